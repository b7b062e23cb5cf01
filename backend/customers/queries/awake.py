"""Which customers are at their desk now. Clocks and calendars are Python's: the database is given the places."""

from typing import Final

from sqlalchemy import ColumnElement, Text, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from backend.customers.clock import place_of, time_at
from backend.customers.models import Company
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_AT_DESK: Final = frozenset({"desk", "lunch"})
_PLACE: Final = func.concat(Company.time_zone, " ", Company.country)
_PLACES: Final = Prepared(
    select(Company.time_zone, Company.country)
    .where(Company.tenant_id == tenant, Company.archived_at.is_(None), Company.time_zone.is_not(None))
    .distinct()
)

#: Takes the parameter `awake`, of `places_awake`.
AWAKE: Final[ColumnElement[bool]] = any_(bindparam("awake", type_=ARRAY(Text()))) == _PLACE


async def places_awake(session: ReadSession, locale: str) -> list[str]:
    """The places of customers where an office works at this minute, lunch included."""
    places = []
    for row in await _PLACES.fetch(session):
        place = place_of(row["time_zone"], row["country"])
        clock = time_at(place, locale) if place is not None else None
        if clock is not None and clock.day_state in _AT_DESK:
            places.append(f"{row['time_zone']} {row['country'] or ''}")
    return places
