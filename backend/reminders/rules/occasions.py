"""Rules about people: the day somebody is back, and birthdays."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from backend.customers.queries.occasions import absences, birthdays
from backend.customers.queries.whom import Whom
from backend.reminders.rules.finding import Finding, Span
from i18n.messages import translate
from i18n.moments import off_free_days
from i18n.zones import resolve_wall_time, zone
from tenants.context import current
from tenants.orm import now
from tenants.session import ReadSession

_MORNING: Final = time(9)
#: Nobody announces a longer absence.
_LONGEST: Final = timedelta(days=200)


def place_of(whom: Whom) -> tuple[str, str | None]:
    """Zone and territory of somebody, UTC where nothing is known."""
    return (whom.place.zone, whom.place.territory) if whom.place else ("UTC", None)


async def find_back(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """The first working day, 9:00 there, on which somebody is back, as their mail program said; so many days later."""
    found = []
    for absence in await absences(session, span.since - _LONGEST, span.until):
        zone_name, territory = place_of(absence.whom)
        day = absence.return_on + timedelta(days=params["days_after"])
        due = resolve_wall_time(off_free_days(datetime.combine(day, _MORNING), territory), zone_name)
        if not max(span.since, absence.told_at) < due <= span.until:
            continue
        found.append(
            Finding(
                key=f"{absence.contact_id}:{absence.return_on}",
                at=due,
                text=translate("Back at work today", current().locale)
                if params["days_after"] == 0
                else translate("Back at work since {day}", current().locale, day=f"{absence.return_on:%Y-%m-%d}"),
                company_id=absence.whom.company.id if absence.whom.company else None,
                contact_id=absence.contact_id,
                conversation_id=None,
                owner_id=absence.whom.owner_id,
                zone=zone_name,
                territory=territory,
            )
        )
    return found


async def find_birthdays(session: ReadSession, params: Mapping[str, int], span: Span) -> list[Finding]:
    """Birthdays, so many days before; one on the 29th of February is kept on the 28th in other years."""
    found = []
    ahead = timedelta(days=params["days_before"])
    for birthday in await birthdays(session):
        zone_name, territory = place_of(birthday.whom)
        rules = zone(zone_name)
        first = span.since.astimezone(rules).date()
        for year in range(first.year, span.until.astimezone(rules).year + 2):
            day = _in_year(year, birthday.month, birthday.day)
            due = resolve_wall_time(off_free_days(datetime.combine(day - ahead, _MORNING), territory), zone_name)
            if not span.since < due <= span.until:
                continue
            found.append(
                Finding(
                    key=f"{birthday.contact_id}:{year}",
                    at=due,
                    text=translate("Birthday on {day}", current().locale, day=f"{day:%m-%d}"),
                    company_id=birthday.whom.company.id if birthday.whom.company else None,
                    contact_id=birthday.contact_id,
                    conversation_id=None,
                    owner_id=birthday.whom.owner_id,
                    zone=zone_name,
                    territory=territory,
                    over=day + timedelta(days=3) < now().astimezone(rules).date(),
                )
            )
    return found


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 2, 28)
