"""Files that people put into a company's file. Taking one away can be undone."""

from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, update

from backend.customers.errors import FileEmptyError, FileTooLargeError
from backend.customers.events import CompanyChanged
from backend.customers.fields import squeeze
from backend.customers.models import CustomerFile, TimelineEntry
from backend.customers.queries.history import require_record
from backend.customers.queries.seen import require_changeable
from backend.customers.schemas import CompanyDocument, Owner
from backend.customers.service.timeline import record
from i18n.formats import file_size
from mail_ingest.parse.magic import previewable, true_type
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

#: Kind of these files in the blob store.
CUSTOMER_FILE: Final = "customer-file"
MOST_BYTES: Final = 25 * 1024 * 1024
_NAME: Final = 255


async def receive_file(chunks: AsyncIterator[bytes]) -> bytes:
    """The bytes of an upload. Raises `FileTooLargeError`, `FileEmptyError`."""
    content = bytearray()
    async for chunk in chunks:
        content += chunk
        if len(content) > MOST_BYTES:
            raise FileTooLargeError(limit=file_size(MOST_BYTES, current().locale))
    if not content:
        raise FileEmptyError
    return bytes(content)


async def add_file(
    session: WriteSession, actor: Actor, company_id: UUID, filename: str, content: bytes, sha256: str
) -> CompanyDocument:
    """Put a file into a company's file; what it is, its bytes say. `sha256` is its name in the blob store, where it
    lies already. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("companies.write")
    await require_record(session, "company", company_id)
    name = squeeze(filename.replace("\\", "/").rpartition("/")[2])[-_NAME:] or "file"
    kind = true_type("application/octet-stream", name, content)
    row = CustomerFile(
        id=new_id(),
        company_id=company_id,
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
        contact_id=None,
        kind="file",
        at=row.at,
        summary=name,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        details={"file_id": str(row.id), "content_type": kind, "size": row.size, "previewable": previewable(kind)},
    )
    audit.record(session, "company.file_added", subject_id=company_id, subject_name=name)
    return CompanyDocument(
        id=row.id,
        upload=True,
        filename=name,
        content_type=kind,
        size=row.size,
        at=row.at,
        actor=Owner(row.actor_id, row.actor_name) if row.actor_id else None,
        contact=None,
        message_id=None,
        conversation_id=None,
        direction=None,
        previewable=previewable(kind),
    )


async def set_file_deleted(
    session: WriteSession, actor: Actor, company_id: UUID, file_id: UUID, *, deleted: bool
) -> None:
    """Take a file away, or give it back, with its entry on the timeline. Raises `NotAllowedError`,
    `NotFoundError`."""
    actor.require("companies.write")
    await require_changeable(session, "company", company_id)
    row = await session.scalar(
        select(CustomerFile)
        .where(CustomerFile.id == file_id, CustomerFile.company_id == company_id)
        .where(CustomerFile.deleted_at.is_(None) if deleted else CustomerFile.deleted_at.is_not(None))
        .with_for_update()
    )
    if row is None:
        raise NotFoundError
    row.deleted_at = now() if deleted else None
    await session.execute(
        update(TimelineEntry)
        .where(TimelineEntry.company_id == company_id, TimelineEntry.kind == "file")
        .where(func.jsonb_extract_path_text(TimelineEntry.details, "file_id") == str(file_id))
        .values(deleted_at=row.deleted_at)
        .execution_options(synchronize_session=False)
    )
    action = "company.file_removed" if deleted else "company.file_restored"
    audit.record(session, action, subject_id=company_id, subject_name=row.filename)
    append(session, CompanyChanged(company_ids=[company_id]))
