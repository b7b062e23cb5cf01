"""Imports mail from files into a tenant's archive mailbox. Safe to repeat: what is here already is not stored twice."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from mail_ingest.store.events import MailboxChanged
from mail_ingest.store.ingest import Batch, ingest_batch, lock_ingest
from mail_ingest.store.models import Mailbox, MailFolder, Message
from mail_ingest.store.records import RAW, CursorMove, Digest, Incoming
from mail_ingest.sync.archive_files import FoundMail, IgnoredFile, find_mail
from mail_ingest.sync.work import Engine
from tenants.context import Actor, system_actor
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_BATCH_COUNT: Final = 100
_BATCH_BYTES: Final = 8_000_000
_BLOBS_AT_ONCE: Final = 8
_FOLDER: Final = b"Import"


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


class _Place(msgspec.Struct, frozen=True):
    mailbox_id: UUID
    folder_id: UUID


async def import_paths(
    engine: Engine,
    tenant_id: UUID,
    slug: str,
    paths: Sequence[Path],
    *,
    actor: Actor | None = None,
    progress: Callable[[ImportCounts], None] | None = None,
) -> ImportCounts:
    """Import .eml files, folder trees, mbox files and Maildirs; `progress` is called after each batch.

    Every batch is a transaction, so an import that was cut off goes on where it was when it is run again. Raises
    FileNotFoundError when a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
    acting = actor or system_actor("import")
    async with engine.database.tenant_session(tenant_id, acting) as session:
        place = await _archive(session, slug)
    counts = ImportCounts()
    found = find_mail(paths)
    while batch := await asyncio.to_thread(_next_batch, found):
        mails = []
        for item in batch:
            if isinstance(item, IgnoredFile):
                counts.ignored += 1
                continue
            counts.read += 1
            if item.raw is None:
                counts.defective += 1
                if len(counts.problems) < 100:
                    counts.problems.append((item.origin, item.problem or ""))
            else:
                mails.append((item, item.raw))
        stored = await _store(engine, tenant_id, acting, place, mails)
        counts.stored += stored
        counts.duplicate += len(mails) - stored
        if progress is not None:
            progress(counts)
    return counts


def _next_batch(found: Iterator[FoundMail | IgnoredFile]) -> list[FoundMail | IgnoredFile]:
    batch: list[FoundMail | IgnoredFile] = []
    size = 0
    for item in islice(found, _BATCH_COUNT):
        batch.append(item)
        size += len(item.raw or b"") if isinstance(item, FoundMail) else 0
        if size >= _BATCH_BYTES:
            break
    return batch


async def _archive(session: WriteSession, slug: str) -> _Place:
    """The tenant's archive mailbox and its folder, made when they are not there."""
    await lock_ingest(session)
    address = f"import@{slug}"
    mailbox = await session.scalar(
        select(Mailbox).where(Mailbox.kind == "archive", Mailbox.address == address, Mailbox.removed_at.is_(None))
    )
    if mailbox is None:
        moment = now()
        mailbox = Mailbox(
            id=new_id(), kind="archive", address=address, started_at=moment, finished_at=moment, last_checked_at=moment
        )
        session.add(mailbox)
        await session.flush()
    folder = await session.scalar(
        select(MailFolder).where(MailFolder.mailbox_id == mailbox.id, MailFolder.wire_name == _FOLDER)
    )
    if folder is None:
        folder = MailFolder(
            id=new_id(),
            mailbox_id=mailbox.id,
            wire_name=_FOLDER,
            name=_FOLDER.decode(),
            role="other",
            selected=True,
            uid_validity=1,
            uid_next=1,
            tail_uid=0,
            backfill_uid=1,
            backfill_done=True,
        )
        session.add(folder)
        await session.flush()
    return _Place(mailbox.id, folder.id)


async def _store(
    engine: Engine, tenant_id: UUID, actor: Actor, place: _Place, mails: Sequence[tuple[FoundMail, bytes]]
) -> int:
    """Store what is new of a batch; answers how many messages that were."""
    if not mails:
        return 0
    raws = [raw for _, raw in mails]
    digests = await engine.pool.digest(raws)
    by_hash: dict[str, tuple[FoundMail, bytes, Digest]] = {}
    for (mail, raw), digest in zip(mails, digests, strict=True):
        by_hash.setdefault(digest.identity, (mail, raw, digest))
    gate = asyncio.Semaphore(_BLOBS_AT_ONCE)

    async def keep(raw: bytes) -> None:
        async with gate:
            await engine.blobs.put(tenant_id, RAW, raw)

    await asyncio.gather(*(keep(raw) for _, raw, _ in by_hash.values()))
    async with engine.database.tenant_session(tenant_id, actor) as session:
        await lock_ingest(session)
        known = set(await session.scalars(select(Message.identity).where(Message.identity.in_(by_hash))))
        fresh = [entry for sha, entry in by_hash.items() if sha not in known]
        if not fresh:
            return 0
        folder = await session.get_one(MailFolder, (tenant_id, place.folder_id))
        first = folder.uid_next or 1
        incoming = [_incoming(mail, digest, first + n) for n, (mail, _, digest) in enumerate(fresh)]
        last = first + len(fresh) - 1
        batch = Batch(
            mailbox_id=place.mailbox_id,
            folder_id=place.folder_id,
            uid_validity=1,
            origin="import",
            messages=incoming,
            cursor=CursorMove(tail_uid=last),
        )
        result = await ingest_batch(session, batch, None)
        folder.uid_next = last + 1
        folder.on_server = folder.stored
        append(session, MailboxChanged(mailbox_id=place.mailbox_id))
    return len(result.created)


def _incoming(mail: FoundMail, digest: Digest, uid: int) -> Incoming:
    received = digest.date or mail.changed_at
    return Incoming(
        digest=digest,
        uid=uid,
        flags=mail.flags,
        internal_date=received.astimezone(UTC) if received else None,
    )
