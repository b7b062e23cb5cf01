"""Beginning, cancelling and working at imports."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from backend.mailboxes.imports.errors import ImportEmptyError, ImportNotRetryableError, ImportTooLargeError
from backend.mailboxes.imports.queries import load_run
from i18n.formats import file_size
from mail_ingest.archives.items import ArchiveError
from mail_ingest.archives.reader import read_archive
from mail_ingest.store.import_events import ImportRunChanged, ImportRunDue
from mail_ingest.store.models import ImportRun
from mail_ingest.sync.archive import ImportTakenError, ImportWorker, begin
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.work import Engine
from tenants import audit
from tenants.blobs import BlobMissingError
from tenants.context import Actor, current, system_actor
from tenants.directory.models import Tenant
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.session import WriteSession

#: Kind of uploads in the blob store.
UPLOAD: Final = "upload"
#: A slice ends after so long, so that other work of the tenant has its turn and a restart waits for little.
_SLICE_SECONDS: Final = 25.0
_NAME: Final = 255
#: How long the upload of a failed import waits for somebody to go on with it.
_KEPT: Final = timedelta(days=30)

_log = structlog.get_logger(__name__)


async def receive(runtime: Runtime, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
    """Keep an upload as it comes in; answers its name in the blob store and its size. Raises `ImportTooLargeError`,
    `ImportEmptyError`."""
    most = runtime.settings.import_max_bytes

    async def bounded() -> AsyncIterator[bytes]:
        size = 0
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise ImportTooLargeError(limit=file_size(most, current().locale))
            yield chunk

    name, size = await runtime.blobs.put_stream(current().tenant_id, UPLOAD, bounded())
    if size == 0:
        raise ImportEmptyError
    return name, size


async def add_run(session: WriteSession, actor: Actor, *, filename: str, upload: str, size: int) -> ImportRun:
    """An import of what was received; it begins within a second or two."""
    actor.require("mailboxes.manage")
    run = ImportRun(
        id=new_id(),
        kind="upload",
        filename=filename.replace("\0", "").replace("\\", "/").rpartition("/")[2].strip()[-_NAME:] or "mail",
        upload=upload,
        total_bytes=size,
        owner_id=actor.membership_id,
        begun_by=actor.name,
    )
    session.add(run)
    await session.flush()
    audit.record(session, "import.begun", subject_id=run.id, subject_name=run.filename, bytes=size)
    _due(session, run)
    return run


async def cancel_run(session: WriteSession, actor: Actor, run_id: UUID) -> ImportRun:
    """Stop after the batch that is under way; what was stored stays. An ended run stays as it is."""
    actor.require("mailboxes.manage")
    run = await _locked(session, run_id)
    if run.status in {"waiting", "running"}:
        run.status = "cancelled"
        await session.flush()
        audit.record(session, "import.cancelled", subject_id=run.id, subject_name=run.filename)
        append(session, ImportRunChanged(run_id=run.id))
    return run


async def retry_run(session: WriteSession, actor: Actor, run_id: UUID) -> ImportRun:
    """Go on where a failed or cancelled import stopped; raises `ImportNotRetryableError`."""
    actor.require("mailboxes.manage")
    run = await _locked(session, run_id)
    if run.status not in {"failed", "cancelled"} or run.upload is None:
        raise ImportNotRetryableError
    run.status, run.error, run.finished_at = "waiting", None, None
    run.attempt += 1
    await session.flush()
    audit.record(session, "import.retried", subject_id=run.id, subject_name=run.filename)
    _due(session, run)
    return run


async def work_slice(session: WriteSession, runtime: Runtime, event: ImportRunDue) -> None:
    """Work at a run for a while; `session` only notes that another slice is due. An earlier slice that was killed has
    left its messages and its position."""
    tenant_id: UUID = session.info["tenant_id"]
    actor = system_actor("mailboxes.import")
    async with runtime.database.tenant_session(tenant_id, actor) as opening:
        run = await _locked(opening, event.run_id)
        if run.status not in {"waiting", "running"}:
            _place(event.run_id).unlink(missing_ok=True)
            return
        begin(run)
        append(opening, ImportRunChanged(run_id=run.id))
        attempt, filename, upload, size = run.attempt, run.filename, run.upload or "", run.total_bytes
    async with runtime.database.system_session() as system:
        slug = await system.scalar(select(Tenant.slug).where(Tenant.id == tenant_id)) or ""
    engine = Engine(runtime.database, runtime.blobs, _pool(tuple(runtime.settings.free_mail_domains)))
    worker = ImportWorker(engine, tenant_id, slug, actor, event.run_id, attempt)
    path = _place(event.run_id)
    try:
        await _bring(runtime, tenant_id, upload, path, size)
        ended = await worker.work(lambda start: read_archive(path, filename, start), seconds=_SLICE_SECONDS)
    except ImportTakenError:
        # Whoever took it over may be reading the file.
        if (await load_run(session, event.run_id)).status == "cancelled":
            path.unlink(missing_ok=True)
        return
    except ArchiveError as error:
        ended = True
        await worker.fail(error.code, name=filename)
    except BlobMissingError:
        ended = True
        await worker.fail("upload-lost", name=filename)
    except (DBAPIError, OSError):
        raise  # passes: the job is tried again
    except Exception:  # noqa: BLE001 - whatever it is, the run must not look as if it went on
        _log.exception("an import failed")
        ended = True
        await worker.fail("unexpected", name=filename)
    if not ended:
        append(session, ImportRunDue(run_id=event.run_id))
        return
    path.unlink(missing_ok=True)
    await _forget(session, runtime, event.run_id)


async def forget_uploads(session: WriteSession, runtime: Runtime) -> int:
    """Drop the uploads of imports that failed or were cancelled and that nobody took up again; answers how many."""
    runs = await session.scalars(
        select(ImportRun).where(
            ImportRun.upload.is_not(None),
            ImportRun.status.in_(("failed", "cancelled")),
            ImportRun.updated_at < now() - _KEPT,
        )
    )
    count = 0
    for run in runs:
        await _drop_upload(session, runtime, run)
        count += 1
    return count


async def _forget(session: WriteSession, runtime: Runtime, run_id: UUID) -> None:
    """The upload is no longer needed once all of it was read; for a retry of a failed import it is kept."""
    run = await _locked(session, run_id)
    if run.status == "done":
        await _drop_upload(session, runtime, run)


async def _drop_upload(session: WriteSession, runtime: Runtime, run: ImportRun) -> None:
    if run.upload is None:
        return
    upload, run.upload = run.upload, None
    await session.flush()
    same = await session.scalar(select(ImportRun.id).where(ImportRun.upload == upload).limit(1))
    if same is None:
        await runtime.blobs.delete(session.info["tenant_id"], UPLOAD, upload)


async def _bring(runtime: Runtime, tenant_id: UUID, upload: str, path: Path, size: int) -> None:
    """Have the upload as a file of this machine; it stays between slices."""
    if await asyncio.to_thread(lambda: path.exists() and path.stat().st_size == size):
        return
    part = path.with_name(f"{path.name}.{new_id().hex}")
    try:
        await runtime.blobs.copy_to(tenant_id, UPLOAD, upload, part)
        await asyncio.to_thread(part.replace, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _place(run_id: UUID) -> Path:
    return Path(tempfile.gettempdir()) / f"lading-import-{run_id}"


async def _locked(session: WriteSession, run_id: UUID) -> ImportRun:
    """The run, kept from other transactions; raises `NotFoundError`."""
    await load_run(session, run_id)
    return await session.get_one(
        ImportRun, (session.info["tenant_id"], run_id), with_for_update=True, populate_existing=True
    )


def _due(session: WriteSession, run: ImportRun) -> None:
    append(session, ImportRunDue(run_id=run.id))
    append(session, ImportRunChanged(run_id=run.id))


@lru_cache(maxsize=1)
def _pool(free_mail: tuple[str, ...]) -> DigestPool:
    """One parsing process of this worker, started with its first import."""
    return DigestPool(1, free_mail=free_mail)
