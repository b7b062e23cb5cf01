"""Files of every kind, whole, broken, locked and made to burst."""

import io
import multiprocessing
import zipfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from email.message import EmailMessage

from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from mail_ingest.documents.reading import extract_text, read_document, read_in_bounds
from mail_ingest.documents.verdicts import DocumentText, Limits, Verdict

OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAW = "http://schemas.openxmlformats.org/drawingml/2006/main"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*pages: str, password: str | None = None) -> bytes:
    made = FPDF()
    made.set_font("helvetica", size=12)
    for page in pages:
        made.add_page()
        if page:
            made.cell(text=page)
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    return bytes(made.output())


def docx(text: str = "Offer for 40 cranes") -> bytes:
    body = (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Price</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    footer = f'<w:ftr xmlns:w="{WORD}"><w:p><w:r><w:t>Harbour Ltd</w:t></w:r></w:p></w:ftr>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": body, "word/footer1.xml": footer})


def xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "价格"
    sheet.append(["Crane", 12500])
    sheet.append(["起重机", None, "FOB"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pptx() -> bytes:
    def slide(text: str) -> str:
        return f'<p:sld xmlns:p="p" xmlns:a="{DRAW}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'

    return packed(
        {"[Content_Types].xml": "<Types/>"}
        | {f"ppt/slides/slide{n}.xml": slide(text) for n, text in ((10, "last"), (1, "first"), (2, "second"))}
    )


def odt(text: str = "Guten Tag") -> bytes:
    content = f'<o:c xmlns:o="o" xmlns:t="t"><t:h>Angebot</t:h><t:p>{text} <t:span>Frau Souza</t:span>!</t:p></o:c>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def test_pdf() -> None:
    found = read_document("application/pdf", "offer.pdf", pdf("Offer for Ana", "Second page"))
    assert found.verdict is Verdict.WHOLE
    assert found.text.split("\n")[:2] == ["Offer for Ana", "Second page"]


def test_word_with_tables_and_footers() -> None:
    found = read_document(f"{OFFICE}wordprocessingml.document", "a.docx", docx())
    assert found.verdict is Verdict.WHOLE
    assert found.text.split() == ["Offer", "for", "40", "cranes", "Price", "Harbour", "Ltd"]


def test_sheets() -> None:
    found = read_document(f"{OFFICE}spreadsheetml.sheet", "a.xlsx", xlsx())
    assert found.text == "价格\nCrane\t12500\n起重机\tFOB\n"


def test_slides_in_their_order() -> None:
    assert extract_text(f"{OFFICE}presentationml.presentation", "a.pptx", pptx()).split() == ["first", "second", "last"]


def test_open_document_keeps_the_order_of_words() -> None:
    assert extract_text("application/vnd.oasis.opendocument.text", "a.odt", odt()).split("\n")[:2] == [
        "Angebot",
        "Guten Tag Frau Souza!",
    ]


def test_tables_text_pages_and_rich_text() -> None:
    assert "张伟" in extract_text("text/csv", "a.csv", "名,张伟\n".encode("gbk"))
    assert extract_text("text/html", "a.html", b"<style>x</style><p>Hello <b>you</b>") == "Hello you"
    rtf = rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}\f0 \'cf\'f0\'e8\par \u20320?\u22909?}"
    assert extract_text("application/rtf", "a.rtf", rtf) == "При\n你好"


def test_a_saved_message() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Inquiry"
    mail.set_content("Please quote 40 cranes.")
    found = extract_text("message/rfc822", "a.eml", mail.as_bytes())
    assert "Inquiry" in found
    assert "40 cranes" in found


def test_the_bytes_decide_where_the_sender_did_not_say() -> None:
    assert "Offer" in extract_text("application/octet-stream", "noname", docx())
    assert "Offer" in extract_text("application/octet-stream", "scan", pdf("Offer"))


def test_what_has_no_text_says_so() -> None:
    assert read_document("image/png", "a.png", b"\x89PNG\r\n\x1a\n").verdict is Verdict.UNKNOWN
    assert read_document("application/pdf", "a.pdf", pdf("")).verdict is Verdict.EMPTY
    assert read_document("application/msword", "a.doc", b"\xd0\xcf\x11\xe0").verdict is Verdict.UNKNOWN


def test_a_password_is_told_apart_from_damage() -> None:
    assert read_document("application/pdf", "a.pdf", pdf("secret", password="x")).verdict is Verdict.ENCRYPTED
    assert read_document("application/pdf", "a.pdf", b"%PDF-1.7 nothing").verdict is Verdict.DAMAGED
    assert read_document(f"{OFFICE}wordprocessingml.document", "a.docx", docx()[:-40]).verdict is Verdict.DAMAGED


def test_bounds_of_size_pages_and_text() -> None:
    assert read_document("text/plain", "a", b"x" * 11, Limits(file_bytes=10)).verdict is Verdict.TOO_LARGE
    long = read_document("text/plain", "a", b"word " * 100, Limits(characters=50))
    assert (len(long.text), long.verdict) == (50, Verdict.CUT)
    some = read_document("application/pdf", "a.pdf", pdf("one", "two", "three"), Limits(pages=2))
    assert some.verdict is Verdict.CUT
    assert "three" not in some.text
    rows = read_document(f"{OFFICE}spreadsheetml.sheet", "a.xlsx", xlsx(), Limits(rows=1))
    assert (rows.text, rows.verdict) == ("价格\nCrane\t12500\n", Verdict.CUT)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = docx("A" * 40_000_000)
    assert len(bomb) < 100_000
    kind = f"{OFFICE}wordprocessingml.document"
    assert read_document(kind, "a.docx", bomb).verdict is Verdict.TOO_LARGE
    # A directory that lies about it.
    lying = bomb.replace((40_000_000 + 300).to_bytes(4, "little"), b"\x10\0\0\0")
    assert read_document(kind, "a.docx", lying).verdict in {Verdict.TOO_LARGE, Verdict.DAMAGED}


def test_entities_are_not_followed() -> None:
    body = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    evil = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": body})
    assert read_document(f"{OFFICE}wordprocessingml.document", "a.docx", evil).verdict is Verdict.DAMAGED


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), made=st.sampled_from([pdf("Offer for Ana"), docx(), xlsx(), pptx(), odt()]))
def test_damage_raises_nothing(data: st.DataObject, made: bytes) -> None:
    raw = bytearray(made)
    for _ in range(data.draw(st.integers(1, 15))):
        start = data.draw(st.integers(0, len(raw)))
        raw[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    assert isinstance(read_document("application/octet-stream", "a", bytes(raw)).text, str)


def test_a_process_keeps_to_seconds_and_memory() -> None:
    def read(limits: Limits | None, kind: str, data: bytes) -> DocumentText:
        return pool.submit(read_in_bounds, kind, "a", data, limits or Limits()).result()

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        made = read(None, "application/pdf", pdf("Offer"))
        assert (made.text.strip(), made.verdict) == ("Offer", Verdict.WHOLE)
        assert read(Limits(seconds=0.000_001), "application/pdf", pdf("Offer")).verdict is Verdict.TOO_SLOW
        assert read(Limits(memory=1_000_000), "text/html", b"<p>" * 2_000_000).verdict is Verdict.TOO_LARGE
        assert read(None, "text/plain", b"still here").text == "still here"
