"""Where the authored mails stand on the calendar, counted back from an anchor instant.

A mail says when it was sent in one of three ways; the first two are wall time where its sender lives:

    -6w tue 10:12   Tuesday of the sixth week before the anchor's week (2 or more, so that it precedes every -Nd)
    -3d 10:12       the third working day (Monday to Friday) before the anchor's day (1 to 5)
    -25m            25 minutes before the anchor

So weekdays and desk hours stay plausible whatever the anchor is. The anchor's day is the date at UTC-11, where a day
ends last: a wall time on an earlier day has then passed everywhere on earth.
"""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

_LAST_ZONE: Final = timezone(timedelta(hours=-11))
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK: Final = re.compile(r"([+-]\d+)w (mon|tue|wed|thu|fri|sat|sun)")
_WORKING_DAY: Final = re.compile(r"([+-]\d+)d")
_MINUTES: Final = re.compile(r"-(\d+)m")
_PLACEHOLDER: Final = re.compile(r"\{\{([^{}]+)\}\}")


def sent_at(when: str, anchor: datetime, zone: str) -> datetime:
    """The instant named by `when`, on the clock of `zone`, in whole seconds; `ValueError` if it is not understood."""
    minutes = _MINUTES.fullmatch(when)
    if minutes:
        moment = anchor - timedelta(minutes=int(minutes[1]))
        return moment.astimezone(ZoneInfo(zone)).replace(microsecond=0)
    day_text, _, clock_text = when.rpartition(" ")
    return datetime.combine(day(day_text, anchor), time.fromisoformat(clock_text), tzinfo=ZoneInfo(zone))


def day(when: str, anchor: datetime) -> date:
    """The date named by `-6w tue`, `+2w fri` or `-3d`; `ValueError` if it is not understood."""
    today = anchor.astimezone(_LAST_ZONE).date()
    week = _WEEK.fullmatch(when)
    if week:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=int(week[1]), days=_WEEKDAYS.index(week[2]))
    working_day = _WORKING_DAY.fullmatch(when)
    if working_day:
        return _step_working_days(today, int(working_day[1]))
    raise ValueError(f"not a day: {when!r}")


def fill_dates(text: str, anchor: datetime, language: str) -> str:
    """Replaces `{{-6w tue}}` by that date as the language writes it, `{{-6w tue|ymd}}` by 2026-05-12,
    `{{-6w tue|compact}}` by 20260512.

    `{{-6w tue|year}}` is the date with its year, `{{-6w tue|month}}` the month alone, `{{-6w tue|week}}` the number of
    its ISO week. Authors use them for every date and season, so that no text contradicts the calendar.
    """

    def written(match: re.Match[str]) -> str:
        when, _, form = match[1].partition("|")
        value = day(when.strip(), anchor)
        if form == "ymd":
            return value.isoformat()
        if form == "compact":
            return f"{value:%Y%m%d}"
        if form == "week":
            return str(value.isocalendar().week)
        if form == "month":
            return format_date(value, "MMMM", locale=_cldr(language))
        if form not in ("", "year"):
            raise ValueError(f"not a form of a date: {form!r}")
        return write_date(value, language, with_year=form == "year")

    return _PLACEHOLDER.sub(written, text)


def write_date(value: date, language: str, *, with_year: bool) -> str:
    """A date in words: "12 May", "5月12日"."""
    return format_skeleton("yMMMMd" if with_year else "MMMMd", value, locale=_cldr(language))


def _cldr(language: str) -> str:
    return language.replace("-", "_")


def _step_working_days(start: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    value = start
    left = abs(count)
    while left:
        value += step
        left -= value.weekday() < 5
    return value
