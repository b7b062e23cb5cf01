"""Sharing the work of a mailbox: who looks after a conversation, who is answering it now, what colleagues say."""

import time
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from redis.asyncio import Redis
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from backend.accounts.service.mentions import note_mentions
from backend.alerts.service import News, raise_alerts
from backend.conversations.errors import ClaimedAlreadyError
from backend.conversations.models import ConversationAssignment, ConversationComment
from backend.conversations.service.visibility import visible_conversation
from i18n.messages import N_
from mail_ingest.store.events import ConversationsChanged
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.live import LiveBus, LiveMessage
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

#: Somebody who has not said for so long that they still write does not.
_REPLYING_SECONDS: Final = 25.0


class Replying(msgspec.Struct, frozen=True):
    """Somebody who is answering a conversation now."""

    membership_id: UUID
    name: str


async def assign(session: WriteSession, actor: Actor, conversation_id: UUID, assignee_id: UUID, *, claim: bool) -> None:
    """Have somebody look after a conversation; as a claim only where nobody does. Raises `ClaimedAlreadyError`."""
    actor.require("conversations.write")
    conversation = await visible_conversation(session, actor, conversation_id)
    name = await session.scalar(select(Membership.name).where(Membership.id == assignee_id, Membership.active))
    if name is None:
        problem = FieldProblem("membership_id", "unknown", N_("There is no such colleague."))
        raise ValidationFailedError(errors=[problem])
    moment = now()
    values = {"assignee_id": assignee_id, "assigned_by": actor.membership_id, "at": moment}
    statement = insert(ConversationAssignment).values(id=conversation.id, **values)
    if claim:
        taken = await session.scalar(
            statement.on_conflict_do_nothing(index_elements=["tenant_id", "id"]).returning(ConversationAssignment.id)
        )
        if taken is None:
            holder = await session.get_one(ConversationAssignment, (session.info["tenant_id"], conversation.id))
            if holder.assignee_id != assignee_id:
                other = await session.get(Membership, (session.info["tenant_id"], holder.assignee_id))
                raise ClaimedAlreadyError(name=other.name if other else "")
            return
    else:
        await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    audit.record(
        session, "conversation.assigned", subject_id=conversation.id, subject_name=conversation.subject[:120], to=name
    )
    if assignee_id != actor.membership_id:
        news = News(
            kind="assigned",
            title=N_("{name} gave you a conversation"),
            params={"name": actor.name},
            link=f"/inbox?conversation={conversation.id}",
            # Given, taken back and given again is news again.
            dedupe_key=f"assigned conversation {conversation.id} {moment.isoformat()}",
        )
        await raise_alerts(session, [assignee_id], news)
    _tell(session, conversation.id)


async def assignee_of(session: ReadSession, conversation_id: UUID) -> UUID | None:
    """The seat of who looks after a conversation."""
    return await session.scalar(
        select(ConversationAssignment.assignee_id).where(ConversationAssignment.id == conversation_id)
    )


async def give_conversation(session: WriteSession, conversation_id: UUID, assignee_id: UUID) -> None:
    """Have somebody look after a conversation, as a rule says; the caller tells them."""
    values = {"assignee_id": assignee_id, "assigned_by": None, "at": now()}
    await session.execute(
        insert(ConversationAssignment)
        .values(id=conversation_id, **values)
        .on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values)
    )
    _tell(session, conversation_id)


async def release(session: WriteSession, actor: Actor, conversation_id: UUID) -> None:
    """Nobody looks after the conversation any more."""
    actor.require("conversations.write")
    conversation = await visible_conversation(session, actor, conversation_id)
    await session.execute(delete(ConversationAssignment).where(ConversationAssignment.id == conversation.id))
    _tell(session, conversation.id)


async def add_comment(session: WriteSession, actor: Actor, conversation_id: UUID, text: str) -> ConversationComment:
    """A word among colleagues, who are told where it names them."""
    actor.require("conversations.write")
    conversation = await visible_conversation(session, actor, conversation_id)
    comment = ConversationComment(
        id=new_id(),
        conversation_id=conversation.id,
        author_id=actor.membership_id,
        author_name=actor.name,
        text=text.strip(),
    )
    session.add(comment)
    await session.flush()
    await note_mentions(
        session, actor, kind="comment", subject_id=comment.id, text=comment.text, conversation_id=conversation.id
    )
    _tell(session, conversation.id)
    return comment


async def remove_comment(session: WriteSession, actor: Actor, conversation_id: UUID, comment_id: UUID) -> None:
    """Take one's own comment back. Raises `NotFoundError`, `NotAllowedError`."""
    actor.require("conversations.write")
    conversation = await visible_conversation(session, actor, conversation_id)
    comment = await session.get(ConversationComment, (session.info["tenant_id"], comment_id))
    if comment is None:
        raise NotFoundError
    # It may have been written in a conversation that was joined with this one since.
    if (await visible_conversation(session, actor, comment.conversation_id)).id != conversation.id:
        raise NotFoundError
    if comment.author_id is None or comment.author_id != actor.membership_id:
        raise NotAllowedError
    await note_mentions(session, actor, kind="comment", subject_id=comment.id, text="", conversation_id=conversation.id)
    await session.delete(comment)
    _tell(session, conversation.id)


async def note_replying(
    session: WriteSession, actor: Actor, redis: Redis, live: LiveBus, conversation_id: UUID, *, replying: bool
) -> None:
    """Say that the actor answers the conversation now, or no longer; forgotten by itself when not said again."""
    actor.require("conversations.write")
    if actor.membership_id is None:
        raise NotAllowedError
    conversation = await visible_conversation(session, actor, conversation_id)
    tenant_id: UUID = session.info["tenant_id"]
    key, member = _key(tenant_id, conversation.id), _member(actor.membership_id, actor.name)
    before = await redis.zscore(key, member)
    if replying:
        await redis.zadd(key, {member: time.time() + _REPLYING_SECONDS})
        await redis.expire(key, int(_REPLYING_SECONDS) * 2)
    else:
        await redis.zrem(key, member)
    if replying != (before is not None and before > time.time()):
        await live.send(LiveMessage(tenant_id, "conversation", [conversation.id], "ReplyingChanged", _stamp(now())))


async def replying_now(redis: Redis, tenant_id: UUID, conversation_id: UUID, besides: UUID | None) -> list[Replying]:
    """Who answers the conversation now, but for one's own seat."""
    found = await redis.zrangebyscore(_key(tenant_id, conversation_id), time.time(), "+inf")
    everybody = [msgspec.json.decode(each, type=Replying) for each in found]
    return [each for each in everybody if each.membership_id != besides]


def _key(tenant_id: UUID, conversation_id: UUID) -> str:
    return f"lading:replying:{tenant_id}:{conversation_id}"


def _member(membership_id: UUID, name: str) -> bytes:
    return msgspec.json.encode(Replying(membership_id, name))


def _stamp(instant: datetime) -> str:
    return instant.isoformat()


def _tell(session: WriteSession, conversation_id: UUID) -> None:
    append(session, ConversationsChanged(conversation_ids=[conversation_id]))
