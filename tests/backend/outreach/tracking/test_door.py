"""Pixels and links from the outside: what is answered, what is kept, what is judged."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy import event, select

from backend.outreach.tracking.consent import note_consent
from backend.outreach.tracking.door import Door
from backend.outreach.tracking.models import TrackedMessage, TrackingPolicy, TrackingTally
from backend.outreach.tracking.recorder import Recorder
from backend.outreach.tracking.settling import rejudge
from backend.outreach.tracking.spool import Spool
from tenants.context import system_actor
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.tracking.sent import HTML, hits, judge_now, recipients, send, tracked
from tests.support import ApiClient, TestTenant

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"
BUYER = "ana@moinho.br"
pytestmark = pytest.mark.usefixtures("_host")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"tracking_url": "https://go.lading.test", "trust_proxy": True})


@pytest.fixture
def _host(settings: Settings) -> None:
    """The operator offers a host."""


@pytest.fixture
async def recorder(app: Litestar, runtime: Runtime, settings: Settings) -> AsyncIterator[Recorder]:
    """A door whose spool is emptied when the test says so."""
    spool = Spool(settings.data_dir / "spool-of-test")
    app.state.tracking_door = Door(runtime, spool)
    yield Recorder(runtime, spool)
    spool.close()


def paths(html: str) -> tuple[str, list[str]]:
    """The pixel's and the links' paths."""
    pixel = re.search(r"https://go\.lading\.test(/t/o/[\w-]{64}\.gif)", html)
    assert pixel is not None
    return pixel[1], re.findall(r'href="https://go\.lading\.test(/t/c/[\w-]{64})"', html)


async def get(client: ApiClient, path: str, ip: str = "203.0.113.7", method: str = "GET", **headers: str) -> Any:
    sent = {"X-Forwarded-For": ip, "User-Agent": CHROME, **headers}
    return await client.http.request(method, path, headers=sent, follow_redirects=False)


async def test_a_link_leads_where_it_did_before(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    _, html = await send(runtime, tenant, BUYER)
    _, links = paths(html)
    answer = await get(anonymous, links[0])
    assert answer.status_code == 302
    assert answer.headers["location"] == "https://acme.example/list?a=1&b=2"
    assert answer.headers["cache-control"].startswith("no-store")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert (await get(anonymous, links[1])).headers["location"] == "https://acme.example/new"


async def test_links_asked_for_together_are_looked_up_together(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    """A process that has just begun knows no link: it must not ask the database once for each that is followed."""
    links = [link for _ in range(4) for link in paths((await send(runtime, tenant, BUYER))[1])[1]]
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "FROM tracked_link" in statement:
            asked.append(statement)

    event.listen(runtime.database.app.sync_engine, "before_cursor_execute", note)
    answers = await asyncio.gather(*(get(anonymous, link) for link in links * 3))
    event.remove(runtime.database.app.sync_engine, "before_cursor_execute", note)
    assert {answer.status_code for answer in answers} == {302}
    assert 1 <= len(asked) <= len(links) // 2


async def test_nothing_in_a_request_changes_where_a_link_leads(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    _, html = await send(runtime, tenant, BUYER)
    _, links = paths(html)
    for tail in ("?url=https://evil.example", "?l=https://evil.example&to=//evil.example", "#https://evil.example"):
        answer = await get(anonymous, links[0] + tail)
        assert answer.headers["location"] == "https://acme.example/list?a=1&b=2"
    forged = links[0][:-1] + ("A" if links[0][-1] != "A" else "B")
    for path in (forged, "/t/c/https://evil.example", "/t/c/" + "A" * 64, "/t/c/", links[0] + "/https://evil.example"):
        answer = await get(anonymous, path)
        assert answer.status_code == 404, path
        assert "location" not in answer.headers


async def test_the_pixel_is_the_same_for_everybody(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    _, html = await send(runtime, tenant, BUYER)
    pixel, _ = paths(html)
    real, wrong = await get(anonymous, pixel), await get(anonymous, "/t/o/" + "A" * 64 + ".gif")
    assert (real.status_code, real.content, real.headers["content-type"]) == (200, wrong.content, "image/gif")
    assert wrong.status_code == 200
    assert real.content.startswith(b"GIF89a")
    assert await recorder.store_all() == 1


async def test_head_is_answered_without_a_body_and_is_no_click(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    sent_at = now() - timedelta(hours=1)
    outgoing_id, html = await send(runtime, tenant, BUYER, sent_at=sent_at)
    _, links = paths(html)
    answer = await get(anonymous, links[0], method="HEAD")
    assert (answer.status_code, answer.content) == (302, b"")
    assert (await get(anonymous, links[0], method="POST")).status_code == 405
    await get(anonymous, links[1], **{"Sec-Purpose": "prefetch"})
    await recorder.store_all()
    await judge_now(runtime, tenant, now() + timedelta(minutes=1))
    assert [(hit.verdict, hit.reason) for hit in await hits(runtime, tenant)] == [
        ("machine", "method"),
        ("machine", "prefetch"),
    ]
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert recipient.clicks == 0


async def test_a_persons_open_and_click_are_counted_and_told_once(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, anonymous: ApiClient, recorder: Recorder
) -> None:
    contact = (await client.post("/contacts", {"name": "Ana", "email": BUYER})).json()
    outgoing_id, html = await send(runtime, tenant, BUYER, sent_at=now() - timedelta(hours=1))
    pixel, links = paths(html)
    await get(anonymous, pixel)
    await get(anonymous, links[0])
    await recorder.store_all()
    await judge_now(runtime, tenant, now())  # too early for a verdict that people hear of
    assert await told(runtime, tenant) == []
    for _ in range(2):
        await judge_now(runtime, tenant, now() + timedelta(minutes=1))
    assert await told(runtime, tenant) == ["MessageOpened", "LinkClicked"]
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert (recipient.opens, recipient.clicks, str(recipient.contact_id)) == (1, 1, contact["id"])
    timeline = (await client.get(f"/contacts/{contact['id']}/timeline")).json()["items"]
    assert {"opened", "clicked"} <= {item["kind"] for item in timeline}
    panel = (await client.get(f"/tracking/messages/{outgoing_id}")).json()
    assert panel["recipients"][0]["status"] == "clicked"
    assert panel["opens"]["human"] + panel["opens"]["certain"] == 1
    assert {hit["kind"] for hit in panel["hits"]} == {"open", "click"}
    assert all(hit["because"] for hit in panel["hits"])


async def told(runtime: Runtime, tenant: TestTenant) -> list[str]:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        rows = await session.scalars(
            select(OutboxEvent.type)
            .where(OutboxEvent.type.in_(["MessageOpened", "LinkClicked"]))
            .order_by(OutboxEvent.id)
        )
        return list(rows)


async def test_storing_a_segment_twice_counts_once(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, settings: Settings, app: Litestar
) -> None:
    _, html = await send(runtime, tenant, BUYER)
    pixel, _ = paths(html)
    spool = Spool(settings.data_dir / "twice")
    app.state.tracking_door = Door(runtime, spool)
    await get(anonymous, pixel)
    await get(anonymous, pixel)
    recorder = Recorder(runtime, spool)
    segments = spool.take()
    assert await recorder._store(segments[0]) == 2  # the process dies before it removes the segment
    spool.put_back(segments)
    assert await recorder.store_all() == 0
    assert len(await hits(runtime, tenant)) == 2
    spool.close()


async def test_who_withdraws_leaves_no_trace_from_then_on(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    _, html = await send(runtime, tenant, BUYER)
    pixel, links = paths(html)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await note_consent(session, BUYER, "refused", "page")
    assert (await get(anonymous, pixel)).status_code == 200
    assert (await get(anonymous, links[0])).status_code == 302
    assert await recorder.store_all() == 0
    assert await hits(runtime, tenant) == []


async def test_without_consent_a_french_reader_gets_a_plain_letter(runtime: Runtime, tenant: TestTenant) -> None:
    outgoing_id, html = await send(runtime, tenant, "claire@atelier.fr")
    assert html == HTML
    assert ((await tracked(runtime, tenant, outgoing_id)).mode, (await tracked(runtime, tenant, outgoing_id)).why) == (
        "off",
        "no_consent",
    )
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await note_consent(session, "Claire@Atelier.FR", "granted", "typed")
    _, agreed = await send(runtime, tenant, "claire@atelier.fr")
    assert "/t/o/" in agreed


async def test_what_is_quoted_from_earlier_mail_is_cleaned(runtime: Runtime, tenant: TestTenant) -> None:
    _, first = await send(runtime, tenant, BUYER)
    _, second = await send(
        runtime, tenant, "claire@atelier.fr", html=f"<p>see below</p><blockquote>{first}</blockquote>"
    )
    assert "/t/" not in second
    assert 'href="https://acme.example/list?a=1&amp;b=2"' in second


async def test_sending_again_gives_the_same_addresses(runtime: Runtime, tenant: TestTenant) -> None:
    from backend.outreach.tracking.decorating import decorate
    from backend.outreach.tracking.schemas import Recipient

    outgoing_id, first = await send(runtime, tenant, BUYER)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        again = await decorate(session, outgoing_id, HTML, [Recipient(BUYER)], runtime=runtime)
    assert again == first


async def test_aggregates_hold_numbers_and_nobody(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, client: ApiClient, recorder: Recorder
) -> None:
    await client.send("PATCH", "/tracking/policy", {"countries": {"BR": "aggregate"}}, **{"If-Match": '"0"'})
    htmls = [(await send(runtime, tenant, f"buyer{n}@moinho.br"))[1] for n in range(5)]
    assert len({paths(html)[0] for html in htmls}) == 1
    await get(anonymous, paths(htmls[0])[0])
    await get(anonymous, paths(htmls[0])[1][0], **{"User-Agent": "curl/8"})
    await recorder.store_all()
    assert await hits(runtime, tenant) == []
    [tally] = (await client.get("/tracking/tallies")).json()
    assert (tally["country"], tally["messages"], tally["opens"]["human"], tally["clicks"]["machine"]) == ("BR", 5, 1, 1)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        assert len(list(await session.scalars(select(TrackingTally)))) == 2


async def test_sources_are_not_kept_where_the_tenant_keeps_none(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, client: ApiClient, recorder: Recorder
) -> None:
    await client.send("PATCH", "/tracking/policy", {"keep_sources": False}, **{"If-Match": '"0"'})
    _, html = await send(runtime, tenant, BUYER, sent_at=now() - timedelta(hours=1))
    pixel, links = paths(html)
    await get(anonymous, pixel)
    await get(anonymous, links[0], **{"User-Agent": "python-requests/2"})
    await recorder.store_all()
    await judge_now(runtime, tenant, now() + timedelta(minutes=1))
    found = await hits(runtime, tenant)
    assert [(hit.ip, hit.user_agent, hit.verdict) for hit in found] == [(None, None, "human"), (None, None, "machine")]
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        assert await rejudge(session, everything=True) == 1
    await judge_now(runtime, tenant, now() + timedelta(minutes=2))
    assert [hit.verdict for hit in await hits(runtime, tenant)] == ["human", "machine"]


async def test_rules_of_today_judge_old_hits(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, recorder: Recorder
) -> None:
    _, html = await send(runtime, tenant, BUYER, sent_at=now() - timedelta(hours=1))
    await get(anonymous, paths(html)[0])
    await recorder.store_all()
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        for hit in await session.scalars(select(type((await hits(runtime, tenant))[0]))):
            hit.verdict, hit.reason, hit.rules = "machine", "an old rule", 0
        assert await rejudge(session) == 1
    await judge_now(runtime, tenant, now() + timedelta(minutes=1))
    assert [hit.verdict for hit in await hits(runtime, tenant)] == ["human"]


async def test_a_tenants_own_host_is_used_once_verified(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, anonymous: ApiClient
) -> None:
    await client.send("PATCH", "/tracking/policy", {"host": "go.harbour.example"}, **{"If-Match": '"0"'})
    _, html = await send(runtime, tenant, BUYER)
    assert "https://go.lading.test/" in html
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        policy = (await session.scalars(select(TrackingPolicy))).one()
        policy.host_verified_at = now()
    _, html = await send(runtime, tenant, BUYER)
    assert "https://go.harbour.example/t/o/" in html
    assert (await anonymous.http.get("/t/known-host?domain=go.harbour.example")).status_code == 200
    assert (await anonymous.http.get("/t/known-host?domain=evil.example")).status_code == 404


async def test_another_tenants_message_shows_nothing(
    runtime: Runtime, tenant: TestTenant, other_client: ApiClient
) -> None:
    outgoing_id, _ = await send(runtime, tenant, BUYER)
    assert (await other_client.get(f"/tracking/messages/{outgoing_id}")).status_code == 404


async def test_a_message_to_several_counts_for_the_message_alone(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, client: ApiClient, recorder: Recorder
) -> None:
    outgoing_id, html = await send(runtime, tenant, BUYER, "joao@moinho.br", sent_at=now() - timedelta(hours=1))
    await get(anonymous, paths(html)[0])
    await recorder.store_all()
    await judge_now(runtime, tenant, now() + timedelta(minutes=1))
    assert [row.opens for row in await recipients(runtime, tenant, outgoing_id)] == [0, 0]
    panel = (await client.get(f"/tracking/messages/{outgoing_id}")).json()
    assert panel["opens"]["human"] == 1
    assert isinstance((await tracked(runtime, tenant, outgoing_id)), TrackedMessage)
