"""What people put into a contact's file: pictures of cards and samples, papers."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.models import CustomerFile
from backend.customers.queries.history import require_record
from backend.customers.schemas import CompanyDocument, Owner
from mail_ingest.parse.magic import previewable
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_NEWEST_FIRST: Final = {"at": SortField(CustomerFile.at, datetime)}


async def list_contact_files(
    session: ReadSession, contact_id: UUID, *, cursor: str | None = None, limit: int = 50
) -> Page[CompanyDocument]:
    """The newest first. Raises `NotFoundError`."""
    await require_record(session, "contact", contact_id)
    chosen = sorting(None, _NEWEST_FIRST, CustomerFile.id, "-at")
    listed = select(CustomerFile).where(CustomerFile.contact_id == contact_id, CustomerFile.deleted_at.is_(None))
    rows = list(await session.scalars(after_cursor(listed, chosen, cursor, limit)))
    return page_of(
        rows, limit, chosen, value=lambda row: row.at, row_id=lambda row: row.id, item=document_of
    )  # fmt: skip


async def find_contact_file(session: ReadSession, contact_id: UUID, file_id: UUID) -> CustomerFile:
    """One that was not taken away; raises `NotFoundError`."""
    await require_record(session, "contact", contact_id)
    found = await session.scalar(
        select(CustomerFile).where(
            CustomerFile.id == file_id, CustomerFile.contact_id == contact_id, CustomerFile.deleted_at.is_(None)
        )
    )
    if found is None:
        raise NotFoundError
    return found


def document_of(row: CustomerFile) -> CompanyDocument:
    """An upload as it is answered."""
    return CompanyDocument(
        id=row.id,
        upload=True,
        filename=row.filename,
        content_type=row.content_type,
        size=row.size,
        at=row.at,
        actor=Owner(row.actor_id, row.actor_name) if row.actor_id else None,
        contact=None,
        message_id=None,
        conversation_id=None,
        direction=None,
        previewable=previewable(row.content_type),
    )
