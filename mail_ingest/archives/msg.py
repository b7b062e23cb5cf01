"""Outlook's .msg files ([MS-OXMSG]), through python-oxmsg."""

import io
from datetime import datetime
from typing import Final

from oxmsg import Message
from oxmsg.properties import Properties

from mail_ingest.archives.outlook import OutlookFile, OutlookMail, compose

MAGIC: Final = b"\xd0\xcf\x11\xe0"
_CLASS, _SUBJECT, _HEADERS, _BODY, _HTML = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F
_MESSAGE_ID, _IN_REPLY_TO, _REFERENCES = 0x1035, 0x1042, 0x1039
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_NAME, _SMTP, _ADDRESS, _KIND = 0x3001, 0x39FE, 0x3003, 0x0C15
_FILE, _LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID = 0x3701, 0x3707, 0x3704, 0x370E, 0x3712


def read_msg(content: bytes) -> bytes | None:
    """The message of a .msg file as it travels; None when nothing can be read of it."""
    try:
        message = Message.load(io.BytesIO(content))
        return compose(_mail(message))
    except Exception:  # noqa: BLE001 - the library raises whatever a damaged file makes it stumble over
        return None


def _mail(message: Message) -> OutlookMail:
    of = message.properties
    recipients = []
    for recipient in message.recipients:
        named = recipient.properties
        kind = named.int_prop_value(_KIND) or 1
        recipients.append((kind & 0xF, _text(named, _NAME), _text(named, _SMTP) or _text(named, _ADDRESS)))
    files = []
    for attachment in message.attachments:
        about = attachment.properties
        data = about.binary_prop_value(_FILE)
        # One without bytes is an embedded item, or a link.
        if data is not None:
            files.append(
                OutlookFile(
                    name=_text(about, _LONG_NAME) or _text(about, _SHORT_NAME),
                    content_type=_text(about, _MIME),
                    content=data,
                    content_id=_text(about, _CONTENT_ID),
                )
            )
    page = _optional(of, _HTML)
    return OutlookMail(
        item_class=_text(of, _CLASS),
        headers=_text(of, _HEADERS),
        subject=_text(of, _SUBJECT),
        sender=(_text(of, _SENDER_NAME), _text(of, _SENDER_SMTP) or _text(of, _SENDER_ADDRESS)),
        recipients=tuple(recipients),
        date=_date(of),
        message_id=_text(of, _MESSAGE_ID),
        in_reply_to=_text(of, _IN_REPLY_TO),
        references=_text(of, _REFERENCES),
        text=_optional(of, _BODY),
        html=of.binary_prop_value(_HTML) or (page.encode("utf-8", "replace") if page else None),
        html_charset="utf-8" if page else None,
        files=tuple(files),
    )


def _optional(of: Properties, name: int) -> str | None:
    try:
        return of.str_prop_value(name)
    except (UnicodeError, LookupError):
        return None


def _text(of: Properties, name: int) -> str:
    return _optional(of, name) or ""


def _date(of: Properties) -> datetime | None:
    return of.date_prop_value(_SUBMITTED) or of.date_prop_value(_DELIVERED)
