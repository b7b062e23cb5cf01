"""Finding what is due among a million reminders of 500 tenants, and firing it in time."""

import asyncio
import sys
import time
from datetime import timedelta
from statistics import median, quantiles
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.metadata import all_tables
from backend.reminders.scheduler import ReminderScheduler
from i18n.zones import tzdata_version
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.garbage import settle
from tenants.orm import now
from tenants.runtime import open_runtime
from tenants.session import make_engine

_TENANTS: Final = 500
#: 1,000,000 at the usual scale.
_PER_COMPANY: Final = 20
_TICKS: Final = 40
#: Reminders lie from an hour ahead on, over so many days.
_AHEAD: Final = timedelta(hours=1)
_DAYS: Final = timedelta(days=400)
_FIRED: Final = 2000
_GOAL_TICK_MS: Final = 50.0
_GOAL_LAG_S: Final = 5.0
_NOTES: Final = [
    "tick: ReminderScheduler.find_due, nothing due, one connection of the system role; busy: the same with two thousand"
    " due, spread over all tenants",
    "lag: two schedulers side by side, 2,000 reminders of 500 tenants due over ten seconds; from the instant to the"
    " committed firing",
]

_FILL: Final = """
    INSERT INTO reminder (tenant_id, id, text, origin, follow_up, start, zone, skip_free_days, fire_at, snoozed, late,
        missed, tzdata, created_at, updated_at, version)
    SELECT t.id, gen_random_uuid(), 'Call', 'person', false, timestamp '2030-01-01 09:00', 'UTC', false,
        now() + interval '1 hour' + random() * interval '400 days', false, false, 0, :release, now(), now(), 1
    FROM tenant t CROSS JOIN generate_series(1, :each)
"""
_DUE: Final = """
    UPDATE reminder SET fire_at = CAST(:start AS timestamptz) + n * interval '5 milliseconds'
    FROM (SELECT few.tenant_id, few.id, row_number() OVER () AS n FROM tenant t CROSS JOIN LATERAL (
        SELECT r.tenant_id, r.id FROM reminder r WHERE r.tenant_id = t.id AND r.fire_at IS NOT NULL
        ORDER BY r.fire_at DESC LIMIT :each) few) due
    WHERE reminder.tenant_id = due.tenant_id AND reminder.id = due.id
"""


async def run(scale: Scale) -> Report:
    """Fill, tick, fire, and walk through all zones."""
    reminders = _PER_COMPANY * scale.companies
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        owner = make_engine(urls.superuser_url)
        print(f"filling {reminders} reminders", file=sys.stderr, flush=True)
        await _fill(owner, reminders // _TENANTS)
        async with open_runtime(bench_settings(urls, redis.url(), folder), "lading-bench") as runtime:
            settle()  # as every worker does
            scheduler = ReminderScheduler(runtime.database)
            idle, _ = await _ticks(scheduler, timedelta(0))
            busy, found = await _ticks(scheduler, _AHEAD + _DAYS * _FIRED / reminders)
            await _make_due(owner)
            lag = await _fire([ReminderScheduler(runtime.database) for _ in range(2)], owner)
        await owner.dispose()
    ours = {"tick_ms": idle, "busy_tick_ms": busy, "lag_s": lag}
    return Report(
        bench="reminders",
        unit={"tick_ms": "ms", "busy_tick_ms": "ms", "lag_s": "s"},
        scale={"reminders": reminders, "tenants": _TENANTS, "found": found, "fired": _FIRED},
        ours=ours,
        theirs={
            "tick_ms": {"p95": _GOAL_TICK_MS}, "busy_tick_ms": {"p95": _GOAL_TICK_MS}, "lag_s": {"worst": _GOAL_LAG_S},
        },
        ratio={
            "tick_p95": round(_GOAL_TICK_MS / idle["p95"], 2),
            "busy_tick_p95": round(_GOAL_TICK_MS / busy["p95"], 2),
            "lag": round(_GOAL_LAG_S / max(lag["worst"], 0.001), 2),
        },
        notes=_NOTES,
    )  # fmt: skip


async def _ticks(scheduler: ReminderScheduler, ahead: timedelta) -> tuple[dict[str, float], int]:
    """How long it takes, in ms, to find what is due so far ahead, and how many are."""
    taken, found = [], 0
    for _ in range(_TICKS):
        begun = time.perf_counter()
        due = await scheduler.find_due(now() + ahead)
        taken.append((time.perf_counter() - begun) * 1000)
        found = sum(map(len, due.values()))
    return {"median": round(median(taken), 2), "p95": round(quantiles(taken, n=20)[-1], 2)}, found


async def _fill(owner: AsyncEngine, each: int) -> None:
    async with owner.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO tenant (id, slug, name, active, created_at, updated_at) SELECT gen_random_uuid(),"
                " 'bench-' || n, 'Bench ' || n, true, now(), now() FROM generate_series(1, :tenants) n"
            ),
            {"tenants": _TENANTS},
        )
        # Foreign keys are no part of what is measured.
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        await connection.execute(text(_FILL), {"each": each, "release": tzdata_version()})
    async with owner.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text("VACUUM ANALYZE reminder"))
        # The pages of the filling go to disk now, not while a read waits for one of them to make room.
        await alone.execute(text("CHECKPOINT"))


async def _make_due(owner: AsyncEngine) -> None:
    async with owner.begin() as connection:
        start = now() + timedelta(seconds=20)
        await connection.execute(text(_DUE), {"start": start, "each": _FIRED // _TENANTS})


async def _fire(schedulers: list[ReminderScheduler], owner: AsyncEngine) -> dict[str, float]:
    """Let the schedulers run until all that is due has fired; how late, in seconds."""
    running = [asyncio.create_task(scheduler.run()) for scheduler in schedulers]
    try:
        for _ in range(600):
            async with owner.connect() as connection:
                if await connection.scalar(text("SELECT count(*) FROM reminder_occurrence")) == _FIRED:
                    break
            await asyncio.sleep(0.2)
        async with owner.connect() as connection:
            found = await connection.execute(
                text(
                    "SELECT count(*), max(fired_at - due_at), percentile_disc(0.5) WITHIN GROUP"
                    " (ORDER BY fired_at - due_at) FROM reminder_occurrence"
                )
            )
            count, worst, middle = found.one()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    if count != _FIRED:
        raise RuntimeError(f"{count} of {_FIRED} reminders fired")
    return {"median": round(middle.total_seconds(), 2), "worst": round(worst.total_seconds(), 2)}
