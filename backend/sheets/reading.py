"""Rows of a spreadsheet: XLSX through openpyxl (values only, read as it streams), or CSV in any usual form."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from charset_normalizer import from_bytes
from openpyxl import load_workbook

from backend.sheets.errors import SheetUnreadableError

MOST_ROWS: Final = 10_000
_MOST_COLUMNS: Final = 60
#: Unpacked bytes of a workbook's parts: a small file may unpack to anything.
_MOST_UNPACKED: Final = 200 * 1024 * 1024
#: Lines above the heads: the list's title, who made it, when.
_MOST_ABOVE: Final = 8
#: What Chinese, Japanese, Korean and western Excel write when nobody asks for UTF-8, the likelier first.
_ENCODINGS: Final = ("utf-8", "gb18030", "cp1252")
_MOST_CELL: Final = 5000


def read_sheet(content: bytes, known: Callable[[str], bool] | None = None) -> tuple[list[str], list[list[str]]]:
    """The heads and the rows of the first sheet with any, as text; `numbered_sheet` without the numbers."""
    heads, rows = numbered_sheet(content, known)
    return heads, [cells for _, cells in rows]


def numbered_sheet(
    content: bytes, known: Callable[[str], bool] | None = None
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The heads, and the rows with their numbers as the spreadsheet program counts them.

    `known` says whether a text is a head that is understood: lines above the heads are passed over by it. Raises
    `SheetUnreadableError`.
    """
    rows = _workbook(content) if content[:4] == b"PK\x03\x04" else _csv(content)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    begin = _heads_at([row for _, row in filled[:_MOST_ABOVE]], known) if known else 0
    filled = filled[begin:]
    if len(filled) < 2 or len(filled) > MOST_ROWS + 1:
        raise SheetUnreadableError
    heads = [" ".join(cell.split()) for cell in filled[0][1]]
    width = max(index for _, row in filled for index, cell in enumerate(row) if cell.strip()) + 1
    table = [(number, (row + [""] * (width - len(row)))[:width]) for number, row in filled[1:]]
    return (heads + [""] * (width - len(heads)))[:width], table


def _heads_at(rows: list[list[str]], known: Callable[[str], bool]) -> int:
    """The line with the most heads that are understood; where none has two, the first with more than one cell."""
    counts = [sum(known(cell) for cell in row if cell.strip()) for row in rows]
    best = max(counts, default=0)
    if best >= 2:
        return counts.index(best)
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return next((index for index, cells in enumerate(filled) if cells > 1), 0)


def _workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise SheetUnreadableError
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows: list[list[str]] = []
        for sheet in book.worksheets:
            rows = _rows(sheet)
            if sum(any(row) for row in rows) > 1:
                break
    except SheetUnreadableError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file makes its parsers raise
        raise SheetUnreadableError from error
    else:
        return rows


def _rows(sheet: Any) -> list[list[str]]:
    # Files of some exporters say that they have one row.
    sheet.reset_dimensions()
    found = sheet.iter_rows(max_row=MOST_ROWS + 2 + _MOST_ABOVE, max_col=_MOST_COLUMNS, values_only=True)
    return [[_text(cell) for cell in row] for row in found]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)).normalize():f}"
    return str(cell).replace("\x00", "").strip()[:_MOST_CELL]


def _csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    lines = text.split("\n", 20)[:20]
    # The one that divides the most lines: a title above the heads has none.
    separator = max(",;\t|", key=lambda char: sum(line.count(char) for line in lines))
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        most = MOST_ROWS + 2 + _MOST_ABOVE
        return [
            [cell[:_MOST_CELL] for cell in row[:_MOST_COLUMNS]] for _, row in zip(range(most), reader, strict=False)
        ]
    except csv.Error as error:
        raise SheetUnreadableError from error


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # What Excel calls "Unicode text".
        return content.decode("utf-16", "replace").replace("\x00", "")
    if b"\x00" in content[:1000]:
        raise SheetUnreadableError
    for encoding in _ENCODINGS[:2]:
        try:
            text = content.decode(encoding).lstrip("\ufeff")
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _reads_chinese(text):
            return text.replace("\x00", "")
    best = from_bytes(content[:2_000_000]).best()
    encoding = best.encoding if best is not None else _ENCODINGS[-1]
    return content.decode(encoding, "replace").lstrip("\ufeff").replace("\x00", "")


def _reads_chinese(text: str) -> bool:
    """Whether what was decoded as GB 18030 is Chinese: other bytes decode too, into signs that nobody writes."""
    other = [char for char in text[:100_000] if char > "\x7f"]
    # The first level of GB 2312 and the signs that stand beside it; wrongly decoded text is spread over all planes.
    common = sum(char.encode("gb2312", "ignore") != b"" for char in other)
    return bool(other) and common >= 0.97 * len(other)


def read_number(text: str) -> Decimal | None:
    """The number that a cell says ("1,234.50", "1.234,50", "12 %"); None for an empty one. Raises `ValueError`."""
    bare = text.replace("\u00a0", "").replace(" ", "").rstrip("%")
    if not bare:
        return None
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma > point:
        groups = point >= 0 or bare.count(",") > 1 or len(bare) - comma == 4
        bare = bare.replace(".", "").replace(",", "." if not groups or point >= 0 else "")
    else:
        bare = bare.replace(",", "")
    try:
        number = Decimal(bare)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite():
        raise ValueError(text)
    return number
