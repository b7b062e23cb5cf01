"""Which of the messages that we sent an incoming one is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import select

from backend.outreach.addresses import address_key
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from mail_ingest.store.queries import MessageRecord
from tenants.session import ReadSession

#: What says nothing of the message that it answers is taken for an answer to the newest one to that address.
_GUESSED_FOR: Final = timedelta(days=14)


class Match(msgspec.Struct, frozen=True):
    """A sent message, and the recipient who answers or whom a report is about, if it was one of them."""

    message: TrackedMessage
    recipient: TrackedRecipient | None
    recipients: tuple[TrackedRecipient, ...]


async def by_references(session: ReadSession, record: MessageRecord) -> Match | None:
    """By the Message-IDs that it answers to, the nearest first; else by the conversation that it was put into."""
    named = [*record.envelope.in_reply_to, *reversed(record.envelope.references)]
    found = await _with_ids(session, list(dict.fromkeys(named)))
    if found is None:
        found = await session.scalar(
            select(TrackedMessage)
            .where(TrackedMessage.conversation_id == record.conversation_id, TrackedMessage.sent_at <= record.sent_at)
            .order_by(TrackedMessage.sent_at.desc())
            .limit(1)
        )
    return None if found is None else await _match(session, found, author_of(record))


async def by_message_id(session: ReadSession, message_id: str | None, address: str | None) -> Match | None:
    """By the Message-ID of the message that came back."""
    found = await _with_ids(session, [message_id]) if message_id else None
    return None if found is None else await _match(session, found, address_key(address or ""))


async def by_address(session: ReadSession, address: str, at: datetime) -> Match | None:
    """The newest message to an address before `at`, if that is not long ago."""
    key = address_key(address)
    if not key:
        return None
    found = await session.scalar(
        select(TrackedMessage)
        .join(
            TrackedRecipient,
            (TrackedRecipient.tenant_id == TrackedMessage.tenant_id)
            & (TrackedRecipient.message_id == TrackedMessage.id),
        )
        .where(
            TrackedRecipient.address == key,
            TrackedMessage.sent_at <= at + timedelta(minutes=5),
            TrackedMessage.sent_at > at - _GUESSED_FOR,
        )
        .order_by(TrackedMessage.sent_at.desc())
        .limit(1)
    )
    return None if found is None else await _match(session, found, key)


def author_of(record: MessageRecord) -> str:
    """Whose letter it is, as outreach writes addresses."""
    people = record.envelope.from_ or record.envelope.reply_to
    return address_key(people[0].address) if people else ""


async def _with_ids(session: ReadSession, ids: Sequence[str]) -> TrackedMessage | None:
    if not ids:
        return None
    rows = await session.scalars(select(TrackedMessage).where(TrackedMessage.message_id_header.in_(ids)))
    by_id = {row.message_id_header: row for row in rows}
    return next((by_id[each] for each in ids if each in by_id), None)


async def _match(session: ReadSession, message: TrackedMessage, address: str) -> Match:
    rows = await session.scalars(select(TrackedRecipient).where(TrackedRecipient.message_id == message.id))
    recipients = tuple(rows)
    one = next((row for row in recipients if row.address == address), None)
    return Match(message, one, recipients)
