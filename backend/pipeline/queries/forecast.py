"""What is to come: by the month in which deals should close, or in which goods should ship."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, cast, func, literal, or_, select, union_all

from backend.customers.schemas import Owner
from backend.pipeline.errors import AmountsHiddenError
from backend.pipeline.models import Deal, DealOwner, DealTarget, PipelineStage
from backend.pipeline.queries.access import amounts_hidden, deal_sight, seen_deals
from backend.pipeline.queries.pipelines import find_pipeline
from backend.pipeline.queries.sums import Coded, Into, add_up, coded, rates_of
from backend.pipeline.queries.views import names_of
from backend.pipeline.schemas import insight as schemas
from tenants.context import current_tenant_id
from tenants.directory.models import Team, TeamMember
from tenants.orm import now
from tenants.session import ReadSession

By = Literal["close", "ship"]
#: Percent taken in advance where a deal names none: the usual 30/70.
DEFAULT_DEPOSIT: Final = 30
_NOUGHT: Final = Decimal(0)
_CENT: Final = Decimal("0.01")


async def load_forecast(
    session: ReadSession,
    pipeline_id: UUID,
    *,
    by: By = "close",
    months: int = 6,
    owner_id: UUID | None = None,
    sum_in: str | None = None,
) -> schemas.Forecast:
    """Open deals weighted by probability, month by month from this one on (UTC), beside what was won and the targets;
    in `sum_in`, by default the pipeline's currency.

    Raises `NotFoundError`, `AmountsHiddenError`.
    """
    if await amounts_hidden(session):
        raise AmountsHiddenError
    pipeline = await find_pipeline(session, pipeline_id)
    sight = await deal_sight(session)
    seen = [seen_deals(sight), Deal.pipeline_id == pipeline_id]
    if owner_id is not None:
        seen.append(Deal.owner_id == owner_id)
    start = now().date().replace(day=1)
    window = [_later(start, count) for count in range(months)]
    own = coded(sum_in or pipeline.currency)
    open_rows = await _expected(session, by, own, seen)
    won_rows = await _won(session, own, seen, start)
    results = await _results(session, own, seen, window[0], _later(window[-1], 1))
    goals = await _targets(session, window[0], window[-1])
    into = await rates_of(session, own.currency, [*open_rows, *won_rows, *results, *goals])
    won: dict[date, Decimal] = {}
    for row in won_rows:
        won[row.month] = won.get(row.month, _NOUGHT) + (into.convert(row.amount, row.code) or _NOUGHT)
    targets = [
        Goal(row.member_id, row.team_id, row.month, _cents(worth))
        for row in goals
        if (worth := into.convert(row.amount, row.code)) is not None
    ]
    house = _house(targets, owner_id)
    shown = [
        *window,
        *sorted({row.month for row in open_rows if row.month and not row.overdue and row.month > window[-1]}),
    ]
    found = [
        _month(month, False, [row for row in open_rows if row.month == month and not row.overdue], into, won, house)
        for month in shown
    ]
    overdue = [row for row in open_rows if row.overdue]
    undated = [row for row in open_rows if row.month is None]
    if overdue:
        found.insert(0, _month(None, True, overdue, into, {}, {}))
    if undated:
        found.append(_month(None, False, undated, into, {}, {}))
    sums = await session.execute(select(*own.parts).where(*seen, Deal.status == "open").group_by("code", "rate_from"))
    return schemas.Forecast(
        pipeline_id=pipeline_id,
        by=by,
        total=add_up(sums, into),
        weighted=sum((month.weighted for month in found), _NOUGHT),
        months=found,
        attainment=await _attainment(session, targets, _by_seat(results, into)),
        default_deposit=DEFAULT_DEPOSIT,
    )


def _later(month: date, count: int) -> date:
    """The first day of the month `count` months later."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Goal:
    """A target in the currency of the forecast."""

    member_id: UUID | None
    team_id: UUID | None
    month: date
    amount: Decimal


_PROBABILITY: Final = func.coalesce(Deal.probability, PipelineStage.probability)


def _weighted(own: Coded) -> ColumnElement[Any]:
    found: ColumnElement[Any] = own.value * _PROBABILITY / 100
    return found


async def _expected(session: ReadSession, by: By, own: Coded, seen: list[ColumnElement[bool]]) -> list[Any]:
    day = Deal.expected_close_on if by == "close" else Deal.expected_ship_on
    month = cast(func.date_trunc("month", day), Date)
    overdue = func.coalesce(day < now().date().replace(day=1), literal(False))
    weighted = _weighted(own)
    deposit = weighted * func.coalesce(Deal.deposit_percent, DEFAULT_DEPOSIT) / 100
    rows = await session.execute(
        select(
            month.label("month"),
            overdue.label("overdue"),
            own.code.label("code"),
            func.count().label("deals"),
            func.coalesce(func.sum(own.value), 0).label("amount"),
            func.coalesce(func.sum(weighted), 0).label("weighted"),
            func.coalesce(func.sum(deposit), 0).label("deposit"),
        )
        .join(PipelineStage, and_(PipelineStage.tenant_id == Deal.tenant_id, PipelineStage.id == Deal.stage_id))
        .where(*seen, Deal.status == "open")
        .group_by("month", "overdue", "code")
    )
    return list(rows)


async def _won(session: ReadSession, own: Coded, seen: list[ColumnElement[bool]], start: date) -> list[Any]:
    month = cast(func.date_trunc("month", func.timezone("UTC", Deal.closed_at)), Date)
    rows = await session.execute(
        select(month.label("month"), own.code.label("code"), func.coalesce(func.sum(own.value), 0).label("amount"))
        .where(*seen, Deal.status == "won", Deal.closed_at >= _midnight(start))
        .group_by("month", "code")
    )
    return list(rows)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _month(
    month: date | None,
    overdue: bool,
    rows: Iterable[Any],
    into: Into,
    won: dict[date, Decimal],
    targets: dict[date, Decimal],
) -> schemas.ForecastMonth:
    listed = list(rows)
    weighted = _cents(into.summed((row.weighted, row.code) for row in listed))
    deposit = _cents(into.summed((row.deposit, row.code) for row in listed))
    return schemas.ForecastMonth(
        month=month,
        overdue=overdue,
        deals=sum(row.deals for row in listed),
        amount=_cents(into.summed((row.amount, row.code) for row in listed)),
        weighted=weighted,
        deposit=deposit,
        balance=weighted - deposit,
        won=_cents(won.get(month, _NOUGHT)) if month else _NOUGHT,
        target=targets.get(month) if month else None,
    )


def _cents(amount: Any) -> Decimal:
    return Decimal(amount).quantize(_CENT)


async def _targets(session: ReadSession, first: date, last: date) -> list[Any]:
    rows = await session.execute(
        select(
            DealTarget.member_id,
            DealTarget.team_id,
            DealTarget.month,
            DealTarget.amount,
            DealTarget.currency.label("code"),
        )
        .where(DealTarget.month >= first, DealTarget.month <= last)
        .order_by(DealTarget.month)
    )
    return list(rows)


def _house(targets: list[Goal], owner_id: UUID | None) -> dict[date, Decimal]:
    """The target of each month: of the person who is looked at; else the house's, else what its people's come to."""
    if owner_id is not None:
        return {row.month: row.amount for row in targets if row.member_id == owner_id}
    whole = {row.month: row.amount for row in targets if row.member_id is None and row.team_id is None}
    people: dict[date, Decimal] = {}
    for row in targets:
        if row.member_id is not None:
            people[row.month] = people.get(row.month, _NOUGHT) + row.amount
    return people | whole


async def _attainment(
    session: ReadSession, targets: list[Goal], results: dict[UUID, tuple[Decimal, Decimal]]
) -> list[schemas.Attainment]:
    """Each person with a target or a result in these months, and each team with a target."""
    of_member: dict[UUID, Decimal] = {}
    of_team: dict[UUID, Decimal] = {}
    for row in targets:
        if row.member_id is not None:
            of_member[row.member_id] = of_member.get(row.member_id, _NOUGHT) + row.amount
        elif row.team_id is not None:
            of_team[row.team_id] = of_team.get(row.team_id, _NOUGHT) + row.amount
    names = await names_of(session, {*of_member, *results})
    found = [
        schemas.Attainment(
            Owner(seat, name), None, None, of_member.get(seat, _NOUGHT), *results.get(seat, (_NOUGHT, _NOUGHT))
        )
        for seat, name in names.items()
    ]
    found.sort(key=lambda each: (-each.won, -each.weighted, each.member.name if each.member else ""))
    if of_team:
        found += await _teams(session, of_team, results)
    return found


async def _teams(
    session: ReadSession, targets: dict[UUID, Decimal], results: dict[UUID, tuple[Decimal, Decimal]]
) -> list[schemas.Attainment]:
    people = await session.execute(
        select(TeamMember.team_id, TeamMember.membership_id).where(TeamMember.team_id.in_(targets))
    )
    members: dict[UUID, set[UUID]] = {}
    for row in people:
        members.setdefault(row.team_id, set()).add(row.membership_id)
    teams = await session.execute(select(Team.id, Team.name).where(Team.id.in_(targets)).order_by(Team.name))
    found = []
    for team in teams:
        own = [results[seat] for seat in members.get(team.id, ()) if seat in results]
        won, weighted = sum((each[0] for each in own), _NOUGHT), sum((each[1] for each in own), _NOUGHT)
        found.append(schemas.Attainment(None, team.id, team.name, targets[team.id], won, weighted))
    return found


async def _results(
    session: ReadSession, own: Coded, seen: list[ColumnElement[bool]], first: date, until: date
) -> list[Any]:
    """What each person won in these months and may still win: of a deal that is shared, their percent of it."""
    won = and_(Deal.status == "won", Deal.closed_at >= _midnight(first), Deal.closed_at < _midnight(until))
    coming = and_(Deal.status == "open", Deal.expected_close_on < until)
    given_away = (
        select(DealOwner.deal_id, func.sum(DealOwner.share).label("share"))
        .where(DealOwner.tenant_id == current_tenant_id())
        .group_by(DealOwner.deal_id)
        .subquery()
    )
    base = [*seen, or_(won, coming)]
    columns = (
        Deal.status.label("status"),
        own.code.label("code"),
        own.value.label("value"),
        _weighted(own).label("weighted"),
    )
    stage = and_(PipelineStage.tenant_id == Deal.tenant_id, PipelineStage.id == Deal.stage_id)
    parts = union_all(
        select(Deal.owner_id.label("seat"), *columns, (100 - func.coalesce(given_away.c.share, 0)).label("share"))
        .join(PipelineStage, stage)
        .outerjoin(given_away, given_away.c.deal_id == Deal.id)
        .where(*base, Deal.owner_id.is_not(None)),
        select(DealOwner.member_id.label("seat"), *columns, DealOwner.share.label("share"))
        .select_from(Deal)
        .join(PipelineStage, stage)
        .join(DealOwner, and_(DealOwner.tenant_id == Deal.tenant_id, DealOwner.deal_id == Deal.id))
        .where(*base),
    ).subquery()
    amount = func.sum(parts.c.value * parts.c.share / 100)
    weighted = func.sum(parts.c.weighted * parts.c.share / 100)
    rows = await session.execute(
        select(
            parts.c.seat,
            parts.c.code,
            func.coalesce(amount.filter(parts.c.status == "won"), 0).label("won"),
            func.coalesce(weighted.filter(parts.c.status == "open"), 0).label("weighted"),
        ).group_by(parts.c.seat, parts.c.code)
    )
    return list(rows)


def _by_seat(rows: Iterable[Any], into: Into) -> dict[UUID, tuple[Decimal, Decimal]]:
    """What each person won and may still win, in one currency."""
    found: dict[UUID, tuple[Decimal, Decimal]] = {}
    for row in rows:
        won, weighted = found.get(row.seat, (_NOUGHT, _NOUGHT))
        found[row.seat] = (won + into.summed([(row.won, row.code)]), weighted + into.summed([(row.weighted, row.code)]))
    return {seat: (_cents(won), _cents(weighted)) for seat, (won, weighted) in found.items()}
