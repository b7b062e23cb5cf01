"""Fetching whole messages in batches bounded by bytes, so that none of them is lost or asked for twice.

The next batch is asked for before the last one is used up. When a server sends far more than it announced, batches
are handed on early, and when nobody takes them, the server has to wait.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import aclosing, closing
from typing import Final

from mail_ingest.imap.ahead import ahead
from mail_ingest.imap.errors import CommandRefusedError, GoneError, Scope
from mail_ingest.imap.fetching import FETCHED, Merging
from mail_ingest.imap.partial import fetch_chunks
from mail_ingest.imap.responses import Response
from mail_ingest.imap.session import Responses, Session
from mail_ingest.imap.source import BodyBatch, FetchProblem, MessageBody, MessageMeta
from mail_ingest.imap.uidset import uid_sets

#: A message of more than this is fetched in chunks, so that a slow link is seen to move.
LARGE: Final = 5_000_000


async def fetch_bodies(
    session: Session, wanted: Sequence[MessageMeta], batch_bytes: int, batch_count: int, max_bytes: int
) -> AsyncIterator[BodyBatch]:
    """See `MailSource.fetch_bodies`."""
    fetching = _Fetching(session, batch_bytes, max_bytes)
    with closing(ahead(fetching.begin(plan_batches(wanted, batch_bytes, batch_count)))) as groups:
        for group in groups:
            async for batch in fetching.batches(group):
                yield batch


def plan_batches(wanted: Iterable[MessageMeta], batch_bytes: int, batch_count: int) -> list[list[MessageMeta]]:
    """Newest UID first; a message of more than LARGE bytes, or than a whole batch, alone."""
    batches: list[list[MessageMeta]] = []
    room_bytes = room_count = 0
    unique = {meta.uid: meta for meta in wanted}
    for uid in sorted(unique, reverse=True):
        meta = unique[uid]
        if not room_count or meta.size > room_bytes or meta.size > LARGE:
            batches.append([])
            room_bytes, room_count = batch_bytes, batch_count
        batches[-1].append(meta)
        room_bytes, room_count = room_bytes - meta.size, room_count - 1
    return batches


class _Group:
    """One batch as planned, and the commands that were sent for it."""

    __slots__ = ("metas", "responses")

    def __init__(self, metas: list[MessageMeta], responses: list[Responses]) -> None:
        self.metas = {meta.uid: meta for meta in metas}
        self.responses = responses

    def abandon(self) -> None:
        """See `Abandonable`."""
        for responses in self.responses:
            responses.abandon()


class _Fetching:
    """One call of `fetch_bodies`."""

    def __init__(self, session: Session, batch_bytes: int, max_bytes: int) -> None:
        self._session = session
        self._batch_bytes = batch_bytes
        self._max_bytes = max_bytes
        self._merging = Merging()
        #: What has come and was not handed on, of any group: a server may answer two commands at once.
        self._bodies: dict[int, bytes] = {}
        self._problems: dict[int, FetchProblem] = {}
        self._said: dict[int, str] = {}

    def begin(self, batches: Iterable[list[MessageMeta]]) -> Iterator[_Group]:
        """Ask for a batch whenever one is drawn; too large messages are not asked for, large ones later."""
        for metas in batches:
            sizes = {meta.uid: meta.size for meta in metas if meta.size <= min(LARGE, self._max_bytes)}
            yield _Group(metas, self._ask(sizes) if sizes else [])

    async def batches(self, group: _Group) -> AsyncIterator[BodyBatch]:
        """What came for a group: one batch, or more when it is larger than announced, or the server breaks off."""
        left = set(group.metas)
        await self._set_apart(group)
        refused: CommandRefusedError | None = None
        for responses in group.responses:
            size = 0
            try:
                async for response in responses:
                    size += self._take(response)
                    if size > 2 * self._batch_bytes:
                        size = 0
                        yield self._hand_on(left & self._bodies.keys(), left)
            except CommandRefusedError as error:
                refused = error
        if refused is not None and refused.slow_down:
            if left & self._bodies.keys():
                yield self._hand_on(left & self._bodies.keys(), left)
            raise refused
        await self._ask_again(group, left, refused)
        if left:
            yield self._hand_on(set(left), left)

    async def _set_apart(self, group: _Group) -> None:
        """Deal with messages that were not asked for with the others."""
        for uid, meta in group.metas.items():
            if meta.size > self._max_bytes:
                self._problems[uid] = FetchProblem.TOO_LARGE
            elif meta.size > LARGE:
                await self._one_large(uid)

    async def _ask_again(self, group: _Group, left: set[int], refused: CommandRefusedError | None) -> None:
        """Ask for each missing message alone: a server may refuse a whole batch for one message."""
        missing = [uid for uid in sorted(left, reverse=True) if uid not in self._bodies and uid not in self._problems]
        if refused is not None and len(group.metas) == 1 and missing:
            self._refused(missing.pop(), refused)
        for uid in missing:
            await self._one(uid, group.metas[uid].size)

    def _take(self, response: Response) -> int:
        """Keep what a response tells; how many bytes of bodies that is."""
        size = 0
        for fetched in self._merging.take(response):
            size += self._keep(fetched.uid, fetched.body())
            if "FLAGS" in fetched.items:  # not asked for here
                self._session.protocol.note_flags_changed()
        return size

    def _ask(self, sizes: dict[int, int]) -> list[Responses]:
        deadline = 60 + sum(sizes.values()) / 20_000
        return [
            self._session.stream(
                b"UID FETCH " + uid_set.encode() + b" (UID BODY.PEEK[])",
                wanted=FETCHED,
                deadline=deadline,
                scope=Scope.MESSAGE,
            )
            for uid_set in uid_sets(sizes)
        ]

    async def _one(self, uid: int, size: int) -> None:
        try:
            for responses in self._ask({uid: size}):
                async for response in responses:
                    self._take(response)
        except CommandRefusedError as error:
            self._refused(uid, error)
        else:
            if uid not in self._bodies and uid not in self._problems:
                self._problems[uid] = FetchProblem.GONE

    async def _one_large(self, uid: int) -> None:
        raw = bytearray()
        try:
            async with aclosing(fetch_chunks(self._session, uid, 0)) as chunks:
                async for chunk in chunks:
                    raw += chunk
                    if len(raw) > self._max_bytes:
                        break
        except GoneError:
            self._problems[uid] = FetchProblem.GONE
        except CommandRefusedError as error:
            self._refused(uid, error)
        else:
            self._keep(uid, bytes(raw))

    def _keep(self, uid: int | None, raw: bytes | None) -> int:
        if uid is None or raw is None:
            return 0
        if len(raw) > self._max_bytes:
            self._problems[uid] = FetchProblem.TOO_LARGE
            return 0
        self._bodies[uid] = raw
        return len(raw)

    def _refused(self, uid: int, error: CommandRefusedError) -> None:
        if error.slow_down:
            raise error
        self._problems[uid] = FetchProblem.REFUSED
        self._said[uid] = error.problem.server_said or ""

    def _hand_on(self, uids: set[int], left: set[int]) -> BodyBatch:
        """A batch of `uids`, which are done with: what is here of them, and what became of the others."""
        left -= uids
        asked = tuple(sorted(uids, reverse=True))
        bodies = {uid: self._bodies.pop(uid) for uid in asked if uid in self._bodies}
        return BodyBatch(
            asked=asked,
            bodies=tuple(MessageBody(uid=uid, raw=raw) for uid, raw in bodies.items()),
            problems={uid: self._problems.pop(uid) for uid in asked if uid in self._problems and uid not in bodies},
            server_said={uid: self._said.pop(uid) for uid in asked if uid in self._said},
        )
