"""The kinds of rules that there is data for."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries import customers_for_conversations
from backend.customers.queries.rhythm import incoming_days, living_companies
from backend.customers.queries.whom import contacts_by_id
from backend.reminders.rules.finding import Finding, Parameter, RuleKindSpec, Span
from backend.reminders.rules.occasions import find_back, find_birthdays
from backend.reminders.rules.trade import (
    find_expiring_proformas,
    find_expiring_quotes,
    find_payments,
    find_sailings,
    find_silent_quotes,
    find_silent_samples,
    stale_payments,
    stale_sailings,
)
from backend.reminders.vocabulary import RuleKind
from i18n.calendars import holiday_on
from i18n.messages import N_, translate
from i18n.moments import after_working_hours, next_working_day, off_free_days
from i18n.zones import resolve_wall_time, zone
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.sight import visible_messages
from tenants.context import current
from tenants.session import ReadSession

#: Fewer letters show no rhythm.
_ENOUGH_LETTERS: Final = 4
_MORNING: Final = time(9)
_MOST: Final = 5000


async def find_unanswered(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Questions that stood for so many desk hours of the customer; over when somebody answered."""
    window = timedelta(days=7) + timedelta(hours=params["hours"] * 5)
    rows = (
        await session.execute(
            select(Message.id, Message.conversation_id, Message.direction, Message.sent_at, Message.subject)
            .join(
                Conversation,
                (Conversation.tenant_id == Message.tenant_id) & (Conversation.id == Message.conversation_id),
            )
            .where(
                Message.kind == "human",
                Message.sent_at > span.since - window,
                Message.sent_at <= span.until,
                Conversation.merged_into_id.is_(None),
                visible_messages(current().actor),
            )
            .order_by(Message.conversation_id, Message.sent_at, Message.id)
            .limit(_MOST * 4)
        )
    ).all()
    threads: dict[UUID, list[tuple[UUID, str, datetime, str]]] = defaultdict(list)
    for row in rows:
        threads[row.conversation_id].append((row.id, row.direction, row.sent_at, row.subject))
    customers = await customers_for_conversations(session, list(threads))
    people = await contacts_by_id(session, {each.contact.id for each in customers.values()})
    found = []
    for conversation_id, letters in threads.items():
        customer = customers.get(conversation_id)
        whom = people.get(customer.contact.id) if customer else None
        if customer is None or whom is None or whom.archived or whom.bin == "noise":
            continue
        zone_name, territory = (whom.place.zone, whom.place.territory) if whom.place else ("UTC", None)
        for letter, following in zip(letters, [*letters[1:], None], strict=True):
            message_id, direction, sent_at, subject = letter
            # A run of their letters is one question, asked with the last.
            if direction != "in" or (following is not None and following[1] == "in"):
                continue
            due = after_working_hours(sent_at, params["hours"], zone_name, territory)
            if not span.since < due <= span.until:
                continue
            found.append(
                Finding(
                    key=str(message_id),
                    at=due,
                    # What is set by itself goes to a colleague who may not see the mail: it quotes nothing.
                    text=translate("An inquiry waits for an answer", current().locale)
                    if current().actor.kind == "system"
                    else translate("Answer “{subject}”", current().locale, subject=subject[:400]),
                    company_id=whom.company.id if whom.company else None,
                    contact_id=customer.contact.id,
                    conversation_id=conversation_id,
                    owner_id=whom.owner_id,
                    zone=zone_name,
                    territory=territory,
                    asked_at=sent_at,
                    over=following is not None,
                )
                if following is None or following[2] > due
                else None
            )
    return [each for each in found if each is not None]


async def find_silent(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Customers who have not written for so many times their usual pause, which is the median of their own.

    Over when they wrote again. Those with fewer than four days of letters show no rhythm.
    """
    found = []
    for whom, days in await incoming_days(session, span.since - timedelta(days=540), span.until):
        if len(days) < _ENOUGH_LETTERS or whom.place is None:
            continue
        zone_name, territory = whom.place.zone, whom.place.territory
        for index in range(_ENOUGH_LETTERS - 1, len(days)):
            usual = median((later - earlier).days for earlier, later in pairwise(days[: index + 1]))
            pause = min(max(usual * params["factor"] / 100, params["least_days"]), params["most_days"])
            quiet = datetime.combine(days[index] + timedelta(days=round(pause)), _MORNING)
            due = resolve_wall_time(off_free_days(quiet, territory), zone_name)
            following = days[index + 1] if index + 1 < len(days) else None
            if not span.since < due <= span.until:
                continue
            again = following is not None and resolve_wall_time(datetime.combine(following, time()), zone_name) <= due
            if again or whom.company is None:
                continue
            found.append(
                Finding(
                    key=f"{whom.company.id}:{days[index]}",
                    at=due,
                    text=translate(
                        "Not heard from for {days} days, usually every {usual}",
                        current().locale,
                        days=round(pause),
                        usual=round(usual),
                    ),
                    company_id=whom.company.id,
                    contact_id=None,
                    conversation_id=None,
                    owner_id=whom.owner_id,
                    zone=zone_name,
                    territory=territory,
                    over=following is not None,
                )
            )
    return found


async def find_holidays(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Public holidays of the countries of customers who wrote during the last year, so many days before.

    A run of free days is one; it is told by its first.
    """
    found = []
    locale = current().locale
    for whom in await living_companies(session, span.until - timedelta(days=365)):
        if whom.place is None or whom.company is None:
            continue
        zone_name, territory = whom.place.zone, whom.place.territory
        first = span.since.astimezone(zone(zone_name)).date() + timedelta(days=params["days_before"])
        last = span.until.astimezone(zone(zone_name)).date() + timedelta(days=params["days_before"])
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            holiday = holiday_on(day, territory, locale)
            if holiday is None or holiday_on(day - timedelta(days=1), territory) is not None:
                continue
            at = resolve_wall_time(datetime.combine(day - timedelta(days=params["days_before"]), _MORNING), zone_name)
            if not span.since < at <= span.until:
                continue
            name = translate("{holiday} (expected)", locale, holiday=holiday.name) if holiday.expected else holiday.name
            found.append(
                Finding(
                    key=f"{whom.company.id}:{day}",
                    at=next_working_day(zone_name, territory, at - timedelta(days=1)),
                    text=translate("{holiday} on {day}", locale, holiday=name, day=f"{day:%Y-%m-%d}"),
                    company_id=whom.company.id,
                    contact_id=None,
                    conversation_id=None,
                    owner_id=whom.owner_id,
                    zone=zone_name,
                    territory=territory,
                    over=resolve_wall_time(datetime.combine(day, time()), zone_name) < datetime.now(UTC),
                )
            )
    return found


KINDS: Final[Mapping[RuleKind, RuleKindSpec]] = {
    "inquiry_unanswered": RuleKindSpec(
        N_("Inquiry without an answer"),
        N_("Reminds when a customer's mail has waited for so many of their desk hours."),
        (Parameter("hours", 9, 1, 200),),
        find_unanswered,
    ),
    "customer_silent": RuleKindSpec(
        N_("Customer fell silent"),
        N_("Reminds when a customer has not written for longer than usual for them."),
        (
            Parameter("factor", 200, 110, 1000),
            Parameter("least_days", 14, 2, 365),
            Parameter("most_days", 120, 7, 730),
        ),
        find_silent,
    ),
    "customer_holiday": RuleKindSpec(
        N_("Public holiday of the customer"),
        N_("Reminds some days before a public holiday in the customer's country, to greet or to deliver in time."),
        (Parameter("days_before", 7, 1, 60),),
        find_holidays,
    ),
    "customer_back": RuleKindSpec(
        N_("Back from an absence"),
        N_("Reminds on the first working day after an absence that somebody's mail program announced."),
        (Parameter("days_after", 0, 0, 30),),
        find_back,
    ),
    "contact_birthday": RuleKindSpec(
        N_("Birthday"),
        N_("Reminds of birthdays that are written down at people."),
        (Parameter("days_before", 0, 0, 30),),
        find_birthdays,
    ),
    "quote_silent": RuleKindSpec(
        N_("Quote without a reaction"),
        N_("Reminds when a customer has not reacted to a quote for so many of their working days."),
        (Parameter("first", 2, 1, 60), Parameter("second", 5, 1, 90), Parameter("third", 10, 1, 120)),
        find_silent_quotes,
    ),
    "quote_expiring": RuleKindSpec(
        N_("Quote about to expire"),
        N_("Reminds some days before the validity of a sent quote ends."),
        (Parameter("days_before", 3, 0, 60),),
        find_expiring_quotes,
    ),
    "proforma_expiring": RuleKindSpec(
        N_("Proforma invoice about to expire"),
        N_("Reminds some days before the validity of a proforma invoice ends that nothing was paid on."),
        (Parameter("days_before", 3, 0, 60),),
        find_expiring_proformas,
    ),
    "sample_silent": RuleKindSpec(
        N_("Samples without an opinion"),
        N_("Reminds after the day on which a customer was to have an opinion of samples."),
        (Parameter("days_after", 3, 0, 60),),
        find_silent_samples,
    ),
    "payment_due": RuleKindSpec(
        N_("Payment due"),
        N_("Reminds some days before a part of an order's price is due."),
        (Parameter("days_before", 3, 0, 60),),
        find_payments,
        stale_payments,
    ),
    "shipment_dates": RuleKindSpec(
        N_("Departure and arrival"),
        N_("Reminds three times, so many days before a shipment leaves and before it arrives."),
        (Parameter("first", 7, 0, 60), Parameter("second", 3, 0, 60), Parameter("third", 1, 0, 60)),
        find_sailings,
        stale_sailings,
    ),
}
