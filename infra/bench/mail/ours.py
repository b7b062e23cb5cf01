"""Our side: `lading mail` as it runs in production, and what its database says of its progress."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from backend.accounts.service.tenants import create_tenant
from backend.conversations.queries.filters import ConversationFilters
from backend.conversations.queries.lists import list_conversations
from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox, request_sync
from infra.bench.servers import running_quietly
from mail_ingest.store.models import Mailbox, MailFolder, Message
from mail_ingest.testing.dovecot import Dovecot
from tenants.context import system_actor
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tenants.session import ReadSession

_ACTOR = system_actor("bench")
_LOOK_EVERY = 0.02
#: While a whole mailbox comes in: looking costs CPU that both cores need.
LOOK_SELDOM = 0.25


class OurSide:
    """One tenant with one mailbox that `lading mail` looks after."""

    def __init__(self, runtime: Runtime, tenant_id: UUID) -> None:
        self.runtime = runtime
        self.tenant_id = tenant_id
        self.mailbox_id: UUID | None = None

    @classmethod
    async def create(cls, runtime: Runtime) -> "OurSide":
        """A fresh tenant without a mailbox."""
        async with runtime.database.system_session() as session:
            tenant = await create_tenant(session, "Bench")
        return cls(runtime, tenant.id)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[ReadSession]:
        """A reading transaction of the tenant."""
        async with self.runtime.database.tenant_read_session(self.tenant_id, _ACTOR) as session:
            yield session

    async def add(self, dovecot: Dovecot, user: str, password: str) -> datetime:
        """Add the mailbox; answers when."""
        server = Endpoint("localhost", dovecot.tls_port, "tls")
        wanted = NewMailbox("sales@harbour.example", password, server, username=user)
        moment = now()
        async with self.runtime.database.tenant_session(self.tenant_id, _ACTOR) as session:
            mailbox = await add_mailbox(session, _ACTOR, self.runtime.vault, wanted)
            self.mailbox_id = mailbox.id
        return moment

    async def until_stored(self, count: int, *, seconds: float, look_every: float = _LOOK_EVERY) -> float:
        """Wait until so many messages are committed; answers the moment on `time.perf_counter`'s clock."""
        deadline = time.perf_counter() + seconds
        while True:
            async with self.reading() as session:
                stored = await session.scalar(select(func.coalesce(func.sum(MailFolder.stored), 0)))
            moment = time.perf_counter()
            if stored is not None and stored >= count:
                return moment
            if moment > deadline:
                raise TimeoutError(f"{stored} of {count} messages after {seconds:.0f} s")
            await asyncio.sleep(look_every)

    async def until_announced(self, message_id: str, *, seconds: float) -> float:
        """Wait until a message and the event of its arrival are committed; answers as `until_stored`."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            async with self.reading() as session:
                row = await session.scalar(
                    select(Message.id).where(
                        Message.message_id_header == message_id,
                        select(OutboxEvent.id)
                        .where(OutboxEvent.tenant_id == Message.tenant_id, OutboxEvent.type == "MessagesIngested")
                        .where(OutboxEvent.created_at >= Message.created_at)
                        .exists(),
                    )
                )
            if row is not None:
                return time.perf_counter()
            await asyncio.sleep(0.002)
        raise TimeoutError(f"{message_id} did not come in {seconds:.0f} s")

    async def search(self, query: str) -> float:
        """Seconds on the clock for the first page of what answers to a query."""
        filters = replace(ConversationFilters(), q=query)
        began = time.perf_counter()
        async with self.runtime.database.tenant_read_session(self.tenant_id, _ACTOR) as session:
            await list_conversations(session, _ACTOR, filters, cursor=None, limit=25, with_total=False)
        return time.perf_counter() - began

    async def check(self) -> None:
        """Ask for a look at the server, as the button does, and wait until it has happened."""
        if self.mailbox_id is None:
            raise RuntimeError("no mailbox was added")
        before = await self._checked_at()
        async with self.runtime.database.tenant_session(self.tenant_id, _ACTOR) as session:
            await request_sync(session, _ACTOR, self.mailbox_id)
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            if await self._checked_at() != before:
                return

    async def _checked_at(self) -> datetime | None:
        async with self.reading() as session:
            checked: datetime | None = await session.scalar(select(Mailbox.last_checked_at))
            return checked


@asynccontextmanager
async def mail_process(folder: Path, env: dict[str, str]) -> AsyncIterator[int]:
    """`lading mail`; answers its process id once it has begun."""
    arguments = ["-c", "from backend.cli import main; main()", "mail"]
    async with running_quietly("mail", arguments, folder=folder, env=env, ready="mail is running") as pid:
        yield pid
