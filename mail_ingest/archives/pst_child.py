"""Reads a .pst file and writes its items to stdout, each as a length and msgpack: `python -m … FILE START`."""

import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final

import msgspec
import pypff

from mail_ingest.archives.items import MAX_MESSAGE
from mail_ingest.archives.outlook import OutlookFile, OutlookMail, is_mail
from mail_ingest.archives.pst import _LENGTH, PstItem

_MEMORY: Final = 2 * 1024**3
_MAX_DEPTH: Final = 60
_CLASS, _HEADERS, _SUBJECT, _BODY, _HTML = 0x001A, 0x007D, 0x0037, 0x1000, 0x1013
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F
_MESSAGE_ID, _IN_REPLY_TO, _REFERENCES = 0x1035, 0x1042, 0x1039
_NAME, _SMTP, _ADDRESS, _KIND = 0x3001, 0x39FE, 0x3003, 0x0C15
_LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID = 0x3707, 0x3704, 0x370E, 0x3712

Properties = dict[int, Any]


def main(path: str, start: int, out: BinaryIO) -> None:
    """Write the items from number `start` on."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    encoder = msgspec.msgpack.Encoder()
    file = pypff.file()
    file.open(path)
    try:
        for number, (folder, item) in enumerate(_items(file.root_folder, "", 0)):
            if number < start:
                continue
            frame = encoder.encode(_read(folder, item))
            out.write(_LENGTH.pack(len(frame)))
            out.write(frame)
            out.flush()
    finally:
        file.close()


def _items(folder: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    here = f"{path}/{folder.name}" if folder.name else path
    for index in range(folder.number_of_sub_messages):
        item = None
        with suppress(OSError):
            item = folder.get_sub_message(index)
        yield here, item
    if depth < _MAX_DEPTH:
        for index in range(folder.number_of_sub_folders):
            with suppress(OSError):
                yield from _items(folder.get_sub_folder(index), here, depth + 1)


def _read(folder: str, item: Any) -> PstItem:
    if item is None:
        return PstItem(folder=folder, mail=None, problem="outlook-damaged")
    try:
        of = _properties(item)
        if not isinstance(item, pypff.message) or not is_mail(_text(of, _CLASS)):
            return PstItem(folder=folder, mail=None)
        return PstItem(folder=folder, mail=_mail(item, of))
    except (OSError, MemoryError, ValueError, TypeError):
        return PstItem(folder=folder, mail=None, problem="outlook-damaged")


def _mail(item: Any, of: Properties) -> OutlookMail:
    files, size = [], 0
    for index in range(item.number_of_attachments):
        attachment = item.get_attachment(index)
        about = _properties(attachment)
        size += attachment.size
        if size > MAX_MESSAGE:
            break
        files.append(
            OutlookFile(
                name=_text(about, _LONG_NAME) or _text(about, _SHORT_NAME),
                content_type=_text(about, _MIME),
                content=_content(attachment),
                content_id=_text(about, _CONTENT_ID),
            )
        )
    plain, html = item.plain_text_body, item.html_body
    return OutlookMail(
        item_class=_text(of, _CLASS),
        headers=item.transport_headers or "",
        subject=_text(of, _SUBJECT) or item.subject or "",
        sender=(_text(of, _SENDER_NAME), _text(of, _SENDER_SMTP) or _text(of, _SENDER_ADDRESS)),
        recipients=tuple(_recipients(item)),
        date=_utc(item.client_submit_time) or _utc(item.delivery_time),
        message_id=_text(of, _MESSAGE_ID),
        in_reply_to=_text(of, _IN_REPLY_TO),
        references=_text(of, _REFERENCES),
        text=plain.decode("utf-8", "replace").rstrip("\0") if plain is not None else None,
        html=html,
        files=tuple(files),
    )


def _content(attachment: Any) -> bytes:
    """The bytes of an attachment; none of a damaged one, or of an Outlook item: the message is kept without them."""
    try:
        return bytes(attachment.read_buffer(attachment.size)) if attachment.size else b""
    except OSError:
        return b""


def _recipients(item: Any) -> Iterator[tuple[int, str, str]]:
    table = item.recipients
    if table is None:
        return
    for index in range(table.number_of_record_sets):
        named = _of_set(table.get_record_set(index))
        kind = named.get(_KIND)
        yield (
            kind.data_as_integer & 0xF if kind is not None else 1,
            _text(named, _NAME),
            _text(named, _SMTP) or _text(named, _ADDRESS),
        )


def _properties(item: Any) -> Properties:
    found: Properties = {}
    for index in range(item.number_of_record_sets):
        found = {**_of_set(item.get_record_set(index)), **found}
    return found


def _of_set(record_set: Any) -> Properties:
    entries = [record_set.get_entry(index) for index in range(record_set.number_of_entries)]
    return {entry.entry_type: entry for entry in entries if entry.entry_type is not None}


def _text(of: Properties, name: int) -> str:
    entry = of.get(name)
    if entry is None:
        return ""
    try:
        # Subjects begin with a mark of how long their prefix is ([MS-PST] section 2.5.3.1.1.1).
        text = entry.data_as_string or ""
    except (OSError, ValueError):
        return ""
    return str(text)[2:] if text[:1] == "\x01" else str(text)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.year > 1971 else None


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdout.buffer)
