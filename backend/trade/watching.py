"""What waits in trade for a customer or for us: quotes, samples, payments, departures and arrivals. For reminders.

Each answers what it speaks of within a span of days, what has happened meanwhile included, so that a rule can be tried
on the past. A person hears of what they see; a job of everything.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.accounts.queries.sight import sight_of
from backend.trade.orders.models import SalesOrder
from backend.trade.papers.models import TradePaper
from backend.trade.quotes.models import Quote
from backend.trade.shipments.models import Shipment
from backend.trade.terms.models import DueLine
from tenants.session import ReadSession

_MOST = 2000


@dataclass(frozen=True, slots=True)
class Watched:
    """Something of a company that has a day; `over`: it has happened, or is waited for no more."""

    id: UUID
    number: str
    company_id: UUID
    contact_id: UUID | None
    owner_id: UUID | None
    day: date
    over: bool


@dataclass(frozen=True, slots=True)
class SentQuote(Watched):
    """A quote by the day on which it expires; `sent_at` is when the customer got it."""

    sent_at: datetime


@dataclass(frozen=True, slots=True)
class DuePayment(Watched):
    """A part of an order's price by the day on which it is due, and what is still open of it."""

    position: int
    left: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Sailing(Watched):
    """A shipment by the day on which it is to leave or to arrive."""

    side: Literal["etd", "eta"]


async def quotes_sent(session: ReadSession, since: datetime, until: datetime) -> list[SentQuote]:
    """Quotes that were sent within the span."""
    sight = await sight_of(session, "quote")
    rows = await session.scalars(
        select(Quote)
        .where(Quote.sent_at > since, Quote.sent_at <= until, sight.sees(Quote.owner_id))
        .order_by(Quote.sent_at)
        .limit(_MOST)
    )
    return [
        SentQuote(
            id=row.id, number=row.number, company_id=row.company_id, contact_id=row.contact_id,
            owner_id=row.owner_id, day=row.valid_until, over=row.state != "sent", sent_at=row.sent_at,
        )
        for row in rows
        if row.sent_at is not None
    ]  # fmt: skip


async def quotes_expiring(session: ReadSession, since: date, until: date) -> list[Watched]:
    """Sent quotes whose validity ends on these days."""
    sight = await sight_of(session, "quote")
    rows = await session.scalars(
        select(Quote)
        .where(Quote.sent_at.is_not(None), Quote.valid_until >= since, Quote.valid_until <= until)
        .where(sight.sees(Quote.owner_id))
        .order_by(Quote.valid_until)
        .limit(_MOST)
    )
    return [
        Watched(row.id, row.number, row.company_id, row.contact_id, row.owner_id, row.valid_until, row.state != "sent")
        for row in rows
    ]


async def proformas_expiring(session: ReadSession, since: date, until: date) -> list[Watched]:
    """Proforma invoices whose validity ends on these days. Over when another took their place, when any money came, or
    the order is at an end."""
    sight = await sight_of(session, "order")
    ends = TradePaper.content["terms"]["valid_until"].astext
    paid = exists().where(
        DueLine.tenant_id == SalesOrder.tenant_id, DueLine.order_id == SalesOrder.id, DueLine.settled > 0
    )
    rows = await session.execute(
        select(TradePaper, SalesOrder, ends.label("ends"), paid.label("paid"))
        .join(SalesOrder, (SalesOrder.tenant_id == TradePaper.tenant_id) & (SalesOrder.id == TradePaper.order_id))
        .where(TradePaper.kind == "proforma", ends >= since.isoformat(), ends <= until.isoformat())
        .where(sight.sees(SalesOrder.owner_id))
        .order_by(TradePaper.issued_at)
        .limit(_MOST)
    )
    return [
        Watched(
            paper.id, paper.number, order.company_id, order.contact_id, order.owner_id, date.fromisoformat(day),
            paper.state != "issued" or had_money or order.state in ("closed", "cancelled"),
        )
        for paper, order, day, had_money in rows
    ]  # fmt: skip


async def samples_awaiting(session: ReadSession, since: date, until: date) -> list[Watched]:
    """Samples whose customer was to have an opinion on these days (`feedback_due_on`)."""
    sight = await sight_of(session, "order")
    rows = await session.scalars(
        select(SalesOrder)
        .where(SalesOrder.kind == "sample", SalesOrder.feedback_due_on >= since, SalesOrder.feedback_due_on <= until)
        .where(sight.sees(SalesOrder.owner_id))
        .order_by(SalesOrder.feedback_due_on)
        .limit(_MOST)
    )
    return [
        Watched(
            row.id, row.number, row.company_id, row.contact_id, row.owner_id, row.feedback_due_on,
            row.state in ("draft", "closed", "cancelled"),
        )
        for row in rows
        if row.feedback_due_on is not None
    ]  # fmt: skip


async def payments_between(session: ReadSession, since: date, until: date) -> list[DuePayment]:
    """Parts of prices that are due on these days."""
    sight = await sight_of(session, "order")
    rows = await session.execute(
        select(DueLine, SalesOrder)
        .join(SalesOrder, (SalesOrder.tenant_id == DueLine.tenant_id) & (SalesOrder.id == DueLine.order_id))
        .where(DueLine.due_on >= since, DueLine.due_on <= until, sight.sees(SalesOrder.owner_id))
        .order_by(DueLine.due_on)
        .limit(_MOST)
    )
    return [
        DuePayment(
            id=order.id, number=order.number, company_id=order.company_id, contact_id=order.contact_id,
            owner_id=order.owner_id, day=line.due_on, over=line.settled >= line.amount or order.state == "cancelled",
            position=line.position, left=line.amount - line.settled, currency=line.currency,
        )
        for line, order in rows
        if line.due_on is not None
    ]  # fmt: skip


async def sailings_between(session: ReadSession, since: date, until: date) -> list[Sailing]:
    """Departures and arrivals that are planned for these days."""
    sight = await sight_of(session, "order")
    found = []
    sides: tuple[tuple[Literal["etd", "eta"], InstrumentedAttribute[date | None]], ...] = (
        ("etd", Shipment.etd),
        ("eta", Shipment.eta),
    )
    for side, column in sides:
        rows = await session.execute(
            select(Shipment, SalesOrder)
            .join(SalesOrder, (SalesOrder.tenant_id == Shipment.tenant_id) & (SalesOrder.id == Shipment.order_id))
            .where(column >= since, column <= until, sight.sees(SalesOrder.owner_id))
            .order_by(column)
            .limit(_MOST)
        )
        for row, order in rows:
            leaving, day = side == "etd", getattr(row, side)
            over = row.state not in ("planned", "booked") if leaving else row.state in ("arrived", "delivered")
            found.append(
                Sailing(
                    id=row.id, number=row.number, company_id=order.company_id, contact_id=order.contact_id,
                    owner_id=order.owner_id, day=day, over=over or row.state == "cancelled", side=side,
                )
            )  # fmt: skip
    return found


async def due_days(session: ReadSession, order_ids: Collection[UUID]) -> dict[tuple[UUID, int], date | None]:
    """The days on which parts of these orders' prices are due now, by order and position."""
    found = await session.execute(
        select(DueLine.order_id, DueLine.position, DueLine.due_on).where(DueLine.order_id.in_(list(order_ids)))
    )
    return {(row.order_id, row.position): row.due_on for row in found}


async def sailing_days(session: ReadSession, shipment_ids: Collection[UUID]) -> dict[tuple[UUID, str], date | None]:
    """The days on which these shipments are to leave and to arrive now, by shipment and side."""
    found = await session.execute(
        select(Shipment.id, Shipment.etd, Shipment.eta).where(Shipment.id.in_(list(shipment_ids)))
    )
    return {(row.id, side): getattr(row, side) for row in found for side in ("etd", "eta")}
