"""Reads of quotes. What is seen is decided by the owner (accounts.queries.sight); costs are hidden by its masks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, select

from backend.accounts.queries.sight import Sight, sight_of
from backend.custom_fields.queries.filters import conditions, custom_sort, records_by_custom
from backend.custom_fields.queries.records import dress
from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.customers.schemas import Owner
from backend.trade.checks import seat_names
from backend.trade.clock import current_day
from backend.trade.orders.models import SalesOrder
from backend.trade.quotes import schemas
from backend.trade.quotes.models import PriceApproval, Quote, QuoteLine, QuoteVersion
from backend.trade.quotes.overlap import other_quotes
from backend.trade.quotes.pricing import fingerprint, lay_ground
from backend.trade.quotes.reckoning import version_view
from backend.trade.searching import find_ids
from backend.trade.settings import TradeSettingsView, load_settings
from backend.trade.vocabulary import QuoteState
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

SORTS: Final = {
    "updated_at": SortField(Quote.updated_at, datetime),
    "number": SortField(Quote.number, str),
    "valid_until": SortField(Quote.valid_until, date),
    "total": SortField(Quote.total, Decimal),
}


@dataclass(frozen=True, slots=True)
class QuoteFilters:
    """Which quotes to list; None asks for no condition."""

    state: QuoteState | None = None
    company_id: UUID | None = None
    deal_id: UUID | None = None
    owner_id: UUID | None = None
    q: str | None = None


def state_of(quote: Quote) -> QuoteState:
    """The state that people see: a quote that was sent expires when its validity has passed."""
    if quote.state == "sent" and quote.valid_until < current_day():
        return "expired"
    return cast("QuoteState", quote.state)


def state_is(state: QuoteState) -> ColumnElement[bool]:
    """As `state_of`, as a condition."""
    today = current_day()
    if state == "expired":
        return and_(Quote.state == "sent", Quote.valid_until < today)
    if state == "sent":
        return and_(Quote.state == "sent", Quote.valid_until >= today)
    return Quote.state == state


async def list_quotes(
    session: ReadSession,
    filters: QuoteFilters,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
    custom: Sequence[tuple[str, str]] = (),
) -> Page[schemas.QuoteRow]:
    """Quotes that the session's actor sees."""
    sight = await sight_of(session, "quote")
    by_custom = await custom_sort(session, "quote", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, SORTS, Quote.id, "-updated_at")
    statement = select(Quote).where(sight.sees(Quote.owner_id))
    for name in ("company_id", "deal_id", "owner_id"):
        if getattr(filters, name) is not None:
            statement = statement.where(getattr(Quote, name) == getattr(filters, name))
    if filters.state:
        statement = statement.where(state_is(filters.state))
    if filters.q and filters.q.strip():
        ids = await find_ids(session, "quote", filters.q)
        statement = statement.where(Quote.id.in_(ids) if ids else false())
    statement = statement.where(*await conditions(session, "quote", custom, Quote.id))
    total = await capped_count(session, statement) if with_total else None
    values: dict[UUID, Any] = {}
    if by_custom:
        wanted = [each for each in (statement.whereclause,) if each is not None]
        rows, values = await records_by_custom(session, Quote, by_custom, wanted, cursor, limit)
    else:
        rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await rows_of(session, rows[:limit])}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: values[row.id] if by_custom else getattr(row, chosen.name),
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def quotes_of_company(session: ReadSession, company_id: UUID, limit: int = 20) -> list[schemas.QuoteRow]:
    """The company's newest quotes."""
    return (await list_quotes(session, QuoteFilters(company_id=company_id), limit=limit)).items


async def quotes_waiting(session: ReadSession, until: date) -> list[schemas.QuoteRow]:
    """Quotes that were sent, are not answered, and are valid until `until` at the latest; the first to expire first."""
    sight = await sight_of(session, "quote")
    rows = await session.scalars(
        select(Quote)
        .where(Quote.state == "sent", Quote.valid_until <= until, sight.sees(Quote.owner_id))
        .order_by(Quote.valid_until, Quote.id)
        .limit(200)
    )
    return await rows_of(session, list(rows))


async def rows_of(session: ReadSession, rows: Sequence[Quote]) -> list[schemas.QuoteRow]:
    """Quotes as they are listed."""
    companies = await companies_by_id(session, {row.company_id for row in rows})
    contacts = await contacts_by_id(session, {row.contact_id for row in rows if row.contact_id})
    names = await seat_names(session, {row.owner_id for row in rows if row.owner_id})
    found = [
        schemas.QuoteRow(
            id=row.id,
            number=row.number,
            state=state_of(row),
            company=companies[row.company_id].company if row.company_id in companies else None,
            contact=contacts[row.contact_id].contact if row.contact_id in contacts else None,
            deal_id=row.deal_id,
            owner=_person(row.owner_id, names),
            currency=row.currency,
            total=row.total,
            latest=row.latest,
            valid_until=row.valid_until,
            sent_at=row.sent_at,
            created_at=row.created_at,
            updated_at=row.updated_at,
            version=row.version,
            custom={},
        )
        for row in rows
    ]
    await dress(session, "quote", found)
    return found


def _person(seat_id: UUID | None, names: dict[UUID, str]) -> Owner | None:
    return Owner(seat_id, names[seat_id]) if seat_id in names else None


async def find_quote(session: ReadSession, quote_id: UUID) -> tuple[Quote, Sight]:
    """The quote, if it exists and is seen; raises `NotFoundError`."""
    quote = await session.scalar(select(Quote).where(Quote.id == quote_id))
    sight = await sight_of(session, "quote")
    if quote is None or not sight.may_see(quote.owner_id):
        raise NotFoundError
    return quote, sight


async def find_version(session: ReadSession, quote_id: UUID, number: int) -> QuoteVersion:
    """A version of a quote; raises `NotFoundError`."""
    found = await session.scalar(
        select(QuoteVersion).where(QuoteVersion.quote_id == quote_id, QuoteVersion.number == number)
    )
    if found is None:
        raise NotFoundError
    return found


async def lines_of(session: ReadSession, version_id: UUID) -> list[QuoteLine]:
    """A version's lines in their order."""
    return list(
        await session.scalars(
            select(QuoteLine).where(QuoteLine.version_id == version_id).order_by(QuoteLine.position, QuoteLine.id)
        )
    )


async def load_version(session: ReadSession, quote_id: UUID, number: int) -> schemas.QuoteVersionView:
    """A version with its sums; 0 is the newest. Raises `NotFoundError`."""
    quote, sight = await find_quote(session, quote_id)
    version = await find_version(session, quote_id, number or quote.latest)
    lines = await lines_of(session, version.id)
    settings = await load_settings(session)
    return await _view(session, quote, version, lines, settings, sight)


async def _view(
    session: ReadSession,
    quote: Quote,
    version: QuoteVersion,
    lines: Sequence[QuoteLine],
    settings: TradeSettingsView,
    sight: Sight,
) -> schemas.QuoteVersionView:
    on = version.rate_date or current_day()
    ground = await lay_ground(session, lines, quote.currency, settings.base_currency, on)
    return version_view(
        version,
        lines,
        ground,
        currency=quote.currency,
        base_currency=settings.base_currency,
        floor=settings.margin_floor,
        hide_costs=sight.masks.cost,
    )


async def load_quote(session: ReadSession, actor: Actor, quote_id: UUID) -> schemas.QuoteFile:
    """A quote with its newest version, its past, and who else quotes the customer. Raises `NotFoundError`."""
    quote, sight = await find_quote(session, quote_id)
    version = await find_version(session, quote_id, quote.latest)
    lines = await lines_of(session, version.id)
    settings = await load_settings(session)
    (row,) = await rows_of(session, [quote])
    orders = await session.scalars(select(SalesOrder).where(SalesOrder.quote_id == quote_id).order_by(SalesOrder.id))
    return schemas.QuoteFile(
        **{name: getattr(row, name) for name in row.__struct_fields__},
        conversation_id=quote.conversation_id,
        message_id=quote.message_id,
        answered_at=quote.answered_at,
        refusal_reason=quote.refusal_reason,
        current=await _view(session, quote, version, lines, settings, sight),
        versions=await _versions(session, quote_id),
        approvals=await approvals_of(session, quote, version, lines, hide=sight.masks.cost),
        others=await other_quotes(session, quote, lines, settings, sight),
        orders=[schemas.OrderOfQuote(each.id, each.number, cast("Any", each.kind), each.state) for each in orders],
        may_change=actor.may("trade.write") and sight.may_change(quote.owner_id),
        may_approve=actor.may("trade.approve"),
    )


async def _versions(session: ReadSession, quote_id: UUID) -> list[schemas.QuoteVersionRef]:
    rows = list(
        await session.scalars(
            select(QuoteVersion).where(QuoteVersion.quote_id == quote_id).order_by(QuoteVersion.number.desc())
        )
    )
    names = await seat_names(session, {row.created_by for row in rows if row.created_by})
    return [
        schemas.QuoteVersionRef(
            row.number, row.total, row.valid_until, row.frozen_at, row.created_at, _person(row.created_by, names)
        )
        for row in rows
    ]


async def approvals_of(
    session: ReadSession, quote: Quote, version: QuoteVersion, lines: Sequence[QuoteLine], *, hide: bool
) -> list[schemas.PriceApprovalView]:
    """All requests about a quote's versions, the newest first."""
    found: list[tuple[PriceApproval, int]] = [
        (row[0], row[1])
        for row in await session.execute(
            select(PriceApproval, QuoteVersion.number)
            .join(
                QuoteVersion,
                and_(QuoteVersion.tenant_id == PriceApproval.tenant_id, QuoteVersion.id == PriceApproval.version_id),
            )
            .where(QuoteVersion.quote_id == quote.id)
            .order_by(PriceApproval.created_at.desc(), PriceApproval.id.desc())
        )
    ]
    if not found:
        return []
    standing = fingerprint(version, lines, quote.currency)
    seats = {seat for row, _ in found for seat in (row.asked_by, row.decided_by) if seat}
    names = await seat_names(session, seats)
    return [
        schemas.PriceApprovalView(
            id=row.id,
            version=number,
            state=cast("Any", row.state),
            margin=None if hide else row.margin,
            floor=None if hide else row.floor,
            reason=row.reason,
            asked_by=_person(row.asked_by, names),
            asked_at=row.created_at,
            decided_by=_person(row.decided_by, names),
            decided_at=row.decided_at,
            note=row.note,
            counts=row.version_id == version.id and row.fingerprint == standing,
        )
        for row, number in found
    ]
