"""What happens to jobs."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class DeadLetterChanged(Event, frozen=True, kw_only=True):
    """A job gave up, was sent on its way again, or was dropped."""

    kind: ClassVar[str] = "dead_letter"
    dead_letter_id: UUID

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return [self.dead_letter_id]
