"""Which clock a company or a contact keeps, and why."""

from datetime import timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import and_, select

from backend.customers.clock import Place, time_at
from backend.customers.models import Company, Contact, FactSource, ProfileFact
from backend.customers.queries.last_words import reply_times
from backend.customers.queries.mail_clock import MailClock, company_mail_clock, mail_clock
from backend.customers.queries.seen import require_seen
from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.customers.schemas.clocks import Clock, Journey, Reason, Week, ZoneClue
from i18n.calendars import working_week
from i18n.formats import day
from i18n.messages import N_, translate
from i18n.moments import good_moment
from i18n.reply_hours import reply_hours
from i18n.whereabouts import (
    DATE_HEADER,
    SET_BY_PERSON,
    Whereabouts,
    from_country,
    from_person,
    from_phone,
    from_place,
    weigh,
)
from i18n.zones import SURE, country_zones, zone_country
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
    "invite": N_("Their calendar invitations are on this clock."),
    "date-header": N_("Their mail is stamped with another clock."),
    "travel": N_("Travelling."),
    "unknown": N_("Nothing tells where this customer is."),
}


# Reasons of facts read in letters → ours.
_OF_FACTS: Final = {"invite": "invite", "place": "place", "phone-area": "area-code", "country": "only-zone"}


async def company_clock(session: ReadSession, company_id: UUID) -> Clock:
    """The clock of a company; raises `NotFoundError`."""
    await require_seen(session, "company", company_id)
    whom = (await companies_by_id(session, [company_id])).get(company_id)
    row = await session.get(Company, (session.info["tenant_id"], company_id))
    if whom is None or row is None:
        raise NotFoundError
    mail = await company_mail_clock(session, company_id)
    told = weigh(
        [
            from_person(row.time_zone) if await _typed(session, "company", company_id) and row.time_zone else None,
            from_place(row.city, row.country),
            from_place(row.address, row.country),
            from_country(row.country),
            from_phone(row.phone),
            *mail.clues(_possible(row.time_zone, row.country), row.country),
        ]
    )
    reason = await _reason(session, "company", company_id, row.time_zone, row.zone_reason)
    return _clock(whom, row.time_zone, reason, told, mail)


async def contact_clock(session: ReadSession, contact_id: UUID) -> Clock:
    """The clock of a contact, on a journey that of the journey; raises `NotFoundError`."""
    await require_seen(session, "contact", contact_id)
    whom = (await contacts_by_id(session, [contact_id])).get(contact_id)
    row = await session.get(Contact, (session.info["tenant_id"], contact_id))
    if whom is None or row is None:
        raise NotFoundError
    zone: str | None = row.time_zone
    reason = await _reason(session, "contact", contact_id, zone, row.zone_reason)
    country = whom.company.country if whom.company else None
    mail = await mail_clock(session, [contact_id])
    possible = _possible(zone or (whom.place.zone if whom.place else None), country)
    told = weigh([from_phone(row.phone), from_country(country), *mail.clues(possible, country)])
    if whom.travelling:
        zone, reason = row.away_zone, "travel"
    elif zone is None and whom.place is not None:
        zone, reason = whom.place.zone, "company"
    wrote = (await reply_times(session, [contact_id])).get(contact_id, [])
    hours = reply_hours(wrote, whom.place.zone) if whom.place else None
    clock = _clock(whom, zone, reason, told, mail)
    clock.reply_hours = f"{hours[0]:%H:%M}-{hours[1]:%H:%M}" if hours else None
    over = row.away_until is not None and row.away_until < now().date() - timedelta(days=1)
    if row.away_zone is not None and not over:
        clock.travel = Journey(row.away_zone, row.away_place, row.away_from, row.away_until)
    return clock


def _possible(zone: str | None, country: str | None) -> list[str]:
    """The clocks that the Date headers of mail are held against."""
    return [*([zone] if zone else []), *country_zones(country or "")]


def _week(place: Place) -> Week:
    week = working_week(place.territory or zone_country(place.zone), now().date())
    return Week(sorted(week.weekend), sorted(week.half_days), own=";" in (place.territory or ""))


def _stamped(zone: str | None, reason: Reason, mail: MailClock, locale: str) -> ZoneClue | None:
    """What the Date headers say against a clock that is set, even if they fit no other."""
    odd = mail.strange(zone) if zone is not None and reason != "travel" else None
    if odd is None:
        return None
    instant, minutes = odd
    offset = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    words = translate("Their mail of {day} is stamped with another clock.", locale, day=day(instant.date(), locale))
    return ZoneClue("date-header", words, [offset], DATE_HEADER)


def _clock(whom: Whom, zone: str | None, reason: Reason, told: Whereabouts, mail: MailClock) -> Clock:
    locale, place = current().locale, whom.place
    moment = good_moment(now(), place.zone, place.territory) if place else None
    against = [
        ZoneClue(clue.reason, translate(_TEXTS.get(clue.reason, ""), locale), list(clue.zones), clue.score)
        for clue in told.against
        if clue.reason != "date-header"
    ]
    if zone is not None and told.zone is not None and told.zone != zone and reason != "travel":
        clue_text = translate(_TEXTS.get(told.reason or "", ""), locale)
        against.insert(0, ZoneClue(told.reason or "", clue_text, [told.zone], told.score))
    if stamped := _stamped(zone, reason, mail, locale):
        against.append(stamped)
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
        reply_hours=None,
        week=_week(place) if place else None,
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
    if concluded is None:
        concluded = _OF_FACTS.get(await _fact_reason(session, kind, subject_id, zone) or "")
    known: Any = concluded if concluded in _TEXTS else "mail"
    reason: Reason = known
    return reason


async def _fact_reason(
    session: ReadSession, kind: Literal["company", "contact"], subject_id: UUID, zone: str
) -> str | None:
    """From what in a letter the zone was concluded."""
    return await session.scalar(
        select(FactSource.reason)
        .join(ProfileFact, and_(ProfileFact.tenant_id == FactSource.tenant_id, ProfileFact.id == FactSource.fact_id))
        .where(
            ProfileFact.subject_kind == kind,
            ProfileFact.subject_id == subject_id,
            ProfileFact.field == "time_zone",
            ProfileFact.value == zone,
            ProfileFact.rejected_at.is_(None),
        )
        .order_by(FactSource.confidence.desc(), FactSource.at.desc())
        .limit(1)
    )
