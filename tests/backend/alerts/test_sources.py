"""What raises alerts."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Litestar
from sqlalchemy import select

from backend.jobs.runner import JobRunner
from backend.reminders.scheduler import ReminderScheduler
from backend.worker import make_registry
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.alerts.alerting import ACTOR
from tests.backend.reminders.setting import a_company, put_in, quieten
from tests.support import ApiClient, TestTenant, api_client, make_person


async def run_jobs(runtime: Runtime, tenant: TestTenant, event_type: str) -> None:
    registry = make_registry()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        events = list(await session.scalars(select(OutboxEvent).where(OutboxEvent.type == event_type)))
    for event in events:
        for item in registry.consumers(event.type, event.payload):
            for _ in range(2):  # at least once means: perhaps twice
                assert await JobRunner(runtime, registry).run(item.name, tenant.id, event.id, 1) is None


async def test_a_reminder_whose_time_has_come(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    company = await a_company(client)
    await put_in(
        runtime.database, tenant, now() - timedelta(seconds=1), text="Send the label", company_id=UUID(company["id"])
    )
    await ReminderScheduler(runtime.database).tick()
    await run_jobs(runtime, tenant, "ReminderFired")
    (alert,) = (await client.get("/alerts")).json()["items"]
    shown = {key: alert[key] for key in ("kind", "title", "body", "link")}
    assert shown == {
        "kind": "reminder", "title": "Due now: Nordlicht Bau GmbH", "body": "Send the label", "link": "/today",
    }  # fmt: skip
    await quieten(runtime.database, tenant)


async def test_a_colleague_who_is_named_in_a_note(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    company = await a_company(client)
    rep = await make_person(runtime.database, tenant.id, "rep")
    text = f"@[{rep.name}](membership:{rep.membership_id}) please call"
    note: dict[str, Any] = (await client.post(f"/companies/{company['id']}/notes", {"text": text})).json()
    await client.patch(f"/notes/{note['id']}", {"text": f"{text} today"}, note.get("version"))
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        (alert,) = (await theirs.get("/alerts")).json()["items"]
    assert (alert["kind"], alert["title"]) == ("mention", f"{tenant.owner.name} names you")
    assert alert["body"] == f"@{rep.name} please call"
    assert alert["link"] == f"/companies/{company['id']}"
    assert (await client.get("/alerts")).json()["items"] == []
