"""Putting a message into a folder, and finding one there by its Message-ID."""

from typing import Final

from mail_ingest.imap import heads, searching
from mail_ingest.imap.errors import CommandRefusedError, Scope
from mail_ingest.imap.grammar import quote
from mail_ingest.imap.sending import Literal
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import Appended, Folder

#: Messages from the end of a folder whose headers are looked at where the server's own search finds nothing:
#: Tencent's ignores headers, others index what is new only after a while.
_LOOKED_AT: Final = 60
_SLOWEST: Final = 20_000


async def append(session: Session, folder: Folder, raw: bytes) -> Appended | None:
    """Append `raw`, marked as read; answers where it lies, or None where the server does not tell.

    Raises MailError. After a connection lost meanwhile nobody knows whether it is there: look for it first.
    """
    outcome = await session.command(
        b"APPEND " + quote(folder.wire_name) + b" (\\Seen) ",
        Literal(raw),
        scope=Scope.FOLDER,
        deadline=60 + len(raw) / _SLOWEST,
    )
    words = outcome.status.arguments.split()
    if outcome.status.code == "APPENDUID" and len(words) == 2 and all(word.isdigit() for word in words):
        return Appended(int(words[0]), int(words[1]))
    return None


async def find_message(session: Session, message_id: str) -> int | None:
    """The UID of the message in the open folder whose Message-ID is `message_id` (without brackets); the newest of
    several, None when there is none."""
    named = f"<{message_id}>"
    try:
        found = await searching.matching(session, b"HEADER Message-ID " + quote(named.encode()))
    except CommandRefusedError as error:
        if error.slow_down:
            raise
        found = []
    # Servers that do not understand the question answer with everything, or with nothing.
    sure = await _with_header(session, sorted(found)[-_LOOKED_AT:], named)
    if sure is not None:
        return sure
    return await _with_header(session, (await searching.uids(session, 1, None))[-_LOOKED_AT:], named)


async def _with_header(session: Session, uids: list[int], named: str) -> int | None:
    wanted = named.casefold().encode()
    async for batch in heads.fetch_heads(session, uids):
        for uid, head in sorted(batch.items(), reverse=True):
            if wanted in _message_id_lines(head):
                return uid
    return None


def _message_id_lines(head: bytes) -> bytes:
    """The Message-ID lines of a header."""
    lines = head.replace(b"\r\n", b"\n").replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n")
    return b"\n".join(line.lower() for line in lines if line[:11].lower() == b"message-id:")
