"""A term of payment as shares of the total, each with what sets it off. Pure.

A due date is a trigger's date plus days, moved on to the next day on which banks work in both countries.
"""

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
#: Banks have five banking days to examine papers (UCP 600 art. 14 b).
BANK_EXAMINES: Final = 7


class Share(msgspec.Struct, kw_only=True, frozen=True):
    """So many percent by a method, `days` after a trigger."""

    percent: Decimal
    method: Method
    trigger: Trigger
    days: int = 0


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
                due_on=bank_day(start + timedelta(days=share.days), banks) if start else None,
            )
        )
    return lines


def bank_day(day: date, banks: Sequence[str]) -> date:
    """`day`, or the next on which banks work in all the territories: neither a weekend nor a holiday of any."""
    while not all(is_working_day(day, territory) for territory in banks):
        day += timedelta(days=1)
    return day
