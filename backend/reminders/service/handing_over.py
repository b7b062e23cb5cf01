"""Somebody's open reminders going to colleagues."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from backend.reminders.models import Reminder
from backend.reminders.service.next_steps import announce
from tenants.session import ReadSession, WriteSession


async def open_reminders_of(session: ReadSession, seat_id: UUID) -> list[tuple[UUID, UUID | None]]:
    """The open reminders that somebody is to see to, each with its company."""
    rows = await session.execute(
        select(Reminder.id, Reminder.company_id)
        .where(Reminder.assignee_id == seat_id, Reminder.ended_at.is_(None))
        .order_by(Reminder.id)
    )
    return [(row.id, row.company_id) for row in rows]


async def give_reminders(session: WriteSession, ids: Collection[UUID], from_id: UUID, to_id: UUID) -> list[UUID]:
    """Have another one see to those of the reminders that are open and still with `from_id`; answers them."""
    rows = list(
        await session.scalars(
            select(Reminder)
            .where(Reminder.id.in_(ids), Reminder.assignee_id == from_id, Reminder.ended_at.is_(None))
            .order_by(Reminder.id)
            .with_for_update()
        )
    )
    for row in rows:
        row.assignee_id = to_id
        row.version += 1
    await announce(session, rows)
    return [row.id for row in rows]
