"""FETCH answers: merged by message, read into metadata and bodies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

from mail_ingest.imap.grammar import Value, ascii_text, number, pairs
from mail_ingest.imap.responses import Numbered, Response
from mail_ingest.imap.source import MessageMeta
from mail_ingest.imap.utf7 import decode_name
from mail_ingest.imap.wire import Frames

_MONTHS = {
    name: index
    for index, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
#: Says which connection was the first to see a message, nothing of the message (RFC 3501 section 2.3.2).
_SESSION_FLAGS = frozenset({"\\Recent"})
_INTERNAL_DATE = re.compile(r" ?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$", re.I)


#: What a command that fetches has to be told: answers, and what changes the meaning of message numbers.
FETCHED: Final = frozenset({"FETCH", "EXPUNGE", "VANISHED"})

_PLAIN_BODY: Final = re.compile(rb"\(UID (\d{1,10}) BODY\[\] ")
_PLAIN_META: Final = re.compile(
    rb"\(UID (\d{1,10}) FLAGS \(([^\s()\"\[\]{}]*(?: [^\s()\"\[\]{}]+)*)\) INTERNALDATE \"([^\"\\]*)\""
    rb" RFC822\.SIZE (\d{1,20})(?: MODSEQ \((\d{1,20})\))?\)"
)

#: Messages whose numbers are remembered; the lines of one message come close together.
_REMEMBERED: Final = 5000


@dataclass(slots=True)
class Fetched:
    """All that one command told of one message."""

    items: dict[str, Value] = field(default_factory=dict)
    uid: int | None = field(init=False)

    def __post_init__(self) -> None:
        self.uid = number(self.items.get("UID"))

    def body(self) -> bytes | None:
        """The bytes of BODY[] or BODY[]<n>; None when they did not come."""
        for name, value in self.items.items():
            if name.startswith("BODY[]") and isinstance(value, bytes):
                return value
        return None


class Merging:
    """Puts FETCH responses together: a message may come in several lines, with lines about others between them.

    A line is answered at once with what is known of its message so far; lines without UID are held back
    until one with it comes. Message numbers mean others after an expunge, so nothing is put together across it.
    """

    __slots__ = ("_uids", "_unknown")

    def __init__(self) -> None:
        self._uids: dict[int, int] = {}
        self._unknown: dict[int, dict[str, Value]] = {}

    def take(self, response: Response) -> list[Fetched]:
        """What this response completes."""
        if not isinstance(response, Numbered) or response.kind != "FETCH":
            self._uids.clear()
            self._unknown.clear()
            return []
        place = response.number
        items = _usual(response.frames)
        if items is None:
            items = {}
            for value in response.values:
                if isinstance(value, list):
                    items.update(pairs(value))
        if "UID" not in items:
            return self._without_uid(place, items)
        held = self._unknown.pop(place, None) if self._unknown else None
        if held is not None:
            items = {**held, **items}
        fetched = Fetched(items)
        if not fetched.uid:
            return []
        if len(self._uids) >= _REMEMBERED:
            self._uids.clear()
        self._uids[place] = fetched.uid
        return [fetched]

    def _without_uid(self, place: int, items: dict[str, Value]) -> list[Fetched]:
        uid = self._uids.get(place)
        if uid is None:
            if len(self._unknown) >= _REMEMBERED:
                self._unknown.clear()
            self._unknown.setdefault(place, {}).update(items)
            return []
        return [Fetched({"UID": b"%d" % uid, **items})]


def _usual(frames: Frames) -> dict[str, Value] | None:
    """The items of a line of the usual form, without the parser, which takes five times as long; None for others."""
    if len(frames) == 3 and frames[2] == b")" and (plain := _PLAIN_BODY.fullmatch(frames[0])):
        return {"UID": plain[1], "BODY[]": frames[1]}
    if len(frames) == 1 and (plain := _PLAIN_META.fullmatch(frames[0])):
        uid, flags, date, size, modseq = plain.groups()
        return {
            "UID": uid,
            "FLAGS": list[Value](flags.split()),
            "INTERNALDATE": date,
            "RFC822.SIZE": size,
            "MODSEQ": [modseq] if modseq else None,
        }
    return None


def merge(responses: Iterable[Response]) -> dict[int, Fetched]:
    """All that is told of each message, by UID."""
    merging = Merging()
    found: dict[int, Fetched] = {}
    for response in responses:
        for fetched in merging.take(response):
            uid = fetched.uid or 0
            if uid in found:
                found[uid].items.update(fetched.items)
            else:
                found[uid] = fetched
    return found


def read_meta(uid: int, fetched: Fetched) -> MessageMeta:
    """Metadata; an item that is missing or unreadable is left empty."""
    items = fetched.items
    modseq = items.get("MODSEQ")
    return MessageMeta(
        uid=uid,
        flags=_flags(items.get("FLAGS")),
        internal_date=read_internal_date(items.get("INTERNALDATE")),
        size=number(items.get("RFC822.SIZE")) or 0,
        modseq=number(modseq[0]) if isinstance(modseq, list) and modseq else number(modseq),
        provider_id=_identity(items.get("X-GM-MSGID")) or _identity(items.get("EMAILID")),
        provider_thread_id=_identity(items.get("X-GM-THRID")) or _identity(items.get("THREADID")),
        labels=tuple(_labels(items.get("X-GM-LABELS"))),
    )


def read_internal_date(value: Value) -> datetime | None:
    """`17-Jul-1996 02:44:25 -0700` as an aware time."""
    match = _INTERNAL_DATE.match(ascii_text(value)) if isinstance(value, bytes) else None
    if not match:
        return None
    day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes)) * (-1 if sign == "-" else 1)
    try:
        return datetime(
            int(year),
            _MONTHS[month.lower()],
            int(day),
            int(hour),
            int(minute),
            min(int(second), 59),
            tzinfo=timezone(offset),
        )
    except (ValueError, KeyError):
        return None


def _flags(value: Value) -> frozenset[str]:
    if not isinstance(value, list):
        return frozenset()
    return read_flags(tuple(item for item in value if isinstance(item, bytes)))


@lru_cache(maxsize=2000)
def read_flags(flags: tuple[bytes, ...]) -> frozenset[str]:
    """Flags as text; the same object for the same flags: half a million messages have a few kinds of them."""
    return frozenset(flag.decode("utf-8", "replace") for flag in flags) - _SESSION_FLAGS


def _labels(value: Value) -> list[str]:
    return [decode_name(item) for item in value if isinstance(item, bytes)] if isinstance(value, list) else []


def _identity(value: Value) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return ascii_text(value) if isinstance(value, bytes) and value else None
