"""Parts of a message: its beginning, or all of it piece by piece (RFC 3501 section 6.4.5, `BODY[]<0.1000>`)."""

from collections.abc import AsyncIterator
from typing import Final

from mail_ingest.imap.errors import Scope
from mail_ingest.imap.fetching import merge
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import MessageBody, MessageMeta

CHUNK: Final = 262_144


async def fetch_stub(session: Session, meta: MessageMeta) -> MessageBody:
    """See `MailSource.fetch_stub`. The beginning as it is: whoever wrote the message put the text first."""
    raw, _ = await _piece(session, meta.uid, 0, CHUNK)
    return MessageBody(uid=meta.uid, raw=raw, partial=len(raw) >= CHUNK or len(raw) < meta.size // 2)


async def fetch_chunks(session: Session, uid: int, start: int) -> AsyncIterator[bytes]:
    """See `MailSource.fetch_chunks`."""
    position = start
    while True:
        piece, last = await _piece(session, uid, position, CHUNK)
        for offset in range(0, len(piece), CHUNK):
            yield piece[offset : offset + CHUNK]
        position += len(piece)
        if last:
            return


async def _piece(session: Session, uid: int, start: int, size: int) -> tuple[bytes, bool]:
    """The bytes from `start` on, at most `size`, and whether the message ends with them."""
    outcome = await session.command(
        b"UID FETCH %d (UID BODY.PEEK[]<%d.%d>)" % (uid, start, size),
        wanted=frozenset({"FETCH"}),
        deadline=60 + size / 20_000,
        scope=Scope.MESSAGE,
    )
    fetched = merge(outcome.responses).get(uid)
    body = fetched.body() if fetched else None
    if fetched is None or body is None:
        raise session.refused("the message is not there any more", Scope.MESSAGE)
    if fetched.is_whole:  # a server without partial fetch
        return body[start:], True
    return body, not body
