"""Messages: one, or all of a conversation, with what they say."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import and_, func, select

from backend.conversations.queries.files import require_message
from backend.conversations.queries.rows import load_row
from backend.conversations.rendering import InlinePart, render_body
from backend.conversations.schemas import (
    Attachment,
    Body,
    CalendarInvitation,
    ConversationView,
    DefectView,
    MessageView,
    Person,
)
from i18n.messages import translate
from mail_ingest.parse.magic import previewable
from mail_ingest.store import queries as store
from mail_ingest.store.models import FetchRequest, Mailbox, Message, MessagePart, MessagePlacement
from mail_ingest.store.records import StoredBody
from mail_ingest.store.sight import visible_mailboxes, visible_messages
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.session import ReadSession


async def load_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> ConversationView:
    """A conversation with its messages, oldest first; also by the id of one that was merged into it. Raises
    `NotFoundError`."""
    found = await store.resolve_conversation(session, conversation_id)
    row = await load_row(session, actor, found) if found else None
    if row is None:
        raise NotFoundError
    messages = list(
        await session.scalars(
            select(Message)
            .where(Message.conversation_id == row.id, visible_messages(actor))
            .order_by(Message.sent_at, Message.id)
        )
    )
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    return ConversationView(**fields, messages=await _views(session, actor, messages))


async def load_message(session: ReadSession, actor: Actor, message_id: UUID) -> MessageView:
    """A message; raises `NotFoundError`."""
    message = await session.scalar(select(Message).where(Message.id == message_id, visible_messages(actor)))
    if message is None:
        raise NotFoundError
    return (await _views(session, actor, [message]))[0]


async def load_body(session: ReadSession, actor: Actor, message_id: UUID, *, show_remote_images: bool) -> Body:
    """What a message says; raises `NotFoundError`."""
    await require_message(session, actor, message_id)
    bodies = await store.bodies(session, [message_id])
    if message_id not in bodies:
        raise NotFoundError
    parts = await _parts(session, [message_id])
    return await asyncio.to_thread(
        render_body, message_id, bodies[message_id], _inline(parts[message_id]), show_remote_images=show_remote_images
    )


async def _views(session: ReadSession, actor: Actor, messages: Sequence[Message]) -> list[MessageView]:
    ids = [message.id for message in messages]
    bodies = await store.bodies(session, ids)
    parts = await _parts(session, ids)
    mailboxes = await _mailboxes(session, actor, ids)
    gone = await _gone(session, ids)
    requests = await _requests(session, [message.id for message in messages if message.partial])
    locale = current().locale

    def render() -> list[MessageView]:
        return [
            _view(
                message,
                bodies.get(message.id, StoredBody()),
                parts[message.id],
                mailboxes[message.id],
                locale,
                gone_at=gone.get(message.id),
                whole_request=requests.get(message.id),
            )
            for message in messages
        ]

    # Sanitizing a long conversation takes longer than other requests should wait.
    return await asyncio.to_thread(render)


def _view(
    message: Message,
    body: StoredBody,
    parts: Sequence[MessagePart],
    mailbox_ids: list[UUID],
    locale: str,
    *,
    gone_at: datetime | None,
    whole_request: str | None,
) -> MessageView:
    envelope = message.envelope
    return MessageView(
        id=message.id,
        conversation_id=message.conversation_id,
        message_id_header=message.message_id_header,
        subject=message.subject,
        from_=Person(message.from_name, message.from_address),
        to=_people(envelope["to"]),
        cc=_people(envelope["cc"]),
        bcc=_people(envelope["bcc"]),
        reply_to=_people(envelope["reply_to"]),
        sent_at=message.sent_at,
        received_at=message.received_at,
        direction=cast("Any", message.direction),
        snippet=message.snippet,
        has_html=message.has_html,
        body=render_body(message.id, body, _inline(parts), show_remote_images=False),
        attachments=[
            Attachment(
                id=part.id,
                filename=part.filename,
                content_type=part.content_type,
                size=part.size,
                inline=part.disposition == "inline",
                previewable=previewable(part.content_type),
            )
            for part in parts
        ],
        defects=[
            DefectView(defect["code"], translate(defect["text"], locale, **defect.get("params", {})))
            for defect in message.defects
        ],
        mailbox_ids=mailbox_ids,
        kind=cast("Any", message.kind),
        list_unsubscribe=message.list_unsubscribe,
        size=message.size,
        partial=message.partial,
        whole_request=cast("Any", whole_request),
        gone_at=gone_at,
        security=cast("Any", message.security),
        invitations=[_invitation(invitation) for invitation in message.invitations],
    )


def _invitation(stored: dict[str, Any]) -> CalendarInvitation:
    organizer = stored.get("organizer")
    return CalendarInvitation(
        method=stored["method"],
        summary=stored["summary"],
        start=stored.get("start"),
        end=stored.get("end"),
        whole_days=stored.get("whole_days", False),
        time_zone=stored.get("time_zone"),
        location=stored.get("location"),
        organizer=_people([organizer])[0] if organizer else None,
        attendees=_people(stored.get("attendees", ())),
        status=stored.get("status"),
        answer=stored.get("answer"),
        repeats=stored.get("repeats", False),
    )


async def _gone(session: ReadSession, message_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """Since when those messages that no server has any more are gone."""
    rows = await session.execute(
        select(MessagePlacement.message_id, func.max(MessagePlacement.gone_at).label("gone_at"))
        .where(MessagePlacement.message_id.in_(message_ids))
        .group_by(MessagePlacement.message_id)
        .having(func.bool_and(MessagePlacement.gone_at.is_not(None)))
    )
    return {row.message_id: row.gone_at for row in rows}


async def _requests(session: ReadSession, message_ids: Sequence[UUID]) -> dict[UUID, str]:
    if not message_ids:
        return {}
    rows = await session.execute(
        select(FetchRequest.message_id, FetchRequest.status).where(FetchRequest.message_id.in_(message_ids))
    )
    return {row.message_id: row.status for row in rows}


def _people(stored: Sequence[dict[str, str]]) -> list[Person]:
    return [Person(person["name"], person["address"]) for person in stored]


def _inline(parts: Sequence[MessagePart]) -> list[InlinePart]:
    return [InlinePart(part.id, part.content_id) for part in parts if part.content_id]


async def _parts(session: ReadSession, message_ids: Sequence[UUID]) -> dict[UUID, list[MessagePart]]:
    parts: dict[UUID, list[MessagePart]] = defaultdict(list)
    for part in await session.scalars(
        select(MessagePart).where(MessagePart.message_id.in_(message_ids)).order_by(MessagePart.path)
    ):
        parts[part.message_id].append(part)
    return parts


async def _mailboxes(session: ReadSession, actor: Actor, message_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    rows = await session.execute(
        select(MessagePlacement.message_id, MessagePlacement.mailbox_id, Mailbox.address)
        .join(
            Mailbox,
            and_(Mailbox.tenant_id == MessagePlacement.tenant_id, Mailbox.id == MessagePlacement.mailbox_id),
        )
        .where(MessagePlacement.message_id.in_(message_ids), Mailbox.removed_at.is_(None))
        .where(visible_mailboxes(actor))
        .distinct()
        .order_by(Mailbox.address)
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        found[row.message_id].append(row.mailbox_id)
    return found
