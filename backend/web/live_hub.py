"""Live screens: one server-sent event stream per open browser, fed by the outbox over Redis."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec
import structlog
from litestar.response import ServerSentEventMessage
from redis.exceptions import RedisError

from backend.web.principal import PrincipalCache
from tenants.live import LiveBus, LiveMessage

_PING_SECONDS = 20.0
_QUEUE_SIZE = 200
_ACCOUNT_KINDS = frozenset({"user", "api_key"})

_log = structlog.get_logger(__name__)


class LiveHub:
    """One Redis subscription per process, shared by its open streams; ends cached sign-ins of changed users."""

    def __init__(self, bus: LiveBus, principals: PrincipalCache) -> None:
        self._bus = bus
        self._principals = principals
        self._streams: dict[UUID, set[asyncio.Queue[LiveMessage]]] = {}

    async def run(self) -> None:
        """Receive until cancelled; an outage of Redis is waited out."""
        while True:
            try:
                async with self._bus.listen() as messages:
                    async for message in messages:
                        self._hand_out(message)
            except (RedisError, OSError) as error:
                _log.warning("live news are interrupted", error=str(error))
            await asyncio.sleep(1)

    def _hand_out(self, message: LiveMessage) -> None:
        if message.kind in _ACCOUNT_KINDS:
            self._principals.forget(*message.ids)
        for queue in self._streams.get(message.tenant_id, ()):
            # A browser that does not keep up misses news, and refetches when it is looked at again.
            with suppress(asyncio.QueueFull):
                queue.put_nowait(message)

    async def stream(self, tenant_id: UUID) -> AsyncGenerator[ServerSentEventMessage, None]:
        """Events for one browser: `change` with JSON, `ping` when nothing happens."""
        queue: asyncio.Queue[LiveMessage] = asyncio.Queue(_QUEUE_SIZE)
        self._streams.setdefault(tenant_id, set()).add(queue)
        try:
            yield ServerSentEventMessage(event="ping", data="{}", retry=3000)
            while True:
                try:
                    message = await asyncio.wait_for(queue.get(), _PING_SECONDS)
                except TimeoutError:
                    yield ServerSentEventMessage(event="ping", data="{}")
                    continue
                body: dict[str, Any] = {
                    "kind": message.kind,
                    "id": message.ids[0] if message.ids else None,
                    "ids": message.ids,
                    "event": message.event,
                    "at": message.at,
                }
                yield ServerSentEventMessage(event="change", data=msgspec.json.encode(body).decode())
        finally:
            self._streams[tenant_id].discard(queue)
