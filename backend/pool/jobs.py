"""What the pool does by itself."""

from typing import Any

from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.pool.service.recycling import recycle


@job("pool.recycle", TickedEvent, deadline=3000, lane="pool")
async def recycle_nightly(run: JobRun, _: TickedEvent) -> None:
    """Warn owners, and move what the rules take; a run that was stopped goes on where it was."""
    await recycle(run.runtime.database, run.tenant_id)


JOBS: list[Job[Any]] = []
SCHEDULES = [Schedule(recycle_nightly, hour=1, minute=30)]
