"""When an alert may leave the app. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from i18n.calendars import is_working_day, working_week
from i18n.zones import zone, zone_country

#: A week of quiet weekends and nights ends at the latest after so many steps.
_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local times between which a colleague is left in peace; `start` may be later than `end` (over midnight)."""

    start: time | None = None
    end: time | None = None
    weekends: bool = False


def loud_from(instant: datetime, zone_name: str, quiet: QuietHours) -> datetime:
    """`instant`, or the end of the quiet time that it falls into, in UTC. `instant` has an offset."""
    moment = instant.astimezone(UTC)
    for _ in range(_STEPS):
        ends = _quiet_until(moment, zone_name, quiet)
        # Of an hour that the clock shows twice, the second is loud.
        if ends is None or ends <= moment:
            return moment
        moment = ends
    return moment


def _quiet_until(moment: datetime, zone_name: str, quiet: QuietHours) -> datetime | None:
    local = moment.astimezone(zone(zone_name))
    if quiet.weekends and _is_weekend(local.date(), zone_name):
        return _instant(local.date() + timedelta(days=1), time(0), zone_name)
    if quiet.start is None or quiet.end is None or quiet.start == quiet.end:
        return None
    hour = local.time().replace(tzinfo=None)
    if quiet.start < quiet.end:
        return _instant(local.date(), quiet.end, zone_name) if quiet.start <= hour < quiet.end else None
    if hour >= quiet.start:
        return _instant(local.date() + timedelta(days=1), quiet.end, zone_name)
    return _instant(local.date(), quiet.end, zone_name) if hour < quiet.end else None


def _is_weekend(day: date, zone_name: str) -> bool:
    """Whether it is a day off of a usual week where they live, and not worked to make up for a holiday."""
    territory = zone_country(zone_name)
    return day.weekday() in working_week(territory, day).weekend and not is_working_day(day, territory)


def next_digest(instant: datetime, zone_name: str, hour: int) -> datetime:
    """The next time that the clock there shows the full `hour`, in UTC."""
    local = instant.astimezone(zone(zone_name))
    today = _instant(local.date(), time(hour), zone_name)
    return today if today > instant else _instant(local.date() + timedelta(days=1), time(hour), zone_name)


def next_full_hour(instant: datetime) -> datetime:
    """The next full hour, in UTC."""
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def on_leave(instant: datetime, zone_name: str, first: date | None, last: date | None) -> bool:
    """Whether the day there lies within a leave, whose last day counts."""
    if first is None or last is None:
        return False
    return first <= instant.astimezone(zone(zone_name)).date() <= last


def _instant(day: date, at: time, zone_name: str) -> datetime:
    # A wall time that a change of clocks leaves out takes the offset before it (RFC 5545): fold 0.
    return datetime.combine(day, at, tzinfo=zone(zone_name)).astimezone(UTC)
