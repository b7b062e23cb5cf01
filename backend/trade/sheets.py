"""Rows of a spreadsheet: XLSX through openpyxl (values only, read as it streams), or CSV in any usual form."""

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from charset_normalizer import from_bytes
from openpyxl import load_workbook

from backend.trade.errors import SheetUnreadableError

MOST_ROWS: Final = 10_000
_MOST_COLUMNS: Final = 60
#: Unpacked bytes of a workbook's parts: a small file may unpack to anything.
_MOST_UNPACKED: Final = 200 * 1024 * 1024


def read_sheet(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The heads and the rows of the first sheet, as text. Raises `SheetUnreadableError`."""
    rows = _workbook(content) if content[:4] == b"PK\x03\x04" else _csv(content)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2 or len(filled) > MOST_ROWS + 1:
        raise SheetUnreadableError
    heads = [cell.strip() for cell in filled[0]]
    return heads, [row + [""] * (len(heads) - len(row)) for row in filled[1:]]


def _workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise SheetUnreadableError
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet: Any = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=_MOST_COLUMNS, values_only=True)
        return [[_text(cell) for cell in row] for row in rows]
    except SheetUnreadableError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file makes its parsers raise
        raise SheetUnreadableError from error


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)).normalize():f}"
    return str(cell).strip()


def _csv(content: bytes) -> list[list[str]]:
    best = from_bytes(content[:2_000_000]).best()
    if best is None or b"\x00" in content[:1000]:
        raise SheetUnreadableError
    text = content.decode(best.encoding, "replace").lstrip("\ufeff")
    first = text.partition("\n")[0]
    separator = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return [row[:_MOST_COLUMNS] for _, row in zip(range(MOST_ROWS + 2), reader, strict=False)]
    except csv.Error as error:
        raise SheetUnreadableError from error


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
