"""News between processes over Redis pub/sub: what changed in a tenant.

Best effort by design: a lost message costs a screen its freshness until the next one, never data.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import msgspec
from redis.asyncio import Redis


class LiveMessage(msgspec.Struct, frozen=True):
    """One piece of news: records of `kind` changed in a tenant. News of users and keys also ends cached sign-ins."""

    tenant_id: UUID
    kind: str
    ids: list[UUID]
    event: str
    at: str


def connect_redis(url: str) -> Redis:
    """A client for redis://, rediss:// and unix:// addresses."""
    client: Redis = Redis.from_url(url)
    return client


class LiveBus:
    """Sends and receives `LiveMessage`s."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        # Pub/sub knows no database numbers; two installations on one server must not hear each other.
        self._channel = f"lading:live:{redis.connection_pool.connection_kwargs.get('db') or 0}"

    async def send(self, message: LiveMessage) -> None:
        """Tell every process; raises redis errors."""
        await self._redis.publish(self._channel, msgspec.json.encode(message))

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[AsyncIterator[LiveMessage]]:
        """Messages from now on, until the block ends."""
        pubsub: Any = self._redis.pubsub(ignore_subscribe_messages=True)
        await pubsub.subscribe(self._channel)
        decoder = msgspec.json.Decoder(LiveMessage)

        async def messages() -> AsyncIterator[LiveMessage]:
            async for item in pubsub.listen():
                yield decoder.decode(item["data"])

        try:
            yield messages()
        finally:
            await pubsub.aclose()
