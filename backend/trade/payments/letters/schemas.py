"""What the routes of letters of credit take and give. Amounts are decimals written as text."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas import CompanyRef

Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=4000)]
Usance = Annotated[int, Meta(ge=0, le=360)]
PresentationDays = Annotated[int, Meta(ge=1, le=90)]
Documents = Annotated[list[Line], Meta(max_length=40)]
LcState = Literal["draft", "issued", "presented", "paid", "expired", "cancelled"]
AmendmentState = Literal["offered", "accepted", "refused"]
ZERO = Decimal(0)


class LcEvent(msgspec.Struct, kw_only=True):
    """A discrepancy that a bank found."""

    on: date
    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    accepted: bool | None = None


class LcDrawing(msgspec.Struct, kw_only=True):
    """Papers presented for a part of a credit's amount. `pays_on`: when the bank pays, by its acceptance."""

    on: date
    amount: Decimal
    reference: Line | None = None
    state: Literal["presented", "accepted", "paid", "refused"] = "presented"
    pays_on: date | None = None


class LcTerms(msgspec.Struct, kw_only=True):
    """Terms that an amendment changes; an absent key stays as it is."""

    amount: Decimal | UnsetType = UNSET
    tolerance: Decimal | UnsetType = UNSET
    usance_days: Usance | UnsetType = UNSET
    expires_on: date | UnsetType = UNSET
    expiry_place: Line | UnsetType | None = UNSET
    latest_shipment: date | UnsetType | None = UNSET
    presentation_days: PresentationDays | UnsetType = UNSET
    partial_shipment: bool | UnsetType = UNSET
    transhipment: bool | UnsetType = UNSET
    goods: Text | UnsetType | None = UNSET
    documents: Documents | UnsetType = UNSET


class LcAmendmentInput(msgspec.Struct, kw_only=True):
    """An amendment as the advising bank tells it."""

    on: date
    terms: LcTerms
    text: Annotated[str, Meta(max_length=1000)] = ""


class LcAnswer(msgspec.Struct, kw_only=True):
    """Whether we take an amendment, whole: a part cannot be taken (UCP 600 art. 10 e)."""

    accept: bool
    on: date | None = None


class LcTermChange(msgspec.Struct, kw_only=True):
    """A term before and after an amendment, as text."""

    term: str
    before: str
    after: str


LcWarning = Literal[
    "amount",
    "currency",
    "overdrawn",
    "expired",
    "expires_soon",
    "shipment_late",
    "shipment_soon",
    "shipment_after_expiry",
    "partial_shipment",
    "presentation_late",
    "discrepancies",
    "amendment_waits",
]


class LcAmendment(msgspec.Struct, kw_only=True):
    """An amendment with what it changes. While it is offered the credit's terms stay as they are (UCP 600 art. 10 c);
    `would_warn` is what would not fit with them changed."""

    number: int
    on: date
    text: str
    changes: list[LcTermChange]
    state: AmendmentState
    answered_on: date | None
    answered_by: str | None
    would_warn: list[LcWarning] = []


class LcFields(msgspec.Struct, kw_only=True):
    """A letter of credit as it is written."""

    number: Annotated[str, Meta(min_length=1, max_length=80)]
    state: LcState = "issued"
    issuing_bank: Line | None = None
    advising_bank: Line | None = None
    confirming_bank: Line | None = None
    currency: Line
    amount: Decimal
    tolerance: Decimal = ZERO
    usance_days: Usance = 0
    issued_on: date | None = None
    expires_on: date
    expiry_place: Line | None = None
    latest_shipment: date | None = None
    presentation_days: PresentationDays = 21
    partial_shipment: bool = False
    transhipment: bool = True
    goods: Text | None = None
    documents: Documents = []
    drawings: Annotated[list[LcDrawing], Meta(max_length=40)] = []
    discrepancies: Annotated[list[LcEvent], Meta(max_length=40)] = []


class LcView(LcFields, kw_only=True):
    """A letter of credit as it stands, with the amendments that were accepted. `left` can still be drawn, with its
    tolerance; `present_until` is the last day for papers once the goods are on board. `warnings`: what does not fit the
    order, its shipments or the calendar."""

    id: UUID
    order_id: UUID
    order_number: str
    company: CompanyRef | None
    amendments: list[LcAmendment]
    drawn: Decimal
    left: Decimal
    present_until: date | None
    warnings: list[LcWarning]
    version: int
