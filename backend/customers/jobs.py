"""Background work of customers."""

from typing import Any

from backend.customers.bins.anew import settle_again
from backend.customers.conversations import repoint_conversations, repoint_messages
from backend.customers.events import (
    CompaniesMerged,
    CompanyChanged,
    CompanyCreated,
    ContactChanged,
    ContactCreated,
    ContactsMerged,
    MailLearned,
    MergeUndone,
    PartsMoved,
)
from backend.customers.learning.run import learn
from backend.customers.service.clocks import settle_zones
from backend.customers.service.progress import note_written_to
from backend.jobs.registry import Job, JobRun, job
from mail_ingest.store.events import ConversationsMerged, ConversationSplit, MessagesUnderstood
from tenants.outbox import append


@job("customers.learn", MessagesUnderstood, deadline=300)
async def learn_from_mail(run: JobRun, event: MessagesUnderstood) -> None:
    """Make and fill customers from mail that came in, or was read anew."""
    await learn(run.session, event.message_ids)
    append(run.session, MailLearned(message_ids=event.message_ids))


@job("customers.note_written_to", MailLearned)
async def note_letters(run: JobRun, event: MailLearned) -> None:
    """Whoever we have written to is new no more."""
    await note_written_to(run.session, event.message_ids)


@job("customers.learn_again", PartsMoved, deadline=300)
async def learn_again(run: JobRun, event: PartsMoved) -> None:
    """Let facts and timelines follow people who were moved to another company."""
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


@job("customers.settle_merged_companies", CompaniesMerged)
async def settle_merged_companies(run: JobRun, event: CompaniesMerged) -> None:
    """Put a company that took others in into the bin that all their mail speaks for."""
    await settle_again(run.session, [event.winner_id], [])


@job("customers.settle_merged_contacts", ContactsMerged)
async def settle_merged_contacts(run: JobRun, event: ContactsMerged) -> None:
    """The same for a person."""
    await settle_again(run.session, [], [event.winner_id])


@job("customers.settle_separated", MergeUndone)
async def settle_separated(run: JobRun, event: MergeUndone) -> None:
    """Put records that stand by themselves again where their own mail puts them."""
    companies, people = (event.record_ids, []) if event.subject == "company" else ([], event.record_ids)
    await settle_again(run.session, companies, people)


JOBS: list[Job[Any]] = [
    settle_merged_companies,
    settle_merged_contacts,
    settle_separated,
    settle_changed_companies,
    settle_new_companies,
    settle_changed_contacts,
    settle_new_contacts,
    learn_from_mail,
    note_letters,
    learn_again,
    follow_merged_conversations,
    follow_split_conversations,
]
