"""Puts raw mail into a tenant through the ingest door, without a mail server."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from backend.conversations.service.indexing import index_messages
from mail_ingest.store.events import Origin
from mail_ingest.store.ingest import Batch, ingest_batch
from mail_ingest.store.models import Mailbox, MailFolder, Message
from mail_ingest.store.records import RAW, Incoming, IngestResult
from mail_ingest.sync.digest import digest
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime
from tenants.session import WriteSession
from tests.support import TestTenant

ACTOR = system_actor("test")
US = "sales@anchor.example"


async def take_in(
    runtime: Runtime,
    tenant: TestTenant,
    *raws: bytes,
    address: str = US,
    role: str = "inbox",
    flags: tuple[str, ...] = (),
    origin: Origin = "live",
) -> IngestResult:
    """Store messages as if they lay in a folder of that role, and make them findable."""
    for raw in raws:
        await runtime.blobs.put(tenant.id, RAW, raw)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        folder = await _folder(session, address, role)
        first = folder.uid_next or 1
        messages = [Incoming(digest=digest(raw), uid=first + n, flags=flags) for n, raw in enumerate(raws)]
        folder.uid_next = first + len(messages)
        batch = Batch(
            mailbox_id=folder.mailbox_id, folder_id=folder.id, uid_validity=1, origin=origin, messages=messages
        )
        result = await ingest_batch(session, batch, None)
        await index_messages(session, result.created)
        return result


async def _folder(session: WriteSession, address: str, role: str) -> MailFolder:
    mailbox = await session.scalar(select(Mailbox).where(Mailbox.address == address))
    if mailbox is None:
        mailbox = Mailbox(id=new_id(), address=address, username=address)
        session.add(mailbox)
        await session.flush()
    folder = await session.scalar(
        select(MailFolder).where(MailFolder.mailbox_id == mailbox.id, MailFolder.role == role)
    )
    if folder is None:
        folder = MailFolder(
            id=new_id(),
            mailbox_id=mailbox.id,
            wire_name=role.encode(),
            name=role,
            role=role,
            selected=True,
            uid_validity=1,
            uid_next=1,
        )
        session.add(folder)
        await session.flush()
    return folder


async def message_ids(runtime: Runtime, tenant: TestTenant) -> Sequence[UUID]:
    """All messages, oldest first."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return list(await session.scalars(select(Message.id).order_by(Message.sent_at, Message.id)))
