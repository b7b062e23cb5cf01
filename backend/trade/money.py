"""Arithmetic of money and quantities: pure, exact, stated.

- An amount is rounded to the digits of its currency (ISO 4217 minor unit: 0, 2, 3 or 4), halves away from zero, as is
  the custom on commercial papers. Unit prices may have up to six decimals and are never rounded to the currency.
- Order of a paper's arithmetic: line = quantity × price, less the line's discount, rounded; the paper's discount is
  taken from the sum of lines and shared out over them exactly; charges (freight, insurance, ...) are added after the
  discount and are not reduced by it; tax is reckoned on what remains, per rate, and each rate's sum is rounded once.
- `allocate` shares an amount out so that the parts sum to it to the last minor unit (largest remainder; of equal
  remainders the earlier part wins).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

ZERO: Final = Decimal(0)
#: ISO 4217 (list one, 2026): currencies whose minor unit is not two digits. CLDR's digits are those of daily use and
#: differ (HUF, IQD), so they are no source for papers.
_DIGITS: Final = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
         "XOF", "XPF"), 0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}  # fmt: skip
#: Decimals of a unit price and of a rate.
PRICE_DIGITS: Final = 6
RATE_DIGITS: Final = 10
_HUNDRED: Final = Decimal(100)
#: Digits of intermediate results: beyond any product of two numeric(20,6).
_PRECISION: Final = 60
_CONTEXT: Final = Context(prec=_PRECISION)
#: The last decimal of so many.
_STEPS: Final = tuple(Decimal(1).scaleb(-digits) for digits in range(16))


def digits_of(currency: str) -> int:
    """Decimals of `currency`'s minor unit (ISO 4217)."""
    return _DIGITS.get(currency, 2)


def round_to(value: Decimal, digits: int) -> Decimal:
    """`value` with `digits` decimals, halves away from zero."""
    return value.quantize(_STEPS[digits], rounding=ROUND_HALF_UP, context=_CONTEXT)


def round_money(amount: Decimal, currency: str) -> Decimal:
    """`amount` to the minor unit of `currency`, halves away from zero."""
    return round_to(amount, digits_of(currency))


def shown(amount: Decimal, currency: str) -> str:
    """ "1,234.50", "1,235" or "1,234.500", as the minor unit of `currency` wants it."""
    return f"{round_money(amount, currency):,}"


def percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    """`percent` hundredths of `amount`, unrounded."""
    with localcontext() as context:
        context.prec = _PRECISION
        return amount * percent / _HUNDRED


def convert(amount: Decimal, rate: Decimal, currency: str) -> Decimal:
    """`amount` × `rate` (so many of `currency` for one of what `amount` is in), rounded to `currency`."""
    return round_money(amount * rate, currency)


def allocate(total: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """`total` in parts by `weights` (none negative) that sum to it exactly.

    `total` must be whole in minor units of `currency`. Without any weight the parts are as equal as can be. Largest
    remainder: every part gets its share rounded towards zero, what is left goes in minor units to the largest
    remainders. Raises `ValueError` for no weights, a negative weight, or a total with broken minor units.
    """
    if not weights or any(weight < 0 for weight in weights):
        raise ValueError("weights must be given and none may be negative")
    if round_money(total, currency) != total:
        raise ValueError("the total has parts of a minor unit")
    unit = Decimal(1).scaleb(-digits_of(currency))
    with localcontext() as context:
        context.prec = _PRECISION
        whole = sum(weights, ZERO)
        shares = list(weights) if whole else [Decimal(1)] * len(weights)
        whole = whole or Decimal(len(weights))
        exact = [total * share / whole for share in shares]
        parts = [share.quantize(unit, rounding=ROUND_DOWN) for share in exact]
        left = int((total - sum(parts, ZERO)) / unit)
        step = unit if left > 0 else -unit
        order = sorted(range(len(parts)), key=lambda i: (-abs(exact[i] - parts[i]), i))
        for index in order[: abs(left)]:
            parts[index] += step
    return parts


@dataclass(frozen=True, slots=True)
class LineInput:
    """A line to be reckoned. `discount` and `tax_rate` in percent, `per` the quantity that the price is for."""

    quantity: Decimal
    unit_price: Decimal
    discount: Decimal = ZERO
    tax_rate: Decimal = ZERO
    per: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class LineTotal:
    """A reckoned line: `amount` after its own discount, `share` of the paper's discount, `net` what remains."""

    amount: Decimal
    share: Decimal
    net: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """A paper's sums, each whole in minor units of `currency`; total = subtotal − discount + charges + tax."""

    currency: str
    lines: list[LineTotal]
    subtotal: Decimal
    discount: Decimal
    charges: Decimal
    tax: Decimal
    total: Decimal


def line_amount(line: LineInput, currency: str) -> Decimal:
    """quantity × price less the line's discount, rounded once."""
    with localcontext() as context:
        context.prec = _PRECISION
        gross = line.quantity * line.unit_price / line.per
        return round_money(gross * (_HUNDRED - line.discount) / _HUNDRED, currency)


def total_up(
    lines: Sequence[LineInput],
    currency: str,
    *,
    discount_percent: Decimal = ZERO,
    charges: Iterable[Decimal] = (),
) -> Totals:
    """Sums of a paper, in the order that this module states. Charges bear no tax."""
    amounts = [line_amount(line, currency) for line in lines]
    subtotal = sum(amounts, ZERO)
    discount = round_money(percent_of(subtotal, discount_percent), currency)
    shares = allocate(discount, [abs(amount) for amount in amounts], currency) if amounts else []
    reckoned = [LineTotal(amount, share, amount - share) for amount, share in zip(amounts, shares, strict=True)]
    by_rate: dict[Decimal, Decimal] = {}
    for line, done in zip(lines, reckoned, strict=True):
        if line.tax_rate:
            by_rate[line.tax_rate] = by_rate.get(line.tax_rate, ZERO) + done.net
    tax = sum((round_money(percent_of(net, rate), currency) for rate, net in by_rate.items()), ZERO)
    added = sum((round_money(charge, currency) for charge in charges), ZERO)
    zero = round_money(ZERO, currency)
    return Totals(
        currency,
        reckoned,
        subtotal + zero,
        discount,
        added + zero,
        tax + zero,
        subtotal - discount + added + tax + zero,
    )
