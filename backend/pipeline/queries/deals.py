"""Lists of deals, and one by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.filters import conditions as custom_conditions
from backend.custom_fields.queries.filters import custom_sort, holding, records_by_custom
from backend.custom_fields.queries.shape import load_shape, require_shown
from backend.customers.queries.picking import in_country, named_like
from backend.customers.queries.rows import Company
from backend.customers.queries.seen import sees_company
from backend.pipeline.models import Deal, DealConversation, DealLine, DealOwner, Pipeline
from backend.pipeline.queries.access import deal_sight, find_deal, seen_deals
from backend.pipeline.queries.sums import sum_of
from backend.pipeline.queries.views import view_of, views_of
from backend.pipeline.schemas import deals as schemas
from backend.pipeline.schemas.shared import Sum
from backend.pipeline.seeding import CURRENCY
from backend.pipeline.vocabulary import DealSource, DealStatus
from i18n.words import fold
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

_OF_ONE: Final = 50

_SORTS: Final = {
    "opened_at": SortField(Deal.opened_at, datetime),
    "name": SortField(Deal.name_key, str),
    "value": SortField(Deal.value, Decimal, nullable=True),
    "stage_entered_at": SortField(Deal.stage_entered_at, datetime),
    "expected_close_on": SortField(Deal.expected_close_on, date, nullable=True),
    "expected_ship_on": SortField(Deal.expected_ship_on, date, nullable=True),
    "next_follow_up_at": SortField(Deal.next_follow_up_at, datetime, nullable=True),
    "number": SortField(Deal.number, int),
}


#: Filters that tell of a field.
_TELLS: Final = {
    "owner_id": "owner",
    "close_from": "expected_close_on",
    "close_until": "expected_close_on",
    "ship_from": "expected_ship_on",
    "ship_until": "expected_ship_on",
}


@dataclass(frozen=True, slots=True)
class DealFilters:
    """Which deals to list; None asks for no condition. Days are included at both ends."""

    q: str | None = None
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    status: DealStatus | None = "open"
    owner_id: UUID | None = None
    company_id: UUID | None = None
    country: str | None = None
    source: DealSource | None = None
    currency: str | None = None
    product: str | None = None
    lost_reason_id: UUID | None = None
    close_from: date | None = None
    close_until: date | None = None
    ship_from: date | None = None
    ship_until: date | None = None
    #: What is asked of the tenant's own fields, as `asking_custom` puts it: all of these, and beside the words of `q`.
    custom: tuple[ColumnElement[bool], ...] = ()
    custom_words: tuple[ColumnElement[bool], ...] = ()


async def asking_custom(session: ReadSession, filters: DealFilters, pairs: Sequence[tuple[str, str]]) -> DealFilters:
    """The filters with what is asked of the tenant's own fields; raises `ValidationFailedError`."""
    wanted = await custom_conditions(session, "deal", pairs, Deal.id)
    words = await holding(session, "deal", filters.q, Deal.id) if filters.q else []
    return replace(filters, custom=tuple(wanted), custom_words=tuple(words))


async def open_sorts(session: ReadSession) -> dict[str, SortField]:
    """What the reader can sort by: by nothing that the form of their role hides."""
    hidden = (await load_shape(session, "deal")).hidden
    return {name: field for name, field in _SORTS.items() if name not in hidden}


async def require_open_filters(session: ReadSession, filters: DealFilters) -> None:
    """Raise `ValidationFailedError` where deals are picked out by what the form of the reader's role hides."""
    await require_shown(session, "deal", _TELLS, filters)


def conditions(filters: DealFilters) -> list[ColumnElement[bool]]:
    """The filters as conditions on `Deal`."""
    found: list[ColumnElement[bool]] = [*filters.custom]
    for name in ("pipeline_id", "stage_id", "status", "company_id", "source", "lost_reason_id"):
        value = getattr(filters, name)
        if value is not None:
            found.append(getattr(Deal, name) == value)
    if filters.owner_id is not None:
        shared = select(DealOwner.deal_id).where(DealOwner.member_id == filters.owner_id)
        found.append(or_(Deal.owner_id == filters.owner_id, Deal.id.in_(shared)))
    if filters.currency:
        found.append(Deal.currency == filters.currency.upper())
    if filters.country:
        found.append(in_country(Deal.company_id, filters.country))
    if filters.product:
        lines = select(DealLine.deal_id).where(
            func.lower(DealLine.product).contains(filters.product.lower(), autoescape=True)
        )
        found.append(Deal.id.in_(lines))
    if filters.q and (words := fold(filters.q).strip()):
        number = int(words.lstrip("#")) if words.lstrip("#").isdecimal() and len(words) < 10 else None
        found.append(
            or_(
                Deal.name_key.contains(words, autoescape=True),
                named_like(Deal.company_id, words),
                *([Deal.number == number] if number is not None else []),
                *filters.custom_words,
            )
        )
    if filters.close_from:
        found.append(Deal.expected_close_on >= filters.close_from)
    if filters.close_until:
        found.append(Deal.expected_close_on <= filters.close_until)
    if filters.ship_from:
        found.append(Deal.expected_ship_on >= filters.ship_from)
    if filters.ship_until:
        found.append(Deal.expected_ship_on <= filters.ship_until)
    return found


async def list_deals(
    session: ReadSession,
    filters: DealFilters,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
) -> Page[schemas.Deal]:
    """Deals that the reader sees, by default those first that came into their stage last."""
    by_custom = await custom_sort(session, "deal", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, await open_sorts(session), Deal.id, "-stage_entered_at")
    await require_open_filters(session, filters)
    sight = await deal_sight(session)
    statement = select(Deal).where(seen_deals(sight), *conditions(filters))
    values: dict[UUID, Any] = {}
    if by_custom:
        found, values = await records_by_custom(
            session, Deal, by_custom, [seen_deals(sight), *conditions(filters)], cursor, limit
        )
    else:
        found = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    total = await capped_count(session, statement.with_only_columns(Deal.id)) if with_total else None
    views = {view.id: view for view in await views_of(session, found[:limit])}
    return page_of(
        found,
        limit,
        chosen,
        value=lambda row: values[row.id] if by_custom else getattr(row, str(chosen.field.column.key)),
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def sum_deals(session: ReadSession, filters: DealFilters, sum_in: str | None) -> Sum:
    """What all deals of a list come to: in `sum_in`, by default in the currency of the pipeline that is asked for, or
    of the first."""
    if sum_in is None:
        own = Pipeline.id == filters.pipeline_id if filters.pipeline_id else Pipeline.archived_at.is_(None)
        first = select(Pipeline.currency).where(own).order_by(Pipeline.position, Pipeline.id).limit(1)
        sum_in = await session.scalar(first) or CURRENCY
    await require_open_filters(session, filters)
    return await sum_of(session, [seen_deals(await deal_sight(session)), *conditions(filters)], sum_in)


async def get_deal(session: ReadSession, deal_id: UUID) -> schemas.Deal:
    """One deal that the reader sees; raises `NotFoundError`."""
    return await view_of(session, await find_deal(session, deal_id))


async def deals_of_company(session: ReadSession, company_id: UUID) -> list[schemas.Deal]:
    """A company's deals that the reader sees, open ones first, then the newest; at most 50. Raises `NotFoundError`
    where the company is hidden or does not exist."""
    seen = sees_company(await sight_of(session, "company"))
    if await session.scalar(select(Company.id).where(Company.id == company_id, seen)) is None:
        raise NotFoundError
    return await views_of(session, await _some(session, [Deal.company_id == company_id]))


async def deals_of_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> list[schemas.Deal]:
    """The deals that a conversation is about; raises `NotFoundError` where its mail is closed to the reader."""
    seen = await session.scalar(
        select(Conversation.id).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if seen is None:
        raise NotFoundError
    linked = select(DealConversation.deal_id).where(DealConversation.conversation_id == conversation_id)
    return await views_of(session, await _some(session, [Deal.id.in_(linked)]))


async def _some(session: ReadSession, wanted: Sequence[ColumnElement[bool]]) -> list[Deal]:
    sight = await deal_sight(session)
    found = await session.scalars(
        select(Deal)
        .where(and_(*wanted), seen_deals(sight))
        .order_by((Deal.status == "open").desc(), Deal.opened_at.desc(), Deal.id)
        .limit(_OF_ONE)
    )
    return list(found)
