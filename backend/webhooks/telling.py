"""From what the program tells itself to what it tells the outside: an event becomes messages of public types.

Thin on purpose: which record, and the few facts that the event itself is about. Whoever wants more asks the API with a
key, and sees then what that key may see.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

from backend.accounts.events import UserChanged
from backend.customers import events as customers
from backend.erp.events import ErpTrouble
from backend.leads.events import LeadsChanged
from backend.meetings.events import MeetingChanged
from backend.outreach.bounces.events import MessageBounced
from backend.outreach.tracking import events as tracking
from backend.pipeline import events as pipeline
from backend.trade import events as trade
from backend.trade.papers.events import PaperIssued
from backend.trade.payments.events import PaymentChanged, PaymentReceived
from backend.trade.shipments.events import ShipmentChanged, ShipmentDelayed, ShipmentDeparted
from backend.webhooks.catalogue import BY_NAME
from mail_ingest.store.events import MessagesIngested
from tenants.outbox import Event

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Told:
    """One message to be: `facts` stand in its data beside type, record and actor.

    `seen_with` is the record that decides who may hear of it, where that is not the record itself. `once`: several of
    these about one record say no more than the last.
    """

    type: str
    id: UUID
    facts: dict[str, Any] = field(default_factory=dict)
    seen_with: tuple[str, UUID] | None = None
    once: bool = False

    @property
    def record(self) -> str:
        """The kind of record that it is about."""
        return BY_NAME[self.type].record

    @property
    def anchor(self) -> tuple[str, UUID]:
        """The record whose readers may hear of it."""
        return self.seen_with or (self.record, self.id)


_SOURCES: dict[type[Event], Callable[[Any], Iterable[Told]]] = {}


def _tells(event: type[E]) -> Callable[[Callable[[E], Iterable[Told]]], Callable[[E], Iterable[Told]]]:
    def keep(source: Callable[[E], Iterable[Told]]) -> Callable[[E], Iterable[Told]]:
        _SOURCES[event] = source
        return source

    return keep


def told_of(event: Event) -> list[Told]:
    """What the outside may be told of an event."""
    return list(_SOURCES[type(event)](event))


def sources() -> list[type[Event]]:
    """The events that something is told of."""
    return list(_SOURCES)


def _several(event: type[Event], name: str, ids: str) -> None:
    def source(happened: Event) -> Iterator[Told]:
        once = name.endswith(".updated")
        return (Told(name, each, once=once) for each in dict.fromkeys(cast("list[UUID]", getattr(happened, ids))))

    _SOURCES[event] = source


_several(customers.CompanyCreated, "company.created", "company_ids")
_several(customers.CompanyChanged, "company.updated", "company_ids")
_several(customers.ContactCreated, "contact.created", "contact_ids")
_several(customers.ContactChanged, "contact.updated", "contact_ids")
_several(LeadsChanged, "lead.updated", "lead_ids")
_several(MeetingChanged, "meeting.updated", "meeting_ids")
_several(UserChanged, "user.updated", "ids")
_several(trade.ProductsChanged, "product.updated", "product_ids")


@_tells(customers.CompaniesMerged)
def _companies_merged(event: customers.CompaniesMerged) -> Iterable[Told]:
    return [Told("company.merged", event.winner_id)]


@_tells(customers.ContactsMerged)
def _contacts_merged(event: customers.ContactsMerged) -> Iterable[Told]:
    return [Told("contact.merged", event.winner_id)]


def _of_deal(event: type[Event], name: str, *facts: str) -> None:
    def source(happened: Any) -> list[Told]:
        given = {fact: getattr(happened, fact) for fact in ("company_id", *facts)}
        return [Told(name, happened.deal_id, given, once=name.endswith(".updated"))]

    _SOURCES[event] = source


_of_deal(pipeline.DealCreated, "deal.created")
_of_deal(pipeline.DealChanged, "deal.updated")
_of_deal(pipeline.DealStageChanged, "deal.stage_changed", "from_stage", "to_stage")
_of_deal(pipeline.DealWon, "deal.won")
_of_deal(pipeline.DealLost, "deal.lost", "reason_id")
_of_deal(pipeline.DealReopened, "deal.reopened")


def _of_quote(event: type[Event], name: Callable[[Any], str], *facts: str) -> None:
    def source(happened: Any) -> list[Told]:
        given = {fact: getattr(happened, fact) for fact in ("company_id", "deal_id", *facts)}
        return [Told(name(happened), happened.quote_id, given, once=name(happened).endswith(".updated"))]

    _SOURCES[event] = source


_of_quote(trade.QuoteChanged, lambda happened: "quote.created" if happened.made else "quote.updated")
_of_quote(trade.QuoteSent, lambda _: "quote.sent", "version")
_of_quote(trade.QuoteAnswered, lambda happened: "quote.accepted" if happened.accepted else "quote.declined")
_of_quote(trade.ApprovalAsked, lambda _: "quote.updated")
_of_quote(trade.ApprovalDecided, lambda _: "quote.updated")


def _of_order(event: type[Event], name: str, *facts: str) -> None:
    def source(happened: Any) -> list[Told]:
        given = {fact: getattr(happened, fact) for fact in ("company_id", "deal_id", *facts)}
        return [Told(name, happened.order_id, given, once=name.endswith(".updated"))]

    _SOURCES[event] = source


_of_order(trade.OrderCreated, "order.created")
_of_order(trade.OrderConfirmed, "order.confirmed")
_of_order(trade.OrderChanged, "order.updated")
_of_order(trade.OrderCancelled, "order.cancelled")
_of_order(trade.OrderMilestoneReached, "order.milestone_reached", "milestone", "step_id")


@_tells(PaymentChanged)
def _payment_changed(event: PaymentChanged) -> Iterable[Told]:
    facts = {"company_id": event.company_id}
    return [Told("payment.updated", event.payment_id, facts, ("company", event.company_id), once=True)]


@_tells(PaymentReceived)
def _payment_received(event: PaymentReceived) -> Iterable[Told]:
    facts = {"company_id": event.company_id, "order_ids": event.order_ids}
    return [Told("payment.received", event.payment_id, facts, ("company", event.company_id))]


def _shipment(name: str, event: ShipmentChanged, **facts: Any) -> list[Told]:
    given = {"order_id": event.order_id, "company_id": event.company_id, **facts}
    return [Told(name, event.shipment_id, given, ("order", event.order_id), once=name.endswith(".updated"))]


@_tells(ShipmentChanged)
def _shipment_changed(event: ShipmentChanged) -> Iterable[Told]:
    return _shipment("shipment.updated", event)


@_tells(ShipmentDeparted)
def _shipment_departed(event: ShipmentDeparted) -> Iterable[Told]:
    return _shipment("shipment.departed", event, on=event.on)


@_tells(ShipmentDelayed)
def _shipment_delayed(event: ShipmentDelayed) -> Iterable[Told]:
    return _shipment("shipment.delayed", event, field=event.field, before=event.before, after=event.after)


@_tells(PaperIssued)
def _paper_issued(event: PaperIssued) -> Iterable[Told]:
    facts = {"paper_kind": event.paper_kind, "order_id": event.order_id, "company_id": event.company_id}
    anchor = ("order", event.order_id) if event.order_id else ("company", event.company_id)
    return [Told("paper.updated", event.paper_id, facts, anchor, once=True)]


@_tells(MessagesIngested)
def _messages_ingested(event: MessagesIngested) -> Iterable[Told]:
    # Which of them were sent by us is found where it is written down (`seeing.tell_directions`). What an import or the
    # first reading of a mailbox brings is no news.
    return [Told("message.received", each) for each in event.message_ids] if event.origin == "live" else []


def _of_sent(event: type[Event], name: str) -> None:
    def source(happened: Any) -> list[Told]:
        if happened.conversation_id is None:
            return []
        facts = {fact: getattr(happened, fact) for fact in ("conversation_id", "contact_id", "company_id")}
        facts |= {
            fact: getattr(happened, fact) for fact in ("verdict", "first", "bounce_class") if hasattr(happened, fact)
        }
        where = ("conversation", happened.conversation_id)
        return [Told(name, getattr(happened, "message_id", happened.conversation_id), facts, where)]

    _SOURCES[event] = source


_of_sent(tracking.MessageOpened, "message.opened")
_of_sent(tracking.LinkClicked, "message.clicked")
_of_sent(tracking.ReplyReceived, "message.replied")
_of_sent(MessageBounced, "message.bounced")


@_tells(ErpTrouble)
def _erp_trouble(event: ErpTrouble) -> Iterable[Told]:
    return [Told("erp_link.failed", event.link_id, {"code": event.code})]
