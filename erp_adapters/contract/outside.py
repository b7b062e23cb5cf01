"""What else an adapter is handed: clock, token store, raw connections, a folder."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec

from erp_adapters.contract.http import Http


class Clock(Protocol):
    """Tells the time, corrected by the server's skew when the engine has measured one."""

    def now(self) -> datetime:
        """Now, aware, UTC."""
        ...


class SystemClock:
    """This machine's clock."""

    def now(self) -> datetime:
        """See `Clock`."""
        return datetime.now(UTC)


class TokenStore(Protocol):
    """Sessions and access tokens of one connection, kept sealed and shared by all workers.

    `lock` admits one refresher at a time; look again inside before renewing. A rotated refresh token is `put`
    before it is first used.
    """

    async def get(self, name: str) -> str | None:
        """The stored text, None when there is none or it expired."""
        ...

    async def put(self, name: str, value: str, expires_at: datetime | None = None) -> None:
        """Store `value`."""
        ...

    async def drop(self, name: str) -> None:
        """Forget it."""
        ...

    def lock(self, name: str) -> AbstractAsyncContextManager[None]:
        """Only one holder per connection and name."""
        ...


class MemoryTokens:
    """A token store for one process: command line and tests."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._kept: dict[str, tuple[str, datetime | None]] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._clock = clock or SystemClock()

    async def get(self, name: str) -> str | None:
        """See `TokenStore`."""
        value, expires = self._kept.get(name, (None, None))
        return None if expires is not None and expires <= self._clock.now() else value

    async def put(self, name: str, value: str, expires_at: datetime | None = None) -> None:
        """See `TokenStore`."""
        self._kept[name] = (value, expires_at)

    async def drop(self, name: str) -> None:
        """See `TokenStore`."""
        self._kept.pop(name, None)

    @asynccontextmanager
    async def lock(self, name: str) -> AsyncIterator[None]:
        """See `TokenStore`."""
        async with self._locks.setdefault(name, asyncio.Lock()):
            yield


class Dial(Protocol):
    """Opens a TCP connection to a checked address (SFTP); raises `TransportError` with `sent` False."""

    async def __call__(self, host: str, port: int, /) -> socket.socket:
        """A connected, non-blocking socket."""
        ...


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One connection as an adapter sees it; adapters keep no state of their own besides caches keyed by `id`.

    `folder` is the one directory that the operator opened for this tenant, None when there is none.
    `facts` is what `check` or an earlier call learnt (server version, zone, offsets), stored by the engine.
    """

    id: str
    settings: Mapping[str, Any]
    http: Http
    tokens: TokenStore
    clock: Clock
    dial: Dial | None = None
    folder: Path | None = None
    facts: Mapping[str, Any] = {}
