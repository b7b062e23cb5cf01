"""People as letters to many need them, read in one go."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Uuid, and_, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on

from backend.customers.clock import Place, Travel, place_of
from backend.customers.models import Company, Contact
from backend.customers.vocabulary import Bin
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

_IDS: Final = bindparam("ids", type_=ARRAY(Uuid()))
_OF_COMPANY: Final = (
    "name", "country", "city", "address", "website", "phone", "industry", "language", "owner_id",
    "pool_id",
)  # fmt: skip
_PEOPLE: Final = Prepared(
    select(
        Contact.id,
        Contact.name,
        Contact.given_name,
        Contact.family_name,
        Contact.title,
        Contact.email,
        Contact.phone,
        Contact.language,
        Contact.bin,
        func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
        Contact.away_zone,
        Contact.away_from,
        Contact.away_until,
        Contact.archived_at,
        Contact.company_id,
        func.coalesce(Company.city, Company.address).label("lines"),
        Company.bin.label("company_bin"),
        Company.archived_at.label("company_archived_at"),
        *(getattr(Company, name).label(f"company_{name}") for name in _OF_COMPANY),
    )
    .select_from(Contact)
    .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
    .where(Contact.tenant_id == tenant, Contact.id == any_(_IDS))
)

_STAFF: Final = (
    select(Contact.company_id, Contact.id, Contact.last_message_sort)
    .where(
        Contact.tenant_id == tenant,
        Contact.company_id == any_(_IDS),
        Contact.archived_at.is_(None),
        Contact.bin != "noise",
        Contact.email.is_not(None),
    )
    .order_by(Contact.company_id, Contact.last_message_sort.desc(), Contact.id)
)
_EVERYBODY: Final = Prepared(_STAFF)
_ONE_EACH: Final = Prepared(_STAFF.ext(distinct_on(Contact.company_id)))


class AddresseeCompany(msgspec.Struct, frozen=True, kw_only=True):
    """The company that somebody works for."""

    id: UUID
    name: str
    country: str | None
    city: str | None
    address: str | None
    website: str | None
    phone: str | None
    industry: str | None
    language: str | None
    owner_id: UUID | None
    pool_id: UUID | None


class Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """A contact to whom a letter may go. `place` is where they are at the asked instant, on a journey too; `time_zone`
    where they live. `noise` and `archived` hold when they hold for the contact or for the company."""

    id: UUID
    name: str
    given_name: str | None
    family_name: str | None
    title: str | None
    email: str | None
    phone: str | None
    language: str | None
    time_zone: str | None
    place: Place | None
    noise: bool
    archived: bool
    company: AddresseeCompany | None


async def addressees(session: ReadSession, ids: Collection[UUID], at: datetime | None = None) -> dict[UUID, Addressee]:
    """The contacts of these ids, archived ones too, as they are now (or where they are at an instant); who is no more
    is missing."""
    rows = await _PEOPLE.fetch(session, ids=list(ids)) if ids else []
    return {row["id"]: _addressee(row, at) for row in rows}


def _addressee(row: Row, at: datetime | None) -> Addressee:
    travel = Travel(row["away_zone"], row["away_from"], row["away_until"]) if row["away_zone"] else None
    company: dict[str, Any] = {name: row[f"company_{name}"] for name in _OF_COMPANY}
    noise: Bin = "noise"
    return Addressee(
        id=row["id"],
        name=row["name"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        title=row["title"],
        email=row["email"],
        phone=row["phone"],
        language=row["language"],
        time_zone=row["time_zone"],
        place=place_of(row["time_zone"], row["company_country"], row["lines"], travel=travel, at=at),
        noise=noise in (row["bin"], row["company_bin"]),
        archived=row["archived_at"] is not None or row["company_archived_at"] is not None,
        company=AddresseeCompany(id=row["company_id"], **company) if row["company_id"] else None,
    )


async def staff_of(session: ReadSession, company_ids: Collection[UUID], *, one_each: bool) -> list[UUID]:
    """The people of companies who have an address; with `one_each` of every company the one who wrote last."""
    found = _ONE_EACH if one_each else _EVERYBODY
    rows = await found.fetch(session, ids=list(company_ids)) if company_ids else []
    return [row["id"] for row in rows]
