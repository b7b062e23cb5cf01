"""The clocks of companies and contacts: concluded where nobody named them, and journeys."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select, update

from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.fields import Checks, clean_zone
from backend.customers.models import Company, Contact, ProfileFact
from backend.customers.queries.seen import require_changeable
from backend.customers.schemas.clocks import NewTravel, NewWeek
from i18n.messages import N_
from i18n.whereabouts import Whereabouts, from_country, from_phone, from_place, weigh
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession

_AT_ONCE: Final = 500


def company_whereabouts(country: str | None, city: str | None, address: str | None, phone: str | None) -> Whereabouts:
    """The clock that a company's own fields tell."""
    return weigh([from_place(city, country), from_place(address, country), from_country(country), from_phone(phone)])


async def settle_zones(session: WriteSession, company_ids: Collection[UUID], contact_ids: Collection[UUID]) -> int:
    """Set the zones that nobody named and that follow surely enough from the other fields; answers how many changed.

    What a person typed, cleared too, and what mail tells stay; a guess that is not sure is never set.
    """
    changed = 0
    for company_id in list(company_ids)[:_AT_ONCE]:
        row = await session.get(Company, (session.info["tenant_id"], company_id))
        if row is None or not await _open(session, company_id, row.time_zone, row.zone_reason):
            continue
        found = company_whereabouts(row.country, row.city, row.address, row.phone)
        changed += await _put(session, Company, company_id, (row.time_zone, row.zone_reason), found)
    for contact_id in list(contact_ids)[:_AT_ONCE]:
        person = await session.get(Contact, (session.info["tenant_id"], contact_id))
        if person is None or not await _open(session, contact_id, person.time_zone, person.zone_reason):
            continue
        found = weigh([from_phone(person.phone)])
        changed += await _put(session, Contact, contact_id, (person.time_zone, person.zone_reason), found)
    return changed


async def set_travel(session: WriteSession, actor: Actor, contact_id: UUID, given: NewTravel) -> None:
    """Note a journey: from a day to a day the contact keeps another clock.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    checks = Checks()
    zone = checks.run("zone", clean_zone, given.zone)
    if given.since is not None and given.until is not None and given.until < given.since:
        checks.add("until", "before-start", N_("This is before the first day."))
    checks.finish()
    values = {"away_zone": zone, "away_place": given.place or None, "away_from": given.since, "away_until": given.until}
    await _note_travel(session, actor, contact_id, values)


async def end_travel(session: WriteSession, actor: Actor, contact_id: UUID) -> None:
    """Forget the journey. Raises `NotAllowedError`, `NotFoundError`."""
    values = dict.fromkeys(("away_zone", "away_place", "away_from", "away_until"))
    await _note_travel(session, actor, contact_id, values)


async def set_week(session: WriteSession, actor: Actor, company_id: UUID, given: NewWeek | None) -> None:
    """Set a company's own working week; None lets its country's hold again. Raises `NotAllowedError`,
    `NotFoundError`."""
    actor.require("companies.write")
    await require_changeable(session, "company", company_id)
    off = sorted(set(given.days_off)) if given else None
    half = sorted(set(given.half_days) - set(off or ())) if given else None
    found = await session.execute(
        update(Company)
        .where(Company.id == company_id)
        .values(days_off=off, half_days=half, version=Company.version + 1, updated_at=now())
        .returning(Company.name)
        .execution_options(synchronize_session=False)
    )
    name = found.scalar()
    if name is None:
        raise NotFoundError
    audit.record(session, "company.working_week", subject_id=company_id, subject_name=name)
    append(session, CompanyChanged(company_ids=[company_id]))


async def _note_travel(session: WriteSession, actor: Actor, contact_id: UUID, values: dict[str, Any]) -> None:
    actor.require("companies.write")
    await require_changeable(session, "contact", contact_id)
    found = await session.execute(
        update(Contact)
        .where(Contact.id == contact_id)
        .values(**values, version=Contact.version + 1, updated_at=now())
        .returning(Contact.name)
        .execution_options(synchronize_session=False)
    )
    name = found.scalar()
    if name is None:
        raise NotFoundError
    audit.record(session, "contact.travel", subject_id=contact_id, subject_name=name)
    append(session, ContactChanged(contact_ids=[contact_id]))


async def _open(session: WriteSession, subject_id: UUID, zone: str | None, reason: str | None) -> bool:
    """Whether the zone is ours to conclude: none is set, or we set it; and nobody typed one or took it away."""
    if zone is not None and reason is None:
        return False
    named = await session.scalar(
        select(ProfileFact.id)
        .where(ProfileFact.subject_id == subject_id, ProfileFact.field == "time_zone")
        .where(or_(ProfileFact.typed_at.is_not(None), ProfileFact.rejected_at.is_(None)))
        .limit(1)
    )
    return named is None


async def _put(
    session: WriteSession,
    model: type[Company] | type[Contact],
    record_id: UUID,
    before: tuple[str | None, str | None],
    found: Whereabouts,
) -> int:
    after = (found.zone, found.reason) if found.settled else (None, None)
    if after == before:
        return 0
    await session.execute(
        update(model)
        .where(model.id == record_id)
        .values(time_zone=after[0], zone_reason=after[1], version=model.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )
    event = CompanyChanged(company_ids=[record_id]) if model is Company else ContactChanged(contact_ids=[record_id])
    append(session, event)
    return 1
