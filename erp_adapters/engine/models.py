"""The engine's tables. Every one belongs to a link; all go with it.

States of what goes out (`Outbound`):

    approval ─▶ waiting ─▶ sending ─▶ done
                  ▲  ▲        ├─▶ waiting   (nothing can have happened there, or it said when to come again)
                  │  │        ├─▶ unknown   (it may have happened: looked up by our reference before anything else)
                  │  └────────┴──────┴─▶ dead   (with a cause in words; a person edits, retries or skips)
                  └─ person ──────────────┘
    approval, waiting, dead ─▶ skipped, merged
"""

from datetime import date, datetime
from typing import Any, Final, Literal, get_args
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique
from tenants.secrets import sealed_column

LinkState = Literal["setup", "ready", "live", "paused", "needs_attention"]
Direction = Literal["in", "out"]
Policy = Literal["crm", "erp", "newest", "ask"]
BindingState = Literal["linked", "pending", "orphan", "ignored", "missing"]
OutboundState = Literal["approval", "waiting", "sending", "unknown", "done", "dead", "skipped", "merged"]
InboundState = Literal["new", "applied", "waiting", "refused", "conflict", "proposed", "ignored"]
ConflictState = Literal["open", "ours", "theirs", "mixed", "gone"]
RunKind = Literal["check", "rehearsal", "read", "push", "reconciliation", "resync"]
RunState = Literal["running", "done", "failed", "stopped"]
Outcome = Literal[
    "create", "change", "skip", "refuse", "missing_here", "missing_there", "differs", "unlinked", "duplicate", "stale"
]
FindingState = Literal["open", "repairing", "repaired", "ignored"]

#: Outbound rows that hold the records behind them back.
OPEN: Final = ("approval", "waiting", "sending", "unknown", "dead")


def _one_of(column: str, values: Any) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in get_args(values))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _of_link() -> Any:
    return tenant_fk("erp_link", "link_id", ondelete="CASCADE")


class ErpLink(TenantScoped, Timestamped, Versioned, Base):
    """One connection of a tenant to one ERP."""

    __tablename__ = "erp_link"
    __table_args__ = (tenant_unique("name"), _one_of("state", LinkState))

    name: Mapped[str]
    #: The adapter's name in the registry.
    adapter: Mapped[str]
    state: Mapped[str] = mapped_column(default="setup")
    #: Settings that are no secret, and the sealed JSON object of those that are.
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    secrets: Mapped[bytes | None] = sealed_column()
    #: What the adapter's session keeps between turns (tokens), as sealed JSON.
    session: Mapped[bytes | None] = sealed_column()
    #: The secret end of the address that the ERP's events are sent to; None until somebody asks for it.
    hook: Mapped[bytes | None] = sealed_column()
    #: What `check` and `capabilities` answered last: version, organisations, currency, zone, skew, entities.
    server: Mapped[dict[str, Any]] = mapped_column(default=dict)
    checked_at: Mapped[datetime | None]
    #: `{"code", "said", "since"}`: why it needs somebody.
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: Circuit breaker: failures in a row; no call before `open_until`.
    failures: Mapped[int] = mapped_column(default=0)
    open_until: Mapped[datetime | None]
    #: API budget: calls in the running hour, and calls that had to wait for the ERP's limit.
    calls_hour: Mapped[datetime | None]
    calls: Mapped[int] = mapped_column(default=0)
    calls_limited: Mapped[int] = mapped_column(default=0)
    #: When the nightly comparison ran last.
    reconciled_at: Mapped[datetime | None]


class ErpUsage(TenantScoped, Base):
    """A link's calls of one day (UTC): of them those that somebody waited for, those that had to wait, and how long."""

    __tablename__ = "erp_usage"
    __table_args__ = (tenant_unique("link_id", "day"), _of_link())

    link_id: Mapped[UUID]
    day: Mapped[date]
    calls: Mapped[int] = mapped_column(BigInteger, default=0)
    urgent: Mapped[int] = mapped_column(BigInteger, default=0)
    limited: Mapped[int] = mapped_column(BigInteger, default=0)
    waited_seconds: Mapped[float] = mapped_column(default=0.0)


class ErpLane(TenantScoped, Base):
    """Which process works at a link; its `id` is the link's. The only table of these that the system role sees."""

    __tablename__ = "erp_lane"
    # No index: one short row per link, read whole each second, and heartbeats stay heap-only updates.
    __table_args__ = (
        tenant_fk("erp_link", "id", ondelete="CASCADE"),
        {"postgresql_with": {"fillfactor": 50}},
    )

    due_at: Mapped[datetime | None]
    holder: Mapped[str | None]
    fence: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    heartbeat_at: Mapped[datetime | None]


class ErpSwitch(TenantScoped, Timestamped, Base):
    """Whether records of an entity flow in a direction. `approvals_left`: so many go only after a person's yes."""

    __tablename__ = "erp_switch"
    __table_args__ = (tenant_unique("link_id", "entity", "direction"), _of_link(), _one_of("direction", Direction))

    link_id: Mapped[UUID]
    entity: Mapped[str]
    direction: Mapped[str]
    active: Mapped[bool] = mapped_column(default=False)
    approvals_left: Mapped[int] = mapped_column(default=10)
    #: Outwards: `all` records, or only those that are `linked` already or that an order needs.
    scope: Mapped[str] = mapped_column(default="linked")


class ErpMapping(TenantScoped, Base):
    """One version of an entity's mapping; the newest is in force, older ones stay for replay."""

    __tablename__ = "erp_mapping"
    __table_args__ = (tenant_unique("link_id", "entity", "number"), _of_link())

    link_id: Mapped[UUID]
    entity: Mapped[str]
    number: Mapped[int]
    #: `erp_adapters.engine.mapping.Mapping` as JSON.
    document: Mapped[dict[str, Any]]
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=now)


class ErpValue(TenantScoped, Base):
    """A line of a value table: their value and ours. Without `ours` (or `theirs`) it waits for somebody."""

    __tablename__ = "erp_value"
    __table_args__ = (
        Index("uq_erp_value_theirs", "tenant_id", "link_id", "name", "theirs", unique=True,
              postgresql_where=text("theirs IS NOT NULL")),
        Index("uq_erp_value_ours", "tenant_id", "link_id", "name", "ours", unique=True,
              postgresql_where=text("theirs IS NULL")),
        _of_link(),
    )  # fmt: skip

    link_id: Mapped[UUID]
    #: The table: `unit`, `currency`, `country`, `tax`, `payment_term`, `warehouse`, …
    name: Mapped[str]
    theirs: Mapped[str | None]
    ours: Mapped[str | None]
    asked_at: Mapped[datetime] = mapped_column(default=now)


class ErpBinding(TenantScoped, Timestamped, Base):
    """That a record of ours and one of theirs are the same. Lines of documents are bindings with a `parent_id`."""

    __tablename__ = "erp_binding"
    __table_args__ = (
        Index("uq_erp_binding_local", "tenant_id", "link_id", "entity", "local_id", unique=True,
              postgresql_where=text("local_id IS NOT NULL")),
        Index("uq_erp_binding_external", "tenant_id", "link_id", "entity", "external_id", unique=True,
              postgresql_where=text("external_id IS NOT NULL")),
        tenant_index("parent_id", postgresql_where=text("parent_id IS NOT NULL")),
        tenant_index("entity", "local_id", name="ix_erp_binding_record"),
        _of_link(),
        tenant_fk("erp_binding", "parent_id", ondelete="CASCADE"),
        _one_of("state", BindingState),
    )  # fmt: skip

    link_id: Mapped[UUID]
    entity: Mapped[str]
    local_id: Mapped[UUID | None]
    external_id: Mapped[str | None]
    external_number: Mapped[str | None]
    external_version: Mapped[str | None]
    #: Ids that the same document had before (amended, renamed).
    earlier_ids: Mapped[list[Any]] = mapped_column(default=list)
    parent_id: Mapped[UUID | None]
    state: Mapped[str] = mapped_column(default="linked")
    #: The fields as both sides last agreed on them: the base of a three-way comparison. Their hashes beside.
    base: Mapped[dict[str, Any]] = mapped_column(default=dict)
    last_in_hash: Mapped[str | None]
    last_out_hash: Mapped[str | None]
    #: What only the ERP knows (states, numbers, amounts), as last read, and when.
    theirs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    read_at: Mapped[datetime | None]
    synced_at: Mapped[datetime | None]
    #: Recent changes of direction of single fields, for the loop guard: `{field: [instants]}`.
    flips: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ErpCursor(TenantScoped, Base):
    """How far an entity was read; written in the transaction of the page that it covers."""

    __tablename__ = "erp_cursor"
    __table_args__ = (tenant_unique("link_id", "entity"), _of_link())

    link_id: Mapped[UUID]
    entity: Mapped[str]
    #: The next place as the adapter names it: `position` of finished rounds, `page` inside a round under way.
    position: Mapped[str | None]
    page: Mapped[str | None]
    #: Everything that was changed there before this instant is here.
    through: Mapped[datetime | None]
    round_started: Mapped[datetime | None]
    next_at: Mapped[datetime] = mapped_column(default=now)
    records: Mapped[int] = mapped_column(BigInteger, default=0)
    #: The slow lane: when open documents, and ids against deletions, were read last.
    open_read_at: Mapped[datetime | None]
    swept_at: Mapped[datetime | None]


class ErpInbound(TenantScoped, Base):
    """The newest version of a record of theirs as it came, and what became of it."""

    __tablename__ = "erp_inbound"
    __table_args__ = (
        tenant_unique("link_id", "entity", "external_id"),
        tenant_index("link_id", "state", "entity", postgresql_where=text("state <> 'applied'"),
                     name="ix_erp_inbound_open"),
        _of_link(),
        _one_of("state", InboundState),
    )  # fmt: skip

    link_id: Mapped[UUID]
    entity: Mapped[str]
    external_id: Mapped[str]
    external_number: Mapped[str | None]
    external_version: Mapped[str | None]
    modified_at: Mapped[datetime | None]
    #: The canonical record with `raw`, its size limited, and the hash of all but `raw`.
    record: Mapped[dict[str, Any]]
    content_hash: Mapped[str]
    state: Mapped[str] = mapped_column(default="new")
    #: `{"code", "said", "field", …}`: why it was refused, waits, or whom it may be.
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    read_at: Mapped[datetime] = mapped_column(default=now)
    tries: Mapped[int] = mapped_column(default=0)


class ErpOutbound(TenantScoped, Timestamped, Base):
    """One step to be taken there. The row's id is the idempotency key of all its attempts."""

    __tablename__ = "erp_outbound"
    __table_args__ = (
        tenant_index("link_id", "entity", "local_id", "seq", name="ix_erp_outbound_key",
                     postgresql_where=text("state IN ('approval', 'waiting', 'sending', 'unknown', 'dead')")),
        tenant_index("link_id", "next_at", name="ix_erp_outbound_due",
                     postgresql_where=text("state IN ('waiting', 'sending', 'unknown')")),
        tenant_index("link_id", "state", "updated_at"),
        tenant_index("entity", "local_id", "created_at"),
        _of_link(),
        _one_of("state", OutboundState),
    )  # fmt: skip

    link_id: Mapped[UUID]
    entity: Mapped[str]
    local_id: Mapped[UUID]
    seq: Mapped[int] = mapped_column(BigInteger)
    operation: Mapped[str]
    #: What it is called here, for lists.
    title: Mapped[str] = mapped_column(default="")
    #: The record as it was to be sent, before mapping; `fields` are those that are to change (empty: all).
    payload: Mapped[dict[str, Any]]
    fields: Mapped[list[Any]] = mapped_column(default=list)
    mapping_number: Mapped[int] = mapped_column(default=0)
    #: Other rows that come first.
    depends_on: Mapped[list[Any]] = mapped_column(default=list)
    state: Mapped[str] = mapped_column(default="waiting")
    #: `prepared`: nothing can have arrived; `handing_over`: it may have.
    phase: Mapped[str | None]
    fence: Mapped[int] = mapped_column(BigInteger, default=0)
    request_hash: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(default=now)
    #: `{"code", "said", "field", "fields"}`.
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: The last request and answer, without secrets.
    exchange: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: What the ERP named it: `{"id", "number", "version"}`.
    remote: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    why: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str] = mapped_column(default="")
    done_at: Mapped[datetime | None]


class ErpConflict(TenantScoped, Timestamped, Base):
    """A record changed on both sides; nothing of these fields is overwritten until somebody decides."""

    __tablename__ = "erp_conflict"
    __table_args__ = (
        Index("uq_erp_conflict_open", "tenant_id", "binding_id", unique=True, postgresql_where=text("state = 'open'")),
        tenant_index("link_id", "state", "created_at"),
        _of_link(),
        tenant_fk("erp_binding", "binding_id", ondelete="CASCADE"),
        _one_of("state", ConflictState),
    )

    link_id: Mapped[UUID]
    binding_id: Mapped[UUID]
    entity: Mapped[str]
    title: Mapped[str]
    #: `[{"field", "base", "ours", "theirs"}]`.
    fields: Mapped[list[Any]]
    ours_by: Mapped[str | None]
    ours_at: Mapped[datetime | None]
    theirs_by: Mapped[str | None]
    theirs_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="open")
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]


class ErpRun(TenantScoped, Base):
    """A piece of work at a link that people may want to look up."""

    __tablename__ = "erp_run"
    __table_args__ = (
        tenant_index("link_id", "started_at"),
        _of_link(),
        _one_of("kind", RunKind),
        _one_of("state", RunState),
    )

    link_id: Mapped[UUID]
    kind: Mapped[str]
    entity: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="running")
    started_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: Sums per customer and currency of a reconciliation: `[{"label", "currency", "ours", "theirs"}]`.
    sums: Mapped[list[Any]] = mapped_column(default=list)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    asked_by: Mapped[str] = mapped_column(default="")


class ErpFinding(TenantScoped, Base):
    """One line of a rehearsal (what would happen) or of a reconciliation (what differs)."""

    __tablename__ = "erp_finding"
    __table_args__ = (
        tenant_index("run_id", "outcome", "id"),
        tenant_fk("erp_run", "run_id", ondelete="CASCADE"),
        _of_link(),
        _one_of("outcome", Outcome),
        _one_of("state", FindingState),
        _one_of("direction", Direction),
    )

    link_id: Mapped[UUID]
    run_id: Mapped[UUID]
    entity: Mapped[str]
    direction: Mapped[str]
    outcome: Mapped[str]
    local_id: Mapped[UUID | None]
    external_id: Mapped[str | None]
    title: Mapped[str]
    #: `[{"field", "ours", "theirs"}]`.
    fields: Mapped[list[Any]] = mapped_column(default=list)
    #: `{"code", …}`: why it is left out or refused, and what would help.
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    state: Mapped[str] = mapped_column(default="open")
