"""The files of a company: what people put there, and what lay in its mail."""

from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Integer,
    Subquery,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    false,
    null,
    select,
    true,
    tuple_,
    union_all,
)

from backend.customers.models import Contact, CustomerFile, TimelineEntry
from backend.customers.queries.history import require_record
from backend.customers.queries.pages import cursor_params
from backend.customers.queries.seen import require_seen
from backend.customers.schemas import CompanyDocument, ContactRef, Owner
from mail_ingest.parse.magic import previewable
from mail_ingest.store.models import MessagePart
from mail_ingest.store.sight import message_seen, sees_everything
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, page_of, sorting
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

_NEWEST_FIRST: Final = {"at": SortField(CustomerFile.at, datetime)}
_COMPANY: Final = bindparam("company_id", type_=Uuid())
_MOST: Final = bindparam("most", type_=Integer())


def _before(at: Any, row_id: Any) -> Any:
    last = tuple_(bindparam("cursor_value", type_=CustomerFile.at.type), bindparam("cursor_id", type_=Uuid()))
    return tuple_(at, row_id) < last


def _uploads(*, after: bool) -> Subquery:
    found = select(
        CustomerFile.id, true().label("upload"), CustomerFile.filename, CustomerFile.content_type,
        CustomerFile.size, CustomerFile.at, CustomerFile.actor_id, CustomerFile.actor_name,
        CustomerFile.contact_id, cast(null(), Uuid()).label("message_id"),
        cast(null(), Uuid()).label("conversation_id"), cast(null(), Text()).label("direction"),
    ).where(
        CustomerFile.tenant_id == tenant, CustomerFile.company_id == _COMPANY, CustomerFile.deleted_at.is_(None)
    )  # fmt: skip
    if after:
        found = found.where(_before(CustomerFile.at, CustomerFile.id))
    return found.order_by(CustomerFile.at.desc(), CustomerFile.id.desc()).limit(_MOST).subquery()


def _attached(*, after: bool, everything: bool) -> Subquery:
    """Walks the timeline of mail from the newest on, until a page of files is full."""
    found = (
        select(
            MessagePart.id, false().label("upload"), MessagePart.filename, MessagePart.content_type,
            MessagePart.size, TimelineEntry.at, cast(null(), Uuid()).label("actor_id"),
            cast(null(), Text()).label("actor_name"), TimelineEntry.contact_id, TimelineEntry.message_id,
            TimelineEntry.conversation_id, TimelineEntry.direction,
        )
        .join(
            MessagePart,
            and_(
                MessagePart.tenant_id == TimelineEntry.tenant_id, MessagePart.message_id == TimelineEntry.message_id
            ),
        )
        .where(
            TimelineEntry.tenant_id == tenant,
            TimelineEntry.company_id == _COMPANY,
            TimelineEntry.kind == "message",
            MessagePart.disposition == "attachment",
        )
    )  # fmt: skip
    if not everything:
        found = found.where(message_seen("timeline_entry.message_id"))
    if after:
        found = found.where(_before(TimelineEntry.at, MessagePart.id))
    return found.order_by(TimelineEntry.at.desc(), MessagePart.id.desc()).limit(_MOST).subquery()


@lru_cache(maxsize=4)
def _page(*, after: bool, everything: bool) -> Prepared:
    both = union_all(select(_uploads(after=after)), select(_attached(after=after, everything=everything))).subquery()
    here = select(both).order_by(both.c.at.desc(), both.c.id.desc()).limit(_MOST).subquery()
    return Prepared(
        select(here, Contact.name.label("contact_name"))
        .outerjoin(Contact, and_(Contact.tenant_id == tenant, Contact.id == here.c.contact_id))
        .order_by(here.c.at.desc(), here.c.id.desc())
    )


async def list_files(
    session: ReadSession, company_id: UUID, *, cursor: str | None = None, limit: int = 50
) -> Page[CompanyDocument]:
    """Uploads, and attachments of mail that the reader may see, the newest first. Raises `NotFoundError`."""
    await require_seen(session, "company", company_id)
    chosen = sorting(None, _NEWEST_FIRST, CustomerFile.id, "-at")
    page = _page(after=cursor is not None, everything=await sees_everything(session))
    rows = await page.fetch(session, company_id=company_id, **cursor_params(chosen, cursor), most=limit + 1)
    if not rows:
        await require_record(session, "company", company_id)
    return page_of(
        rows, limit, chosen, value=lambda row: row["at"], row_id=lambda row: row["id"], item=_document
    )  # fmt: skip


def _document(row: Row) -> CompanyDocument:
    return CompanyDocument(
        id=row["id"],
        upload=row["upload"],
        filename=row["filename"],
        content_type=row["content_type"],
        size=row["size"],
        at=row["at"],
        actor=Owner(row["actor_id"], row["actor_name"]) if row["actor_id"] else None,
        contact=ContactRef(row["contact_id"], row["contact_name"]) if row["contact_id"] else None,
        message_id=row["message_id"],
        conversation_id=row["conversation_id"],
        direction=row["direction"],
        previewable=previewable(row["content_type"]),
    )


async def find_file(session: ReadSession, company_id: UUID, file_id: UUID) -> CustomerFile:
    """An upload that was not taken away; raises `NotFoundError`."""
    await require_seen(session, "company", company_id)
    found = await session.scalar(
        select(CustomerFile).where(
            CustomerFile.id == file_id, CustomerFile.company_id == company_id, CustomerFile.deleted_at.is_(None)
        )
    )
    if found is None:
        raise NotFoundError
    return found
