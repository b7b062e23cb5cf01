"""What the routes of money take and give. Amounts are decimals written as text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas import CompanyRef
from backend.trade.papers.model import PaperLanguage
from backend.trade.payments.letters.schemas import LcView
from backend.trade.terms.schedule import DueLabel, Method, Trigger

Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=4000)]
PaymentState = Literal["slip", "received", "cancelled"]
SettledBy = Literal["money", "bank_charge", "short_payment"]
NoteKind = Literal["credit_note", "debit_note"]
NoteState = Literal["issued", "void"]
NoteReason = Literal["quality", "shortage", "price", "discount", "freight", "returned", "delay", "other"]
LateBucket = Literal["not_due", "to_30", "to_60", "to_90", "over_90"]
ZERO = Decimal(0)


class PartInput(msgspec.Struct, kw_only=True):
    """A part of a payment for an order. `settles` in the order's currency; `amount` in the payment's, the same where
    nothing is said. `bank_charge`: what banks took and we bear."""

    order_id: UUID
    due_line_id: UUID | None = None
    kind: Literal["money", "bank_charge"] = "money"
    settles: Decimal
    amount: Decimal | None = None


class NewPayment(msgspec.Struct, kw_only=True):
    """A receipt (or a slip, which is not money yet). `amount` was credited, `charges` were taken by banks. Without
    `parts` nothing is shared out yet; without a rate the last known one counts."""

    company_id: UUID
    state: Literal["slip", "received"] = "received"
    method: Method = "tt"
    received_on: date
    currency: Line
    amount: Decimal
    charges: Decimal = ZERO
    rate: Decimal | None = None
    payer: Line | None = None
    reference: Line | None = None
    note: Text | None = None
    parts: Annotated[list[PartInput], Meta(max_length=200)] = []
    custom: CustomValues | UnsetType = UNSET


class Arrival(msgspec.Struct, kw_only=True):
    """The money of a slip came in: when, and how much of it."""

    received_on: date
    amount: Decimal
    charges: Decimal = ZERO
    rate: Decimal | None = None


class PaymentParts(msgspec.Struct, kw_only=True):
    """How a payment is shared out, in place of how it was."""

    parts: Annotated[list[PartInput], Meta(max_length=200)]


class Part(msgspec.Struct, kw_only=True):
    """A part of a payment, or what we let go. `exchange_difference` in the tenant's base currency."""

    id: UUID
    payment_id: UUID | None
    order_id: UUID
    order_number: str
    due_line_id: UUID | None
    kind: SettledBy
    settles: Decimal
    currency: str
    amount: Decimal
    exchange_difference: Decimal
    reason: str | None
    at: datetime
    by_name: str


class NewRefund(msgspec.Struct, kw_only=True):
    """Money to be paid back, in the payment's currency; without a rate the last known one counts."""

    amount: Decimal
    refunded_on: date
    reason: Annotated[str, Meta(min_length=3, max_length=300)]
    rate: Decimal | None = None
    reference: Line | None = None


class Refund(msgspec.Struct, kw_only=True):
    """Money that was paid back."""

    id: UUID
    amount: Decimal
    refunded_on: date
    rate: Decimal | None
    rate_date: date | None
    rate_source: str | None
    reference: str | None
    reason: str
    at: datetime
    by_name: str


class PaymentView(msgspec.Struct, kw_only=True):
    """A payment. `unallocated` is what of the credited money is neither shared out nor paid back."""

    id: UUID
    company: CompanyRef | None
    state: PaymentState
    method: Method
    received_on: date
    currency: str
    amount: Decimal
    charges: Decimal
    unallocated: Decimal
    rate: Decimal | None
    rate_date: date | None
    rate_source: str | None
    payer: str | None
    reference: str | None
    note: str | None
    created_by: str
    created_at: datetime
    version: int
    parts: list[Part]
    refunded: Decimal
    refunds: list[Refund]
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


class OpenLine(msgspec.Struct, kw_only=True):
    """An open due line that a payment could settle, with what is proposed for it: `money` and `charge` in the line's
    currency, `money_paid` and `charge_paid` in the payment's. `rate`: so many of the former for one of the latter."""

    order_id: UUID
    order_number: str
    due_line_id: UUID
    label: str
    due_on: date | None
    currency: str
    open: Decimal
    money: Decimal
    charge: Decimal
    money_paid: Decimal
    charge_paid: Decimal
    rate: Decimal | None


class DueView(msgspec.Struct, kw_only=True):
    """A due line of an order."""

    id: UUID
    label: DueLabel
    percent: Decimal
    amount: Decimal
    settled: Decimal
    method: Method
    trigger: Trigger
    months: int
    days: int
    due_on: date | None
    overdue_days: int


class AccountNoteLine(msgspec.Struct, kw_only=True):
    """A line of a credit or debit note; what it comes to is reckoned."""

    text: Annotated[str, Meta(min_length=1, max_length=500)]
    quantity: Decimal = Decimal(1)
    unit: Annotated[str, Meta(max_length=3)] = "H87"
    unit_price: Decimal


class NewAccountNote(msgspec.Struct, kw_only=True):
    """A credit note (less is owed) or a debit note (more is), on a paper in one or two languages."""

    kind: NoteKind
    reason: NoteReason
    lines: Annotated[list[AccountNoteLine], Meta(min_length=1, max_length=100)]
    note: Annotated[str, Meta(max_length=1000)] | None = None
    dated_on: date | None = None
    due_on: date | None = None
    languages: Annotated[list[PaperLanguage], Meta(min_length=1, max_length=2)]


class AccountNoteVoiding(msgspec.Struct, kw_only=True):
    """Why a note is void."""

    reason: Annotated[str, Meta(min_length=3, max_length=300)]


class AccountNoteView(msgspec.Struct, kw_only=True):
    """A credit or debit note; its paper is at `/papers/{paper_id}/content`."""

    id: UUID
    company: CompanyRef | None
    order_id: UUID
    order_number: str
    paper_id: UUID
    kind: NoteKind
    number: str
    state: NoteState
    reason: NoteReason
    note: str | None
    currency: str
    amount: Decimal
    dated_on: date
    due_on: date | None
    void_reason: str | None
    created_by: str


class Waiver(msgspec.Struct, kw_only=True):
    """A short payment that we let go, and why."""

    settles: Decimal
    reason: Annotated[str, Meta(min_length=3, max_length=300)]
    due_line_id: UUID | None = None


class CreditUse(msgspec.Struct, kw_only=True):
    """An order that was shipped and is not paid: in its currency, and as it counts against the limit."""

    order_id: UUID
    order_number: str
    owed: Decimal
    currency: str
    counted: Decimal
    covered: Decimal


class Credit(msgspec.Struct, kw_only=True):
    """What a company may owe and owes, in the limit's currency (the tenant's base currency where there is no limit).

    `owed`: shipped and not paid. `covered`: what of it letters of credit cover. `used`: owed and not covered, which
    counts against the limit. `insured`: what the insurer covers, while `insurance_valid`. `coming`: ordered, neither
    shipped nor paid. `free`: what may still be shipped unpaid; `over`: by how much the limit is passed. `at_risk`:
    used beyond insurance. `orders`: what makes up `owed`. `unknown_rates`: currencies without a known rate, which the
    sums leave out.
    """

    currency: str
    limit: Decimal | None
    insured: Decimal
    insurer: str | None
    insured_until: date | None
    insurance_valid: bool
    note: str | None
    owed: Decimal
    covered: Decimal
    used: Decimal
    coming: Decimal
    free: Decimal | None
    over: Decimal
    at_risk: Decimal
    orders: list[CreditUse]
    unknown_rates: list[str]


class CreditFields(msgspec.Struct, kw_only=True):
    """A limit to set; null takes it away."""

    currency: Line
    amount: Decimal | None
    insured: Decimal = ZERO
    insurer: Line | None = None
    insured_until: date | None = None
    note: Line | None = None


class OrderMoney(msgspec.Struct, kw_only=True):
    """Where an order's money stands; outstanding = total + debited − credited − received − borne − waived, below zero
    where more was settled than the order comes to (a change or a credit note took off what was paid). `announced` is
    on slips. `exchange_difference` is in the base currency. `beyond_limit`: by how much the company would pass its
    limit, in the limit's currency, once all of the order were shipped unpaid."""

    currency: str
    total: Decimal
    received: Decimal
    borne: Decimal
    waived: Decimal
    credited: Decimal
    debited: Decimal
    outstanding: Decimal
    exchange_difference: Decimal
    base_currency: str
    announced: Decimal
    terms: str | None
    terms_understood: bool
    dues: list[DueView]
    parts: list[Part]
    payments: list[PaymentView]
    letters: list[LcView]
    notes: list[AccountNoteView]
    credit: Credit
    beyond_limit: Decimal


class Ageing(msgspec.Struct, kw_only=True):
    """What a company owes in a currency by how late it is, in days. `on_account`: received, and settling nothing."""

    company: CompanyRef | None
    currency: str
    not_due: Decimal
    to_30: Decimal
    to_60: Decimal
    to_90: Decimal
    over_90: Decimal
    total: Decimal
    on_account: Decimal
    oldest_due_on: date | None


class AgeingReport(msgspec.Struct, kw_only=True):
    """All that is owed: by company and currency, summed by currency, and in the base currency at today's rates."""

    rows: list[Ageing]
    totals: list[Ageing]
    base_currency: str
    base_owed: Decimal
    base_overdue: Decimal
    unknown_rates: list[str]
    as_of: date


class OwedLine(msgspec.Struct, kw_only=True):
    """A due line behind a figure of the ageing."""

    id: UUID
    order_id: UUID
    order_number: str
    company: CompanyRef | None
    label: DueLabel
    trigger: Trigger
    due_on: date | None
    overdue_days: int
    currency: str
    amount: Decimal
    settled: Decimal
    open: Decimal


class PaymentPatch(msgspec.Struct, kw_only=True):
    """Changes to what is only noted; an absent key stays."""

    payer: Line | UnsetType | None = UNSET
    reference: Line | UnsetType | None = UNSET
    note: Text | UnsetType | None = UNSET
    custom: CustomValues | UnsetType = UNSET
