"""Conversations that somebody looks after going to colleagues."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select, update

from backend.conversations.models import ConversationAssignment
from mail_ingest.store.events import ConversationsChanged
from tenants.orm import now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession


async def conversations_of(session: ReadSession, seat_id: UUID) -> list[UUID]:
    """The conversations that somebody looks after."""
    found = await session.scalars(
        select(ConversationAssignment.id)
        .where(ConversationAssignment.assignee_id == seat_id)
        .order_by(ConversationAssignment.id)
    )
    return list(found)


async def give_conversations(
    session: WriteSession, ids: Collection[UUID], from_id: UUID, to_id: UUID, by_id: UUID | None
) -> list[UUID]:
    """Have another one look after those that are still with `from_id`; answers them."""
    moved = await session.scalars(
        update(ConversationAssignment)
        .where(ConversationAssignment.id.in_(ids), ConversationAssignment.assignee_id == from_id)
        .values(assignee_id=to_id, assigned_by=by_id, at=now())
        .returning(ConversationAssignment.id)
        .execution_options(synchronize_session=False)
    )
    found = sorted(moved)
    if found:
        append(session, ConversationsChanged(conversation_ids=found))
    return found
