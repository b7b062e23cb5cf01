"""What the domain tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class LeadsChanged(Event, frozen=True, kw_only=True):
    """Leads came, went to somebody else, were answered or closed; or rules and forms changed (then none are named)."""

    kind: ClassVar[str] = "lead"

    lead_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The leads."""
        return self.lead_ids
