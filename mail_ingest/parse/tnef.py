"""winmail.dat: the format in which Exchange packs text and attachments ([MS-OXTNEF], properties as in [MS-OXCDATA]).

A bounded reader of our own: it takes the text (HTML, RTF or plain) and the files, and passes over the rest.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mail_ingest.parse.charsets import codec_for, decode_text
from mail_ingest.parse.headers import RawHeaders
from mail_ingest.parse.rtf import rtf_bodies, unpack_rtf

_SIGNATURE: Final = 0x223E9F78
_MAX_ATTRIBUTES: Final = 20_000
_MAX_PROPERTIES: Final = 5_000
_MAX_FILES: Final = 500
_MAX_TEXT: Final = 8_000_000

# Attributes.
_CODEPAGE: Final = 0x9007
_PROPERTIES: Final = 0x9003
_BODY: Final = 0x800C
_NEW_FILE: Final = 0x9002
_FILE_NAME: Final = 0x8010
_FILE_DATA: Final = 0x800F
_FILE_PROPERTIES: Final = 0x9005

# Properties.
_P_BODY: Final = 0x1000
_P_RTF: Final = 0x1009
_P_HTML: Final = 0x1013
_P_CODEPAGE: Final = 0x3FDE
_P_DATA: Final = 0x3701
_P_NAME: Final = 0x3707
_P_SHORT_NAME: Final = 0x3704
_P_TYPE: Final = 0x370E
_P_CONTENT_ID: Final = 0x3712
_FIXED: Final = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_TEXT: Final = frozenset({0x1E, 0x1F})
_VARIABLE: Final = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_OBJECT: Final = 0x0D
_MANY: Final = 0x1000

#: Windows code pages that Python calls otherwise.
_PAGES: Final = {
    65001: "utf-8",
    1200: "utf-16-le",
    936: "gb18030",
    54936: "gb18030",
    20127: "cp1252",
    28591: "cp1252",
    20866: "koi8-r",
    21866: "koi8-u",
    950: "big5",
    932: "cp932",
    949: "cp949",
    50220: "iso-2022-jp",
}

_Value = bytes | str


@dataclass(slots=True)
class _File:
    name: str = ""
    kind: str = ""
    content_id: str = ""
    data: bytes = b""


@dataclass(slots=True)
class _Found:
    codec: str = "cp1252"
    text: str | None = None
    html: bytes | str | None = None
    rtf: bytes | None = None
    html_codec: str | None = None
    files: list[_File] = field(default_factory=list)


def read_tnef(data: bytes, room: int) -> list[tuple[RawHeaders | None, bytes]]:
    """Fields and bytes of the texts and files inside; at most `room` bytes. Raises ValueError when it is no TNEF; a
    broken or cut-off one yields what stands before the damage."""
    found = _Found()
    for name, value in _attributes(data):
        _take(found, name, value)
    parts: list[tuple[RawHeaders | None, bytes]] = []
    html, plain = _html_of(found), found.text
    if html is None and found.rtf:
        html, from_rtf = rtf_bodies(unpack_rtf(found.rtf, _MAX_TEXT), found.codec)
        plain = plain or from_rtf
    if plain and plain.strip():
        parts.append(([("content-type", b"text/plain; charset=utf-8")], plain[:_MAX_TEXT].encode("utf-8", "replace")))
    if html and html.strip():
        parts.append(([("content-type", b"text/html; charset=utf-8")], html[:_MAX_TEXT].encode("utf-8", "replace")))
    for file in found.files:
        if len(file.data) > room:
            break
        room -= len(file.data)
        parts.append((_fields(file), file.data))
    return parts


def _fields(file: _File) -> RawHeaders:
    kind = file.kind.encode("ascii", "ignore").partition(b";")[0].strip()
    quoted = file.name.replace("\\", "_").replace('"', "'").replace("\r", " ").replace("\n", " ")
    fields: RawHeaders = [
        ("content-type", kind if b"/" in kind else b"application/octet-stream"),
        ("content-disposition", b'attachment; filename="' + quoted.encode("utf-8", "replace") + b'"'),
    ]
    if file.content_id:
        fields.append(("content-id", f"<{file.content_id}>".encode("utf-8", "replace")))
    return fields


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Names and values; a checksum that is wrong is passed over, as mail programs do."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:
        raise ValueError("no TNEF")
    position = 6
    for _ in range(_MAX_ATTRIBUTES):
        if position + 9 > len(data):
            return
        _, name, _, length = struct.unpack_from("<BHHI", data, position)
        position += 9
        yield name, data[position : position + length]
        position += length + 2


def _take(found: _Found, name: int, value: bytes) -> None:
    if name == _CODEPAGE and len(value) >= 4:
        found.codec = _codec(struct.unpack_from("<I", value)[0]) or found.codec
    elif name == _BODY:
        found.text = _text(value, found.codec)
    elif name == _PROPERTIES:
        _take_message(found, value)
    elif name == _NEW_FILE and len(found.files) < _MAX_FILES:
        found.files.append(_File())
    elif name == _FILE_NAME and found.files:
        found.files[-1].name = found.files[-1].name or _text(value, found.codec)
    elif name == _FILE_DATA and found.files:
        found.files[-1].data = value
    elif name == _FILE_PROPERTIES and found.files:
        _take_file(found.files[-1], value, found.codec)


def _take_message(found: _Found, value: bytes) -> None:
    for tag, content in _properties(value, found.codec):
        if tag == _P_BODY and isinstance(content, str):
            found.text = content
        elif tag == _P_HTML:
            found.html = content
        elif tag == _P_RTF and isinstance(content, bytes):
            found.rtf = content
        elif tag == _P_CODEPAGE and isinstance(content, bytes) and len(content) == 4:
            found.html_codec = _codec(struct.unpack("<I", content)[0])


def _take_file(file: _File, value: bytes, codec: str) -> None:
    for tag, content in _properties(value, codec):
        if isinstance(content, str):
            if tag == _P_NAME:
                file.name = content
            elif tag == _P_SHORT_NAME:
                file.name = file.name or content
            elif tag == _P_TYPE:
                file.kind = content
            elif tag == _P_CONTENT_ID:
                file.content_id = content.strip("<> ")[:500]
        elif tag == _P_DATA and not file.data:
            file.data = content


def _html_of(found: _Found) -> str | None:
    if isinstance(found.html, bytes):
        return decode_text(found.html, found.html_codec, html=True, hint=found.codec).text
    return found.html


def _properties(data: bytes, codec: str) -> Iterator[tuple[int, _Value]]:
    """Tags and values ([MS-OXTNEF] 2.1.3.4); texts are decoded. Ends where the list makes no sense any more."""
    if len(data) < 4:
        return
    position = 4
    for _ in range(min(struct.unpack_from("<I", data)[0], _MAX_PROPERTIES)):
        if position + 4 > len(data):
            return
        kind, tag = struct.unpack_from("<HH", data, position)
        position += 4
        if tag >= 0x8000:
            position = _past_name(data, position)
        many = bool(kind & _MANY)
        kind &= ~_MANY
        count = 1
        if many or kind in _VARIABLE:
            if position + 4 > len(data):
                return
            count = struct.unpack_from("<I", data, position)[0]
            position += 4
        if kind in _VARIABLE:
            for number in range(min(count, _MAX_PROPERTIES)):
                if position + 4 > len(data):
                    return
                length = struct.unpack_from("<I", data, position)[0]
                position += 4
                content = data[position : position + length]
                position += length + -length % 4
                if number == 0:
                    # An object begins with the identifier of its interface.
                    yield tag, _value(content[16:] if kind == _OBJECT else content, kind, codec)
        elif kind in _FIXED:
            yield tag, data[position : position + _FIXED[kind]]
            position += count * max(4, _FIXED[kind])
        else:
            return


def _past_name(data: bytes, position: int) -> int:
    """Behind the name of a named property."""
    if position + 24 > len(data):
        return len(data)
    by_name, length = struct.unpack_from("<II", data, position + 16)
    padded: int = length + -length % 4
    return position + 24 + padded if by_name else position + 24


def _value(content: bytes, kind: int, codec: str) -> _Value:
    if kind not in _TEXT:
        return content
    return _text(content, codec if kind == 0x1E else "utf-16-le")


def _text(content: bytes, codec: str) -> str:
    return content.decode(codec, "replace").rstrip("\0").replace("\0", "")


def _codec(page: int) -> str | None:
    return codec_for(_PAGES.get(page, f"cp{page}"))
