"""What happened in trade on a deal, in one row of time: quotes, orders, papers, money, letters of credit, shipments."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, Literal
from uuid import UUID

import msgspec
from sqlalchemy import or_, select

from backend.accounts.queries.sight import sight_of
from backend.pipeline.queries.access import find_deal
from backend.trade.orders.models import SalesOrder
from backend.trade.papers.models import TradePaper
from backend.trade.payments.models import LetterOfCredit, Payment, PaymentAllocation
from backend.trade.quotes.models import Quote
from backend.trade.shipments.models import Shipment, ShipmentOrder
from tenants.session import ReadSession

Happened = Literal[
    "quote_made", "quote_sent", "quote_accepted", "quote_refused", "order_made", "order_confirmed", "order_cancelled",
    "paper", "payment", "letter", "departs", "departed", "arrives", "arrived", "delivered",
]  # fmt: skip
#: Quotes and orders of a deal that are looked at; the newest first.
_MOST: Final = 50


class TradeEvent(msgspec.Struct, kw_only=True):
    """Something that happened, or is going to (`departs`, `arrives`, by the carrier's dates). `id` is that of the
    quote, order, paper, payment, letter of credit or shipment; `paper` the kind of a paper."""

    on: date
    happened: Happened
    id: UUID
    number: str
    paper: str | None = None
    amount: Decimal | None = None
    currency: str | None = None


async def deal_events(session: ReadSession, deal_id: UUID) -> list[TradeEvent]:
    """The newest first, of quotes and orders that are seen. Raises `NotFoundError`."""
    await find_deal(session, deal_id)
    quote_sight, order_sight = await sight_of(session, "quote"), await sight_of(session, "order")
    quotes = list(
        await session.scalars(
            select(Quote)
            .where(Quote.deal_id == deal_id, quote_sight.sees(Quote.owner_id))
            .order_by(Quote.created_at.desc())
            .limit(_MOST)
        )
    )
    orders = list(
        await session.scalars(
            select(SalesOrder)
            .where(SalesOrder.deal_id == deal_id, order_sight.sees(SalesOrder.owner_id))
            .order_by(SalesOrder.created_at.desc())
            .limit(_MOST)
        )
    )
    ids = [order.id for order in orders]
    found = [event for quote in quotes for event in _of_quote(quote)]
    found += [event for order in orders for event in _of_order(order)]
    found += await _papers(session, [quote.id for quote in quotes], ids)
    found += await _money(session, ids)
    found += await _shipments(session, ids)
    # Of one day the later step first, as it is told.
    return [event for _, event in sorted(enumerate(found), key=lambda each: (each[1].on, each[0]), reverse=True)]


def _of_quote(quote: Quote) -> Iterable[TradeEvent]:
    def event(happened: Happened, on: date) -> TradeEvent:
        return TradeEvent(
            on=on, happened=happened, id=quote.id, number=quote.number, amount=quote.total, currency=quote.currency
        )

    yield event("quote_made", quote.created_at.date())
    if quote.sent_at:
        yield event("quote_sent", quote.sent_at.date())
    if quote.answered_at:
        yield event("quote_refused" if quote.state == "refused" else "quote_accepted", quote.answered_at.date())


def _of_order(order: SalesOrder) -> Iterable[TradeEvent]:
    def event(happened: Happened, on: date) -> TradeEvent:
        return TradeEvent(
            on=on, happened=happened, id=order.id, number=order.number, amount=order.total, currency=order.currency
        )

    yield event("order_made", order.created_at.date())
    if order.confirmed_at:
        yield event("order_confirmed", order.confirmed_at.date())
    if order.state == "cancelled":
        yield event("order_cancelled", order.updated_at.date())


async def _papers(session: ReadSession, quote_ids: list[UUID], order_ids: list[UUID]) -> list[TradeEvent]:
    rows = await session.scalars(
        select(TradePaper)
        .where(or_(TradePaper.order_id.in_(order_ids), TradePaper.quote_id.in_(quote_ids)), TradePaper.state != "void")
        .order_by(TradePaper.issued_at)
    )
    return [
        TradeEvent(
            on=row.issued_at.date(),
            happened="paper",
            id=row.id,
            number=f"{row.number} / v{row.version}" if row.version > 1 else row.number,
            paper=row.kind,
        )
        for row in rows
    ]


async def _money(session: ReadSession, order_ids: list[UUID]) -> list[TradeEvent]:
    """Payments that are in, with what they settle of these orders, and letters of credit."""
    settled = await session.execute(
        select(Payment, PaymentAllocation.order_id, PaymentAllocation.settles, SalesOrder.currency)
        .join(
            PaymentAllocation,
            (PaymentAllocation.tenant_id == Payment.tenant_id) & (PaymentAllocation.payment_id == Payment.id),
        )
        .join(
            SalesOrder,
            (SalesOrder.tenant_id == PaymentAllocation.tenant_id) & (SalesOrder.id == PaymentAllocation.order_id),
        )
        .where(PaymentAllocation.order_id.in_(order_ids), Payment.state == "received")
        .order_by(Payment.received_on, Payment.id)
    )
    sums: dict[tuple[UUID, str], TradeEvent] = {}
    for payment, _, settles, currency in settled:
        event = sums.setdefault(
            (payment.id, currency),
            TradeEvent(
                on=payment.received_on,
                happened="payment",
                id=payment.id,
                number=payment.reference or "",
                amount=Decimal(0),
                currency=currency,
            ),
        )
        event.amount = (event.amount or Decimal(0)) + settles
    letters = await session.scalars(select(LetterOfCredit).where(LetterOfCredit.order_id.in_(order_ids)))
    return [
        *sums.values(),
        *(
            TradeEvent(
                on=row.issued_on or row.created_at.date(),
                happened="letter",
                id=row.id,
                number=row.number,
                amount=row.amount,
                currency=row.currency,
            )
            for row in letters
            if row.state != "cancelled"
        ),
    ]


async def _shipments(session: ReadSession, order_ids: list[UUID]) -> list[TradeEvent]:
    rows = await session.scalars(
        select(Shipment)
        .where(
            Shipment.id.in_(select(ShipmentOrder.shipment_id).where(ShipmentOrder.order_id.in_(order_ids))),
            Shipment.state != "cancelled",
        )
        .order_by(Shipment.created_at)
    )
    found = []
    for row in rows:
        steps: list[tuple[Happened, date | None]] = [
            ("departed", row.departed_on) if row.departed_on else ("departs", row.etd),
            ("arrived", row.arrived_on) if row.arrived_on else ("arrives", row.eta),
            ("delivered", row.delivered_on),
        ]
        found += [
            TradeEvent(on=on, happened=happened, id=row.id, number=row.number)
            for happened, on in steps
            if on is not None
        ]
    return found
