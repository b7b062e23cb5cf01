"""From UIDs to stored messages: what is known already is only placed, the rest is fetched batch by batch, newest
first, and stored while the next batch travels."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from mail_ingest.imap.errors import CommandRefusedError, ConnectionLostError, MailError, ProtocolError
from mail_ingest.imap.source import BodyBatch, FetchProblem, MailSource, MessageBody, MessageMeta
from mail_ingest.store.events import Origin
from mail_ingest.store.folders import covered_uids
from mail_ingest.store.ingest import Batch
from mail_ingest.store.known import by_head, by_provider
from mail_ingest.store.models import MailFolder
from mail_ingest.store.records import BROKEN, DRAFT, CursorMove, IngestResult, Known, Skipped
from mail_ingest.sync.limits import BatchSize
from mail_ingest.sync.planner import ACCOUNT_WIDE
from mail_ingest.sync.work import Work

_MOST_AT_ONCE = 200
_FEW = 5
#: Larger than any honest message; it stays on the server, written down.
_MOST_BYTES = 1_000_000_000


class AllowanceSpentError(Exception):
    """The provider lets us fetch no more old mail today."""


class Pipeline:
    """Stores batches one after the other, in their order, while the next ones are fetched and digested; at most two
    are under way."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._running: list[asyncio.Task[IngestResult]] = []
        self.placed = 0

    async def put(self, prepare: Callable[[], Awaitable[Batch]], size: int) -> None:
        """Take a batch of `size` bytes in; raises what storing an earlier one raised."""
        while len(self._running) >= 2:
            await self._oldest()
        previous = self._running[-1] if self._running else None
        self._running.append(asyncio.create_task(self._store(prepare, previous, size)))

    async def _store(
        self, prepare: Callable[[], Awaitable[Batch]], previous: "asyncio.Task[IngestResult] | None", size: int
    ) -> IngestResult:
        async with self._work.engine.budget.hold(size):
            batch = await prepare()
            if previous is not None:
                await asyncio.shield(previous)
            return await self._work.commit(batch)

    async def _oldest(self) -> None:
        self.placed += (await self._running[0]).placed
        self._running.pop(0)

    async def finish(self) -> int:
        """Wait until all is stored; answers how many messages were placed."""
        while self._running:
            await self._oldest()
        return self.placed

    async def drop(self) -> None:
        """End what is under way; what was not committed is fetched again some time."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)


class Fetcher:
    """Fetches messages of the folder that is open on `source`."""

    def __init__(self, work: Work, source: MailSource) -> None:
        self._work = work
        self._source = source
        self._batch = BatchSize()

    async def fetch(
        self, row: MailFolder, uids: Sequence[int], origin: Origin, *, down: bool = False, end: CursorMove | None = None
    ) -> int:
        """Fetch those of `uids` (ascending) that are not here, newest first; answers how many were placed.

        With `down` the backfill's cursor goes down with each batch; `end` is moved with the last one.
        """
        placed = 0
        wanted: Sequence[int] = ()
        if origin == "live" and len(uids) <= _FEW:
            # New mail, hardly ever fetched before: a crash in between costs fetching it twice, not storing it twice.
            wanted = uids
        elif uids:
            async with self._work.read_session() as session:
                covered = await covered_uids(session, row, uids[0], uids[-1])
            wanted = [uid for uid in uids if uid not in covered]
        pipeline = Pipeline(self._work)
        try:
            if wanted:
                async for metas in self._source.fetch_meta(wanted):
                    await self._fetch_described(pipeline, row, metas, origin, down=down)
            if end is not None:
                await pipeline.put(_ready(self._work.batch(row, origin=origin, cursor=end)), 0)
            placed = await pipeline.finish()
        except (MailError, AllowanceSpentError):
            # What came before the failure is kept.
            await pipeline.finish()
            raise
        finally:
            await pipeline.drop()
        return placed

    async def _fetch_described(
        self, pipeline: Pipeline, row: MailFolder, metas: Sequence[MessageMeta], origin: Origin, *, down: bool
    ) -> None:
        drafts = [meta for meta in metas if "\\Draft" in meta.flags or "\\Draft" in meta.labels]
        known = await self._known(row, metas, {meta.uid for meta in drafts})
        met = {item.uid for item in known} | {meta.uid for meta in drafts}
        rest = [meta for meta in metas if meta.uid not in met]
        if met:
            skips = [Skipped(uid=meta.uid, reason=DRAFT, size=meta.size or None) for meta in drafts]
            # The cursor passes over these only when all that is newer is stored.
            cursor = _move_down(metas) if down and not rest else CursorMove()
            await pipeline.put(_ready(self._work.batch(row, origin=origin, known=known, skips=skips, cursor=cursor)), 0)
        for group in self._groups(row, rest):
            until = self._work.allowance.spent_until() if origin == "backfill" else None
            if until is not None:
                raise AllowanceSpentError
            await self._work.engine.budget.breathe()
            bodies = await self._bodies(row, group)
            cursor = _move_down(group) if down else CursorMove()
            size = sum(len(body.raw) for body in bodies.bodies)
            await pipeline.put(partial(self._work.prepare, row, group, bodies, origin, cursor), size)

    async def _known(self, row: MailFolder, metas: Sequence[MessageMeta], but: set[int]) -> list[Known]:
        """Those of the messages that are here already, by the provider's id, or by their header where the folder's
        UIDs have begun anew."""
        asked = [meta for meta in metas if meta.uid not in but]
        found: list[Known] = []
        if any(meta.provider_id for meta in asked):
            async with self._work.read_session() as session:
                found = await by_provider(session, self._work.lease.mailbox_id, asked)
        if row.generations and not row.backfill_done:
            met = {item.uid for item in found}
            rest = {meta.uid: meta for meta in asked if meta.uid not in met}
            async for heads in self._source.fetch_heads(list(rest)):
                async with self._work.read_session() as session:
                    found += await by_head(session, row, [rest[uid] for uid in heads if uid in rest], heads)
        return found

    def _groups(self, row: MailFolder, metas: Sequence[MessageMeta]) -> Iterator[list[MessageMeta]]:
        """Batches of what is fetched at once, newest first; what a connection broke on, and stubs, alone."""
        group: list[MessageMeta] = []
        size = 0
        for meta in metas:
            if self._alone(row, meta):
                if group:
                    yield group
                yield [meta]
                group, size = [], 0
                continue
            if group and (size + meta.size > self._batch.bytes or len(group) >= _MOST_AT_ONCE):
                yield group
                group, size = [], 0
            group.append(meta)
            size += meta.size
        if group:
            yield group

    def _alone(self, row: MailFolder, meta: MessageMeta) -> bool:
        return meta.size > self._work.engine.whole_up_to or (row.id, meta.uid) in self._work.suspects

    async def _bodies(self, row: MailFolder, group: Sequence[MessageMeta]) -> BodyBatch:
        keys = {(row.id, meta.uid) for meta in group}
        began = time.monotonic()
        try:
            batch = await self._whole_or_stub(group)
        except (ConnectionLostError, ProtocolError) as error:
            if len(group) == 1 and keys <= self._work.suspects:
                # Twice, the second time asked for alone: it is this message that breaks the connection.
                self._work.suspects -= keys
                said = error.problem.server_said or error.problem.code
                skip = Skipped(uid=group[0].uid, reason=BROKEN, server_said=said, size=group[0].size or None)
                await self._work.commit(self._work.batch(row, origin="backfill", skips=[skip]))
            else:
                self._work.suspects |= keys
            raise
        self._work.suspects -= keys
        self._batch.learn(sum(len(body.raw) for body in batch.bodies), time.monotonic() - began)
        return batch

    async def _whole_or_stub(self, group: Sequence[MessageMeta]) -> BodyBatch:
        first = group[0]
        if first.size > self._work.engine.whole_up_to:
            return await self._stub(first)
        asked: list[int] = []
        bodies: list[MessageBody] = []
        problems: dict[int, FetchProblem] = {}
        said: dict[int, str] = {}
        async for batch in self._source.fetch_bodies(
            group, batch_bytes=_MOST_BYTES, batch_count=len(group), max_bytes=_MOST_BYTES
        ):
            asked += batch.asked
            bodies += batch.bodies
            problems |= batch.problems
            said |= batch.server_said
        return BodyBatch(asked=tuple(asked), bodies=tuple(bodies), problems=problems, server_said=said)

    async def _stub(self, meta: MessageMeta) -> BodyBatch:
        try:
            body = await self._source.fetch_stub(meta)
        except CommandRefusedError as error:
            if error.problem.code in ACCOUNT_WIDE:
                raise
            said = error.problem.server_said or ""
            return BodyBatch(
                asked=(meta.uid,), bodies=(), problems={meta.uid: FetchProblem.REFUSED}, server_said={meta.uid: said}
            )
        return BodyBatch(asked=(meta.uid,), bodies=(body,), problems={}, server_said={})


def _ready(batch: Batch) -> Callable[[], Awaitable[Batch]]:
    async def prepare() -> Batch:
        return batch

    return prepare


def _move_down(metas: Sequence[MessageMeta]) -> CursorMove:
    received = [meta.internal_date for meta in metas if meta.internal_date is not None]
    return CursorMove(backfill_uid=min(meta.uid for meta in metas), backfill_at=min(received, default=None))
