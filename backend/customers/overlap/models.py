"""Tables of the overlap radar."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique

OverlapVerdict = Literal["free", "yours", "colleague", "pool", "same_group"]
Asked = Literal["name", "domain", "email", "phone", "conversation"]
AppealState = Literal["open", "upheld", "handed_over", "shared", "withdrawn"]

OVERLAP_VERDICTS: tuple[str, ...] = get_args(OverlapVerdict)
ASKED: tuple[str, ...] = get_args(Asked)
APPEAL_STATES: tuple[str, ...] = get_args(AppealState)


class OverlapPolicy(TenantScoped, Base):
    """A tenant's rules of the radar, one row each: its `id` is the tenant's."""

    __tablename__ = "overlap_policy"

    #: Whether a verdict names the colleague.
    show_names: Mapped[bool] = mapped_column(default=True)
    #: Questions that one person may type.
    checks_per_hour: Mapped[int] = mapped_column(default=60)
    checks_per_day: Mapped[int] = mapped_column(default=200)
    #: A contact this many days ago still protects a claim.
    protection_days: Mapped[int] = mapped_column(default=90)


class OverlapCheck(TenantScoped, Base):
    """That somebody asked whose customer somebody is: what limits and audits asking, and what an appeal is about."""

    __tablename__ = "overlap_check"
    __table_args__ = (
        tenant_index("member_id", "at"),
        tenant_index("at", "id"),
        tenant_index("company_id", postgresql_where=text("company_id IS NOT NULL")),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="SET NULL"),
        one_of("asked_kind", ASKED),
        one_of("verdict", OVERLAP_VERDICTS),
    )

    #: None for an API key.
    member_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    asked_kind: Mapped[str]
    #: What was typed, for the audit.
    asked: Mapped[str]
    verdict: Mapped[str]
    #: The company that the verdict is about; never told to who asked.
    company_id: Mapped[UUID | None]
    at: Mapped[datetime] = mapped_column(default=now)


class OverlapAppeal(TenantScoped, Base):
    """That somebody asks a manager to decide whose customer a company is."""

    __tablename__ = "overlap_appeal"
    __table_args__ = (
        Index(
            "uq_overlap_appeal_open", "tenant_id", "company_id", "asked_by", unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        tenant_index("state", "created_at", "id"),
        tenant_index("asked_by", "created_at"),
        tenant_index("owner_id", "created_at"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("membership", "asked_by", ondelete="CASCADE"),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        one_of("state", APPEAL_STATES),
    )  # fmt: skip

    company_id: Mapped[UUID]
    asked_by: Mapped[UUID]
    asked_by_name: Mapped[str]
    #: Who had the company when the appeal was made.
    owner_id: Mapped[UUID | None]
    owner_name: Mapped[str | None]
    reason: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    created_at: Mapped[datetime] = mapped_column(default=now)
    decided_at: Mapped[datetime | None]
    decided_by_name: Mapped[str | None]
    decision_note: Mapped[str | None]
    #: When each side read the outcome.
    asker_seen_at: Mapped[datetime | None]
    owner_seen_at: Mapped[datetime | None]


class CompanyShare(TenantScoped, Base):
    """That a company is a colleague's customer beside its owner's."""

    __tablename__ = "company_share"
    __table_args__ = (
        tenant_unique("company_id", "member_id"),
        tenant_index("member_id"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
    )

    company_id: Mapped[UUID]
    member_id: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(default=now)
