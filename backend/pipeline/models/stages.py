"""Pipelines, their stages, and why deals are lost."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.pipeline.models.shapes import one_of
from backend.pipeline.vocabulary import STAGE_KINDS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index


class Pipeline(TenantScoped, Timestamped, Versioned, Base):
    """A way that deals go. `currency` is the one that its sums are shown in (ISO 4217)."""

    __tablename__ = "pipeline"
    __table_args__ = (tenant_index("position", "id"),)

    name: Mapped[str]
    currency: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]


class PipelineStage(TenantScoped, Timestamped, Base):
    """A stage of a pipeline; the pipeline's version guards it.

    `entry_proofs` and `exit_proofs` are lists of `{"kind", "label", "required"}`: what must be there to come in and
    before going on. A deal may go to any stage of its pipeline, as often as it likes.
    """

    __tablename__ = "pipeline_stage"
    __table_args__ = (
        tenant_index("pipeline_id", "position"),
        tenant_fk("pipeline", "pipeline_id", ondelete="CASCADE"),
        one_of("kind", STAGE_KINDS),
        CheckConstraint("probability BETWEEN 0 AND 100", name="probability"),
    )

    pipeline_id: Mapped[UUID]
    name: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int]
    #: That a deal in this stage is won, in percent.
    probability: Mapped[int] = mapped_column(SmallInteger)
    #: Days that a deal should need at most, until there is a history to learn from.
    sla_days: Mapped[int | None]
    entry_proofs: Mapped[list[Any]] = mapped_column(default=list)
    exit_proofs: Mapped[list[Any]] = mapped_column(default=list)
    archived_at: Mapped[datetime | None]


class LossReason(TenantScoped, Timestamped, Base):
    """Why deals are lost, in the tenant's words."""

    __tablename__ = "loss_reason"
    __table_args__ = (
        Index("uq_loss_reason_tenant_id_name_key", "tenant_id", "name_key", unique=True,
              postgresql_where=text("archived_at IS NULL")),
    )  # fmt: skip

    name: Mapped[str]
    #: Folded, for uniqueness.
    name_key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]
