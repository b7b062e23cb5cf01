"""The clock of the first answer: working hours, breach, managers told, passed on; once, whoever looks."""

import asyncio
import os
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from backend.alerts.models import Alert
from backend.leads.models import Lead
from backend.leads.queries.desk import Calendar
from backend.leads.service.clock import after, between
from backend.leads.timer import LeadTimer
from tests.backend.leads.desk import ACTOR, Desk
from tests.support import eventually


def test_hours_are_those_of_the_owner_with_weekends_and_holidays() -> None:
    shanghai = Calendar("Asia/Shanghai", "CN", ((time(9), time(18)),))
    friday = datetime(2026, 6, 5, 9, tzinfo=UTC)  # 17:00 there
    assert after(shanghai, friday, 2) == datetime(2026, 6, 8, 2, tzinfo=UTC)
    before_golden_week = datetime(2026, 9, 30, 9, tzinfo=UTC)
    assert after(shanghai, before_golden_week, 2).date() > datetime(2026, 10, 6, tzinfo=UTC).date()


_DAY = ((time(9), time(18)),)
_WITH_LUNCH = ((time(9), time(12)), (time(13), time(18)))


@pytest.mark.parametrize(
    ("zone", "country", "windows", "asked", "hours", "due"),
    [
        # Clocks go back, and forward, over the weekend.
        ("Europe/Berlin", "DE", _DAY, "2026-10-23T15:00Z", 2, "2026-10-26T09:00Z"),
        ("America/New_York", "US", _DAY, "2026-03-06T22:00Z", 2, "2026-03-09T14:00Z"),
        # Thursday evening where Friday and Saturday are free.
        ("Asia/Riyadh", "SA", _DAY, "2026-06-04T14:00Z", 2, "2026-06-07T07:00Z"),
        # A Saturday on which China works for a holiday.
        ("Asia/Shanghai", "CN", _DAY, "2026-10-09T09:00Z", 2, "2026-10-10T02:00Z"),
        # At midnight into a weekend, at closing time, at noon, and before the desk opens.
        ("Asia/Shanghai", "CN", _DAY, "2026-06-05T16:00Z", 1, "2026-06-08T02:00Z"),
        ("Asia/Shanghai", "CN", _DAY, "2026-06-08T10:00Z", 1, "2026-06-09T02:00Z"),
        ("Asia/Shanghai", "CN", _WITH_LUNCH, "2026-06-08T03:30Z", 1, "2026-06-08T05:30Z"),
        ("Asia/Kolkata", "IN", _DAY, "2026-06-08T00:00Z", 0.5, "2026-06-08T04:00Z"),
        # Longer than a week, over two weekends.
        ("Europe/Berlin", "DE", _DAY, "2026-06-08T07:00Z", 54, "2026-06-15T16:00Z"),
        # New Year's Eve is worked, New Year's Day is not, and a weekend follows.
        ("Europe/Berlin", "DE", _DAY, "2026-12-31T16:30Z", 1, "2027-01-04T08:30Z"),
    ],
)
def test_hours_run_by_the_owners_own_clock(
    zone: str, country: str, windows: tuple[tuple[time, time], ...], asked: str, hours: float, due: str
) -> None:
    calendar = Calendar(zone, country, windows)
    start, end = datetime.fromisoformat(asked), datetime.fromisoformat(due)
    assert after(calendar, start, hours) == end
    assert between(calendar, start, end) == pytest.approx(hours)


async def lead_of(desk: Desk, lead: Lead) -> Lead:
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        return await session.get_one(Lead, (desk.tenant.id, lead.id))


async def late_alerts(desk: Desk) -> list[str]:
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        return [row.title for row in await session.scalars(select(Alert).where(Alert.kind == "late"))]


async def test_a_late_lead_is_told_of_and_then_passed_on_once(desk: Desk) -> None:
    await desk.rule(respond_hours=2, reassign_hours=1)
    lead = await desk.asks(await desk.company("Slow Answer Ltd"))
    assert lead.due_at is not None
    moment = lead.due_at + timedelta(seconds=1)
    timers = [LeadTimer(desk.runtime.database, clock=lambda: moment) for _ in range(4)]
    assert sum(await asyncio.gather(*(timer.tick() for timer in timers))) == 1
    stands = await lead_of(desk, lead)
    assert (stands.sla, desk.who(stands), len(await late_alerts(desk))) == ("breached", "ana", 1)
    assert stands.next_at is not None
    assert stands.next_at > lead.due_at
    later = stands.next_at + timedelta(seconds=1)
    timers = [LeadTimer(desk.runtime.database, clock=lambda: later) for _ in range(4)]
    assert sum(await asyncio.gather(*(timer.tick() for timer in timers))) == 1
    passed = await lead_of(desk, lead)
    assert (passed.sla, desk.who(passed)) == ("breached", "ben")
    log = await desk.log(lead)
    assert [event.kind for event in log] == ["assigned", "escalated", "reassigned"]
    # The whole round: after the third nobody is left, and it stays.
    for _ in range(8):
        stands = await lead_of(desk, lead)
        if stands.next_at is None:
            break
        at = stands.next_at + timedelta(seconds=1)
        await LeadTimer(desk.runtime.database, clock=lambda at=at: at).tick()  # type: ignore[misc]
    assert desk.who(await lead_of(desk, lead)) == "cem"
    assert [event.kind for event in await desk.log(lead)][-1] == "kept"


async def test_an_owner_of_before_keeps_a_late_lead(desk: Desk) -> None:
    await desk.rule(respond_hours=2, reassign_hours=1)
    lead = await desk.asks(await desk.company("Loyal Ltd", "cem"))
    assert lead.due_at is not None
    moment = lead.due_at + timedelta(days=30)
    timer = LeadTimer(desk.runtime.database, clock=lambda: moment)
    assert [await timer.tick(), await timer.tick()] == [1, 0]
    stands = await lead_of(desk, lead)
    assert (desk.who(stands), stands.sla, stands.next_at) == ("cem", "breached", None)


async def test_an_answer_seen_late_is_no_breach(desk: Desk) -> None:
    await desk.mailbox()
    await desk.rule(respond_hours=30)
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", minutes_ago=90)
    (lead,) = await desk.leads()
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", ours=True, minutes_ago=30)
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        # As if the job that hears of letters had not run yet.
        await session.execute(
            update(Lead).values(responded_at=None, response_hours=None, sla="running", next_at=lead.due_at)
        )
    assert lead.due_at is not None
    due = lead.due_at
    assert await LeadTimer(desk.runtime.database, clock=lambda: due + timedelta(seconds=1)).tick() == 0
    assert ((await lead_of(desk, lead)).sla, await late_alerts(desk)) == ("met", [])


_WORKER = """
import asyncio, sys
from datetime import datetime
from backend.leads.service import due
from backend.leads.timer import LeadTimer
from tenants.session import Database
from tenants.settings import load_settings

async def main() -> None:
    database = Database.from_settings(load_settings(), "leads-test")
    moment = datetime.fromisoformat(sys.argv[1])
    escalate = due.escalate

    async def escalate_and_wait(*given):
        await escalate(*given)
        await given[0].flush()
        print("escalated", flush=True)
        await asyncio.sleep(3600)

    due.escalate = escalate_and_wait
    await LeadTimer(database, clock=lambda: moment).tick()

asyncio.run(main())
"""


async def test_a_worker_killed_at_it_loses_and_doubles_nothing(desk: Desk, tmp_path: Path) -> None:
    await desk.rule(respond_hours=2)
    lead = await desk.asks(await desk.company("Killed Ltd"))
    assert lead.due_at is not None
    moment = lead.due_at + timedelta(seconds=1)
    settings = desk.runtime.settings
    environment = os.environ | {
        "LADING_DATABASE_URL": settings.database_url,
        "LADING_DATABASE_SYSTEM_URL": settings.database_system_url,
        "LADING_REDIS_URL": settings.redis_url,
        "LADING_BLOB_URL": settings.blob_url,
        "LADING_MASTER_KEY": settings.master_key.get_secret_value(),
        "LADING_DATA_DIR": str(tmp_path),
    }
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _WORKER, moment.isoformat(), env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert worker.stdout is not None
        assert await worker.stdout.readline() == b"escalated\n"
    finally:
        worker.kill()
        await worker.wait()
    timer = LeadTimer(desk.runtime.database, clock=lambda: moment)

    async def done() -> bool:
        return await timer.tick() == 1

    # Its transaction ends when PostgreSQL sees that it is gone; until then the row is left to it.
    await eventually(done)
    assert await timer.tick() == 0
    assert (len(await late_alerts(desk)), [event.kind for event in await desk.log(lead)]) == (
        1, ["assigned", "escalated"],
    )  # fmt: skip
