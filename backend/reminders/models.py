"""Tables of the domain."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, DateTime, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.reminders.vocabulary import ENDINGS, ORIGINS, OUTCOMES, RULE_KINDS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index

_OPEN = text("ended_at IS NULL")


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Reminder(TenantScoped, Timestamped, Versioned, Base):
    """Something to be done at a local time, once or again and again.

    `start`, `zone` and `rule` are what was meant; `fire_at` is derived from them (or from `snooze_wall`) and is the
    next instant at which it fires, null when nothing is ahead. What fired and was not dealt with is `due_at`. A series
    has both: the open occurrence and the next. `next_at` is what people see as its time.
    """

    __tablename__ = "reminder"
    # `next_at` is read after each change.
    __mapper_args__: ClassVar[dict[str, Any]] = {"eager_defaults": True}  # type: ignore[misc]
    __table_args__ = (
        # What the scheduler reads, tenant by tenant.
        tenant_index("fire_at", "id", postgresql_where=text("fire_at IS NOT NULL")),
        tenant_index("assignee_id", "next_at", "id", postgresql_where=_OPEN),
        tenant_index("company_id", "next_at", postgresql_where=_OPEN),
        tenant_index("contact_id", "next_at", postgresql_where=_OPEN),
        tenant_index("conversation_id", postgresql_where=text("conversation_id IS NOT NULL")),
        tenant_index("deal_id", "next_at", postgresql_where=text("deal_id IS NOT NULL")),
        tenant_index("next_at", "id", name="ix_reminder_open", postgresql_where=_OPEN),
        # A rule speaks once about each thing.
        Index(
            "uq_reminder_rule", "tenant_id", "rule_id", "rule_key", unique=True,
            postgresql_where=text("rule_id IS NOT NULL"),
        ),
        tenant_fk("membership", "assignee_id", ondelete="SET NULL"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("deal", "deal_id", ondelete="CASCADE"),
        tenant_fk("reminder_rule", "rule_id", ondelete="SET NULL"),
        _one_of("origin", ORIGINS),
        _one_of("ending", ENDINGS),
    )  # fmt: skip

    text: Mapped[str]
    origin: Mapped[str] = mapped_column(default="person")
    #: The one next step of its company or contact, which setting a new follow-up moves.
    follow_up: Mapped[bool] = mapped_column(default=False)
    #: Seats.
    assignee_id: Mapped[UUID | None]
    created_by: Mapped[UUID | None]
    #: A contact's company is named too.
    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    #: A deal's company, and its contact, are named too.
    deal_id: Mapped[UUID | None]

    #: Local time of the first occurrence in `zone` (IANA).
    start: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    zone: Mapped[str]
    #: Whose working days count: ISO 3166.
    territory: Mapped[str | None]
    #: RFC 5545.
    rule: Mapped[str | None]
    skip_free_days: Mapped[bool] = mapped_column(default=False)

    fire_at: Mapped[datetime | None]
    #: Where it was put off to, in `snooze_zone`; null for "in an hour", which is an instant and not a local time.
    snooze_wall: Mapped[datetime | None] = mapped_column(DateTime(timezone=False))
    snooze_zone: Mapped[str | None]
    snoozed: Mapped[bool] = mapped_column(default=False)
    due_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None] = mapped_column(Computed("coalesce(due_at, fire_at)", persisted=True))
    #: It fired later than it should have, because no worker was running; so many occurrences were left out.
    late: Mapped[bool] = mapped_column(default=False)
    missed: Mapped[int] = mapped_column(default=0)
    #: The release of the zone data behind `fire_at`; and what the last one changed: {"release", "before", "after"}.
    tzdata: Mapped[str]
    moved: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None]
    rule_id: Mapped[UUID | None]
    #: What the rule speaks of, such as a message's id.
    rule_key: Mapped[str | None]


class ReminderOccurrence(TenantScoped, Base):
    """One time that a reminder fired, and what came of it. The past of a series, which editing it does not touch."""

    __tablename__ = "reminder_occurrence"
    __table_args__ = (
        # However many workers look, and wherever their clocks stand, an occurrence fires once.
        Index("uq_reminder_occurrence_key", "tenant_id", "reminder_id", "key", unique=True),
        tenant_index("fired_at", "id"),
        tenant_fk("reminder", "reminder_id", ondelete="CASCADE"),
        _one_of("outcome", OUTCOMES),
    )

    reminder_id: Mapped[UUID]
    #: The local time that the series names, or the instant that it was put off to.
    key: Mapped[str]
    due_at: Mapped[datetime]
    fired_at: Mapped[datetime]
    late: Mapped[bool]
    assignee_id: Mapped[UUID | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    note: Mapped[str | None]
    #: Name of who dealt with it.
    ended_by: Mapped[str | None]


class ReminderRule(TenantScoped, Timestamped, Versioned, Base):
    """A rule that sets reminders by itself. `params` are those of its kind (`rules.kinds`)."""

    __tablename__ = "reminder_rule"
    __table_args__ = (tenant_index("created_at"), _one_of("kind", RULE_KINDS))

    kind: Mapped[str]
    name: Mapped[str]
    params: Mapped[dict[str, Any]]
    active: Mapped[bool] = mapped_column(default=False)
    #: It speaks of what happens after it was switched on, never of the past.
    active_since: Mapped[datetime | None]
    run_at: Mapped[datetime | None]
