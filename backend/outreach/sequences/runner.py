"""Finds the sequences in which somebody is due, over all tenants, and takes their turns.

Every worker runs one. The system role sees of a sequence that it runs and that somebody is due, and nothing of whom.
A turn is a transaction of its tenant under the sequence's lock (`service.stepping`), so that any number of workers
share the work, and a killed one's turn never happened.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Counter
from sqlalchemy import bindparam, text
from sqlalchemy.exc import DBAPIError

from backend.outreach.sequences.service.stepping import BATCH, advance
from tenants.context import system_actor
from tenants.orm import now
from tenants.runtime import Runtime

_TICK: Final = 2.0
_MOST: Final = 200
_SIDE_BY_SIDE: Final = 4
_ACTOR: Final = system_actor("sequences")
_DUE: Final = text(
    """
    SELECT s.tenant_id, s.id FROM mail_sequence s
    WHERE s.status = 'running' AND (s.not_before IS NULL OR s.not_before <= :moment) AND EXISTS (
        SELECT FROM sequence_enrolment e
        WHERE e.tenant_id = s.tenant_id AND e.sequence_id = s.id AND e.state = 'active' AND e.next_at <= :moment
    )
    LIMIT :most
    """
).bindparams(bindparam("most", _MOST))

LOOKED_AT: Final = Counter("lading_sequences_looked_at_total", "Enrolments that a decision was made for")
_log = structlog.get_logger(__name__)


class SequenceRunner:
    """The loop of one worker. `clock` is its idea of now."""

    def __init__(self, runtime: Runtime, *, clock: Callable[[], datetime] = now) -> None:
        self._runtime = runtime
        self._clock = clock

    async def run(self) -> None:
        """Take turns until cancelled; an outage of PostgreSQL is waited out."""
        while True:
            try:
                looked = await self.tick()
            except (DBAPIError, OSError) as error:
                _log.warning("sequences wait", error=str(error))
                looked = 0
            if looked < BATCH:
                await asyncio.sleep(_TICK)

    async def tick(self) -> int:
        """One turn for each sequence that is due; answers how many people were looked at."""
        moment = self._clock()
        async with self._runtime.database.system_session() as session:
            due = [(row.tenant_id, row.id) for row in await session.execute(_DUE, {"moment": moment})]
        places = asyncio.Semaphore(_SIDE_BY_SIDE)
        looked = sum(await asyncio.gather(*(self._turn(tenant, each, moment, places) for tenant, each in due)))
        LOOKED_AT.inc(looked)
        return looked

    async def _turn(self, tenant_id: UUID, sequence_id: UUID, moment: datetime, places: asyncio.Semaphore) -> int:
        try:
            async with places, self._runtime.database.tenant_session(tenant_id, _ACTOR) as session:
                return await advance(session, self._runtime, sequence_id, moment)
        except (DBAPIError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - one sequence must not stop the others
            _log.error("a sequence's turn failed", sequence_id=str(sequence_id), exc_info=error)
            return 0
