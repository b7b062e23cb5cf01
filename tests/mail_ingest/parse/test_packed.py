"""What hides in parts: winmail.dat, signed S/MIME, files written into text, messages in messages."""

import base64
import struct
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from mail_ingest.parse.cms import signed_content
from mail_ingest.parse.message import Disposition, ParsedMessage, Security
from mail_ingest.parse.parser import parse_message, part_content
from mail_ingest.parse.rtf import rtf_bodies, unpack_rtf
from mail_ingest.parse.tnef import read_tnef

NOW = datetime(2026, 11, 22, tzinfo=UTC)
OFFICE = "application/vnd.openxmlformats-officedocument."
HEAD = b"From: Ana <ana@moinho.example>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0100\r\nMessage-ID: <1@moinho.example>\r\n"


def attribute(level: int, name: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(value)) + value + struct.pack("<H", sum(value) % 65536)


def properties(*items: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(items))
    for kind, tag, value in items:
        out += struct.pack("<HHII", kind, tag, 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return out


def winmail(*, html: bool = False) -> bytes:
    html_body, text_body = (0x102, 0x1013, b"<p>Our <b>offer</b>: \xd6l</p>"), (0x1E, 0x1000, b"Our offer: \xd6l\0")
    body = properties(html_body if html else text_body)
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x9007, struct.pack("<II", 1252, 0))
        + attribute(1, 0x9003, body)
        + attribute(2, 0x9002, b"\0" * 14)
        + attribute(2, 0x8010, b"OFFER~1.PDF\0")
        + attribute(2, 0x800F, b"%PDF-1.4 an offer")
        + attribute(2, 0x9005, properties((0x1F, 0x3707, "报价 offer.pdf\0".encode("utf-16-le"))))
    )


def with_winmail(text: str, data: bytes) -> bytes:
    mail = EmailMessage()
    mail.set_content(text)
    mail.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return HEAD + mail.as_bytes()


def attachments(parsed: ParsedMessage) -> dict[str | None, tuple[str, str]]:
    return {
        part.filename: (part.path, part.content_type)
        for part in parsed.parts
        if part.disposition is Disposition.ATTACHMENT
    }


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_that_is_all_in_winmail_dat(html: bool) -> None:
    raw = with_winmail(" \n", winmail(html=html))
    parsed = parse_message(raw, now=NOW)
    assert parsed.snippet == "Our offer: Öl"
    assert attachments(parsed) == {"报价 offer.pdf": ("2!2", "application/pdf")}
    assert part_content(raw, "2!2") == b"%PDF-1.4 an offer"
    assert parsed.defects == ()


def test_a_text_of_its_own_wins_over_that_in_winmail_dat() -> None:
    parsed = parse_message(with_winmail("The letter.", winmail()), now=NOW)
    assert parsed.text == "The letter.\n"
    assert "报价 offer.pdf" in attachments(parsed)


def test_a_broken_winmail_dat_is_kept_and_told() -> None:
    raw = with_winmail("The letter.", b"no such thing")
    parsed = parse_message(raw, now=NOW)
    assert [defect.code for defect in parsed.defects] == ["packed-damaged"]
    assert attachments(parsed) == {"winmail.dat": ("2", "application/ms-tnef")}
    cut = parse_message(with_winmail("The letter.", winmail()[:-150]), now=NOW)
    assert cut.text == "The letter.\n"


def test_unpacking_stops_at_its_room() -> None:
    assert [len(content) for _, content in read_tnef(winmail(), 5)] == [14]


def test_rich_text_with_a_page_inside() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}"
        rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Gr\'fc\'dfe {\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 now"
        rb"{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0}"
    )
    assert rtf_bodies(rtf)[0] == "<p>Grüße <b>now</b></p>"


def test_packed_rich_text() -> None:
    # The example of [MS-OXRTFCP] section 4.1.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rtf(packed, 1000) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpack_rtf(packed, 10) == b"{\\rtf1\\ans"


def signed(content: bytes) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ana")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])


def test_a_signed_blob_is_opened_and_labelled() -> None:
    inner = EmailMessage()
    inner.set_content("The signed letter.")
    inner.add_attachment(b"a,b", maintype="text", subtype="csv", filename="prices.csv")
    blob = base64.encodebytes(signed(inner.as_bytes()))
    raw = HEAD + b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
    raw += b"Content-Transfer-Encoding: base64\r\n\r\n" + blob
    parsed = parse_message(raw, now=NOW)
    assert parsed.text == "The signed letter.\n"
    assert parsed.security is Security.SIGNED
    [(path, _)] = attachments(parsed).values()
    assert part_content(raw, path) == b"a,b"


def test_lengths_that_are_not_said_beforehand() -> None:
    def item(tag: int, content: bytes) -> bytes:
        return bytes((tag, 0x80)) + content + b"\0\0"

    pieces = item(0x24, b"\x04\x03Let" + b"\x04\x03ter")
    info = item(0x30, bytes.fromhex("06092a864886f70d010701") + item(0xA0, pieces))
    data = item(0x30, b"\x02\x01\x01" + b"\x31\x00" + info)
    whole = item(0x30, bytes.fromhex("06092a864886f70d010702") + item(0xA0, data))
    assert signed_content(whole) == b"Letter"
    assert signed_content(b"\x30\x03\x02\x01\x01") is None
    with pytest.raises(ValueError, match="cut off"):
        signed_content(b"\x30")


def test_an_encrypted_mail_is_labelled_and_not_opened() -> None:
    raw = HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMII"
    assert parse_message(raw, now=NOW).security is Security.ENCRYPTED
    text = HEAD + b"\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n"
    assert parse_message(text, now=NOW).security is Security.ENCRYPTED
    clear = HEAD + b"\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nHello\r\n"
    assert parse_message(clear, now=NOW).security is Security.SIGNED


def test_files_written_into_text() -> None:
    file = b"begin 644 prices.csv\r\n#82QB\r\n`\r\nend\r\n"
    raw = HEAD + b"\r\nSee below.\r\n\r\n" + file + b"Regards\r\n"
    parsed = parse_message(raw, now=NOW)
    assert parsed.text == "See below.\n\n\nRegards\n"
    assert attachments(parsed) == {"prices.csv": ("1!2", "text/csv")}
    assert part_content(raw, "1!2") == b"a,b"
    not_one = parse_message(HEAD + b"\r\nWe\r\nbegin 100 tests at the end\r\nof the month\r\n", now=NOW)
    assert not_one.text == "We\nbegin 100 tests at the end\nof the month\n"


def test_messages_inside_are_listed_opened_and_found() -> None:
    innermost = EmailMessage()
    innermost["Subject"] = "The first inquiry"
    innermost.set_content("Forty cranes, please.")
    inner = EmailMessage()
    inner["Subject"] = "Fwd: inquiry"
    inner["From"] = "Otto <otto@kran.example>"
    inner.set_content("See what came in.")
    inner.add_attachment(innermost)
    outer = EmailMessage()
    outer.set_content("For you.")
    outer.add_attachment(inner)
    raw = HEAD + outer.as_bytes()
    parsed = parse_message(raw, now=NOW)
    [(name, (path, kind))] = attachments(parsed).items()
    assert (name, kind) == ("Fwd_ inquiry.eml", "message/rfc822")
    opened = parse_message(part_content(raw, path) or b"", now=NOW)
    assert opened.text == "See what came in.\n"
    assert parsed.enclosed is not None
    for word in ("Fwd: inquiry", "otto@kran.example", "See what came in.", "The first inquiry", "Forty cranes"):
        assert word in parsed.enclosed
    assert parsed.text == "For you.\n"


def test_messages_in_messages_end_somewhere() -> None:
    raw = b"Subject: innermost\r\n\r\nend"
    for depth in range(60):
        raw = b"Subject: %d\r\nContent-Type: message/rfc822\r\n\r\n" % depth + raw
    parsed = parse_message(HEAD + b"Content-Type: message/rfc822\r\n\r\n" + raw, now=NOW)
    assert parsed.enclosed is not None
    assert "59" in parsed.enclosed
    assert "innermost" not in parsed.enclosed


def test_a_file_with_its_mac_metadata_is_one_file() -> None:
    raw = HEAD + (
        b"Content-Type: multipart/appledouble; boundary=x\r\n\r\n--x\r\nContent-Type: application/applefile\r\n\r\n"
        b"\x00\x05\x16\x07\r\n--x\r\n"
        b"Content-Type: application/octet-stream; name=offer.pdf\r\n\r\n%PDF-1.4\r\n--x--\r\n"
    )
    assert attachments(parse_message(raw, now=NOW)) == {"offer.pdf": ("2", "application/pdf")}


@pytest.mark.parametrize(
    ("declared", "name", "data", "found"),
    [
        ("application/octet-stream", "a", b"%PDF-1.7", "application/pdf"),
        (
            "application/octet-stream",
            "a.docx",
            b"nothing",
            f"{OFFICE}wordprocessingml.document",
        ),
        ("application/octet-stream", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
        ("image/png", "a.png", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("text/plain", "a.txt", b"%PDF-1.7", "text/plain"),
        ("application/octet-stream", None, b"nothing", "application/octet-stream"),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(declared: str, name: str | None, data: bytes, found: str) -> None:
    mail = EmailMessage()
    mail.set_content("x")
    main, _, sub = declared.partition("/")
    if main == "text":
        mail.add_attachment(data.decode(), subtype=sub, filename=name)
    else:
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    assert parse_message(HEAD + mail.as_bytes(), now=NOW).parts[1].content_type == found


def test_the_beginning_of_a_huge_message() -> None:
    mail = EmailMessage()
    mail.set_content("The letter.")
    mail.add_attachment(b"x" * 5000, maintype="application", subtype="pdf", filename="a.pdf")
    parsed = parse_message(HEAD + mail.as_bytes()[:1500], now=NOW, partial=True)
    assert (parsed.partial, parsed.text) == (True, "The letter.\n")
    assert [defect.code for defect in parsed.defects] == ["partial"]
