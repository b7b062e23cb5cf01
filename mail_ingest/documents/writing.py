"""Where readers put what they find, and packed files that cannot burst."""

import io
import zipfile
from typing import IO

from mail_ingest.documents.verdicts import Limits


class Full(Exception):  # noqa: N818 - no error: enough was found
    """There is as much text as was asked for."""


class ZipBombError(Exception):
    """A packed file would unpack to more than it may."""


class Writer:
    """Collects text up to a number of characters."""

    def __init__(self, characters: int) -> None:
        self._left = characters
        self._pieces: list[str] = []

    def put(self, text: str) -> None:
        """Take `text`; raises `Full` once there is no room left."""
        if len(text) >= self._left:
            self._pieces.append(text[: self._left])
            self._left = 0
            raise Full
        self._pieces.append(text)
        self._left -= len(text)

    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces)


class Package:
    """A ZIP file whose entries are only opened when all together keep within the limits.

    What the directory says is checked first; what really comes out is counted as well, since directories lie.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        entries = self._zip.infolist()
        room = min(limits.unpacked_bytes, max(10_000_000, len(data) * limits.unpacked_ratio))
        if len(entries) > limits.entries or sum(entry.file_size for entry in entries) > room:
            raise ZipBombError
        self.names = [entry.filename for entry in entries]
        self._room = room

    def open(self, name: str) -> IO[bytes]:
        """An entry, read through a counter. Raises `ZipBombError` while it is read, KeyError when there is none."""
        return io.BufferedReader(_Counted(self._zip.open(name), self), buffer_size=64 * 1024)

    def spend(self, count: int) -> None:
        """Note that so many bytes came out."""
        self._room -= count
        if self._room < 0:
            raise ZipBombError


class _Counted(io.RawIOBase):
    def __init__(self, inner: IO[bytes], package: Package) -> None:
        super().__init__()
        self._inner = inner
        self._package = package

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # any writable buffer
        chunk = self._inner.read(len(buffer))
        self._package.spend(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)
