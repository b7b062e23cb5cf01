"""A term of payment as shares of the total, each with what sets it off. Pure.

A due date is a trigger's date plus days, moved on to the next day on which banks work in both countries.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, get_args

import msgspec

from backend.trade.money import allocate
from i18n.calendars import is_working_day

DueLabel = Literal["deposit", "balance", "payment", "debit_note"]
Method = Literal["tt", "lc", "dp", "da", "oa", "platform", "cash"]
#: What a share waits for: the order, the proforma's date, readiness for shipment, the bill of lading's date, the
#: invoice, arrival, presentation of complying papers, release by a platform.
Trigger = Literal["order", "proforma", "before_shipment", "bl", "invoice", "arrival", "presentation", "release"]
METHODS: Final[tuple[str, ...]] = get_args(Method)
TRIGGERS: Final[tuple[str, ...]] = get_args(Trigger)
#: Where the end of a month comes in: before the days ("net 60 EOM"), after them ("60 days, end of month"), or that of
#: the month after the trigger's (月末締め翌月末払い).
MonthEnd = Literal["first", "last", "next"]
#: Banking days that banks have to examine papers (UCP 600 art. 14 b).
BANK_EXAMINES: Final = 5
#: Where no bank's country is known: Saturdays and Sundays off.
_SOMEWHERE: Final = (None,)


class Share(msgspec.Struct, kw_only=True, frozen=True):
    """So many percent by a method, `days` after a trigger, or before it where they are negative; `bank_days` count
    only where banks work."""

    percent: Decimal
    method: Method
    trigger: Trigger
    days: int = 0
    bank_days: int = 0
    month_end: MonthEnd | None = None


class Due(msgspec.Struct, kw_only=True):
    """A share in money. `due_on` is None while its trigger has no date."""

    label: DueLabel
    percent: Decimal
    amount: Decimal
    method: Method
    trigger: Trigger
    days: int
    due_on: date | None


def due_lines(
    shares: Sequence[Share],
    total: Decimal,
    currency: str,
    dates: Mapping[Trigger, date],
    banks: Sequence[str] = (),
) -> list[Due]:
    """The shares of `total`, which they sum to exactly, with their due dates on the calendars of `banks` (ISO 3166)."""
    amounts = allocate(total, [share.percent for share in shares], currency) if shares else []
    lines = []
    for i, (share, amount) in enumerate(zip(shares, amounts, strict=True)):
        start = dates.get(share.trigger)
        first = len(shares) > 1 and i == 0 and share.trigger in {"order", "proforma"}
        last = len(shares) > 1 and i == len(shares) - 1
        lines.append(
            Due(
                label="deposit" if first else "balance" if last else "payment",
                percent=share.percent,
                amount=amount,
                method=share.method,
                trigger=share.trigger,
                days=share.days,
                due_on=bank_day(_falls_on(share, start, banks), banks) if start else None,
            )
        )
    return lines


def _falls_on(share: Share, start: date, banks: Sequence[str]) -> date:
    """The day that the words say, on whichever day of the week."""
    if share.month_end == "first":
        start = _end_of_month(start)
    elif share.month_end == "next":
        start = _end_of_month(_end_of_month(start) + timedelta(days=1))
    day = start + timedelta(days=share.days)
    for _ in range(share.bank_days):
        day = bank_day(day + timedelta(days=1), banks or _SOMEWHERE)
    return _end_of_month(day) if share.month_end == "last" else day


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def bank_day(day: date, banks: Sequence[str | None]) -> date:
    """`day`, or the next on which banks work in all the territories: neither a weekend nor a holiday of any."""
    while not all(is_working_day(day, territory) for territory in banks):
        day += timedelta(days=1)
    return day
