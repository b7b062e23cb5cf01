"""Parts of a message: its beginning, or all of it piece by piece (RFC 3501 section 6.4.5, `BODY[]<0.1000>`)."""

import itertools
from collections.abc import AsyncGenerator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from mail_ingest.imap.ahead import ahead
from mail_ingest.imap.errors import Scope
from mail_ingest.imap.fetching import FETCHED, Merging
from mail_ingest.imap.session import Responses, Session
from mail_ingest.imap.source import MessageMeta

CHUNK: Final = 262_144
#: Chunks asked for before they are needed, so that a distant server does not wait for us.
_AHEAD: Final = 3


async def first_chunk(session: Session, meta: MessageMeta) -> tuple[bytes, bool]:
    """The beginning of a message, at most a chunk, and whether that is all of it. Raises GoneError."""
    piece = await _Pieces(session, meta.uid).one(0)
    return piece.data[:CHUNK], len(piece.data) < CHUNK and 2 * len(piece.data) >= meta.size


async def fetch_chunks(session: Session, uid: int, start: int) -> AsyncGenerator[bytes, None]:
    """See `MailSource.fetch_chunks`."""
    pieces = _Pieces(session, uid)
    position = start
    with closing(ahead(pieces.begin(start), _AHEAD)) as requests:
        for request in requests:
            if request.start != position:
                break
            piece = await pieces.answer(request)
            if piece.whole:
                for offset in range(start, len(piece.data), CHUNK):
                    yield piece.data[offset : offset + CHUNK]
                return
            if not piece.data:
                return
            yield piece.data
            position += len(piece.data)
    # A chunk came short: the message ends there, or the server gives less at a time. Only an empty chunk says which.
    while data := (await pieces.one(position)).data:
        yield data
        position += len(data)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Bytes of a message; `whole` when the server sent all of it instead of a part."""

    data: bytes
    whole: bool


class _Request:
    """A chunk that was asked for."""

    __slots__ = ("responses", "start")

    def __init__(self, start: int, responses: Responses) -> None:
        self.start = start
        self.responses = responses

    def abandon(self) -> None:
        """See `Abandonable`."""
        self.responses.abandon()


class _Pieces:
    """Chunks of one message. What has come is kept by its place: a server may answer two commands at once."""

    def __init__(self, session: Session, uid: int) -> None:
        self._session = session
        self._uid = uid
        self._merging = Merging()
        self._found: dict[str, bytes] = {}

    def begin(self, start: int) -> Iterator[_Request]:
        """Ask for a chunk whenever one is drawn."""
        return map(self._ask, itertools.count(start, CHUNK))

    async def one(self, start: int) -> _Piece:
        """Ask for one chunk."""
        return await self.answer(self._ask(start))

    async def answer(self, request: _Request) -> _Piece:
        """What came for it; raises GoneError when nothing did."""
        async for response in request.responses:
            for fetched in self._merging.take(response):
                if fetched.uid == self._uid:
                    self._found.update(
                        (name, value if isinstance(value, bytes) else b"")
                        for name, value in fetched.items.items()
                        if name.startswith("BODY[]")
                    )
        data = self._found.pop(f"BODY[]<{request.start}>", None)
        if data is not None:
            return _Piece(data, whole=False)
        data = self._found.pop("BODY[]", None)
        if data is None:
            raise self._session.gone("message-gone", Scope.MESSAGE)
        return _Piece(data, whole=len(data) > CHUNK)

    def _ask(self, start: int) -> _Request:
        responses = self._session.stream(
            b"UID FETCH %d (UID BODY.PEEK[]<%d.%d>)" % (self._uid, start, CHUNK),
            wanted=FETCHED,
            deadline=60 + CHUNK / 20_000,
            scope=Scope.MESSAGE,
        )
        return _Request(start, responses)
