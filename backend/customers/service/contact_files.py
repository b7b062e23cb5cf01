"""Files that people put into a contact's file; the company's shows them too. Taking one away can be undone."""

from uuid import UUID

from sqlalchemy import func, select, update

from backend.customers.events import ContactChanged
from backend.customers.fields import squeeze
from backend.customers.models import Contact, CustomerFile, TimelineEntry
from backend.customers.queries.contact_files import document_of
from backend.customers.queries.history import require_record
from backend.customers.schemas import CompanyDocument
from backend.customers.service.timeline import record
from mail_ingest.parse.magic import previewable, true_type
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_NAME = 255


async def add_contact_file(
    session: WriteSession, actor: Actor, contact_id: UUID, filename: str, content: bytes, sha256: str
) -> CompanyDocument:
    """Put a file into a contact's file; what it is, its bytes say. `sha256` is its name in the blob store, where it
    lies already. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("companies.write")
    await require_record(session, "contact", contact_id)
    company_id = await session.scalar(select(Contact.company_id).where(Contact.id == contact_id))
    name = squeeze(filename.replace("\\", "/").rpartition("/")[2])[-_NAME:] or "file"
    kind = true_type("application/octet-stream", name, content)
    row = CustomerFile(
        id=new_id(),
        company_id=company_id,
        contact_id=contact_id,
        filename=name,
        content_type=kind,
        size=len(content),
        sha256=sha256,
        actor_id=actor.membership_id or actor.id,
        actor_name=actor.name,
        at=now(),
    )
    session.add(row)
    await session.flush()
    await record(
        session,
        company_id=company_id,
        contact_id=contact_id,
        kind="file",
        at=row.at,
        summary=name,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        details={"file_id": str(row.id), "content_type": kind, "size": row.size, "previewable": previewable(kind)},
    )
    audit.record(session, "contact.file_added", subject_id=contact_id, subject_name=name)
    return document_of(row)


async def set_contact_file_deleted(
    session: WriteSession, actor: Actor, contact_id: UUID, file_id: UUID, *, deleted: bool
) -> None:
    """Take a file away, or give it back, with its entry on the timeline. Raises `NotAllowedError`,
    `NotFoundError`."""
    actor.require("companies.write")
    await require_record(session, "contact", contact_id)
    row = await session.scalar(
        select(CustomerFile)
        .where(CustomerFile.id == file_id, CustomerFile.contact_id == contact_id)
        .where(CustomerFile.deleted_at.is_(None) if deleted else CustomerFile.deleted_at.is_not(None))
        .with_for_update()
    )
    if row is None:
        raise NotFoundError
    row.deleted_at = now() if deleted else None
    await session.execute(
        update(TimelineEntry)
        .where(TimelineEntry.contact_id == contact_id, TimelineEntry.kind == "file")
        .where(func.jsonb_extract_path_text(TimelineEntry.details, "file_id") == str(file_id))
        .values(deleted_at=row.deleted_at)
        .execution_options(synchronize_session=False)
    )
    action = "contact.file_removed" if deleted else "contact.file_restored"
    audit.record(session, action, subject_id=contact_id, subject_name=row.filename)
    append(session, ContactChanged(contact_ids=[contact_id]))
