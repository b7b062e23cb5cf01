"""What the domain tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class WebhookChanged(Event, frozen=True, kw_only=True):
    """An endpoint was added, changed or removed, or began or ceased to fail."""

    kind: ClassVar[str] = "webhook"

    webhook_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The endpoint."""
        return [self.webhook_id]
