"""The summary of a conversation that lists show, always made anew from its messages.

Nothing is counted up: whatever happened to the messages (late ones, doubles, merged threads, deletions), the
summary after `refresh` is what they say.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import text

from mail_ingest.store.bulk import BulkInsert
from mail_ingest.store.models import ConversationMailbox
from tenants.orm import now
from tenants.prepared import Prepared, Row
from tenants.session import ReadSession, WriteSession

_PARTICIPANTS: Final = 20
#: People are collected from the newest messages of a long conversation only.
_NEWEST: Final = 30

_FIGURES: Final = Prepared(
    text(
        """
        SELECT c.id, f.*, n.subjects, n.snippet, n.direction, n.envelopes
        FROM unnest(CAST(:ids AS uuid[])) AS c(id)
        CROSS JOIN LATERAL (
            SELECT count(*) AS messages, min(m.sent_at) AS first_at, max(m.sent_at) AS last_at,
                   bool_or(m.has_attachments) AS has_attachments, bool_and(m.kind = 'machine') AS machine,
                   max(m.stored_at) FILTER (WHERE m.unseen) AS unseen_at
            FROM message m WHERE m.tenant_id = :tenant AND m.conversation_id = c.id
        ) f
        CROSS JOIN LATERAL (
            SELECT ARRAY[(array_agg(r.subject))[CAST(count(*) AS int)], (array_agg(r.subject))[1]] AS subjects,
                   (array_agg(r.snippet))[1] AS snippet, (array_agg(r.direction))[1] AS direction,
                   array_agg(CAST(r.envelope AS text)) AS envelopes
            FROM (
                SELECT m.subject, m.snippet, m.direction, m.envelope
                FROM message m WHERE m.tenant_id = :tenant AND m.conversation_id = c.id
                ORDER BY m.sent_at DESC, m.id DESC LIMIT :newest
            ) r
        ) n
        WHERE f.messages > 0
        """
    )
)
# What is gone from the server stays in the mailbox's archive, for those who may look into the mailbox.
_PLACES: Final = Prepared(
    text(
        """
        SELECT m.conversation_id, p.mailbox_id,
               bool_or(p.gone_at IS NULL
                       AND (f.role = 'inbox' OR p.labels @> CAST('["\\\\Inbox"]' AS jsonb))) AS in_inbox,
               bool_or(p.gone_at IS NULL
                       AND (f.role = 'sent' OR p.labels @> CAST('["\\\\Sent"]' AS jsonb))) AS in_sent
        FROM message m
        JOIN message_placement p ON p.tenant_id = :tenant AND p.message_id = m.id
        JOIN mail_folder f ON f.tenant_id = :tenant AND f.id = p.folder_id
        WHERE m.tenant_id = :tenant AND m.conversation_id = ANY(CAST(:ids AS uuid[]))
        GROUP BY m.conversation_id, p.mailbox_id
        """
    )
)
_DROP_PLACES: Final = Prepared(
    text(
        """
        DELETE FROM conversation_mailbox c
        WHERE c.tenant_id = :tenant AND c.conversation_id = ANY(CAST(:ids AS uuid[]))
          AND NOT EXISTS (
            SELECT FROM unnest(CAST(:conversations AS uuid[]), CAST(:mailboxes AS uuid[]))
                AS kept(conversation, mailbox)
            WHERE kept.conversation = c.conversation_id AND kept.mailbox = c.mailbox_id
          )
        """
    )
)
_SET_PLACES: Final = BulkInsert(
    ConversationMailbox,
    conflict="ON CONFLICT (tenant_id, conversation_id, mailbox_id) DO UPDATE SET in_inbox = excluded.in_inbox,"
    " in_sent = excluded.in_sent, last_message_at = excluded.last_message_at",
)
_SET_SUMMARIES: Final = Prepared(
    text(
        """
        UPDATE conversation c
        SET subject = n.subject, first_message_at = n.first_message_at, last_message_at = n.last_message_at,
            message_count = n.message_count, has_attachments = n.has_attachments, participants = n.participants,
            snippet = n.snippet, direction_last = n.direction_last, kind = n.kind, in_inbox = n.in_inbox,
            in_sent = n.in_sent, unseen_at = n.unseen_at, updated_at = :updated_at
        FROM unnest(
            CAST(:ids AS uuid[]), CAST(:subject AS text[]), CAST(:first_message_at AS timestamptz[]),
            CAST(:last_message_at AS timestamptz[]), CAST(:message_count AS int[]),
            CAST(:has_attachments AS boolean[]), CAST(:participants AS jsonb[]), CAST(:snippet AS text[]),
            CAST(:direction_last AS text[]), CAST(:kind AS text[]), CAST(:in_inbox AS boolean[]),
            CAST(:in_sent AS boolean[]), CAST(:unseen_at AS timestamptz[])
        ) AS n(id, subject, first_message_at, last_message_at, message_count, has_attachments, participants, snippet,
               direction_last, kind, in_inbox, in_sent, unseen_at)
        WHERE c.tenant_id = :tenant AND c.id = n.id
        """
    )
)


_CONVERSATIONS: Final = Prepared(
    text(
        "SELECT DISTINCT conversation_id FROM message"
        " WHERE tenant_id = :tenant AND id = ANY(CAST(:ids AS uuid[])) ORDER BY conversation_id"
    )
)


class _Person(msgspec.Struct, frozen=True):
    name: str
    address: str


class Participants(msgspec.Struct, frozen=True):
    """The part of `store.records.Envelope` that tells who takes part."""

    from_: tuple[_Person, ...] = ()
    to: tuple[_Person, ...] = ()
    cc: tuple[_Person, ...] = ()


_READ_ENVELOPE: Final = msgspec.json.Decoder(Participants)


async def refresh(session: WriteSession, conversation_ids: Iterable[UUID], ours: frozenset[str]) -> None:
    """Make the summaries of these conversations anew. `ours` are our own addresses, casefolded."""
    ids = sorted(set(conversation_ids))
    if not ids:
        return
    figures = {row["id"]: row for row in await _FIGURES.fetch(session, ids=ids, newest=_NEWEST)}
    places = await _refresh_places(session, {each: row["last_at"] for each, row in figures.items()})
    if not figures:
        return
    summaries = [_summary(row, places.get(each, (False, False)), ours) for each, row in figures.items()]
    columns = {name: [each[name] for each in summaries] for name in summaries[0]}
    await _SET_SUMMARIES.fetch(session, ids=list(figures), updated_at=now(), **columns)


async def conversations_of(session: ReadSession, message_ids: Sequence[UUID]) -> list[UUID]:
    """The conversations of the messages, each once."""
    if not message_ids:
        return []
    return [row["conversation_id"] for row in await _CONVERSATIONS.fetch(session, ids=message_ids)]


async def _refresh_places(session: WriteSession, last_at: dict[UUID, datetime]) -> dict[UUID, tuple[bool, bool]]:
    """Write the mailboxes of the conversations; answers whether each is in an inbox, in a folder of sent mail."""
    ids = list(last_at)
    found = await _PLACES.fetch(session, ids=ids)
    await _DROP_PLACES.fetch(
        session,
        ids=ids,
        conversations=[row["conversation_id"] for row in found],
        mailboxes=[row["mailbox_id"] for row in found],
    )
    rows = [
        {
            "conversation_id": row["conversation_id"],
            "mailbox_id": row["mailbox_id"],
            "in_inbox": row["in_inbox"],
            "in_sent": row["in_sent"],
            "last_message_at": last_at[row["conversation_id"]],
        }
        for row in found
    ]
    await _SET_PLACES.run(session, rows)
    places: dict[UUID, tuple[bool, bool]] = {}
    for row in found:
        inbox, sent = places.get(row["conversation_id"], (False, False))
        places[row["conversation_id"]] = (inbox or row["in_inbox"], sent or row["in_sent"])
    return places


def _summary(figures: Row, places: tuple[bool, bool], ours: frozenset[str]) -> Mapping[str, Any]:
    oldest, latest = figures["subjects"]
    envelopes = [_READ_ENVELOPE.decode(envelope) for envelope in figures["envelopes"]]
    return {
        "subject": oldest or latest,
        "first_message_at": figures["first_at"],
        "last_message_at": figures["last_at"],
        "message_count": figures["messages"],
        "has_attachments": figures["has_attachments"],
        "participants": msgspec.json.encode(participants(envelopes, ours)).decode(),
        "snippet": figures["snippet"],
        "direction_last": figures["direction"],
        "kind": "machine" if figures["machine"] else "human",
        "in_inbox": places[0],
        "in_sent": places[1],
        "unseen_at": figures["unseen_at"],
    }


def participants(envelopes: Sequence[Participants], ours: frozenset[str]) -> list[dict[str, str]]:
    """Who takes part, newest message first: others before ourselves, each address once, at most 20."""
    others: dict[str, dict[str, str]] = {}
    own: dict[str, dict[str, str]] = {}
    for envelope in envelopes:
        for person in (*envelope.from_, *envelope.to, *envelope.cc):
            if not person.address:
                continue
            key = person.address.casefold()
            known = (own if key in ours else others).setdefault(key, {"name": "", "address": person.address})
            known["name"] = known["name"] or person.name
    return [*others.values(), *own.values()][:_PARTICIPANTS]


def latest_of(instants: Iterable[datetime | None]) -> datetime | None:
    """The latest of the instants that are known."""
    return max((instant for instant in instants if instant is not None), default=None)
