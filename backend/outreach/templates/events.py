"""What templates tell."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class TemplatesChanged(Event, frozen=True, kw_only=True):
    """Templates were made, changed, archived or restored, or one of their languages was."""

    kind: ClassVar[str] = "template"

    template_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The templates."""
        return self.template_ids
