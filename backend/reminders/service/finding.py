"""Loading a reminder to change it."""

from uuid import UUID

from sqlalchemy import select

from backend.reminders.errors import ReminderEndedError
from backend.reminders.models import Reminder
from backend.reminders.timing import Series
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import WriteSession


async def lock_reminder(session: WriteSession, actor: Actor, reminder_id: UUID, *, ended: bool = False) -> Reminder:
    """The reminder, which nobody else changes until the transaction ends.

    Raises `NotAllowedError`, `NotFoundError`, and `ReminderEndedError` for one that has ended unless `ended`.
    """
    actor.require("companies.write")
    found = await session.scalar(select(Reminder).where(Reminder.id == reminder_id).with_for_update())
    if found is None:
        raise NotFoundError
    if found.ended_at is not None and not ended:
        raise ReminderEndedError
    return found


def series_of(reminder: Reminder) -> Series:
    """What was meant by a reminder."""
    return Series(reminder.start, reminder.zone, reminder.rule, reminder.territory, reminder.skip_free_days)
