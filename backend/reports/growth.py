"""Growth and decline of customers between two periods, split into what quantities, prices and exchange rates made."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import case, func, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.facts import company_names
from backend.reports.errors import UnknownPartError
from backend.reports.money import rates_into
from backend.reports.schemas import Growth, GrowthQuery, GrowthRow
from backend.trade.orders.facts import base_currency, order_line_facts
from backend.trade.rates.queries import known_currencies
from tenants.session import ReadSession

_ZERO: Final = Decimal(0)
_CENT: Final = Decimal("0.01")


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
    parts: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(("volume", "price", "exchange"), _ZERO))

    def add(self, old: Sold, new: Sold) -> None:
        """One product's share. Quantities are weighed with the old price and rate, prices with the new quantity and
        the old rate, rates with the new amount: so the three add up to the change (Paasche after Laspeyres)."""
        self.before += old.value
        self.after += new.value
        if not (old.quantity and new.quantity and old.amount and new.amount):
            return
        old_rate = old.value / old.amount
        volume = (new.quantity - old.quantity) * old.amount / old.quantity * old_rate
        exchange = new.value - new.amount * old_rate
        self.parts["volume"] += volume
        self.parts["exchange"] += exchange
        self.parts["price"] += new.value - old.value - volume - exchange

    def row(self, company_id: UUID, company: str) -> GrowthRow:
        """In whole cents; what rounding leaves is with `other`, so that the parts add up."""
        before, after = self.before.quantize(_CENT), self.after.quantize(_CENT)
        parts = {name: part.quantize(_CENT) for name, part in self.parts.items()}
        other = after - before - sum(parts.values(), _ZERO)
        return GrowthRow(company_id=company_id, company=company, before=before, after=after, other=other, **parts)


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
    found_rows = await session.execute(
        select(
            facts.c.company_id,
            facts.c.product,
            facts.c.unit,
            facts.c.currency,
            facts.c.code,
            case((late, 1), else_=0).label("late"),
            func.sum(facts.c.quantity).label("quantity"),
            func.sum(facts.c.amount).label("amount"),
            func.sum(facts.c.value).label("value"),
            func.count().label("lines"),
        )
        .where(late | early)
        .group_by(facts.c.company_id, facts.c.product, facts.c.unit, facts.c.currency, facts.c.code, "late")
    )
    sold: dict[UUID, dict[Any, list[Sold]]] = defaultdict(lambda: defaultdict(lambda: [Sold(), Sold()]))
    without_rate = 0
    rows = found_rows.all()
    rates = await rates_into(session, currency, {row.code for row in rows})
    for row in rows:
        value = rates.convert(row.value, row.code)
        if value is None:
            without_rate += row.lines
            continue
        each = sold[row.company_id][row.product, row.unit, row.currency][row.late]
        each.quantity += row.quantity
        each.amount += row.amount
        each.value += value
    names = await company_names(session, list(sold))
    found = []
    for company_id, products in sold.items():
        split = Split()
        for old, new in products.values():
            split.add(old, new)
        found.append(split.row(company_id, names.get(company_id, "")))
    found.sort(key=lambda row: abs(row.after - row.before), reverse=True)
    return Growth(currency=currency, rows=found, total=_total(found), rates=rates.told(), without_rate=without_rate)


def _total(rows: list[GrowthRow]) -> GrowthRow | None:
    if not rows:
        return None
    names = ("before", "after", "volume", "price", "exchange", "other")
    sums = {name: sum((getattr(row, name) for row in rows), _ZERO) for name in names}
    return GrowthRow(company_id=UUID(int=0), company="", **sums)
