"""Jobs of mailboxes."""

from typing import Any

from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.mailboxes.events import MailboxAccessEnded
from backend.mailboxes.imports.runs import forget_uploads, work_slice
from backend.mailboxes.oauth.tokens import TokenKeeper
from mail_ingest.store.import_events import ImportRunDue


@job("mailboxes.end_consent", MailboxAccessEnded, deadline=60)
async def end_consent(run: JobRun, event: MailboxAccessEnded) -> None:
    """Tell the provider that we no longer open the mailbox, and forget the tokens."""
    runtime = run.runtime
    keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
    await keeper.end(run.session, event.mailbox_id)


@job("mailboxes.import", ImportRunDue, deadline=900, lane="imports")
async def import_mail(run: JobRun, event: ImportRunDue) -> None:
    """Work through a slice of an import."""
    await work_slice(run.session, run.runtime, event)


@job("mailboxes.forget_uploads", TickedEvent, deadline=300)
async def forget_old_uploads(run: JobRun, _: TickedEvent) -> None:
    """Drop uploads that nobody needs any more."""
    await forget_uploads(run.session, run.runtime)


JOBS: list[Job[Any]] = [end_consent, import_mail]
SCHEDULES = [Schedule(forget_old_uploads, hour=3, minute=40)]
