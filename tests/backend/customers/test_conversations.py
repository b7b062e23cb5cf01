"""What other rooms ask about conversations, also after threads were joined."""

from uuid import UUID

from sqlalchemy import select

from backend.customers.conversations import repoint_conversations, repoint_messages
from backend.customers.models import Company, FactSource, Participation, TimelineEntry
from backend.customers.queries import customers_for_conversations, in_conversations_of
from mail_ingest.store.models import Conversation
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import TestTenant

BUYER = "Ana Lima <ana@porto.example>"


async def learned(database: Database, tenant: TestTenant, *mails: Mail) -> dict[UUID, UUID]:
    """Conversation ids by message id."""
    await our_mailbox(database, tenant.id)
    ids = await store(database, tenant.id, *mails)
    await learn_from(database, tenant.id, ids)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        rows = await session.execute(select(Participation.message_id, Participation.conversation_id))
        return {row.message_id: row.conversation_id for row in rows}


async def test_conversations_of_a_company(database: Database, tenant: TestTenant) -> None:
    mails = [Mail(BUYER, subject=f"Thread {n}", minute=n) for n in range(3)]
    by_message = await learned(database, tenant, *mails, Mail("Bo <bo@other.example>", subject="Else", minute=9))
    async with database.tenant_read_session(tenant.id, system_actor("test")) as session:
        company_id = await session.scalar(select(Company.id).where(Company.domain == "porto.example"))
        found = list(
            await session.scalars(
                select(Conversation.id).where(in_conversations_of(Conversation.id, company_id=company_id))
            )
        )
    assert len(found) == 3
    assert set(found) < set(by_message.values())


async def test_the_one_who_writes_is_the_customer_rather_than_who_is_written_to(
    database: Database, tenant: TestTenant
) -> None:
    mails = (
        Mail(BUYER, subject="Pumps", minute=0),
        Mail("Wei <sales@anchor.test>", (BUYER, "Forwarder <f@freight.example>"), subject="Pumps", minute=5),
    )
    ids = set((await learned(database, tenant, *mails)).values())
    async with database.tenant_read_session(tenant.id, system_actor("test")) as session:
        found = await customers_for_conversations(session, list(ids))
    assert [customer.contact.name for customer in found.values()] == ["Ana Lima"]


async def test_joined_threads_count_as_one(database: Database, tenant: TestTenant) -> None:
    mails = [Mail(BUYER, subject=f"Thread {n}", minute=n) for n in range(3)]
    stays, *merged = sorted(set((await learned(database, tenant, *mails)).values()))
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await repoint_conversations(session, stays, merged)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        for model in (Participation, TimelineEntry, FactSource):
            assert set(await session.scalars(select(model.conversation_id))) == {stays}
        assert await session.scalar(select(Company.conversations_count)) == 1


async def test_what_was_split_off_is_a_conversation_of_its_own(database: Database, tenant: TestTenant) -> None:
    by_message = await learned(database, tenant, Mail(BUYER, subject="Pumps", minute=0))
    (message_id,) = by_message
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        fresh = await session.get_one(Conversation, (tenant.id, by_message[message_id]))
        await repoint_messages(session, fresh.id, [message_id])
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        for model in (Participation, TimelineEntry, FactSource):
            assert set(await session.scalars(select(model.conversation_id))) == {fresh.id}
        assert await session.scalar(select(Company.conversations_count)) == 1
