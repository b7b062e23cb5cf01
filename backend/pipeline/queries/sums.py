"""Sums in a named currency, with the rates behind them: those locked in the deals, and from those on today's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, or_, select

from backend.pipeline.models import Deal
from backend.pipeline.queries.access import amounts_hidden
from backend.pipeline.rates import SAME, FoundRate, rates_into
from backend.pipeline.schemas.shared import RateSource, Sum
from tenants.session import ReadSession

_NOUGHT: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Coded:
    """A deal's amount for a sum in `currency`, after the currency that it is in (`code`): its own where that is the
    sum's, else that of its locked rate, else its own."""

    currency: str
    code: ColumnElement[Any]
    value: ColumnElement[Any]

    @property
    def parts(self) -> tuple[ColumnElement[Any], ...]:
        """What `add_up` needs, grouped by `keys` (and what else the caller splits by)."""
        return (
            *self.keys,
            func.count().label("deals"),
            func.count(Deal.amount).label("priced"),
            func.coalesce(func.sum(self.value), 0).label("amount"),
            func.min(Deal.rate_date).label("first"),
            func.max(Deal.rate_date).label("last"),
        )

    @property
    def keys(self) -> tuple[ColumnElement[Any], ...]:
        """What sums are split by: the currency, and who said at which rate."""
        own = Deal.currency == self.currency
        return self.code.label("code"), case((own, None), else_=Deal.rate_source).label("rate_from")


def coded(currency: str) -> Coded:
    """A deal's amount for a sum in a currency."""
    own = or_(Deal.currency == currency, Deal.rate_currency.is_(None))
    return Coded(
        currency, case((own, Deal.currency), else_=Deal.rate_currency), case((own, Deal.amount), else_=Deal.value)
    )


@dataclass(frozen=True, slots=True)
class Into:
    """Rates of today into a currency. `hidden`: the reader does not see what is summed."""

    currency: str
    known: Mapping[str, FoundRate]
    hidden: bool = False

    def convert(self, amount: Decimal, code: str) -> Decimal | None:
        """An amount of a currency in this one; None where no rate is known."""
        if code == self.currency:
            return amount
        rate = self.known.get(code)
        return None if rate is None else amount * rate.rate

    def summed(self, amounts: Iterable[tuple[Decimal, str]]) -> Decimal:
        """What amounts come to, those without a rate left out."""
        return sum((self.convert(amount, code) or _NOUGHT for amount, code in amounts), _NOUGHT)


async def sum_of(session: ReadSession, wanted: Sequence[ColumnElement[bool]], currency: str) -> Sum:
    """The sum of the deals that meet all conditions."""
    own = coded(currency)
    rows = (await session.execute(select(*own.parts).where(*wanted).group_by("code", "rate_from"))).all()
    return add_up(rows, await rates_of(session, currency, rows))


async def rates_of(session: ReadSession, currency: str, rows: Iterable[Any]) -> Into:
    """The rates that rows with a `code` need."""
    if await amounts_hidden(session):
        return Into(currency, {}, hidden=True)
    return Into(currency, await rates_into(session, currency, {row.code for row in rows}))


def add_up(rows: Iterable[Any], into: Into) -> Sum:
    """One sum of grouped rows; amounts of a currency without a rate are left out and counted."""
    if into.hidden:
        return Sum(None, into.currency, sum(row.deals for row in rows), 0, [])
    amount, deals, without = _NOUGHT, 0, 0
    sources: dict[str, tuple[date | None, date | None]] = {}
    today: set[str] = set()
    for row in rows:
        deals += row.deals
        worth = into.convert(row.amount, row.code)
        if worth is None:
            without += row.priced
            continue
        amount += worth
        if not row.priced:
            continue
        if row.code != into.currency:
            today.add(row.code)
        if row.rate_from not in (None, SAME):
            first, last = sources.get(row.rate_from, (None, None))
            sources[row.rate_from] = (_least(first, row.first), _most(last, row.last))
    rates = [RateSource(name, first, last, None, None) for name, (first, last) in sorted(sources.items())]
    for code in sorted(today):
        rate = into.known[code]
        rates.append(RateSource(rate.source, rate.date, rate.date, code, rate.rate))
    return Sum(amount, into.currency, deals, without, rates)


def _least(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _most(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
