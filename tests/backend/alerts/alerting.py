"""Raising alerts, and having them planned and sent, as the worker does."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.alerts.models import AlertDelivery
from backend.alerts.sending.sender import AlertSender
from backend.alerts.service import News, raise_alerts
from backend.jobs.runner import JobRunner
from backend.worker import make_registry
from i18n.messages import N_
from tenants.context import system_actor
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.support import TestTenant

ACTOR = system_actor("test")
QUIET = {
    "quiet_from": "00:00:00", "quiet_until": "23:59:59", "quiet_weekends": True, "urgent": [], "muted": [],
    "digest": "daily", "digest_hour": 8, "leave_from": None, "leave_until": None, "deputy_id": None,
}  # fmt: skip
LOUD = QUIET | {"quiet_from": None, "quiet_until": None, "quiet_weekends": False}


class Alerting:
    """Raises alerts in a tenant, plans and sends them."""

    def __init__(self, runtime: Runtime, tenant: TestTenant) -> None:
        self.runtime, self.tenant = runtime, tenant
        self.sender = AlertSender(runtime)

    async def raise_for(self, member: UUID, key: str = "r1", **more: Any) -> list[UUID]:
        given = {"kind": "reminder", "title": N_("This is a trial alert."), "link": "/today", "dedupe_key": key}
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            made = await raise_alerts(session, [member], News(**(given | more)))
        await self.plan()
        return made

    async def plan(self) -> None:
        """Run the planning job for every event that waits, as often as there are any."""
        registry = make_registry()
        for _ in range(3):
            async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
                waiting = select(OutboxEvent.id).where(
                    OutboxEvent.type == "AlertsRaised", OutboxEvent.done_at.is_(None)
                )
                events = list(await session.scalars(waiting))
            for event_id in events:
                await JobRunner(self.runtime, registry).run("alerts.plan_deliveries", self.tenant.id, event_id, 1)

    async def send_all(self) -> int:
        sent = 0
        while more := await self.sender.send_due():
            sent += more
        return sent

    async def deliveries(self) -> list[AlertDelivery]:
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            return list(await session.scalars(select(AlertDelivery).order_by(AlertDelivery.created_at)))
