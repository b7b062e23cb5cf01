"""Trade papers as PDF: quotations, proforma invoices, packing lists, bills of lading, reports."""

from datetime import datetime
from typing import Final

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos

from infra.demo.script import Attachment

_INK: Final = (38, 50, 56)
_FAINT: Final = (120, 132, 138)


def paper(source: Attachment, made: datetime) -> bytes:
    """One A4 document: title, fields in two columns, a table, totals, notes. Text must fit Latin-1."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(made)
    pdf.set_title(source.title)
    pdf.set_margins(18, 18)
    pdf.set_auto_page_break(True, margin=18)
    pdf.add_page()
    pdf.set_text_color(*_INK)
    pdf.set_font("Helvetica", "B", 17)
    pdf.cell(0, 10, source.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(3)
    _fields(pdf, source.fields)
    if source.columns:
        _table(pdf, source)
    for label, value in source.totals:
        pdf.set_font("Helvetica", "B", 10)
        pdf.cell(0, 6, f"{label}   {value}", align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    if source.notes:
        pdf.ln(4)
        pdf.set_font("Helvetica", "", 9)
        pdf.multi_cell(0, 4.6, source.notes, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    return bytes(pdf.output())


def _fields(pdf: FPDF, fields: list[list[str]]) -> None:
    for label, value in fields:
        pdf.set_font("Helvetica", "", 9)
        pdf.set_text_color(*_FAINT)
        pdf.cell(36, 5.2, label)
        pdf.set_text_color(*_INK)
        pdf.multi_cell(0, 5.2, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(4)


def _table(pdf: FPDF, source: Attachment) -> None:
    pdf.set_font("Helvetica", "", 8.5)
    numeric = [
        bool(source.rows) and all(isinstance(row[place], int | float) for row in source.rows)
        for place in range(len(source.columns))
    ]
    widths = [
        max(len(_shown(cell)) for cell in (heading, *(row[place] for row in source.rows)))
        for place, heading in enumerate(source.columns)
    ]
    with pdf.table(
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        col_widths=tuple(max(11, min(width, 40)) for width in widths),
        text_align=tuple("RIGHT" if right else "LEFT" for right in numeric),
        line_height=5.4,
    ) as table:
        heading_row = table.row()
        for heading in source.columns:
            heading_row.cell(heading)
        for row in source.rows:
            line = table.row()
            for cell in row:
                line.cell(_shown(cell))
    pdf.ln(2)


def _shown(cell: str | int | float) -> str:
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
