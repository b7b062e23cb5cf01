"""Companies and contacts as another system is told of them: bare fields by id, ids in order, and who goes by a key."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Text, cast, func, select

from backend.customers.fields import normalize
from backend.customers.models import Company, CompanyDomain, Contact, ContactEmail, FieldChange, ProfileFact
from backend.customers.profile import name_key
from tenants.session import ReadSession

#: Shorter ones are no numbers: ERPs hold a stroke or "n/a" where there is none.
_SHORTEST_TAX_NUMBER: Final = 5
_TAX_NUMBER: Final = (
    ProfileFact.subject_kind == "company",
    ProfileFact.field == "tax_id",
    ProfileFact.rejected_at.is_(None),
    ProfileFact.normalized != "",
)


class BareCompany(msgspec.Struct, frozen=True):
    """The fields of a company that other systems keep too."""

    id: UUID
    name: str
    website: str | None
    phone: str | None
    address: str | None
    city: str | None
    country: str | None
    version: int
    updated_at: datetime


class BareContact(msgspec.Struct, frozen=True):
    """The fields of a contact that other systems keep too."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    title: str | None
    company_id: UUID | None
    version: int
    updated_at: datetime


async def bare_companies(session: ReadSession, ids: Collection[UUID]) -> list[BareCompany]:
    """Companies as they are; those that were merged away or put aside are left out."""
    columns = [getattr(Company, name) for name in BareCompany.__struct_fields__]
    rows = await session.execute(select(*columns).where(Company.id.in_(ids), Company.archived_at.is_(None)))
    return [BareCompany(*row) for row in rows.all()]


async def bare_contacts(session: ReadSession, ids: Collection[UUID]) -> list[BareContact]:
    """Contacts as they are; those that were merged away or put aside are left out."""
    columns = [getattr(Contact, name) for name in BareContact.__struct_fields__]
    rows = await session.execute(select(*columns).where(Contact.id.in_(ids), Contact.archived_at.is_(None)))
    return [BareContact(*row) for row in rows.all()]


async def customer_ids(session: ReadSession, after: UUID | None, limit: int) -> list[UUID]:
    """Companies of the customers' bin in the order of their ids."""
    found = select(Company.id).where(Company.archived_at.is_(None), Company.bin == "customer")
    found = found if after is None else found.where(Company.id > after)
    return list(await session.scalars(found.order_by(Company.id).limit(limit)))


async def contact_ids(session: ReadSession, after: UUID | None, limit: int) -> list[UUID]:
    """Contacts of the customers' bin in the order of their ids."""
    found = select(Contact.id).where(Contact.archived_at.is_(None), Contact.bin == "customer")
    found = found if after is None else found.where(Contact.id > after)
    return list(await session.scalars(found.order_by(Contact.id).limit(limit)))


async def companies_ending(session: ReadSession, tail: str) -> list[UUID]:
    """Companies whose id ends so."""
    found = select(Company.id).where(func.right(cast(Company.id, Text), len(tail)) == tail)
    return list(await session.scalars(found))


async def company_of_domain(session: ReadSession, domain: str) -> UUID | None:
    """The company that a domain stands for."""
    return await session.scalar(select(CompanyDomain.company_id).where(CompanyDomain.domain == domain))


async def companies_called(session: ReadSession, name: str) -> Sequence[UUID]:
    """Companies of exactly that name, as sorting sees it."""
    found = select(Company.id).where(Company.name_key == name_key(name), Company.archived_at.is_(None)).limit(5)
    return list(await session.scalars(found))


async def tax_numbers(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, str]:
    """Each company's tax number, letters and digits alone: of several the one typed last, then the surest."""
    rows = await session.execute(
        select(ProfileFact.subject_id, ProfileFact.normalized)
        .where(*_TAX_NUMBER, ProfileFact.subject_id.in_(ids))
        .order_by(ProfileFact.typed_at.desc().nulls_last(), ProfileFact.confidence.desc(), ProfileFact.id)
    )
    found: dict[UUID, str] = {}
    for company_id, number in rows.all():
        found.setdefault(company_id, number)
    return found


async def companies_of_tax_number(session: ReadSession, number: str) -> Sequence[UUID]:
    """Companies with that tax number, however it is written."""
    plain = normalize("tax_id", number)
    if len(plain) < _SHORTEST_TAX_NUMBER:
        return ()
    found = (
        select(Company.id)
        .join(ProfileFact, ProfileFact.subject_id == Company.id)
        .where(*_TAX_NUMBER, ProfileFact.normalized == plain, Company.archived_at.is_(None))
    )
    return list(await session.scalars(found.order_by(Company.id).limit(5)))


async def contact_of_address(session: ReadSession, address: str) -> UUID | None:
    """The contact that an address stands for."""
    return await session.scalar(
        select(ContactEmail.contact_id).where(ContactEmail.address == address.strip().casefold())
    )


async def last_changed_by(session: ReadSession, ids: Collection[UUID]) -> dict[tuple[UUID, str], str]:
    """The people who last changed each field of companies and contacts, by record and field."""
    rows = await session.execute(
        select(FieldChange.subject_id, FieldChange.field, FieldChange.actor_name)
        .where(FieldChange.subject_id.in_(ids), FieldChange.actor_name.is_not(None))
        .order_by(FieldChange.at.desc(), FieldChange.id.desc())
    )
    found: dict[tuple[UUID, str], str] = {}
    for record_id, field, name in rows.all():
        found.setdefault((record_id, field), str(name))
    return found
