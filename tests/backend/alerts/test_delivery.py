"""From news to a colleague's phone and a team's group, against services of ours."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Litestar
from sqlalchemy import select, update

from backend.alerts.models import Alert, AlertChannel, AlertDelivery
from backend.alerts.sending.sender import AlertSender
from tenants.orm import now
from tenants.runtime import Runtime
from tests.backend.alerts.alerting import ACTOR, LOUD, QUIET, Alerting
from tests.backend.alerts.services import Browser, Services, endpoint_key
from tests.support import ApiClient, TestPerson, TestTenant, api_client, make_person


async def add_robot(client: ApiClient, services: Services, **more: Any) -> dict[str, Any]:
    robot = {
        "kind": "dingtalk",
        "name": "外贸一组",
        "url": f"{services.url}/robot/send?access_token=t",
        "secret": "SEC",
    }
    answer = await client.post("/alert-channels/robots", robot | more)
    assert answer.status_code == 201, answer.text
    channel: dict[str, Any] = answer.json()
    return channel


async def test_a_reminder_reaches_a_browser(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    browser = Browser(f"{services.url}/push/1")
    answer = await client.get("/alerts/push-key")
    assert answer.status_code == 200, answer.text
    key = answer.json()["application_server_key"]
    for _ in range(2):  # subscribing again renews
        answer = await client.post("/alert-channels/browsers", {"name": "Pixel"} | browser.subscription)
        assert answer.status_code == 201, answer.text
    assert len((await client.get("/alert-channels")).json()) == 1
    (alert_id,) = await alerting.raise_for(me, body="Ask Anna for the label", params={"reminder_id": "7"})
    assert await alerting.send_all() == 1
    (taken,) = services.taken
    assert browser.read(taken.body) == {
        "id": str(alert_id), "kind": "reminder", "title": "This is a trial alert.", "body": "Ask Anna for the label",
        "link": "/today", "lang": "en", "reminder": {"id": "7", "done": "Done", "hour": "In an hour"},
    }  # fmt: skip
    assert (taken.headers["topic"], taken.headers["urgency"]) == (alert_id.hex, "high")
    assert len(endpoint_key(taken.headers)) == 65
    assert taken.headers["authorization"].endswith(key)
    assert [delivery.state for delivery in await alerting.deliveries()] == ["sent"]


async def test_a_browser_that_is_gone_is_forgotten(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await client.post("/alert-channels/browsers", {"name": "Old"} | Browser(f"{services.url}/push/1").subscription)
    services.answer(410)
    await alerting.raise_for(me)
    assert await alerting.send_all() == 0
    (channel,) = (await client.get("/alert-channels")).json()
    assert channel["active"] is False
    assert "browser" in channel["problem"]
    await alerting.raise_for(me, "r2")
    assert await alerting.send_all() == 0
    assert len(services.taken) == 1


async def test_a_key_that_is_refused_keeps_the_subscription(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await client.post("/alert-channels/browsers", {"name": "Phone"} | Browser(f"{services.url}/push/1").subscription)
    services.answer(403, {"reason": "BadJwtToken"})
    await alerting.raise_for(me)
    await alerting.send_all()
    (channel,) = (await client.get("/alert-channels")).json()
    assert (channel["active"], "BadJwtToken" in channel["problem_said"]) == (True, True)
    assert [delivery.state for delivery in await alerting.deliveries()] == ["waiting"]


async def test_a_burst_becomes_a_digest_and_nothing_is_lost(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await add_robot(client, services)
    for number in range(25):
        await alerting.raise_for(me, f"r{number}", body=f"line {number}")
    await alerting.send_all()
    assert len(services.taken) <= 18
    said = "".join(taken.json["text"]["content"] for taken in services.taken)
    assert all(f"line {number}\n" in said for number in range(25))
    assert all(delivery.state == "sent" for delivery in await alerting.deliveries())
    assert any(delivery.in_digest for delivery in await alerting.deliveries())


async def test_no_robot_is_asked_more_often_than_it_bears(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await add_robot(client, services)
    for number in range(25):
        await alerting.raise_for(me, f"r{number}")
        await alerting.sender.send_due()
    assert len(services.taken) <= 18
    states = [delivery.state for delivery in await alerting.deliveries()]
    assert states.count("sent") + states.count("waiting") == 25


async def test_a_robot_that_was_shut_up_waits_ten_minutes(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    channel = await add_robot(client, services)
    services.answer(200, {"errcode": 130101, "errmsg": "send too fast"})
    await alerting.raise_for(me)
    await alerting.raise_for(me, "r2")
    await alerting.send_all()
    await alerting.send_all()
    assert len(services.taken) == 1
    assert all(delivery.due_at > now() + timedelta(minutes=9) for delivery in await alerting.deliveries())
    async with alerting.runtime.database.tenant_session(alerting.tenant.id, ACTOR) as session:
        await session.execute(update(AlertDelivery).values(due_at=now()))
        await session.execute(update(AlertChannel).values(paused_until=now()))
    assert await alerting.send_all() == 2
    shown = next(each for each in (await client.get("/alert-channels")).json() if each["id"] == channel["id"])
    assert shown["problem"] is None


async def test_a_killed_senders_parcel_is_sent_by_the_next(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await add_robot(client, services)
    await alerting.raise_for(me)
    async with alerting.runtime.database.tenant_session(alerting.tenant.id, ACTOR) as session:
        await session.execute(update(AlertDelivery).values(state="sending"))
        await session.execute(update(AlertChannel).values(leased_until=now() + timedelta(seconds=30)))
    assert await alerting.send_all() == 0
    async with alerting.runtime.database.tenant_session(alerting.tenant.id, ACTOR) as session:
        await session.execute(update(AlertChannel).values(leased_until=now() - timedelta(seconds=1)))
    assert await alerting.send_all() == 1


async def test_two_senders_say_it_once(client: ApiClient, services: Services, alerting: Alerting, me: UUID) -> None:
    await add_robot(client, services)
    await alerting.raise_for(me)
    others = [AlertSender(alerting.runtime) for _ in range(4)]
    await asyncio.gather(*(sender.send_due() for sender in others))
    assert len(services.taken) == 1


async def test_quiet_hours_hold_back_all_but_what_is_urgent(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await add_robot(client, services)
    assert (await client.put("/alerts/settings", QUIET | {"urgent": ["send_failed"]})).status_code == 200
    await alerting.raise_for(me)
    await alerting.raise_for(me, "r2", kind="send_failed")
    assert await alerting.send_all() == 1
    assert {delivery.state for delivery in await alerting.deliveries()} == {"sent", "waiting"}
    assert (await client.get("/alerts/count")).json() == {"unseen": 2}


async def test_the_deputy_hears_of_it_during_a_leave(
    client: ApiClient, app: Litestar, alerting: Alerting, tenant: TestTenant, me: UUID
) -> None:
    deputy: TestPerson = await make_person(alerting.runtime.database, tenant.id, "rep")
    days = {
        "leave_from": str((now() - timedelta(days=1)).date()),
        "leave_until": str((now() + timedelta(days=2)).date()),
    }
    answer = await client.put("/alerts/settings", LOUD | days | {"deputy_id": str(deputy.membership_id)})
    assert answer.status_code == 200, answer.text
    await alerting.raise_for(me, kind="reply", body="We accept the price")
    await alerting.plan()
    async with api_client(app) as theirs:
        await theirs.sign_in(deputy.email)
        (alert,) = (await theirs.get("/alerts")).json()["items"]
    assert alert["on_behalf_of"] == tenant.owner.name
    assert alert["title"].startswith(f"For {tenant.owner.name}: ")
    assert alert["body"] == ""


async def test_one_piece_of_news_comes_once(alerting: Alerting, client: ApiClient, me: UUID) -> None:
    assert len(await alerting.raise_for(me)) == 1
    assert await alerting.raise_for(me) == []
    (alert,) = (await client.get("/alerts", unseen="true")).json()["items"]
    assert (await client.post("/alerts/seen", {"ids": [alert["id"]]})).status_code == 204
    assert (await client.get("/alerts", unseen="true")).json()["items"] == []
    assert len((await client.get("/alerts")).json()["items"]) == 1


async def test_what_is_muted_stays_in_the_app(
    client: ApiClient, services: Services, alerting: Alerting, me: UUID
) -> None:
    await add_robot(client, services)
    await add_robot(client, services, name="Only failures", kinds=["send_failed"])
    await client.put("/alerts/settings", LOUD | {"muted": ["opened"]})
    await alerting.raise_for(me, kind="opened")
    await alerting.raise_for(me, "r2", kind="reply")
    assert await alerting.send_all() == 1
    assert (await client.get("/alerts/count")).json() == {"unseen": 2}


async def test_a_trial_says_at_once_what_is_wrong(client: ApiClient, services: Services) -> None:
    channel = await add_robot(client, services, kind="feishu")
    services.answer(200, {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"})
    answer = await client.post(f"/alert-channels/{channel['id']}/trials")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "alert-trial-failed")
    assert "signing key" in answer.json()["title"]
    assert (await client.get("/alert-channels")).json()[0]["problem"]
    answer = await client.post(f"/alert-channels/{channel['id']}/trials")
    assert (answer.status_code, answer.json()["problem"]) == (200, None)


async def test_addresses_of_other_hosts_are_refused(client: ApiClient) -> None:
    robot = {"kind": "wecom", "name": "x", "url": "https://inside.anchor.example/cgi-bin/webhook/send?key=1"}
    answer = await client.post("/alert-channels/robots", robot)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "url")


async def test_secrets_never_come_back(client: ApiClient, services: Services) -> None:
    channel = await add_robot(client, services)
    shown = (await client.get("/alert-channels")).text + (
        await client.get(f"/alert-channels/{channel['id']}/deliveries")
    ).text
    assert "access_token" not in shown
    assert "SEC" not in shown


async def test_the_companys_robot_is_for_who_manages_it(
    client: ApiClient, app: Litestar, services: Services, runtime: Runtime, tenant: TestTenant
) -> None:
    channel = await add_robot(client, services, shared=True)
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert [each["shared"] for each in (await theirs.get("/alert-channels")).json()] == [True]
        assert (await theirs.delete(f"/alert-channels/{channel['id']}")).status_code == 403
        robot = {"kind": "dingtalk", "name": "x", "url": f"{services.url}/r", "shared": True}
        assert (await theirs.post("/alert-channels/robots", robot)).status_code == 403


async def test_without_a_mail_server_the_digest_says_so(client: ApiClient, alerting: Alerting, me: UUID) -> None:
    await client.post("/alert-channels/mail", {})
    await client.put("/alerts/settings", LOUD | {"digest": "at_once"})
    await alerting.raise_for(me)
    assert await alerting.send_all() == 0
    assert "mail server" in (await client.get("/alert-channels")).json()[0]["problem"]


async def test_alerts_know_no_other_tenant(
    other_client: ApiClient, alerting: Alerting, me: UUID, runtime: Runtime
) -> None:
    await alerting.raise_for(me)
    assert (await other_client.get("/alerts")).json()["items"] == []
    async with runtime.database.tenant_session(alerting.tenant.id, ACTOR) as session:
        assert len(list(await session.scalars(select(Alert)))) == 1
