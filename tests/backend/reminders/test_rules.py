"""Rules: what they find, that they say it once, and that they fall silent when the thing happened."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy import select, update

from backend.customers.models import Company
from backend.reminders.models import Reminder, ReminderRule
from backend.reminders.scheduler import ReminderScheduler
from backend.reminders.service import run_rules
from mail_ingest.store.models import Mailbox
from tenants.context import system_actor
from tenants.orm import now
from tenants.session import Database
from tests.backend.customers.mail import START, Mail, learn_from, store
from tests.backend.reminders.setting import a_company
from tests.backend.reminders.test_today import BUYER, a_question, minutes_ago
from tests.support import ApiClient, TestTenant, api_client, make_person


async def a_rule(client: ApiClient, kind: str, **params: int) -> dict[str, Any]:
    answer = await client.post("/reminder-rules", {"kind": kind, "params": params})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def switched_on(client: ApiClient, database: Database, tenant: TestTenant, rule: dict[str, Any]) -> None:
    """Switch a rule on, as if it had been long ago."""
    answer = await client.patch(f"/reminder-rules/{rule['id']}", {"active": True}, rule["version"])
    assert answer.status_code == 200, answer.text
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        since = now() - timedelta(days=60)
        await session.execute(update(ReminderRule).values(active_since=since, run_at=since + timedelta(days=1)))


async def run(database: Database, tenant: TestTenant, moment: datetime | None = None) -> int:
    async with database.tenant_session(tenant.id, system_actor("reminders.rules")) as session:
        return await run_rules(session, moment or now())


async def set_by_rules(database: Database, tenant: TestTenant) -> list[Reminder]:
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        return list(await session.scalars(select(Reminder).where(Reminder.origin == "rule")))


async def test_a_question_that_nobody_answers_is_told_once(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    conversation_id = await a_question(database, tenant, ago=10 * 24 * 60)
    rule = await a_rule(client, "inquiry_unanswered", hours=9)
    assert await run(database, tenant) == 0  # not switched on
    await switched_on(client, database, tenant, rule)
    assert await run(database, tenant) == 1
    assert await run(database, tenant) == 0
    (reminder,) = await set_by_rules(database, tenant)
    assert (reminder.conversation_id, reminder.text, reminder.ended_at) == (
        conversation_id, "An inquiry waits for an answer", None,
    )  # fmt: skip
    listed = (await client.get("/reminder-rules")).json()
    assert [(each["set_count"], each["active"]) for each in listed["items"]] == [(1, True)]


async def test_an_answer_stops_it(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    await a_question(database, tenant, ago=10 * 24 * 60)
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=9))
    assert await run(database, tenant) == 1
    us = f"Wei <sales-{tenant.slug}@anchor.test>"
    await store(database, tenant.id, Mail(us, to=("ingrid@nordlys.example",), minute=minutes_ago(5)))
    await run(database, tenant)
    (reminder,) = await set_by_rules(database, tenant)
    assert reminder.ending == "stopped"


async def test_what_somebody_has_in_hand_is_left_to_them(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    conversation_id = await a_question(database, tenant, ago=10 * 24 * 60)
    await client.post(f"/conversations/{conversation_id}/settlements", {"outcome": "reached"})
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=9))
    assert await run(database, tenant) == 0


async def test_a_customer_who_falls_silent(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    first = datetime.combine(now().date() - timedelta(days=110), datetime.min.time(), UTC) + timedelta(hours=9)
    mails = [
        Mail(BUYER, subject=f"Order {number}",
             minute=int((first + timedelta(days=10 * number) - START).total_seconds() // 60))
        for number in range(6)
    ]  # fmt: skip
    await a_question(database, tenant, ago=0)  # makes the mailbox; its letter is taken away again below
    await learn_from(database, tenant.id, await store(database, tenant.id, *mails))
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).values(bin="customer", time_zone="Europe/Oslo", country="NO"))
    trial = await client.post(
        "/reminder-rules/trials",
        {"kind": "customer_silent", "params": {"factor": 200, "least_days": 14, "most_days": 60}},
    )
    assert trial.status_code == 200, trial.text
    (finding,) = trial.json()["findings"]
    assert finding["text"] == "Not heard from for 20 days, usually every 10"
    assert finding["over"]  # they wrote just now
    quiet = first + timedelta(days=50 + 20)
    assert timedelta(0) <= datetime.fromisoformat(finding["at"]) - quiet.replace(hour=0) < timedelta(days=6)


async def test_holidays_of_the_customers_country(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    await a_company(client)
    await switched_on(client, database, tenant, await a_rule(client, "customer_holiday", days_before=7))
    christmas = datetime(now().year + 1, 12, 18, 12, tzinfo=UTC)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).values(last_message_at=christmas - timedelta(days=30)))
        await session.execute(update(ReminderRule).values(run_at=christmas))
    assert await run(database, tenant, christmas) == 1
    (reminder,) = await set_by_rules(database, tenant)
    assert reminder.text == f"Christmas Day on {christmas.year}-12-25"


async def test_a_trial_shows_nothing_of_closed_mail(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_question(database, tenant, ago=10 * 24 * 60)
    body = {"kind": "inquiry_unanswered", "params": {"hours": 4}}
    assert len((await client.post("/reminder-rules/trials", body)).json()["findings"]) == 1
    admin = await make_person(database, tenant.id, "admin")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=tenant.owner.membership_id))
    async with api_client(app) as other:
        await other.sign_in(admin.email)
        assert (await other.post("/reminder-rules/trials", body)).json()["findings"] == []
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=4))
    await run(database, tenant)
    async with api_client(app) as other:
        await other.sign_in(admin.email)
        (shown,) = (await other.get("/reminders")).json()["items"]
        assert (shown["text"], shown["conversation_id"]) == ("About mail that is closed to you", None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "inquiry_unanswered", "params": {"hours": 0}}, 400),
        ({"kind": "customer_silent", "params": {"factor": 5}}, 400),
        ({"kind": "payment_due"}, 400),
    ],
)
async def test_rules_that_are_refused(client: ApiClient, body: dict[str, Any], status: int) -> None:
    assert (await client.post("/reminder-rules", body)).status_code == status


async def test_only_who_may_changes_rules(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    rule = await a_rule(client, "inquiry_unanswered")
    assert rule["params"] == {"hours": 9}
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert (await other.post("/reminder-rules", {"kind": "customer_silent"})).status_code == 403
        assert (await other.delete(f"/reminder-rules/{rule['id']}")).status_code == 403
    assert (await client.delete(f"/reminder-rules/{rule['id']}")).status_code == 204
    assert (await client.get("/reminder-rules")).json()["items"] == []


async def test_the_scheduler_runs_rules(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    await a_question(database, tenant, ago=10 * 24 * 60)
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=9))
    await ReminderScheduler(database).run_rules(now())
    assert len(await set_by_rules(database, tenant)) == 1
