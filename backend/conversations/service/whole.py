"""Asking for the rest of a message of which only a stub is here."""

from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.dialects.postgresql import insert

from backend.conversations.errors import NotOnServerError, WholeAlreadyError
from mail_ingest.store import leases
from mail_ingest.store.models import FetchRequest, Mailbox, Message, MessagePlacement
from mail_ingest.store.sight import visible_mailboxes, visible_messages
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id
from tenants.session import WriteSession


async def request_whole_message(session: WriteSession, actor: Actor, message_id: UUID) -> None:
    """Have the mail process fetch all of a message. Raises `WholeAlreadyError`, `NotOnServerError`."""
    actor.require("conversations.write")
    partial = await session.scalar(select(Message.partial).where(Message.id == message_id, visible_messages(actor)))
    if partial is None:
        raise NotFoundError
    if not partial:
        raise WholeAlreadyError
    mailbox_id = await session.scalar(
        select(MessagePlacement.mailbox_id)
        .join(Mailbox, and_(Mailbox.tenant_id == MessagePlacement.tenant_id, Mailbox.id == MessagePlacement.mailbox_id))
        .where(MessagePlacement.message_id == message_id, MessagePlacement.gone_at.is_(None))
        .where(Mailbox.removed_at.is_(None), Mailbox.kind == "imap", visible_mailboxes(actor))
        .limit(1)
    )
    if mailbox_id is None:
        raise NotOnServerError
    statement = insert(FetchRequest).values(id=new_id(), message_id=message_id, mailbox_id=mailbox_id)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "message_id"],
            set_={"status": "waiting", "mailbox_id": mailbox_id, "problem": None, "finished_at": None},
        )
    )
    mailbox = await session.get_one(Mailbox, (session.info["tenant_id"], mailbox_id))
    await leases.request(session, mailbox_id, active=not mailbox.paused)
