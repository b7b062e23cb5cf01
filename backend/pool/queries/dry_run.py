"""What a rule would have done over the last 90 days, had it been on: each customer goes once, at the first moment at
which the rule's time had run out; whose time had run out before, goes on the first day. Pins, protection and pauses of
today are not known for the past and left out."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import DateTime, Integer, and_, cast, func, literal, select, union_all

from backend.customers.queries.rows import Company
from backend.customers.schemas import CompanyRef, Owner
from backend.pool.models import PoolHolding, PoolRule
from backend.pool.queries.clocks import SINCE, clock_of, events_of, unpaused, with_holdings
from backend.pool.queries.pauses import pause_conditions
from backend.pool.schemas import DryRun, DryRunOwner, DryRunRow, DryRunWeek
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.session import ReadSession

LOOKS_BACK: Final = 90
_EXAMPLES: Final = 50
_OWNERS: Final = 20


async def dry_run(session: ReadSession, rule: PoolRule) -> DryRun:
    """Try a rule out on what happened; nothing is changed."""
    moment = now()
    rows = await _gone(session, rule, moment)
    weeks: Counter[date] = Counter()
    owners: Counter[str] = Counter()
    for row in rows:
        day = row.on.astimezone(UTC).date()
        weeks[day - timedelta(days=day.weekday())] += 1
        owners[row.owner_name or ""] += 1
    first = (moment - timedelta(days=LOOKS_BACK)).date()
    monday = first - timedelta(days=first.weekday())
    all_weeks = [monday + timedelta(weeks=number) for number in range((moment.date() - monday).days // 7 + 1)]
    return DryRun(
        days=LOOKS_BACK,
        customers=len(rows),
        later=sum(1 for row in rows if row.later is not None),
        now=await _now(session, rule, moment),
        weeks=[DryRunWeek(week, weeks[week]) for week in all_weeks],
        owners=[DryRunOwner(name, count) for name, count in owners.most_common(_OWNERS)],
        examples=[_example(row) for row in sorted(rows, key=lambda row: row.on, reverse=True)[:_EXAMPLES]],
    )


def _example(row: Any) -> DryRunRow:
    owner = Owner(row.owner_id, row.owner_name) if row.owner_name else None
    return DryRunRow(CompanyRef(row.id, row.name, row.country), owner, row.on.astimezone(UTC).date(), row.later)


async def _gone(session: ReadSession, rule: PoolRule, moment: datetime) -> list[Any]:
    """Per company the first moment of the window at which the time had run out, and what happened after it."""
    days, begins = timedelta(days=rule.days), moment - timedelta(days=LOOKS_BACK)
    clock, events = clock_of(rule), events_of(rule)
    about = with_holdings(select(Company.id.label("company_id"), _start(rule).label("at"))).where(clock.about)
    wanted = about.subquery("about")
    parts = [select(wanted.c.company_id, wanted.c.at)]
    if events is not None:
        happened = events.subquery("happened")
        parts.append(
            select(happened.c.company_id, happened.c.at)
            .join(wanted, wanted.c.company_id == happened.c.company_id)
            .where(happened.c.at > wanted.c.at)
        )
    started = union_all(*parts).subquery("started")
    following = func.lead(started.c.at).over(partition_by=started.c.company_id, order_by=started.c.at)
    # A window of time is looked at: nobody goes before it begins.
    on = func.greatest(started.c.at + days, literal(begins, DateTime(timezone=True))).label("on")
    gaps = select(started.c.company_id, on, following.label("later")).subquery("gaps")
    first = (
        select(gaps.c.company_id, func.min(gaps.c.on).label("on"))
        .where(gaps.c.on <= moment, func.coalesce(gaps.c.later > gaps.c.on, True))
        .group_by(gaps.c.company_id)
        .subquery("first")
    )
    rows = await session.execute(
        select(
            Company.id, Company.name, Company.country, Company.owner_id, Membership.name.label("owner_name"),
            first.c.on, gaps.c.later,
        )
        .join(first, first.c.company_id == Company.id)
        .join(
            gaps,
            and_(
                gaps.c.company_id == Company.id, gaps.c.on == first.c.on, func.coalesce(gaps.c.later > gaps.c.on, True)
            ),
        )
        .outerjoin(Membership, and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id))
    )  # fmt: skip
    found: dict[UUID, Any] = {}
    for row in rows.all():
        found.setdefault(row.id, row)
    return list(found.values())


def _start(rule: PoolRule) -> Any:
    """Where a company's clock starts, whatever happened later."""
    if rule.trigger == "contract_end":
        return cast(PoolHolding.contract_until, SINCE.type) + timedelta(days=1)
    if rule.trigger == "owner_left":
        return func.coalesce(Membership.updated_at)
    return SINCE


async def _now(session: ReadSession, rule: PoolRule, moment: datetime) -> int:
    """How many the rule would take at this moment, with all that protects them."""
    clock = clock_of(rule)
    pauses = await pause_conditions(session, rule.pauses, moment.date())
    counted = with_holdings(select(cast(func.count(literal(1)), Integer))).where(
        clock.about, clock.runs_out <= moment, unpaused(list(pauses.values()))
    )
    return await session.scalar(counted) or 0
