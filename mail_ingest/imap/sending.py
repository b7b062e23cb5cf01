"""Commands as they go out (RFC 3501 section 4.3)."""

from collections.abc import Sequence


class Literal(bytes):
    """An argument to send as a literal."""

    __slots__ = ()


def segments(tag: str, parts: Sequence[bytes]) -> list[bytes]:
    """What to send at once, and then after each `+`."""
    segments = [tag.encode() + b" "]
    for part in parts:
        if isinstance(part, Literal):
            segments[-1] += b"{%d}\r\n" % len(part)
            segments.append(bytes(part))
        elif b"\r" in part or b"\n" in part or b"\0" in part:
            raise ValueError("NUL, CR and LF end a command")
        else:
            segments[-1] += part
    segments[-1] += b"\r\n"
    return segments
