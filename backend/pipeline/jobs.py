"""Background work of deals: bringing the export pipeline, learning how long stages take."""

from typing import Any

from backend.accounts.events import TenantOpened
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.pipeline.service.learning import fold_passages, learn_pace
from backend.pipeline.service.pipelines import ensure_pipelines


@job("pipeline.welcome", TenantOpened)
async def welcome(run: JobRun, event: TenantOpened) -> None:
    """Bring the export pipeline to a tenant that has just opened, in its language."""
    await ensure_pipelines(run.session, event.locale)


@job("pipeline.learn_pace", TickedEvent, deadline=300)
async def learn(run: JobRun, _: TickedEvent) -> None:
    """Learn how long deals stay in each stage, and fold what was counted of their steps."""
    await learn_pace(run.session)
    await fold_passages(run.session)


JOBS: list[Job[Any]] = [welcome, learn]
SCHEDULES = [Schedule(learn, hour=3, minute=20)]
