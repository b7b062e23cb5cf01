"""What a row's company and person are: new, here already, perhaps here, or those of an earlier row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import and_, select

from backend.accounts.queries.sight import Sight
from backend.customers.duplicates.keys import Given, IdentityKeys, own_site
from backend.customers.duplicates.twins import Twin, find_twins
from backend.customers.fields import normalize
from backend.customers.importing.cells import Draft
from backend.customers.importing.schemas import ImportFound, ImportPart
from backend.customers.importing.vocabulary import Verdict
from backend.customers.learning.names import name_from_address
from backend.customers.models import Company, Contact, ContactEmail
from backend.customers.names import person_key
from backend.customers.profile import name_key
from i18n.names import display_name
from mail_ingest.understand.domains import company_domain
from tenants.session import ReadSession

#: From here on a record is worth a person's look: the same name where no country tells them apart.
_MAYBE = 0.6


@dataclass(slots=True)
class Seen:
    """What earlier rows of the file are known by: a key, and the number of the row that has it first."""

    companies: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)


def company_name(draft: Draft) -> str | None:
    """What the row's company is called; by its domain where only that is known."""
    name: str | None = draft.company.get("name")
    if name:
        return name
    domains = draft.company.get("domains") or []
    return domains[0] if domains else None


def company_domains(draft: Draft) -> list[str]:
    """The domains that may stand for the row's company: given, of its web site, of its people's addresses."""
    listed = list(draft.company.get("domains") or [])
    site = own_site(normalize("website", draft.company["website"])) if draft.company.get("website") else None
    mails = [company_domain(email) for email in draft.contact.get("emails") or []]
    return list(dict.fromkeys(each for each in [*listed, site, *mails] if each))


def contact_name(draft: Draft) -> str:
    """What the row's person is called, as the contact will be."""
    given, contact = draft.contact, draft.contact
    said = given.get("name") or display_name(
        contact.get("given_name"), contact.get("family_name"), contact.get("language")
    )
    return said or (name_from_address(contact["emails"][0]) if contact.get("emails") else "")


async def match_row(session: ReadSession, sight: Sight, seen: Seen, number: int, draft: Draft) -> ImportFound:
    """The parts of a row. Rows have to come in their order."""
    company = await _company(session, sight, seen, number, draft) if company_name(draft) else None
    contact = await _contact(session, sight, seen, number, draft, company) if draft.has_person else None
    return ImportFound(company, contact)


def verdict_of(found: ImportFound, *, refused: bool) -> Verdict:
    """The row in a word."""
    parts = [part for part in (found.company, found.contact) if part]
    if refused or not parts:
        return "refused"
    if any(part.state == "maybe" for part in parts):
        return "doubtful"
    return "new" if any(part.state == "new" for part in parts) else "same"


async def _company(session: ReadSession, sight: Sight, seen: Seen, number: int, draft: Draft) -> ImportPart:
    name = company_name(draft) or ""
    country = draft.company.get("country")
    domains = company_domains(draft)
    given = Given(
        name=name,
        country=country,
        domains=tuple(domains),
        website=draft.company.get("website"),
        emails=tuple(draft.contact.get("emails") or ()),
        phones=tuple(filter(None, [draft.company.get("phone"), *draft.phones["company"]])),
        tax_ids=tuple(draft.tax_ids),
        address=draft.company.get("address"),
    )
    keys = IdentityKeys.of(given)
    mine = _own_keys(keys, country)
    before = next((seen.companies[key] for key in mine if key in seen.companies), None)
    if before is not None:
        same = name_key(seen.names[before]) == name_key(name) or any(
            kind.startswith("name") and (kind, value) in seen.companies for kind, value in mine
        )
        if same or not draft.company.get("name"):
            return ImportPart(state="row", name=seen.names[before], row=before)
    twins = await find_twins(session, keys)
    for key in mine:
        seen.companies.setdefault(key, number)
    seen.names[number] = name
    best = twins[0] if twins else None
    if best is not None and best.score >= _MAYBE:
        return _twin_part(sight, best)
    if before is not None:
        # Behind one domain or number, under another name: an agent's, a group's, or the same after all.
        return ImportPart(state="maybe", name=seen.names[before], row=before, reasons=["domain"])
    return ImportPart(state="new", name=name)


def _own_keys(keys: IdentityKeys, country: str | None) -> list[tuple[str, str]]:
    """By which two rows of one file are one company: number, domain, name in one country."""
    found = []
    for key in sorted(keys.keys):
        if key.kind in ("tax_id", "mail_domain", "web_domain"):
            found.append(("domain" if key.kind != "tax_id" else "tax_id", key.value))
        elif key.kind == "name":
            found.append((f"name {country or ''}", key.value))
    return found


def _twin_part(sight: Sight, twin: Twin) -> ImportPart:
    return ImportPart(
        state="here" if twin.verdict == "certain" else "maybe",
        name=twin.name,
        id=twin.company_id,
        reasons=[reason.code for reason in twin.reasons],
        owner=twin.owner_name,
        archived=twin.archived,
        locked=not sight.may_change(twin.owner_id),
    )


async def _contact(
    session: ReadSession, sight: Sight, seen: Seen, number: int, draft: Draft, company: ImportPart | None
) -> ImportPart:
    name = contact_name(draft)
    emails: Sequence[str] = draft.contact.get("emails") or ()
    at = str(company.id or company.row or number) if company else ""
    mine = [("email", email) for email in emails] or [(f"person {at}", person_key(name))]
    before = next((seen.people[key] for key in mine if key in seen.people), None)
    for key in [*mine, (f"person {at}", person_key(name))]:
        seen.people.setdefault(key, number)
    if before is not None:
        return ImportPart(state="row", name=name, row=before)
    found = await _known(session, emails, company, name)
    if found is None:
        return ImportPart(state="new", name=name)
    return ImportPart(
        state="here",
        name=found.name,
        id=found.id,
        archived=found.archived_at is not None,
        locked=not sight.may_change(await _owner(session, found.company_id)),
    )


async def _known(session: ReadSession, emails: Sequence[str], company: ImportPart | None, name: str) -> Contact | None:
    if emails:
        return await session.scalar(
            select(Contact)
            .join(
                ContactEmail, and_(ContactEmail.tenant_id == Contact.tenant_id, ContactEmail.contact_id == Contact.id)
            )
            .where(ContactEmail.address.in_(emails))
            .order_by(Contact.id)
            .limit(1)
        )
    if company is None or company.id is None:
        return None
    there = await session.scalars(
        select(Contact).where(Contact.company_id == company.id, Contact.name_key == name_key(name)).limit(1)
    )
    return there.first()


async def _owner(session: ReadSession, company_id: UUID | None) -> UUID | None:
    if company_id is None:
        return None
    return await session.scalar(select(Company.owner_id).where(Company.id == company_id))
