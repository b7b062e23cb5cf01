"""Deals and what belongs to them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.pipeline.models.shapes import MONEY, OPEN, QUANTITY, RATE, one_of
from backend.pipeline.vocabulary import SOURCES, STATUSES
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique


class Deal(TenantScoped, Timestamped, Versioned, Base):
    """An opportunity. Only `service.moves` and `service.closing` change its stage and status.

    `rate` is locked: what one unit of `currency` is worth in `rate_currency`, at `rate_date`, as `rate_source` says.
    """

    __tablename__ = "deal"
    # `value` is read after each change.
    __mapper_args__: ClassVar[dict[str, Any]] = {"eager_defaults": True}  # type: ignore[misc]
    __table_args__ = (
        tenant_unique("number"),
        # A column of the board, newest in the stage first; and the sums of all columns out of the index alone.
        tenant_index("pipeline_id", "stage_id", "stage_entered_at", "id", postgresql_where=OPEN),
        tenant_index(
            "pipeline_id", "stage_id", "rate_currency", "value", "rate_date",
            name="ix_deal_sums", postgresql_where=OPEN,
        ),
        # How far the deals of a time came.
        tenant_index("pipeline_id", "opened_at", "furthest_stage_id", "stage_id", name="ix_deal_cohort"),
        tenant_index("company_id", "opened_at"),
        tenant_index("contact_id", postgresql_where=text("contact_id IS NOT NULL")),
        tenant_index("owner_id", "status", "opened_at"),
        # One index per sort of the list.
        tenant_index("opened_at", "id"),
        tenant_index("name_key", "id"),
        tenant_index("value", "id"),
        tenant_index("stage_entered_at", "id"),
        tenant_index("expected_close_on", "id"),
        tenant_index("expected_ship_on", "id", postgresql_where=OPEN),
        tenant_index("next_follow_up_at", "id", postgresql_where=text("next_follow_up_at IS NOT NULL")),
        tenant_index("pipeline_id", "closed_at", postgresql_where=text("closed_at IS NOT NULL")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="SET NULL"),
        tenant_fk("pipeline", "pipeline_id"),
        tenant_fk("pipeline_stage", "stage_id"),
        tenant_fk("pipeline_stage", "furthest_stage_id", ondelete="SET NULL"),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        tenant_fk("loss_reason", "lost_reason_id", ondelete="SET NULL"),
        one_of("status", STATUSES),
        one_of("source", SOURCES),
        CheckConstraint("(rate IS NULL) = (rate_currency IS NULL)", name="rate"),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed"),
    )  # fmt: skip

    #: Counts up within the tenant.
    number: Mapped[int]
    name: Mapped[str]
    #: The name as sorting and searching see it: `i18n.words.fold`.
    name_key: Mapped[str]
    company_id: Mapped[UUID]
    contact_id: Mapped[UUID | None]
    pipeline_id: Mapped[UUID]
    stage_id: Mapped[UUID]
    stage_entered_at: Mapped[datetime] = mapped_column(default=now)
    #: The last in the pipeline's order of those that the deal ever came to; `service.history` keeps it.
    furthest_stage_id: Mapped[UUID | None]
    #: A membership, as `company.owner_id`.
    owner_id: Mapped[UUID | None]
    amount: Mapped[Decimal | None] = mapped_column(MONEY)
    #: ISO 4217.
    currency: Mapped[str]
    rate: Mapped[Decimal | None] = mapped_column(RATE)
    rate_currency: Mapped[str | None]
    rate_date: Mapped[date | None]
    rate_source: Mapped[str | None]
    #: The amount in `rate_currency`.
    value: Mapped[Decimal | None] = mapped_column(MONEY, Computed("round(amount * rate, 6)", persisted=True))
    #: The part that the buyer pays in advance, in percent; weighs the deposit forecast.
    deposit_percent: Mapped[Decimal | None] = mapped_column(QUANTITY)
    #: Percent; null takes the stage's.
    probability: Mapped[int | None]
    expected_close_on: Mapped[date | None]
    #: ETD.
    expected_ship_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="open")
    lost_reason_id: Mapped[UUID | None]
    lost_note: Mapped[str | None]
    source: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]
    next_step: Mapped[str | None]
    next_follow_up_at: Mapped[datetime | None]
    #: The first product asked for, folded: what pace is learnt by.
    product_key: Mapped[str | None]
    note: Mapped[str | None]


class DealCounter(TenantScoped, Base):
    """The last number given to a deal; one row a tenant, whose id is the tenant's."""

    __tablename__ = "deal_counter"

    last: Mapped[int]


class DealOwner(TenantScoped, Base):
    """A colleague who shares in a deal. `share` is in percent; the rest is the owner's."""

    __tablename__ = "deal_owner"
    __table_args__ = (
        tenant_unique("deal_id", "member_id"),
        tenant_index("member_id"),
        tenant_fk("deal", "deal_id", ondelete="CASCADE"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        CheckConstraint("share > 0 AND share <= 100", name="share"),
    )

    deal_id: Mapped[UUID]
    member_id: Mapped[UUID]
    share: Mapped[Decimal] = mapped_column(QUANTITY)


class DealCompetitor(TenantScoped, Timestamped, Base):
    """Somebody else who wants the order."""

    __tablename__ = "deal_competitor"
    __table_args__ = (tenant_index("deal_id"), tenant_fk("deal", "deal_id", ondelete="CASCADE"))

    deal_id: Mapped[UUID]
    name: Mapped[str]
    #: What they ask for, in words: a price, a lead time.
    offer: Mapped[str | None]
    note: Mapped[str | None]


class DealLine(TenantScoped, Base):
    """A product that is asked for. `unit` is a UN/ECE Rec 20 code; prices are in the deal's currency."""

    __tablename__ = "deal_line"
    __table_args__ = (tenant_index("deal_id", "position"), tenant_fk("deal", "deal_id", ondelete="CASCADE"))

    deal_id: Mapped[UUID]
    position: Mapped[int]
    product: Mapped[str]
    #: A product of the catalogue, where one was chosen.
    product_id: Mapped[UUID | None]
    quantity: Mapped[Decimal | None] = mapped_column(QUANTITY)
    unit: Mapped[str | None]
    unit_price: Mapped[Decimal | None] = mapped_column(MONEY)


class DealConversation(TenantScoped, Base):
    """A conversation about a deal. Who may not see its mail is not told of it."""

    __tablename__ = "deal_conversation"
    __table_args__ = (
        tenant_unique("deal_id", "conversation_id"),
        tenant_index("conversation_id"),
        tenant_fk("deal", "deal_id", ondelete="CASCADE"),
        tenant_fk("conversation", "conversation_id", ondelete="CASCADE"),
    )

    deal_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    linked_at: Mapped[datetime] = mapped_column(default=now)


class DealProof(TenantScoped, Base):
    """That somebody confirmed by hand what a stage asks for. `key` is the proof's (`proofs.key_of`)."""

    __tablename__ = "deal_proof"
    __table_args__ = (tenant_unique("deal_id", "key"), tenant_fk("deal", "deal_id", ondelete="CASCADE"))

    deal_id: Mapped[UUID]
    key: Mapped[str]
    note: Mapped[str | None]
    #: A membership.
    by_id: Mapped[UUID | None]
    by_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
