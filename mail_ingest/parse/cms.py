"""The content of a signed S/MIME message (RFC 8551 section 3.5.2), without judging the signature.

Only as much of BER (X.690) and of CMS (RFC 5652 section 5) is read as leads to the content: definite and indefinite
lengths, and octet strings in pieces, as mail programs write them.
"""

from typing import Final, NamedTuple

_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_MAX_DEPTH: Final = 8
_MAX_ITEMS: Final = 20_000
_OCTETS: Final = 0x04
_SEQUENCE: Final = 0x30
_CONTEXT_0: Final = 0xA0


class _Item(NamedTuple):
    tag: int
    start: int
    end: int
    #: Where the next item begins.
    after: int


def signed_content(data: bytes) -> bytes | None:
    """What was signed, usually a MIME entity; None when `data` is no signed-data or holds no content (RFC 5652 5.2).

    Raises ValueError when the encoding is broken.
    """
    outer = _read(data, 0, len(data), 0)
    if outer.tag != _SEQUENCE or not data.startswith(_SIGNED_DATA, outer.start):
        return None
    wrapper = _read(data, outer.start + len(_SIGNED_DATA), outer.end, 0)
    signed = _read(data, wrapper.start, wrapper.end, 0)
    if wrapper.tag != _CONTEXT_0 or signed.tag != _SEQUENCE:
        return None
    version = _read(data, signed.start, signed.end, 0)
    algorithms = _read(data, version.after, signed.end, 0)
    info = _read(data, algorithms.after, signed.end, 0)
    kind = _read(data, info.start, info.end, 0)
    if kind.after >= info.end:
        return None
    explicit = _read(data, kind.after, info.end, 0)
    if explicit.tag != _CONTEXT_0:
        return None
    return _octets(data, _read(data, explicit.start, explicit.end, 0))


def _octets(data: bytes, item: _Item) -> bytes:
    pieces: list[bytes] = []
    stack = [item]
    for _ in range(_MAX_ITEMS):
        if not stack:
            break
        piece = stack.pop()
        if piece.tag == _OCTETS:
            pieces.append(data[piece.start : piece.end])
        elif piece.tag == _OCTETS | 0x20 and piece.start < piece.end:
            first = _read(data, piece.start, piece.end, 0)
            stack.append(piece._replace(start=first.after))
            stack.append(first)
    return b"".join(pieces)


def _read(data: bytes, position: int, end: int, depth: int) -> _Item:
    """The item that begins at `position`; of an indefinite one, the end is found by reading what is in it."""
    if position + 2 > end or depth > _MAX_DEPTH:
        raise ValueError("cut off")
    tag, length = data[position], data[position + 1]
    start = position + 2
    if length == 0x80:
        inner = start
        for _ in range(_MAX_ITEMS):
            if data.startswith(b"\0\0", inner, end):
                return _Item(tag, start, inner, inner + 2)
            inner = _read(data, inner, end, depth + 1).after
        raise ValueError("too many items")
    if length & 0x80:
        width = length & 0x7F
        if width > 8 or start + width > end:
            raise ValueError("bad length")
        length = int.from_bytes(data[start : start + width], "big")
        start += width
    # Cut-off mail still shows what there is of it.
    return _Item(tag, start, min(start + length, end), min(start + length, end))
