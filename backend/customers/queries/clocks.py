"""Which clock a company or a contact keeps, and why."""

from datetime import timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import select

from backend.customers.clock import time_at
from backend.customers.models import Company, Contact, ProfileFact
from backend.customers.queries.last_words import reply_times
from backend.customers.queries.seen import require_seen
from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.customers.schemas.clocks import Clock, Journey, Reason, ZoneClue
from i18n.messages import N_, translate
from i18n.moments import good_moment
from i18n.reply_hours import reply_hours
from i18n.whereabouts import SET_BY_PERSON, Whereabouts, from_country, from_person, from_phone, from_place, weigh
from i18n.zones import SURE
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import ReadSession

_TEXTS: Final[dict[str, str]] = {
    "typed": N_("A colleague set it."),
    "mail": N_("From this customer's mail."),
    "place": N_("The clock of the town in the address."),
    "area-code": N_("From the area of the phone number."),
    "only-zone": N_("The country has one clock."),
    "main-zone": N_("Nearly all of the country keeps this clock."),
    "mobile-prefix": N_("A mobile number tells the country, not the place."),
    "company": N_("The clock of the company."),
    "travel": N_("Travelling."),
    "unknown": N_("Nothing tells where this customer is."),
}


async def company_clock(session: ReadSession, company_id: UUID) -> Clock:
    """The clock of a company; raises `NotFoundError`."""
    await require_seen(session, "company", company_id)
    whom = (await companies_by_id(session, [company_id])).get(company_id)
    row = await session.get(Company, (session.info["tenant_id"], company_id))
    if whom is None or row is None:
        raise NotFoundError
    told = weigh(
        [
            from_person(row.time_zone) if await _typed(session, "company", company_id) and row.time_zone else None,
            from_place(row.city, row.country),
            from_place(row.address, row.country),
            from_country(row.country),
            from_phone(row.phone),
        ]
    )
    reason = await _reason(session, "company", company_id, row.time_zone, row.zone_reason)
    return _clock(whom, row.time_zone, reason, told, None)


async def contact_clock(session: ReadSession, contact_id: UUID) -> Clock:
    """The clock of a contact, on a journey that of the journey; raises `NotFoundError`."""
    await require_seen(session, "contact", contact_id)
    whom = (await contacts_by_id(session, [contact_id])).get(contact_id)
    row = await session.get(Contact, (session.info["tenant_id"], contact_id))
    if whom is None or row is None:
        raise NotFoundError
    zone: str | None = row.time_zone
    reason = await _reason(session, "contact", contact_id, zone, row.zone_reason)
    told = weigh([from_phone(row.phone), from_country(whom.company.country if whom.company else None)])
    if whom.travelling:
        zone, reason = row.away_zone, "travel"
    elif zone is None and whom.place is not None:
        zone, reason = whom.place.zone, "company"
    wrote = (await reply_times(session, [contact_id])).get(contact_id, [])
    hours = reply_hours(wrote, whom.place.zone) if whom.place else None
    clock = _clock(whom, zone, reason, told, f"{hours[0]:%H:%M}-{hours[1]:%H:%M}" if hours else None)
    over = row.away_until is not None and row.away_until < now().date() - timedelta(days=1)
    if row.away_zone is not None and not over:
        clock.travel = Journey(row.away_zone, row.away_place, row.away_from, row.away_until)
    return clock


def _clock(whom: Whom, zone: str | None, reason: Reason, told: Whereabouts, hours: str | None) -> Clock:
    locale, place = current().locale, whom.place
    moment = good_moment(now(), place.zone, place.territory) if place else None
    against = [
        ZoneClue(clue.reason, translate(_TEXTS.get(clue.reason, ""), locale), list(clue.zones), clue.score)
        for clue in told.against
    ]
    if zone is not None and told.zone is not None and told.zone != zone and reason != "travel":
        clue_text = translate(_TEXTS.get(told.reason or "", ""), locale)
        against.insert(0, ZoneClue(told.reason or "", clue_text, [told.zone], told.score))
    score = SET_BY_PERSON if reason in ("typed", "travel") else told.score if told.zone == zone else SURE
    return Clock(
        zone=zone,
        reason=reason,
        reason_text=translate(_TEXTS[reason], locale),
        score=score if zone else 0,
        suggestion=told.zone if zone is None else None,
        candidates=list(told.candidates),
        against=against,
        territory=place.territory if place else None,
        local_time=time_at(place, locale) if place else None,
        good=moment.good if moment else False,
        next_good_at=moment.next_good_at if moment else None,
        reply_hours=hours,
    )


async def _typed(session: ReadSession, kind: Literal["company", "contact"], subject_id: UUID) -> bool:
    found = await session.scalar(
        select(ProfileFact.id)
        .where(
            ProfileFact.subject_kind == kind,
            ProfileFact.subject_id == subject_id,
            ProfileFact.field == "time_zone",
            ProfileFact.typed_at.is_not(None),
        )
        .limit(1)
    )
    return found is not None


async def _reason(
    session: ReadSession, kind: Literal["company", "contact"], subject_id: UUID, zone: str | None, concluded: str | None
) -> Reason:
    if zone is None:
        return "unknown"
    if await _typed(session, kind, subject_id):
        return "typed"
    known: Any = concluded if concluded in _TEXTS else "mail"
    reason: Reason = known
    return reason
