"""Whether this is a good moment to reach somebody there, and if not, when the next one comes.

Pure functions over a zone (IANA) and a territory (ISO 3166: "DE", "DE-BY", "AE-SH"; see `i18n.calendars`). A good
moment is an hour of a working day in which people read and answer: 09:00-11:30 and 14:00-17:00 on their own clock,
or the hours learnt from a person's replies. Wall times are kept through clock changes, as `i18n.zones` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from i18n import calendars
from i18n.calendars import DESK_ENDS, DESK_STARTS, LUNCH_STARTS, day_state, is_working_day, working_week
from i18n.working_weeks import WorkingWeek
from i18n.zones import resolve_wall_time, zone, zone_country

Window = tuple[time, time]
MomentReason = Literal["good", "desk", "lunch", "early", "evening", "night", "weekend", "holiday"]

#: When mail and calls are answered best, on the customer's clock.
GOOD_HOURS: Final[tuple[Window, ...]] = ((time(9), time(11, 30)), (time(14), time(17)))
#: When somebody is at the desk at all.
DESK_HOURS: Final[tuple[Window, ...]] = ((DESK_STARTS, DESK_ENDS),)
# The longest rest that a calendar knows is some weeks; a year without a working day would be a broken calendar.
_HORIZON: Final = 366


@dataclass(frozen=True, slots=True)
class Moment:
    """The answer about one instant. `reason` is "good", else what the hour there is: "desk" means at the desk, but
    outside the good hours. `next_good_at` is the instant itself when it is good (UTC)."""

    good: bool
    reason: MomentReason
    next_good_at: datetime


def good_moment(
    instant: datetime,
    zone_name: str,
    territory: str | None = None,
    *,
    hours: tuple[Window, ...] | None = None,
    week: WorkingWeek | None = None,
) -> Moment:
    """Whether to reach somebody at an instant, and when next.

    `territory` defaults to the zone's country, `hours` to `GOOD_HOURS`, `week` (days off of that customer alone) to
    the territory's. Raises `UnknownZoneError`, and `ValueError` for an instant without an offset.
    """
    there, territory = _there(instant, zone_name, territory)
    for opens, closes in desk_windows(there.date(), zone_name, territory, hours or GOOD_HOURS, week):
        if opens <= instant < closes:
            return Moment(good=True, reason="good", next_good_at=instant.astimezone(UTC))
    following = _next_opening(instant, zone_name, territory, hours or GOOD_HOURS, week)
    return Moment(good=False, reason=day_state(there, territory, week=week), next_good_at=following)


def next_desk_opening(
    zone_name: str,
    territory: str | None,
    after: datetime,
    *,
    hours: tuple[Window, ...] = DESK_HOURS,
    week: WorkingWeek | None = None,
) -> datetime:
    """The first instant after `after` at which desks open there (09:00 of a working day), in UTC."""
    _, territory = _there(after, zone_name, territory)
    return _next_opening(after, zone_name, territory, hours, week)


def next_working_day(
    zone_name: str,
    territory: str | None,
    after: datetime,
    *,
    at: time = DESK_STARTS,
    week: WorkingWeek | None = None,
) -> datetime:
    """The hour `at` on the clock there, on the first working day after the one that `after` falls on there, in UTC."""
    there, territory = _there(after, zone_name, territory)
    following = calendars.next_working_day(there.date(), territory, week=week)
    return resolve_wall_time(datetime.combine(following, at), zone_name)


def off_free_days(wall: datetime, territory: str | None, *, week: WorkingWeek | None = None) -> datetime:
    """A local time (naive), moved to the same hour of the next working day when its own day is free."""
    if is_working_day(wall.date(), territory, week=week):
        return wall
    return datetime.combine(calendars.next_working_day(wall.date(), territory, week=week), wall.time())


def working_hours_between(
    start: datetime,
    end: datetime,
    zone_name: str,
    territory: str | None,
    *,
    hours: tuple[Window, ...] = DESK_HOURS,
    week: WorkingWeek | None = None,
) -> float:
    """Hours of desk time (`hours`; half days until noon) that lie between two instants there; 0 if end ≤ start."""
    first, territory = _there(start, zone_name, territory)
    last = end.astimezone(zone(zone_name))
    total, day = timedelta(0), first.date()
    while day <= last.date():
        for opens, closes in desk_windows(day, zone_name, territory, hours, week):
            total += max(min(closes, end) - max(opens, start), timedelta(0))
        day += timedelta(days=1)
    return total / timedelta(hours=1)


def after_working_hours(
    start: datetime,
    hours: float,
    zone_name: str,
    territory: str | None,
    *,
    desk: tuple[Window, ...] = DESK_HOURS,
    week: WorkingWeek | None = None,
) -> datetime:
    """The instant (UTC) at which so many hours of desk time (`desk`) have passed there since `start`."""
    left = timedelta(hours=hours)
    there, territory = _there(start, zone_name, territory)
    for offset in range(_HORIZON):
        day = there.date() + timedelta(days=offset)
        for opens, closes in desk_windows(day, zone_name, territory, desk, week):
            begins = max(opens, start.astimezone(UTC))
            if closes <= begins:
                continue
            if closes - begins >= left:
                return begins + left
            left -= closes - begins
    raise ValueError("so many working hours take longer than a year")


def _there(instant: datetime, zone_name: str, territory: str | None) -> tuple[datetime, str | None]:
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return instant.astimezone(zone(zone_name)), territory or zone_country(zone_name)


def _next_opening(
    after: datetime, zone_name: str, territory: str | None, hours: tuple[Window, ...], week: WorkingWeek | None
) -> datetime:
    first = after.astimezone(zone(zone_name)).date()
    for offset in range(_HORIZON):
        for opens, _ in desk_windows(first + timedelta(days=offset), zone_name, territory, hours, week):
            if opens > after:
                return opens
    raise ValueError(f"no working day within a year in {territory}")


def desk_windows(
    day: date,
    zone_name: str,
    territory: str | None,
    hours: tuple[Window, ...] = DESK_HOURS,
    week: WorkingWeek | None = None,
) -> Iterator[tuple[datetime, datetime]]:
    """The hours of a local day as instants; none on a free day, none after noon of a half day."""
    if not is_working_day(day, territory, week=week):
        return
    half = day.weekday() in (week or working_week(territory, day)).half_days
    for opens, closes in hours:
        ends = min(closes, LUNCH_STARTS) if half else closes
        if opens < ends:
            yield (
                resolve_wall_time(datetime.combine(day, opens), zone_name),
                resolve_wall_time(datetime.combine(day, ends), zone_name),
            )
