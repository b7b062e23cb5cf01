"""Drafts: beginning one, changing it from any device, its files."""

import re
from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import delete, func, select

from backend.conversations.queries.files import find_part
from backend.conversations.service.files import part_bytes
from backend.outreach.sending.compiling import attachments_of, parent_of, shown_content_ids
from backend.outreach.sending.errors import AttachmentsTooLargeError, NotDraftError, NotYourSenderError
from backend.outreach.sending.events import OutgoingChanged
from backend.outreach.sending.identities import Sender, best_sender, senders_of
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage
from backend.outreach.sending.queueing import author_of
from backend.outreach.sending.schemas import Correspondent, DraftPatch, NewDraft
from backend.outreach.sending.service import own_message, recipients_of, set_recipients
from mail_ingest.store import queries as store
from mail_ingest.store.models import Message, MessagePart, MessagePlacement
from mail_ingest.store.records import Envelope
from mail_ingest.store.sight import visible_messages
from mail_ingest.submit.mime import Party
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version

KIND: Final = "outgoing"
#: Gmail and most others take 25 MB with the third that base64 adds.
MOST_BYTES: Final = 18 * 1024 * 1024
_REPLIED = re.compile(r"\s*(?:re|aw|sv|回复|答复|回覆)\s*[:：]", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|转发|轉寄)\s*[:：]", re.IGNORECASE)


async def begin_draft(session: WriteSession, actor: Actor, blobs: BlobStore, given: NewDraft) -> OutgoingMessage:
    """A new draft, with sender, recipients and subject as the message that it is about asks for. Raises
    `NotFoundError` for a message that the actor may not see."""
    author_id = author_of(actor, None)
    parent = await _visible_parent(session, actor, given.message_id) if given.mode != "new" else None
    if parent is not None:
        known = await _same_draft(session, author_id, parent.id, given.mode)
        if known is not None:
            # What was written without a network stands above what another device wrote meanwhile.
            if given.html and given.html not in known.html:
                known.html, known.version = given.html + known.html, known.version + 1
                append(session, OutgoingChanged(outgoing_ids=[known.id]))
            return known
    senders = await senders_of(session, author_id)
    sender = await _default_sender(session, senders, parent)
    row = OutgoingMessage(
        id=new_id(),
        mode=given.mode,
        author_id=author_id,
        author_name=actor.name,
        parent_id=parent.id if parent else None,
        conversation_id=parent.conversation_id if parent and given.mode != "forward" else None,
        subject=given.subject or _subject(given.mode, parent),
        html=given.html,
    )
    if sender is not None:
        row.mailbox_id, row.from_address, row.from_name = sender.mailbox_id, sender.address, sender.name
    session.add(row)
    await session.flush()
    to, cc = _parties(given.to), list[Party]()
    if parent is not None and given.mode in {"reply", "reply_all"}:
        to, cc = _answered(parent, given.mode == "reply_all", {each.address for each in senders})
    await set_recipients(session, row, to, cc, [])
    if parent is not None and given.mode == "forward":
        await _copy_parts(session, actor, blobs, row, parent.id, inline=False)
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    return row


async def change_draft(
    session: WriteSession, actor: Actor, row: OutgoingMessage, version: int, patch: DraftPatch, current: object
) -> None:
    """Save a draft; raises `VersionConflictError` with `current`, what another device saved meanwhile."""
    if row.state != "draft":
        raise NotDraftError
    raise_version(row, version, current)
    if patch.sender_id is not UNSET:
        sender = next((each for each in await senders_of(session, row.author_id) if each.id == patch.sender_id), None)
        if sender is None:
            raise NotYourSenderError
        row.mailbox_id, row.from_address, row.from_name = sender.mailbox_id, sender.address, sender.name
    for name in ("subject", "html", "with_signature", "with_quote", "template_id", "preheader"):
        if (value := getattr(patch, name)) is not UNSET:
            setattr(row, name, value)
    if patch.template_choice is not UNSET:
        row.template_choice = msgspec.to_builtins(patch.template_choice)
    if UNSET is not patch.to or UNSET is not patch.cc or UNSET is not patch.bcc:
        await _set_some(session, row, patch)
    row.updated_at = now()
    await session.flush()
    append(session, OutgoingChanged(outgoing_ids=[row.id]))


async def add_file(
    session: WriteSession,
    actor: Actor,
    blobs: BlobStore,
    outgoing_id: UUID,
    *,
    filename: str,
    content_type: str,
    content: bytes,
    inline: bool,
) -> OutgoingAttachment:
    """Attach a file to a draft. Raises AttachmentsTooLargeError, NotDraftError."""
    row = await own_message(session, actor, outgoing_id)
    if row.state != "draft":
        raise NotDraftError
    name = _content_id() if inline else None
    return await attach(session, blobs, row, filename, content_type, content, content_id=name)


async def remove_file(session: WriteSession, actor: Actor, outgoing_id: UUID, file_id: UUID) -> None:
    """Take a file off a draft. The bytes stay in the store: other messages may share them."""
    row = await own_message(session, actor, outgoing_id)
    if row.state != "draft":
        raise NotDraftError
    gone = await session.scalar(
        delete(OutgoingAttachment)
        .where(OutgoingAttachment.id == file_id, OutgoingAttachment.outgoing_id == row.id)
        .returning(OutgoingAttachment.id)
    )
    if gone is None:
        raise NotFoundError


async def find_file(session: WriteSession, actor: Actor, outgoing_id: UUID, file_id: UUID) -> OutgoingAttachment:
    """A file of the actor's own message; raises `NotFoundError`."""
    row = await own_message(session, actor, outgoing_id)
    file: OutgoingAttachment | None = await session.scalar(
        select(OutgoingAttachment).where(OutgoingAttachment.id == file_id, OutgoingAttachment.outgoing_id == row.id)
    )
    if file is None:
        raise NotFoundError
    return file


async def take_along_quoted_images(session: WriteSession, actor: Actor, blobs: BlobStore, row: OutgoingMessage) -> None:
    """What the quote shows has to go along, or readers see holes."""
    parent = await parent_of(session, row.parent_id)
    if parent is None or not row.with_quote:
        return
    body = (await store.bodies(session, [parent.id])).get(parent.id)
    if body is not None and body.html:
        shown = shown_content_ids(body.html)
        if shown:
            await _copy_parts(session, actor, blobs, row, parent.id, inline=True, shown=shown)


async def _copy_parts(
    session: WriteSession,
    actor: Actor,
    blobs: BlobStore,
    row: OutgoingMessage,
    message_id: UUID,
    *,
    inline: bool,
    shown: set[str] | None = None,
) -> None:
    there = {file.content_id for file in await attachments_of(session, row.id) if file.content_id}
    parts = await session.scalars(
        select(MessagePart)
        .where(MessagePart.message_id == message_id, MessagePart.disposition == ("inline" if inline else "attachment"))
        .order_by(MessagePart.path)
    )
    for part in list(parts):
        content_id = (part.content_id or "").strip("<>") or None
        if inline and (content_id is None or content_id in there or content_id not in (shown or ())):
            continue
        source = await find_part(session, actor, message_id, part.id)
        content = await part_bytes(blobs, session.info["tenant_id"], source)
        try:
            await attach(session, blobs, row, part.filename, part.content_type, content,
                          content_id=content_id if inline else None)  # fmt: skip
        except AttachmentsTooLargeError:
            if not inline:
                raise


async def attach(
    session: WriteSession,
    blobs: BlobStore,
    row: OutgoingMessage,
    filename: str,
    content_type: str,
    content: bytes,
    *,
    content_id: str | None,
) -> OutgoingAttachment:
    """Put a file behind the others of a draft. Raises `AttachmentsTooLargeError`."""
    held, last = (
        await session.execute(
            select(
                func.coalesce(func.sum(OutgoingAttachment.size), 0),
                func.coalesce(func.max(OutgoingAttachment.position), -1),
            ).where(OutgoingAttachment.outgoing_id == row.id)
        )
    ).one()
    if int(held) + len(content) > MOST_BYTES:
        raise AttachmentsTooLargeError(limit=f"{MOST_BYTES // 1024 // 1024} MB")
    file = OutgoingAttachment(
        id=new_id(),
        outgoing_id=row.id,
        position=int(last) + 1,
        filename=filename[:255] or "attachment",
        content_type=content_type[:200] or "application/octet-stream",
        size=len(content),
        sha256=await blobs.put(session.info["tenant_id"], KIND, content),
        content_id=content_id,
    )
    session.add(file)
    await session.flush()
    return file


def _content_id() -> str:
    return f"{new_id().hex}@lading"


async def _visible_parent(session: WriteSession, actor: Actor, message_id: UUID | None) -> Message:
    parent: Message | None = await session.scalar(
        select(Message).where(Message.id == message_id, visible_messages(actor))
    )
    if parent is None:
        raise NotFoundError
    return parent


async def _same_draft(session: WriteSession, author_id: UUID, parent_id: UUID, mode: str) -> OutgoingMessage | None:
    found: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage)
        .where(
            OutgoingMessage.author_id == author_id,
            OutgoingMessage.parent_id == parent_id,
            OutgoingMessage.state == "draft",
            OutgoingMessage.mode == mode,
        )
        .order_by(OutgoingMessage.updated_at.desc())
        .limit(1)
    )
    return found


async def _default_sender(session: WriteSession, senders: Sequence[Sender], parent: Message | None) -> Sender | None:
    if parent is None:
        return best_sender(senders, (), ())
    envelope = msgspec.convert(parent.envelope, Envelope)
    written_to = [parent.from_address, *(each.address for each in (*envelope.to, *envelope.cc, *envelope.bcc))]
    boxes = await session.scalars(
        select(MessagePlacement.mailbox_id).where(MessagePlacement.message_id == parent.id).distinct()
    )
    return best_sender(senders, written_to, list(boxes))


def _answered(parent: Message, everybody: bool, own: set[str]) -> tuple[list[Party], list[Party]]:
    """Whom an answer goes to (RFC 5322 section 3.6.3): who wrote, or where they want answers; an answer to one's own
    message goes where that went."""
    envelope = msgspec.convert(parent.envelope, Envelope)
    author = [Party(each.name, each.address) for each in envelope.reply_to or envelope.from_]
    to = [Party(each.name, each.address) for each in envelope.to]
    cc = [Party(each.name, each.address) for each in envelope.cc]
    if parent.from_address.casefold() in own:
        return to, cc if everybody else []
    rest = [each for each in [*to, *cc] if each.address.casefold() not in own] if everybody else []
    return author, [each for each in rest if each.address.casefold() not in {a.address.casefold() for a in author}]


def _subject(mode: str, parent: Message | None) -> str:
    if parent is None:
        return ""
    if mode == "forward":
        return parent.subject if _FORWARDED.match(parent.subject) else f"Fwd: {parent.subject}"
    return parent.subject if _REPLIED.match(parent.subject) else f"Re: {parent.subject}"


def _parties(given: Sequence[Correspondent]) -> list[Party]:
    return [Party(each.name, each.address) for each in given]


async def _set_some(session: WriteSession, row: OutgoingMessage, patch: DraftPatch) -> None:
    there = await recipients_of(session, row.id)
    lists = []
    for kind in ("to", "cc", "bcc"):
        given = getattr(patch, kind)
        if given is UNSET:
            lists.append([Party(each.name, each.address) for each in there if each.kind == kind])
        else:
            lists.append(_parties(given))
    await set_recipients(session, row, *lists)
