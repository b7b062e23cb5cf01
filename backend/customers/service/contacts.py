"""Making, changing and putting aside contacts by hand."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from backend.custom_fields.service import Written, write_values
from backend.customers import schemas
from backend.customers.archiving import set_contact_archived
from backend.customers.bins.settling import settle
from backend.customers.changes import keep_changes, typed_changes
from backend.customers.counters import count_companies, lock_records
from backend.customers.duplicates.store import refresh_keys
from backend.customers.errors import DuplicateContactError
from backend.customers.events import CompanyChanged, ContactChanged, ContactCreated
from backend.customers.fields import Checks
from backend.customers.learning.employers import EMPLOYER, move_parts
from backend.customers.learning.names import name_from_address
from backend.customers.learning.run import learn_anew
from backend.customers.models import Company, CompanyDomain, Contact, ContactEmail
from backend.customers.profile import name_key
from backend.customers.queries.contacts import load_contact
from backend.customers.queries.seen import require_changeable
from backend.customers.search_index import index_companies, index_contacts
from backend.customers.service.given import contact_values, emails_given, require_company
from backend.customers.service.typed import typed_rows
from backend.customers.vocabulary import Source
from backend.customers.writes import put_typed_facts
from i18n.messages import N_
from mail_ingest.understand.domains import company_domain
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import VersionConflictError


async def create_contact(
    session: WriteSession, actor: Actor, given: schemas.ContactFields, source: Source | None = None
) -> schemas.Contact:
    """Make a contact; without `company_id` it goes to the company of its mail domain, if there is one.

    Where it is one of an import, the import tells of all of them at once.

    Raises `NotAllowedError`, `ValidationFailedError`, `DuplicateContactError`.
    """
    actor.require("companies.write")
    values = contact_values(given)
    emails = emails_given(given, []) or []
    if not values.get("name"):
        checks = Checks()
        if not emails:
            checks.add("name", "missing", N_("This is needed."))
        checks.finish()
        values.pop("name", None)
    name = values.get("name") or name_from_address(emails[0])
    company_id = await _employer(session, given, emails)
    contact_id = new_id()
    row = {
        "id": contact_id,
        **values,
        "name": name,
        "name_key": name_key(name),
        "company_id": company_id,
        "email": emails[0] if emails else None,
        "emails": emails,
        "source": source or ("api" if actor.kind == "api_key" else "manual"),
    }
    await session.execute(insert(Contact), [row])
    await _claim_emails(session, contact_id, emails)
    await put_typed_facts(session, typed_rows("contact", contact_id, values))
    await refresh_keys(session, (), [contact_id])
    written = await write_values(session, "contact", contact_id, given, creating=True)
    await index_contacts(session, [contact_id])
    await _recount(session, [company_id])
    keep_changes(session, typed_changes("contact", contact_id, {}, values | written.after))
    if source != "import":
        audit.record(session, "contact.created", subject_id=contact_id, subject_name=name)
        append(session, ContactCreated(contact_ids=[contact_id]))
    return await load_contact(session, contact_id)


async def _employer(session: WriteSession, given: schemas.ContactFields, emails: Sequence[str]) -> UUID | None:
    if given.company_id is not UNSET:
        if given.company_id is not None:
            await require_company(session, given.company_id)
        return given.company_id
    domain = company_domain(emails[0]) if emails else None
    if domain is None:
        return None
    return await session.scalar(select(CompanyDomain.company_id).where(CompanyDomain.domain == domain))


async def change_contact(
    session: WriteSession, actor: Actor, contact_id: UUID, given: schemas.ContactFields, version: int
) -> schemas.Contact:
    """Change the given fields of a contact that is still at `version`.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`,
    `DuplicateContactError`.
    """
    actor.require("companies.write")
    values = contact_values(given)
    before = await _locked(session, contact_id)
    if before.version != version:
        raise VersionConflictError(extra={"current": await load_contact(session, contact_id)})
    emails = emails_given(given, list(before.emails))
    changes: dict[str, Any] = {name: value for name, value in values.items() if value != getattr(before, name)}
    if emails is not None and emails != before.emails:
        changes |= {"emails": emails, "email": emails[0] if emails else None}
    if given.company_id is not UNSET and given.company_id != before.company_id:
        if given.company_id is not None:
            await require_company(session, given.company_id)
        changes["company_id"] = given.company_id
    await put_typed_facts(session, typed_rows("contact", contact_id, values))
    written = await write_values(session, "contact", contact_id, given)
    if changes or written:
        await _carry_out(session, before, changes, written)
    return await load_contact(session, contact_id)


async def _carry_out(session: WriteSession, before: Contact, changes: dict[str, Any], written: Written) -> None:
    derived = {"name_key": name_key(changes["name"])} if "name" in changes else {}
    await session.execute(
        update(Contact)
        .where(Contact.id == before.id)
        .values(**changes, **derived, version=before.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )
    if "emails" in changes:
        await session.execute(
            delete(ContactEmail)
            .where(ContactEmail.contact_id == before.id, ContactEmail.address.not_in(changes["emails"]))
            .execution_options(synchronize_session=False)
        )
        await _claim_emails(session, before.id, changes["emails"])
    await refresh_keys(session, (), [before.id])
    if "company_id" in changes:
        await _change_employer(session, before, changes["company_id"])
    if written or {"name", "emails", "company_id"} & set(changes):
        await index_contacts(session, [before.id])
    if {"name", "emails", "company_id"} & set(changes):
        await _recount(session, [before.company_id, changes.get("company_id", before.company_id)])
    await _keep_history(session, before, changes, written)
    audit.record(
        session,
        "contact.changed",
        subject_id=before.id,
        subject_name=changes.get("name", before.name),
        before={name: getattr(before, name) for name in changes} | written.before,
        after=changes | written.after,
    )
    append(session, ContactChanged(contact_ids=[before.id]))


async def _change_employer(session: WriteSession, before: Contact, company_id: UUID | None) -> None:
    """A person says where somebody works, and no rule says otherwise from then on.

    Who was without a company, or only thought to be of one, takes their history along, as does somebody on free mail
    who turns out to be of none. Who changes employer leaves it behind.
    """
    marker = {"id": new_id(), "subject_kind": "contact", "subject_id": before.id, "field": EMPLOYER, "value": ""}
    await put_typed_facts(session, [marker | {"normalized": "", "typed_at": now()}])
    await session.execute(
        update(Contact)
        .where(Contact.id == before.id)
        .values(employer_reason=None)
        .execution_options(synchronize_session=False)
    )
    on_free_mail = all(company_domain(address) is None for address in before.emails)
    corrected = company_id is None and on_free_mail
    if before.company_id is None or before.employer_reason is not None or corrected:
        await learn_anew(session, await move_parts(session, before.id, before.company_id, company_id))
    await settle(session, [each for each in (before.company_id, company_id) if each], [before.id])


async def _keep_history(session: WriteSession, before: Contact, changes: dict[str, Any], written: Written) -> None:
    old = {name: getattr(before, name) for name in changes if name != "email"}
    new = {name: value for name, value in changes.items() if name != "email"}
    if "company_id" in changes:
        ids = [each for each in (old["company_id"], new["company_id"]) if each]
        found = await session.execute(select(Company.id, Company.name).where(Company.id.in_(ids)))
        names = {row.id: row.name for row in found}
        old["company_id"], new["company_id"] = names.get(old["company_id"]), names.get(new["company_id"])
    keep_changes(session, typed_changes("contact", before.id, old | written.before, new | written.after))


async def archive_contact(session: WriteSession, actor: Actor, contact_id: UUID) -> None:
    """Put a contact aside. Raises `NotAllowedError`, `NotFoundError`."""
    await _set_archived(session, actor, contact_id, archived=True)


async def return_contact(session: WriteSession, actor: Actor, contact_id: UUID) -> schemas.Contact:
    """Bring a contact back that was put aside. Raises `NotAllowedError`, `NotFoundError`."""
    await _set_archived(session, actor, contact_id, archived=False)
    return await load_contact(session, contact_id)


async def _set_archived(session: WriteSession, actor: Actor, contact_id: UUID, *, archived: bool) -> None:
    actor.require("companies.write")
    contact = await _locked(session, contact_id)
    if (contact.archived_at is not None) == archived:
        return
    await set_contact_archived(session, contact_id, archived=archived)
    action = "contact.archived" if archived else "contact.restored"
    audit.record(session, action, subject_id=contact_id, subject_name=contact.name)


async def _locked(session: WriteSession, contact_id: UUID) -> Contact:
    contact = await session.scalar(select(Contact).where(Contact.id == contact_id).with_for_update(key_share=True))
    if contact is None:
        raise NotFoundError
    await require_changeable(session, "contact", contact_id)
    return contact


async def _recount(session: WriteSession, company_ids: Sequence[UUID | None]) -> None:
    companies = sorted({each for each in company_ids if each is not None})
    if companies:
        await lock_records(session, companies, ())
        await count_companies(session, companies)
        await index_companies(session, companies)
        append(session, CompanyChanged(company_ids=companies))


async def _claim_emails(session: WriteSession, contact_id: UUID, emails: Sequence[str]) -> None:
    """Make the addresses stand for this contact; raises `DuplicateContactError` when one stands for another."""
    if not emails:
        return
    statement = upsert(ContactEmail).on_conflict_do_nothing(index_elements=["tenant_id", "address"])
    await session.execute(
        statement, [{"id": new_id(), "address": address, "contact_id": contact_id} for address in sorted(emails)]
    )
    taken = (
        await session.execute(
            select(ContactEmail.address, Contact.id, Contact.name, Contact.archived_at)
            .join(Contact, and_(Contact.tenant_id == ContactEmail.tenant_id, Contact.id == ContactEmail.contact_id))
            .where(ContactEmail.address.in_(emails), ContactEmail.contact_id != contact_id)
            .order_by(ContactEmail.address)
        )
    ).first()
    if taken is not None:
        raise DuplicateContactError(
            extra={"existing": {"id": taken.id, "name": taken.name, "archived": taken.archived_at is not None}},
            name=taken.name,
            email=taken.address,
        )
