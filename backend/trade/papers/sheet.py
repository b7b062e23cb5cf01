"""A paper as it is laid out, before any file format: what the PDF, the XLSX and the DOCX all print."""

from decimal import Decimal
from typing import Literal

import msgspec


class Cell(msgspec.Struct):
    """A cell: its text, for spreadsheets the number behind it with its decimals, or a picture by its digest."""

    text: str
    number: Decimal | None = None
    digits: int = 0
    picture: str = ""


class Head(msgspec.Struct):
    """A column's title, how its cells are aligned, and its share of the width."""

    title: str
    align: Literal["start", "center", "end"]
    width: float


class Table(msgspec.Struct):
    """Rows under heads; `foot` is the row of sums, or empty."""

    title: str
    heads: list[Head]
    rows: list[list[Cell]]
    foot: list[Cell]


class Box(msgspec.Struct):
    """A titled block of lines."""

    title: str
    lines: list[str]


class Facts(msgspec.Struct):
    """A titled block of labelled values."""

    title: str
    pairs: list[tuple[str, str]]


class Sum(msgspec.Struct):
    """A line under the goods: label, amount, and whether it is the total."""

    label: str
    amount: Cell
    total: bool


class Sign(msgspec.Struct):
    """A place to sign; `ours` bears the tenant's signature and stamp."""

    title: str
    name: str
    ours: bool


class Sheet(msgspec.Struct):
    """The whole paper. `page` has {0} and {1} for the page and the count of pages."""

    language: str
    rtl: bool
    titles: list[str]
    seller: Box
    parties: list[Box]
    references: Facts
    tables: list[Table]
    sums: list[Sum]
    words: list[str]
    blocks: list[Facts]
    notes: list[Box]
    signs: list[Sign]
    page: str
    header: str
    footer: str
