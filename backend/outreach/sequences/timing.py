"""When a letter of a sequence is due: pure, on the recipient's working clock."""

from datetime import datetime, time, timedelta
from typing import Final

from backend.customers.clock import Place
from backend.outreach.sequences.models import WaitUnit
from i18n.calendars import next_working_day
from i18n.moments import GOOD_HOURS, Window, after_working_hours, good_moment
from i18n.zones import UnknownZoneError, resolve_wall_time, zone, zone_country

#: A letter that was due and waits its turn in the mailbox's queue may go out as long as somebody is at the desk.
_SLACK: Final = timedelta(hours=2)


def due_at(start: datetime, wait: int, unit: WaitUnit, place: Place, hours: Window | None = None) -> datetime:
    """The first good moment at which `wait` working hours, or working days at the same hour, have passed there since
    `start`, in UTC. `hours`: when this person answers, where that is known."""
    if unit == "hours":
        at = after_working_hours(start, wait, place.zone, place.territory) if wait else start
    else:
        at = _days_later(start, wait, place)
    return next_good(at, place, hours)


def next_good(at: datetime, place: Place, hours: Window | None = None) -> datetime:
    """`at` itself where that is a good moment there, else the next one."""
    moment = good_moment(at, place.zone, place.territory, hours=(hours,) if hours else GOOD_HOURS)
    return moment.next_good_at


def still_good(at: datetime, planned: datetime, place: Place) -> bool:
    """Whether a letter planned for `planned` may go out at `at`: within its window or a little after it."""
    if at - planned <= _SLACK:
        return True
    return good_moment(at, place.zone, place.territory).good


def _days_later(start: datetime, days: int, place: Place) -> datetime:
    if days == 0:
        return start
    territory = place.territory or zone_country(place.zone)
    there = start.astimezone(zone(place.zone))
    day = there.date()
    for _ in range(days):
        day = next_working_day(day, territory)
    return resolve_wall_time(datetime.combine(day, there.time()), place.zone)


def known_place(place: Place | None, fallback: str) -> Place:
    """The place whose clock counts: the recipient's, else the sequence's."""
    if place is not None:
        try:
            zone(place.zone)
        except UnknownZoneError:
            return Place(fallback, None)
        return place
    return Place(fallback, None)


def day_of(at: datetime, zone_name: str) -> tuple[datetime, datetime]:
    """The beginning and the end of the day in a zone, in UTC."""
    day = at.astimezone(zone(zone_name)).date()
    begins = resolve_wall_time(datetime.combine(day, time()), zone_name)
    return begins, resolve_wall_time(datetime.combine(day + timedelta(days=1), time()), zone_name)
