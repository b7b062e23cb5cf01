"""The daily run of the rules: batch by batch, exactly once, going on where it was stopped.

A batch is one transaction: it moves companies and notes in the day's row how far it came. A worker that is killed has
moved what it committed; the next one goes on behind that. Two workers take turns on the row's lock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import insert

from backend.alerts.service.raising import News, raise_alerts
from backend.customers.queries.rows import Company
from backend.pool.models import Pool, PoolRule, RecycleRun
from backend.pool.queries.clocks import clock_of, unpaused, with_holdings
from backend.pool.queries.pauses import pause_conditions
from backend.pool.service.moves import Why, move
from backend.pool.vocabulary import WARNED_AT
from i18n.messages import N_
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.session import Database, WriteSession

BATCH: Final = 2000
Pauses: TypeAlias = list[ColumnElement[bool]]
_ACTOR: Final = system_actor("pool.recycle")
_WARNING: Final = N_("Customers of yours that go to the pool in {days} days: {count}")
_WARNING_TOMORROW: Final = N_("Customers of yours that go to the pool tomorrow: {count}")
_TAKEN: Final = N_("Customers of yours that went to the pool: {count}")


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did."""

    moved: int
    warned: int


async def recycle(database: Database, tenant_id: UUID, day: date | None = None, *, batch: int = BATCH) -> Done:
    """Run the rules of a tenant for a day (today); doing it again, or going on after a crash, moves nothing twice."""
    today = day or now().date()
    async with database.tenant_session(tenant_id, _ACTOR) as session:
        await _begin(session, today)
    going, pauses = True, dict[UUID, Pauses]()
    while going:
        async with database.tenant_session(tenant_id, _ACTOR) as session:
            going = await _step(session, today, batch, pauses)
    async with database.tenant_session(tenant_id, _ACTOR) as session:
        run = await session.scalar(select(RecycleRun).where(RecycleRun.day == today))
        return Done(run.moved, run.warned) if run else Done(0, 0)


async def _begin(session: WriteSession, today: date) -> None:
    rules = await session.scalars(
        select(PoolRule.id)
        .join(Pool, (Pool.tenant_id == PoolRule.tenant_id) & (Pool.id == PoolRule.pool_id))
        .where(PoolRule.active, Pool.archived_at.is_(None))
        .order_by(PoolRule.created_at, PoolRule.id)
    )
    row = {"id": new_id(), "day": today, "rules": [str(each) for each in rules], "started_at": now()}
    await session.execute(insert(RecycleRun).values(row).on_conflict_do_nothing(index_elements=["tenant_id", "day"]))


async def _step(session: WriteSession, today: date, batch: int, pauses: dict[UUID, Pauses]) -> bool:
    """One batch of the first rule that is left; whether there is more to do. `pauses` are found out once a rule."""
    run = await session.scalar(select(RecycleRun).where(RecycleRun.day == today).with_for_update())
    if run is None or run.ended_at is not None:
        return False
    if not run.rules:
        run.ended_at = now()
        return False
    rule = await session.get(PoolRule, (session.info["tenant_id"], UUID(run.rules[0])))
    pool = await session.get(Pool, (session.info["tenant_id"], rule.pool_id)) if rule else None
    if rule is None or pool is None or not rule.active or pool.archived_at is not None:
        run.rules, run.cursor = run.rules[1:], None
        return True
    if run.cursor is None:
        run.warned += await _warn(session, rule, today)
    if rule.id not in pauses:
        pauses[rule.id] = list((await pause_conditions(session, rule.pauses, today)).values())
    due = await due_companies(session, rule, now(), pauses[rule.id], after=run.cursor, most=batch)
    if due:
        why = Why("recycled", rule.trigger, rule.id, rule.name, {"days": rule.days})
        moved = await move(session, _ACTOR, due, why, pool=pool)
        run.moved += len(moved)
        run.cursor = due[-1]
        await _tell(session, rule, today, [each.owner_id for each in moved])
    if len(due) < batch:
        run.rules, run.cursor = run.rules[1:], None
    return True


async def due_companies(
    session: WriteSession, rule: PoolRule, moment: datetime, pauses: Pauses, *, after: UUID | None, most: int
) -> list[UUID]:
    """The companies that the rule takes now, by id, locked."""
    clock = clock_of(rule)
    found = (
        with_holdings(select(Company.id))
        .where(clock.about, clock.runs_out <= moment, unpaused(pauses))
        .order_by(Company.id)
        .limit(most)
        .with_for_update(of=Company, key_share=True)
    )
    if after is not None:
        found = found.where(Company.id > after)
    return list(await session.scalars(found))


async def _warn(session: WriteSession, rule: PoolRule, today: date) -> int:
    """Tell owners what the rule takes in seven, three and one days: one alert each, not one for every customer."""
    clock, moment, warned = clock_of(rule), now(), 0
    for days in WARNED_AT:
        until = moment + timedelta(days=days)
        owners = await session.execute(
            with_holdings(select(Company.owner_id, func.count().label("count")))
            .where(clock.about, clock.runs_out > until - timedelta(days=1), clock.runs_out <= until)
            .group_by(Company.owner_id)
        )
        for owner_id, count in owners.all():
            news = News(
                kind="pool",
                title=_WARNING if days > 1 else _WARNING_TOMORROW,
                link="/pool/mine",
                dedupe_key=f"pool-warning:{rule.id}:{days}:{today}",
                params={"count": count, "days": days},
                body=rule.name,
            )
            warned += len(await raise_alerts(session, [owner_id], news))
    return warned


async def _tell(session: WriteSession, rule: PoolRule, today: date, owners: list[UUID | None]) -> None:
    for owner_id in {each for each in owners if each is not None}:
        params: dict[str, Any] = {"count": owners.count(owner_id)}
        news = News("pool", _TAKEN, "/pool/log", f"pool-taken:{rule.id}:{today}:{new_id()}", params, rule.name)
        await raise_alerts(session, [owner_id], news)
