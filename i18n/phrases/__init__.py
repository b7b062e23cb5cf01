"""Times as people say them, in English and Chinese: "in 3 days", "next Tuesday 9:00 there", 下周二上午9点, 月底前.

`read_time` answers a wall time on a named clock, its instant, and the rule of a series ("every Monday", 每周一). It
answers None rather than guess: every word must be understood. Weeks begin on Monday; "next Tuesday" and 下周二 are the
Tuesday of next week, "Tuesday" and 周二 the coming one. Hours and minutes ahead are elapsed time; days, weeks and
months ahead keep the hour when it is a desk hour, else take nine o'clock. Unless "here" (我这边), "there" (当地) or a
place ("Berlin time", 纽约时间) is said, the customer's clock is meant, and for "tonight" and "this evening" the
speaker's own. 03/04 and 4/3 are different days to different people, so they are understood only where one is no date.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from i18n.calendars import DESK_ENDS, DESK_STARTS
from i18n.phrases import chinese, english, sides
from i18n.phrases.feasts import read_feast
from i18n.phrases.said import Said
from i18n.recurrence import InvalidRuleError, next_occurrence
from i18n.zones import resolve_wall_time, zone

_PARTS: Final = {"morning": time(9), "noon": time(12), "afternoon": time(14), "evening": time(20)}
_FILLER: Final = re.compile(r"^(?:\b(?:at|on|the|of|by|from now|o'?clock|please|again)\b|[\s,;，、的在于])+")
_GRAMMAR: Final = tuple((re.compile(pattern), act) for pattern, act in (*english.RULES, *chinese.RULES))

Side = Literal["here", "there", "named"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was understood: `wall` on the clock of `zone`, which is `instant` (UTC), and a rule if it recurs.

    `side` says whose clock that is; `clock_change` that the named time does not exist on that day, so that the clock
    shows a later one.
    """

    wall: datetime
    zone: str
    side: Side
    instant: datetime
    rule: str | None = None
    clock_change: bool = False


def read_time(
    text: str, now: datetime, *, here: str, there: str | None = None, territory: str | None = None
) -> Spoken | None:
    """The time that a phrase means, said at `now` by somebody whose zone is `here` about a customer in `there`.

    `territory` is the customer's (working days); None when the phrase is not understood or lies in the past.
    """
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).strip().casefold())[:120]
    words, name, side = _whose(words, here, there)
    said = Said(now.astimezone(zone(name)).replace(tzinfo=None, second=0, microsecond=0), territory)
    if not _consume(words, said):
        return None
    return _settle(said, name, side, now)


def _whose(words: str, here: str, there: str | None) -> tuple[str, str, Side]:
    """The words without those that say whose clock is meant, and that clock."""
    named = sides.named_zone(words)
    if named is not None:
        name, rest = named
        return rest, name, "there" if name == there else "here" if name == here else "named"
    rest = sides.THERE.sub(" ", words)
    if rest != words:
        return rest, there or here, "there" if there else "here"
    rest = sides.HERE.sub(" ", words)
    if rest != words or (sides.TONIGHT.search(words) and not sides.OWN_DAY.search(words)):
        return rest, here, "here"
    return words, there or here, "there" if there else "here"


def _consume(words: str, said: Said) -> bool:
    rest = words.strip()
    understood = False
    while rest:
        rest = _FILLER.sub("", rest)
        if not rest:
            break
        read = read_feast(said, rest) or _read(said, rest)
        if not read:
            return False
        rest, understood = rest[read:], True
    return understood


def _read(said: Said, rest: str) -> int:
    """How much of the words the first rule that fits takes; 0 where none does."""
    for pattern, act in _GRAMMAR:
        match = pattern.match(rest)
        if match is not None and match.end() and act(said, match):
            return match.end()
    return 0


def _settle(said: Said, name: str, side: Side, now: datetime) -> Spoken | None:
    if said.ahead is not None:
        if said.day or said.clock or said.part or said.rule:
            return None
        instant = (now + said.ahead).astimezone(UTC).replace(second=0, microsecond=0)
        return Spoken(instant.astimezone(zone(name)).replace(tzinfo=None), name, side, instant)
    clock = _clock(said)
    if clock is None or (said.onward and said.day is None):
        return None
    day = (said.day or said.now.date()) + timedelta(weeks=said.onward)
    if said.part == "evening" and said.clock is not None and said.clock.hour == 12:
        day += timedelta(days=1)  # twelve at night
    wall = datetime.combine(day, clock) - said.earlier
    if said.rule is not None:
        return _series(said, wall, name, side, now)
    if wall <= said.now:
        later = _later(said, wall)
        if later is None:
            return None
        wall = later
    return _at(wall, name, side)


def _series(said: Said, start: datetime, name: str, side: Side, now: datetime) -> Spoken | None:
    """The first time of a series that is ahead, from which it is counted."""
    try:
        first = next_occurrence(said.rule, start, name, after=now)
    except InvalidRuleError:
        return None
    if first is None:
        return None
    rule = f"{said.rule};{said.ending}" if said.ending else said.rule
    return _at(first.wall, name, side, rule)


def _at(wall: datetime, name: str, side: Side, rule: str | None = None) -> Spoken:
    instant = resolve_wall_time(wall, name)
    shown = instant.astimezone(zone(name)).replace(tzinfo=None)
    return Spoken(wall, name, side, instant, rule, clock_change=shown != wall)


def _later(said: Said, wall: datetime) -> datetime | None:
    """What is meant where the words name a moment that has passed: the next of its kind, if it has one."""
    if said.day is None:
        return wall + timedelta(days=1)
    if said.weekday:
        return wall + timedelta(weeks=1)
    if said.yearless:
        return wall + relativedelta(years=1)
    return None


def _clock(said: Said) -> time | None:
    clock = said.clock
    if clock is None:
        return _usual(said)
    if said.part in ("evening", "dawn") and clock.hour == 12:
        return clock.replace(hour=0)
    later = (said.part in ("afternoon", "evening") and clock.hour < 12) or (
        said.part == "noon" and clock.hour in (1, 2)
    )
    return clock.replace(hour=clock.hour + 12) if later else clock


def _usual(said: Said) -> time | None:
    """The hour where none is named."""
    if said.part is not None:
        return _PARTS.get(said.part)
    if said.day is None and said.rule is None:
        return None
    kept = said.now.time()
    return kept if said.moved and DESK_STARTS <= kept < DESK_ENDS else DESK_STARTS
