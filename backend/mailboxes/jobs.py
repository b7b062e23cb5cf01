"""Jobs of mailboxes."""

from typing import Any

from backend.jobs.registry import Job, JobRun, job
from backend.mailboxes.events import MailboxAccessEnded
from backend.mailboxes.oauth.tokens import TokenKeeper


@job("mailboxes.end_consent", MailboxAccessEnded, deadline=60)
async def end_consent(run: JobRun, event: MailboxAccessEnded) -> None:
    """Tell the provider that we no longer open the mailbox, and forget the tokens."""
    runtime = run.runtime
    keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
    await keeper.end(run.session, event.mailbox_id)


JOBS: list[Job[Any]] = [end_consent]
