"""What the ERP routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from erp_adapters.engine.mapping import MappingDocument
from erp_adapters.engine.models import Direction, Outcome, RunKind

Name = Annotated[str, Meta(min_length=1, max_length=120)]
Words = Annotated[str, Meta(max_length=1000)]
Scope = Literal["linked", "all", "create", "submit", "approve"]


class ErpSetting(msgspec.Struct):
    """A setting that an adapter asks for, in the reader's language."""

    name: str
    label: str
    help: str
    kind: str
    required: bool
    secret: bool
    default: Any
    choices: dict[str, str]


class ErpAdapterView(msgspec.Struct):
    """An ERP that Lading can be linked to."""

    name: str
    title: str
    versions: str
    settings: list[ErpSetting]


class ErpCheck(msgspec.Struct, forbid_unknown_fields=True):
    """Settings to try."""

    adapter: Name
    settings: dict[str, Any]

    def __repr__(self) -> str:
        return f"ErpCheck({self.adapter})"


class ErpCheckFinding(msgspec.Struct):
    """What a check found; `said` is verbatim."""

    reason: str
    title: str
    subject: str
    said: str


class ErpCheckView(msgspec.Struct):
    """How a check went: whether the link works, who and what is on the other side, and what is missing."""

    ok: bool
    problems: list[ErpCheckFinding]
    warnings: list[ErpCheckFinding]
    version: str
    user: str
    company: str
    currency: str
    zone: str
    skew_seconds: float | None


class NewErpLink(msgspec.Struct, forbid_unknown_fields=True):
    """A link to add."""

    name: Name
    adapter: Name
    settings: dict[str, Any]

    def __repr__(self) -> str:
        return f"NewErpLink({self.name})"


class ErpLinkPatch(msgspec.Struct, forbid_unknown_fields=True):
    """Changes to a link. Secrets that are absent stay; another server address needs them again."""

    name: Name | UnsetType = UNSET
    settings: dict[str, Any] | UnsetType = UNSET
    paused: bool | UnsetType = UNSET

    def __repr__(self) -> str:
        return "ErpLinkPatch(...)"


class ErpProblem(msgspec.Struct):
    """A problem in words: what it is, what helps, and what the ERP said."""

    code: str
    title: str
    what_to_do: str
    said: str
    field: str | None
    asked: str | None
    candidates: list[dict[str, Any]]


class ErpErrorCount(msgspec.Struct):
    """How often a problem stands open at a link, in either direction."""

    code: str
    title: str
    count: int


class ErpLinkView(msgspec.Struct):
    """A link. `settings` without secrets; those in `secrets_set` are kept sealed."""

    id: UUID
    name: str
    adapter: str
    adapter_title: str
    state: str
    settings: dict[str, Any]
    secrets_set: list[str]
    server: ErpCheckView | None
    checked_at: datetime | None
    problem: ErpProblem | None
    calls_this_hour: int
    calls_limited: int
    reconciled_at: datetime | None
    rehearsed_at: datetime | None
    dead: int
    stuck: int
    conflicts: int
    approvals: int
    errors: list[ErpErrorCount]
    version: int


class ErpFlow(msgspec.Struct):
    """One direction of an entity."""

    offered: bool
    active: bool
    scope: Scope
    approvals_left: int


class ErpEntityView(msgspec.Struct):
    """An entity of a link: what flows, and how well. `lag_seconds`: how old what is here may be."""

    entity: str
    title: str
    incoming: ErpFlow
    outgoing: ErpFlow
    mapped: bool
    mapping_number: int
    linked: int
    records_read: int
    through: datetime | None
    lag_seconds: float | None
    waiting: int
    oldest_waiting_at: datetime | None
    dead: int
    stuck: int
    sent_today: int


class SwitchChange(msgspec.Struct, forbid_unknown_fields=True):
    """Switch a flow on or off; `scope` outwards: linked or all records, for orders how far they go there."""

    active: bool
    scope: Scope | UnsetType = UNSET


class ErpMappingView(msgspec.Struct):
    """A mapping in force; number 0 is the preset."""

    entity: str
    number: int
    document: MappingDocument
    made_by: str
    made_at: datetime | None


class MappingTrial(msgspec.Struct, forbid_unknown_fields=True):
    """A mapping to be tried on real records."""

    document: MappingDocument


class MappingSample(msgspec.Struct):
    """A real record of theirs: in our words by the mapping in force, and by the one that is tried."""

    external_id: str
    title: str
    record: dict[str, Any]
    before: dict[str, Any]
    after: dict[str, Any]
    problems: list[ErpProblem]


class ErpValueView(msgspec.Struct):
    """A line of a value table."""

    id: UUID
    table: str
    theirs: str | None
    ours: str | None


class ValueChange(msgspec.Struct, forbid_unknown_fields=True):
    """The counterpart of a value."""

    theirs: Words | UnsetType = UNSET
    ours: Words | UnsetType = UNSET


class NewRun(msgspec.Struct, forbid_unknown_fields=True):
    """Work to be done at a link: a rehearsal, a reconciliation, or reading an entity (all) from the beginning."""

    kind: Literal["rehearsal", "reconciliation", "resync"]
    entity: str | None = None


class ErpSum(msgspec.Struct):
    """A sum on both sides: of orders or open invoices by customer, of stock by warehouse (`currency` is its unit)."""

    label: str
    currency: str
    ours: str
    theirs: str
    what: Literal["orders", "receivables", "stock"] = "orders"


class ErpRunView(msgspec.Struct):
    """A piece of work. `counts` by entity, direction and outcome: "customer.in.create"."""

    id: UUID
    kind: RunKind
    entity: str | None
    state: str
    started_at: datetime
    ended_at: datetime | None
    counts: dict[str, int]
    sums: list[ErpSum]
    problem: ErpProblem | None
    asked_by: str


class ErpFieldPair(msgspec.Struct):
    """A field on both sides."""

    field: str
    ours: Any
    theirs: Any


class ErpFindingView(msgspec.Struct):
    """A line of a rehearsal or a reconciliation."""

    id: UUID
    entity: str
    direction: Direction
    outcome: Outcome
    local_id: UUID | None
    external_id: str | None
    title: str
    fields: list[ErpFieldPair]
    reason: ErpProblem | None
    state: str


class Repair(msgspec.Struct, forbid_unknown_fields=True):
    """Which side is right; or that it may stay as it is."""

    way: Literal["adopt", "push", "ignore"]


class ErpStepView(msgspec.Struct):
    """A step towards the ERP. `payload` is what is to be sent, in our words; `exchange` what went over, masked."""

    id: UUID
    entity: str
    local_id: UUID
    operation: str
    title: str
    state: str
    attempts: int
    next_at: datetime
    problem: ErpProblem | None
    payload: dict[str, Any]
    fields: list[str]
    exchange: dict[str, Any] | None
    remote: dict[str, Any] | None
    why: str
    asked_by: str
    created_at: datetime
    done_at: datetime | None


class StepDecision(msgspec.Struct, forbid_unknown_fields=True):
    """What to do with a step that waits for a person. `newest` sends the record as it is now; `values` are corrections
    of what is sent; `confirm` is the question that is answered with yes."""

    action: Literal["retry", "skip", "approve", "confirm"]
    newest: bool = True
    values: dict[str, Any] = {}
    reason: Words = ""


class ErpArrivalView(msgspec.Struct):
    """A record of theirs that waits for a person."""

    id: UUID
    entity: str
    external_id: str
    title: str
    state: str
    problem: ErpProblem | None
    record: dict[str, Any]
    read_at: datetime


class ArrivalDecision(msgspec.Struct, forbid_unknown_fields=True):
    """What to do with it: try again, take it for the record `local_id`, make a new one, or leave it out."""

    action: Literal["retry", "link", "create", "ignore"]
    local_id: UUID | None = None


class ConflictField(msgspec.Struct):
    """A field with the value that both sides last agreed on, and both values now."""

    field: str
    base: Any
    ours: Any
    theirs: Any


class ErpConflictView(msgspec.Struct):
    """A record that changed on both sides."""

    id: UUID
    entity: str
    title: str
    local_id: UUID | None
    external_number: str | None
    fields: list[ConflictField]
    ours_by: str | None
    ours_at: datetime | None
    theirs_by: str | None
    theirs_at: datetime | None
    state: str
    decided_by: str | None
    decided_at: datetime | None
    created_at: datetime


class ConflictDecision(msgspec.Struct, forbid_unknown_fields=True):
    """Whose value stands, field by field."""

    choices: dict[str, Literal["ours", "theirs"]]


class ErpDocument(msgspec.Struct):
    """A document of the ERP about an order."""

    entity: str
    number: str
    status: str
    remote_status: str
    on: str | None
    amount: str | None
    open_amount: str | None
    currency: str | None


class ErpRailStep(msgspec.Struct):
    """How far one side of an order is in the ERP: `state` is open, partial, done or warning; `done` of `of` (an amount
    of `currency`, or a count)."""

    step: str
    state: str
    done: str | None
    of: str | None
    currency: str | None


class ErpOrderView(msgspec.Struct):
    """An order at one link: how far it is there, when that was read, what is on the way."""

    link_id: UUID
    link_name: str
    external_number: str | None
    external_id: str | None
    status: str | None
    remote_status: str | None
    locked: bool
    total: str | None
    currency: str | None
    delivery_status: str | None
    billing_status: str | None
    read_at: datetime | None
    steps: list[ErpStepView]
    documents: list[ErpDocument]
    credit: "ErpCreditView | None"
    rail: list[ErpRailStep]
    may_reopen: bool


class ErpCreditView(msgspec.Struct):
    """What a customer may owe and owes, as the ERP told. `warning`: over the limit, overdue or on hold."""

    limit: str | None
    balance: str | None
    overdue: str | None
    currency: str | None
    on_hold: bool
    warning: bool
    read_at: datetime


class ErpOrderPanel(msgspec.Struct):
    """All links that take orders, and what they know of one. `may_push` where at least one is switched on."""

    may_push: bool
    links: list[ErpOrderView]
