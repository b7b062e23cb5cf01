"""What is to come: by the month in which deals should close, or in which goods should ship."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, cast, func, literal, or_, select, union_all

from backend.customers.schemas import Owner
from backend.pipeline.models import Deal, DealOwner, DealTarget, PipelineStage
from backend.pipeline.queries.access import deal_sight, seen_deals
from backend.pipeline.queries.pipelines import find_pipeline
from backend.pipeline.queries.sums import PARTS, add_up
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
    session: ReadSession, pipeline_id: UUID, *, by: By = "close", months: int = 6, owner_id: UUID | None = None
) -> schemas.Forecast:
    """Open deals weighted by probability, month by month from this one on (UTC), beside what was won and the targets.

    Raises `NotFoundError`.
    """
    pipeline = await find_pipeline(session, pipeline_id)
    sight = await deal_sight(session)
    seen = [seen_deals(sight), Deal.pipeline_id == pipeline_id]
    if owner_id is not None:
        seen.append(Deal.owner_id == owner_id)
    start = now().date().replace(day=1)
    window = [_later(start, count) for count in range(months)]
    open_rows = await _expected(session, by, pipeline.currency, seen, start)
    won = await _won(session, pipeline.currency, seen, start)
    targets = await _targets(session, window[0], window[-1], pipeline.currency)
    house = _house(targets, owner_id)
    shown = [*window, *sorted({row.month for row in open_rows if row.month and row.month > window[-1]})]
    found = [
        _month(month, False, [row for row in open_rows if row.month == month and not row.overdue], won, house)
        for month in shown
    ]
    overdue = [row for row in open_rows if row.overdue]
    undated = [row for row in open_rows if row.month is None]
    if overdue:
        found.insert(0, _month(None, True, overdue, {}, {}))
    if undated:
        found.append(_month(None, False, undated, {}, {}))
    sums = await session.execute(
        select(Deal.rate_currency, Deal.rate_source, *PARTS)
        .where(*seen, Deal.status == "open")
        .group_by(Deal.rate_currency, Deal.rate_source)
    )
    return schemas.Forecast(
        pipeline_id=pipeline_id,
        by=by,
        total=add_up(sums, pipeline.currency),
        weighted=sum((month.weighted for month in found), _NOUGHT),
        months=found,
        attainment=await _attainment(session, targets, pipeline.currency, seen, window[0], _later(window[-1], 1)),
        default_deposit=DEFAULT_DEPOSIT,
    )


def _later(month: date, count: int) -> date:
    """The first day of the month `count` months later."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


_PROBABILITY: Final = func.coalesce(Deal.probability, PipelineStage.probability)
_WEIGHTED: Final = Deal.value * _PROBABILITY / 100
_DEPOSIT: Final = _WEIGHTED * func.coalesce(Deal.deposit_percent, DEFAULT_DEPOSIT) / 100


async def _expected(
    session: ReadSession, by: By, currency: str, seen: list[ColumnElement[bool]], start: date
) -> list[Any]:
    day = Deal.expected_close_on if by == "close" else Deal.expected_ship_on
    month = cast(func.date_trunc("month", day), Date)
    overdue = func.coalesce(day < start, literal(False))
    rows = await session.execute(
        select(
            month.label("month"),
            overdue.label("overdue"),
            func.count().label("deals"),
            func.coalesce(func.sum(Deal.value), 0).label("amount"),
            func.coalesce(func.sum(_WEIGHTED), 0).label("weighted"),
            func.coalesce(func.sum(_DEPOSIT), 0).label("deposit"),
        )
        .join(PipelineStage, and_(PipelineStage.tenant_id == Deal.tenant_id, PipelineStage.id == Deal.stage_id))
        .where(*seen, Deal.status == "open", or_(Deal.rate_currency == currency, Deal.value.is_(None)))
        .group_by(month, overdue)
    )
    return list(rows)


async def _won(
    session: ReadSession, currency: str, seen: list[ColumnElement[bool]], start: date
) -> dict[date, Decimal]:
    month = cast(func.date_trunc("month", func.timezone("UTC", Deal.closed_at)), Date)
    rows = await session.execute(
        select(month, func.coalesce(func.sum(Deal.value), 0))
        .where(*seen, Deal.status == "won", Deal.rate_currency == currency, Deal.closed_at >= _midnight(start))
        .group_by(month)
    )
    return {row[0]: row[1] or _NOUGHT for row in rows}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _month(
    month: date | None, overdue: bool, rows: Iterable[Any], won: dict[date, Decimal], targets: dict[date, Decimal]
) -> schemas.ForecastMonth:
    listed = list(rows)
    weighted = _cents(sum((row.weighted for row in listed), _NOUGHT))
    deposit = _cents(sum((row.deposit for row in listed), _NOUGHT))
    return schemas.ForecastMonth(
        month=month,
        overdue=overdue,
        deals=sum(row.deals for row in listed),
        amount=_cents(sum((row.amount for row in listed), _NOUGHT)),
        weighted=weighted,
        deposit=deposit,
        balance=weighted - deposit,
        won=_cents(won.get(month, _NOUGHT)) if month else _NOUGHT,
        target=targets.get(month) if month else None,
    )


def _cents(amount: Any) -> Decimal:
    return Decimal(amount).quantize(_CENT)


async def _targets(session: ReadSession, first: date, last: date, currency: str) -> list[DealTarget]:
    rows = await session.scalars(
        select(DealTarget)
        .where(DealTarget.month >= first, DealTarget.month <= last, DealTarget.currency == currency)
        .order_by(DealTarget.month)
    )
    return list(rows)


def _house(targets: list[DealTarget], owner_id: UUID | None) -> dict[date, Decimal]:
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
    session: ReadSession,
    targets: list[DealTarget],
    currency: str,
    seen: list[ColumnElement[bool]],
    first: date,
    until: date,
) -> list[schemas.Attainment]:
    """Each person with a target or a result in these months, and each team with a target."""
    results = await _results(session, currency, seen, first, until)
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
    session: ReadSession, currency: str, seen: list[ColumnElement[bool]], first: date, until: date
) -> dict[UUID, tuple[Decimal, Decimal]]:
    """What each person won in these months and may still win: of a deal that is shared, their percent of it."""
    won = and_(Deal.status == "won", Deal.closed_at >= _midnight(first), Deal.closed_at < _midnight(until))
    coming = and_(Deal.status == "open", Deal.expected_close_on < until)
    given_away = (
        select(DealOwner.deal_id, func.sum(DealOwner.share).label("share"))
        .where(DealOwner.tenant_id == current_tenant_id())
        .group_by(DealOwner.deal_id)
        .subquery()
    )
    base = [*seen, or_(won, coming), Deal.rate_currency == currency]
    columns = (Deal.status.label("status"), Deal.value.label("value"), _WEIGHTED.label("weighted"))
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
            func.coalesce(amount.filter(parts.c.status == "won"), 0).label("won"),
            func.coalesce(weighted.filter(parts.c.status == "open"), 0).label("weighted"),
        ).group_by(parts.c.seat)
    )
    return {row.seat: (_cents(row.won), _cents(row.weighted)) for row in rows}
