"""What became of a quote or an order, told on the timeline of its company: by number alone, since who sees the company
need not see what was offered."""

from typing import Final

from backend.customers.service.timeline import record
from backend.trade.orders.models import OrderStep, SalesOrder
from backend.trade.quotes.models import Quote
from i18n.messages import N_
from tenants.context import Actor
from tenants.orm import now
from tenants.session import WriteSession

_REACHED: Final = {
    "contract": N_("Order {number}: contract signed"),
    "deposit": N_("Order {number}: deposit received"),
    "production": N_("Order {number}: production finished"),
    "inspection": N_("Order {number}: inspected"),
    "booking": N_("Order {number}: space booked"),
    "shipment": N_("Order {number}: shipped"),
    "documents": N_("Order {number}: documents sent"),
    "balance": N_("Order {number}: balance received"),
    "arrival": N_("Order {number}: arrived"),
    "sample_sent": N_("Order {number}: sample sent"),
    "sample_feedback": N_("Order {number}: feedback on the sample came"),
}


async def tell_quote(session: WriteSession, actor: Actor, quote: Quote, text: str, **params: str) -> None:
    """Note what became of a quote; `text` is a message that names {number}."""
    await record(
        session,
        company_id=quote.company_id,
        contact_id=quote.contact_id,
        kind="trade",
        at=now(),
        summary=text,
        params={"number": quote.number, **params},
        actor_id=actor.membership_id,
        actor_name=actor.name,
        details={"what": "quote", "id": str(quote.id), "deal_id": str(quote.deal_id) if quote.deal_id else None},
    )


async def tell_order(session: WriteSession, actor: Actor | None, order: SalesOrder, text: str) -> None:
    """Note what became of an order; `text` is a message that names {number}."""
    await record(
        session,
        company_id=order.company_id,
        contact_id=order.contact_id,
        kind="trade",
        at=now(),
        summary=text,
        params={"number": order.number},
        actor_id=actor.membership_id if actor else None,
        actor_name=actor.name if actor else None,
        details={"what": "order", "id": str(order.id), "deal_id": str(order.deal_id) if order.deal_id else None},
    )


async def tell_milestone(session: WriteSession, actor: Actor | None, order: SalesOrder, step: OrderStep) -> None:
    """Note that a milestone was reached; steps of production are told on the order alone."""
    if step.board == "milestone" and step.kind in _REACHED:
        await tell_order(session, actor, order, _REACHED[step.kind])
