"""arq (Redis) behind our own narrow door: queueing with deterministic ids, and the worker that runs jobs."""

import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import msgspec
import structlog
from arq import Worker
from arq.connections import ArqRedis, RedisSettings, create_pool
from arq.cron import cron
from arq.worker import Retry, func
from sqlalchemy import select

from backend.jobs.registry import Registry, Schedule, TickedEvent
from backend.jobs.runner import JobRunner
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.outbox import append
from tenants.runtime import Runtime

if TYPE_CHECKING:
    from arq.typing import WorkerCoroutine

_QUEUE = "lading:jobs"
_TRIES_KEPT = timedelta(days=7)
_MAX_DEADLINE = 3600.0

_log = structlog.get_logger(__name__)


def redis_settings(url: str) -> RedisSettings:
    """arq's settings for redis://, rediss:// and unix:// addresses."""
    return RedisSettings.from_dsn(url)


@asynccontextmanager
async def open_queue(url: str) -> AsyncIterator[ArqRedis]:
    """A connection to the queue, closed with all its sockets at the end of the block."""
    pool = await create_pool(
        redis_settings(url),
        default_queue_name=_QUEUE,
        job_serializer=msgspec.msgpack.encode,
        job_deserializer=msgspec.msgpack.decode,
    )
    try:
        yield pool
    finally:
        await pool.aclose(close_connection_pool=True)


class ArqQueue:
    """The relay's `Queue` on arq."""

    def __init__(self, pool: ArqRedis) -> None:
        self._pool = pool

    async def put(self, job_name: str, tenant_id: str, event_id: str) -> None:
        """See `Queue`."""
        await self._pool.enqueue_job("run_job", job_name, tenant_id, event_id, _job_id=f"{event_id}:{job_name}")


class TenantGate:
    """At most so many jobs of one tenant at once, over all workers, and one more in each lane: sorted sets of running
    jobs in Redis."""

    def __init__(self, pool: ArqRedis, limit: int) -> None:
        self._pool = pool
        self._limit = limit

    async def enter(self, tenant_id: UUID, job_id: str, deadline: float, lane: str = "") -> bool:
        """Take a place if there is one; places of killed workers fall free after their deadline."""
        key = self._key(tenant_id, lane)
        moment = time.time()
        await self._pool.zremrangebyscore(key, 0, moment)
        await self._pool.zadd(key, {job_id: moment + deadline})
        if await self._pool.zcard(key) <= (1 if lane else self._limit):
            return True
        await self._pool.zrem(key, job_id)
        return False

    async def leave(self, tenant_id: UUID, job_id: str, lane: str = "") -> None:
        """Give the place back."""
        await self._pool.zrem(self._key(tenant_id, lane), job_id)

    @staticmethod
    def _key(tenant_id: UUID, lane: str) -> str:
        return f"lading:running:{tenant_id}:{lane}"


def make_worker(runtime: Runtime, registry: Registry, pool: ArqRedis) -> Worker:
    """The arq worker that runs every job of `registry`."""
    runner = JobRunner(runtime, registry)
    gate = TenantGate(pool, runtime.settings.tenant_jobs)

    async def run_job(ctx: dict[str, Any], job_name: str, tenant: str, event: str) -> None:
        if job_name not in registry.jobs:
            _log.error("unknown job in the queue", job=job_name)
            return
        tenant_id, job_id, item = UUID(tenant), str(ctx["job_id"]), registry.jobs[job_name]
        if not await gate.enter(tenant_id, job_id, item.deadline + 30, item.lane):
            raise Retry(defer=random.uniform(0.2, 1.0))  # noqa: S311 - jitter, not a secret
        tries_key = f"lading:tries:{job_id}"
        try:
            # Waiting for a place is no attempt, so attempts are counted here and not by arq.
            attempt = int(await pool.incr(tries_key))
            await pool.expire(tries_key, _TRIES_KEPT)
            verdict = await runner.run(job_name, tenant_id, UUID(event), attempt)
        finally:
            await gate.leave(tenant_id, job_id, item.lane)
        if verdict is not None:
            raise Retry(defer=verdict.seconds)
        await pool.delete(tries_key)

    return Worker(
        functions=[func(run_job, name="run_job", max_tries=100_000, timeout=_MAX_DEADLINE, keep_result=0)],
        cron_jobs=[_cron(runtime, schedule) for schedule in registry.schedules],
        queue_name=_QUEUE,
        redis_pool=pool,
        max_jobs=runtime.settings.worker_jobs,
        poll_delay=0.1,
        keep_result=0,
        handle_signals=False,
        job_serializer=msgspec.msgpack.encode,
        job_deserializer=msgspec.msgpack.decode,
        log_results=False,
    )


def _cron(runtime: Runtime, schedule: Schedule) -> Any:
    async def fan_out(_: dict[Any, Any]) -> None:
        async with runtime.database.system_session() as session:
            tenant_ids = list(await session.scalars(select(Tenant.id).where(Tenant.active)))
        for tenant_id in tenant_ids:
            async with runtime.database.tenant_session(tenant_id, system_actor("schedule")) as session:
                append(session, TickedEvent(schedule=schedule.job.name))

    return cron(
        cast("WorkerCoroutine", fan_out),
        name=f"cron:{schedule.job.name}",
        hour=schedule.hour,
        minute=schedule.minute,
        unique=True,
    )
