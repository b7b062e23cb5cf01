"""A quote's content made into rows: checked, and priced from price lists and the cost sheet where no price is given."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import msgspec

from backend.customers.queries.rows import Company
from backend.trade import checks
from backend.trade.costs.ladder import CostedLine, CostSheet, climbed, prices
from backend.trade.incoterms import Incoterm
from backend.trade.money import PRICE_DIGITS, ZERO, digits_of, round_to
from backend.trade.prices.queries import ListPrice, best_price, prices_for
from backend.trade.products.goods import Goods, goods_of, part_numbers, products_by_sku
from backend.trade.quotes import schemas
from backend.trade.quotes.models import QuoteVersion
from backend.trade.quotes.plain import AnyLine, PlainLine
from backend.trade.rates.queries import KnownRate, rate_on
from i18n.messages import N_
from i18n.words import fold
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.session import ReadSession

COST_SHEET = "cost_sheet"
_ONE: Final = Decimal(1)
#: A unit price has so many decimals more than its currency, unless it is that of something small.
_MORE_DIGITS: Final = 2
_SMALL: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a content is priced on: products, rates, and where each looked-for price came from (by line id)."""

    goods: dict[UUID, Goods]
    #: Base currency for one of the quote's.
    rate: KnownRate | None
    #: Base currency for one of another.
    to_base: dict[str, KnownRate | None]
    price_from: dict[UUID, str]


def checked_costs(costs: CostSheet) -> CostSheet:
    """A cost sheet whose sums and rates make sense; raises `ValidationFailedError`."""
    for name in ("inland", "port", "freight", "delivery", "unloading"):
        checks.amount(getattr(costs, name), f"costs.{name}")
    for name in ("insurance_rate", "duty_rate", "import_vat_rate", "commission_rate", "margin", "vat_rate"):
        checks.percent(getattr(costs, name), f"costs.{name}")
    if costs.margin + costs.commission_rate >= 95 or costs.insurance_rate > 50:
        raise ValidationFailedError(
            errors=[FieldProblem("costs.margin", "range", N_("Margin and commission leave no price."))]
        )
    return costs


def fill_version(version: QuoteVersion, content: schemas.QuoteContent, currency: str) -> None:
    """Set a version's head from a content; raises `ValidationFailedError`. `currency` is checked already."""
    version.firm_id = content.firm_id
    version.offers = [msgspec.to_builtins(offer) for offer in content.offers]
    for name in ("transport", "port_of_loading", "port_of_discharge", "payment_terms", "lead_time", "note"):
        setattr(version, name, getattr(content, name) or None)
    version.discount = checks.percent(content.discount, "discount")
    version.charges = [
        {"label": charge.label.strip(), "amount": str(checks.amount(charge.amount, f"charges.{place}.amount"))}
        for place, charge in enumerate(content.charges)
    ]
    version.costs = None if content.costs is None else msgspec.to_builtins(checked_costs(content.costs))


def make_line(given: schemas.QuoteLineInput, place: int, offers: int) -> PlainLine:
    """A line as it was given; raises `ValidationFailedError`."""
    at = f"lines.{place}"
    prices = [
        {
            "offer": price.offer,
            "min_quantity": str(checks.amount(price.min_quantity, f"{at}.prices.{index}.min_quantity")),
            "price": str(checks.amount(price.price, f"{at}.prices.{index}.price")),
        }
        for index, price in enumerate(given.prices)
        if price.offer < offers
    ]
    line_id = new_id()
    return PlainLine(
        id=line_id,
        origin_id=line_id,
        position=place,
        product_id=given.product_id,
        variant_id=given.variant_id if given.product_id else None,
        sku=(given.sku or "").strip() or None,
        part_number=(given.part_number or "").strip() or None,
        name=given.name.strip(),
        description=given.description or None,
        unit=checks.unit(given.unit, f"{at}.unit") if given.unit else "",
        quantity=checks.amount(given.quantity, f"{at}.quantity"),
        unit_price=checks.amount(given.unit_price or ZERO, f"{at}.unit_price"),
        discount=checks.percent(given.discount, f"{at}.discount"),
        tax_rate=checks.percent(given.tax_rate, f"{at}.tax_rate"),
        cost=checks.amount_or_none(given.cost, f"{at}.cost"),
        cost_currency=None,
        prices=prices,
        evidence=msgspec.to_builtins(given.evidence),
    )


async def adopt_products(session: ReadSession, company: Company, lines: Sequence[AnyLine]) -> dict[UUID, Goods]:
    """Let lines that give a number of ours, and no product, be that product's; and complete names and units from
    products, which it answers. Raises `NotFoundError` for a product that is not there, `ValidationFailedError` for a
    line that is left without a name."""
    loose = {fold(line.sku): line.sku for line in lines if line.product_id is None and line.sku}
    by_sku = await products_by_sku(session, loose) if loose else {}
    for line in lines:
        if line.product_id is None and line.sku and fold(line.sku) in by_sku:
            line.product_id, line.variant_id = by_sku[fold(line.sku)]
    goods = await goods_of(session, [(line.product_id, line.variant_id) for line in lines])
    for place, line in enumerate(lines):
        known = goods.get(line.product_id) if line.product_id else None
        if known is not None:
            line.name = line.name or known.product.names.get(company.language or "") or known.product.name
            line.unit = line.unit or known.product.unit
        line.unit = line.unit or "H87"
        if not line.name:
            raise ValidationFailedError(
                errors=[FieldProblem(f"lines.{place}.name", "required", N_("Name what is offered."))]
            )
    return goods


async def lay_ground(
    session: ReadSession,
    lines: Sequence[AnyLine],
    currency: str,
    base_currency: str,
    on: date,
    goods: dict[UUID, Goods] | None = None,
) -> Ground:
    """Products (read, unless they are given) and rates behind lines. Raises `NotFoundError` for a product that is not
    there."""
    if goods is None:
        goods = await goods_of(session, [(line.product_id, line.variant_id) for line in lines])
    others = {each.product.cost_currency for each in goods.values()} | {line.cost_currency for line in lines}
    to_base = {
        other: await rate_on(session, other, base_currency, on) for other in sorted(filter(None, {*others, currency}))
    }
    return Ground(goods, to_base[currency], to_base, {})


async def price_lines(
    session: ReadSession,
    company: Company,
    version: QuoteVersion,
    lines: Sequence[AnyLine],
    wanted: Sequence[bool],
    ground: Ground,
    currency: str,
    base_currency: str,
    on: date,
) -> None:
    """Fill in what lines do not say: names of the product, its cost, and prices (the main one where `wanted`, those of
    other offers where there is none)."""
    ids = [line.product_id for line in lines if line.product_id]
    lists = await prices_for(session, ids, company.tags, on)
    codes = await part_numbers(session, company.id, ids) if ids else {}
    for line in lines:
        known = ground.goods.get(line.product_id) if line.product_id else None
        if known is not None:
            line.sku = line.sku or known.sku(line.variant_id)
            line.part_number = line.part_number or codes.get(known.product.id)
            if line.cost is None:
                line.cost = known.cost(line.variant_id)
                line.cost_currency = known.product.cost_currency if line.cost is not None else None
        if line.cost is not None:
            line.cost_currency = line.cost_currency or base_currency
    sheet = None if version.costs is None else msgspec.convert(version.costs, CostSheet, strict=False)
    offers = msgspec.convert(version.offers, list[schemas.QuoteOffer])
    costed = costed_lines(lines, ground) if sheet is not None and ground.rate is not None else [None] * len(lines)
    reckoned = _by_sheet(costed, offers[0].incoterm, sheet, ground)
    converted: dict[str, KnownRate | None] = {}
    climbing: list[tuple[int, int]] = []
    digits = digits_of(currency) + _MORE_DIGITS
    for place, line in enumerate(lines):
        found = lists.get(line.product_id, []) if line.product_id else []
        for index, offer in enumerate(offers):
            told = any(price["offer"] == index for price in line.prices)
            if (index == 0 and not wanted[place]) or (index > 0 and told):
                continue
            best = best_price(found, line.variant_id, offer.incoterm, line.quantity)
            if best is not None:
                if best.currency not in converted:
                    converted[best.currency] = await rate_on(session, best.currency, currency, on)
                _from_list(line, index, best, found, converted[best.currency], ground)
            elif index > 0:
                climbing.append((place, index))
            elif (price := reckoned[place]) is not None:
                _put(line, index, _written(price, digits))
                ground.price_from[line.id] = COST_SHEET
    _climb(lines, climbing, offers, costed, sheet, ground, digits)


def _climb(
    lines: Sequence[AnyLine],
    wanted: Sequence[tuple[int, int]],
    offers: Sequence[schemas.QuoteOffer],
    costed: Sequence[CostedLine | None],
    sheet: CostSheet | None,
    ground: Ground,
    digits: int,
) -> None:
    """Prices of other offers that belong to the first one's, wherever that came from: so CIF is never below the FOB
    beside it. `wanted`: pairs of line and offer."""
    if not wanted or sheet is None or ground.rate is None:
        return
    # The sheet's sums are shared among all lines whose costs are known.
    known = [(place, line) for place, line in enumerate(costed) if line is not None]
    terms = list(dict.fromkeys(offers[index].incoterm for _, index in wanted))
    at = [lines[place].unit_price for place, _ in known]
    by_place = dict(
        zip(
            (place for place, _ in known),
            climbed([line for _, line in known], at, offers[0].incoterm, terms, sheet, ground.rate.rate),
            strict=True,
        )
    )
    for place, index in wanted:
        price = by_place.get(place, {}).get(offers[index].incoterm)
        if price is not None and price > 0 and lines[place].unit_price > 0:
            _put(lines[place], index, _written(price, digits))


def _written(price: Decimal, digits: int) -> Decimal:
    """A reckoned price as people quote it; one of small things keeps what it has."""
    return round_to(price, digits) if price >= _SMALL else price


def _by_sheet(
    costed: Sequence[CostedLine | None], term: Incoterm, sheet: CostSheet | None, ground: Ground
) -> list[Decimal | None]:
    """What the cost sheet makes of each line at `term`; None where a cost is not known."""
    if sheet is None or ground.rate is None:
        return [None for _ in costed]
    reckoned = iter(prices([line for line in costed if line is not None], [term], sheet, ground.rate.rate))
    return [None if line is None else next(reckoned)[term] for line in costed]


def costed_lines(lines: Sequence[AnyLine], ground: Ground) -> list[CostedLine | None]:
    """Lines as the ladder sees them; None for one whose cost, or its rate, is not known."""
    found: list[CostedLine | None] = []
    volumes = {product_id: each.volume(_ONE) for product_id, each in ground.goods.items()}
    for line in lines:
        rate = ground.to_base.get(line.cost_currency or "")
        if line.cost is None or rate is None:
            found.append(None)
            continue
        known = ground.goods.get(line.product_id) if line.product_id else None
        volume = volumes.get(line.product_id) if line.product_id else None
        found.append(
            CostedLine(
                line.quantity,
                line.cost * rate.rate,
                (known.product.rebate_rate or ZERO) if known else ZERO,
                None if volume is None else volume * line.quantity,
            )
        )
    return found


def _from_list(
    line: AnyLine, index: int, best: ListPrice, found: Sequence[ListPrice], rate: KnownRate | None, ground: Ground
) -> None:
    if rate is None:
        return
    _put(line, index, round_to(best.price * rate.rate, PRICE_DIGITS))
    if index == 0:
        ground.price_from[line.id] = best.list_name
    there = {Decimal(each["min_quantity"]) for each in line.prices if each["offer"] == index}
    more = [
        {
            "offer": index,
            "min_quantity": f"{each.min_quantity.normalize():f}",
            "price": str(round_to(each.price * rate.rate, PRICE_DIGITS)),
        }
        for each in found
        if each.min_quantity > line.quantity
        and each.min_quantity not in there
        and (each.list_name, each.incoterm, each.variant_id) == (best.list_name, best.incoterm, best.variant_id)
    ]
    if more:
        line.prices = [*line.prices, *more]


def _put(line: AnyLine, index: int, price: Decimal) -> None:
    """The price of the line's own quantity."""
    if index == 0:
        line.unit_price = price
    else:
        line.prices = [*line.prices, {"offer": index, "min_quantity": "0", "price": str(price)}]


def fingerprint(version: QuoteVersion, lines: Sequence[AnyLine], currency: str) -> str:
    """What an approval is about: prices, discounts, costs and terms, so that any change of them needs another."""
    told = [
        currency,
        version.offers[0],
        str(version.discount.normalize()),
        version.costs,
        [
            [str(each.normalize()) if each is not None else None for each in row]
            for row in ((line.quantity, line.unit_price, line.discount, line.cost) for line in lines)
        ],
    ]
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()
