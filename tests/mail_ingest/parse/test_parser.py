import base64
import pickle
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import msgspec
import pytest

from mail_ingest.parse.message import Address, DateQuality, Disposition, ParsedMessage, Security
from mail_ingest.parse.parser import parse_message, part_content

NOW = datetime(2026, 11, 22, tzinfo=UTC)
PDF = b"%PDF-1.4 a quotation"
PNG = b"\x89PNG\r\n\x1a\n a logo"


def letter() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Li Wei <li@harbour.example>"
    message["To"] = "Ana Souza <ana@moinho.example>, compras@moinho.example"
    message["Cc"] = "boss@harbour.example"
    message["Subject"] = "报价 Quotation 7"
    message["Date"] = "Fri, 17 May 2024 16:30:05 +0800"
    message["Message-ID"] = "<7@harbour.example>"
    message["In-Reply-To"] = "<6@moinho.example>"
    message["References"] = "<5@harbour.example> <6@moinho.example>"
    message.set_content("Dear Ana,\r\n\r\nplease find our offer.\r\n\r\nBest regards\r\nLi Wei\r\n")
    message.add_alternative('<p>Dear Ana,</p><img src="cid:logo@harbour"><p>please find our offer.</p>', subtype="html")
    html = message.get_body(("html",))
    assert html is not None
    html.add_related(PNG, "image", "png", cid="<logo@harbour>", filename="logo.png")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="报价 7.pdf")
    return message


def test_reads_a_letter() -> None:
    parsed = parse_message(letter().as_bytes(), now=NOW)
    assert parsed.from_ == (Address("Li Wei", "li@harbour.example"),)
    assert [a.address for a in parsed.to] == ["ana@moinho.example", "compras@moinho.example"]
    assert parsed.cc[0].address == "boss@harbour.example"
    assert parsed.subject == "报价 Quotation 7"
    assert parsed.message_id == "7@harbour.example"
    assert parsed.in_reply_to == ("6@moinho.example",)
    assert parsed.references == ("5@harbour.example", "6@moinho.example")
    assert parsed.date == datetime(2024, 5, 17, 8, 30, 5, tzinfo=UTC)
    assert (parsed.date_quality, parsed.utc_offset) == (DateQuality.HEADER, 480)
    assert parsed.text is not None
    assert parsed.text.startswith("Dear Ana,\n\nplease find")
    assert parsed.html is not None
    assert "cid:logo@harbour" in parsed.html
    assert parsed.snippet == "Dear Ana, please find our offer. Best regards Li Wei"
    assert parsed.defects == ()


def test_lists_parts_that_can_be_fetched_by_their_path() -> None:
    raw = letter().as_bytes()
    parts = {part.disposition: part for part in parse_message(raw, now=NOW).parts}
    inline, attachment = parts[Disposition.INLINE], parts[Disposition.ATTACHMENT]
    assert (inline.content_id, inline.content_type) == ("logo@harbour", "image/png")
    assert part_content(raw, inline.path) == PNG
    assert (attachment.filename, attachment.size) == ("报价 7.pdf", len(PDF))
    assert part_content(raw, attachment.path) == PDF
    assert part_content(raw, "9.9") is None


def test_is_plain_data() -> None:
    parsed = parse_message(letter().as_bytes(), now=NOW)
    assert pickle.loads(pickle.dumps(parsed)) == parsed
    assert msgspec.json.decode(msgspec.json.encode(parsed), type=ParsedMessage) == parsed


def codes(raw: bytes) -> set[str]:
    return {defect.code for defect in parse_message(raw, now=NOW).defects}


def test_nothing_at_all() -> None:
    parsed = parse_message(b"", now=NOW)
    assert parsed.subject == ""
    assert {"date-missing", "sender-missing", "message-id-missing"} <= codes(b"")


def test_a_message_that_ends_in_the_middle() -> None:
    raw = letter().as_bytes()
    cut = raw[: raw.index(b"application/pdf") + 100]
    assert "not-closed" in codes(cut)
    assert parse_message(cut, now=NOW).text


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_any_line_ends(end: bytes) -> None:
    raw = b"Subject: Offer\r\nFrom: a@b.test\r\n\r\nHello\r\nthere\r\n".replace(b"\r\n", end)
    parsed = parse_message(raw, now=NOW)
    assert (parsed.subject, parsed.text) == ("Offer", "Hello\nthere\n")


def test_boundaries_with_spaces_and_lies() -> None:
    body = b"--x  \r\n\r\nfirst\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>second\r\n--x--  \r\nepilogue"
    raw = b'Content-Type: multipart/mixed; boundary="x "\r\n\r\npreamble\r\n' + body
    parsed = parse_message(raw, now=NOW)
    assert [part.content_type for part in parsed.parts] == ["text/plain", "text/html"]
    guessed = parse_message(b"Content-Type: multipart/mixed\r\n\r\n" + body.replace(b"--x  ", b"--x"), now=NOW)
    assert len(guessed.parts) == 2
    assert "boundary-missing" in {defect.code for defect in guessed.defects}


def test_the_html_speaks_when_the_text_is_only_a_placeholder() -> None:
    message = EmailMessage()
    message.set_content("Please view this message in an HTML reader.")
    message.add_alternative("<p>" + "The real letter. " * 80 + "</p>", subtype="html")
    parsed = parse_message(message.as_bytes(), now=NOW)
    assert parsed.text is None
    assert parsed.snippet.startswith("The real letter.")


def test_format_flowed_is_joined() -> None:
    raw = b"Content-Type: text/plain; format=flowed\r\n\r\nOne long \r\nline.\r\n> quoted \r\n> too\r\n-- \r\nLi\r\n"
    assert parse_message(raw, now=NOW).text == "One long line.\n> quoted too\n-- \nLi\n"


@pytest.mark.parametrize(
    "encoded",
    [
        base64.b64encode(b"hello") + base64.b64encode(b" again"),
        b"aGVs\r\n!!bG8g\r\n YWdhaW4",
        b"aGVsbG8gYWdhaW4==junk=",
    ],
)
def test_damaged_base64_gives_what_can_be_read(encoded: bytes) -> None:
    raw = b"Content-Transfer-Encoding: base64\r\n\r\n" + encoded
    text = parse_message(raw, now=NOW).text
    assert text is not None
    assert text.startswith("hello again")


def test_uuencoded_parts() -> None:
    raw = b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a.txt\r\n%:&5L;&\\\r\n`\r\nend\r\n"
    assert parse_message(raw, now=NOW).text == "hello"


def test_a_name_that_shows_another_address_is_pointed_out() -> None:
    assert "sender-name-is-address" in codes(b'From: "boss@bank.test" <thief@evil.test>\r\n\r\nhi')


def test_texts_have_no_nul() -> None:
    parsed = parse_message(b"Subject: a\0b\r\n\r\nc\0d", now=NOW)
    assert (parsed.subject, parsed.text) == ("a b", "cd")


def test_nested_messages_are_attachments_named_by_their_subject() -> None:
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content("see below")
    outer.add_attachment(letter())
    [attachment] = [p for p in parse_message(outer.as_bytes(), now=NOW).parts if p.disposition == "attachment"]
    assert attachment.content_type == "message/rfc822"
    assert attachment.filename == "报价 Quotation 7.eml"


def test_signed_and_encrypted_messages_are_labelled() -> None:
    signed = b"Content-Type: multipart/signed; boundary=x\r\n\r\n--x\r\n\r\nhi\r\n--x--"
    assert parse_message(signed, now=NOW).security is Security.SIGNED
    pgp = b"Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x--"
    assert parse_message(pgp, now=NOW).security is Security.ENCRYPTED
    smime = b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMII"
    assert parse_message(smime, now=NOW).security is Security.ENCRYPTED


def test_a_standard_bounce() -> None:
    raw = (
        b"From: MAILER-DAEMON@mx.test\r\nSubject: Undelivered\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\nSorry.\r\n"
        b"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n"
        b"Final-Recipient: rfc822; ana@moinho.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        b"Diagnostic-Code: smtp; 550 no such user\r\n\r\n"
        b"--x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <7@harbour.example>\r\n\r\n--x--\r\n"
    )
    report = parse_message(raw, now=NOW).delivery_report
    assert report is not None
    assert (report.action, report.status, report.final_recipient) == ("failed", "5.1.1", "ana@moinho.example")
    assert report.original_message_id == "7@harbour.example"
    assert report.diagnostic == "smtp; 550 no such user"


def test_a_plain_bounce_from_a_chinese_server() -> None:
    raw = (
        "From: Postmaster@163.example\r\nSubject: 系统退信\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "抱歉，您的邮件被退回：\r\n收件人 ana@moinho.example 不存在 550 5.1.1\r\n"
    ).encode()
    report = parse_message(raw, now=NOW).delivery_report
    assert report is not None
    assert (report.status, report.final_recipient) == ("5.1.1", "ana@moinho.example")


def nested(depth: int) -> bytes:
    opening = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return opening + b"\r\nthe core\r\n"


BOMBS = {
    "depth": nested(5000),
    "parts": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 200_000,
    "header fields": b"X: y\r\n" * 300_000 + b"\r\nbody",
    "one header": b"Subject: " + b"a" * 5_000_000 + b"\r\n\r\nbody",
    "encoded words": b"Subject: " + b"=?utf-8?Q?a?= " * 100_000 + b"\r\n\r\nbody",
    "addresses": b"To: " + b"a@b.test, " * 200_000 + b"\r\n\r\nbody",
    "open brackets": b"To: " + b"<" * 90_000 + b"\r\n\r\nbody",
    "open comments": b"To: " + b"(" * 90_000 + b"\r\n\r\nbody",
    "quotes": b'To: ' + b'"' * 90_001 + b"\r\n\r\nbody",
    "references": b"References: " + b"<a@b> <" * 10_000 + b"\r\n\r\nbody",
    "parameters": b"Content-Type: text/plain" + b"; a=b" * 20_000 + b"\r\n\r\nbody",
    "tags": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 300_000,
    "open tags": b"Content-Type: text/html\r\n\r\n" + b"<div " * 300_000,
    "open pre": b"Content-Type: text/html\r\n\r\n" + b"<pre>" * 300_000,
    "comments": b"Content-Type: text/html\r\n\r\n" + b"<!--" * 300_000,
    "blockquotes": b"Content-Type: text/html\r\n\r\n" + b"<blockquote>a" * 100_000,
    "quote marks": b"\r\n" + b"> " * 500_000,
    "attributions": b"\r\n" + b"On Monday, Li <li@x.test>\r\n" * 30_000,
    "labels": b"\r\n" + b"From: a\r\n" * 50_000,
    "dashes": b"\r\n" + b"-" * 1_000_000,
    "fake delimiters": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--xy\r\n" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_go_off_slowly_and_small(name: str) -> None:
    began = time.process_time()
    parsed = parse_message(BOMBS[name], now=NOW)
    assert time.process_time() - began < 5
    assert len(parsed.parts) <= 1000
    assert len(msgspec.json.encode(parsed)) < 10_000_000
