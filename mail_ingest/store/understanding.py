"""What a message tells of its author, and where its history begins: written after the ingest, outside of its
transaction, by a job that hears `MessagesIngested`. Doing it again changes nothing.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select, text

from mail_ingest.store.ingest import lock_ingest, own_addresses
from mail_ingest.store.models import Message, MessageBody
from mail_ingest.store.records import Envelope
from mail_ingest.store.summary import refresh
from mail_ingest.understand.letters import StoredLetter, Understood
from tenants.prepared import Prepared
from tenants.session import ReadSession, WriteSession

#: Reads letters; in order. `DigestPool.understand` of `mail_ingest.sync.pool`.
Reader = Callable[[Sequence[StoredLetter]], Awaitable[list[Understood]]]

# In the order of ids, as everybody else who takes many of them: two jobs that hear of the same mail would else block
# each other.
_LOCK: Final = Prepared(
    text(
        "SELECT id FROM message WHERE tenant_id = :tenant AND id = ANY(CAST(:ids AS uuid[]))"
        " ORDER BY id FOR NO KEY UPDATE"
    )
)
_SAVE: Final = Prepared(
    text(
        """
        UPDATE message SET kind = r.kind, kind_reasons = r.kind_reasons, language = r.language,
            understanding = r.understanding, understood_version = r.version,
            text_split = r.text_split, html_split = r.html_split
        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(id uuid, kind text, kind_reasons jsonb, language text,
            understanding jsonb, version integer, text_split integer, html_split integer)
        WHERE message.tenant_id = :tenant AND message.id = r.id
        """
    )
)


class Change(msgspec.Struct, frozen=True):
    """What understanding changed: messages that exist, and conversations whose summary is another now."""

    message_ids: list[UUID]
    conversation_ids: list[UUID]


async def understand_messages(session: WriteSession, message_ids: Sequence[UUID], read: Reader) -> Change:
    """Understand these messages and write it down; ids that do not exist are passed over."""
    found = await load_letters(session, message_ids)
    understood = await read([letter for letter, _ in found])
    pairs = list(zip(found, understood, strict=True))
    turned = sorted({conversation for (letter, conversation), now in pairs if now.kind != letter.kind})
    if turned:
        # Before any row is written: an ingest holds it while it waits for rows.
        await lock_ingest(session)
    await save_understood(session, [(letter.id, now) for (letter, _), now in pairs])
    if turned:
        await refresh(session, turned, await own_addresses(session))
    return Change([letter.id for letter, _ in found], turned)


async def load_letters(session: ReadSession, message_ids: Sequence[UUID]) -> list[tuple[StoredLetter, UUID]]:
    """Letters as they are stored, each with its conversation; oldest id first."""
    rows = await session.execute(
        select(
            Message.id,
            Message.conversation_id,
            Message.kind,
            Message.kind_reasons,
            Message.subject,
            Message.envelope,
            Message.utc_offset,
            Message.sent_at,
            MessageBody.packed,
        )
        .join(MessageBody, (MessageBody.tenant_id == Message.tenant_id) & (MessageBody.id == Message.id))
        .where(Message.id.in_(message_ids), Message.parser_version > 0)
        .order_by(Message.id)
    )
    found = []
    for row in rows:
        envelope = msgspec.convert(row.envelope, Envelope)
        letter = StoredLetter(
            id=row.id,
            subject=row.subject,
            from_=envelope.from_,
            reply_to=envelope.reply_to,
            to=envelope.to,
            cc=envelope.cc,
            in_reply_to=envelope.in_reply_to,
            kind=row.kind,
            kind_reasons=tuple(row.kind_reasons),
            packed=row.packed,
            utc_offset=row.utc_offset,
            date=row.sent_at,
        )
        found.append((letter, row.conversation_id))
    return found


async def save_understood(session: WriteSession, understood: Sequence[tuple[UUID, Understood]]) -> None:
    """Write what was understood, in one statement."""
    rows: list[dict[str, Any]] = [
        {
            "id": str(message_id),
            "kind": now.kind,
            "kind_reasons": now.kind_reasons,
            "language": now.language,
            "understanding": now.understanding,
            "version": now.version,
            "text_split": now.text_split,
            "html_split": now.html_split,
        }
        for message_id, now in understood
    ]
    if rows:
        await session.flush()
        await _LOCK.fetch(session, ids=[message_id for message_id, _ in understood])
        await _SAVE.fetch(session, rows=msgspec.json.encode(rows).decode())
