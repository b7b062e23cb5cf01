"""The offset that a calendar's own definition of a zone (VTIMEZONE, RFC 5545 section 3.6.5) gives to a local time."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Final, NamedTuple

from dateutil.rrule import rrulestr

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})")
_STAMP = re.compile(r"\d{8}T\d{6}")
#: A rule that comes about once a year; others would take long to count through.
_YEARLY = re.compile(r"(?=.*FREQ=YEARLY)(?!.*(?:BYSECOND|BYMINUTE|BYHOUR|BYSETPOS|COUNT))[A-Z0-9=,;:+-]{1,200}")
_A_DAY: Final = timedelta(hours=24)
#: Dates of a season that count.
_MOST: Final = 200


class Season(NamedTuple):
    """Standard or daylight time: when it begins (on the clock before it), the rule by which it comes again or the dates
    on which it does, and its offset from UTC."""

    begins: datetime
    rule: str | None
    again: tuple[datetime, ...]
    offset: timedelta


def season(lines: Iterable[tuple[str, str]]) -> Season | None:
    """A season from the names and values of its lines; None where they tell no offset or no beginning."""
    told: dict[str, str] = {}
    again: list[datetime] = []
    for name, value in lines:
        told[name] = value.strip()
        if name == "RDATE":
            again += filter(None, map(_moment, value.split(",")[:_MOST]))
    begins, to = _moment(told.get("DTSTART", "")), _OFFSET.match(told.get("TZOFFSETTO", ""))
    if begins is None or to is None:
        return None
    minutes = int(to[2]) * 60 + int(to[3])
    offset = timedelta(minutes=-minutes if to[1] == "-" else minutes)
    return Season(begins, told.get("RRULE"), tuple(again[:_MOST]), offset) if abs(offset) < _A_DAY else None


def _moment(stamp: str) -> datetime | None:
    match = _STAMP.match(stamp.strip())
    try:
        return datetime.strptime(match[0], "%Y%m%dT%H%M%S") if match else None  # noqa: DTZ007 - a local time
    except ValueError:
        return None


def offset_at(seasons: Iterable[Season], local: datetime) -> timezone | None:
    """What the season that began last before a local time says; before all of them, the first. None without any."""
    seasons = tuple(seasons)
    if not seasons:
        return None
    begun = [(at, each.offset) for each in seasons if (at := _last_begin(each, local)) is not None]
    return timezone(max(begun)[1] if begun else min(seasons, key=lambda each: each.begins).offset)


def _last_begin(of: Season, local: datetime) -> datetime | None:
    """Its last beginning up to a local time."""
    known = max((at for at in (of.begins, *of.again) if at <= local), default=None)
    if known is None or of.rule is None or not _YEARLY.fullmatch(of.rule):
        return known
    # Outlook counts from the year 1601.
    near = of.begins.replace(year=max(of.begins.year, local.year - 2), day=min(of.begins.day, 28))
    try:
        return rrulestr(of.rule, dtstart=near, ignoretz=True).before(local, inc=True) or known
    except (ValueError, TypeError, OverflowError):
        return known
