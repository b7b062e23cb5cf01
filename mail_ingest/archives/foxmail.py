"""Folders of Foxmail up to version 6, `.box`: messages as they came, each behind a mark of sixteen bytes.

The mark is known from published dumps of such files, not from Foxmail's makers. Beside it lies an index (`.ind`) that
is not needed; what was deleted in Foxmail stays in the file until Foxmail compacts it, so it is found here too.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from mail_ingest.archives.items import MAX_MESSAGE

MARK: Final = b"\x10" * 7 + b"\x11" * 6 + b"S\r\n"
_CHUNK: Final = 1 << 20


class Stream(Protocol):
    """What is read: no seeking, so that packed files can be."""

    def read(self, size: int = -1, /) -> bytes: ...


def split_box(stream: Stream, *, offset: int = 0) -> Iterator[tuple[bytes, int]]:
    """The messages of a folder, each with the offset at which the next one's mark begins.

    `offset` is that of the stream's first byte, where a mark stands. Of a message beyond the limit only so much is kept
    that its size still shows.
    """
    kept, ahead, inside = bytearray(), b"", False
    while more := stream.read(_CHUNK):
        ahead += more
        at = 0
        while (found := ahead.find(MARK, at)) >= 0:
            _keep(kept, ahead[at:found])
            if inside:
                yield bytes(kept), offset + found
            kept.clear()
            inside, at = True, found + len(MARK)
        # The last bytes may be the beginning of a mark.
        sure = max(at, len(ahead) - len(MARK) + 1)
        _keep(kept, ahead[at:sure])
        ahead, offset = ahead[sure:], offset + sure
    if inside:
        _keep(kept, ahead)
        yield bytes(kept), offset + len(ahead)


def _keep(kept: bytearray, piece: bytes) -> None:
    if len(kept) <= MAX_MESSAGE:
        kept += piece
