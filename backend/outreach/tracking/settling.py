"""Judges the stored hits of messages, keeps what follows from it, and tells people of what persons did.

Verdicts wait until a scanner's other hits have had time to come in (`settle` of the rules), and may change with later
hits or better rules; nobody is told of the same act twice.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError

from backend.customers.service.timeline import record
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.tracking.events import LinkClicked, MessageOpened
from backend.outreach.tracking.judging import Facts, Hit, Judgement, Outcome, judge
from backend.outreach.tracking.models import (
    TrackedLink,
    TrackedMessage,
    TrackedRecipient,
    TrackingDue,
    TrackingHit,
    TrackingOwnSource,
)
from backend.outreach.tracking.recorder import MOST_HITS
from backend.outreach.tracking.rules import RuleSet, load_rules
from tenants.context import system_actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import Database, WriteSession

_BATCH: Final = 200
_PAUSE: Final = 1.0
#: Of what is older than that when a person's hand shows in it, nobody is told any more.
_NEWS_FOR: Final = timedelta(days=1)
_OWN_FOR: Final = timedelta(days=30)

_log = structlog.get_logger(__name__)


class Settler:
    """Judges what is due, for all tenants; any number of processes may do it side by side."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self) -> None:
        """Judge until cancelled; an outage of the database is waited out."""
        pause = _PAUSE
        while True:
            try:
                judged = await self.settle_due()
                pause = 0.0 if judged == _BATCH else _PAUSE
            except (DBAPIError, OSError) as error:
                pause = min(max(pause, 1.0) * 2, 30.0)
                _log.warning("judging waits", error=type(error).__name__, seconds=pause)
            await asyncio.sleep(pause)

    async def settle_due(self) -> int:
        """Judge what is due now; answers how many messages."""
        async with self._database.system_session() as session:
            due = (
                await session.execute(
                    select(TrackingDue.tenant_id, TrackingDue.id)
                    .where(TrackingDue.due_at <= now())
                    .order_by(TrackingDue.due_at)
                    .limit(_BATCH)
                )
            ).all()
        by_tenant: dict[UUID, list[UUID]] = {}
        for tenant_id, message_id in due:
            by_tenant.setdefault(tenant_id, []).append(message_id)
        for tenant_id, ids in by_tenant.items():
            async with self._database.tenant_session(tenant_id, system_actor("tracking.settle")) as session:
                await settle(session, ids)
        return len(due)


async def settle(session: WriteSession, message_ids: Sequence[UUID], *, moment: datetime | None = None) -> None:
    """Judge the hits of these messages as far as another process does not do it right now."""
    at, rules = moment or now(), load_rules()
    held = await session.scalars(
        select(TrackingDue.id)
        .where(TrackingDue.id.in_(list(message_ids)))
        .order_by(TrackingDue.id)
        .with_for_update(skip_locked=True)
    )
    for message_id in list(held):
        again = await _settle_one(session, message_id, at, rules)
        if again is None:
            await session.execute(delete(TrackingDue).where(TrackingDue.id == message_id))
        else:
            await session.execute(update(TrackingDue).where(TrackingDue.id == message_id).values(due_at=again))


async def rejudge(session: WriteSession, *, everything: bool = False) -> int:
    """Have hits judged again that an older version of the rules has judged (or all); answers of how many messages."""
    statement = select(TrackingHit.message_id).distinct()
    if not everything:
        statement = statement.where(TrackingHit.rules < load_rules().version)
    ids = list(await session.scalars(statement))
    for start in range(0, len(ids), 1000):
        await session.execute(
            insert(TrackingDue).on_conflict_do_nothing(),
            [{"id": message_id, "due_at": now()} for message_id in ids[start : start + 1000]],
        )
    return len(ids)


async def _settle_one(session: WriteSession, message_id: UUID, at: datetime, rules: RuleSet) -> datetime | None:
    message = await session.get(TrackedMessage, (session.info["tenant_id"], message_id))
    if message is None:
        return None
    wait = timedelta(seconds=rules.timing.settle)
    if message.sent_at is None and at - message.made_at < timedelta(minutes=5):
        return at + wait  # it is on its way: how long after delivery a hit came is not known yet
    hits = list(
        await session.scalars(
            select(TrackingHit).where(TrackingHit.message_id == message_id).order_by(TrackingHit.at).limit(MOST_HITS)
        )
    )
    recipients = list(await session.scalars(select(TrackedRecipient).where(TrackedRecipient.message_id == message_id)))
    outcome = judge((_as_hit(hit) for hit in hits), await _facts(session, message, recipients, at), rules)
    _write(hits, outcome, rules)
    _note_forwarded(message, outcome)
    if len(recipients) == 1:
        _count(recipients[0], hits, outcome)
    await session.flush()
    ripe = [hit for hit in hits if hit.at <= at - wait]
    await _tell(session, message, recipients, ripe, outcome, at)
    young = [hit.at for hit in hits if hit.at > at - wait]
    return max(young) + wait if young else None


async def _facts(
    session: WriteSession, message: TrackedMessage, recipients: Sequence[TrackedRecipient], at: datetime
) -> Facts:
    links = await session.scalar(
        select(func.count()).where(TrackedLink.message_id == message.id, TrackedLink.kind == "link")
    )
    own = await session.execute(
        select(TrackingOwnSource.ip, TrackingOwnSource.user_agent).where(TrackingOwnSource.seen_at > at - _OWN_FOR)
    )
    return Facts(
        sent_at=message.sent_at,
        link_count=links or 0,
        own=frozenset(own.all()),
        replied_at=recipients[0].replied_at if len(recipients) == 1 else None,
    )


def _as_hit(row: TrackingHit) -> Hit:
    alone = row.details.get("alone") if row.rules else {"verdict": row.verdict, "reason": row.reason, **row.details}
    kept = row.ip is not None or row.user_agent is not None
    return Hit(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type]
        link_id=row.link_id,
        at=row.at,
        method=row.method,
        ip=row.ip,
        user_agent=row.user_agent,
        headers=row.headers,
        alone=None if kept or not alone else _alone(alone),
    )


def _alone(known: dict[str, Any]) -> Judgement:
    details = {name: value for name, value in known.items() if name not in {"verdict", "reason"}}
    return Judgement(verdict=known["verdict"], reason=known["reason"], details=details)


def _write(rows: Sequence[TrackingHit], outcome: Outcome, rules: RuleSet) -> None:
    for row in rows:
        judged = outcome.judgements[row.id]
        kept = row.ip is not None or row.user_agent is not None
        details: dict[str, Any] = dict(judged.details)
        if not kept:
            before = {"verdict": row.verdict, "reason": row.reason, **row.details}
            details["alone"] = row.details.get("alone", before)
        row.verdict, row.reason, row.repeats = judged.verdict, judged.reason, judged.repeats
        row.details, row.rules = details, rules.version


def _note_forwarded(message: TrackedMessage, outcome: Outcome) -> None:
    rest = {name: value for name, value in message.signs.items() if name != "readers"}
    message.signs = {**rest, **(outcome.forwarded or {})}


def _count(recipient: TrackedRecipient, hits: Sequence[TrackingHit], outcome: Outcome) -> None:
    opens = [hit.at for hit in hits if hit.kind == "open" and outcome.judgements[hit.id].counts]
    clicks = [hit.at for hit in hits if hit.kind == "click" and outcome.judgements[hit.id].counts]
    recipient.opens, recipient.opened_at = len(opens), min(opens, default=None)
    recipient.clicks, recipient.clicked_at = len(clicks), min(clicks, default=None)


async def _tell(
    session: WriteSession,
    message: TrackedMessage,
    recipients: Sequence[TrackedRecipient],
    hits: Sequence[TrackingHit],
    outcome: Outcome,
    at: datetime,
) -> None:
    known = {(hit.kind, hit.link_id) for hit in hits if hit.told}
    one = recipients[0] if len(recipients) == 1 else None
    companies = {recipient.company_id for recipient in recipients}
    company_id = next(iter(companies)) if len(companies) == 1 else None
    for hit in hits:
        judged = outcome.judgements[hit.id]
        if hit.told or not judged.counts:
            continue
        hit.told = True
        first = (hit.kind, hit.link_id) not in known
        known.add((hit.kind, hit.link_id))
        if at - hit.at > _NEWS_FOR:
            continue
        about: dict[str, Any] = {
            "tracked_id": message.id,
            "outgoing_id": message.outgoing_id,
            "conversation_id": message.conversation_id,
            "recipient_id": one.id if one else None,
            "contact_id": one.contact_id if one else None,
            "company_id": company_id,
            "at": hit.at,
            "verdict": judged.verdict,
            "reason": judged.reason,
            "first": first,
        }
        if hit.kind == "open":
            append(session, MessageOpened(**about))
        elif hit.link_id is not None:
            append(session, LinkClicked(**about, link_id=hit.link_id))
        if first:
            await note_on_timeline(
                session,
                message,
                "opened" if hit.kind == "open" else "clicked",
                hit.at,
                contact_id=one.contact_id if one else None,
                company_id=company_id,
                details={"verdict": judged.verdict, "reason": judged.reason, "hit_id": str(hit.id)},
            )


async def note_on_timeline(
    session: WriteSession,
    message: TrackedMessage,
    kind: Any,
    at: datetime,
    *,
    contact_id: UUID | None,
    company_id: UUID | None,
    details: dict[str, Any],
    message_id: UUID | None = None,
) -> None:
    """Put what became of a message on the timeline of whom it went to, if they are in the files."""
    if contact_id is None and company_id is None:
        return
    subject = None
    if message.outgoing_id is not None:
        subject = await session.scalar(select(OutgoingMessage.subject).where(OutgoingMessage.id == message.outgoing_id))
    await record(
        session,
        company_id=company_id,
        contact_id=contact_id,
        kind=kind,
        at=at,
        summary=subject or "",
        message_id=message_id,
        conversation_id=message.conversation_id,
        details={"tracked_id": str(message.id), "outgoing_id": str(message.outgoing_id or ""), **details},
    )
