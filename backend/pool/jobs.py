"""What the pool does by itself."""

from typing import Any

from backend.customers.events import PooledCustomersImported
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.pool.service.claiming import take_imported
from backend.pool.service.recycling import recycle


@job("pool.recycle", TickedEvent, deadline=3000, lane="pool")
async def recycle_nightly(run: JobRun, _: TickedEvent) -> None:
    """Warn owners, and move what the rules take; a run that was stopped goes on where it was."""
    await recycle(run.runtime.database, run.tenant_id)


@job("pool.take_imported", PooledCustomersImported)
async def take_imported_customers(run: JobRun, event: PooledCustomersImported) -> None:
    """Put what an import made into the pool that it is for."""
    await take_imported(run.session, event.pool_id, event.seat_id, event.company_ids)


JOBS: list[Job[Any]] = [take_imported_customers]
SCHEDULES = [Schedule(recycle_nightly, hour=1, minute=30)]
