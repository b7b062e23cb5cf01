"""Puts messages into conversations: the look-ups and changes around the decisions of `mail_ingest.threads`.

Every link that is known (a Message-ID of a message that is here or is only referred to, a provider's thread id) leads
to exactly one conversation (`MessageReference`). So a late parent finds its children, and one that is named by two
threads joins them: the older stays, the other becomes an alias.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.orm import aliased

from mail_ingest.store.bulk import BulkInsert
from mail_ingest.store.models import (
    Conversation,
    ConversationMailbox,
    ConversationReading,
    Message,
    MessageReference,
    MessageSearch,
)
from mail_ingest.store.records import Incoming, link_key
from mail_ingest.threads.planning import (
    MAX_MESSAGES,
    SubjectCandidate,
    ThreadMessage,
    ThreadPlan,
    plan_threads,
)
from mail_ingest.threads.subjects import Subject
from tenants.orm import new_id, now
from tenants.prepared import Prepared
from tenants.session import WriteSession

_OTHER = aliased(Conversation)
_SUBJECT_KEY = 200
_MOST_CANDIDATES = 500

_LINKED = Prepared(
    text(
        "SELECT key, conversation_id FROM message_reference"
        " WHERE tenant_id = :tenant AND key = ANY(CAST(:keys AS bytea[]))"
    )
)
_SAME_SUBJECT = Prepared(
    text(
        """
        SELECT id, subject_key, last_message_at, message_count,
               (SELECT array_agg(person->>'address') FROM jsonb_array_elements(participants) AS person) AS addresses
        FROM conversation
        WHERE tenant_id = :tenant AND subject_key = ANY(CAST(:keys AS text[])) AND merged_into_id IS NULL
        ORDER BY last_message_at DESC LIMIT :most
        """
    )
)
_HELD = Prepared(
    text(
        "SELECT id, message_count >= :most AS is_full, fixed FROM conversation"
        " WHERE tenant_id = :tenant AND id = ANY(CAST(:ids AS uuid[])) AND (message_count >= :most OR fixed)"
    )
)
_NEW_CONVERSATIONS = BulkInsert(Conversation)
_SAVE_LINKS = BulkInsert(
    MessageReference,
    conflict="ON CONFLICT (tenant_id, key) DO UPDATE SET conversation_id = excluded.conversation_id"
    " WHERE message_reference.conversation_id <> excluded.conversation_id",
)


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """Threads that turned out to be one."""

    into: UUID
    merged: list[UUID]


class Threader:
    """Assigns conversations to the messages of one mailbox within one transaction; `merges` tells what was joined on
    the way. `ours` are our own addresses, casefolded."""

    def __init__(self, session: WriteSession, mailbox_id: UUID, ours: frozenset[str]) -> None:
        self._session = session
        self._mailbox_id = mailbox_id
        self._ours = ours
        self.merges: list[Merge] = []

    async def assign(self, messages: Sequence[Incoming]) -> dict[str, UUID]:
        """Conversation ids by content hash. Conversations and references are written; making the summaries anew is
        left to the caller."""
        if not messages:
            return {}
        ordered = sorted(messages, key=lambda item: (_at(item), item.uid))
        asked = [self._thread_message(item) for item in ordered]
        known = await self._known({link for message in asked for link in message.links})
        candidates = await self._candidates({message.subject for message in asked})
        full, fixed = await self._held(set(known.values()))
        fresh: dict[UUID, None] = {}

        def begin() -> UUID:
            conversation_id = new_id()
            fresh[conversation_id] = None
            return conversation_id

        plan = plan_threads(
            asked,
            known=known,
            candidates=lambda base: candidates.get(base[:_SUBJECT_KEY], ()),
            new_conversation=begin,
            # Ids grow with time; conversations of this batch are younger than any stored one.
            age=lambda conversation: (conversation in fresh, conversation),
            closed=full,
            fixed=fixed,
        )
        assigned = {
            item.digest.identity: plan.final(decision.conversation)
            for item, decision in zip(ordered, plan.decisions, strict=True)
        }
        await self._begin(ordered, assigned, fresh)
        await self._merge(plan, fresh)
        await self._save_links(plan)
        return assigned

    def _thread_message(self, item: Incoming) -> ThreadMessage:
        links = item.digest.links
        if item.provider_thread_id:
            links = (*links, f"provider:{self._mailbox_id}:{item.provider_thread_id}")
        envelope = item.digest.envelope
        everybody = {
            person.key for person in (*envelope.from_, *envelope.reply_to, *envelope.to, *envelope.cc) if person.address
        }
        return ThreadMessage(links, Subject(*item.digest.thread_subject), frozenset(everybody - self._ours), _at(item))

    async def _known(self, links: set[str]) -> dict[str, UUID]:
        by_key = {link_key(link): link for link in links}
        rows = await _LINKED.fetch(self._session, keys=list(by_key))
        return {by_key[row["key"]]: row["conversation_id"] for row in rows}

    async def _candidates(self, subjects: set[Subject]) -> dict[str, list[SubjectCandidate[UUID]]]:
        keys = {subject.base[:_SUBJECT_KEY] for subject in subjects if subject.replied and subject.distinctive}
        if not keys:
            return {}
        found: dict[str, list[SubjectCandidate[UUID]]] = {}
        for row in await _SAME_SUBJECT.fetch(self._session, keys=list(keys), most=_MOST_CANDIDATES):
            people = frozenset(address.casefold() for address in row["addresses"] or ()) - self._ours
            candidate = SubjectCandidate(row["id"], people, row["last_message_at"], row["message_count"])
            found.setdefault(row["subject_key"], []).append(candidate)
        return found

    async def _held(self, conversations: set[UUID]) -> tuple[set[UUID], set[UUID]]:
        """Those that are full, since a longer one is continued in a new one (summaries stay quick whatever a machine
        sends), and those that a person has put right."""
        if not conversations:
            return set(), set()
        rows = await _HELD.fetch(self._session, ids=list(conversations), most=MAX_MESSAGES)
        return {row["id"] for row in rows if row["is_full"]}, {row["id"] for row in rows if row["fixed"]}

    async def _begin(self, ordered: Sequence[Incoming], assigned: dict[str, UUID], fresh: dict[UUID, None]) -> None:
        moment = now()
        rows: dict[UUID, dict[str, object]] = {}
        for item in ordered:
            conversation_id = assigned[item.digest.identity]
            if conversation_id not in fresh or conversation_id in rows:
                continue
            subject = Subject(*item.digest.thread_subject)
            rows[conversation_id] = {
                "id": conversation_id,
                "subject": item.digest.subject,
                "subject_key": subject.base[:_SUBJECT_KEY] if subject.distinctive else None,
                "first_message_at": _at(item),
                "last_message_at": _at(item),
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
        await _NEW_CONVERSATIONS.run(self._session, list(rows.values()))

    async def _merge(self, plan: ThreadPlan[UUID], fresh: dict[UUID, None]) -> None:
        merged: dict[UUID, list[UUID]] = {}
        for absorbed in plan.aliases:
            if absorbed not in fresh:
                merged.setdefault(plan.final(absorbed), []).append(absorbed)
        for into, gone in merged.items():
            await merge_conversations(self._session, into, gone)
            self.merges.append(Merge(into=into, merged=gone))

    async def _save_links(self, plan: ThreadPlan[UUID]) -> None:
        keys = {link_key(link): conversation_id for link, conversation_id in plan.links.items()}
        await _SAVE_LINKS.run(
            self._session, [{"key": key, "conversation_id": conversation_id} for key, conversation_id in keys.items()]
        )


def _at(item: Incoming) -> datetime:
    return item.digest.date or item.internal_date or now()


async def merge_conversations(session: WriteSession, into: UUID, merged: Sequence[UUID]) -> None:
    """Move all that belongs to the `merged` conversations to `into`; they stay as aliases of it."""
    quiet = {"synchronize_session": False}
    await _narrow(session, into, merged)
    for model in (Message, MessageReference, MessageSearch):
        await session.execute(
            update(model)
            .where(model.conversation_id.in_(merged))
            .values(conversation_id=into)
            .execution_options(**quiet)
        )
    await session.execute(
        update(Conversation)
        .where(or_(Conversation.id.in_(merged), Conversation.merged_into_id.in_(merged)))
        .values(merged_into_id=into, subject_key=None)
        .execution_options(**quiet)
    )
    await session.execute(
        delete(ConversationMailbox).where(ConversationMailbox.conversation_id.in_(merged)).execution_options(**quiet)
    )
    await _merge_readings(session, into, merged)


async def _narrow(session: WriteSession, into: UUID, merged: Sequence[UUID]) -> None:
    """The whole is seen by no more people than each of its parts was: private where one was, shared where all were."""
    parts = (
        await session.execute(
            select(Conversation.private, Conversation.shared, Conversation.shared_team_id)
            .where(Conversation.id.in_([into, *merged]))
            .distinct()
        )
    ).all()
    shared = parts[0].shared and len({(part.shared, part.shared_team_id) for part in parts}) == 1
    await session.execute(
        update(Conversation)
        .where(Conversation.id == into)
        .values(
            private=any(part.private for part in parts),
            shared=shared,
            shared_team_id=parts[0].shared_team_id if shared else None,
            fixed=or_(
                Conversation.fixed, select(func.bool_or(_OTHER.fixed)).where(_OTHER.id.in_(merged)).scalar_subquery()
            ),
        )
        .execution_options(synchronize_session=False)
    )


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
