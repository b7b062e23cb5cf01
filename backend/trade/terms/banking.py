"""On which days banks pay: where both sides' banks work, and where the currency is settled. Pure.

Money of a currency moves only while that currency's own centre works, wherever payer and payee have their accounts: a
wire in US dollars waits for the Federal Reserve, one in euros for TARGET.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from i18n.calendars import is_working_day

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY: Final = 5
#: Settlement systems with a calendar of their own, by their names in the `holidays` library. The Federal Reserve keeps
#: no Friday for a holiday on Saturday; TARGET keeps none of the national days.
_SYSTEMS: Final = {"USD": "XFED", "EUR": "XECB"}
#: Centres whose settlement rests on Saturdays, though offices there open.
_WEEKDAYS_ONLY: Final = frozenset({"HKD", "MOP"})


@lru_cache(maxsize=len(_SYSTEMS))
def _system(name: str) -> "HolidayBase":
    import holidays

    return holidays.financial_holidays(name)


def settles_on(day: date, currency: str) -> bool:
    """Whether money of `currency` (ISO 4217) can move on `day`. China's make-up days count for the yuan."""
    if currency in _SYSTEMS:
        table = _system(_SYSTEMS[currency])
        return day.weekday() not in table.weekend and day not in table
    if currency in _WEEKDAYS_ONLY and day.weekday() == SATURDAY:
        return False
    # ISO 4217 begins with the country's letters; those of currencies of many countries (XAF) name none.
    return is_working_day(day, currency[:2])


def bank_day(day: date, banks: Sequence[str | None], currency: str | None = None) -> date:
    """`day`, or the next on which banks work in all the territories (ISO 3166) and `currency` moves."""
    while not (
        all(is_working_day(day, territory) for territory in banks) and (currency is None or settles_on(day, currency))
    ):
        day += timedelta(days=1)
    return day
