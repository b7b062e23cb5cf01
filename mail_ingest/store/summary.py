"""The summary of a conversation that lists show, always made anew from its messages.

Nothing is counted up: whatever happened to the messages (late ones, doubles, merged threads, deletions), the
summary after `refresh` is what they say.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from typing import cast as typing_cast
from uuid import UUID

from sqlalchemy import Row, Table, and_, bindparam, cast, delete, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB, insert

from mail_ingest.store.models import (
    Conversation,
    ConversationMailbox,
    MailFolder,
    Message,
    MessagePlacement,
)
from tenants.orm import new_id, now
from tenants.session import WriteSession

_PARTICIPANTS = 20
#: People are collected from the newest messages of a long conversation only.
_NEWEST = 30


async def refresh(session: WriteSession, conversation_ids: Iterable[UUID], ours: frozenset[str]) -> None:
    """Make the summaries of these conversations anew. `ours` are our own addresses, casefolded."""
    ids = sorted(set(conversation_ids))
    if not ids:
        return
    figures = {row.conversation_id: row for row in await session.execute(_figures(ids))}
    newest = defaultdict(list)
    for row in await session.execute(_newest(ids)):
        newest[row.conversation_id].append(row)
    places = await _refresh_places(session, {each: row.last_at for each, row in figures.items()})
    values = [
        _values(figures[each], newest[each], places.get(each, (False, False)), ours) for each in ids if each in figures
    ]
    if values:
        tenant_id: UUID = session.info["tenant_id"]
        connection = await session.connection()
        await connection.execute(_SET_SUMMARY, [{**each, "the_tenant": tenant_id} for each in values])


_SUMMARY = typing_cast("Table", Conversation.__table__)
_SET_SUMMARY = (
    update(_SUMMARY)
    .where(_SUMMARY.c.tenant_id == bindparam("the_tenant"), _SUMMARY.c.id == bindparam("the_id"))
    .values({name: bindparam(name) for name in (
        "subject", "first_message_at", "last_message_at", "message_count", "has_attachments", "participants",
        "snippet", "direction_last", "kind", "in_inbox", "in_sent", "unseen_at", "updated_at",
    )})
)  # fmt: skip


def _figures(ids: Sequence[UUID]) -> Any:
    return (
        select(
            Message.conversation_id,
            func.count().label("messages"),
            func.min(Message.sent_at).label("first_at"),
            func.max(Message.sent_at).label("last_at"),
            func.bool_or(Message.has_attachments).label("has_attachments"),
            func.bool_and(Message.kind == "machine").label("machine"),
            func.max(Message.stored_at).filter(Message.unseen).label("unseen_at"),
        )
        .where(Message.conversation_id.in_(ids))
        .group_by(Message.conversation_id)
    )


def _newest(ids: Sequence[UUID]) -> Any:
    place = (
        func.row_number()
        .over(partition_by=Message.conversation_id, order_by=(Message.sent_at.desc(), Message.id.desc()))
        .label("place")
    )
    ranked = (
        select(
            Message.conversation_id,
            Message.subject,
            Message.snippet,
            Message.direction,
            Message.envelope,
            place,
        )
        .where(Message.conversation_id.in_(ids))
        .subquery()
    )
    return select(ranked).where(ranked.c.place <= _NEWEST).order_by(ranked.c.conversation_id, ranked.c.place)


async def _refresh_places(session: WriteSession, last_at: dict[UUID, datetime]) -> dict[UUID, tuple[bool, bool]]:
    """Write the mailboxes of the conversations; answers whether each is in an inbox, in a folder of sent mail."""
    ids = list(last_at)
    labelled = cast(MessagePlacement.labels, JSONB)
    found = await session.execute(
        select(
            Message.conversation_id,
            MessagePlacement.mailbox_id,
            func.bool_or(or_(MailFolder.role == "inbox", labelled.contains(["\\Inbox"]))).label("in_inbox"),
            func.bool_or(or_(MailFolder.role == "sent", labelled.contains(["\\Sent"]))).label("in_sent"),
        )
        .join(
            MessagePlacement,
            and_(MessagePlacement.tenant_id == Message.tenant_id, MessagePlacement.message_id == Message.id),
        )
        .join(
            MailFolder,
            and_(MailFolder.tenant_id == MessagePlacement.tenant_id, MailFolder.id == MessagePlacement.folder_id),
        )
        .where(Message.conversation_id.in_(ids), MessagePlacement.gone_at.is_(None))
        .group_by(Message.conversation_id, MessagePlacement.mailbox_id)
    )
    rows = [
        {
            "id": new_id(),
            "conversation_id": row.conversation_id,
            "mailbox_id": row.mailbox_id,
            "in_inbox": row.in_inbox,
            "in_sent": row.in_sent,
            "last_message_at": last_at[row.conversation_id],
        }
        for row in found
    ]
    kept = [(row["conversation_id"], row["mailbox_id"]) for row in rows]
    stale = delete(ConversationMailbox).where(ConversationMailbox.conversation_id.in_(ids))
    if kept:
        stale = stale.where(tuple_(ConversationMailbox.conversation_id, ConversationMailbox.mailbox_id).not_in(kept))
    await session.execute(stale.execution_options(synchronize_session=False))
    if rows:
        statement = insert(ConversationMailbox)
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "conversation_id", "mailbox_id"],
                set_={name: statement.excluded[name] for name in ("in_inbox", "in_sent", "last_message_at")},
            ),
            rows,
        )
    places: dict[UUID, tuple[bool, bool]] = {}
    for row in rows:
        inbox, sent = places.get(row["conversation_id"], (False, False))
        places[row["conversation_id"]] = (inbox or row["in_inbox"], sent or row["in_sent"])
    return places


def _values(
    figures: Row[Any], newest: Sequence[Row[Any]], places: tuple[bool, bool], ours: frozenset[str]
) -> dict[str, Any]:
    latest = newest[0]
    return {
        "the_id": figures.conversation_id,
        "subject": newest[-1].subject or latest.subject,
        "first_message_at": figures.first_at,
        "last_message_at": figures.last_at,
        "message_count": figures.messages,
        "has_attachments": figures.has_attachments,
        "participants": participants([row.envelope for row in newest], ours),
        "snippet": latest.snippet,
        "direction_last": latest.direction,
        "kind": "machine" if figures.machine else "human",
        "in_inbox": places[0],
        "in_sent": places[1],
        "unseen_at": figures.unseen_at,
        "updated_at": now(),
    }


def participants(envelopes: Iterable[dict[str, Any]], ours: frozenset[str]) -> list[dict[str, str]]:
    """Who takes part, newest message first: others before ourselves, each address once, at most 20."""
    others: dict[str, dict[str, str]] = {}
    own: dict[str, dict[str, str]] = {}
    for envelope in envelopes:
        for field in ("from_", "to", "cc"):
            for person in envelope.get(field, ()):
                address = str(person["address"])
                if not address:
                    continue
                seen = own if address.casefold() in ours else others
                known = seen.setdefault(address.casefold(), {"name": "", "address": address})
                known["name"] = known["name"] or str(person["name"])
    return [*others.values(), *own.values()][:_PARTICIPANTS]


def latest_of(instants: Iterable[datetime | None]) -> datetime | None:
    """The latest of the instants that are known."""
    return max((instant for instant in instants if instant is not None), default=None)
