"""Reads of contacts."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal_column, select
from sqlalchemy.orm import aliased

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.filters import conditions as custom_conditions
from backend.custom_fields.queries.filters import custom_sort
from backend.custom_fields.queries.records import dress
from backend.customers import schemas
from backend.customers.clock import Travel, place_of, time_at
from backend.customers.duplicates.gone import not_found
from backend.customers.models import Company, Contact, Participation
from backend.customers.queries.awake import CONTACTS_AWAKE_FIRST, places_awake
from backend.customers.queries.pages import capped, cursor_params, prepare_count, prepare_page, rows_by_custom
from backend.customers.queries.seen import COMPANY_SEEN, CONTACT_SEEN, mail_or_null, phone_or_null
from backend.customers.queries.words import count_matching, matching, word_conditions
from backend.customers.vocabulary import BINS, Bin
from mail_ingest.store.sight import message_seen, sees_everything
from tenants.context import current
from tenants.paging import Page, SortField, Sorting, page_of, sorting
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

SORTS: Final = {
    "name": SortField(Contact.name_key, str),
    "last_message_at": SortField(Contact.last_message_sort, datetime),
    "created_at": SortField(Contact.created_at, datetime),
    "awake": SortField(CONTACTS_AWAKE_FIRST, str),
}

_SEEN_PART: Final = aliased(Participation, name="seen_part")
_SEEN_OF: Final = (
    _SEEN_PART.tenant_id == Contact.tenant_id,
    _SEEN_PART.contact_id == Contact.id,
    message_seen("seen_part.message_id"),
)
_MESSAGES_SEEN: Final = select(func.count(_SEEN_PART.id)).where(*_SEEN_OF).correlate(Contact).scalar_subquery()
_LAST_MESSAGE_SEEN: Final = select(func.max(_SEEN_PART.at)).where(*_SEEN_OF).correlate(Contact).scalar_subquery()

_EMPLOYER: Final = and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id)
_SELECT: Final[Select[*tuple[Any, ...]]] = (
    select(
        Contact.id,
        Contact.name,
        Contact.given_name,
        Contact.family_name,
        Contact.title,
        Contact.company_id,
        Company.name.label("company_name"),
        Company.country.label("company_country"),
        Contact.language,
        func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
        func.coalesce(Company.city, Company.address).label("company_address"),
        Contact.away_zone,
        Contact.away_place,
        Contact.away_from,
        Contact.away_until,
        Contact.next_follow_up_at,
        Contact.source,
        Contact.bin,
        Contact.archived_at,
        Contact.created_at,
        Contact.updated_at,
        Contact.version,
    )
    .select_from(Contact)
    .outerjoin(Company, _EMPLOYER)
)


def _select(*, everything: bool, masked: bool) -> Select[*tuple[Any, ...]]:
    """The numbers are kept for all mail; where some of it is closed to somebody (not `everything`), theirs are
    counted. `masked` leaves addresses and phone numbers out where they are hidden."""
    messages = Contact.messages_count if everything else _MESSAGES_SEEN
    last_message = Contact.last_message_at if everything else _LAST_MESSAGE_SEEN
    reached: tuple[ColumnElement[Any], ...] = (
        (mail_or_null(Contact.email, "email"), mail_or_null(Contact.emails, "emails"), phone_or_null(Contact))
        if masked
        else (Contact.email.label("email"), Contact.emails.label("emails"), Contact.phone.label("phone"))
    )
    return _SELECT.add_columns(*reached, messages.label("messages_count"), last_message.label("last_message_at"))


def _employer(row: Row) -> schemas.CompanyRef | None:
    if row["company_id"] is None:
        return None
    return schemas.CompanyRef(row["company_id"], row["company_name"], row["company_country"])


def contact_view(row: Row) -> schemas.Contact:
    """A row of `_select` as it is answered."""
    travel = Travel(row["away_zone"], row["away_from"], row["away_until"]) if row["away_zone"] else None
    place = place_of(row["time_zone"], row["company_country"], row["company_address"], travel=travel)
    return schemas.Contact(
        id=row["id"],
        name=row["name"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        email=row["email"],
        emails=row["emails"] or [],
        phone=row["phone"],
        title=row["title"],
        company=schemas.CompanyRef(row["company_id"], row["company_name"], row["company_country"])
        if row["company_id"]
        else None,
        language=row["language"],
        time_zone=row["time_zone"],
        local_time=time_at(place, current().locale) if place else None,
        travel=schemas.Travel(travel.zone, row["away_place"], travel.since, travel.until) if travel else None,
        next_follow_up_at=row["next_follow_up_at"],
        last_message_at=row["last_message_at"],
        messages_count=row["messages_count"],
        source=row["source"],
        bin=row["bin"],
        archived_at=row["archived_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
        custom={},
    )


async def list_contacts(
    session: ReadSession,
    *,
    q: str | None = None,
    company_id: UUID | None = None,
    of_bin: Bin | None = None,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
    custom: tuple[tuple[str, str], ...] = (),
) -> Page[schemas.Contact]:
    """Contacts that are not archived, by default those first who wrote last. `custom`: what is asked of the tenant's
    own fields."""
    by_custom = await custom_sort(session, "contact", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, SORTS, Contact.id, "-last_message_at")
    # The people of one company are listed whatever it is.
    bin_ = of_bin or ("customer" if company_id is None else "people")
    params: dict[str, Any] = {} if company_id is None else {"company_id": company_id}
    matches = await matching(session, "contact", q) if q else None
    if matches is not None:
        params |= matches.params
    names = frozenset(params) - {"query"} | ({matches.condition} if matches else set()) | {bin_}
    if chosen.name == "awake":
        params["awake"] = await places_awake(session, current().locale)
    sight = await sight_of(session, "contact")
    if not sight.everything:
        names |= {"seen"}
    if not sight.everything or sight.masked:
        params |= sight.params
    everything = await sees_everything(session)
    own = await custom_conditions(session, "contact", custom, Contact.id)
    select_ = partial(_select, everything=everything, masked=sight.masked)
    rows: Sequence[Row]
    if by_custom:
        rows = await rows_by_custom(
            session, by_custom, select_(), [*_conditions(names), *own], params, cursor, limit, Contact.id
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
        item=contact_view,
        total=total,
    )
    await dress(session, "contact", page_.items)
    return page_


_CONDITIONS: Final[dict[str, ColumnElement[bool]]] = {
    "company_id": Contact.company_id == bindparam("company_id"),
    # Literals, so that the index of those that are no customers serves.
    **{name: Contact.bin == literal_column(f"'{name}'") for name in BINS},
    "seen": CONTACT_SEEN,
    "people": Contact.bin != literal_column("'noise'"),
    **word_conditions(Contact),
}


def _conditions(names: frozenset[str]) -> list[ColumnElement[bool]]:
    chosen = [_CONDITIONS[name] for name in sorted(names)]
    return [Contact.tenant_id == tenant, Contact.archived_at.is_(None), *chosen]


@lru_cache(maxsize=128)
def _page(
    sort: str, descending: bool, names: frozenset[str], *, after: bool, everything: bool, masked: bool
) -> Prepared:
    chosen = Sorting(sort, SORTS[sort], Contact.id, descending)
    return prepare_page(_select(everything=everything, masked=masked), _conditions(names), chosen, after=after)


@lru_cache(maxsize=16)
def _count(names: frozenset[str]) -> Prepared:
    return prepare_count(_conditions(names))


@lru_cache(maxsize=8)
def _one(*, everything: bool, narrow: bool, masked: bool) -> Prepared:
    found = _select(everything=everything, masked=masked)
    conditions = [Contact.tenant_id == tenant, Contact.id == bindparam("contact_id")]
    return Prepared(found.where(*conditions, *([COMPANY_SEEN] if narrow else [])))


async def load_contact(session: ReadSession, contact_id: UUID) -> schemas.Contact:
    """A contact, archived or not; raises `NotFoundError`, as for one that is hidden."""
    sight = await sight_of(session, "contact")
    shape = _one(everything=await sees_everything(session), narrow=not sight.everything, masked=sight.masked)
    rows = await shape.fetch(session, **sight.params, contact_id=contact_id)
    if not rows:
        raise await not_found(session, contact_id)
    contact = contact_view(rows[0])
    await dress(session, "contact", [contact])
    return contact
