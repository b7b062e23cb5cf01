"""Canonical records: what an ERP's documents look like to Lading, whatever the ERP.

Rules of every record:
- UNSET = not told, so do not touch; None or "" = told to be empty.
- Ids are text. Amounts and quantities are Decimal. Moments are aware and UTC; days are plain dates.
- Status is two values: the canonical one and the ERP's own word.
- `raw` is the ERP's own document (JSON values, numbers as text where they are ids); `custom` holds fields of the
  ERP that have no canonical place, by the field's id in the ERP, and is written back as given.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import UNSET, Struct, UnsetType

JsonMap: TypeAlias = Mapping[str, Any]
Text: TypeAlias = str | UnsetType | None
Number: TypeAlias = Decimal | UnsetType | None
Day: TypeAlias = date | UnsetType | None
Moment: TypeAlias = datetime | UnsetType | None
Flag: TypeAlias = bool | UnsetType | None


class Entity(StrEnum):
    """The kinds of records."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    PRODUCT = "product"
    PRICE = "price"
    STOCK = "stock"
    SALES_ORDER = "sales_order"
    SHIPMENT = "shipment"
    INVOICE = "invoice"
    RECEIPT = "receipt"
    PRODUCTION = "production"
    CREDIT = "credit"
    CURRENCY = "currency"
    RATE = "rate"
    UNIT = "unit"
    TAX = "tax"
    WAREHOUSE = "warehouse"
    SALESPERSON = "salesperson"
    PAYMENT_TERM = "payment_term"
    COMPANY = "company"


class OrderStatus(StrEnum):
    """How far a sales order is; money has its own fields."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    IN_PRODUCTION = "in_production"
    PARTIALLY_SHIPPED = "partially_shipped"
    SHIPPED = "shipped"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    ON_HOLD = "on_hold"


class DocumentStatus(StrEnum):
    """How far a shipment, invoice, receipt or production document is."""

    DRAFT = "draft"
    OPEN = "open"
    PARTIAL = "partial"
    DONE = "done"
    CANCELLED = "cancelled"


class Neutral(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """Common base: keyword-only, frozen, encoded without what is UNSET."""


class Ref(Neutral, kw_only=True, frozen=True, omit_defaults=True):
    """A record of the ERP that another one names: by id, by its number or code there, or by its name."""

    external_id: Text = UNSET
    number: Text = UNSET
    name: Text = UNSET

    @property
    def id(self) -> str | None:
        """The id, if told."""
        return self.external_id or None

    @property
    def code(self) -> str | None:
        """The number or code, if told."""
        return self.number or None


RefField: TypeAlias = Ref | UnsetType | None


class Record(Neutral, kw_only=True, frozen=True, omit_defaults=True):
    """What every record has; `reference` is our own id of it as the ERP stores it (e.g. LAD-000123).

    `modified_by` is who changed it last, as people there call them; it is no content. `replaces` is the external id of
    the document that this one amends: the link follows to it.
    """

    external_id: str | UnsetType = UNSET
    external_number: Text = UNSET
    reference: Text = UNSET
    version: Text = UNSET
    modified_at: Moment = UNSET
    modified_by: Text = UNSET
    replaces: Text = UNSET
    custom: JsonMap | UnsetType = UNSET
    raw: JsonMap | UnsetType = UNSET


class Address(Neutral, kw_only=True, frozen=True, omit_defaults=True):
    """A postal address; `country` is ISO 3166-1 alpha-2 where the ERP tells it so."""

    external_id: Text = UNSET
    kind: Text = UNSET
    name: Text = UNSET
    street: Text = UNSET
    street2: Text = UNSET
    city: Text = UNSET
    region: Text = UNSET
    postcode: Text = UNSET
    country: Text = UNSET
    phone: Text = UNSET


class Contact(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A person of a customer."""

    customer: RefField = UNSET
    name: Text = UNSET
    position: Text = UNSET
    email: Text = UNSET
    phone: Text = UNSET
    mobile: Text = UNSET
    active: Flag = UNSET


class Customer(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A company that buys."""

    name: Text = UNSET
    short_name: Text = UNSET
    tax_id: Text = UNSET
    email: Text = UNSET
    phone: Text = UNSET
    website: Text = UNSET
    language: Text = UNSET
    currency: Text = UNSET
    group: RefField = UNSET
    payment_term: RefField = UNSET
    price_list: RefField = UNSET
    salesperson: RefField = UNSET
    company: RefField = UNSET
    addresses: tuple[Address, ...] | UnsetType = UNSET
    contacts: tuple[Contact, ...] | UnsetType = UNSET
    active: Flag = UNSET
    note: Text = UNSET


class Product(Record, kw_only=True, frozen=True, omit_defaults=True):
    """What is sold, at the level of a variant; `external_number` is its code."""

    name: Text = UNSET
    specification: Text = UNSET
    barcode: Text = UNSET
    unit: RefField = UNSET
    group: RefField = UNSET
    list_price: Number = UNSET
    currency: Text = UNSET
    weight_kg: Number = UNSET
    volume_m3: Number = UNSET
    customs_code: Text = UNSET
    origin: Text = UNSET
    tax_rate: Number = UNSET
    active: Flag = UNSET


class Price(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A price per unit from a quantity on, for everybody or one customer."""

    product: RefField = UNSET
    price_list: RefField = UNSET
    customer: RefField = UNSET
    amount: Number = UNSET
    currency: Text = UNSET
    unit: RefField = UNSET
    from_quantity: Number = UNSET
    valid_from: Day = UNSET
    valid_to: Day = UNSET


class Stock(Record, kw_only=True, frozen=True, omit_defaults=True):
    """How much of a product lies in a warehouse, in `unit`."""

    product: RefField = UNSET
    warehouse: RefField = UNSET
    unit: RefField = UNSET
    on_hand: Number = UNSET
    reserved: Number = UNSET
    available: Number = UNSET
    incoming: Number = UNSET
    batch: Text = UNSET


class OrderLine(Neutral, kw_only=True, frozen=True, omit_defaults=True):
    """A line of a sales order. `reference` is our line's id; `factor` turns `unit` into the product's base unit."""

    external_id: Text = UNSET
    reference: Text = UNSET
    position: int | UnsetType | None = UNSET
    product: RefField = UNSET
    description: Text = UNSET
    quantity: Number = UNSET
    unit: RefField = UNSET
    factor: Number = UNSET
    price: Number = UNSET
    price_includes_tax: Flag = UNSET
    discount_percent: Number = UNSET
    taxes: tuple[Ref, ...] | UnsetType = UNSET
    tax_rate: Number = UNSET
    amount: Number = UNSET
    amount_with_tax: Number = UNSET
    delivery_on: Day = UNSET
    warehouse: RefField = UNSET
    free: Flag = UNSET
    note: Text = UNSET
    shipped_quantity: Number = UNSET
    invoiced_quantity: Number = UNSET
    produced_quantity: Number = UNSET
    closed: Flag = UNSET
    custom: JsonMap | UnsetType = UNSET


class SalesOrder(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A sales order; amounts are in `currency`, `company_total` in the company's own.

    In a write, `lines` holds the lines to add or change and `removed_lines` the external ids of those to take
    out; a line that is not mentioned stays as it is.
    """

    customer: RefField = UNSET
    invoice_to: RefField = UNSET
    ship_to: RefField = UNSET
    company: RefField = UNSET
    salesperson: RefField = UNSET
    customer_order_number: Text = UNSET
    ordered_on: Day = UNSET
    delivery_on: Day = UNSET
    currency: Text = UNSET
    rate: Number = UNSET
    price_list: RefField = UNSET
    payment_term: RefField = UNSET
    incoterm: Text = UNSET
    warehouse: RefField = UNSET
    prices_include_tax: Flag = UNSET
    lines: tuple[OrderLine, ...] | UnsetType = UNSET
    removed_lines: tuple[str, ...] | UnsetType = UNSET
    untaxed: Number = UNSET
    tax: Number = UNSET
    total: Number = UNSET
    company_total: Number = UNSET
    paid: Number = UNSET
    status: OrderStatus | UnsetType = UNSET
    remote_status: Text = UNSET
    locked: Flag = UNSET
    delivery_status: DocumentStatus | UnsetType | None = UNSET
    billing_status: DocumentStatus | UnsetType | None = UNSET
    note: Text = UNSET


class ShipmentLine(Neutral, kw_only=True, frozen=True, omit_defaults=True):
    """What of an order line is in a shipment."""

    external_id: Text = UNSET
    order: RefField = UNSET
    order_line: Text = UNSET
    product: RefField = UNSET
    quantity: Number = UNSET
    unit: RefField = UNSET
    batch: Text = UNSET


class Shipment(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A delivery to a customer."""

    customer: RefField = UNSET
    orders: tuple[Ref, ...] | UnsetType = UNSET
    warehouse: RefField = UNSET
    carrier: Text = UNSET
    tracking_number: Text = UNSET
    planned_on: Day = UNSET
    shipped_on: Day = UNSET
    lines: tuple[ShipmentLine, ...] | UnsetType = UNSET
    status: DocumentStatus | UnsetType = UNSET
    remote_status: Text = UNSET


class Invoice(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A claim against a customer, or a credit note (`credit` true, amounts positive)."""

    customer: RefField = UNSET
    orders: tuple[Ref, ...] | UnsetType = UNSET
    credit: Flag = UNSET
    invoiced_on: Day = UNSET
    due_on: Day = UNSET
    currency: Text = UNSET
    untaxed: Number = UNSET
    tax: Number = UNSET
    total: Number = UNSET
    open_amount: Number = UNSET
    company_total: Number = UNSET
    company_open: Number = UNSET
    status: DocumentStatus | UnsetType = UNSET
    remote_status: Text = UNSET


class Allocation(Neutral, kw_only=True, frozen=True, omit_defaults=True):
    """The part of a receipt that pays one document."""

    document: Ref
    entity: Entity = Entity.INVOICE
    amount: Number = UNSET


class Receipt(Record, kw_only=True, frozen=True, omit_defaults=True):
    """Money that came in from a customer; `fee` is what the bank kept."""

    customer: RefField = UNSET
    received_on: Day = UNSET
    currency: Text = UNSET
    amount: Number = UNSET
    company_amount: Number = UNSET
    fee: Number = UNSET
    method: Text = UNSET
    bank_reference: Text = UNSET
    advance: Flag = UNSET
    allocations: tuple[Allocation, ...] | UnsetType = UNSET
    status: DocumentStatus | UnsetType = UNSET
    remote_status: Text = UNSET


class Production(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A production document of an order; `started` says that an order may no longer change freely."""

    order: RefField = UNSET
    order_line: Text = UNSET
    product: RefField = UNSET
    quantity: Number = UNSET
    produced: Number = UNSET
    planned_on: Day = UNSET
    finished_on: Day = UNSET
    started: Flag = UNSET
    status: DocumentStatus | UnsetType = UNSET
    remote_status: Text = UNSET


class Credit(Record, kw_only=True, frozen=True, omit_defaults=True):
    """What a customer may owe and owes now."""

    customer: RefField = UNSET
    currency: Text = UNSET
    limit: Number = UNSET
    balance: Number = UNSET
    overdue: Number = UNSET
    on_hold: Flag = UNSET


class Choice(Record, kw_only=True, frozen=True, omit_defaults=True):
    """A row of base data: unit, currency, tax, warehouse, salesperson, payment term, company."""

    name: Text = UNSET
    symbol: Text = UNSET
    rate: Number = UNSET
    digits: int | UnsetType | None = UNSET
    active: Flag = UNSET


class Rate(Record, kw_only=True, frozen=True, omit_defaults=True):
    """One unit of `currency` costs `rate` of `base` on a day."""

    currency: Text = UNSET
    base: Text = UNSET
    rate: Number = UNSET
    valid_on: Day = UNSET


RECORD_OF: Mapping[Entity, type[Record]] = {
    Entity.CUSTOMER: Customer,
    Entity.CONTACT: Contact,
    Entity.PRODUCT: Product,
    Entity.PRICE: Price,
    Entity.STOCK: Stock,
    Entity.SALES_ORDER: SalesOrder,
    Entity.SHIPMENT: Shipment,
    Entity.INVOICE: Invoice,
    Entity.RECEIPT: Receipt,
    Entity.PRODUCTION: Production,
    Entity.CREDIT: Credit,
    Entity.RATE: Rate,
    **dict.fromkeys(
        (
            Entity.CURRENCY,
            Entity.UNIT,
            Entity.TAX,
            Entity.WAREHOUSE,
            Entity.SALESPERSON,
            Entity.PAYMENT_TERM,
            Entity.COMPANY,
        ),
        Choice,
    ),
}
