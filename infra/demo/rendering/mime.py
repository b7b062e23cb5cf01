"""A mail as bytes (RFC 5322, CRLF), without what servers put on top of it on its way."""

import email
import re
from dataclasses import replace
from email.generator import BytesGenerator
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime
from io import BytesIO
from typing import Final

from infra.demo.attachments import Drawn, draw, draw_logo
from infra.demo.rendering import wire
from infra.demo.rendering.letters import Letter
from infra.demo.rendering.pages import content_id, html_page
from infra.demo.rendering.programs import fill_identifier
from infra.demo.rendering.quotes import plain_text
from infra.demo.script import Report

_POLICY: Final = compat32.clone(linesep="\r\n", max_line_length=None, mangle_from_=False)
# Chinese programs wrote GBK under the older label; the bytes are a superset.
_MISLABELLED: Final = {"gb2312": "gb18030"}


def message_bytes(letter: Letter) -> bytes:
    """The message as it left the sender's program; the same letter always gives the same bytes.

    Raises `UnicodeEncodeError` if what the sender wrote does not fit the charset that the author chose.
    """
    letter = _with_room_for_history(letter)
    body = _report(letter, letter.mail.report) if letter.mail.report else _body(letter)
    lines = "".join(f"{name}: {value}\r\n" for name, value in _headers(letter))
    raw = lines.encode("ascii", "surrogateescape") + flat(body)
    if letter.mail.odd == "no-closing-boundary":
        raw = raw[: raw.rindex(b"\r\n--")] + b"\r\n"
    return raw


def flat(message: Message) -> bytes:
    """Header lines are written as they stand, line ends as CRLF."""
    out = BytesIO()
    BytesGenerator(out, policy=_POLICY).flatten(message)
    return out.getvalue()


def _headers(letter: Letter) -> list[tuple[str, str]]:
    mail, codec = letter.mail, _codec(letter)
    subject = wire.header_value(letter.subject, codec, "Subject")
    if mail.odd == "raw-8bit-headers":
        subject = wire.raw_header(letter.subject)
    headers = [
        ("From", wire.address_list((letter.sender,), codec, "From")),
        ("To", wire.address_list(letter.to, codec, "To")),
    ]
    if letter.cc:
        headers.append(("Cc", wire.address_list(letter.cc, codec, "Cc")))
    headers += [
        ("Subject", subject),
        ("Date", format_datetime(letter.sent)),
        ("Message-ID", f"<{letter.message_id}>"),
    ]
    if letter.references:
        headers.append(("In-Reply-To", f"<{letter.references[-1]}>"))
        headers.append(("References", wire.message_ids(letter.references)))
    if letter.program.header:
        headers.append((letter.program.header[0], letter.program.header[1]))
    headers += mail.headers.items()
    headers.append(("MIME-Version", "1.0"))
    return headers


def _body(letter: Letter) -> Message:
    files = [(attachment, draw(attachment, letter.anchor, letter.sent)) for attachment in letter.mail.attach]
    inline = [
        _file(drawn, content_id(letter, attachment.file), attachment.names, letter.charset)
        for attachment, drawn in files
        if attachment.inline
    ]
    attached = [
        _file(drawn, "", attachment.names, letter.charset) for attachment, drawn in files if not attachment.inline
    ]
    if letter.signature and letter.sender.logo and letter.program.page:
        inline.append(_file(draw_logo(letter.sender.logo), content_id(letter, "logo.png"), "rfc2231", "utf-8"))
    body = _text(letter, inline)
    return _multipart(letter, "mixed", [body, *attached]) if attached else body


def _text(letter: Letter, inline: list[Message]) -> Message:
    html = letter.mail.html.strip("\n") + "\n" if letter.mail.html else None
    if html is None and letter.program.page:
        html = html_page(letter)
    plain = plain_text(letter)
    if letter.program.flowed or letter.program.transfer == "8bit":
        plain = wire.wrapped(plain, flowed=letter.program.flowed)
    if html is None:
        return _text_part(letter, plain, "plain")
    if not letter.text:
        return _text_part(letter, html, "html")
    first, second = _text_part(letter, plain, "plain"), _text_part(letter, html, "html")
    if inline and letter.program.related == "inside":
        return _multipart(letter, "alternative", [first, _multipart(letter, "related", [second, *inline])])
    both = _multipart(letter, "alternative", [first, second])
    return _multipart(letter, "related", [both, *inline]) if inline else both


def _with_room_for_history(letter: Letter) -> Letter:
    """Programs that write in an old charset change to UTF-8 when the quoted text does not fit into it."""
    codec = _codec(letter)
    f"{letter.text}{letter.signature}".encode(codec)
    try:
        plain_text(letter).encode(codec)
    except UnicodeEncodeError:
        return replace(letter, charset="utf-8")
    return letter


def _codec(letter: Letter) -> str:
    charset = letter.charset
    return _MISLABELLED.get(charset, charset) if letter.mail.odd == "mislabelled-charset" else charset


def _text_part(letter: Letter, text: str, subtype: str) -> Message:
    flowed = "; format=flowed" if letter.program.flowed and subtype == "plain" else ""
    return wire.text_part(text, subtype, letter.charset, _codec(letter), letter.program.transfer, flowed)


def _file(drawn: Drawn, cid: str, names: str, charset: str) -> Message:
    part = Message()
    part["Content-Type"] = drawn.content_type
    part["Content-Transfer-Encoding"] = "base64"
    part["Content-Disposition"] = "inline" if cid else "attachment"
    if cid:
        part["Content-ID"] = f"<{cid}>"
    wire.set_file_name(part, drawn.file, names, charset)
    part.set_payload(wire.encode_body(drawn.content, "base64"))
    return part


def _multipart(letter: Letter, subtype: str, parts: list[Message], parameters: str = "") -> Message:
    boundary = fill_identifier(letter.program.boundary, f"{letter.key} {subtype}", letter.sender.address)
    whole = Message()
    whole["Content-Type"] = f'multipart/{subtype};{parameters}\r\n boundary="{boundary}"'
    for part in parts:
        whole.attach(part)
    if len(parts) > 1 and subtype != "report":
        whole.preamble = "This is a multi-part message in MIME format.\n"
    return whole


def _report(letter: Letter, report: Report) -> Message:
    said = letter.answers
    if said is None:
        raise ValueError(f"{letter.key}: a report is about the mail before it")
    human = wire.text_part(letter.text + "\n", "plain", letter.charset, letter.charset, "mixed")
    if report.kind == "delivery":
        fields = (
            f"Reporting-MTA: dns; {report.reporter}\n"
            f"Arrival-Date: {format_datetime(said.sent)}\n\n"
            f"Final-Recipient: rfc822; {report.recipient}\n"
            "Action: failed\n"
            f"Status: {report.status}\n"
            f"Diagnostic-Code: smtp; {report.diagnostic}\n"
        )
        machine = email.message_from_string(f"Content-Type: message/delivery-status\n\n{fields}")
        kind = " report-type=delivery-status;"
    else:
        fields = (
            f"Reporting-UA: {report.reporter}\n"
            f"Final-Recipient: rfc822; {report.recipient}\n"
            f"Original-Message-ID: <{said.message_id}>\n"
            "Disposition: manual-action/MDN-sent-manually; displayed\n"
        )
        machine = Message()
        machine["Content-Type"] = "message/disposition-notification"
        machine.set_payload(fields.replace("\n", "\r\n"))
        kind = " report-type=disposition-notification;"
    head = re.split(rb"\r\n\r\n", message_bytes(said), maxsplit=1)[0]
    original = Message()
    original["Content-Type"] = "text/rfc822-headers"
    original.set_payload(head.decode("ascii", "surrogateescape").replace("\r\n", "\n") + "\n")
    return _multipart(letter, "report", [human, machine, original], kind)
