"""What stands in a trade paper: pure structs. All papers of an order are made from one `Core`, never retyped.

Money is in the paper's one currency; weights in kilograms, volumes in cubic metres, lengths in centimetres.
"""

from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

import msgspec

from backend.trade.incoterms import EDITION

PaperKind = Literal[
    "quotation",
    "proforma",
    "contract",
    "confirmation",
    "invoice",
    "packing_list",
    "shipping_instruction",
    "statement",
    "credit_note",
    "debit_note",
]
PAPER_KINDS: Final[tuple[PaperKind, ...]] = get_args(PaperKind)
PaperLanguage = Literal["zh", "en", "es", "ru", "ar", "fr", "pt", "de", "ja"]
PAPER_LANGUAGES: Final[tuple[PaperLanguage, ...]] = get_args(PaperLanguage)
#: Papers that list what goods cost, and papers that list how they are packed.
PRICED: Final = frozenset({"quotation", "proforma", "contract", "confirmation", "invoice", "credit_note", "debit_note"})
#: Papers that change what an order comes to; they list what is changed, not what was ordered.
NOTES: Final = frozenset({"credit_note", "debit_note"})
PACKED: Final = frozenset({"packing_list", "shipping_instruction"})


class Party(msgspec.Struct, kw_only=True):
    """A firm on a paper. `ids`: what its customs ask for, as (name, value): VAT, EORI, CNPJ, ACID and so on."""

    name: str
    address: list[str] = []
    native_name: str = ""
    country: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    ids: list[tuple[str, str]] = []


class Bank(msgspec.Struct, kw_only=True):
    """The beneficiary's account."""

    beneficiary: str
    name: str
    address: str = ""
    swift: str = ""
    account: str = ""
    correspondent: str = ""


class PriceOption(msgspec.Struct, kw_only=True):
    """A price beside others on a quotation: for an Incoterm with its place, from a quantity on."""

    term: str
    unit_price: Decimal
    from_quantity: Decimal | None = None


class PaperLine(msgspec.Struct, kw_only=True):
    """A line of goods. `descriptions` by language; `amount` is what the line comes to after its own discount.

    `cartons`, weights and volume are those of the whole line; `carton_from` numbers its first carton. `picture` is the
    SHA-256 of what the goods look like.
    """

    number: int
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    item: str = ""
    customer_item: str = ""
    descriptions: dict[str, str] = {}
    spec: str = ""
    hs_code: str = ""
    origin: str = ""
    moq: Decimal | None = None
    options: list[PriceOption] = []
    per_carton: Decimal | None = None
    cartons: int = 0
    carton_from: int | None = None
    carton_size: str = ""
    net_weight: Decimal = Decimal(0)
    gross_weight: Decimal = Decimal(0)
    volume: Decimal = Decimal(0)
    container: str = ""
    picture: str = ""


class Charge(msgspec.Struct, kw_only=True):
    """What is added after the discount: freight, insurance, a mould."""

    name: str
    amount: Decimal


class Sums(msgspec.Struct, kw_only=True):
    """total = subtotal − discount + charges + tax (`backend.trade.money`)."""

    subtotal: Decimal
    total: Decimal
    discount: Decimal = Decimal(0)
    charges: list[Charge] = []
    #: What the goods come to at the other offers of a quotation.
    others: list[Charge] = []
    tax: Decimal = Decimal(0)


class DueShare(msgspec.Struct, kw_only=True):
    """A part of the total to be paid: what for, how much, when."""

    label: str
    amount: Decimal
    percent: Decimal | None = None
    due_on: date | None = None


class PaperTerms(msgspec.Struct, kw_only=True):
    """What was agreed on delivery and payment."""

    incoterm: str = ""
    place: str = ""
    edition: str = EDITION
    payment: str = ""
    schedule: list[DueShare] = []
    valid_until: date | None = None
    lead_time: str = ""
    partial_shipment: bool | None = None
    transhipment: bool | None = None
    latest_shipment: date | None = None
    tolerance: Decimal | None = None
    bank_charges: str = ""
    insurance: str = ""
    insured_amount: Decimal | None = None
    insured_on: date | None = None


class ContainerLine(msgspec.Struct, kw_only=True):
    """A container on a paper."""

    number: str
    kind: str
    seal: str = ""
    packages: int = 0
    gross_weight: Decimal = Decimal(0)
    volume: Decimal = Decimal(0)


class Shipping(msgspec.Struct, kw_only=True):
    """How and when the goods travel. `presented_on`: when the papers go to the bank."""

    mode: str = ""
    port_loading: str = ""
    port_discharge: str = ""
    delivery_place: str = ""
    carrier: str = ""
    vessel: str = ""
    voyage: str = ""
    bl_number: str = ""
    bl_kind: str = ""
    etd: date | None = None
    eta: date | None = None
    on_board: date | None = None
    presented_on: date | None = None
    freight: str = ""
    marks: str = ""
    consignee: Party | None = None
    notify: Party | None = None
    containers: list[ContainerLine] = []
    pallets: int = 0


class Movement(msgspec.Struct, kw_only=True):
    """A line of a statement of account: invoiced or paid."""

    on: date
    text: str
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)


class Paper(msgspec.Struct, kw_only=True):
    """A whole paper. One language, or two for a bilingual one: the first leads. `references`: kind of number → number
    (quote, order, customer_po, proforma, contract, invoice, lc)."""

    kind: PaperKind
    number: str
    date: date
    languages: list[PaperLanguage]
    currency: str
    seller: Party
    buyer: Party
    lines: list[PaperLine]
    totals: Sums
    terms: PaperTerms
    shipping: Shipping
    bank: Bank | None = None
    references: dict[str, str] = {}
    movements: list[Movement] = []
    notes: str = ""
    version: int = 1
    #: The code that the numbers of the seller's own series begin with.
    series: str = ""
    #: Why a credit or debit note was issued: quality, shortage, price...
    reason: str = ""


class Core(msgspec.Struct, kw_only=True):
    """What an order says once, and all its papers repeat. `approved_accounts` are those that the firm's owner approved;
    `lc_expiry` and `lc_latest_shipment` come from the letter of credit."""

    currency: str
    seller: Party
    buyer: Party
    lines: list[PaperLine]
    totals: Sums
    terms: PaperTerms
    shipping: Shipping
    bank: Bank | None = None
    references: dict[str, str] = {}
    approved_accounts: list[str] = []
    lc_expiry: date | None = None
    lc_latest_shipment: date | None = None
    lc_currency: str = ""
    #: What may be drawn, its tolerance included.
    lc_most: Decimal | None = None
    lc_partial: bool = True
    #: Field 45A.
    lc_goods: str = ""
    #: Whether only a part of what was ordered is in `lines`.
    part: bool = False
    presentation_days: int = 21


def derive(core: Core, kind: PaperKind, number: str, on: date, languages: list[PaperLanguage]) -> Paper:
    """The paper of a kind that `core` makes. A packing list and a shipping instruction carry no bank account."""
    return Paper(
        kind=kind,
        number=number,
        date=on,
        languages=languages,
        currency=core.currency,
        seller=core.seller,
        buyer=core.buyer,
        lines=core.lines,
        totals=core.totals,
        terms=core.terms,
        shipping=core.shipping,
        bank=None if kind in PACKED else core.bank,
        references={name: value for name, value in core.references.items() if name != kind},
    )
