"""The bytes are those of real mail programs: they parse, decode to what was written, and never change."""

import re
import zipfile
from collections import Counter
from email.message import EmailMessage
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from infra.demo.corpus import demo_letters, demo_tenants
from infra.demo.model import DemoTenant
from infra.demo.rendering.letters import Letter
from infra.demo.rendering.quotes import shown_as_text
from tests.infra.demo.conftest import ANCHOR, Mails
from tests.infra.demo.support import message_id, parsed, stored

_CHARSETS = {
    "big5",
    "gb18030",
    "gb2312",
    "gbk",
    "iso-2022-jp",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-9",
    "koi8-r",
    "ks_c_5601-1987",
    "shift_jis",
    "utf-8",
    "windows-1251",
    "windows-1252",
    "windows-1256",
}


def test_the_same_anchor_gives_the_same_bytes(tenants: list[DemoTenant]) -> None:
    assert demo_tenants(ANCHOR) == tenants


def test_message_ids_do_not_depend_on_the_anchor(letters: list[Letter]) -> None:
    later = demo_letters("harbourline", ANCHOR.replace(year=2027))
    assert [letter.message_id for letter in later] == [letter.message_id for letter in letters]


def test_lines_are_as_on_the_wire(tenants: list[DemoTenant]) -> None:
    for _, _, message in stored(*tenants):
        assert b"\n" not in message.raw.replace(b"\r\n", b"")
        assert b"\r" not in message.raw.replace(b"\r\n", b"")
        assert max(len(line) for line in message.raw.split(b"\r\n")) <= 998


def test_only_the_odd_mails_have_defects(tenants: list[DemoTenant], letters: list[Letter]) -> None:
    odd = {
        letter.message_id
        for letter in letters
        if letter.mail.odd or any(attachment.names == "encoded-word" for attachment in letter.mail.attach)
    }
    assert len(odd) >= 5
    for _, _, message in stored(*tenants):
        mail = parsed(message)
        defects = [
            defect
            for part in mail.walk()
            for defect in (*part.defects, *(defect for header in part.values() for defect in header.defects))
        ]
        assert not defects or message_id(message) in odd, (mail["Subject"], defects)


def test_texts_decode_to_what_was_written(letters: list[Letter], mails: Mails) -> None:
    seen: Counter[str] = Counter()
    for letter in letters:
        mail = mails[letter.key]
        part = mail.get_body(("plain", "html")) if letter.mail.report is None else next(mail.iter_parts())
        assert isinstance(part, EmailMessage)
        seen.update(charset for part in mail.walk() if (charset := part.get_content_charset()))
        if part.get_content_type() == "text/html":
            continue
        codec = "gb18030" if letter.mail.odd == "mislabelled-charset" else part.get_content_charset("ascii")
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        text = payload.decode(codec)
        assert _squeezed(text).startswith(_squeezed(shown_as_text(letter.text))), letter.key
        assert _squeezed(letter.signature) in _squeezed(text), letter.key
    assert set(seen) >= _CHARSETS


def test_headers_decode_to_what_was_written(letters: list[Letter], mails: Mails) -> None:
    for letter in letters:
        mail = mails[letter.key]
        if letter.mail.odd != "raw-8bit-headers":
            assert mail["Subject"] == letter.subject, letter.key
        assert mail["From"].addresses[0].display_name == letter.sender.name
        assert mail["Date"].datetime == letter.sent.replace(microsecond=0)
        assert [address.addr_spec for address in mail["To"].addresses] == [person.address for person in letter.to]


def test_old_charsets_stand_in_headers_too(tenants: list[DemoTenant]) -> None:
    raw = b"".join(message.raw for _, _, message in stored(*tenants)).lower()
    for charset in (b"gb18030", b"windows-1251", b"koi8-r", b"iso-2022-jp", b"shift_jis", b"big5", b"windows-1256"):
        assert b"=?" + charset + b"?b?" in raw, charset


def test_file_names_come_in_every_style(tenants: list[DemoTenant], letters: list[Letter], mails: Mails) -> None:
    raw = b"".join(message.raw for _, _, message in stored(*tenants))
    assert re.search(rb"filename\*=utf-8''\w", raw)
    assert b"filename*0*=" in raw
    assert re.search(rb'filename="=\?gb18030\?b\?', raw)
    for letter in letters:
        named = [part.get_filename() for part in mails[letter.key].walk() if part.get_filename()]
        for attachment in letter.mail.attach:
            assert attachment.file in named, letter.key


def test_attachments_are_real_files(letters: list[Letter], mails: Mails) -> None:
    kinds: Counter[str] = Counter()
    for letter in letters:
        for part in mails[letter.key].walk():
            content = part.get_payload(decode=True)
            if part.get_filename() is None or not isinstance(content, bytes):
                continue
            kinds[part.get_content_subtype()] += 1
            if part.get_content_subtype() == "pdf":
                assert content.startswith(b"%PDF-")
                assert content.rstrip().endswith(b"%%EOF")
            elif part.get_content_maintype() == "image":
                Image.open(BytesIO(content)).verify()
            elif "spreadsheet" in part.get_content_subtype():
                assert load_workbook(BytesIO(content)).active is not None
                assert zipfile.ZipFile(BytesIO(content)).testzip() is None
    assert kinds["pdf"] >= 20
    assert kinds["jpeg"] >= 10
    assert kinds["png"] >= 5
    assert kinds["vnd.openxmlformats-officedocument.spreadsheetml.sheet"] >= 10


def test_html_points_only_to_pictures_that_are_inside(letters: list[Letter], mails: Mails) -> None:
    inline = remote = 0
    for letter in letters:
        mail = mails[letter.key]
        inside = {str(part["Content-ID"]).strip("<>") for part in mail.walk() if part["Content-ID"]}
        body = mail.get_body(("html",))
        html = body.get_content() if isinstance(body, EmailMessage) else ""
        pointed = set(re.findall(r'src="cid:([^"]+)"', html))
        assert pointed == inside, letter.key
        inline += bool(pointed)
        remote += bool(re.search(r'<img src="https://[\w.-]+\.example/', html))
    assert inline >= 10
    assert remote >= 8


@pytest.mark.parametrize(
    "quote",
    [
        " a écrit :",
        "发件人：",
        "原始邮件",
        "Gesendet:",
        "Enviado el:",
        "Kimden:",
        "日(火)",
        "寄件者:",
        "LW> ",
        " wrote:",
        " escreveu:",
        " escribió:",
        " napisał(a):",
        "تاريخ الإرسال:",
    ],
)
def test_history_is_quoted_in_the_style_of_the_program(letters: list[Letter], mails: Mails, quote: str) -> None:
    def text(letter: Letter) -> str:
        part = mails[letter.key].get_body(("plain",))
        return part.get_content() if isinstance(part, EmailMessage) and not letter.mail.odd else ""

    assert any(quote in text(letter) for letter in letters)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
