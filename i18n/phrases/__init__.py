"""Times as people say them, in English and Chinese: "in 3 days", "next Tuesday 9:00 there", 下周二上午9点, 月底前.

`read_time` answers a wall time on a named clock, its instant, and the rule of a series ("every Monday", 每周一). It
answers None rather than guess: every word must be understood. Weeks begin on Monday; "next Tuesday" and 下周二 are the
Tuesday of next week, "Tuesday" and 周二 the coming one. Hours and minutes ahead are elapsed time; days, weeks and
months ahead keep the hour when it is a desk hour, else take nine o'clock. Days are counted on the speaker's calendar;
unless "here" (我这边), "there" (当地) or a place ("Berlin time", 纽约时间) is said, hours are those of the customer's
clock, and for "tonight" and "this evening" of the speaker's own. 03/04 and 4/3 are different days to different people,
so they are understood only where one is no date.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from i18n.calendars import DESK_ENDS, DESK_STARTS
from i18n.phrases import chinese, english, sides
from i18n.phrases.feasts import read_feast
from i18n.phrases.said import CLOSING, Said
from i18n.recurrence import InvalidRuleError, next_occurrence
from i18n.zones import resolve_wall_time, zone, zone_country

_PARTS: Final = {"morning": time(9), "noon": time(12), "afternoon": time(14), "evening": time(20)}
#: "At five" is in the afternoon, "at seven" in the morning.
_DARK: Final = 6
_FILLER: Final = re.compile(
    r"^(?:\b(?:at|on|the|of|by|from now|from|starting|beginning|as of|o'?clock|please|again|sharp|exactly|latest)\b|"
    r"[从自起]|开始|[\s,;，、的在于])+"
)
#: Words that say how exactly a time is meant.
_ROUGHLY: Final = re.compile(
    r"\b(?:about|around|roughly|approx(?:imately|\.)?|ca\.|(?:at the|no later than|the) latest|or so)(?!\w)"
    r"|大概|大约|大約|差不多|左右|准时|準時|最迟|最晚|最遲|務必|务必"
)
_GRAMMAR: Final = tuple((re.compile(pattern), act) for pattern, act in (*english.RULES, *chinese.RULES))

Side = Literal["here", "there", "named"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was understood: `wall` on the clock of `zone`, which is `instant` (UTC), and a rule if it recurs.

    `side` says whose clock that is; `clock_change` that the named time does not exist on that day, so that the clock
    shows a later one; `working` that a series comes on working days, so that one on a holiday is put off.
    """

    wall: datetime
    zone: str
    side: Side
    instant: datetime
    rule: str | None = None
    clock_change: bool = False
    working: bool = False


def read_time(
    text: str, now: datetime, *, here: str, there: str | None = None, territory: str | None = None
) -> Spoken | None:
    """The time that a phrase means, said at `now` by somebody whose zone is `here` about a customer in `there`.

    `territory` is the customer's; its working days count, and the speaker's own on the speaker's clock. None when the
    phrase is not understood or lies in the past.
    """
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).strip().casefold())[:120]
    words, name, side = _whose(_ROUGHLY.sub(" ", words), here, there)
    if side == "here" and (there is not None or territory is None):
        territory = zone_country(here)
    there_now = now.astimezone(zone(name)).replace(tzinfo=None, second=0, microsecond=0)
    # "Today" may be over where the clock is ahead of the speaker's: then that clock's day is meant.
    for today in dict.fromkeys((now.astimezone(zone(here)).date(), there_now.date())):
        said = Said(there_now, today, territory)
        if not _consume(words, said):
            return None
        found = _settle(said, name, side, now)
        if found is not None:
            return found
    return None


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
    return replace(_at(first.wall, name, side, rule), working=said.working)


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
    if (
        said.day in (said.today, said.now.date())
        and said.clock is None
        and said.part is None
        and said.now.time() < CLOSING
    ):
        return datetime.combine(said.day, CLOSING)
    if said.yearless:
        return wall + relativedelta(years=1)
    return None


def _clock(said: Said) -> time | None:
    clock = said.clock
    if clock is None:
        return _usual(said)
    if said.part in ("evening", "dawn") and clock.hour == 12:
        return clock.replace(hour=0)
    if said.bare and said.part is None and 1 <= clock.hour <= _DARK:
        return clock.replace(hour=clock.hour + 12)
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
