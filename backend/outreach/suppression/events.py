"""What happens to suppressed addresses."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class AddressSuppressed(Event, frozen=True, kw_only=True):
    """Nothing is sent to an address any more. `outgoing_id`: the message that led to it, where there is one."""

    kind: ClassVar[str] = "suppression"

    suppression_id: UUID
    reason: str
    outgoing_id: UUID | None = None
    contact_id: UUID | None = None
    company_id: UUID | None = None

    def subject_ids(self) -> list[UUID]:
        """The entry."""
        return [self.suppression_id]


class SuppressionLifted(Event, frozen=True, kw_only=True):
    """An address may be written to again."""

    kind: ClassVar[str] = "suppression"

    suppression_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The entry."""
        return [self.suppression_id]
