"""One channel's turn: what goes out now, and what came of it.

A turn takes a lease on its channel, so that several workers never overtake a robot's limit; a killed worker's turn is
begun anew when the lease ends, and may then say something twice rather than never.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select, update

from backend.alerts.channels.robots import PER_MINUTE
from backend.alerts.channels.verdicts import Verdict
from backend.alerts.events import AlertChannelChanged
from backend.alerts.models import Alert, AlertChannel, AlertDelivery
from backend.alerts.vocabulary import ROBOTS
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession

LEASE: Final = timedelta(seconds=60)
#: More than this many waiting for a robot go out as one digest, so that none comes late by minutes.
_SINGLY: Final = 5
_MOST: Final = 50
#: What waits for a channel that refuses is given up after so long, when it is old news.
_STALE: Final = timedelta(days=2)
_LATER: Final = (30.0, 120.0, 600.0, 3600.0)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one request is to say: several alerts make a digest."""

    deliveries: tuple[UUID, ...]
    alerts: tuple[Alert, ...]


async def begin_turn(session: WriteSession, channel_id: UUID) -> tuple[AlertChannel, Parcel] | None:
    """Take what is due for a channel, and the lease on it; None when there is nothing to do now."""
    moment = now()
    channel = await session.scalar(
        select(AlertChannel).where(AlertChannel.id == channel_id).with_for_update(skip_locked=True)
    )
    if channel is None or (channel.leased_until is not None and channel.leased_until > moment):
        return None
    # What a killed worker had begun.
    await _move(session, channel_id, "sending", state="waiting")
    if not channel.active:
        await _move(session, channel_id, "waiting", state="dropped")
        return None
    wait = _wait(channel, moment)
    if wait is not None:
        await _move(session, channel_id, "waiting", due_at=func.greatest(AlertDelivery.due_at, wait))
        return None
    rows = (
        await session.execute(
            select(AlertDelivery, Alert)
            .join(Alert, (Alert.tenant_id == AlertDelivery.tenant_id) & (Alert.id == AlertDelivery.alert_id))
            .where(AlertDelivery.channel_id == channel_id, AlertDelivery.state == "waiting")
            .where(AlertDelivery.due_at <= moment)
            .order_by(AlertDelivery.due_at, AlertDelivery.id)
            .limit(_MOST)
        )
    ).all()
    if not rows:
        return None
    # A digest of mail holds what has come together; a robot's only what would come late one by one.
    at_once = len(rows) if channel.kind == "mail" or (channel.kind in ROBOTS and len(rows) > _SINGLY) else 1
    rows = rows[:at_once]
    for delivery, _ in rows:
        delivery.state, delivery.in_digest = "sending", len(rows) > 1
        delivery.attempts += 1
    channel.leased_until = moment + LEASE
    if channel.kind in ROBOTS:
        channel.tokens, channel.tokens_at = _tokens(channel, moment) - 1, moment
    await session.flush()
    return channel, Parcel(tuple(row.id for row, _ in rows), tuple(alert for _, alert in rows))


async def end_turn(session: WriteSession, channel_id: UUID, parcel: Parcel, verdict: Verdict) -> None:
    """Write down what came of a parcel, and give the lease back."""
    moment = now()
    channel = await session.scalar(select(AlertChannel).where(AlertChannel.id == channel_id).with_for_update())
    if channel is None:
        return
    channel.leased_until = None
    before = channel.problem
    mine = AlertDelivery.id.in_(parcel.deliveries)
    if verdict.outcome == "sent":
        channel.last_sent_at, channel.problem, channel.problem_said = moment, None, None
        channel.paused_until = None
        await _set(session, mine, state="sent", sent_at=moment, problem=None, said=None)
    elif verdict.outcome == "gone":
        channel.active, channel.problem, channel.problem_said = False, verdict.problem, verdict.said
        await _set(session, mine, state="failed", problem=verdict.problem, said=verdict.said)
    else:
        channel.problem, channel.problem_said = verdict.problem, verdict.said
        attempts = await _attempts(session, parcel.deliveries)
        pause = verdict.seconds or _LATER[min(attempts, len(_LATER)) - 1]
        if verdict.outcome != "later":
            channel.paused_until = moment + timedelta(seconds=pause)
        await _set(
            session, mine, state="waiting", due_at=moment + timedelta(seconds=pause), in_digest=False,
            problem=verdict.problem, said=verdict.said,
        )  # fmt: skip
        await _set(session, mine, AlertDelivery.created_at < moment - _STALE, state="failed")
    if channel.problem != before:
        append(session, AlertChannelChanged(channel_id=channel_id))


async def note_trial(session: WriteSession, channel_id: UUID, verdict: Verdict) -> AlertChannel:
    """Write down what came of a trial. Raises `NotFoundError`."""
    channel = await session.scalar(select(AlertChannel).where(AlertChannel.id == channel_id).with_for_update())
    if channel is None:
        raise NotFoundError
    if verdict.outcome == "sent":
        channel.problem = channel.problem_said = channel.paused_until = None
        channel.active, channel.last_sent_at = True, now()
    else:
        channel.problem, channel.problem_said = verdict.problem, verdict.said
    await session.flush()
    append(session, AlertChannelChanged(channel_id=channel_id))
    return channel


async def forget_old(session: WriteSession, before: datetime) -> None:
    """Forget alerts that were raised before then, with the log of their deliveries."""
    await session.execute(delete(Alert).where(Alert.created_at < before).execution_options(synchronize_session=False))


def _wait(channel: AlertChannel, moment: datetime) -> datetime | None:
    """Until when the channel has to keep still."""
    if channel.paused_until is not None and channel.paused_until > moment:
        return channel.paused_until
    if channel.kind not in ROBOTS:
        return None
    tokens = _tokens(channel, moment)
    return None if tokens >= 1 else moment + timedelta(seconds=(1 - tokens) * 60 / PER_MINUTE)


def _tokens(channel: AlertChannel, moment: datetime) -> float:
    """A bucket that holds a few requests and fills evenly: at most `PER_MINUTE` fall into any minute."""
    most = PER_MINUTE / 3
    if channel.tokens_at is None:
        return most
    return min(most, channel.tokens + (moment - channel.tokens_at).total_seconds() * (PER_MINUTE - most) / 60)


async def _move(session: WriteSession, channel_id: UUID, those: str, /, **values: object) -> None:
    await _set(session, AlertDelivery.channel_id == channel_id, AlertDelivery.state == those, **values)


async def _set(session: WriteSession, *conditions: object, **values: object) -> None:
    await session.execute(
        update(AlertDelivery).where(*conditions).values(**values).execution_options(synchronize_session=False)  # type: ignore[arg-type]
    )


async def _attempts(session: WriteSession, ids: Sequence[UUID]) -> int:
    return await session.scalar(select(func.max(AlertDelivery.attempts)).where(AlertDelivery.id.in_(ids))) or 1
