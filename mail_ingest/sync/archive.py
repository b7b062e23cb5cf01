"""Imports mail from files into a tenant's archive mailbox: resumable, and safe to repeat.

Every batch is one transaction: its messages, the counters of the run and the position after it. So an import that was
killed goes on where it was, and of two that would work at one run the second stops. What is here already is not stored
twice.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from mail_ingest.archives.items import ArchiveError, FoundMail, IgnoredFile, Position, Step
from mail_ingest.archives.reader import read_archive, size_of
from mail_ingest.store.events import MailboxChanged
from mail_ingest.store.import_events import ImportRunChanged
from mail_ingest.store.ingest import lock_ingest
from mail_ingest.store.models import ImportProblem, ImportRun
from mail_ingest.store.records import RAW
from mail_ingest.sync.archive_place import Entry, Place, archive_of, ingest_mails
from mail_ingest.sync.work import REFUSALS, Engine, is_about_data
from tenants.context import Actor, system_actor
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_BATCH_COUNT: Final = 100
_BATCH_BYTES: Final = 8_000_000
#: Defective messages of one run that are listed; all are counted.
_MOST_PROBLEMS: Final = 1000
_TELL_EVERY: Final = 1.0


class ImportCounts(msgspec.Struct):
    """How far an import is: `read` = `stored` + `duplicate` + `defective`. `ignored` files are no mail and not read.

    Defective is what nothing could be stored of; `problems` tells the first of them.
    """

    read: int = 0
    stored: int = 0
    duplicate: int = 0
    defective: int = 0
    ignored: int = 0
    problems: list[tuple[str, str]] = []


class ImportTakenError(Exception):
    """Somebody else works at the run, or it was cancelled or begun anew."""


async def import_paths(
    engine: Engine,
    tenant_id: UUID,
    slug: str,
    paths: Sequence[Path],
    *,
    actor: Actor | None = None,
    progress: Callable[[ImportCounts], None] | None = None,
) -> ImportCounts:
    """Import files and folders of this machine; `progress` is called after each batch.

    An import of the same paths that was cut off goes on where it was. Raises FileNotFoundError when a path does not
    exist, `ArchiveError` when one cannot be read, `ImportTakenError` when another process imports the same.
    """
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
    acting = actor or system_actor("import")
    total = await asyncio.to_thread(lambda: sum(size_of(path) for path in paths))
    name = ", ".join(str(path.absolute()) for path in paths)
    async with engine.database.tenant_session(tenant_id, acting) as session:
        run = await session.scalar(
            select(ImportRun).where(
                ImportRun.filename == name, ImportRun.kind == "files", ImportRun.status.in_(("waiting", "running"))
            )
        )
        if run is None:
            run = ImportRun(id=new_id(), kind="files", filename=name, total_bytes=total, begun_by=acting.name)
            session.add(run)
        await session.flush()
        begin(run)
        run_id, attempt = run.id, run.attempt
    worker = ImportWorker(engine, tenant_id, slug, acting, run_id, attempt)
    try:
        await worker.work(lambda start: _read_all(paths, start), progress=progress)
    except ArchiveError as error:
        await worker.fail(error.code, name=name)
        raise
    return await worker.counts()


def _read_all(paths: Sequence[Path], start: Position) -> Iterator[Step]:
    first = start.members[0] if start.members else 0
    behind = 0
    for index, path in enumerate(paths):
        if index >= first:
            inner = start.inside() if index == first and start.members else Position()
            for step in read_archive(path, str(path), inner):
                yield Step(step.item, step.after.below(index), behind + step.done_bytes)
        behind += size_of(path)


def begin(run: ImportRun) -> None:
    """The run is worked at from now on; whoever worked at it before stops with the next batch."""
    run.status, run.error, run.finished_at = "running", None, None
    run.started_at = run.started_at or now()
    run.attempt += 1


class ImportWorker:
    """Works at one attempt of a run."""

    def __init__(self, engine: Engine, tenant_id: UUID, slug: str, actor: Actor, run_id: UUID, attempt: int) -> None:
        self._engine = engine
        self._tenant_id = tenant_id
        self._slug = slug
        self._actor = actor
        self._run_id = run_id
        self._attempt = attempt
        self._told_at = 0.0

    async def work(
        self,
        read: Callable[[Position], Iterator[Step]],
        *,
        seconds: float | None = None,
        progress: Callable[[ImportCounts], None] | None = None,
    ) -> bool:
        """Read on from the run's position; answers whether the end was reached, or whether `seconds` were over first.
        Raises `ArchiveError`, `ImportTakenError`."""
        end = time.monotonic() + seconds if seconds is not None else None
        async with self._engine.database.tenant_session(self._tenant_id, self._actor) as session:
            position = msgspec.convert((await self._mine(session)).position, Position)
            place = await archive_of(session, self._slug)
        found = read(position)
        try:
            while batch := await asyncio.to_thread(_next_batch, found):
                await self._store(place, batch)
                if progress is not None:
                    progress(await self.counts())
                if end is not None and time.monotonic() >= end:
                    return False
        finally:
            # A generator that runs in threads is closed in one: it may hold files and a child process.
            await asyncio.to_thread(_close, found)
        await self._finish()
        return True

    async def fail(self, code: str, **params: str) -> None:
        """Nothing more can be read; what was stored stays."""
        async with self._engine.database.tenant_session(self._tenant_id, self._actor) as session:
            run = await self._mine(session)
            run.status, run.error, run.finished_at = "failed", {"code": code, "params": params}, now()
            self._tell(session, at_once=True)

    async def counts(self) -> ImportCounts:
        """The counters of the run."""
        async with self._engine.database.tenant_session(self._tenant_id, self._actor) as session:
            run = await session.get_one(ImportRun, (self._tenant_id, self._run_id))
            problems = await session.execute(
                select(ImportProblem.origin, ImportProblem.reason)
                .where(ImportProblem.run_id == self._run_id)
                .order_by(ImportProblem.id)
                .limit(100)
            )
            return ImportCounts(
                read=run.read,
                stored=run.stored,
                duplicate=run.duplicate,
                defective=run.defective,
                ignored=run.ignored,
                problems=[(row.origin, row.reason) for row in problems],
            )

    async def _finish(self) -> None:
        async with self._engine.database.tenant_session(self._tenant_id, self._actor) as session:
            run = await self._mine(session)
            run.finished_at = now()
            run.done_bytes = run.total_bytes
            if run.read == 0:
                run.status, run.error = "failed", {"code": "no-mail", "params": {"name": run.filename}}
            else:
                run.status = "done"
            self._tell(session, at_once=True)

    async def _store(self, place: Place, batch: Sequence[Step]) -> None:
        mails = [step.item for step in batch if isinstance(step.item, FoundMail) and step.item.raw is not None]
        raws = [mail.raw or b"" for mail in mails]
        kept, digests = await asyncio.gather(
            self._engine.blobs.put_many(self._tenant_id, RAW, raws), self._engine.pool.digest(raws)
        )
        entries = [Entry(*found) for found in zip(mails, digests, kept, strict=True)]
        try:
            if not await self._commit(place, batch, entries, refused=()):
                await self._engine.blobs.drop_packs(self._tenant_id, RAW, (one.place for one in kept))
        except REFUSALS as error:
            if not is_about_data(error):
                raise
            refused = [entry.mail.origin for entry in entries if not await self._is_storable(place, entry)]
            sound = [entry for entry in entries if entry.mail.origin not in set(refused)]
            await self._commit(place, batch, sound, refused=refused)

    async def _is_storable(self, place: Place, entry: Entry) -> bool:
        """Whether the database takes a message alone; nothing is kept of the trial."""
        try:
            async with self._engine.database.tenant_session(self._tenant_id, self._actor) as session:
                await ingest_mails(session, place, [entry])
                raise _TrialError
        except _TrialError:
            return True
        except REFUSALS as error:
            if not is_about_data(error):
                raise
            return False

    async def _commit(
        self,
        place: Place,
        batch: Sequence[Step],
        entries: Sequence[Entry],
        *,
        refused: Sequence[str],
    ) -> int:
        """How many messages were new."""
        async with self._engine.database.tenant_session(self._tenant_id, self._actor) as session:
            run = await self._mine(session)
            stored = await ingest_mails(session, place, entries)
            broken = [
                (step.item.origin, step.item.problem or "unreadable")
                for step in batch
                if isinstance(step.item, FoundMail) and step.item.raw is None
            ]
            broken += [(origin, "not-storable") for origin in refused]
            run.read += len(entries) + len(broken)
            run.stored += stored
            run.duplicate += len(entries) - stored
            run.ignored += sum(isinstance(step.item, IgnoredFile) for step in batch)
            room = max(0, _MOST_PROBLEMS - run.defective)
            run.defective += len(broken)
            session.add_all(
                ImportProblem(id=new_id(), run_id=run.id, origin=_storable(origin)[-1000:], reason=reason)
                for origin, reason in broken[:room]
            )
            run.position = msgspec.to_builtins(batch[-1].after)
            run.done_bytes = max(run.done_bytes, min(batch[-1].done_bytes, run.total_bytes))
            await session.flush()
            if stored:
                append(session, MailboxChanged(mailbox_id=place.mailbox_id))
            self._tell(session)
        return stored

    async def _mine(self, session: WriteSession) -> ImportRun:
        """The run, locked, while this attempt holds. Ingest's lock comes first, here as everywhere."""
        await lock_ingest(session)
        run = await session.scalar(
            select(ImportRun)
            .where(ImportRun.id == self._run_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        if run is None or run.status != "running" or run.attempt != self._attempt:
            raise ImportTakenError
        return run

    def _tell(self, session: WriteSession, *, at_once: bool = False) -> None:
        moment = time.monotonic()
        if at_once or moment - self._told_at >= _TELL_EVERY:
            self._told_at = moment
            append(session, ImportRunChanged(run_id=self._run_id))


class _TrialError(Exception):
    """Rolls a trial back."""


def _next_batch(found: Iterator[Step]) -> list[Step]:
    batch: list[Step] = []
    size = 0
    for step in found:
        batch.append(step)
        size += len(step.item.raw or b"") if isinstance(step.item, FoundMail) else 0
        if size >= _BATCH_BYTES or len(batch) >= _BATCH_COUNT:
            break
    return batch


def _close(found: Iterator[Step]) -> None:
    closing = getattr(found, "close", None)
    if closing is not None:
        closing()


def _storable(text: str) -> str:
    """Names of files are any bytes; PostgreSQL takes no NUL and no half characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
