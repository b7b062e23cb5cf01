"""Folders, zip, tar and gzip as members in one fixed order. Members are read as streams; nothing is ever written under
a name that an archive contains, so such a name can lead nowhere."""

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from mail_ingest.archives.items import ArchiveError

#: What the readers of damaged files raise.
DAMAGED: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, gzip.BadGzipFile,
)  # fmt: skip
#: A mail archive shrinks to a tenth; more than this is no mail archive.
_MAX_RATIO: Final = 200
_FREE: Final = 1_000_000_000
_MAX_MEMBERS: Final = 5_000_000


class Budget:
    """How many bytes may be unpacked in all; raises `ArchiveError` when they are spent."""

    def __init__(self, packed: int) -> None:
        self._left = packed * _MAX_RATIO + _FREE

    def spend(self, size: int) -> None:
        """Count `size` unpacked bytes."""
        self._left -= size
        if self._left < 0:
            raise ArchiveError("too-large-inside")


class Counted(io.RawIOBase):
    """A stream whose bytes are counted against a budget, with the position that it is at."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self.at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._budget.spend(len(data))
        self.at += len(data)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


@dataclass(slots=True)
class Member:
    """One file of a container. `path` is set where it lies on this machine by itself."""

    name: str
    open: Callable[[], IO[bytes]]
    #: Bytes of the outermost file that lie behind when this member has been read, and how many of them are its own.
    behind: int
    packed: int
    size: int
    changed_at: datetime | None = None
    path: Path | None = None
    problem: str | None = None
    extra: dict[str, str] = field(default_factory=dict)


def of_folder(folder: Path) -> Iterator[Member]:
    """All files below a folder; links are not followed."""
    behind = 0
    for path in _files(folder):
        size = path.lstat().st_size
        behind += size
        yield of_file(path, name=str(path), behind=behind)


def of_file(path: Path, *, name: str, behind: int | None = None) -> Member:
    """A file of this machine."""
    about = path.stat()
    return Member(
        name=name,
        open=lambda: path.open("rb"),
        behind=about.st_size if behind is None else behind,
        packed=about.st_size,
        size=about.st_size,
        changed_at=datetime.fromtimestamp(about.st_mtime, UTC),
        path=path,
    )


def folder_size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.lstat().st_size for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def of_zip(stream: IO[bytes], name: str) -> Iterator[Member]:
    """The files of a zip; raises `ArchiveError` when it is none."""
    try:
        archive = zipfile.ZipFile(stream)
    except (*DAMAGED, ValueError, OSError) as error:
        raise ArchiveError("damaged") from error
    behind = 0
    for count, info in enumerate(archive.infolist()):
        if count > _MAX_MEMBERS:
            raise ArchiveError("too-large-inside")
        behind += info.compress_size
        # Unix keeps the kind of file in the upper half; a link's content is a path.
        if info.is_dir() or (info.external_attr >> 16) & 0o170000 == 0o120000:
            yield Member(name="", open=io.BytesIO, behind=behind, packed=0, size=0)
            continue
        yield Member(
            name=f"{name}/{_zip_name(info)}",
            open=lambda info=info: archive.open(info),  # type: ignore[misc]
            behind=behind,
            packed=info.compress_size,
            size=info.file_size,
            changed_at=_zip_time(info),
            problem="encrypted" if info.flag_bits & 1 else None,
        )


def of_tar(stream: IO[bytes], name: str, tell: Callable[[], int]) -> Iterator[Member]:
    """The files of a tar, packed or not, read from front to back; `tell` says how far its file has been read."""
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for count, info in enumerate(archive):
                if count > _MAX_MEMBERS:
                    raise ArchiveError("too-large-inside")
                content = archive.extractfile(info) if info.isreg() else None
                yield Member(
                    name=f"{name}/{info.name}" if content else "",
                    open=lambda content=content: content or io.BytesIO(),  # type: ignore[misc]
                    behind=tell(),
                    packed=0,
                    size=info.size,
                    changed_at=_moment(info.mtime),
                )
    except (*DAMAGED, ValueError, OSError) as error:
        raise ArchiveError("damaged") from error


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Windows in China writes GBK and does not say so; Python then reads code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeError:
        return info.filename
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeError:
            continue
    return info.filename


def _zip_time(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
