"""The rules of money: a slip is not money, a wire is shared out to the cent, each reason has its own amount."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import delete, select

from backend.custom_fields.service import write_values
from backend.customers.service.timeline import record
from backend.trade import checks
from backend.trade.mastered import hold_mastered
from backend.trade.money import round_money
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.queries import find_order
from backend.trade.orders.service import reach_milestone
from backend.trade.orders.service.making import locked_order
from backend.trade.payments import schemas
from backend.trade.payments.allocating import ZERO, exchange_difference
from backend.trade.payments.errors import MoreThanDueError, MoreThanReceivedError, WrongPaymentStateError
from backend.trade.payments.events import PaymentChanged, PaymentReceived
from backend.trade.payments.limits import credit_of
from backend.trade.payments.models import CreditLimit, Payment, PaymentAllocation
from backend.trade.payments.queries import find_payment, load_payment, order_money
from backend.trade.rates.queries import rate_on
from backend.trade.settings import load_settings
from backend.trade.terms.dues import counted, dues_of, noted, refresh_dues
from backend.trade.terms.models import DueLine
from i18n.formats import money
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
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
    payment.amount, payment.charges = _amounts(given.amount, given.charges, payment.currency)
    await _stamp_rate(session, payment, given.rate)
    session.add(payment)
    await session.flush()
    await write_values(session, "payment", payment.id, given, creating=True)
    await _share_out(session, actor, payment, given.parts)
    audit.record(session, "payment.noted", subject_id=payment.id, subject_name=f"{payment.amount} {payment.currency}")
    await _tell(session, actor, payment, arrived=payment.state == "received")
    return await load_payment(session, payment.id)


async def receive_slip(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.Arrival
) -> schemas.PaymentView:
    """The money that a slip announced is in. Raises as `create_payment`, and `WrongPaymentStateError`."""
    payment = await _locked(session, actor, payment_id)
    if payment.state != "slip":
        raise WrongPaymentStateError
    payment.state, payment.received_on = "received", given.received_on
    payment.amount, payment.charges = _amounts(given.amount, given.charges, payment.currency)
    await _stamp_rate(session, payment, given.rate)
    payment.version += 1
    await session.flush()
    rows = await session.scalars(select(PaymentAllocation).where(PaymentAllocation.payment_id == payment.id))
    parts = [
        schemas.PartInput(
            order_id=row.order_id, due_line_id=row.due_line_id, kind=row.kind, settles=row.settles, amount=row.amount  # type: ignore[arg-type]
        )
        for row in rows
    ]  # fmt: skip
    # Less came than the slip said: what was planned is cut from its end.
    await _share_out(session, actor, payment, _within(parts, payment))
    audit.record(session, "payment.received", subject_id=payment.id)
    await _tell(session, actor, payment, arrived=True)
    return await load_payment(session, payment.id)


async def share_out(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.PaymentParts
) -> schemas.PaymentView:
    """Share a payment out anew. Raises as `create_payment`, and `WrongPaymentStateError`."""
    payment = await _locked(session, actor, payment_id)
    if payment.state == "cancelled":
        raise WrongPaymentStateError
    await hold_mastered(session, "payment", payment.id, ["parts"])
    payment.version += 1
    await _share_out(session, actor, payment, given.parts)
    audit.record(session, "payment.shared_out", subject_id=payment.id, parts=len(given.parts))
    await _tell(session, actor, payment, arrived=False)
    return await load_payment(session, payment.id)


async def change_payment(
    session: WriteSession, actor: Actor, payment_id: UUID, given: schemas.PaymentPatch, expected: int
) -> schemas.PaymentView:
    """Change payer, reference or note. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`."""
    payment = await _locked(session, actor, payment_id)
    raise_version(payment, expected, await load_payment(session, payment_id))
    await write_values(session, "payment", payment.id, given)
    for name in ("payer", "reference", "note"):
        if (value := getattr(given, name)) is not UNSET:
            setattr(payment, name, _clean(value))
    await session.flush()
    return await load_payment(session, payment.id)


async def cancel_payment(session: WriteSession, actor: Actor, payment_id: UUID) -> schemas.PaymentView:
    """Cancel a payment that was noted by mistake or came back; its parts settle nothing any more.

    Raises `NotAllowedError`, `NotFoundError`, `WrongPaymentStateError`.
    """
    payment = await _locked(session, actor, payment_id)
    if payment.state == "cancelled":
        raise WrongPaymentStateError
    await hold_mastered(session, "payment", payment.id, ["state"])
    payment.state = "cancelled"
    payment.version += 1
    await _share_out(session, actor, payment, [])
    audit.record(session, "payment.cancelled", subject_id=payment.id)
    await _tell(session, actor, payment, arrived=False)
    return await load_payment(session, payment.id)


async def waive(session: WriteSession, actor: Actor, order_id: UUID, given: schemas.Waiver) -> schemas.OrderMoney:
    """Let a short payment go, with its reason. For who may approve prices.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`, `MoreThanDueError`.
    """
    actor.require("trade.approve")
    order = await locked_order(session, actor, order_id)
    settles = _money(given.settles, order.currency, "settles")
    await _require_line(session, order_id, given.due_line_id)
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
    await _hold_total(session, order)
    await refresh_dues(session, order_id)
    audit.record(session, "payment.waived", subject_id=order_id, subject_name=order.number, amount=str(settles))
    await _prove(session, [order_id], now().date())
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


def _money(value: Decimal, currency: str, field: str) -> Decimal:
    checks.amount(value, field)
    if value <= 0 or round_money(value, currency) != value:
        raise ValidationFailedError(
            errors=[FieldProblem(field, "minor_units", N_("Give an amount above zero, in whole cents."))]
        )
    return value


def _amounts(amount: Decimal, charges: Decimal, currency: str) -> tuple[Decimal, Decimal]:
    return _money(amount, currency, "amount"), _money(charges, currency, "charges") if charges else ZERO


async def _stamp_rate(session: WriteSession, payment: Payment, rate: Decimal | None) -> None:
    """The rate to the base currency: the given one, or the last known."""
    base = (await load_settings(session)).base_currency
    if rate is not None:
        payment.rate = checks.amount(rate, "rate", places=10)
        payment.rate_date, payment.rate_source = payment.received_on, "entered"
        return
    known = await rate_on(session, payment.currency, base, payment.received_on)
    payment.rate = known.rate if known else None
    payment.rate_date, payment.rate_source = (known.on_date, known.source) if known else (None, None)


async def _locked(session: WriteSession, actor: Actor, payment_id: UUID) -> Payment:
    actor.require("trade.write")
    await find_payment(session, payment_id)
    return await session.scalar(select(Payment).where(Payment.id == payment_id).with_for_update())  # type: ignore[return-value]


async def _require_line(session: WriteSession, order_id: UUID, line_id: UUID | None) -> None:
    known = select(DueLine.id).where(DueLine.id == line_id, DueLine.order_id == order_id)
    if line_id is not None and await session.scalar(known) is None:
        raise NotFoundError


def _within(parts: Sequence[schemas.PartInput], payment: Payment) -> list[schemas.PartInput]:
    """The parts that what came in still pays; the one that it ends in is cut."""
    left = {"money": payment.amount, "bank_charge": payment.charges}
    kept = []
    for part in parts:
        amount = part.amount if part.amount is not None else part.settles
        paid = min(amount, left[part.kind])
        left[part.kind] -= paid
        if paid == amount:
            kept.append(part)
        elif paid and part.amount == part.settles:
            kept.append(msgspec.structs.replace(part, settles=paid, amount=paid))
    return kept


async def _share_out(session: WriteSession, actor: Actor, payment: Payment, parts: Sequence[schemas.PartInput]) -> None:
    """Replace the payment's parts; orders that lose or gain one get their due lines anew."""
    before = set(
        await session.scalars(select(PaymentAllocation.order_id).where(PaymentAllocation.payment_id == payment.id))
    )
    await session.execute(delete(PaymentAllocation).where(PaymentAllocation.payment_id == payment.id))
    base = (await load_settings(session)).base_currency
    used = {"money": ZERO, "bank_charge": ZERO}
    orders: dict[UUID, SalesOrder] = {}
    # Always locked in the same order, so that two payments never wait for each other.
    for order_id in sorted({part.order_id for part in parts}):
        order, _ = await find_order(session, order_id)
        if order.company_id != payment.company_id or order.state in {"draft", "cancelled"}:
            raise NotFoundError
        orders[order_id] = await locked_order(session, actor, order_id)
    for part in parts:
        order = orders[part.order_id]
        await _require_line(session, part.order_id, part.due_line_id)
        settles = _money(part.settles, order.currency, "settles")
        if part.amount is None and order.currency != payment.currency:
            raise ValidationFailedError(
                errors=[FieldProblem("amount", "missing", N_("Say how much of the payment goes to this order."))]
            )
        amount = _money(part.amount if part.amount is not None else settles, payment.currency, "amount")
        used[part.kind] += amount
        difference = ZERO
        if part.kind == "money" and payment.rate is not None and order.rate is not None:
            paid_rate = payment.rate * amount / settles
            difference = exchange_difference(settles, paid_rate, order.rate, base)
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
    for kind, available in (("money", payment.amount), ("bank_charge", payment.charges)):
        if used[kind] > available:
            raise MoreThanReceivedError(
                given=f"{used[kind]:,.2f}", available=f"{available:,.2f}", currency=payment.currency
            )
    await session.flush()
    for order in orders.values():
        await _hold_total(session, order)
    for order_id in sorted(before | set(orders)):
        await refresh_dues(session, order_id)


async def _hold_total(session: WriteSession, order: SalesOrder) -> None:
    settled = sum((amount for _, amount in await session.execute(counted(order.id))), ZERO)
    credited, debited = await noted(session, order.id)
    if settled > order.total + debited - credited:
        over = f"{settled + credited - debited - order.total:,.2f}"
        raise MoreThanDueError(number=order.number, over=over, currency=order.currency)


async def _tell(session: WriteSession, actor: Actor, payment: Payment, *, arrived: bool) -> None:
    order_ids = sorted(
        set(await session.scalars(select(PaymentAllocation.order_id).where(PaymentAllocation.payment_id == payment.id)))
    )
    if payment.state == "received":
        await _prove(session, order_ids, payment.received_on, payment)
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


async def _prove(session: WriteSession, order_ids: Sequence[UUID], on: date, payment: Payment | None = None) -> None:
    """Milestones that money proves: the deposit when its line is settled, the balance when all is."""
    for order_id in order_ids:
        lines = await dues_of(session, [order_id])
        by = {"kind": "payment", "id": str(payment.id) if payment else str(order_id)}
        proof = (payment.reference if payment else None) or on.isoformat()
        if any(line.label == "deposit" and line.settled >= line.amount for line in lines):
            await reach_milestone(session, order_id, "deposit", on=on, proof=proof, by=by)
        if lines and all(line.settled >= line.amount for line in lines):
            await reach_milestone(session, order_id, "balance", on=on, proof=proof, by=by)


async def load_credit(session: ReadSession, company_id: UUID) -> schemas.Credit:
    """What a company may owe and owes. Raises `NotFoundError`."""
    await checks.require_company(session, company_id)
    return await credit_of(session, company_id)
