"""Bytes of messages and their parts, out of the blob store."""

import asyncio
from uuid import UUID

from backend.conversations.errors import ContentMissingError
from backend.conversations.queries.files import PartSource, RawSource
from mail_ingest.parse.parser import part_content
from mail_ingest.store.records import RAW
from tenants.blobs import BlobMissingError, BlobStore


async def raw_message(blobs: BlobStore, tenant_id: UUID, source: RawSource | PartSource) -> bytes:
    """A raw message as it came; raises `ContentMissingError`."""
    try:
        return await blobs.get(tenant_id, RAW, source.raw_sha256, source.raw_place)
    except BlobMissingError as error:
        raise ContentMissingError from error


async def part_bytes(blobs: BlobStore, tenant_id: UUID, part: PartSource) -> bytes:
    """The decoded bytes of a part; raises `ContentMissingError`."""
    raw = await raw_message(blobs, tenant_id, part)
    content = await asyncio.to_thread(part_content, raw, part.path)
    if content is None:
        raise ContentMissingError
    return content
