"""Jobs of the job room itself."""

from backend.jobs.registry import JobRun, Schedule, TickedEvent, job
from backend.jobs.service import clean_finished


@job("jobs.clean_finished", TickedEvent, deadline=300)
async def clean(run: JobRun, _: TickedEvent) -> None:
    """Drop finished events and old proofs of the tenant."""
    await clean_finished(run.session)


SCHEDULES = [Schedule(clean, hour=3, minute=20)]
