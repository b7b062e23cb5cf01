"""Background work of customers."""

from typing import Any

from backend.customers.conversations import repoint_conversations, repoint_messages
from backend.customers.events import CompanyChanged, CompanyCreated, ContactChanged, ContactCreated
from backend.customers.learning.run import learn
from backend.customers.service.clocks import settle_zones
from backend.jobs.registry import Job, JobRun, job
from mail_ingest.store.events import ConversationsMerged, ConversationSplit, MessagesUnderstood


@job("customers.learn", MessagesUnderstood, deadline=300)
async def learn_from_mail(run: JobRun, event: MessagesUnderstood) -> None:
    """Make and fill customers from mail that came in, or was read anew."""
    await learn(run.session, event.message_ids)


@job("customers.follow_merged_conversations", ConversationsMerged)
async def follow_merged_conversations(run: JobRun, event: ConversationsMerged) -> None:
    """Point what we know of joined threads at the one that stays."""
    await repoint_conversations(run.session, event.conversation_id, event.merged_ids)


@job("customers.follow_split_conversations", ConversationSplit)
async def follow_split_conversations(run: JobRun, event: ConversationSplit) -> None:
    """Point what we know of messages at the conversation that somebody put them into."""
    await repoint_messages(run.session, event.other_id, event.message_ids)


@job("customers.settle_clocks_of_companies", CompanyChanged)
async def settle_changed_companies(run: JobRun, event: CompanyChanged) -> None:
    """Conclude the clocks of companies whose fields changed."""
    await settle_zones(run.session, event.company_ids, [])


@job("customers.settle_clocks_of_new_companies", CompanyCreated)
async def settle_new_companies(run: JobRun, event: CompanyCreated) -> None:
    """Conclude the clocks of new companies."""
    await settle_zones(run.session, event.company_ids, [])


@job("customers.settle_clocks_of_contacts", ContactChanged)
async def settle_changed_contacts(run: JobRun, event: ContactChanged) -> None:
    """Conclude the clocks of contacts whose fields changed."""
    await settle_zones(run.session, [], event.contact_ids)


@job("customers.settle_clocks_of_new_contacts", ContactCreated)
async def settle_new_contacts(run: JobRun, event: ContactCreated) -> None:
    """Conclude the clocks of new contacts."""
    await settle_zones(run.session, [], event.contact_ids)


JOBS: list[Job[Any]] = [
    settle_changed_companies,
    settle_new_companies,
    settle_changed_contacts,
    settle_new_contacts,
    learn_from_mail,
    follow_merged_conversations,
    follow_split_conversations,
]
