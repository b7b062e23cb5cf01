"""Reads of tracking."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from backend.outreach.bounces.models import Bounce
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.tracking.models import (
    TrackedLink,
    TrackedMessage,
    TrackedRecipient,
    TrackingHit,
    TrackingPolicy,
    TrackingTally,
)
from backend.outreach.tracking.policy import BY_LAW
from backend.outreach.tracking.rules import load_rules
from backend.outreach.tracking.schemas import (
    Counts,
    HitView,
    MessageTracking,
    PolicyView,
    RecipientStatus,
    Status,
    Tally,
)
from backend.outreach.tracking.words import because, forwarded
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession
from tenants.settings import Settings

_MOST_SHOWN: Final = 200
#: Fewer messages than that would tell of single readers.
_LEAST_COUNTED: Final = 5


async def load_tracking(session: ReadSession, actor: Actor, outgoing_id: UUID, locale: str) -> MessageTracking:
    """What became of a message, for those who may see it: its author, and whoever sees its conversation. Raises
    `NotFoundError`."""
    outgoing = await session.get(OutgoingMessage, (session.info["tenant_id"], outgoing_id))
    if outgoing is None or not await _may_see(session, actor, outgoing):
        raise NotFoundError
    message = await session.scalar(select(TrackedMessage).where(TrackedMessage.outgoing_id == outgoing_id))
    if message is None:
        raise NotFoundError
    recipients = await session.scalars(
        select(TrackedRecipient).where(TrackedRecipient.message_id == message.id).order_by(TrackedRecipient.id)
    )
    hits = list(
        await session.scalars(
            select(TrackingHit)
            .where(TrackingHit.message_id == message.id)
            .order_by(TrackingHit.at.desc(), TrackingHit.id.desc())
            .limit(_MOST_SHOWN)
        )
    )
    links = dict(
        (
            await session.execute(
                select(TrackedLink.id, TrackedLink.destination).where(TrackedLink.message_id == message.id)
            )
        ).all()
    )
    words = await _bounce_words(session, message.id)
    opens, clicks, total = await _counts(session, message.id)
    return MessageTracking(
        id=message.id,
        outgoing_id=outgoing_id,
        effect=message.mode,  # type: ignore[arg-type]
        why=message.why,
        sent_at=message.sent_at,
        recipients=[_status(row, message, words) for row in recipients],
        opens=opens,
        clicks=clicks,
        hits=[_hit(row, links, locale) for row in hits],
        hits_left_out=max(0, total - len(hits)),
        forwarded=forwarded(message.signs, locale),
        rules_version=load_rules().version,
        details={},
    )


async def _may_see(session: ReadSession, actor: Actor, outgoing: OutgoingMessage) -> bool:
    if outgoing.author_id is not None and outgoing.author_id == actor.membership_id:
        return True
    if outgoing.conversation_id is None:
        return actor.kind == "system"
    found = await session.scalar(
        select(Conversation.id).where(Conversation.id == outgoing.conversation_id, visible_conversations(actor))
    )
    return found is not None


async def _bounce_words(session: ReadSession, message_id: UUID) -> dict[str, str]:
    rows = await session.execute(
        select(Bounce.address, Bounce.diagnostic)
        .where(Bounce.tracked_id == message_id, Bounce.action == "failed")
        .order_by(Bounce.at)
    )
    return dict(rows.all())


async def _counts(session: ReadSession, message_id: UUID) -> tuple[Counts, Counts, int]:
    rows = (
        await session.execute(
            select(TrackingHit.kind, TrackingHit.verdict, TrackingHit.repeats, func.count())
            .where(TrackingHit.message_id == message_id)
            .group_by(TrackingHit.kind, TrackingHit.verdict, TrackingHit.repeats)
        )
    ).all()
    found: Counter[tuple[str, str]] = Counter()
    for kind, verdict, repeats, count in rows:
        if not repeats:
            found[kind, verdict] += count
    return _tally(found, "open"), _tally(found, "click"), sum(row[3] for row in rows)


def _tally(found: Counter[tuple[str, str]], kind: str) -> Counts:
    return Counts(**{verdict: found[kind, verdict] for verdict in ("human", "certain", "unknown", "machine")})


def _status(row: TrackedRecipient, message: TrackedMessage, words: dict[str, str]) -> RecipientStatus:
    named = {name: getattr(row, name) for name in RecipientStatus.__struct_fields__ if hasattr(row, name)}
    return RecipientStatus(
        **named,
        status=furthest(row, message.sent_at)[0],
        bounce_words=words.get(row.address) if row.bounced_at else None,
    )


def furthest(row: TrackedRecipient, sent_at: datetime | None) -> tuple[Status, datetime | None]:
    """What weighs most of what became of a message with a recipient, and since when."""
    steps: Sequence[tuple[datetime | None, Status]] = (
        (row.unsubscribed_at, "unsubscribed"),
        (row.complained_at, "complained"),
        (row.replied_at, "replied"),
        (row.bounced_at, "bounced"),
        (row.auto_replied_at, "auto_replied"),
        (row.read_at, "read"),
        (row.clicked_at, "clicked"),
        (row.opened_at, "opened"),
        (row.delivered_at, "delivered"),
        (sent_at, "sent"),
    )
    return next(((status, at) for at, status in steps if at is not None), ("pending", None))


def _hit(row: TrackingHit, links: dict[UUID, str], locale: str) -> HitView:
    return HitView(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type]
        at=row.at,
        link=links.get(row.link_id) if row.link_id else None,
        verdict=row.verdict,  # type: ignore[arg-type]
        reason=row.reason,
        because=because(row.reason, row.details, locale),
        repeats=row.repeats,
        user_agent=row.user_agent,
        ip=row.ip,
    )


async def load_policy(session: ReadSession, settings: Settings) -> PolicyView:
    """What the tenant records."""
    tenant_id = session.info["tenant_id"]
    row = await session.get(TrackingPolicy, (tenant_id, tenant_id)) or TrackingPolicy(
        countries={}, elsewhere="individual", unknown="consent", keep_sources=True, trap_links=False, version=0
    )
    return policy_view(row, settings)


def policy_view(row: TrackingPolicy, settings: Settings) -> PolicyView:
    """A policy as the API gives it."""
    return PolicyView(
        version=row.version,
        countries=row.countries,
        by_law=sorted(BY_LAW),
        elsewhere=row.elsewhere,  # type: ignore[arg-type]
        unknown=row.unknown,  # type: ignore[arg-type]
        host=row.host,
        host_verified_at=row.host_verified_at,
        host_problem=row.host_problem,
        host_target=(settings.tracking_url or settings.public_url)
        .partition("://")[2]
        .partition("/")[0]
        .partition(":")[0],
        server_host=settings.tracking_url,
        keep_sources=row.keep_sources,
        trap_links=row.trap_links,
    )


async def tallies(session: ReadSession) -> list[Tally]:
    """Numbers of what is only counted, newest month first."""
    rows = (
        await session.execute(
            select(TrackedMessage.bucket, TrackingTally.kind, TrackingTally.verdict, func.sum(TrackingTally.count))
            .join(
                TrackingTally,
                (TrackingTally.tenant_id == TrackedMessage.tenant_id) & (TrackingTally.message_id == TrackedMessage.id),
                isouter=True,
            )
            .where(TrackedMessage.bucket.is_not(None))
            .group_by(TrackedMessage.bucket, TrackingTally.kind, TrackingTally.verdict)
        )
    ).all()
    messages = await _counted_messages(session)
    found: dict[str, Counter[tuple[str, str]]] = {}
    for bucket, kind, verdict, count in rows:
        counted = found.setdefault(str(bucket), Counter())
        if kind is not None:
            counted[kind, verdict] += int(count)
    result = []
    for bucket in sorted(found, reverse=True):
        month, _, country = bucket.partition("/")
        sent = messages.get(bucket, 0)
        enough = sent >= _LEAST_COUNTED
        opens = _tally(found[bucket], "open") if enough else None
        clicks = _tally(found[bucket], "click") if enough else None
        result.append(Tally(month=month, country=country, opens=opens, clicks=clicks, messages=sent))
    return result


async def _counted_messages(session: ReadSession) -> dict[str, int]:
    month = func.to_char(func.timezone("UTC", TrackedMessage.made_at), "YYYY-MM")
    first = (
        select(TrackedRecipient.message_id, func.min(TrackedRecipient.country).label("country"))
        .group_by(TrackedRecipient.message_id)
        .subquery()
    )
    rows = await session.execute(
        select(month, first.c.country, func.count())
        .join(first, first.c.message_id == TrackedMessage.id)
        .where(TrackedMessage.mode == "aggregate", TrackedMessage.bucket.is_(None))
        .group_by(month, first.c.country)
    )
    return {f"{when}/{country or 'ZZ'}": count for when, country, count in rows.all()}
