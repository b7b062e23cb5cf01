"""The world's desk hours during somebody's day."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from backend.customers.clock import Place, place_of, time_at
from backend.customers.queries.whom import places_of_customers
from backend.reminders.today import DeskBar, StripZone
from i18n.moments import DESK_HOURS, GOOD_HOURS, Window, desk_windows
from i18n.names import country_name
from i18n.zones import zone
from tenants.context import current
from tenants.session import ReadSession

_MOST: Final = 10


def bars_of(place: Place, start: datetime, end: datetime) -> list[DeskBar]:
    """When desks are open there between two instants, the good hours apart from the others."""
    found = []
    for good, hours in ((False, DESK_HOURS), (True, GOOD_HOURS)):
        found += [
            DeskBar(max(opens, start), min(closes, end), good)
            for opens, closes in _windows(place, start, end, hours)
            if opens < end and closes > start
        ]
    return found


def _windows(
    place: Place, start: datetime, end: datetime, hours: tuple[Window, ...]
) -> list[tuple[datetime, datetime]]:
    rules = zone(place.zone)
    first, last = start.astimezone(rules).date(), end.astimezone(rules).date()
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    return [window for day in days for window in desk_windows(day, place.zone, place.territory, hours)]


async def zones_of(session: ReadSession, seat_id: UUID | None, start: datetime, end: datetime) -> list[StripZone]:
    """The places where most customers are (those of one colleague, or all), from east to west."""
    locale = current().locale
    counted: dict[tuple[str, str | None], int] = {}
    for row in await places_of_customers(session, seat_id):
        key = (row.zone, row.country)
        counted[key] = counted.get(key, 0) + row.customers
    largest = sorted(counted.items(), key=lambda each: (-each[1], each[0][0]))[:_MOST]
    strip = []
    for (zone_name, country), customers in largest:
        place = place_of(zone_name, country)
        clock = time_at(place, locale) if place else None
        if place is not None and clock is not None:
            label = country_name(country, locale) if country else zone_name.rpartition("/")[2].replace("_", " ")
            strip.append(StripZone(label, country, clock, customers, bars_of(place, start, end)))
    return sorted(strip, key=lambda each: (_minutes(each.local_time.offset), each.label), reverse=True)


def _minutes(offset: str) -> int:
    sign = -1 if offset[0] == "-" else 1
    return sign * (int(offset[1:3]) * 60 + int(offset[4:6]))
