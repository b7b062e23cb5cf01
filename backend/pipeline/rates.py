"""Rates that deals are locked at.

A person's rate stands. Where none is given and the deal is not in the pipeline's currency, whoever has `offer`ed rates
is asked: the domain of trade, which stands above and keeps the tenant's exchange rates.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backend.pipeline.models import Deal
from backend.pipeline.schemas.deals import GivenRate
from tenants.orm import now
from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class FoundRate:
    """What one unit of a currency is worth in another on a day, and who says so."""

    rate: Decimal
    date: date
    source: str


#: From a currency, into a currency, on a day; None where no rate is known.
RateFinder = Callable[[ReadSession, str, str, date], Awaitable[FoundRate | None]]
_finders: list[RateFinder] = []
#: The currencies that rates are known of.
CurrencyLister = Callable[[ReadSession], Awaitable[list[str]]]
_listers: list[CurrencyLister] = []

#: The source of a rate between a currency and itself.
SAME = "same"
#: The source of a rate that a person typed without saying whence.
TYPED = "typed"


def offer(finder: RateFinder, lister: CurrencyLister | None = None) -> None:
    """Let a domain above find rates, and say which currencies it knows; the last that was offered is asked first.
    Offering it again changes nothing."""
    if finder not in _finders:
        _finders.insert(0, finder)
    if lister is not None and lister not in _listers:
        _listers.insert(0, lister)


async def listed_currencies(session: ReadSession) -> list[str]:
    """The currencies that rates are known of, by their codes."""
    return sorted({code for lister in _listers for code in await lister(session)})


async def rates_into(session: ReadSession, currency: str, codes: Iterable[str | None]) -> dict[str, FoundRate]:
    """What one of each of these currencies is worth in another today, as far as it is known."""
    today = now().date()
    found = {}
    for code in sorted({code for code in codes if code and code != currency}):
        rate = await _find(session, code, currency, today)
        if rate is not None:
            found[code] = rate
    return found


async def lock_rate(session: ReadSession, deal: Deal, currency: str, given: GivenRate | None) -> None:
    """Lock what the deal's currency is worth in `currency`, the pipeline's; without any known rate it stays open."""
    today = now().date()
    if deal.currency == currency:
        deal.rate, deal.rate_date, deal.rate_source = Decimal(1), today, SAME
    elif given is not None:
        deal.rate, deal.rate_date = given.rate, given.date or today
        deal.rate_source = (given.source or "").strip() or TYPED
    else:
        found = await _find(session, deal.currency, currency, today)
        if found is None:
            deal.rate = deal.rate_date = deal.rate_source = deal.rate_currency = None
            return
        deal.rate, deal.rate_date, deal.rate_source = found.rate, found.date, found.source
    deal.rate_currency = currency


async def _find(session: ReadSession, source: str, target: str, on: date) -> FoundRate | None:
    for finder in _finders:
        found = await finder(session, source, target, on)
        if found is not None:
            return found
    return None
