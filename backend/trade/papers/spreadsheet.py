"""Papers as XLSX, to be changed by hand: numbers are numbers, and no text is ever taken for a formula."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from backend.trade.papers.composing import compose
from backend.trade.papers.layout import Layout, Pictures
from backend.trade.papers.model import Paper
from backend.trade.papers.sheet import Cell, Facts, Sheet, Table

_FACES: Final = {"zh": "Microsoft YaHei", "ja": "Yu Gothic"}
_LINE: Final = Border(bottom=Side(style="thin", color="C9D0D6"))
#: Excel's widths are in characters.
_CHARACTERS: Final = 100
#: The longer side of a picture of goods, in pixels.
_PICTURE: Final = 72


def render_xlsx(paper: Paper, layout: Layout, pictures: Pictures | None = None) -> bytes:
    """The paper as one worksheet, ready to print on one page's width."""
    sheet = compose(paper, layout)
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)  # noqa: S101 - a new workbook has one
    page.title = paper.number.translate(str.maketrans("/\\?*[]:", "-------"))[:31] or "paper"
    _Writer(page, sheet, layout, pictures).write()
    stamp = datetime.combine(paper.date, datetime.min.time(), UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = stamp
    book.properties.creator = paper.seller.name
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


class _Writer:
    def __init__(self, page: Worksheet, sheet: Sheet, layout: Layout, pictures: Pictures | None) -> None:
        self.page, self.sheet, self.layout = page, sheet, layout
        self.goods = pictures.goods if pictures else {}
        self.row = 1
        self.width = max(len(table.heads) for table in sheet.tables)
        self.face = _FACES.get(sheet.language, "Calibri")

    def write(self) -> None:
        sheet, page = self.sheet, self.page
        page.sheet_view.rightToLeft = sheet.rtl
        page.sheet_view.showGridLines = False
        page.page_setup.orientation = "landscape" if self.layout.flipped else "portrait"
        page.page_setup.paperSize = 9 if self.layout.page == "a4" else 1
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToHeight = 0
        self._widths(sheet.tables[0])
        self._line(sheet.header)
        self._line(sheet.seller.title, size=13, bold=True)
        for text in sheet.seller.lines:
            self._line(text)
        self._line(" / ".join(sheet.titles), size=16, bold=True, colour=self.layout.accent[1:])
        self.row += 1
        for box in sheet.parties:
            self._line(box.title, bold=True)
            for text in box.lines:
                self._line(text)
        self._facts(sheet.references)
        for index, table in enumerate(sheet.tables):
            self._table(table)
            if index == 0:
                self._sums()
        for block in sheet.blocks:
            self._facts(block)
        for note in sheet.notes:
            self._line(note.title, bold=True)
            for text in note.lines:
                self._line(text)
            self.row += 1
        for sign in sheet.signs:
            self._line(sign.title, bold=True)
            self.row += 3
            self._line(sign.name)
        self._line(sheet.footer)

    def _widths(self, table: Table) -> None:
        whole = sum(head.width for head in table.heads)
        for i, head in enumerate(table.heads):
            wide = max(8.0, head.width / whole * _CHARACTERS)
            self.page.column_dimensions[get_column_letter(i + 1)].width = wide

    def _put(self, column: int, text: str, *, bold: bool = False, size: int = 10, colour: str = "000000") -> SheetCell:
        cell = self.page.cell(self.row, column)
        assert isinstance(cell, SheetCell)  # noqa: S101 - nothing is written into merged cells' rests
        cell.value = text
        cell.data_type = "s"
        cell.font = Font(name=self.face, size=size, bold=bold, color=colour)
        return cell

    def _line(self, text: str, *, bold: bool = False, size: int = 10, colour: str = "000000") -> None:
        """A line over the whole width; an empty one is left out."""
        if not text:
            return
        cell = self._put(1, text, bold=bold, size=size, colour=colour)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        self.page.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self.width)
        if "\n" in text:
            self.page.row_dimensions[self.row].height = 15.0 * (text.count("\n") + 1)
        self.row += 1

    def _facts(self, facts: Facts) -> None:
        self._line(facts.title, bold=True)
        for name, value in facts.pairs:
            self._line(f"{name}: {value}")
        self.row += 1

    def _table(self, table: Table) -> None:
        shade = PatternFill("solid", fgColor="E3EFEF")
        for i, head in enumerate(table.heads):
            cell = self._put(i + 1, head.title, bold=True)
            cell.fill = shade
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        self.row += 1
        for row in [*table.rows, *([table.foot] if table.foot else [])]:
            for i, each in enumerate(row):
                self._figure(i + 1, each, bold=row is table.foot)
                if each.picture in self.goods:
                    self._picture(i + 1, self.goods[each.picture])
            self.row += 1
        self.row += 1

    def _picture(self, column: int, content: bytes) -> None:
        image = Image(BytesIO(content))
        longer = max(image.width, image.height)
        image.width, image.height = _PICTURE * image.width // longer, _PICTURE * image.height // longer
        self.page.add_image(image, f"{get_column_letter(column)}{self.row}")
        self.page.row_dimensions[self.row].height = _PICTURE

    def _figure(self, column: int, each: Cell, *, bold: bool = False) -> None:
        cell = self._put(column, each.text, bold=bold)
        cell.border = _LINE
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if each.number is not None:
            cell.value = each.number
            decimals = "0" * each.digits
            unit = each.text.partition(" ")[2].replace('"', "")
            pattern = "#,##0" + (f".{decimals}" if decimals and each.number % 1 else "")
            cell.number_format = pattern + (f'" {unit}"' if unit else "")

    def _sums(self) -> None:
        self.row -= 1
        for each in self.sheet.sums:
            self._put(max(1, self.width - 2), each.label, bold=each.total)
            self._figure(self.width, each.amount, bold=each.total)
            self.row += 1
        for text in self.sheet.words:
            self._line(text, bold=True)
        self.row += 1
