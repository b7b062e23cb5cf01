"""The demo's mail, learned from as the jobs do, without a mail server."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import select

from infra.demo.corpus import demo_tenants
from infra.demo.model import FREE_MAIL_DOMAINS, DemoTenant
from mail_ingest.store.ingest import Batch, ingest_batch
from mail_ingest.store.models import Mailbox, MailFolder, Message
from mail_ingest.store.records import Incoming
from mail_ingest.understand.domains import add_free_mail
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.mail import learn_from, read_closely

ANCHOR = datetime(2026, 11, 20, 9, tzinfo=UTC)
_BATCH = 100


@cache
def demo_tenant(slug: str) -> DemoTenant:
    """A tenant of the demo at a fixed instant."""
    return next(tenant for tenant in demo_tenants(ANCHOR) if tenant.slug == slug)


async def take_in(database: Database, tenant_id: UUID, slug: str) -> list[UUID]:
    """Store all mail of a demo tenant and learn from it; answers the messages' ids."""
    add_free_mail(FREE_MAIL_DOMAINS)
    for box in demo_tenant(slug).mailboxes:
        async with database.tenant_session(tenant_id, system_actor("test")) as session:
            mailbox = Mailbox(address=box.address, username=box.address)
            session.add(mailbox)
            await session.flush()
            mailbox_id = mailbox.id
        for folder in box.folders:
            # Drafts and junk are no mail to learn from, as in the running program.
            if folder.special_use in ("\\Drafts", "\\Junk", "\\Trash"):
                continue
            raws = [message.raw for message in folder.messages]
            await _store(database, tenant_id, mailbox_id, folder.name, raws)
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        ids = list(await session.scalars(select(Message.id).order_by(Message.id)))
    for batch in _batches(ids):
        await learn_from(database, tenant_id, batch)
    return ids


async def _store(database: Database, tenant_id: UUID, mailbox_id: UUID, name: str, raws: list[bytes]) -> None:
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        folder = MailFolder(
            mailbox_id=mailbox_id, wire_name=name.encode(), name=name, role="other", selected=True, uid_validity=1
        )
        session.add(folder)
        await session.flush()
        incoming = [Incoming(digest=read_closely(raw), uid=place) for place, raw in enumerate(raws, 1)]
        await ingest_batch(
            session,
            Batch(mailbox_id=mailbox_id, folder_id=folder.id, uid_validity=1, origin="live", messages=incoming),
            None,
        )


def _batches(ids: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
