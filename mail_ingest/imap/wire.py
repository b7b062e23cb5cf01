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
    #: A literal while nothing was asked for that could be large.
    unasked: int = 1_000_000
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

    __slots__ = ("_frames", "_line", "_literal", "_missing", "_size", "largest", "limits")

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        #: Bytes of the largest literal to accept now; never more than `limits.literal`.
        self.largest = limits.literal
        #: The beginning of a line whose end has not come.
        self._line = bytearray()
        self._frames: Frames = []
        self._literal: bytearray | None = None
        self._missing = 0
        self._size = 0

    @property
    def idle(self) -> bool:
        """Nothing is half-read."""
        return not self._line and not self._frames and self._literal is None

    def feed(self, data: bytes | bytearray | memoryview) -> list[Frames]:
        """The responses completed by `data`, in order. Raises WireError."""
        view = memoryview(data)
        if self._literal is not None:
            view = self._fill_literal(self._literal, view)
            if not view:
                return []
        done: list[Frames] = []
        # One copy, so that lines and short literals can be found in it and cut out of it.
        text, start = bytes(view), 0
        while start < len(text):
            end = text.find(b"\n", start)
            if end < 0:
                self._line += memoryview(text)[start:]
                if len(self._line) > self.limits.line:
                    raise WireError(f"a line of more than {self.limits.line} bytes")
                break
            line = text[start:end]
            start = end + 1
            if self._line:
                line = bytes(self._line) + line
                self._line = bytearray()
            if line.endswith(b"\r"):
                line = line[:-1]
            if self._take_line(line, done):
                start = self._take_literal(text, start)
        return done

    def _take_line(self, line: bytes, done: list[Frames]) -> bool:
        """Whether a literal follows."""
        limits = self.limits
        self._size += len(line)
        if len(line) > limits.line or self._size > limits.response:
            raise WireError(f"a response of more than {limits.response} bytes")
        announced = None
        if line.endswith(b"}") and (self._frames or not _FREE_TEXT.match(line)):
            announced = _LITERAL.search(line)
        if announced is None:
            done.append([*self._frames, line] if self._frames else [line])
            self._frames = []
            self._size = 0
            return False
        size = int(announced[1])
        self._size += size
        if size > min(self.largest, limits.literal) or self._size > limits.response:
            raise WireError(f"a literal of {size} bytes")
        if len(self._frames) >= 2 * limits.literals:
            raise WireError(f"more than {limits.literals} literals in one response")
        self._frames.append(line[: announced.start()])
        self._missing = size
        return True

    def _take_literal(self, text: bytes, start: int) -> int:
        """Take what is there of a literal that begins at `start`; where it ends."""
        end = start + self._missing
        if end <= len(text):
            self._frames.append(text[start:end])
            return end
        self._literal = bytearray(memoryview(text)[start:])
        self._missing = end - len(text)
        return len(text)

    def _fill_literal(self, literal: bytearray, view: memoryview) -> memoryview:
        taken = view[: self._missing]
        literal += taken
        self._missing -= len(taken)
        if not self._missing:
            self._frames.append(bytes(literal))
            self._literal = None
        return view[len(taken) :]
