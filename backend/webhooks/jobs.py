"""Background work of webhooks: events become deliveries. What is queued here goes out in `sending`."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from backend.jobs.registry import Job, JobRun, Schedule, TickedEvent, job
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.seeing import seen_of, tell_directions
from backend.webhooks.sending.turn import switch_off
from backend.webhooks.service.announcing import Happening, active_endpoints, count_waiting, queue
from backend.webhooks.telling import Told, sources, told_of
from backend.webhooks.vocabulary import KEPT, MOST_WAITING, WebhookScope
from tenants.access import permissions_of_scopes
from tenants.context import Actor
from tenants.orm import now
from tenants.outbox import Event, OutboxEvent


async def announce(run: JobRun, event: Event) -> None:
    """Queue what the outside is told of an event, for the endpoints that want it and may hear of it."""
    told = told_of(event)
    # What came in is told apart later: mail of either direction is news here.
    endpoints = await active_endpoints(run.session, {each.type for each in told} | _also(told)) if told else []
    if not endpoints:
        return
    stored = await run.session.scalar(select(OutboxEvent).where(OutboxEvent.id == run.event_id))
    if stored is None:
        return
    happening = Happening(run.event_id, stored.created_at, stored.actor)
    seen: dict[str, list[Told]] = {}
    for endpoint in endpoints:
        if endpoint.scope not in seen:
            seen[endpoint.scope] = await _seen(run, endpoint.scope, told)  # type: ignore[arg-type]  # held by the table
        if await queue(run.session, endpoint, seen[endpoint.scope], happening):
            await _hold_to_limit(run, endpoint.id)


async def _seen(run: JobRun, scope: WebhookScope, told: list[Told]) -> list[Told]:
    """What a key of this scope may hear of, read as such a key."""
    key = Actor("api_key", "webhooks", "viewer", None, None, permissions_of_scopes([scope]))
    async with run.runtime.database.tenant_read_session(run.tenant_id, key) as session:
        return await tell_directions(session, await seen_of(session, told))


async def _hold_to_limit(run: JobRun, endpoint_id: UUID) -> None:
    if await count_waiting(run.session, endpoint_id, MOST_WAITING) < MOST_WAITING:
        return
    endpoint = await run.session.scalar(
        select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).with_for_update()
    )
    if endpoint is not None and endpoint.active:
        await switch_off(run.session, endpoint, "backlog")


def _also(told: list[Told]) -> set[str]:
    return {"message.sent"} if any(each.type == "message.received" for each in told) else set()


@job("webhooks.forget_old", TickedEvent)
async def forget_old(run: JobRun, _: TickedEvent) -> None:
    """Drop deliveries that are older than the log is kept, whatever became of them."""
    await run.session.execute(
        delete(WebhookDelivery)
        .where(WebhookDelivery.created_at < now() - KEPT)
        .execution_options(synchronize_session=False)
    )


JOBS: list[Job[Any]] = [job(f"webhooks.announce_{event.__name__}", event)(announce) for event in sources()]
SCHEDULES = [Schedule(forget_old, 3, 50)]
