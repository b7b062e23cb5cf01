"""Jobs of reading."""

from typing import Any

from backend.jobs.registry import Job, JobRun, job
from backend.reading.service.pools import reading_pool
from backend.reading.service.understanding import understand
from mail_ingest.store.events import MessagesIngested


@job("reading.understand", MessagesIngested, deadline=300)
async def understand_new_mail(run: JobRun, event: MessagesIngested) -> None:
    """Find out who wrote, in which language, and what the letters tell of their authors."""
    await understand(run.session, event.message_ids, reading_pool(run.runtime.settings).understand)


JOBS: list[Job[Any]] = [understand_new_mail]
