"""What the domain tells."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class _DealEvent(Event, frozen=True, kw_only=True):
    kind: ClassVar[str] = "deal"

    deal_id: UUID
    company_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The deal."""
        return [self.deal_id]


class DealCreated(_DealEvent, frozen=True, kw_only=True):
    """A deal is new."""


class DealChanged(_DealEvent, frozen=True, kw_only=True):
    """Fields, lines, people or proofs of a deal changed; its stage did not."""


class DealStageChanged(_DealEvent, frozen=True, kw_only=True):
    """A deal came into another stage (or back, when a move was taken back)."""

    from_stage: UUID | None
    to_stage: UUID
    at: datetime


class DealWon(_DealEvent, frozen=True, kw_only=True):
    """A deal was won."""


class DealLost(_DealEvent, frozen=True, kw_only=True):
    """A deal was lost."""

    reason_id: UUID | None


class DealReopened(_DealEvent, frozen=True, kw_only=True):
    """A closed deal is open again."""


class PipelineChanged(Event, frozen=True, kw_only=True):
    """Pipelines, stages, loss reasons or targets changed."""

    kind: ClassVar[str] = "pipeline"

    pipeline_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The pipelines."""
        return self.pipeline_ids
