"""Content-addressed store for raw mail and files: a local folder or any S3-compatible service, through obstore.

An object's name is `<tenant>/<kind>/<aa>/<sha256>`: equal content of one tenant is kept once, and no tenant can
learn that another holds the same file. Content is compressed with zstd.
"""

import asyncio
import hashlib
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID

import obstore
import zstandard
from obstore.store import LocalStore, ObjectStore, S3Store

_LEVEL = 6
MAX_BLOB = 1024 * 1024 * 1024


class BlobMissingError(Exception):
    """No such object in the store."""


def sha256_hex(content: bytes) -> str:
    """The lower-case hex SHA-256 of `content`: its address."""
    return hashlib.sha256(content).hexdigest()


class BlobStore:
    """Puts and gets whole objects by content hash. Safe to share between tasks."""

    def __init__(self, store: ObjectStore, prefix: str = "") -> None:
        self._store = store
        self._prefix = prefix.strip("/")

    @classmethod
    def open(cls, url: str, options: dict[str, str] | None = None) -> "BlobStore":
        """`file:///folder` or `s3://bucket/prefix`; `options` go to the S3 client (endpoint, region, keys)."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            folder = unquote(parts.path)
            Path(folder).mkdir(parents=True, exist_ok=True)
            return cls(LocalStore(folder))
        client_options = {"allow_http": True} if (options or {}).get("endpoint", "").startswith("http://") else {}
        return cls(S3Store(parts.netloc, client_options=client_options, **(options or {})), parts.path)  # type: ignore[arg-type]

    async def put(self, tenant_id: UUID, kind: str, content: bytes) -> str:
        """Keep `content`; answers its SHA-256. Writing the same content again changes nothing."""
        digest = sha256_hex(content)
        packed = await asyncio.to_thread(zstandard.ZstdCompressor(level=_LEVEL).compress, content)
        await obstore.put_async(self._store, self._name(tenant_id, kind, digest), packed)
        return digest

    async def get(self, tenant_id: UUID, kind: str, digest: str) -> bytes:
        """The content behind `digest`; raises `BlobMissingError`."""
        try:
            found = await obstore.get_async(self._store, self._name(tenant_id, kind, digest))
            packed = bytes(await found.bytes_async())
        except FileNotFoundError as error:
            raise BlobMissingError(digest) from error
        return await asyncio.to_thread(zstandard.ZstdDecompressor().decompress, packed, MAX_BLOB)

    async def exists(self, tenant_id: UUID, kind: str, digest: str) -> bool:
        """Whether the object is there."""
        try:
            await obstore.head_async(self._store, self._name(tenant_id, kind, digest))
        except FileNotFoundError:
            return False
        return True

    async def delete(self, tenant_id: UUID, kind: str, digest: str) -> None:
        """Remove the object; a missing one is no error."""
        try:
            await obstore.delete_async(self._store, self._name(tenant_id, kind, digest))
        except FileNotFoundError:
            return

    async def check(self) -> None:
        """Prove that the store can be written and read; raises what the store raises."""
        name = self._join("health", "probe")
        await obstore.put_async(self._store, name, b"ok")
        await obstore.get_async(self._store, name)

    def _name(self, tenant_id: UUID, kind: str, digest: str) -> str:
        return self._join(str(tenant_id), kind, digest[:2], digest)

    def _join(self, *parts: str) -> str:
        return "/".join([self._prefix, *parts] if self._prefix else parts)
