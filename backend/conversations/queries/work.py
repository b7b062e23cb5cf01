"""Who looks after a conversation, and what colleagues say about it."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select

from backend.conversations.models import ConversationAssignment, ConversationComment
from backend.conversations.schemas import Assignee, CommentView
from mail_ingest.store import queries as store
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.session import ReadSession


async def seen_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> UUID:
    """The living conversation that an id leads to; raises `NotFoundError` unless the actor may see it."""
    found = await store.resolve_conversation(session, conversation_id)
    seen: UUID | None = await session.scalar(
        select(Conversation.id).where(Conversation.id == found, visible_conversations(actor))
    )
    if seen is None:
        raise NotFoundError
    return seen


async def assignee_of(session: ReadSession, conversation_id: UUID) -> Assignee | None:
    """Who looks after it."""
    row = (
        await session.execute(
            select(Membership.id, Membership.name, ConversationAssignment.at)
            .join(
                ConversationAssignment,
                and_(
                    ConversationAssignment.tenant_id == Membership.tenant_id,
                    ConversationAssignment.assignee_id == Membership.id,
                ),
            )
            .where(ConversationAssignment.id == conversation_id)
        )
    ).one_or_none()
    return None if row is None else Assignee(row.id, row.name, row.at)


async def comments_of(session: ReadSession, actor: Actor, conversation_id: UUID) -> list[CommentView]:
    """The comments, oldest first; those of conversations that were joined with it too."""
    joined: Any = select(Conversation.id).where(Conversation.merged_into_id == conversation_id)
    rows = await session.scalars(
        select(ConversationComment)
        .where(
            or_(ConversationComment.conversation_id == conversation_id, ConversationComment.conversation_id.in_(joined))
        )
        .order_by(ConversationComment.at, ConversationComment.id)
    )
    return [comment_view(row, actor) for row in rows]


def comment_view(row: ConversationComment, actor: Actor) -> CommentView:
    """A comment as the API gives it."""
    own = row.author_id is not None and row.author_id == actor.membership_id
    return CommentView(id=row.id, author_name=row.author_name, text=row.text, at=row.at, own=own)
