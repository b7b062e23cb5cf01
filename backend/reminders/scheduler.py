"""Finds what is due over all tenants, and fires it within seconds of its instant, exactly once.

Every worker runs one. The system role sees of a reminder its tenant, id and instant, and reads them tenant by tenant
from an index whose beginning is what is due, so that a million waiting reminders cost nothing. What it finds is fired
in a transaction of its tenant, which locks the rows and passes over those of another worker. Nothing of this needs
Redis; a worker that is killed has fired what it committed, and the others fire the rest.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Counter, Histogram
from sqlalchemy import bindparam, text
from sqlalchemy.exc import DBAPIError

from backend.reminders.service import fire_due, retime, run_rules
from backend.reminders.service.retiming import BATCH
from i18n.zones import tzdata_version
from tenants.context import system_actor
from tenants.orm import now
from tenants.session import Database, WriteSession

TICK_SECONDS: Final = 1.0
_OF_A_TENANT: Final = 200
_AT_ONCE: Final = 2000
# Tenants whose reminders fire at the same time, so that one with many holds up nobody.
_SIDE_BY_SIDE: Final = 4
_RETIME_EVERY: Final = timedelta(hours=6)
_RULES_EVERY: Final = timedelta(minutes=5)

_DUE: Final = text(
    """
    SELECT due.tenant_id, due.id FROM tenant t CROSS JOIN LATERAL (
        SELECT r.tenant_id, r.id, r.fire_at FROM reminder r
        WHERE r.tenant_id = t.id AND r.fire_at <= :moment ORDER BY r.fire_at, r.id LIMIT :few
    ) due WHERE t.active LIMIT :most
    """
).bindparams(bindparam("few", _OF_A_TENANT), bindparam("most", _AT_ONCE))
_OUTDATED: Final = text(
    """
    SELECT t.id FROM tenant t WHERE t.active AND EXISTS (
        SELECT FROM reminder r WHERE r.tenant_id = t.id AND r.fire_at > :moment AND r.tzdata <> :release
    )
    """
)
_ACTIVE: Final = text("SELECT id FROM tenant WHERE active")
_RULED: Final = text(
    """
    SELECT t.id FROM tenant t WHERE t.active AND EXISTS (
        SELECT FROM reminder_rule r
        WHERE r.tenant_id = t.id AND r.active AND (r.run_at IS NULL OR r.run_at <= :before)
    )
    """
)

#: Derives the instants of a tenant anew that lie ahead of a moment; answers how many moved.
Follower = Callable[[WriteSession, datetime], Awaitable[int]]

FIRED: Final = Counter("lading_reminders_fired_total", "Reminders fired")
LOOKING: Final = Histogram("lading_reminders_tick_seconds", "Time to find what is due")
_log = structlog.get_logger(__name__)


class ReminderScheduler:
    """The loop of one worker. `clock` is its idea of now; `followers` are what else is to follow new zone data."""

    def __init__(
        self, database: Database, *, clock: Callable[[], datetime] = now, followers: Sequence[Follower] = ()
    ) -> None:
        self._database = database
        self._followers = followers
        self._clock = clock
        self._retimed: datetime | None = None
        self._ruled: datetime | None = None

    async def run(self) -> None:
        """Fire what is due until cancelled; an outage of PostgreSQL is waited out."""
        while True:
            try:
                fired = await self.tick()
            except (DBAPIError, OSError) as error:
                _log.warning("reminders wait", error=str(error))
                fired = 0
            if fired < _OF_A_TENANT:
                await asyncio.sleep(TICK_SECONDS)

    async def tick(self) -> int:
        """Fire what is due now; answers how many fired."""
        moment = self._clock()
        await self._now_and_then(moment)
        due = await self.find_due(moment)
        places = asyncio.Semaphore(_SIDE_BY_SIDE)
        fired = sum(await asyncio.gather(*(self._fire(each, ids, moment, places) for each, ids in due.items())))
        FIRED.inc(fired)
        return fired

    async def _fire(self, tenant_id: UUID, ids: list[UUID], moment: datetime, places: asyncio.Semaphore) -> int:
        async with places, self._database.tenant_session(tenant_id, system_actor("reminders.fire")) as session:
            return await fire_due(session, ids, moment)

    async def find_due(self, moment: datetime) -> dict[UUID, list[UUID]]:
        """What is due at an instant: the ids by tenant, at most 200 of each so that none waits for another."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        with LOOKING.time():
            async with self._database.system_session() as session:
                for row in await session.execute(_DUE, {"moment": moment}):
                    found[row.tenant_id].append(row.id)
        return found

    async def retime_all(self) -> tuple[int, int]:
        """Derive instants anew where another release of the zone data made them; how many were looked at and moved."""
        looked, moved, moment = 0, 0, self._clock()
        async with self._database.system_session() as session:
            parameters = {"moment": moment, "release": tzdata_version()}
            tenants: list[UUID] = list((await session.execute(_OUTDATED, parameters)).scalars())
        for tenant_id in tenants:
            batch = BATCH
            while batch == BATCH:
                async with self._database.tenant_session(tenant_id, system_actor("reminders.retime")) as session:
                    batch, changed = await retime(session, moment)
                looked, moved = looked + batch, moved + changed
        if looked:
            _log.info("reminders follow the zone data", release=tzdata_version(), looked=looked, moved=moved)
        return looked, moved

    async def retime_followers(self, moment: datetime) -> int:
        """Let what other rooms keep by local time follow the zone data, tenant by tenant; how many moved."""
        if not self._followers:
            return 0
        async with self._database.system_session() as session:
            tenants: list[UUID] = list((await session.execute(_ACTIVE)).scalars())
        moved = 0
        for tenant_id in tenants:
            async with self._database.tenant_session(tenant_id, system_actor("reminders.retime")) as session:
                for follow in self._followers:
                    moved += await follow(session, moment)
        return moved

    async def run_rules(self, moment: datetime) -> int:
        """Run the rules of every tenant that has any, one tenant after another; how many reminders they set."""
        async with self._database.system_session() as session:
            tenants: list[UUID] = list((await session.execute(_RULED, {"before": moment - _RULES_EVERY})).scalars())
        made = 0
        for tenant_id in tenants:
            async with self._database.tenant_session(tenant_id, system_actor("reminders.rules")) as session:
                made += await run_rules(session, moment)
        return made

    async def _now_and_then(self, moment: datetime) -> None:
        if self._retimed is None or abs(moment - self._retimed) >= _RETIME_EVERY:
            self._retimed = moment
            await self.retime_all()
            await self.retime_followers(moment)
        if self._ruled is None or abs(moment - self._ruled) >= _RULES_EVERY:
            self._ruled = moment
            await self.run_rules(moment)
