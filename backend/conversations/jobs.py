"""Jobs of conversations."""

from typing import Any, ClassVar
from uuid import UUID

from backend.conversations.service.documents import read_documents
from backend.conversations.service.indexing import index_messages, outdated_messages
from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from mail_ingest.store.events import MessagesIngested
from tenants.outbox import Event, append

_AT_ONCE = 2000


class SearchIndexOutdated(Event, frozen=True, kw_only=True):
    """Messages wait to be indexed anew, because words are made in another way now."""

    kind: ClassVar[str] = ""


@job("conversations.index_messages", MessagesIngested, deadline=300)
async def fill_search_index(run: JobRun, event: MessagesIngested) -> None:
    """Make new messages findable."""
    await index_messages(run.session, event.message_ids)


class DocumentsLeft(Event, frozen=True, kw_only=True):
    """Documents of these messages are still to be read: there were too many for one go."""

    kind: ClassVar[str] = ""

    message_ids: list[UUID]


@job("conversations.read_documents", MessagesIngested, deadline=120)
async def read_new_documents(run: JobRun, event: MessagesIngested) -> None:
    """Make what attached documents say findable."""
    await _read_documents(run, event.message_ids)


@job("conversations.read_more_documents", DocumentsLeft, deadline=120, lane="documents")
async def read_more_documents(run: JobRun, event: DocumentsLeft) -> None:
    """Go on where the job before stopped."""
    await _read_documents(run, event.message_ids)


async def _read_documents(run: JobRun, message_ids: list[UUID]) -> None:
    changed, left = await read_documents(run.session, run.runtime.blobs, message_ids)
    await index_messages(run.session, changed)
    if left:
        append(run.session, DocumentsLeft(message_ids=message_ids))


@job("conversations.index_outdated", SearchIndexOutdated, deadline=300, lane="index")
async def index_outdated(run: JobRun, _event: SearchIndexOutdated) -> None:
    """Index some of what waits; the rest with the next event."""
    waiting = await outdated_messages(run.session, _AT_ONCE)
    await index_messages(run.session, waiting)
    if waiting:
        append(run.session, SearchIndexOutdated())


@job("conversations.check_search_index", TickedEvent)
async def check_search_index(run: JobRun, _event: TickedEvent) -> None:
    """Have indexed what is not, or not in the present way."""
    append(run.session, SearchIndexOutdated())


JOBS: list[Job[Any]] = [fill_search_index, read_new_documents, read_more_documents, index_outdated]
SCHEDULES = [Schedule(check_search_index, hour=1, minute=20)]
