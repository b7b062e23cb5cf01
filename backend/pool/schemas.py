"""What the pool's routes take and give."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas import CompanyRef, Owner
from backend.customers.vocabulary import Source, Stage
from backend.pool.vocabulary import FollowUp, MoveKind, RequestState, Trigger

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Countries = Annotated[list[Annotated[str, Meta(pattern="^[A-Z]{2}$")]], Meta(max_length=250)]
Words = Annotated[list[Annotated[str, Meta(min_length=1, max_length=60)]], Meta(max_length=50)]
Days = Annotated[int, Meta(ge=0, le=3650)]
Cap = Annotated[int, Meta(ge=1, le=100_000)]
Ids = Annotated[list[UUID], Meta(min_length=1, max_length=500)]
Reason = Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]


class PoolPerson(msgspec.Struct):
    """Somebody who claims from a pool; an `admin` decides about requests and gives customers out."""

    id: UUID
    admin: bool = False
    name: str = ""


class PoolView(msgspec.Struct):
    """A pool, how many customers are in it, and what the reader may do with it."""

    id: UUID
    name: str
    open_to_all: bool
    countries: list[str]
    claims_a_day: int | None
    views_a_day: int | None
    holding_cap: int | None
    cool_down_days: int
    protection_days: int
    pins: int
    members: list[PoolPerson]
    customers: int
    may_claim: bool
    may_manage: bool
    version: int


class NewPool(msgspec.Struct, forbid_unknown_fields=True):
    """A pool to make."""

    name: Name
    open_to_all: bool = True
    countries: Countries = []
    claims_a_day: Cap | None = 10
    views_a_day: Cap | None = 50
    holding_cap: Cap | None = 200
    cool_down_days: Days = 7
    protection_days: Days = 7
    pins: Annotated[int, Meta(ge=0, le=1000)] = 5
    members: Annotated[list[PoolPerson], Meta(max_length=1000)] = []


class PoolPatch(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a pool; what is absent stays. `members` are all of them from now on."""

    name: Name | UnsetType = UNSET
    open_to_all: bool | UnsetType = UNSET
    countries: Countries | UnsetType = UNSET
    claims_a_day: Cap | UnsetType | None = UNSET
    views_a_day: Cap | UnsetType | None = UNSET
    holding_cap: Cap | UnsetType | None = UNSET
    cool_down_days: Days | UnsetType = UNSET
    protection_days: Days | UnsetType = UNSET
    pins: Annotated[int, Meta(ge=0, le=1000)] | UnsetType = UNSET
    members: Annotated[list[PoolPerson], Meta(max_length=1000)] | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class PoolCard(msgspec.Struct):
    """A customer in a pool, as it is shown before somebody claims it: nothing that leads to its people."""

    id: UUID
    name: str
    country: str | None
    city: str | None
    industry: str | None
    stage: Stage
    source: Source
    tags: list[str]
    contacts_count: int
    last_contact_on: date | None
    pooled_at: datetime | None
    former_owner: str | None
    reason: str | None
    wait_until: date | None


class PoolCardFile(PoolCard):
    """A card that was opened: also what was asked for, and how much there is. It counts for the daily cap."""

    products: list[str]
    conversations_count: int
    views_left: int | None


class PoolRuleView(msgspec.Struct):
    """When customers go into a pool."""

    id: UUID
    name: str
    pool_id: UUID
    active: bool
    trigger: Trigger
    days: int
    levels: list[str]
    countries: list[str]
    sources: list[str]
    stages: list[str]
    follow_ups: list[FollowUp]
    least_chars: int
    pauses: list[str]
    version: int


class PoolRuleGiven(msgspec.Struct, forbid_unknown_fields=True):
    """A rule as it shall be: to be made, changed, or tried out."""

    name: Name
    pool_id: UUID
    trigger: Trigger
    days: Days
    active: bool = False
    levels: Words = []
    countries: Countries = []
    sources: list[Source] = []
    stages: list[Stage] = []
    follow_ups: list[FollowUp] = msgspec.field(
        default_factory=lambda: ["inbound", "outbound", "meeting", "call", "quote"]
    )
    least_chars: Annotated[int, Meta(ge=0, le=2000)] = 20
    pauses: Words = msgspec.field(default_factory=lambda: ["holidays", "leave", "order"])


class PoolPauseView(msgspec.Struct):
    """What rules may heed."""

    name: str
    text: str


class DryRunWeek(msgspec.Struct):
    """What would have gone in a week."""

    begins: date
    customers: int


class DryRunOwner(msgspec.Struct):
    """What would have gone from somebody."""

    name: str
    customers: int


class DryRunRow(msgspec.Struct):
    """A customer that would have gone; `later` is what came of it afterwards, had it stayed."""

    company: CompanyRef
    owner: Owner | None
    on: date
    later: datetime | None


class DryRun(msgspec.Struct):
    """What a rule would have done over the last 90 days. `later`: of so many something was heard afterwards."""

    days: int
    customers: int
    later: int
    now: int
    weeks: list[DryRunWeek]
    owners: list[DryRunOwner]
    examples: list[DryRunRow]


class HoldingRow(msgspec.Struct):
    """A customer that somebody looks after, and when which rule takes it."""

    company: CompanyRef
    since: datetime
    leaves_on: date | None
    days_left: int | None
    rule: str | None
    paused: list[str]
    protected_until: date | None
    pinned: bool
    contract_until: date | None
    request: RequestState | None


class Holdings(msgspec.Struct):
    """Somebody's customers, those first that go soonest, with their limits; null for none."""

    items: list[HoldingRow]
    held: int
    holding_cap: int | None
    claimed_today: int
    claims_a_day: int | None
    pinned: int
    pins: int


class HoldingPatch(msgspec.Struct, forbid_unknown_fields=True):
    """Pin a customer, or say until when its contract runs."""

    pinned: bool | UnsetType = UNSET
    contract_until: date | UnsetType | None = UNSET


class PoolClaimed(msgspec.Struct):
    """What was claimed."""

    company_id: UUID
    protected_until: datetime | None


class PoolCompanies(msgspec.Struct, forbid_unknown_fields=True):
    """Companies to put into a pool (or give out to `owner_id`), and why."""

    ids: Ids
    reason: Annotated[str, Meta(max_length=500)] = ""
    owner_id: UUID | None = None


class PoolMoved(msgspec.Struct):
    """How many moved."""

    moved: int


class PoolMoveView(msgspec.Struct):
    """That a customer went from one hand to another."""

    id: UUID
    at: datetime
    kind: MoveKind
    company_id: UUID
    company_name: str
    pool: str | None
    from_owner: str | None
    to_owner: str | None
    rule: str | None
    reason: str | None
    actor: str


class ExtensionGiven(msgspec.Struct, forbid_unknown_fields=True):
    """Asking to keep a customer for some more days."""

    days: Annotated[int, Meta(ge=1, le=365)]
    reason: Reason


class PoolRequestView(msgspec.Struct):
    """A request to keep a customer."""

    id: UUID
    company: CompanyRef
    asked_by: Owner
    days: int
    reason: str
    state: RequestState
    created_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    note: str | None
    may_decide: bool


class PoolDecision(msgspec.Struct, forbid_unknown_fields=True):
    """What was decided about a request."""

    approved: bool
    note: Annotated[str, Meta(max_length=500)] = ""


class RecycleRunView(msgspec.Struct):
    """A day's run of the rules."""

    day: date
    moved: int
    warned: int
    started_at: datetime
    ended_at: datetime | None
