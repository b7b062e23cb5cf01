"""What the words of a phrase have said so far, and what each kind of word adds to it.

An act answers False where its word contradicts what was said before; then the phrase is not understood.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from i18n import calendars
from i18n.calendars import DESK_STARTS, is_working_day

#: By when "today" is meant once the morning is over.
CLOSING: Final = time(17)
_MOST_WORKING_DAYS: Final = 260


@dataclass(slots=True)
class Said:
    """What was understood of a phrase that was said at `now`, on the clock that it speaks of, about somebody in
    `territory`. Days are counted from the speaker's `today`: whoever says "tomorrow" on Monday means Tuesday, though it
    is still Sunday there."""

    now: datetime
    today: date
    territory: str | None
    day: date | None = None
    clock: time | None = None
    #: The hour is one of twelve, so that of the afternoon is meant where that of the morning is still dark.
    bare: bool = False
    part: str | None = None
    ahead: timedelta | None = None
    rule: str | None = None
    ending: str | None = None
    #: A series of working days passes over holidays.
    working: bool = False
    #: Weeks to go on from the day that is named ("two weeks from Tuesday").
    onward: int = 0
    #: Before an hour that is named.
    earlier: timedelta = timedelta(0)
    #: The day follows from an hour alone, so a day that is named replaces it.
    loose: bool = False
    #: A day of the week that is named beside a date must be that date's.
    named: int | None = None
    #: Steps of days keep the hour when it is a desk hour.
    moved: bool = False
    #: Where the time that was named has passed, the next week's, or next year's, is meant.
    weekday: bool = False
    yearless: bool = False


def set_day(said: Said, day: date, *, yearless: bool = False) -> bool:
    """A day; beside a day of the week only if it is one."""
    if said.day is not None and not said.loose and not (said.weekday and day.weekday() == said.named):
        return False
    said.day, said.yearless, said.loose, said.weekday = day, yearless, False, False
    return True


def step(said: Said, **ahead: int) -> bool:
    """So many days, weeks, months or years ahead."""
    said.moved = True
    return set_day(said, said.today + relativedelta(**ahead))  # type: ignore[arg-type]


def from_now(said: Said, **size: float) -> bool:
    """Elapsed time."""
    if said.ahead is not None:
        return False
    said.ahead = timedelta(**size)
    return True


def onward(said: Said, weeks: int) -> bool:
    """Weeks on from the day that is named next."""
    if said.onward or said.day is not None:
        return False
    said.onward = weeks
    return True


def working_days(said: Said, count: int) -> bool:
    """So many working days there ahead."""
    day = said.today
    for _ in range(min(count, _MOST_WORKING_DAYS)):
        day = calendars.next_working_day(day, said.territory)
    said.moved = True
    return set_day(said, day)


def weekday(said: Said, index: int, weeks: int | None) -> bool:
    """`weeks`: 0 this week, 1 next week, None the coming one (today included)."""
    today = said.today
    if weeks is not None:
        return set_day(said, today + timedelta(days=index - today.weekday(), weeks=weeks))
    if said.day is not None and not said.loose:
        # "9 March, Monday"; or one more day of a series.
        return said.day.weekday() == index
    if not set_day(said, today + timedelta(days=(index - today.weekday()) % 7)):
        return False
    said.weekday, said.named = True, index
    return True


def week_end(said: Said, weeks: int) -> bool:
    """The last working day of a usual week there: Friday, or Thursday before a weekend of Friday and Saturday."""
    monday = said.today - timedelta(days=said.today.weekday()) + timedelta(weeks=weeks)
    off = calendars.working_week(said.territory, monday).weekend
    last = max((index for index in range(6) if index not in off), default=4) if 6 in off else min(off, default=5) - 1
    day = monday + timedelta(days=last if last >= 0 else 4)
    return set_day(said, day if day >= said.today else day + timedelta(weeks=1))


def weekend(said: Said, weeks: int) -> bool:
    """The first free day of a week there."""
    monday = said.today - timedelta(days=said.today.weekday()) + timedelta(weeks=weeks)
    off = calendars.working_week(said.territory, monday).weekend
    day = monday + timedelta(days=min(off, default=5))
    if day < said.today:
        day += timedelta(days=1) if day + timedelta(days=1) == said.today else timedelta(weeks=1)
    return set_day(said, day)


def on_date(said: Said, year: int | None, month: int, day: int) -> bool:
    """A date; without a year the next one."""
    try:
        return set_day(said, date(year or said.today.year, month, day), yearless=year is None)
    except ValueError:
        return False


def numbered(said: Said, first: int, second: int, *, year: int | None = None) -> bool:
    """ "3/20": month and day in either order, where only one order is a date."""
    if first > 12 >= second:
        first, second = second, first
    if second <= 12 and first != second:
        return False
    return on_date(said, year, first, second)


def in_month(said: Said, month: int, day: int, year: int | None = None) -> bool:
    """The `day` of a month that is named, -1 its last; this year's, or next year's once it is over."""
    found = date(year or said.today.year, month, 1) + relativedelta(day=31 if day == -1 else day)
    if year is None and found < said.today:
        found += relativedelta(years=1, day=31 if day == -1 else day)
    return set_day(said, found, yearless=year is None)


def in_months(said: Said, months: int, day: int) -> bool:
    """The `day` (-1: the last) of the month that lies `months` ahead."""
    return set_day(said, (said.today.replace(day=1) + relativedelta(months=months, day=31 if day == -1 else day)))


def coming_day(said: Said, day: int) -> bool:
    """The `day` of this month, or of the next once it has passed."""
    return in_months(said, 1 if said.today.day > day else 0, day)


def day_of_month(said: Said, day: int, months: int | None) -> bool:
    """ "the 31st": the next month that has one; with `months`, that of the month so far ahead."""
    if not 1 <= day <= 31:
        return False
    first = said.today.replace(day=1) + relativedelta(months=months or 0)
    for ahead in range(3 if months is None else 1):
        try:
            found = (first + relativedelta(months=ahead)).replace(day=day)
        except ValueError:
            continue
        if months is not None or found >= said.today:
            return set_day(said, found)
    return False


def quarter(said: Said, quarters: int, day: int) -> bool:
    """The first (1) or last (-1) day of the quarter that lies `quarters` ahead."""
    begins = said.today.replace(day=1, month=(said.today.month - 1) // 3 * 3 + 1) + relativedelta(months=3 * quarters)
    return set_day(said, begins if day == 1 else begins + relativedelta(months=2, day=31))


def nth_of_month(said: Said, nth: int, index: int | None, months: int = 0, month: int | None = None) -> bool:
    """ "the first Monday", "the last working day" (`index` None) of a month; -1 is the last."""
    first = said.today.replace(day=1) + relativedelta(months=months)
    if month is not None:
        first = date(said.today.year, month, 1)
        if first + relativedelta(day=31) < said.today:
            first += relativedelta(years=1)
    last = first + relativedelta(day=31)
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    fitting = [
        day for day in days if (is_working_day(day, said.territory) if index is None else day.weekday() == index)
    ]
    if len(fitting) < abs(nth):
        return False
    return set_day(said, fitting[nth - 1 if nth > 0 else nth])


def at(said: Said, hour: int, minute: int = 0, half: str | None = None) -> bool:
    """An hour, on the 24-hour clock unless `half` is am or pm."""
    if half is not None and (not 1 <= hour <= 12 or said.clock is not None):
        return False
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if said.clock is not None or not (0 <= hour < 24 and 0 <= minute < 60):
        return False
    said.clock = time(hour, minute)
    return True


def spoken_at(said: Said, hour: int, minute: int = 0) -> bool:
    """An hour as one says it, "at three": of the afternoon, unless a part of the day is named."""
    said.bare = True
    return at(said, hour, minute)


def minutes_to(said: Said, hour: int, minutes: int) -> bool:
    """ "quarter to five"."""
    return 1 <= hour <= 24 and spoken_at(said, hour - 1, 60 - minutes)


def midnight(said: Said) -> bool:
    """The end of today."""
    return set_day(said, said.today + timedelta(days=1)) and at(said, 0)


def before(said: Said) -> bool:
    """ "before five": with half an hour to go; before a day: that day's morning."""
    if said.clock is not None:
        said.earlier = timedelta(minutes=30)
    return said.clock is not None or said.day is not None


def before_weekday(said: Said, index: int) -> bool:
    """The day before the coming one of that name."""
    today = said.today
    ahead = (index - today.weekday()) % 7
    return ahead > 1 and set_day(said, today + timedelta(days=ahead - 1))


def part_of_day(said: Said, name: str) -> bool:
    """Morning, noon, afternoon, evening, or the small hours ("dawn")."""
    if said.part is not None:
        return False
    said.part = name
    return True


def closing(said: Said) -> bool:
    """An hour before desks close, today unless a day is named."""
    if said.day is None:
        said.day, said.loose = said.today, True
    return at(said, CLOSING.hour)


def opening(said: Said) -> bool:
    """When desks open there next, or on the day that is named."""
    if said.day is None:
        today = said.now.date()
        early = said.now.time() < DESK_STARTS and is_working_day(today, said.territory)
        said.day = today if early else calendars.next_working_day(today, said.territory)
        said.loose = True
    return at(said, DESK_STARTS.hour)


def last_day(today: date, month: int) -> date:
    """The last day of the coming month of that number."""
    last = date(today.year, month, 1) + relativedelta(day=31)
    return last if last >= today else date(today.year + 1, month, 1) + relativedelta(day=31)


def index_of(names: tuple[str, ...], text: str) -> int:
    """Which of the patterns the text is."""
    return next(number for number, name in enumerate(names) if re.fullmatch(name, text))
