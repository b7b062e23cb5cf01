"""Carrying out a row: making its company and person, or filling what is empty in those that are here."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from msgspec import convert
from sqlalchemy import select

from backend.custom_fields.queries.records import values_of
from backend.customers.archiving import restore_company, set_contact_archived
from backend.customers.duplicates.store import refresh_keys
from backend.customers.fields import normalize
from backend.customers.importing.cells import Draft
from backend.customers.importing.matching import company_domains, company_name
from backend.customers.importing.schemas import Filled, ImportFound, ImportPart, ImportSettings, Made
from backend.customers.importing.vocabulary import Decision, Outcome
from backend.customers.models import Company, CompanyDomain, Contact, ContactEmail
from backend.customers.schemas import AllowDuplicate, CompanyPatch, ContactFields, NewCompany
from backend.customers.service.companies import change_company, create_company
from backend.customers.service.contacts import change_contact, create_contact
from backend.customers.vocabulary import FactSubject
from backend.customers.writes import put_typed_facts
from tenants.context import Actor
from tenants.orm import new_id, now
from tenants.session import WriteSession

_FILLED: Final = (
    "website", "country", "city", "address", "industry", "phone", "language", "time_zone", "note", "owner_id",
)  # fmt: skip
_FILLED_CONTACT: Final = ("given_name", "family_name", "phone", "title", "language", "time_zone")


async def carry_out(
    session: WriteSession,
    actor: Actor,
    draft: Draft,
    found: ImportFound,
    decision: Decision,
    settings: ImportSettings,
    earlier: Mapping[int, Made],
    *,
    pooled: bool = False,
) -> tuple[Made, Outcome]:
    """Do what was decided for a row; `earlier` are the rows that it leads to.

    Raises what `create_company`, `change_company`, `create_contact` and `change_contact` raise.
    """
    made = Made()
    locked = any(part.locked for part in (found.company, found.contact) if part and part.state in ("here", "maybe"))
    if decision == "skip" or locked:
        return made, "skipped"
    company = _with_defaults(draft, settings, pooled=pooled)
    if found.company is not None:
        await _company(session, actor, company, draft, found.company, decision, earlier, made)
    if found.contact is not None:
        await _contact(session, actor, draft, found.contact, earlier, made)
    await _facts(session, draft, made)
    if made.created_company or made.created_contact:
        return made, "created"
    return made, "filled" if made.filled_company or made.filled_contact or made.facts else "unchanged"


def _with_defaults(draft: Draft, settings: ImportSettings, *, pooled: bool) -> dict[str, Any]:
    values = dict(draft.company)
    for name in ("owner_id", "stage", "country"):
        if values.get(name) is None and getattr(settings, name) is not None:
            values[name] = getattr(settings, name)
    if settings.tags:
        values["tags"] = [*values.get("tags", []), *settings.tags]
    if pooled:
        values.pop("owner_id", None)
    return values


async def _company(
    session: WriteSession,
    actor: Actor,
    values: dict[str, Any],
    draft: Draft,
    part: ImportPart,
    decision: Decision,
    earlier: Mapping[int, Made],
    made: Made,
) -> None:
    known = part.id if part.id is not None else _of_row(earlier, part.row, "company")
    anew = part.state == "new" or (part.state == "maybe" and decision == "create") or known is None
    if anew:
        free = await _free_domains(session, company_domains(draft))
        given = {**values, "name": company_name(draft), "domains": free}
        if decision == "create" and part.state == "maybe":
            given["allow_duplicate"] = AllowDuplicate("import")
        fields = convert(given, NewCompany)
        made.company = (await create_company(session, actor, fields, source="import")).id
        made.created_company = True
    elif known is not None:
        made.company = known
        made.filled_company = await _fill_company(session, actor, known, values, draft)


async def _fill_company(
    session: WriteSession, actor: Actor, company_id: UUID, values: dict[str, Any], draft: Draft
) -> Filled | None:
    """Put what is empty; a value that stands is never changed."""
    row = await session.scalar(select(Company).where(Company.id == company_id))
    if row is None:
        return None
    if row.archived_at is not None:
        await restore_company(session, company_id)
    await session.refresh(row)
    filled = Filled(company_id)
    # What is another's or lies in a pool stays there: nobody gets a customer by a list.
    hands = {"owner_id"} if row.pool_id is not None else set()
    filled.fields = {
        name: values[name]
        for name in _FILLED
        if name not in hands and values.get(name) is not None and getattr(row, name) in (None, "")
    }
    filled.tags = [tag for tag in values.get("tags", []) if tag not in row.tags]
    filled.domains = await _free_domains(session, [each for each in company_domains(draft) if each not in row.domains])
    own = (await values_of(session, "company", [company_id])).get(company_id, {})
    custom = {key: value for key, value in (values.get("custom") or {}).items() if key not in own}
    filled.custom = sorted(custom)
    patch: dict[str, Any] = dict(filled.fields)
    if filled.tags:
        patch["tags"] = [*row.tags, *filled.tags]
    if filled.domains:
        patch["domains"] = [*row.domains, *filled.domains]
    if custom:
        patch["custom"] = custom
    if not patch:
        return None
    await change_company(session, actor, company_id, convert(patch, CompanyPatch), row.version)
    return filled


async def _contact(
    session: WriteSession, actor: Actor, draft: Draft, part: ImportPart, earlier: Mapping[int, Made], made: Made
) -> None:
    known = part.id if part.id is not None else _of_row(earlier, part.row, "contact")
    if known is not None:
        made.contact = known
        made.filled_contact = await _fill_contact(session, actor, known, draft, made.company)
        return
    given = dict(draft.contact)
    if made.company is not None:
        given["company_id"] = made.company
    made.contact = (await create_contact(session, actor, convert(given, ContactFields), source="import")).id
    made.created_contact = True


async def _fill_contact(
    session: WriteSession, actor: Actor, contact_id: UUID, draft: Draft, company_id: UUID | None
) -> Filled | None:
    row = await session.scalar(select(Contact).where(Contact.id == contact_id))
    if row is None:
        return None
    if row.archived_at is not None:
        await set_contact_archived(session, contact_id, archived=False)
    await session.refresh(row)
    given = draft.contact
    filled = Filled(contact_id)
    filled.fields = {name: given[name] for name in _FILLED_CONTACT if given.get(name) and not getattr(row, name)}
    if row.company_id is None and company_id is not None:
        filled.fields["company_id"] = company_id
    filled.emails = await _free_emails(session, [each for each in given.get("emails") or () if each not in row.emails])
    own = (await values_of(session, "contact", [contact_id])).get(contact_id, {})
    custom = {key: value for key, value in (given.get("custom") or {}).items() if key not in own}
    filled.custom = sorted(custom)
    patch: dict[str, Any] = dict(filled.fields)
    if filled.emails:
        patch["emails"] = [*row.emails, *filled.emails]
    if custom:
        patch["custom"] = custom
    if not patch:
        return None
    await change_contact(session, actor, contact_id, convert(patch, ContactFields), row.version)
    return filled


async def _facts(session: WriteSession, draft: Draft, made: Made) -> None:
    """Tax numbers, and numbers beside the one that the column shows: facts that a person typed."""
    moment = now()
    wanted: list[tuple[FactSubject, UUID, str, str]] = []
    if made.company is not None:
        wanted += [("company", made.company, "tax_id", each) for each in draft.tax_ids]
        wanted += [("company", made.company, "phone", each) for each in draft.phones["company"]]
    if made.contact is not None:
        wanted += [("contact", made.contact, "phone", each) for each in draft.phones["contact"]]
    rows = [
        {
            "id": new_id(),
            "subject_kind": subject,
            "subject_id": record_id,
            "field": field,
            "value": value,
            "detail": None,
            "normalized": normalize(field, value),
            # Before the one in the column, which is the last that was typed.
            "typed_at": moment - timedelta(days=1),
        }
        for subject, record_id, field, value in wanted
    ]
    if not rows:
        return
    await put_typed_facts(session, rows)
    made.facts = [(record_id, field, normalize(field, value)) for _, record_id, field, value in wanted]
    await refresh_keys(session, [made.company], [made.contact])


async def _free_domains(session: WriteSession, domains: list[str]) -> list[str]:
    """Those that stand for no company yet."""
    if not domains:
        return []
    taken = set(await session.scalars(select(CompanyDomain.domain).where(CompanyDomain.domain.in_(domains))))
    return [each for each in domains if each not in taken]


async def _free_emails(session: WriteSession, emails: list[str]) -> list[str]:
    if not emails:
        return []
    taken = set(await session.scalars(select(ContactEmail.address).where(ContactEmail.address.in_(emails))))
    return [each for each in emails if each not in taken]


def _of_row(earlier: Mapping[int, Made], number: int | None, of: str) -> UUID | None:
    made = earlier.get(number) if number is not None else None
    found: UUID | None = getattr(made, of) if made else None
    return found
