"""The rules of shipments."""

from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import delete, select

from backend.customers.service.timeline import record
from backend.trade import checks
from backend.trade.calculators.containers import normal_container_number
from backend.trade.errors import WrongStateError
from backend.trade.numbering import take_number
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.service import move_order, reach_milestone
from backend.trade.orders.service.making import locked_order
from backend.trade.shipments import schemas
from backend.trade.shipments.events import ShipmentChanged, ShipmentDelayed, ShipmentDeparted
from backend.trade.shipments.models import Shipment, ShipmentContainer, ShipmentLine
from backend.trade.shipments.queries import find_shipment, load_shipment, shipped_lines
from backend.trade.terms.dues import refresh_dues
from i18n.messages import N_, translate
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, ValidationFailedError
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
_SAID: Final = {
    "departed": N_("Shipment {number} has departed"),
    "arrived": N_("Shipment {number} has arrived"),
    "delivered": N_("Shipment {number} was delivered"),
}


async def create_shipment(session: WriteSession, actor: Actor, given: schemas.NewShipment) -> schemas.ShipmentView:
    """A shipment of a confirmed order. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (a draft, or
    nothing is left to ship), `ValidationFailedError`."""
    order = await locked_order(session, actor, given.order_id)
    if order.state in {"draft", "cancelled", "closed"}:
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
    wanted = given.lines or [
        schemas.LineInput(order_line_id=line.order_line_id, quantity=line.ordered - line.elsewhere)
        for line in await shipped_lines(session, row)
        if line.ordered > line.elsewhere
    ]
    if not wanted:
        raise WrongStateError
    await _load_lines(session, row, order, wanted)
    await refresh_dues(session, order.id)
    audit.record(session, "shipment.made", subject_id=row.id, subject_name=row.number)
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
    before = {name: getattr(row, name) for name in _TRUTHS}
    for name, value in msgspec.structs.asdict(given).items():
        if name != "reason" and value is not UNSET:
            setattr(row, name, value.strip() or None if isinstance(value, str) else value)
    if row.booking_number and row.state == "planned":
        row.state = "booked"
        by = {"kind": "shipment", "id": str(row.id)}
        await reach_milestone(session, order.id, "booking", on=now().date(), proof=row.booking_number, by=by)
    delays = _note_dates(row, before, actor.name, given.reason)
    await session.flush()
    await refresh_dues(session, order.id)
    audit.record(session, "shipment.changed", subject_id=row.id, subject_name=row.number)
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
    await session.execute(delete(ShipmentLine).where(ShipmentLine.shipment_id == row.id))
    await session.execute(delete(ShipmentContainer).where(ShipmentContainer.shipment_id == row.id))
    await _load_lines(session, row, order, given.lines)
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


async def _load_lines(session: WriteSession, row: Shipment, order: SalesOrder, lines: list[schemas.LineInput]) -> None:
    """Put lines of the order into the shipment: no more than the order has with its tolerance."""
    known = {line.order_line_id: line for line in await shipped_lines(session, row)}
    for i, wanted in enumerate(lines):
        line = known.get(wanted.order_line_id)
        most = Decimal(0) if line is None else line.ordered * (100 + order.tolerance) / 100 - line.elsewhere
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
    row.state = given.state
    setattr(row, _DAYS[given.state], given.on)
    if given.bl_number:
        row.bl_number = given.bl_number.strip() or row.bl_number
    row.version += 1
    await session.flush()
    who = {"shipment_id": row.id, "order_id": order.id, "company_id": order.company_id}
    by = {"kind": "shipment", "id": str(row.id)}
    proof = row.bl_number or row.tracking_number or row.number
    if given.state == "departed":
        await reach_milestone(session, order.id, "shipment", on=given.on, proof=proof, by=by)
        append(session, ShipmentDeparted(**who, on=given.on))
        whole = all(line.quantity + line.elsewhere >= line.ordered for line in await shipped_lines(session, row))
        state = "shipped" if whole and not await _waiting(session, row) else "partially_shipped"
        if order.state in {"confirmed", "in_production", "partially_shipped"}:
            await move_order(session, actor, order.id, state)  # type: ignore[arg-type]
    else:
        if given.state == "arrived":
            await reach_milestone(session, order.id, "arrival", on=given.on, proof=proof, by=by)
        append(session, ShipmentChanged(**who))
    await refresh_dues(session, order.id)
    audit.record(session, f"shipment.{given.state}", subject_id=row.id, subject_name=row.number)
    await record(
        session,
        company_id=order.company_id,
        contact_id=None,
        kind="trade",
        at=now(),
        summary=translate(_SAID[given.state], current().locale, number=row.number),
        actor_name=actor.name,
        details={"what": "shipment", "id": str(row.id)},
    )
    return await load_shipment(session, actor, row.id)


async def _waiting(session: WriteSession, row: Shipment) -> bool:
    """Whether another shipment of the order has not left yet."""
    found = await session.scalar(
        select(Shipment.id).where(
            Shipment.order_id == row.order_id, Shipment.id != row.id, Shipment.state.in_(("planned", "booked"))
        )
    )
    return found is not None


async def cancel_shipment(session: WriteSession, actor: Actor, shipment_id: UUID) -> schemas.ShipmentView:
    """Cancel a shipment that has not left. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`."""
    row, order = await _locked(session, actor, shipment_id)
    if row.state not in {"planned", "booked"}:
        raise WrongStateError
    row.state = "cancelled"
    row.version += 1
    await session.flush()
    await refresh_dues(session, order.id)
    audit.record(session, "shipment.cancelled", subject_id=row.id, subject_name=row.number)
    append(session, ShipmentChanged(shipment_id=row.id, order_id=order.id, company_id=order.company_id))
    return await load_shipment(session, actor, row.id)


async def _locked(session: WriteSession, actor: Actor, shipment_id: UUID) -> tuple[Shipment, SalesOrder]:
    row, _ = await find_shipment(session, shipment_id)
    order = await locked_order(session, actor, row.order_id)
    await session.refresh(row, with_for_update=True)
    return row, order
