"""Reading webhooks and the log of their deliveries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.webhooks.catalogue import TYPES
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.schemas import (
    WebhookDeliveryRow,
    WebhookDeliveryView,
    WebhookEventType,
    WebhookTry,
    WebhookView,
)
from backend.webhooks.signing import message_name
from backend.webhooks.vocabulary import DeliveryState, OffReason, WebhookScope
from backend.webhooks.words import off_words, problem_words
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_LOG: Final = {"created_at": SortField(WebhookDelivery.created_at, datetime)}
_COUNT_CAP: Final = 1000


def event_types() -> list[WebhookEventType]:
    """The catalogue, in the reader's language."""
    locale = current().locale
    return [WebhookEventType(each.name, each.record, translate(each.summary, locale), each.scope) for each in TYPES]


async def list_webhooks(session: ReadSession, actor: Actor) -> list[WebhookView]:
    """The tenant's webhooks, the oldest first."""
    actor.require("webhooks.manage")
    rows = list(await session.scalars(select(WebhookEndpoint).order_by(WebhookEndpoint.created_at, WebhookEndpoint.id)))
    return await webhook_views(session, rows)


async def find_webhook(session: ReadSession, actor: Actor, webhook_id: UUID) -> WebhookEndpoint:
    """A webhook; raises `NotFoundError`, `NotAllowedError`."""
    actor.require("webhooks.manage")
    row = await session.scalar(select(WebhookEndpoint).where(WebhookEndpoint.id == webhook_id))
    if row is None:
        raise NotFoundError
    return row


async def load_webhook(session: ReadSession, actor: Actor, webhook_id: UUID) -> WebhookView:
    """A webhook as it is answered; raises `NotFoundError`."""
    return (await webhook_views(session, [await find_webhook(session, actor, webhook_id)]))[0]


async def webhook_views(session: ReadSession, rows: Sequence[WebhookEndpoint]) -> list[WebhookView]:
    """Rows as they are answered."""
    locale, moment = current().locale, now()
    views = []
    for row in rows:
        off, until = cast("OffReason | None", row.off_reason), row.previous_until
        views.append(
            WebhookView(
                id=row.id,
                url=row.url,
                description=row.description,
                event_types=list(row.event_types),
                scope=cast("WebhookScope", row.scope),
                active=row.active,
                off_reason=off,
                off_because=off_words(off, locale),
                problem=problem_words(row.problem, locale),
                failing_since=row.failing_since,
                paused_until=row.paused_until if row.paused_until and row.paused_until > moment else None,
                last_delivered_at=row.last_delivered_at,
                previous_secret_until=until if until and until > moment else None,
                waiting=await _count(session, row.id, ("waiting", "sending")),
                failed=await _count(session, row.id, ("failed",)),
                created_at=row.created_at,
                version=row.version,
            )
        )
    return views


async def list_deliveries(
    session: ReadSession,
    actor: Actor,
    webhook_id: UUID,
    *,
    states: Sequence[DeliveryState] = (),
    event_type: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[WebhookDeliveryRow]:
    """What went, goes, or could not go to a webhook, newest first. Raises `NotFoundError`."""
    await find_webhook(session, actor, webhook_id)
    chosen = sorting(None, _LOG, WebhookDelivery.id, "-created_at")
    listed = select(WebhookDelivery).where(WebhookDelivery.endpoint_id == webhook_id)
    if states:
        listed = listed.where(WebhookDelivery.state.in_(states))
    if event_type is not None:
        listed = listed.where(WebhookDelivery.type == event_type)
    rows = list(await session.scalars(after_cursor(listed, chosen, cursor, limit)))
    return page_of(
        rows, limit, chosen, value=lambda row: row.created_at, row_id=lambda row: row.id, item=delivery_row
    )  # fmt: skip


async def find_delivery(session: ReadSession, actor: Actor, delivery_id: UUID) -> WebhookDelivery:
    """A delivery of the log; raises `NotFoundError`, `NotAllowedError`."""
    actor.require("webhooks.manage")
    row = await session.scalar(select(WebhookDelivery).where(WebhookDelivery.id == delivery_id))
    if row is None:
        raise NotFoundError
    return row


async def load_delivery(session: ReadSession, actor: Actor, delivery_id: UUID) -> WebhookDeliveryView:
    """A delivery with what was sent and answered; raises `NotFoundError`."""
    return delivery_view(await find_delivery(session, actor, delivery_id))


def delivery_row(row: WebhookDelivery) -> WebhookDeliveryRow:
    """A delivery as lists show it."""
    return WebhookDeliveryRow(
        id=row.id,
        message=message_name(row.message_id),
        type=row.type,
        record_kind=row.record_kind,
        record_id=row.record_id,
        state=cast("DeliveryState", row.state),
        attempts=row.attempts,
        status_code=row.status_code,
        problem=problem_words(row.problem, current().locale),
        created_at=row.created_at,
        due_at=row.due_at if row.state == "waiting" else None,
        finished_at=row.finished_at,
    )


def delivery_view(row: WebhookDelivery) -> WebhookDeliveryView:
    """A delivery by itself."""
    locale = current().locale
    tries = [msgspec.convert(each, WebhookTry) for each in reversed(row.tries)]
    return WebhookDeliveryView(
        delivery=delivery_row(row),
        webhook_id=row.endpoint_id,
        body=row.body,
        answer=row.answer or None,
        tries=[msgspec.structs.replace(each, problem=problem_words(each.problem, locale)) for each in tries],
    )


async def _count(session: ReadSession, webhook_id: UUID, states: Sequence[str]) -> int:
    counted = (
        select(WebhookDelivery.id)
        .where(WebhookDelivery.endpoint_id == webhook_id, WebhookDelivery.state.in_(states))
        .limit(_COUNT_CAP)
        .subquery()
    )
    return await session.scalar(select(func.count()).select_from(counted)) or 0
