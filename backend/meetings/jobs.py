"""Background work of meetings."""

from typing import Any

from backend.jobs.registry import Job, JobRun, job
from backend.meetings.events import MeetingChanged
from backend.meetings.service import hear_letters, keep_reminder
from mail_ingest.store.events import MessagesUnderstood
from tenants.context import system_actor


@job("meetings.hear_letters", MessagesUnderstood)
async def hear_of_meetings(run: JobRun, event: MessagesUnderstood) -> None:
    """Take in what new letters say of meetings."""
    await hear_letters(run.session, event.message_ids)


@job("meetings.keep_reminders", MeetingChanged)
async def keep_reminders(run: JobRun, event: MeetingChanged) -> None:
    """Keep the reminder of each meeting in step with it."""
    for meeting_id in event.meeting_ids:
        await keep_reminder(run.session, system_actor("meetings.keep_reminders"), meeting_id)


JOBS: list[Job[Any]] = [hear_of_meetings, keep_reminders]
