"""Live screens: one server-sent event stream per open browser, fed by the outbox over Redis.

News of mail reaches only those who may see the mail; that is asked once for each piece of news, not for each stream.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec
import structlog
from litestar.response import ServerSentEventMessage
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError

from backend.web.audiences import asker_of
from backend.web.principal import PrincipalCache
from mail_ingest.store.audience import audience_of_conversations, audience_of_mailboxes
from tenants.context import Actor, system_actor
from tenants.live import LiveBus, LiveMessage
from tenants.session import Database

_PING_SECONDS = 20.0
_QUEUE_SIZE = 200
_ACCOUNT_KINDS = frozenset({"user", "api_key"})
_SYSTEM = system_actor("live")

_log = structlog.get_logger(__name__)


class LiveHub:
    """One Redis subscription per process, shared by its open streams; ends cached sign-ins of changed users."""

    def __init__(self, bus: LiveBus, principals: PrincipalCache, database: Database) -> None:
        self._bus = bus
        self._principals = principals
        self._database = database
        self._streams: dict[UUID, dict[asyncio.Queue[LiveMessage], Actor]] = {}

    async def run(self) -> None:
        """Receive until cancelled; an outage of Redis is waited out."""
        while True:
            try:
                async with self._bus.listen() as messages:
                    async for message in messages:
                        await self._hand_out(message)
            except (RedisError, DBAPIError, OSError) as error:
                _log.warning("live news are interrupted", error=str(error))
            await asyncio.sleep(1)

    async def _hand_out(self, message: LiveMessage) -> None:
        if message.kind in _ACCOUNT_KINDS:
            self._principals.forget(*message.ids)
        if not self._streams.get(message.tenant_id):
            return
        audience = await self._audience(message)
        for queue, actor in list(self._streams[message.tenant_id].items()):
            heard = message if audience is None else _heard_by(message, audience, actor)
            # A browser that does not keep up misses news, and refetches when it is looked at again.
            if heard is not None:
                with suppress(asyncio.QueueFull):
                    queue.put_nowait(heard)

    async def _audience(self, message: LiveMessage) -> dict[UUID, set[UUID] | None] | None:
        """Who may hear of each record; None where everybody may of all."""
        if message.kind in {"mention", "reminder_due", "alert"}:
            return {member_id: {member_id} for member_id in message.ids}
        asker = asker_of(message.kind)
        if not message.ids or (asker is None and message.kind not in {"conversation", "mailbox"}):
            return None
        async with self._database.tenant_read_session(message.tenant_id, _SYSTEM) as session:
            if asker is not None:
                return await asker(session, message.ids)
            if message.kind == "conversation":
                return await audience_of_conversations(session, message.ids)
            return await audience_of_mailboxes(session, message.ids)

    async def stream(self, tenant_id: UUID, actor: Actor) -> AsyncGenerator[ServerSentEventMessage, None]:
        """Events for one browser: `change` with JSON, `ping` when nothing happens."""
        queue: asyncio.Queue[LiveMessage] = asyncio.Queue(_QUEUE_SIZE)
        self._streams.setdefault(tenant_id, {})[queue] = actor
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
            self._streams[tenant_id].pop(queue, None)


def _heard_by(message: LiveMessage, audience: dict[UUID, set[UUID] | None], actor: Actor) -> LiveMessage | None:
    """What of a piece of news an actor may hear; who manages mailboxes hears of all of those, though not of their
    mail."""
    if message.kind == "mailbox" and actor.may("mailboxes.manage"):
        return message
    ids = [each for each in message.ids if each in audience and _listens(audience[each], actor)]
    return msgspec.structs.replace(message, ids=ids) if ids else None


def _listens(seats: set[UUID] | None, actor: Actor) -> bool:
    return seats is None or actor.membership_id in seats
