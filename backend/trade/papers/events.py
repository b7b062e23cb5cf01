"""What papers tell."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class PaperIssued(Event, frozen=True, kw_only=True):
    """A paper went into the file, or was voided."""

    kind: ClassVar[str] = "paper"

    paper_id: UUID
    paper_kind: str
    order_id: UUID | None
    company_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The paper."""
        return [self.paper_id]
