"""An order is confirmed, cancelled, moved on; changes of a confirmed one are asked for and decided."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select

from backend.trade import checks
from backend.trade.errors import OrderLockedError, PriceMissingError, WrongStateError
from backend.trade.events import OrderCancelled, OrderChanged, OrderConfirmed
from backend.trade.orders import schemas
from backend.trade.orders.changes import difference, snapshot
from backend.trade.orders.models import OrderChange, SalesOrder
from backend.trade.orders.queries import get_order, lines_of, totals_of
from backend.trade.orders.service.making import fill_head, locked_order, make_line, write_content
from backend.trade.orders.service.stepping import begin_steps
from backend.trade.own_values import write_own
from backend.trade.papers.firms import require_firm
from backend.trade.telling import tell_order
from backend.trade.vocabulary import OrderState
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import VersionConflictError


async def confirm_order(session: WriteSession, actor: Actor, order_id: UUID) -> schemas.Order:
    """Confirm a draft: from now on its lines, prices and terms change by request only, and its milestones run.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`, `PriceMissingError` (samples may cost nothing).
    """
    order = await locked_order(session, actor, order_id)
    if order.state != "draft":
        raise WrongStateError
    lines = await lines_of(session, order_id)
    free = order.kind == "sample"
    if not lines or any(line.quantity <= 0 or (line.unit_price <= 0 and not free) for line in lines):
        raise PriceMissingError
    order.state, order.confirmed_at = "confirmed", now()
    order.version += 1
    await begin_steps(session, order)
    await session.flush()
    audit.record(session, "order.confirmed", subject_id=order.id, subject_name=order.number)
    append(session, OrderConfirmed(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    await tell_order(session, actor, order, N_("Order {number} was confirmed"))
    return await get_order(session, order_id)


async def cancel_order(session: WriteSession, actor: Actor, order_id: UUID) -> schemas.Order:
    """Cancel an order that is not shipped. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`,
    `OrderLockedError`."""
    order = await locked_order(session, actor, order_id)
    if order.lock_reason:
        raise OrderLockedError
    if order.state not in ("draft", "confirmed", "in_production"):
        raise WrongStateError
    order.state = "cancelled"
    order.version += 1
    await session.flush()
    audit.record(session, "order.cancelled", subject_id=order.id, subject_name=order.number)
    append(session, OrderCancelled(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    await tell_order(session, actor, order, N_("Order {number} was cancelled"))
    return await get_order(session, order_id)


#: From which states people and the rooms above move an order on.
_ONWARDS: dict[OrderState, tuple[OrderState, ...]] = {
    "in_production": ("confirmed",),
    "partially_shipped": ("confirmed", "in_production"),
    "shipped": ("confirmed", "in_production", "partially_shipped"),
    "closed": ("shipped", "confirmed", "in_production", "partially_shipped"),
    "confirmed": ("in_production",),
}


async def move_order(session: WriteSession, actor: Actor, order_id: UUID, state: OrderState) -> schemas.Order:
    """Bring a confirmed order into another state of its run. Raises `NotAllowedError`, `NotFoundError`,
    `WrongStateError`."""
    order = await locked_order(session, actor, order_id)
    if order.state == state:
        return await get_order(session, order_id)
    if order.state not in _ONWARDS.get(state, ()):
        raise WrongStateError
    order.state = state
    order.version += 1
    await session.flush()
    audit.record(session, "order.moved", subject_id=order.id, subject_name=order.number, state=state)
    append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return await get_order(session, order_id)


async def lock_order(session: WriteSession, order_id: UUID, reason: str | None) -> None:
    """Lock what an order obliges to, since an ERP has begun with it, or unlock it with None; for the ERP's room."""
    order = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id).with_for_update())
    if order is None:
        raise NotFoundError
    if order.lock_reason != reason:
        order.lock_reason = reason
        order.version += 1
        audit.record(session, "order.locked" if reason else "order.unlocked", subject_id=order.id, reason=reason)
        append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))


async def change_order(
    session: WriteSession, actor: Actor, order_id: UUID, given: schemas.OrderPatch, expected: int
) -> schemas.Order:
    """Change what may change at any time: people, the buyer's number, marks, notes, the courier.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`.
    """
    order = await locked_order(session, actor, order_id)
    if order.version != expected:
        raise VersionConflictError(extra={"current": await get_order(session, order_id)})
    changed: dict[str, Any] = {
        name: value for name, value in msgspec.structs.asdict(given).items() if value is not UNSET and name != "custom"
    }
    await checks.require_contact(session, changed.get("contact_id"))
    await checks.require_deal(session, changed.get("deal_id"))
    await checks.require_seat(session, changed.get("owner_id"))
    for name, value in changed.items():
        setattr(order, name, value or None)
    written = await write_own(session, "order", order.id, given)
    order.version += 1
    await session.flush()
    named = sorted([*changed, *written.after])
    audit.record(session, "order.changed", subject_id=order.id, subject_name=order.number, fields=named)
    append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return await get_order(session, order_id)


async def ask_change(
    session: WriteSession, actor: Actor, order_id: UUID, given: schemas.OrderChangeWish, expected: int
) -> schemas.Order:
    """Ask for another content of a confirmed order; a request that is open is replaced. Nothing changes yet. Of one
    that the ERP has released a change may be asked for, and is decided once it is reopened there.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (a draft, or nothing differs),
    `VersionConflictError`, `ValidationFailedError`.
    """
    order = await locked_order(session, actor, order_id)
    if order.version != expected:
        raise VersionConflictError(extra={"current": await get_order(session, order_id)})
    if order.state not in ("confirmed", "in_production"):
        raise WrongStateError
    lines = await lines_of(session, order_id)
    known = {line.id: line for line in lines}
    await require_firm(session, given.content.firm_id, order.firm_id)
    wished = SalesOrder(id=order.id, company_id=order.company_id)
    fill_head(wished, given.content)
    after = [
        make_line(line, place, order.id, known.get(line.id) if line.id else None)
        for place, line in enumerate(given.content.lines)
    ]
    was = snapshot(order, lines, totals_of(order, lines).total)
    now_is = snapshot(wished, after, totals_of(wished, after).total)
    fields, changed = difference(was, now_is)
    if not fields and not changed:
        raise WrongStateError
    open_one = await _open_change(session, order_id)
    if open_one is not None:
        await session.delete(open_one)
        await session.flush()
    order.version += 1
    session.add(
        OrderChange(
            id=new_id(),
            order_id=order_id,
            reason=given.reason.strip(),
            before=was,
            after=now_is | {"content": msgspec.to_builtins(given.content)},
            made_from=order.version,
            asked_by=actor.membership_id,
        )
    )
    await session.flush()
    audit.record(session, "order.change_asked", subject_id=order.id, subject_name=order.number, reason=given.reason)
    append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return await get_order(session, order_id)


async def _open_change(session: WriteSession, order_id: UUID) -> OrderChange | None:
    return await session.scalar(
        select(OrderChange).where(OrderChange.order_id == order_id, OrderChange.state == "open")
    )


async def decide_change(
    session: WriteSession, actor: Actor, order_id: UUID, change_id: UUID, given: schemas.OrderChangeDecision
) -> schemas.Order:
    """Put a change into effect, or refuse it. What else was changed meanwhile of the same content is a conflict.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`, `OrderLockedError`.
    """
    actor.require("trade.approve")
    order = await locked_order(session, actor, order_id)
    change = await session.scalar(
        select(OrderChange).where(OrderChange.id == change_id, OrderChange.order_id == order_id)
    )
    if change is None:
        raise NotFoundError
    if change.state != "open":
        raise WrongStateError
    if given.approve:
        if order.lock_reason:
            raise OrderLockedError
        lines = await lines_of(session, order_id)
        if snapshot(order, lines, totals_of(order, lines).total) != change.before:
            raise WrongStateError
        content = msgspec.convert(change.after["content"], schemas.OrderContent, strict=False)
        await write_content(session, order, content, lines)
    change.state = "approved" if given.approve else "refused"
    change.decided_by, change.decided_at = actor.membership_id, now()
    change.note = (given.note or "").strip() or None
    order.version += 1
    await session.flush()
    audit.record(session, f"order.change_{change.state}", subject_id=order.id, subject_name=order.number)
    append(
        session,
        OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id, substance=given.approve),
    )
    return await get_order(session, order_id)
