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
    """Where a copy lies; None what is not known."""

    folder: Folder
    state: FolderState
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
    source: MailSource, blobs: BlobStore, lane: Lane, folder: Folder, copy: Copy, *, keeps_copies: bool
) -> tuple[bytes, Filed] | None:
    """Make sure that the copy lies in `folder`; answers it and its place, or None when the provider is still to file
    it. Raises MailError, BlobMissingError."""
    raw = with_bcc(await blobs.get(lane.tenant_id, RAW, copy.raw_sha256), copy.bcc)
    state = await source.open_folder(folder, read_only=True)
    uid = await source.find_message(copy.message_id) if state.exists else None
    if uid is None:
        if keeps_copies and copy.tries < len(_WAITS):
            return None
        appended = await source.append(folder, raw)
        if appended is not None:
            return raw, Filed(folder, msgspec.structs.replace(state, uid_validity=appended.uid_validity), appended.uid)
        state = await source.open_folder(folder, read_only=True)
        uid = await source.find_message(copy.message_id)
    return raw, Filed(folder, state, uid)


async def note_filed(session: WriteSession, lane: Lane, copy: Copy, made: Digest, raw: bytes, filed: Filed) -> None:
    """The copy is in its folder: put it into its conversation now, as the sync would a little later."""
    await check_lane(session, lane)
    row = await _locked(session, copy.id)
    if row is None or row.filing != "pending":
        return
    folder = await session.scalar(
        select(MailFolder).where(
            MailFolder.mailbox_id == lane.mailbox_id, MailFolder.wire_name == filed.folder.wire_name
        )
    )
    usable = folder is not None and filed.uid is not None and folder.uid_validity == filed.state.uid_validity
    if folder is not None and filed.uid is not None and usable:
        message = Incoming(
            digest=made,
            uid=filed.uid,
            flags=("\\Seen",),
            internal_date=now().astimezone(UTC),
            head=head_key(raw, len(raw)),
        )
        batch = Batch(
            mailbox_id=lane.mailbox_id,
            folder_id=folder.id,
            uid_validity=filed.state.uid_validity,
            origin="live",
            messages=[message],
        )
        await ingest_batch(session, batch, None)
    row.filing, row.filing_at = "done", None
    stored = await session.scalar(select(Message).where(Message.identity == made.identity))
    if stored is not None:
        row.stored_message_id, row.conversation_id = stored.id, stored.conversation_id
    append(session, OutgoingChanged(outgoing_ids=[row.id]))
    await session.flush()


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


async def digest_of(raw: bytes) -> Digest:
    """What the database keeps of a message of our own making, which needs no process of its own to be read safely."""
    return await asyncio.to_thread(digest, raw)


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
        append(session, OutgoingChanged(outgoing_ids=[outgoing.id]))


async def _locked(session: WriteSession, outgoing_id: UUID) -> OutgoingMessage | None:
    row: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage).where(OutgoingMessage.id == outgoing_id).with_for_update()
    )
    return row
