"""What the routes of quotes take and give. Amounts are decimals written as text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas import CompanyRef, ContactRef, Owner
from backend.trade.costs.ladder import CostSheet
from backend.trade.incoterms import Incoterm, Transport, Warned
from backend.trade.money import ZERO
from backend.trade.vocabulary import ApprovalState, OrderKind, QuoteState

Line = Annotated[str, Meta(max_length=300)]
Name = Annotated[str, Meta(min_length=1, max_length=500)]
Text = Annotated[str, Meta(max_length=10_000)]
#: Lines of one paper.
MOST_LINES = 2000


class QuoteOffer(msgspec.Struct, kw_only=True):
    """An Incoterm at a named place, one of those that are quoted side by side."""

    incoterm: Incoterm
    place: Line = ""


class QuotePrice(msgspec.Struct, kw_only=True):
    """A unit price of an offer (by its position) from a quantity on."""

    offer: Annotated[int, Meta(ge=0, le=9)]
    min_quantity: Decimal
    price: Decimal


class AskedEvidence(msgspec.Struct, kw_only=True):
    """Which words of which mail a value of a line was read from."""

    field: Annotated[str, Meta(max_length=40)]
    message_id: UUID
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=0)]
    text: Line


class TradeCharge(msgspec.Struct, kw_only=True):
    """A sum beside the goods, such as freight or tooling."""

    label: Name
    amount: Decimal


class QuoteLineInput(msgspec.Struct, kw_only=True):
    """A line as it is written. `id` is that of a line that is kept; `prices` beside the main one are those of other
    offers and quantities. Without a price, one is looked for in price lists and the cost sheet; without a product, that
    of the number `sku`, whose name then may be left out."""

    id: UUID | None = None
    product_id: UUID | None = None
    variant_id: UUID | None = None
    sku: Line | None = None
    part_number: Line | None = None
    name: Annotated[str, Meta(max_length=500)] = ""
    description: Text | None = None
    unit: Line | None = None
    quantity: Decimal
    unit_price: Decimal | None = None
    discount: Decimal = ZERO
    tax_rate: Decimal = ZERO
    cost: Decimal | None = None
    prices: Annotated[list[QuotePrice], Meta(max_length=60)] = []
    evidence: Annotated[list[AskedEvidence], Meta(max_length=20)] = []


class QuoteContent(msgspec.Struct, kw_only=True):
    """What a version offers. The first offer is what totals are reckoned by."""

    currency: Line
    #: The firm of ours that offers; null for the main one.
    firm_id: UUID | None = None
    offers: Annotated[list[QuoteOffer], Meta(min_length=1, max_length=10)]
    lines: Annotated[list[QuoteLineInput], Meta(max_length=MOST_LINES)]
    transport: Transport | None = None
    port_of_loading: Line | None = None
    port_of_discharge: Line | None = None
    payment_terms: Line | None = None
    lead_time: Line | None = None
    valid_until: date | None = None
    discount: Decimal = ZERO
    charges: Annotated[list[TradeCharge], Meta(max_length=20)] = []
    note: Text | None = None
    costs: CostSheet | None = None
    custom: CustomValues | UnsetType = UNSET


class NewQuote(QuoteContent, kw_only=True):
    """A quote to a company, perhaps for a deal, perhaps in answer to a message."""

    company_id: UUID
    contact_id: UUID | None = None
    deal_id: UUID | None = None
    conversation_id: UUID | None = None
    message_id: UUID | None = None
    owner_id: UUID | None = None


class QuotePricing(QuoteContent, kw_only=True):
    """A content to be priced for a company, without keeping anything."""

    company_id: UUID


class QuoteLineView(msgspec.Struct, kw_only=True):
    """A line with its sums; `margin` and `cost` are null where they are hidden or unknown. `price_from` says where a
    price that was looked for came from: a price list's name, or "cost_sheet"."""

    id: UUID
    product_id: UUID | None
    variant_id: UUID | None
    sku: str | None
    part_number: str | None
    name: str
    description: str | None
    unit: str
    quantity: Decimal
    unit_price: Decimal
    discount: Decimal
    tax_rate: Decimal
    amount: Decimal
    prices: list[QuotePrice]
    evidence: list[AskedEvidence]
    cost: Decimal | None
    cost_currency: str | None
    margin: Decimal | None
    price_from: str | None


class RungView(msgspec.Struct):
    """A rung of the ladder: all goods of the quote at an Incoterm, by the cost sheet."""

    incoterm: Incoterm
    total: Decimal


class TermNote(msgspec.Struct):
    """What does not fit about an offer, and which rule would."""

    offer: int
    code: Warned
    better: Incoterm | None


class OfferTotal(msgspec.Struct):
    """The goods of the quote at one offer; null where a line has no price for it."""

    offer: int
    total: Decimal | None


class QuoteVersionView(msgspec.Struct, kw_only=True):
    """A version with its lines and sums. `rate`: so many of `base_currency` for one of `currency`."""

    id: UUID
    number: int
    frozen_at: datetime | None
    currency: str
    firm_id: UUID | None
    offers: list[QuoteOffer]
    transport: Transport | None
    port_of_loading: str | None
    port_of_discharge: str | None
    payment_terms: str | None
    lead_time: str | None
    valid_until: date
    discount: Decimal
    charges: list[TradeCharge]
    note: str | None
    lines: list[QuoteLineView]
    subtotal: Decimal
    discount_amount: Decimal
    charges_amount: Decimal
    tax: Decimal
    total: Decimal
    offer_totals: list[OfferTotal]
    base_currency: str
    rate: Decimal | None
    rate_date: date | None
    rate_source: str | None
    total_base: Decimal | None
    costs_hidden: bool
    costs: CostSheet | None
    margin: Decimal | None
    floor: Decimal | None
    needs_approval: bool
    ladder: list[RungView]
    warnings: list[TermNote]


class PriceApprovalView(msgspec.Struct, kw_only=True):
    """A request to sell below the floor, and what came of it. `counts`: it is about the prices as they stand."""

    id: UUID
    version: int
    state: ApprovalState
    margin: Decimal | None
    floor: Decimal | None
    reason: str
    asked_by: Owner | None
    asked_at: datetime
    decided_by: Owner | None
    decided_at: datetime | None
    note: str | None
    counts: bool


class OtherQuote(msgspec.Struct):
    """Another person's quote to the same customer, or for the same product to its family of domains, these days."""

    id: UUID
    number: str
    owner: Owner | None
    at: datetime
    products: list[str]
    seen: bool


class QuoteRow(msgspec.Struct, kw_only=True):
    """A quote in a list."""

    id: UUID
    number: str
    state: QuoteState
    company: CompanyRef | None
    contact: ContactRef | None
    deal_id: UUID | None
    owner: Owner | None
    currency: str
    total: Decimal
    latest: int
    valid_until: date
    sent_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


class QuoteVersionRef(msgspec.Struct):
    """A version, in brief."""

    number: int
    total: Decimal
    valid_until: date
    frozen_at: datetime | None
    created_at: datetime
    created_by: Owner | None


class OrderOfQuote(msgspec.Struct):
    """An order that was made of a quote."""

    id: UUID
    number: str
    kind: OrderKind
    state: str


class QuoteFile(QuoteRow, kw_only=True):
    """A quote with its newest version. `may_approve`: the reader decides about prices below the floor."""

    conversation_id: UUID | None
    message_id: UUID | None
    answered_at: datetime | None
    refusal_reason: str | None
    current: QuoteVersionView
    versions: list[QuoteVersionRef]
    approvals: list[PriceApprovalView]
    others: list[OtherQuote]
    orders: list[OrderOfQuote]
    may_change: bool
    may_approve: bool


class QuoteFieldDifference(msgspec.Struct):
    """A field that two versions say differently."""

    field: str
    before: str | None
    after: str | None


class QuoteLineDifference(msgspec.Struct):
    """A line that two versions have differently; a new one has no `before`, a dropped one no `after`."""

    name: str
    sku: str | None
    change: str
    fields: list[QuoteFieldDifference]


class QuoteDifferences(msgspec.Struct):
    """What changed from one version to another."""

    before: int
    after: int
    fields: list[QuoteFieldDifference]
    lines: list[QuoteLineDifference]


class QuoteAnswerInput(msgspec.Struct, kw_only=True):
    """What the customer said."""

    accepted: bool
    reason: Text | None = None


class PriceApprovalRequest(msgspec.Struct, kw_only=True):
    """Why it should be sold below the floor."""

    reason: Name


class PriceApprovalDecision(msgspec.Struct, kw_only=True):
    """A manager's decision."""

    approve: bool
    note: Text | None = None


class OrderWish(msgspec.Struct, kw_only=True):
    """Which offer becomes an order, of which kind."""

    offer: Annotated[int, Meta(ge=0, le=9)] = 0
    kind: OrderKind = "order"
    customer_po: Line | None = None
    ship_by: date | None = None


class AskedLine(msgspec.Struct, kw_only=True):
    """What a mail asks for, ready to be quoted; every value with the words that it was read from."""

    product_id: UUID | None
    variant_id: UUID | None
    sku: str | None
    name: str
    unit: str
    quantity: Decimal | None
    evidence: list[AskedEvidence]


class Asked(msgspec.Struct, kw_only=True):
    """What an inquiry asks for. `incoterm`, `place` and `target` with their evidence in `evidence`."""

    company: CompanyRef | None
    contact_id: UUID | None
    conversation_id: UUID
    message_id: UUID
    subject: str
    lines: list[AskedLine]
    incoterm: Incoterm | None
    place: str | None
    evidence: list[AskedEvidence]
