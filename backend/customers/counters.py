"""The numbers that lists show, counted anew from what they count.

Callers hold the records' rows locked, so that two who add mail at once do not each miss the other's.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select, update

from backend.customers.bins.models import BinSignal
from backend.customers.models import Company, Contact, Participation
from tenants.session import WriteSession


async def lock_records(session: WriteSession, company_ids: Iterable[UUID], contact_ids: Iterable[UUID]) -> None:
    """Hold these rows until the transaction ends; companies first and each in the order of ids, against deadlocks."""
    for model, ids in ((Company, company_ids), (Contact, contact_ids)):
        wanted = sorted(set(ids))
        if wanted:
            statement = select(model.id).where(model.id.in_(wanted)).order_by(model.id)
            await session.execute(statement.with_for_update(key_share=True))


async def count_companies(session: WriteSession, ids: Iterable[UUID]) -> None:
    """People, conversations and the last message of companies."""
    wanted = sorted(set(ids))
    if not wanted:
        return
    people = (
        select(func.count())
        .where(Contact.tenant_id == Company.tenant_id, Contact.company_id == Company.id)
        .where(Contact.archived_at.is_(None) | (Contact.archived_at == Company.archived_at))
        .where((Contact.bin != "noise") | (Company.bin == "noise"))
    )
    theirs = (Participation.tenant_id == Company.tenant_id, Participation.company_id == Company.id)
    signals = (BinSignal.tenant_id == Company.tenant_id, BinSignal.company_id == Company.id)
    last = select(func.max(Participation.at)).where(*theirs).correlate(Company).scalar_subquery()
    # From noise, programs alone may have written.
    last_signal = select(func.max(BinSignal.at)).where(*signals).correlate(Company).scalar_subquery()
    await session.execute(
        update(Company)
        .where(Company.id.in_(wanted))
        .values(
            contacts_count=people.correlate(Company).scalar_subquery(),
            conversations_count=select(func.count(Participation.conversation_id.distinct()))
            .where(*theirs)
            .correlate(Company)
            .scalar_subquery(),
            last_message_at=func.coalesce(last, last_signal),
            updated_at=Company.updated_at,
        )
        .execution_options(synchronize_session=False)
    )


async def count_contacts(session: WriteSession, ids: Iterable[UUID]) -> None:
    """Messages and the last one of contacts."""
    wanted = sorted(set(ids))
    if not wanted:
        return
    theirs = (Participation.tenant_id == Contact.tenant_id, Participation.contact_id == Contact.id)
    signals = (BinSignal.tenant_id == Contact.tenant_id, BinSignal.contact_id == Contact.id)
    last = select(func.max(Participation.at)).where(*theirs).correlate(Contact).scalar_subquery()
    last_signal = select(func.max(BinSignal.at)).where(*signals).correlate(Contact).scalar_subquery()
    await session.execute(
        update(Contact)
        .where(Contact.id.in_(wanted))
        .values(
            messages_count=select(func.count(Participation.id)).where(*theirs).correlate(Contact).scalar_subquery(),
            last_message_at=func.coalesce(last, last_signal),
            updated_at=Contact.updated_at,
        )
        .execution_options(synchronize_session=False)
    )
