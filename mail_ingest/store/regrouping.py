"""What people decide about threads: splitting a conversation, joining two, and taking either back.

It sticks, because a conversation that somebody put right is `fixed`: `threads.planning` never joins it with another by
itself, and mail that names several conversations goes to the one that it names first (the mail it answers).
"""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from mail_ingest.store.events import ConversationsMerged, ConversationSplit
from mail_ingest.store.ingest import lock_ingest, own_addresses
from mail_ingest.store.models import (
    Conversation,
    ConversationReading,
    Message,
    MessageReference,
    MessageSearch,
    ThreadEdit,
)
from mail_ingest.store.records import link_key
from mail_ingest.store.summary import refresh
from mail_ingest.store.threading import merge_conversations
from mail_ingest.threads.subjects import read_subject
from tenants.context import Actor
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_QUIET: Final = {"synchronize_session": False}
_SUBJECT_KEY: Final = 200


class NothingToSplitError(Exception):
    """The first message cannot be split off: nothing would stay behind."""


async def split_conversation(session: WriteSession, actor: Actor, message: Message) -> ThreadEdit:
    """Put a message and all later ones of its conversation into a new one. Raises `NothingToSplitError`."""
    await lock_ingest(session)
    old = await session.get_one(Conversation, (message.tenant_id, message.conversation_id))
    later = (
        await session.execute(
            select(Message.id, Message.message_id_header, Message.subject)
            .where(Message.conversation_id == old.id)
            .where(
                (Message.sent_at > message.sent_at)
                | ((Message.sent_at == message.sent_at) & (Message.id >= message.id))
            )
            .order_by(Message.sent_at, Message.id)
        )
    ).all()
    if len(later) >= old.message_count:
        raise NothingToSplitError
    subject = read_subject(later[0].subject)
    fresh = Conversation(
        id=new_id(),
        subject=later[0].subject,
        subject_key=subject.base[:_SUBJECT_KEY] if subject.distinctive else None,
        first_message_at=message.sent_at,
        last_message_at=old.last_message_at,
        message_count=0,
        has_attachments=False,
        participants=[],
        snippet="",
        direction_last=old.direction_last,
        kind=old.kind,
        in_inbox=False,
        in_sent=False,
        private=old.private,
        shared=old.shared,
        shared_team_id=old.shared_team_id,
        fixed=True,
    )
    session.add(fresh)
    await session.flush()
    keys = [link_key(f"id:{row.message_id_header}") for row in later if row.message_id_header]
    edit = ThreadEdit(
        id=new_id(),
        kind="split",
        conversation_id=old.id,
        other_id=fresh.id,
        messages=[str(row.id) for row in later],
        keys=[key.hex() for key in keys],
        before={"fixed": old.fixed},
        membership_id=actor.membership_id,
        actor_name=actor.name,
    )
    session.add(edit)
    old.fixed = True
    await _move(session, old.id, fresh.id, [row.id for row in later], keys)
    await _copy_readings(session, old.id, fresh.id)
    await _refresh(session, old.id, fresh.id)
    append(session, ConversationSplit(conversation_id=old.id, other_id=fresh.id, message_ids=[row.id for row in later]))
    return edit


async def join_conversations(session: WriteSession, actor: Actor, into_id: UUID, other_id: UUID) -> ThreadEdit:
    """Make one conversation of two that live; links to `other_id` go on working."""
    await lock_ingest(session)
    tenant_id: UUID = session.info["tenant_id"]
    into = await session.get_one(Conversation, (tenant_id, into_id))
    other = await session.get_one(Conversation, (tenant_id, other_id))
    messages = list(await session.scalars(select(Message.id).where(Message.conversation_id == other_id)))
    keys = list(await session.scalars(select(MessageReference.key).where(MessageReference.conversation_id == other_id)))
    edit = ThreadEdit(
        id=new_id(),
        kind="join",
        conversation_id=into_id,
        other_id=other_id,
        messages=[str(each) for each in messages],
        keys=[key.hex() for key in keys],
        before={"fixed": other.fixed, "subject_key": other.subject_key, **_sight(other), "into": _sight(into)},
        membership_id=actor.membership_id,
        actor_name=actor.name,
    )
    session.add(edit)
    await session.flush()
    await merge_conversations(session, into_id, [other_id])
    await _refresh(session, into_id)
    append(session, ConversationsMerged(conversation_id=into_id, merged_ids=[other_id]))
    return edit


async def undo_edit(session: WriteSession, edit: ThreadEdit) -> None:
    """Take a split or a join back. Mail that came since stays with the conversation that it answers."""
    await lock_ingest(session)
    tenant_id: UUID = session.info["tenant_id"]
    edit.undone_at = now()
    if edit.kind == "split":
        old = await session.get_one(Conversation, (tenant_id, edit.conversation_id))
        await merge_conversations(session, old.id, [edit.other_id])
        await session.refresh(old)
        old.fixed = bool(edit.before["fixed"])
        await _refresh(session, old.id)
        append(session, ConversationsMerged(conversation_id=old.id, merged_ids=[edit.other_id]))
        return
    into = await session.get_one(Conversation, (tenant_id, edit.conversation_id))
    other = await session.get_one(Conversation, (tenant_id, edit.other_id))
    moved = [UUID(each) for each in edit.messages]
    keys = [bytes.fromhex(key) for key in edit.keys]
    other.merged_into_id = None
    other.subject_key = edit.before["subject_key"]
    other.private = bool(edit.before["private"])
    other.shared = bool(edit.before["shared"])
    other.shared_team_id = _id(edit.before["shared_team_id"])
    for name, value in edit.before["into"].items():
        setattr(into, name, _id(value) if name == "shared_team_id" else bool(value))
    # A person has said that they are two.
    other.fixed = into.fixed = True
    await session.flush()
    await _move(session, into.id, other.id, moved, keys)
    await _copy_readings(session, into.id, other.id)
    await _refresh(session, into.id, other.id)
    append(session, ConversationSplit(conversation_id=into.id, other_id=other.id, message_ids=moved))


def _sight(conversation: Conversation) -> dict[str, Any]:
    team = conversation.shared_team_id
    return {
        "private": conversation.private,
        "shared": conversation.shared,
        "shared_team_id": None if team is None else str(team),
    }


def _id(stored: str | None) -> UUID | None:
    return None if stored is None else UUID(stored)


async def _move(
    session: WriteSession, from_id: UUID, to_id: UUID, message_ids: Sequence[UUID], keys: Sequence[bytes]
) -> None:
    for model in (Message, MessageSearch):
        await session.execute(
            update(model)
            .where(model.id.in_(message_ids), model.conversation_id == from_id)
            .values(conversation_id=to_id)
            .execution_options(**_QUIET)
        )
    await session.execute(
        update(MessageReference)
        .where(MessageReference.key.in_(keys), MessageReference.conversation_id == from_id)
        .values(conversation_id=to_id)
        .execution_options(**_QUIET)
    )


async def _copy_readings(session: WriteSession, from_id: UUID, to_id: UUID) -> None:
    """Who had read the one has read what was split off from it."""
    rows = await session.execute(
        select(
            ConversationReading.membership_id, ConversationReading.read_until, ConversationReading.marked_unread
        ).where(ConversationReading.conversation_id == from_id)
    )
    values = [
        {
            "id": new_id(),
            "membership_id": row.membership_id,
            "conversation_id": to_id,
            "read_until": row.read_until,
            "marked_unread": row.marked_unread,
        }
        for row in rows
    ]
    if values:
        await session.execute(insert(ConversationReading).on_conflict_do_nothing(), values)


async def _refresh(session: WriteSession, *conversation_ids: UUID) -> None:
    await session.flush()
    await refresh(session, conversation_ids, await own_addresses(session))
    for each in conversation_ids:
        conversation = await session.get_one(Conversation, (session.info["tenant_id"], each))
        await session.refresh(conversation)
