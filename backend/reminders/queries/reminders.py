"""Reads of reminders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true

from backend.accounts.queries.sight import sight_of
from backend.customers.clock import time_at
from backend.customers.queries.rows import Company, Contact
from backend.customers.queries.seen import sees_company
from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.customers.schemas import Owner
from backend.pipeline.queries.naming import deal_names
from backend.reminders import models, schemas
from backend.reminders.words import moment_text, rule_text
from i18n.messages import N_, translate
from i18n.recurrence import Occurrence, occurrences
from i18n.zones import zone
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_PAST: Final = 50
_CLOSED: Final = N_("About mail that is closed to you")
_FRESH: Final = timedelta(minutes=5)
SORTS: Final = {"next_at": SortField(models.Reminder.next_at, datetime)}
CLOSED_SORTS: Final = {"ended_at": SortField(models.Reminder.ended_at, datetime)}


@dataclass(frozen=True, slots=True)
class ReminderFilters:
    """Which reminders to list; None asks for no condition."""

    state: schemas.State = "open"
    assignee_id: UUID | None = None
    company_id: UUID | None = None
    contact_id: UUID | None = None
    conversation_id: UUID | None = None
    deal_id: UUID | None = None


async def list_reminders(
    session: ReadSession, actor: Actor, filters: ReminderFilters, *, cursor: str | None = None, limit: int = 50
) -> Page[schemas.Reminder]:
    """Open reminders, the earliest first; closed ones, those that ended last first."""
    model = models.Reminder
    closed = filters.state == "closed"
    chosen = sorting(None, CLOSED_SORTS, model.id, "-ended_at") if closed else sorting(None, SORTS, model.id, "next_at")
    conditions: list[ColumnElement[bool]] = [
        model.ended_at.is_not(None) if closed else model.ended_at.is_(None) & model.next_at.is_not(None),
        await _seen_reminders(session, actor),
    ]
    if filters.state == "due":
        conditions.append(model.due_at.is_not(None))
    for name in ("assignee_id", "company_id", "contact_id", "conversation_id", "deal_id"):
        value = getattr(filters, name)
        if value is not None:
            conditions.append(getattr(model, name) == value)
    found = list(await session.scalars(after_cursor(select(model).where(*conditions), chosen, cursor, limit)))
    views = {view.id: view for view in await views_of(session, actor, found[:limit])}
    return page_of(
        found,
        limit,
        chosen,
        value=lambda row: row.ended_at if closed else row.next_at,
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=None,
    )


async def _seen_reminders(session: ReadSession, actor: Actor) -> ColumnElement[bool]:
    """One's own, and those about no customer or about one that the reader sees."""
    sight = await sight_of(session)
    if sight.everything:
        return true()
    model = models.Reminder
    employer = select(Contact.company_id).where(Contact.tenant_id == model.tenant_id, Contact.id == model.contact_id)
    company = func.coalesce(model.company_id, employer.scalar_subquery())
    seen = company.in_(select(Company.id).where(sees_company(sight)))
    mine = model.assignee_id == actor.membership_id if actor.membership_id else false()
    return or_(mine, company.is_(None), seen)


async def fresh_reminders(session: ReadSession, actor: Actor) -> list[schemas.Reminder]:
    """The actor's reminders that fired in the last minutes and wait, the newest first, at most 20."""
    model, fired = models.Reminder, models.ReminderOccurrence
    found = await session.scalars(
        select(model)
        .join(fired, and_(fired.tenant_id == model.tenant_id, fired.reminder_id == model.id))
        .where(model.assignee_id == actor.membership_id, model.ended_at.is_(None), model.due_at.is_not(None))
        .where(fired.ended_at.is_(None), fired.fired_at > now() - _FRESH)
        .order_by(fired.fired_at.desc())
        .limit(20)
    )
    return await views_of(session, actor, list(found.unique()))


async def load_reminder(session: ReadSession, actor: Actor, reminder_id: UUID) -> schemas.ReminderFile:
    """A reminder with its past; raises `NotFoundError`."""
    seen = await _seen_reminders(session, actor)
    found = await session.scalar(select(models.Reminder).where(models.Reminder.id == reminder_id, seen))
    if found is None:
        raise NotFoundError
    past = await session.scalars(
        select(models.ReminderOccurrence)
        .where(models.ReminderOccurrence.reminder_id == reminder_id)
        .order_by(models.ReminderOccurrence.fired_at.desc(), models.ReminderOccurrence.id.desc())
        .limit(_PAST)
    )
    view = await view_of(session, actor, found)
    fields = {name: getattr(view, name) for name in view.__struct_fields__}
    return schemas.ReminderFile(
        **fields,
        occurrences=[
            schemas.Occurrence(
                id=row.id,
                due_at=row.due_at,
                fired_at=row.fired_at,
                late=row.late,
                ended_at=row.ended_at,
                outcome=cast("Any", row.outcome),
                note=row.note,
                ended_by=row.ended_by,
            )
            for row in past
        ],
    )


async def view_of(session: ReadSession, actor: Actor, reminder: models.Reminder) -> schemas.Reminder:
    """One reminder as it is answered."""
    return (await views_of(session, actor, [reminder]))[0]


async def views_of(session: ReadSession, actor: Actor, reminders: Sequence[models.Reminder]) -> list[schemas.Reminder]:
    """Reminders as they are answered; a conversation is named to those alone who may see it."""
    companies = await companies_by_id(session, {row.company_id for row in reminders if row.company_id})
    contacts = await contacts_by_id(session, {row.contact_id for row in reminders if row.contact_id})
    seats = {row.assignee_id for row in reminders if row.assignee_id}
    names: dict[UUID, str] = {}
    if seats:
        found = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(seats)))
        names = {row.id: row.name for row in found}
    seen = await _seen(session, actor, {row.conversation_id for row in reminders if row.conversation_id})
    about = {row.deal_id for row in reminders if row.deal_id}
    deals = await deal_names(session, about) if about else {}
    views = []
    for row in reminders:
        whom = contacts.get(row.contact_id) if row.contact_id else None
        whom = whom or (companies.get(row.company_id) if row.company_id else None)
        views.append(_view(row, whom, names, seen, deals))
    return views


async def _seen(session: ReadSession, actor: Actor, ids: set[UUID]) -> set[UUID]:
    if not ids:
        return set()
    return set(
        await session.scalars(select(Conversation.id).where(Conversation.id.in_(ids), visible_conversations(actor)))
    )


def _view(
    row: models.Reminder, whom: Whom | None, names: dict[UUID, str], seen: set[UUID], deals: Mapping[UUID, str]
) -> schemas.Reminder:
    locale = current().locale
    place = whom.place if whom else None
    note = row.moved
    return schemas.Reminder(
        id=row.id,
        # Its text may quote the mail.
        text=row.text if row.conversation_id is None or row.conversation_id in seen else translate(_CLOSED, locale),
        origin=cast("Any", row.origin),
        follow_up=row.follow_up,
        company=whom.company if whom else None,
        contact=whom.contact if whom else None,
        deal=schemas.ReminderDeal(row.deal_id, deals[row.deal_id]) if row.deal_id and row.deal_id in deals else None,
        conversation_id=row.conversation_id if row.conversation_id in seen else None,
        assignee=Owner(row.assignee_id, names[row.assignee_id]) if row.assignee_id in names else None,
        start=row.start,
        zone=row.zone,
        rule=row.rule,
        rule_text=rule_text(row.rule, row.start, locale),
        skip_free_days=row.skip_free_days,
        next_at=row.next_at,
        local=moment_text(row.next_at, row.zone, locale) if row.next_at else None,
        due=row.due_at is not None,
        snoozed=row.snoozed,
        late=row.late,
        missed=row.missed,
        clock_change=_clock_change(row),
        clock_note=schemas.ClockNote(
            note["release"], datetime.fromisoformat(note["before"]), datetime.fromisoformat(note["after"])
        )
        if note
        else None,
        local_time=time_at(place, locale) if place else None,
        ended_at=row.ended_at,
        ending=cast("Any", row.ending),
        created_at=row.created_at,
        updated_at=row.updated_at,
        version=row.version,
    )


def _clock_change(row: models.Reminder) -> bool:
    """Whether its next local time is one that the clocks leave out."""
    if row.next_at is None or row.snoozed:
        return False
    shown = row.next_at.astimezone(zone(row.zone)).replace(tzinfo=None)
    if row.rule is None:
        return shown.date() == row.start.date() and shown != row.start
    found: Occurrence | None = (
        next(
            (one for one in occurrences(row.rule, row.start, row.zone, after=None) if one.instant >= row.next_at), None
        )
        if shown.time() != row.start.time() and "HOURLY" not in row.rule
        else None
    )
    return found is not None and found.instant == row.next_at and found.clock_change
