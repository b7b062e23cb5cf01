"""From an event to a receiver: signed, retried, at least once, nobody kept waiting."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from standardwebhooks import WebhookVerificationError

from backend.alerts.models import Alert
from backend.customers.events import CompanyChanged
from backend.webhooks.sending import wire
from backend.webhooks.sending.sender import WebhookSender
from backend.webhooks.vocabulary import PAUSES
from tenants.context import Actor
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.backend.webhooks.hooking import ACTOR, Hooks
from tests.backend.webhooks.receiver import Receiver
from tests.support import ApiClient, TestTenant


async def test_a_change_made_over_the_api_reaches_the_receiver_signed(
    client: ApiClient, hooks: Hooks, receiver: Receiver
) -> None:
    _, secret = await hooks.add(receiver.url(), "company.created")
    company = (await client.post("/companies", {"name": "Nordlicht GmbH"})).json()
    await hooks.announce()
    await hooks.sender.send_due()
    (taken,) = receiver.taken
    payload = taken.verified(secret)
    assert payload["type"] == "company.created"
    assert payload["data"] == {
        "version": 1, "object": "company", "id": company["id"], "href": f"/api/v1/companies/{company['id']}",
        "actor": {"kind": "user"},
    }  # fmt: skip
    assert abs((datetime.now(UTC) - datetime.fromisoformat(payload["timestamp"])).total_seconds()) < 60
    assert taken.headers["content-type"] == "application/json"
    assert (await client.get(payload["data"]["href"].removeprefix("/api/v1"))).json()["name"] == "Nordlicht GmbH"
    with pytest.raises(WebhookVerificationError):
        taken.verified("whsec_" + "A" * 43 + "=")


async def test_a_program_can_tell_its_own_changes_from_others(hooks: Hooks, receiver: Receiver) -> None:
    await hooks.add(receiver.url(), "company.updated")
    key, company = new_id(), new_id()
    changed = CompanyChanged(company_ids=[company])
    await hooks.happen(changed, changed, actor=Actor("api_key", "ERP bridge", id=key))
    await hooks.happen(changed, changed)
    await hooks.sender.send_due()
    # Of several changes that nobody has heard of yet, one is told for each who made them.
    actors = [taken.json["data"]["actor"] for taken in receiver.taken]
    assert sorted(actors, key=str) == [{"kind": "api_key", "id": str(key)}, {"kind": "system"}]
    await hooks.happen(changed)
    await hooks.sender.send_due()
    assert len(receiver.taken) == 3


async def test_failures_are_tried_again_on_the_schedule_under_the_same_id(hooks: Hooks, receiver: Receiver) -> None:
    webhook, secret = await hooks.add(receiver.url(), "company.updated")
    await hooks.change_companies()
    for pause in PAUSES:
        receiver.answer(500, b"boom \x00 <b>")
        await hooks.sender.send_due()
        (row,) = await hooks.deliveries()
        assert (row.state, row.status_code, row.problem) == ("waiting", 500, "server-error")
        assert row.answer == "boom � <b>"
        waits = (row.due_at - datetime.now(UTC)).total_seconds()
        assert 0.9 * pause - 2 < waits < 1.2 * pause + 2
        await hooks.end_pauses()
    receiver.answer(500)
    await hooks.sender.send_due()
    (row,) = await hooks.deliveries()
    assert (row.state, row.attempts, len(row.tries)) == ("failed", 10, 10)
    # A person sends it again, and the receiver gets the same message.
    assert (await hooks.client.post(f"/webhook-deliveries/{row.id}/resends")).status_code == 200
    await hooks.sender.send_due()
    (row,) = await hooks.deliveries()
    assert (row.state, row.attempts) == ("delivered", 11)
    assert len({taken.id for taken in receiver.taken}) == 1
    assert len({taken.body for taken in receiver.taken}) == 1
    assert receiver.taken[-1].verified(secret)["type"] == "company.updated"
    assert (await hooks.endpoint(webhook))["problem"] is None


async def test_redirects_are_not_followed_and_a_busy_receiver_is_waited_for(hooks: Hooks, receiver: Receiver) -> None:
    webhook, _ = await hooks.add(receiver.url(), "company.updated")
    await hooks.change_companies()
    receiver.answer(302, Location=receiver.url("/elsewhere"))
    await hooks.sender.send_due()
    assert "not followed" in (await hooks.endpoint(webhook))["problem"]
    assert receiver.on("/elsewhere") == []
    await hooks.later(minutes=1)
    receiver.answer(429, Retry_After="7000")
    await hooks.sender.send_due()
    (row,) = await hooks.deliveries()
    assert row.due_at.timestamp() - datetime.now(UTC).timestamp() > 6900
    await hooks.change_companies(3)
    await hooks.sender.send_due()
    assert len(receiver.taken) == 2  # the others wait too
    assert await hooks.wait_due(webhook) > 6000
    await hooks.later(hours=3)
    await hooks.sender.send_due()
    assert len(receiver.taken) == 6
    assert {row.state for row in await hooks.deliveries()} == {"delivered"}


async def test_gone_ends_it_and_failing_for_days_too_and_admins_hear_of_it(
    hooks: Hooks, receiver: Receiver, tenant: TestTenant
) -> None:
    gone, _ = await hooks.add(receiver.url("/gone"), "company.updated", description="Old shop")
    failing, _ = await hooks.add(receiver.url("/failing"), "company.updated")
    await hooks.change_companies(2)
    for _ in range(2):
        receiver.answer(410, path="/gone")
    for _ in range(40):  # on a slow machine retries come due while this runs
        receiver.answer(404, path="/failing")
    await hooks.sender.send_due()
    shown = await hooks.endpoint(gone)
    assert (shown["active"], shown["off_reason"]) == (False, "gone")
    assert {row.problem for row in await hooks.deliveries(gone)} == {"gone"}
    assert (await hooks.endpoint(failing))["active"] is True
    await hooks.later(days=3)
    await hooks.sender.send_due()
    shown = await hooks.endpoint(failing)
    assert (shown["active"], shown["off_reason"], shown["failed"]) == (False, "failing", 0)
    assert "three days" in shown["off_because"]
    async with hooks.runtime.database.tenant_session(tenant.id, ACTOR) as session:
        alerts = list(await session.scalars(select(Alert).order_by(Alert.created_at)))
    assert [(alert.kind, alert.link) for alert in alerts] == [
        ("webhook", f"/settings/webhooks/{gone}"),
        ("webhook", f"/settings/webhooks/{failing}"),
    ]
    assert alerts[0].params == {"name": "Old shop"}
    # Nothing new is queued while it is off; what waited goes out when it is on again.
    await hooks.change_companies()
    assert (await hooks.client.post(f"/webhooks/{failing}/resends", {})).json()["type"].endswith("webhook-off")
    receiver.answers["/failing"].clear()
    answer = await hooks.client.patch(f"/webhooks/{failing}", {"active": True}, shown["version"])
    assert (answer.status_code, answer.json()["off_reason"]) == (200, None)
    before = len(receiver.on("/failing"))
    await hooks.sender.send_due()
    assert len(receiver.on("/failing")) == before + 2
    assert {row.state for row in await hooks.deliveries(failing)} == {"delivered"}


async def test_a_slow_receiver_delays_no_other(hooks: Hooks, receiver: Receiver) -> None:
    receiver.stuck["/slow"] = asyncio.Event()
    await hooks.add(receiver.url("/slow"), "company.updated")
    await hooks.add(receiver.url("/quick"), "company.updated")
    running = asyncio.create_task(hooks.sender.run())
    try:
        await hooks.change_companies(1)
        await receiver.wait_for(1, "/slow")
        for count in (2, 3, 4):
            await hooks.change_companies(1)
            await receiver.wait_for(count, "/quick")
        assert len(receiver.on("/slow")) == 1
        receiver.stuck["/slow"].set()
        await receiver.wait_for(4, "/slow")
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_receiver_that_never_answers_is_let_go(
    hooks: Hooks, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "LIMIT", 0.2)
    receiver.stuck["/hook"] = asyncio.Event()
    webhook, _ = await hooks.add(receiver.url(), "company.updated")
    await hooks.change_companies()
    await hooks.sender.send_due()
    (row,) = await hooks.deliveries()
    assert (row.state, row.problem, row.status_code) == ("waiting", "timeout", None)
    assert "did not answer" in (await hooks.endpoint(webhook))["problem"]


async def test_a_worker_that_dies_loses_nothing_and_doubles_nothing_silently(
    hooks: Hooks, receiver: Receiver, runtime: Runtime
) -> None:
    receiver.stuck["/hook"] = asyncio.Event()
    await hooks.add(receiver.url(), "company.updated")
    await hooks.change_companies(6)
    dying = WebhookSender(runtime)
    await dying.begin_due()
    await receiver.wait_for(4)
    # As kill -9 leaves it: requests taken by the receiver, nothing written down, the lease held.
    for turn in list(dying._turns.values()):
        turn.cancel()
    await asyncio.gather(*dying._turns.values(), return_exceptions=True)
    assert {row.state for row in await hooks.deliveries()} == {"sending"}
    receiver.stuck.clear()
    other = WebhookSender(runtime)
    assert await other.begin_due() == 0  # the lease stands
    await hooks.later(minutes=4)
    await other.send_due()
    rows = await hooks.deliveries()
    assert [(row.state, row.attempts) for row in rows] == [("delivered", 1)] * 6
    assert len(receiver.taken) == 4 + 6
    assert {taken.id for taken in receiver.taken} == {f"msg_{row.message_id.hex}" for row in rows}
