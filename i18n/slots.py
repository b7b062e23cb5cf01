"""Whether an hour suits everybody who is to meet, wherever they are, and which ones would. Pure.

A slot is refused while somebody sleeps (22:00-06:00 on their own clock); it is doubtful outside a desk's hours, in a
weekend or on a holiday there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal

from i18n.calendars import DESK_ENDS, DESK_STARTS, day_state, is_working_day
from i18n.zones import zone, zone_country

SlotReason = Literal["night", "early", "evening", "lunch", "weekend", "holiday"]

_STEP: Final = timedelta(minutes=30)
_HORIZON: Final = timedelta(days=21)
#: Where no desk hours are shared: before breakfast and after dinner, people may still agree to talk.
_WAKING: Final = (time(7), time(21, 30))
_DESK: Final = (DESK_STARTS, DESK_ENDS)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who is to come: an IANA zone, and the territory whose days off count (by default the zone's country)."""

    zone: str
    territory: str | None = None

    @property
    def calendar(self) -> str | None:
        """The territory whose days off count."""
        return self.territory or zone_country(self.zone)


@dataclass(frozen=True, slots=True)
class SlotTrouble:
    """What is wrong with an hour for one of them: the number of the seat, why, and what their clock shows."""

    seat: int
    reason: SlotReason
    local: datetime

    @property
    def refused(self) -> bool:
        """Nobody is asked to meet while they sleep."""
        return self.reason == "night"


def judge_slot(start: datetime, end: datetime, seats: Sequence[Seat]) -> list[SlotTrouble]:
    """What is wrong with meeting from `start` to `end` (aware), the worst of each seat; empty when it suits all.

    Raises `UnknownZoneError`, and `ValueError` for an instant without an offset.
    """
    if start.tzinfo is None or end.tzinfo is None:
        raise ValueError("an instant needs an offset")
    troubles = []
    for number, seat in enumerate(seats):
        found = [_trouble(number, seat, moment) for moment in _probes(start, end)]
        worst = next((each for each in found if each and each.refused), None) or next(filter(None, found), None)
        if worst is not None:
            troubles.append(worst)
    return troubles


def good_slots(after: datetime, lasts: timedelta, seats: Sequence[Seat], *, most: int = 3) -> list[datetime]:
    """The next hours (UTC, on the half hour, one a day) at which all of them sit at their desks; where no such hour
    exists within three weeks, those at which nobody need rise before seven or stay up after half past nine."""
    found = _search(after, lasts, seats, _DESK, most)
    return found or _search(after, lasts, seats, _WAKING, most)


def _search(
    after: datetime, lasts: timedelta, seats: Sequence[Seat], hours: tuple[time, time], most: int
) -> list[datetime]:
    moment = after.astimezone(UTC).replace(second=0, microsecond=0)
    moment += (_STEP - timedelta(minutes=moment.minute % 30)) % _STEP or (_STEP if moment <= after else timedelta(0))
    ends, found = moment + _HORIZON, list[datetime]()
    while moment < ends and len(found) < most:
        if all(_fits(moment, lasts, seat, hours) for seat in seats):
            found.append(moment)
            # Another day is more of a choice than half an hour later.
            moment += timedelta(hours=12)
        moment += _STEP
    return found


def _fits(start: datetime, lasts: timedelta, seat: Seat, hours: tuple[time, time]) -> bool:
    there = start.astimezone(zone(seat.zone))
    until = (start + lasts).astimezone(zone(seat.zone))
    if there.date() != until.date() or there.time() < hours[0] or until.time() > hours[1]:
        return False
    if not is_working_day(there.date(), seat.calendar):
        return False
    return all(
        day_state(moment.astimezone(zone(seat.zone)), seat.calendar) != "weekend"
        for moment in _probes(start, start + lasts)
    )


def _probes(start: datetime, end: datetime) -> Iterator[datetime]:
    yield start
    moment = start + _STEP
    while moment < end and moment < start + timedelta(days=1):
        yield moment
        moment += _STEP


def _trouble(number: int, seat: Seat, moment: datetime) -> SlotTrouble | None:
    local = moment.astimezone(zone(seat.zone))
    state = day_state(local, seat.calendar)
    return None if state == "desk" else SlotTrouble(number, state, local)
