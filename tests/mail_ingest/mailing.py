"""Raw mail, mailboxes and a running engine for tests against real servers."""

import asyncio
import atexit
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.message import EmailMessage
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox
from mail_ingest.store.models import Mailbox, MailFolder, Message, MessagePlacement
from mail_ingest.sync.connecting import opener
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.supervisor import Supervisor
from mail_ingest.sync.work import Engine
from mail_ingest.testing.fixtures import MailUser
from tenants.context import system_actor
from tenants.runtime import Runtime
from tests.support import TestTenant

T = TypeVar("T")
ACTOR = system_actor("test")


def raw_mail(
    number: int | str,
    *,
    sender: str = "Ana Lima <ana@comprador.example>",
    to: str = "sales@anchor.example",
    subject: str | None = None,
    parent: int | str | None = None,
    text: str = "Please send your price list.",
    hour: int = 8,
) -> bytes:
    """A small message with the Message-ID `<m{number}@mail.example>`, answering `parent`."""
    message = EmailMessage()
    message["Message-ID"] = f"<m{number}@mail.example>"
    message["From"], message["To"] = sender, to
    message["Subject"] = subject or f"Offer {number}"
    message["Date"] = f"Mon, 02 Nov 2026 {hour:02}:00:00 +0000"
    if parent is not None:
        message["In-Reply-To"] = message["References"] = f"<m{parent}@mail.example>"
    message.set_content(text)
    return message.as_bytes()


async def eventually(found: Callable[[], Awaitable[T]], *, seconds: float = 60) -> T:
    """Ask until the answer is true, and give it back; fails the test after `seconds`."""
    last: T | None = None
    try:
        async with asyncio.timeout(seconds):
            while not (last := await found()):  # noqa: ASYNC110 - what is waited for happens in other processes
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"it never came to pass; last seen: {last!r}") from None
    return last


@asynccontextmanager
async def running_engine(runtime: Runtime) -> AsyncIterator[Supervisor]:
    """The engine of one `lading mail` process, inside this one."""
    engine = Engine(runtime.database, runtime.blobs, shared_pool())
    supervisor = Supervisor(engine, runtime.vault, opener(runtime.egress))
    task = asyncio.create_task(supervisor.run())
    try:
        yield supervisor
    finally:
        supervisor.stop()
        await task


@lru_cache(maxsize=1)
def shared_pool() -> DigestPool:
    """One parsing process for all tests of this process: its start takes longer than most tests."""
    pool = DigestPool(1)
    atexit.register(pool.close)
    return pool


async def add_box(runtime: Runtime, tenant: TestTenant, user: MailUser, *, secret: str | None = None) -> UUID:
    """Add the Dovecot user's mailbox to the tenant."""
    data = NewMailbox(
        address=user.user,
        secret=user.password if secret is None else secret,
        imap=Endpoint("localhost", user.server.tls_port, "tls"),
    )
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return (await add_mailbox(session, ACTOR, runtime.vault, data)).id


async def mailbox_row(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> Mailbox:
    """The mailbox as it is now."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return await session.get_one(Mailbox, (tenant.id, mailbox_id))


async def folder_row(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, name: str = "INBOX") -> MailFolder | None:
    """A folder as it is now."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return await session.scalar(
            select(MailFolder).where(MailFolder.mailbox_id == mailbox_id, MailFolder.name == name)
        )


async def count_messages(runtime: Runtime, tenant: TestTenant) -> int:
    """How many messages the tenant has."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return await session.scalar(select(func.count()).select_from(Message)) or 0


async def placed_uids(runtime: Runtime, tenant: TestTenant, folder_id: UUID) -> list[int]:
    """UIDs of a folder's live placements, with repetitions if there were any."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return list(
            await session.scalars(
                select(MessagePlacement.uid)
                .where(MessagePlacement.folder_id == folder_id, MessagePlacement.gone_at.is_(None))
                .order_by(MessagePlacement.uid)
            )
        )


async def until_finished(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> Mailbox:
    """Wait for the end of the first synchronisation."""

    async def finished() -> Mailbox | None:
        row = await mailbox_row(runtime, tenant, mailbox_id)
        return row if row.finished_at else None

    found = await eventually(finished)
    assert found is not None
    return found


async def until_problem(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> dict[str, object]:
    """Wait for the mailbox to have a problem."""

    async def problem() -> dict[str, object] | None:
        return (await mailbox_row(runtime, tenant, mailbox_id)).problem

    found = await eventually(problem)
    assert found is not None
    return found
