"""Background work of leads."""

from typing import Any

from backend.customers.events import MailLearned
from backend.jobs.registry import Job, JobRun, job
from backend.leads.service.closing import close_for_deal
from backend.leads.service.intake import take_mail
from backend.pipeline.events import DealCreated


@job("leads.take_mail", MailLearned)
async def take_new_mail(run: JobRun, event: MailLearned) -> None:
    """Give new inquiries to somebody, and stop the clocks of those that were answered."""
    await take_mail(run.session, event.message_ids)


@job("leads.close_for_deal", DealCreated)
async def close_with_deal(run: JobRun, event: DealCreated) -> None:
    """An inquiry that became a deal is dealt with as an inquiry."""
    await close_for_deal(run.session, event.deal_id)


JOBS: list[Job[Any]] = [take_new_mail, close_with_deal]
