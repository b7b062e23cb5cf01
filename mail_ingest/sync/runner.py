"""One mailbox, from its row to a live connection, for as long as this process holds its lease."""

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from typing import Any, Final

import structlog
from sqlalchemy.exc import DBAPIError

from mail_ingest.imap.errors import MailError, Problem, Scope
from mail_ingest.imap.source import Folder, MailSource
from mail_ingest.store.folders import StaleFolderError
from mail_ingest.store.leases import LeaseLostError
from mail_ingest.store.models import MailFolder
from mail_ingest.sync import planner
from mail_ingest.sync.account_state import AccountState, Seen
from mail_ingest.sync.connecting import Opener, unexpected
from mail_ingest.sync.folder_sync import FolderSync
from mail_ingest.sync.work import Engine, Work
from tenants.secrets import Vault

#: Seconds between looks at the folders that are not watched, and at the list of folders.
POLL_EVERY: Final = 120.0
LIST_EVERY: Final = 900.0
#: Seconds to wait after the database was away.
_DATABASE_PAUSE: Final = 5.0
#: Folders that are only counted, at most.
_MOST_COUNTED: Final = 20

_log = structlog.get_logger(__name__)


class ReloadError(Exception):
    """The mailbox was changed: end the connections and begin anew with its new settings."""


class MailboxRunner:
    """Runs one mailbox; `wake` makes it look at its row and at the server at once."""

    def __init__(self, engine: Engine, vault: Vault, opener: Opener, work: Work) -> None:
        self._work = work
        self._state = AccountState(work, vault)
        self._open = opener
        self._engine = engine
        self.wake = asyncio.Event()
        self._due = asyncio.Event()
        #: Selected folders as last listed, and the names of those that have news.
        self._folders: dict[bytes, Folder] = {}
        self._dirty: set[bytes] = set()
        #: Folders whose mail is not fetched.
        self._others: list[Folder] = []
        self._failures = 0

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
            except (DBAPIError, OSError) as error:
                _log.warning("mailbox waits for our own services", error=str(error))
                await self._wait(_DATABASE_PAUSE)
            except Exception as error:  # noqa: BLE001 - a defect of ours must not take other mailboxes with it
                _log.exception("mailbox sync failed")
                await self._pause(unexpected(error, self._state.account).problem)

    async def _pause(self, problem: Problem) -> None:
        self._failures += 1
        pause = planner.pause_after(problem, self._failures)
        _log.warning("mailbox has a problem", code=problem.code, failures=self._failures, pause=pause)
        if planner.worth_showing(problem, self._failures):
            await self._state.note_problem(problem)
        if pause is not None:
            await self._wait(pause)

    async def _wait(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.wake.wait()
            self.wake.clear()

    async def _connect_and_sync(self, seen: Seen) -> None:
        self._work.since = seen.since
        self._due.clear()
        await _until_one_ends(self._watch(seen), self._work_through())

    # The watch connection

    async def _watch(self, seen: Seen) -> None:
        source = await self._open(self._state.account)
        try:
            folders = await self._list(source)
            self._dirty.update(folder.wire_name for folder in folders)
            sync = FolderSync(self._work, source)
            listed_at = polled_at = time.monotonic()
            counted = False
            while True:
                if folders:
                    await sync.open(folders[0])
                    self._dirty.discard(folders[0].wire_name)
                    await sync.fetch_new()
                self._failures = 0
                await self._state.note_checked()
                if await self._next(await self._state.folder_rows(), set()) is not None:
                    self._due.set()
                if not counted:
                    await self._count_others(source)
                    counted = True
                await source.wait_for_change(max(1.0, polled_at + POLL_EVERY - time.monotonic()), stop=self.wake)
                asked = self.wake.is_set()
                self.wake.clear()
                if asked and await self._state.changed_since(seen):
                    raise ReloadError
                moment = time.monotonic()
                if asked or moment - listed_at > LIST_EVERY:
                    folders = await self._list(source)
                    listed_at, counted = moment, False
                if asked or moment - polled_at >= POLL_EVERY:
                    await self._look_at(source, folders[1:])
                    polled_at = moment
        finally:
            await source.close()

    async def _list(self, source: MailSource) -> list[Folder]:
        listed = await source.list_folders()
        selected = planner.selected_folders(listed)
        self._folders = {folder.wire_name: folder for folder in selected}
        self._others = [folder for folder in listed if folder.selectable and folder not in selected]
        await self._state.save_folders(listed, selected)
        return selected

    async def _count_others(self, source: MailSource) -> None:
        """Ask how much lies in the folders that are not fetched, so that the ledger can say it."""
        counts: dict[bytes, int] = {}
        for folder in self._others[:_MOST_COUNTED]:
            try:
                status = await source.folder_status(folder)
            except MailError as error:
                if not error.connection_usable:
                    raise
                continue
            if status.messages is not None:
                counts[folder.wire_name] = status.messages
        await self._state.note_counts(counts)

    async def _look_at(self, source: MailSource, folders: list[Folder]) -> None:
        """Note which of the folders that are not open have news."""
        rows = {row.wire_name: row for row in await self._state.folder_rows()}
        for folder in folders:
            try:
                status = await source.folder_status(folder)
            except MailError as error:
                await self._folder_failed(folder, error)
                continue
            row = rows.get(folder.wire_name)
            if row is None or planner.looks_changed(
                status, uid_next=row.uid_next, uid_validity=row.uid_validity, on_server=row.on_server
            ):
                self._dirty.add(folder.wire_name)

    async def _folder_failed(self, folder: Folder, error: MailError) -> None:
        if error.problem.scope is not Scope.FOLDER or not error.connection_usable:
            raise error
        await self._state.note_folder_problem(folder.wire_name, error.problem)

    # The work connection, open only while there is work

    async def _work_through(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            source = await self._open(self._state.account)
            try:
                await self._drain(source)
            finally:
                await source.close()

    async def _drain(self, source: MailSource) -> None:
        sync = FolderSync(self._work, source)
        failed: set[bytes] = set()
        compared: set[bytes] = set()
        opened: bytes | None = None
        while True:
            rows = [row for row in await self._state.folder_rows() if row.wire_name not in failed]
            task = await self._next(rows, compared)
            if task is None:
                break
            name, action = task
            folder = self._folders.get(name)
            if folder is None:
                failed.add(name)
                self._dirty.discard(name)
                continue
            try:
                if opened != name or action == "new":
                    await sync.open(folder)
                    opened = name
                if action == "new":
                    self._dirty.discard(name)
                    await sync.fetch_new()
                elif action == "backfill":
                    async with self._engine.budget:
                        await sync.fetch_backfill()
                else:
                    compared.add(name)
                    await sync.compare()
            except MailError as error:
                failed.add(name)
                opened = None
                await self._folder_failed(folder, error)
        await self._state.note_finished()

    async def _next(self, rows: list[MailFolder], compared: set[bytes]) -> tuple[bytes, str] | None:
        """New mail first, then old mail, then comparing what does not add up."""
        for row in rows:
            if row.wire_name in self._dirty:
                return row.wire_name, "new"
        plans = {row.id: (row, _plan(row)) for row in rows}
        backfill = planner.next_backfill([plan for _, plan in plans.values()])
        if backfill is not None:
            return plans[backfill.id][0].wire_name, "backfill"
        due = await self._state.folders_with_due_skips()
        for row, plan in plans.values():
            if row.wire_name not in compared and row.selected and (planner.needs_comparison(plan) or row.id in due):
                return row.wire_name, "compare"
        return None


def _plan(row: MailFolder) -> planner.FolderPlan:
    return planner.FolderPlan(
        id=row.id,
        role=row.role,
        selected=row.selected,
        backfill_done=row.backfill_done,
        frontier=row.backfill_at,
        on_server=row.on_server,
        accounted=row.stored + row.skipped + row.before_start,
    )


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
