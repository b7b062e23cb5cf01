"""What everything that syncs one mailbox shares: the lease, sessions of its tenant, and the way of a batch into the
database."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

import asyncpg
import msgspec
import structlog
from sqlalchemy.exc import DBAPIError, StatementError

from mail_ingest.imap.source import BodyBatch, MessageMeta
from mail_ingest.store.events import MailboxChanged, Origin
from mail_ingest.store.ingest import Batch, ingest_batch
from mail_ingest.store.leases import check_fence
from mail_ingest.store.models import MailFolder
from mail_ingest.store.records import (
    RAW,
    UNSTORABLE,
    CursorMove,
    Digest,
    Incoming,
    IngestResult,
    Known,
    LeaseToken,
    Skipped,
    head_key,
)
from mail_ingest.sync.limits import Allowance, ByteBudget, Pace, SignInGate
from mail_ingest.sync.pool import DigestPool
from tenants.blobs import BlobStore
from tenants.context import system_actor
from tenants.outbox import append
from tenants.session import Database, ReadSession, WriteSession

#: An open screen is told of progress this often, in seconds.
_TELL_EVERY: Final = 1.5

ACTOR: Final = system_actor("mail")
#: Classes of SQLSTATE: data exception, integrity constraint violation, program limit exceeded.
_REFUSED: Final = frozenset({"22", "23", "54"})
#: How a refusal arrives: through SQLAlchemy, from asyncpg as it is, or as text that is no Unicode.
REFUSALS: Final = (StatementError, asyncpg.PostgresError, asyncpg.InterfaceError, UnicodeError)

_STAY: Final = CursorMove()

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Engine:
    """What all mailboxes of a process share. Of messages larger than `whole_up_to` bytes only a stub is fetched
    until somebody asks for the whole. `look_every`: seconds between looks at what no connection watches."""

    database: Database
    blobs: BlobStore
    pool: DigestPool
    whole_up_to: int = 25_000_000
    look_every: float = 120.0
    budget: ByteBudget = field(default_factory=lambda: ByteBudget(48_000_000))
    sign_ins: SignInGate = field(default_factory=SignInGate)


@dataclass(slots=True)
class Work:
    """One mailbox in the hands of its lease's holder."""

    engine: Engine
    lease: LeaseToken
    #: Mail that the server received before this day is left there.
    since: date | None = None
    allowance: Allowance = field(default_factory=lambda: Allowance(None))
    #: UIDs by folder that were asked for when a connection broke: they are asked for alone the next time.
    suspects: set[tuple[UUID, int]] = field(default_factory=set)
    #: Grows whenever something that is remembered of the mailbox (`sync.standing`) may have changed.
    moves: int = 0
    _pace: Pace = field(default_factory=Pace)
    _told_at: float = 0.0

    @asynccontextmanager
    async def session(self, *, moves: bool = True) -> AsyncIterator[WriteSession]:
        """A transaction of the tenant that holds only while the lease does; raises `LeaseLostError`. `moves`: whether
        it may change what is remembered of the mailbox."""
        try:
            async with self.engine.database.tenant_session(self.lease.tenant_id, ACTOR) as session:
                await check_fence(session, self.lease)
                yield session
        finally:
            self.moves += moves

    @asynccontextmanager
    async def read_session(self) -> AsyncIterator[ReadSession]:
        """A reading transaction of the tenant."""
        async with self.engine.database.tenant_read_session(self.lease.tenant_id, ACTOR) as session:
            yield session

    def tell(self, session: WriteSession, *, now: bool = False) -> None:
        """Let open screens know, in this transaction, that the mailbox moved on; seldom unless `now`."""
        moment = time.monotonic()
        if now or moment - self._told_at >= _TELL_EVERY:
            self._told_at = moment
            append(session, MailboxChanged(mailbox_id=self.lease.mailbox_id))

    async def ingest(
        self,
        folder: MailFolder,
        metas: Sequence[MessageMeta],
        batch: BodyBatch,
        origin: Origin,
        cursor: CursorMove,
    ) -> IngestResult:
        """Keep the raw messages, digest them, and store all with the cursor in one transaction."""
        return await self.commit(await self.prepare(folder, metas, batch, origin, cursor))

    async def prepare(
        self,
        folder: MailFolder,
        metas: Sequence[MessageMeta],
        batch: BodyBatch,
        origin: Origin,
        cursor: CursorMove,
    ) -> Batch:
        """Keep the raw messages and digest them: all that needs no transaction."""
        by_uid = {meta.uid: meta for meta in metas}
        raws = [body.raw for body in batch.bodies]
        kept = await self.engine.blobs.put_many(self.lease.tenant_id, RAW, raws)
        partial = [body.partial for body in batch.bodies]
        digests = await self.engine.pool.digest(raws, hashes=[one.sha256 for one in kept], partial=partial)
        incoming = [
            incoming_of(by_uid[body.uid], digest, body.raw, one.place)
            for body, digest, one in zip(batch.bodies, digests, kept, strict=True)
        ]
        skips = [
            Skipped(
                uid=uid, reason=problem.value, server_said=batch.server_said.get(uid), size=by_uid[uid].size or None
            )
            for uid, problem in batch.problems.items()
        ]
        downloaded = sum(map(len, raws))
        self.allowance.used(downloaded)
        return self.batch(folder, origin=origin, messages=incoming, skips=skips, cursor=cursor, downloaded=downloaded)

    def batch(
        self,
        folder: MailFolder,
        *,
        origin: Origin,
        messages: Sequence[Incoming] = (),
        known: Sequence[Known] = (),
        skips: Sequence[Skipped] = (),
        cursor: CursorMove = _STAY,
        downloaded: int = 0,
    ) -> Batch:
        """A batch of one folder of this mailbox, as it is now."""
        return Batch(
            mailbox_id=self.lease.mailbox_id,
            folder_id=folder.id,
            uid_validity=folder.uid_validity or 0,
            origin=origin,
            messages=messages,
            known=known,
            skips=skips,
            cursor=cursor,
            downloaded=downloaded,
            rate=self._pace.stored(len(messages) + len(known)),
        )

    async def commit(self, whole: Batch) -> IngestResult:
        """Store a batch in one transaction; what the database refuses is written down as skipped."""
        try:
            result = await self._commit(whole)
        except REFUSALS as error:
            if not is_about_data(error):
                raise
            # Without the error's text: it quotes the mail.
            _log.warning("a batch is stored message by message", sqlstate=_sqlstate(error))
            return await self._commit_singly(whole)
        if not result.created:
            # Nothing leads to any of these raw messages, and the pack holds no others.
            places = (item.raw_place for item in whole.messages)
            await self.engine.blobs.drop_packs(self.lease.tenant_id, RAW, places)
        return result

    async def _commit(self, batch: Batch) -> IngestResult:
        try:
            async with self.engine.database.tenant_session(self.lease.tenant_id, ACTOR) as session:
                result = await ingest_batch(session, batch, self.lease)
                self.tell(session)
        finally:
            self.moves += 1
        return result

    async def _commit_singly(self, whole: Batch) -> IngestResult:
        """The database refuses something in the batch: store all else, and write down what cannot be."""
        skips = list(whole.skips)
        placed = 0
        created: list[UUID] = []
        changed: list[UUID] = []
        for item in whole.messages:
            alone = msgspec.structs.replace(whole, messages=[item], known=(), skips=(), cursor=CursorMove())
            try:
                result = await self._commit(alone)
            except REFUSALS as error:
                if not is_about_data(error):
                    raise
                about = {"sha256": item.digest.sha256, "place": item.raw_place, "sqlstate": _sqlstate(error)}
                _log.error("a message cannot be stored", **about)
                skips.append(Skipped(uid=item.uid, reason=UNSTORABLE, size=item.digest.size))
                continue
            placed += result.placed
            created += result.created
            changed += result.conversation_ids
        # The cursor passes over them only together with the record of what was skipped.
        await self._commit(msgspec.structs.replace(whole, messages=(), skips=skips))
        return IngestResult(placed=placed, created=created, conversation_ids=changed)


def is_about_data(error: Exception) -> bool:
    """Whether the statement itself was refused, and not the connection lost or the server away."""
    if isinstance(error, UnicodeError | asyncpg.DataError):
        return True
    if isinstance(error, StatementError) and not isinstance(error, DBAPIError):
        return True
    return _sqlstate(error)[:2] in _REFUSED


def _sqlstate(error: Exception) -> str:
    cause = error.orig if isinstance(error, StatementError) else error
    return str(getattr(cause, "sqlstate", None) or "")


def incoming_of(meta: MessageMeta, digest: Digest, raw: bytes, raw_place: str | None) -> Incoming:
    """A digest together with what the server said of the message."""
    return Incoming(
        digest=digest,
        uid=meta.uid,
        flags=tuple(sorted(meta.flags)),
        internal_date=meta.internal_date,
        modseq=meta.modseq,
        provider_id=meta.provider_id,
        provider_thread_id=meta.provider_thread_id,
        labels=meta.labels,
        head=head_key(raw, meta.size),
        raw_place=raw_place,
    )
