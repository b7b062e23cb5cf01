"""Tables of quotes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.incoterms import TRANSPORTS
from backend.trade.shapes import Money, Percent, Quantity, Rate, one_of
from backend.trade.vocabulary import APPROVAL_STATES, QUOTE_STATES
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique


class Quote(TenantScoped, Timestamped, Versioned, Base):
    """An offer to a company. What is offered stands in its versions; the newest is `latest`."""

    __tablename__ = "quote"
    __table_args__ = (
        tenant_unique("number"),
        tenant_index("updated_at", "id"),
        tenant_index("company_id", "created_at"),
        tenant_index("deal_id", postgresql_where=text("deal_id IS NOT NULL")),
        tenant_index("valid_until", postgresql_where=text("state = 'sent'")),
        tenant_fk("company", "company_id"),
        tenant_fk("contact", "contact_id", ondelete="SET NULL"),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        one_of("state", QUOTE_STATES),
    )

    number: Mapped[str]
    company_id: Mapped[UUID]
    contact_id: Mapped[UUID | None]
    #: A deal of the pipeline, a conversation and the message that asked: ids, checked when set.
    deal_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    message_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    state: Mapped[str] = mapped_column(default="draft")
    currency: Mapped[str]
    latest: Mapped[int] = mapped_column(default=1)
    #: The latest version's validity and total, so that lists and reminders need no join.
    valid_until: Mapped[date]
    total: Mapped[Money]
    sent_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    refusal_reason: Mapped[str | None]


class QuoteVersion(TenantScoped, Timestamped, Base):
    """What was offered at one time. Once sent (`frozen_at`) it is never changed: another version follows.

    `offers` are the Incoterms side by side: [{"incoterm", "place", "place_code"}]; the first is what totals are
    reckoned by. `costs` is the cost sheet (costs.ladder), hidden from who may not see costs.
    """

    __tablename__ = "quote_version"
    __table_args__ = (
        tenant_unique("quote_id", "number"),
        tenant_fk("quote", "quote_id", ondelete="CASCADE"),
        tenant_fk("paper_profile", "firm_id"),
        one_of("transport", TRANSPORTS),
        CheckConstraint("discount BETWEEN 0 AND 100", name="discount"),
    )

    quote_id: Mapped[UUID]
    number: Mapped[int]
    #: The firm that we sell as; null for the main one.
    firm_id: Mapped[UUID | None]
    offers: Mapped[list[Any]]
    transport: Mapped[str | None]
    port_of_loading: Mapped[str | None]
    port_of_discharge: Mapped[str | None]
    payment_terms: Mapped[str | None]
    lead_time: Mapped[str | None]
    valid_until: Mapped[date]
    #: Percent off the sum of lines.
    discount: Mapped[Percent]
    #: [{"label", "amount"}] beside the goods, such as freight or tooling.
    charges: Mapped[list[Any]] = mapped_column(default=list)
    note: Mapped[str | None]
    #: So many of the tenant's base currency for one of the quote's, when and from where.
    rate: Mapped[Rate | None]
    rate_date: Mapped[date | None]
    rate_source: Mapped[str | None]
    costs: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    total: Mapped[Money]
    frozen_at: Mapped[datetime | None]
    #: A seat.
    created_by: Mapped[UUID | None]


class QuoteLine(TenantScoped, Base):
    """One thing offered. `prices` holds what other offers and quantities cost: [{"offer": 1, "from": "500", "price":
    "1.20"}]; `unit_price` is that of the first offer for `quantity`. `evidence` says which words of which mail a
    quantity or product was read from: [{"field", "message_id", "start", "end", "text"}]."""

    __tablename__ = "quote_line"
    __table_args__ = (
        tenant_index("version_id", "position"),
        tenant_index("product_id", postgresql_where=text("product_id IS NOT NULL")),
        tenant_fk("quote_version", "version_id", ondelete="CASCADE"),
        tenant_fk("product", "product_id"),
        tenant_fk("product_variant", "variant_id"),
        CheckConstraint("quantity >= 0 AND unit_price >= 0 AND discount BETWEEN 0 AND 100", name="amounts"),
    )

    version_id: Mapped[UUID]
    #: The line of an earlier version that this one follows: what differences are told by.
    origin_id: Mapped[UUID]
    position: Mapped[int]
    product_id: Mapped[UUID | None]
    variant_id: Mapped[UUID | None]
    sku: Mapped[str | None]
    part_number: Mapped[str | None]
    name: Mapped[str]
    description: Mapped[str | None]
    unit: Mapped[str]
    quantity: Mapped[Quantity]
    unit_price: Mapped[Money]
    discount: Mapped[Percent]
    tax_rate: Mapped[Percent]
    #: What one unit cost us when it was quoted, in `cost_currency`.
    cost: Mapped[Money | None]
    cost_currency: Mapped[str | None]
    prices: Mapped[list[Any]] = mapped_column(default=list)
    evidence: Mapped[list[Any]] = mapped_column(default=list)


class PriceApproval(TenantScoped, Timestamped, Base):
    """A request to sell below the floor, and what was decided. Counts for the version as it stands: a change of its
    prices needs another."""

    __tablename__ = "price_approval"
    __table_args__ = (
        Index("uq_price_approval_open", "tenant_id", "version_id", unique=True,
              postgresql_where=text("state = 'open'")),
        tenant_index("version_id", "created_at"),
        tenant_fk("quote_version", "version_id", ondelete="CASCADE"),
        one_of("state", APPROVAL_STATES),
    )  # fmt: skip

    version_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="open")
    #: Percent of the price, and the lowest that needs no approval, when it was asked.
    margin: Mapped[Percent]
    floor: Mapped[Percent]
    #: What was to be approved: a digest of prices, discounts and costs.
    fingerprint: Mapped[str]
    reason: Mapped[str]
    asked_by: Mapped[UUID | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    note: Mapped[str | None]
