"""An HTTP server on loopback that stands where a tenant's program does: notes what it is sent, answers as told."""

import asyncio
import json
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any, Self

from standardwebhooks import Webhook


@dataclass(frozen=True)
class Taken:
    """A request that came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    def verified(self, secret: str) -> Any:
        """The payload as the reference library of the specification verifies it; raises where it is not signed so."""
        return Webhook(secret).verify(self.body.decode(), self.headers)

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Receiver:
    """Use `async with`. `answers[path]` are given in order, then 204; a path in `stuck` is answered when its event is
    set."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.answers: defaultdict[str, deque[tuple[int, dict[str, str], bytes]]] = defaultdict(deque)
        self.stuck: dict[str, asyncio.Event] = {}
        self.arrived = asyncio.Condition()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        for event in self.stuck.values():
            event.set()
        assert self._server is not None
        self._server.close()

    def url(self, path: str = "/hook") -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}{path}"

    def answer(self, status: int, body: bytes = b"", path: str = "/hook", **headers: str) -> None:
        """Give this answer to the next request on a path that has none."""
        self.answers[path].append((status, headers, body))

    def on(self, path: str) -> list[Taken]:
        return [each for each in self.taken if each.path == path]

    async def wait_for(self, count: int, path: str = "/hook") -> None:
        """Until so many requests have come in on a path."""
        async with asyncio.timeout(20), self.arrived:
            await self.arrived.wait_for(lambda: len(self.on(path)) >= count)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in head[1:] if line}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            path = head[0].split()[1]
            async with self.arrived:
                self.taken.append(Taken(path, headers, body))
                self.arrived.notify_all()
            if path in self.stuck:
                await self.stuck[path].wait()
            status, more, content = self.answers[path].popleft() if self.answers[path] else (204, {}, b"")
            lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(content)}", "Connection: close"]
            lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + content)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # a sender that was killed
        finally:
            writer.close()
