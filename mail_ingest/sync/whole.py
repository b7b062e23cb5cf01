"""The whole of messages that came as stubs, fetched when somebody asks for it (`FetchRequest`).

The message goes to the blob store piece by piece, so that its size does not matter. The message's row then leads to the
whole, and a worker reads it anew (`MessageCompleted`).
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select

from mail_ingest.imap.errors import CommandRefusedError
from mail_ingest.imap.source import FetchProblem, Folder, MailSource
from mail_ingest.store.changes import tell_changed
from mail_ingest.store.events import MessageCompleted
from mail_ingest.store.models import FetchRequest, MailFolder, Message, MessagePlacement
from mail_ingest.store.records import RAW
from mail_ingest.sync.work import Work
from tenants.orm import now
from tenants.outbox import append

_MOST_TRIES: Final = 3


async def fetch_whole_messages(work: Work, source: MailSource, folders: Mapping[bytes, Folder]) -> None:
    """Serve what is asked for in this mailbox. Opens folders on `source`."""
    async with work.read_session() as session:
        waiting = list(
            await session.scalars(
                select(FetchRequest.message_id)
                .where(FetchRequest.mailbox_id == work.lease.mailbox_id, FetchRequest.status == "waiting")
                .order_by(FetchRequest.created_at)
            )
        )
    for message_id in waiting:
        await _serve(work, source, folders, message_id)


async def _serve(work: Work, source: MailSource, folders: Mapping[bytes, Folder], message_id: UUID) -> None:
    async with work.read_session() as session:
        found = (
            await session.execute(
                select(MailFolder.wire_name, MailFolder.uid_validity, MessagePlacement.uid)
                .join(MailFolder, MailFolder.id == MessagePlacement.folder_id)
                .where(
                    MessagePlacement.message_id == message_id,
                    MessagePlacement.mailbox_id == work.lease.mailbox_id,
                    MessagePlacement.uid_validity == MailFolder.uid_validity,
                    MessagePlacement.gone_at.is_(None),
                )
                .limit(1)
            )
        ).one_or_none()
    folder = folders.get(found.wire_name) if found is not None else None
    if found is None or folder is None:
        await _finish(work, message_id, problem=FetchProblem.GONE.value)
        return
    await _count_try(work, message_id)
    state = await source.open_folder(folder)
    if state.uid_validity != found.uid_validity:
        return  # the folder is linked anew first
    try:
        digest, size = await work.engine.blobs.put_stream(work.lease.tenant_id, RAW, source.fetch_chunks(found.uid))
    except CommandRefusedError:
        await _finish(work, message_id, problem=FetchProblem.REFUSED.value)
        return
    work.allowance.used(size)
    await _finish(work, message_id, raw=(digest, size))


async def _count_try(work: Work, message_id: UUID) -> None:
    """Before it is tried, so that a message on which everything breaks is not tried for ever."""
    async with work.session() as session:
        request = await session.scalar(select(FetchRequest).where(FetchRequest.message_id == message_id))
        if request is not None:
            request.tries += 1
            if request.tries >= _MOST_TRIES:
                request.status, request.problem, request.finished_at = "failed", FetchProblem.REFUSED.value, now()


async def _finish(
    work: Work, message_id: UUID, *, raw: tuple[str, int] | None = None, problem: str | None = None
) -> None:
    async with work.session() as session:
        request = await session.scalar(select(FetchRequest).where(FetchRequest.message_id == message_id))
        message = await session.get(Message, (work.lease.tenant_id, message_id))
        if request is None or message is None:
            return
        request.status, request.problem = ("failed", problem) if raw is None else ("done", None)
        request.finished_at = now()
        if raw is not None:
            message.raw_sha256, message.size = raw
            message.raw_place = None
            message.partial = False
            append(session, MessageCompleted(message_id=message_id))
        await session.flush()
        await tell_changed(session, {message.conversation_id})
