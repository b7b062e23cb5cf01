"""What other rooms read of the mail tables."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import and_, select

from mail_ingest.store.ingest import own_addresses
from mail_ingest.store.models import Conversation, Message, MessageBody
from mail_ingest.store.records import Envelope, StoredBody, unpack_body
from mail_ingest.store.splitting import split_body
from tenants.session import ReadSession

__all__ = ["MessageRecord", "bodies", "messages", "own_addresses", "resolve_conversation"]


class MessageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One message without its body. `understanding` is the JSON of `mail_ingest.understand`'s result."""

    id: UUID
    conversation_id: UUID
    subject: str
    envelope: Envelope
    sent_at: datetime
    received_at: datetime
    utc_offset: int | None
    #: "in" or "out".
    direction: str
    #: "human" or "machine", and why.
    kind: str
    kind_reasons: tuple[str, ...]
    language: str | None
    snippet: str
    #: "live", "backfill" or "import".
    origin: str
    understanding: dict[str, object]
    #: `mail_ingest.parse.message.Invitation`s as stored.
    invitations: list[Any]


async def messages(session: ReadSession, ids: Sequence[UUID]) -> list[MessageRecord]:
    """Those of the messages that exist, oldest first."""
    rows = await session.execute(
        select(
            Message.id,
            Message.conversation_id,
            Message.subject,
            Message.envelope,
            Message.sent_at,
            Message.received_at,
            Message.utc_offset,
            Message.direction,
            Message.kind,
            Message.kind_reasons,
            Message.language,
            Message.snippet,
            Message.origin,
            Message.understanding,
            Message.invitations,
        )
        .where(Message.id.in_(ids))
        .order_by(Message.sent_at, Message.id)
    )
    return [
        MessageRecord(
            id=row.id,
            conversation_id=row.conversation_id,
            subject=row.subject,
            envelope=msgspec.convert(row.envelope, Envelope),
            sent_at=row.sent_at,
            received_at=row.received_at,
            utc_offset=row.utc_offset,
            direction=row.direction,
            kind=row.kind,
            kind_reasons=tuple(row.kind_reasons),
            language=row.language,
            snippet=row.snippet,
            origin=row.origin,
            understanding=row.understanding,
            invitations=row.invitations,
        )
        for row in rows
    ]


async def bodies(session: ReadSession, message_ids: Sequence[UUID]) -> dict[UUID, StoredBody]:
    """Bodies by message id, with what the author wrote and what is quoted told apart."""
    rows = await session.execute(
        select(MessageBody.id, MessageBody.packed, Message.understood_version, Message.text_split, Message.html_split)
        .join(Message, and_(Message.tenant_id == MessageBody.tenant_id, Message.id == MessageBody.id))
        .where(MessageBody.id.in_(message_ids))
    )
    return {
        row.id: split_body(
            unpack_body(row.packed),
            known=row.understood_version > 0,
            text_split=row.text_split,
            html_split=row.html_split,
        )
        for row in rows
    }


async def resolve_conversation(session: ReadSession, conversation_id: UUID) -> UUID | None:
    """The conversation that an id leads to, also after threads were merged; None when there is none."""
    row = (
        await session.execute(
            select(Conversation.id, Conversation.merged_into_id).where(Conversation.id == conversation_id)
        )
    ).one_or_none()
    return None if row is None else row.merged_into_id or row.id
