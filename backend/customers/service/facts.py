"""Saying that an automatic value is wrong, and taking that back."""

from uuid import UUID

from sqlalchemy import select, update

from backend.customers.counters import lock_records
from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.models import ProfileFact
from backend.customers.profile import refresh_profiles
from backend.customers.search_index import index_companies, index_contacts
from backend.customers.vocabulary import FactSubject
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def reject_fact(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID
) -> None:
    """Take a value out of a profile and keep it from coming back. Raises `NotAllowedError`, `NotFoundError`."""
    await _judge(session, actor, subject, record_id, fact_id, rejected=True)


async def take_back_rejection(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID
) -> None:
    """Let a rejected value take part again. Raises `NotAllowedError`, `NotFoundError`."""
    await _judge(session, actor, subject, record_id, fact_id, rejected=False)


async def _judge(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID, *, rejected: bool
) -> None:
    actor.require("companies.write")
    companies, contacts = ([record_id], []) if subject == "company" else ([], [record_id])
    await lock_records(session, companies, contacts)
    fact = (
        await session.execute(
            select(ProfileFact.field, ProfileFact.value, ProfileFact.rejected_at).where(
                ProfileFact.id == fact_id, ProfileFact.subject_id == record_id, ProfileFact.subject_kind == subject
            )
        )
    ).one_or_none()
    if fact is None:
        raise NotFoundError
    if (fact.rejected_at is not None) == rejected:
        return
    await session.execute(
        update(ProfileFact)
        .where(ProfileFact.id == fact_id)
        .values(rejected_at=now() if rejected else None, rejected_by=actor.name if rejected else None)
        .execution_options(synchronize_session=False)
    )
    changed = await refresh_profiles(session, subject, [record_id])
    if changed and subject == "company":
        await index_companies(session, changed)
        await index_contacts(session, company_ids=changed)
    elif changed:
        await index_contacts(session, changed)
    audit.record(
        session,
        f"{subject}.fact_{'rejected' if rejected else 'restored'}",
        subject_id=record_id,
        subject_name=fact.value,
        field=fact.field,
    )
    event = CompanyChanged(company_ids=companies) if companies else ContactChanged(contact_ids=contacts)
    append(session, event)
