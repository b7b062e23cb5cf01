"""What goes out is what was meant, for any reader's program."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.parse.message import Disposition
from mail_ingest.parse.parser import parse_message, part_content
from mail_ingest.submit.mime import (
    BadAddressError,
    File,
    Letter,
    Party,
    Unsubscribe,
    UnsubscribeError,
    build,
    wire_address,
    with_bcc,
)


def letter(**given: Any) -> Letter:
    return Letter(
        **{
            "message_id": "one@anchor.example",
            "date": datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
            "sender": Party("Li Wei", "li@anchor.example"),
            "to": [Party("", "ana@comprador.example")],
            "subject": "Offer",
            "text": "Hello",
            **given,
        }
    )


def read(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@given(name=st.text(max_size=80), subject=st.text(max_size=200))
def test_names_and_subjects_survive_whatever_they_hold(name: str, subject: str) -> None:
    raw = build(letter(sender=Party(name, "li@anchor.example"), subject=subject)).raw
    parsed = parse_message(raw)
    assert parsed.from_[0].address == "li@anchor.example"
    assert parsed.to[0].address == "ana@comprador.example"
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    if subject.isprintable() and subject == " ".join(subject.split()):
        assert parsed.subject == subject


def test_nothing_typed_becomes_a_header() -> None:
    raw = build(letter(subject="a\r\nBcc: spy@evil.example", sender=Party("x\r\nX-Evil: 1", "li@anchor.example"))).raw
    message = read(raw)
    assert message["Bcc"] is None
    assert message["X-Evil"] is None


def test_parts_stand_where_every_program_looks_for_them() -> None:
    raw = build(
        letter(
            html='<p>See <img src="cid:lamp"></p>',
            files=[
                File(filename="报价单 2026.pdf", content_type="application/pdf", content=b"%PDF"),
                File(filename="lamp.png", content_type="image/png", content=b"png", content_id="lamp"),
                File(filename="page.html", content_type="text/html", content=b"<script>"),
                File(filename="x", content_type="message/rfc822", content=b"From: a"),
            ],
        )
    ).raw
    types = [part.get_content_type() for part in read(raw).walk()]
    assert types == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"),
        *("application/pdf", "text/html", "application/octet-stream"),
    ]
    parsed = parse_message(raw)
    attached = [part for part in parsed.parts if part.disposition is Disposition.ATTACHMENT]
    assert [part.filename for part in attached] == ["报价单 2026.pdf", "page.html", "x"]
    assert part_content(raw, attached[0].path) == b"%PDF"
    assert "报价单".encode() not in raw  # RFC 2231


def test_long_threads_keep_their_first_and_newest_references() -> None:
    references = [f"m{n}@mail.example" for n in range(60)]
    message = read(build(letter(in_reply_to="m59@mail.example", references=references)).raw)
    kept = message["References"].split()
    assert (kept[0], kept[-1], len(kept)) == ("<m0@mail.example>", "<m59@mail.example>", 30)
    assert message["In-Reply-To"] == "<m59@mail.example>"


def test_addresses_beyond_ascii() -> None:
    idn = build(letter(to=[Party("Bücher", "info@bücher.example")]))
    assert not idn.smtputf8
    assert b"info@xn--bcher-kva.example" in idn.raw
    eai = build(letter(to=[Party("", "用户@例子.example")]))
    assert eai.smtputf8
    assert "用户@".encode() in eai.raw


@pytest.mark.parametrize(
    "address", ["", "ana", "ana@", "@x.example", "a b@x.example", "a..b@x.example", "a@b", "a\n@x.example"]
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(BadAddressError):
        wire_address(address)


def test_bcc_stands_in_the_senders_copy_alone() -> None:
    raw = build(letter()).raw
    assert b"bcc:" not in raw.lower()
    copy = with_bcc(raw, [Party("Boss", "boss@anchor.example")])
    assert read(copy)["Bcc"] == "Boss <boss@anchor.example>"
    assert copy.endswith(raw)


def test_one_click_needs_an_https_address() -> None:
    with pytest.raises(UnsubscribeError):
        build(letter(unsubscribe=Unsubscribe(mailto="leave@anchor.example", one_click=True)))
    with pytest.raises(UnsubscribeError):
        build(letter(unsubscribe=Unsubscribe(https="http://anchor.example/leave")))
    message = read(
        build(
            letter(unsubscribe=Unsubscribe(mailto="leave@a.example", https="https://a.example/u/1", one_click=True))
        ).raw
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].split(",")[1].strip() == "<https://a.example/u/1>"
    only_mail = read(build(letter(unsubscribe=Unsubscribe(mailto="leave@a.example"))).raw)
    assert only_mail["List-Unsubscribe-Post"] is None
