"""Companies and contacts as other domains need them: whom something is about, and what clock they keep."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, any_, bindparam, case, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from backend.accounts.queries.sight import Masks, sight_of
from backend.customers.clock import Place, Travel, place_of
from backend.customers.models import Company, Contact
from backend.customers.schemas import CompanyRef, ContactRef
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

_IDS: Final = bindparam("ids", type_=ARRAY(Uuid()))


@dataclass(frozen=True, slots=True)
class Whom:
    """A company or a contact (with the company), who looks after it, and where it is now."""

    company: CompanyRef | None
    contact: ContactRef | None
    owner_id: UUID | None
    place: Place | None
    travelling: bool
    bin: str
    email: str | None
    phone: str | None
    archived: bool


def _about_company(address: ColumnElement[str]) -> tuple[ColumnElement[Any], ...]:
    return (
        Company.id.label("company_id"),
        Company.name.label("company_name"),
        Company.country.label("country"),
        address.label("address"),
        Company.owner_id.label("owner_id"),
        Company.days_off.label("days_off"),
        Company.half_days.label("half_days"),
    )


_ADDRESS: Final = func.concat_ws("\n", Company.city, Company.address)
_COMPANIES: Final = Prepared(
    select(*_about_company(_ADDRESS), Company.time_zone, Company.bin, Company.phone, Company.archived_at).where(
        Company.tenant_id == tenant, Company.id == any_(_IDS)
    )
)
_CONTACTS: Final = Prepared(
    select(
        *_about_company(_ADDRESS),
        Contact.id.label("contact_id"),
        Contact.name.label("contact_name"),
        func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
        Contact.away_zone,
        Contact.away_from,
        Contact.away_until,
        Contact.bin,
        Contact.email,
        func.coalesce(Contact.phone, Company.phone).label("phone"),
        case((Contact.archived_at.is_not(None), Contact.archived_at), else_=Company.archived_at).label("archived_at"),
    )
    .select_from(Contact)
    .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
    .where(Contact.tenant_id == tenant, Contact.id == any_(_IDS))
)


_PLACES: Final = {
    mine: Prepared(
        select(Company.time_zone, Company.country, func.count().label("customers"))
        .where(
            Company.tenant_id == tenant,
            Company.archived_at.is_(None),
            Company.bin == "customer",
            Company.time_zone.is_not(None),
            *([or_(Company.owner_id.is_(None), Company.owner_id == bindparam("seat", type_=Uuid()))] if mine else []),
        )
        .group_by(Company.time_zone, Company.country)
    )
    for mine in (False, True)
}


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many customers keep a clock."""

    zone: str
    country: str | None
    customers: int


async def places_of_customers(session: ReadSession, seat_id: UUID | None) -> list[PlaceCount]:
    """Where customers are: those whom a colleague or nobody looks after, or all."""
    rows = await _PLACES[seat_id is not None].fetch(session, **({"seat": seat_id} if seat_id else {}))
    return [PlaceCount(row["time_zone"], row["country"], row["customers"]) for row in rows]


async def companies_by_id(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, Whom]:
    """The companies of these ids, archived ones too."""
    rows = await _COMPANIES.fetch(session, ids=list(ids)) if ids else []
    masks = (await sight_of(session)).masks
    return {
        row["company_id"]: Whom(
            company=CompanyRef(row["company_id"], row["company_name"], row["country"]),
            contact=None,
            owner_id=row["owner_id"],
            place=place_of(row["time_zone"], row["country"], row["address"], week=_week(row)),
            travelling=False,
            bin=row["bin"],
            email=None,
            phone=None if masks.hides("phone", row["owner_id"]) else row["phone"],
            archived=row["archived_at"] is not None,
        )
        for row in rows
    }


async def contacts_by_id(session: ReadSession, ids: Collection[UUID], at: datetime | None = None) -> dict[UUID, Whom]:
    """The contacts of these ids, archived ones too, where they are now or at an instant."""
    rows = await _CONTACTS.fetch(session, ids=list(ids)) if ids else []
    masks = (await sight_of(session, "contact")).masks
    return {row["contact_id"]: _contact(row, at, masks) for row in rows}


def _week(row: Row) -> tuple[list[int] | None, list[int] | None]:
    return row["days_off"], row["half_days"]


def _contact(row: Row, at: datetime | None, masks: Masks) -> Whom:
    travel = Travel(row["away_zone"], row["away_from"], row["away_until"]) if row["away_zone"] else None
    week = _week(row)
    home = place_of(row["time_zone"], row["country"], row["address"], week=week)
    place = place_of(row["time_zone"], row["country"], row["address"], travel=travel, at=at, week=week)
    return Whom(
        company=CompanyRef(row["company_id"], row["company_name"], row["country"]) if row["company_id"] else None,
        contact=ContactRef(row["contact_id"], row["contact_name"]),
        owner_id=row["owner_id"],
        place=place,
        travelling=travel is not None and place != home,
        bin=row["bin"],
        email=None if masks.hides("mail", row["owner_id"]) else row["email"],
        phone=None if masks.hides("phone", row["owner_id"]) else row["phone"],
        archived=row["archived_at"] is not None,
    )
