"""Targets, and views that people keep."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.pipeline.models.shapes import MONEY, one_of
from backend.pipeline.vocabulary import SHARINGS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index


class DealTarget(TenantScoped, Timestamped, Base):
    """What a person or a team is to win in a month; neither of both means the whole house."""

    __tablename__ = "deal_target"
    __table_args__ = (
        Index("uq_deal_target_member", "tenant_id", "member_id", "month", unique=True,
              postgresql_where=text("member_id IS NOT NULL")),
        Index("uq_deal_target_team", "tenant_id", "team_id", "month", unique=True,
              postgresql_where=text("team_id IS NOT NULL")),
        Index("uq_deal_target_house", "tenant_id", "month", unique=True,
              postgresql_where=text("member_id IS NULL AND team_id IS NULL")),
        tenant_index("month"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        tenant_fk("team", "team_id", ondelete="CASCADE"),
        CheckConstraint("member_id IS NULL OR team_id IS NULL", name="whose"),
        CheckConstraint("extract(day FROM month) = 1", name="month"),
    )  # fmt: skip

    member_id: Mapped[UUID | None]
    team_id: Mapped[UUID | None]
    #: Its first day.
    month: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(MONEY)
    currency: Mapped[str]


class SavedView(TenantScoped, Timestamped, Versioned, Base):
    """Filters, sort and shape of the deals' screen under a name."""

    __tablename__ = "deal_saved_view"
    __table_args__ = (
        tenant_index("member_id"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        tenant_fk("team", "team_id", ondelete="CASCADE"),
        one_of("sharing", SHARINGS),
    )

    name: Mapped[str]
    #: Whose it is.
    member_id: Mapped[UUID]
    sharing: Mapped[str] = mapped_column(default="me")
    team_id: Mapped[UUID | None]
    #: The screen's address parameters.
    params: Mapped[dict[str, Any]]
