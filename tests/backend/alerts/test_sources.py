"""What raises alerts."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Litestar
from sqlalchemy import select, update

from backend.customers.models import Company
from backend.jobs.runner import JobRunner
from backend.reminders.scheduler import ReminderScheduler
from backend.reminders.service.telling import tell_of_inquiries, tell_of_mailbox
from backend.worker import make_registry
from mail_ingest.store.models import Mailbox, Message
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.alerts.alerting import ACTOR
from tests.backend.reminders.setting import a_company, put_in, quieten
from tests.backend.reminders.test_today import a_question
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


async def alerts_of(client: ApiClient) -> list[tuple[str, str, str]]:
    items = (await client.get("/alerts")).json()["items"]
    return [(one["kind"], one["title"], one["body"]) for one in items]


async def test_whoever_looks_after_it_hears_of_an_inquiry_once(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    stranger = await a_question(runtime.database, tenant, 30, "Prices of gloves")
    await tell(runtime, tenant)
    await tell(runtime, tenant)
    # Nobody's customer yet: those hear of it who decide whose they are.
    assert await alerts_of(client) == [("inquiry", "New inquiry from Ingrid Solberg", "Prices of gloves")]
    (alert,) = (await client.get("/alerts")).json()["items"]
    assert alert["link"] == f"/inbox?conversation={stranger}"

    (company,) = (await client.get("/companies")).json()["items"]
    given = await client.patch(f"/companies/{company['id']}", {"owner_id": str(rep.membership_id)}, company["version"])
    assert given.status_code == 200, given.text
    await a_question(runtime.database, tenant, 10, "And of boots")
    await tell(runtime, tenant)
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        heard = await alerts_of(theirs)
        assert ("inquiry", "New inquiry from Ingrid Solberg", "And of boots") in heard
        assert ("assigned", f"{tenant.owner.name} gave you {company['name']}", "") in heard
    assert len(await alerts_of(client)) == 1


async def tell(runtime: Runtime, tenant: TestTenant) -> None:
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await tell_of_inquiries(session, list(await session.scalars(select(Message.id))))


async def test_an_inquiry_in_a_closed_mailbox_is_told_without_its_words(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    keeper = await make_person(runtime.database, tenant.id, "rep")
    await a_question(runtime.database, tenant, 30, "Between us")
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=keeper.membership_id))
        await session.execute(update(Company).values(owner_id=tenant.owner.membership_id))
    await tell(runtime, tenant)
    assert await alerts_of(client) == [("inquiry", "New inquiry from …", "")]


async def test_what_was_given_to_a_colleague(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    await client.post(
        "/reminders",
        {"text": "Send the label", "when": {"said": "in 3 days"}, "assignee_id": str(rep.membership_id)},
    )
    conversation = await a_question(runtime.database, tenant, 30)
    await client.put(f"/conversations/{conversation}/assignment", {"membership_id": str(rep.membership_id)})
    name = tenant.owner.name
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert sorted(await alerts_of(theirs)) == [
            ("assigned", f"{name} gave you a conversation", ""),
            ("assigned", f"{name} gave you something to do", "Send the label"),
        ]
    assert await alerts_of(client) == []


async def test_a_mailbox_that_waits_for_a_person(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await a_question(runtime.database, tenant, 30)
    trouble = {"code": "sign-in-refused", "verdict": "stop"}
    for verdict in ({"code": "busy", "verdict": "wait"}, trouble, trouble):
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            mailbox = await session.scalar(select(Mailbox))
            assert mailbox is not None
            mailbox.problem, mailbox.problem_since = verdict, mailbox.problem_since or now()
            await tell_of_mailbox(session, mailbox.id)
    (alert,) = await alerts_of(client)
    assert (alert[0], alert[1].endswith("gets no mail until somebody looks at it")) == ("mailbox", True)


async def test_an_appeal_is_told_to_both_sides_and_to_those_who_decide(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    owner = await make_person(runtime.database, tenant.id, "rep")
    asker = await make_person(runtime.database, tenant.id, "rep")
    company = await a_company(client, owner_id=str(owner.membership_id), domains=["nordlicht.example"])
    async with api_client(app) as theirs:
        await theirs.sign_in(asker.email)
        check = (await theirs.post("/overlap/checks", {"text": "nordlicht.example"})).json()
        made = await theirs.post("/overlap/appeals", {"check_id": check["check_id"], "reason": "Met at the fair"})
        assert made.status_code == 201, made.text
        title = f"{asker.name} asks whose customer {company['name']} is"
        assert ("appeal", title, "") in await alerts_of(client)
        decision = {"outcome": "shared", "note": "Stays"}
        decided = await client.post(f"/overlap/appeals/{made.json()['id']}/decision", decision)
        assert decided.status_code in (200, 201), decided.text
        assert ("appeal", f"{tenant.owner.name} decided whose customer it is", "Stays") in await alerts_of(theirs)


async def test_a_deputy_hears_of_what_comes_during_a_leave(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    deputy = await make_person(runtime.database, tenant.id, "rep")
    today = now().date()
    settings = (await client.get("/alerts/settings")).json() | {
        "leave_from": str(today - timedelta(days=1)),
        "leave_until": str(today + timedelta(days=1)),
        "deputy_id": str(deputy.membership_id),
    }
    assert (await client.put("/alerts/settings", settings)).status_code == 200
    await a_question(runtime.database, tenant, 30, "Prices of gloves")
    await tell(runtime, tenant)
    await run_jobs(runtime, tenant, "AlertsRaised")
    async with api_client(app) as theirs:
        await theirs.sign_in(deputy.email)
        title = f"For {tenant.owner.name}: New inquiry from Ingrid Solberg"
        assert await alerts_of(theirs) == [("inquiry", title, "")]
