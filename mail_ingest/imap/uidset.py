"""Sets of UIDs on the wire."""

import re
from collections.abc import Iterable, Iterator

from mail_ingest.imap.responses import Status

_RANGE = re.compile(r"(\d{1,10})(?::(\d{1,10}))?$")


def uid_sets(uids: Iterable[int], *, max_length: int = 4000) -> Iterator[str]:
    """`1:3,7,9:10` and so on, each text at most `max_length` characters (command lines of old servers end at 8 KB).

    Ranges ascend, because Tencent answers BAD to `5:3`; 0 is left out, because it is illegal.
    """
    parts: list[str] = []
    length = 0
    for first, last in _runs(uids):
        part = str(first) if first == last else f"{first}:{last}"
        if parts and length + len(part) + 1 > max_length:
            yield ",".join(parts)
            parts, length = [], 0
        parts.append(part)
        length += len(part) + 1
    if parts:
        yield ",".join(parts)


def read_uid_set(text: str, *, at_most: int = 10_000_000) -> list[int]:
    """The UIDs of a set as a server sends it (VANISHED, ESEARCH), ascending.

    Raises ValueError when it is malformed, has `*`, or names more than `at_most` UIDs.
    """
    found: list[int] = []
    ascending = True
    for part in text.split(","):
        match = _RANGE.match(part)
        if not match:
            raise ValueError(f"not a set of UIDs: {text[:80]!r}")
        first, last = sorted((int(match[1]), int(match[2] or match[1])))
        if len(found) + last - first >= at_most:
            raise ValueError("a set of too many UIDs")
        ascending = ascending and (not found or found[-1] < first)
        found.extend(range(first, last + 1))
    return found if ascending else sorted(set(found))


def rest_of(status: Status, first: int) -> bytes | None:
    """What a command that went downwards from the newest message has left out, as a set from `first` up:
    `OK [MESSAGELIMIT 1000 23221]` means that 23221 was the last one (RFC 9738). None = nothing."""
    if status.code != "MESSAGELIMIT":
        return None
    words = status.arguments.split()
    lowest = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    return b"%d:%d" % (first, lowest - 1) if lowest > first else None


def _runs(uids: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for uid in sorted({uid for uid in uids if uid > 0}):
        if uid == last + 1 and first:
            last = uid
            continue
        if first:
            yield first, last
        first = last = uid
    if first:
        yield first, last
