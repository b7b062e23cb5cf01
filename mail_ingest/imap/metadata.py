"""Metadata of messages in batches."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing
from typing import Final

from mail_ingest.imap.ahead import ahead
from mail_ingest.imap.errors import Scope
from mail_ingest.imap.fetching import FETCHED, Fetched, Merging, read_meta
from mail_ingest.imap.session import Responses, Session
from mail_ingest.imap.source import MessageMeta
from mail_ingest.imap.uidset import uid_sets

_BATCH: Final = 300


async def fetch_meta(
    session: Session, uids: Sequence[int], changed_since: int | None
) -> AsyncIterator[list[MessageMeta]]:
    """See `MailSource.fetch_meta`."""
    fetching = _Fetching(session, uids, changed_since)
    with closing(ahead(fetching.begin())) as batches:
        for batch in batches:
            yield await fetching.answer(batch)


class _Batch:
    """Messages that were asked for."""

    __slots__ = ("responses", "uids")

    def __init__(self, uids: list[int], responses: list[Responses]) -> None:
        self.uids = uids
        self.responses = responses

    def abandon(self) -> None:
        """See `Abandonable`."""
        for responses in self.responses:
            responses.abandon()


class _Fetching:
    """One call of `fetch_meta`. What has come is kept for all batches: a server may answer two commands at once."""

    def __init__(self, session: Session, uids: Sequence[int], changed_since: int | None) -> None:
        self._session = session
        self._uids = sorted(set(uids), reverse=True)
        self._items = _items(session)
        self._modifier = b" (CHANGEDSINCE %d)" % changed_since if changed_since is not None else b""
        self._merging = Merging()
        self._awaited: set[int] = set()
        self._found: dict[int, Fetched] = {}

    def begin(self) -> Iterator[_Batch]:
        """Ask for a batch whenever one is drawn."""
        for start in range(0, len(self._uids), _BATCH):
            uids = self._uids[start : start + _BATCH]
            self._awaited.update(uids)
            yield _Batch(uids, [self._ask(uid_set) for uid_set in uid_sets(uids)])

    async def answer(self, batch: _Batch) -> list[MessageMeta]:
        """What came of a batch, newest first."""
        for responses in batch.responses:
            async for response in responses:
                for fetched in self._merging.take(response):
                    self._keep(fetched)
        self._awaited.difference_update(batch.uids)
        return [read_meta(uid, self._found.pop(uid)) for uid in batch.uids if uid in self._found]

    def _ask(self, uid_set: str) -> Responses:
        return self._session.stream(
            b"UID FETCH " + uid_set.encode() + b" (" + self._items + b")" + self._modifier,
            wanted=FETCHED,
            deadline=120,
            scope=Scope.FOLDER,
        )

    def _keep(self, fetched: Fetched) -> None:
        uid = fetched.uid or 0
        if uid not in self._awaited:  # another message's flags, told unasked
            self._session.protocol.note_flags_changed()
        elif uid in self._found:
            self._found[uid].items.update(fetched.items)
        else:
            self._found[uid] = fetched


def _items(session: Session) -> bytes:
    items = b"UID FLAGS INTERNALDATE RFC822.SIZE"
    if "CONDSTORE" in session.capabilities:
        items += b" MODSEQ"
    if "X-GM-EXT-1" in session.capabilities:
        items += b" X-GM-MSGID X-GM-THRID X-GM-LABELS"
    elif "OBJECTID" in session.capabilities:
        items += b" EMAILID THREADID"
    return items
