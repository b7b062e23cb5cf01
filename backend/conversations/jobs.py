"""Jobs of conversations."""

from backend.conversations.service.indexing import index_messages
from backend.jobs.registry import JobRun, job
from mail_ingest.store.events import MessagesIngested


@job("conversations.index_messages", MessagesIngested, deadline=300)
async def fill_search_index(run: JobRun, event: MessagesIngested) -> None:
    """Make new messages findable."""
    await index_messages(run.session, event.message_ids)


JOBS = [fill_search_index]
