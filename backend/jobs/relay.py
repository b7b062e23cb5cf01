"""Hands outbox rows to the queue, at least once, and tells open screens what changed.

A row is handed on again when it is not done some time after its last relay: that is how lost Redis contents,
killed workers and races heal. The queue's job id is made of event and job, so a copy that still waits there
is not doubled.
"""

import asyncio
from datetime import timedelta
from typing import Protocol
from uuid import UUID

import msgspec
import structlog
from redis.exceptions import RedisError
from sqlalchemy import or_, select, tuple_, update
from sqlalchemy.exc import DBAPIError

from backend.jobs.registry import Registry
from tenants.live import LiveBus, LiveMessage
from tenants.orm import now
from tenants.outbox import LiveNews, OutboxEvent
from tenants.session import Database

# Small: a job that ends while its event is still being relayed waits for the end of the batch.
_BATCH = 25
_AGAIN_AFTER = timedelta(seconds=90)
_IDLE_SECONDS = 0.25

_log = structlog.get_logger(__name__)


class Queue(Protocol):
    """Where jobs are put."""

    async def put(self, job_name: str, tenant_id: str, event_id: str) -> None:
        """Queue a job for an event; a second call with the same arguments while the first waits changes nothing."""


class Relay:
    """Moves events from the outbox to the queue."""

    def __init__(self, database: Database, queue: Queue, live: LiveBus, registry: Registry) -> None:
        self._database = database
        self._queue = queue
        self._live = live
        self._registry = registry

    async def run(self) -> None:
        """Relay until cancelled; an outage of PostgreSQL or Redis is waited out."""
        pause = _IDLE_SECONDS
        while True:
            try:
                moved = await self.relay_batch()
                pause = 0.0 if moved == _BATCH else _IDLE_SECONDS
            except (RedisError, DBAPIError, OSError) as error:
                pause = min(max(pause * 2, 1.0), 15.0)
                _log.warning("relay waits", error=str(error), seconds=pause)
            await asyncio.sleep(pause)

    async def relay_batch(self) -> int:
        """Hand on what waits, oldest first; answers how many. Rows are locked, so relays can run side by side."""
        moment = now()
        async with self._database.system_session() as session:
            events = list(
                await session.scalars(
                    select(OutboxEvent)
                    .where(OutboxEvent.done_at.is_(None))
                    .where(or_(OutboxEvent.relayed_at.is_(None), OutboxEvent.relayed_at < moment - _AGAIN_AFTER))
                    .order_by(OutboxEvent.created_at)
                    .limit(_BATCH)
                    .with_for_update(skip_locked=True)
                )
            )
            heard: list[tuple[UUID, UUID]] = []
            unheard: list[tuple[UUID, UUID]] = []
            for event in events:
                consumers = self._registry.consumers(event.type, event.payload)
                (heard if consumers else unheard).append((event.tenant_id, event.id))
                for consumer in consumers:
                    await self._queue.put(consumer.name, str(event.tenant_id), str(event.id))
                if event.relayed_at is None:
                    await self._tell(event)
            for keys, done_at in ((heard, None), (unheard, moment)):
                if keys:
                    those = update(OutboxEvent).where(tuple_(OutboxEvent.tenant_id, OutboxEvent.id).in_(keys))
                    await session.execute(those.values(relayed_at=moment, done_at=done_at))
        return len(events)

    async def _tell(self, event: OutboxEvent) -> None:
        if event.live is None:
            return
        news = msgspec.convert(event.live, LiveNews)
        await self._live.send(
            LiveMessage(event.tenant_id, news.kind, news.ids, event.type, event.created_at.isoformat())
        )
