"""Tables of money: receipts and what they settle, letters of credit, limits."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped

from backend.trade.shapes import Money, Percent, Rate, one_of
from backend.trade.terms.schedule import METHODS
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique

#: A slip says that somebody told a bank to pay; only what is received is money.
PAYMENT_STATES = ("slip", "received", "cancelled")
#: Why a part of an order counts as settled.
SETTLED_BY = ("money", "bank_charge", "short_payment")
NOTE_KINDS = ("credit_note", "debit_note")
NOTE_STATES = ("issued", "void")
NOTE_REASONS = ("quality", "shortage", "price", "discount", "freight", "returned", "delay", "other")
LC_STATES = ("draft", "issued", "presented", "paid", "expired", "cancelled")


class Payment(TenantScoped, Timestamped, Versioned, Base):
    """A receipt. `amount` was credited, `charges` is what banks took on the way: together what the payer sent."""

    __tablename__ = "payment"
    __table_args__ = (
        tenant_index("received_on", "id"),
        tenant_index("company_id", "received_on"),
        tenant_fk("company", "company_id"),
        one_of("state", PAYMENT_STATES),
        one_of("method", METHODS),
        CheckConstraint("amount > 0 AND charges >= 0", name="amounts"),
    )

    company_id: Mapped[UUID]
    state: Mapped[str]
    method: Mapped[str]
    #: The day it was credited, or of the slip.
    received_on: Mapped[date]
    currency: Mapped[str]
    amount: Mapped[Money]
    charges: Mapped[Money]
    #: So many of the tenant's base currency for one of the payment's, when and from where.
    rate: Mapped[Rate | None]
    rate_date: Mapped[date | None]
    rate_source: Mapped[str | None]
    payer: Mapped[str | None]
    reference: Mapped[str | None]
    note: Mapped[str | None]
    created_by: Mapped[str]


class PaymentAllocation(TenantScoped, Base):
    """What settles an order, and why. `settles` is in the order's currency, `amount` in the payment's (zero for a
    short payment that we let go). `exchange_difference` is in the tenant's base currency."""

    __tablename__ = "payment_allocation"
    __table_args__ = (
        tenant_index("payment_id"),
        tenant_index("order_id"),
        tenant_index("due_line_id", postgresql_where=text("due_line_id IS NOT NULL")),
        tenant_fk("payment", "payment_id", ondelete="CASCADE"),
        tenant_fk("sales_order", "order_id"),
        tenant_fk("due_line", "due_line_id", ondelete="SET NULL"),
        one_of("kind", SETTLED_BY),
        CheckConstraint("settles > 0 AND amount >= 0", name="amounts"),
    )

    payment_id: Mapped[UUID | None]
    order_id: Mapped[UUID]
    due_line_id: Mapped[UUID | None]
    kind: Mapped[str]
    settles: Mapped[Money]
    amount: Mapped[Money]
    exchange_difference: Mapped[Money]
    reason: Mapped[str | None]
    at: Mapped[datetime]
    by_name: Mapped[str]


class PaymentRefund(TenantScoped, Base):
    """Money of a receipt that was paid back, in the payment's currency, with its rate to the tenant's base currency."""

    __tablename__ = "payment_refund"
    __table_args__ = (
        tenant_index("payment_id"),
        tenant_fk("payment", "payment_id", ondelete="CASCADE"),
        CheckConstraint("amount > 0", name="amount"),
    )

    payment_id: Mapped[UUID]
    amount: Mapped[Money]
    refunded_on: Mapped[date]
    rate: Mapped[Rate | None]
    rate_date: Mapped[date | None]
    rate_source: Mapped[str | None]
    reference: Mapped[str | None]
    reason: Mapped[str]
    at: Mapped[datetime]
    by_name: Mapped[str]


class LetterOfCredit(TenantScoped, Timestamped, Versioned, Base):
    """A letter of credit that covers an order. `documents` are those that it asks for; `amendments` and
    `discrepancies` are kept as they came: [{"on", "text", "accepted"?}]. `drawings` are presentations of papers for a
    part of its amount: [{"on", "amount", "reference", "state", "pays_on"}]."""

    __tablename__ = "letter_of_credit"
    __table_args__ = (
        tenant_unique("number"),
        tenant_index("order_id"),
        tenant_index("expires_on", "id", postgresql_where=text("state IN ('draft', 'issued', 'presented')")),
        tenant_fk("sales_order", "order_id"),
        one_of("state", LC_STATES),
        CheckConstraint("presentation_days BETWEEN 1 AND 90 AND usance_days BETWEEN 0 AND 360", name="days"),
    )

    order_id: Mapped[UUID]
    number: Mapped[str]
    state: Mapped[str]
    issuing_bank: Mapped[str | None]
    advising_bank: Mapped[str | None]
    confirming_bank: Mapped[str | None]
    currency: Mapped[str]
    amount: Mapped[Money]
    tolerance: Mapped[Percent]
    usance_days: Mapped[int]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date]
    expiry_place: Mapped[str | None]
    latest_shipment: Mapped[date | None]
    presentation_days: Mapped[int]
    partial_shipment: Mapped[bool]
    transhipment: Mapped[bool]
    goods: Mapped[str | None]
    documents: Mapped[list[Any]]
    drawings: Mapped[list[Any]]
    amendments: Mapped[list[Any]]
    discrepancies: Mapped[list[Any]]


class AccountNote(TenantScoped, Timestamped, Base):
    """A credit or debit note: what an order comes to less or more after it was invoiced. Its paper has its number; it
    never changes, and a void one counts no more. `lines`: [{"text", "quantity", "unit", "unit_price", "amount"}]."""

    __tablename__ = "account_note"
    __table_args__ = (
        tenant_unique("kind", "number"),
        tenant_index("order_id"),
        tenant_index("company_id", "dated_on"),
        tenant_fk("company", "company_id"),
        tenant_fk("sales_order", "order_id"),
        tenant_fk("trade_paper", "paper_id"),
        one_of("kind", NOTE_KINDS),
        one_of("state", NOTE_STATES),
        one_of("reason", NOTE_REASONS),
        CheckConstraint("amount > 0", name="amount"),
    )

    company_id: Mapped[UUID]
    order_id: Mapped[UUID]
    paper_id: Mapped[UUID]
    kind: Mapped[str]
    number: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str | None]
    currency: Mapped[str]
    amount: Mapped[Money]
    lines: Mapped[list[Any]]
    dated_on: Mapped[date]
    #: When a debit note is to be paid.
    due_on: Mapped[date | None]
    void_reason: Mapped[str | None]
    created_by: Mapped[str]


class CreditLimit(TenantScoped, Timestamped, Versioned, Base):
    """How much a company may owe. `insured` of it is covered by a credit insurer until `insured_until`."""

    __tablename__ = "credit_limit"
    __table_args__ = (tenant_unique("company_id"), tenant_fk("company", "company_id", ondelete="CASCADE"))

    company_id: Mapped[UUID]
    currency: Mapped[str]
    amount: Mapped[Money]
    insured: Mapped[Money]
    insurer: Mapped[str | None]
    insured_until: Mapped[date | None]
    note: Mapped[str | None]
