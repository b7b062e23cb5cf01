"""Finding what is due among a million reminders of 500 tenants, firing it in time, and wall time in every zone."""

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import islice
from statistics import median, quantiles
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.metadata import all_tables
from backend.reminders.scheduler import ReminderScheduler
from i18n.recurrence import occurrences
from i18n.zones import tzdata_version, zone, zone_names
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.orm import now
from tenants.runtime import open_runtime
from tenants.session import make_engine

_TENANTS: Final = 500
#: 1,000,000 at the usual scale.
_PER_COMPANY: Final = 20
_TICKS: Final = 40
_FIRED: Final = 2000
_YEARS: Final = 20
_GOAL_TICK_MS: Final = 50.0
_GOAL_LAG_S: Final = 5.0
_NOTES: Final = [
    "tick: ReminderScheduler.find_due, nothing due, one connection of the system role",
    "lag: two schedulers side by side, 2,000 reminders of 500 tenants due over ten seconds; from the instant to the"
    " committed firing",
    "zones: a daily 02:30 in every IANA zone over 20 years: the shown time is the wall time, or the gap moved it on",
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
    FROM (SELECT tenant_id, id, row_number() OVER () AS n FROM (
        SELECT tenant_id, id, row_number() OVER (PARTITION BY tenant_id) AS k FROM reminder) a WHERE k <= :each) due
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
            scheduler = ReminderScheduler(runtime.database)
            ticks = []
            for _ in range(_TICKS):
                begun = time.perf_counter()
                await scheduler.find_due(now())
                ticks.append((time.perf_counter() - begun) * 1000)
            await _make_due(owner)
            lag = await _fire([ReminderScheduler(runtime.database) for _ in range(2)], owner)
        await owner.dispose()
    walked = _walk_zones()
    ours = {"tick_ms": {"median": round(median(ticks), 2), "p95": round(quantiles(ticks, n=20)[-1], 2)}, "lag_s": lag}
    return Report(
        bench="reminders",
        unit={"tick_ms": "ms", "lag_s": "s"},
        scale={"reminders": reminders, "tenants": _TENANTS, "fired": _FIRED, **walked},
        ours=ours,
        theirs={"tick_ms": {"p95": _GOAL_TICK_MS}, "lag_s": {"worst": _GOAL_LAG_S}},
        ratio={
            "tick_p95": round(_GOAL_TICK_MS / ours["tick_ms"]["p95"], 2),
            "lag": round(_GOAL_LAG_S / max(lag["worst"], 0.001), 2),
        },
        notes=_NOTES,
    )


async def _fill(owner: AsyncEngine, each: int) -> None:
    async with owner.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO tenant (id, slug, name, active, created_at, updated_at) SELECT gen_random_uuid(),"
                " 'bench-' || n, 'Bench ' || n, true, now(), now() FROM generate_series(1, :tenants) n"
            ),
            {"tenants": _TENANTS},
        )
        await connection.execute(text(_FILL), {"each": each, "release": tzdata_version()})
    async with owner.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(
            text("VACUUM ANALYZE reminder")
        )


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


def _walk_zones() -> dict[str, Any]:
    """Every zone, every night of twenty years at half past two: the hour that clocks skip and repeat."""
    gaps = nights = 0
    for name in zone_names():
        start = datetime.fromisoformat("2020-01-01T02:30")
        last = datetime.min.replace(tzinfo=UTC)
        for one in islice(occurrences("FREQ=DAILY", start, name, after=None), 366 * _YEARS):
            shown = one.instant.astimezone(zone(name)).replace(tzinfo=None)
            if shown != one.shown or one.instant <= last or shown < one.wall:
                raise RuntimeError(f"{name} loses its wall time at {one.wall}")
            gaps += shown != one.wall
            nights, last = nights + 1, one.instant
    return {"zones": len(zone_names()), "nights": nights, "gaps": gaps}
