"""What happens to sequences."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class SequencesChanged(Event, frozen=True, kw_only=True):
    """Sequences were made, changed, started, paused or put aside."""

    kind: ClassVar[str] = "sequence"

    sequence_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The sequences."""
        return self.sequence_ids


class EnrolmentsChanged(Event, frozen=True, kw_only=True):
    """People were put into a sequence, moved on, or left it."""

    kind: ClassVar[str] = "sequence"

    sequence_ids: list[UUID]
    contact_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The sequences and the people."""
        return [*self.sequence_ids, *self.contact_ids]


class EnrolmentHeld(Event, frozen=True, kw_only=True):
    """A letter could not be written or sent: its author has to put something right."""

    kind: ClassVar[str] = "sequence"

    enrolment_id: UUID
    sequence_id: UUID
    contact_id: UUID
    company_id: UUID | None
    author_id: UUID | None
    reason: str

    def subject_ids(self) -> list[UUID]:
        """The sequence and the person."""
        return [self.sequence_id, self.contact_id]
