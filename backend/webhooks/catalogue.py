"""The public event types: what a tenant can be told of, under names that stay.

A type never changes its meaning. What is told of it may gain fields; `DATA_VERSION` rises when one is taken away or
means something else.
"""

from typing import Final

import msgspec

from backend.webhooks.vocabulary import WebhookScope
from i18n.messages import N_

DATA_VERSION: Final = 1


class PublicType(msgspec.Struct, frozen=True):
    """A type of event. `record` is the kind of record it is about; `scope` the least that an endpoint needs for it."""

    name: str
    record: str
    summary: str
    scope: WebhookScope = "read"


TYPES: Final[tuple[PublicType, ...]] = (
    PublicType("company.created", "company", N_("A company is new, from mail or by hand.")),
    PublicType("company.updated", "company", N_("Something of a company changed: fields, owner, timeline, archiving.")),
    PublicType("company.merged", "company", N_("Companies became part of this one.")),
    PublicType("contact.created", "contact", N_("A contact is new.")),
    PublicType("contact.updated", "contact", N_("Something of a contact changed.")),
    PublicType("contact.merged", "contact", N_("Contacts became part of this one.")),
    PublicType("lead.updated", "lead", N_("A lead came in, went to somebody, was answered or closed.")),
    PublicType("deal.created", "deal", N_("A deal is new.")),
    PublicType("deal.updated", "deal", N_("Fields, lines, people or proofs of a deal changed.")),
    PublicType("deal.stage_changed", "deal", N_("A deal came into another stage.")),
    PublicType("deal.won", "deal", N_("A deal was won.")),
    PublicType("deal.lost", "deal", N_("A deal was lost.")),
    PublicType("deal.reopened", "deal", N_("A closed deal is open again.")),
    PublicType("quote.created", "quote", N_("A quote is new.")),
    PublicType("quote.updated", "quote", N_("Something of a quote changed, or an approval was asked for or decided.")),
    PublicType("quote.sent", "quote", N_("A version of a quote went out.")),
    PublicType("quote.accepted", "quote", N_("The customer accepted a quote.")),
    PublicType("quote.declined", "quote", N_("The customer refused a quote.")),
    PublicType("order.created", "order", N_("An order is new, a draft.")),
    PublicType("order.confirmed", "order", N_("An order is confirmed.")),
    PublicType("order.updated", "order", N_("Something of an order changed.")),
    PublicType("order.milestone_reached", "order", N_("A milestone or a step of production is done.")),
    PublicType("order.cancelled", "order", N_("An order was cancelled.")),
    PublicType("payment.received", "payment", N_("Money is in.")),
    PublicType("payment.updated", "payment", N_("A payment was noted, changed, shared out or cancelled.")),
    PublicType("shipment.updated", "shipment", N_("A shipment was made or changed.")),
    PublicType("shipment.departed", "shipment", N_("The goods are on board.")),
    PublicType("shipment.delayed", "shipment", N_("Departure or arrival is later than it was said.")),
    PublicType("paper.updated", "paper", N_("A paper was issued, or declared void.")),
    PublicType("product.updated", "product", N_("A product was made or changed.")),
    PublicType("message.received", "message", N_("A mail came in.")),
    PublicType("message.sent", "message", N_("A mail of ours is in the mailbox, from here or from any mail program.")),
    PublicType("message.opened", "conversation", N_("A customer has probably or certainly looked at a mail of ours.")),
    PublicType("message.clicked", "conversation", N_("A customer has followed a link in a mail of ours.")),
    PublicType("message.replied", "message", N_("A customer answered a mail that was sent from here.")),
    PublicType("message.bounced", "conversation", N_("A mail of ours could not be delivered to a recipient.")),
    PublicType("meeting.updated", "meeting", N_("A meeting was asked for, answered, moved or called off.")),
    PublicType("erp_link.failed", "erp_link", N_("A link to an ERP needs somebody."), "admin"),
    PublicType("user.updated", "user", N_("A colleague's seat changed, or somebody joined."), "admin"),
)
BY_NAME: Final[dict[str, PublicType]] = {each.name: each for each in TYPES}


def seen_by(scope: WebhookScope) -> frozenset[str]:
    """The types that an endpoint of a scope can be told of."""
    return frozenset(each.name for each in TYPES if each.scope == "read" or scope == "admin")
