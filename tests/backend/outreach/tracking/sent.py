"""Helpers: a sent message as tracking knows it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.tracking.decorating import decorate
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient, TrackingDue, TrackingHit
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.service import note_sent
from backend.outreach.tracking.settling import settle
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tests.support import TestTenant

HTML = '<p>Dear Ana, see <a href="https://acme.example/list?a=1&amp;b=2">our list</a> and <a href="https://acme.example/new">news</a>.</p>'


async def send(
    runtime: Runtime,
    tenant: TestTenant,
    *addresses: str,
    html: str = HTML,
    sent_at: datetime | None = None,
    message_id_header: str | None = None,
    conversation_id: UUID | None = None,
    mailbox_id: UUID | None = None,
) -> tuple[UUID, str]:
    """Decorate and note as sent; answers the outgoing message's id and its HTML as it went out."""
    recipients = [Recipient(address) for address in addresses]
    header = message_id_header or f"{new_id().hex}@harbour.example"
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        outgoing = OutgoingMessage(
            state="sent",
            author_id=tenant.owner.membership_id,
            from_address="sales@harbour.example",
            subject="Our quotation",
            sent_at=sent_at or now(),
            mailbox_id=mailbox_id,
            conversation_id=conversation_id,
            message_id_header=header,
        )
        session.add(outgoing)
        await session.flush()
        decorated = await decorate(session, outgoing.id, html, recipients, runtime=runtime)
        await note_sent(
            session,
            outgoing.id,
            recipients,
            message_id_header=header,
            conversation_id=conversation_id,
            sent_at=sent_at or now(),
            sender_id=tenant.owner.membership_id,
        )
        return outgoing.id, decorated


async def tracked(runtime: Runtime, tenant: TestTenant, outgoing_id: UUID) -> TrackedMessage:
    """The tracked message."""
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return (await session.scalars(select(TrackedMessage).where(TrackedMessage.outgoing_id == outgoing_id))).one()


async def recipients(runtime: Runtime, tenant: TestTenant, outgoing_id: UUID) -> list[TrackedRecipient]:
    """Its recipients, as they were given."""
    message = await tracked(runtime, tenant, outgoing_id)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        rows = await session.scalars(
            select(TrackedRecipient).where(TrackedRecipient.message_id == message.id).order_by(TrackedRecipient.id)
        )
        return list(rows)


async def hits(runtime: Runtime, tenant: TestTenant) -> list[TrackingHit]:
    """All hits of the tenant, oldest first."""
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return list(await session.scalars(select(TrackingHit).order_by(TrackingHit.at, TrackingHit.id)))


async def judge_now(runtime: Runtime, tenant: TestTenant, moment: datetime) -> None:
    """Judge everything as if it were `moment`."""
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        ids = list(await session.scalars(select(TrackingDue.id)))
        await settle(session, ids, moment=moment)
