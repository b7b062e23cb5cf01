"""What people put right in threads."""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import or_, select

from backend.conversations.schemas import ThreadEditView
from mail_ingest.store import queries as store
from mail_ingest.store.models import Conversation, ThreadEdit
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession


def edit_view(edit: ThreadEdit) -> ThreadEditView:
    """A split or join."""
    return ThreadEditView(
        id=edit.id,
        kind=cast("Any", edit.kind),
        conversation_id=edit.conversation_id,
        other_id=edit.other_id,
        messages=len(edit.messages),
        actor_name=edit.actor_name,
        made_at=edit.made_at,
        undone_at=edit.undone_at,
    )


async def list_edits(session: ReadSession, actor: Actor, conversation_id: UUID) -> list[ThreadEditView]:
    """Splits and joins that a conversation took part in, newest first; raises `NotFoundError`."""
    found = await store.resolve_conversation(session, conversation_id)
    seen = await session.scalar(select(Conversation.id).where(Conversation.id == found, visible_conversations(actor)))
    if seen is None:
        raise NotFoundError
    rows = await session.scalars(
        select(ThreadEdit)
        .where(or_(ThreadEdit.conversation_id == seen, ThreadEdit.other_id == seen))
        .order_by(ThreadEdit.made_at.desc())
        .limit(50)
    )
    return [edit_view(row) for row in rows]
