"""How a payment is shared out over orders: never more than came in, never more than is due, one writer at a time."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import delete, func, select

from backend.trade import checks
from backend.trade.money import round_money, shown
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.queries import find_order
from backend.trade.orders.service import reach_milestone
from backend.trade.orders.service.making import locked_order
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO, exchange_difference, is_far
from backend.trade.payments.errors import MoreThanDueError, MoreThanReceivedError
from backend.trade.payments.models import Payment, PaymentAllocation, PaymentRefund
from backend.trade.rates.queries import rate_on
from backend.trade.settings import load_settings
from backend.trade.terms.dues import counted, dues_of, noted, refresh_dues
from backend.trade.terms.models import DueLine
from i18n.messages import N_
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession


async def replace_parts(
    session: WriteSession, actor: Actor, payment: Payment, parts: Sequence[schemas.PartInput]
) -> None:
    """Share `payment`, which is locked, out as `parts` say, in place of how it was; orders that lose or gain a part get
    their due lines anew.

    Raises `NotFoundError` (of another company, a draft, cancelled), `NotAllowedError`, `ValidationFailedError`,
    `MoreThanReceivedError`, `MoreThanDueError`.
    """
    before = set(
        await session.scalars(select(PaymentAllocation.order_id).where(PaymentAllocation.payment_id == payment.id))
    )
    orders = await _lock(session, actor, payment, {part.order_id for part in parts}, before)
    await session.execute(delete(PaymentAllocation).where(PaymentAllocation.payment_id == payment.id))
    base = (await load_settings(session)).base_currency
    used = {"money": ZERO, "bank_charge": ZERO}
    for part in parts:
        order = orders[part.order_id]
        await require_line(session, part.order_id, part.due_line_id)
        settles, amount = await _amounts(session, payment, order, part, actor, base)
        used[part.kind] += amount
        difference = ZERO
        if part.kind == "money" and payment.rate is not None and order.rate is not None:
            difference = exchange_difference(settles, payment.rate * amount / settles, order.rate, base)
        session.add(
            PaymentAllocation(
                id=new_id(),
                payment_id=payment.id,
                order_id=part.order_id,
                due_line_id=part.due_line_id,
                kind=part.kind,
                settles=settles,
                amount=amount,
                exchange_difference=difference,
                reason=None,
                at=now(),
                by_name=actor.name,
            )
        )
    kept = payment.amount - await refunded(session, payment.id)
    for kind, available in (("money", kept), ("bank_charge", payment.charges)):
        if used[kind] > available:
            raise MoreThanReceivedError(
                given=shown(used[kind], payment.currency),
                available=shown(available, payment.currency),
                currency=payment.currency,
            )
    await session.flush()
    for order in orders.values():
        await hold_total(session, order)
    for order_id in sorted(before | set(orders)):
        await refresh_dues(session, order_id)


async def _lock(
    session: WriteSession, actor: Actor, payment: Payment, wanted: set[UUID], before: set[UUID]
) -> dict[UUID, SalesOrder]:
    """The wanted orders. They and those that lose a part are locked one after the other, always in the same order, so
    that two payments never wait for each other."""
    orders: dict[UUID, SalesOrder] = {}
    for order_id in sorted(wanted | before):
        if order_id in wanted:
            order, _ = await find_order(session, order_id)
            if order.company_id != payment.company_id or order.state in {"draft", "cancelled"}:
                raise NotFoundError
            orders[order_id] = await locked_order(session, actor, order_id)
        else:
            await session.scalar(select(SalesOrder.id).where(SalesOrder.id == order_id).with_for_update())
    return orders


async def _amounts(
    session: ReadSession, payment: Payment, order: SalesOrder, part: schemas.PartInput, actor: Actor, base: str
) -> tuple[Decimal, Decimal]:
    """What a part settles, and what of the payment it takes: the same in one currency, near the day's rate in two."""
    settles = whole_amount(part.settles, order.currency, "settles")
    if part.amount is None and order.currency != payment.currency:
        raise ValidationFailedError(
            errors=[FieldProblem("amount", "missing", N_("Say how much of the payment goes to this order."))]
        )
    amount = whole_amount(part.amount if part.amount is not None else settles, payment.currency, "amount")
    if order.currency == payment.currency:
        if amount != settles:
            raise ValidationFailedError(
                errors=[FieldProblem("amount", "same", N_("In one currency a part settles what it takes."))]
            )
    elif actor.kind != "system":
        known = await rate_on(session, payment.currency, order.currency, payment.received_on)
        rate = payment.rate if order.currency == base else known.rate if known else None
        if is_far(settles, amount, rate):
            raise ValidationFailedError(
                errors=[
                    FieldProblem(
                        "amount",
                        "rate",
                        N_("This is far from the rate of the day. What was paid short is let go on the order instead."),
                    )
                ]
            )
    return settles, amount


async def refunded(session: ReadSession, payment_id: UUID) -> Decimal:
    """What of a payment was paid back."""
    return (
        await session.scalar(select(func.sum(PaymentRefund.amount)).where(PaymentRefund.payment_id == payment_id))
    ) or ZERO


async def hold_total(session: WriteSession, order: SalesOrder) -> None:
    """Raises `MoreThanDueError` where more is settled than the order comes to."""
    settled = sum((amount for _, amount in await session.execute(counted(order.id))), ZERO)
    credited, debited = await noted(session, order.id)
    over = settled + credited - debited - order.total
    if over > 0:
        raise MoreThanDueError(number=order.number, over=shown(over, order.currency), currency=order.currency)


async def planned_parts(
    session: ReadSession, slip: Payment, amount: Decimal, charges: Decimal
) -> list[schemas.PartInput]:
    """The parts that a slip announced, as far as what came in still pays them and they are still due: the rest stays on
    the customer's account. What is cut is cut from the end."""
    left = {"money": amount, "bank_charge": charges}
    due: dict[UUID, Decimal] = {}
    kept = []
    rows = await session.execute(
        select(PaymentAllocation, SalesOrder)
        .join(
            SalesOrder,
            (SalesOrder.tenant_id == PaymentAllocation.tenant_id) & (SalesOrder.id == PaymentAllocation.order_id),
        )
        .where(PaymentAllocation.payment_id == slip.id)
        .order_by(PaymentAllocation.at, PaymentAllocation.id)
    )
    for row, order in rows.all():
        if order.state == "cancelled":
            continue
        if order.id not in due:
            settled = sum((amount for _, amount in await session.execute(counted(order.id))), ZERO)
            credited, debited = await noted(session, order.id)
            due[order.id] = order.total + debited - credited - settled
        paid = min(row.amount, left[row.kind])
        if order.currency == slip.currency:
            settles = paid = max(ZERO, min(paid, due[order.id]))
        else:
            settles = row.settles if paid == row.amount and row.settles <= due[order.id] else ZERO
        if not settles:
            continue
        left[row.kind] -= paid
        due[order.id] -= settles
        kept.append(
            schemas.PartInput(
                order_id=order.id,
                due_line_id=row.due_line_id,
                kind="money" if row.kind == "money" else "bank_charge",
                settles=settles,
                amount=paid,
            )
        )
    return kept


async def free_order(session: WriteSession, order_id: UUID) -> None:
    """What payments settled of a cancelled order goes back on the customer's account: it is still theirs."""
    await session.execute(
        delete(PaymentAllocation).where(
            PaymentAllocation.order_id == order_id, PaymentAllocation.payment_id.is_not(None)
        )
    )


async def require_line(session: ReadSession, order_id: UUID, line_id: UUID | None) -> None:
    """Raises `NotFoundError` where the order has no such due line."""
    known = select(DueLine.id).where(DueLine.id == line_id, DueLine.order_id == order_id)
    if line_id is not None and await session.scalar(known) is None:
        raise NotFoundError


def whole_amount(value: Decimal, currency: str, field: str) -> Decimal:
    """An amount above zero in whole minor units of `currency`. Raises `ValidationFailedError`."""
    checks.amount(value, field)
    if value <= 0 or round_money(value, currency) != value:
        raise ValidationFailedError(
            errors=[FieldProblem(field, "minor_units", N_("Give an amount above zero, in whole cents."))]
        )
    return value


async def prove(session: WriteSession, order_ids: Sequence[UUID], on: date, payment: Payment | None = None) -> None:
    """Milestones that money proves: the deposit when its line is settled, the balance when all is."""
    for order_id in order_ids:
        lines = await dues_of(session, [order_id])
        by = {"kind": "payment", "id": str(payment.id) if payment else str(order_id)}
        proof = (payment.reference if payment else None) or on.isoformat()
        if any(line.label == "deposit" and line.settled >= line.amount for line in lines):
            await reach_milestone(session, order_id, "deposit", on=on, proof=proof, by=by)
        if lines and all(line.settled >= line.amount for line in lines):
            await reach_milestone(session, order_id, "balance", on=on, proof=proof, by=by)
