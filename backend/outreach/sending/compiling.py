"""Fixing what a message will say: body, signature, quote, threading; read from the stored message that it answers."""

import re
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.outreach.sending.content import Footer, Quoted, compose
from backend.outreach.sending.identities import Sender
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage
from mail_ingest.store import queries as store
from mail_ingest.store.models import Message
from mail_ingest.store.records import Envelope, StoredBody
from mail_ingest.submit.mime import Party
from tenants.session import ReadSession, WriteSession

#: Gmail cuts what is longer near 102 KB; of a longer quote only what its author wrote is kept.
_MOST_QUOTED: Final = 60_000
_CID = re.compile(r"cid:([^\"'\s>)]+)")


async def parent_of(session: ReadSession, message_id: UUID | None) -> Message | None:
    """The stored message that is answered. Whether somebody may see it was asked when they began to answer."""
    if message_id is None:
        return None
    found: Message | None = await session.scalar(select(Message).where(Message.id == message_id))
    return found


async def attachments_of(session: ReadSession, outgoing_id: UUID) -> list[OutgoingAttachment]:
    """The files of a message in their order."""
    return list(
        await session.scalars(
            select(OutgoingAttachment)
            .where(OutgoingAttachment.outgoing_id == outgoing_id)
            .order_by(OutgoingAttachment.position, OutgoingAttachment.id)
        )
    )


async def quoted_of(session: ReadSession, parent: Message) -> Quoted:
    """The message as a quote shows it."""
    bodies = await store.bodies(session, [parent.id])
    body = bodies.get(parent.id, StoredBody())
    envelope = msgspec.convert(parent.envelope, Envelope)
    html, text = body.html, body.text
    if html is not None and len(html) > _MOST_QUOTED:
        # What its author wrote, without the history below, which every earlier mail of the thread holds.
        html, text = (body.new_html or None), body.new_text or text
        if html is not None and len(html) > _MOST_QUOTED:
            html = None
    return Quoted(
        sender=Party(parent.from_name, parent.from_address),
        to=[Party(each.name, each.address) for each in envelope.to],
        subject=parent.subject,
        sent_at=parent.sent_at,
        utc_offset=parent.utc_offset,
        language=parent.language,
        html=html,
        text=text,
    )


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """An outgoing message whose thread another continues."""

    message_id: str
    references: tuple[str, ...]
    conversation_id: UUID | None


async def compile_message(
    session: WriteSession,
    row: OutgoingMessage,
    sender: Sender,
    *,
    language: str | None,
    files: Sequence[OutgoingAttachment],
    before: Before | None = None,
    footer: Footer | None = None,
) -> None:
    """Set `final_html`, `final_text`, the threading headers and the conversation of `row`. `footer`: our own."""
    parent = await parent_of(session, row.parent_id)
    names = {str(file.id): file.content_id for file in files}
    quoted = await quoted_of(session, parent) if parent is not None and row.with_quote else None
    content = compose(
        row.html,
        signature=sender.signature if row.with_signature else "",
        quoted=quoted,
        forward=row.mode == "forward",
        content_id=names.get,
        language=language,
        footer=footer,
        preheader=row.preheader,
    )
    row.final_html, row.final_text = content.html, content.text
    if before is not None:
        row.in_reply_to = before.message_id
        row.references = list(dict.fromkeys([*before.references, before.message_id]))
        row.conversation_id = before.conversation_id
        return
    row.in_reply_to, row.references = _threading(row, parent)
    if parent is not None and row.mode in {"reply", "reply_all"}:
        row.conversation_id = await store.resolve_conversation(session, parent.conversation_id)


def shown_content_ids(html: str) -> set[str]:
    """The content ids of the images that HTML shows."""
    return {found.strip("<>") for found in _CID.findall(html)}


def _threading(row: OutgoingMessage, parent: Message | None) -> tuple[str | None, list[Any]]:
    """RFC 5322 section 3.6.4: the parent's id, and its references with that id at the end. A forwarded message goes
    to strangers and begins a thread of its own."""
    if parent is None or row.mode not in {"reply", "reply_all"} or not parent.message_id_header:
        return None, []
    envelope = msgspec.convert(parent.envelope, Envelope)
    before: Sequence[str] = envelope.references or envelope.in_reply_to[:1]
    return parent.message_id_header, list(dict.fromkeys([*before, parent.message_id_header]))
