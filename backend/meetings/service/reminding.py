"""The reminder a quarter of an hour before a meeting, kept in step with it."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.meetings.applying import answer_of
from backend.meetings.models import Meeting
from backend.outreach.sending.identities import all_senders
from backend.reminders import schemas as reminding
from backend.reminders.queries import load_reminder
from backend.reminders.service import cancel_reminder, change_reminder, create_reminder
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.orm import now
from tenants.session import WriteSession

_BEFORE: Final = timedelta(minutes=15)


async def keep_reminder(session: WriteSession, actor: Actor, meeting_id: UUID) -> None:
    """Set, move or call off the reminder of a meeting: who accepted, or invited, is reminded."""
    meeting = (await session.scalars(select(Meeting).where(Meeting.id == meeting_id).with_for_update())).one_or_none()
    if meeting is None:
        return
    seat = await _seat(session, meeting)
    at = meeting.starts_at - _BEFORE
    reminder = await load_reminder(session, actor, meeting.reminder_id) if meeting.reminder_id else None
    alive = reminder is not None and reminder.ended_at is None
    if seat is None or meeting.cancelled_at is not None or meeting.whole_days or at <= now():
        if alive and reminder is not None and (seat is None or meeting.cancelled_at is not None):
            await cancel_reminder(session, actor, reminder.id)
        return
    text = translate("Meeting: {name}", current().locale, name=meeting.summary)[:500]
    if reminder is None or not alive:
        made = await create_reminder(
            session,
            actor,
            reminding.NewReminder(
                text=text,
                when=reminding.When(at=at),
                company_id=None if meeting.contact_id else meeting.company_id,
                contact_id=meeting.contact_id,
                conversation_id=meeting.conversation_id,
                assignee_id=seat,
            ),
        )
        meeting.reminder_id = made.id
    elif reminder.next_at != at:
        await change_reminder(
            session,
            actor,
            reminder.id,
            reminding.ReminderPatch(text=text, when=reminding.When(at=at)),
            reminder.version,
        )


async def _seat(session: WriteSession, meeting: Meeting) -> UUID | None:
    """Who is to be reminded: of ours, who invited; of theirs, whose address accepted."""
    if meeting.side == "ours":
        return meeting.host_id
    coming = {each["address"] for each in meeting.attendees if answer_of(meeting, each) in {"accepted", "tentative"}}
    if not coming:
        return None
    senders = await all_senders(session)
    return next((sender.owner_id for sender in senders if sender.address in coming and sender.owner_id), None)
