"""Growth and decline of customers between two periods, split into what quantities, prices and exchange rates made."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import String, cast, func, literal, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.facts import company_names
from backend.reports.errors import UnknownPartError
from backend.reports.money import rates_into
from backend.reports.schemas import Growth, GrowthQuery, GrowthRate, GrowthRow
from backend.trade.orders.facts import base_currency, order_line_facts
from backend.trade.rates.queries import known_currencies
from tenants.session import ReadSession

_ZERO: Final = Decimal(0)
_PARTS: Final = ("volume", "price", "exchange", "other")
_CENT: Final = Decimal("0.01")
_RATE: Final = Decimal("0.000001")


@dataclass(slots=True)
class Sold:
    """What was sold of one product to one customer in one currency: quantity, amount in that currency, and in ours."""

    quantity: Decimal = _ZERO
    amount: Decimal = _ZERO
    value: Decimal = _ZERO


@dataclass(slots=True)
class Split:
    """A customer's two periods and what made the difference."""

    before: Decimal = _ZERO
    after: Decimal = _ZERO
    parts: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(_PARTS, _ZERO))

    def add(self, old: Sold, new: Sold) -> None:
        """One product's share. Quantities are weighed with the old price and rate, prices with the new quantity and
        the old rate, rates with the new amount: so the three add up to the change (Paasche after Laspeyres)."""
        self.before += old.value
        self.after += new.value
        if not (old.quantity and new.quantity and (old.amount or new.amount)):
            self.parts["other"] += new.value - old.value
            return
        old_rate = old.value / old.amount if old.amount else new.value / new.amount
        volume = (new.quantity - old.quantity) * old.amount / old.quantity * old_rate
        exchange = new.value - new.amount * old_rate
        self.parts["volume"] += volume
        self.parts["exchange"] += exchange
        self.parts["price"] += new.value - old.value - volume - exchange

    def row(self, company_id: UUID, company: str) -> GrowthRow:
        """In whole cents. What rounding leaves goes, cent by cent, to the parts that it was nearest to."""
        before, after = self.before.quantize(_CENT), self.after.quantize(_CENT)
        parts = {name: part.quantize(_CENT, ROUND_FLOOR) for name, part in self.parts.items()}
        left = int((after - before - sum(parts.values(), _ZERO)) / _CENT)
        nearest = sorted(parts, key=lambda name: parts[name] - self.parts[name])
        for place in range(abs(left)):
            parts[nearest[place % len(nearest)]] += _CENT if left > 0 else -_CENT
        return GrowthRow(company_id=company_id, company=company, before=before, after=after, **parts)


@dataclass(slots=True)
class Turnover:
    """All that was sold in one currency in the two periods: amounts, and what they are worth."""

    amounts: list[Decimal] = field(default_factory=lambda: [_ZERO, _ZERO])
    values: list[Decimal] = field(default_factory=lambda: [_ZERO, _ZERO])

    def rate(self, late: int) -> Decimal | None:
        """What one unit was worth in a period on average."""
        return (self.values[late] / self.amounts[late]).quantize(_RATE) if self.amounts[late] else None


async def load_growth(session: ReadSession, query: GrowthQuery) -> Growth:
    """Every customer who bought in either period, the greatest change first. Raises `UnknownPartError`."""
    base = await base_currency(session)
    currency = query.currency or base
    if currency != base and currency not in await known_currencies(session):
        raise UnknownPartError.at("currency")
    facts = order_line_facts(await sight_of(session, "order"), currency, base)
    day = facts.c.ordered_on
    late = day.between(query.since, query.until)
    early = day.between(query.before_since, query.before_until)
    # What was in the catalogue is known by it, whatever its lines called it.
    product = func.coalesce(cast(facts.c.product_id, String), func.lower(func.btrim(facts.c.product)))
    split = (
        facts.c.company_id,
        product.label("item"),
        facts.c.unit,
        facts.c.currency,
        facts.c.code,
        facts.c.rate_source,
    )
    periods = [
        select(
            *split,
            literal(place).label("late"),
            func.sum(facts.c.quantity).label("quantity"),
            func.sum(facts.c.amount).label("amount"),
            func.sum(facts.c.value).label("value"),
            func.min(facts.c.rate_date).label("rate_first"),
            func.max(facts.c.rate_date).label("rate_last"),
            func.count().label("lines"),
        )
        .where(within)
        .group_by(*split)
        for place, within in enumerate((early, late))
    ]
    sold: dict[UUID, dict[Any, list[Sold]]] = defaultdict(lambda: defaultdict(lambda: [Sold(), Sold()]))
    turnover: dict[str, Turnover] = defaultdict(Turnover)
    without_rate = 0
    rows = [row for period in periods for row in (await session.execute(period)).all()]
    rates = await rates_into(session, currency, {row.code for row in rows})
    for row in rows:
        value = rates.exactly(row.value, row.code)
        if value is None:
            without_rate += row.lines
            continue
        rates.note(row.currency, row.rate_source, row.rate_first, row.rate_last, row.code)
        each = sold[row.company_id][row.item, row.unit, row.currency][row.late]
        each.quantity += row.quantity
        each.amount += row.amount
        each.value += value
        turnover[row.currency].amounts[row.late] += row.amount
        turnover[row.currency].values[row.late] += value
    names = await company_names(session, list(sold))
    found = []
    for company_id, products in sold.items():
        parts = Split()
        for old, new in products.values():
            parts.add(old, new)
        found.append(parts.row(company_id, names.get(company_id, "")))
    found.sort(key=lambda row: (-abs(row.after - row.before), row.company, row.company_id))
    return Growth(
        currency=currency,
        rows=found,
        total=_total(found),
        rates=rates.told(),
        averages=[
            GrowthRate(base=code, before=of.rate(0), after=of.rate(1))
            for code, of in sorted(turnover.items())
            if code != currency
        ],
        without_rate=without_rate,
    )


def _total(rows: list[GrowthRow]) -> GrowthRow | None:
    if not rows:
        return None
    sums = {name: sum((getattr(row, name) for row in rows), _ZERO) for name in ("before", "after", *_PARTS)}
    return GrowthRow(company_id=UUID(int=0), company="", **sums)
