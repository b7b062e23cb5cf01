"""Firing: what is due becomes an open occurrence, exactly once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from backend.reminders.events import ReminderFired
from backend.reminders.models import Reminder, ReminderOccurrence
from backend.reminders.service.finding import series_of
from backend.reminders.service.next_steps import announce
from backend.reminders.timing import fire
from i18n.zones import tzdata_version
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession


async def fire_due(session: WriteSession, ids: Collection[UUID], moment: datetime) -> int:
    """Fire those of the reminders that are due at `moment`; answers how many did.

    Rows that another worker has in hand are left to it. An occurrence that fired before (a clock was set back) is
    passed over: its key stands in the table.
    """
    rows = list(
        await session.scalars(
            select(Reminder)
            .where(Reminder.id.in_(ids), Reminder.fire_at <= moment)
            .order_by(Reminder.id)
            .with_for_update(skip_locked=True)
        )
    )
    fired = 0
    for row in rows:
        if row.fire_at is not None:
            fired += await _fire(session, row, row.fire_at, moment)
    await announce(session, rows)
    return fired


async def _fire(session: WriteSession, row: Reminder, fire_at: datetime, moment: datetime) -> int:
    firing = fire(series_of(row), fire_at, moment, snoozed=row.snoozed)
    occurrence_id = await session.scalar(
        insert(ReminderOccurrence)
        .values(
            id=new_id(),
            reminder_id=row.id,
            key=firing.key,
            due_at=firing.due_at,
            fired_at=moment,
            late=firing.late,
            assignee_id=row.assignee_id,
        )
        .on_conflict_do_nothing()
        .returning(ReminderOccurrence.id)
    )
    row.fire_at, row.tzdata, row.snoozed = firing.next_at, tzdata_version(), False
    row.snooze_wall = row.snooze_zone = None
    if occurrence_id is None:
        return 0
    # What was open of a series is overtaken by this one.
    await session.execute(
        update(ReminderOccurrence)
        .where(
            ReminderOccurrence.reminder_id == row.id,
            ReminderOccurrence.ended_at.is_(None),
            ReminderOccurrence.id != occurrence_id,
        )
        .values(ended_at=moment)
    )
    row.missed = firing.missed + (row.missed + 1 if row.due_at is not None else 0)
    row.due_at, row.late = firing.due_at, firing.late
    row.version += 1
    append(session, ReminderFired(reminder_id=row.id, occurrence_id=occurrence_id, assignee_id=row.assignee_id))
    return 1
