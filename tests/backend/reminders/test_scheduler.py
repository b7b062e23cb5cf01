"""What is due fires within seconds, exactly once: several workers, killed ones, clocks that jump, a lost Redis."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text

from backend.reminders import scheduler as scheduling
from backend.reminders.models import Reminder, ReminderOccurrence
from backend.reminders.scheduler import ReminderScheduler
from backend.reminders.service import retiming
from i18n.zones import tzdata_version
from tenants.context import system_actor
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tenants.session import Database
from tenants.settings import Settings
from tests.backend.reminders.setting import occurrences_of, put_in, quieten, stored
from tests.support import ApiClient, TestTenant, eventually


@pytest.fixture(autouse=True)
async def nothing_else_is_due(database: Database) -> None:
    """Tests before this one may have left something behind."""
    async with database.system_session() as session:
        found = {row.tenant_id for row in await session.execute(scheduling._DUE, {"moment": now() + timedelta(days=1)})}
    for tenant_id in found:
        async with database.tenant_session(tenant_id, system_actor("test")) as session:
            await session.execute(delete(Reminder))


async def alerts(database: Database, tenant: TestTenant) -> int:
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        found = await session.scalar(select(func.count()).where(OutboxEvent.type == "ReminderFired"))
        return found or 0


async def test_what_is_due_fires_once_and_what_is_ahead_waits(database: Database, tenant: TestTenant) -> None:
    due = await put_in(database, tenant, now() - timedelta(seconds=2))
    ahead = await put_in(database, tenant, now() + timedelta(hours=2))
    scheduler = ReminderScheduler(database)
    assert [await scheduler.tick(), await scheduler.tick()] == [1, 0]
    fired, waiting = await stored(database, tenant, due.id), await stored(database, tenant, ahead.id)
    assert (fired.due_at, fired.fire_at, fired.late) == (due.fire_at, None, False)
    assert (waiting.due_at, waiting.fire_at) == (None, ahead.fire_at)
    assert await alerts(database, tenant) == 1


async def test_several_workers_fire_each_once(database: Database, tenant: TestTenant, other_tenant: TestTenant) -> None:
    moment = now()
    for count in range(60):
        await put_in(database, other_tenant if count % 2 else tenant, moment - timedelta(seconds=count))
    workers = [ReminderScheduler(database) for _ in range(4)]
    fired = await asyncio.gather(*(worker.tick() for worker in workers))
    assert sum(fired) + await workers[0].tick() == 60
    assert await alerts(database, tenant) == await alerts(database, other_tenant) == 30


async def test_a_clock_that_jumps_fires_nothing_twice(database: Database, tenant: TestTenant) -> None:
    start = now().replace(microsecond=0) + timedelta(minutes=10)
    series = await put_in(database, tenant, start, rule="FREQ=HOURLY", start=start.replace(tzinfo=None))
    clock = start + timedelta(hours=3, minutes=1)
    scheduler = ReminderScheduler(database, clock=lambda: clock)
    assert await scheduler.tick() == 1
    clock = start + timedelta(minutes=1)  # set back: what fired early does not fire again when its time comes
    assert await scheduler.tick() == 0
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        row = await session.get_one(Reminder, (tenant.id, series.id))
        row.fire_at = start + timedelta(hours=3)
    clock = start + timedelta(hours=3, minutes=2)
    assert await scheduler.tick() == 0
    clock = start + timedelta(hours=4)
    assert await scheduler.tick() == 1
    assert [one.due_at for one in await occurrences_of(database, tenant, series.id)] == [
        start + timedelta(hours=3), start + timedelta(hours=4),
    ]  # fmt: skip


async def test_after_an_outage_a_series_fires_once_and_late(database: Database, tenant: TestTenant) -> None:
    first = now().replace(microsecond=0) - timedelta(days=3, hours=1)
    series = await put_in(database, tenant, first, rule="FREQ=DAILY")
    assert await ReminderScheduler(database).tick() == 1
    row = await stored(database, tenant, series.id)
    assert (row.late, row.missed, row.due_at) == (True, 3, first + timedelta(days=3))
    assert row.fire_at == first + timedelta(days=4)


async def test_what_nobody_dealt_with_is_overtaken_by_the_next(database: Database, tenant: TestTenant) -> None:
    first = now().replace(microsecond=0) - timedelta(minutes=1)
    series = await put_in(database, tenant, first, rule="FREQ=DAILY")
    await ReminderScheduler(database).tick()
    await ReminderScheduler(database, clock=lambda: first + timedelta(days=1)).tick()
    row = await stored(database, tenant, series.id)
    assert (row.missed, row.due_at) == (1, first + timedelta(days=1))
    assert [one.ended_at is None for one in await occurrences_of(database, tenant, series.id)] == [False, True]


async def test_firing_needs_no_redis(runtime: Runtime, tenant: TestTenant) -> None:
    await put_in(runtime.database, tenant, now() - timedelta(seconds=1))
    await runtime.redis.flushdb()
    assert await ReminderScheduler(runtime.database).tick() == 1
    await runtime.redis.flushdb()
    assert await alerts(runtime.database, tenant) == 1


async def test_the_scheduler_sees_nothing_of_what_a_reminder_says(database: Database, tenant: TestTenant) -> None:
    await put_in(database, tenant, now() - timedelta(seconds=1))
    async with database.system_session() as session:
        denied = None
        try:
            await session.execute(text("SELECT text FROM reminder"))
        except Exception as error:  # noqa: BLE001 - whatever the driver calls it
            denied = str(error)
        await session.rollback()
    assert denied is not None
    assert "permission denied" in denied


async def test_an_inactive_tenant_is_left_alone(database: Database, tenant: TestTenant) -> None:
    await put_in(database, tenant, now() - timedelta(seconds=1))
    async with database.system_session() as session:
        await session.execute(text("UPDATE tenant SET active = false WHERE id = :id"), {"id": tenant.id})
    assert await ReminderScheduler(database).tick() == 0
    async with database.system_session() as session:
        await session.execute(text("UPDATE tenant SET active = true WHERE id = :id"), {"id": tenant.id})
    assert await ReminderScheduler(database).tick() == 1


async def test_another_release_of_the_zone_data_moves_instants_and_keeps_wall_times(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    # Until 2026a Vancouver went back to -08 in winter: nine o'clock was an hour later than it is now.
    wall = datetime.fromisoformat("2026-12-01T09:00")
    stale = datetime(2026, 12, 1, 17, tzinfo=UTC)
    old = await put_in(database, tenant, stale, zone="America/Vancouver", start=wall, tzdata="2026a")
    steady = await put_in(
        database, tenant, datetime(2026, 12, 1, 8, tzinfo=UTC), zone="Europe/Berlin", start=wall, tzdata="2026a"
    )
    snoozed = await put_in(
        database, tenant, stale, zone="UTC", tzdata="2026a", snoozed=True, snooze_wall=wall,
        snooze_zone="America/Vancouver",
    )  # fmt: skip
    at_noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    looked, moved = await ReminderScheduler(database, clock=lambda: at_noon).retime_all()
    assert (looked, moved) == (3, 2)
    shown = (await client.get(f"/reminders/{old.id}")).json()
    assert shown["next_at"] == "2026-12-01T16:00:00Z"
    assert shown["start"] == "2026-12-01T09:00:00"
    assert shown["clock_note"] == {
        "release": tzdata_version(), "before": "2026-12-01T17:00:00Z", "after": "2026-12-01T16:00:00Z",
    }  # fmt: skip
    assert (await stored(database, tenant, snoozed.id)).fire_at == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert (await client.get(f"/reminders/{steady.id}")).json()["clock_note"] is None
    assert await ReminderScheduler(database, clock=lambda: at_noon).retime_all() == (0, 0)


async def test_retiming_goes_on_until_all_are_done(
    database: Database, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retiming, "BATCH", 2)
    monkeypatch.setattr(scheduling, "BATCH", 2)
    for _ in range(5):
        await put_in(database, tenant, now() + timedelta(days=2), tzdata="2026a")
    assert await ReminderScheduler(database).retime_all() == (5, 0)
    await quieten(database, tenant)


_WORKER = """
import asyncio, sys
from backend.reminders.scheduler import ReminderScheduler
from tenants.session import Database
from tenants.settings import load_settings

async def main() -> None:
    database = Database.from_settings(load_settings(), "reminders-test")
    print("ready", flush=True)
    await ReminderScheduler(database).run()

asyncio.run(main())
"""


async def _worker(settings: Settings, tmp_path: Path) -> asyncio.subprocess.Process:
    environment = os.environ | {
        "LADING_DATABASE_URL": settings.database_url,
        "LADING_DATABASE_SYSTEM_URL": settings.database_system_url,
        "LADING_REDIS_URL": settings.redis_url,
        "LADING_BLOB_URL": settings.blob_url,
        "LADING_MASTER_KEY": settings.master_key.get_secret_value(),
        "LADING_DATA_DIR": str(tmp_path),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _WORKER, env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    return process


async def test_killed_workers_lose_and_double_nothing(
    settings: Settings, database: Database, tenant: TestTenant, tmp_path: Path
) -> None:
    """Real processes, one of them killed while it fires; what it had not committed another fires, within seconds."""
    count = 120
    due = now() + timedelta(seconds=2)
    for number in range(count):
        await put_in(database, tenant, due + timedelta(milliseconds=number * 10))
    workers = [await _worker(settings, tmp_path) for _ in range(2)]

    async def fired() -> int:
        async with database.tenant_session(tenant.id, system_actor("test")) as session:
            return await session.scalar(select(func.count(ReminderOccurrence.id))) or 0

    async def some() -> bool:
        return await fired() > 0

    async def every() -> bool:
        return await fired() == count

    try:
        await eventually(some)
        workers[0].send_signal(signal.SIGKILL)
        await eventually(every)
    finally:
        for worker in workers:
            if worker.returncode is None:
                worker.kill()
            await worker.wait()
    assert await alerts(database, tenant) == count
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        slowest = await session.scalar(select(func.max(ReminderOccurrence.fired_at - ReminderOccurrence.due_at)))
    assert slowest is not None
    assert slowest < timedelta(seconds=30)  # five where nothing else keeps the machine busy: `make bench`
