"""Somebody's customers, and when which rule takes them."""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func, select

from backend.customers.queries.rows import Company
from backend.customers.schemas import CompanyRef
from backend.pool.models import PoolHolding, PoolRequest, PoolRule
from backend.pool.queries.access import pools_of
from backend.pool.queries.clocks import SINCE, RuleClock, clock_of, with_holdings
from backend.pool.queries.counts import claims_today, held_by, pins_of
from backend.pool.queries.pauses import pause_conditions
from backend.pool.schemas import HoldingRow, Holdings
from tenants.context import Actor
from tenants.orm import now
from tenants.session import ReadSession

_MOST = 500


async def list_holdings(session: ReadSession, actor: Actor) -> Holdings:
    """The actor's customers, those first that go soonest, at most 500."""
    me = actor.membership_id
    pools = await pools_of(session, actor)
    claimable = [each.pool for each in pools if each.claims]
    return Holdings(
        items=await _rows(session, me),
        held=await held_by(session, me),
        holding_cap=min((each.holding_cap for each in claimable if each.holding_cap is not None), default=None),
        claimed_today=await claims_today(session, me),
        claims_a_day=min((each.claims_a_day for each in claimable if each.claims_a_day is not None), default=None),
        pinned=await pins_of(session, me),
        pins=max((each.pool.pins for each in pools), default=0),
    )


async def _rows(session: ReadSession, seat_id: UUID | None) -> list[HoldingRow]:
    moment, today = now(), now().date()
    leaving: dict[UUID, tuple[datetime, str, list[str]]] = {}
    rules = list(await session.scalars(select(PoolRule).where(PoolRule.active)))
    for rule in rules:
        for company_id, runs_out, paused in await _clocks(session, rule, clock_of(rule), seat_id, today):
            known = leaving.get(company_id)
            if runs_out is not None and (known is None or runs_out < known[0]):
                leaving[company_id] = (runs_out, rule.name, paused)
    requests = dict(
        (
            await session.execute(
                select(PoolRequest.company_id, PoolRequest.state)
                .where(PoolRequest.asked_by == seat_id)
                .order_by(PoolRequest.created_at, PoolRequest.id)
            )
        ).all()
    )
    rows = (
        await session.execute(
            with_holdings(
                select(
                    Company.id, Company.name, Company.country, SINCE.label("since"), PoolHolding.protected_until,
                    PoolHolding.pinned_by, PoolHolding.contract_until,
                )
            )
            .where(Company.owner_id == seat_id, Company.archived_at.is_(None), Company.bin == "customer")
            .order_by(Company.name_key, Company.id)
            .limit(_MOST)
        )
    ).all()  # fmt: skip
    found = []
    for row in rows:
        runs_out, rule_name, paused = leaving.get(row.id, (None, None, []))
        protected = row.protected_until if row.protected_until and row.protected_until > moment else None
        found.append(
            HoldingRow(
                company=CompanyRef(row.id, row.name, row.country),
                since=row.since,
                leaves_on=runs_out.date() if runs_out else None,
                days_left=max(0, (runs_out.date() - today).days) if runs_out else None,
                rule=rule_name,
                paused=paused,
                protected_until=protected.date() if protected else None,
                pinned=row.pinned_by is not None and row.pinned_by == seat_id,
                contract_until=row.contract_until,
                request=cast("Any", requests.get(row.id)),
            )
        )
    return sorted(found, key=lambda row: (row.leaves_on is None, row.leaves_on or date.max, row.company.name))


async def _clocks(
    session: ReadSession, rule: PoolRule, clock: RuleClock, seat_id: UUID | None, today: date
) -> list[tuple[UUID, datetime | None, list[str]]]:
    pauses = await pause_conditions(session, rule.pauses, today)
    columns = [func.coalesce(condition, False).label(f"pause_{name}") for name, condition in pauses.items()]
    rows = await session.execute(
        with_holdings(select(Company.id, clock.runs_out.label("runs_out"), *columns)).where(
            clock.about, Company.owner_id == seat_id
        )
    )
    return [(row.id, row.runs_out, [name for name in pauses if getattr(row, f"pause_{name}")]) for row in rows.all()]


async def leaves_at(session: ReadSession, company_id: UUID) -> datetime | None:
    """When the first of the rules takes a company; None where none does."""
    instants = []
    for rule in await session.scalars(select(PoolRule).where(PoolRule.active)):
        clock = clock_of(rule)
        instants.append(
            await session.scalar(with_holdings(select(clock.runs_out)).where(clock.about, Company.id == company_id))
        )
    return min((each for each in instants if each is not None), default=None)
