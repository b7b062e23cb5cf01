"""The one door by which mail comes in: a batch of messages, the cursor that covers it and the news of it, in one
transaction.

The raw messages lie in the blob store before this begins, and their digests were made elsewhere: here is only the
database. Whoever calls opens the transaction. Ingests of one tenant wait for each other (they take some tens of
milliseconds), because a thread must not be begun twice.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import or_, text, update

from mail_ingest.store.bulk import BulkInsert
from mail_ingest.store.events import ConversationsMerged, MessagesIngested, Origin
from mail_ingest.store.folders import StaleFolderError, apply_cursor, record_skips
from mail_ingest.store.leases import check_fence
from mail_ingest.store.models import (
    MailFolder,
    Message,
    MessageBody,
    MessagePart,
    MessagePlacement,
)
from mail_ingest.store.records import CursorMove, Digest, Incoming, IngestResult, Known, LeaseToken, Place, Skipped
from mail_ingest.store.summary import conversations_of, latest_of, refresh
from mail_ingest.store.threading import Threader
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.prepared import Prepared
from tenants.session import ReadSession, WriteSession

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LOCK_SPACE = "lading mail ingest"


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What is to come in at once, all of it from one folder."""

    mailbox_id: UUID
    folder_id: UUID
    uid_validity: int
    origin: Origin
    messages: Sequence[Incoming] = ()
    #: Messages that are here already and need only another place.
    known: Sequence[Known] = ()
    skips: Sequence[Skipped] = ()
    cursor: CursorMove = CursorMove()
    #: Bytes that were fetched for it.
    downloaded: int = 0
    #: Messages stored per second of late; None leaves it as it is.
    rate: float | None = None


async def ingest_batch(session: WriteSession, batch: Batch, lease: LeaseToken | None) -> IngestResult:
    """Store the batch; what is here already gets another placement, or nothing at all, and is not stored twice.

    `lease` is None only for imports, which no other process can be working at. Raises `LeaseLostError`, and
    `StaleFolderError` when the folder has begun another generation of UIDs.
    """
    # The lease first, here as everywhere: two locks taken in two orders would block each other.
    if lease is not None:
        await check_fence(session, lease)
    await lock_ingest(session)
    folder = await session.get_one(MailFolder, (session.info["tenant_id"], batch.folder_id))
    if folder.uid_validity != batch.uid_validity:
        raise StaleFolderError(folder.name)
    ours = await own_addresses(session)
    digests = {item.digest.identity: item for item in batch.messages}
    known = await _known(session, list(digests))
    fresh = [item for sha, item in digests.items() if sha not in known]
    threader = Threader(session, batch.mailbox_id, ours)
    conversations = await threader.assign(fresh)
    created = await _store(session, batch, folder, fresh, conversations, ours)
    message_ids = {**{sha: row[0] for sha, row in known.items()}, **created}
    placed = await _place(session, batch, message_ids)
    met_again = [*(row[0] for row in known.values()), *(item.message_id for item in batch.known)]
    await _learn_direction(session, folder, met_again)
    arrived = {item.uid for item in (*batch.messages, *batch.known)}
    await record_skips(session, folder, batch.skips, arrived)
    apply_cursor(folder, batch.cursor, placed)
    folder.bytes_stored += sum(item.digest.size for item in batch.messages if item.uid in placed)
    await _note_progress(session, batch)
    placed_ids = set(placed.values())
    placed_again = await conversations_of(session, [each for each in met_again if each in placed_ids])
    changed = sorted({*conversations.values(), *placed_again})
    await session.flush()
    await refresh(session, changed, ours)
    for merge in threader.merges:
        append(session, ConversationsMerged(conversation_id=merge.into, merged_ids=merge.merged))
    if changed:
        append(
            session,
            MessagesIngested(
                mailbox_id=batch.mailbox_id,
                message_ids=list(created.values()),
                conversation_ids=changed,
                origin=batch.origin,
            ),
        )
    await session.flush()
    return IngestResult(placed=len(placed), created=list(created.values()), conversation_ids=changed)


_LOCK: Final = Prepared(text("SELECT pg_advisory_xact_lock(:key)"))
_OURS: Final = Prepared(
    text(
        """
        SELECT address AS found FROM mailbox WHERE tenant_id = :tenant AND kind = 'imap'
        UNION SELECT username FROM mailbox WHERE tenant_id = :tenant AND kind = 'imap'
        UNION SELECT email FROM membership WHERE tenant_id = :tenant
        """
    )
)
_KNOWN: Final = Prepared(
    text(
        "SELECT identity, id, conversation_id FROM message"
        " WHERE tenant_id = :tenant AND identity = ANY(CAST(:identities AS text[]))"
    )
)
_MESSAGES: Final = BulkInsert(Message)
_BODIES: Final = BulkInsert(MessageBody)
_PARTS: Final = BulkInsert(MessagePart, conflict="ON CONFLICT DO NOTHING")
_PLACEMENTS: Final = BulkInsert(
    MessagePlacement,
    conflict="ON CONFLICT (tenant_id, folder_id, uid_validity, uid) DO UPDATE SET gone_at = NULL"
    " WHERE message_placement.gone_at IS NOT NULL",
    returning=("uid", "message_id"),
)
_PROGRESS: Final = Prepared(
    text(
        """
        UPDATE mailbox
        SET newest_at = greatest(newest_at, CAST(:newest AS timestamptz)),
            downloaded = CASE WHEN downloaded_on = CAST(:day AS date) THEN downloaded ELSE 0 END
                + CAST(:downloaded AS bigint),
            downloaded_on = CAST(:day AS date),
            rate = coalesce(CAST(:rate AS float8), rate),
            rate_at = CASE WHEN CAST(:rate AS float8) IS NULL THEN rate_at ELSE CAST(:moment AS timestamptz) END
        WHERE tenant_id = :tenant AND id = :mailbox
        """
    )
)


async def lock_ingest(session: WriteSession) -> None:
    """Wait until no other transaction of the tenant changes threads or counters, and keep it so until this one ends."""
    tenant_id: UUID = session.info["tenant_id"]
    digest = hashlib.sha256(_LOCK_SPACE.encode() + tenant_id.bytes).digest()
    await _LOCK.fetch(session, key=int.from_bytes(digest[:8], "big", signed=True))


async def own_addresses(session: ReadSession) -> frozenset[str]:
    """The tenant's own addresses, casefolded: its mailboxes, removed ones too, and its people."""
    return frozenset(row["found"].casefold() for row in await _OURS.fetch(session) if "@" in row["found"])


async def _known(session: WriteSession, hashes: Sequence[str]) -> dict[str, tuple[UUID, UUID]]:
    """Message and conversation ids of the messages that are here already, by identity."""
    if not hashes:
        return {}
    rows = await _KNOWN.fetch(session, identities=hashes)
    return {row["identity"]: (row["id"], row["conversation_id"]) for row in rows}


async def _store(
    session: WriteSession,
    batch: Batch,
    folder: MailFolder,
    fresh: Sequence[Incoming],
    conversations: dict[str, UUID],
    ours: frozenset[str],
) -> dict[str, UUID]:
    ids = {item.digest.identity: new_id() for item in fresh}
    if not ids:
        return {}
    messages: list[dict[str, Any]] = []
    bodies: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for item in fresh:
        digest = item.digest
        message_id = ids[digest.identity]
        direction = "out" if _is_ours(item, folder, ours) else "in"
        unseen = direction == "in" and batch.origin != "import" and "\\Seen" not in item.flags
        messages.append(
            {
                "id": message_id,
                "conversation_id": conversations[digest.identity],
                "direction": direction,
                "origin": batch.origin,
                "unseen": unseen,
                **_columns(item),
            }
        )
        bodies.append({"id": message_id, "packed": digest.packed_body})
        parts.extend(
            {
                "message_id": message_id,
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
            for part in digest.parts
        )
    await _MESSAGES.run(session, messages)
    await _BODIES.run(session, bodies)
    await _PARTS.run(session, parts)
    return ids


def _columns(item: Incoming) -> dict[str, Any]:
    digest, author = item.digest, item.digest.author
    received_at = item.internal_date or digest.date or now()
    return {
        "identity": digest.identity,
        "raw_sha256": digest.sha256,
        "raw_place": item.raw_place,
        "size": digest.size,
        "message_id_header": digest.message_id,
        "subject": digest.subject,
        "from_name": author.name,
        "from_address": author.address,
        "envelope": digest.envelope,
        "sent_at": sent_at(digest, received_at),
        "date_quality": digest.date_quality,
        "utc_offset": digest.utc_offset,
        "received_at": received_at,
        "kind": digest.kind,
        "kind_reasons": digest.kind_reasons,
        "language": digest.language,
        "snippet": digest.snippet,
        "has_html": digest.has_html,
        "has_attachments": any(part.disposition.value == "attachment" for part in digest.parts),
        "list_unsubscribe": digest.list_unsubscribe,
        "defects": digest.defects,
        "understanding": digest.understanding,
        "partial": digest.partial,
        "security": digest.security,
        "invitations": digest.invitations,
        "parser_version": digest.parser_version,
    }


def sent_at(digest: Digest, received_at: datetime) -> datetime:
    """The message's own date where it is believable, else when it was received.

    Believable: not before e-mail was common, not later than a day after it came. A date far before the arrival is
    kept, because servers that were moved give all old mail the day of the move.
    """
    if digest.date is not None and _EARLIEST <= digest.date <= received_at + timedelta(days=1):
        return digest.date
    return received_at


def _is_ours(item: Incoming, folder: MailFolder, ours: frozenset[str]) -> bool:
    if folder.role == "sent" or "\\Sent" in item.labels:
        return True
    return item.digest.author.key in ours


async def _place(session: WriteSession, batch: Batch, message_ids: dict[str, UUID]) -> dict[int, UUID]:
    """Note where the messages lie; answers the new placements, message ids by UID. A place that was held for gone
    and is there after all counts as new."""
    places: dict[int, tuple[Place, UUID]] = {item.uid: (item, item.message_id) for item in batch.known}
    places |= {item.uid: (item, message_ids[item.digest.identity]) for item in batch.messages}
    rows = await _PLACEMENTS.run(
        session,
        [
            {
                "message_id": message_id,
                "mailbox_id": batch.mailbox_id,
                "folder_id": batch.folder_id,
                "uid_validity": batch.uid_validity,
                "uid": place.uid,
                "flags": sorted(place.flags),
                "modseq": place.modseq,
                "internal_date": place.internal_date,
                "provider_id": place.provider_id,
                "labels": place.labels,
                "head": place.head,
            }
            for place, message_id in places.values()
        ],
    )
    return {row["uid"]: row["message_id"] for row in rows}


async def _learn_direction(session: WriteSession, folder: MailFolder, known: Sequence[UUID]) -> None:
    """A message that was first met elsewhere and lies among the sent mail was sent by us."""
    if folder.role == "sent" and known:
        await session.execute(
            update(Message)
            .where(Message.id.in_(known), or_(Message.direction == "in", Message.unseen))
            .values(direction="out", unseen=False)
            .execution_options(synchronize_session=False)
        )


async def _note_progress(session: WriteSession, batch: Batch) -> None:
    newest = latest_of(
        [
            *(item.internal_date or item.digest.date for item in batch.messages),
            *(item.internal_date for item in batch.known),
        ]
    )
    if newest is not None or batch.downloaded:
        moment = now()
        await _PROGRESS.fetch(
            session,
            mailbox=batch.mailbox_id,
            newest=newest,
            downloaded=batch.downloaded,
            day=moment.date(),
            rate=batch.rate,
            moment=moment,
        )
