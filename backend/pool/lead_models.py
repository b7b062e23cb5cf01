"""Tables of leads and of handing work over."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.pool.models import one_of
from backend.pool.vocabulary import HANDOVER_KINDS, HANDOVER_STATES, LEAD_STATES, METHODS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique


class LeadRule(TenantScoped, Timestamped, Versioned, Base):
    """Whom new customers without an owner go to. Rules are asked in their order; conditions that are empty ask for
    nothing."""

    __tablename__ = "lead_rule"
    __table_args__ = (
        tenant_index("position"),
        one_of("method", METHODS),
        CheckConstraint("sla_hours IS NULL OR sla_hours BETWEEN 1 AND 500", name="sla_hours"),
    )

    name: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=False)
    countries: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    languages: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    #: Words of which one has to stand in what was asked for.
    products: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    sources: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    method: Mapped[str]
    #: Seats, in their order.
    member_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    #: Most leads that one of them gets in a day, and most open ones; null for no limit.
    leads_a_day: Mapped[int | None]
    open_leads: Mapped[int | None]
    #: Working hours of whoever gets it within which there has to be an answer.
    sla_hours: Mapped[int | None]
    #: Who is told when there is none; empty for the heads of their teams.
    escalate_to: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    #: Who got the last one: where a round goes on.
    last_member_id: Mapped[UUID | None]


class Lead(TenantScoped, Base):
    """That a customer was given to somebody by a rule: why, and until when there has to be an answer."""

    __tablename__ = "lead"
    __table_args__ = (
        tenant_unique("company_id"),
        tenant_index("member_id", "at"),
        tenant_index("at", "id"),
        tenant_index("due_at", name="ix_lead_due", postgresql_where=text("state = 'open' AND due_at IS NOT NULL")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        one_of("state", LEAD_STATES),
    )

    company_id: Mapped[UUID]
    member_id: Mapped[UUID]
    rule_id: Mapped[UUID | None]
    rule_name: Mapped[str]
    #: Which conditions held, who else was passed over and why.
    why: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    state: Mapped[str] = mapped_column(default="open")
    at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]


class Handover(TenantScoped, Base):
    """That somebody's work went to colleagues: for good, or until they are back."""

    __tablename__ = "handover"
    __table_args__ = (
        tenant_index("at", "id"),
        tenant_fk("membership", "from_id", ondelete="CASCADE"),
        one_of("kind", HANDOVER_KINDS),
        one_of("state", HANDOVER_STATES),
    )

    from_id: Mapped[UUID]
    from_name: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="done")
    #: Seats that got it, in their order.
    to_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    #: What went, by kind.
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    #: First day back, for a leave.
    until: Mapped[date | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]


class HandoverItem(TenantScoped, Base):
    """One thing that was handed over: what takes it back needs."""

    __tablename__ = "handover_item"
    __table_args__ = (
        tenant_index("handover_id", "kind"),
        tenant_fk("handover", "handover_id", ondelete="CASCADE"),
        tenant_fk("membership", "to_id", ondelete="CASCADE"),
    )

    handover_id: Mapped[UUID]
    kind: Mapped[str]
    record_id: Mapped[UUID]
    to_id: Mapped[UUID]
    #: What stood there before, where that is more than the person.
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
