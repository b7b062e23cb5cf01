"""Reads of contacts."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from backend.customers import schemas
from backend.customers.clock import local_time
from backend.customers.models import Company, Contact
from backend.customers.queries.words import matching
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

SORTS: Final = {
    "name": SortField(Contact.name_key, str),
    "last_message_at": SortField(Contact.last_message_sort, datetime),
    "created_at": SortField(Contact.created_at, datetime),
}

_EMPLOYER: Final = and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id)
SELECT: Final[Select[*tuple[Any, ...]]] = (
    select(
        Contact.id,
        Contact.name,
        Contact.given_name,
        Contact.family_name,
        Contact.email,
        Contact.emails,
        Contact.phone,
        Contact.title,
        Contact.company_id,
        Company.name.label("company_name"),
        Company.country.label("company_country"),
        Contact.language,
        func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
        Contact.last_message_at,
        Contact.messages_count,
        Contact.source,
        Contact.archived_at,
        Contact.created_at,
        Contact.updated_at,
        Contact.version,
    )
    .select_from(Contact)
    .outerjoin(Company, _EMPLOYER)
)


def contact_view(row: Row[*tuple[Any, ...]]) -> schemas.Contact:
    """A row of `SELECT` as it is answered."""
    return schemas.Contact(
        id=row.id,
        name=row.name,
        given_name=row.given_name,
        family_name=row.family_name,
        email=row.email,
        emails=row.emails,
        phone=row.phone,
        title=row.title,
        company=schemas.CompanyRef(row.company_id, row.company_name, row.company_country) if row.company_id else None,
        language=row.language,
        time_zone=row.time_zone,
        local_time=local_time(row.time_zone, current().locale),
        last_message_at=row.last_message_at,
        messages_count=row.messages_count,
        source=row.source,
        archived_at=row.archived_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
        version=row.version,
    )


async def list_contacts(
    session: ReadSession,
    *,
    q: str | None = None,
    company_id: UUID | None = None,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
) -> Page[schemas.Contact]:
    """Contacts that are not archived, by default those first who wrote last."""
    chosen = sorting(sort, SORTS, Contact.id, "-last_message_at")
    conditions: list[ColumnElement[bool]] = [Contact.archived_at.is_(None)]
    if company_id is not None:
        conditions.append(Contact.company_id == company_id)
    if q:
        found = await matching(session, "contact", q)
        conditions += [] if found is None else [found]
    statement = SELECT.add_columns(chosen.field.column.label("sort_value")).where(*conditions)
    rows = (await session.execute(after_cursor(statement, chosen, cursor, limit))).all()
    total = await capped_count(session, select(Contact.id).where(*conditions)) if with_total else None
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.sort_value,
        row_id=lambda row: row.id,
        item=contact_view,
        total=total,
    )


async def load_contact(session: ReadSession, contact_id: UUID) -> schemas.Contact:
    """A contact, archived or not; raises `NotFoundError`."""
    row = (await session.execute(SELECT.where(Contact.id == contact_id))).one_or_none()
    if row is None:
        raise NotFoundError
    return contact_view(row)
