"""What the demo's orders owe and how they travel: a letter of credit, an overdue balance, a part that has left, a
credit note. Through the services that people use."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from backend.trade.orders.models import OrderLine, SalesOrder
from backend.trade.orders.queries import find_order, lines_of
from backend.trade.payments.letters.schemas import LcAmendmentInput, LcAnswer, LcDrawing, LcFields, LcTerms
from backend.trade.payments.letters.service import answer_amendment, offer_amendment, write_letter
from backend.trade.payments.notes import write_note
from backend.trade.payments.queries import order_money
from backend.trade.payments.schemas import (
    AccountNoteLine,
    CreditFields,
    NewAccountNote,
    NewPayment,
    PartInput,
)
from backend.trade.payments.service import create_payment, set_credit
from backend.trade.shipments.schemas import LineInput, Milestone, NewShipment, ShipmentPatch
from backend.trade.shipments.service import change_shipment, create_shipment, reach_state
from backend.trade.terms.dues import refresh_dues
from infra.demo.trade import MONEY
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.orm import now
from tenants.session import WriteSession


async def put_money(session: WriteSession, blobs: BlobStore, actor: Actor, order_id: UUID, note: str) -> None:
    """Give the order of the demo's quote `note` its money and its shipments, where the demo tells any."""
    story = MONEY.get(note)
    order, _ = await find_order(session, order_id)
    await refresh_dues(session, order_id)
    if story == "overdue":
        await _overdue(session, blobs, actor, order)
    elif story == "partial":
        await _partial(session, actor, order)
    elif story == "letter":
        await _letter(session, actor, order)


async def _pay_deposit(session: WriteSession, actor: Actor, order: SalesOrder, days_ago: int, taken: str) -> None:
    """The deposit came, less what banks took, which we bear."""
    due = (await order_money(session, order.id)).dues[0]
    charges = Decimal(taken)
    came = due.amount - charges
    await create_payment(
        session,
        actor,
        NewPayment(
            company_id=order.company_id,
            received_on=now().date() - timedelta(days=days_ago),
            currency=order.currency,
            amount=came,
            charges=charges,
            reference=f"TT {order.number[-4:]}",
            parts=[
                PartInput(order_id=order.id, due_line_id=due.id, settles=came),
                PartInput(order_id=order.id, due_line_id=due.id, settles=charges, kind="bank_charge"),
            ],
        ),
    )


async def _ship(
    session: WriteSession, actor: Actor, order: SalesOrder, lines: list[LineInput], sailed_ago: int | None
) -> None:
    made = await create_shipment(session, actor, NewShipment(order_id=order.id, lines=lines))
    today = now().date()
    leaves = today - timedelta(days=sailed_ago) if sailed_ago is not None else today + timedelta(days=9)
    patch = ShipmentPatch(
        etd=leaves, eta=leaves + timedelta(days=31), carrier="Pacific Arc Line", vessel="ARC HORIZON", voyage="114E",
        booking_number=f"BK{order.number[-4:]}7",
    )  # fmt: skip
    booked = await change_shipment(session, actor, made.id, patch, made.version)
    if sailed_ago is None:
        later = ShipmentPatch(eta=leaves + timedelta(days=38), reason="The carrier skips a port")
        await change_shipment(session, actor, made.id, later, booked.version)
        return
    bill = f"PALU{order.number[-4:]}26"
    await reach_state(session, actor, made.id, Milestone(state="departed", on=leaves, bl_number=bill))


def _some(lines: list[OrderLine], share: Decimal) -> list[LineInput]:
    return [LineInput(order_line_id=line.id, quantity=(line.quantity * share).quantize(Decimal(1))) for line in lines]


async def _overdue(session: WriteSession, blobs: BlobStore, actor: Actor, order: SalesOrder) -> None:
    lines = await lines_of(session, order.id)
    await _pay_deposit(session, actor, order, 62, "18.00")
    await _ship(session, actor, order, _some(lines, Decimal(1)), 38)
    await set_credit(
        session, actor, order.company_id,
        CreditFields(
            currency=order.currency, amount=Decimal(15000), insured=Decimal(6000), insurer="Example Credit Insurance",
            insured_until=now().date() + timedelta(days=200),
        ),
    )  # fmt: skip
    scratched = AccountNoteLine(
        text=f"{lines[0].name}: handles scratched, 40 pieces", quantity=Decimal(40), unit_price=lines[0].unit_price
    )
    await write_note(
        session, blobs, actor, order.id,
        NewAccountNote(kind="credit_note", reason="quality", lines=[scratched], languages=["en"]),
    )  # fmt: skip


async def _partial(session: WriteSession, actor: Actor, order: SalesOrder) -> None:
    lines = await lines_of(session, order.id)
    await _pay_deposit(session, actor, order, 45, "25.00")
    await _ship(session, actor, order, _some(lines, Decimal("0.5")), 6)
    await _ship(session, actor, order, _some(lines, Decimal("0.5")), None)


async def _letter(session: WriteSession, actor: Actor, order: SalesOrder) -> None:
    today = now().date()
    letter = await write_letter(
        session,
        actor,
        order.id,
        LcFields(
            number="LC-0417/26",
            issuing_bank="Example Gulf Bank, Dubai",
            advising_bank="Example Bank, Ningbo Branch",
            currency=order.currency,
            amount=order.total,
            tolerance=Decimal(5),
            usance_days=60,
            issued_on=today - timedelta(days=20),
            expires_on=today + timedelta(days=45),
            expiry_place="Ningbo",
            latest_shipment=today + timedelta(days=8),
            goods="Anchor bolts as per the beneficiary's proforma invoice",
            documents=[
                "Signed commercial invoice, 3 originals",
                "Packing list, 3 originals",
                "Full set of clean on board B/L, made out to order, marked freight collect",
                "Certificate of origin",
            ],
            drawings=[LcDrawing(on=today - timedelta(days=3), amount=(order.total / 4).quantize(Decimal(1)))],
        ),
    )
    for days, terms, words in (
        (12, LcTerms(partial_shipment=True), "Field 43P: partial shipments allowed"),
        (1, LcTerms(latest_shipment=today + timedelta(days=22), expires_on=today + timedelta(days=52)), ""),
    ):
        amendment = LcAmendmentInput(on=today - timedelta(days=days), terms=terms, text=words)
        letter = await offer_amendment(session, actor, letter.id, amendment)
    await answer_amendment(session, actor, letter.id, 1, LcAnswer(accept=True, on=today - timedelta(days=10)))
