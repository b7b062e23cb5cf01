"""Tables as files that spreadsheet programs open, in which nothing is a formula."""

import csv
import io
from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE: Final = "text/csv; charset=utf-8"
#: What a spreadsheet would run as a formula (OWASP, CSV injection).
_FORMULA: Final = frozenset("=+-@\t\r")


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA else value


def as_csv(titles: Sequence[str], table: Sequence[Sequence[Any]]) -> bytes:
    """RFC 4180 in UTF-8 with its mark, without which spreadsheets read Chinese as something else."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(titles)
    writer.writerows([["" if value is None else safe_cell(value) for value in row] for row in table])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(*sheets: tuple[str, Sequence[str], Sequence[Sequence[Any]]]) -> bytes:
    """One workbook of sheets: a name, titles that are kept in view, and rows."""
    book = Workbook(write_only=True)
    for name, titles, table in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for column, title in enumerate(titles):
            width = max([len(title), *(len(str(row[column] or "")) for row in table[:50] if column < len(row))])
            sheet.column_dimensions[_letters(column)].width = min(48, width * 1.2 + 4)
        sheet.append(list(titles))
        for row in table:
            sheet.append([safe_cell(value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else f"{chr(64 + column // 26)}{chr(65 + column % 26)}"
