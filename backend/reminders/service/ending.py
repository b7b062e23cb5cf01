"""Done, cancelled, and taken back."""

from uuid import UUID

from sqlalchemy import select, update

from backend.customers.service.timeline import record
from backend.reminders import schemas
from backend.reminders.models import Reminder, ReminderOccurrence
from backend.reminders.queries import view_of
from backend.reminders.service.finding import lock_reminder, series_of
from backend.reminders.service.next_steps import announce
from backend.reminders.service.setting import set_follow_up
from backend.reminders.timing import first_at, next_at
from backend.reminders.vocabulary import Ending, Outcome
from i18n.zones import tzdata_version
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import WriteSession


async def complete_reminder(
    session: WriteSession, actor: Actor, reminder_id: UUID, given: schemas.Completion
) -> schemas.Completed:
    """Done, with what came of it; of a series the open or next occurrence. Sets the next step if one is given.

    Raises `NotAllowedError`, `NotFoundError`, `ReminderEndedError` and what `understand` does.
    """
    reminder = await lock_reminder(session, actor, reminder_id)
    moment = now()
    note = given.note.strip() if given.note and given.note.strip() else None
    await _note_outcome(session, reminder, actor.name, given.outcome, note)
    reminder.version += 1
    ahead = next_at(series_of(reminder), max(moment, reminder.next_at or moment)) if reminder.rule else None
    reminder.due_at, reminder.snoozed, reminder.late, reminder.missed = None, False, False, 0
    reminder.snooze_wall = reminder.snooze_zone = None
    reminder.fire_at, reminder.tzdata = ahead, tzdata_version()
    if ahead is None:
        end(reminder, "done")
    if reminder.company_id or reminder.contact_id:
        await record(
            session,
            company_id=reminder.company_id,
            contact_id=reminder.contact_id,
            kind="reminder",
            at=moment,
            summary=reminder.text,
            conversation_id=reminder.conversation_id,
            actor_id=actor.membership_id,
            actor_name=actor.name,
            details={"outcome": given.outcome, "note": note},
        )
    await announce(session, [reminder])
    following = None
    if given.next is not None and (reminder.company_id or reminder.contact_id):
        following = await set_follow_up(
            session,
            actor,
            schemas.Subject(company_id=reminder.company_id, contact_id=reminder.contact_id, deal_id=reminder.deal_id),
            schemas.NewFollowUp(
                when=given.next, text=given.next_text or reminder.text, assignee_id=reminder.assignee_id
            ),
        )
    return schemas.Completed(await view_of(session, actor, reminder), following)


async def cancel_reminder(session: WriteSession, actor: Actor, reminder_id: UUID) -> None:
    """Call a reminder off, a series with all that was to come. Raises as `complete_reminder`."""
    reminder = await lock_reminder(session, actor, reminder_id)
    end(reminder, "cancelled")
    await announce(session, [reminder])


async def reopen_reminder(session: WriteSession, actor: Actor, reminder_id: UUID) -> schemas.Reminder:
    """Take back "done" or a cancellation: it is due again, or ahead if its time has not come.

    Raises `NotAllowedError`, `NotFoundError`.
    """
    reminder = await lock_reminder(session, actor, reminder_id, ended=True)
    moment = now()
    latest = await session.scalar(
        select(ReminderOccurrence)
        .where(ReminderOccurrence.reminder_id == reminder_id, ReminderOccurrence.ended_at.is_not(None))
        .order_by(ReminderOccurrence.fired_at.desc())
        .limit(1)
    )
    if reminder.ended_at is None and latest is None:
        raise NotFoundError
    reminder.version += 1
    reminder.ended_at = reminder.ending = None
    series = series_of(reminder)
    first = first_at(series) if reminder.rule is None else next_at(series, moment)
    if latest is not None:
        latest.ended_at = latest.outcome = latest.note = latest.ended_by = None
        reminder.due_at = latest.due_at
    elif first is not None and first <= moment:
        reminder.due_at = first
    reminder.fire_at = first if first is not None and first > moment else None
    reminder.tzdata = tzdata_version()
    await announce(session, [reminder])
    return await view_of(session, actor, reminder)


def end(reminder: Reminder, ending: Ending) -> None:
    """Close it: nothing is ahead, nothing due."""
    reminder.version += 1
    reminder.ended_at, reminder.ending = now(), ending
    reminder.due_at = reminder.fire_at = None
    reminder.snoozed = False


async def _note_outcome(
    session: WriteSession, reminder: Reminder, name: str, outcome: Outcome, note: str | None
) -> None:
    """Write what came of the open occurrence, or of one that is done before it fired."""
    values = {"ended_at": now(), "outcome": outcome, "note": note, "ended_by": name}
    if reminder.due_at is not None:
        done = await session.execute(
            update(ReminderOccurrence)
            .where(ReminderOccurrence.reminder_id == reminder.id, ReminderOccurrence.ended_at.is_(None))
            .values(**values)
            .returning(ReminderOccurrence.id)
        )
        if done.first() is not None:
            return
    due = reminder.next_at or now()
    session.add(
        ReminderOccurrence(
            reminder_id=reminder.id,
            key=f"early:{due.isoformat()}",
            due_at=due,
            fired_at=now(),
            late=False,
            assignee_id=reminder.assignee_id,
            **values,
        )
    )
