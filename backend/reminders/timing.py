"""When a reminder fires: pure, from what was meant to an instant.

Everything is derived anew from the wall time, so that an edit, a snooze or another release of the zone data gives the
instant that is right now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from i18n.recurrence import Occurrence, occurrences
from i18n.zones import resolve_wall_time

#: A reminder that fires later than this tells so.
LATE = timedelta(minutes=5)
_JUST = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Series:
    """What was meant."""

    start: datetime
    zone: str
    rule: str | None = None
    territory: str | None = None
    skip_free_days: bool = False


@dataclass(frozen=True, slots=True)
class Firing:
    """What firing gives: the occurrence by its key and instant, how many before it were left out, and the next."""

    key: str
    due_at: datetime
    late: bool
    missed: int
    next_at: datetime | None


def first_at(series: Series) -> datetime | None:
    """The first instant of a series; it may have passed. Raises what `occurrences` does."""
    found = next(_occurrences(series, None), None)
    return None if found is None else found.instant


def next_at(series: Series, after: datetime) -> datetime | None:
    """The first instant after another, or None when the series has ended."""
    found = next(_occurrences(series, after), None)
    return None if found is None else found.instant


def snoozed_at(wall: datetime | None, zone: str | None, instant: datetime) -> datetime:
    """The instant of a snooze: of the local time if it was put off to one, else the instant itself."""
    return resolve_wall_time(wall, zone) if wall is not None and zone is not None else instant


def fire(series: Series, fire_at: datetime, now: datetime, *, snoozed: bool) -> Firing:
    """What firing at `now` gives for a reminder that was to fire at `fire_at`.

    Occurrences that were missed collapse into the latest. A snooze is an occurrence of its own.
    """
    if snoozed:
        return Firing(f"snooze:{fire_at.isoformat()}", fire_at, now - fire_at > LATE, 0, next_at(series, now))
    key, due, missed = fire_at.isoformat(), fire_at, -1
    following: datetime | None = None
    for one in _occurrences(series, fire_at - _JUST):
        if one.instant > now:
            following = one.instant
            break
        key, due, missed = one.wall.isoformat(), one.instant, missed + 1
    return Firing(key, due, now - due > LATE, max(missed, 0), following)


def _occurrences(series: Series, after: datetime | None) -> Iterator[Occurrence]:
    return occurrences(
        series.rule,
        series.start,
        series.zone,
        after=after,
        territory=series.territory,
        skip_free_days=series.skip_free_days,
    )
