"""Reads of shipments; they are seen with their orders."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Select, func, select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.filters import conditions, custom_sort, records_by_custom
from backend.custom_fields.queries.records import values_of
from backend.customers.queries.rows import Company, Contact
from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.trade.calculators.containers import container_number_fault
from backend.trade.orders.models import OrderLine, SalesOrder
from backend.trade.shipments import schemas
from backend.trade.shipments.letters import delay_letter
from backend.trade.shipments.models import Shipment, ShipmentContainer, ShipmentLine, ShipmentOrder
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

SORTS: Final = {
    "updated_at": SortField(Shipment.updated_at, datetime),
    "etd": SortField(Shipment.etd, date, nullable=True),
    "eta": SortField(Shipment.eta, date, nullable=True),
}
#: States of an order whose goods can still go out.
SHIPPABLE: Final = ("confirmed", "in_production", "partially_shipped", "shipped")
_MOST_JOINED: Final = 50
_CUTOFFS: Final = (("si", "si_cutoff"), ("vgm", "vgm_cutoff"), ("cy", "cy_cutoff"))
_ROW: Final = (
    "id", "number", "state", "transport", "order_id", "carrier", "vessel", "voyage", "port_of_loading",
    "port_of_discharge", "etd", "eta", "departed_on", "arrived_on", "updated_at", "version",
)  # fmt: skip
_MORE: Final = (
    "forwarder", "booking_number", "tracking_number", "bl_number", "bl_kind", "freight", "si_cutoff", "vgm_cutoff",
    "cy_cutoff", "delivered_on", "presented_on", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShipmentFilters:
    """Which shipments to list."""

    order_id: UUID | None = None
    company_id: UUID | None = None
    state: schemas.ShipmentState | None = None


async def list_shipments(
    session: ReadSession,
    filters: ShipmentFilters,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    custom: Sequence[tuple[str, str]] = (),
) -> Page[schemas.ShipmentRow]:
    """Shipments of orders that the session's actor sees."""
    sight = await sight_of(session, "order")
    by_custom = await custom_sort(session, "shipment", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, SORTS, Shipment.id, "-updated_at")
    # A shipment is seen with any of its orders.
    seen = (
        select(ShipmentOrder.id)
        .join(SalesOrder, (SalesOrder.tenant_id == ShipmentOrder.tenant_id) & (SalesOrder.id == ShipmentOrder.order_id))
        .where(ShipmentOrder.tenant_id == Shipment.tenant_id, ShipmentOrder.shipment_id == Shipment.id)
        .where(sight.sees(SalesOrder.owner_id))
    )
    if filters.order_id is not None:
        seen = seen.where(ShipmentOrder.order_id == filters.order_id)
    if filters.company_id is not None:
        seen = seen.where(SalesOrder.company_id == filters.company_id)
    wanted = [seen.exists(), *await conditions(session, "shipment", custom, Shipment.id)]
    if filters.state is not None:
        wanted.append(Shipment.state == filters.state)
    values: dict[UUID, Any] = {}
    if by_custom:
        rows, values = await records_by_custom(session, Shipment, by_custom, wanted, cursor, limit)
    else:
        rows = list(await session.scalars(after_cursor(select(Shipment).where(*wanted), chosen, cursor, limit)))
    heads = await _heads(session, rows[:limit])
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: values[row.id] if by_custom else getattr(row, chosen.name),
        row_id=lambda row: row.id,
        item=lambda row: schemas.ShipmentRow(**heads[row.id]),
    )


def shipments_of(order_ids: Collection[UUID], *, cancelled: bool = False) -> Select[Shipment]:
    """Shipments that carry goods of these orders, each once."""
    mine = select(ShipmentOrder.shipment_id).where(ShipmentOrder.order_id.in_(list(order_ids)))
    statement = select(Shipment).where(Shipment.id.in_(mine)).order_by(Shipment.id)
    return statement if cancelled else statement.where(Shipment.state != "cancelled")


async def orders_in(session: ReadSession, rows: Sequence[Shipment]) -> dict[UUID, list[SalesOrder]]:
    """The orders of each shipment, the one that it was made for first."""
    first = {row.id: row.order_id for row in rows}
    found = await session.execute(
        select(ShipmentOrder.shipment_id, SalesOrder)
        .join(SalesOrder, (SalesOrder.tenant_id == ShipmentOrder.tenant_id) & (SalesOrder.id == ShipmentOrder.order_id))
        .where(ShipmentOrder.shipment_id.in_(list(first)))
        .order_by(SalesOrder.number)
    )
    orders: dict[UUID, list[SalesOrder]] = defaultdict(list)
    for shipment_id, order in found:
        orders[shipment_id].append(order)
    for shipment_id, these in orders.items():
        these.sort(key=lambda order: order.id != first[shipment_id])
    return orders


async def _heads(session: ReadSession, rows: Sequence[Shipment]) -> dict[UUID, dict[str, Any]]:
    orders = await orders_in(session, rows)
    own = await values_of(session, "shipment", [row.id for row in rows])
    companies = await companies_by_id(session, {these[0].company_id for these in orders.values()})
    heads = {}
    for row in rows:
        company_id = orders[row.id][0].company_id
        kind, at = _next_cutoff(row)
        heads[row.id] = {name: getattr(row, name) for name in _ROW} | {
            "order_number": orders[row.id][0].number,
            "orders": [
                schemas.ShippedOrder(id=each.id, number=each.number, customer_po=each.customer_po)
                for each in orders[row.id]
            ],
            "company": companies[company_id].company if company_id in companies else None,
            "next_cutoff": at,
            "next_cutoff_kind": kind,
            "delayed_days": _delay(row),
            "custom": own.get(row.id, {}),
        }
    return heads


def _next_cutoff(row: Shipment) -> tuple[str | None, datetime | None]:
    if row.state not in {"planned", "booked"}:
        return None, None
    ahead = [(at, kind) for kind, name in _CUTOFFS if (at := getattr(row, name)) is not None and at > now()]
    return (min(ahead)[1], min(ahead)[0]) if ahead else (None, None)


def _delay(row: Shipment) -> int:
    """Days that the arrival is later than it was said first."""
    before = [each["before"] for each in row.dates if each["field"] == "eta" and each["before"]]
    said = date.fromisoformat(before[0]) if before else row.eta
    real = row.arrived_on or row.eta
    return max(0, (real - said).days) if said and real else 0


async def find_shipment(session: ReadSession, shipment_id: UUID) -> tuple[Shipment, SalesOrder]:
    """The shipment with the order that it was made for, if any of its orders is seen; raises `NotFoundError`."""
    row = await session.scalar(select(Shipment).where(Shipment.id == shipment_id))
    if row is None:
        raise NotFoundError
    orders = (await orders_in(session, [row]))[row.id]
    sight = await sight_of(session, "order")
    if not any(sight.may_see(order.owner_id) for order in orders):
        raise NotFoundError
    return row, orders[0]


async def load_shipment(session: ReadSession, actor: Actor, shipment_id: UUID) -> schemas.ShipmentView:
    """The shipment with all that is known of it. Raises `NotFoundError`."""
    row, _ = await find_shipment(session, shipment_id)
    sight = await sight_of(session, "order")
    containers = await session.scalars(
        select(ShipmentContainer).where(ShipmentContainer.shipment_id == row.id).order_by(ShipmentContainer.number)
    )
    return schemas.ShipmentView(
        **(await _heads(session, [row]))[row.id],
        **{name: getattr(row, name) for name in _MORE},
        dates=msgspec.convert(row.dates, list[schemas.DateChange]),
        containers=[
            schemas.Container(
                **{name: getattr(each, name) for name in schemas.ContainerInput.__struct_fields__},
                fault=container_number_fault(each.number),
            )
            for each in containers
        ],
        lines=await shipped_lines(session, row),
        may_change=actor.may("trade.write")
        and all(sight.may_change(each.owner_id) for each in (await orders_in(session, [row]))[row.id]),
    )


async def shipped_lines(session: ReadSession, row: Shipment) -> list[schemas.ShippedLine]:
    """What the shipment carries, with what of each line was ordered and goes in others."""
    orders = {order.id: order for order in (await orders_in(session, [row]))[row.id]}
    places = {order_id: place for place, order_id in enumerate(orders)}
    lines = sorted(
        await session.scalars(
            select(OrderLine).where(OrderLine.order_id.in_(orders)).order_by(OrderLine.position, OrderLine.id)
        ),
        key=lambda line: places[line.order_id],
    )
    here: dict[UUID, Decimal] = {}
    elsewhere: dict[UUID, Decimal] = defaultdict(Decimal)
    for shipment_id, line_id, quantity in await session.execute(
        select(ShipmentLine.shipment_id, ShipmentLine.order_line_id, ShipmentLine.quantity)
        .join(Shipment, (Shipment.tenant_id == ShipmentLine.tenant_id) & (Shipment.id == ShipmentLine.shipment_id))
        .where(ShipmentLine.order_line_id.in_([line.id for line in lines]), Shipment.state != "cancelled")
    ):
        if shipment_id == row.id:
            here[line_id] = quantity
        else:
            elsewhere[line_id] += quantity
    return [
        schemas.ShippedLine(
            order_id=line.order_id,
            order_number=orders[line.order_id].number,
            order_line_id=line.id,
            name=line.name,
            sku=line.sku,
            unit=line.unit,
            ordered=line.quantity,
            quantity=here.get(line.id, Decimal(0)),
            elsewhere=elsewhere[line.id],
        )
        for line in lines
    ]


async def may_join(session: ReadSession, shipment_id: UUID) -> list[schemas.ShippedOrder]:
    """Orders that could go along: of the same company, in the same currency and on the same delivery terms, confirmed,
    with something left to ship. Raises `NotFoundError`."""
    row, order = await find_shipment(session, shipment_id)
    sight = await sight_of(session, "order")
    inside = select(ShipmentOrder.order_id).where(ShipmentOrder.shipment_id == row.id)
    found = await session.scalars(
        select(SalesOrder)
        .where(SalesOrder.company_id == order.company_id, SalesOrder.currency == order.currency)
        .where(SalesOrder.incoterm == order.incoterm, SalesOrder.state.in_(SHIPPABLE))
        .where(SalesOrder.id.not_in(inside), sight.sees(SalesOrder.owner_id))
        .order_by(SalesOrder.number)
        .limit(_MOST_JOINED)
    )
    return [
        schemas.ShippedOrder(id=each.id, number=each.number, customer_po=each.customer_po)
        for each in found
        if any(line.quantity > gone for line, gone in await left_of(session, each.id))
    ]


async def left_of(session: ReadSession, order_id: UUID) -> list[tuple[OrderLine, Decimal]]:
    """Each line of an order, with how much of it shipments carry."""
    carried = (
        select(ShipmentLine.order_line_id, func.sum(ShipmentLine.quantity).label("gone"))
        .join(Shipment, (Shipment.tenant_id == ShipmentLine.tenant_id) & (Shipment.id == ShipmentLine.shipment_id))
        .where(Shipment.state != "cancelled")
        .group_by(ShipmentLine.order_line_id)
        .subquery()
    )
    found = await session.execute(
        select(OrderLine, func.coalesce(carried.c.gone, 0))
        .outerjoin(carried, carried.c.order_line_id == OrderLine.id)
        .where(OrderLine.order_id == order_id)
        .order_by(OrderLine.position, OrderLine.id)
    )
    return [(line, Decimal(gone)) for line, gone in found]


async def letter_of_delay(session: ReadSession, shipment_id: UUID) -> schemas.Letter:
    """The mail about the last change of ETA (or of ETD before departure), in the buyer's language.

    Raises `NotFoundError` where no date was moved.
    """
    row, order = await find_shipment(session, shipment_id)
    moved = [each for each in row.dates if each["before"] and each["after"]]
    if not moved:
        raise NotFoundError
    last = next((each for each in reversed(moved) if each["field"] == "eta"), moved[-1])
    whom = (await contacts_by_id(session, {order.contact_id})).get(order.contact_id) if order.contact_id else None
    spoken = await session.scalar(select(Contact.language).where(Contact.id == order.contact_id))
    spoken = spoken or await session.scalar(select(Company.language).where(Company.id == order.company_id))
    company = (await companies_by_id(session, {order.company_id}))[order.company_id].company
    person = whom.contact.name if whom and whom.contact else ""
    language, subject, html = delay_letter(
        spoken,
        name=person or (company.name if company else ""),
        order=", ".join(each.customer_po or each.number for each in (await orders_in(session, [row]))[row.id]),
        field=last["field"],
        before=date.fromisoformat(last["before"]),
        after=date.fromisoformat(last["after"]),
        reason=last["reason"],
    )
    return schemas.Letter(
        to_name=person or None, to_email=whom.email if whom else None, language=language, subject=subject, html=html
    )
