"""What a runner reads from and writes to its mailbox's rows, each in a short transaction of its own."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

import msgspec
from sqlalchemy import text, update

from mail_ingest.imap.errors import Problem, Verdict
from mail_ingest.imap.providers.settings import provider_by_slug
from mail_ingest.imap.source import Folder
from mail_ingest.store.changes import tell_changed
from mail_ingest.store.folders import close_lost_folders, save_folders
from mail_ingest.store.ingest import lock_ingest
from mail_ingest.store.models import Mailbox, MailFolder
from mail_ingest.sync.alerts import ALERTS
from mail_ingest.sync.connecting import Account, account_of
from mail_ingest.sync.limits import Allowance
from mail_ingest.sync.work import ACTOR, Work
from tenants.orm import now
from tenants.prepared import Prepared
from tenants.secrets import Vault
from tenants.session import WriteSession

#: What servers want to have read; more than this is noise.
_MOST_ALERTS: Final = 5


_CHECKED: Final = Prepared(
    text(
        "UPDATE mailbox SET last_checked_at = :moment WHERE tenant_id = :tenant AND id = :mailbox"
        " AND problem IS NULL AND waiting_until IS NULL AND started_at IS NOT NULL"
        " AND EXISTS (SELECT FROM mailbox_lease WHERE tenant_id = :tenant AND id = :mailbox"
        " AND holder = :holder AND fence = :fence) RETURNING id"
    )
)


class Seen(msgspec.Struct, frozen=True):
    """The mailbox as it was when the connection was made."""

    version: int
    since: date | None
    #: Waits for a person to change something; trying again would only lock the account.
    stopped: bool
    provider: str | None


class AccountState:
    """The rows of one mailbox. `account` is what `load` found last."""

    def __init__(self, work: Work, vault: Vault) -> None:
        self._work = work
        self._vault = vault
        self.account = Account(host="", port=0, security="tls", username="", secret="")
        #: Whether it is written down that all is here.
        self._finished = False

    async def load(self) -> Seen | None:
        """Read settings and secret; None when there is nothing to sync any more."""
        async with self._work.session() as session:
            mailbox = await self._mailbox(session)
            if mailbox is None or mailbox.removed_at is not None or mailbox.paused or mailbox.kind != "imap":
                return None
            if mailbox.imap_host:
                self.account = Account(
                    host=mailbox.imap_host, port=mailbox.imap_port or 0, security="tls", username="", secret=""
                )
            self._finished = mailbox.finished_at is not None
            stopped = is_stopped(mailbox.problem)
            if not stopped:
                self.account = await account_of(session, self._vault, mailbox)
            today = mailbox.downloaded if mailbox.downloaded_on == now().date() else 0
            provider = provider_by_slug(mailbox.provider) if mailbox.provider else None
            self._work.allowance = Allowance(provider.quirks.daily_download if provider else None)
            self._work.allowance.used(today)
            return Seen(mailbox.version, mailbox.sync_since, stopped, mailbox.provider)

    async def note_problem(self, problem: Problem, waiting_until: datetime | None, *, shown: bool) -> None:
        """Write down that nothing is asked of the server before then, and, when it is to be `shown`, put the problem
        on the mailbox; one that was there already keeps its date."""
        async with self._work.session() as session:
            mailbox = await self._mailbox(session)
            if mailbox is None:
                return
            mailbox.waiting_until = waiting_until
            if shown:
                if (mailbox.problem or {}).get("code") != problem.code:
                    mailbox.problem_since = now()
                mailbox.problem = msgspec.to_builtins(problem)
                mailbox.last_checked_at = now()
            self._work.tell(session, now=True)

    async def note_waiting(self, until: datetime) -> None:
        """Old mail waits until then; new mail does not."""
        async with self._work.session() as session:
            mailbox = await self._mailbox(session)
            if mailbox is not None:
                mailbox.waiting_until = until
                self._work.tell(session, now=True)

    async def note_checked(self, alerts: Sequence[str] = ()) -> None:
        """The server answered: there is no problem with it any more. `alerts`: what it wants a person to read."""
        # What is nearly always so: nothing but the time has changed.
        if not alerts and await self._note_time():
            return
        async with self._work.session(moves=False) as session:
            mailbox = await self._mailbox(session)
            if mailbox is None:
                return
            solved = mailbox.problem is not None and mailbox.problem.get("code") not in ALERTS
            waited = mailbox.waiting_until is not None and mailbox.waiting_until <= now()
            said = list(alerts)[-_MOST_ALERTS:]
            news = solved or waited or mailbox.started_at is None or (said and said != mailbox.alerts)
            if solved:
                mailbox.problem = mailbox.problem_since = None
            if solved or waited:
                mailbox.waiting_until = None
            if said:
                mailbox.alerts = said
            mailbox.last_checked_at = now()
            mailbox.started_at = mailbox.started_at or mailbox.last_checked_at
            if news:
                self._work.tell(session, now=True)

    async def _note_time(self) -> bool:
        lease = self._work.lease
        async with self._work.engine.database.tenant_session(lease.tenant_id, ACTOR) as session:
            found = await _CHECKED.fetch(
                session, mailbox=lease.mailbox_id, moment=now(), holder=lease.holder, fence=lease.fence
            )
        return bool(found)

    async def note_finished(self) -> None:
        """All that is on the server is here, or accounted for."""
        if self._finished:
            return
        async with self._work.session(moves=False) as session:
            mailbox = await self._mailbox(session)
            if mailbox is not None and mailbox.finished_at is None:
                mailbox.finished_at = now()
                self._work.tell(session, now=True)
        self._finished = True

    async def save_folders(self, listed: Sequence[Folder], selected: Sequence[Folder]) -> list[MailFolder]:
        """Bring the folder rows in line with the server's list; `selected` are fetched unless a person chose
        otherwise. Answers the rows of those that are there."""
        async with self._work.session() as session:
            await lock_ingest(session)
            names = {folder.wire_name for folder in selected}
            rows = await save_folders(session, self._work.lease.mailbox_id, listed, names)
            await tell_changed(session, await close_lost_folders(session, self._work.lease.mailbox_id))
        return rows

    async def note_counts(self, counts: dict[bytes, int]) -> None:
        """How many messages lie in folders that are not fetched."""
        async with self._work.session() as session:
            for wire_name, messages in counts.items():
                await session.execute(
                    update(MailFolder)
                    .where(MailFolder.mailbox_id == self._work.lease.mailbox_id, MailFolder.wire_name == wire_name)
                    .values(on_server=messages, checked_at=now())
                    .execution_options(synchronize_session=False)
                )

    async def note_folder_problem(self, wire_name: bytes, problem: Problem) -> None:
        """One folder cannot be read; the others can."""
        async with self._work.session() as session:
            await session.execute(
                update(MailFolder)
                .where(MailFolder.mailbox_id == self._work.lease.mailbox_id, MailFolder.wire_name == wire_name)
                .values(problem=msgspec.to_builtins(problem), checked_at=now())
                .execution_options(synchronize_session=False)
            )
            self._work.tell(session)

    async def _mailbox(self, session: WriteSession) -> Mailbox | None:
        return await session.get(Mailbox, (self._work.lease.tenant_id, self._work.lease.mailbox_id))


def is_stopped(problem: dict[str, Any] | None) -> bool:
    """Whether a stored problem waits for a person."""
    return problem is not None and problem.get("verdict") == Verdict.STOP.value
