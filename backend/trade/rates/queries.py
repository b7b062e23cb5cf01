"""Reads of exchange rates."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec
from sqlalchemy import select

from backend.trade.money import RATE_DIGITS, round_to
from backend.trade.rates.models import ExchangeRate
from backend.trade.settings import load_settings
from backend.trade.vocabulary import RateSource
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

#: Currencies that others are reckoned through where no rate of a pair is known.
_THROUGH = ("EUR", "USD", "CNY")


class KnownRate(msgspec.Struct, frozen=True):
    """So many of one currency for one of another: since when, and from where ("entered: Zhou", "feed: host")."""

    rate: Decimal
    on_date: date
    source: str


class RateView(msgspec.Struct, kw_only=True):
    """A stored rate: so many of `quote` for one of `base`."""

    base: str
    quote: str
    rate: Decimal
    on_date: date
    source: RateSource
    origin: str


async def list_rates(
    session: ReadSession, *, base: str | None = None, cursor: str | None = None, limit: int = 50
) -> Page[RateView]:
    """Stored rates, the newest day first."""
    chosen = sorting(None, {"on_date": SortField(ExchangeRate.on_date, date)}, ExchangeRate.id, "-on_date")
    statement = select(ExchangeRate)
    if base:
        statement = statement.where(ExchangeRate.base == base.upper())
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    return page_of(
        rows, limit, chosen, value=lambda row: row.on_date, row_id=lambda row: row.id, item=rate_view, total=None
    )


def rate_view(row: ExchangeRate) -> RateView:
    """A row as it is answered."""
    source: RateSource = row.source  # type: ignore[assignment]
    return RateView(
        base=row.base, quote=row.quote, rate=row.rate, on_date=row.on_date, source=source, origin=row.origin
    )


async def known_currencies(session: ReadSession) -> list[str]:
    """The currencies that rates are kept of, by their codes."""
    pairs = select(ExchangeRate.base, ExchangeRate.quote).distinct()
    return sorted({code for row in await session.execute(pairs) for code in (row.base, row.quote)})


async def rate_on(session: ReadSession, base: str, quote: str, on: date) -> KnownRate | None:
    """So many of `quote` for one of `base` on a day: the last one known by then, straight, turned round, or through a
    third currency; None where none is known. One of a currency is one of it."""
    if base == quote:
        return KnownRate(Decimal(1), on, "")
    straight = await _pair(session, base, quote, on)
    if straight is not None:
        return KnownRate(round_to(straight.rate, RATE_DIGITS), straight.on_date, straight.source)
    own = (await load_settings(session)).base_currency
    for third in dict.fromkeys((own, *_THROUGH)):
        if third in (base, quote):
            continue
        first, second = await _pair(session, base, third, on), await _pair(session, third, quote, on)
        if first is not None and second is not None:
            sources = dict.fromkeys((first.source, second.source))
            return KnownRate(
                round_to(first.rate * second.rate, RATE_DIGITS),
                min(first.on_date, second.on_date),
                " × ".join(sources),
            )
    return None


async def _pair(session: ReadSession, base: str, quote: str, on: date) -> KnownRate | None:
    found: Sequence[ExchangeRate] = list(
        await session.scalars(
            select(ExchangeRate)
            .where(
                ExchangeRate.base.in_((base, quote)), ExchangeRate.quote.in_((base, quote)), ExchangeRate.on_date <= on
            )
            .order_by(ExchangeRate.on_date.desc(), ExchangeRate.created_at.desc())
            .limit(1)
        )
    )
    if not found:
        return None
    (row,) = found
    rate = row.rate if row.base == base else 1 / row.rate
    return KnownRate(rate, row.on_date, f"{row.source}: {row.origin}")
