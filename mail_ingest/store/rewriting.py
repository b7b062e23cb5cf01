"""Everything derived from raw messages, written anew into messages that are here already.

What is not derived stays: ids (also of attachments), placements and flags, when and how a message came, and all that
people did: read marks, conversations split and joined, facts typed, notes.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, text, tuple_
from sqlalchemy.dialects.postgresql import insert

from mail_ingest.store.events import ConversationsMerged, MessagesReread
from mail_ingest.store.ingest import lock_ingest, own_addresses, sent_at
from mail_ingest.store.models import Conversation, Message, MessageBody, MessagePart, MessageReference
from mail_ingest.store.records import Digest, link_key
from mail_ingest.store.summary import refresh
from mail_ingest.store.threading import merge_conversations
from mail_ingest.store.understanding import save_understood
from mail_ingest.threads.planning import MAX_MESSAGES
from mail_ingest.understand.letters import Understood
from tenants.orm import new_id
from tenants.outbox import append
from tenants.prepared import Prepared
from tenants.session import WriteSession

_QUIET: Final = {"synchronize_session": False}
#: Everything that a digest says of a message, but for its identity.
_DERIVED: Final = (
    *("size", "message_id_header", "subject", "from_name", "from_address", "envelope", "sent_at", "date_quality"),
    *("utc_offset", "snippet", "has_html", "has_attachments", "list_unsubscribe", "defects", "partial", "security"),
    *("invitations", "parser_version"),
)
# Another message may have the identity already: then these two are copies of one that only now look alike. Both stay,
# since people may have written about either.
_SET_IDENTITY: Final = Prepared(
    text(
        "UPDATE message SET identity = :identity WHERE tenant_id = :tenant AND id = :id AND identity <> :identity"
        " AND NOT EXISTS (SELECT FROM message other WHERE other.tenant_id = :tenant AND other.identity = :identity)"
    )
)


class Rewrite(msgspec.Struct, frozen=True, kw_only=True):
    """A message and what reading its raw form again gave."""

    message_id: UUID
    digest: Digest
    understood: Understood


async def rewrite_messages(session: WriteSession, rewrites: Sequence[Rewrite]) -> int:
    """Write the messages anew, mend their threads and tell of it; answers how many came out otherwise than before.

    Messages that are gone are passed over. Doing it again changes nothing.
    """
    await lock_ingest(session)
    rows = await session.scalars(
        select(Message)
        .where(Message.id.in_([item.message_id for item in rewrites]))
        .order_by(Message.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    known = {row.id: row for row in rows}
    present = [item for item in rewrites if item.message_id in known]
    changed = 0
    for item in present:
        changed += await _rewrite(session, known[item.message_id], item)
    await session.flush()
    await _write_bodies(session, present)
    changed_parts = await _write_parts(session, present)
    await save_understood(session, [(item.message_id, item.understood) for item in present])
    conversations = {item.message_id: known[item.message_id].conversation_id for item in present}
    finally_in = await _relink(session, present, conversations)
    touched = sorted(set(finally_in.values()))
    await refresh(session, touched, await own_addresses(session))
    if present:
        append(
            session,
            MessagesReread(message_ids=[item.message_id for item in present], conversation_ids=touched),
        )
    return max(changed, changed_parts)


async def _rewrite(session: WriteSession, row: Message, item: Rewrite) -> bool:
    digest = item.digest
    values = _values(digest, row)
    changed = any(getattr(row, name) != values[name] for name in _DERIVED) or row.kind != item.understood.kind
    for name in _DERIVED:
        setattr(row, name, values[name])
    await _SET_IDENTITY.fetch(session, id=row.id, identity=digest.identity)
    return changed


def _values(digest: Digest, row: Message) -> Mapping[str, Any]:
    author = digest.author
    return {
        "size": digest.size,
        "message_id_header": digest.message_id,
        "subject": digest.subject,
        "from_name": author.name,
        "from_address": author.address,
        "envelope": _as_stored(digest.envelope),
        "sent_at": sent_at(digest, row.received_at),
        "date_quality": digest.date_quality,
        "utc_offset": digest.utc_offset,
        "snippet": digest.snippet,
        "has_html": digest.has_html,
        "has_attachments": any(part.disposition.value == "attachment" for part in digest.parts),
        "list_unsubscribe": digest.list_unsubscribe,
        "defects": _as_stored(digest.defects),
        "partial": digest.partial,
        "security": digest.security,
        "invitations": _as_stored(digest.invitations),
        "parser_version": digest.parser_version,
    }


def _as_stored(value: object) -> Any:
    """As it will come back out of a JSON column."""
    return msgspec.json.decode(msgspec.json.encode(value))


async def _write_bodies(session: WriteSession, rewrites: Sequence[Rewrite]) -> None:
    if rewrites:
        statement = insert(MessageBody)
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "id"], set_={"packed": statement.excluded.packed}
            ),
            [{"id": item.message_id, "packed": item.digest.packed_body} for item in rewrites],
        )


async def _write_parts(session: WriteSession, rewrites: Sequence[Rewrite]) -> int:
    """A part keeps its id as long as it has its path; answers in how many messages the parts were others."""
    ids = [item.message_id for item in rewrites]
    before = {
        (row.message_id, row.path): (row.filename, row.content_type, row.size, row.sha256, row.disposition)
        for row in await session.execute(
            select(
                MessagePart.message_id,
                MessagePart.path,
                MessagePart.filename,
                MessagePart.content_type,
                MessagePart.size,
                MessagePart.sha256,
                MessagePart.disposition,
            ).where(MessagePart.message_id.in_(ids))
        )
    }
    rows = [
        {
            "id": new_id(),
            "message_id": item.message_id,
            "path": part.path,
            "disposition": part.disposition.value,
            "content_type": part.content_type,
            "charset": part.charset,
            "filename": part.filename or "",
            "original_filename": part.original_filename,
            "size": part.size,
            "content_id": part.content_id,
            "sha256": part.sha256,
        }
        for item in rewrites
        for part in item.digest.parts
    ]
    after = {
        (row["message_id"], row["path"]): (
            row["filename"], row["content_type"], row["size"], row["sha256"], row["disposition"],
        )
        for row in rows
    }  # fmt: skip
    if before == after:
        return 0
    gone = [place for place in before if place not in after]
    if gone:
        await session.execute(
            delete(MessagePart)
            .where(tuple_(MessagePart.message_id, MessagePart.path).in_(gone))
            .execution_options(**_QUIET)
        )
    if rows:
        statement = insert(MessagePart)
        names = [name for name in rows[0] if name not in {"id", "message_id", "path"}]
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "message_id", "path"],
                set_={name: statement.excluded[name] for name in names},
            ),
            rows,
        )
    return len({place[0] for place in before.keys() ^ after.keys()} | {
        place[0] for place in before.keys() & after.keys() if before[place] != after[place]
    })  # fmt: skip


async def _relink(
    session: WriteSession, rewrites: Sequence[Rewrite], conversations: Mapping[UUID, UUID]
) -> dict[UUID, UUID]:
    """Write the messages' links; threads that turn out to be one are joined, unless a person has put either right or
    they would grow too long. Answers where each message is now."""
    wanted: dict[bytes, UUID] = {}
    pairs: list[tuple[bytes, UUID]] = []
    for item in rewrites:
        for link in item.digest.links:
            key = link_key(link)
            wanted.setdefault(key, conversations[item.message_id])
            pairs.append((key, conversations[item.message_id]))
    stored = {
        row.key: row.conversation_id
        for row in await session.execute(
            select(MessageReference.key, MessageReference.conversation_id).where(MessageReference.key.in_(wanted))
        )
    }
    fresh = [{"id": new_id(), "key": key, "conversation_id": into} for key, into in wanted.items() if key not in stored]
    if fresh:
        await session.execute(insert(MessageReference).on_conflict_do_nothing(), fresh)
    meetings = [(conversation, stored.get(key, wanted[key])) for key, conversation in pairs]
    held = await _held(session, {each for pair in meetings if pair[0] != pair[1] for each in pair})
    joins = _Joins()
    for one, other in meetings:
        if one != other and one not in held and other not in held:
            joins.join(one, other)
    for into, *merged in joins.groups():
        await merge_conversations(session, into, merged)
        append(session, ConversationsMerged(conversation_id=into, merged_ids=merged))
    ids = [item.message_id for item in rewrites]
    rows = await session.execute(select(Message.id, Message.conversation_id).where(Message.id.in_(ids)))
    return {row.id: row.conversation_id for row in rows}


async def _held(session: WriteSession, conversations: Collection[UUID]) -> set[UUID]:
    """Those that are joined with nothing."""
    if not conversations:
        return set()
    found = await session.scalars(
        select(Conversation.id).where(
            Conversation.id.in_(conversations), Conversation.fixed | (Conversation.message_count >= MAX_MESSAGES)
        )
    )
    return set(found)


class _Joins:
    """Which conversations hang together."""

    def __init__(self) -> None:
        self._root: dict[UUID, UUID] = {}

    def join(self, one: UUID, other: UUID) -> None:
        """They are one."""
        first, second = self._find(one), self._find(other)
        if first != second:
            self._root[max(first, second)] = min(first, second)

    def groups(self) -> list[list[UUID]]:
        """Of two and more, the oldest first: ids grow with time."""
        found: dict[UUID, list[UUID]] = {}
        for each in sorted(self._root):
            found.setdefault(self._find(each), []).append(each)
        return [group for group in found.values() if len(group) > 1]

    def _find(self, one: UUID) -> UUID:
        self._root.setdefault(one, one)
        while self._root[one] != one:
            one = self._root[one]
        return one
