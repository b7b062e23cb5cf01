"""One folder over one connection.

New mail and backfill both go newest first, batch by batch. The backfill's cursor goes down with each batch; the
tail's cursor goes up when all that is new has come, and after a crash in between, what is stored already is
recognised by its UID and not fetched again.
"""

from bisect import bisect_left
from collections.abc import Sequence

from sqlalchemy import select

from mail_ingest.imap.source import Folder, FolderState, MailSource, MessageMeta
from mail_ingest.store.events import Origin
from mail_ingest.store.folders import apply_cursor, close_placements, covered_uids, live_uids, note_opened
from mail_ingest.store.ingest import lock_ingest, own_addresses
from mail_ingest.store.models import IngestSkip, MailFolder
from mail_ingest.store.records import CursorMove
from mail_ingest.store.summary import refresh
from mail_ingest.sync.planner import CHUNK
from mail_ingest.sync.work import Work


class FolderSync:
    """Syncs the folder that is open on `source`; `open` first. Raises MailError, LeaseLostError, StaleFolderError."""

    def __init__(self, work: Work, source: MailSource) -> None:
        self._work = work
        self._source = source
        self._row: MailFolder | None = None
        self._state: FolderState | None = None
        #: UIDs that the backfill is about, ascending, as first asked on this connection.
        self._uids: dict[bytes, list[int]] = {}

    @property
    def row(self) -> MailFolder:
        """The open folder as it was when last read."""
        if self._row is None:
            raise RuntimeError("no folder is open")
        return self._row

    async def open(self, folder: Folder) -> MailFolder:
        """Open `folder` afresh and record what the server says of it."""
        state = await self._source.open_folder(folder)
        beginning = state.uid_next
        if beginning is None:
            uids = await self._source.uids()
            beginning = uids[-1] + 1 if uids else 1
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.scalar(
                select(MailFolder).where(
                    MailFolder.mailbox_id == self._work.lease.mailbox_id, MailFolder.wire_name == folder.wire_name
                )
            )
            if row is None:
                raise LookupError("the folder was not saved before it was opened")
            if row.uid_validity != state.uid_validity:
                self._uids.pop(folder.wire_name, None)
            await note_opened(session, row, state)
            if row.tail_uid is None:
                row.tail_uid, row.backfill_uid = beginning - 1, beginning
                row.backfill_done = state.exists == 0
        self._row, self._state = row, state
        return row

    async def fetch_new(self) -> int:
        """Fetch what came since the tail's cursor; answers how many messages were placed."""
        tail = self.row.tail_uid or 0
        uid_next = self._state.uid_next if self._state else None
        if uid_next is not None and uid_next <= tail + 1:
            return 0
        uids = await self._source.uids(first=tail + 1)
        placed = await self._fetch(uids, "live")
        top = max([*uids, (uid_next or 1) - 1, tail])
        await self._move(CursorMove(tail_uid=top))
        return placed

    async def fetch_backfill(self) -> None:
        """Fetch one chunk of old mail."""
        row = self.row
        uids = self._uids.get(row.wire_name)
        if uids is None:
            uids = await self._backfill_uids()
            self._uids[row.wire_name] = uids
        below = bisect_left(uids, row.backfill_uid or 0)
        chunk = uids[max(0, below - CHUNK) : below]
        if chunk:
            await self._fetch(chunk, "backfill", cursor=True)
        rest = below - len(chunk)
        # What the server did not answer for is gone: the cursor passes over it.
        await self._move(
            CursorMove(backfill_uid=chunk[0] if chunk else None, backfill_done=True if rest <= 0 else None)
        )

    async def _backfill_uids(self) -> list[int]:
        uids = await self._source.uids(since=self._work.since)
        if self._work.since is not None:
            everything = await self._source.uids()
            async with self._work.session() as session:
                row = await session.get_one(MailFolder, (self._work.lease.tenant_id, self.row.id))
                row.before_start = len(set(everything) - set(uids))
        return uids

    async def compare(self) -> None:
        """Compare all UIDs with ours: close the places of what is gone, fetch what is missing."""
        everything = set(await self._source.uids())
        wanted = everything if self._work.since is None else set(await self._source.uids(since=self._work.since))
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, self.row.id))
            stored = await live_uids(session, row)
            skipped = set(await session.scalars(select(IngestSkip.uid).where(IngestSkip.folder_id == row.id)))
            gone = (stored | skipped) - everything
            if gone:
                conversations = await close_placements(session, row, gone)
                await refresh(session, conversations, await own_addresses(session))
            row.on_server = len(everything)
            # Older mail that is here all the same (by another start date) is not left on the server.
            row.before_start = len(everything - wanted - stored)
            top = max(everything, default=0)
            covered = await covered_uids(session, row, 1, top)
            self._work.tell(session)
        self._row = row
        await self._fetch(sorted(wanted - covered), "backfill")

    async def _fetch(self, uids: Sequence[int], origin: Origin, *, cursor: bool = False) -> int:
        """Fetch those of `uids` (ascending) that are not here, newest first. With `cursor` the backfill's cursor goes
        down with each batch."""
        if not uids:
            return 0
        async with self._work.read_session() as session:
            covered = await covered_uids(session, self.row, uids[0], uids[-1])
        wanted = [uid for uid in uids if uid not in covered]
        placed = 0
        async for metas in self._source.fetch_meta(wanted):
            async for batch in self._source.fetch_bodies(metas):
                move = _move_down(batch.asked, metas) if cursor else CursorMove()
                result = await self._work.ingest(self.row, metas, batch, origin, move)
                placed += result.placed
        return placed

    async def _move(self, move: CursorMove) -> None:
        async with self._work.session() as session:
            await lock_ingest(session)
            row = await session.get_one(MailFolder, (self._work.lease.tenant_id, self.row.id))
            apply_cursor(row, move, ())
            self._work.tell(session)
        self._row = row


def _move_down(asked: Sequence[int], metas: Sequence[MessageMeta]) -> CursorMove:
    done = set(asked)
    received = [meta.internal_date for meta in metas if meta.uid in done and meta.internal_date is not None]
    return CursorMove(backfill_uid=min(asked), backfill_at=min(received, default=None))
