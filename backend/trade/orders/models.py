"""Tables of orders."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.incoterms import INCOTERMS, TRANSPORTS
from backend.trade.shapes import Money, Percent, Quantity, Rate, one_of
from backend.trade.vocabulary import BOARDS, CHANGE_STATES, ORDER_KINDS, ORDER_STATES, STEP_STATES
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique


class SalesOrder(TenantScoped, Timestamped, Versioned, Base):
    """What a company buys: an order, or samples. Its amounts keep the rate to the tenant's base currency."""

    __tablename__ = "sales_order"
    __table_args__ = (
        tenant_unique("number"),
        tenant_index("updated_at", "id"),
        tenant_index("company_id", "created_at"),
        tenant_index("quote_id", postgresql_where=text("quote_id IS NOT NULL")),
        tenant_index("deal_id", postgresql_where=text("deal_id IS NOT NULL")),
        tenant_fk("company", "company_id"),
        tenant_fk("contact", "contact_id", ondelete="SET NULL"),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        tenant_fk("quote", "quote_id"),
        tenant_fk("quote_version", "quote_version_id"),
        tenant_fk("paper_profile", "firm_id"),
        one_of("kind", ORDER_KINDS),
        one_of("state", ORDER_STATES),
        one_of("incoterm", INCOTERMS),
        one_of("transport", TRANSPORTS),
        CheckConstraint("discount BETWEEN 0 AND 100 AND tolerance BETWEEN 0 AND 100", name="percents"),
    )

    number: Mapped[str]
    kind: Mapped[str] = mapped_column(default="order")
    state: Mapped[str] = mapped_column(default="draft")
    company_id: Mapped[UUID]
    contact_id: Mapped[UUID | None]
    deal_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    quote_id: Mapped[UUID | None]
    quote_version_id: Mapped[UUID | None]
    #: The firm that we sell as; null for the main one.
    firm_id: Mapped[UUID | None]
    #: The buyer's number of it.
    customer_po: Mapped[str | None]
    ordered_on: Mapped[date]
    confirmed_at: Mapped[datetime | None]
    currency: Mapped[str]
    #: So many of the tenant's base currency for one of the order's, when and from where.
    rate: Mapped[Rate | None]
    rate_date: Mapped[date | None]
    rate_source: Mapped[str | None]
    incoterm: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    transport: Mapped[str | None]
    #: UN/LOCODE where one is known, else a place's name.
    port_of_loading: Mapped[str | None]
    port_of_discharge: Mapped[str | None]
    payment_terms: Mapped[str | None]
    #: Percent of quantities, more or less, that both sides accept.
    tolerance: Mapped[Percent]
    ship_by: Mapped[date | None]
    shipping_marks: Mapped[str | None]
    discount: Mapped[Percent]
    charges: Mapped[list[Any]] = mapped_column(default=list)
    total: Mapped[Money]
    note: Mapped[str | None]
    #: Samples: who carries them, and when an answer is due.
    courier: Mapped[str | None]
    courier_number: Mapped[str | None]
    feedback_due_on: Mapped[date | None]
    #: What an ERP holds locked and why; while it is set quantities, products, prices, currency and consignee are
    #: read-only here. The ERP's room writes it.
    lock_reason: Mapped[str | None]


class OrderLine(TenantScoped, Base):
    """One thing ordered, with what papers need of it as it was when it was ordered. Carton sizes in cm, weights in kg
    of one carton."""

    __tablename__ = "order_line"
    __table_args__ = (
        tenant_index("order_id", "position"),
        tenant_index("product_id", postgresql_where=text("product_id IS NOT NULL")),
        tenant_fk("sales_order", "order_id", ondelete="CASCADE"),
        tenant_fk("quote_line", "quote_line_id", ondelete="SET NULL"),
        tenant_fk("product", "product_id"),
        tenant_fk("product_variant", "variant_id"),
        CheckConstraint("quantity >= 0 AND unit_price >= 0 AND discount BETWEEN 0 AND 100", name="amounts"),
    )

    order_id: Mapped[UUID]
    quote_line_id: Mapped[UUID | None]
    position: Mapped[int]
    product_id: Mapped[UUID | None]
    variant_id: Mapped[UUID | None]
    sku: Mapped[str | None]
    part_number: Mapped[str | None]
    name: Mapped[str]
    description: Mapped[str | None]
    hs_code: Mapped[str | None]
    origin: Mapped[str | None]
    unit: Mapped[str]
    quantity: Mapped[Quantity]
    unit_price: Mapped[Money]
    discount: Mapped[Percent]
    tax_rate: Mapped[Percent]
    cost: Mapped[Money | None]
    cost_currency: Mapped[str | None]
    pcs_per_carton: Mapped[Quantity | None]
    carton_length: Mapped[Quantity | None]
    carton_width: Mapped[Quantity | None]
    carton_height: Mapped[Quantity | None]
    net_weight: Mapped[Quantity | None]
    gross_weight: Mapped[Quantity | None]


class OrderChange(TenantScoped, Timestamped, Base):
    """A change of a confirmed order that waits for a decision. `before` and `after` hold the changed fields only:
    {"fields": {...}, "lines": {line id or "new…": {...} or null}}."""

    __tablename__ = "order_change"
    __table_args__ = (
        Index("uq_order_change_open", "tenant_id", "order_id", unique=True, postgresql_where=text("state = 'open'")),
        tenant_index("order_id", "created_at"),
        tenant_fk("sales_order", "order_id", ondelete="CASCADE"),
        one_of("state", CHANGE_STATES),
    )

    order_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="open")
    reason: Mapped[str]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    #: The order's version that the change was made from.
    made_from: Mapped[int]
    asked_by: Mapped[UUID | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    note: Mapped[str | None]


class OrderStep(TenantScoped, Timestamped, Versioned, Base):
    """A milestone of an order, or a step of its production."""

    __tablename__ = "order_step"
    __table_args__ = (
        tenant_index("order_id", "board", "position"),
        tenant_index("promised_on", postgresql_where=text("state <> 'done' AND promised_on IS NOT NULL")),
        tenant_fk("sales_order", "order_id", ondelete="CASCADE"),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        one_of("board", BOARDS),
        one_of("state", STEP_STATES),
    )

    order_id: Mapped[UUID]
    board: Mapped[str]
    kind: Mapped[str]
    #: People's own words; null for the kind's usual name.
    title: Mapped[str | None]
    position: Mapped[int]
    state: Mapped[str] = mapped_column(default="open")
    owner_id: Mapped[UUID | None]
    promised_on: Mapped[date | None]
    done_on: Mapped[date | None]
    #: What proves it: a bank slip's number, a report, a B/L.
    proof: Mapped[str | None]
    note: Mapped[str | None]
    #: Which record of another room says that it is done, such as a payment; null where a person did.
    proven_by: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))


class OrderFile(TenantScoped, Timestamped, Base):
    """A photo or file that shows how a step goes; its bytes are in the blob store under "order"."""

    __tablename__ = "order_file"
    __table_args__ = (
        tenant_unique("step_id", "digest"),
        tenant_fk("order_step", "step_id", ondelete="CASCADE"),
    )

    step_id: Mapped[UUID]
    digest: Mapped[str]
    media_type: Mapped[str]
    filename: Mapped[str]
    size: Mapped[int]
    created_by: Mapped[UUID | None]
