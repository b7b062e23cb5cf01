"""What imports of files tell the rest of the program."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class ImportRunChanged(Event, frozen=True, kw_only=True):
    """An import was begun, moved on, ended or was cancelled."""

    kind: ClassVar[str] = "import_run"

    run_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The run."""
        return [self.run_id]


class ImportRunDue(Event, frozen=True, kw_only=True):
    """The next slice of an import is to be worked at."""

    run_id: UUID
