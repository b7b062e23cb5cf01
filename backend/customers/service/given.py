"""Cleans and checks what a person gave, field by field, and says all that is wrong at once."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType
from sqlalchemy import select

from backend.customers.fields import Checks, InvalidValueError, clean_domain, clean_email, clean_value, squeeze
from backend.customers.models import Company
from backend.customers.queries.seen import seen_among
from backend.customers.schemas import ContactFields
from i18n.messages import N_
from i18n.names import display_name
from mail_ingest.understand.domains import is_free_mail, registrable_domain
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.session import ReadSession

_COMPANY_TEXTS = (
    "name",
    "website",
    "country",
    "city",
    "address",
    "industry",
    "phone",
    "language",
    "time_zone",
)
_CONTACT_TEXTS = ("name", "given_name", "family_name", "phone", "title", "language", "time_zone")
_NEEDED = N_("This is needed.")


def company_values(given: Struct) -> dict[str, Any]:
    """Column values of a company for the keys that were given; raises `ValidationFailedError`.

    `domain` and `domains` are left to `domains_given`.
    """
    checks = Checks()
    values = _texts(given, _COMPANY_TEXTS, checks)
    domains_given(given, [], checks)
    checks.finish()
    for name in ("owner_id", "stage"):
        value = getattr(given, name, UNSET)
        if value is not UNSET:
            values[name] = value
    note = getattr(given, "note", UNSET)
    if note is not UNSET:
        values["note"] = (note or "").strip() or None
    tags = getattr(given, "tags", UNSET)
    if tags is not UNSET:
        values["tags"] = clean_tags(tags)
    return values


def contact_values(given: ContactFields) -> dict[str, Any]:
    """Column values of a contact for the keys that were given; raises `ValidationFailedError`.

    The full name is made of given and family name where only those were given. `email` and `emails` are left to
    `emails_given`.
    """
    checks = Checks()
    values = _texts(given, _CONTACT_TEXTS, checks)
    emails_given(given, [], checks)
    checks.finish()
    if given.name is UNSET:
        made = display_name(values.get("given_name"), values.get("family_name"), values.get("language"))
        if made:
            values["name"] = made
    return values


def _texts(given: Struct, names: Iterable[str], checks: Checks) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in names:
        value = getattr(given, name, UNSET)
        if value is UNSET:
            continue
        cleaned = checks.run(name, lambda text, field=name: clean_value(field, text), value or "")  # type: ignore[misc]
        values[name] = cleaned or None
        if name == "name" and not squeeze(value or ""):
            checks.add("name", "missing", _NEEDED)
    return values


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Tags without doubles and surrounding space, in the order given."""
    return list(dict.fromkeys(tag for tag in (squeeze(text) for text in tags) if tag))


def domains_given(given: Struct, current: list[str], checks: Checks | None = None) -> list[str] | None:
    """A company's domains after the change, the main one first; None when none was given."""
    return _listed(given, "domain", "domains", current, _company_domain, checks or Checks())


def emails_given(given: Struct, current: list[str], checks: Checks | None = None) -> list[str] | None:
    """A contact's addresses after the change, the main one first; None when none was given."""
    return _listed(given, "email", "emails", current, clean_email, checks or Checks())


def _listed(
    given: Struct, one: str, many: str, current: list[str], clean: Callable[[str], str], checks: Checks
) -> list[str] | None:
    main: str | UnsetType | None = getattr(given, one, UNSET)
    listed: list[str] | UnsetType = getattr(given, many, UNSET)
    if main is UNSET and listed is UNSET:
        return None
    found = current if listed is UNSET else [checks.run(many, clean, text) for text in listed]
    if isinstance(main, str) and main.strip():
        found = [checks.run(one, clean, main), *found]
    elif main is not UNSET and listed is UNSET:
        # Cleared: the next one, if any, becomes the main one.
        found = found[1:]
    return list(dict.fromkeys(text for text in found if text))


def _company_domain(text: str) -> str:
    host = clean_domain(text)
    domain = registrable_domain(host)
    if domain is None:
        raise InvalidValueError("invalid-domain", N_("This is no internet domain."))
    if is_free_mail(domain):
        raise InvalidValueError("free-mail-domain", N_("Anybody can have an address there; it stands for no company."))
    return domain


async def owner_name(session: ReadSession, owner_id: UUID) -> str:
    """The name of a colleague who may own records; raises `ValidationFailedError`."""
    name = await session.scalar(select(Membership.name).where(Membership.id == owner_id, Membership.active))
    if name is None:
        raise ValidationFailedError(
            errors=[FieldProblem("owner_id", "unknown-user", N_("There is no such colleague."))]
        )
    return name


async def require_company(session: ReadSession, company_id: UUID) -> None:
    """Raise `ValidationFailedError` unless the company exists."""
    if not await seen_among(session, "company", [company_id]) or not await session.scalar(
        select(Company.id).where(Company.id == company_id)
    ):
        unknown = FieldProblem("company_id", "unknown-company", N_("There is no such company."))
        raise ValidationFailedError(errors=[unknown])
