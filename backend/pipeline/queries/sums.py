"""Sums in a named currency, with the rates behind them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_

from backend.pipeline.models import Deal
from backend.pipeline.rates import SAME
from backend.pipeline.schemas.shared import RateSource, Sum

#: What `add_up` needs, grouped by `Deal.rate_currency` and `Deal.rate_source` (and what else the caller splits by).
PARTS: tuple[ColumnElement[Any], ...] = (
    func.count().label("deals"),
    func.count(Deal.amount).label("priced"),
    func.coalesce(func.sum(Deal.value), 0).label("amount"),
    func.min(Deal.rate_date).label("first"),
    func.max(Deal.rate_date).label("last"),
)


def coded_value(currency: str) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """A deal's amount for a sum in `currency`, after the currency that it is in: its own where that is the sum's, else
    that of its locked rate, else its own."""
    own = or_(Deal.currency == currency, Deal.rate_currency.is_(None))
    return case((own, Deal.currency), else_=Deal.rate_currency), case((own, Deal.amount), else_=Deal.value)


def add_up(rows: Iterable[Any], currency: str) -> Sum:
    """One sum of grouped rows; amounts whose rate is into another currency count as without one."""
    amount, deals, without = Decimal(0), 0, 0
    sources: dict[str, tuple[date | None, date | None]] = {}
    for row in rows:
        deals += row.deals
        if row.rate_currency != currency:
            without += row.priced
            continue
        amount += row.amount
        if row.rate_source not in (None, SAME) and row.priced:
            first, last = sources.get(row.rate_source, (None, None))
            sources[row.rate_source] = (_least(first, row.first), _most(last, row.last))
    rates = [RateSource(name, first, last) for name, (first, last) in sorted(sources.items())]
    return Sum(amount, currency, deals, without, rates)


def _least(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _most(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
