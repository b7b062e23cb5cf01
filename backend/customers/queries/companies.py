"""Reads of companies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, cast, func, literal_column, select
from sqlalchemy.orm import aliased

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.filters import conditions as custom_conditions
from backend.custom_fields.queries.filters import custom_sort
from backend.custom_fields.queries.records import dress
from backend.custom_fields.queries.shape import load_shape, require_shown
from backend.customers import schemas
from backend.customers.clock import local_time
from backend.customers.duplicates.gone import not_found
from backend.customers.fields import InvalidValueError, clean_domain
from backend.customers.models import Company, CompanyDomain, CompanyStar, Contact, Participation
from backend.customers.queries.awake import AWAKE, COMPANIES_AWAKE_FIRST, places_awake
from backend.customers.queries.pages import capped, cursor_params, prepare_count, prepare_page, rows_by_custom
from backend.customers.queries.seen import COMPANY_SEEN, mail_or_null, phone_or_null
from backend.customers.queries.words import count_matching, matching, word_conditions
from backend.customers.vocabulary import BINS, Bin, Source, Stage
from mail_ingest.store.sight import message_seen, sees_everything
from mail_ingest.understand.domains import registrable_domain
from tenants.context import current
from tenants.directory.models import Membership
from tenants.errors import NotAllowedError, NotFoundError
from tenants.paging import Page, SortField, Sorting, page_of, sorting
from tenants.prepared import Prepared, Row, tenant, viewer
from tenants.session import ReadSession, WriteSession

_PEOPLE: Final = 20

SORTS: Final = {
    "name": SortField(Company.name_key, str),
    "country": SortField(Company.country_sort, str),
    "last_message_at": SortField(Company.last_message_sort, datetime),
    "created_at": SortField(Company.created_at, datetime),
    "contacts_count": SortField(Company.contacts_count, int),
    "awake": SortField(COMPANIES_AWAKE_FIRST, str),
}

#: Filters and sorts that tell of a field.
_TELLS: Final = {"country": "country", "owner_id": "owner", "domain": "domains", "awake": "time_zone"}
_SEEN_PART: Final = aliased(Participation, name="seen_part")
_SEEN_OF: Final = (
    _SEEN_PART.tenant_id == Company.tenant_id,
    _SEEN_PART.company_id == Company.id,
    message_seen("seen_part.message_id"),
)
_CONVERSATIONS_SEEN: Final = (
    select(func.count(_SEEN_PART.conversation_id.distinct())).where(*_SEEN_OF).correlate(Company).scalar_subquery()
)
_LAST_MESSAGE_SEEN: Final = select(func.max(_SEEN_PART.at)).where(*_SEEN_OF).correlate(Company).scalar_subquery()

_COLUMNS: Final = (
    Company.id,
    Company.name,
    Company.domain,
    Company.domains,
    Company.website,
    Company.country,
    Company.city,
    Company.address,
    Company.industry,
    Company.language,
    Company.time_zone,
    Company.next_follow_up_at,
    Company.owner_id,
    Company.stage,
    Company.source,
    Company.bin,
    Company.tags,
    Company.note,
    Company.contacts_count,
    Company.archived_at,
    Company.created_at,
    Company.updated_at,
    Company.version,
    Membership.name.label("owner_name"),
)
_OWNER: Final = and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id)


def _select(*, everything: bool, masked: bool = False) -> Select[*tuple[Any, ...]]:
    """The numbers are kept for all mail; where some of it is closed to somebody (not `everything`), theirs are
    counted. `masked` leaves phone numbers out where they are hidden."""
    conversations = Company.conversations_count if everything else _CONVERSATIONS_SEEN
    last_message = Company.last_message_at if everything else _LAST_MESSAGE_SEEN
    numbers = (conversations.label("conversations_count"), last_message.label("last_message_at"))
    phone = phone_or_null(Company) if masked else Company.phone
    return select(*_COLUMNS, phone, *numbers).select_from(Company).outerjoin(Membership, _OWNER)


@dataclass(frozen=True, slots=True)
class CompanyFilters:
    """Which companies to list; None asks for no condition."""

    q: str | None = None
    country: str | None = None
    owner_id: UUID | None = None
    stage: Stage | None = None
    source: Source | None = None
    domain: str | None = None
    bin: Bin = "customer"
    #: Those that the reader starred.
    starred: bool = False
    #: Those whose office works at this minute.
    awake: bool = False
    #: What is asked of the tenant's own fields: names and values of `custom_fields.queries.filters.conditions`.
    custom: tuple[tuple[str, str], ...] = ()


def company_view(row: Row) -> schemas.Company:
    """A row of `_select` as it is answered."""
    return schemas.Company(**_fields(row))


def _fields(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "name": row["name"],
        "domain": row["domain"],
        "domains": row["domains"],
        "website": row["website"],
        "country": row["country"],
        "city": row["city"],
        "address": row["address"],
        "industry": row["industry"],
        "phone": row["phone"],
        "language": row["language"],
        "time_zone": row["time_zone"],
        "local_time": local_time(row["time_zone"], current().locale, row["country"], row["city"] or row["address"]),
        "owner": schemas.Owner(row["owner_id"], row["owner_name"]) if row["owner_name"] is not None else None,
        "stage": row["stage"],
        "source": row["source"],
        "bin": row["bin"],
        "tags": row["tags"],
        "note": row["note"],
        "contacts_count": row["contacts_count"],
        "conversations_count": row["conversations_count"],
        "last_message_at": row["last_message_at"],
        "next_follow_up_at": row["next_follow_up_at"],
        "archived_at": row["archived_at"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "version": row["version"],
        "custom": {},
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
    by_custom = await custom_sort(session, "company", sort)
    hidden = (await load_shape(session, "company")).hidden
    sorts = {name: field for name, field in SORTS.items() if _TELLS.get(name, name) not in hidden}
    chosen = by_custom.sorting if by_custom else sorting(sort, sorts, Company.id, "-last_message_at")
    await require_shown(session, "company", _TELLS, filters)
    params = _params(filters)
    at_desk = await places_awake(session, current().locale) if filters.awake or chosen.name == "awake" else None
    if filters.awake:
        params["awake"] = at_desk
    matches = await matching(session, "company", filters.q) if filters.q else None
    if matches is not None:
        params |= matches.params
    names = (
        frozenset(params) - {"query"}
        | ({matches.condition} if matches else set())
        | {filters.bin}
        | ({"starred"} if filters.starred else set())
    )
    if at_desk is not None:
        params["awake"] = at_desk
    sight = await sight_of(session)
    if not sight.everything:
        names |= {"seen"}
    if not sight.everything or sight.masked:
        params |= sight.params
    everything = await sees_everything(session)
    own = await custom_conditions(session, "company", filters.custom, Company.id)
    select_ = partial(_select, everything=everything, masked=sight.masked)
    rows: Sequence[Row]
    if by_custom:
        rows = await rows_by_custom(
            session, by_custom, select_(), [*_conditions(names), *own], params, cursor, limit, Company.id
        )
    elif own:
        page = prepare_page(select_(), [*_conditions(names), *own], chosen, after=cursor is not None)
        rows = await page.fetch(session, **params, **cursor_params(chosen, cursor), most=limit + 1)
    else:
        page = _page(
            chosen.name, chosen.descending, names, after=cursor is not None, everything=everything, masked=sight.masked
        )
        rows = await page.fetch(session, **params, **cursor_params(chosen, cursor), most=limit + 1)
    total = None
    if with_total and own:
        total = capped((await prepare_count([*_conditions(names), *own]).fetch(session, **params))[0]["count"])
    elif with_total and matches is not None and names == {"words", "customer"}:
        # Words that thousands hold: the few candidates that hold them are counted with the customers.
        total = capped(await count_matching(session, matches))
    elif with_total:
        total = capped((await _count(names).fetch(session, **params))[0]["count"])
    page_ = page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row["sort_value"],
        row_id=lambda row: row["id"],
        item=company_view,
        total=total,
    )
    await dress(session, "company", page_.items)
    return page_


_CONDITIONS: Final[dict[str, ColumnElement[bool]]] = {
    # The column that the sort's index has.
    "country": Company.country_sort == bindparam("country"),
    "owner_id": Company.owner_id == bindparam("owner_id"),
    "stage": Company.stage == bindparam("stage"),
    "source": Company.source == bindparam("source"),
    "domain": Company.id
    == select(CompanyDomain.company_id)
    .where(CompanyDomain.tenant_id == tenant, CompanyDomain.domain == bindparam("domain"))
    .scalar_subquery(),
    # Literals, so that the index of those that are no customers serves.
    **{name: Company.bin == literal_column(f"'{name}'") for name in BINS},
    "starred": Company.id.in_(
        select(CompanyStar.company_id).where(CompanyStar.tenant_id == tenant, CompanyStar.member_id == viewer)
    ),
    "awake": AWAKE,
    "seen": COMPANY_SEEN,
    **word_conditions(Company),
}


def _params(filters: CompanyFilters) -> dict[str, Any]:
    """What the filters bind, each under the name of its condition."""
    given = {
        "country": filters.country.upper() if filters.country else None,
        "owner_id": filters.owner_id,
        "stage": filters.stage,
        "source": filters.source,
        "domain": _domain(filters.domain) if filters.domain else None,
    }
    return {name: value for name, value in given.items() if value is not None}


def _domain(text: str) -> str:
    try:
        host = clean_domain(text)
    except InvalidValueError:
        return text
    return registrable_domain(host) or host


def _conditions(names: frozenset[str]) -> list[ColumnElement[bool]]:
    chosen = [_CONDITIONS[name] for name in sorted(names)]
    return [Company.tenant_id == tenant, Company.archived_at.is_(None), *chosen]


@lru_cache(maxsize=512)
def _page(
    sort: str, descending: bool, names: frozenset[str], *, after: bool, everything: bool, masked: bool
) -> Prepared:
    chosen = Sorting(sort, SORTS[sort], Company.id, descending)
    return prepare_page(_select(everything=everything, masked=masked), _conditions(names), chosen, after=after)


@lru_cache(maxsize=64)
def _count(names: frozenset[str]) -> Prepared:
    return prepare_count(_conditions(names))


#: As msgspec writes an instant.
_INSTANT: Final = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'


_PERSON_SEEN: Final = (
    _SEEN_PART.tenant_id == Contact.tenant_id,
    _SEEN_PART.contact_id == Contact.id,
    message_seen("seen_part.message_id"),
)
_PERSON_MESSAGES_SEEN: Final = (
    select(func.count(_SEEN_PART.id)).where(*_PERSON_SEEN).correlate(Contact).scalar_subquery()
)
_PERSON_LAST_SEEN: Final = select(func.max(_SEEN_PART.at)).where(*_PERSON_SEEN).correlate(Contact).scalar_subquery()


def _people(*, everything: bool, masked: bool) -> ColumnElement[Any]:
    """A company's people as one JSON array, those who wrote last first, ready to be sent: opening a file is one
    round trip, and the people are not unpacked on the way. As `_select`, it counts what is seen unless `everything`
    is, and orders by that."""
    shown = {name: getattr(Contact, name) for name in schemas.CompanyPerson.__struct_fields__}
    last_message = Contact.last_message_at if everything else _PERSON_LAST_SEEN
    shown["last_message_at"] = func.to_char(func.timezone("UTC", last_message), _INSTANT)
    if masked:
        shown |= {name: mail_or_null(getattr(Contact, name), name) for name in ("email", "emails") if name in shown} | (
            {"phone": phone_or_null(Contact)} if "phone" in shown else {}
        )
    if not everything:
        shown["messages_count"] = _PERSON_MESSAGES_SEEN
    order = Contact.last_message_sort.desc() if everything else last_message.desc().nulls_last()
    newest = (
        select(*(column.label(name) for name, column in shown.items()))
        .where(Contact.tenant_id == Company.tenant_id, Contact.company_id == Company.id)
        # Those of an archived company were put aside with it.
        .where(Contact.archived_at.is_(None) | (Contact.archived_at == Company.archived_at))
        .where((Contact.bin != "noise") | (Company.bin == "noise"))
        .order_by(order, Contact.id.desc())
        .limit(_PEOPLE)
        .correlate(Company)
        .subquery("person")
    )
    people = func.coalesce(cast(func.json_agg(newest.table_valued()), Text), "[]")
    return select(people).scalar_subquery()


_ONE: Final = (Company.tenant_id == tenant, Company.id == bindparam("company_id"))


_STARRED: Final = (
    select(CompanyStar.id)
    .where(CompanyStar.tenant_id == tenant, CompanyStar.member_id == viewer, CompanyStar.company_id == Company.id)
    .correlate(Company)
    .exists()
)


@lru_cache(maxsize=8)
def _file(*, everything: bool, narrow: bool, masked: bool) -> Prepared:
    people = _people(everything=everything, masked=masked)
    found = _select(everything=everything, masked=masked).add_columns(people.label("people"), _STARRED.label("starred"))
    return Prepared(found.where(*_ONE, *([COMPANY_SEEN] if narrow else [])))


@lru_cache(maxsize=4)
def _locked(*, everything: bool, narrow: bool) -> Prepared:
    found = _select(everything=everything).where(*_ONE, *([COMPANY_SEEN] if narrow else []))
    return Prepared(found.with_for_update(of=Company, key_share=True))


async def load_company(session: ReadSession, company_id: UUID) -> schemas.CompanyFile:
    """A company with its people, archived or not; raises `NotFoundError`, as for one that is hidden."""
    sight = await sight_of(session)
    shape = _file(everything=await sees_everything(session), narrow=not sight.everything, masked=sight.masked)
    rows = await shape.fetch(session, **sight.params, company_id=company_id)
    if not rows:
        raise await not_found(session, company_id)
    people: Any = msgspec.Raw(rows[0]["people"].encode())
    file = schemas.CompanyFile(**_fields(rows[0]), people=people, starred=rows[0]["starred"])
    await dress(session, "company", [file])
    return file


async def as_shown(session: ReadSession, company: schemas.Company) -> schemas.Company:
    """A company that was locked, as the session's actor may see it."""
    masks = (await sight_of(session)).masks
    hidden = masks.hides("phone", company.owner.id if company.owner else None)
    shown = msgspec.structs.replace(company, phone=None if hidden else company.phone)
    await dress(session, "company", [shown])
    return shown


async def lock_company(session: WriteSession, company_id: UUID, *, hidden_too: bool = False) -> schemas.Company:
    """A company that nobody else changes until the transaction ends, with its phone number whatever is masked.

    Raises `NotFoundError`, as for one that is hidden from the actor (unless `hidden_too`), and `NotAllowedError` where
    the actor may only look at it.
    """
    sight = await sight_of(session)
    shape = _locked(everything=await sees_everything(session), narrow=not (sight.everything or hidden_too))
    rows = await shape.fetch(session, **sight.params, company_id=company_id)
    if not rows:
        raise NotFoundError
    if not hidden_too and not sight.may_change(rows[0]["owner_id"]) and rows[0]["owner_id"] is not None:
        raise NotAllowedError
    return company_view(rows[0])
