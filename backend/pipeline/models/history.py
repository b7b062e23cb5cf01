"""What became of deals, stage by stage, and what is learnt from it."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Computed, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.pipeline.models.shapes import one_of
from backend.pipeline.vocabulary import MOVE_KINDS
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index


class DealStageChange(TenantScoped, Base):
    """One step of a deal. Rows are added and never changed, but for the mark that one was taken back.

    `seconds` is how long the deal had been in `from_stage_id`. `counts` leaves out what was taken back, with the step
    that took it back: reports read those rows alone.
    """

    __tablename__ = "deal_stage_change"
    __mapper_args__: ClassVar[dict[str, Any]] = {"eager_defaults": True}  # type: ignore[misc]
    __table_args__ = (
        tenant_index("deal_id", "at", "id"),
        # Time in stage and passages, out of the index alone.
        tenant_index(
            "pipeline_id", "at", "from_stage_id", "to_stage_id", "status", "seconds", "deal_id",
            name="ix_deal_stage_change_passages", postgresql_where=text("counts"),
        ),
        tenant_fk("deal", "deal_id", ondelete="CASCADE"),
        one_of("kind", MOVE_KINDS),
    )  # fmt: skip

    deal_id: Mapped[UUID]
    pipeline_id: Mapped[UUID]
    kind: Mapped[str]
    from_stage_id: Mapped[UUID | None]
    to_stage_id: Mapped[UUID]
    status: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    seconds: Mapped[int | None]
    #: A membership.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    reason: Mapped[str | None]
    #: The step that this one takes back.
    undoes_id: Mapped[UUID | None]
    undone: Mapped[bool] = mapped_column(default=False)
    counts: Mapped[bool] = mapped_column(Computed("NOT undone AND kind <> 'undo'", persisted=True))


class StagePassage(TenantScoped, Base):
    """How many steps left one stage for another in a month of UTC, and how long they had been there: what reports count
    instead of every step of the history. Steps that do not count, and first steps, are in none.

    Triggers of the database on steps and on the owners of deals (`infra/migrations/versions/0058_stage_passages.py`)
    add rows in the transaction that changes them, also such that take away: what was counted is the sum over all rows
    of a key, which a job folds into one at night. So nobody waits for a row that somebody else is counting in. Each
    step is counted once for its deal's owner, and once for the `whole`, which has no owner.
    """

    __tablename__ = "stage_passage"
    __table_args__ = (tenant_index("whole", "owner_id", "pipeline_id", "month"),)

    pipeline_id: Mapped[UUID]
    #: Its first day.
    month: Mapped[date]
    whole: Mapped[bool]
    #: A membership.
    owner_id: Mapped[UUID | None]
    from_stage_id: Mapped[UUID]
    to_stage_id: Mapped[UUID]
    status: Mapped[str]
    #: Tenths of the natural logarithm of the seconds, counted from 1.
    bucket: Mapped[int]
    steps: Mapped[int]
    seconds: Mapped[int] = mapped_column(BigInteger)


class SplitPassage(TenantScoped, Base):
    """The same steps by their deals' owners and sources and their customers' countries, without buckets of time. Other
    triggers keep it (`infra/migrations/versions/0061_split_passages.py`), on the countries of companies too."""

    __tablename__ = "split_passage"
    __table_args__ = (tenant_index("month"),)

    pipeline_id: Mapped[UUID]
    #: Its first day.
    month: Mapped[date]
    #: A membership.
    owner_id: Mapped[UUID | None]
    #: ISO 3166-1 alpha-2.
    country: Mapped[str | None]
    source: Mapped[str]
    from_stage_id: Mapped[UUID]
    to_stage_id: Mapped[UUID]
    status: Mapped[str]
    steps: Mapped[int]
    seconds: Mapped[int] = mapped_column(BigInteger)


class StagePace(TenantScoped, Base):
    """How long deals stay in a stage, learnt from the tenant's own history: of a country, a product, or all."""

    __tablename__ = "stage_pace"
    __table_args__ = (
        tenant_index("pipeline_id", "stage_id"),
        tenant_fk("pipeline", "pipeline_id", ondelete="CASCADE"),
        tenant_fk("pipeline_stage", "stage_id", ondelete="CASCADE"),
    )

    pipeline_id: Mapped[UUID]
    stage_id: Mapped[UUID]
    #: ISO 3166-1 alpha-2.
    country: Mapped[str | None]
    product_key: Mapped[str | None]
    cases: Mapped[int]
    median_seconds: Mapped[int]
    slow_seconds: Mapped[int]
    learnt_at: Mapped[datetime] = mapped_column(default=now)
