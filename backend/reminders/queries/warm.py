"""Customers who show interest: a person among them looked at our mail, or followed a link in it."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from backend.customers.queries.occasions import Interest, interest_since
from backend.reminders.models import Reminder
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.session import ReadSession

#: An older look is warm no more.
RECENT: Final = timedelta(days=3)
_KINDS: Final = ("opened", "clicked")


async def interested(session: ReadSession, actor: Actor, at: datetime) -> list[tuple[Interest, str]]:
    """What people looked at during the last days, in conversations that the actor may see, each with its subject, the
    newest first. Over when mail went either way since, or somebody has it in hand."""
    looks = {
        look.conversation_id: look
        for look in reversed(await interest_since(session, at - RECENT, _KINDS))
        if look.conversation_id is not None and look.contact_id is not None
    }
    if not looks:
        return []
    rows = await session.execute(
        select(Conversation.id, Conversation.subject).where(
            Conversation.id.in_(looks), Conversation.merged_into_id.is_(None), visible_conversations(actor)
        )
    )
    subjects = {row.id: row.subject for row in rows}
    moved = await _moved(session, set(subjects))
    in_hand = await _in_hand(session, looks)
    return sorted(
        (
            (look, subjects[conversation_id])
            for conversation_id, look in looks.items()
            if conversation_id in subjects
            and conversation_id not in in_hand
            and (conversation_id not in moved or moved[conversation_id] <= look.at)
        ),
        key=lambda each: each[0].at,
        reverse=True,
    )


async def _moved(session: ReadSession, ids: set[UUID]) -> dict[UUID, datetime]:
    rows = await session.execute(
        select(Message.conversation_id, func.max(Message.sent_at).label("latest"))
        .where(Message.conversation_id.in_(ids))
        .group_by(Message.conversation_id)
    )
    return {row.conversation_id: row.latest for row in rows}


async def _in_hand(session: ReadSession, looks: dict[UUID, Interest]) -> set[UUID]:
    rows = await session.execute(
        select(Reminder.conversation_id, func.max(Reminder.ended_at), func.bool_or(Reminder.ended_at.is_(None)))
        .where(Reminder.conversation_id.in_(looks))
        .group_by(Reminder.conversation_id)
    )
    return {
        conversation_id
        for conversation_id, ended, still_open in rows
        if conversation_id is not None and (still_open or ended > looks[conversation_id].at)
    }
