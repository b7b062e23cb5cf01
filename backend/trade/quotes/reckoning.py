"""A version as it is shown: sums, margins, the ladder, what does not fit."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import msgspec

from backend.trade.costs.ladder import LADDER, CostedLine, CostSheet, Earned, earnings, prices
from backend.trade.incoterms import Incoterm, Transport, warnings_of
from backend.trade.money import ZERO as NOTHING
from backend.trade.money import LineInput, Totals, convert, round_money, round_to, total_up
from backend.trade.quotes import schemas
from backend.trade.quotes.models import QuoteVersion
from backend.trade.quotes.plain import AnyLine
from backend.trade.quotes.pricing import Ground, costed_lines

_HUNDRED: Final = Decimal(100)
#: Rungs that say the same as another, and EXW, whose price bears VAT, are still told: people ask for them.
SHOWN: Final[tuple[Incoterm, ...]] = tuple(term for term in LADDER if term not in ("FAS", "CPT", "CIP", "DPU"))


def totals_of(version: QuoteVersion, lines: Sequence[AnyLine], currency: str) -> Totals:
    """The version's sums at its first offer."""
    inputs = [LineInput(line.quantity, line.unit_price, line.discount, line.tax_rate) for line in lines]
    charges = [Decimal(charge["amount"]) for charge in version.charges]
    return total_up(inputs, currency, discount_percent=version.discount, charges=charges)


def margin_of(
    version: QuoteVersion,
    lines: Sequence[AnyLine],
    ground: Ground,
    costed: Sequence[CostedLine | None] | None = None,
) -> tuple[Decimal | None, list[Decimal | None]]:
    """What is left of the price of the goods after all costs and discounts, in percent with two decimals: of the whole
    (over the lines whose cost is known; None where none is) and by line."""
    if costed is None:
        costed = costed_lines(lines, ground)
    if ground.rate is None:
        return None, [None] * len(lines)
    sheet = sheet_of(version) or CostSheet(use_rebate=False)
    kept = (_HUNDRED - version.discount) / _HUNDRED
    pairs = [(line, cost) for line, cost in zip(lines, costed, strict=True) if cost is not None]
    at = [line.unit_price * (_HUNDRED - line.discount) / _HUNDRED * kept for line, _ in pairs]
    term: Incoterm = version.offers[0]["incoterm"]
    found: list[Earned] = earnings([cost for _, cost in pairs], at, term, sheet, ground.rate.rate)
    goods = sum((one.goods * line.quantity for (line, _), one in zip(pairs, found, strict=True)), NOTHING)
    left = sum((one.left * line.quantity for (line, _), one in zip(pairs, found, strict=True)), NOTHING)
    whole = round_to(left / goods * _HUNDRED, 2) if goods > 0 else None
    each = iter(found)
    by_line = [None if cost is None else round_to(next(each).margin, 2) for cost in costed]
    return whole, by_line


def sheet_of(version: QuoteVersion) -> CostSheet | None:
    """The version's cost sheet."""
    return None if version.costs is None else msgspec.convert(version.costs, CostSheet, strict=False)


def _ladder(
    version: QuoteVersion,
    lines: Sequence[AnyLine],
    ground: Ground,
    currency: str,
    costed: Sequence[CostedLine | None],
) -> list[schemas.RungView]:
    sheet = sheet_of(version)
    if sheet is None or ground.rate is None or not lines or any(cost is None for cost in costed):
        return []
    at = prices([cost for cost in costed if cost is not None], SHOWN, sheet, ground.rate.rate)
    rungs = []
    weighed = [line.quantity * (_HUNDRED - line.discount) / _HUNDRED for line in lines]
    for term in SHOWN:
        amounts = [round_money(row[term] * weight, currency) for row, weight in zip(at, weighed, strict=True)]
        rungs.append(schemas.RungView(term, sum(amounts, NOTHING)))
    return rungs


def offer_totals(version: QuoteVersion, lines: Sequence[AnyLine], totals: Totals) -> list[schemas.OfferTotal]:
    """What the goods come to at each offer, the version's discount taken off; None where a line has no price there."""
    found = [schemas.OfferTotal(0, totals.subtotal - totals.discount)]
    for index in range(1, len(version.offers)):
        inputs = []
        for line in lines:
            price = price_at(line, index, line.quantity)
            if price is None:
                break
            inputs.append(LineInput(line.quantity, price, line.discount))
        if len(inputs) < len(lines):
            found.append(schemas.OfferTotal(index, None))
            continue
        reckoned = total_up(inputs, totals.currency, discount_percent=version.discount)
        found.append(schemas.OfferTotal(index, reckoned.total))
    return found


def price_at(line: AnyLine, offer: int, quantity: Decimal) -> Decimal | None:
    """The unit price of an offer for a quantity: that of the largest break it reaches, else of the smallest."""
    breaks = [
        (Decimal(price["min_quantity"]), Decimal(price["price"])) for price in line.prices if price["offer"] == offer
    ]
    if offer == 0:
        reached = [each for each in breaks if line.quantity < each[0] <= quantity]
        return max(reached)[1] if reached else line.unit_price
    reached = [each for each in breaks if each[0] <= quantity]
    return max(reached)[1] if reached else min(breaks)[1] if breaks else None


def version_view(
    version: QuoteVersion,
    lines: Sequence[AnyLine],
    ground: Ground,
    *,
    currency: str,
    base_currency: str,
    floor: Decimal,
    hide_costs: bool,
) -> schemas.QuoteVersionView:
    """The version with everything that is reckoned from it."""
    totals = totals_of(version, lines, currency)
    costed = costed_lines(lines, ground)
    margin, by_line = margin_of(version, lines, ground, costed)
    offers = msgspec.convert(version.offers, list[schemas.QuoteOffer])
    transport = msgspec.convert(version.transport, Transport | None)
    warnings = [
        schemas.TermNote(index, note.code, note.better)
        for index, offer in enumerate(offers)
        for note in warnings_of(
            offer.incoterm, offer.place, transport, version.port_of_loading, version.port_of_discharge
        )
    ]
    rate = version.rate
    return schemas.QuoteVersionView(
        id=version.id,
        number=version.number,
        frozen_at=version.frozen_at,
        currency=currency,
        firm_id=version.firm_id,
        offers=offers,
        transport=transport,
        port_of_loading=version.port_of_loading,
        port_of_discharge=version.port_of_discharge,
        payment_terms=version.payment_terms,
        lead_time=version.lead_time,
        valid_until=version.valid_until,
        discount=version.discount,
        charges=[schemas.TradeCharge(label=each["label"], amount=Decimal(each["amount"])) for each in version.charges],
        note=version.note,
        lines=[
            schemas.QuoteLineView(
                id=line.id,
                product_id=line.product_id,
                variant_id=line.variant_id,
                sku=line.sku,
                part_number=line.part_number,
                name=line.name,
                description=line.description,
                unit=line.unit,
                quantity=line.quantity,
                unit_price=line.unit_price,
                discount=line.discount,
                tax_rate=line.tax_rate,
                amount=totals.lines[place].amount,
                prices=msgspec.convert(line.prices, list[schemas.QuotePrice], strict=False),
                evidence=msgspec.convert(line.evidence, list[schemas.AskedEvidence], strict=False),
                cost=None if hide_costs else line.cost,
                cost_currency=None if hide_costs else line.cost_currency,
                margin=None if hide_costs else by_line[place],
                price_from=ground.price_from.get(line.id),
            )
            for place, line in enumerate(lines)
        ],
        subtotal=totals.subtotal,
        discount_amount=totals.discount,
        charges_amount=totals.charges,
        tax=totals.tax,
        total=totals.total,
        offer_totals=offer_totals(version, lines, totals),
        base_currency=base_currency,
        rate=rate,
        rate_date=version.rate_date,
        rate_source=version.rate_source,
        total_base=None if rate is None else convert(totals.total, rate, base_currency),
        costs_hidden=hide_costs,
        costs=None if hide_costs else sheet_of(version),
        margin=None if hide_costs else margin,
        floor=None if hide_costs else floor,
        needs_approval=margin is not None and margin < floor,
        ladder=_ladder(version, lines, ground, currency, costed),
        warnings=warnings,
    )
