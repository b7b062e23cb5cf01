"""Rows of CSV and XLSX files, by column name, and files of rows."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

from erp_adapters.adapters.files.description import FilesDescription
from erp_adapters.adapters.files.formats import Plain, shown
from erp_adapters.contract.http import MOST_BYTES
from erp_adapters.contract.results import Refused, Rejected


def rows_of(name: str, content: bytes, description: FilesDescription) -> Iterator[dict[str, Any]]:
    """The rows of a file; the first one names the columns. Raises `Refused` for what cannot be read."""
    if len(content) > MOST_BYTES:
        raise Refused(Rejected(message=f"{name} is too large", code="too-large"))
    try:
        read = _xlsx if name.lower().endswith(".xlsx") else _csv
        yield from read(content, description)
    except (UnicodeDecodeError, csv.Error, KeyError, OSError, ValueError) as error:
        raise Refused(Rejected(message=f"{name} cannot be read: {error}", code="unreadable")) from error


def _csv(content: bytes, description: FilesDescription) -> Iterator[dict[str, Any]]:
    text = io.TextIOWrapper(io.BytesIO(content), encoding=description.encoding, newline="")
    for _ in range(description.skip):
        text.readline()
    for row in csv.DictReader(text, delimiter=description.delimiter, strict=True):
        # GB18030 and UTF-16 have marks of their order, too.
        yield {
            str(column).strip("\ufeff ").strip(): value.strip() if value else None
            for column, value in row.items()
            if column
        }


def _xlsx(content: bytes, description: FilesDescription) -> Iterator[dict[str, Any]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError) as error:
        raise ValueError("no workbook") from error
    try:
        if description.sheet and description.sheet not in book.sheetnames:
            raise ValueError(f"no sheet {description.sheet}")
        sheet = book[description.sheet] if description.sheet else book.worksheets[0]
        rows = sheet.iter_rows(values_only=True, min_row=description.skip + 1)
        columns = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]
        for cells in rows:
            if any(cell is not None for cell in cells):
                yield {column: _cell(cell) for column, cell in zip(columns, cells, strict=False) if column}
    finally:
        book.close()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Plain(int(value)) if float(value).is_integer() else Plain(format(Decimal(str(value)), "f"))
    return value if value is None else str(value).strip()


def file_of(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], description: FilesDescription) -> bytes:
    """A file of rows."""
    if name.lower().endswith(".xlsx"):
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet(description.sheet or None)
        for row in (columns, *rows):
            sheet.append([shown(cell, description) for cell in row])
        held = io.BytesIO()
        book.save(held)
        return held.getvalue()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=description.delimiter)
    writer.writerow(columns)
    writer.writerows([shown(cell, description) for cell in row] for row in rows)
    try:
        return text.getvalue().encode(description.encoding)
    except UnicodeEncodeError as error:
        message = f"{description.encoding} has no {error.object[error.start : error.end]!r}"
        raise Refused(Rejected(message=message, code="encoding")) from None
