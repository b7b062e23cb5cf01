"""Whose addresses these are, for those who write to them."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Text, any_, bindparam, select

from backend.customers.models import Company, Contact, ContactEmail
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

#: Asked for every letter that goes out.
_REACHED: Final = Prepared(
    select(ContactEmail.address, Contact.id, Contact.company_id, Contact.name, Company.country, Contact.language)
    .join(Contact, (Contact.tenant_id == ContactEmail.tenant_id) & (Contact.id == ContactEmail.contact_id))
    .outerjoin(Company, (Company.tenant_id == Contact.tenant_id) & (Company.id == Contact.company_id))
    .where(ContactEmail.tenant_id == tenant, ContactEmail.address == any_(bindparam("addresses", type_=ARRAY(Text))))
)


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
    return {
        row["address"]: Reached(
            contact_id=row["id"],
            company_id=row["company_id"],
            name=row["name"],
            country=row["country"],
            language=row["language"],
        )
        for row in await _REACHED.fetch(session, addresses=wanted)
    }
