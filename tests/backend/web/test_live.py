"""News on open screens: of mail they reach those alone who may see it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.web.live_hub import LiveHub
from backend.web.principal import PrincipalCache
from mail_ingest.store.models import Mailbox
from tenants.context import Actor, system_actor
from tenants.live import LiveMessage
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import take_in
from tests.mail_ingest.mailing import raw_mail
from tests.support import TestTenant, make_person


class Screen:
    """An open browser."""

    def __init__(self, hub: LiveHub, tenant_id: UUID, actor: Actor) -> None:
        self._stream = hub.stream(tenant_id, actor)

    async def next(self) -> list[str]:
        """The ids of the next news; `ping`s are passed over."""
        async with asyncio.timeout(20):
            async for message in self._stream:
                if message.event == "change":
                    ids: list[str] = json.loads(str(message.data))["ids"]
                    return ids
        raise AssertionError("the stream ended")

    async def open(self) -> None:
        """Begin to listen."""
        assert (await anext(self._stream)).event == "ping"


@pytest.fixture
async def hub(runtime: Runtime) -> AsyncIterator[LiveHub]:
    made = LiveHub(runtime.live, PrincipalCache(), runtime.database)
    running = asyncio.create_task(made.run())
    yield made
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_news_of_closed_mail_reach_its_owner_alone(hub: LiveHub, runtime: Runtime, tenant: TestTenant) -> None:
    keeper = await make_person(runtime.database, tenant.id, "rep")
    closed = await take_in(runtime, tenant, raw_mail(1), address="boss@anchor.example")
    shared = await take_in(runtime, tenant, raw_mail(2), address="sales@anchor.example")
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        mailbox = (await session.scalars(select(Mailbox).where(Mailbox.address == "boss@anchor.example"))).one()
        mailbox.visibility, mailbox.owner_id = "owner", keeper.membership_id
    screens = [Screen(hub, tenant.id, person.actor()) for person in (keeper, tenant.owner)]
    for screen in screens:
        await screen.open()

    async def tell(*ids: UUID) -> None:
        await runtime.live.send(LiveMessage(tenant.id, "conversation", list(ids), "MessagesIngested", "now"))

    # A subscription takes a moment to begin; news before it are lost by design.
    async def first() -> list[str]:
        while True:
            await tell(shared.conversation_ids[0])
            with suppress(TimeoutError):
                return await asyncio.wait_for(asyncio.shield(waiting), 0.2)

    waiting = asyncio.create_task(screens[0].next())
    await first()
    while True:
        await tell(closed.conversation_ids[0])
        await tell(closed.conversation_ids[0], shared.conversation_ids[0])
        heard = await screens[0].next()
        if str(closed.conversation_ids[0]) in heard:
            break
    for _ in range(3):
        assert await screens[1].next() == [str(shared.conversation_ids[0])]
        await tell(closed.conversation_ids[0], shared.conversation_ids[0])
