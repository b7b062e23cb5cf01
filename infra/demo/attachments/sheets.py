"""Tables as XLSX: price lists, orders, packing details."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from infra.demo.script import Attachment

_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_CHANGED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def sheet(source: Attachment, made: datetime) -> bytes:
    """A workbook with one sheet: fields, a heading row, the rows, totals, notes."""
    book = Workbook()
    page = book.active
    if page is None:
        raise RuntimeError("a new workbook has no sheet")
    page.title = (source.title or "Sheet1")[:31]
    for label, value in source.fields:
        page.append([label, value])
    if source.fields:
        page.append([])
    page.append(source.columns)
    heading = page.max_row
    for row in source.rows:
        page.append(row)
    for total in source.totals:
        page.append([*[""] * (len(source.columns) - len(total)), *total])
    for line in source.notes.splitlines():
        page.append([line])
    for place, title in enumerate(source.columns, start=1):
        head = page.cell(row=heading, column=place)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="E8F0F2")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        longest = max([len(title), *(len(str(row[place - 1])) for row in source.rows)])
        page.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, 9), 44)
    page.freeze_panes = f"A{heading + 1}"
    book.properties.creator = ""
    book.properties.created = made.astimezone(UTC).replace(tzinfo=None)
    out = BytesIO()
    book.save(out)
    return _without_clock(out.getvalue(), made)


def _without_clock(workbook: bytes, made: datetime) -> bytes:
    """The library stamps the moment of saving into the archive and its properties; this puts `made` there."""
    stamp = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _CHANGED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            new.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
