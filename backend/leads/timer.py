"""Finds leads over all tenants whose clock has run out, within seconds, and has it seen to exactly once.

Every worker runs one. The system role sees of a lead its tenant, id and instant. What it finds is handled in a
transaction of its tenant, which locks the rows, does what is due and moves their instants. A worker that is killed has
done what it committed; the others do the rest. Nothing of this needs Redis.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Counter
from sqlalchemy import bindparam, text
from sqlalchemy.exc import DBAPIError

from backend.leads.service.due import ACTOR, run_due
from tenants.orm import now
from tenants.session import Database

TICK_SECONDS: Final = 5.0
_OF_A_TENANT: Final = 100
_AT_ONCE: Final = 1000
_DUE: Final = text(
    """
    SELECT due.tenant_id, due.id FROM tenant t CROSS JOIN LATERAL (
        SELECT l.tenant_id, l.id, l.next_at FROM lead l
        WHERE l.tenant_id = t.id AND l.next_at <= :moment ORDER BY l.next_at, l.id LIMIT :few
    ) due WHERE t.active LIMIT :most
    """
).bindparams(bindparam("few", _OF_A_TENANT), bindparam("most", _AT_ONCE))

ACTED: Final = Counter("lading_leads_due_total", "Leads whose clock had something done")
_log = structlog.get_logger(__name__)


class LeadTimer:
    """The loop of one worker. `clock` is its idea of now."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Look until cancelled; an outage of PostgreSQL is waited out."""
        while True:
            try:
                done = await self.tick()
            except (DBAPIError, OSError) as error:
                _log.warning("the clocks of leads wait", error=str(error))
                done = 0
            if done < _OF_A_TENANT:
                await asyncio.sleep(TICK_SECONDS)

    async def tick(self) -> int:
        """Do what is due now; answers how many leads it was."""
        moment, done = self._clock(), 0
        found: dict[UUID, list[UUID]] = defaultdict(list)
        async with self._database.system_session() as session:
            for row in await session.execute(_DUE, {"moment": moment}):
                found[row.tenant_id].append(row.id)
        for tenant_id, ids in found.items():
            async with self._database.tenant_session(tenant_id, ACTOR) as session:
                done += await run_due(session, ids, moment)
        ACTED.inc(done)
        return done
