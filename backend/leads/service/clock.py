"""The clock of the first answer: working hours of whoever has the lead, and what happens when they are over.

`lead.next_at` is when something is to be done: at `due_at` the breach is noted and managers are told, and after the
rule's further hours somebody else gets the lead. One transaction does that under the row's lock and moves `next_at`,
so that it happens once, however many workers look and whenever one of them is killed.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.team_tree import load_teams
from backend.alerts.service import News, raise_alerts
from backend.leads.models import Lead, LeadRule
from backend.leads.queries.desk import Calendar, Hours, calendar_of, hours_of, zones_of
from backend.leads.queries.inquiries import first_answers
from backend.leads.queries.names import lead_names
from backend.leads.service.log import note
from i18n.messages import N_
from i18n.moments import after_working_hours, working_hours_between
from tenants.access import ROLES, permissions_of
from tenants.directory.models import Membership
from tenants.session import WriteSession


async def calendar_for(session: WriteSession, lead: Lead, hours: Hours) -> Calendar:
    """The working hours of the lead's owner, or of the tenant."""
    zones = await zones_of(session, [lead.owner_id] if lead.owner_id else [])
    return calendar_of(hours, zones.get(lead.owner_id) if lead.owner_id else None)


def after(calendar: Calendar, start: datetime, hours: float) -> datetime:
    """When so many working hours have passed."""
    return after_working_hours(start, hours, calendar.zone, calendar.territory, desk=calendar.windows)


def between(calendar: Calendar, start: datetime, end: datetime) -> float:
    """Working hours between two instants."""
    return working_hours_between(start, end, calendar.zone, calendar.territory, hours=calendar.windows)


def start(lead: Lead, calendar: Calendar, since: datetime, hours: float | None) -> None:
    """Let a lead's clock run from an instant; none where the rule gives no time. A final clock stays as it is."""
    if lead.sla in {"met", "breached"}:
        return
    lead.respond_hours = lead.respond_hours if hours is None else hours
    if hours is None:
        lead.sla, lead.due_at, lead.next_at = "none", None, None
        return
    lead.due_at = after(calendar, since, hours)
    lead.sla, lead.next_at, lead.left_hours = "running", lead.due_at, None


async def note_answer(session: WriteSession, lead: Lead, at: datetime, how: str) -> None:
    """The first answer went out: the clock stops, met or too late. Heard before, it changes nothing."""
    if lead.responded_at is not None:
        return
    hours = await hours_of(session)
    calendar = await calendar_for(session, lead, hours)
    lead.responded_at = at
    lead.response_hours = round(between(calendar, lead.asked_at, at), 3)
    lead.next_at = None
    late = lead.due_at is not None and at > lead.due_at
    if lead.sla == "running":
        lead.sla = "breached" if late else "met"
    elif lead.sla == "paused":
        lead.sla = "met"
    await note(session, lead, "answered", {"how": how})


async def find_answers(session: WriteSession, leads: Collection[Lead]) -> None:
    """Look whether the leads have been answered by mail."""
    answered = await first_answers(session, [each for each in leads if each.responded_at is None])
    for lead in leads:
        if lead.id in answered:
            await note_answer(session, lead, answered[lead.id], "answer")


async def escalate(session: WriteSession, lead: Lead, rule: LeadRule | None, moment: datetime) -> None:
    """The time is over: note the breach, tell whoever heads the owner, and set when somebody else is to get it."""
    lead.sla, lead.escalated_at = "breached", moment
    calendar = await calendar_for(session, lead, await hours_of(session))
    lead.next_at = None
    if rule is not None and rule.reassign_hours is not None and not lead.kept:
        lead.next_at = after(calendar, lead.due_at or moment, rule.reassign_hours)
    name = (await lead_names(session, [lead])).get(lead.id, "")
    hours = lead.respond_hours or 0
    reason = {"how": "due", "hours": f"{hours:g}"}
    await note(session, lead, "escalated", reason, rule=(rule.id, rule.name) if rule else None, at=moment)
    news = News(
        kind="late",
        title=N_("Nobody has answered {name} within {hours} working hours"),
        params={"name": name, "hours": f"{hours:g}"},
        link=f"/leads?open={lead.id}",
        dedupe_key=f"lead late {lead.id} {lead.due_at.isoformat() if lead.due_at else ''}",
    )
    await raise_alerts(session, await _heads(session, lead.owner_id), news)


async def _heads(session: WriteSession, owner_id: UUID | None) -> list[UUID]:
    """Who heads the owner's teams; those who give leads out where nobody does."""
    if owner_id is not None:
        heads = (await load_teams(session)).heads_over(owner_id)
        if heads:
            return sorted(heads)
    roles = [role for role in ROLES if "pool.manage" in permissions_of(role)]
    found = await session.scalars(select(Membership.id).where(Membership.role.in_(roles), Membership.active))
    return sorted(found)
