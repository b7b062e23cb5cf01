"""Reads stored raw messages anew, batch after batch; see `mail_ingest.store.reparse`."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final
from uuid import UUID

import structlog

from mail_ingest.store.models import ReparseRun
from mail_ingest.store.records import RAW, Digest
from mail_ingest.store.reparse import Target, end_run, next_targets, note_progress
from mail_ingest.store.rewriting import Rewrite, rewrite_messages
from mail_ingest.sync.work import Engine
from mail_ingest.understand.letters import StoredLetter
from tenants.blobs import BlobMissingError
from tenants.context import Actor

_BATCH: Final = 100
_BATCH_BYTES: Final = 16_000_000
_BLOBS_AT_ONCE: Final = 8
#: Bytes of a message that is read in one piece; a larger one stays as it is.
LARGEST: Final = 100_000_000

_log = structlog.get_logger(__name__)


class _CancelledError(Exception):
    pass


async def reread_run(
    engine: Engine,
    tenant_id: UUID,
    actor: Actor,
    run_id: UUID,
    *,
    go_on: Callable[[], bool] = lambda: True,
    told: Callable[[ReparseRun], Awaitable[None]] | None = None,
) -> bool:
    """Go on with a run until it is through, cancelled, or `go_on` says stop; True when nothing is left to do.

    Every batch is a transaction together with the run's position: a process that is killed loses a batch's work and
    nothing else. `told` is called after each batch.
    """
    while go_on():
        async with engine.database.tenant_read_session(tenant_id, actor) as session:
            run = await session.get(ReparseRun, (tenant_id, run_id))
            if run is None or run.status != "running":
                return True
            targets = await next_targets(session, run, _BATCH)
        if told is not None:
            await told(run)
        if not targets:
            async with engine.database.tenant_session(tenant_id, actor) as session:
                await end_run(session, run_id, "done")
            return True
        if not await _batch(engine, tenant_id, actor, run_id, targets):
            return True
    return False


async def _batch(engine: Engine, tenant_id: UUID, actor: Actor, run_id: UUID, targets: Sequence[Target]) -> bool:
    """Read the targets anew and write them; False when the run was cancelled meanwhile."""
    raws = await _raw(engine, tenant_id, targets)
    read = targets[: len(raws)]
    there = [(target, raw) for target, raw in zip(read, raws, strict=True) if raw is not None]
    rewrites = await reread(engine, [target for target, _ in there], [raw for _, raw in there])
    try:
        async with engine.database.tenant_session(tenant_id, actor) as session:
            changed = await rewrite_messages(session, rewrites)
            if not await note_progress(session, run_id, read, changed=changed, missing=len(read) - len(rewrites)):
                raise _CancelledError
    except _CancelledError:
        return False
    return True


async def reread(engine: Engine, targets: Sequence[Target], raws: Sequence[bytes]) -> list[Rewrite]:
    """Digest and understand raw messages. Left out is what the parser cannot get through: what is known of it is
    better than nothing."""
    digests = await engine.pool.digest(
        raws, hashes=[target.raw_sha256 for target in targets], partial=[target.partial for target in targets]
    )
    pairs = [(target, digest) for target, digest in zip(targets, digests, strict=True) if digest.parser_version]
    understood = await engine.pool.understand([letter_of(target.id, digest) for target, digest in pairs])
    return [
        Rewrite(message_id=target.id, digest=digest, understood=now)
        for (target, digest), now in zip(pairs, understood, strict=True)
    ]


def letter_of(message_id: UUID, digest: Digest) -> StoredLetter:
    """A digest as understanding takes it."""
    envelope = digest.envelope
    return StoredLetter(
        id=message_id,
        subject=digest.subject,
        from_=envelope.from_,
        reply_to=envelope.reply_to,
        to=envelope.to,
        cc=envelope.cc,
        in_reply_to=envelope.in_reply_to,
        kind=digest.kind,
        kind_reasons=digest.kind_reasons,
        packed=digest.packed_body,
        utc_offset=digest.utc_offset,
        date=digest.date,
    )


async def _raw(engine: Engine, tenant_id: UUID, targets: Sequence[Target]) -> list[bytes | None]:
    """The raw messages, None where the store has none; of as many of the first targets as are no burden on memory."""
    some: list[Target] = []
    room = _BATCH_BYTES
    for target in targets:
        if some and room < target.size:
            break
        some.append(target)
        room -= target.size
    gate = asyncio.Semaphore(_BLOBS_AT_ONCE)

    async def one(target: Target) -> bytes | None:
        async with gate:
            return await _one_raw(engine, tenant_id, target)

    return list(await asyncio.gather(*(one(target) for target in some)))


async def _one_raw(engine: Engine, tenant_id: UUID, target: Target) -> bytes | None:
    if target.size > LARGEST:
        return None
    try:
        return await engine.blobs.get(tenant_id, RAW, target.raw_sha256, target.raw_place)
    except BlobMissingError:
        _log.warning("a raw message is missing", message_id=str(target.id))
        return None
