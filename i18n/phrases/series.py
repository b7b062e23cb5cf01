"""What the words of a series add to a phrase: how often, on which days, how long (RFC 5545 rules).

An act answers False where its word contradicts what was said before.
"""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from i18n import calendars
from i18n.phrases.said import Said, set_day
from i18n.recurrence import LAST_DAY_OF_MONTH

BY_DAY: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def recur(said: Said, rule: str, day: date | None = None) -> bool:
    """A series, beginning on `day` where that follows from its words."""
    if said.rule is not None:
        return False
    said.rule = rule
    if day is not None and said.day is None:
        said.day, said.loose = day, True
    return True


def every(said: Said, unit: str, count: int = 1) -> bool:
    """Every so many days, weeks, months, years or hours, from today on."""
    interval = f";INTERVAL={count}" if count > 1 else ""
    if count < 1:
        return False
    if unit == "HOURLY":
        return recur(said, f"FREQ=HOURLY{interval}") and set_hourly(said)
    return recur(said, f"FREQ={unit}{interval}", said.today)


def set_hourly(said: Said) -> bool:
    """A series of hours begins an hour from now."""
    start = said.now + timedelta(hours=1)
    said.clock = start.time()
    return set_day(said, start.date())


def every_weekday(said: Said, indexes: list[int], weeks: int = 1) -> bool:
    """Every week, or every so many, on some of its days."""
    interval = f";INTERVAL={weeks}" if weeks > 1 else ""
    days = ",".join(BY_DAY[index] for index in sorted(set(indexes)))
    today = said.today
    first = min((index - today.weekday()) % 7 for index in indexes)
    # Said today of today, whether its hour has passed shows later.
    return recur(said, f"FREQ=WEEKLY{interval};BYDAY={days}", today + timedelta(days=first))


def every_working_day(said: Said) -> bool:
    """Every day of the usual week there on which desks are manned, holidays left out."""
    said.working = True
    return recur(said, f"FREQ=WEEKLY;BYDAY={_workdays(said)}", said.today)


def _workdays(said: Said) -> str:
    off = calendars.working_week(said.territory, said.today).weekend
    return ",".join(name for index, name in enumerate(BY_DAY) if index not in off)


def every_month(said: Said, days: list[int]) -> bool:
    """Every month on a day of it, or on several."""
    listed = ",".join(str(day) for day in sorted(set(days)))
    return all(1 <= day <= 31 for day in days) and recur(said, f"FREQ=MONTHLY;BYMONTHDAY={listed}", said.today)


def every_month_end(said: Said) -> bool:
    """The last day of every month."""
    return recur(said, LAST_DAY_OF_MONTH, said.today + relativedelta(day=31))


def every_nth(said: Said, nth: int, index: int | None) -> bool:
    """Every month on its nth (-1: last) day of the week, or working day (`index` None)."""
    return recur(said, f"FREQ=MONTHLY;{_nth_day(said, nth, index)}", said.today)


def _nth_day(said: Said, nth: int, index: int | None) -> str:
    if index is not None:
        return f"BYDAY={nth}{BY_DAY[index]}"
    # A free first day moves on to the next; the last one would leave its month.
    said.working = nth > 0
    return f"BYDAY={_workdays(said)};BYSETPOS={nth}"


def every_quarter_nth(said: Said, nth: int, index: int | None) -> bool:
    """Every quarter on the nth such day of its first month, or the last (-1) of its last month."""
    days = _nth_day(said, nth, index)
    first = said.today.replace(day=1)
    first += relativedelta(months=(1 - first.month) % 3 if nth > 0 else (-first.month) % 3)
    return recur(said, f"FREQ=MONTHLY;INTERVAL=3;{days}", first)


def every_quarter_end(said: Said) -> bool:
    """The last day of every quarter."""
    first = said.today + relativedelta(months=(-said.today.month) % 3, day=31)
    return recur(said, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", first)


def every_year(said: Said, month: int, day: int) -> bool:
    """Every year on a date."""
    try:
        date(2028, month, day)
    except ValueError:
        return False
    return recur(said, f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", said.today)


def times(said: Said, count: int) -> bool:
    """So many times in all."""
    if said.rule is None or said.ending is not None or not 1 <= count <= 1000:
        return False
    said.ending = f"COUNT={count}"
    return True


def until(said: Said, day: date) -> bool:
    """The last day of a series."""
    if said.rule is None or said.ending is not None:
        return False
    said.ending = f"UNTIL={day:%Y%m%d}"
    return True


def lasting(said: Said, unit: str, count: int) -> bool:
    """For so many days, weeks, months or years: so often, in a series that comes once in each, else until then."""
    if said.rule is None or not 1 <= count <= 1000:
        return False
    if re.fullmatch(rf"FREQ={unit}(;BY\w+=-?\w+)?", said.rule):
        return times(said, count)
    ahead = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}[unit]
    begins = said.day or said.today
    return until(said, begins + relativedelta(**{ahead: count}) - timedelta(days=1))  # type: ignore[arg-type]
