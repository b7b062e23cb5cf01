"""Saying that a value is wrong or right, adding values by hand, and taking either back."""

from uuid import UUID

from sqlalchemy import Row, delete, select, update

from backend.customers.changes import change_row, keep_changes
from backend.customers.counters import lock_records
from backend.customers.duplicates.store import refresh_keys
from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.fields import EXTRA_FIELDS, FACT_FIELDS, MANY, REQUEST_FIELDS, Checks, clean_value, normalize
from backend.customers.models import ProfileFact
from backend.customers.profile import refresh_profiles
from backend.customers.queries.history import require_record
from backend.customers.queries.seen import require_changeable
from backend.customers.schemas import NewFact
from backend.customers.search_index import index_companies, index_contacts
from backend.customers.vocabulary import FactSubject, FieldAction
from backend.customers.writes import put_typed_facts
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def reject_fact(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID
) -> None:
    """Take a value out of a profile and keep it from coming back. Raises `NotAllowedError`, `NotFoundError`."""
    fact = await _locked(session, actor, subject, record_id, fact_id)
    if fact.rejected_at is None:
        await _set(session, fact_id, rejected_at=now(), rejected_by=actor.name)
        await _told(session, subject, record_id, fact, "rejected")


async def take_back_rejection(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID
) -> None:
    """Let a rejected value take part again. Raises `NotAllowedError`, `NotFoundError`."""
    fact = await _locked(session, actor, subject, record_id, fact_id)
    if fact.rejected_at is not None:
        await _set(session, fact_id, rejected_at=None, rejected_by=None)
        await _told(session, subject, record_id, fact, "restored")


async def add_fact(session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, given: NewFact) -> None:
    """Add a value by hand: one more of a field that may have several, or the value of a field without a column.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    actor.require("companies.write")
    await require_record(session, subject, record_id)
    await require_changeable(session, subject, record_id)
    checks = Checks()
    known = {*EXTRA_FIELDS[subject], *FACT_FIELDS[subject], *REQUEST_FIELDS}
    addable = (*EXTRA_FIELDS[subject], *MANY)
    if given.field not in known or given.field not in addable:
        checks.add("field", "unknown-field", N_("Nothing can be added to this field."))
    value = checks.run("value", lambda text: clean_value(given.field, text), given.value)
    if not value:
        checks.add("value", "missing", N_("This is needed."))
    checks.finish()
    companies, contacts = _of(subject, record_id)
    await lock_records(session, companies, contacts)
    row = {
        "id": new_id(),
        "subject_kind": subject,
        "subject_id": record_id,
        "field": given.field,
        "value": value,
        "detail": given.detail,
        "normalized": normalize(given.field, value, given.detail),
        "typed_at": now(),
    }
    await put_typed_facts(session, [row])
    keep_changes(session, [change_row(subject, record_id, given.field, "typed", value)])
    audit.record(session, f"{subject}.fact_added", subject_id=record_id, subject_name=value, field=given.field)
    await _refresh(session, subject, record_id)


async def remove_fact(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID
) -> None:
    """Take back that a person typed a value; what mail says of it stays. Raises `NotAllowedError`, `NotFoundError`."""
    fact = await _locked(session, actor, subject, record_id, fact_id)
    if fact.typed_at is None:
        raise NotFoundError
    if fact.sources:
        await _set(session, fact_id, typed_at=None)
    else:
        await session.execute(
            delete(ProfileFact).where(ProfileFact.id == fact_id).execution_options(synchronize_session=False)
        )
    keep_changes(session, [change_row(subject, record_id, fact.field, "cleared", None, fact.value)])
    audit.record(session, f"{subject}.fact_removed", subject_id=record_id, subject_name=fact.value, field=fact.field)
    await _refresh(session, subject, record_id)


async def _locked(
    session: WriteSession, actor: Actor, subject: FactSubject, record_id: UUID, fact_id: UUID
) -> Row[*tuple[object, ...]]:
    actor.require("companies.write")
    await require_changeable(session, subject, record_id)
    await lock_records(session, *_of(subject, record_id))
    fact = (
        await session.execute(
            select(
                ProfileFact.field, ProfileFact.value, ProfileFact.rejected_at, ProfileFact.typed_at, ProfileFact.sources
            ).where(ProfileFact.id == fact_id, ProfileFact.subject_id == record_id, ProfileFact.subject_kind == subject)
        )
    ).one_or_none()
    if fact is None:
        raise NotFoundError
    return fact


async def _set(session: WriteSession, fact_id: UUID, **values: object) -> None:
    await session.execute(
        update(ProfileFact)
        .where(ProfileFact.id == fact_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def _told(
    session: WriteSession, subject: FactSubject, record_id: UUID, fact: Row[*tuple[object, ...]], action: FieldAction
) -> None:
    """Keep what a person said of a value, and bring the profile in line with it."""
    keep_changes(session, [change_row(subject, record_id, fact.field, action, fact.value)])
    audit.record(session, f"{subject}.fact_{action}", subject_id=record_id, subject_name=fact.value, field=fact.field)
    await _refresh(session, subject, record_id)


async def _refresh(session: WriteSession, subject: FactSubject, record_id: UUID) -> None:
    changed = await refresh_profiles(session, subject, [record_id])
    if changed and subject == "company":
        await index_companies(session, changed)
        await index_contacts(session, company_ids=changed)
    elif changed:
        await index_contacts(session, changed)
    companies, contacts = _of(subject, record_id)
    await refresh_keys(session, companies, contacts)
    append(session, CompanyChanged(company_ids=companies) if companies else ContactChanged(contact_ids=contacts))


def _of(subject: FactSubject, record_id: UUID) -> tuple[list[UUID], list[UUID]]:
    return ([record_id], []) if subject == "company" else ([], [record_id])
