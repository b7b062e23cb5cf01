"""Putting reminders off."""

from datetime import datetime, time, timedelta
from uuid import UUID

from backend.customers.clock import Place
from backend.reminders import schemas
from backend.reminders.models import Reminder
from backend.reminders.queries import view_of
from backend.reminders.service.finding import lock_reminder, series_of
from backend.reminders.service.next_steps import announce
from backend.reminders.service.times import Meant, known_zone, moment_of, subject_of, understand
from backend.reminders.timing import next_at
from backend.reminders.vocabulary import SnoozeChoice
from i18n.moments import next_working_day
from i18n.zones import resolve_wall_time, tzdata_version, zone
from tenants.context import Actor
from tenants.errors import ValidationFailedError
from tenants.orm import now
from tenants.session import WriteSession

EVENING = time(20)


async def snooze_reminder(
    session: WriteSession, actor: Actor, reminder_id: UUID, given: schemas.Snooze
) -> schemas.Reminder:
    """Put a reminder off; of a series only the open or next occurrence, and at most until the one after it.

    Raises `NotAllowedError`, `NotFoundError`, `ReminderEndedError` and what `understand` does.
    """
    reminder = await lock_reminder(session, actor, reminder_id)
    subject = schemas.Subject(company_id=reminder.company_id, contact_id=reminder.contact_id)
    whom = await subject_of(session, subject)
    place = whom.place if whom else None
    if given.when is not None:
        meant = understand(given.when, place)
    elif given.choice is not None:
        meant = _chosen(given.choice, place, known_zone(given.here, "here"), moment_of(given.said_at))
    else:
        raise ValidationFailedError
    put_off(reminder, meant)
    await announce(session, [reminder])
    return await view_of(session, actor, reminder)


def put_off(reminder: Reminder, meant: Meant) -> None:
    """Let it fire at another time; a series that comes earlier overtakes that."""
    following = next_at(series_of(reminder), max(now(), reminder.next_at or now())) if reminder.rule else None
    reminder.version += 1
    reminder.due_at, reminder.late, reminder.missed = None, False, 0
    if following is not None and following <= meant.instant:
        reminder.fire_at, reminder.snoozed = following, False
        reminder.snooze_wall = reminder.snooze_zone = None
        return
    reminder.fire_at, reminder.snoozed = meant.instant, True
    # An hour ahead is elapsed time, whatever clocks do; a local time moves with them.
    reminder.snooze_wall = None if meant.elapsed else meant.wall
    reminder.snooze_zone = None if meant.elapsed else meant.zone
    reminder.tzdata = tzdata_version()


def _chosen(choice: SnoozeChoice, place: Place | None, here: str, moment: datetime) -> Meant:
    if choice == "hour":
        instant = (moment + timedelta(hours=1)).replace(second=0, microsecond=0)
        return Meant(instant.astimezone(zone(here)).replace(tzinfo=None), here, instant, None, False, elapsed=True)
    if choice == "tonight":
        today = moment.astimezone(zone(here)).date()
        instant = resolve_wall_time(datetime.combine(today, EVENING), here)
        if instant <= moment:
            instant = resolve_wall_time(datetime.combine(today + timedelta(days=1), EVENING), here)
        return _local(instant, here)
    where = place or Place(here, None)
    return _local(next_working_day(where.zone, where.territory, moment), where.zone)


def _local(instant: datetime, name: str) -> Meant:
    return Meant(instant.astimezone(zone(name)).replace(tzinfo=None), name, instant, None, clock_change=False)
