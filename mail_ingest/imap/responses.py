"""What a server can say, by kind."""

import re
from dataclasses import dataclass

from mail_ingest.imap.grammar import Value, ascii_text, parse_values
from mail_ingest.imap.wire import Frames

_STATUS = re.compile(
    rb"(\S+) +(OK|NO|BAD|BYE|PREAUTH)(?: +\[([^\s\]]+)(?: ((?:[^\]\"]|\"(?:[^\"\\]|\\.)*\")*))?\])?(?: *(.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(rb"\* +(\d{1,19}) +([A-Z]+)(?: +|$)", re.IGNORECASE)
_NAMED = re.compile(rb"\* +([^\s]+)(?: |$)")


@dataclass(frozen=True, slots=True)
class Status:
    """`tag OK [CODE args] text`; `tag` is "*" when untagged."""

    tag: str
    result: str
    code: str | None
    arguments: bytes
    text: bytes

    def said(self) -> str:
        """The text for people: printable, at most 300 characters."""
        return readable(self.text)


@dataclass(frozen=True, slots=True)
class Numbered:
    """`* 12 EXISTS`, `* 12 FETCH (...)`; `frames` is what follows the kind, parsed only when it is asked for."""

    number: int
    kind: str
    frames: Frames

    @property
    def values(self) -> list[Value]:
        return parse_values(self.frames)


@dataclass(frozen=True, slots=True)
class Data:
    """`* LIST ...` and every other named response."""

    kind: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Continuation:
    """`+ text`."""

    text: bytes


@dataclass(frozen=True, slots=True)
class Garbage:
    """A line that is no response at all."""

    line: bytes


Response = Status | Numbered | Data | Continuation | Garbage


def read_response(frames: Frames) -> Response:
    """Tell which kind of response these frames are. Never raises."""
    line = frames[0]
    if line.startswith(b"+"):
        return Continuation(line[1:].strip())
    numbered = _NUMBERED.match(line)
    if numbered:
        return Numbered(int(numbered[1]), ascii_text(numbered[2]).upper(), [line[numbered.end() :], *frames[1:]])
    status = _STATUS.match(line)
    if status:
        tag, result, code, arguments, text = status.groups()
        return Status(
            ascii_text(tag),
            ascii_text(result).upper(),
            ascii_text(code).upper() if code else None,
            arguments or b"",
            (text or b"").strip(),
        )
    named = _NAMED.match(line)
    if named:
        kind, rest = ascii_text(named[1]).upper(), line[named.end() :]
        if kind == "SEARCH":  # can be one line of megabytes
            return Data(kind, list(rest.split()))
        return Data(kind, parse_values([rest, *frames[1:]]))
    return Garbage(line)


def readable(text: bytes | str, limit: int = 300) -> str:
    """Text of a server for a person to read: control characters become spaces, long texts are cut."""
    decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    clean = " ".join("".join(c if c.isprintable() else " " for c in decoded[: 4 * limit]).split())
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
