"""Webhooks over the API: addresses, secrets, what they are told of, the log."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select, update
from standardwebhooks import WebhookVerificationError

from backend.customers.events import CompanyChanged, CompanyCreated
from backend.erp.events import ErpTrouble
from backend.jobs.registry import JobRun, TickedEvent
from backend.webhooks import catalogue, jobs, telling
from backend.webhooks.models import WebhookDelivery
from backend.webhooks.service import endpoints
from backend.worker import make_registry
from mail_ingest.store.events import MessagesIngested
from tenants.audit import AuditEntry
from tenants.orm import new_id, now
from tests.backend.webhooks.hooking import ACTOR, Hooks
from tests.backend.webhooks.receiver import Receiver
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_a_webhook_is_made_changed_and_removed(client: ApiClient, hooks: Hooks) -> None:
    webhook, secret = await hooks.add("https://shop.example/hooks?team=7", "deal.won", "company.created")
    assert secret.startswith("whsec_")
    shown = await hooks.endpoint(webhook)
    assert (shown["event_types"], shown["scope"], shown["active"]) == (["company.created", "deal.won"], "read", True)
    assert secret not in str(shown)
    answer = await client.patch(f"/webhooks/{webhook}", {"description": " Shop ", "active": False}, shown["version"])
    assert (answer.json()["description"], answer.json()["active"], answer.json()["off_reason"]) == ("Shop", False, None)
    stale = await client.patch(f"/webhooks/{webhook}", {"active": True}, shown["version"])
    assert (stale.status_code, stale.json()["current"]["description"]) == (412, "Shop")
    assert (await client.delete(f"/webhooks/{webhook}")).status_code == 204
    assert (await client.get(f"/webhooks/{webhook}")).status_code == 404
    async with hooks.runtime.database.tenant_session(hooks.tenant.id, ACTOR) as session:
        entries = await session.scalars(select(AuditEntry).where(AuditEntry.action.startswith("webhook.")))
        noted = [(entry.action, str(entry.details)) for entry in entries]
    assert [action for action, _ in noted] == ["webhook.added", "webhook.changed", "webhook.removed"]
    assert all(secret not in details for _, details in noted)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"url": "ftp://shop.example/"}, "url", "wrong-url"),
        ({"url": "https://me:pass@shop.example/"}, "url", "wrong-url"),
        ({"url": "https://shop.example:99999/"}, "url", "wrong-url"),
        ({"url": "https://10.1.2.3/hooks"}, "url", "address-refused"),
        ({"url": "https://[::ffff:192.168.1.1]/"}, "url", "address-refused"),
        ({"event_types": ["company.exploded"]}, "event_types", "unknown"),
        ({"event_types": ["user.updated"]}, "event_types", "beyond-scope"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field(
    client: ApiClient, wrong: dict[str, object], field: str, code: str
) -> None:
    answer = await client.post("/webhooks", {"url": "https://shop.example/"} | wrong)
    assert answer.status_code == 400
    assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [(field, code)]


async def test_there_is_an_end_to_their_number(
    client: ApiClient, hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoints, "MOST_ENDPOINTS", 2)
    for _ in range(2):
        await hooks.add("https://shop.example/")
    answer = await client.post("/webhooks", {"url": "https://shop.example/"})
    assert answer.json()["errors"][0]["code"] == "too-many"


async def test_only_admins_and_their_keys_look_after_webhooks(
    app: Litestar, client: ApiClient, hooks: Hooks, tenant: TestTenant
) -> None:
    webhook, _ = await hooks.add("https://shop.example/")
    rep = await make_person(hooks.runtime.database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        for path in ("/webhooks", f"/webhooks/{webhook}", f"/webhooks/{webhook}/deliveries"):
            assert (await theirs.get(path)).status_code == 403
        assert (await theirs.post("/webhooks", {"url": "https://shop.example/"})).status_code == 403
        assert (await theirs.post(f"/webhooks/{webhook}/tests")).status_code == 403
    for scope, status in (("read", 403), ("admin", 200)):
        key = (await client.post("/api-keys", {"name": scope, "scopes": [scope], "expires_at": None})).json()["key"]
        async with api_client(app, Authorization=f"Bearer {key}") as machine:
            assert (await machine.get("/webhooks")).status_code == status


async def test_a_new_secret_signs_beside_the_old_one_for_a_while(hooks: Hooks, receiver: Receiver) -> None:
    webhook, old = await hooks.add(receiver.url(), "company.updated")
    answer = await hooks.client.post(f"/webhooks/{webhook}/secrets", {"overlap_hours": 2})
    new = answer.json()["secret"]
    assert answer.json()["webhook"]["previous_secret_until"] is not None
    await hooks.change_companies()
    await hooks.sender.send_due()
    assert receiver.taken[0].verified(old) == receiver.taken[0].verified(new)
    assert receiver.taken[0].headers["webhook-signature"].count("v1,") == 2
    await hooks.later(hours=2)
    await hooks.change_companies()
    await hooks.sender.send_due()
    receiver.taken[1].verified(new)
    with pytest.raises(WebhookVerificationError):
        receiver.taken[1].verified(old)
    at_once = (await hooks.client.post(f"/webhooks/{webhook}/secrets", {"overlap_hours": 0})).json()["secret"]
    await hooks.change_companies()
    await hooks.sender.send_due()
    receiver.taken[2].verified(at_once)
    assert receiver.taken[2].headers["webhook-signature"].count("v1,") == 1


async def test_a_test_event_says_at_once_what_came_of_it(hooks: Hooks, receiver: Receiver) -> None:
    webhook, secret = await hooks.add(receiver.url(), active=False)
    receiver.answer(401, '{"error": "签名不对"}'.encode())
    shown = (await hooks.client.post(f"/webhooks/{webhook}/tests")).json()
    assert (shown["delivery"]["state"], shown["delivery"]["status_code"]) == ("failed", 401)
    assert "签名不对" in shown["answer"]
    assert "refused" in shown["delivery"]["problem"]
    shown = (await hooks.client.post(f"/webhooks/{webhook}/tests")).json()
    assert (shown["delivery"]["state"], shown["tries"][0]["status_code"]) == ("delivered", 204)
    assert receiver.taken[1].verified(secret)["type"] == "webhook.test"
    unreachable, _ = await hooks.add("http://127.0.0.1:1/")
    shown = (await hooks.client.post(f"/webhooks/{unreachable}/tests")).json()
    assert "could not be reached" in shown["delivery"]["problem"]
    inside, _ = await hooks.add("https://localhost.localdomain.invalid/")
    shown = (await hooks.client.post(f"/webhooks/{inside}/tests")).json()
    assert "not known" in shown["delivery"]["problem"]


async def test_the_log_is_filtered_and_failed_messages_are_sent_again(hooks: Hooks, receiver: Receiver) -> None:
    webhook, _ = await hooks.add(receiver.url(), "company.updated", "company.created")
    await hooks.happen(CompanyCreated(company_ids=[new_id(), new_id()]), CompanyChanged(company_ids=[new_id()]))
    await hooks.sender.send_due()
    rows = await hooks.deliveries()
    async with hooks.runtime.database.tenant_session(hooks.tenant.id, ACTOR) as session:
        lost = [row.id for row in rows if row.type == "company.created"]
        await session.execute(
            update(WebhookDelivery).where(WebhookDelivery.id.in_(lost)).values(state="failed", problem="refused")
        )

    async def shown(**asked: str) -> list[str]:
        answer = await hooks.client.get(f"/webhooks/{webhook}/deliveries", **asked)
        assert answer.status_code == 200, answer.text
        return [row["type"] for row in answer.json()["items"]]

    assert sorted(await shown()) == ["company.created", "company.created", "company.updated"]
    assert await shown(state="delivered") == ["company.updated"]
    assert await shown(state="failed") == ["company.created", "company.created"]
    assert await shown(type="company.updated") == ["company.updated"]
    assert (await hooks.endpoint(webhook))["failed"] == 2
    detail = (await hooks.client.get(f"/webhook-deliveries/{rows[0].id}")).json()
    assert detail["body"] == rows[0].body
    future = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert (await hooks.client.post(f"/webhooks/{webhook}/resends", {"since": future})).json() == {"count": 0}
    assert (await hooks.client.post(f"/webhooks/{webhook}/resends", {})).json() == {"count": 2}
    await hooks.sender.send_due()
    assert await shown(state="failed") == []
    assert len(receiver.taken) == 5
    assert len({taken.id for taken in receiver.taken}) == 3


async def test_nothing_is_told_that_a_key_could_not_read(
    client: ApiClient, hooks: Hooks, receiver: Receiver, tenant: TestTenant
) -> None:
    await hooks.add(receiver.url(), "company.updated", "contact.updated", "deal.updated", "deal.created")
    mine = (await client.post("/companies", {"name": "Owned", "owner_id": str(tenant.owner.membership_id)})).json()
    deal = await client.post("/deals", {"name": "Owned", "company_id": mine["id"]})
    assert deal.status_code == 201, deal.text
    await hooks.announce()
    await hooks.sender.send_due()
    assert [taken.json["data"]["id"] for taken in receiver.on("/hook") if taken.json["type"] == "deal.created"] == [
        deal.json()["id"]
    ]
    receiver.taken.clear()
    policy = {
        "reach": {"company": "own", "contact": "own", "deal": "own", "quote": "own", "order": "own"},
        "masks": [], "unowned": True, "pooled": False, "changes": "own", "may_export": False,
    }  # fmt: skip
    answer = await client.patch("/role-policies/api", policy)
    assert answer.status_code == 200, answer.text
    free = (await client.post("/companies", {"name": "Nobody's", "owner_id": None})).json()
    await client.patch(f"/companies/{mine['id']}", {"name": "Owned still"}, mine["version"])
    await client.patch(f"/companies/{free['id']}", {"name": "Nobody's still"}, free["version"])
    await client.patch(f"/deals/{deal.json()['id']}", {"name": "Hidden"}, deal.json()["version"])
    await hooks.announce()
    await hooks.sender.send_due()
    assert {taken.json["data"]["id"] for taken in receiver.taken} == {free["id"]}


async def test_an_endpoint_is_told_within_its_scope(hooks: Hooks, receiver: Receiver) -> None:
    await hooks.add(receiver.url("/read"))
    await hooks.add(receiver.url("/admin"), scope="admin")
    await hooks.happen(ErpTrouble(link_id=new_id(), name="K3", code="auth"), CompanyChanged(company_ids=[new_id()]))
    await hooks.sender.send_due()
    assert [taken.json["type"] for taken in receiver.on("/read")] == ["company.updated"]
    assert sorted(taken.json["type"] for taken in receiver.on("/admin")) == ["company.updated", "erp_link.failed"]
    assert "K3" not in receiver.on("/admin")[0].body.decode()


async def test_another_tenants_events_are_not_heard(
    hooks: Hooks, receiver: Receiver, other_tenant: TestTenant, other_client: ApiClient
) -> None:
    await hooks.add(receiver.url())
    theirs = Hooks(hooks.runtime, other_tenant, other_client)
    await theirs.change_companies()
    await hooks.sender.send_due()
    assert receiver.taken == []


async def test_what_a_mailbox_brings_at_first_is_no_news(hooks: Hooks, receiver: Receiver) -> None:
    for origin, count in (("backfill", 0), ("import", 0), ("live", 1)):
        event = MessagesIngested(mailbox_id=new_id(), message_ids=[new_id()], conversation_ids=[], origin=origin)  # type: ignore[arg-type]
        assert len(telling.told_of(event)) == count


async def test_who_is_far_behind_is_switched_off(
    hooks: Hooks, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_WAITING", 3)
    webhook, _ = await hooks.add(receiver.url(), "company.created")
    await hooks.happen(CompanyCreated(company_ids=[new_id() for _ in range(4)]))
    shown = await hooks.endpoint(webhook)
    assert (shown["active"], shown["off_reason"], shown["waiting"]) == (False, "backlog", 4)


async def test_the_log_forgets(hooks: Hooks, receiver: Receiver) -> None:
    await hooks.add(receiver.url(), "company.updated")
    old, fresh = await hooks.change_companies(2)
    database = hooks.runtime.database
    async with database.tenant_session(hooks.tenant.id, ACTOR) as session:
        aged = update(WebhookDelivery).where(WebhookDelivery.record_id == old)
        await session.execute(aged.values(created_at=now() - timedelta(days=31)))
        run = JobRun(session, hooks.runtime, hooks.tenant.id, new_id())
        await jobs.forget_old.run(run, TickedEvent(schedule="webhooks.forget_old"))
    assert [row.record_id for row in await hooks.deliveries()] == [fresh]


async def test_the_catalogue_holds_what_is_told(client: ApiClient) -> None:
    listed = (await client.get("/webhook-event-types")).json()
    assert [each["name"] for each in listed] == list(catalogue.BY_NAME)
    assert all(each["summary"] for each in listed)
    announcing = {name for name in make_registry().jobs if name.startswith("webhooks.announce_")}
    assert announcing == {f"webhooks.announce_{event.__name__}" for event in telling.sources()}
    assert UUID(int=0) not in {each.id for each in telling.told_of(CompanyChanged(company_ids=[new_id()]))}
