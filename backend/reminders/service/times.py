"""From what a caller says about a time to a wall time, a zone and an instant."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, NoReturn
from uuid import UUID

from backend.customers.clock import Place
from backend.customers.queries.seen import require_seen
from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.pipeline.queries.access import find_deal
from backend.reminders.errors import TimeInPastError, TimeNotUnderstoodError
from backend.reminders.schemas import Subject, TimeQuestion, TimeReading, When
from backend.reminders.words import moment_text, rule_text
from i18n.messages import N_
from i18n.moments import good_moment
from i18n.phrases import read_time
from i18n.recurrence import InvalidRuleError, check_rule
from i18n.zones import UnknownZoneError, canonical_zone, resolve_wall_time, zone
from tenants.context import current
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import now
from tenants.session import ReadSession

_LONG_AGO: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Meant:
    """A time that was understood."""

    wall: datetime
    zone: str
    instant: datetime
    rule: str | None
    clock_change: bool
    elapsed: bool = False
    #: "Every working day".
    skip_free_days: bool = False


async def subject_of(session: ReadSession, given: Subject) -> Whom | None:
    """Whom a reminder is about; raises `NotFoundError` for a company, contact or deal that does not exist or is not
    seen. A deal is about its contact, else its company."""
    if given.deal_id is not None:
        deal = await find_deal(session, given.deal_id)
        given = Subject(company_id=deal.company_id, contact_id=deal.contact_id)
    if given.contact_id is not None:
        found = (await contacts_by_id(session, [given.contact_id])).get(given.contact_id)
    elif given.company_id is not None:
        found = (await companies_by_id(session, [given.company_id])).get(given.company_id)
    else:
        return None
    if found is None:
        raise NotFoundError
    if given.contact_id is not None:
        await require_seen(session, "contact", given.contact_id)
    elif given.company_id is not None:
        await require_seen(session, "company", given.company_id)
    return found


def understand(when: When, place: Place | None, *, at: datetime | None = None) -> Meant:
    """The time that was said about somebody at `place`.

    Raises `TimeNotUnderstoodError`, `TimeInPastError` and, for a wrong zone, `ValidationFailedError`.
    """
    moment = at or moment_of(when.said_at)
    if when.said is not None:
        spoken = read_time(
            when.said,
            moment,
            here=known_zone(when.here, "when.here"),
            there=place.zone if place else None,
            territory=place.territory if place else None,
        )
        if spoken is None:
            raise TimeNotUnderstoodError
        return Meant(
            spoken.wall,
            spoken.zone,
            spoken.instant,
            spoken.rule,
            spoken.clock_change,
            skip_free_days=spoken.working,
        )
    if when.wall is not None:
        name = known_zone(when.zone or (place.zone if place else when.here), "when.zone")
        wall = when.wall.replace(second=0, microsecond=0)
        try:
            instant = resolve_wall_time(wall, name)
        except OverflowError as error:
            raise TimeNotUnderstoodError from error
        shown = instant.astimezone(zone(name)).replace(tzinfo=None)
        meant = Meant(wall, name, instant, None, shown != wall)
    elif when.at is not None:
        name = known_zone(when.zone or (place.zone if place else when.here), "when.zone")
        instant = when.at.astimezone(UTC).replace(second=0, microsecond=0)
        wall = instant.astimezone(zone(name)).replace(tzinfo=None)
        meant = Meant(wall, name, instant, None, clock_change=False, elapsed=True)
    else:
        raise TimeNotUnderstoodError
    if meant.instant <= moment:
        raise TimeInPastError
    return meant


def moment_of(said_at: datetime | None) -> datetime:
    """From when on words count: since they were said, at most 30 days ago, and never from what is still to come."""
    moment = now()
    return moment if said_at is None else max(min(said_at.astimezone(UTC), moment), moment - _LONG_AGO)


def known_zone(name: str, field: str) -> str:
    """The zone by the name in use; raises `ValidationFailedError`."""
    try:
        return canonical_zone(name)
    except UnknownZoneError as error:
        raise ValidationFailedError(
            errors=[FieldProblem(field, "invalid-time-zone", N_("This is no time zone."))]
        ) from error


def known_rule(rule: str | None) -> str | None:
    """The rule in its one form; raises `ValidationFailedError`."""
    if not rule:
        return None
    try:
        return check_rule(rule)
    except InvalidRuleError:
        _refuse_rule()


def _refuse_rule() -> NoReturn:
    problem = FieldProblem("rule", "invalid-rule", N_("This is no rule that Lading can follow (RFC 5545)."))
    raise ValidationFailedError(errors=[problem])


async def read_question(session: ReadSession, question: TimeQuestion) -> TimeReading:
    """How a time is understood, on both clocks, and whether it is a good hour there."""
    whom = await subject_of(session, question)
    place = whom.place if whom else None
    meant = understand(question.when, place)
    locale, here = current().locale, known_zone(question.when.here, "when.here")
    moment = good_moment(meant.instant, place.zone, place.territory) if place else None
    return TimeReading(
        wall=meant.wall,
        zone=meant.zone,
        instant=meant.instant,
        rule=meant.rule,
        rule_text=rule_text(meant.rule, meant.wall, locale),
        there=moment_text(meant.instant, place.zone, locale) if place else None,
        here=moment_text(meant.instant, here, locale),
        clock_change=meant.clock_change,
        good=moment.good if moment else True,
        moment=moment.reason if moment else None,
        next_good_at=moment.next_good_at if moment else None,
    )


def ids_of(whom: Whom | None) -> tuple[UUID | None, UUID | None]:
    """The company and the contact of a subject."""
    if whom is None:
        return None, None
    return (whom.company.id if whom.company else None), (whom.contact.id if whom.contact else None)
