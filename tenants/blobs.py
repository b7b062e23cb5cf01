"""Content-addressed store for raw mail and files: a local folder or any S3-compatible service, through obstore.

An object's name is `<tenant>/<kind>/<aa>/<sha256>`: equal content of one tenant is kept once, and no tenant can
learn that another holds the same file. Content is compressed with zstd.

Making a file costs ten times what writing a letter into it does, so much that comes at once goes into one object, a
pack: `<tenant>/<kind>/packs/<time>/<id>`. Where in it a content lies, whoever keeps the content's name keeps too.
"""

import asyncio
import contextlib
import hashlib
import io
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote, urlsplit
from uuid import UUID, uuid4

import obstore
import zstandard
from obstore.store import LocalStore, ObjectStore, S3Store

#: Mail is mostly base64, which higher levels make no smaller, only slower.
_LEVEL: Final = 1
#: So many contents at once share a pack.
_PACKED_FROM: Final = 2
#: Bytes that are unpacked at a time.
_CHUNK: Final = 4 * 1024 * 1024
MAX_BLOB: Final = 1024 * 1024 * 1024


class BlobMissingError(Exception):
    """No such object in the store."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A content's SHA-256, and its place in a pack (`<pack>:<first byte>:<bytes>`), None where it is an object of its
    own."""

    sha256: str
    place: str | None = None


def sha256_hex(content: bytes) -> str:
    """The lower-case hex SHA-256 of `content`: its address."""
    return hashlib.sha256(content).hexdigest()


class BlobStore:
    """Puts and gets whole objects by content hash. Safe to share between tasks."""

    def __init__(self, store: ObjectStore, prefix: str = "", *, folder: Path | None = None) -> None:
        self._store = store
        self._prefix = prefix.strip("/")
        #: Where a local store lies: writing there ourselves is a plain file made in a thread.
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

    async def put_many(self, tenant_id: UUID, kind: str, contents: Sequence[bytes]) -> list[Kept]:
        """Keep all of `contents`; answers in their order where they are. Several share one pack, and are kept again
        when they come again: `drop_packs` when
        all of it turned out to be here already."""
        if len(contents) < _PACKED_FROM:
            return [Kept(await self.put(tenant_id, kind, content)) for content in contents]
        pack = f"{datetime.now(UTC):%Y%m%d%H}/{uuid4().hex}"
        name = self._pack_name(tenant_id, kind, pack)
        if self._folder is not None:
            sizes = await asyncio.to_thread(_write_pack, self._folder / name, contents)
        else:
            whole = io.BytesIO()
            sizes = await asyncio.to_thread(_pack, whole, contents)
            await obstore.put_async(self._store, name, whole.getvalue())
        kept, start = [], 0
        for digest, size in sizes:
            kept.append(Kept(digest, f"{pack}:{start}:{size}"))
            start += size
        return kept

    async def drop_packs(self, tenant_id: UUID, kind: str, places: Iterable[str | None]) -> None:
        """Remove the packs of these places, whole: for those that nothing leads to."""
        for pack in {place.partition(":")[0] for place in places if place}:
            with contextlib.suppress(FileNotFoundError):
                await obstore.delete_async(self._store, self._pack_name(tenant_id, kind, pack))

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

    async def get(self, tenant_id: UUID, kind: str, digest: str, place: str | None = None) -> bytes:
        """The content behind `digest`, at `place` when it lies in a pack; raises `BlobMissingError`."""
        try:
            if place is None:
                found = await obstore.get_async(self._store, self._name(tenant_id, kind, digest))
                packed = bytes(await found.bytes_async())
            else:
                pack, start, length = place.split(":")
                name = self._pack_name(tenant_id, kind, pack)
                packed = bytes(await obstore.get_range_async(self._store, name, start=int(start), length=int(length)))
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

    def _pack_name(self, tenant_id: UUID, kind: str, pack: str) -> str:
        return self._join(str(tenant_id), kind, "packs", pack)

    def _join(self, *parts: str) -> str:
        return "/".join([self._prefix, *parts] if self._prefix else parts)


def _pack(target: BinaryIO, contents: Sequence[bytes]) -> list[tuple[str, int]]:
    """Write the contents one behind the other; the name and the packed bytes of each."""
    packer = zstandard.ZstdCompressor(level=_LEVEL)
    return [(sha256_hex(content), target.write(packer.compress(content))) for content in contents]


def _unpack(packed: bytes) -> bytes:
    if zstandard.get_frame_parameters(packed).content_size == zstandard.CONTENTSIZE_UNKNOWN:  # it was streamed
        return zstandard.ZstdDecompressor().decompressobj().decompress(packed)
    return zstandard.ZstdDecompressor().decompress(packed, MAX_BLOB)


def _write_pack(path: Path, contents: Sequence[bytes]) -> list[tuple[str, int]]:
    """Write a pack whole or not at all."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        target = part.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = part.open("xb")
    with target:
        sizes = _pack(target, contents)
    part.replace(path)
    return sizes
