"""mbox (RFC 4155) and its dialects: mboxo and mboxrd quote lines that begin with "From ", mboxcl and mboxcl2 say how
long each message is. Which one a file is, it does not say; so a length is believed only where another message, or
the end, follows it."""

import re
from collections.abc import Iterator
from typing import Final, Protocol

from mail_ingest.archives.items import MAX_MESSAGE

#: The line between two messages: "From sender Thu Jan  1 00:00:00 1970", some with a zone.
FROM_LINE: Final = re.compile(
    rb"From \S.* \d{1,2}:\d{2}(?::\d{2})? .*\d{4}|From \S+\s+\w{3} \w{3} [ \d]\d |From \s*\w{3} \w{3} [ \d]\d \d\d:"
)
_QUOTED_FROM: Final = re.compile(rb"^>+From ")
_LENGTH: Final = re.compile(rb"^content-length:[ \t]*(\d{1,10})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LINE: Final = 1 << 16


class Stream(Protocol):
    """What is read: no seeking, so that compressed files can be."""

    def readline(self, limit: int = -1, /) -> bytes: ...
    def read(self, size: int = -1, /) -> bytes: ...


class _Reader:
    """A stream with a place to put back what was read ahead."""

    def __init__(self, stream: Stream, offset: int) -> None:
        self._stream = stream
        self._ahead = b""
        self.offset = offset

    def line(self) -> bytes:
        """The next line, or the next piece of a very long one."""
        if self._ahead:
            end = self._ahead.find(b"\n", 0, _LINE) + 1 or min(len(self._ahead), _LINE)
            if end == len(self._ahead) and not self._ahead.endswith(b"\n") and end < _LINE:
                self._ahead += self._stream.readline(_LINE)
                end = self._ahead.find(b"\n", 0, _LINE) + 1 or min(len(self._ahead), _LINE)
            line, self._ahead = self._ahead[:end], self._ahead[end:]
        else:
            line = self._stream.readline(_LINE)
        self.offset += len(line)
        return line

    def take(self, size: int) -> bytes:
        """The next `size` bytes; fewer at the end."""
        taken, self._ahead = self._ahead[:size], self._ahead[size:]
        while len(taken) < size and (more := self._stream.read(size - len(taken))):
            taken += more
        self.offset += len(taken)
        return taken

    def put_back(self, data: bytes) -> None:
        """Have it come again."""
        self._ahead = data + self._ahead
        self.offset -= len(data)


def split_mbox(stream: Stream, *, offset: int = 0) -> Iterator[tuple[bytes, int]]:
    """The messages of an mbox without their "From " lines and quoting, each with the offset at which the next begins.

    `offset` is that of the stream's first byte, which begins a message. Of a message beyond the limit only so much is
    kept that its size still shows.
    """
    reader = _Reader(stream, offset)
    first = reader.line()
    if first and not FROM_LINE.match(first):
        reader.put_back(first)
    while True:
        raw, more = _message(reader)
        if not more and not raw.strip() and not first:
            return
        yield raw, reader.offset - (len(more) if more else 0)
        if not more:
            return
        first = more


def _message(reader: _Reader) -> tuple[bytes, bytes]:
    """One message and the "From " line after it, if there is one."""
    head = _head(reader)
    if isinstance(head, tuple):
        return head
    length = _LENGTH.search(head)
    if length is not None and 0 < int(length[1]) <= MAX_MESSAGE:
        body = reader.take(int(length[1]))
        follows = _follows(reader)
        if follows is not None and len(body) == int(length[1]):
            return head + body, follows
        reader.put_back(body)
    return _body(reader, head)


def _head(reader: _Reader) -> bytes | tuple[bytes, bytes]:
    """The header with its empty line; or a whole message, where one ends or another begins within it."""
    lines: list[bytes] = []
    size = 0
    while line := reader.line():
        lines.append(line)
        size += len(line)
        if not line.strip(b"\r\n"):
            return b"".join(lines)
        if size > 1_000_000:  # no header: whatever it is, it has no length to believe
            return b"".join(lines)
    return b"".join(lines), b""


def _follows(reader: _Reader) -> bytes | None:
    """The "From " line that comes next, after empty lines at most; b"" at the end; None when something else does."""
    read: list[bytes] = []
    while (line := reader.line()) and not line.strip(b"\r\n") and len(read) < 4:
        read.append(line)
    if not line or FROM_LINE.match(line):
        return line
    reader.put_back(b"".join(read) + line)
    return None


def _body(reader: _Reader, head: bytes) -> tuple[bytes, bytes]:
    lines = [head]
    size = len(head)
    blank, whole = True, True
    while line := reader.line():
        if whole and blank and FROM_LINE.match(line):
            return _joined(lines), line
        blank = whole and not line.strip(b"\r\n")
        if size <= MAX_MESSAGE:
            lines.append(line[1:] if whole and _QUOTED_FROM.match(line) else line)
            size += len(line)
        whole = line.endswith(b"\n")
    return _joined(lines), b""


def _joined(lines: list[bytes]) -> bytes:
    """The blank line before the next "From " belongs to the mbox, not to the message."""
    if len(lines) > 1 and not lines[-1].strip(b"\r\n"):
        lines.pop()
    return b"".join(lines)
