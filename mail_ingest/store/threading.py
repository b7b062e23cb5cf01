"""Puts messages into conversations: the look-ups and changes around the decisions of `mail_ingest.threads`.

Every Message-ID that is known, of a message that is here or of one that is only referred to, leads to exactly one
conversation (`MessageReference`). So a late parent finds its children, and one that is named by two threads joins
them: the older stays, the other becomes an alias.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from mail_ingest.store.models import (
    Conversation,
    ConversationMailbox,
    ConversationReading,
    Message,
    MessageReference,
)
from mail_ingest.store.records import Incoming, message_key
from tenants.orm import new_id, now
from tenants.session import WriteSession

#: A longer conversation is continued in a new one: lists and summaries stay quick whatever a machine sends.
_MOST_MESSAGES = 500
#: Of an endless References header the newest count.
_MOST_REFERENCES = 100


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """Threads that turned out to be one."""

    into: UUID
    merged: list[UUID]


class Threader:
    """Assigns conversations within one transaction; `merges` tells what was joined on the way."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._by_key: dict[bytes, UUID] = {}
        self._by_provider: dict[str, UUID] = {}
        self._counts: dict[UUID, int] = {}
        self._new: dict[UUID, Incoming] = {}
        #: What was merged in this transaction, to where.
        self._moved: dict[UUID, UUID] = {}
        self.merges: list[Merge] = []

    async def assign(self, messages: Sequence[Incoming]) -> dict[str, UUID]:
        """Conversation ids by content hash. Conversations and references are written; making the summaries anew is
        left to the caller."""
        if not messages:
            return {}
        await self._load(messages)
        assigned: dict[str, UUID] = {}
        for item in sorted(messages, key=lambda item: (item.digest.date or item.internal_date or now(), item.uid)):
            assigned[item.digest.sha256] = self._place(item)
        await self._save_new()
        await self._save_merges()
        await self._save_references()
        return {sha: self._final(conversation_id) for sha, conversation_id in assigned.items()}

    async def _load(self, messages: Sequence[Incoming]) -> None:
        keys = {key for item in messages for key in _keys(item)}
        references = await self._session.execute(
            select(MessageReference.key, MessageReference.conversation_id).where(MessageReference.key.in_(keys))
        )
        self._by_key = {row.key: row.conversation_id for row in references}
        providers = {name for item in messages if (name := _provider_key(item))}
        found = await self._session.execute(
            select(Conversation.id, Conversation.provider_key, Conversation.message_count).where(
                Conversation.merged_into_id.is_(None),
                or_(
                    Conversation.id.in_(set(self._by_key.values())),
                    Conversation.provider_key.in_(providers),
                ),
            )
        )
        for row in found:
            self._counts[row.id] = row.message_count
            if row.provider_key in providers:
                self._by_provider[row.provider_key] = row.id

    def _place(self, item: Incoming) -> UUID:
        keys = _keys(item)
        linked = {self._final(self._by_key[key]) for key in keys if key in self._by_key}
        provider = _provider_key(item)
        if provider in self._by_provider:
            linked.add(self._final(self._by_provider[provider]))
        linked = {each for each in linked if self._counts.get(each, 0) < _MOST_MESSAGES}
        target = self._join(linked) if linked else self._begin(item)
        self._counts[target] = self._counts.get(target, 0) + 1
        for key in keys:
            self._by_key[key] = target
        if provider:
            self._by_provider[provider] = target
        return target

    def _begin(self, item: Incoming) -> UUID:
        conversation_id = new_id()
        self._new[conversation_id] = item
        return conversation_id

    def _join(self, linked: set[UUID]) -> UUID:
        """The oldest of the threads; those that are stored come before those of this batch."""
        target, *others = sorted(linked, key=lambda each: (each in self._new, each))
        for other in others:
            self._moved[other] = target
            self._counts[target] = self._counts.get(target, 0) + self._counts.get(other, 0)
        return target

    def _final(self, conversation_id: UUID) -> UUID:
        while conversation_id in self._moved:
            conversation_id = self._moved[conversation_id]
        return conversation_id

    async def _save_new(self) -> None:
        moment = now()
        rows = []
        for conversation_id, item in self._new.items():
            if conversation_id in self._moved:
                continue
            at = item.digest.date or item.internal_date or moment
            rows.append(
                {
                    "id": conversation_id,
                    "subject": item.digest.subject,
                    "subject_key": None,
                    "provider_key": _provider_key(item),
                    "first_message_at": at,
                    "last_message_at": at,
                    "message_count": 0,
                    "has_attachments": False,
                    "participants": [],
                    "snippet": "",
                    "direction_last": "in",
                    "kind": "human",
                    "in_inbox": False,
                    "in_sent": False,
                    "created_at": moment,
                    "updated_at": moment,
                }
            )
        if rows:
            await self._session.execute(insert(Conversation), rows)

    async def _save_merges(self) -> None:
        merged: dict[UUID, list[UUID]] = {}
        for each in self._moved:
            if each not in self._new:
                merged.setdefault(self._final(each), []).append(each)
        for into, gone in merged.items():
            await merge_conversations(self._session, into, gone)
            self.merges.append(Merge(into=into, merged=gone))

    async def _save_references(self) -> None:
        statement = insert(MessageReference)
        rows = [
            {"id": new_id(), "key": key, "conversation_id": self._final(conversation_id)}
            for key, conversation_id in self._by_key.items()
        ]
        if rows:
            await self._session.execute(
                statement.on_conflict_do_update(
                    index_elements=["tenant_id", "key"],
                    set_={"conversation_id": statement.excluded.conversation_id},
                    where=MessageReference.conversation_id != statement.excluded.conversation_id,
                ),
                rows,
            )


async def merge_conversations(session: WriteSession, into: UUID, merged: Sequence[UUID]) -> None:
    """Move all that belongs to the `merged` conversations to `into`; they stay as aliases of it."""
    quiet = {"synchronize_session": False}
    for model in (Message, MessageReference):
        await session.execute(
            update(model)
            .where(model.conversation_id.in_(merged))
            .values(conversation_id=into)
            .execution_options(**quiet)
        )
    await session.execute(
        update(Conversation)
        .where(or_(Conversation.id.in_(merged), Conversation.merged_into_id.in_(merged)))
        .values(merged_into_id=into, provider_key=None, subject_key=None)
        .execution_options(**quiet)
    )
    await session.execute(
        delete(ConversationMailbox).where(ConversationMailbox.conversation_id.in_(merged)).execution_options(**quiet)
    )
    await _merge_readings(session, into, merged)


async def _merge_readings(session: WriteSession, into: UUID, merged: Sequence[UUID]) -> None:
    """Who had read only one of the threads has not read them all; so what is unread in any stays unread."""
    other = aliased(ConversationReading)
    least = (
        select(func.min(other.read_until))
        .where(other.membership_id == ConversationReading.membership_id, other.conversation_id.in_([into, *merged]))
        .scalar_subquery()
    )
    await session.execute(
        update(ConversationReading)
        .where(ConversationReading.conversation_id == into)
        .values(read_until=least)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(ConversationReading)
        .where(ConversationReading.conversation_id.in_(merged))
        .execution_options(synchronize_session=False)
    )


def _keys(item: Incoming) -> list[bytes]:
    digest = item.digest
    ids = [digest.message_id, *digest.envelope.in_reply_to, *digest.envelope.references[-_MOST_REFERENCES:]]
    return list(dict.fromkeys(message_key(each) for each in ids if each))


def _provider_key(item: Incoming) -> str | None:
    if item.provider_thread_id:
        return f"p:{item.provider_thread_id}"
    return f"x:{item.digest.thread_index}" if item.digest.thread_index else None
