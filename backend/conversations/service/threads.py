"""Putting threads right: splitting a conversation, joining two, undoing either."""

from uuid import UUID

from sqlalchemy import select

from backend.conversations.errors import CannotUndoError, NothingToSplitOffError, SameConversationError
from backend.conversations.service.visibility import require_all_seen, visible_conversation
from mail_ingest.store.models import Conversation, Message, ThreadEdit
from mail_ingest.store.regrouping import (
    NothingToSplitError,
    join_conversations,
    split_conversation,
    undo_edit,
)
from mail_ingest.store.sight import visible_messages
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import WriteSession


async def split(session: WriteSession, actor: Actor, conversation_id: UUID, message_id: UUID) -> ThreadEdit:
    """Put a message and all later ones into a conversation of their own; raises `NothingToSplitOffError`."""
    actor.require("conversations.write")
    conversation = await visible_conversation(session, actor, conversation_id)
    message = await session.scalar(
        select(Message).where(
            Message.id == message_id, Message.conversation_id == conversation.id, visible_messages(actor)
        )
    )
    if message is None:
        raise NotFoundError
    await require_all_seen(session, actor, conversation.id)
    try:
        edit = await split_conversation(session, actor, message)
    except NothingToSplitError as error:
        raise NothingToSplitOffError from error
    _note(session, "conversation.split", edit, conversation.subject)
    return edit


async def join(session: WriteSession, actor: Actor, conversation_id: UUID, other_id: UUID) -> ThreadEdit:
    """Take another conversation into this one; raises `SameConversationError`."""
    actor.require("conversations.write")
    into = await visible_conversation(session, actor, conversation_id)
    other = await visible_conversation(session, actor, other_id)
    if into.id == other.id:
        raise SameConversationError
    for each in (into, other):
        await require_all_seen(session, actor, each.id)
    edit = await join_conversations(session, actor, into.id, other.id)
    _note(session, "conversation.joined", edit, into.subject)
    return edit


async def undo(session: WriteSession, actor: Actor, edit_id: UUID) -> ThreadEdit:
    """Take a split or a join back; raises `CannotUndoError` where the conversations were changed again since."""
    actor.require("conversations.write")
    edit = await session.scalar(select(ThreadEdit).where(ThreadEdit.id == edit_id).with_for_update())
    if edit is None:
        raise NotFoundError
    conversation = await visible_conversation(session, actor, edit.conversation_id)
    other = await session.get_one(Conversation, (edit.tenant_id, edit.other_id))
    in_place = other.merged_into_id is None if edit.kind == "split" else other.merged_into_id == edit.conversation_id
    if edit.undone_at is not None or conversation.id != edit.conversation_id or not in_place:
        raise CannotUndoError
    await require_all_seen(session, actor, conversation.id)
    if edit.kind == "split":
        await require_all_seen(session, actor, other.id)
    await undo_edit(session, edit)
    _note(session, f"conversation.{edit.kind}_undone", edit, conversation.subject)
    return edit


def _note(session: WriteSession, action: str, edit: ThreadEdit, subject: str) -> None:
    audit.record(
        session,
        action,
        subject_id=edit.conversation_id,
        subject_name=subject[:120],
        other_id=edit.other_id,
        messages=len(edit.messages),
    )
