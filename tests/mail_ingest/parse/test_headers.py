from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.parse.addresses import normalise_address, parse_addresses
from mail_ingest.parse.dates import sent_at
from mail_ingest.parse.filenames import safe_filename
from mail_ingest.parse.headers import decode_header, read_content, split_headers
from mail_ingest.parse.identifiers import message_ids
from mail_ingest.parse.message import Address, DateQuality

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"=?utf-8?B?5oql5Lu3?=", "报价"),
        (b"=?gb2312?B?sai82w==?= PO-7", "报价 PO-7"),
        (b"=?utf-8?Q?Gr=C3=B6=C3=9Fe?= =?utf-8?Q?_und_mehr?=", "Größe und mehr"),
        (b"=?utf-8?B?5oql?=\r\n =?utf-8?B?5Lu3?=", "报价"),
        # Split inside a character: the bytes are joined before they are decoded.
        (b"=?utf-8?B?5oo=?= =?utf-8?B?pQ==?=", "报"),
        (b"=?utf-8?Q?a b c?=", "a b c"),
        (b"=?utf-8?B?5oql5Lu3?", "=?utf-8?B?5oql5Lu3?"),
        (b"=?x-unknown?B?sai82w==?=", "报价"),
        ("Zażółć gęślą".encode(), "Zażółć gęślą"),
        (b"plain\r\n folded", "plain folded"),
        (b"a\x00b\x07c", "a b c"),
        (b"", ""),
    ],
)
def test_header_text(raw: bytes, text: str) -> None:
    assert decode_header(raw) == text


def test_raw_bytes_follow_the_charset_of_the_body() -> None:
    assert decode_header("Цена".encode("koi8-r"), "koi8-r") == "Цена"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text(raw: bytes) -> None:
    decode_header(raw).encode("utf-8")
    parse_addresses(raw)
    message_ids(raw)
    read_content(raw, "text/plain")
    split_headers(raw)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"attachment; filename=\"a.pdf\"", "a.pdf"),
        (b"attachment; filename*=utf-8''%E6%8A%A5%E4%BB%B7.pdf", "报价.pdf"),
        (b"attachment; filename*0*=utf-8''%E6%8A; filename*1*=%A5%E4%BB%B7.pdf", "报价.pdf"),
        (b"attachment; filename*0=\"long \"; filename*1=\"name.pdf\"", "long name.pdf"),
        (b'attachment; filename="=?gb2312?B?sai82y5wZGY=?="', "报价.pdf"),
        (b"attachment; filename=plain.pdf; filename*=utf-8''better.pdf", "better.pdf"),
        ('attachment; filename="报价单.pdf"'.encode("gbk"), "报价单.pdf"),
        (b'attachment; filename="unclosed.pdf', "unclosed.pdf"),
        (b"attachment; filename=with space.pdf", "with space.pdf"),
    ],
)  # fmt: skip
def test_file_names_of_all_kinds(raw: bytes, name: str) -> None:
    assert read_content(raw, "").parameters["filename"] == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\li\\报价.xlsx", "报价.xlsx"),
        ("inv\u202efdp.exe", "invfdp.exe"),
        ("a\0b\r\n.pdf", "a_b_.pdf"),
        ("CON.txt", "_CON.txt"),
        ("...", "part-2.pdf"),
        (None, "part-2.pdf"),
        ("name. ", "name"),
    ],
)
def test_file_names_are_made_safe(name: str | None, safe: str) -> None:
    assert safe_filename(name, "application/pdf", "2") == safe


@given(st.text(max_size=500))
def test_safe_file_names_are_short_and_flat(name: str) -> None:
    safe = safe_filename(name, "image/png", "1")
    assert 0 < len(safe.encode("utf-8", "surrogatepass")) <= 200
    assert "/" not in safe
    assert "\\" not in safe


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b'"Wang, Li" <li@x.example>, Bob <b@y.test>', [("Wang, Li", "li@x.example"), ("Bob", "b@y.test")]),
        (b"Wang, Li <li@x.example>", [("Wang, Li", "li@x.example")]),
        (b"=?utf-8?Q?Wang=2C_Li?= <li@x.example>, c@y.test", [("Wang, Li", "li@x.example"), ("", "c@y.test")]),
        (b"undisclosed-recipients:;", []),
        (b"Team: a@b.test, C <c@d.test>; e@f.test", [("", "a@b.test"), ("C", "c@d.test"), ("", "e@f.test")]),
        (b"a@b.test (Ann Bee)", [("Ann Bee", "a@b.test")]),
        (b'"boss@bank.test" <thief@evil.test>', [("boss@bank.test", "thief@evil.test")]),
        (b"li@x.example,", [("", "li@x.example")]),
        ("Ольга <olga@почта.example>".encode(), [("Ольга", "olga@xn--80a1acny.example")]),
        ("王芳 <w@x.example>".encode("gbk"), [("王芳", "w@x.example")]),
        (b"Li@X.EXAMPLE", [("", "Li@x.example")]),
        (b"a@b.test; c@d.test", [("", "a@b.test"), ("", "c@d.test")]),
        (b"MAILER-DAEMON", [("MAILER-DAEMON", "")]),
        (b"<>", []),
        (b'""""" <a@b.test', [("", "a@b.test")]),
    ],
)
def test_addresses(raw: bytes, found: list[tuple[str, str]]) -> None:
    assert list(parse_addresses(raw)) == [Address(name, address) for name, address in found]


def test_an_address_keeps_the_case_of_its_local_part() -> None:
    assert normalise_address("mailto:Li.Wei@EXAMPLE.test.") == "Li.Wei@example.test"
    assert normalise_address("nobody") == ""


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        (b"<a@b> <c@d>", ("a@b", "c@d")),
        (b"<a@b>\r\n\t<c@\r\n d>", ("a@b", "c@d")),
        (b"your message of Monday", ()),
        (b"a@b", ("a@b",)),
        (b"<A@b> <a@b> <A@b>", ("A@b", "a@b")),
        (b"Your mail <x@y> from li@z.test", ("x@y",)),
        (b"<[1@2]>", ("[1@2]",)),
    ],
)
def test_message_ids(raw: bytes, ids: tuple[str, ...]) -> None:
    assert message_ids(raw) == ids


@pytest.mark.parametrize(
    ("text", "at", "quality", "offset"),
    [
        ("Fri, 17 May 2024 16:30:05 +0800", "2024-05-17T08:30:05", DateQuality.HEADER, 480),
        ("17 May 24 08:30 GMT", "2024-05-17T08:30:00", DateQuality.HEADER, 0),
        ("Fri, 17 May 2024 08:30:05 -0000", "2024-05-17T08:30:05", DateQuality.NO_ZONE, None),
        ("Fri, 17 May 2024 08:30:05", "2024-05-17T08:30:05", DateQuality.NO_ZONE, None),
        ("2024-05-17T16:30:05+08:00", "2024-05-17T08:30:05", DateQuality.HEADER, 480),
        ("2024-05-17 08:30 Uhr MEZ", "2024-05-17T08:30:00", DateQuality.NO_ZONE, None),
        ("2024年5月17日 16:30:05 +0800", "2024-05-17T08:30:05", DateQuality.HEADER, 480),
        ("2024/5/17 08:30", "2024-05-17T08:30:00", DateQuality.NO_ZONE, None),
        ("2024.05.17 Fri 08:30:05 GMT", "2024-05-17T08:30:05", DateQuality.HEADER, 0),
        ("Fri, 17 May 2024 16:30:65 +0800 (CST)", "2024-05-17T08:30:59", DateQuality.HEADER, 480),
    ],
)
def test_dates(text: str, at: str, quality: DateQuality, offset: int | None) -> None:
    assert sent_at(text, None, NOW) == (datetime.fromisoformat(at).replace(tzinfo=UTC), quality, offset)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "Fri, 99 May 2024 08:30:05 +0000", "1 Jan 1970 00:00 +0000", "1 Jan 2099 00:00 +0000"],
)
def test_unbelievable_dates_give_way_to_the_newest_received_header(text: str) -> None:
    received = "from a by b with SMTP; Fri, 17 May 2024 16:30:05 +0800"
    assert sent_at(text, received, NOW).quality is DateQuality.RECEIVED
    assert sent_at(text, None, NOW) == (None, DateQuality.MISSING, None)


def test_a_long_word_that_is_no_id_is_read_in_one_go() -> None:
    """Hours, if each of its letters were tried for a beginning."""
    assert message_ids(b"<" + b"[" * 2_000_000) == ()
    assert message_ids(b"x" * 2_000_000 + b" a@b.example") == ("a@b.example",)
