"""A small HTTP/1.1 server on a real socket, with switches for what goes wrong between two machines."""

import asyncio
import json
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import msgspec

from erp_adapters.contract.http import ClientHttp
from erp_adapters.contract.outside import Link, MemoryTokens

SimulatorT = TypeVar("SimulatorT", bound="Simulator")
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@dataclass
class Call:
    """A request as it came; `path` is still percent-encoded."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def raw_query(self) -> str:
        return urlsplit(self.target).query

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.raw_query, keep_blank_values=True))

    def json(self) -> Any:
        return json.loads(self.body or b"null", parse_float=Decimal)

    @property
    def parts(self) -> list[str]:
        return [unquote(part) for part in self.path.split("/") if part]


@dataclass
class Answer:
    """What goes back; `effect` tells that something was stored."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    effect: bool = False
    content_type: str = "application/json"

    def encoded(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        if isinstance(self.body, str):
            return self.body.encode()
        return msgspec.json.Encoder(decimal_format="number").encode(self.body)


class SimClock:
    """A clock that stands still until told otherwise."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        return self.moment

    def go(self, seconds: float = 1) -> datetime:
        self.moment += timedelta(seconds=seconds)
        return self.moment


class Simulator:
    """Base of the simulated ERPs: subclasses answer calls and keep state; this class breaks things on request."""

    page = b"<html><body>Sign in to the corporate proxy</body></html>"

    def __init__(self) -> None:
        self.clock = SimClock()
        self.calls: list[Call] = []
        self.url = ""
        self.skew = timedelta()
        self.delay = 0.0
        self._faults: list[str] = []
        self.sent_bytes = 0

    def answer(self, call: Call) -> Answer:
        """What the ERP answers."""
        raise NotImplementedError

    def limited(self) -> Answer:
        """How this ERP says that it was one call too many."""
        return Answer({"error": "slow down"}, 429, {"retry-after": "7"})

    def failing(self) -> Answer:
        return Answer("maintenance", 503, content_type="text/plain")

    def lose_reply(self) -> None:
        self._faults.append("lose")

    def drop(self) -> None:
        self._faults.append("drop")

    def limit(self) -> None:
        self._faults.append("limit")

    def fail(self) -> None:
        self._faults.append("fail")

    def babble(self) -> None:
        self._faults.append("babble")

    def expire(self) -> None:
        """Forget sessions and tokens."""

    def _respond(self, call: Call) -> Answer | None:
        self.calls.append(call)
        fault = self._faults[0] if self._faults else ""
        if fault and fault != "lose":
            self._faults.pop(0)
        if fault == "drop":
            return None
        if fault == "limit":
            return self.limited()
        if fault == "fail":
            return self.failing()
        if fault == "babble":
            return Answer(self.page, content_type="text/html")
        try:
            answer = self.answer(call)
        except Exception as error:  # noqa: BLE001 - a simulator that breaks is seen in the test's output
            traceback.print_exc()
            answer = Answer(f"the simulator broke: {error!r}", 500, content_type="text/plain")
        if fault == "lose" and answer.effect:
            self._faults.pop(0)
            return None
        return answer

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (call := await _read(reader)) is not None:
                if self.delay:
                    await asyncio.sleep(self.delay)
                answer = self._respond(call)
                if answer is None:
                    break
                body = answer.encoded()
                self.sent_bytes += len(body)
                headers = {
                    "Date": format_datetime((self.clock.now() + self.skew).replace(microsecond=0), usegmt=True),
                    "Content-Type": answer.content_type,
                    "Content-Length": str(len(body)),
                    **answer.headers,
                }
                lines = [f"HTTP/1.1 {answer.status} {_phrase(answer.status)}"]
                lines += [f"{name}: {value}" for name, value in headers.items()]
                writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def link(self, **settings: Any) -> Link:
        """A connection to this simulator; overridden with the adapter's settings."""
        return Link(
            id=f"link-{id(self)}",
            settings=settings,
            http=ClientHttp(self.client),
            tokens=MemoryTokens(self.clock),
            clock=self.clock,
        )

    client: httpx.AsyncClient


@asynccontextmanager
async def running(simulator: SimulatorT) -> AsyncIterator[SimulatorT]:
    """The simulator on a free port of this machine."""
    connections: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        connections.add(task)
        try:
            await simulator.serve(reader, writer)
        except asyncio.CancelledError:
            pass
        finally:
            connections.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20)
    port = server.sockets[0].getsockname()[1]
    simulator.url = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(timeout=10, trust_env=False, verify=False) as client:
            simulator.client = client
            yield simulator
    finally:
        server.close()
        for task in tuple(connections):
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Call | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *rest = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in rest if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Call(method, target, headers, body)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Status"
