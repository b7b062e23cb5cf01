"""Runs one job for one event: context, transaction, exactly-once note, retry or dead letter."""

import asyncio
import random
import time
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import structlog
from prometheus_client import Counter, Histogram
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.jobs.events import DeadLetterChanged
from backend.jobs.models import DeadLetter
from backend.jobs.registry import GiveUpError, Job, JobRun, Registry
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent, ProcessedEvent, append
from tenants.runtime import Runtime
from tenants.session import WriteSession

JOBS = Counter("lading_jobs_total", "Jobs run", ["job", "outcome"])
SECONDS = Histogram("lading_job_seconds", "Time a job took", ["job"])
_LONGEST_PAUSE = 15 * 60

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class RetryLater:
    """The job failed and is to be tried again after so many seconds."""

    seconds: float


def pause_before(attempt: int) -> float:
    """Seconds until attempt number `attempt + 1`: doubling from 2 s to 15 min, with jitter against herds."""
    return min(2.0**attempt, _LONGEST_PAUSE) * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, not a secret


class JobRunner:
    """Runs jobs of a registry inside one process."""

    def __init__(self, runtime: Runtime, registry: Registry) -> None:
        self._runtime = runtime
        self._registry = registry

    async def run(self, job_name: str, tenant_id: UUID, event_id: UUID, attempt: int) -> RetryLater | None:
        """Run the job for the event unless it was done; answers when to try again, or None when it is settled.

        `attempt` counts from 1 and includes this one.
        """
        item = self._registry.jobs[job_name]
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(
            tenant_id=str(tenant_id), job=job_name, event_id=str(event_id), attempt=attempt
        ):
            try:
                async with asyncio.timeout(item.deadline):
                    await self._attempt(item, tenant_id, event_id)
            except Exception as error:  # noqa: BLE001 - whatever a job raises becomes a retry or a dead letter
                if attempt < item.retries and not isinstance(error, GiveUpError):
                    JOBS.labels(job_name, "retried").inc()
                    _log.warning("job will be retried", exc_info=error)
                    return RetryLater(pause_before(attempt))
                JOBS.labels(job_name, "gave_up").inc()
                _log.error("job gave up", exc_info=error)
                await self._bury(item, tenant_id, event_id, attempt, error)
            else:
                JOBS.labels(job_name, "done").inc()
            finally:
                SECONDS.labels(job_name).observe(time.perf_counter() - started)
        return None

    async def _attempt(self, item: Job[Any], tenant_id: UUID, event_id: UUID) -> None:
        async with self._runtime.database.tenant_session(tenant_id, system_actor(item.name)) as session:
            event = await session.get(OutboxEvent, (tenant_id, event_id))
            if event is None:
                return
            if await _note_processed(session, event_id, item.name):
                payload = self._registry.decode(item, event.payload)
                await item.run(JobRun(session, self._runtime, tenant_id, event_id), payload)
            await self._finish_event(session, event)

    async def _bury(self, item: Job[Any], tenant_id: UUID, event_id: UUID, attempts: int, error: Exception) -> None:
        async with self._runtime.database.tenant_session(tenant_id, system_actor(item.name)) as session:
            event = await session.get(OutboxEvent, (tenant_id, event_id))
            if event is None or not await _note_processed(session, event_id, item.name):
                return
            letter_id = new_id()
            session.add(
                DeadLetter(
                    id=letter_id,
                    job=item.name,
                    event_id=event_id,
                    event_type=event.type,
                    payload=event.payload,
                    error=f"{type(error).__name__}: {error}"[:2000],
                    attempts=attempts,
                )
            )
            append(session, DeadLetterChanged(dead_letter_id=letter_id))
            await self._finish_event(session, event)

    async def _finish_event(self, session: WriteSession, event: OutboxEvent) -> None:
        await session.flush()
        done = await session.scalar(select(func.count()).where(ProcessedEvent.id == event.id))
        if (done or 0) >= len(self._registry.consumers(event.type, event.payload)):
            await session.execute(update(OutboxEvent).where(OutboxEvent.id == event.id).values(done_at=now()))


async def _note_processed(session: WriteSession, event_id: UUID, consumer: str) -> bool:
    """Note in this transaction that `consumer` is done with the event; False when it was done before."""
    noted = await session.scalar(
        insert(ProcessedEvent)
        .values(id=event_id, consumer=consumer)
        .on_conflict_do_nothing()
        .returning(ProcessedEvent.consumer)
    )
    return cast("str | None", noted) is not None
