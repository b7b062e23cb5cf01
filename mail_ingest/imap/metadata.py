"""Metadata of messages in batches."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from mail_ingest.imap.errors import Scope
from mail_ingest.imap.fetching import merge, read_meta
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import MessageMeta
from mail_ingest.imap.uidset import uid_sets

_BATCH: Final = 300


async def fetch_meta(
    session: Session, uids: Sequence[int], changed_since: int | None
) -> AsyncIterator[list[MessageMeta]]:
    """See `MailSource.fetch_meta`."""
    items = _items(session)
    modifier = b" (CHANGEDSINCE %d)" % changed_since if changed_since is not None else b""
    newest_first = sorted(set(uids), reverse=True)
    for start in range(0, len(newest_first), _BATCH):
        asked = set(newest_first[start : start + _BATCH])
        batch: list[MessageMeta] = []
        for uid_set in uid_sets(asked):
            outcome = await session.command(
                b"UID FETCH " + uid_set.encode() + b" (" + items + b")" + modifier,
                wanted=frozenset({"FETCH"}),
                deadline=120,
                scope=Scope.FOLDER,
            )
            found = merge(outcome.responses)
            batch += [read_meta(uid, fetched) for uid, fetched in found.items() if uid in asked]
        batch.sort(key=lambda meta: meta.uid, reverse=True)
        yield batch


def _items(session: Session) -> bytes:
    items = b"UID FLAGS INTERNALDATE RFC822.SIZE"
    if "CONDSTORE" in session.capabilities:
        items += b" MODSEQ"
    if "X-GM-EXT-1" in session.capabilities:
        items += b" X-GM-MSGID X-GM-THRID X-GM-LABELS"
    elif "OBJECTID" in session.capabilities:
        items += b" EMAILID THREADID"
    return items
