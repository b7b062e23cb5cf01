"""Leads as they are listed, each with its clock, its owner and why."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal, cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.customers.schemas import Owner
from backend.leads.models import Lead, LeadEvent, LeadForm, LeadRule
from backend.leads.queries.desk import Calendar, calendar_of, hours_of
from backend.leads.schemas import LeadCounts, LeadEventView, LeadFile, LeadView
from backend.leads.words import why
from i18n.moments import working_hours_between
from mail_ingest.store.models import Conversation, Mailbox
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

LeadFilter = Literal["open", "mine", "unassigned", "late", "closed"]
_NEWEST: Final = {"asked_at": SortField(Lead.asked_at, datetime), "due_at": SortField(Lead.due_at, datetime, True)}
_GIVEN: Final = ("assigned", "kept", "unassigned", "reassigned")


async def list_leads(
    session: ReadSession, actor: Actor, chosen: LeadFilter, owner_id: UUID | None, sort: str | None,
    cursor: str | None, limit: int,
) -> Page[LeadView]:  # fmt: skip
    """Leads that the actor sees: open ones, some of those, or closed ones. Sorted by `asked_at` or `due_at`."""
    by = sorting(sort, _NEWEST, Lead.id, "-asked_at")
    listed = select(Lead).where(await _seen(session), *_chosen(actor, chosen))
    if owner_id is not None:
        listed = listed.where(Lead.owner_id == owner_id)
    rows = list(await session.scalars(after_cursor(listed, by, cursor, limit)))
    views = await lead_views(session, actor, rows[:limit])
    page = page_of(
        rows, limit, by, value=lambda row: getattr(row, by.name), row_id=lambda row: row.id, item=lambda row: row.id
    )
    return Page([views[each] for each in page.items], page.next_cursor, page.total, page.total_capped)


async def seen_leads(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    """Which of these leads the running actor sees."""
    return set(await session.scalars(select(Lead.id).where(Lead.id.in_(ids), await _seen(session))))


async def _seen(session: ReadSession) -> ColumnElement[bool]:
    return (await sight_of(session)).sees(Lead.owner_id)


def _chosen(actor: Actor, chosen: LeadFilter) -> list[ColumnElement[bool]]:
    if chosen == "closed":
        return [Lead.state != "open"]
    more: dict[str, ColumnElement[bool]] = {
        "mine": Lead.owner_id == actor.membership_id,
        "unassigned": Lead.owner_id.is_(None),
        "late": and_(Lead.sla == "breached", Lead.responded_at.is_(None)),
    }
    return [Lead.state == "open", *([more[chosen]] if chosen in more else [])]


async def count_leads(session: ReadSession, actor: Actor) -> LeadCounts:
    """How many open leads there are that the actor sees."""
    wanted = [func.count().filter(and_(*_chosen(actor, each))) for each in ("open", "mine", "unassigned", "late")]
    row = (await session.execute(select(*wanted).where(await _seen(session), Lead.state == "open"))).one()
    return LeadCounts(row[0], row[1], row[2], row[3])


async def load_lead(session: ReadSession, actor: Actor, lead_id: UUID) -> LeadFile:
    """A lead with its log. Raises `NotFoundError`."""
    lead = await session.scalar(select(Lead).where(Lead.id == lead_id, await _seen(session)))
    if lead is None:
        raise NotFoundError
    view = (await lead_views(session, actor, [lead]))[lead.id]
    rows = list(
        await session.scalars(
            select(LeadEvent).where(LeadEvent.lead_id == lead.id).order_by(LeadEvent.at.desc(), LeadEvent.id.desc())
        )
    )
    names = await places_named(session)
    manages = actor.may("pool.manage")
    mine = actor.membership_id is not None and lead.owner_id == actor.membership_id
    return LeadFile(
        **{name: getattr(view, name) for name in LeadView.__struct_fields__},
        body=lead.body,
        events=[_event(row, names) for row in rows],
        may_change=manages or (mine and actor.may("companies.write")),
        may_assign=(manages or (mine and actor.may("companies.write"))) and lead.state == "open",
    )


def _event(row: LeadEvent, names: Mapping[str, str]) -> LeadEventView:
    return LeadEventView(
        row.id, row.at, cast("Any", row.kind), row.rule_name, row.from_owner_name, row.to_owner_name,
        why(row.reason, current().locale, names), row.actor_name,
    )  # fmt: skip


async def places_named(session: ReadSession) -> dict[str, str]:
    """What mailboxes and forms are called, by their ids as text."""
    boxes = await session.execute(select(Mailbox.id, Mailbox.address))
    forms = await session.execute(select(LeadForm.id, LeadForm.name))
    return {str(row[0]): row[1] for row in (*boxes, *forms)}


async def lead_views(session: ReadSession, actor: Actor, leads: Sequence[Lead]) -> dict[UUID, LeadView]:
    """Leads as they are shown, by their ids."""
    if not leads:
        return {}
    firms = await companies_by_id(session, {each.company_id for each in leads if each.company_id})
    people = await contacts_by_id(session, {each.contact_id for each in leads if each.contact_id})
    owners = await _owners(session, leads)
    rules = await _rule_names(session, leads)
    subjects = await _subjects(session, actor, leads)
    given = await _given(session, leads)
    names, hours, moment = await places_named(session), await hours_of(session), now()
    found = {}
    for lead in leads:
        firm = firms.get(lead.company_id) if lead.company_id else None
        person = people.get(lead.contact_id) if lead.contact_id else None
        owner = owners.get(lead.owner_id) if lead.owner_id else None
        calendar = calendar_of(hours, owner.time_zone if owner else None)
        event = given.get(lead.id)
        ends = lead.responded_at or lead.closed_at or moment
        found[lead.id] = LeadView(
            id=lead.id,
            source=cast("Any", lead.source),
            company=firm.company if firm else None,
            contact=person.contact if person else None,
            conversation_id=lead.conversation_id,
            title=lead.title or subjects.get(lead.conversation_id) if lead.conversation_id else lead.title,
            country=lead.country,
            language=lead.language,
            products=lead.products,
            asked_at=lead.asked_at,
            state=cast("Any", lead.state),
            owner=Owner(owner.id, owner.name) if owner else None,
            assigned_at=lead.assigned_at,
            rule=rules.get(lead.rule_id) if lead.rule_id else None,
            why=why(event.reason, current().locale, names) if event else "",
            priority=cast("Any", lead.priority),
            sla=cast("Any", lead.sla),
            due_at=lead.due_at,
            left_hours=hours_left(lead, calendar, moment),
            age_hours=round(working_hours(calendar, lead.asked_at, ends), 2),
            responded_at=lead.responded_at,
            response_hours=lead.response_hours,
            deal_id=lead.deal_id,
            version=lead.version,
        )
    return found


def working_hours(calendar: Calendar, start: datetime, end: datetime) -> float:
    """Hours of that desk between two instants."""
    return working_hours_between(start, end, calendar.zone, calendar.territory, hours=calendar.windows)


def hours_left(lead: Lead, calendar: Calendar, moment: datetime) -> float | None:
    """Working hours until an answer is due; negative when it is late, None without a running clock."""
    if lead.sla == "paused":
        return lead.left_hours
    if lead.due_at is None or lead.responded_at is not None or lead.state != "open":
        return None
    if lead.due_at >= moment:
        return round(working_hours(calendar, moment, lead.due_at), 2)
    return -round(working_hours(calendar, lead.due_at, moment), 2)


async def _owners(session: ReadSession, leads: Sequence[Lead]) -> dict[UUID, Any]:
    rows = await session.execute(
        select(Membership.id, Membership.name, Membership.time_zone).where(
            Membership.id.in_({each.owner_id for each in leads if each.owner_id})
        )
    )
    return {row.id: row for row in rows}


async def _rule_names(session: ReadSession, leads: Sequence[Lead]) -> dict[UUID, str]:
    rows = await session.execute(
        select(LeadRule.id, LeadRule.name).where(LeadRule.id.in_({each.rule_id for each in leads if each.rule_id}))
    )
    return {row.id: row.name for row in rows}


async def _subjects(session: ReadSession, actor: Actor, leads: Sequence[Lead]) -> dict[UUID | None, str]:
    """Subjects of the conversations that the actor may see."""
    rows = await session.execute(
        select(Conversation.id, Conversation.subject).where(
            Conversation.id.in_({each.conversation_id for each in leads if each.conversation_id}),
            visible_conversations(actor),
        )
    )
    return {row.id: row.subject for row in rows}


async def _given(session: ReadSession, leads: Sequence[Lead]) -> dict[UUID, LeadEvent]:
    """The last time each was given to somebody, or to nobody."""
    rows = await session.scalars(
        select(LeadEvent)
        .ext(distinct_on(LeadEvent.lead_id))
        .where(LeadEvent.lead_id.in_([each.id for each in leads]), LeadEvent.kind.in_(_GIVEN))
        .order_by(LeadEvent.lead_id, LeadEvent.at.desc(), LeadEvent.id.desc())
    )
    return {row.lead_id: row for row in rows}
