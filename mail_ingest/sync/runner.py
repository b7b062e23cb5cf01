"""One mailbox, from its row to a live connection, for as long as this process holds its lease."""

import asyncio
import contextlib
import random
import time
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, Final

import asyncpg
import structlog
from sqlalchemy.exc import DBAPIError

from mail_ingest.imap.errors import MailError, Problem
from mail_ingest.imap.providers.settings import provider_by_slug
from mail_ingest.imap.source import Change, ChangeKind, Folder, FolderRole, MailSource
from mail_ingest.store.folders import StaleFolderError
from mail_ingest.store.leases import LeaseLostError
from mail_ingest.sync import planner
from mail_ingest.sync.account_state import AccountState, Seen
from mail_ingest.sync.chores import Chores, Round
from mail_ingest.sync.connecting import Opener, unexpected
from mail_ingest.sync.folder_sync import FolderSync
from mail_ingest.sync.work import Engine, Work
from tenants.orm import now
from tenants.secrets import Vault

#: Seconds between looks at sent mail, where the other folders that are not watched have to wait longer, and at the
#: list of folders.
SENT_EVERY: Final = 30.0
LIST_EVERY: Final = 900.0
#: The list of folders is not asked for again within so many seconds, however often people press the button.
_LISTED_LATELY: Final = 5.0
#: Seconds to wait after the database was away.
_DATABASE_PAUSE: Final = 2.0

_log = structlog.get_logger(__name__)


class ReloadError(Exception):
    """The mailbox was changed: end the connections and begin anew with its new settings."""


class MailboxRunner:
    """Runs one mailbox; `wake` makes it look at its row and at the server at once."""

    def __init__(self, engine: Engine, vault: Vault, opener: Opener, work: Work) -> None:
        self._work = work
        self._state = AccountState(work, vault)
        self._chores = Chores(work, self._state)
        self._opener = opener
        self._engine = engine
        self.wake = asyncio.Event()
        self._failures = 0
        self._hurried_at = -planner.HURRY_EVERY
        #: There is one connection only, so it is watched and worked with in turns.
        self._alone = False

    async def run(self) -> None:
        """Sync until the mailbox is paused or removed, the lease is lost (`LeaseLostError`), or cancelled."""
        while True:
            try:
                seen = await self._state.load()
                if seen is None:
                    return
                if seen.stopped:
                    await self.wake.wait()
                    self.wake.clear()
                    continue
                await self._connect_and_sync(seen)
            except LeaseLostError:
                raise
            except ReloadError:
                continue
            except StaleFolderError:
                await self._wait(1.0)
            except MailError as error:
                await self._pause(error.problem)
            except (DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
                _log.warning("mailbox waits for our own services", error=type(error).__name__)
                await self._wait(_DATABASE_PAUSE)
            except Exception as error:  # noqa: BLE001 - a defect of ours must not take other mailboxes with it
                _log.exception("mailbox sync failed")
                await self._pause(unexpected(error, self._state.account).problem)

    async def _pause(self, problem: Problem) -> None:
        self._failures += 1
        pause = planner.pause_after(problem, self._failures)
        moment = time.monotonic()
        if planner.may_hurry(problem, self._failures, moment - self._hurried_at):
            self._hurried_at = moment
            pause = random.uniform(0.5, planner.HURRY_WITHIN)  # noqa: S311 - jitter, not a secret
        _log.warning("mailbox has a problem", code=problem.code, failures=self._failures, pause=pause)
        until = now() + timedelta(seconds=pause) if pause is not None else None
        shown = planner.worth_showing(problem, self._failures)
        try:
            await self._state.note_problem(problem, until, shown=shown)
        except (DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            _log.warning("a problem could not be written down", code=problem.code)
        if pause is not None:
            await self._wait(pause)

    async def _wait(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.wake.wait()
            self.wake.clear()

    async def _open(self) -> MailSource:
        await self._engine.sign_ins.pass_through(self._state.account.host)
        return await self._opener(self._state.account)

    async def _connect_and_sync(self, seen: Seen) -> None:
        self._work.since = seen.since
        provider = provider_by_slug(seen.provider) if seen.provider else None
        self._alone = self._alone or (provider is not None and provider.quirks.connections < 2)
        self._chores.due.clear()
        await _until_one_ends(self._watch(seen), self._work_through())

    # The watch connection

    async def _watch(self, seen: Seen) -> None:
        source = await self._open()
        try:
            folders = await self._chores.list_folders(source)
            self._chores.news_in(*folders)
            sync = FolderSync(self._work, source)
            turn = Round(self._work, source)
            clock = _Clock(self._engine.look_every)
            look, busy, counted = True, False, False
            change = Change(kind=ChangeKind.TIMEOUT)
            while True:
                if look or change.kind is ChangeKind.PUSHED:
                    await self._look_at_main(sync, folders, change)
                    self._failures = 0
                if clock.is_due("noted") or look:
                    await self._state.note_checked(source.server_alerts)
                heard_more = change.kind is ChangeKind.PUSHED and not _is_mail_alone(change)
                if look or busy or heard_more or self._chores.has_news:
                    busy = await self._set_going(turn)
                if not counted and not busy:
                    await self._chores.count_others(source)
                    counted = True
                change = await self._hear(source, folders, clock, busy=busy)
                asked = self.wake.is_set()
                self.wake.clear()
                if asked and await self._chores.version() != seen.version:
                    raise ReloadError
                look = asked
                if clock.is_due("listed") or (asked and await self._lists_anew(clock)):
                    folders = await self._chores.list_folders(source)
                    counted, look = False, True
                if clock.is_due("polled") or asked:
                    await self._chores.look_at(source, folders[1:])
                    look = True
                elif clock.is_due("sent"):
                    await self._chores.look_at(source, _sent(folders[1:]))
        finally:
            await source.close()

    async def _lists_anew(self, clock: "_Clock") -> bool:
        """Whether a person who asks for a look is to see new folders, or chose other ones."""
        if await self._chores.are_chosen_anew() or clock.age("listed") > _LISTED_LATELY:
            clock.reset("listed")
            return True
        return False

    async def _look_at_main(self, sync: FolderSync, folders: list[Folder], change: Change) -> None:
        """New mail of the watched folder. After an announcement of new mail alone there is no need to open it again."""
        if not folders:
            return
        if sync.is_open and change.exists is not None and _is_mail_alone(change):
            await sync.fetch_new(exists=change.exists)
        else:
            await sync.open(folders[0], flags=change.flags_changed)
            await sync.fetch_new()
        self._chores.seen(folders[0])

    async def _set_going(self, turn: Round) -> bool:
        """Have the chores done by the other connection, or one piece of them by this one; whether there are any left
        for this one."""
        if not await self._chores.are_due():
            if not turn.failed:
                await self._state.note_finished()
            turn.failed.clear()
            turn.compared.clear()
            turn.asked_for_whole = False
            return False
        if self._alone:
            turn.opened = None
            return await self._chores.step(turn)
        self._chores.due.set()
        return False

    async def _hear(self, source: MailSource, folders: list[Folder], clock: "_Clock", *, busy: bool) -> Change:
        if busy:
            return Change(kind=ChangeKind.TIMEOUT)
        seconds = clock.until("polled", "sent") if _sent(folders[1:]) else clock.until("polled")
        if not folders:
            await self._wait(seconds)
            return Change(kind=ChangeKind.TIMEOUT)
        return await source.wait_for_change(seconds, stop=self.wake)

    # The work connection, open only while there is work

    async def _work_through(self) -> None:
        while True:
            await self._chores.due.wait()
            self._chores.due.clear()
            try:
                source = await self._open()
            except MailError as error:
                if error.problem.code != "too-many-connections":
                    raise
                # One connection is open: do with it.
                self._alone = True
                self.wake.set()
                continue
            try:
                turn = Round(self._work, source)
                while await self._chores.step(turn):
                    pass
            finally:
                await source.close()
            if not turn.failed:
                await self._state.note_finished()


class _Clock:
    """When each of the regular looks was last taken."""

    def __init__(self, look_every: float) -> None:
        moment = time.monotonic()
        sent = min(SENT_EVERY, look_every)
        self._every = {"sent": sent, "polled": look_every, "listed": LIST_EVERY, "noted": look_every}
        self._at = dict.fromkeys(self._every, moment)
        self._at["noted"] = moment - look_every

    def is_due(self, name: str) -> bool:
        """Whether it is time; then it counts as taken."""
        moment = time.monotonic()
        if moment - self._at[name] < self._every[name]:
            return False
        self._at[name] = moment
        return True

    def age(self, name: str) -> float:
        """Seconds since it was last taken."""
        return time.monotonic() - self._at[name]

    def reset(self, name: str) -> None:
        """It was taken now."""
        self._at[name] = time.monotonic()

    def until(self, *names: str) -> float:
        """Seconds to the first of these."""
        moment = time.monotonic()
        return max(0.01, min(self._at[name] + self._every[name] - moment for name in names))


def _is_mail_alone(change: Change) -> bool:
    """Whether nothing but new mail was announced."""
    return change.kind is ChangeKind.PUSHED and not change.expunged and not change.flags_changed


def _sent(folders: list[Folder]) -> list[Folder]:
    return [folder for folder in folders if folder.role is FolderRole.SENT]


async def _until_one_ends(*parts: Coroutine[Any, Any, None]) -> None:
    """Run all until one ends or fails; the others are cancelled and waited for, and the first failure is raised."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
