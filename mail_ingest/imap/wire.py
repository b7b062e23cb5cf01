"""From bytes to whole responses, without I/O (RFC 3501 section 2.2).

A response is a line, or several joined by literals (`{n}` at a line's end announces n raw bytes). `ResponseReader`
is fed whatever the socket gives, cut anywhere, and returns the responses that are complete. Time is linear in the
bytes, memory is bounded by `Limits`.
"""

import re
from dataclasses import dataclass
from typing import Final

#: A response: line, literal, line, ... Odd length; a line that announces a literal has lost its `{n}`.
Frames = list[bytes]

_LITERAL = re.compile(rb"(?:~|)\{(\d{1,19})\+?\}$")
# Free text follows here, and may end in something that looks like a literal.
_FREE_TEXT = re.compile(rb"(?:\+|\S+ +(?:OK|NO|BAD|BYE|PREAUTH))(?: |$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an honest server never exceeds, in bytes, and counts of literals per response and of responses per
    command. `waiting`: bytes that were received for a stream and not taken yet, before the server has to wait."""

    line: int = 8_000_000
    literal: int = 100_000_000
    response: int = 120_000_000
    literals: int = 10_000
    command: int = 400_000_000
    responses: int = 3_000_000
    waiting: int = 6_000_000


DEFAULT_LIMITS: Final = Limits()


class WireError(Exception):
    """The stream is not IMAP, or beyond the limits; it cannot be read on."""


class ResponseReader:
    """Splits the stream. Accepts a bare LF as a line end, which some servers send."""

    __slots__ = ("_buffer", "_frames", "_literal", "_missing", "_searched", "_size", "limits")

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._buffer = bytearray()
        self._searched = 0
        self._frames: Frames = []
        self._literal: bytearray | None = None
        self._missing = 0
        self._size = 0

    @property
    def idle(self) -> bool:
        """Nothing is half-read."""
        return not self._buffer and not self._frames and self._literal is None

    def feed(self, data: bytes | bytearray | memoryview) -> list[Frames]:
        """The responses completed by `data`, in order. Raises WireError."""
        done: list[Frames] = []
        view = memoryview(data)
        while view or self._buffer:
            if self._literal is not None:
                view = self._fill_literal(self._literal, view)
                if self._missing:
                    break
                continue
            self._buffer += view
            view = memoryview(b"")
            rest = self._take_lines(done)
            if rest is None:
                break
            view = memoryview(rest)
        return done

    def _fill_literal(self, literal: bytearray, view: memoryview) -> memoryview:
        taken = view[: self._missing]
        literal += taken
        self._missing -= len(taken)
        if not self._missing:
            self._frames.append(bytes(literal))
            self._literal = None
        return view[len(taken) :]

    def _take_lines(self, done: list[Frames]) -> bytes | None:
        """Move complete lines out of the buffer until it has none (None), or a literal begins (what follows it)."""
        buffer, start, limits = self._buffer, 0, self.limits
        while True:
            end = buffer.find(b"\n", max(start, self._searched))
            if end < 0:
                del buffer[:start]
                self._searched = len(buffer)
                if len(buffer) > limits.line:
                    raise WireError(f"a line of more than {limits.line} bytes")
                return None
            self._searched = 0
            stop = end - 1 if end > start and buffer[end - 1] == 0x0D else end
            line = bytes(buffer[start:stop])
            start = end + 1
            self._size += len(line)
            if len(line) > limits.line or self._size > limits.response:
                raise WireError(f"a response of more than {limits.response} bytes")
            announced = None
            if line.endswith(b"}") and (self._frames or not _FREE_TEXT.match(line)):
                announced = _LITERAL.search(line)
            if announced is None:
                done.append([*self._frames, line])
                self._frames = []
                self._size = 0
                continue
            self._begin_literal(line, announced)
            rest = bytes(buffer[start:])
            buffer.clear()
            return rest

    def _begin_literal(self, line: bytes, announced: re.Match[bytes]) -> None:
        size, limits = int(announced[1]), self.limits
        self._size += size
        if size > limits.literal or self._size > limits.response:
            raise WireError(f"a literal of {size} bytes")
        if len(self._frames) >= 2 * limits.literals:
            raise WireError(f"more than {limits.literals} literals in one response")
        self._frames.append(line[: announced.start()])
        if size:
            self._literal, self._missing = bytearray(), size
        else:
            self._frames.append(b"")
