"""Every change of clocks in every IANA zone over twenty years: wall times are kept, a gap moves them on by its length,
of two equal times the first is meant, and a daily series happens once a day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

from i18n.recurrence import occurrences
from i18n.zones import resolve_wall_time, zone, zone_names

BEGINS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
# Morocco changed its clocks twice within a month.
STEP, MINUTE = timedelta(days=10), timedelta(minutes=1)


def offset(instant: datetime, name: str) -> timedelta:
    found = instant.astimezone(zone(name)).utcoffset()
    assert found is not None
    return found


def changes(name: str) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    """When clocks change, to the minute, with the offset before and after."""
    instant, before = BEGINS, offset(BEGINS, name)
    while instant < ENDS:
        after = offset(instant + STEP, name)
        if after != before:
            early, late = instant, instant + STEP
            while late - early > MINUTE:
                middle = early + timedelta(minutes=(late - early) // MINUTE // 2)
                early, late = (middle, late) if offset(middle, name) == before else (early, middle)
            yield late, before, after
        instant, before = instant + STEP, after


def test_every_gap_and_overlap_of_every_zone() -> None:
    seen = {"gap": 0, "overlap": 0}
    for name in zone_names():
        for change, before, after in changes(name):
            jump = after - before
            first = (change + min(before, after)).replace(tzinfo=None)
            wall = first + abs(jump) / 2
            seen["gap" if jump > timedelta(0) else "overlap"] += 1
            # Both in a gap and in an overlap the offset before the change counts (RFC 5545 section 3.3.5).
            instant = resolve_wall_time(wall, name)
            assert instant == (wall - before).replace(tzinfo=UTC), (name, wall)
            shown = instant.astimezone(zone(name)).replace(tzinfo=None)
            assert shown == (wall + jump if jump > timedelta(0) else wall), (name, wall)
            # A minute outside, every local time is itself.
            for outside in (first - MINUTE, first + abs(jump)):
                back = resolve_wall_time(outside, name).astimezone(zone(name)).replace(tzinfo=None)
                assert back == outside, (name, outside)
            days = list(islice(occurrences("FREQ=DAILY", wall - timedelta(days=1), name, after=None), 3))
            assert [one.wall for one in days] == [wall + timedelta(days=day) for day in (-1, 0, 1)], (name, wall)
            assert all(later.instant > earlier.instant for earlier, later in pairwise(days)), (name, wall)
            assert days[1].clock_change == (jump > timedelta(0)), (name, wall)
    assert min(seen.values()) > 2000, seen
