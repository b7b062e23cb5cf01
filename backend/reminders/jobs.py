"""Background work of reminders."""

from typing import Any
from uuid import UUID

from backend.alerts.service import News, raise_alerts
from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.jobs.registry import Job, JobRun, job
from backend.reminders.events import ReminderFired
from backend.reminders.models import Reminder
from backend.reminders.service.telling import tell_of_inquiries, tell_of_mailbox
from i18n.messages import N_
from mail_ingest.store.events import MailboxChanged, MessagesUnderstood
from tenants.session import WriteSession


@job("reminders.alert_assignee", ReminderFired)
async def alert_assignee(run: JobRun, event: ReminderFired) -> None:
    """Tell the colleague whose reminder's time has come, wherever they want to be told."""
    reminder = await run.session.get(Reminder, (run.tenant_id, event.reminder_id))
    if reminder is None or event.assignee_id is None or reminder.ended_at is not None:
        return
    name = await _name_of(run.session, reminder)
    news = News(
        kind="reminder",
        title=N_("Due now: {name}") if name else N_("Due now"),
        params={"name": name or "", "reminder_id": str(reminder.id)},
        body=reminder.text,
        link="/today",
        # One occurrence of a series is said once; what is put off and fires again is another.
        dedupe_key=f"reminder {event.occurrence_id}",
    )
    await raise_alerts(run.session, [event.assignee_id], news)


async def _name_of(session: WriteSession, reminder: Reminder) -> str | None:
    contact_id: UUID | None = reminder.contact_id
    if contact_id is not None:
        found = (await contacts_by_id(session, [contact_id])).get(contact_id)
        if found is not None and found.contact is not None:
            return f"{found.contact.name} · {found.company.name}" if found.company else found.contact.name
    if reminder.company_id is not None:
        whom = (await companies_by_id(session, [reminder.company_id])).get(reminder.company_id)
        return whom.company.name if whom is not None and whom.company is not None else None
    return None


@job("reminders.tell_of_inquiries", MessagesUnderstood)
async def tell_of_new_inquiries(run: JobRun, event: MessagesUnderstood) -> None:
    """Tell whoever looks after it that somebody wrote."""
    await tell_of_inquiries(run.session, event.message_ids)


@job("reminders.tell_of_mailbox", MailboxChanged)
async def tell_of_stopped_mailbox(run: JobRun, event: MailboxChanged) -> None:
    """Tell that a mailbox waits for a person."""
    await tell_of_mailbox(run.session, event.mailbox_id)


JOBS: list[Job[Any]] = [alert_assignee, tell_of_new_inquiries, tell_of_stopped_mailbox]
