"""Reads of orders. What is seen is decided by the owner (accounts.queries.sight); costs are hidden by its masks."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import false, select

from backend.accounts.queries.sight import Sight, sight_of
from backend.custom_fields.queries.filters import conditions, custom_sort, records_by_custom
from backend.custom_fields.queries.records import dress, hide, values_of
from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.customers.schemas import Owner
from backend.trade.checks import seat_names
from backend.trade.incoterms import warnings_of
from backend.trade.money import LineInput, LineTotal, Totals, convert, round_to, total_up
from backend.trade.orders import schemas
from backend.trade.orders.changes import change_views
from backend.trade.orders.models import OrderLine, OrderStep, SalesOrder
from backend.trade.orders.steps import steps_of
from backend.trade.quotes.models import Quote, QuoteVersion
from backend.trade.quotes.schemas import TradeCharge
from backend.trade.rates.queries import rate_on
from backend.trade.searching import find_ids
from backend.trade.settings import load_settings
from backend.trade.vocabulary import OrderKind, OrderState
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

_CUBIC_CM: Final = Decimal(1_000_000)
SORTS: Final = {
    "updated_at": SortField(SalesOrder.updated_at, datetime),
    "number": SortField(SalesOrder.number, str),
    "ordered_on": SortField(SalesOrder.ordered_on, date),
    "total": SortField(SalesOrder.total, Decimal),
}


@dataclass(frozen=True, slots=True)
class OrderFilters:
    """Which orders to list; None asks for no condition."""

    state: OrderState | None = None
    kind: OrderKind | None = None
    company_id: UUID | None = None
    deal_id: UUID | None = None
    owner_id: UUID | None = None
    q: str | None = None


async def list_orders(
    session: ReadSession,
    filters: OrderFilters,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
    custom: Sequence[tuple[str, str]] = (),
) -> Page[schemas.OrderRow]:
    """Orders that the session's actor sees."""
    sight = await sight_of(session, "order")
    by_custom = await custom_sort(session, "order", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, SORTS, SalesOrder.id, "-updated_at")
    statement = select(SalesOrder).where(sight.sees(SalesOrder.owner_id))
    for name in ("state", "kind", "company_id", "deal_id", "owner_id"):
        if getattr(filters, name) is not None:
            statement = statement.where(getattr(SalesOrder, name) == getattr(filters, name))
    if filters.q and filters.q.strip():
        ids = await find_ids(session, "order", filters.q)
        statement = statement.where(SalesOrder.id.in_(ids) if ids else false())
    statement = statement.where(*await conditions(session, "order", custom, SalesOrder.id))
    total = await capped_count(session, statement) if with_total else None
    values: dict[UUID, Any] = {}
    if by_custom:
        wanted = [each for each in (statement.whereclause,) if each is not None]
        rows, values = await records_by_custom(session, SalesOrder, by_custom, wanted, cursor, limit)
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


async def orders_of_company(session: ReadSession, company_id: UUID, limit: int = 20) -> list[schemas.OrderRow]:
    """The company's newest orders."""
    return (await list_orders(session, OrderFilters(company_id=company_id), limit=limit)).items


async def rows_of(session: ReadSession, rows: Sequence[SalesOrder]) -> list[schemas.OrderRow]:
    """Orders as they are listed, each with its first milestone that is not done."""
    companies = await companies_by_id(session, {row.company_id for row in rows})
    contacts = await contacts_by_id(session, {row.contact_id for row in rows if row.contact_id})
    names = await seat_names(session, {row.owner_id for row in rows if row.owner_id})
    following = await _next_steps(session, [row.id for row in rows])
    found = []
    for row in rows:
        step = following.get(row.id)
        found.append(
            schemas.OrderRow(
                id=row.id,
                number=row.number,
                kind=cast("OrderKind", row.kind),
                state=cast("OrderState", row.state),
                company=companies[row.company_id].company if row.company_id in companies else None,
                contact=contacts[row.contact_id].contact if row.contact_id in contacts else None,
                deal_id=row.deal_id,
                owner=Owner(row.owner_id, names[row.owner_id]) if row.owner_id in names else None,
                customer_po=row.customer_po,
                currency=row.currency,
                total=row.total,
                ordered_on=row.ordered_on,
                ship_by=row.ship_by,
                confirmed_at=row.confirmed_at,
                next_step=step.kind if step else None,
                next_step_title=step.title if step else None,
                next_step_on=step.promised_on if step else None,
                updated_at=row.updated_at,
                version=row.version,
                custom={},
            )
        )
    await dress(session, "order", found)
    return found


async def _next_steps(session: ReadSession, order_ids: Collection[UUID]) -> dict[UUID, OrderStep]:
    rows = await session.scalars(
        select(OrderStep)
        .where(OrderStep.order_id.in_(order_ids), OrderStep.board == "milestone", OrderStep.state != "done")
        .order_by(OrderStep.position.desc(), OrderStep.id.desc())
    )
    return {row.order_id: row for row in rows}


async def find_order(session: ReadSession, order_id: UUID) -> tuple[SalesOrder, Sight]:
    """The order, if it exists and is seen; raises `NotFoundError`."""
    row = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id))
    sight = await sight_of(session, "order")
    if row is None or not sight.may_see(row.owner_id):
        raise NotFoundError
    return row, sight


async def lines_of(session: ReadSession, order_id: UUID) -> list[OrderLine]:
    """An order's lines in their order."""
    return list(
        await session.scalars(
            select(OrderLine).where(OrderLine.order_id == order_id).order_by(OrderLine.position, OrderLine.id)
        )
    )


def totals_of(row: SalesOrder, lines: Sequence[OrderLine]) -> Totals:
    """The sums of an order and its lines."""
    inputs = [LineInput(line.quantity, line.unit_price, line.discount, line.tax_rate) for line in lines]
    charges = [Decimal(charge["amount"]) for charge in row.charges]
    return total_up(inputs, row.currency, discount_percent=row.discount, charges=charges)


async def order_totals(session: ReadSession, order_id: UUID) -> Totals:
    """The sums of an order. Raises `NotFoundError`."""
    row, _ = await find_order(session, order_id)
    return totals_of(row, await lines_of(session, order_id))


async def get_order(session: ReadSession, order_id: UUID, *, whole: bool = False) -> schemas.Order:
    """The order with its lines and sums; `whole` for papers, on which stands also what the form of the reader's role
    hides. Raises `NotFoundError`."""
    row, sight = await find_order(session, order_id)
    view = await order_view(session, row, await lines_of(session, order_id), hide_costs=sight.masks.cost)
    if not whole:
        await hide(session, "order", [view])
    return view


async def order_view(
    session: ReadSession, row: SalesOrder, lines: Sequence[OrderLine], *, hide_costs: bool
) -> schemas.Order:
    """A row as it is answered."""
    totals = totals_of(row, lines)
    quote_number = version_number = None
    if row.quote_id is not None:
        quote_number = await session.scalar(select(Quote.number).where(Quote.id == row.quote_id))
        version_number = await session.scalar(
            select(QuoteVersion.number).where(QuoteVersion.id == row.quote_version_id)
        )
    base_currency = (await load_settings(session)).base_currency
    same = {
        name: getattr(row, name)
        for name in (
            "id", "number", "kind", "state", "company_id", "contact_id", "deal_id", "owner_id", "quote_id",
            "firm_id", "customer_po", "ordered_on", "confirmed_at", "currency", "rate", "rate_date", "rate_source",
            "incoterm", "place", "transport", "port_of_loading", "port_of_discharge", "payment_terms", "tolerance",
            "ship_by", "shipping_marks", "discount", "note", "courier", "courier_number", "feedback_due_on",
            "lock_reason", "version", "created_at", "updated_at",
        )
    }  # fmt: skip
    return schemas.Order(
        **same,
        quote_number=quote_number,
        quote_version=version_number,
        base_currency=base_currency,
        charges=[TradeCharge(label=each["label"], amount=Decimal(each["amount"])) for each in row.charges],
        lines=[line_view(line, done, hide_costs) for line, done in zip(lines, totals.lines, strict=True)],
        subtotal=totals.subtotal,
        discount_amount=totals.discount,
        charges_amount=totals.charges,
        tax=totals.tax,
        total=totals.total,
        total_base=None if row.rate is None else convert(totals.total, row.rate, base_currency),
        custom=(await values_of(session, "order", [row.id])).get(row.id, {}),
    )


_SAME: Final = (
    "id", "quote_line_id", "position", "product_id", "variant_id", "sku", "part_number", "name", "description",
    "hs_code", "origin", "unit", "quantity", "unit_price", "discount", "tax_rate", "pcs_per_carton", "carton_length",
    "carton_width", "carton_height", "net_weight", "gross_weight",
)  # fmt: skip


def line_view(line: OrderLine, done: LineTotal, hide_costs: bool) -> schemas.OrderLineView:
    """A line as it is answered. A carton that is begun counts whole, and weighs by what is in it."""
    packs = line.quantity / line.pcs_per_carton if line.pcs_per_carton else None
    cartons = None if packs is None else math.ceil(packs)
    volume = None
    if cartons is not None and line.carton_length and line.carton_width and line.carton_height:
        volume = round_to(line.carton_length * line.carton_width * line.carton_height * cartons / _CUBIC_CM, 4)

    def weight(one: Decimal | None) -> Decimal | None:
        return None if packs is None or one is None else round_to(one * packs, 3)

    return schemas.OrderLineView(
        **{name: getattr(line, name) for name in _SAME},
        amount=done.amount,
        share=done.share,
        net=done.net,
        cost=None if hide_costs else line.cost,
        cost_currency=None if hide_costs else line.cost_currency,
        cartons=cartons,
        total_net_weight=weight(line.net_weight),
        total_gross_weight=weight(line.gross_weight),
        total_volume=volume,
    )


async def load_order(session: ReadSession, actor: Actor, order_id: UUID) -> schemas.OrderFile:
    """An order with its milestones, changes and warnings. Raises `NotFoundError`."""
    row, sight = await find_order(session, order_id)
    lines = await lines_of(session, order_id)
    view = await order_view(session, row, lines, hide_costs=sight.masks.cost)
    await hide(session, "order", [view])
    company = (await companies_by_id(session, {row.company_id})).get(row.company_id)
    contact = (await contacts_by_id(session, {row.contact_id})).get(row.contact_id) if row.contact_id else None
    names = await seat_names(session, {row.owner_id} if row.owner_id else set())
    return schemas.OrderFile(
        order=view,
        company=company.company if company else None,
        contact=contact.contact if contact else None,
        owner=Owner(row.owner_id, names[row.owner_id]) if row.owner_id in names else None,
        warnings=[
            schemas.OrderNote(note.code, note.better)
            for note in warnings_of(
                view.incoterm,
                view.place,
                cast("Any", view.transport),
                view.port_of_loading,
                view.port_of_discharge,
            )
        ],
        steps=await steps_of(session, [order_id]),
        changes=await change_views(session, order_id),
        costs_hidden=sight.masks.cost,
        margin=None if sight.masks.cost else await _margin(session, row, lines, totals_of(row, lines)),
        may_change=actor.may("trade.write") and sight.may_change(row.owner_id),
        may_approve=actor.may("trade.approve"),
    )


async def _margin(session: ReadSession, row: SalesOrder, lines: Sequence[OrderLine], totals: Totals) -> Decimal | None:
    """What the goods bring over what they cost to buy, in percent of their price; None where a cost is not known."""
    net, cost = Decimal(0), Decimal(0)
    for line, done in zip(lines, totals.lines, strict=True):
        if line.cost is None or line.cost_currency is None:
            return None
        rate = await rate_on(session, line.cost_currency, row.currency, row.rate_date or row.ordered_on)
        if rate is None:
            return None
        net += done.net
        cost += line.cost * line.quantity * rate.rate
    return round_to((net - cost) / net * 100, 2) if net > 0 else None
