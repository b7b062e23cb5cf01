"""What the routes of papers take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.trade.papers.checking import Contradiction
from backend.trade.papers.layout import Layout, Picture
from backend.trade.papers.model import Bank, PaperKind, PaperLanguage, Party

Line = Annotated[str, Meta(max_length=300)]
Text = Annotated[str, Meta(max_length=4000)]
PaperState = Literal["issued", "replaced", "void"]
Languages = Annotated[list[PaperLanguage], Meta(min_length=1, max_length=2)]


#: What is derived from an order as it stands; notes are issued by their own door.
OrderPaper = Literal[
    "quotation", "proforma", "contract", "confirmation", "invoice", "packing_list", "shipping_instruction", "statement"
]


class Extras(msgspec.Struct, kw_only=True):
    """What papers say of an order beyond the order itself. Absent parties are the company and we."""

    buyer: Party | None = None
    consignee: Party | None = None
    notify: Party | None = None
    lead_time: Line = ""
    valid_until: date | None = None
    latest_shipment: date | None = None
    partial_shipment: bool | None = None
    transhipment: bool | None = None
    insurance: Line = ""
    insured_amount: Decimal | None = None
    insured_on: date | None = None
    bank_charges: Line = ""
    bank_account_id: UUID | None = None
    pallets: Annotated[int, Meta(ge=0, le=10000)] = 0


class PaperWish(msgspec.Struct, kw_only=True):
    """A paper to be made. `shipment_id`: only what that shipment carries. `despite`: why it may go out although it
    contradicts something."""

    kind: OrderPaper
    languages: Languages
    dated_on: date | None = None
    shipment_id: UUID | None = None
    notes: Text = ""
    despite: Annotated[str, Meta(min_length=5, max_length=300)] | None = None


class Preview(msgspec.Struct, kw_only=True):
    """A paper before it is made: its pages as PNG (base64), and what it contradicts. The first pages only."""

    pages: list[bytes]
    page_count: int
    contradictions: list[Contradiction]


class PaperRow(msgspec.Struct, kw_only=True):
    """An issued paper."""

    id: UUID
    kind: PaperKind
    number: str
    version: int
    state: PaperState
    dated_on: date
    languages: list[PaperLanguage]
    order_id: UUID | None
    shipment_id: UUID | None
    company_id: UUID
    filename: str
    size: int
    reason: str | None
    issued_at: datetime
    issued_by: str


class OrderPapers(msgspec.Struct, kw_only=True):
    """An order's papers, the newest first, what contradicts in those that count, and what papers say beyond it."""

    papers: list[PaperRow]
    contradictions: list[Contradiction]
    extras: Extras
    extras_version: int
    suggested_languages: list[PaperLanguage]
    may_change: bool


class PaperLetter(msgspec.Struct, kw_only=True):
    """The mail that a paper goes out with, to be looked over in compose."""

    to_name: str | None
    to_email: str | None
    subject: str
    html: str
    filename: str


class FirmInput(msgspec.Struct, kw_only=True):
    """A firm that we sell as, as it is written. `code` begins the numbers of its own series; without one it numbers
    with the main firm. Pictures by the SHA-256 of the stored file."""

    party: Party
    label: Annotated[str, Meta(max_length=120)] = ""
    code: Annotated[str, Meta(pattern="^[A-Z0-9]{0,6}$")] = ""
    main: bool = False
    active: bool = True
    logo: Picture | None = None
    signature: Picture | None = None
    stamp: Picture | None = None
    signatory: Annotated[str, Meta(max_length=120)] = ""


class Firm(FirmInput, kw_only=True):
    """A firm that we sell as. The main one speaks where a quote or an order names none."""

    id: UUID


class AccountInput(msgspec.Struct, kw_only=True):
    """A bank account as it is written. `firm_id`: whose it is; null where it stands for every firm of ours."""

    label: Annotated[str, Meta(min_length=1, max_length=120)]
    firm_id: UUID | None = None
    currency: Annotated[str, Meta(max_length=3)]
    bank: Bank
    active: bool = True


class Account(AccountInput, kw_only=True):
    """A bank account; papers name approved ones only."""

    id: UUID
    approved_at: datetime | None
    approved_by: str | None
    version: int


class PaperSettings(msgspec.Struct, kw_only=True):
    """Which firms we sell as, the main one first, our accounts, and the layout of each kind; `own`: kinds with a layout
    of one's own."""

    firms: list[Firm]
    accounts: list[Account]
    layouts: dict[PaperKind, Layout]
    own: list[PaperKind]


class LayoutTrial(msgspec.Struct, kw_only=True):
    """A layout to be looked at with an invented order, in a firm's name; without one in the main firm's."""

    firm_id: UUID | None = None
    kind: PaperKind
    languages: Languages
    layout: Layout


class PictureRef(msgspec.Struct):
    """A stored picture by its SHA-256, as layouts name it."""

    digest: str
