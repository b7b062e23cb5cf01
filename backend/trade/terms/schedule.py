"""A term of payment as shares of the total, each with what sets it off. Pure.

A due date is a trigger's date plus calendar months and days, moved on to the next day on which banks work in both
countries and the currency is settled.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, get_args

import msgspec
from dateutil.relativedelta import relativedelta

from backend.trade.money import allocate
from backend.trade.terms.banking import bank_day

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
    """So many percent by a method, `months` of the calendar and `days` after a trigger, or before it where they are
    negative; `bank_days` count only where banks work."""

    percent: Decimal
    method: Method
    trigger: Trigger
    months: int = 0
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
    months: int = 0
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
                months=share.months,
                days=share.days,
                due_on=bank_day(_falls_on(share, start, banks), banks, currency) if start else None,
            )
        )
    return lines


def _falls_on(share: Share, start: date, banks: Sequence[str]) -> date:
    """The day that the words say, on whichever day of the week. Months are those of the calendar, as with bills of
    exchange: one after 31 January ends on the last of February (Geneva Uniform Law on Bills of Exchange, art. 36)."""
    if share.month_end == "next":
        start += relativedelta(months=1)
    day = start + relativedelta(months=share.months)
    if share.month_end in {"first", "next"}:
        day = _end_of_month(day)
    day += timedelta(days=share.days)
    for _ in range(share.bank_days):
        day = bank_day(day + timedelta(days=1), banks or _SOMEWHERE)
    return _end_of_month(day) if share.month_end == "last" else day


def _end_of_month(day: date) -> date:
    return day + relativedelta(day=31)
