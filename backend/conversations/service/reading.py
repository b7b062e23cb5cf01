"""Who has read what."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert

from backend.conversations.errors import PersonNeededError
from backend.conversations.queries.unread import seat_since
from mail_ingest.store import queries as store
from mail_ingest.store.events import ConversationRead
from mail_ingest.store.models import Conversation, ConversationReading, ReadingMark
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

#: Mail that is being stored right now may bear an instant that has passed already.
_STORING: Final = timedelta(minutes=2)


async def set_reading(session: WriteSession, actor: Actor, conversation_id: UUID, *, read: bool) -> None:
    """Mark a conversation as read, or as unread again, for the signed-in person; raises `PersonNeededError`."""
    if actor.membership_id is None:
        raise PersonNeededError
    found = await store.resolve_conversation(session, conversation_id)
    seen = (
        await session.execute(
            select(Conversation.id, Conversation.unseen_at).where(
                Conversation.id == found, visible_conversations(actor)
            )
        )
    ).one_or_none()
    if seen is None:
        raise NotFoundError
    # Up to what is there now: a message that comes in this very moment is still unread.
    until = seen.unseen_at or now()
    statement = insert(ConversationReading).values(
        id=new_id(),
        membership_id=actor.membership_id,
        conversation_id=seen.id,
        read_until=until,
        marked_unread=not read,
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "membership_id", "conversation_id"],
            set_={"read_until": statement.excluded.read_until, "marked_unread": statement.excluded.marked_unread},
        )
    )
    if read:
        await _move_mark(session, actor, actor.membership_id)
    append(session, ConversationRead(conversation_id=seen.id, membership_id=actor.membership_id))


async def _move_mark(session: WriteSession, actor: Actor, membership_id: UUID) -> None:
    """Move the mark up to the oldest conversation that is still unread: what lies behind it is never looked at again.
    Conversations that were put back by hand are found without it."""
    since = await seat_since(session, actor)
    mark = await session.scalar(select(ReadingMark.read_until).where(ReadingMark.id == membership_id)) or since
    oldest = await session.scalar(
        select(Conversation.unseen_at)
        .outerjoin(
            ConversationReading,
            and_(
                ConversationReading.tenant_id == Conversation.tenant_id,
                ConversationReading.conversation_id == Conversation.id,
                ConversationReading.membership_id == membership_id,
            ),
        )
        .where(Conversation.merged_into_id.is_(None), Conversation.unseen_at > literal(mark))
        .where(
            or_(
                ConversationReading.id.is_(None),
                and_(
                    ConversationReading.read_until < Conversation.unseen_at,
                    ConversationReading.marked_unread.is_(False),
                ),
            ),
            visible_conversations(actor),
        )
        .order_by(Conversation.unseen_at)
        .limit(1)
    )
    beyond = now() - _STORING
    moved = min(beyond, oldest - timedelta(microseconds=1)) if oldest is not None else beyond
    statement = insert(ReadingMark).values(id=membership_id, read_until=moved)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "id"],
            set_={"read_until": func.greatest(ReadingMark.read_until, statement.excluded.read_until)},
        )
    )
