"""Where imported mail lies: a tenant's archive mailbox with one folder, and how messages get there."""

from collections.abc import Sequence
from datetime import UTC
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from mail_ingest.archives.items import FoundMail
from mail_ingest.store.ingest import Batch, ingest_batch, lock_ingest
from mail_ingest.store.models import Mailbox, MailFolder, Message
from mail_ingest.store.records import CursorMove, Digest, Incoming
from tenants.blobs import Kept
from tenants.orm import new_id, now
from tenants.session import WriteSession

_FOLDER: Final = b"Import"


class Place(msgspec.Struct, frozen=True):
    """The archive mailbox and its folder."""

    mailbox_id: UUID
    folder_id: UUID


class Entry(msgspec.Struct, frozen=True):
    """A message that was found, what is in it, and where its raw form is kept."""

    mail: FoundMail
    digest: Digest
    kept: Kept


async def archive_of(session: WriteSession, slug: str) -> Place:
    """The tenant's archive mailbox and its folder, made when they are not there."""
    await lock_ingest(session)
    address = f"import@{slug}"
    mailbox = await session.scalar(
        select(Mailbox).where(Mailbox.kind == "archive", Mailbox.address == address, Mailbox.removed_at.is_(None))
    )
    if mailbox is None:
        moment = now()
        mailbox = Mailbox(
            id=new_id(), kind="archive", address=address, started_at=moment, finished_at=moment, last_checked_at=moment
        )
        session.add(mailbox)
        await session.flush()
    folder = await session.scalar(
        select(MailFolder).where(MailFolder.mailbox_id == mailbox.id, MailFolder.wire_name == _FOLDER)
    )
    if folder is None:
        folder = MailFolder(
            id=new_id(),
            mailbox_id=mailbox.id,
            wire_name=_FOLDER,
            name=_FOLDER.decode(),
            role="other",
            selected=True,
            uid_validity=1,
            uid_next=1,
            tail_uid=0,
            backfill_uid=1,
            backfill_done=True,
        )
        session.add(folder)
        await session.flush()
    return Place(mailbox.id, folder.id)


async def ingest_mails(session: WriteSession, place: Place, entries: Sequence[Entry]) -> int:
    """Store what is new; answers how many messages that were."""
    by_identity: dict[str, Entry] = {}
    for entry in entries:
        by_identity.setdefault(entry.digest.identity, entry)
    if not by_identity:
        return 0
    await lock_ingest(session)
    known = set(await session.scalars(select(Message.identity).where(Message.identity.in_(by_identity))))
    fresh = [entry for identity, entry in by_identity.items() if identity not in known]
    if not fresh:
        return 0
    folder = await session.get_one(MailFolder, (session.info["tenant_id"], place.folder_id))
    first = folder.uid_next or 1
    last = first + len(fresh) - 1
    batch = Batch(
        mailbox_id=place.mailbox_id,
        folder_id=place.folder_id,
        uid_validity=1,
        origin="import",
        messages=[_incoming(entry, first + n) for n, entry in enumerate(fresh)],
        cursor=CursorMove(tail_uid=last),
    )
    result = await ingest_batch(session, batch, None)
    await session.refresh(folder)
    folder.uid_next = last + 1
    folder.on_server = folder.stored
    await session.flush()
    return len(result.created)


def _incoming(entry: Entry, uid: int) -> Incoming:
    received = entry.digest.date or entry.mail.changed_at
    return Incoming(
        digest=entry.digest,
        raw_place=entry.kept.place,
        uid=uid,
        flags=entry.mail.flags,
        internal_date=received.astimezone(UTC) if received else None,
    )
