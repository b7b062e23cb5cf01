"""Background work of customers."""

from typing import Any

from backend.customers.conversations import repoint_conversations
from backend.customers.learning.run import learn
from backend.jobs.registry import Job, JobRun, job
from mail_ingest.store.events import ConversationsMerged, MessagesUnderstood


@job("customers.learn", MessagesUnderstood, deadline=300)
async def learn_from_mail(run: JobRun, event: MessagesUnderstood) -> None:
    """Make and fill customers from mail that came in, or was read anew."""
    await learn(run.session, event.message_ids)


@job("customers.follow_merged_conversations", ConversationsMerged)
async def follow_merged_conversations(run: JobRun, event: ConversationsMerged) -> None:
    """Point what we know of joined threads at the one that stays."""
    await repoint_conversations(run.session, event.conversation_id, event.merged_ids)


JOBS: list[Job[Any]] = [learn_from_mail, follow_merged_conversations]
