"""Rules about trade: quotes and samples without a reaction, validity that ends, payments, departures and arrivals."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from backend.customers.queries.last_words import last_words
from backend.customers.queries.rhythm import incoming_days
from backend.customers.queries.whom import Whom, companies_by_id
from backend.reminders.rules.finding import Finding, Span
from backend.reminders.rules.occasions import place_of
from backend.trade.watching import (
    Watched,
    due_days,
    payments_between,
    proformas_expiring,
    quotes_expiring,
    quotes_sent,
    sailing_days,
    sailings_between,
    samples_awaiting,
)
from i18n import formats
from i18n.calendars import next_working_day
from i18n.messages import N_, translate
from i18n.moments import off_free_days
from i18n.zones import resolve_wall_time, zone
from tenants.context import current
from tenants.session import ReadSession

_MORNING: Final = time(9)
#: Holidays put a reminder off by this much at the most.
_SLACK: Final = timedelta(days=30)


async def find_silent_quotes(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Quotes that got no reaction for so many working days of the customer: 2, 5 and 10 as a rule. Over when they
    answered, by a decision or by any mail."""
    steps = sorted({params["first"], params["second"], params["third"]})
    quotes = await quotes_sent(session, span.since - timedelta(days=steps[-1] * 2) - _SLACK, span.until)
    heard = await _Heard.of(session, {quote.company_id for quote in quotes}, span)
    found = []
    for quote in quotes:
        whom = heard.whom.get(quote.company_id)
        if whom is None:
            continue
        zone_name, territory = place_of(whom)
        sent_on = quote.sent_at.astimezone(zone(zone_name)).date()
        over = quote.over or heard.since(quote.company_id, quote.sent_at, sent_on)
        for step in steps:
            due = resolve_wall_time(
                datetime.combine(_working_days_after(sent_on, step, territory), _MORNING), zone_name
            )
            if span.since < due <= span.until:
                text = translate(
                    "Quote {number} without a reaction for {days} working days",
                    current().locale,
                    number=quote.number,
                    days=step,
                )
                found.append(_finding(f"{quote.id}:{step}", due, text, quote, whom, over=over))
    return found


async def find_expiring_quotes(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Quotes whose validity ends in so many days. Over when the customer decided, or it has ended."""
    ahead = timedelta(days=params["days_before"])
    quotes = await quotes_expiring(session, *_days(span, ahead))
    text = N_("Quote {number} is valid until {day}")
    return await _before(session, quotes, ahead, span, text)


async def find_expiring_proformas(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Proforma invoices whose validity ends in so many days. Over when the customer paid, or another took its place."""
    ahead = timedelta(days=params["days_before"])
    papers = await proformas_expiring(session, *_days(span, ahead))
    return await _before(session, papers, ahead, span, N_("Proforma invoice {number} is valid until {day}"))


async def find_silent_samples(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Samples whose customer was to have an opinion, so many days after that day."""
    later = timedelta(days=params["days_after"])
    samples = await samples_awaiting(session, *_days(span, -later))
    return await _before(session, samples, -later, span, N_("Samples {number}: what does the customer say?"))


async def find_payments(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Payments that are due in so many days. Over when they came."""
    ahead = timedelta(days=params["days_before"])
    payments = await payments_between(session, *_days(span, ahead))
    people = await companies_by_id(session, {payment.company_id for payment in payments})
    found = []
    for payment in payments:
        whom = people.get(payment.company_id)
        due = _due(payment.day - ahead, whom)
        if whom is None or not span.since < due <= span.until:
            continue
        text = translate(
            "Order {number}: {amount} due on {day}",
            current().locale,
            number=payment.number,
            amount=formats.money(payment.left, payment.currency, current().locale),
            day=f"{payment.day:%Y-%m-%d}",
        )
        key = f"{payment.id}:{payment.position}:{payment.day}"
        found.append(_finding(key, due, text, payment, whom, over=payment.over))
    return found


async def find_sailings(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Departures and arrivals, so many days before: 7, 3 and 1 as a rule. Over when it left or arrived; another date
    is another reminder."""
    found = []
    for step in sorted({params["first"], params["second"], params["third"]}, reverse=True):
        ahead = timedelta(days=step)
        sailings = await sailings_between(session, *_days(span, ahead))
        people = await companies_by_id(session, {sailing.company_id for sailing in sailings})
        for sailing in sailings:
            whom = people.get(sailing.company_id)
            due = _due(sailing.day - ahead, whom)
            if whom is None or not span.since < due <= span.until:
                continue
            words = N_("{number} leaves on {day}") if sailing.side == "etd" else N_("{number} arrives on {day}")
            text = translate(words, current().locale, number=sailing.number, day=f"{sailing.day:%Y-%m-%d}")
            key = f"{sailing.id}:{sailing.side}:{sailing.day}:{step}"
            found.append(_finding(key, due, text, sailing, whom, over=sailing.over))
    return found


async def stale_payments(session: ReadSession, keys: Collection[str]) -> set[str]:
    """Keys of `find_payments` whose part is due on another day by now, or on none."""
    named = {key: (UUID(order), int(position), day) for key in keys for order, position, day in [key.split(":")]}
    days = await due_days(session, {order for order, _, _ in named.values()})
    return {
        key for key, (order, position, day) in named.items() if days.get((order, position)) != date.fromisoformat(day)
    }


async def stale_sailings(session: ReadSession, keys: Collection[str]) -> set[str]:
    """Keys of `find_sailings` whose shipment leaves or arrives on another day by now."""
    named = {key: (UUID(row), side, day) for key in keys for row, side, day, _ in [key.split(":")]}
    days = await sailing_days(session, {row for row, _, _ in named.values()})
    return {key for key, (row, side, day) in named.items() if days.get((row, side)) != date.fromisoformat(day)}


class _Heard:
    """When customers last said anything."""

    def __init__(
        self, whom: Mapping[UUID, Whom], days: Mapping[UUID, list[date]], last: Mapping[UUID, datetime]
    ) -> None:
        self.whom, self._days, self._last = whom, days, last

    @classmethod
    async def of(cls, session: ReadSession, company_ids: Collection[UUID], span: Span) -> "_Heard":
        whom = await companies_by_id(session, company_ids)
        days: dict[UUID, list[date]] = defaultdict(list)
        for each, wrote in await incoming_days(session, span.since - _SLACK, span.until):
            if each.company is not None:
                days[each.company.id] = wrote
        said = await last_words(session, set(company_ids), set())
        last = {key: words.at for key, words in said.items() if words.direction == "in"}
        return cls(whom, days, last)

    def since(self, company_id: UUID, instant: datetime, day: date) -> bool:
        """Whether they wrote after an instant, which lay on `day`; of that day itself the newest letter tells."""
        return any(each > day for each in self._days.get(company_id, [])) or (
            company_id in self._last and self._last[company_id] > instant
        )


async def _before(
    session: ReadSession, things: Iterable[Watched], ahead: timedelta, span: Span, words: str
) -> list[Finding]:
    listed = list(things)
    people = await companies_by_id(session, {each.company_id for each in listed})
    found = []
    for each in listed:
        whom = people.get(each.company_id)
        due = _due(each.day - ahead, whom)
        if whom is None or not span.since < due <= span.until:
            continue
        text = translate(words, current().locale, number=each.number, day=f"{each.day:%Y-%m-%d}")
        found.append(_finding(f"{each.id}:{each.day}", due, text, each, whom, over=each.over))
    return found


def _due(day: date, whom: Whom | None) -> datetime:
    """9:00 there on that day, or on the next on which they work."""
    zone_name, territory = place_of(whom) if whom is not None else ("UTC", None)
    return resolve_wall_time(off_free_days(datetime.combine(day, _MORNING), territory), zone_name)


def _days(span: Span, ahead: timedelta) -> tuple[date, date]:
    """The days that a reminder of `ahead` within the span can be about; free days move it."""
    return (span.since + ahead - _SLACK).date(), (span.until + ahead).date() + timedelta(days=1)


def _working_days_after(day: date, count: int, territory: str | None) -> date:
    for _ in range(count):
        day = next_working_day(day, territory)
    return day


def _finding(key: str, due: datetime, text: str, thing: Watched, whom: Whom, *, over: bool) -> Finding:
    zone_name, territory = place_of(whom)
    return Finding(
        key=key,
        at=due,
        text=text,
        company_id=thing.company_id,
        contact_id=thing.contact_id,
        conversation_id=None,
        owner_id=thing.owner_id or whom.owner_id,
        zone=zone_name,
        territory=territory,
        over=over,
    )
