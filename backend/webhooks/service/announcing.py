"""From messages of public types to deliveries: one for each endpoint that wants them and may hear of them."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.webhooks.catalogue import DATA_VERSION, seen_by
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.telling import Told
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession

#: Where the API has a record; kinds that are missing are read in lists alone.
_PATHS: Final = {
    "company": "companies",
    "contact": "contacts",
    "lead": "leads",
    "deal": "deals",
    "quote": "quotes",
    "order": "orders",
    "payment": "payments",
    "shipment": "shipments",
    "product": "products",
    "message": "messages",
    "conversation": "conversations",
    "meeting": "meetings",
    "erp_link": "erp-links",
}
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Happening:
    """The event that it is told of: when, and by whom (kind of actor, and the id of an API key)."""

    event_id: UUID
    at: datetime
    actor: dict[str, Any]


async def active_endpoints(session: ReadSession, types: Collection[str]) -> list[WebhookEndpoint]:
    """Endpoints that are on and want at least one of these types."""
    rows = await session.scalars(select(WebhookEndpoint).where(WebhookEndpoint.active))
    return [row for row in rows if not wanted_types(row).isdisjoint(types)]


def wanted_types(endpoint: WebhookEndpoint) -> frozenset[str]:
    """The types that an endpoint is told of."""
    seen = seen_by(endpoint.scope)  # type: ignore[arg-type]  # held to the list by the table
    return seen & frozenset(endpoint.event_types) if endpoint.event_types else seen


async def queue(session: WriteSession, endpoint: WebhookEndpoint, told: Sequence[Told], happening: Happening) -> int:
    """Queue those that the endpoint wants; answers how many are new. Queuing an event again adds nothing."""
    wanted = wanted_types(endpoint)
    rows = [_row(endpoint, each, happening) for each in told if each.type in wanted]
    keys = {row["merge_key"] for row in rows if row["merge_key"]}
    if keys:
        unsent = set(
            await session.scalars(
                select(WebhookDelivery.merge_key).where(
                    WebhookDelivery.endpoint_id == endpoint.id,
                    WebhookDelivery.merge_key.in_(keys),
                    WebhookDelivery.state == "waiting",
                    WebhookDelivery.attempts == 0,
                )
            )
        )
        # Whoever is yet to hear that a record changed will find this change there too.
        rows = [row for row in rows if row["merge_key"] is None or row["merge_key"] not in unsent]
    put = insert(WebhookDelivery).on_conflict_do_nothing(index_elements=["tenant_id", "endpoint_id", "message_id"])
    for start in range(0, len(rows), _AT_ONCE):
        await session.execute(put, rows[start : start + _AT_ONCE])
    if rows:
        await wake(session, endpoint.id)
    return len(rows)


async def wake(session: WriteSession, endpoint_id: UUID) -> None:
    """Let the sender look at an endpoint now, or as soon as its pause ends."""
    await session.execute(
        update(WebhookEndpoint)
        .where(WebhookEndpoint.id == endpoint_id)
        # LEAST and GREATEST pass over what is null.
        .values(
            next_due_at=func.least(WebhookEndpoint.next_due_at, func.greatest(now(), WebhookEndpoint.paused_until)),
            updated_at=WebhookEndpoint.updated_at,
        )
        .execution_options(synchronize_session=False)
    )


async def count_waiting(session: ReadSession, endpoint_id: UUID, most: int) -> int:
    """How many deliveries wait for an endpoint, up to `most`."""
    waiting = (
        select(WebhookDelivery.id)
        .where(WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.state.in_(("waiting", "sending")))
        .limit(most)
        .subquery()
    )
    return await session.scalar(select(func.count()).select_from(waiting)) or 0


def body_of(name: str, at: datetime, data: dict[str, Any]) -> str:
    """The payload: type, timestamp and data, as the specification has them."""
    return msgspec.json.encode({"type": name, "timestamp": at, "data": {"version": DATA_VERSION, **data}}).decode()


def _row(endpoint: WebhookEndpoint, told: Told, happening: Happening) -> dict[str, Any]:
    actor = {"kind": happening.actor.get("kind", "system")}
    if actor["kind"] == "api_key":
        # A program that hears of its own changes can tell that they are its own.
        actor["id"] = happening.actor.get("id")
    data: dict[str, Any] = {"object": told.record, "id": told.id}
    if told.record in _PATHS:
        data["href"] = f"/api/v1/{_PATHS[told.record]}/{told.id}"
    data |= told.facts
    data["actor"] = actor
    return {
        "id": new_id(),
        "endpoint_id": endpoint.id,
        "message_id": uuid.uuid5(happening.event_id, f"{told.type}:{told.id}"),
        "type": told.type,
        "record_kind": told.record,
        "record_id": told.id,
        "body": body_of(told.type, happening.at, data),
        "merge_key": f"{told.type}:{told.id}:{actor['kind']}:{actor.get('id')}" if told.once else None,
        "due_at": now(),
        "created_at": now(),
    }
