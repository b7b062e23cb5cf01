"""Events become deliveries and go out, as the worker does it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.events import CompanyChanged
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.sending.sender import WebhookSender
from tenants.context import Actor, system_actor
from tenants.orm import new_id, now
from tenants.outbox import Event, append
from tenants.runtime import Runtime
from tests.jobs import work_off
from tests.support import ApiClient, TestTenant

ACTOR = system_actor("test")


class Hooks:
    """The webhooks of a tenant."""

    def __init__(self, runtime: Runtime, tenant: TestTenant, client: ApiClient) -> None:
        self.runtime, self.tenant, self.client = runtime, tenant, client
        self.sender = WebhookSender(runtime)

    async def add(self, url: str, *types: str, **more: Any) -> tuple[str, str]:
        """A webhook's id and secret."""
        answer = await self.client.post("/webhooks", {"url": url, "event_types": list(types)} | more)
        assert answer.status_code == 201, answer.text
        return answer.json()["webhook"]["id"], answer.json()["secret"]

    async def happen(self, *events: Event, actor: Actor = ACTOR) -> None:
        """Commit events as a service does, then run the jobs that announce them."""
        async with self.runtime.database.tenant_session(self.tenant.id, actor) as session:
            for event in events:
                append(session, event)
        await self.announce()

    async def announce(self) -> None:
        """Run the announcing jobs for every event."""
        await work_off(self.runtime, self.tenant, "webhooks.announce_")

    async def change_companies(self, count: int = 1) -> list[UUID]:
        """News of companies of their own, one event each."""
        ids = [new_id() for _ in range(count)]
        await self.happen(*(CompanyChanged(company_ids=[each]) for each in ids))
        return ids

    async def deliveries(self, webhook_id: str | None = None) -> list[WebhookDelivery]:
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            found = select(WebhookDelivery).order_by(WebhookDelivery.created_at, WebhookDelivery.id)
            if webhook_id:
                found = found.where(WebhookDelivery.endpoint_id == UUID(webhook_id))
            return list(await session.scalars(found))

    async def endpoint(self, webhook_id: str) -> dict[str, Any]:
        answer = await self.client.get(f"/webhooks/{webhook_id}")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    async def later(self, **passed: float) -> None:
        """Let time pass for what waits: everything that is written down happened earlier by so much."""
        by = timedelta(**passed)
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            await session.execute(update(WebhookDelivery).values(due_at=WebhookDelivery.due_at - by))
            await session.execute(
                update(WebhookEndpoint).values(
                    next_due_at=WebhookEndpoint.next_due_at - by,
                    paused_until=WebhookEndpoint.paused_until - by,
                    leased_until=WebhookEndpoint.leased_until - by,
                    failing_since=WebhookEndpoint.failing_since - by,
                    previous_until=WebhookEndpoint.previous_until - by,
                )
            )

    async def end_pauses(self) -> None:
        """What waits is due now, without any time having passed."""
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            await session.execute(update(WebhookDelivery).values(due_at=now()))
            await session.execute(update(WebhookEndpoint).values(next_due_at=now(), paused_until=None))

    async def wait_due(self, webhook_id: str) -> float:
        """Seconds until the webhook is looked at next."""
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            due = await session.scalar(
                select(WebhookEndpoint.next_due_at).where(WebhookEndpoint.id == UUID(webhook_id))
            )
        assert due is not None
        return (due - now()).total_seconds()
