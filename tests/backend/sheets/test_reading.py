"""Spreadsheets as people have them."""

import pytest

from backend.sheets.errors import SheetUnreadableError
from backend.sheets.heads import Heads
from backend.sheets.reading import numbered_sheet, read_sheet

HEADS = Heads({"name": ["company", "公司名称"], "land": ["country", "国家"], "mail": ["e-mail", "邮箱"]})


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "公司名称,国家\n北极贸易,中国\n"),
        ("gb18030", "公司名称,国家\n北极贸易有限公司,中国\n"),
        ("utf-16", "公司名称\t国家\n北极贸易\t中国\n"),
        ("cp1252", "Company;Country\nMüller Größe;Österreich\nÉtabl. Noël;Curaçao\n"),
        ("utf-8", "Company|Country\nNordlys|Norway\n"),
    ],
)
def test_csv_in_any_usual_form(encoding: str, text: str) -> None:
    heads, rows = read_sheet(text.encode(encoding))
    assert HEADS.read(heads) == ["name", "land"]
    last = text.splitlines()[-1]
    assert all(cell in last for cell in rows[-1])


def test_lines_above_the_heads_are_passed_over_and_rows_keep_their_numbers() -> None:
    text = "List of the fair\n\nCompany,Country,\nNordlys,NO,\n,,\nKern,DE,\n"
    heads, rows = numbered_sheet(text.encode(), lambda head: HEADS.field_of(head) is not None)
    assert heads == ["Company", "Country"]
    assert [(number, cells[0]) for number, cells in rows] == [(4, "Nordlys"), (6, "Kern")]


def test_heads_in_two_languages_with_marks_and_twice() -> None:
    assert HEADS.read(["公司名称 / Company *", "Country（国家）", "E-Mail：", "邮箱", "?"]) == [
        "name", "land", "mail", None, None,
    ]  # fmt: skip


def test_what_is_no_sheet_is_refused() -> None:
    for content in (b"", b"Company\n", b"PK\x03\x04broken", b"\x00\x01\x02"):
        with pytest.raises(SheetUnreadableError):
            read_sheet(content)
