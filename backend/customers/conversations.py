"""Follows threads that a late message joined, or that a person put right."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.counters import count_companies, lock_records
from backend.customers.models import FactSource, Participation, TimelineEntry
from tenants.session import WriteSession


async def repoint_conversations(session: WriteSession, conversation_id: UUID, merged_ids: Sequence[UUID]) -> None:
    """Make everything that names one of `merged_ids` name `conversation_id`."""
    found = await session.scalars(
        select(Participation.company_id)
        .where(Participation.conversation_id.in_(merged_ids), Participation.company_id.is_not(None))
        .distinct()
    )
    companies = [company_id for company_id in found if company_id is not None]
    await lock_records(session, companies, ())
    message_ids = select(Participation.message_id).where(
        Participation.tenant_id == session.info["tenant_id"], Participation.conversation_id.in_(merged_ids)
    )
    for model in (FactSource, TimelineEntry):
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
    await count_companies(session, companies)


async def repoint_messages(session: WriteSession, conversation_id: UUID, message_ids: Sequence[UUID]) -> None:
    """Make everything that is known of these messages name the conversation that they were put into."""
    found = await session.scalars(
        select(Participation.company_id)
        .where(Participation.message_id.in_(message_ids), Participation.company_id.is_not(None))
        .distinct()
    )
    companies = [company_id for company_id in found if company_id is not None]
    await lock_records(session, companies, ())
    for model in (FactSource, TimelineEntry, Participation):
        await session.execute(
            update(model)
            .where(model.message_id.in_(message_ids))
            .values(conversation_id=conversation_id)
            .execution_options(synchronize_session=False)
        )
    await count_companies(session, companies)
