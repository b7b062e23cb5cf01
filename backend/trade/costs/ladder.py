"""The price ladder: from what goods cost us to a price at any Incoterm, and back to the margin of a price. Pure.

Costs of a shipment are shared over its lines by volume where every line's is known, else by cost. By rung:

    EXW                 cost, VAT included
    FCA                 cost − rebate + inland          rebate = cost ÷ (1 + VAT) × rebate rate
    FAS, FOB            + port (THC, documents, customs)
    CFR, CPT            + freight
    CIF, CIP            + insurance                     price = … ÷ (1 − 110 % × premium)
    DAP                 + delivery in the buyer's country
    DPU                 + unloading there
    DDP                 + duty and import VAT           on the CIP value, VAT on what includes the duty

Margin and commission are shares of the price of the goods (EXW, FCA, FAS, FOB): price = costs ÷ (1 − margin −
commission). What is carried further (freight, insurance, delivery, duties) is passed on at cost. A commission on the
whole price (CIFC5: 5 % of the CIF price) is laid on last: price = net price ÷ (1 − commission).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import msgspec

from backend.trade.incoterms import Incoterm
from backend.trade.money import PRICE_DIGITS, ZERO, round_to

_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
#: What is insured: 110 % of the value (Incoterms 2020, CIF and CIP, A5).
_INSURED: Final = Decimal("1.1")
LADDER: Final[tuple[Incoterm, ...]] = (
    "EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP",
)  # fmt: skip


class CostSheet(msgspec.Struct, kw_only=True):
    """What a shipment costs beside its goods: sums in the base currency, freight in the quote's; rates in percent."""

    inland: Decimal = ZERO
    port: Decimal = ZERO
    freight: Decimal = ZERO
    insurance_rate: Decimal = ZERO
    delivery: Decimal = ZERO
    unloading: Decimal = ZERO
    duty_rate: Decimal = ZERO
    import_vat_rate: Decimal = ZERO
    commission_rate: Decimal = ZERO
    #: Whether the commission is of the whole price at each Incoterm, not of the goods alone.
    commission_on_price: bool = False
    margin: Decimal = Decimal(15)
    vat_rate: Decimal = Decimal(13)
    #: Whether the VAT rebate lowers prices.
    use_rebate: bool = True


@dataclass(frozen=True, slots=True)
class CostedLine:
    """A line as the ladder sees it: `cost` of one unit in the base currency, `volume` in m³ of all of them."""

    quantity: Decimal
    cost: Decimal
    rebate_rate: Decimal = ZERO
    volume: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Shares:
    """What one unit of a line bears, in the quote's currency."""

    goods: Decimal
    rebate: Decimal
    inland: Decimal
    port: Decimal
    freight: Decimal
    delivery: Decimal
    unloading: Decimal


def _weights(lines: Sequence[CostedLine]) -> list[Decimal]:
    volumes = [line.volume for line in lines]
    if all(volume is not None and volume > 0 for volume in volumes):
        return [volume or ZERO for volume in volumes]
    return [line.cost * line.quantity for line in lines]


def _shares(lines: Sequence[CostedLine], sheet: CostSheet, rate: Decimal) -> list[_Shares]:
    weights = _weights(lines)
    whole = sum(weights, ZERO)
    found = []
    for line, weight in zip(lines, weights, strict=True):
        share = weight / whole / line.quantity if whole and line.quantity else ZERO
        goods = line.cost / rate
        net_of_vat = goods / (_ONE + sheet.vat_rate / _HUNDRED)
        rebate = net_of_vat * line.rebate_rate / _HUNDRED if sheet.use_rebate else ZERO
        found.append(
            _Shares(
                goods,
                rebate,
                sheet.inland / rate * share,
                sheet.port / rate * share,
                sheet.freight * share,
                sheet.delivery / rate * share,
                sheet.unloading / rate * share,
            )
        )
    return found


def _goods_costs(term: Incoterm, share: _Shares) -> Decimal:
    if term == "EXW":
        return share.goods
    costs = share.goods - share.rebate + share.inland
    return costs if term == "FCA" else costs + share.port


def _left(sheet: CostSheet, rate: Decimal) -> Decimal:
    """What margin and commission leave of the price of goods. Raises `ValueError` where that is no price."""
    commission = ZERO if sheet.commission_on_price else sheet.commission_rate
    left = _ONE - (sheet.margin + commission) / _HUNDRED
    if left <= 0 or rate <= 0 or _INSURED * sheet.insurance_rate >= _HUNDRED or sheet.commission_rate >= _HUNDRED:
        raise ValueError("margin, commission, premium or rate leave no price")
    return left


def _kept(sheet: CostSheet) -> Decimal:
    """The share of a whole price that no commission takes."""
    return _ONE - sheet.commission_rate / _HUNDRED if sheet.commission_on_price else _ONE


def _carried(term: Incoterm, value: Decimal, share: _Shares, sheet: CostSheet) -> Decimal:
    """What a price is at `term`, of goods worth `value` at FOB."""
    if term in ("EXW", "FCA", "FAS", "FOB"):
        return value
    price = value + share.freight
    if term in ("CFR", "CPT"):
        return price
    price = price / (_ONE - _INSURED * sheet.insurance_rate / _HUNDRED)
    if term in ("CIF", "CIP"):
        return price
    landed = price
    price += share.delivery
    if term == "DAP":
        return price
    if term == "DPU":
        return price + share.unloading
    duty = landed * sheet.duty_rate / _HUNDRED
    return price + duty + (landed + duty) * sheet.import_vat_rate / _HUNDRED


def prices(
    lines: Sequence[CostedLine], terms: Sequence[Incoterm], sheet: CostSheet, rate: Decimal
) -> list[dict[Incoterm, Decimal]]:
    """For each line, the unit price at each of `terms`, in the quote's currency, to six decimals.

    `rate`: so many of the base currency for one of the quote's. Raises `ValueError` where margin and commission leave
    nothing, or the premium is absurd.
    """
    left = _left(sheet, rate)
    found = []
    for share in _shares(lines, sheet, rate):
        at: dict[Incoterm, Decimal] = {}
        for term in terms:
            value = _goods_costs(_start(term), share) / left
            at[term] = round_to(_carried(term, value, share, sheet) / _kept(sheet), PRICE_DIGITS)
        found.append(at)
    return found


def climbed(
    lines: Sequence[CostedLine],
    at: Sequence[Decimal],
    term: Incoterm,
    terms: Sequence[Incoterm],
    sheet: CostSheet,
    rate: Decimal,
) -> list[dict[Incoterm, Decimal]]:
    """For each line, the unit price at each of `terms` that belongs to the price `at` of `term`: what lies between the
    two is what carriage, insurance and duty cost. Raises `ValueError` as `prices` does."""
    left = _left(sheet, rate)
    found = []
    for share, price in zip(_shares(lines, sheet, rate), at, strict=True):
        goods = _goods_value(term, price, share, sheet)
        begun = _goods_costs(_start(term), share)
        found.append(
            {
                to: round_to(
                    _carried(to, goods + (_goods_costs(_start(to), share) - begun) / left, share, sheet) / _kept(sheet),
                    PRICE_DIGITS,
                )
                for to in terms
            }
        )
    return found


def _start(term: Incoterm) -> Incoterm:
    """The rung whose costs are in the price of goods at `term`."""
    return term if term in ("EXW", "FCA") else "FOB"


@dataclass(frozen=True, slots=True)
class Earned:
    """Of one unit's price, what is for the goods, and what of that is left after all costs and the commission."""

    goods: Decimal
    left: Decimal

    @property
    def margin(self) -> Decimal:
        """What is left, in percent of what is for the goods; −100 where nothing is."""
        return self.left / self.goods * _HUNDRED if self.goods > 0 else -_HUNDRED


def earnings(
    lines: Sequence[CostedLine], at: Sequence[Decimal], term: Incoterm, sheet: CostSheet, rate: Decimal
) -> list[Earned]:
    """For each line, what selling one unit at `at` (in the quote's currency) earns at `term`."""
    found = []
    for share, price in zip(_shares(lines, sheet, rate), at, strict=True):
        goods = _goods_value(term, price, share, sheet)
        costs = _goods_costs(_start(term), share)
        commission = ZERO if sheet.commission_on_price else goods * sheet.commission_rate / _HUNDRED
        found.append(Earned(goods, goods - commission - costs))
    return found


def _goods_value(term: Incoterm, price: Decimal, share: _Shares, sheet: CostSheet) -> Decimal:
    """The reverse of `_carried`: what of a price at `term` is for the goods."""
    price *= _kept(sheet)
    if term in ("EXW", "FCA", "FAS", "FOB"):
        return price
    if term == "DPU":
        price -= share.unloading
    if term in ("DAP", "DPU", "DDP"):
        price -= share.delivery
    if term == "DDP":
        duty = sheet.duty_rate / _HUNDRED
        price /= _ONE + duty + (_ONE + duty) * sheet.import_vat_rate / _HUNDRED
    if term not in ("CFR", "CPT"):
        price *= _ONE - _INSURED * sheet.insurance_rate / _HUNDRED
    return price - share.freight
