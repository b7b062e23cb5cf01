"""One endpoint's turn: what goes out now, and what came of each message.

A turn takes a lease on its endpoint, so that several workers never overtake each other there. What came of a message is
written down at once, each in a transaction of its own: a killed worker leaves at most the few requests under way
unsettled, and those are sent again, with the same `webhook-id`, when its lease ends.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, update

from backend.webhooks.events import WebhookChanged
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.sending.wire import Verdict
from backend.webhooks.service.watching import tell_of_off
from backend.webhooks.vocabulary import FAILING_FOR, PAUSES, TEST, OffReason
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.outbox import append
from tenants.secrets import Vault
from tenants.session import WriteSession

#: Longer than any turn takes: a few rounds of the wire's limit.
LEASE: Final = timedelta(seconds=180)
#: Messages of one turn.
MOST: Final = 20
_TRIES_KEPT: Final = 12
#: A receiver that fails often in a row is asked less often, in seconds.
_PATIENCE: Final = 3
_LONGEST_PAUSE: Final = 300.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way."""

    id: UUID
    message_id: UUID
    body: bytes


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn sends, and where to. `secrets` are those that sign, the newest first."""

    url: str
    secrets: Sequence[str]
    parcels: Sequence[Parcel]


async def begin_turn(session: WriteSession, vault: Vault, endpoint_id: UUID) -> Turn | None:
    """Take what is due for an endpoint, and the lease on it; None when there is nothing to do now.

    Raises `SealBrokenError`.
    """
    moment = now()
    endpoint = await session.scalar(
        select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).with_for_update(skip_locked=True)
    )
    if (
        endpoint is None
        or not endpoint.active
        or (endpoint.leased_until is not None and endpoint.leased_until > moment)
    ):
        return None
    # What a killed worker had begun.
    await _move(session, endpoint_id, "sending", state="waiting")
    if endpoint.paused_until is not None and endpoint.paused_until > moment:
        endpoint.next_due_at = endpoint.paused_until
        return None
    rows = list(
        await session.scalars(
            select(WebhookDelivery)
            .where(WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.state == "waiting")
            .where(WebhookDelivery.due_at <= moment)
            .order_by(WebhookDelivery.due_at, WebhookDelivery.id)
            .limit(MOST)
        )
    )
    if not rows:
        await _look_ahead(session, endpoint)
        return None
    for row in rows:
        row.state = "sending"
    endpoint.leased_until = moment + LEASE
    await session.flush()
    parcels = [Parcel(row.id, row.message_id, row.body.encode()) for row in rows]
    return Turn(endpoint.url, await secrets_of(session, vault, endpoint), parcels)


async def secrets_of(session: WriteSession, vault: Vault, endpoint: WebhookEndpoint) -> list[str]:
    """The secrets that sign now. Raises `SealBrokenError`."""
    sealed = [("secret", endpoint.secret)]
    if endpoint.previous_secret and endpoint.previous_until and endpoint.previous_until > now():
        sealed.append(("previous_secret", endpoint.previous_secret))
    return [
        await vault.open(session, value, table="webhook_endpoint", column=column, row=endpoint.id)
        for column, value in sealed
    ]


async def settle(session: WriteSession, delivery_id: UUID, verdict: Verdict) -> bool:
    """Write down what came of a message; answers whether more may be sent to the endpoint now."""
    row = await session.scalar(select(WebhookDelivery).where(WebhookDelivery.id == delivery_id).with_for_update())
    if row is None:  # its endpoint was removed meanwhile
        return False
    _note_try(row, verdict)
    delivered = verdict.outcome == "delivered"
    if delivered or row.type == TEST or row.step > len(PAUSES):
        row.state, row.finished_at = "delivered" if delivered else "failed", verdict.at
    else:
        row.state = "waiting"
        row.due_at = verdict.at + timedelta(seconds=max(jittered(PAUSES[row.step - 1]), verdict.wait))
    await session.flush()
    endpoint = await session.scalar(
        select(WebhookEndpoint).where(WebhookEndpoint.id == row.endpoint_id).with_for_update()
    )
    if endpoint is None:
        raise NotFoundError
    before = (endpoint.problem, endpoint.active)
    if delivered:
        endpoint.last_delivered_at, endpoint.failing_since, endpoint.failures = verdict.at, None, 0
        endpoint.problem = endpoint.paused_until = None
    else:
        await _note_failure(session, endpoint, verdict)
    if (endpoint.problem, endpoint.active) != before:
        append(session, WebhookChanged(webhook_id=endpoint.id))
    return delivered or (endpoint.active and endpoint.paused_until is None)


async def end_turn(session: WriteSession, endpoint_id: UUID) -> None:
    """Put back what was not sent, give the lease back, and note when the endpoint is to be looked at next."""
    endpoint = await session.scalar(select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).with_for_update())
    if endpoint is None:
        return
    await _move(session, endpoint_id, "sending", state="waiting")
    endpoint.leased_until = None
    await _look_ahead(session, endpoint)


async def note_lost_secret(session: WriteSession, endpoint_id: UUID) -> None:
    """The secret does not open any more: nothing can be signed until an admin makes a new one."""
    endpoint = await session.scalar(select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).with_for_update())
    if endpoint is not None:
        endpoint.problem, endpoint.paused_until = "secret-lost", now() + timedelta(seconds=_LONGEST_PAUSE)
        endpoint.next_due_at = endpoint.paused_until
        append(session, WebhookChanged(webhook_id=endpoint_id))


async def switch_off(session: WriteSession, endpoint: WebhookEndpoint, reason: OffReason) -> None:
    """End sending to an endpoint, and tell the admins why. What waits is kept for when it is switched on again; a
    receiver that is gone for good has nothing coming."""
    endpoint.active, endpoint.off_reason = False, reason
    if reason == "gone":
        await _move(session, endpoint.id, "waiting", state="failed", problem="gone", finished_at=now())
    await tell_of_off(session, endpoint)


def jittered(seconds: float) -> float:
    """About so many seconds: messages that failed together do not come together again."""
    return seconds * random.uniform(0.9, 1.2)  # noqa: S311 - jitter, not a secret


def _note_try(row: WebhookDelivery, verdict: Verdict) -> None:
    row.attempts += 1
    row.step += 1
    row.status_code, row.problem, row.answer = verdict.status_code, verdict.problem, verdict.answer
    tried = {
        "at": verdict.at.isoformat(), "status_code": verdict.status_code, "problem": verdict.problem,
        "ms": verdict.milliseconds,
    }  # fmt: skip
    row.tries = [*row.tries, tried][-_TRIES_KEPT:]


async def _note_failure(session: WriteSession, endpoint: WebhookEndpoint, verdict: Verdict) -> None:
    endpoint.failures += 1
    endpoint.problem = verdict.problem
    endpoint.failing_since = endpoint.failing_since or verdict.at
    if verdict.outcome == "busy" or endpoint.failures > _PATIENCE:
        pause = max(min(2.0 ** min(endpoint.failures, 10), _LONGEST_PAUSE), verdict.wait)
        endpoint.paused_until = verdict.at + timedelta(seconds=jittered(pause))
    if not endpoint.active:
        return
    if verdict.outcome == "gone":
        await switch_off(session, endpoint, "gone")
    elif verdict.at - endpoint.failing_since >= FAILING_FOR:
        await switch_off(session, endpoint, "failing")


async def _look_ahead(session: WriteSession, endpoint: WebhookEndpoint) -> None:
    first: datetime | None = await session.scalar(
        select(func.min(WebhookDelivery.due_at)).where(
            WebhookDelivery.endpoint_id == endpoint.id, WebhookDelivery.state == "waiting"
        )
    )
    if first is not None and endpoint.paused_until is not None:
        first = max(first, endpoint.paused_until)
    endpoint.next_due_at = first
    await session.flush()


async def _move(session: WriteSession, endpoint_id: UUID, those: str, /, **values: object) -> None:
    await session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.state == those)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
