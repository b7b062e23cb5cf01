"""From a response's frames to values (RFC 3501 section 9), leniently: real servers break the grammar.

A value is `bytes` (atom, number, quoted string or literal), None (NIL) or a list of values. Nothing here raises
on odd input and nothing recurses: what is left open is closed, what is closed too often is ignored.
"""

import re
from collections.abc import Sequence

from mail_ingest.imap.wire import Frames

Value = bytes | None | list["Value"]

# An atom may contain a bracketed section with spaces and parentheses: BODY[HEADER.FIELDS (FROM TO)]<0>.
_TOKEN = re.compile(
    rb'"((?:[^"\\]|\\.)*)"'  # 1: quoted string
    rb"|([()])"  # 2: parenthesis
    rb'|((?:[^\s()"\[\]]|\[[^\]]*\])+)'  # 3: atom
    rb"|([^\s])",  # 4: anything else, taken as an atom of one byte
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)


def parse_values(frames: Frames) -> list[Value]:
    """All values of a response."""
    top: list[Value] = []
    stack: list[list[Value]] = []
    current = top
    for index, frame in enumerate(frames):
        if index % 2:
            current.append(frame)
            continue
        for token in _TOKEN.finditer(frame):
            kind = token.lastindex
            if kind == 3:
                atom = token[3]
                current.append(None if atom.upper() == b"NIL" else atom)
            elif kind == 1:
                text = token[1]
                current.append(_ESCAPE.sub(rb"\1", text) if b"\\" in text else text)
            elif kind == 2:
                if token[2] == b"(":
                    inner: list[Value] = []
                    current.append(inner)
                    stack.append(current)
                    current = inner
                elif stack:
                    current = stack.pop()
            else:
                current.append(token[4])
    return top


def pairs(values: Sequence[Value]) -> list[tuple[str, Value]]:
    """`NAME value NAME value` as pairs, names in upper case; an item that should be a name and is not is skipped."""
    items = iter(values)
    return [(ascii_text(name).upper(), next(items, None)) for name in items if isinstance(name, bytes)]


def ascii_text(value: bytes) -> str:
    """For keywords: ASCII, what is not is replaced."""
    return value.decode("ascii", "replace")


def number(value: Value) -> int | None:
    """An unsigned number, or None for anything else."""
    return int(value) if isinstance(value, bytes) and value.isdigit() and len(value) <= 20 else None


def quote(text: bytes) -> bytes:
    """A quoted string. Raises ValueError for NUL, CR and LF, which would end the command early (RFC 3501 section 9)."""
    if re.search(rb"[\x00\r\n]", text):
        raise ValueError("NUL, CR and LF cannot be sent in a quoted string")
    return b'"' + text.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
