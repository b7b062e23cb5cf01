"""Outlook keeps mail as properties ([MS-OXPROPS]); from these a message as it travels (RFC 5322) is made again.

The headers that it came with are kept where Outlook kept them; for what was sent from Outlook they are made from the
properties. Attachments come back byte by byte; a body that exists only as RTF yields its text alone, if there is any.
"""

import hashlib
import re
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final, cast

import msgspec

#: Classes of items that are mail; appointments, contacts and notes are not.
_MAIL_CLASSES: Final = ("IPM.NOTE", "REPORT.IPM.NOTE", "IPM.SCHEDULE.MEETING", "IPM.REPLICATION")
_MIME_FIELDS: Final = re.compile(rb"^(?:mime-version|content-[a-z-]+):", re.IGNORECASE)
_FIELD: Final = re.compile(rb"^[\x21-\x39\x3b-\x7e]+:")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]+")
_MAX_RECIPIENTS: Final = 2000
TO, CC, BCC = 1, 2, 3


class OutlookFile(msgspec.Struct, frozen=True, kw_only=True):
    """An attachment."""

    name: str
    content_type: str
    content: bytes
    content_id: str = ""


class OutlookMail(msgspec.Struct, frozen=True, kw_only=True):
    """The properties of one item that a message needs."""

    item_class: str = "IPM.Note"
    #: As the message came: PidTagTransportMessageHeaders.
    headers: str = ""
    subject: str = ""
    sender: tuple[str, str] = ("", "")
    #: Kind (`TO`, `CC`, `BCC`), name, address.
    recipients: tuple[tuple[int, str, str], ...] = ()
    date: datetime | None = None
    message_id: str = ""
    in_reply_to: str = ""
    references: str = ""
    text: str | None = None
    html: bytes | None = None
    #: None where only the page itself says.
    html_charset: str | None = None
    files: tuple[OutlookFile, ...] = ()


def is_mail(item_class: str) -> bool:
    """Whether items of this class are messages."""
    return not item_class or item_class.upper().startswith(_MAIL_CLASSES)


def compose(mail: OutlookMail) -> bytes:
    """The message as bytes."""
    message = EmailMessage(policy=SMTP)
    kept = _kept_fields(mail.headers)
    if not kept:
        _address(message, mail)
    text = (mail.text or "").encode("utf-8", "replace").decode()
    message.set_content(text, cte="base64")
    if mail.html:
        if mail.text is None:
            message.set_content(mail.html, "text", "html")
            part = message
        else:
            message.add_alternative(mail.html, "text", "html")
            part = cast("EmailMessage", list(message.iter_parts())[-1])
        if mail.html_charset is not None:
            part.set_param("charset", mail.html_charset)
    for file in mail.files:
        main, _, sub = (file.content_type or "application/octet-stream").partition("/")
        if not re.fullmatch(r"[a-z0-9.+-]+/[a-z0-9.+-]+", f"{main}/{sub}", re.IGNORECASE) or main in {
            "multipart",
            "message",
        }:
            main, sub = "application", "octet-stream"
        cid = f"<{_clean(file.content_id)}>" if file.content_id else None
        message.add_attachment(file.content, main, sub, filename=_clean(file.name) or None, cid=cid)
    # Always the same boundaries, so that an item imported twice is the same message.
    mark = hashlib.sha256(msgspec.msgpack.encode(mail)).hexdigest()[:24]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{mark}_{number}")
    return kept + message.as_bytes()


def _address(message: EmailMessage, mail: OutlookMail) -> None:
    message["Subject"] = _clean(mail.subject)
    if mail.sender[1] or mail.sender[0]:
        message["From"] = _mailbox(*mail.sender)
    for kind, field in ((TO, "To"), (CC, "Cc"), (BCC, "Bcc")):
        found = [_mailbox(name, address) for each, name, address in mail.recipients[:_MAX_RECIPIENTS] if each == kind]
        if found:
            message[field] = ", ".join(found)
    if mail.date is not None and mail.date.year > 1971:
        message["Date"] = format_datetime(mail.date.astimezone(UTC))
    for field, value in (
        ("Message-ID", mail.message_id),
        ("In-Reply-To", mail.in_reply_to),
        ("References", mail.references),
    ):
        if _clean(value):
            message[field] = _clean(value)


def _mailbox(name: str, address: str) -> str:
    name, address = _clean(name), _clean(address)
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or " " in address:
        # Exchange's inner addresses ("/O=…/CN=…") lead nowhere: only the name is of use.
        return f'"{name or address}" <>'.replace("\\", "") if name or address else ""
    try:
        return str(Address(display_name=name, username=local, domain=domain))
    except (ValueError, IndexError):
        return f"<{address}>"


def _kept_fields(headers: str) -> bytes:
    """The header as it came, without what speaks of the body's form: that is made anew."""
    lines = headers.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").split(b"\n")
    fields: list[bytes] = []
    keep = False
    for line in lines:
        if line[:1] in {b" ", b"\t"}:
            if keep:
                fields.append(line)
        elif _FIELD.match(line):
            keep = _MIME_FIELDS.match(line) is None
            if keep:
                fields.append(line)
        else:
            keep = False
    return b"".join(field + b"\r\n" for field in fields)


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()
