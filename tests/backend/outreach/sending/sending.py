"""What tests of sending share: queueing, a dispatcher in this process, and waiting for what becomes of a message."""

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from backend.mailboxes.oauth.tokens import TokenKeeper
from backend.outreach.sending.dispatcher import Dispatcher
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient, SendingLane
from backend.outreach.sending.outgoing import OutgoingDraft
from backend.outreach.sending.queueing import queue_message
from mail_ingest.store.models import Mailbox
from mail_ingest.submit.mime import Party
from tenants.context import system_actor
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import eventually
from tests.support import TestTenant

ACTOR = system_actor("test")


async def queue(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, **given: Any) -> UUID:
    """Queue a message of the owner's; what is not given is a short letter to Ana."""
    actor = tenant.owner.actor()
    async with runtime.database.tenant_session(tenant.id, actor) as session:
        mailbox = await session.get_one(Mailbox, (tenant.id, mailbox_id))
        letter = {
            "to": [Party("Ana Lima", "ana@comprador.example")],
            "subject": "Work lights",
            "html": "<p>Dear Ana, here is our offer.</p>",
            "from_address": mailbox.address,
            **given,
        }
        return (await queue_message(session, actor, OutgoingDraft(mailbox_id=mailbox_id, **letter))).id


@asynccontextmanager
async def dispatching(runtime: Runtime) -> AsyncIterator[Dispatcher]:
    """The dispatcher of one worker, inside this process."""
    keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
    dispatcher = Dispatcher(runtime, keeper.access_token)
    task = asyncio.create_task(dispatcher.run())
    try:
        yield dispatcher
    finally:
        dispatcher.stop()
        await task


async def outgoing(runtime: Runtime, tenant: TestTenant, outgoing_id: UUID) -> OutgoingMessage:
    """The message as it is now."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return await session.get_one(OutgoingMessage, (tenant.id, outgoing_id))


async def until(
    runtime: Runtime, tenant: TestTenant, outgoing_id: UUID, holds: Callable[[OutgoingMessage], bool]
) -> OutgoingMessage:
    """Wait until it holds for the message."""

    last = ""

    async def found() -> OutgoingMessage | None:
        nonlocal last
        row = await outgoing(runtime, tenant, outgoing_id)
        last = f"{row.state} {row.phase} {row.filing} after {row.tries}: {row.error}"
        return row if holds(row) else None

    try:
        row = await eventually(found, seconds=40)
    except AssertionError:
        raise AssertionError(f"it never came to pass; last seen: {last}") from None
    assert row is not None
    return row


async def until_filed(runtime: Runtime, tenant: TestTenant, outgoing_id: UUID) -> OutgoingMessage:
    """Wait until it went out and its copy is in Sent."""
    return await until(runtime, tenant, outgoing_id, lambda row: row.filing == "done")


async def recipients(runtime: Runtime, tenant: TestTenant, outgoing_id: UUID) -> dict[str, tuple[str, str | None]]:
    """State and reason by address."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        rows = await session.scalars(select(OutgoingRecipient).where(OutgoingRecipient.outgoing_id == outgoing_id))
        return {row.address: (row.state, row.reason) for row in rows}


async def let_time_pass(runtime: Runtime, tenant: TestTenant) -> None:
    """What waits is due now, and lanes of dead processes fall free."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        # The lane first, as the dispatcher takes them: in the other order the two could wait for each other.
        await session.execute(
            update(SendingLane).values(due_at=func.now(), heartbeat_at=func.now() - func.make_interval(0, 0, 0, 0, 1))
        )
        await session.execute(
            update(OutgoingMessage).where(OutgoingMessage.next_try_at.is_not(None)).values(next_try_at=func.now())
        )
        await session.execute(
            update(OutgoingMessage).where(OutgoingMessage.filing == "pending").values(filing_at=func.now())
        )


def parsed(raw: bytes) -> EmailMessage:
    """A raw message as the standard library reads it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message
