"""Board, pace, conversion, forecast, targets, saved views."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas import Owner
from backend.pipeline.schemas.deals import Deal
from backend.pipeline.schemas.shared import Currency, Name, StageRef, Sum
from backend.pipeline.vocabulary import Sharing


class BoardColumn(msgspec.Struct):
    """A stage on the board: all its open deals in number and sum, and the first of them."""

    stage: StageRef
    probability: int
    total: Sum
    stale: int
    items: list[Deal]
    next_cursor: str | None


class Board(msgspec.Struct):
    """A pipeline as a board. `at`: when it was read."""

    pipeline_id: UUID
    columns: list[BoardColumn]
    at: datetime


class CountryDeals(msgspec.Struct):
    """A country's deals; `country` is null where the company's is not known."""

    country: str | None
    open: Sum
    won: Sum


class StageTime(msgspec.Struct):
    """How long deals stayed in a stage that left it in the period. `bottleneck`: the longest of the stages that have
    cases enough. `slow_days`: from when on a deal counts as stale."""

    stage: StageRef
    cases: int
    median_days: float | None
    slow_tenth_days: float | None
    mean_days: float | None
    open: int
    stale: int
    slow_days: float | None
    bottleneck: bool


class CohortStage(msgspec.Struct):
    """Of the deals that were opened in the period, those that came to a stage or beyond it."""

    stage: StageRef
    reached: int
    share: float
    #: Of those that came to the stage before.
    from_before: float | None


class SnapshotStage(msgspec.Struct):
    """What became of the deals that left a stage in the period, whenever they were opened."""

    stage: StageRef
    left: int
    onwards: int
    back: int
    won: int
    lost: int
    onwards_share: float | None
    #: What the pipeline reckons with.
    probability: int
    #: Of the deals that were closed in this stage, those that were won.
    won_share: float | None


class Insight(msgspec.Struct):
    """Time in stage, and conversion in two ways, for a pipeline and a period (days, both included)."""

    pipeline_id: UUID
    first: date
    last: date
    opened: int
    won: int
    lost: int
    stages: list[StageTime]
    cohort: list[CohortStage]
    snapshot: list[SnapshotStage]


class ForecastMonth(msgspec.Struct):
    """A month: what is expected of open deals, and what was won. `month` is null for deals without a date; `overdue`
    sums those whose date has passed. `weighted` takes each deal's probability; `deposit` is the part of `weighted` that
    is paid in advance, `balance` the rest."""

    month: date | None
    overdue: bool
    deals: int
    amount: Decimal
    weighted: Decimal
    deposit: Decimal
    balance: Decimal
    won: Decimal
    target: Decimal | None


class Attainment(msgspec.Struct):
    """A person's or team's target over the months shown, and what was won of it. Shares count by their percent."""

    member: Owner | None
    team_id: UUID | None
    team_name: str | None
    target: Decimal
    won: Decimal
    weighted: Decimal


class Forecast(msgspec.Struct):
    """What is to come, in one currency. `default_deposit`: percent taken where a deal names none."""

    pipeline_id: UUID
    by: Literal["close", "ship"]
    total: Sum
    weighted: Decimal
    months: list[ForecastMonth]
    attainment: list[Attainment]
    default_deposit: int


class Target(msgspec.Struct):
    """What a person, a team or (with neither) the house is to win in a month."""

    id: UUID
    member_id: UUID | None
    team_id: UUID | None
    month: date
    amount: Decimal
    currency: str


class GivenTarget(msgspec.Struct, kw_only=True):
    """A target to set; an amount of null takes it away. `month` is any day of it."""

    member_id: UUID | None = None
    team_id: UUID | None = None
    month: date
    amount: Decimal | None
    currency: Currency = "USD"


class TargetList(msgspec.Struct):
    """Targets."""

    items: list[Target]


class GivenTargets(msgspec.Struct):
    """Targets to set; others stay."""

    items: Annotated[list[GivenTarget], Meta(min_length=1, max_length=500)]


class DealView(msgspec.Struct):
    """A saved view of the deals' screen. `params` are the address's; `mine`: the reader may change it."""

    id: UUID
    name: str
    sharing: Sharing
    team_id: UUID | None
    params: dict[str, Any]
    owner: Owner | None
    mine: bool
    version: int


class DealViewList(msgspec.Struct):
    """The views that the reader can choose from."""

    items: list[DealView]


Params = dict[Annotated[str, Meta(max_length=40)], str | int | bool | None]


class NewDealView(msgspec.Struct, kw_only=True):
    """A view to keep."""

    name: Name
    sharing: Sharing = "me"
    team_id: UUID | None = None
    params: Params


class DealViewPatch(msgspec.Struct, kw_only=True):
    """Changes to a view; an absent key stays."""

    name: Name | UnsetType = UNSET
    sharing: Sharing | UnsetType = UNSET
    team_id: UUID | UnsetType | None = UNSET
    params: Params | UnsetType = UNSET
