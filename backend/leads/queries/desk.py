"""The desk's hours, and the people who may be given leads, as they stand now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from backend.accounts.queries.team_tree import load_teams
from backend.alerts.leaves import deputies_of, seats_on_leave
from backend.leads.deciding import Person
from backend.leads.models import Lead, LeadDesk, LeadEvent, LeadRule
from i18n.moments import Window
from i18n.zones import UnknownZoneError, resolve_wall_time, zone, zone_country
from tenants.access import ROLES, permissions_of
from tenants.directory.models import Membership
from tenants.session import ReadSession

#: Open leads older than that load nobody: they are forgotten work and no reason to spare their owner.
COUNTED: Final = timedelta(days=30)
_DEFAULT: Final = (time(9), time(18))


@dataclass(frozen=True, slots=True)
class Hours:
    """When a tenant works. `zone` and `territory` are those of what nobody owns."""

    zone: str = "UTC"
    territory: str | None = None
    windows: tuple[Window, ...] = (_DEFAULT,)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose working hours a lead's clock counts."""

    zone: str
    territory: str | None
    windows: tuple[Window, ...]


@dataclass(slots=True)
class Roster:
    """Everybody who may be given leads, and who they are by rule, in order."""

    everybody: dict[UUID, Person]
    by_rule: dict[UUID, list[Person]] = field(default_factory=dict)


async def hours_of(session: ReadSession) -> Hours:
    """The tenant's hours; 9 to 18 UTC where nobody set any."""
    desk = await session.scalar(select(LeadDesk))
    return Hours(desk.zone, desk.territory, ((desk.opens, desk.closes),)) if desk else Hours()


def calendar_of(hours: Hours, person_zone: str | None) -> Calendar:
    """The working hours of a colleague in their own zone; the tenant's own of what is nobody's."""
    if person_zone is None:
        return Calendar(hours.zone, hours.territory or zone_country(hours.zone), hours.windows)
    known = person_zone if _is_known(person_zone) else hours.zone
    # Who works in the tenant's own country keeps its holidays, down to the region.
    territory = zone_country(known)
    if hours.territory and territory and hours.territory.startswith(territory):
        territory = hours.territory
    return Calendar(known, territory, hours.windows)


def _is_known(name: str) -> bool:
    try:
        zone(name)
    except UnknownZoneError:
        return False
    return True


async def zones_of(session: ReadSession, seats: Collection[UUID]) -> dict[UUID, str]:
    """The zones that colleagues live in."""
    rows = await session.execute(select(Membership.id, Membership.time_zone).where(Membership.id.in_(seats)))
    return {row.id: row.time_zone for row in rows}


async def roster(session: ReadSession, rules: Sequence[LeadRule], hours: Hours, moment: datetime) -> Roster:
    """Who may be given leads now: what they have open, what they were given today, and who is away."""
    everybody = await _people(session, hours, moment)
    teams = await load_teams(session, moment.date())
    by_rule = {}
    for rule in rules:
        seats = list(rule.member_ids)
        if rule.team_id is not None:
            seats += sorted(teams.below([rule.team_id]) - set(seats))
        by_rule[rule.id] = [everybody[seat] for seat in seats if seat in everybody]
    return Roster(everybody, by_rule)


async def _people(session: ReadSession, hours: Hours, moment: datetime) -> dict[UUID, Person]:
    roles = [role for role in ROLES if "companies.write" in permissions_of(role)]
    rows = await session.execute(
        select(Membership.id, Membership.name, Membership.time_zone)
        .where(Membership.active, Membership.role.in_(roles))
        .order_by(Membership.id)
    )
    away = await seats_on_leave(session, moment.astimezone(zone(hours.zone)).date())
    deputies = await deputies_of(session, away)
    opened = await _opened(session, moment)
    today, last = await _given(session, hours, moment)
    return {
        row.id: Person(
            id=row.id,
            name=row.name,
            zone=calendar_of(hours, row.time_zone).zone,
            on_leave=row.id in away,
            deputy_id=deputies.get(row.id),
            opened=opened.get(row.id, 0),
            today=today.get(row.id, 0),
            last_at=last.get(row.id),
        )
        for row in rows
    }


async def _opened(session: ReadSession, moment: datetime) -> Mapping[UUID, int]:
    rows = await session.execute(
        select(Lead.owner_id, func.count())
        .where(Lead.state == "open", Lead.owner_id.is_not(None), Lead.asked_at > moment - COUNTED)
        .group_by(Lead.owner_id)
    )
    return {owner: count for owner, count in rows.all() if owner is not None}


async def _given(
    session: ReadSession, hours: Hours, moment: datetime
) -> tuple[Mapping[UUID, int], Mapping[UUID, datetime]]:
    """What each was given since midnight on the tenant's clock, and when last within the days that count."""
    local = moment.astimezone(zone(hours.zone))
    midnight = resolve_wall_time(datetime.combine(local.date(), time()), hours.zone)
    rows = await session.execute(
        select(
            LeadEvent.to_owner_id,
            func.count().filter(LeadEvent.at >= midnight).label("today"),
            func.max(LeadEvent.at).label("last"),
        )
        .where(
            LeadEvent.kind.in_(("assigned", "reassigned")),
            LeadEvent.to_owner_id.is_not(None),
            LeadEvent.at > moment - COUNTED,
        )
        .group_by(LeadEvent.to_owner_id)
    )
    found = rows.all()
    return {row.to_owner_id: row.today for row in found}, {row.to_owner_id: row.last for row in found}


async def active_rules(session: ReadSession) -> list[LeadRule]:
    """The rules that are on, in their order."""
    found = select(LeadRule).where(LeadRule.active).order_by(LeadRule.position, LeadRule.id)
    return list(await session.scalars(found))
