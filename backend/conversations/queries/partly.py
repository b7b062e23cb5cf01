"""Conversations of which the reader may see some messages only: their row is made from those alone."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.conversations.schemas import Person
from mail_ingest.store.models import Conversation, ConversationMailbox, Mailbox, Message
from mail_ingest.store.queries import own_addresses
from mail_ingest.store.sight import visible_mailboxes, visible_messages
from tenants.context import Actor
from tenants.session import ReadSession

_PARTICIPANTS: Final = 20


async def partly_seen(session: ReadSession, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """What is different in the rows of those conversations that also lie in mailboxes closed to the actor."""
    if actor.kind == "system" or not ids:
        return {}
    mixed = list(
        await session.scalars(
            select(ConversationMailbox.conversation_id)
            .join(
                Mailbox,
                (Mailbox.tenant_id == ConversationMailbox.tenant_id) & (Mailbox.id == ConversationMailbox.mailbox_id),
            )
            .join(
                Conversation,
                (Conversation.tenant_id == ConversationMailbox.tenant_id)
                & (Conversation.id == ConversationMailbox.conversation_id),
            )
            .where(ConversationMailbox.conversation_id.in_(ids))
            .where(Conversation.private | ~visible_mailboxes(actor))
            .distinct()
        )
    )
    if not mixed:
        return {}
    rows: dict[UUID, list[Any]] = defaultdict(list)
    seen = await session.execute(
        select(
            Message.conversation_id,
            Message.subject,
            Message.snippet,
            Message.sent_at,
            Message.direction,
            Message.envelope,
            Message.has_attachments,
        )
        .where(Message.conversation_id.in_(mixed), visible_messages(actor))
        .order_by(Message.sent_at.desc(), Message.id.desc())
    )
    for row in seen:
        rows[row.conversation_id].append(row)
    ours = await own_addresses(session)
    return {each: _summary(messages, ours) for each, messages in rows.items()}


def _summary(newest_first: Sequence[Any], ours: frozenset[str]) -> dict[str, Any]:
    latest = newest_first[0]
    people: dict[str, Person] = {}
    own: dict[str, Person] = {}
    for row in newest_first:
        for field in ("from_", "to", "cc"):
            for person in row.envelope.get(field, ()):
                address = str(person["address"])
                if address:
                    known = own if address.casefold() in ours else people
                    known.setdefault(address.casefold(), Person(str(person["name"]), address))
    return {
        "subject": newest_first[-1].subject or latest.subject,
        "snippet": latest.snippet,
        "last_message_at": latest.sent_at,
        "message_count": len(newest_first),
        "has_attachments": any(row.has_attachments for row in newest_first),
        "participants": [*people.values(), *own.values()][:_PARTICIPANTS],
        "direction_last": latest.direction,
    }
