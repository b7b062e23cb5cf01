"""The sender's own copy: into the folder for sent mail, once, and into the conversation.

Looking comes first, always: the provider may have filed it, and a holder before may have died between appending and
writing that down.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import and_, select

from backend.outreach.sending.events import OutgoingChanged
from backend.outreach.sending.lanes import Lane, check_lane
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sending.problems import problem
from backend.outreach.tracking.service import note_conversation
from mail_ingest.imap.source import Folder, FolderState, MailSource
from mail_ingest.store.ingest import Batch, ingest_batch
from mail_ingest.store.models import MailFolder, Message, MessageReference
from mail_ingest.store.records import RAW, Digest, Incoming, head_key, link_key
from mail_ingest.submit.mime import Party, with_bcc
from mail_ingest.sync.digest import digest
from tenants.blobs import BlobStore
from tenants.orm import now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

#: Seconds after which a provider that files by itself is asked again, before we file after all.
_WAITS: Final = (2.0, 5.0, 15.0, 60.0)
_MOST_TRIES: Final = 12
_BATCH: Final = 50


class Copy(msgspec.Struct, frozen=True):
    """A message that went out, to be filed."""

    id: UUID
    message_id: str
    raw_sha256: str
    bcc: list[Party]
    tries: int


class Filed(msgspec.Struct, frozen=True):
    """A copy in its folder, as it lies there; `uid` None where the server did not say."""

    copy: Copy
    raw: bytes
    digest: Digest
    uid_validity: int
    uid: int | None


async def to_file(session: ReadSession, lane: Lane) -> list[Copy]:
    """What went out and has no copy yet."""
    rows = list(
        await session.scalars(
            select(OutgoingMessage)
            .where(
                OutgoingMessage.mailbox_id == lane.mailbox_id,
                OutgoingMessage.filing == "pending",
                OutgoingMessage.filing_at <= now(),
            )
            .order_by(OutgoingMessage.sent_at)
            .limit(_BATCH)
        )
    )
    hidden = await session.scalars(
        select(OutgoingRecipient)
        .where(OutgoingRecipient.outgoing_id.in_([row.id for row in rows]), OutgoingRecipient.kind == "bcc")
        .order_by(OutgoingRecipient.position)
    )
    bcc: dict[UUID, list[Party]] = {}
    for recipient in hidden:
        bcc.setdefault(recipient.outgoing_id, []).append(Party(recipient.name, recipient.address))
    return [
        Copy(row.id, row.message_id_header or "", row.raw_sha256 or "", bcc.get(row.id, []), row.filing_tries)
        for row in rows
    ]


async def file_copy(
    source: MailSource,
    blobs: BlobStore,
    lane: Lane,
    folder: Folder,
    state: FolderState,
    copy: Copy,
    *,
    keeps_copies: bool,
) -> Filed | None:
    """Make sure that the copy lies in `folder`, which is open as `state`; None when the provider is still to file it.
    Raises MailError, BlobMissingError."""
    raw = with_bcc(await blobs.get(lane.tenant_id, RAW, copy.raw_sha256), copy.bcc)
    validity = state.uid_validity
    uid = await source.find_message(copy.message_id) if state.exists else None
    if uid is None:
        if keeps_copies and copy.tries < len(_WAITS):
            return None
        appended = await source.append(folder, raw)
        if appended is not None:
            validity, uid = appended.uid_validity, appended.uid
        else:
            validity = (await source.open_folder(folder, read_only=True)).uid_validity
            uid = await source.find_message(copy.message_id)
    if copy.bcc:
        await blobs.put(lane.tenant_id, RAW, raw)
    # Of our own making: no process of its own is needed to read it safely.
    return Filed(copy, raw, await asyncio.to_thread(digest, raw), validity, uid)


async def note_filed(session: WriteSession, lane: Lane, folder: Folder, filed: Sequence[Filed]) -> None:
    """The copies are in their folder: put them into their conversations now, as the sync would a little later."""
    await check_lane(session, lane)
    rows = {
        row.id: row
        for row in await session.scalars(
            select(OutgoingMessage)
            .where(OutgoingMessage.id.in_([each.copy.id for each in filed]), OutgoingMessage.filing == "pending")
            .order_by(OutgoingMessage.id)
            .with_for_update()
        )
    }
    mine = [each for each in filed if each.copy.id in rows]
    await _place(session, lane, folder, mine)
    stored = {
        message.identity: message
        for message in await session.scalars(
            select(Message).where(Message.identity.in_([each.digest.identity for each in mine]))
        )
    }
    for each in mine:
        row, message = rows[each.copy.id], stored.get(each.digest.identity)
        row.filing, row.filing_at = "done", None
        if message is not None:
            row.stored_message_id, row.conversation_id = message.id, message.conversation_id
            await note_conversation(session, row.id, message.conversation_id)
    append(session, OutgoingChanged(outgoing_ids=list(rows)))
    await session.flush()


async def _place(session: WriteSession, lane: Lane, folder: Folder, filed: Sequence[Filed]) -> None:
    known = await session.scalar(
        select(MailFolder).where(MailFolder.mailbox_id == lane.mailbox_id, MailFolder.wire_name == folder.wire_name)
    )
    if known is None:
        return
    messages = [
        Incoming(
            digest=each.digest,
            uid=each.uid,
            flags=("\\Seen",),
            internal_date=now().astimezone(UTC),
            head=head_key(each.raw, len(each.raw)),
        )
        for each in filed
        if each.uid is not None and each.uid_validity == known.uid_validity
    ]
    if messages:
        batch = Batch(
            mailbox_id=lane.mailbox_id,
            folder_id=known.id,
            uid_validity=known.uid_validity or 0,
            origin="live",
            messages=messages,
        )
        await ingest_batch(session, batch, None)


async def note_not_filed(session: WriteSession, lane: Lane, copy_id: UUID, *, hopeless: bool = False) -> None:
    """Try again later; given up after a day of tries, which changes nothing about the message having gone out."""
    await check_lane(session, lane)
    row = await _locked(session, copy_id)
    if row is None or row.filing != "pending":
        return
    tries = row.filing_tries
    row.filing_tries = tries + 1
    if hopeless or tries >= _MOST_TRIES:
        row.filing, row.filing_at, row.error = "failed", None, problem("no-sent-folder") if hopeless else None
        append(session, OutgoingChanged(outgoing_ids=[row.id]))
    else:
        wait = _WAITS[tries] if tries < len(_WAITS) else min(7200.0, 60.0 * 2 ** (tries - len(_WAITS)))
        row.filing_at = now() + timedelta(seconds=wait)


async def arrived(session: ReadSession, message_id: str) -> bool:
    """Whether anything that came in knows the message: a copy in Sent or at a colleague's, or an answer to it."""
    key = link_key(f"id:{message_id}")
    return await session.scalar(select(MessageReference.id).where(MessageReference.key == key)) is not None


async def link_stored(session: WriteSession, message_ids: Sequence[UUID]) -> None:
    """Tie messages that came in to those that went out as the same."""
    rows = await session.execute(
        select(OutgoingMessage, Message.id.label("stored_id"), Message.conversation_id.label("where"))
        .join(
            Message,
            and_(
                Message.tenant_id == OutgoingMessage.tenant_id,
                Message.message_id_header == OutgoingMessage.message_id_header,
            ),
        )
        .where(Message.id.in_(message_ids), OutgoingMessage.stored_message_id.is_(None), Message.direction == "out")
    )
    for row in rows:
        outgoing: OutgoingMessage = row[0]
        outgoing.stored_message_id, outgoing.conversation_id = row.stored_id, row.where
        await note_conversation(session, outgoing.id, row.where)
        append(session, OutgoingChanged(outgoing_ids=[outgoing.id]))


async def _locked(session: WriteSession, outgoing_id: UUID) -> OutgoingMessage | None:
    row: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage).where(OutgoingMessage.id == outgoing_id).with_for_update()
    )
    return row
