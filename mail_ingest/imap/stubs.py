"""The readable part of a message that is too large to fetch whole: its header and its first texts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mail_ingest.imap.errors import CommandRefusedError, Scope
from mail_ingest.imap.fetching import FETCHED, merge
from mail_ingest.imap.grammar import Value, ascii_text
from mail_ingest.imap.partial import CHUNK, first_chunk
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import MessageBody, MessageMeta

_HEADER_END: Final = re.compile(rb"\r?\n\r?\n")
_BOUNDARY: Final = re.compile(rb'boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_TEXT: Final = re.compile(rb"^content-type:\s*text/(?:plain|html)", re.IGNORECASE | re.MULTILINE)
_TEXTS: Final = 2
_MOST_PARTS: Final = 1000


async def fetch_stub(session: Session, meta: MessageMeta) -> MessageBody:
    """See `MailSource.fetch_stub`.

    Mostly the beginning of the message: whoever wrote it put the text first. Where a large attachment comes before
    all text, the texts are asked for one by one and put behind the header.
    """
    raw, whole = await first_chunk(session, meta)
    if not whole and not _TEXT.search(raw):
        raw = await _with_texts(session, meta.uid, raw)
    return MessageBody(uid=meta.uid, raw=raw, partial=not whole)


async def _with_texts(session: Session, uid: int, beginning: bytes) -> bytes:
    """`beginning` again where the server's idea of the structure cannot be used: several send broken ones."""
    end = _HEADER_END.search(beginning)
    boundary = _BOUNDARY.search(beginning, 0, end.start()) if end else None
    if end is None or boundary is None:
        return beginning
    try:
        structure = await _fetch(session, uid, b"BODYSTRUCTURE")
        sections = _text_sections(structure.get("BODYSTRUCTURE"))[:_TEXTS]
        if not sections:
            return beginning
        items = b" ".join(b"BODY.PEEK[%b.MIME] BODY.PEEK[%b]<0.%d>" % (s, s, CHUNK) for s in sections)
        found = await _fetch(session, uid, items)
    except CommandRefusedError:
        return beginning
    delimiter = b"\r\n--" + (boundary[1] or boundary[2])
    parts = [beginning[: end.end()]]
    for section in map(ascii_text, sections):
        header, text = found.get(f"BODY[{section}.MIME]"), found.get(f"BODY[{section}]<0>")
        if isinstance(header, bytes) and isinstance(text, bytes):
            parts += [delimiter, b"\r\n", header, text]
    return b"".join([*parts, delimiter, b"--\r\n"]) if len(parts) > 1 else beginning


async def _fetch(session: Session, uid: int, items: bytes) -> dict[str, Value]:
    outcome = await session.command(
        b"UID FETCH %d (UID %b)" % (uid, items), wanted=FETCHED, deadline=60 + CHUNK / 10_000, scope=Scope.MESSAGE
    )
    fetched = merge(outcome.responses).get(uid)
    return fetched.items if fetched else {}


def _text_sections(structure: Value) -> list[bytes]:
    """Section numbers of the text parts of a BODYSTRUCTURE, in their order."""
    return [
        b".".join(b"%d" % number for number in section)
        for section, (kind, subtype) in _leaves(structure)
        if kind == b"TEXT" and subtype in {b"PLAIN", b"HTML"}
    ]


def _leaves(structure: Value) -> Iterator[tuple[tuple[int, ...], tuple[bytes, bytes]]]:
    """Section numbers with type and subtype (RFC 3501 section 7.4.2), leniently and without recursion."""
    waiting: list[tuple[tuple[int, ...], Value]] = [((), structure)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        section, part = waiting.pop()
        if not isinstance(part, list) or not part:
            continue
        if isinstance(part[0], list):
            waiting += reversed([((*section, number), child) for number, child in enumerate(_children(part), start=1)])
        elif len(part) > 1 and isinstance(part[0], bytes) and isinstance(part[1], bytes):
            yield section or (1,), (part[0].upper(), part[1].upper())


def _children(part: Sequence[Value]) -> Iterator[Value]:
    for child in part:
        if not isinstance(child, list):  # the subtype ends the children
            return
        yield child
