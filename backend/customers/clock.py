"""The time where a customer is, as screens show it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from backend.customers.schemas import LocalTime
from i18n.calendars import local_clock
from i18n.territories import territory_of
from i18n.working_weeks import with_week
from i18n.zones import UnknownZoneError, zone, zone_country
from tenants.orm import now


@dataclass(frozen=True, slots=True)
class Place:
    """Whose clock and whose calendar count: an IANA zone, and an ISO 3166 territory ("DE", "MY-03"), behind which a
    company's own working week may stand (`i18n.working_weeks`)."""

    zone: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class Travel:
    """Another clock from a day to a day, both included, on that clock; open at an end that is None."""

    zone: str
    since: date | None
    until: date | None


def place_of(
    zone_name: str | None,
    country: str | None = None,
    address: str | None = None,
    *,
    travel: Travel | None = None,
    at: datetime | None = None,
    week: tuple[list[int] | None, list[int] | None] = (None, None),
) -> Place | None:
    """Where somebody is at an instant (now, by default); None where the zone is not known. `week` is the company's own
    working week: days off and half days.

    The country's calendar counts where the zone is the country's, in the part that `address` (a town, or lines) tells;
    whoever travels keeps the days of the place they are in.
    """
    if travel is not None and _travelling(travel, at or now()):
        return Place(travel.zone, zone_country(travel.zone))
    if zone_name is None:
        return None
    own = zone_country(zone_name)
    same = country is not None and (own is None or own == country.upper())
    return Place(zone_name, with_week(territory_of(country, address) if same else own, *week))


def local_time(
    zone_name: str | None, locale: str, country: str | None = None, address: str | None = None
) -> LocalTime | None:
    """What a clock shows there now; None where the zone is not known."""
    place = place_of(zone_name, country, address)
    return None if place is None else time_at(place, locale)


def time_at(place: Place, locale: str) -> LocalTime | None:
    """What the clock of a place shows now, and what that hour is in a working day there."""
    return _at_minute(place, locale, now().replace(second=0, microsecond=0))


def _travelling(travel: Travel, at: datetime) -> bool:
    try:
        day = at.astimezone(zone(travel.zone)).date()
    except UnknownZoneError:
        return False
    return (travel.since is None or travel.since <= day) and (travel.until is None or day <= travel.until)


@lru_cache(maxsize=4096)
def _at_minute(place: Place, locale: str, minute: datetime) -> LocalTime | None:
    try:
        clock = local_clock(minute, place.zone, locale, territory=place.territory)
    except UnknownZoneError:
        return None
    holiday = clock.holiday if clock.day_state == "holiday" else None
    return LocalTime(
        zone=clock.zone,
        clock=clock.clock,
        offset=clock.offset,
        day_state=clock.day_state,
        text=clock.text,
        holiday=holiday.name if holiday else None,
        expected=holiday.expected if holiday else False,
    )
