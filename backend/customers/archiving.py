"""Putting companies and contacts aside, and bringing them back. Nothing is deleted."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, select, update

from backend.customers.counters import count_companies, lock_records
from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.models import Company, Contact
from backend.customers.search_index import index_companies, index_contacts, remove_rows
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def archive_companies(session: WriteSession, ids: Sequence[UUID]) -> None:
    """Put companies aside with their people, who get the same instant, so that both come back together."""
    if not ids:
        return
    await lock_records(session, ids, ())
    moment = now()
    await session.execute(
        update(Company)
        .where(Company.id.in_(ids), Company.archived_at.is_(None))
        .values(archived_at=moment, version=Company.version + 1)
        .execution_options(synchronize_session=False)
    )
    people = list(
        await session.scalars(
            update(Contact)
            .where(Contact.company_id.in_(ids), Contact.archived_at.is_(None))
            .values(archived_at=moment, version=Contact.version + 1)
            .returning(Contact.id)
            .execution_options(synchronize_session=False)
        )
    )
    await remove_rows(session, [*ids, *people])
    _tell(session, ids, people)


async def restore_company(session: WriteSession, company_id: UUID) -> None:
    """Bring a company back, with the people who were put aside with it."""
    await lock_records(session, [company_id], ())
    people = list(
        await session.scalars(
            select(Contact.id)
            .join(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
            .where(Company.id == company_id, Contact.archived_at == Company.archived_at)
        )
    )
    for model, ids in ((Contact, people), (Company, [company_id])):
        if ids:
            await session.execute(
                update(model)
                .where(model.id.in_(ids))
                .values(archived_at=None, version=model.version + 1)
                .execution_options(synchronize_session=False)
            )
    await count_companies(session, [company_id])
    await index_companies(session, [company_id])
    await index_contacts(session, people)
    _tell(session, [company_id], people)


async def set_contact_archived(session: WriteSession, contact_id: UUID, *, archived: bool) -> None:
    """Put one person aside, or bring them back."""
    company_id = await session.scalar(
        update(Contact)
        .where(Contact.id == contact_id)
        .values(archived_at=now() if archived else None, version=Contact.version + 1)
        .returning(Contact.company_id)
        .execution_options(synchronize_session=False)
    )
    companies = [company_id] if company_id else []
    await lock_records(session, companies, ())
    await count_companies(session, companies)
    await index_contacts(session, [contact_id])
    await index_companies(session, companies)
    _tell(session, companies, [contact_id])


def _tell(session: WriteSession, companies: Sequence[UUID], contacts: Sequence[UUID]) -> None:
    if companies:
        append(session, CompanyChanged(company_ids=sorted(companies)))
    if contacts:
        append(session, ContactChanged(contact_ids=sorted(contacts)))
