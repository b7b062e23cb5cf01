"""Who has read what."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.conversations.errors import PersonNeededError
from mail_ingest.store import queries as store
from mail_ingest.store.events import ConversationRead
from mail_ingest.store.models import Conversation, ConversationReading
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def set_reading(session: WriteSession, actor: Actor, conversation_id: UUID, *, read: bool) -> None:
    """Mark a conversation as read, or as unread again, for the signed-in person; raises `PersonNeededError`."""
    if actor.membership_id is None:
        raise PersonNeededError
    found = await store.resolve_conversation(session, conversation_id)
    if found is None:
        raise NotFoundError
    unseen_at = await session.scalar(select(Conversation.unseen_at).where(Conversation.id == found))
    # Up to what is there now: a message that comes in this very moment is still unread.
    until = unseen_at or now()
    statement = insert(ConversationReading).values(
        id=new_id(),
        membership_id=actor.membership_id,
        conversation_id=found,
        read_until=until,
        marked_unread=not read,
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "membership_id", "conversation_id"],
            set_={"read_until": statement.excluded.read_until, "marked_unread": statement.excluded.marked_unread},
        )
    )
    append(session, ConversationRead(conversation_id=found, membership_id=actor.membership_id))
