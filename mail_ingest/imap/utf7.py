"""Folder names on the wire: modified UTF-7 (RFC 3501 section 5.1.3), and what servers send instead."""

import binascii
import re
from base64 import b64decode, b64encode

_SHIFTED = re.compile(rb"&([^-&]*)-")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")


def decode_name(wire: bytes) -> str:
    """The name for people. Also reads raw UTF-8 and GB18030, which some servers send; never raises."""
    if not wire.isascii():
        for charset in ("utf-8", "gb18030"):
            try:
                return wire.decode(charset)
            except UnicodeDecodeError:
                continue
        return wire.decode("latin-1")
    return _SHIFTED.sub(_unshift, wire).decode("utf-8", "replace")


def encode_name(name: str) -> bytes:
    """The name as modified UTF-7."""
    escaped = name.replace("&", "&-")
    return _UNPRINTABLE.sub(lambda run: _shift(run[0]), escaped).encode("ascii")


def _unshift(match: re.Match[bytes]) -> bytes:
    if not match[1]:
        return b"&"
    try:
        padded = match[1].replace(b",", b"/") + b"=" * (-len(match[1]) % 4)
        return b64decode(padded, validate=True).decode("utf-16-be").encode("utf-8")
    except (binascii.Error, UnicodeError):
        return match[0]


def _shift(text: str) -> str:
    encoded = b64encode(text.encode("utf-16-be", "surrogatepass")).rstrip(b"=").replace(b"/", b",")
    return f"&{encoded.decode('ascii')}-"
