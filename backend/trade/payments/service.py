"""The rules of money: a slip is not money, a wire is shared out to the cent, each reason has its own amount."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select

from backend.custom_fields.service import write_values
from backend.customers.service.timeline import record
from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.mastered import hold_mastered
from backend.trade.orders.service.making import locked_order
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO
from backend.trade.payments.errors import WrongPaymentStateError
from backend.trade.payments.events import PaymentChanged, PaymentReceived
from backend.trade.payments.limits import credit_of
from backend.trade.payments.models import CreditLimit, Payment, PaymentAllocation
from backend.trade.payments.queries import load_payment, order_money
from backend.trade.payments.receipts import locked_payment, stamp_rate
from backend.trade.payments.sharing import (
    hold_total,
    planned_parts,
    prove,
    refunded,
    replace_parts,
    require_line,
    whole_amount,
)  # fmt: skip
from backend.trade.terms.dues import refresh_dues
from i18n.formats import money
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version


async def create_payment(session: WriteSession, actor: Actor, given: schemas.NewPayment) -> schemas.PaymentView:
    """Note a receipt or a slip, and share it out as `parts` say.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`, `MoreThanReceivedError`, `MoreThanDueError`.
    """
    actor.require("trade.write")
    company = await checks.require_company(session, given.company_id)
    payment = Payment(
        id=new_id(),
        company_id=company.id,
        state=given.state,
        method=given.method,
        received_on=given.received_on,
        currency=checks.currency(given.currency),
        created_by=actor.name,
        payer=_clean(given.payer),
        reference=_clean(given.reference),
        note=_clean(given.note),
    )
    if given.state == "received":
        _require_past(given.received_on)
    payment.amount, payment.charges = _amounts(given.amount, given.charges, payment.currency)
    await stamp_rate(session, payment, payment.currency, given.rate, payment.received_on)
    session.add(payment)
    await session.flush()
    await write_values(session, "payment", payment.id, given, creating=True)
    await replace_parts(session, actor, payment, given.parts)
    audit.record(session, "payment.noted", subject_id=payment.id, subject_name=f"{payment.amount} {payment.currency}")
    await _tell(session, actor, payment, arrived=payment.state == "received")
    return await load_payment(session, payment.id)


async def receive_slip(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.Arrival
) -> schemas.PaymentView:
    """The money that a slip announced is in. Raises as `create_payment`, and `WrongPaymentStateError`."""
    payment = await locked_payment(session, actor, payment_id)
    if payment.state != "slip":
        raise WrongPaymentStateError
    _require_past(given.received_on)
    amount, charges = _amounts(given.amount, given.charges, payment.currency)
    parts = await planned_parts(session, payment, amount, charges)
    payment.state, payment.received_on = "received", given.received_on
    payment.amount, payment.charges = amount, charges
    await stamp_rate(session, payment, payment.currency, given.rate, payment.received_on)
    payment.version += 1
    await session.flush()
    await replace_parts(session, actor, payment, parts)
    audit.record(session, "payment.received", subject_id=payment.id)
    await _tell(session, actor, payment, arrived=True)
    return await load_payment(session, payment.id)


async def share_out(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.PaymentParts
) -> schemas.PaymentView:
    """Share a payment out anew. Raises as `create_payment`, and `WrongPaymentStateError`."""
    payment = await locked_payment(session, actor, payment_id)
    if payment.state == "cancelled":
        raise WrongPaymentStateError
    await hold_mastered(session, "payment", payment.id, ["parts"])
    payment.version += 1
    await replace_parts(session, actor, payment, given.parts)
    audit.record(session, "payment.shared_out", subject_id=payment.id, parts=len(given.parts))
    await _tell(session, actor, payment, arrived=False)
    return await load_payment(session, payment.id)


async def change_payment(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.PaymentPatch, expected: int
) -> schemas.PaymentView:
    """Change payer, reference or note. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`."""
    payment = await locked_payment(session, actor, payment_id)
    raise_version(payment, expected, await load_payment(session, payment_id))
    await write_values(session, "payment", payment.id, given)
    for name in ("payer", "reference", "note"):
        if (value := getattr(given, name)) is not UNSET:
            setattr(payment, name, _clean(value))
    await session.flush()
    return await load_payment(session, payment.id)


async def cancel_payment(session: WriteSession, actor: Actor, payment_id: UUID) -> schemas.PaymentView:
    """Cancel a payment that was noted by mistake or came back; its parts settle nothing any more.

    Raises `NotAllowedError`, `NotFoundError`, `WrongPaymentStateError` (also where some of it was paid back).
    """
    payment = await locked_payment(session, actor, payment_id)
    if payment.state == "cancelled" or await refunded(session, payment.id):
        raise WrongPaymentStateError
    await hold_mastered(session, "payment", payment.id, ["state"])
    payment.state = "cancelled"
    payment.version += 1
    await replace_parts(session, actor, payment, [])
    audit.record(session, "payment.cancelled", subject_id=payment.id)
    await _tell(session, actor, payment, arrived=False)
    return await load_payment(session, payment.id)


async def waive(session: WriteSession, actor: Actor, order_id: UUID, given: schemas.Waiver) -> schemas.OrderMoney:
    """Let a short payment go, with its reason. For who may approve prices.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`, `MoreThanDueError`.
    """
    actor.require("trade.approve")
    order = await locked_order(session, actor, order_id)
    settles = whole_amount(given.settles, order.currency, "settles")
    await require_line(session, order_id, given.due_line_id)
    session.add(
        PaymentAllocation(
            id=new_id(),
            payment_id=None,
            order_id=order_id,
            due_line_id=given.due_line_id,
            kind="short_payment",
            settles=settles,
            amount=ZERO,
            exchange_difference=ZERO,
            reason=given.reason.strip(),
            at=now(),
            by_name=actor.name,
        )
    )
    await session.flush()
    await hold_total(session, order)
    await refresh_dues(session, order_id)
    audit.record(session, "payment.waived", subject_id=order_id, subject_name=order.number, amount=str(settles))
    await prove(session, [order_id], current_day())
    return await order_money(session, order_id)


async def set_credit(
    session: WriteSession, actor: Actor, company_id: UUID, given: schemas.CreditFields
) -> schemas.Credit:
    """Set or take away a company's limit. For who may approve prices. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("trade.approve")
    await checks.require_company(session, company_id)
    row = await session.scalar(select(CreditLimit).where(CreditLimit.company_id == company_id).with_for_update())
    if given.amount is None:
        if row is not None:
            await session.delete(row)
    else:
        if row is None:
            row = CreditLimit(id=new_id(), company_id=company_id)
            session.add(row)
        row.currency = checks.currency(given.currency)
        row.amount = checks.amount(given.amount, "amount")
        row.insured = checks.amount(given.insured, "insured")
        row.insurer, row.insured_until, row.note = _clean(given.insurer), given.insured_until, _clean(given.note)
    await session.flush()
    audit.record(session, "credit_limit.set", subject_id=company_id, amount=str(given.amount))
    return await credit_of(session, company_id)


def _clean(text: str | None) -> str | None:
    return (text or "").strip() or None


def _amounts(amount: Decimal, charges: Decimal, currency: str) -> tuple[Decimal, Decimal]:
    borne = whole_amount(charges, currency, "charges") if charges else ZERO
    return whole_amount(amount, currency, "amount"), borne


def _require_past(received_on: date) -> None:
    """Money cannot have come tomorrow; what an ERP's books say of it counts."""
    if received_on > current_day() and current().actor.kind != "system":
        raise ValidationFailedError(
            errors=[FieldProblem("received_on", "future", N_("This day is still to come: note a slip until then."))]
        )


async def _tell(session: WriteSession, actor: Actor, payment: Payment, *, arrived: bool) -> None:
    order_ids = sorted(
        set(await session.scalars(select(PaymentAllocation.order_id).where(PaymentAllocation.payment_id == payment.id)))
    )
    if payment.state == "received":
        await prove(session, order_ids, payment.received_on, payment)
    if not arrived:
        append(session, PaymentChanged(payment_id=payment.id, company_id=payment.company_id))
        return
    append(session, PaymentReceived(payment_id=payment.id, company_id=payment.company_id, order_ids=order_ids))
    await record(
        session,
        company_id=payment.company_id,
        contact_id=None,
        kind="trade",
        at=now(),
        summary=N_("Payment received: {amount}"),
        params={"amount": money(payment.amount, payment.currency, current().locale)},
        actor_name=actor.name,
        details={"what": "payment", "id": str(payment.id)},
    )  # fmt: skip


async def load_credit(session: ReadSession, company_id: UUID) -> schemas.Credit:
    """What a company may owe and owes. Raises `NotFoundError`."""
    await checks.require_company(session, company_id)
    return await credit_of(session, company_id)
