"""Runs what waits in a tenant's outbox, as workers do."""

from uuid import UUID

from sqlalchemy import select

from backend.jobs.runner import JobRunner
from backend.worker import make_registry
from tenants.context import system_actor
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.support import TestTenant


async def work_off(runtime: Runtime, tenant: TestTenant, room: str = "") -> None:
    """Hand every event to the jobs that hear of it, and so on with what they bring up, until nothing is left.

    `room` is how the names of the jobs begin that are meant; without it all are.
    """
    registry = make_registry()
    runner = JobRunner(runtime, registry)
    done: set[tuple[UUID, str]] = set()
    while True:
        async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
            waiting = [
                (event.id, job.name)
                for event in await session.scalars(select(OutboxEvent).order_by(OutboxEvent.id))
                for job in registry.consumers(event.type, event.payload)
                if job.name.startswith(room) and (event.id, job.name) not in done
            ]
        if not waiting:
            return
        for event_id, name in waiting:
            assert await runner.run(name, tenant.id, event_id, 1) is None, name
        done.update(waiting)
