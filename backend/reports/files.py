"""A report as a file for spreadsheets."""

import csv
import io
from decimal import Decimal
from typing import Any, Final, Literal

from openpyxl import Workbook

from backend.reports.schemas import Report, ReportColumn

MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: What spreadsheets take for a formula at the beginning of a text (OWASP, CSV injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_report(report: Report, form: Literal["csv", "xlsx"]) -> bytes:
    """Heads, groups and the totals; money and numbers as numbers, texts never as formulas."""
    heads = [each.title for each in report.dimensions] + [_head(each, report.currency) for each in report.measures]
    rows: list[list[str | Decimal | None]] = [
        [*(_text(key.label) for key in row.keys), *row.values] for row in report.rows
    ]
    if report.dimensions:
        rows.append([*("" for _ in report.dimensions), *report.totals])
    return _csv(heads, rows) if form == "csv" else _xlsx(heads, rows)


def _csv(heads: list[str], rows: list[list[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([heads, *rows])
    # With a mark at the beginning Excel reads it as UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _xlsx(heads: list[str], rows: list[list[Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [heads, *rows]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(measure: ReportColumn, currency: str) -> str:
    return f"{measure.title} ({currency})" if measure.unit == "money" else measure.title


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
