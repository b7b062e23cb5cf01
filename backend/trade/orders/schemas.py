"""What the routes of orders take and give. Amounts are decimals written as text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas import CompanyRef, ContactRef, Owner
from backend.trade.incoterms import Incoterm, Transport, Warned
from backend.trade.money import ZERO
from backend.trade.quotes.schemas import MOST_LINES, Line, Name, Text, TradeCharge
from backend.trade.vocabulary import Board, ChangeState, OrderKind, OrderState, StepState


class OrderLineInput(msgspec.Struct, kw_only=True):
    """A line as it is written. What a product says (packing, HS code, cost) is taken from it where it is not given.
    `id` is that of a line that is kept."""

    id: UUID | None = None
    quote_line_id: UUID | None = None
    product_id: UUID | None = None
    variant_id: UUID | None = None
    sku: Line | None = None
    part_number: Line | None = None
    name: Name
    description: Text | None = None
    hs_code: Line | None = None
    origin: Line | None = None
    unit: Line = "H87"
    quantity: Decimal
    unit_price: Decimal
    discount: Decimal = ZERO
    tax_rate: Decimal = ZERO
    pcs_per_carton: Decimal | None = None
    carton_length: Decimal | None = None
    carton_width: Decimal | None = None
    carton_height: Decimal | None = None
    net_weight: Decimal | None = None
    gross_weight: Decimal | None = None


class OrderContent(msgspec.Struct, kw_only=True):
    """What an order obliges to. `firm_id`: the firm of ours that sells; null for the main one."""

    currency: Line
    firm_id: UUID | None = None
    incoterm: Incoterm
    place: Line = ""
    transport: Transport | None = None
    port_of_loading: Line | None = None
    port_of_discharge: Line | None = None
    payment_terms: Line | None = None
    tolerance: Decimal = ZERO
    ship_by: date | None = None
    discount: Decimal = ZERO
    charges: Annotated[list[TradeCharge], Meta(max_length=20)] = []
    lines: Annotated[list[OrderLineInput], Meta(max_length=MOST_LINES)]


class NewOrder(OrderContent, kw_only=True):
    """An order, or samples, without a quote."""

    company_id: UUID
    contact_id: UUID | None = None
    deal_id: UUID | None = None
    owner_id: UUID | None = None
    kind: OrderKind = "order"
    customer_po: Line | None = None
    ordered_on: date | None = None
    shipping_marks: Text | None = None
    note: Text | None = None
    courier: Line | None = None
    courier_number: Line | None = None
    feedback_due_on: date | None = None
    custom: CustomValues | UnsetType = UNSET


class OrderPatch(msgspec.Struct, kw_only=True):
    """What may be changed at any time; an absent key stays."""

    contact_id: UUID | UnsetType | None = UNSET
    owner_id: UUID | UnsetType | None = UNSET
    deal_id: UUID | UnsetType | None = UNSET
    customer_po: Line | UnsetType | None = UNSET
    shipping_marks: Text | UnsetType | None = UNSET
    note: Text | UnsetType | None = UNSET
    courier: Line | UnsetType | None = UNSET
    courier_number: Line | UnsetType | None = UNSET
    feedback_due_on: date | UnsetType | None = UNSET
    custom: CustomValues | UnsetType = UNSET


class OrderLineView(msgspec.Struct, kw_only=True):
    """A line with its sum and its place in cartons. `share` is its part of the order's discount, `net` what remains.
    `cartons`, weights (kg) and volume (m³) are those of all of it; null where packing is not known."""

    id: UUID
    quote_line_id: UUID | None
    position: int
    product_id: UUID | None
    variant_id: UUID | None
    sku: str | None
    part_number: str | None
    name: str
    description: str | None
    hs_code: str | None
    origin: str | None
    unit: str
    quantity: Decimal
    unit_price: Decimal
    discount: Decimal
    tax_rate: Decimal
    amount: Decimal
    share: Decimal
    net: Decimal
    cost: Decimal | None
    cost_currency: str | None
    pcs_per_carton: Decimal | None
    carton_length: Decimal | None
    carton_width: Decimal | None
    carton_height: Decimal | None
    net_weight: Decimal | None
    gross_weight: Decimal | None
    cartons: int | None
    total_net_weight: Decimal | None
    total_gross_weight: Decimal | None
    total_volume: Decimal | None


class OrderRow(msgspec.Struct, kw_only=True):
    """An order in a list. `next_step` is its first milestone that is not done."""

    id: UUID
    number: str
    kind: OrderKind
    state: OrderState
    company: CompanyRef | None
    contact: ContactRef | None
    deal_id: UUID | None
    owner: Owner | None
    customer_po: str | None
    currency: str
    total: Decimal
    ordered_on: date
    ship_by: date | None
    confirmed_at: datetime | None
    next_step: str | None
    next_step_title: str | None
    next_step_on: date | None
    updated_at: datetime
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


class Order(msgspec.Struct, kw_only=True):
    """An order with its lines and sums: the one core that papers, shipments, payments and ERPs derive from.
    `rate`: so many of `base_currency` for one of `currency`."""

    id: UUID
    number: str
    kind: OrderKind
    state: OrderState
    company_id: UUID
    contact_id: UUID | None
    deal_id: UUID | None
    owner_id: UUID | None
    quote_id: UUID | None
    quote_number: str | None
    quote_version: int | None
    customer_po: str | None
    ordered_on: date
    confirmed_at: datetime | None
    firm_id: UUID | None
    currency: str
    rate: Decimal | None
    rate_date: date | None
    rate_source: str | None
    base_currency: str
    incoterm: Incoterm
    place: str
    transport: Transport | None
    port_of_loading: str | None
    port_of_discharge: str | None
    payment_terms: str | None
    tolerance: Decimal
    ship_by: date | None
    shipping_marks: str | None
    discount: Decimal
    charges: list[TradeCharge]
    note: str | None
    courier: str | None
    courier_number: str | None
    feedback_due_on: date | None
    lock_reason: str | None
    lines: list[OrderLineView]
    subtotal: Decimal
    discount_amount: Decimal
    charges_amount: Decimal
    tax: Decimal
    total: Decimal
    total_base: Decimal | None
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]
    created_at: datetime
    updated_at: datetime


class OrderFileRef(msgspec.Struct):
    """A photo or file of a step; its content is at `/order-files/{id}/content`."""

    id: UUID
    filename: str
    media_type: str
    size: int
    created_at: datetime


class OrderStepView(msgspec.Struct, kw_only=True):
    """A milestone, or a step of production. `proven_by` names a record of another room that says it is done."""

    id: UUID
    order_id: UUID
    board: Board
    kind: str
    title: str | None
    position: int
    state: StepState
    owner: Owner | None
    promised_on: date | None
    done_on: date | None
    proof: str | None
    note: str | None
    proven: bool
    files: list[OrderFileRef]
    version: int


class NewOrderStep(msgspec.Struct, kw_only=True):
    """A milestone or step of production to add."""

    board: Board
    kind: Annotated[str, Meta(min_length=1, max_length=40)]
    title: Line | None = None
    owner_id: UUID | None = None
    promised_on: date | None = None
    note: Text | None = None


class OrderStepPatch(msgspec.Struct, kw_only=True):
    """Changes to a step; an absent key stays. Done needs no date: today's is put in."""

    title: Line | UnsetType | None = UNSET
    state: StepState | UnsetType = UNSET
    owner_id: UUID | UnsetType | None = UNSET
    promised_on: date | UnsetType | None = UNSET
    done_on: date | UnsetType | None = UNSET
    proof: Line | UnsetType | None = UNSET
    note: Text | UnsetType | None = UNSET


class NewOrderFile(msgspec.Struct, kw_only=True):
    """A photo or file, as base64."""

    filename: Name
    media_type: Annotated[str, Meta(min_length=3, max_length=100)]
    content: bytes


class OrderFieldChange(msgspec.Struct):
    """A field that a change sets otherwise."""

    field: str
    before: str | None
    after: str | None


class OrderLineChange(msgspec.Struct):
    """A line that a change adds, drops or sets otherwise."""

    name: str
    sku: str | None
    change: str
    fields: list[OrderFieldChange]


class OrderChangeWish(msgspec.Struct, kw_only=True):
    """What a confirmed order is to be, and why."""

    reason: Name
    content: OrderContent


class OrderChangeView(msgspec.Struct, kw_only=True):
    """A change of a confirmed order that was asked for, with what it changes."""

    id: UUID
    state: ChangeState
    reason: str
    fields: list[OrderFieldChange]
    lines: list[OrderLineChange]
    total_before: Decimal
    total_after: Decimal
    asked_by: Owner | None
    asked_at: datetime
    decided_by: Owner | None
    decided_at: datetime | None
    note: str | None


class OrderChangeDecision(msgspec.Struct, kw_only=True):
    """A manager's decision on a change."""

    approve: bool
    note: Text | None = None


class OrderNote(msgspec.Struct):
    """What does not fit about the order's Incoterm."""

    code: Warned
    better: Incoterm | None


class OrderFile(msgspec.Struct, kw_only=True):
    """An order with everything around it. `may_approve`: the reader decides about changes."""

    order: Order
    company: CompanyRef | None
    contact: ContactRef | None
    owner: Owner | None
    warnings: list[OrderNote]
    steps: list[OrderStepView]
    changes: list[OrderChangeView]
    costs_hidden: bool
    margin: Decimal | None
    may_change: bool
    may_approve: bool


class ProductionCard(msgspec.Struct, kw_only=True):
    """A step of production on the board, with its order."""

    step: OrderStepView
    order_number: str
    company: CompanyRef | None
    ship_by: date | None
