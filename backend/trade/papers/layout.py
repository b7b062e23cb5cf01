"""How a tenant wants a paper to look: validated data, never code."""

from typing import Annotated, Final, Literal, get_args

import msgspec
from msgspec import Meta

from backend.trade.papers.model import PaperKind, PaperLanguage

Column = Literal[
    "number",
    "picture",
    "item",
    "customer_item",
    "description",
    "spec",
    "hs_code",
    "origin",
    "moq",
    "quantity",
    "unit_price",
    "discount",
    "amount",
    "carton_numbers",
    "per_carton",
    "cartons",
    "carton_size",
    "net_weight",
    "gross_weight",
    "volume",
    "container",
]
COLUMNS: Final[tuple[Column, ...]] = get_args(Column)
Part = Literal["words", "terms", "schedule", "shipping", "marks", "containers", "bank", "signatures", "seller_ids"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)

Line = Annotated[str, Meta(max_length=400)]
Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
Picture = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class Clause(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A clause, by language: title and text. A paper prints those of its languages that are there."""

    titles: dict[PaperLanguage, Annotated[str, Meta(max_length=120)]]
    texts: dict[PaperLanguage, Annotated[str, Meta(max_length=4000)]]


class Layout(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The look of one kind of paper. Pictures are named by the SHA-256 of the stored file.

    `capitals`: names, addresses and goods in Latin capitals, as many banks and customs ask.
    """

    columns: Annotated[list[Column], Meta(min_length=1, max_length=14)]
    parts: list[Part]
    accent: Colour = "#0b6b6b"
    page: Literal["a4", "us-letter"] = "a4"
    flipped: bool = False
    text_size: Annotated[float, Meta(ge=7, le=12)] = 8.5
    capitals: bool = False
    header: Line = ""
    footer: Line = ""
    clauses: Annotated[list[Clause], Meta(max_length=30)] = []
    logo: Picture | None = None
    signature: Picture | None = None
    stamp: Picture | None = None
    signatory: Annotated[str, Meta(max_length=120)] = ""


class Pictures(msgspec.Struct, kw_only=True):
    """The bytes of a paper's pictures (PNG, JPEG); those of goods by the digest that lines name."""

    logo: bytes | None = None
    signature: bytes | None = None
    stamp: bytes | None = None
    goods: dict[str, bytes] = {}


_PRICED: Final[list[Column]] = ["number", "item", "description", "quantity", "unit_price", "amount"]
_PACKED: Final[list[Column]] = [
    "number", "item", "description", "carton_numbers", "per_carton", "quantity", "cartons", "net_weight",
    "gross_weight", "volume",
]  # fmt: skip
_DEFAULTS: Final[dict[PaperKind, Layout]] = {
    "quotation": Layout(
        columns=["number", "picture", "item", "description", "moq", "quantity", "unit_price", "amount"],
        parts=["terms", "shipping", "signatures"],
    ),
    "proforma": Layout(
        columns=_PRICED, parts=["words", "terms", "schedule", "shipping", "marks", "bank", "signatures", "seller_ids"]
    ),
    "contract": Layout(
        columns=_PRICED, parts=["words", "terms", "schedule", "shipping", "marks", "bank", "signatures", "seller_ids"]
    ),
    "confirmation": Layout(columns=_PRICED, parts=["words", "terms", "schedule", "shipping", "signatures"]),
    "invoice": Layout(
        columns=["number", "description", "hs_code", "origin", "quantity", "unit_price", "amount"],
        parts=["words", "terms", "shipping", "marks", "containers", "bank", "signatures", "seller_ids"],
    ),
    "packing_list": Layout(columns=_PACKED, parts=["shipping", "marks", "containers", "signatures"]),
    "shipping_instruction": Layout(
        columns=["number", "description", "hs_code", "cartons", "gross_weight", "volume"],
        parts=["shipping", "marks", "containers"],
    ),
    "statement": Layout(columns=["number"], parts=["words", "bank"]),
    "credit_note": Layout(
        columns=["number", "description", "quantity", "unit_price", "amount"],
        parts=["words", "signatures", "seller_ids"],
    ),
    "debit_note": Layout(
        columns=["number", "description", "quantity", "unit_price", "amount"],
        parts=["words", "bank", "signatures", "seller_ids"],
    ),
}


def default_layout(kind: PaperKind) -> Layout:
    """The layout of a kind before a tenant has one of its own."""
    return _DEFAULTS[kind]
