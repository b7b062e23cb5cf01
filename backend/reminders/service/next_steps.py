"""Keeps the next follow-up of companies, contacts and deals in step with their open reminders."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.customers.service.follow_ups import note_next_follow_ups
from backend.pipeline.service.follow_ups import note_deal_follow_ups
from backend.reminders.events import ReminderChanged
from backend.reminders.models import Reminder
from tenants.outbox import append
from tenants.session import WriteSession


async def announce(session: WriteSession, reminders: Iterable[Reminder]) -> None:
    """Write the changes, tell of them, and keep the follow-ups of whom they are about."""
    changed = list(reminders)
    if not changed:
        return
    await session.flush()
    append(session, ReminderChanged(reminder_ids=[one.id for one in changed]))
    await refresh_follow_ups(
        session,
        {one.company_id for one in changed if one.company_id},
        {one.contact_id for one in changed if one.contact_id},
    )
    deals = {one.deal_id for one in changed if one.deal_id}
    if deals:
        await note_deal_follow_ups(session, await _earliest(session, Reminder.deal_id, deals))


async def refresh_follow_ups(session: WriteSession, companies: Iterable[UUID], contacts: Iterable[UUID]) -> None:
    """Note the earliest open reminder of each of these companies and contacts."""
    await note_next_follow_ups(
        session,
        await _earliest(session, Reminder.company_id, set(companies)),
        await _earliest(session, Reminder.contact_id, set(contacts)),
    )


async def _earliest(
    session: WriteSession, column: InstrumentedAttribute[UUID | None], ids: set[UUID]
) -> dict[UUID, datetime | None]:
    found: dict[UUID, datetime | None] = dict.fromkeys(ids)
    if ids:
        rows = await session.execute(
            select(column, func.min(Reminder.next_at))
            .where(column.in_(ids), Reminder.ended_at.is_(None))
            .group_by(column)
        )
        found |= {record_id: earliest for record_id, earliest in rows if record_id is not None}
    return found
