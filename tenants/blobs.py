"""Content-addressed store for raw mail and files: a local folder or any S3-compatible service, through obstore.

An object's name is `<tenant>/<kind>/<aa>/<sha256>`: equal content of one tenant is kept once, and no tenant can
learn that another holds the same file. Content is compressed with zstd.
"""

import asyncio
import hashlib
import secrets
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote, urlsplit
from uuid import UUID

import obstore
import zstandard
from obstore.store import LocalStore, ObjectStore, S3Store

#: Mail is mostly base64, which higher levels make no smaller, only slower.
_LEVEL: Final = 1
_AT_ONCE: Final = 8
#: Bytes that are unpacked at a time.
_CHUNK: Final = 4 * 1024 * 1024
MAX_BLOB: Final = 1024 * 1024 * 1024


class BlobMissingError(Exception):
    """No such object in the store."""


def sha256_hex(content: bytes) -> str:
    """The lower-case hex SHA-256 of `content`: its address."""
    return hashlib.sha256(content).hexdigest()


class BlobStore:
    """Puts and gets whole objects by content hash. Safe to share between tasks."""

    def __init__(self, store: ObjectStore, prefix: str = "", *, folder: Path | None = None) -> None:
        self._store = store
        self._prefix = prefix.strip("/")
        #: Where a local store lies: writing there ourselves costs a tenth of a call into the store.
        self._folder = folder

    @classmethod
    def open(cls, url: str, options: dict[str, str] | None = None) -> "BlobStore":
        """`file:///folder` or `s3://bucket/prefix`; `options` go to the S3 client (endpoint, region, keys)."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            folder = unquote(parts.path)
            Path(folder).mkdir(parents=True, exist_ok=True)
            return cls(LocalStore(folder), folder=Path(folder))
        client_options = {"allow_http": True} if (options or {}).get("endpoint", "").startswith("http://") else {}
        return cls(S3Store(parts.netloc, client_options=client_options, **(options or {})), parts.path)  # type: ignore[arg-type]

    async def put(self, tenant_id: UUID, kind: str, content: bytes) -> str:
        """Keep `content`; answers its SHA-256. Writing the same content again changes nothing."""
        digest = sha256_hex(content)
        packed = await asyncio.to_thread(zstandard.ZstdCompressor(level=_LEVEL).compress, content)
        await obstore.put_async(self._store, self._name(tenant_id, kind, digest), packed)
        return digest

    async def put_many(self, tenant_id: UUID, kind: str, contents: Sequence[bytes]) -> list[str]:
        """Keep all of `contents`; answers their SHA-256s in order. Far cheaper than `put` one by one."""
        if self._folder is not None:
            return await asyncio.to_thread(self._write_all, self._folder, tenant_id, kind, contents)
        gate = asyncio.Semaphore(_AT_ONCE)

        async def keep(content: bytes) -> str:
            async with gate:
                return await self.put(tenant_id, kind, content)

        return list(await asyncio.gather(*(keep(content) for content in contents)))

    async def put_stream(self, tenant_id: UUID, kind: str, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Keep what `chunks` yield, however long, in little memory; answers its SHA-256 and its length in bytes."""
        digest, size = hashlib.sha256(), 0
        packer = zstandard.ZstdCompressor(level=_LEVEL).compressobj()
        with tempfile.TemporaryFile(dir=self._folder) as packed:
            async for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                await asyncio.to_thread(packed.write, packer.compress(chunk))
            packed.write(packer.flush())
            name = digest.hexdigest()
            packed.seek(0)
            await self._put_file(self._name(tenant_id, kind, name), packed)
        return name, size

    async def _put_file(self, name: str, packed: BinaryIO) -> None:
        await obstore.put_async(self._store, name, packed)

    def _write_all(self, folder: Path, tenant_id: UUID, kind: str, contents: Sequence[bytes]) -> list[str]:
        packer = zstandard.ZstdCompressor(level=_LEVEL)
        digests = []
        for content in contents:
            digest = sha256_hex(content)
            digests.append(digest)
            _write(folder / self._name(tenant_id, kind, digest), packer.compress(content))
        return digests

    async def get(self, tenant_id: UUID, kind: str, digest: str) -> bytes:
        """The content behind `digest`; raises `BlobMissingError`."""
        try:
            found = await obstore.get_async(self._store, self._name(tenant_id, kind, digest))
            packed = bytes(await found.bytes_async())
        except FileNotFoundError as error:
            raise BlobMissingError(digest) from error
        return await asyncio.to_thread(_unpack, packed)

    async def copy_to(self, tenant_id: UUID, kind: str, digest: str, target: Path) -> None:
        """Write the content behind `digest` to a file, however long, in little memory; raises `BlobMissingError`."""
        try:
            found = await obstore.get_async(self._store, self._name(tenant_id, kind, digest))
        except FileNotFoundError as error:
            raise BlobMissingError(digest) from error
        unpacker = zstandard.ZstdDecompressor().decompressobj()
        with await asyncio.to_thread(target.open, "wb") as file:
            async for packed in found.stream(_CHUNK):
                await asyncio.to_thread(file.write, unpacker.decompress(bytes(packed)))

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


def _unpack(packed: bytes) -> bytes:
    if zstandard.get_frame_parameters(packed).content_size == zstandard.CONTENTSIZE_UNKNOWN:  # it was streamed
        return zstandard.ZstdDecompressor().decompressobj().decompress(packed)
    return zstandard.ZstdDecompressor().decompress(packed, MAX_BLOB)


def _write(path: Path, packed: bytes) -> None:
    """Write a file whole or not at all; one that is there already holds the same."""
    try:
        # A crash of the machine may have left a name without its content.
        if path.stat().st_size > 0:
            return
    except FileNotFoundError:
        pass
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        target = part.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = part.open("xb")
    with target:
        target.write(packed)
    part.replace(path)
