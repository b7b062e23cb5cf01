"""Background work of deals: bringing the export pipeline, learning how long stages take, moving companies on."""

from typing import Any

from backend.accounts.events import TenantOpened
from backend.customers.service.progress import advance_company
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.pipeline.events import DealCreated, DealWon
from backend.pipeline.models import Deal
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


@job("pipeline.advance_company_of_deal", DealCreated)
async def advance_of_new(run: JobRun, event: DealCreated) -> None:
    """Who has a deal is being negotiated with, and looked after by the deal's owner when nobody else does."""
    deal = await run.session.get(Deal, (run.tenant_id, event.deal_id))
    if deal is not None:
        await advance_company(run.session, event.company_id, "negotiating", owner_id=deal.owner_id)


@job("pipeline.advance_company_of_won", DealWon)
async def advance_of_won(run: JobRun, event: DealWon) -> None:
    """Who bought is a customer."""
    await advance_company(run.session, event.company_id, "customer")


JOBS: list[Job[Any]] = [welcome, learn, advance_of_new, advance_of_won]
SCHEDULES = [Schedule(learn, hour=3, minute=20)]
