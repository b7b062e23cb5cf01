"""Where the people behind addresses are, and who looks after them, for those who write to them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import and_, func, select

from backend.customers.models import Company, CompanyDomain, Contact, ContactEmail
from tenants.session import ReadSession


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The contact behind an address. `time_zone` and `country` are theirs or their company's."""

    contact_id: UUID
    contact_name: str
    company_id: UUID | None
    company_name: str | None
    owner_id: UUID | None
    time_zone: str | None
    country: str | None
    language: str | None
    last_message_at: datetime | None


async def places_of(session: ReadSession, addresses: Iterable[str]) -> dict[str, Place]:
    """By casefolded address; those of nobody are missing."""
    wanted = sorted({address.strip().casefold() for address in addresses})
    if not wanted:
        return {}
    rows = await session.execute(
        select(
            ContactEmail.address,
            Contact.id,
            Contact.name,
            Contact.company_id,
            Company.name.label("company_name"),
            Company.owner_id,
            func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
            Company.country,
            func.coalesce(Contact.language, Company.language).label("language"),
            Contact.last_message_at,
        )
        .join(Contact, and_(Contact.tenant_id == ContactEmail.tenant_id, Contact.id == ContactEmail.contact_id))
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(ContactEmail.address.in_(wanted))
    )
    return {
        row.address: Place(
            contact_id=row.id,
            contact_name=row.name,
            company_id=row.company_id,
            company_name=row.company_name,
            owner_id=row.owner_id,
            time_zone=row.time_zone,
            country=row.country,
            language=row.language,
            last_message_at=row.last_message_at,
        )
        for row in rows
    }


async def known_domains(session: ReadSession, most: int = 20_000) -> list[str]:
    """The mail domains of the companies in the files: what a look-alike is compared with."""
    return list(await session.scalars(select(CompanyDomain.domain).order_by(CompanyDomain.domain).limit(most)))
