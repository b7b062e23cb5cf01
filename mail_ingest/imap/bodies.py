"""Fetching whole messages in batches bounded by bytes, so that none of them is lost or asked for twice."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from mail_ingest.imap.errors import CommandRefusedError, Scope, Step
from mail_ingest.imap.fetching import merge
from mail_ingest.imap.pending import Outcome
from mail_ingest.imap.source import BodyBatch, FetchProblem, MessageBody, MessageMeta
from mail_ingest.imap.uidset import uid_sets

#: A message of more than this is fetched in chunks, so that a slow link is seen to move.
LARGE: Final = 5_000_000
CHUNK: Final = 1_000_000


@dataclass(slots=True)
class _Got:
    bodies: dict[int, bytes] = field(default_factory=dict)
    problems: dict[int, FetchProblem] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)

    def refused(self, uid: int, error: CommandRefusedError) -> None:
        self.problems[uid] = FetchProblem.REFUSED
        self.said[uid] = error.problem.server_said or ""


class Commands(Protocol):
    """The one thing needed of a client."""

    async def command(
        self,
        *parts: bytes,
        wanted: frozenset[str] = ...,
        answers: Sequence[bytes] = ...,
        step: Step = ...,
        scope: Scope = ...,
        deadline: float = ...,
    ) -> Outcome: ...


async def fetch_bodies(
    client: Commands, wanted: Sequence[MessageMeta], batch_bytes: int, batch_count: int, max_bytes: int
) -> AsyncIterator[BodyBatch]:
    """See `MailSource.fetch_bodies`."""
    for group in plan_batches(wanted, batch_bytes, batch_count):
        got = _Got()
        if len(group) == 1 and group[0].size > LARGE:
            await _fetch_large(client, group[0], max_bytes, got)
        else:
            await _fetch_group(client, group, got)
        for uid, raw in list(got.bodies.items()):
            if len(raw) > max_bytes:
                del got.bodies[uid]
                got.problems[uid] = FetchProblem.TOO_LARGE
        yield BodyBatch(
            asked=tuple(meta.uid for meta in group),
            bodies=tuple(MessageBody(uid=m.uid, raw=got.bodies[m.uid]) for m in group if m.uid in got.bodies),
            problems=got.problems,
            server_said=got.said,
        )


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


async def _fetch_group(client: Commands, group: Sequence[MessageMeta], got: _Got) -> None:
    sizes = {meta.uid: meta.size for meta in group}
    try:
        await _fetch(client, sizes, got)
    except CommandRefusedError as error:
        if len(group) == 1:
            got.refused(group[0].uid, error)
            return
    # Ask for each missing one alone: a server may refuse a whole batch for one message.
    for uid in [uid for uid in sizes if uid not in got.bodies]:
        try:
            await _fetch(client, {uid: sizes[uid]}, got)
        except CommandRefusedError as error:
            got.refused(uid, error)
        else:
            if uid not in got.bodies:
                got.problems[uid] = FetchProblem.GONE


async def _fetch(client: Commands, sizes: dict[int, int], got: _Got) -> None:
    for uid_set in uid_sets(sizes):
        outcome = await client.command(
            b"UID FETCH " + uid_set.encode() + b" (UID BODY.PEEK[])",
            wanted=frozenset({"FETCH"}),
            deadline=60 + sum(sizes.values()) / 20_000,
            scope=Scope.MESSAGE,
        )
        for uid, fetched in merge(outcome.responses).items():
            raw = fetched.body()
            if uid in sizes and raw is not None:
                got.bodies[uid] = raw


async def _fetch_large(client: Commands, meta: MessageMeta, max_bytes: int, got: _Got) -> None:
    if meta.size > max_bytes:
        got.problems[meta.uid] = FetchProblem.TOO_LARGE
        return
    raw = bytearray()
    while len(raw) <= max_bytes:
        try:
            outcome = await client.command(
                b"UID FETCH %d (UID BODY.PEEK[]<%d.%d>)" % (meta.uid, len(raw), CHUNK),
                wanted=frozenset({"FETCH"}),
                deadline=60 + CHUNK / 20_000,
                scope=Scope.MESSAGE,
            )
        except CommandRefusedError as error:
            got.refused(meta.uid, error)
            return
        fetched = merge(outcome.responses).get(meta.uid)
        if fetched is None:
            got.problems[meta.uid] = FetchProblem.GONE
            return
        chunk = fetched.body() or b""
        raw += chunk
        if len(chunk) < CHUNK:
            break
    got.bodies[meta.uid] = bytes(raw)
