"""Hits on their way to the database: a log on the disk that survives the process, and, where the disk keeps its word,
the machine.

Each process appends to a segment of its own and holds a lock on it (`flock`), which falls with the process. A sealed
segment, or one whose process is dead, is read by whoever comes first, and removed when its hits are in the database.

A record is `length(4) · crc32(4) · payload`; what a dying process left half written ends the reading of its segment.
"""

import asyncio
import fcntl
import os
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import structlog

_HEAD: Final = struct.Struct(">II")
#: A segment that has grown so large is sealed, so that what is stored in one transaction stays small.
_LARGEST: Final = 4_000_000
_LONGEST_RECORD: Final = 64_000
#: How long an answer waits for the disk. The record is with the system by then: it survives the process, if not a
#: power cut in this very moment.
_PATIENCE: Final = 0.008

_log = structlog.get_logger(__name__)


class SpoolFullError(OSError):
    """The disk takes no more."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sealed segment. `name` is its own for ever, so that storing it twice can be noticed."""

    name: UUID
    path: Path
    descriptor: int

    def records(self) -> Iterator[bytes]:
        """The payloads, in the order in which they were written."""
        data = self.path.read_bytes()
        position = 0
        while position + _HEAD.size <= len(data):
            length, check = _HEAD.unpack_from(data, position)
            position += _HEAD.size
            payload = data[position : position + length]
            if length > _LONGEST_RECORD or len(payload) < length or zlib.crc32(payload) != check:
                return
            position += length
            yield payload

    def remove(self) -> None:
        """Its hits are stored."""
        self.path.unlink(missing_ok=True)
        os.close(self.descriptor)

    def release(self) -> None:
        """Leave it for another try."""
        os.close(self.descriptor)


class Spool:
    """The log of one process. Not to be shared between processes; any number may use one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._sealed: list[Segment] = []
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="spool")
        self._size = 0
        self._descriptor = -1
        #: Sealed segments whose end the disk may not have yet.
        self._tails: list[int] = []
        self._name = uuid4()
        self._syncing: asyncio.Event | None = None
        self._next: asyncio.Event | None = None
        self._open()

    def _open(self) -> None:
        self._name = uuid4()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
        self._descriptor = os.open(self._path(), flags, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._size = 0

    def _path(self) -> Path:
        return self._folder / f"{self._name}.hits"

    async def append(self, payload: bytes) -> None:
        """Write a record; comes back when the disk has it, or said for some milliseconds that it is busy.

        Raises `SpoolFullError` when it could not be written.
        """
        self._write(payload)
        await self._join_sync().wait()

    def _write(self, payload: bytes) -> None:
        record = _HEAD.pack(len(payload), zlib.crc32(payload)) + payload
        try:
            written = os.write(self._descriptor, record)
        except OSError as error:
            raise SpoolFullError(error.errno, "the spool cannot be written") from error
        self._size += written
        if written < len(record):
            # What follows half a record would never be read.
            self.seal()
            raise SpoolFullError("the spool's disk is full")
        if self._size >= _LARGEST:
            self.seal()

    def _join_sync(self) -> asyncio.Event:
        """Set when the disk has what was written until now, or was given time enough: one call to it, and one clock,
        serve all who wait."""
        if self._next is None:
            self._next = asyncio.Event()
            asyncio.get_running_loop().call_later(_PATIENCE, self._next.set)
        waiting = self._next
        if self._syncing is None:
            self._start_sync()
        return waiting

    def _start_sync(self) -> None:
        self._syncing, self._next = self._next, None
        written, self._tails = [*self._tails, os.dup(self._descriptor)], []
        done = asyncio.get_running_loop().run_in_executor(self._threads, _sync, written)
        done.add_done_callback(self._synced)

    def _synced(self, done: "asyncio.Future[None]") -> None:
        if not done.cancelled() and (error := done.exception()) is not None:
            _log.error("the spool's disk does not keep what is written", error=str(error))
        if self._syncing is not None:
            self._syncing.set()
        self._syncing = None
        if self._next is not None:
            self._start_sync()

    def seal(self) -> None:
        """End the current segment, if it holds anything, and begin another."""
        if self._size == 0:
            return
        self._tails.append(os.dup(self._descriptor))
        self._sealed.append(Segment(self._name, self._path(), self._descriptor))
        self._open()

    def take(self) -> list[Segment]:
        """Sealed segments of this process, and those of processes that are gone; each with its lock held."""
        self.seal()
        own, self._sealed = self._sealed, []
        known = {segment.path for segment in own} | {self._path()}
        for path in sorted(self._folder.glob("*.hits")):
            if path not in known:
                orphan = _adopt(path)
                if orphan is not None:
                    own.append(orphan)
        return own

    def put_back(self, segments: list[Segment]) -> None:
        """They could not be stored yet."""
        self._sealed = [*segments, *self._sealed]

    def close(self) -> None:
        """End; what is not stored stays in the folder for the next process."""
        os.close(self._descriptor)
        if self._size == 0:
            self._path().unlink(missing_ok=True)
        for segment in self._sealed:
            segment.release()
        self._sealed = []
        self._threads.shutdown(wait=True)
        for descriptor in self._tails:
            os.close(descriptor)
        self._tails = []


def _sync(descriptors: list[int]) -> None:
    try:
        for descriptor in descriptors:
            os.fdatasync(descriptor)
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _adopt(path: Path) -> Segment | None:
    """The segment at `path`, if no living process has it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    if not path.exists():  # stored and removed by another between the two steps
        os.close(descriptor)
        return None
    return Segment(UUID(path.stem), path, descriptor)
