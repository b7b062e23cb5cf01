"""The rules of shipments."""

from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import delete, select

from backend.custom_fields.service import write_values
from backend.customers.service.timeline import record
from backend.trade import checks
from backend.trade.calculators.containers import normal_container_number
from backend.trade.clock import current_day
from backend.trade.errors import WrongStateError
from backend.trade.mastered import hold_mastered
from backend.trade.numbering import take_number
from backend.trade.orders.models import OrderLine, SalesOrder
from backend.trade.orders.service import move_order, reach_milestone
from backend.trade.orders.service.making import locked_order
from backend.trade.shipments import schemas
from backend.trade.shipments.errors import CannotTravelTogetherError
from backend.trade.shipments.events import ShipmentChanged, ShipmentDelayed, ShipmentDeparted
from backend.trade.shipments.models import Shipment, ShipmentContainer, ShipmentLine, ShipmentOrder
from backend.trade.shipments.queries import (
    SHIPPABLE,
    find_shipment,
    left_of,
    load_shipment,
    orders_in,
    shipments_of,
    shipped_lines,
)
from backend.trade.terms.dues import refresh_dues
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version

#: From which states a milestone can be reached.
_BEFORE: Final = {
    "departed": ("planned", "booked"),
    "arrived": ("departed",),
    "delivered": ("departed", "arrived"),
}
_DAYS: Final = {"departed": "departed_on", "arrived": "arrived_on", "delivered": "delivered_on"}
_TRUTHS: Final = ("etd", "eta")
#: What a change says beside the shipment's columns.
_NO_COLUMN: Final = frozenset({"reason", "custom"})
_SAID: Final = {
    "departed": N_("Shipment {number} has departed"),
    "arrived": N_("Shipment {number} has arrived"),
    "delivered": N_("Shipment {number} was delivered"),
}


async def create_shipment(session: WriteSession, actor: Actor, given: schemas.NewShipment) -> schemas.ShipmentView:
    """A shipment of a confirmed order. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (a draft, or
    nothing is left to ship), `ValidationFailedError`."""
    order = await locked_order(session, actor, given.order_id)
    if order.state not in SHIPPABLE:
        raise WrongStateError
    row = Shipment(
        id=new_id(),
        order_id=order.id,
        number=await take_number(session, "shipment", "SH{year}-{n:4}"),
        state="planned",
        transport=given.transport or order.transport or "sea_container",
        port_of_loading=order.port_of_loading,
        port_of_discharge=order.port_of_discharge,
        etd=given.etd or order.ship_by,
        eta=given.eta,
        dates=[],
    )
    session.add(row)
    await session.flush()
    session.add(ShipmentOrder(id=new_id(), shipment_id=row.id, order_id=order.id))
    await session.flush()
    wanted = given.lines or await _rest_of(session, order.id)
    if not wanted:
        raise WrongStateError
    await _load_lines(session, row, wanted)
    await write_values(session, "shipment", row.id, given, creating=True)
    await refresh_dues(session, order.id)
    audit.record(session, "shipment.made", subject_id=row.id, subject_name=row.number)
    append(session, ShipmentChanged(shipment_id=row.id, order_id=order.id, company_id=order.company_id))
    return await load_shipment(session, actor, row.id)


async def _rest_of(session: WriteSession, order_id: UUID) -> list[schemas.LineInput]:
    return [
        schemas.LineInput(order_line_id=line.id, quantity=line.quantity - gone)
        for line, gone in await left_of(session, order_id)
        if line.quantity > gone
    ]


async def join_order(session: WriteSession, actor: Actor, shipment_id: UUID, order_id: UUID) -> schemas.ShipmentView:
    """Let another order go along, with all that is left of it: of the same company, in the same currency and on the
    same delivery terms, sold by the same firm of ours, so that one invoice and one packing list can cover both.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (it has left, or nothing is left to ship),
    `CannotTravelTogetherError`.
    """
    row, order = await _locked(session, actor, shipment_id)
    other = await locked_order(session, actor, order_id)
    if row.state not in {"planned", "booked"} or other.state not in SHIPPABLE:
        raise WrongStateError
    if other.company_id != order.company_id:
        raise NotFoundError
    if (other.currency, other.incoterm, other.firm_id) != (order.currency, order.incoterm, order.firm_id):
        raise CannotTravelTogetherError(one=order.number, other=other.number)
    rest = await _rest_of(session, other.id)
    if other.id in {each.id for each in (await orders_in(session, [row]))[row.id]} or not rest:
        raise WrongStateError
    session.add(ShipmentOrder(id=new_id(), shipment_id=row.id, order_id=other.id))
    await session.flush()
    await _load_lines(session, row, rest)
    row.version += 1
    await session.flush()
    await refresh_dues(session, other.id)
    audit.record(session, "shipment.joined", subject_id=row.id, subject_name=row.number, order=other.number)
    append(session, ShipmentChanged(shipment_id=row.id, order_id=order.id, company_id=order.company_id))
    return await load_shipment(session, actor, row.id)


async def leave_order(session: WriteSession, actor: Actor, shipment_id: UUID, order_id: UUID) -> schemas.ShipmentView:
    """Take an order that went along out again. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (it has
    left, or the shipment was made for this order)."""
    row, order = await _locked(session, actor, shipment_id)
    joined = await session.scalar(
        select(ShipmentOrder).where(ShipmentOrder.shipment_id == row.id, ShipmentOrder.order_id == order_id)
    )
    if joined is None:
        raise NotFoundError
    if row.state not in {"planned", "booked"} or order_id == order.id:
        raise WrongStateError
    theirs = select(OrderLine.id).where(OrderLine.order_id == order_id)
    await session.execute(
        delete(ShipmentLine).where(ShipmentLine.shipment_id == row.id, ShipmentLine.order_line_id.in_(theirs))
    )
    await session.delete(joined)
    row.version += 1
    await session.flush()
    await refresh_dues(session, order_id)
    audit.record(session, "shipment.left", subject_id=row.id, subject_name=row.number)
    append(session, ShipmentChanged(shipment_id=row.id, order_id=order.id, company_id=order.company_id))
    return await load_shipment(session, actor, row.id)


async def change_shipment(
    session: WriteSession, actor: Actor, shipment_id: UUID, given: schemas.ShipmentPatch, expected: int
) -> schemas.ShipmentView:
    """Change a shipment; every change of ETD and ETA is kept, and a later one is news.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`.
    """
    row, order = await _locked(session, actor, shipment_id)
    raise_version(row, expected, await load_shipment(session, actor, shipment_id))
    told = {name: value for name, value in msgspec.structs.asdict(given).items() if value is not UNSET}
    written = await write_values(session, "shipment", row.id, given)
    changed = [name for name, value in told.items() if name not in _NO_COLUMN and value != getattr(row, name)]
    await hold_mastered(session, "shipment", row.id, changed)
    before = {name: getattr(row, name) for name in _TRUTHS}
    for name, value in msgspec.structs.asdict(given).items():
        if name not in _NO_COLUMN and value is not UNSET:
            setattr(row, name, value.strip() or None if isinstance(value, str) else value)
    if row.booking_number and row.state == "planned":
        row.state = "booked"
        by = {"kind": "shipment", "id": str(row.id)}
        for each in (await orders_in(session, [row]))[row.id]:
            await reach_milestone(session, each.id, "booking", on=current_day(), proof=row.booking_number, by=by)
    delays = _note_dates(row, before, actor.name, given.reason)
    await session.flush()
    await _refresh(session, row)
    audit.record(
        session, "shipment.changed", subject_id=row.id, subject_name=row.number, before=written.before,
        after=written.after,
    )  # fmt: skip
    who = {"shipment_id": row.id, "order_id": order.id, "company_id": order.company_id}
    append(session, ShipmentChanged(**who))
    for field, was, became in delays:
        append(session, ShipmentDelayed(**who, field=field, before=was, after=became))
    return await load_shipment(session, actor, row.id)


def _note_dates(
    row: Shipment, before: dict[str, date | None], by: str, reason: str | None
) -> list[tuple[str, date, date]]:
    """Keep what was said before; answers what became later."""
    delays = []
    for field in _TRUTHS:
        was, became = before[field], getattr(row, field)
        if was == became:
            continue
        change: dict[str, Any] = {
            "field": field,
            "before": was.isoformat() if was else None,
            "after": became.isoformat() if became else None,
            "at": now().isoformat(),
            "by": by,
            "reason": (reason or "").strip() or None,
        }
        row.dates = [*row.dates, change]
        if was and became and became > was:
            delays.append((field, was, became))
    return delays


async def load_cargo(
    session: WriteSession, actor: Actor, shipment_id: UUID, given: schemas.Cargo, expected: int
) -> schemas.ShipmentView:
    """Replace what a shipment carries and in which containers. A container number with a wrong check digit is kept and
    marked: it may be what the paper says. Raises as `change_shipment`, and `ValidationFailedError`."""
    row, order = await _locked(session, actor, shipment_id)
    raise_version(row, expected, await load_shipment(session, actor, shipment_id))
    if row.state in {"delivered", "cancelled"}:
        raise WrongStateError
    carried = {line.order_line_id: line.quantity for line in await shipped_lines(session, row) if line.quantity}
    if carried != {line.order_line_id: line.quantity for line in given.lines}:
        await hold_mastered(session, "shipment", row.id, ["lines"])
    await session.execute(delete(ShipmentLine).where(ShipmentLine.shipment_id == row.id))
    await session.execute(delete(ShipmentContainer).where(ShipmentContainer.shipment_id == row.id))
    await _load_lines(session, row, given.lines)
    numbers = [normal_container_number(each.number) for each in given.containers]
    if len(set(numbers)) != len(numbers):
        raise ValidationFailedError(errors=[FieldProblem("containers", "twice", N_("A container is listed twice."))])
    for number, each in zip(numbers, given.containers, strict=True):
        checks.amount(each.gross_weight, "gross_weight")
        checks.amount(each.volume, "volume")
        fields = msgspec.structs.asdict(each) | {"number": number}
        session.add(ShipmentContainer(id=new_id(), shipment_id=row.id, **fields))
    await session.flush()
    append(session, ShipmentChanged(shipment_id=row.id, order_id=order.id, company_id=order.company_id))
    return await load_shipment(session, actor, row.id)


async def _load_lines(session: WriteSession, row: Shipment, lines: list[schemas.LineInput]) -> None:
    """Put lines of its orders into the shipment: no more than an order has with its tolerance."""
    known = {line.order_line_id: line for line in await shipped_lines(session, row)}
    slack = {order.id: order.tolerance for order in (await orders_in(session, [row]))[row.id]}
    for i, wanted in enumerate(lines):
        line = known.get(wanted.order_line_id)
        most = Decimal(0) if line is None else line.ordered * (100 + slack[line.order_id]) / 100 - line.elsewhere
        if line is None or not 0 < wanted.quantity <= most:
            raise ValidationFailedError(
                errors=[
                    FieldProblem(
                        f"lines.{i}.quantity", "range", N_("Of this line {most} can go."), most=f"{most.normalize():f}"
                    )
                ]
            )
        session.add(
            ShipmentLine(id=new_id(), shipment_id=row.id, order_line_id=wanted.order_line_id, quantity=wanted.quantity)
        )
    await session.flush()


async def reach_state(
    session: WriteSession, actor: Actor, shipment_id: UUID, given: schemas.Milestone
) -> schemas.ShipmentView:
    """The goods left, arrived or were delivered. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`."""
    row, order = await _locked(session, actor, shipment_id)
    if row.state not in _BEFORE[given.state]:
        raise WrongStateError
    await hold_mastered(session, "shipment", row.id, [_DAYS[given.state]])
    row.state = given.state
    setattr(row, _DAYS[given.state], given.on)
    if given.bl_number:
        row.bl_number = given.bl_number.strip() or row.bl_number
    row.version += 1
    await session.flush()
    who = {"shipment_id": row.id, "order_id": order.id, "company_id": order.company_id}
    by = {"kind": "shipment", "id": str(row.id)}
    proof = row.bl_number or row.tracking_number or row.number
    for each in (await orders_in(session, [row]))[row.id]:
        if given.state == "departed":
            whole = await _all_gone(session, each.id)
            if whole:
                # A part that has left proves nothing: the milestone waits for the last one.
                await reach_milestone(session, each.id, "shipment", on=given.on, proof=proof, by=by)
            if each.state in SHIPPABLE and each.state != "shipped":
                await move_order(session, actor, each.id, "shipped" if whole else "partially_shipped")
        elif given.state == "arrived" and await _all_gone(session, each.id, ("arrived", "delivered")):
            await reach_milestone(session, each.id, "arrival", on=given.on, proof=proof, by=by)
    append(session, ShipmentDeparted(**who, on=given.on) if given.state == "departed" else ShipmentChanged(**who))
    await _refresh(session, row)
    audit.record(session, f"shipment.{given.state}", subject_id=row.id, subject_name=row.number)
    await record(
        session,
        company_id=order.company_id,
        contact_id=None,
        kind="trade",
        at=now(),
        summary=_SAID[given.state],
        params={"number": row.number},
        actor_name=actor.name,
        details={"what": "shipment", "id": str(row.id)},
    )
    return await load_shipment(session, actor, row.id)


async def _all_gone(
    session: WriteSession, order_id: UUID, states: tuple[str, ...] = ("departed", "arrived", "delivered")
) -> bool:
    """Whether all of an order is in shipments, and each of those came as far as one of `states`. An order shipped
    short within its tolerance is whole."""
    if any(each.state not in states for each in await session.scalars(shipments_of([order_id]))):
        return False
    tolerance = await session.scalar(select(SalesOrder.tolerance).where(SalesOrder.id == order_id)) or Decimal(0)
    return all(gone >= line.quantity * (100 - tolerance) / 100 for line, gone in await left_of(session, order_id))


async def _refresh(session: WriteSession, row: Shipment) -> None:
    for each in sorted(order.id for order in (await orders_in(session, [row]))[row.id]):
        await refresh_dues(session, each)


async def cancel_shipment(session: WriteSession, actor: Actor, shipment_id: UUID) -> schemas.ShipmentView:
    """Cancel a shipment that has not left. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`."""
    row, order = await _locked(session, actor, shipment_id)
    if row.state not in {"planned", "booked"}:
        raise WrongStateError
    await hold_mastered(session, "shipment", row.id, ["state"])
    row.state = "cancelled"
    row.version += 1
    await session.flush()
    await _refresh(session, row)
    audit.record(session, "shipment.cancelled", subject_id=row.id, subject_name=row.number)
    append(session, ShipmentChanged(shipment_id=row.id, order_id=order.id, company_id=order.company_id))
    return await load_shipment(session, actor, row.id)


async def _locked(session: WriteSession, actor: Actor, shipment_id: UUID) -> tuple[Shipment, SalesOrder]:
    """The shipment and the order that it was made for, all its orders locked, always in the same order."""
    row, _ = await find_shipment(session, shipment_id)
    orders = {each.id: each for each in (await orders_in(session, [row]))[row.id]}
    for order_id in sorted(orders):
        orders[order_id] = await locked_order(session, actor, order_id)
    await session.refresh(row, with_for_update=True)
    return row, orders[row.order_id]
