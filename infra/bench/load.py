"""A lean HTTP/1.1 load generator: keep-alive connections as asyncio protocols.

It costs some 40 µs of a core per request, which both sides pay alike.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast


class UnexpectedAnswerError(Exception):
    """A request was not answered as the bench needs it; a number taken from failures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: status and body."""

    status: int
    body: bytes


@dataclass(slots=True)
class Samples:
    """Latencies in seconds, and how long it took to take them."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Samples") -> None:
        """Join another slice."""
        self.latencies += other.latencies
        self.seconds += other.seconds

    @property
    def throughput(self) -> float:
        """Requests per second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency that `share` (0 … 1) of the requests stayed below, in seconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Connection(asyncio.Protocol):
    """One keep-alive connection, one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._buffer = b""
        self._end = 0
        self._head = 0

    @classmethod
    async def open(cls, port: int) -> "Connection":
        """Connect to a server on this machine."""
        _, connection = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return connection

    def ask(self, request: bytes) -> "asyncio.Future[Answer]":
        """Send a request; the future holds its answer."""
        if self._transport is None:
            raise ConnectionError("not connected")
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See `asyncio.Protocol`."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's does not derive from it

    def data_received(self, data: bytes) -> None:
        """Collect until the head and `Content-Length` bytes are there."""
        self._buffer += data
        if not self._end:
            head = self._buffer.find(b"\r\n\r\n")
            if head < 0:
                return
            self._head = head + 4
            self._end = self._head + _content_length(self._buffer[:head])
        if len(self._buffer) >= self._end:
            answer, self._answer = self._answer, None
            if answer is not None and not answer.done():
                answer.set_result(Answer(int(self._buffer[9:12]), self._buffer[self._head : self._end]))
            self._buffer, self._end = b"", 0

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail the request that waits."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionError("the server hung up"))


def _content_length(head: bytes) -> int:
    lower = head.lower()
    start = lower.find(b"\r\ncontent-length:")
    if start < 0:
        raise UnexpectedAnswerError(f"an answer without Content-Length: {head[:200]!r}")
    end = lower.find(b"\r\n", start + 2)
    return int(lower[start + 17 : end if end > 0 else None])


def request(method: str, path: str, *, headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    """The bytes of a request; `path` is sent as it is."""
    lines = [f"{method} {path} HTTP/1.1", "Host: bench.example"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def drive(port: int, make: Callable[[], bytes], *, connections: int, seconds: float) -> Samples:
    """Ask as fast as `connections` allow for `seconds`; raises `UnexpectedAnswerError` for anything but 2xx."""
    opened = [await Connection.open(port) for _ in range(connections)]
    samples = Samples()
    started = time.perf_counter()
    try:
        async with asyncio.TaskGroup() as group:
            for connection in opened:
                group.create_task(_drive_one(connection, make, started + seconds, samples.latencies))
    finally:
        for connection in opened:
            connection.close()
    samples.seconds = time.perf_counter() - started
    return samples


async def _drive_one(connection: Connection, make: Callable[[], bytes], until: float, latencies: list[float]) -> None:
    moment = time.perf_counter()
    while moment < until or not latencies:
        asked = make()
        sent = time.perf_counter()
        answer = await connection.ask(asked)
        moment = time.perf_counter()
        if not 200 <= answer.status < 300:
            raise UnexpectedAnswerError(f"{asked[:120]!r} was answered {answer.status}: {answer.body[:400]!r}")
        latencies.append(moment - sent)
