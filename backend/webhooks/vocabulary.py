"""The closed lists of the domain, and its measures."""

from datetime import timedelta
from typing import Final, Literal, get_args

WebhookScope = Literal["read", "admin"]
DeliveryState = Literal["waiting", "sending", "delivered", "failed"]
#: Why an endpoint is off, where no person switched it off.
OffReason = Literal["gone", "failing", "backlog"]

SCOPES: Final[tuple[WebhookScope, ...]] = get_args(WebhookScope)
STATES: Final[tuple[DeliveryState, ...]] = get_args(DeliveryState)
OFF_REASONS: Final[tuple[OffReason, ...]] = get_args(OffReason)

#: Endpoints of a tenant.
MOST_ENDPOINTS: Final = 20
#: Deliveries that may wait for one endpoint: whoever is that far behind is switched off and told.
MOST_WAITING: Final = 50_000
#: An endpoint that answered nothing well for so long is switched off: as long as the retries of one delivery take.
FAILING_FOR: Final = timedelta(days=3)
#: The log is kept for so long.
KEPT: Final = timedelta(days=30)
#: Hours for which a replaced secret signs beside the new one.
MOST_OVERLAP: Final = 168
#: Pauses before the second attempt, the third, and so on, in seconds: the schedule of the Standard Webhooks
#: specification, ten attempts over three days and a few hours.
PAUSES: Final = (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
#: The event that "send a test event" sends.
TEST: Final = "webhook.test"
