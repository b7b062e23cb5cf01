"""Reads the text of attached documents, each file once per tenant, in a process of its own."""

import asyncio
import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Final
from uuid import UUID

import structlog
import zstandard
from sqlalchemy import text

from mail_ingest.documents.reading import read_in_bounds
from mail_ingest.documents.verdicts import Limits
from mail_ingest.parse.parser import part_content
from mail_ingest.store.records import RAW
from tenants.blobs import BlobMissingError, BlobStore
from tenants.orm import new_id, now
from tenants.prepared import Prepared, Row
from tenants.session import WriteSession

#: Of the reader; raise it to have files read anew when they come again.
VERSION: Final = 1
_LIMITS: Final = Limits(characters=200_000, seconds=10.0)
#: A transaction is not kept open for longer: the rest is left to the next one.
_SECONDS: Final = 20.0

# What has no text to find, by the beginning of its type, is not even opened.
_UNREAD: Final = Prepared(
    text(
        """
        SELECT DISTINCT ON (p.sha256) p.sha256, p.path, p.content_type, p.filename, m.raw_sha256, m.raw_place,
               m.id AS message_id
        FROM message_part p JOIN message m ON m.tenant_id = :tenant AND m.id = p.message_id
        WHERE p.tenant_id = :tenant AND p.message_id = ANY(CAST(:ids AS uuid[]))
          AND p.disposition = 'attachment' AND p.size BETWEEN 1 AND CAST(:largest AS bigint)
          AND NOT starts_with(p.content_type, 'image/') AND NOT starts_with(p.content_type, 'video/')
          AND NOT starts_with(p.content_type, 'audio/')
          AND NOT EXISTS (SELECT FROM document_text d WHERE d.tenant_id = :tenant AND d.sha256 = p.sha256
                          AND d.version >= :version)
        ORDER BY p.sha256
        """
    )
)
_HOLDERS: Final = Prepared(
    text(
        "SELECT DISTINCT message_id FROM message_part"
        " WHERE tenant_id = :tenant AND sha256 = ANY(CAST(:hashes AS text[]))"
        " AND message_id = ANY(CAST(:ids AS uuid[]))"
    )
)
_KEEP: Final = Prepared(
    text(
        """
        INSERT INTO document_text (tenant_id, id, sha256, packed, version, read_at)
        VALUES (:tenant, :id, :sha256, :packed, :version, :read_at)
        ON CONFLICT (tenant_id, sha256) DO UPDATE SET packed = excluded.packed, version = excluded.version,
            read_at = excluded.read_at
        """
    )
)

_log = structlog.get_logger(__name__)
_pool: ProcessPoolExecutor | None = None


async def read_documents(
    session: WriteSession, blobs: BlobStore, message_ids: Sequence[UUID]
) -> tuple[list[UUID], bool]:
    """Read the files of these messages that nobody has read yet. Answers the messages that have new words, and
    whether something is left for another time."""
    files = await _UNREAD.fetch(session, ids=list(message_ids), largest=_LIMITS.file_bytes, version=VERSION)
    began, read = time.monotonic(), []
    for file in files:
        if time.monotonic() - began > _SECONDS:
            break
        content = await _text_of(blobs, session.info["tenant_id"], file)
        await _KEEP.fetch(
            session,
            id=new_id(),
            sha256=file["sha256"],
            packed=zstandard.ZstdCompressor().compress(content.encode()),
            version=VERSION,
            read_at=now(),
        )
        read.append(file["sha256"])
    if not read:
        return [], False
    holders = await _HOLDERS.fetch(session, hashes=read, ids=list(message_ids))
    return [row["message_id"] for row in holders], len(read) < len(files)


async def _text_of(blobs: BlobStore, tenant_id: UUID, file: Row) -> str:
    try:
        raw = await blobs.get(tenant_id, RAW, file["raw_sha256"], file["raw_place"])
    except BlobMissingError:
        return ""
    work = partial(_read, raw, file["path"], file["content_type"], file["filename"])
    try:
        return await asyncio.get_running_loop().run_in_executor(_executor(), work)
    except BrokenProcessPool:
        _log.warning("a document ended the process that read it", sha256=file["sha256"])
        _forget_executor()
        return ""


def _read(raw: bytes, path: str, content_type: str, filename: str) -> str:
    content = part_content(raw, path)
    return "" if content is None else read_in_bounds(content_type, filename, content, _LIMITS).text


def _executor() -> ProcessPoolExecutor:
    global _pool  # noqa: PLW0603 - one process for documents, however many jobs wait for it
    if _pool is None:
        # A library may leak with each file, so the process is renewed now and then.
        context = multiprocessing.get_context("spawn")
        _pool = ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=200)
    return _pool


def _forget_executor() -> None:
    global _pool  # noqa: PLW0603 - see `_executor`
    if _pool is not None:
        _pool.shutdown(wait=False, cancel_futures=True)
    _pool = None
