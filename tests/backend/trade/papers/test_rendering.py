"""Papers as files: pictures that were looked at once, and what must hold in every format."""

import os
import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from docx import Document
from msgspec import structs
from openpyxl import load_workbook
from PIL import Image, ImageChops, ImageDraw, ImageStat
from pypdf import PdfReader

from backend.trade.papers.document import render_docx
from backend.trade.papers.fonts_of import undrawable
from backend.trade.papers.labels import LABELS
from backend.trade.papers.layout import Clause, Layout, Pictures, default_layout
from backend.trade.papers.model import (
    PAPER_KINDS,
    PAPER_LANGUAGES,
    Movement,
    Paper,
    PaperKind,
    PaperLanguage,
    PaperLine,
    Party,
    Sums,
    derive,
)
from backend.trade.papers.pdf import render_pdf
from backend.trade.papers.samples import sample_core
from backend.trade.papers.spreadsheet import render_xlsx

GOLDEN = Path(__file__).parent / "golden"
ON = date(2026, 3, 5)


def a_paper(kind: PaperKind = "proforma", *languages: PaperLanguage) -> Paper:
    paper = derive(sample_core(), kind, "PI-2026-0017", ON, list(languages) or ["en"])
    if kind == "statement":
        paper.movements = [
            Movement(on=ON, text="CI-2026-0009", debit=Decimal("14866.00")),
            Movement(on=ON, text="T/T", credit=Decimal("4459.80")),
        ]
    if kind in {"credit_note", "debit_note"}:
        paper.lines = [
            PaperLine(number=1, description="Scratched lids", quantity=Decimal(100), unit="H87",
                      unit_price=Decimal("3.85"), amount=Decimal("385.00"))
        ]  # fmt: skip
        paper.totals, paper.reason = Sums(subtotal=Decimal(385), total=Decimal(385)), "quality"
    return paper


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def drawn_by_pdfium(pdf: bytes) -> Image.Image:
    """The first page of a PDF as another program than the one that set it draws it, 72 dots an inch, in greys."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image: Image.Image = page.render(scale=1, grayscale=True).to_pil().convert("L")
    page.close()
    document.close()
    return image


def signed() -> Pictures:
    """A signature (a thick stroke) and a round stamp."""
    stroke, ring = Image.new("RGBA", (300, 120)), Image.new("RGBA", (240, 240))
    ImageDraw.Draw(stroke).line((10, 80, 80, 20, 120, 100, 290, 70), fill="#14287a", width=6)
    ImageDraw.Draw(ring).ellipse((8, 8, 232, 232), outline="#c00000", width=10)
    kept = BytesIO(), BytesIO()
    for image, file in zip((stroke, ring), kept, strict=True):
        image.save(file, "PNG")
    return Pictures(signature=kept[0].getvalue(), stamp=kept[1].getvalue())


@pytest.mark.parametrize(
    ("kind", "languages"),
    [
        *(("proforma", (each,)) for each in PAPER_LANGUAGES),
        ("proforma", ("zh", "en")),
        ("invoice", ("en",)),
        ("packing_list", ("ar",)),
        ("contract", ("zh", "en")),
        ("credit_note", ("de",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_the_paper_looks_as_it_was_looked_at(kind: PaperKind, languages: tuple[PaperLanguage, ...]) -> None:
    """`LADING_GOLDEN=write` draws the pictures anew; look at each before you keep it."""
    drawn = drawn_by_pdfium(render_pdf(a_paper(kind, *languages), default_layout(kind), signed()))
    file = GOLDEN / f"{kind}-{'-'.join(languages)}.png"
    if os.environ.get("LADING_GOLDEN") == "write":
        drawn.quantize(16).save(file, optimize=True)
    kept = Image.open(file).convert("L")
    assert drawn.size == kept.size
    off = ImageChops.difference(drawn, kept)
    # Sixteen greys are kept: a pixel may be half a step off, a moved word is off by far more.
    assert ImageStat.Stat(off).mean[0] < 1.5
    assert sum(off.histogram()[96:]) < drawn.width * drawn.height / 2000


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_every_kind_says_who_to_whom_and_what(kind: PaperKind) -> None:
    pdf = render_pdf(a_paper(kind, "en"), default_layout(kind))
    said = text_of(pdf)
    for words in (LABELS[kind]["en"], "PI-2026-0017", "05 Mar 2026", "Harbourline Trading Co., Ltd.", "Almacenes del"):
        assert words in said
    unpriced = {"packing_list", "shipping_instruction", "credit_note", "debit_note"}
    assert ("14,866.00" in said) == (kind not in unpriced)


def test_equal_papers_give_equal_bytes_and_carry_their_fonts() -> None:
    paper = a_paper("proforma", "zh", "en")
    pdf = render_pdf(paper, default_layout("proforma"))
    assert pdf == render_pdf(paper, default_layout("proforma"))
    fonts = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in PdfReader(BytesIO(pdf)).pages
        for font in (each.get_object() for each in page["/Resources"]["/Font"].values())  # type: ignore[index]
    ]
    assert fonts
    assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


def test_arabic_runs_from_the_right_with_joined_letters() -> None:
    """In the PDF, not in the source: the first words stand at the right, and letters have their joined shapes."""
    pdf = render_pdf(a_paper("proforma", "ar"), default_layout("proforma"))
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    placed = [(text.get_text_range(i, 1), text.get_charbox(i)) for i in range(text.count_chars())]
    letters = [(letter, box) for letter, box in placed if letter.strip()]
    seller = next(box for letter, box in letters if letter == "H")  # our own name begins the sheet
    assert seller[0] > page.get_width() / 2, "the head stands at the right"
    arabic = [box for letter, box in letters if "\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff"]
    assert len(arabic) > 100
    glyphs = _glyphs_of_arabic(pdf)
    assert len(glyphs) > 60, "28 letters in several shapes: alone, at the beginning, in the middle, at the end"
    text.close()
    page.close()
    document.close()


def _glyphs_of_arabic(pdf: bytes) -> set[str]:
    """Glyphs that the Arabic font of a PDF draws: its subset holds those that are used and no other."""
    for page in PdfReader(BytesIO(pdf)).pages:
        for each in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = each.get_object()
            if "Arabic" in font["/BaseFont"] and "Regular" in font["/BaseFont"]:
                mapped = font["/ToUnicode"].get_object().get_data().decode("ascii", "replace")
                return set(re.findall(r"^<([0-9a-fA-F]{4})> <", mapped, re.MULTILINE))
    return set()


def test_no_text_of_a_tenant_is_markup() -> None:
    paper = a_paper()
    paper.buyer = Party(name='#panic("no") $x$ *b* @ref <l> \\ _i_', address=["= Heading", "//note", "=1+1"])
    said = text_of(render_pdf(paper, default_layout("proforma")))
    for words in ('#panic("no") $x$ *b* @ref <l> \\ _i_', "= Heading", "//note"):
        assert words in said
    page = load_workbook(BytesIO(render_xlsx(paper, default_layout("proforma")))).worksheets[0]
    assert [cell.data_type for row in page for cell in row if cell.value == "=1+1"] == ["s"]


def test_a_layout_decides_columns_clauses_and_pictures() -> None:
    stamp = BytesIO()
    Image.new("RGB", (80, 80), "#c00000").save(stamp, "PNG")
    layout = Layout(
        columns=["description", "hs_code", "amount"],
        parts=["signatures"],
        accent="#884400",
        footer="Goods remain ours until paid.",
        capitals=True,
        clauses=[Clause(titles={"en": "Force majeure"}, texts={"en": "Neither side answers for storms.", "de": "…"})],
    )
    paper = a_paper()
    plain, stamped = (render_pdf(paper, layout, pictures) for pictures in (None, Pictures(stamp=stamp.getvalue())))
    said = text_of(stamped)
    assert "Unit price" not in said
    assert "SAY US DOLLARS" not in said
    for words in ("HS code", "3923.50", "Force majeure", "Neither side answers", "Goods remain ours", "HARBOURLINE"):
        assert words in said
    assert "…" not in said
    assert not PdfReader(BytesIO(plain)).pages[0].images
    assert len(PdfReader(BytesIO(stamped)).pages[0].images) == 1


def test_a_spreadsheet_has_numbers_and_a_document_has_tables() -> None:
    paper = a_paper("proforma", "ar")
    page = load_workbook(BytesIO(render_xlsx(paper, default_layout("proforma")))).worksheets[0]
    assert page.sheet_view.rightToLeft
    values = [cell.value for row in page for cell in row]
    assert 14866 in values
    assert 1200 in values
    document = Document(BytesIO(render_docx(paper, default_layout("proforma"))))
    assert [row.cells[-1].text for row in document.tables[0].rows][1:] == ["4,620.00", "6,200.00", "2,796.00"]
    assert any("14,866.00" in paragraph.text for paragraph in document.paragraphs)


def test_every_word_of_a_paper_can_be_drawn() -> None:
    assert set(LABELS["page"]) == set(get_args(PaperLanguage))
    for words in LABELS.values():
        assert all(words.values())
        assert not undrawable("".join(words.values()))
    assert undrawable("Ningbo 宁波 𠮷☺") == ["𠮷", "☺"]


def beyond_margins(pdf: bytes) -> list[str]:
    """Letters of a PDF that stand outside the margins of their page (15 mm, less a hair)."""
    document, found = pypdfium2.PdfDocument(pdf), []
    for page in document:
        text, (width, _) = page.get_textpage(), page.get_size()
        for place in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(place)
            if left < right and (left < 41 or right > width - 41):
                found.append(text.get_text_range(place, 1))
        text.close()
        page.close()
    document.close()
    return found


@pytest.mark.parametrize(
    "kind", ["quotation", "proforma", "contract", "invoice", "packing_list", "shipping_instruction"]
)
@pytest.mark.parametrize("languages", [["en"], ["zh", "en"], ["ar", "en"], ["ru", "en"], ["de"]])
def test_nothing_leaves_the_page(kind: PaperKind, languages: list[PaperLanguage]) -> None:
    paper = a_paper(kind, *languages)
    paper.lines[0] = structs.replace(paper.lines[0], item="ABCDEFGHWM12345678XYZ")
    paper.lines[1] = structs.replace(paper.lines[1], description="W" * 140, descriptions={})
    assert beyond_margins(render_pdf(paper, default_layout(kind), signed())) == []


def test_a_row_goes_to_the_next_page_whole() -> None:
    paper = a_paper("invoice", "en")
    words = "Storage box of food-grade polypropylene with hinged lid and moulded handles. " * 4
    paper.lines = [
        structs.replace(
            paper.lines[0], number=place + 1, description=f"Begin{place} {words} End{place}", descriptions={}
        )
        for place in range(40)
    ]
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_pdf(paper, default_layout("invoice")))).pages]
    assert len(pages) > 3
    assert all(any(f"Begin{place} " in page and f"End{place}" in page for page in pages) for place in range(40))
