"""Follows threads that a late message joined, or that a person put right."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select, update

from backend.customers.bins.anew import settle_again
from backend.customers.bins.models import BinSignal
from backend.customers.counters import lock_records
from backend.customers.models import FactSource, Participation, TimelineEntry
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
    # Who answered whom is told by conversations, so bins may change with them.
    await settle_again(session, companies, people)


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
    # Who answered whom is told by conversations, so bins may change with them.
    await settle_again(session, companies, people)


async def _theirs(session: WriteSession, condition: ColumnElement[bool]) -> tuple[set[UUID], set[UUID]]:
    """The companies and the people of some parts, locked."""
    rows = (await session.execute(select(Participation.company_id, Participation.contact_id).where(condition))).all()
    companies = {row.company_id for row in rows if row.company_id is not None}
    people = {row.contact_id for row in rows}
    await lock_records(session, companies, people)
    return companies, people
