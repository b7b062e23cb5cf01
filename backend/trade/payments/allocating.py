"""Sharing a wire out over what is due: pure, exact to the cent.

What the payer sent = what was credited + what banks took. Each of the three reasons why an order is settled has its own
amount: money, bank charges that we bear, a short payment that we let go. What the exchange rate did is apart from all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from backend.trade.money import round_money

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Open:
    """An open due line of an order, in the order's currency, the one to be paid first in front."""

    order_id: UUID
    due_line_id: UUID | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """What of a payment goes where: `money` from what was credited, `charge` from what banks took."""

    order_id: UUID
    due_line_id: UUID | None
    money: Decimal
    charge: Decimal


def propose(
    credited: Decimal, charges: Decimal, opens: Sequence[Open], *, bear_charges: bool
) -> tuple[list[Part], Decimal]:
    """Pays `opens` in their order; answers the parts and what of the money is left.

    With `bear_charges` what banks took settles too, after the money: the buyer meant to pay it.
    """
    money, borne = credited, charges if bear_charges else ZERO
    parts = []
    for each in opens:
        paid = min(money, each.amount)
        charge = min(borne, each.amount - paid)
        if paid or charge:
            parts.append(Part(each.order_id, each.due_line_id, paid, charge))
        money, borne = money - paid, borne - charge
    return parts, money


def exchange_difference(amount: Decimal, paid_rate: Decimal | None, booked_rate: Decimal | None, base: str) -> Decimal:
    """Gain (positive) or loss in the tenant's base currency when `amount`, booked at one rate, came in at another."""
    if paid_rate is None or booked_rate is None:
        return round_money(ZERO, base)
    return round_money(amount * paid_rate, base) - round_money(amount * booked_rate, base)
