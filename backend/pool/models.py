"""Tables of pools: who may claim, what is taken away when, and every move."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.pool.vocabulary import MOVE_KINDS, REQUEST_STATES, TRIGGERS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """A column that holds one of a closed list."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Pool(TenantScoped, Timestamped, Versioned, Base):
    """Customers that nobody looks after, for some colleagues (or all) to claim."""

    __tablename__ = "pool"
    __table_args__ = (
        Index("uq_pool_tenant_id_name_key", "tenant_id", "name_key", unique=True,
              postgresql_where=text("archived_at IS NULL")),
    )  # fmt: skip

    name: Mapped[str]
    name_key: Mapped[str]
    #: Whether everybody who may write claims from it, or only its members.
    open_to_all: Mapped[bool] = mapped_column(default=True)
    #: Countries whose customers go here where a rule leaves the choice; empty for all the rest.
    countries: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    #: Most that somebody may claim in a day, look at in a day, and hold; null for no limit.
    claims_a_day: Mapped[int | None]
    views_a_day: Mapped[int | None]
    holding_cap: Mapped[int | None]
    #: Days for which the former owner cannot claim a customer again, and for which no rule takes a claimed one.
    cool_down_days: Mapped[int] = mapped_column(default=7)
    protection_days: Mapped[int] = mapped_column(default=7)
    #: Customers that somebody may pin, so that no rule takes them.
    pins: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]


class PoolMember(TenantScoped, Base):
    """That somebody claims from a pool, or looks after it."""

    __tablename__ = "pool_member"
    __table_args__ = (
        tenant_unique("pool_id", "membership_id"),
        tenant_index("membership_id"),
        tenant_fk("pool", "pool_id", ondelete="CASCADE"),
        tenant_fk("membership", "membership_id", ondelete="CASCADE"),
    )

    pool_id: Mapped[UUID]
    membership_id: Mapped[UUID]
    #: Whether they decide requests and may put customers in and give them out.
    admin: Mapped[bool] = mapped_column(default=False)


class PoolRule(TenantScoped, Timestamped, Versioned, Base):
    """When a customer goes from its owner into a pool. Conditions that are empty ask for nothing."""

    __tablename__ = "pool_rule"
    __table_args__ = (
        tenant_index("active"),
        tenant_fk("pool", "pool_id", ondelete="CASCADE"),
        one_of("trigger", TRIGGERS),
        CheckConstraint("days BETWEEN 0 AND 3650", name="days"),
    )

    name: Mapped[str]
    pool_id: Mapped[UUID]
    active: Mapped[bool] = mapped_column(default=False)
    trigger: Mapped[str]
    days: Mapped[int]
    #: Tags of customers that the rule is about: how a tenant writes their level.
    levels: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    countries: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    sources: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    stages: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    #: What counts as a valid follow-up, and how many characters the notes of a call or meeting need to count.
    follow_ups: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    least_chars: Mapped[int] = mapped_column(default=20)
    #: Names of what pauses it (`queries.pauses`).
    pauses: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)


class PoolHolding(TenantScoped, Base):
    """What is known about one customer's stay with its owner; `id` is the company's. No row: nothing special."""

    __tablename__ = "pool_holding"
    __table_args__ = (
        tenant_index("pinned_by", postgresql_where=text("pinned_by IS NOT NULL")),
        tenant_fk("company", "id", ondelete="CASCADE"),
        tenant_fk("membership", "pinned_by", ondelete="SET NULL"),
    )

    #: No rule takes it before: after a claim, and by an extension.
    protected_until: Mapped[datetime | None]
    #: Whoever pinned it; it holds as long as they own it.
    pinned_by: Mapped[UUID | None]
    #: Last day of the contract with the customer.
    contract_until: Mapped[date | None]
    #: The pool that it was claimed from.
    pool_id: Mapped[UUID | None]


class PoolMove(TenantScoped, Base):
    """That a customer went from one hand to another, by which rule or whom, and why. Kept after the company is gone."""

    __tablename__ = "pool_move"
    __table_args__ = (
        tenant_index("at", "id"),
        tenant_index("company_id", "at"),
        tenant_index("to_owner_id", "at", postgresql_where=text("kind = 'claimed'")),
        one_of("kind", MOVE_KINDS),
    )

    company_id: Mapped[UUID]
    company_name: Mapped[str]
    kind: Mapped[str]
    pool_id: Mapped[UUID | None]
    pool_name: Mapped[str | None]
    from_owner_id: Mapped[UUID | None]
    from_owner_name: Mapped[str | None]
    to_owner_id: Mapped[UUID | None]
    to_owner_name: Mapped[str | None]
    rule_id: Mapped[UUID | None]
    rule_name: Mapped[str | None]
    #: A trigger's code with its days, or what somebody wrote.
    reason: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)


class PoolView(TenantScoped, Base):
    """That somebody looked at a customer in a pool on a day: what the daily cap counts."""

    __tablename__ = "pool_view"
    __table_args__ = (
        tenant_unique("member_id", "day", "company_id"),
        tenant_fk("membership", "member_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
    )

    member_id: Mapped[UUID]
    day: Mapped[date]
    company_id: Mapped[UUID]


class PoolRequest(TenantScoped, Timestamped, Base):
    """That somebody asks to keep a customer for some more days, and what was decided."""

    __tablename__ = "pool_request"
    __table_args__ = (
        tenant_index("state", "created_at"),
        Index("uq_pool_request_open", "tenant_id", "company_id", unique=True, postgresql_where=text("state = 'open'")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("membership", "asked_by", ondelete="CASCADE"),
        one_of("state", REQUEST_STATES),
        CheckConstraint("days BETWEEN 1 AND 365", name="days"),
    )

    company_id: Mapped[UUID]
    asked_by: Mapped[UUID]
    days: Mapped[int]
    reason: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    decided_by_name: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    note: Mapped[str | None]


class RecycleRun(TenantScoped, Base):
    """One day's run of the rules: how far it came, so that it goes on after a crash and moves nothing twice."""

    __tablename__ = "recycle_run"
    __table_args__ = (tenant_unique("day"),)

    day: Mapped[date]
    #: The rules still to be run, in order; the first one up to `cursor`.
    rules: Mapped[list[Any]] = mapped_column(JSONB, default=list)
    cursor: Mapped[UUID | None]
    moved: Mapped[int] = mapped_column(default=0)
    warned: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
