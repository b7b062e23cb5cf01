"""Reads of companies."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from backend.customers import schemas
from backend.customers.clock import local_time
from backend.customers.fields import InvalidValueError, clean_domain
from backend.customers.models import Company, CompanyDomain, Contact
from backend.customers.queries.words import matching
from backend.customers.vocabulary import Source, Stage
from tenants.context import current
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

_PEOPLE: Final = 20

SORTS: Final = {
    "name": SortField(Company.name_key, str),
    "country": SortField(Company.country_sort, str),
    "last_message_at": SortField(Company.last_message_sort, datetime),
    "created_at": SortField(Company.created_at, datetime),
    "contacts_count": SortField(Company.contacts_count, int),
}

COLUMNS: Final = (
    Company.id,
    Company.name,
    Company.domain,
    Company.domains,
    Company.website,
    Company.country,
    Company.city,
    Company.address,
    Company.industry,
    Company.phone,
    Company.language,
    Company.time_zone,
    Company.owner_id,
    Company.stage,
    Company.source,
    Company.tags,
    Company.note,
    Company.contacts_count,
    Company.conversations_count,
    Company.last_message_at,
    Company.archived_at,
    Company.created_at,
    Company.updated_at,
    Company.version,
    Membership.name.label("owner_name"),
)
_OWNER: Final = and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id)
SELECT: Final[Select[*tuple[Any, ...]]] = select(*COLUMNS).select_from(Company).outerjoin(Membership, _OWNER)


@dataclass(frozen=True, slots=True)
class CompanyFilters:
    """Which companies to list; None asks for no condition."""

    q: str | None = None
    country: str | None = None
    owner_id: UUID | None = None
    stage: Stage | None = None
    source: Source | None = None
    domain: str | None = None


def company_view(row: Row[*tuple[Any, ...]]) -> schemas.Company:
    """A row of `SELECT` as it is answered."""
    return schemas.Company(**_fields(row))


def _fields(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "domain": row.domain,
        "domains": row.domains,
        "website": row.website,
        "country": row.country,
        "city": row.city,
        "address": row.address,
        "industry": row.industry,
        "phone": row.phone,
        "language": row.language,
        "time_zone": row.time_zone,
        "local_time": local_time(row.time_zone, current().locale),
        "owner": schemas.Owner(row.owner_id, row.owner_name) if row.owner_name is not None else None,
        "stage": row.stage,
        "source": row.source,
        "tags": row.tags,
        "note": row.note,
        "contacts_count": row.contacts_count,
        "conversations_count": row.conversations_count,
        "last_message_at": row.last_message_at,
        "archived_at": row.archived_at,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "version": row.version,
    }


async def list_companies(
    session: ReadSession,
    filters: CompanyFilters,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
) -> Page[schemas.Company]:
    """Companies that are not archived, by default those first that wrote last."""
    chosen = sorting(sort, SORTS, Company.id, "-last_message_at")
    conditions = [Company.archived_at.is_(None), *_conditions(filters)]
    if filters.q:
        found = await matching(session, "company", filters.q)
        conditions += [] if found is None else [found]
    statement = SELECT.add_columns(chosen.field.column.label("sort_value")).where(*conditions)
    rows = (await session.execute(after_cursor(statement, chosen, cursor, limit))).all()
    total = await capped_count(session, select(Company.id).where(*conditions)) if with_total else None
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.sort_value,
        row_id=lambda row: row.id,
        item=company_view,
        total=total,
    )


def _conditions(filters: CompanyFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.country:
        # The column that the sort's index has.
        found.append(Company.country_sort == filters.country.upper())
    if filters.owner_id:
        found.append(Company.owner_id == filters.owner_id)
    if filters.stage:
        found.append(Company.stage == filters.stage)
    if filters.source:
        found.append(Company.source == filters.source)
    if filters.domain:
        try:
            domain = clean_domain(filters.domain)
        except InvalidValueError:
            domain = filters.domain
        found.append(
            Company.id
            == select(CompanyDomain.company_id)
            .where(CompanyDomain.tenant_id == Company.tenant_id, CompanyDomain.domain == domain)
            .scalar_subquery()
        )
    return found


def _people() -> Any:
    """A company's people as one JSON array, those who wrote last first: opening a file is one round trip."""
    newest = (
        select(
            *(getattr(Contact, name) for name in schemas.CompanyPerson.__struct_fields__),
            Contact.last_message_sort,
        )
        .where(Contact.tenant_id == Company.tenant_id, Contact.company_id == Company.id)
        # Those of an archived company were put aside with it.
        .where(Contact.archived_at.is_(None) | (Contact.archived_at == Company.archived_at))
        .order_by(Contact.last_message_sort.desc(), Contact.id.desc())
        .limit(_PEOPLE)
        .correlate(Company)
        .subquery("person")
    )
    return select(func.json_agg(newest.table_valued())).scalar_subquery()


_SELECT_FILE: Final = SELECT.add_columns(_people().label("people"))


async def load_company(session: ReadSession, company_id: UUID) -> schemas.CompanyFile:
    """A company with its people, archived or not; raises `NotFoundError`."""
    row = (await session.execute(_SELECT_FILE.where(Company.id == company_id))).one_or_none()
    if row is None:
        raise NotFoundError
    people = msgspec.convert(row.people or [], list[schemas.CompanyPerson])
    return schemas.CompanyFile(**_fields(row), people=people)
