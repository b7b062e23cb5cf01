"""Who asks: the company and the person that a form or a call names, found among those who are here or made anew."""

from dataclasses import dataclass
from uuid import UUID

from msgspec import UNSET

from backend.customers import schemas as customers
from backend.customers.duplicates.errors import PossibleDuplicateError
from backend.customers.errors import DuplicateCompanyError
from backend.customers.fields import InvalidValueError, clean_email, clean_value
from backend.customers.queries.exchange import bare_contacts, company_of_domain, contact_of_address
from backend.customers.service.companies import create_company
from backend.customers.service.contacts import create_contact
from i18n.messages import N_
from mail_ingest.understand.domains import company_domain
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.session import WriteSession


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, as they say."""

    company: str | None = None
    person: str | None = None
    email: str | None = None
    phone: str | None = None
    country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The records of who asks. `new` says that the company was made for it."""

    company_id: UUID | None
    contact_id: UUID | None
    new: bool = False


async def find_or_make(session: WriteSession, actor: Actor, asker: Asker) -> Known:
    """The company and contact of who asks.

    An address that is here leads to its contact and company; else the domain of the address does, or a company that
    is the same by name, phone or place; only then one is made. Nothing that is here is changed by what a stranger
    says. Raises `ValidationFailedError`.
    """
    email = _email(asker.email)
    found = await contact_of_address(session, email) if email else None
    if found is not None:
        known = await bare_contacts(session, [found])
        if known:
            return Known(known[0].company_id, found)
    domain = company_domain(email) if email else None
    company_id = await company_of_domain(session, domain) if domain else None
    made = False
    if company_id is None and (asker.company or domain):
        company_id, made = await _company(session, actor, asker, domain)
    contact_id = None
    if email or asker.person:
        contact_id = await _contact(session, actor, asker, email, company_id)
    return Known(company_id, contact_id, made)


async def _company(session: WriteSession, actor: Actor, asker: Asker, domain: str | None) -> tuple[UUID | None, bool]:
    given = customers.NewCompany(
        name=(asker.company or domain or "")[:200],
        domain=domain or UNSET,
        country=_tidy("country", asker.country),
        phone=_tidy("phone", asker.phone),
        language=_tidy("language", asker.language),
    )
    try:
        async with session.begin_nested():
            return (await create_company(session, actor, given)).id, True
    except DuplicateCompanyError as error:
        return UUID(str(error.extra["existing"]["id"])), False
    except PossibleDuplicateError as error:
        twins = error.extra["twins"]
        certain = [twin for twin in twins if twin["verdict"] == "certain" and not twin["archived"]]
        if certain:
            return UUID(str(certain[0]["id"])), False
    # Only likely the same: a stranger's word joins nothing. It stands beside, and the duplicates' list shows both.
    given.allow_duplicate = customers.AllowDuplicate("web form")
    return (await create_company(session, actor, given)).id, True


async def _contact(
    session: WriteSession, actor: Actor, asker: Asker, email: str | None, company_id: UUID | None
) -> UUID:
    given = customers.ContactFields(
        name=(asker.person or "").strip()[:200] or UNSET,
        email=email or UNSET,
        phone=_tidy("phone", asker.phone),
        language=_tidy("language", asker.language),
        company_id=company_id,
    )
    return (await create_contact(session, actor, given)).id


def _email(text: str | None) -> str | None:
    if not text or not text.strip():
        return None
    try:
        return clean_email(text) or None
    except InvalidValueError as error:
        problem = FieldProblem("email", "invalid-email", N_("This is no e-mail address."))
        raise ValidationFailedError(errors=[problem]) from error


def _tidy(field: str, text: str | None) -> str | None:
    """A value that may be kept; what a stranger typed wrongly is left out rather than refused."""
    if not text or not text.strip():
        return None
    try:
        return clean_value(field, text) or None
    except InvalidValueError:
        return None
