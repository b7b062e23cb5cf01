"""Brings spooled hits into the database, each exactly once, and marks their messages as to be judged."""

import asyncio
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError

from backend.outreach.tracking.consent import consents
from backend.outreach.tracking.door import SpooledHit
from backend.outreach.tracking.judging import Facts, Hit, HitKind, Judgement, judge_alone
from backend.outreach.tracking.keys import verifying_keys
from backend.outreach.tracking.models import (
    TrackedLink,
    TrackedMessage,
    TrackedRecipient,
    TrackingDue,
    TrackingHit,
    TrackingPolicy,
    TrackingTally,
)
from backend.outreach.tracking.rules import load_rules
from backend.outreach.tracking.spool import Segment, Spool
from backend.outreach.tracking.tokens import Name, read_token, tenant_of
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.outbox import ProcessedEvent
from tenants.prepared import Prepared, tenant
from tenants.runtime import Runtime
from tenants.session import WriteSession

_PAUSE: Final = 0.5
#: Hits kept of one message; nobody reads a mail more often.
MOST_HITS: Final = 2000
#: Hits worked on at a stretch.
_SLICE: Final = 50
_CONSUMER: Final = "tracking.spool"
#: Message, link and kind of a hit.
_Target = tuple[UUID, UUID | None, HitKind]

#: Thousands at once: written past the ORM, as the ingest of mail is.
_INSERT: Final = Prepared(
    insert(TrackingHit)
    .values(
        tenant_id=tenant,
        **{column.key: bindparam(column.key) for column in TrackingHit.__table__.columns if column.key != "tenant_id"},
    )
    .on_conflict_do_nothing()
)

_DUE: Final = Prepared(
    insert(TrackingDue)
    .values(tenant_id=tenant, id=bindparam("id"), due_at=bindparam("due_at"))
    .on_conflict_do_nothing()
)

_log = structlog.get_logger(__name__)


class Recorder:
    """Empties a spool while its process lives."""

    def __init__(self, runtime: Runtime, spool: Spool) -> None:
        self._runtime = runtime
        self._spool = spool

    async def run(self) -> None:
        """Store until cancelled; an outage of the database is waited out, the spool grows meanwhile."""
        pause = _PAUSE
        while True:
            await asyncio.sleep(pause)
            try:
                await self.store_all()
                pause = _PAUSE
            except (DBAPIError, OSError) as error:
                pause = min(pause * 2, 30.0)
                _log.warning("hits wait for the database", error=type(error).__name__, seconds=pause)

    async def store_all(self) -> int:
        """Store what is spooled now, also by processes that are gone; answers how many hits were new."""
        segments = self._spool.take()
        stored = 0
        while segments:
            try:
                stored += await self._store(segments[0])
            except BaseException:
                self._spool.put_back(segments)
                raise
            segments.pop(0).remove()
        return stored

    async def _store(self, segment: Segment) -> int:
        by_tenant: dict[UUID, list[SpooledHit]] = defaultdict(list)
        for payload in segment.records():
            hit = msgspec.msgpack.decode(payload, type=SpooledHit)
            tenant_id = tenant_of(hit.token)
            if tenant_id is not None:
                by_tenant[tenant_id].append(hit)
        stored = 0
        for tenant_id, hits in by_tenant.items():
            async with self._runtime.database.tenant_session(tenant_id, system_actor("tracking")) as session:
                if await _is_new(session, segment.name):
                    stored += await store_hits(session, self._runtime, hits)
        return stored


async def _is_new(session: WriteSession, segment: UUID) -> bool:
    """Whether this tenant's hits of a segment are not stored yet; noted in the transaction that stores them."""
    noted = await session.scalar(
        insert(ProcessedEvent)
        .values(id=segment, consumer=_CONSUMER)
        .on_conflict_do_nothing()
        .returning(ProcessedEvent.consumer)
    )
    return noted is not None


async def store_hits(session: WriteSession, runtime: Runtime, hits: Sequence[SpooledHit]) -> int:
    """Keep one tenant's hits as far as they may be kept; answers how many were."""
    targets = await _targets(session, runtime, hits)
    messages = await _messages(session, {message_id for message_id, *_ in targets.values()})
    refused = await _refused(session, messages)
    full = await _full(session, messages)
    keep = await _keeps_sources(session)
    rows: list[dict[str, object]] = []
    counted: Tally[tuple[UUID, date, str, str]] = Tally()
    rules = load_rules()
    for place, hit in enumerate(hits):
        if place % _SLICE == 0:
            await asyncio.sleep(0)  # the same process answers hits: none is to wait for a long stretch of this
        if hit.id not in targets:
            continue
        message_id, link_id, kind = targets[hit.id]
        message = messages.get(message_id)
        if message is None or message_id in refused or message_id in full:
            continue
        at = datetime.fromtimestamp(hit.at, UTC)
        plain = Hit(
            id=hit.id,
            kind=kind,
            link_id=link_id,
            at=at,
            method=hit.method,
            ip=hit.ip,
            user_agent=hit.user_agent,
            headers=hit.headers,
        )
        if message.mode == "aggregate":
            counted[message_id, at.date(), kind, judge_alone(plain, Facts(), rules).verdict] += 1
        elif message.mode == "individual":
            # A source that is not kept decides now what it gives away by itself.
            alone = None if keep else judge_alone(plain, Facts(sent_at=message.sent_at), rules)
            rows.append(_row(plain, message_id, alone))
    await _insert(session, rows)
    await _count(session, counted)
    return len(rows) + counted.total()


def _row(hit: Hit, message_id: UUID, alone: Judgement | None) -> dict[str, object]:
    return {
        "id": hit.id,
        "message_id": message_id,
        "link_id": hit.link_id,
        "kind": hit.kind,
        "at": hit.at,
        "method": hit.method,
        "ip": None if alone else hit.ip,
        "user_agent": None if alone else hit.user_agent,
        "headers": msgspec.json.encode(hit.headers).decode(),
        "verdict": alone.verdict if alone else "unknown",
        "reason": alone.reason if alone else "waiting",
        "details": msgspec.json.encode(dict(alone.details) if alone else {}).decode(),
        "repeats": False,
        "rules": 0,
        "told": False,
    }


async def _targets(session: WriteSession, runtime: Runtime, hits: Sequence[SpooledHit]) -> dict[UUID, _Target]:
    """Message, link and kind of the hits whose token the tenant has made."""
    keys = await verifying_keys(session, runtime.vault)
    names: dict[UUID, Name] = {}
    for place, hit in enumerate(hits):
        if place % _SLICE == 0:
            await asyncio.sleep(0)
        if (name := read_token(keys, hit.kind, hit.token)) is not None:
            names[hit.id] = name
    wanted = list({name.public_id for name in names.values()})
    pixels = dict(
        (
            await session.execute(
                select(TrackedMessage.public_id, TrackedMessage.id).where(TrackedMessage.public_id.in_(wanted))
            )
        ).all()
    )
    links: dict[bytes, _Target] = {
        public_id: (message_id, link_id, "trap" if kind == "trap" else "click")
        for public_id, message_id, link_id, kind in (
            await session.execute(
                select(TrackedLink.public_id, TrackedLink.message_id, TrackedLink.id, TrackedLink.kind).where(
                    TrackedLink.public_id.in_(wanted)
                )
            )
        ).all()
    }
    found: dict[UUID, _Target] = {}
    for hit in hits:
        name = names.get(hit.id)
        if name is None:
            continue
        if hit.kind == "pixel" and name.public_id in pixels:
            found[hit.id] = (pixels[name.public_id], None, "open")
        elif hit.kind == "link" and name.public_id in links:
            found[hit.id] = links[name.public_id]
    return found


async def _messages(session: WriteSession, ids: set[UUID]) -> dict[UUID, TrackedMessage]:
    rows = await session.scalars(select(TrackedMessage).where(TrackedMessage.id.in_(ids)))
    return {row.id: row for row in rows}


async def _refused(session: WriteSession, messages: Iterable[UUID]) -> set[UUID]:
    """Messages of which nothing may be kept any more, since a reader has said so meanwhile."""
    rows = (
        await session.execute(
            select(TrackedRecipient.message_id, TrackedRecipient.address).where(
                TrackedRecipient.message_id.in_(list(messages))
            )
        )
    ).all()
    said = await consents(session, [address for _, address in rows])
    return {message_id for message_id, address in rows if said.get(address) == "refused"}


async def _full(session: WriteSession, messages: Iterable[UUID]) -> set[UUID]:
    rows = await session.scalars(
        select(TrackingHit.message_id)
        .where(TrackingHit.message_id.in_(list(messages)))
        .group_by(TrackingHit.message_id)
        .having(func.count() >= MOST_HITS)
    )
    return set(rows)


async def _keeps_sources(session: WriteSession) -> bool:
    tenant_id = session.info["tenant_id"]
    kept = await session.scalar(select(TrackingPolicy.keep_sources).where(TrackingPolicy.id == tenant_id))
    return kept is not False


async def _insert(session: WriteSession, rows: list[dict[str, object]]) -> None:
    if not rows:
        return
    for start in range(0, len(rows), _SLICE):
        await _INSERT.run_many(session, rows[start : start + _SLICE])
    due = now() + timedelta(seconds=load_rules().timing.settle)
    # In one order, so that two who mark the same messages do not wait for each other in a circle.
    ids = sorted({row["message_id"] for row in rows}, key=str)
    for start in range(0, len(ids), _SLICE):
        await _DUE.run_many(session, [{"id": each, "due_at": due} for each in ids[start : start + _SLICE]])


async def _count(session: WriteSession, counted: Tally[tuple[UUID, date, str, str]]) -> None:
    for (message_id, day, kind, verdict), count in sorted(counted.items(), key=lambda item: str(item[0])):
        statement = insert(TrackingTally).values(
            id=new_id(), message_id=message_id, day=day, kind=kind, verdict=verdict, count=count
        )
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "message_id", "day", "kind", "verdict"],
                set_={"count": TrackingTally.count + statement.excluded.count},
            )
        )
