"""Jobs of sending."""

from typing import Any

from backend.jobs.registry import Job, JobRun, job
from backend.outreach.sending.filing import link_stored
from mail_ingest.store.events import MessagesIngested


@job("sending.link_stored", MessagesIngested)
async def link_stored_messages(run: JobRun, event: MessagesIngested) -> None:
    """Tie what we sent to the copy that a sync brought."""
    await link_stored(run.session, event.message_ids)


JOBS: list[Job[Any]] = [link_stored_messages]
