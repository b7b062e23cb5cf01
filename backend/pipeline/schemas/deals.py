"""Deals."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas import CompanyRef, ContactRef, LocalTime, Owner
from backend.pipeline.schemas.shared import Currency, Line, Name, Percent, StageRef, Text
from backend.pipeline.vocabulary import DealSource, DealStatus, MoveKind, Outcome

#: Another name for `date`, which fields of that name hide.
Day = date


class LockedRate(msgspec.Struct):
    """What one unit of the deal's currency is worth in `currency`, and who said so when."""

    rate: Decimal
    currency: str
    date: Day | None
    source: str | None


class Pace(msgspec.Struct):
    """How long deals like this stay in its stage. `basis`: learnt from deals of the same country, product or all of the
    stage, or the stage's own limit ("limit", with no cases). Beyond `slow_days` a deal is stale."""

    basis: Literal["country", "product", "stage", "limit"]
    median_days: float | None
    slow_days: float
    cases: int


class Deal(msgspec.Struct):
    """An opportunity. `value` is the amount at the locked rate. `missing`: what the next step lacks."""

    id: UUID
    number: int
    name: str
    company: CompanyRef
    contact: ContactRef | None
    pipeline_id: UUID
    stage: StageRef
    stage_entered_at: datetime
    days_in_stage: float
    stale: bool
    pace: Pace | None
    owner: Owner | None
    amount: Decimal | None
    currency: str
    locked_rate: LockedRate | None
    value: Decimal | None
    probability: int
    own_probability: int | None
    deposit_percent: Decimal | None
    expected_close_on: date | None
    expected_ship_on: date | None
    status: DealStatus
    source: DealSource
    next_step: str | None
    next_follow_up_at: datetime | None
    local_time: LocalTime | None
    missing: list[str]
    opened_at: datetime
    closed_at: datetime | None
    lost_reason: str | None
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


class DealLineView(msgspec.Struct):
    """A product asked for. `unit` is a UN/ECE Rec 20 code."""

    id: UUID
    product: str
    product_id: UUID | None
    quantity: Decimal | None
    unit: str | None
    unit_price: Decimal | None


class CompetitorView(msgspec.Struct):
    """Somebody else who wants the order."""

    id: UUID
    name: str
    offer: str | None
    note: str | None


class CoOwner(msgspec.Struct):
    """A colleague who shares in the deal, in percent."""

    member_id: UUID
    name: str
    share: Decimal


class ProofState(msgspec.Struct):
    """What a stage asks of this deal, and whether it is there. `by_hand`: who confirmed it."""

    key: str
    text: str
    required: bool
    when: Literal["entry", "exit"]
    met: bool
    by_hand: str | None
    note: str | None
    at: datetime | None


class StageState(msgspec.Struct):
    """A stage of the rail: how often the deal was in it, for how long in all, and what it asks for."""

    stage: StageRef
    visits: int
    seconds: int
    proofs: list[ProofState]


class StepView(msgspec.Struct):
    """One step in a deal's history. `seconds`: how long it had been in the stage before."""

    id: UUID
    kind: MoveKind
    from_stage: StageRef | None
    to_stage: StageRef
    status: DealStatus
    at: datetime
    seconds: int | None
    actor: str
    reason: str | None
    undone: bool


class DealConversationView(msgspec.Struct):
    """A conversation about the deal that the reader may see."""

    id: UUID
    subject: str
    last_message_at: datetime | None


class DealFile(Deal):
    """A deal with all that belongs to it. `editable`: by the reader."""

    note: str | None
    lost_note: str | None
    lines: list[DealLineView]
    competitors: list[CompetitorView]
    co_owners: list[CoOwner]
    rail: list[StageState]
    history: list[StepView]
    conversations: list[DealConversationView]
    editable: bool


class GivenLine(msgspec.Struct, kw_only=True):
    """A product asked for."""

    product: Name
    product_id: UUID | None = None
    quantity: Decimal | None = None
    unit: Annotated[str, Meta(max_length=3)] | None = None
    unit_price: Decimal | None = None


class GivenCompetitor(msgspec.Struct, kw_only=True):
    """Somebody else who wants the order."""

    name: Name
    offer: Line | None = None
    note: Line | None = None


class GivenCoOwner(msgspec.Struct):
    """A colleague's share, in percent."""

    member_id: UUID
    share: Decimal


class GivenRate(msgspec.Struct, kw_only=True):
    """A rate to lock: what one unit of the deal's currency is worth in the pipeline's."""

    rate: Decimal
    date: Day | None = None
    source: Line | None = None


class DealFields(msgspec.Struct, kw_only=True):
    """What a person may set on a deal; an absent key stays, null clears. A list is given whole."""

    contact_id: UUID | UnsetType | None = UNSET
    owner_id: UUID | UnsetType | None = UNSET
    amount: Decimal | UnsetType | None = UNSET
    currency: Currency | UnsetType = UNSET
    locked_rate: GivenRate | UnsetType | None = UNSET
    probability: Percent | UnsetType | None = UNSET
    deposit_percent: Decimal | UnsetType | None = UNSET
    expected_close_on: date | UnsetType | None = UNSET
    expected_ship_on: date | UnsetType | None = UNSET
    next_step: Line | UnsetType | None = UNSET
    next_follow_up_at: Annotated[datetime, Meta(tz=True)] | UnsetType | None = UNSET
    note: Text | UnsetType | None = UNSET
    lines: Annotated[list[GivenLine], Meta(max_length=500)] | UnsetType = UNSET
    competitors: Annotated[list[GivenCompetitor], Meta(max_length=50)] | UnsetType = UNSET
    co_owners: Annotated[list[GivenCoOwner], Meta(max_length=20)] | UnsetType = UNSET
    custom: CustomValues | UnsetType = UNSET


class NewDeal(DealFields, kw_only=True):
    """A deal. Of a `conversation_id`, company, contact and products asked for come from its mail."""

    name: Name | None = None
    company_id: UUID | None = None
    conversation_id: UUID | None = None
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    source: Literal["manual", "form", "api", "import"] | None = None


class DealPatch(DealFields, kw_only=True):
    """Changes to a deal. Its stage changes by `moves`, its end by `closure`."""

    name: Name | UnsetType = UNSET
    company_id: UUID | UnsetType = UNSET


class NewMove(msgspec.Struct, kw_only=True):
    """Where a deal goes: any stage of any pipeline. A reason lets it go on without what the stages ask for."""

    stage_id: UUID
    reason: Line | None = None


class Moved(msgspec.Struct):
    """A deal that was moved. `move_id` takes the move back; null where it was there already."""

    deal: Deal
    move_id: UUID | None


class Closure(msgspec.Struct, kw_only=True):
    """How a deal ended."""

    outcome: Outcome
    reason_id: UUID | None = None
    note: Line | None = None


class Confirmation(msgspec.Struct, kw_only=True):
    """That something a stage asks for is there, though Lading does not know."""

    key: Annotated[str, Meta(min_length=1, max_length=1100)]
    note: Line | None = None


class DealBulkChanges(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The same change to many deals; an absent key stays."""

    owner_id: UUID | UnsetType | None = UNSET
    stage_id: UUID | UnsetType = UNSET
    expected_close_on: date | UnsetType | None = UNSET
    next_step: Line | UnsetType | None = UNSET
    reason: Line | None = None


class DealBulkEdit(msgspec.Struct):
    """Which deals to change, and how."""

    ids: Annotated[list[UUID], Meta(min_length=1, max_length=1000)]
    changes: DealBulkChanges


class DealBulkResult(msgspec.Struct):
    """How many deals were changed, and which stayed because something is missing or they are closed."""

    changed: int
    held_back: list[UUID]
