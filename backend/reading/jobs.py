"""Jobs of reading."""

from typing import Any

from backend.conversations.service.indexing import index_messages
from backend.jobs.registry import Job, JobRun, job
from backend.reading.events import RereadingDue
from backend.reading.service.opinions import hear_opinions
from backend.reading.service.pools import reading_pool
from backend.reading.service.rereading import read_one_anew, take_step
from backend.reading.service.understanding import understand
from mail_ingest.store.events import MessageCompleted, MessagesIngested, MessagesReread, MessagesUnderstood
from mail_ingest.sync.work import Engine
from tenants.context import system_actor
from tenants.outbox import append


@job("reading.understand", MessagesIngested, deadline=300)
async def understand_new_mail(run: JobRun, event: MessagesIngested) -> None:
    """Find out who wrote, in which language, and what the letters tell of their authors."""
    await understand(run.session, event.message_ids, reading_pool(run.runtime.settings).understand)


@job("reading.reread", RereadingDue, deadline=600, lane="rereading")
async def reread_mail(run: JobRun, event: RereadingDue) -> None:
    """Read stored mail anew, a step at a time."""
    runtime = run.runtime
    engine = Engine(runtime.database, runtime.blobs, reading_pool(runtime.settings))
    await take_step(run.session, engine, run.tenant_id, system_actor("reading.reread"), event.run_id)


@job("reading.read_whole", MessageCompleted, deadline=300)
async def read_whole_message(run: JobRun, event: MessageCompleted) -> None:
    """List the files of a message of which only the beginning had been read."""
    runtime = run.runtime
    engine = Engine(runtime.database, runtime.blobs, reading_pool(runtime.settings))
    await read_one_anew(run.session, engine, event.message_id)


@job("reading.follow_reread", MessagesReread, deadline=300)
async def follow_reread(run: JobRun, event: MessagesReread) -> None:
    """Make messages that were read anew findable by their new words, and let customers learn from them again."""
    await index_messages(run.session, event.message_ids)
    append(run.session, MessagesUnderstood(message_ids=event.message_ids, conversation_ids=[]))


@job("reading.ask_model", MessagesUnderstood, deadline=900, retries=4, lane="opinions")
async def ask_language_model(run: JobRun, event: MessagesUnderstood) -> None:
    """Hear a second opinion on new letters, where the tenant named a language model."""
    await hear_opinions(run.runtime, run.tenant_id, event.message_ids)


JOBS: list[Job[Any]] = [ask_language_model, understand_new_mail, reread_mail, read_whole_message, follow_reread]
