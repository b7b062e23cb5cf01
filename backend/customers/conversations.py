"""Follows threads that a late message joined, or that a person put right."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select, update

from backend.customers.bins.models import BinSignal
from backend.customers.bins.settling import settle
from backend.customers.counters import count_companies, lock_records
from backend.customers.models import FactSource, Participation, TimelineEntry
from backend.customers.search_index import index_companies, index_contacts
from tenants.session import WriteSession


async def repoint_conversations(session: WriteSession, conversation_id: UUID, merged_ids: Sequence[UUID]) -> None:
    """Make everything that names one of `merged_ids` name `conversation_id`."""
    companies, people = await _theirs(session, Participation.conversation_id.in_(merged_ids))
    message_ids = select(Participation.message_id).where(
        Participation.tenant_id == session.info["tenant_id"], Participation.conversation_id.in_(merged_ids)
    )
    for model in (FactSource, TimelineEntry, BinSignal):
        await session.execute(
            update(model)
            .where(model.message_id.in_(message_ids))
            .values(conversation_id=conversation_id)
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        update(Participation)
        .where(Participation.conversation_id.in_(merged_ids))
        .values(conversation_id=conversation_id)
        .execution_options(synchronize_session=False)
    )
    await _settle(session, companies, people)


async def repoint_messages(session: WriteSession, conversation_id: UUID, message_ids: Sequence[UUID]) -> None:
    """Make everything that is known of these messages name the conversation that they were put into."""
    companies, people = await _theirs(session, Participation.message_id.in_(message_ids))
    for model in (FactSource, TimelineEntry, Participation, BinSignal):
        await session.execute(
            update(model)
            .where(model.message_id.in_(message_ids))
            .values(conversation_id=conversation_id)
            .execution_options(synchronize_session=False)
        )
    await _settle(session, companies, people)


async def _theirs(session: WriteSession, condition: ColumnElement[bool]) -> tuple[set[UUID], set[UUID]]:
    """The companies and the people of some parts, locked."""
    rows = (await session.execute(select(Participation.company_id, Participation.contact_id).where(condition))).all()
    companies = {row.company_id for row in rows if row.company_id is not None}
    people = {row.contact_id for row in rows}
    await lock_records(session, companies, people)
    return companies, people


async def _settle(session: WriteSession, companies: set[UUID], people: set[UUID]) -> None:
    """Who answered whom is told by conversations, so bins may change with them."""
    binned = await settle(session, companies, people)
    await count_companies(session, companies)
    await index_companies(session, binned.companies)
    await index_contacts(session, binned.contacts)
