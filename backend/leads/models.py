"""Tables of leads: the desk with its hours, rules, leads with their log, web forms and what was filled in."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.leads.vocabulary import (
    FORM_STATES,
    LEAD_EVENT_KINDS,
    LEAD_SOURCES,
    LEAD_STATES,
    METHODS,
    PRIORITIES,
    SLA_STATES,
)
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class LeadDesk(TenantScoped, Timestamped, Versioned, Base):
    """A tenant's working hours; `id` is the tenant's. Whoever gives leads out locks this row, so that turns and caps
    hold however many do so at once."""

    __tablename__ = "lead_desk"
    __table_args__ = (CheckConstraint("opens < closes", name="hours"),)

    #: IANA: where days begin for daily caps, and whose clock counts for what nobody owns.
    zone: Mapped[str] = mapped_column(default="UTC")
    #: ISO 3166, whose holidays count there; null for the zone's country.
    territory: Mapped[str | None]
    #: Local hours of everybody's desk, in their own zones.
    opens: Mapped[time] = mapped_column(default=time(9))
    closes: Mapped[time] = mapped_column(default=time(18))


class LeadRule(TenantScoped, Timestamped, Versioned, Base):
    """Which inquiries go to whom, and how soon they want an answer. Rules are asked by `position`; the first that fits
    and finds somebody decides. Conditions that are empty ask for nothing."""

    __tablename__ = "lead_rule"
    __table_args__ = (
        tenant_index("position", "id"),
        tenant_fk("team", "team_id", ondelete="SET NULL"),
        tenant_fk("membership", "last_member_id", ondelete="SET NULL"),
        _one_of("method", METHODS),
        _one_of("priority", PRIORITIES),
    )

    name: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=False)
    #: It speaks of inquiries that came after it was switched on.
    active_since: Mapped[datetime | None]
    countries: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    languages: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    products: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    sources: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    mailbox_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    form_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    method: Mapped[str] = mapped_column(default="round_robin")
    #: Seats, in order; and those of a team after them.
    member_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    team_id: Mapped[UUID | None]
    #: Most open leads, and most new ones a day, that anybody is given; null for no limit.
    open_cap: Mapped[int | None]
    daily_cap: Mapped[int | None]
    priority: Mapped[str] = mapped_column(default="normal")
    #: Working hours until the first answer; null for no clock. And after how many more somebody else gets it.
    respond_hours: Mapped[float | None]
    reassign_hours: Mapped[float | None]
    #: Whoever had the last turn.
    last_member_id: Mapped[UUID | None]


class Lead(TenantScoped, Timestamped, Versioned, Base):
    """An inquiry to be answered. `next_at` is the instant at which its clock wants something done."""

    __tablename__ = "lead"
    __table_args__ = (
        tenant_index("next_at", "id", postgresql_where=text("next_at IS NOT NULL")),
        tenant_index("asked_at", "id"),
        tenant_index("owner_id", "asked_at", "id", postgresql_where=text("state = 'open'")),
        tenant_index("company_id", "asked_at"),
        tenant_index("contact_id", postgresql_where=text("contact_id IS NOT NULL")),
        Index("uq_lead_conversation", "tenant_id", "conversation_id", unique=True,
              postgresql_where=text("conversation_id IS NOT NULL")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        tenant_fk("lead_rule", "rule_id", ondelete="SET NULL"),
        _one_of("source", LEAD_SOURCES),
        _one_of("state", LEAD_STATES),
        _one_of("sla", SLA_STATES),
        _one_of("priority", PRIORITIES),
    )  # fmt: skip

    source: Mapped[str]
    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    form_id: Mapped[UUID | None]
    deal_id: Mapped[UUID | None]
    #: What a form or a person says of it. Of mail nothing is kept here: who may see it is the mail's own matter.
    title: Mapped[str | None]
    body: Mapped[str | None]
    #: ISO 3166-1, BCP 47, and what was asked for, as rules see them.
    country: Mapped[str | None]
    language: Mapped[str | None]
    products: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    mailbox_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[datetime | None]
    #: A seat; null while nobody could be found.
    owner_id: Mapped[UUID | None]
    assigned_at: Mapped[datetime | None]
    #: Whether its company was its owner's before it came.
    kept: Mapped[bool] = mapped_column(default=False)
    rule_id: Mapped[UUID | None]
    priority: Mapped[str] = mapped_column(default="normal")
    sla: Mapped[str] = mapped_column(default="none")
    #: Working hours that the rule allows; when they end; and what is left of them while it is paused.
    respond_hours: Mapped[float | None]
    due_at: Mapped[datetime | None]
    left_hours: Mapped[float | None]
    next_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]
    #: When the first answer went out, and after how many of its owner's working hours since it was asked.
    responded_at: Mapped[datetime | None]
    response_hours: Mapped[float | None]


class LeadEvent(TenantScoped, Base):
    """What happened to a lead, by which rule or whom, and why: `reason` is put into words by `words`."""

    __tablename__ = "lead_event"
    __table_args__ = (
        tenant_index("lead_id", "at", "id"),
        tenant_index("to_owner_id", "at", postgresql_where=text("kind IN ('assigned', 'reassigned')")),
        tenant_fk("lead", "lead_id", ondelete="CASCADE"),
        _one_of("kind", LEAD_EVENT_KINDS),
    )

    lead_id: Mapped[UUID]
    kind: Mapped[str]
    rule_id: Mapped[UUID | None]
    rule_name: Mapped[str | None]
    from_owner_id: Mapped[UUID | None]
    from_owner_name: Mapped[str | None]
    to_owner_id: Mapped[UUID | None]
    to_owner_name: Mapped[str | None]
    reason: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    #: Null where the program did it.
    actor_name: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=now)


class LeadForm(TenantScoped, Timestamped, Versioned, Base):
    """A form for a web site. `key` is the part of its public address that leads to it."""

    __tablename__ = "lead_form"
    __table_args__ = (Index("uq_lead_form_key", "tenant_id", "key", unique=True),)

    name: Mapped[str]
    key: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    #: BCP 47, the one for everybody else first.
    languages: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    #: `schemas.FormField`s, and `schemas.FormTexts` by language.
    fields: Mapped[list[Any]] = mapped_column(JSONB, default=list)
    texts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    #: Origins of pages that may show it in a frame or send to it; empty for everywhere.
    origins: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    #: Where a deal begins for each inquiry; null for none.
    pipeline_id: Mapped[UUID | None]
    #: A page to go on to after thanking; null to stay.
    thanks_url: Mapped[str | None]


class LeadSubmission(TenantScoped, Base):
    """One form as it was filled in, with what was agreed to. What looks like spam is held until a person decides."""

    __tablename__ = "lead_submission"
    __table_args__ = (
        tenant_index("form_id", "at", "id"),
        tenant_index("company_id", postgresql_where=text("company_id IS NOT NULL")),
        tenant_index("contact_id", postgresql_where=text("contact_id IS NOT NULL")),
        tenant_fk("lead_form", "form_id", ondelete="CASCADE"),
        tenant_fk("lead", "lead_id", ondelete="SET NULL"),
        tenant_fk("company", "company_id", ondelete="SET NULL"),
        tenant_fk("contact", "contact_id", ondelete="SET NULL"),
        _one_of("state", FORM_STATES),
    )

    form_id: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(default=now)
    language: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    #: The words that were agreed to; null where the form asks for none.
    consent: Mapped[str | None]
    #: The page that it was filled in on.
    page: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="taken")
    #: Why it is held, as codes.
    held_for: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    lead_id: Mapped[UUID | None]
    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
