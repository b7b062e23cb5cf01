"""What a payment could settle: the open due lines of its company, and what of it each would take."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, or_, select

from backend.accounts.queries.sight import sight_of
from backend.trade.clock import current_day
from backend.trade.orders.models import SalesOrder
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO, Open, propose
from backend.trade.payments.models import Payment, PaymentAllocation
from backend.trade.rates.queries import rate_on
from backend.trade.terms.models import DueLine
from tenants.session import ReadSession


async def proposal_for(
    session: ReadSession,
    company_id: UUID,
    currency: str,
    credited: Decimal,
    charges: Decimal,
    *,
    bear: bool,
    order_id: UUID | None = None,
    payment_id: UUID | None = None,
) -> list[schemas.OpenLine]:
    """Open due lines of a company, the longest due first, with how a payment in `currency` would be shared out.

    With `order_id` that order comes first: who notes a payment on an order means that order. Lines in other currencies
    come last and are paid, at the last known rate, where nothing is open in the payment's own. With `payment_id` lines
    are as open as they would be without that payment, which is to be shared out anew.
    """
    found = await _lines(session, company_id, currency, order_id, payment_id)
    if not any(order.currency == currency for _, order, _ in found):
        meant = {order.currency for _, order, _ in found}
    else:
        meant = {currency, *(order.currency for _, order, _ in found if order.id == order_id)}
    rates: dict[str, Decimal | None] = {}
    for theirs in {order.currency for _, order, _ in found}:
        known = await rate_on(session, currency, theirs, current_day())
        rates[theirs] = known.rate if known else None
    opens = [
        Open(order.id, row.id, left, order.currency, rates[order.currency] if order.currency in meant else None)
        for row, order, left in found
    ]
    parts, _ = propose(credited, charges, currency, opens, bear_charges=bear)
    by_line = {part.due_line_id: part for part in parts}
    lines = []
    for row, order, left in found:
        part = by_line.get(row.id)
        lines.append(
            schemas.OpenLine(
                order_id=order.id,
                order_number=order.number,
                due_line_id=row.id,
                label=row.label,
                due_on=row.due_on,
                currency=order.currency,
                open=left,
                money=part.money if part else ZERO,
                charge=part.charge if part else ZERO,
                money_paid=part.money_paid if part else ZERO,
                charge_paid=part.charge_paid if part else ZERO,
                rate=rates[order.currency],
            )
        )
    return lines


async def _lines(
    session: ReadSession, company_id: UUID, currency: str, order_id: UUID | None, payment_id: UUID | None
) -> list[tuple[DueLine, SalesOrder, Decimal]]:
    """Due lines in the order in which they are paid, with what of each is open."""
    sight = await sight_of(session, "order")
    counts = (Payment.tenant_id == PaymentAllocation.tenant_id) & (Payment.id == PaymentAllocation.payment_id)
    freed = (
        select(PaymentAllocation.order_id, func.sum(PaymentAllocation.settles).label("settles"))
        .join(Payment, counts)
        .where(PaymentAllocation.payment_id == payment_id, Payment.state == "received")
        .group_by(PaymentAllocation.order_id)
        .subquery()
    )
    first = case((SalesOrder.id == order_id, 0), (SalesOrder.currency == currency, 1), else_=2)
    rows: Any = (
        await session.execute(
            select(DueLine, SalesOrder)
            .join(SalesOrder, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
            .where(SalesOrder.company_id == company_id, sight.sees(SalesOrder.owner_id))
            .where(or_(DueLine.settled < DueLine.amount, DueLine.order_id.in_(select(freed.c.order_id))))
            .order_by(first, DueLine.due_on.asc().nulls_last(), SalesOrder.number, DueLine.position)
        )
    ).all()
    back = {row.order_id: row.settles for row in await session.execute(select(freed))}
    found: list[tuple[DueLine, SalesOrder, Decimal]] = []
    for line, order in reversed(rows):
        # What the payment settled is given back to the lines that are due last, as the settling goes by due date.
        more = min(line.settled, back.get(order.id, ZERO))
        back[order.id] = back.get(order.id, ZERO) - more
        if left := line.amount - line.settled + more:
            found.append((line, order, left))
    return found[::-1]
