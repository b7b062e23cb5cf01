"""What the domain tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class ReminderChanged(Event, frozen=True, kw_only=True):
    """Reminders were made, moved, put off, done or ended."""

    kind: ClassVar[str] = "reminder"

    reminder_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The reminders."""
        return self.reminder_ids


class ReminderFired(Event, frozen=True, kw_only=True):
    """A reminder's time has come. Alert channels hear this; open screens are told of it for the assignee alone."""

    kind: ClassVar[str] = "reminder_due"

    reminder_id: UUID
    occurrence_id: UUID
    assignee_id: UUID | None

    def subject_ids(self) -> list[UUID]:
        """The seat to alert."""
        return [self.assignee_id] if self.assignee_id else []
