"""Whose addresses these are, for those who write to them."""

from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.customers.models import Company, Contact, ContactEmail
from tenants.session import ReadSession


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """The contact behind an address, with what counts when writing to them. `country` is their company's."""

    contact_id: UUID
    company_id: UUID | None
    name: str
    country: str | None
    language: str | None


async def reached_by(session: ReadSession, addresses: Iterable[str]) -> dict[str, Reached]:
    """The contacts behind casefolded `addresses`; those of nobody are missing. Archived contacts count too."""
    wanted = sorted(set(addresses))
    if not wanted:
        return {}
    statement = (
        select(ContactEmail.address, Contact.id, Contact.company_id, Contact.name, Company.country, Contact.language)
        .join(Contact, (Contact.tenant_id == ContactEmail.tenant_id) & (Contact.id == ContactEmail.contact_id))
        .outerjoin(Company, (Company.tenant_id == Contact.tenant_id) & (Company.id == Contact.company_id))
        .where(ContactEmail.address.in_(wanted))
    )
    return {
        address: Reached(contact_id=contact, company_id=company, name=name, country=country, language=language)
        for address, contact, company, name, country, language in (await session.execute(statement)).all()
    }
