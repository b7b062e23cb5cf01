"""Which customers are at their desk now. Clocks and calendars are Python's: the database is given the places."""

from typing import Final

from sqlalchemy import ColumnElement, Text, and_, any_, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from backend.customers.clock import place_of, time_at
from backend.customers.models import Company, Contact
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_AT_DESK: Final = frozenset({"desk", "lunch"})
_PLACE: Final = func.concat(Company.time_zone, " ", Company.country)
_PLACES: Final = Prepared(
    select(Company.time_zone, Company.country)
    .where(Company.tenant_id == tenant, Company.archived_at.is_(None), Company.time_zone.is_not(None))
    .union(
        select(Contact.time_zone, Company.country)
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.tenant_id == tenant, Contact.archived_at.is_(None), Contact.time_zone.is_not(None))
    )
)

#: Takes the parameter `awake`, of `places_awake`.
AWAKE: Final[ColumnElement[bool]] = any_(bindparam("awake", type_=ARRAY(Text()))) == _PLACE


_THEIR_PLACE: Final = func.concat(func.coalesce(Contact.time_zone, Company.time_zone), " ", Company.country)
_THEY_ARE: Final[ColumnElement[bool]] = any_(bindparam("awake", type_=ARRAY(Text()))) == _THEIR_PLACE

#: What lists are sorted by, ascending: who is at the desk now, then by name. Take the parameter `awake` too.
COMPANIES_AWAKE_FIRST: Final[ColumnElement[str]] = func.concat(case((AWAKE, "0"), else_="1"), Company.name_key)
CONTACTS_AWAKE_FIRST: Final[ColumnElement[str]] = func.concat(case((_THEY_ARE, "0"), else_="1"), Contact.name_key)


async def places_awake(session: ReadSession, locale: str) -> list[str]:
    """The places of customers where an office works at this minute, lunch included."""
    places = []
    for row in await _PLACES.fetch(session):
        place = place_of(row["time_zone"], row["country"])
        clock = time_at(place, locale) if place is not None else None
        if clock is not None and clock.day_state in _AT_DESK:
            places.append(f"{row['time_zone']} {row['country'] or ''}")
    return places
