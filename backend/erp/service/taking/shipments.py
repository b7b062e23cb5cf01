"""Deliveries of the ERP as shipments of orders. One that is here already is linked and not made again."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.erp.service.taking.common import Taken, Taking, decimal_of, order_ids_of, orders_of, tell_owner
from backend.trade.mastered import note_mastered
from backend.trade.orders.queries import get_order
from backend.trade.orders.schemas import Order
from backend.trade.shipments import schemas
from backend.trade.shipments.queries import ShipmentFilters, list_shipments, load_shipment
from backend.trade.shipments.service import cancel_shipment, change_shipment, create_shipment, load_cargo, reach_state
from erp_adapters.engine.models import ErpBinding
from i18n.messages import N_
from i18n.words import fold
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.orm import now

DEPARTED: Final = N_("Order {number}: goods have left the warehouse")
_BEFORE: Final = ("planned", "booked")


async def take_shipment(taking: Taking) -> Taken:
    """Make, link and follow the shipments that a delivery is here: one per order."""
    session = taking.session
    named = order_ids_of(taking.tree) or [
        str(each["order"]["external_id"]) for each in taking.tree.get("lines") or [] if (each.get("order") or {})
    ]
    found = await orders_of(session, taking.link.id, list(dict.fromkeys(named)))
    for external_order, order_id in found.items():
        alone = len(found) == 1 or taking.decided is not None
        await _take_for(taking, external_order, await get_order(session, order_id), alone=alone)
    return Taken()


async def _take_for(taking: Taking, external_order: str, order: Order, *, alone: bool) -> None:
    entity, key = ("shipment", taking.row.external_id) if alone else (
        "shipment.part", f"{taking.row.external_id}:{external_order}"
    )  # fmt: skip
    lines = await _lines(taking, external_order, order)
    binding = await taking.bound(entity, key)
    shipment = await _known(taking, binding)
    if shipment is None and taking.decided is not None and taking.decided.local_id is not None:
        shipment = await load_shipment(taking.session, current().actor, taking.decided.local_id)
    if shipment is None and taking.status in {"draft", "cancelled"}:
        return
    if shipment is None:
        shipment = await _same_here(taking, order, lines)
    if shipment is None:
        given = schemas.NewShipment(order_id=order.id, etd=taking.day("planned_on", "shipped_on"), lines=lines)
        shipment = await create_shipment(taking.session, current().actor, given)
    await taking.bind(entity, key, shipment.id)
    shipment = await _follow(taking, order, shipment, lines)
    await note_mastered(
        taking.session, "shipment", shipment.id, link_id=taking.link.id, source=taking.link.name,
        number=taking.number, fields=_fields(taking.tree, lines),
    )  # fmt: skip
    if taking.status == "done" and shipment.state in _BEFORE:
        on = taking.day("shipped_on", "planned_on") or now().date()
        milestone = schemas.Milestone(state="departed", on=on)
        await reach_state(taking.session, current().actor, shipment.id, milestone)
        key = f"departed:{shipment.id}"
        await tell_owner(taking.session, order, DEPARTED, key, body=taking.number)


async def _known(taking: Taking, binding: ErpBinding | None) -> schemas.ShipmentView | None:
    if binding is None or binding.local_id is None:
        return None
    try:
        return await load_shipment(taking.session, current().actor, binding.local_id)
    except NotFoundError:
        return None


async def _lines(taking: Taking, external_order: str, order: Order) -> list[schemas.LineInput]:
    """What of which of our lines goes along: by the line that it names, else by the product's number."""
    told = [
        each for each in taking.tree.get("lines") or []
        if str((each.get("order") or {}).get("external_id") or external_order) == external_order
    ]  # fmt: skip
    named = [str(each["order_line"]) for each in told if each.get("order_line")]
    rows = await taking.session.scalars(
        select(ErpBinding).where(
            ErpBinding.link_id == taking.link.id, ErpBinding.entity == "sales_order.line",
            ErpBinding.external_id.in_(named),
        )
    )  # fmt: skip
    by_line = {row.external_id: row.local_id for row in rows}
    by_code = {fold(line.sku): line.id for line in reversed(order.lines) if line.sku}
    ours = {line.id for line in order.lines}
    sums: dict[UUID, Decimal] = {}
    for each in told:
        product = each.get("product") or {}
        line_id = by_line.get(str(each.get("order_line"))) or by_code.get(fold(str(product.get("number") or "")))
        quantity = decimal_of(each.get("quantity"))
        if line_id is not None and line_id in ours and quantity:
            sums[line_id] = sums.get(line_id, Decimal(0)) + quantity
    return [schemas.LineInput(order_line_id=line_id, quantity=quantity) for line_id, quantity in sums.items()]


async def _same_here(taking: Taking, order: Order, lines: list[schemas.LineInput]) -> schemas.ShipmentView | None:
    """A shipment that somebody entered for the same delivery: by its tracking number, or by what it carries."""
    session = taking.session
    rows = (await list_shipments(session, ShipmentFilters(order_id=order.id), limit=100)).items
    linked = set(
        await session.scalars(
            select(ErpBinding.local_id).where(
                ErpBinding.entity.in_(("shipment", "shipment.part")),
                ErpBinding.local_id.in_([row.id for row in rows]),
            )
        )
    )
    free = [row.id for row in rows if row.id not in linked and row.state != "cancelled"]
    tracking = fold(str(taking.tree.get("tracking_number") or ""))
    wanted = {each.order_line_id: each.quantity for each in lines}
    for shipment_id in free:
        view = await load_shipment(session, current().actor, shipment_id)
        carried = {line.order_line_id: line.quantity for line in view.lines if line.quantity}
        if (tracking and tracking == fold(view.tracking_number or "")) or (wanted and carried == wanted):
            return view
    return None


def _fields(tree: Mapping[str, Any], lines: list[schemas.LineInput]) -> list[str]:
    """What only the ERP changes of it: what it tells."""
    found = ["departed_on", "state"]
    found += ["etd"] if tree.get("planned_on") else []
    found += ["lines"] if lines else []
    return found + [name for name in ("carrier", "tracking_number") if tree.get(name)]


async def _follow(
    taking: Taking, order: Order, shipment: schemas.ShipmentView, lines: list[schemas.LineInput]
) -> schemas.ShipmentView:
    """Bring a shipment to what the ERP tells of it now."""
    session, actor = taking.session, current().actor
    if taking.status == "cancelled":
        if shipment.state in _BEFORE:
            return await cancel_shipment(session, actor, shipment.id)
        return shipment
    told = {name: str(taking.tree[name]) for name in ("carrier", "tracking_number") if taking.tree.get(name)}
    changed: dict[str, Any] = {name: value for name, value in told.items() if getattr(shipment, name) != value}
    etd = taking.day("planned_on")
    if etd is not None and etd != shipment.etd and shipment.state in _BEFORE:
        changed |= {"etd": etd, "reason": taking.link.name}
    if changed:
        shipment = await change_shipment(
            session, actor, shipment.id, schemas.ShipmentPatch(**changed), shipment.version
        )
    wanted = {each.order_line_id: each.quantity for each in lines}
    ours = {line.id for line in order.lines}
    carried = {line.order_line_id: line.quantity for line in shipment.lines if line.quantity}
    others = {line_id: quantity for line_id, quantity in carried.items() if line_id not in ours}
    carried = {line_id: quantity for line_id, quantity in carried.items() if line_id in ours}
    if lines and wanted != carried and shipment.state not in {"delivered", "cancelled"}:
        containers = [
            schemas.ContainerInput(**{name: getattr(each, name) for name in schemas.ContainerInput.__struct_fields__})
            for each in shipment.containers
        ]
        kept = [schemas.LineInput(order_line_id=line_id, quantity=quantity) for line_id, quantity in others.items()]
        cargo = schemas.Cargo(lines=[*lines, *kept], containers=containers)
        shipment = await load_cargo(session, actor, shipment.id, cargo, shipment.version)
    return shipment
