"""Reads of shipments; they are seen with their orders."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company, Contact
from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.trade.calculators.containers import container_number_fault
from backend.trade.orders.models import OrderLine, SalesOrder
from backend.trade.orders.queries import find_order
from backend.trade.shipments import schemas
from backend.trade.shipments.letters import delay_letter
from backend.trade.shipments.models import Shipment, ShipmentContainer, ShipmentLine
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
) -> Page[schemas.ShipmentRow]:
    """Shipments of orders that the session's actor sees."""
    sight = await sight_of(session, "order")
    chosen = sorting(sort, SORTS, Shipment.id, "-updated_at")
    statement = (
        select(Shipment)
        .join(SalesOrder, (SalesOrder.tenant_id == Shipment.tenant_id) & (SalesOrder.id == Shipment.order_id))
        .where(sight.sees(SalesOrder.owner_id))
    )
    if filters.order_id is not None:
        statement = statement.where(Shipment.order_id == filters.order_id)
    if filters.company_id is not None:
        statement = statement.where(SalesOrder.company_id == filters.company_id)
    if filters.state is not None:
        statement = statement.where(Shipment.state == filters.state)
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    heads = await _heads(session, rows[:limit])
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: getattr(row, chosen.name),
        row_id=lambda row: row.id,
        item=lambda row: schemas.ShipmentRow(**heads[row.id]),
    )


async def _heads(session: ReadSession, rows: Sequence[Shipment]) -> dict[UUID, dict[str, Any]]:
    found = await session.execute(
        select(SalesOrder.id, SalesOrder.number, SalesOrder.company_id).where(
            SalesOrder.id.in_({row.order_id for row in rows})
        )
    )
    orders = {order_id: (number, company_id) for order_id, number, company_id in found}
    companies = await companies_by_id(session, {company_id for _, company_id in orders.values()})
    heads = {}
    for row in rows:
        number, company_id = orders[row.order_id]
        kind, at = _next_cutoff(row)
        heads[row.id] = {name: getattr(row, name) for name in _ROW} | {
            "order_number": number,
            "company": companies[company_id].company if company_id in companies else None,
            "next_cutoff": at,
            "next_cutoff_kind": kind,
            "delayed_days": _delay(row),
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
    """The shipment with its order, if that is seen; raises `NotFoundError`."""
    row = await session.scalar(select(Shipment).where(Shipment.id == shipment_id))
    if row is None:
        raise NotFoundError
    order, _ = await find_order(session, row.order_id)
    return row, order


async def load_shipment(session: ReadSession, actor: Actor, shipment_id: UUID) -> schemas.ShipmentView:
    """The shipment with all that is known of it. Raises `NotFoundError`."""
    row, order = await find_shipment(session, shipment_id)
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
        may_change=actor.may("trade.write") and sight.may_change(order.owner_id),
    )


async def shipped_lines(session: ReadSession, row: Shipment) -> list[schemas.ShippedLine]:
    """What the shipment carries, with what of each line was ordered and goes in others."""
    lines = list(
        await session.scalars(
            select(OrderLine).where(OrderLine.order_id == row.order_id).order_by(OrderLine.position, OrderLine.id)
        )
    )
    here: dict[UUID, Decimal] = {}
    elsewhere: dict[UUID, Decimal] = defaultdict(Decimal)
    for shipment_id, line_id, quantity in await session.execute(
        select(ShipmentLine.shipment_id, ShipmentLine.order_line_id, ShipmentLine.quantity)
        .join(Shipment, (Shipment.tenant_id == ShipmentLine.tenant_id) & (Shipment.id == ShipmentLine.shipment_id))
        .where(Shipment.order_id == row.order_id, Shipment.state != "cancelled")
    ):
        if shipment_id == row.id:
            here[line_id] = quantity
        else:
            elsewhere[line_id] += quantity
    return [
        schemas.ShippedLine(
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
        order=order.customer_po or order.number,
        field=last["field"],
        before=date.fromisoformat(last["before"]),
        after=date.fromisoformat(last["after"]),
        reason=last["reason"],
    )
    return schemas.Letter(
        to_name=person or None, to_email=whom.email if whom else None, language=language, subject=subject, html=html
    )


async def shipments_due(session: ReadSession, until: date) -> list[Shipment]:
    """Shipments that should leave or arrive by a day and have not, the earliest first; for reminders."""
    return list(
        await session.scalars(
            select(Shipment)
            .where(
                (Shipment.state.in_(("planned", "booked")) & (Shipment.etd <= until))
                | ((Shipment.state == "departed") & (Shipment.eta <= until))
            )
            .order_by(Shipment.etd, Shipment.id)
        )
    )
