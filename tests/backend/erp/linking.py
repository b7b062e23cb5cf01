"""Helpers: a link that is tried, rehearsed and switched on, and turns of the worker that end."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.erp.local import CrmLocal
from backend.jobs.runner import JobRunner
from backend.worker import make_registry
from erp_adapters.engine.lanes import claim_lanes, wake_link
from erp_adapters.engine.models import ErpCursor, ErpOutbound, ErpSwitch
from erp_adapters.engine.work import LinkWork
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant

ACTOR = system_actor("test")


async def make_link(client: ApiClient, settings: dict[str, Any], adapter: str = "tryton") -> str:
    """A link that was tried."""
    answer = await client.post(
        "/erp-links", {"name": f"ERP {new_id().hex[-6:]}", "adapter": adapter, "settings": settings}
    )
    assert answer.status_code == 201, answer.text
    link_id: str = answer.json()["id"]
    check = await client.post(f"/erp-links/{link_id}/checks")
    assert check.json()["ok"], check.text
    return link_id


async def turn(runtime: Runtime, tenant: TestTenant, link_id: str, *, read: bool = True) -> None:
    """One turn of the worker at the link, with everything due."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        if read:
            await session.execute(update(ErpCursor).values(next_at=now()))
        await session.execute(
            update(ErpOutbound).where(ErpOutbound.state.in_(("waiting", "unknown"))).values(next_at=now())
        )
        await wake_link(session, UUID(link_id))
    async with runtime.database.system_session() as session:
        lanes = await claim_lanes(session, f"test {new_id()}", 50)
    for lane in lanes:
        if str(lane.link_id) == link_id:
            await LinkWork(runtime, CrmLocal(), lane, lambda: False).run()


async def rehearse(runtime: Runtime, tenant: TestTenant, client: ApiClient, link_id: str) -> dict[str, Any]:
    """A finished rehearsal."""
    answer = await client.post(f"/erp-links/{link_id}/runs", {"kind": "rehearsal"})
    assert answer.status_code == 202, answer.text
    await turn(runtime, tenant, link_id)
    run: dict[str, Any] = (await client.get(f"/erp-links/{link_id}/runs")).json()[0]
    assert run["state"] == "done", run
    return run


async def switch_on(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, link_id: str, *flows: tuple[str, str, str]
) -> None:
    """Flows `(entity, direction, scope)` that need no more approvals."""
    for entity, direction, scope in flows:
        answer = await client.put(
            f"/erp-links/{link_id}/switches/{entity}/{direction}", {"active": True, "scope": scope}
        )
        assert answer.status_code == 200, answer.text
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(ErpSwitch).values(approvals_left=0))


async def jobs_done(runtime: Runtime, tenant: TestTenant) -> None:
    """Hand every event to the jobs of this room."""
    registry = make_registry()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        events = list(await session.scalars(select(OutboxEvent).where(OutboxEvent.done_at.is_(None))))
    for event in events:
        for job in registry.consumers(event.type, event.payload):
            if job.name.startswith("erp."):
                assert await JobRunner(runtime, registry).run(job.name, tenant.id, event.id, 1) is None
