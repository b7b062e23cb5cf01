"""Which copies are one message."""

import base64
import quopri

import pytest

from mail_ingest.sync.digest import digest

HEAD = (
    b"From: Ingrid <ingrid@nordlys.example>\r\nTo: sales@harbour.example\r\nSubject: Lights\r\n"
    b"Date: Fri, 20 Nov 2026 09:00:00 +0100\r\nMessage-ID: <one@nordlys.example>\r\n"
)
BODY = b"\r\nDear sirs,\r\n500 lights please.\r\n"
TRACE = b"Return-Path: <ingrid@nordlys.example>\r\nReceived: from a by b; Fri, 20 Nov 2026 09:00:05 +0100\r\n"


def identity(raw: bytes) -> str:
    return digest(raw).identity


def test_trace_headers_do_not_make_another_message() -> None:
    assert identity(TRACE + HEAD + BODY) == identity(HEAD + BODY)
    assert digest(TRACE + HEAD + BODY).sha256 != digest(HEAD + BODY).sha256


def test_line_ends_and_a_last_blank_line_do_not_either() -> None:
    assert identity((HEAD + BODY).replace(b"\r\n", b"\n") + b"\n\n") == identity(HEAD + BODY)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"500", b"900"), (b"Ingrid <ingrid", b"Mallory <mallory"), (b"Lights", b"Lamps"), (b"09:00:00", b"10:00:00")],
)
def test_a_forged_message_id_hides_no_other_message(old: bytes, new: bytes) -> None:
    assert identity((HEAD + BODY).replace(old, new)) != identity(HEAD + BODY)


def test_without_a_message_id_only_equal_bytes_are_one_message() -> None:
    bare = HEAD.replace(b"Message-ID: <one@nordlys.example>\r\n", b"") + BODY
    assert identity(bare) == digest(bare).sha256
    assert identity(TRACE + bare) != identity(bare)


def test_a_copy_that_a_server_has_encoded_anew_is_the_same_message() -> None:
    text = "Grüße aus Bergen,\r\n500 Lampen bitte.\r\n"
    kind = b'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: '
    plain = HEAD + kind + b"8bit\r\n\r\n" + text.encode()
    packed = HEAD + kind + b"base64\r\n\r\n" + base64.encodebytes(text.encode())
    quoted = HEAD + kind + b"quoted-printable\r\n\r\n" + quopri.encodestring(text.encode()).replace(b"\n", b"\r\n")
    assert identity(plain) == identity(packed) == identity(quoted.replace(b"\r\r", b"\r"))
