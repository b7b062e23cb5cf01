"""What is unread, by whom."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, func, literal, or_, select

from mail_ingest.store.models import Conversation, ConversationReading, ReadingMark
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.session import ReadSession


async def unread_by(session: ReadSession, actor: Actor) -> ColumnElement[bool]:
    """Whether a row of `_rows` is unread by `actor`. What came before their seat existed is read; for a machine
    everything is."""
    if actor.membership_id is None:
        return false()
    since = await seat_since(session, actor)
    return or_(
        func.coalesce(ConversationReading.marked_unread, false()),
        and_(
            Conversation.unseen_at.is_not(None),
            Conversation.unseen_at > func.coalesce(ConversationReading.read_until, literal(since)),
        ),
    )


async def seat_since(session: ReadSession, actor: Actor) -> datetime | None:
    """When the actor's seat was made; None for a machine."""
    if actor.membership_id is None:
        return None
    found: datetime | None = await session.scalar(
        select(Membership.created_at).where(Membership.id == actor.membership_id)
    )
    return found


async def could_be_unread(session: ReadSession, actor: Actor) -> ColumnElement[bool]:
    """A condition that what is unread meets, and that an index answers: beyond the mark up to which all is read, or
    put back by hand."""
    if actor.membership_id is None:
        return false()
    mark = await session.scalar(select(ReadingMark.read_until).where(ReadingMark.id == actor.membership_id))
    mark = mark or await seat_since(session, actor)
    put_back = list(
        await session.scalars(
            select(ConversationReading.conversation_id).where(
                ConversationReading.membership_id == actor.membership_id, ConversationReading.marked_unread
            )
        )
    )
    newer = Conversation.unseen_at > literal(mark)
    return or_(newer, Conversation.id.in_(put_back)) if put_back else newer
