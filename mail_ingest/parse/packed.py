"""Parts that hold parts of their own without being a multipart: winmail.dat, signed S/MIME, files written into text.

What each holds is handed to `parse.structure` as header fields and bytes.
"""

import re
from typing import TYPE_CHECKING, Final

from mail_ingest.parse.headers import RawHeaders
from mail_ingest.parse.transfer import decode_transfer, decode_uu

if TYPE_CHECKING:
    from mail_ingest.parse.structure import Entity

#: One unpacked part: its fields, or None when they stand in front of its content.
Unpacked = tuple[RawHeaders | None, bytes]

TNEF: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
PKCS7: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
MAX_FILES: Final = 200

_UU_BLOCK = re.compile(
    rb"^begin [0-7]{3,4} ?([^\r\n]{0,255}?)[ \t]*\r?\n"
    rb"(?:[ -`][!-`\x20]{0,90}[ \t]*\r?\n)*?(?:[`\x20]?\r?\n)?end[ \t]*\r?$",
    re.MULTILINE,
)


def may_be_packed(entity: "Entity") -> bool:
    """Cheap: by type, name, or a line that begins a file."""
    kind = entity.content.value
    if kind == "text/plain":
        return _uu_begins(entity) >= 0
    if kind in TNEF or kind in PKCS7:
        return True
    return kind == "application/octet-stream" and b"winmail.dat" in (entity.raw_header("content-type") or b"").lower()


def unpack(entity: "Entity", defects: set[str], room: int) -> list[Unpacked]:
    """What the part holds; empty when nothing can be made of it: it is kept as it is then. At most `room` bytes."""
    try:
        if entity.content.value == "text/plain":
            return _written_files(entity)
        data, _ = decode_transfer(entity.raw[entity.start : entity.end], entity.raw_header("content-transfer-encoding"))
        if entity.content.value in PKCS7:
            return _signed(entity, data)
        from mail_ingest.parse.tnef import read_tnef

        return read_tnef(data, room)
    except (ValueError, LookupError, TypeError, MemoryError, OverflowError):
        defects.add("packed-damaged")
        return []


def _signed(entity: "Entity", data: bytes) -> list[Unpacked]:
    from mail_ingest.parse.cms import signed_content

    kind = entity.content.parameters.get("smime-type", "").lower()
    if kind not in {"", "signed-data"}:
        return []
    content = signed_content(data)
    return [] if content is None else [(None, content)]


def _uu_begins(entity: "Entity") -> int:
    """Where a line starts with `begin `; -1 when none does."""
    if entity.raw.startswith(b"begin ", entity.start, entity.end):
        return entity.start
    return entity.raw.find(b"\nbegin ", entity.start, entity.end)


def _written_files(entity: "Entity") -> list[Unpacked]:
    """Files that old programs wrote into the text as uuencoded lines; the text around them comes first."""
    encoding = entity.raw_header("content-transfer-encoding")
    if encoding is not None and encoding.strip().lower() not in {b"7bit", b"8bit", b"binary"}:
        return []
    body = entity.raw[entity.start : entity.end]
    found: list[Unpacked] = []
    text: list[bytes] = []
    position = 0
    for match in _UU_BLOCK.finditer(body):
        if len(found) >= MAX_FILES:
            break
        content, _ = decode_uu(match[0])
        name = match[1].replace(b"\\", b"").replace(b'"', b"")
        found.append(([("content-disposition", b'attachment; filename="' + name + b'"'),
                       ("content-type", b"application/octet-stream")], content))  # fmt: skip
        text.append(body[position : match.start()])
        position = match.end()
    if not found:
        return []
    text.append(body[position:])
    kept = [(name, value) for name, value in entity.headers if name in {"content-type", "content-disposition"}]
    return [(kept or [("content-type", b"text/plain")], b"".join(text)), *found]
