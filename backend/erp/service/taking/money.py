"""Invoices and receipts of the ERP as what orders owe and what was paid. Money that somebody entered here already is
never counted twice: the same bank reference links it, the same amount within days is proposed, and only then is it
made."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.erp.service.taking.common import (
    Taken,
    Taking,
    decimal_of,
    note_on_timeline,
    order_ids_of,
    orders_of,
    tell_owner,
)
from backend.trade.mastered import keep_invoice, note_mastered
from backend.trade.money import round_money
from backend.trade.orders.queries import get_order
from backend.trade.payments import schemas
from backend.trade.payments.models import Payment
from backend.trade.payments.queries import load_payment, order_money
from backend.trade.payments.service import cancel_payment, create_payment, receive_slip, share_out
from backend.trade.terms.dues import refresh_dues
from backend.trade.terms.schedule import Method
from erp_adapters.engine.models import ErpBinding, ErpInbound
from erp_adapters.engine.problems import problem
from i18n import formats
from i18n.messages import N_
from i18n.words import fold
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.orm import now

INVOICED: Final = N_("The ERP invoiced order {number}: {invoice}, {amount}")
PAID: Final = N_("Order {number}: money came in, as the ERP says")
_INVOICE_STATE: Final = {"open": "open", "partial": "partial", "done": "done", "cancelled": "cancelled"}
_NEAR: Final = timedelta(days=10)
_METHODS: Final[dict[Method, tuple[str, ...]]] = {
    "lc": ("l/c", "letter of credit", "信用证"),
    "dp": ("d/p",),
    "da": ("d/a",),
}
ZERO: Final = Decimal(0)


async def take_invoice(taking: Taking) -> Taken:
    """Keep an invoice at its orders; where the ERP tells no receipts, what it says is paid becomes a payment."""
    session = taking.session
    state, total, currency = _INVOICE_STATE.get(taking.status), taking.amount("total"), taking.tree.get("currency")
    found = await orders_of(session, taking.link.id, order_ids_of(taking.tree))
    if state is None or total is None or not currency:
        return Taken()  # a draft says nothing yet
    for order_id in found.values():
        order = await get_order(session, order_id)
        new = await keep_invoice(
            session, order_id, taking.link.id, taking.row.external_id, number=taking.number, state=state,
            credit=bool(taking.tree.get("credit")), invoiced_on=taking.day("invoiced_on"),
            due_on=taking.day("due_on"), currency=str(currency), total=total, open_amount=taking.amount("open_amount"),
        )  # fmt: skip
        if new and state != "cancelled":
            amount = formats.money(total, str(currency), current().locale)
            await note_on_timeline(session, order, INVOICED, invoice=taking.number, amount=amount)
        await refresh_dues(session, order_id)
    if "receipt" in (taking.link.server.get("entities") or {}) or taking.tree.get("credit") or not found:
        return Taken()
    return await _paid_by_invoice(taking, list(found.values()), total, str(currency))


async def _paid_by_invoice(taking: Taking, order_ids: list[UUID], total: Decimal, currency: str) -> Taken:
    """What of an invoice is paid and not known here yet."""
    open_amount = taking.amount("open_amount")
    if open_amount is None or taking.status == "cancelled":
        return Taken()
    prefix = f"invoice:{taking.row.external_id}:"
    rows = await taking.session.scalars(
        select(Payment)
        .join(ErpBinding, (ErpBinding.tenant_id == Payment.tenant_id) & (ErpBinding.local_id == Payment.id))
        .where(
            ErpBinding.link_id == taking.link.id, ErpBinding.entity == "receipt",
            ErpBinding.external_id.startswith(prefix, autoescape=True), Payment.state != "cancelled",
        )
    )  # fmt: skip
    paid = total - open_amount
    missing = round_money(paid - sum((row.amount + row.charges for row in rows), ZERO), currency)
    if missing <= 0:
        return Taken()
    order = await get_order(taking.session, order_ids[0])
    receipt = _Receipt(
        key=f"{prefix}{paid.normalize():f}", company_id=order.company_id, amount=missing, fee=ZERO, currency=currency,
        on=now().date(), reference="", wanted=[(order_id, missing) for order_id in order_ids],
    )  # fmt: skip
    return await _settle(taking, receipt)


class _Receipt:
    """Money that the ERP tells of: how much of which orders it pays, at the most."""

    def __init__(
        self,
        *,
        key: str,
        company_id: UUID,
        amount: Decimal,
        fee: Decimal,
        currency: str,
        on: date,
        reference: str,
        wanted: list[tuple[UUID, Decimal]],
    ) -> None:
        self.key, self.company_id, self.amount, self.fee = key, company_id, amount, fee
        self.currency, self.on, self.reference, self.wanted = currency, on, reference, wanted


async def take_receipt(taking: Taking) -> Taken:
    """Make, link or follow the payment that a receipt is here."""
    binding = await taking.bound("receipt", taking.row.external_id)
    known = await _payment(taking, binding)
    if taking.status == "cancelled":
        if known is not None and known.state != "cancelled" and binding is not None and binding.theirs.get("made"):
            await cancel_payment(taking.session, current().actor, known.id)
        return Taken()
    if taking.status == "draft":
        return Taken()
    receipt = await _receipt(taking)
    if isinstance(receipt, Taken):
        return receipt
    if known is None or known.state == "cancelled":
        return await _settle(taking, receipt)
    if binding is not None and binding.theirs.get("made"):
        return await _follow(taking, receipt, known)
    return Taken()  # entered by somebody: how it is shared out is theirs


async def _receipt(taking: Taking) -> "_Receipt | Taken":
    """What a receipt tells, if it is money of a company that Lading knows."""
    amount, currency = taking.amount("amount"), taking.tree.get("currency")
    wanted = await _wanted(taking)
    company_id = await _company(taking, [order_id for order_id, _ in wanted])
    if company_id is None or not amount or amount <= 0:
        return Taken()
    if not currency and wanted:
        currency = (await get_order(taking.session, wanted[0][0])).currency
    if not currency:
        return Taken(state="refused", problem=problem("required", "currency", field="currency"))
    return _Receipt(
        key=taking.row.external_id, company_id=company_id, amount=round_money(amount, str(currency)),
        fee=taking.amount("fee") or ZERO, currency=str(currency),
        on=taking.day("received_on") or now().date(), reference=str(taking.tree.get("bank_reference") or ""),
        wanted=wanted,
    )  # fmt: skip


async def _follow(taking: Taking, receipt: _Receipt, known: schemas.PaymentView) -> Taken:
    """Bring a payment that was made of a receipt to what it is now."""
    session, actor = taking.session, current().actor
    if known.amount != receipt.amount or known.currency != receipt.currency:
        await cancel_payment(session, actor, known.id)
        return await _make(taking, receipt)
    before = {part.order_id for part in known.parts if part.kind == "money"}
    if before != {order_id for order_id, _ in receipt.wanted}:
        cleared = await share_out(session, actor, known.id, schemas.PaymentParts(parts=[]))
        parts = await _parts(taking, receipt, cleared.amount, cleared.charges)
        await share_out(session, actor, known.id, schemas.PaymentParts(parts=parts))
    return Taken()


async def _payment(taking: Taking, binding: ErpBinding | None) -> schemas.PaymentView | None:
    if binding is None or binding.local_id is None:
        return None
    try:
        return await load_payment(taking.session, binding.local_id)
    except NotFoundError:
        return None


async def _wanted(taking: Taking) -> list[tuple[UUID, Decimal]]:
    """Which orders a receipt pays, and how much of each: by the invoices and orders that it names."""
    found: list[tuple[UUID, Decimal]] = []
    for each in taking.tree.get("allocations") or []:
        document, part = each.get("document") or {}, decimal_of(each.get("amount"))
        external = [str(document.get("external_id") or "")]
        if each.get("entity", "invoice") == "invoice":
            invoice = await taking.session.scalar(
                select(ErpInbound).where(
                    ErpInbound.link_id == taking.link.id, ErpInbound.entity == "invoice",
                    ErpInbound.external_id == external[0],
                )
            )  # fmt: skip
            external = order_ids_of(invoice.record) if invoice is not None else []
        orders = await orders_of(taking.session, taking.link.id, external)
        found += [(order_id, part if part is not None else Decimal("Infinity")) for order_id in orders.values()]
    named = await orders_of(taking.session, taking.link.id, order_ids_of(taking.tree))
    found += [(each, Decimal("Infinity")) for each in named.values() if each not in {one for one, _ in found}]
    return found


async def _company(taking: Taking, order_ids: list[UUID]) -> UUID | None:
    if order_ids:
        return (await get_order(taking.session, order_ids[0])).company_id
    customer: Mapping[str, Any] = taking.tree.get("customer") or {}
    if not customer.get("external_id"):
        return None
    bound = await taking.bound("customer", str(customer["external_id"]))
    return bound.local_id if bound is not None and bound.state == "linked" else None


async def _settle(taking: Taking, receipt: _Receipt) -> Taken:
    """Link money that is here already, propose what may be it, or make it."""
    if taking.decided is not None and taking.decided.local_id is not None:
        await _link(taking, receipt, await load_payment(taking.session, taking.decided.local_id))
        return Taken()
    if taking.decided is None:
        same = await _same_here(taking, receipt)
        sure = [row for row in same if receipt.reference and fold(row.reference or "") == fold(receipt.reference)]
        if len(sure) == 1:
            await _link(taking, receipt, await load_payment(taking.session, sure[0].id))
            return Taken()
        if same:
            candidates = [{"id": str(row.id), "title": _title(row), "how": "amount"} for row in same]
            return Taken(state="proposed", problem=problem("match", candidates=candidates))
    return await _make(taking, receipt)


def _title(row: Payment) -> str:
    amount = formats.money(row.amount, row.currency, current().locale)
    return " · ".join(each for each in (amount, f"{row.received_on:%Y-%m-%d}", row.reference or row.payer) if each)


async def _same_here(taking: Taking, receipt: _Receipt) -> list[Payment]:
    """Payments of the company that may be this money: unlinked, of its amount (with or without charges), within days
    or of its reference."""
    rows = list(
        await taking.session.scalars(
            select(Payment).where(
                Payment.company_id == receipt.company_id, Payment.currency == receipt.currency,
                Payment.state != "cancelled",
            )
        )
    )  # fmt: skip
    linked = set(
        await taking.session.scalars(
            select(ErpBinding.local_id).where(
                ErpBinding.entity == "receipt", ErpBinding.local_id.in_([row.id for row in rows])
            )
        )
    )
    sums = {receipt.amount, receipt.amount + receipt.fee}
    return [
        row for row in rows
        if row.id not in linked
        and ({row.amount, row.amount + row.charges} & sums)
        and (
            abs(row.received_on - receipt.on) <= _NEAR
            or (receipt.reference and fold(row.reference or "") == fold(receipt.reference))
        )
    ]  # fmt: skip


async def _link(taking: Taking, receipt: _Receipt, payment: schemas.PaymentView) -> None:
    if payment.state == "slip":
        arrival = schemas.Arrival(received_on=receipt.on, amount=receipt.amount, charges=receipt.fee)
        payment = await receive_slip(taking.session, current().actor, payment.id, arrival)
    await taking.bind("receipt", receipt.key, payment.id)
    await note_mastered(
        taking.session, "payment", payment.id, link_id=taking.link.id, source=taking.link.name, number=taking.number,
        fields=["state"],
    )  # fmt: skip


async def _make(taking: Taking, receipt: _Receipt) -> Taken:
    session, actor = taking.session, current().actor
    method = str(taking.tree.get("method") or "").casefold()
    given = schemas.NewPayment(
        company_id=receipt.company_id,
        method=next((name for name, words in _METHODS.items() if method in words), "tt"),
        received_on=receipt.on, currency=receipt.currency, amount=receipt.amount, charges=receipt.fee,
        reference=(receipt.reference or taking.number)[:200], note=taking.link.name,
    )  # fmt: skip
    payment = await create_payment(session, actor, given)
    parts = await _parts(taking, receipt, payment.amount, payment.charges)
    if parts:
        payment = await share_out(session, actor, payment.id, schemas.PaymentParts(parts=parts))
    binding = await taking.bind("receipt", receipt.key, payment.id)
    binding.theirs = {**binding.theirs, "made": True}
    await note_mastered(
        session, "payment", payment.id, link_id=taking.link.id, source=taking.link.name, number=taking.number,
        fields=["state", "amount", "parts"],
    )  # fmt: skip
    amount = formats.money(payment.amount, payment.currency, current().locale)
    for order_id in {part.order_id for part in payment.parts}:
        order = await get_order(session, order_id)
        await tell_owner(session, order, PAID, f"paid:{payment.id}:{order_id}", body=amount)
    return Taken()


async def _parts(taking: Taking, receipt: _Receipt, available: Decimal, charges: Decimal) -> list[schemas.PartInput]:
    """How money is shared out: as the ERP says, within what orders still owe. What the bank kept pays as well where the
    ERP says that more is paid than came in. Another currency is left to people."""
    parts, left, kept = [], available, charges
    for order_id, most in receipt.wanted:
        money = await order_money(taking.session, order_id)
        settles = min(left, most, money.outstanding)
        if money.currency != receipt.currency or settles < 0:
            continue
        settles = round_money(settles, money.currency)
        borne = min(kept, most - settles, money.outstanding - settles) if most.is_finite() else ZERO
        borne = round_money(max(borne, ZERO), money.currency)
        if settles:
            parts.append(schemas.PartInput(order_id=order_id, settles=settles))
        if borne:
            parts.append(schemas.PartInput(order_id=order_id, settles=borne, kind="bank_charge"))
        left, kept = left - settles, kept - borne
    return parts
