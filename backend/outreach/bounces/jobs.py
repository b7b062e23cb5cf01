"""Jobs of bounces and replies."""

from typing import Any

from backend.jobs.registry import Job, JobRun, job
from backend.outreach.bounces.incoming import read_incoming
from mail_ingest.store.events import MessagesUnderstood


@job("bounces.read_incoming", MessagesUnderstood, deadline=300)
async def read_incoming_messages(run: JobRun, event: MessagesUnderstood) -> None:
    """Find out what incoming mail says of what we sent."""
    await read_incoming(run.session, run.runtime, event.message_ids)


JOBS: list[Job[Any]] = [read_incoming_messages]
