"""What the domain tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class MeetingChanged(Event, frozen=True, kw_only=True):
    """Meetings were asked for, answered, moved or called off."""

    kind: ClassVar[str] = "meeting"

    meeting_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The meetings."""
        return self.meeting_ids
