"""What money tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class PaymentChanged(Event, frozen=True, kw_only=True):
    """A payment was noted, changed, shared out or cancelled."""

    kind: ClassVar[str] = "payment"

    payment_id: UUID
    company_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The payment."""
        return [self.payment_id]


class PaymentReceived(PaymentChanged, frozen=True, kw_only=True):
    """Money is in; `order_ids` are those that it settles something of."""

    order_ids: list[UUID]
