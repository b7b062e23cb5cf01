"""Money that is paid back: of what a receipt has left, never of what it settles."""

from uuid import UUID

from sqlalchemy import func, select

from backend.customers.service.timeline import record
from backend.trade.clock import current_day
from backend.trade.mastered import hold_mastered
from backend.trade.money import shown
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO
from backend.trade.payments.errors import MoreThanReceivedError, WrongPaymentStateError
from backend.trade.payments.events import PaymentChanged
from backend.trade.payments.models import PaymentAllocation, PaymentRefund
from backend.trade.payments.queries import load_payment
from backend.trade.payments.receipts import locked_payment, stamp_rate
from backend.trade.payments.sharing import refunded, whole_amount
from i18n.formats import money
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def note_refund(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.NewRefund
) -> schemas.PaymentView:
    """Note that money of a receipt was paid back. For who may approve prices.

    Raises `NotAllowedError`, `NotFoundError`, `WrongPaymentStateError` (a slip, cancelled), `ValidationFailedError`,
    `MoreThanReceivedError` (it settles something, or is paid back already).
    """
    actor.require("trade.approve")
    payment = await locked_payment(session, actor, payment_id)
    if payment.state != "received":
        raise WrongPaymentStateError
    await hold_mastered(session, "payment", payment.id, ["amount"])
    amount = whole_amount(given.amount, payment.currency, "amount")
    if not payment.received_on <= given.refunded_on <= current_day():
        raise ValidationFailedError(
            errors=[FieldProblem("refunded_on", "range", N_("Give a day from the receipt's to today."))]
        )
    shared = await session.scalar(
        select(func.sum(PaymentAllocation.amount)).where(
            PaymentAllocation.payment_id == payment.id, PaymentAllocation.kind == "money"
        )
    )
    left = payment.amount - (shared or ZERO) - await refunded(session, payment.id)
    if amount > left:
        raise MoreThanReceivedError(
            given=shown(amount, payment.currency), available=shown(left, payment.currency), currency=payment.currency
        )
    row = PaymentRefund(
        id=new_id(),
        payment_id=payment.id,
        amount=amount,
        refunded_on=given.refunded_on,
        reference=(given.reference or "").strip() or None,
        reason=given.reason.strip(),
        at=now(),
        by_name=actor.name,
    )
    await stamp_rate(session, row, payment.currency, given.rate, given.refunded_on)
    session.add(row)
    payment.version += 1
    await session.flush()
    audit.record(session, "payment.refunded", subject_id=payment.id, amount=str(amount), reason=row.reason)
    append(session, PaymentChanged(payment_id=payment.id, company_id=payment.company_id))
    await record(
        session,
        company_id=payment.company_id,
        contact_id=None,
        kind="trade",
        at=now(),
        summary=N_("Paid back: {amount}"),
        params={"amount": money(amount, payment.currency, current().locale)},
        actor_name=actor.name,
        details={"what": "payment", "id": str(payment.id)},
    )
    return await load_payment(session, payment.id)


async def drop_refund(session: WriteSession, actor: Actor, payment_id: UUID, refund_id: UUID) -> schemas.PaymentView:
    """Take back the note of a refund that was not made. For who may approve prices. Raises `NotAllowedError`,
    `NotFoundError`."""
    actor.require("trade.approve")
    payment = await locked_payment(session, actor, payment_id)
    row = await session.scalar(
        select(PaymentRefund).where(PaymentRefund.id == refund_id, PaymentRefund.payment_id == payment.id)
    )
    if row is None:
        raise NotFoundError
    await session.delete(row)
    payment.version += 1
    await session.flush()
    audit.record(session, "payment.refund_dropped", subject_id=payment.id, amount=str(row.amount))
    append(session, PaymentChanged(payment_id=payment.id, company_id=payment.company_id))
    return await load_payment(session, payment.id)
