"""One folder over one connection.

New mail and backfill both go newest first, batch by batch. The backfill's cursor goes down with each batch; the
tail's cursor goes up when all that is new has come, and after a crash in between, what is stored already is
recognised by its UID and not fetched again.
"""

import time
from bisect import bisect_left
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from mail_ingest.imap.source import Folder, FolderChanges, FolderState, KnownState, MailSource
from mail_ingest.store.changes import apply_flags, apply_gone, tell_changed
from mail_ingest.store.folders import (
    apply_cursor,
    known_uids,
    live_uids,
    note_opened,
    recent_generations,
    retire,
)
from mail_ingest.store.ingest import lock_ingest
from mail_ingest.store.ledger import compare, note_repaired
from mail_ingest.store.models import MailFolder
from mail_ingest.store.records import CursorMove
from mail_ingest.sync.alerts import alert, clear_alert, generations_problem
from mail_ingest.sync.fetching import Fetcher
from mail_ingest.sync.planner import CHUNK
from mail_ingest.sync.standing import REMEMBERED
from mail_ingest.sync.work import Work
from tenants.orm import now
from tenants.session import WriteSession

#: So many new generations of UIDs in a day, and the folder is left alone until the day is over.
_MOST_GENERATIONS: Final = 3
#: Where the server has no mod-sequences, all flags are read again after this long.
_FLAGS_EVERY: Final = timedelta(minutes=15)
#: That a folder was looked at is written down this often, when nothing else is.
_NOTED_EVERY: Final = timedelta(minutes=15)
#: Changed messages per transaction.
_CHANGES: Final = 1000


class FolderSync:
    """Syncs the folder that is open on `source`; `open` first. Raises MailError, LeaseLostError, StaleFolderError,
    AllowanceSpentError."""

    def __init__(self, work: Work, source: MailSource) -> None:
        self._work = work
        self._source = source
        self._fetcher = Fetcher(work, source)
        self._row: MailFolder | None = None
        #: A row with what `Work.moves` was when it was read, and when that was, by the monotonic clock.
        self._loaded: tuple[MailFolder, int, float] | None = None
        self._state: FolderState | None = None
        #: UIDs that the backfill is about, ascending, as first asked on this connection.
        self._uids: dict[bytes, list[int]] = {}

    @property
    def is_open(self) -> bool:
        """Whether a folder is open."""
        return self._state is not None

    @property
    def row(self) -> MailFolder:
        """The open folder as it was when last read."""
        if self._row is None:
            raise RuntimeError("no folder is open")
        return self._row

    async def open(self, folder: Folder, *, flags: bool = False) -> MailFolder:
        """Open `folder` afresh, record what the server says of it, and let flags and deletions follow it. `flags`:
        something was heard of changed flags, so look even where there are no mod-sequences."""
        row = await self._load(folder)
        known = None
        if row.uid_validity and row.flags_modseq:
            known = KnownState(uid_validity=row.uid_validity, highest_modseq=row.flags_modseq)
        state = self._state = await self._source.open_folder(folder, known=known)
        self._row = row
        if _is_news(row, state, self._work):
            row = await self._note(row, state)
        if row.stored and self._flags_due(row, state, told=flags):
            await self._follow(row, state)
        return self.row

    async def fetch_new(self, *, exists: int | None = None) -> int:
        """Fetch what came since the tail's cursor; answers how many messages were placed. `exists`: what the server
        has told since the folder was opened."""
        tail = self.row.tail_uid or 0
        uid_next = self._state.uid_next if self._state else None
        if exists is None and uid_next is not None and uid_next <= tail + 1:
            return 0
        uids = await self._source.uids(first=tail + 1)
        top = max([*uids, (uid_next or 1) - 1, tail])
        if not uids and top == tail:
            return 0
        placed = await self._fetcher.fetch(self.row, uids, "live", end=CursorMove(tail_uid=top, on_server=exists))
        self.row.tail_uid = top
        return placed

    async def fetch_backfill(self) -> None:
        """Fetch one chunk of old mail."""
        row = self.row
        uids = self._uids.get(row.wire_name)
        if uids is None:
            uids = self._uids[row.wire_name] = await self._backfill_uids()
        below = bisect_left(uids, row.backfill_uid or 0)
        chunk = uids[max(0, below - CHUNK) : below]
        if chunk:
            await self._fetcher.fetch(row, chunk, "backfill", down=True)
        done = below <= len(chunk)
        # What the server did not answer for is gone: the cursor passes over it.
        await self._move(CursorMove(backfill_uid=chunk[0] if chunk else None, backfill_done=True if done else None))

    async def compare(self) -> bool:
        """Compare all UIDs with ours: close the places of what is gone, fetch what is missing or due again. Answers
        whether the ledger is exact now."""
        await self.fetch_new()
        everything = set(await self._source.uids())
        wanted = everything if self._work.since is None else set(await self._source.uids(since=self._work.since))
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, self.row.id))
            found = await compare(session, row, everything, wanted)
            if row.backfill_done:
                await self._finish_generation(session, row)
            if found.drift:
                await alert(session, row, "drift", found.drift)
            if found.held:
                await alert(session, row, "deletions-held", found.held)
            else:
                await clear_alert(session, row, "deletions-held")
            self._work.tell(session, now=bool(found.drift or found.held))
        self._row = row
        reach = (0 if row.backfill_done else row.backfill_uid or 0, row.tail_uid or 0)
        await self._fetcher.fetch(row, sorted(uid for uid in wanted if reach[0] <= uid <= reach[1]), "backfill")
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, row.id))
            exact = await note_repaired(session, row, set(found.missing))
            if exact:
                await clear_alert(session, row, "drift")
            self._work.tell(session, now=bool(found.drift))
        self._row = row
        return exact

    # Opening

    async def _load(self, folder: Folder) -> MailFolder:
        moves, moment = self._work.moves, time.monotonic()
        if self._loaded is not None:
            row, then, read_at = self._loaded
            if row.wire_name == folder.wire_name and then == moves and moment - read_at < REMEMBERED:
                return row
        async with self._work.read_session() as session:
            found = await session.scalar(
                select(MailFolder).where(
                    MailFolder.mailbox_id == self._work.lease.mailbox_id, MailFolder.wire_name == folder.wire_name
                )
            )
        if found is None:
            raise LookupError("the folder was not saved before it was opened")
        self._loaded = found, moves, moment
        return found

    async def _note(self, row: MailFolder, state: FolderState) -> MailFolder:
        beginning = state.uid_next
        if beginning is None:
            uids = await self._source.uids()
            beginning = uids[-1] + 1 if uids else 1
        if row.uid_validity not in (None, state.uid_validity):
            self._uids.pop(row.wire_name, None)
            if len(recent_generations(row)) >= _MOST_GENERATIONS:
                raise generations_problem(row)
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, row.id))
            await note_opened(session, row, state)
            if row.tail_uid is None:
                row.tail_uid, row.backfill_uid = beginning - 1, beginning
                row.backfill_done = state.exists == 0
                row.flags_modseq, row.flags_at = state.highest_modseq, now()
                row.planned_since = self._work.since
            elif row.planned_since != self._work.since:
                # Another start date: what it brings in is fetched, what is here already is passed over.
                row.backfill_done, row.backfill_at = False, None
                row.backfill_uid, row.planned_since = row.tail_uid + 1, self._work.since
                self._uids.pop(row.wire_name, None)
            if row.backfill_done:
                await self._finish_generation(session, row)
            self._work.tell(session)
        self._row = row
        return row

    async def _finish_generation(self, session: WriteSession, row: MailFolder) -> None:
        if row.generations:
            await tell_changed(session, await retire(session, row))

    # Following the server

    def _flags_due(self, row: MailFolder, state: FolderState, *, told: bool) -> bool:
        if state.highest_modseq is not None:
            return state.highest_modseq != row.flags_modseq
        return told or row.flags_at is None or now() - row.flags_at >= _FLAGS_EVERY

    async def _follow(self, row: MailFolder, state: FolderState) -> None:
        async with self._work.read_session() as session:
            known = await known_uids(session, row)
        changes = await self._source.changes(since_modseq=row.flags_modseq or 0, known=known)
        # Only a server that keeps a record of what it expunged is believed at once when very much is gone.
        gone = changes.vanished if changes.vanished and self._keeps_record(state) else ()
        await self._apply(row, changes, set(known), gone)

    def _keeps_record(self, state: FolderState) -> bool:
        return "QRESYNC" in self._source.capabilities and state.highest_modseq is not None

    async def _apply(
        self, row: MailFolder, changes: FolderChanges, known: Collection[int], gone: Collection[int]
    ) -> None:
        metas = [meta for meta in changes.metas if meta.uid in known]
        labels = "X-GM-EXT-1" in self._source.capabilities
        for start in range(0, max(len(metas), 1), _CHANGES):
            part = metas[start : start + _CHANGES]
            last = start + _CHANGES >= len(metas)
            async with self._work.session() as session:
                await lock_ingest(session)
                row = await session.get_one(MailFolder, (self._work.lease.tenant_id, row.id))
                changed = await apply_flags(session, row, part, labels=labels)
                if last:
                    changed |= await apply_gone(session, row, gone)
                    row.flags_modseq, row.flags_at = changes.highest_modseq, now()
                elif part[-1].modseq is not None:
                    # They come by mod-sequence, so that whoever goes on from here misses none.
                    row.flags_modseq = part[-1].modseq - 1
                await tell_changed(session, changed)
                self._work.tell(session)
        self._row = row

    # Old mail

    async def _backfill_uids(self) -> list[int]:
        row = self.row
        everything = await self._source.uids()
        wanted = everything if self._work.since is None else await self._source.uids(since=self._work.since)
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, row.id))
            stored = await live_uids(session, row)
            row.before_start = len(set(everything) - set(wanted) - stored)
        self._row = row
        return [uid for uid in wanted if uid not in stored]

    async def _move(self, move: CursorMove) -> None:
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, self.row.id))
            apply_cursor(row, move, ())
            if row.backfill_done:
                await self._finish_generation(session, row)
            self._work.tell(session)
        self._row = row


def _is_news(row: MailFolder, state: FolderState, work: Work) -> bool:
    return (
        row.uid_validity != state.uid_validity
        or row.tail_uid is None
        or row.uid_next != state.uid_next
        or row.on_server != state.exists
        or row.highest_modseq != state.highest_modseq
        or row.planned_since != work.since
        or row.problem is not None
        or row.checked_at is None
        or now() - row.checked_at > _NOTED_EVERY
    )
