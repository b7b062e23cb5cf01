"""Papers as DOCX, to be changed by hand."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT, WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from backend.trade.papers.composing import compose
from backend.trade.papers.layout import Layout, Pictures
from backend.trade.papers.model import Paper
from backend.trade.papers.sheet import Cell, Facts, Sheet, Table

_FACES: Final = {"zh": "Microsoft YaHei", "ja": "Yu Gothic"}
_PAGES: Final = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}


def render_docx(paper: Paper, layout: Layout, pictures: Pictures | None = None) -> bytes:
    """The paper as a document with real tables; right to left where its language is."""
    writer = _Writer(compose(paper, layout), layout, pictures)
    writer.write()
    stamp = datetime.combine(paper.date, datetime.min.time(), UTC)
    properties = writer.docx.core_properties
    properties.title, properties.author = f"{writer.sheet.titles[0]} {paper.number}", paper.seller.name
    properties.created = properties.modified = stamp
    kept = BytesIO()
    writer.docx.save(kept)
    return kept.getvalue()


class _Writer:
    def __init__(self, sheet: Sheet, layout: Layout, pictures: Pictures | None) -> None:
        self.sheet, self.layout, self.goods = sheet, layout, pictures.goods if pictures else {}
        self.docx: Docx = Document()
        normal = self.docx.styles["Normal"]
        face = _FACES.get(sheet.language, "Calibri")
        normal.font.name, normal.font.size = face, Pt(layout.text_size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), face)
        section = self.docx.sections[0]
        wide, high = _PAGES[layout.page]
        if layout.flipped:
            section.orientation, wide, high = WD_ORIENT.LANDSCAPE, high, wide
        section.page_width, section.page_height = wide, high
        section.left_margin = section.right_margin = Mm(15)
        section.top_margin = section.bottom_margin = Mm(16)
        if sheet.footer:
            self._direct(section.footer.paragraphs[0]).add_run(sheet.footer)

    def write(self) -> None:
        sheet = self.sheet
        self._line(sheet.header)
        self._line(sheet.seller.title, bold=True, size=13)
        self._line("\n".join(sheet.seller.lines))
        self._line(" / ".join(sheet.titles), bold=True, size=16, accent=True)
        for box in sheet.parties:
            self._line(box.title, bold=True, accent=True)
            self._line("\n".join(box.lines))
        self._facts(sheet.references)
        for index, table in enumerate(sheet.tables):
            self._table(table)
            if index == 0:
                self._sums()
        for block in sheet.blocks:
            self._facts(block)
        for note in sheet.notes:
            self._line(note.title, bold=True, accent=True)
            self._line("\n".join(note.lines))
        for sign in sheet.signs:
            self._line(f"{sign.title}\n\n\n{sign.name}")

    def _direct(self, paragraph: Paragraph) -> Paragraph:
        """Turns a paragraph round in right-to-left papers."""
        if self.sheet.rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def _write(self, paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None,
               accent: bool = False) -> None:  # fmt: skip
        run = self._direct(paragraph).add_run(text)
        run.bold = bold
        if self.sheet.rtl:
            run.font.rtl = True
        if size is not None:
            run.font.size = Pt(size)
        if accent:
            run.font.color.rgb = RGBColor.from_string(self.layout.accent[1:].upper())

    def _line(self, text: str, *, bold: bool = False, size: float | None = None, accent: bool = False) -> None:
        if text:
            paragraph = self.docx.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(3)
            self._write(paragraph, text, bold=bold, size=size, accent=accent)

    def _facts(self, facts: Facts) -> None:
        self._line(facts.title, bold=True, accent=True)
        self._line("\n".join(f"{name}: {value}" for name, value in facts.pairs))

    def _table(self, table: Table) -> None:
        rows = [[Cell(head.title) for head in table.heads], *table.rows, *([table.foot] if table.foot else [])]
        made = self.docx.add_table(rows=len(rows), cols=len(table.heads), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        if self.sheet.rtl:
            made.table_direction = WD_TABLE_DIRECTION.RTL
        whole = sum(head.width for head in table.heads)
        section = self.docx.sections[0]
        room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
        for i, shown in enumerate(rows):
            for column, each in enumerate(shown):
                cell = made.rows[i].cells[column]
                cell.width = int(room * table.heads[column].width / whole)
                paragraph = cell.paragraphs[0]
                if table.heads[column].align == "end":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if not self.sheet.rtl else WD_ALIGN_PARAGRAPH.LEFT
                if each.picture in self.goods:
                    paragraph.add_run().add_picture(BytesIO(self.goods[each.picture]), width=Mm(18))
                self._write(paragraph, each.text, bold=i == 0 or (bool(table.foot) and i == len(rows) - 1))

    def _sums(self) -> None:
        for each in self.sheet.sums:
            self._line(f"{each.label}: {each.amount.text}", bold=each.total)
        for text in self.sheet.words:
            self._line(text, bold=True)
