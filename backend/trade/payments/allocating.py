"""Sharing a wire out over what is due: pure, exact to the cent.

What the payer sent = what was credited + what banks took. Each of the three reasons why an order is settled has its own
amount: money, bank charges that we bear, a short payment that we let go. What the exchange rate did is apart from all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Final
from uuid import UUID

from backend.trade.money import digits_of, round_money

ZERO: Final = Decimal(0)
#: How far the rate between what a payment gives and what it settles may be from the day's: banks keep a few percent, a
#: short payment keeps more and is to be noted as such.
FAR: Final = Decimal("0.20")


@dataclass(frozen=True, slots=True)
class Open:
    """An open due line of an order, in the order's currency, the one to be paid first in front. `rate`: so many of that
    currency for one of the payment's; None where it is not known, and nothing can be proposed."""

    order_id: UUID
    due_line_id: UUID | None
    amount: Decimal
    currency: str
    rate: Decimal | None = Decimal(1)


@dataclass(frozen=True, slots=True)
class Part:
    """What of a payment goes where: `money` from what was credited, `charge` from what banks took, in the order's
    currency; `money_paid` and `charge_paid` in the payment's."""

    order_id: UUID
    due_line_id: UUID | None
    money: Decimal
    charge: Decimal
    money_paid: Decimal
    charge_paid: Decimal


def propose(
    credited: Decimal, charges: Decimal, currency: str, opens: Sequence[Open], *, bear_charges: bool
) -> tuple[list[Part], Decimal]:
    """Pays `opens` in their order; answers the parts and what of the money is left. All in minor units.

    With `bear_charges` what banks took settles too, after the money: the buyer meant to pay it.
    """
    money, borne = credited, charges if bear_charges else ZERO
    parts = []
    for each in opens:
        settled, paid = _settle(money, each.amount, each, currency)
        borne_settled, borne_paid = _settle(borne, each.amount - settled, each, currency)
        if settled or borne_settled:
            parts.append(Part(each.order_id, each.due_line_id, settled, borne_settled, paid, borne_paid))
        money, borne = money - paid, borne - borne_paid
    return parts, money


def _settle(left: Decimal, due: Decimal, of: Open, currency: str) -> tuple[Decimal, Decimal]:
    """What `left` of a payment settles of `due`, and what of the payment that takes."""
    if of.currency == currency:
        paid = min(left, due)
        return paid, paid
    if not of.rate:
        return ZERO, ZERO
    worth = (left * of.rate).quantize(Decimal(1).scaleb(-digits_of(of.currency)), rounding=ROUND_DOWN)
    if worth < due:
        return (worth, left) if worth else (ZERO, ZERO)
    paid = min(left, round_money(due / of.rate, currency))
    return (due, paid) if paid else (ZERO, ZERO)


def is_far(settles: Decimal, amount: Decimal, rate: Decimal | None) -> bool:
    """Whether `amount` of a payment settling `settles` of an order is far from `rate`, where one is known."""
    return rate is not None and abs(settles / (amount * rate) - 1) > FAR


def exchange_difference(amount: Decimal, paid_rate: Decimal | None, booked_rate: Decimal | None, base: str) -> Decimal:
    """Gain (positive) or loss in the tenant's base currency when `amount`, booked at one rate, came in at another."""
    if paid_rate is None or booked_rate is None:
        return round_money(ZERO, base)
    return round_money(amount * paid_rate, base) - round_money(amount * booked_rate, base)
