"""What is to be done for one mailbox beside watching it, and doing it one piece at a time over a connection."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from mail_ingest.imap.errors import MailError, Scope
from mail_ingest.imap.source import Folder, FolderStatus, MailSource
from mail_ingest.sync import planner
from mail_ingest.sync.account_state import AccountState
from mail_ingest.sync.fetching import AllowanceSpentError
from mail_ingest.sync.folder_sync import FolderSync
from mail_ingest.sync.renames import recognise_renamed
from mail_ingest.sync.standing import FolderMark, Memory, Standing
from mail_ingest.sync.whole import fetch_whole_messages
from mail_ingest.sync.work import Work
from tenants.orm import now

Action = Literal["new", "backfill", "compare", "whole"]
#: Folders that are only counted, at most.
_MOST_COUNTED = 50


class Round:
    """One connection's way through the chores: the folder that is open, and what failed or was compared already."""

    def __init__(self, work: Work, source: MailSource) -> None:
        self.source = source
        self.sync = FolderSync(work, source)
        self.opened: bytes | None = None
        self.failed: set[bytes] = set()
        self.compared: set[bytes] = set()
        self.asked_for_whole = False


class Chores:
    """The folders of a mailbox and what is to be done in them. `due` is set when there is something."""

    def __init__(self, work: Work, state: AccountState) -> None:
        self._work = work
        self._state = state
        self._memory = Memory(work)
        self.due = asyncio.Event()
        #: Selected folders as last listed, and the names of those that have news.
        self._folders: dict[bytes, Folder] = {}
        self._dirty: set[bytes] = set()
        #: How many messages were unread when last asked, where the server tells of changed flags in no other way, and
        #: the folders whose flags are to be read anew for that.
        self._unseen: dict[bytes, int] = {}
        self._flags_told: set[bytes] = set()
        #: Folders whose mail is not fetched.
        self._others: list[Folder] = []
        self._old_mail_waits: datetime | None = None

    # Folders

    async def list_folders(self, source: MailSource) -> list[Folder]:
        """Ask for the list of folders; answers those that are fetched, the one to watch first."""
        listed = await source.list_folders()
        rows = await self._state.save_folders(listed, planner.selected_folders(listed))
        names = {row.wire_name for row in rows if row.selected}
        selected = planner.in_order([folder for folder in listed if folder.wire_name in names])
        await recognise_renamed(self._work, source, selected, rows)
        self._folders = {folder.wire_name: folder for folder in selected}
        self._others = [folder for folder in listed if folder.selectable and folder.wire_name not in names]
        return selected

    async def are_chosen_anew(self) -> bool:
        """Whether a person chose other folders than those that are fetched now."""
        return {mark.wire_name for mark in (await self._memory.get()).folders} != set(self._folders)

    async def version(self) -> int | None:
        """Of the mailbox's settings, read anew."""
        self._work.moves += 1
        return (await self._memory.get()).version

    def news_in(self, *folders: Folder) -> None:
        """Something is to be fetched there."""
        self._dirty.update(folder.wire_name for folder in folders)

    def seen(self, folder: Folder) -> None:
        """The folder was just looked at."""
        self._dirty.discard(folder.wire_name)

    @property
    def has_news(self) -> bool:
        """Whether a folder is to be looked into."""
        return bool(self._dirty)

    async def count_others(self, source: MailSource) -> None:
        """Ask how much lies in the folders that are not fetched, so that the ledger can say it."""
        statuses = await source.statuses(self._others[:_MOST_COUNTED])
        await self._state.note_counts(
            {
                name: status.messages
                for name, status in statuses.items()
                if not isinstance(status, MailError) and status.messages is not None
            }
        )

    async def look_at(self, source: MailSource, folders: list[Folder]) -> None:
        """Note which of the folders that are not open have news."""
        if not folders:
            return
        marks = {mark.wire_name: mark for mark in (await self._memory.get()).folders}
        by_name = {folder.wire_name: folder for folder in folders}
        for name, status in (await source.statuses(folders)).items():
            if name not in by_name:
                continue
            if isinstance(status, MailError):
                await self._folder_failed(by_name[name], status)
                continue
            mark = marks.get(name)
            if self._flags_changed(name, status):
                self._flags_told.add(name)
                self._dirty.add(name)
            if mark is None or planner.looks_changed(
                status,
                uid_next=mark.uid_next,
                uid_validity=mark.uid_validity,
                on_server=mark.on_server,
                flags_modseq=mark.flags_modseq,
            ):
                self._dirty.add(name)

    def _flags_changed(self, name: bytes, status: FolderStatus) -> bool:
        if status.highest_modseq is not None or status.unseen is None:
            return False
        before, self._unseen[name] = self._unseen.get(name), status.unseen
        return before is not None and before != status.unseen

    async def _folder_failed(self, folder: Folder, error: MailError) -> None:
        wide = error.problem.scope is not Scope.FOLDER or error.problem.code in planner.ACCOUNT_WIDE
        if wide or not error.connection_usable:
            raise error
        await self._state.note_folder_problem(folder.wire_name, error.problem)

    # Doing

    async def are_due(self) -> bool:
        """Whether there is anything to do."""
        return await self._next(set(), set(), asked_for_whole=False) is not None

    async def step(self, turn: Round) -> bool:
        """Do the next piece; False when there is none. Raises MailError for what concerns more than one folder."""
        task = await self._next(turn.failed, turn.compared, asked_for_whole=turn.asked_for_whole)
        if task is None:
            return False
        name, action = task
        folder = self._folders.get(name)
        if action == "whole":
            turn.asked_for_whole = True
            await fetch_whole_messages(self._work, turn.source, self._folders)
            turn.opened = None
        elif folder is None:
            turn.failed.add(name)
            self._dirty.discard(name)
        else:
            try:
                await self._do(turn, folder, action)
            except AllowanceSpentError:
                self._old_mail_waits = self._work.allowance.spent_until()
                if self._old_mail_waits is not None:
                    await self._state.note_waiting(self._old_mail_waits)
            except MailError as error:
                turn.failed.add(name)
                self._dirty.discard(name)
                turn.opened = None
                await self._folder_failed(folder, error)
        return True

    async def _do(self, turn: Round, folder: Folder, action: Action) -> None:
        name = folder.wire_name
        if turn.opened != name or action in {"new", "compare"}:
            await turn.sync.open(folder, flags=name in self._flags_told)
            self._flags_told.discard(name)
            turn.opened = name
        match action:
            case "new":
                self._dirty.discard(name)
                await turn.sync.fetch_new()
            case "backfill":
                await turn.sync.fetch_backfill()
            case _:
                turn.compared.add(name)
                await turn.sync.compare()

    async def _next(
        self, failed: set[bytes], compared: set[bytes], *, asked_for_whole: bool
    ) -> tuple[bytes, Action] | None:
        """New mail first, then what people ask for, then old mail, then comparing."""
        standing = await self._memory.get()
        folders = [mark for mark in standing.folders if mark.wire_name not in failed]
        for mark in folders:
            if mark.wire_name in self._dirty:
                return mark.wire_name, "new"
        if standing.whole_messages and not asked_for_whole:
            return b"", "whole"
        comparable = [mark for mark in folders if mark.wire_name not in compared and mark.opened]
        for mark in comparable:
            if planner.wants_verification(mark, standing.verify_requested_at) or (mark.drift and mark.backfill_done):
                return mark.wire_name, "compare"
        return self._backfill(folders) or _comparison(standing, comparable)

    def _backfill(self, folders: Sequence[FolderMark]) -> tuple[bytes, Action] | None:
        if self._old_mail_waits is not None and now() < self._old_mail_waits:
            return None
        found = planner.next_backfill(folders)
        return None if found is None else (found.wire_name, "backfill")


def _comparison(standing: Standing, folders: Sequence[FolderMark]) -> tuple[bytes, Action] | None:
    moment = now()
    for mark in folders:
        if planner.needs_comparison(mark, moment) or standing.is_due(mark, moment):
            return mark.wire_name, "compare"
    return None
