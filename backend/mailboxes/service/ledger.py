"""What people may ask of the ledger: a comparison, another try for what was left out, which folders are fetched."""

from uuid import UUID

from sqlalchemy import select, update

from backend.mailboxes.errors import ArchiveMailboxError
from backend.mailboxes.ledger import folder_views
from backend.mailboxes.queries import load_mailbox
from backend.mailboxes.schemas import FolderView, SkipRetry
from mail_ingest.store import leases
from mail_ingest.store.events import MailboxChanged
from mail_ingest.store.models import IngestSkip, Mailbox, MailFolder
from mail_ingest.store.records import DRAFT
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def request_verification(session: WriteSession, actor: Actor, mailbox_id: UUID) -> None:
    """Have every folder compared with the server's own list."""
    actor.require("conversations.write")
    mailbox = await _with_server(session, mailbox_id)
    mailbox.verify_requested_at = now()
    await _wake(session, mailbox)


async def retry_skipped(session: WriteSession, actor: Actor, mailbox_id: UUID, data: SkipRetry) -> None:
    """Have what was left out for a reason tried again, from the first try."""
    actor.require("mailboxes.manage")
    mailbox = await _with_server(session, mailbox_id)
    folders = select(MailFolder.id).where(MailFolder.mailbox_id == mailbox_id)
    if data.folder_id is not None:
        await _folder(session, mailbox_id, data.folder_id)
        folders = folders.where(MailFolder.id == data.folder_id)
    await session.execute(
        update(IngestSkip)
        .where(IngestSkip.folder_id.in_(folders), IngestSkip.reason == data.reason, IngestSkip.reason != DRAFT)
        .values(next_try_at=now(), tries=0)
        .execution_options(synchronize_session=False)
    )
    await _wake(session, mailbox)


async def choose_folder(
    session: WriteSession, actor: Actor, mailbox_id: UUID, folder_id: UUID, selected: bool | None
) -> FolderView:
    """Have a folder's mail fetched or not; None = what the folder is for decides. What is here stays."""
    actor.require("mailboxes.manage")
    mailbox = await _with_server(session, mailbox_id)
    folder = await _folder(session, mailbox_id, folder_id)
    folder.choice = selected
    if selected is not None:
        folder.selected = selected
    audit.record(
        session,
        "mailbox.folder_chosen",
        subject_id=mailbox.id,
        subject_name=mailbox.address,
        folder=folder.name,
        selected=selected,
    )
    await session.flush()
    await _wake(session, mailbox)
    return next(view for view in await folder_views(session, mailbox_id) if view.id == folder_id)


async def _with_server(session: WriteSession, mailbox_id: UUID) -> Mailbox:
    mailbox = await load_mailbox(session, mailbox_id)
    if mailbox.kind != "imap":
        raise ArchiveMailboxError
    await leases.hold(session, mailbox_id)
    return mailbox


async def _folder(session: WriteSession, mailbox_id: UUID, folder_id: UUID) -> MailFolder:
    folder = await session.get(MailFolder, (session.info["tenant_id"], folder_id))
    if folder is None or folder.mailbox_id != mailbox_id or folder.gone_at is not None:
        raise NotFoundError
    return folder


async def _wake(session: WriteSession, mailbox: Mailbox) -> None:
    await session.flush()
    await leases.request(session, mailbox.id, active=not mailbox.paused)
    append(session, MailboxChanged(mailbox_id=mailbox.id))
