"""Sums of money of several currencies in one: at the rates locked in each record, then at those known today."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from backend.reports.schemas import ReportRate
from backend.trade.rates.queries import KnownRate, rate_on
from tenants.orm import now
from tenants.session import ReadSession

_CENT: Final = Decimal("0.01")
#: The source of a rate between a currency and itself.
_SAME: Final = "same"


@dataclass(slots=True)
class Rates:
    """What one of each currency is worth in `currency` today, and what was made use of."""

    currency: str
    known: dict[str, KnownRate | None]
    _locked: dict[tuple[str, str], tuple[date | None, date | None]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def convert(self, amount: Decimal | None, code: str | None) -> Decimal | None:
        """An amount of a currency in this one, to the cent; null where no rate is known."""
        if amount is None or code is None or code == self.currency:
            return amount
        worth = self.exactly(amount, code)
        return None if worth is None else worth.quantize(_CENT)

    def exactly(self, amount: Decimal, code: str) -> Decimal | None:
        """As `convert`, for sums that are rounded once at their end."""
        if code == self.currency:
            return amount
        rate = self.known.get(code)
        if rate is None:
            return None
        self._used.add(code)
        return amount * rate.rate

    def lacks(self, code: str | None) -> bool:
        """Whether amounts of a currency cannot be summed."""
        return code is not None and code != self.currency and self.known.get(code) is None

    def note(self, base: str, source: str | None, first: date | None, last: date | None, code: str | None) -> None:
        """Take down the rates from `base` of a group of records, locked between two days, whose amounts are in `code`
        by them."""
        if source in (None, _SAME) or code == base or self.lacks(code):
            return
        since, until = self._locked.get((base, source), (first, last))
        self._locked[base, source] = (_by(min, since, first), _by(max, until, last))

    def told(self) -> list[ReportRate]:
        """The rates behind the sums: those locked in records, then those of today."""
        locked = [
            ReportRate(base=base, rate=None, source=source, first=first, last=last)
            for (base, source), (first, last) in sorted(self._locked.items())
        ]
        today = [
            ReportRate(base=code, rate=rate.rate, source=rate.source, first=rate.on_date, last=rate.on_date)
            for code in sorted(self._used)
            if (rate := self.known.get(code)) is not None
        ]
        return locked + today


async def rates_into(session: ReadSession, currency: str, codes: Iterable[str | None]) -> Rates:
    """The rates of these currencies into one, as far as they are known today."""
    today = now().date()
    wanted = sorted({code for code in codes if code and code != currency})
    return Rates(currency, {code: await rate_on(session, code, currency, today) for code in wanted})


def _by(choose: Any, one: date | None, other: date | None) -> date | None:
    given = [day for day in (one, other) if day is not None]
    return choose(given) if given else None
