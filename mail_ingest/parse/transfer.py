"""Content-Transfer-Encoding undone (RFC 2045 section 6), also where it is not quite one."""

import binascii
import re
from typing import Final

import pybase64

#: Bytes at the end in which the padding of honest mail stands.
_PADDING: Final = 24
_ODD_END = re.compile(rb"=[^=]*[A-Za-z0-9+/]|===")
_TRAILING_SPACE = re.compile(rb"=[ \t]+(\r?\n|$)")
#: What a text behind the end has in it and base64 has not. Single bytes: looking for pairs costs fifty times as much.
_TEXT: Final = (b" ", b"-", b"_", b"*")
_RULE = re.compile(rb"[-_*]{2,}|={5,}")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")
#: A word of a text is hardly longer, a piece of base64 hardly shorter.
_WORD: Final = 15
_UU_END = (b"end", b"`")


def decode_transfer(data: bytes, encoding: bytes | None) -> tuple[bytes, bool]:
    """The decoded bytes, and whether that went without repairs. Never raises."""
    if encoding is None:
        return data, True
    name = encoding.strip().strip(b"\"'").lower()
    if name.startswith(b"base64"):
        return decode_base64(data)
    if name.startswith(b"quoted"):
        if b"= " in data or b"=\t" in data:
            data = _TRAILING_SPACE.sub(rb"=\1", data)
        return binascii.a2b_qp(data), True
    if name in {b"x-uuencode", b"uuencode", b"x-uue", b"uue"}:
        return decode_uu(data)
    return data, True


def decode_base64(data: bytes) -> tuple[bytes, bool]:
    """Base64 with white space in it; else with junk, or several encodings one after the other."""
    # Padding in the middle and a text behind the end are what the compiled decoder would read otherwise than we do.
    end = max(0, len(data) - _PADDING)
    if data.find(b"=", 0, end) < 0 and not _ODD_END.search(data, end) and not any(mark in data for mark in _TEXT):
        try:
            return pybase64.b64decode(data), True
        except binascii.Error:
            pass
    return decode_broken_base64(data)


def decode_broken_base64(data: bytes) -> tuple[bytes, bool]:
    """As `decode_base64`, whatever is in it, and slower. Mailing lists and gateways put a text of their own behind the
    end: it is kept as it is."""
    encoded = _footer_begins(data)
    footer, data = data[encoded:], data[:encoded]
    if footer:
        return decode_broken_base64(data)[0] + b"\r\n" + footer, False
    letters = re.sub(rb"[^A-Za-z0-9+/=]", b"", data)
    if b"=" not in letters.rstrip(b"="):
        bare = letters.rstrip(b"=")
        usable = bare[:-1] if len(bare) % 4 == 1 else bare
        return binascii.a2b_base64(usable + b"=" * (-len(usable) % 4)), len(usable) == len(bare)
    # Several encodings one after the other, each with its own padding.
    pieces: list[bytes] = []
    for piece in re.split(rb"=+", letters):
        usable = piece[:-1] if len(piece) % 4 == 1 else piece
        pieces.append(binascii.a2b_base64(usable + b"=" * (-len(usable) % 4)))
    return b"".join(pieces), False


def _footer_begins(data: bytes) -> int:
    """Where a text begins behind the base64: a rule, or a line of words; the end where there is none."""
    start = data.find(b"\n") + 1
    while start:
        end = data.find(b"\n", start)
        line = data[start : end if end >= 0 else len(data)].strip()
        if _RULE.fullmatch(line):
            return start
        if line.count(b" ") >= 2 and (_NO_BASE64.search(line) or max(map(len, line.split())) <= _WORD):
            return start
        start = end + 1
    return len(data)


def decode_uu(data: bytes) -> tuple[bytes, bool]:
    """The lines behind the first `begin`."""
    out = bytearray()
    sound = True
    lines = data.splitlines()
    begin = next((i for i, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    for line in lines[begin + 1 :]:
        if line.strip() in _UU_END:
            break
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            # Encoders of old pad lines wrongly; the count in the first byte says how much is meant.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                out += binascii.a2b_uu(line[:length])
            except binascii.Error:
                sound = False
    return bytes(out), sound
