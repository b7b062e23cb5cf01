"""Who is not to be written to: the list, readers' pages, one click."""

import re
from uuid import UUID

import pytest
from sqlalchemy import func, select

from backend.outreach.suppression.models import Suppression
from backend.outreach.suppression.page import _fill
from backend.outreach.suppression.queries import refused
from backend.outreach.suppression.service import suppress
from backend.outreach.suppression.texts import TEXTS, page_language
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.service import reader_page, unsubscribe_header
from tenants.context import system_actor
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.tracking.sent import recipients, send
from tests.support import ApiClient, TestTenant, api_client, make_person

BUYER = "Ana@Moinho.BR"
ONE_CLICK = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"tracking_url": "https://lading.test"})


async def reader(runtime: Runtime, tenant: TestTenant) -> tuple[UUID, str]:
    """A sent message and the path of its reader's page."""
    outgoing_id, _ = await send(runtime, tenant, BUYER)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        url = await reader_page(session, outgoing_id, Recipient(BUYER), runtime=runtime)
    assert url.startswith("https://lading.test/u/")
    return outgoing_id, url.removeprefix("https://lading.test")


async def barred(runtime: Runtime, tenant: TestTenant, *addresses: str) -> dict[str, str]:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return dict(await refused(session, addresses))


async def test_looking_at_the_page_changes_nothing_and_one_click_does(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient
) -> None:
    outgoing_id, path = await reader(runtime, tenant)
    for method in ("GET", "HEAD"):
        assert (await anonymous.http.request(method, path)).status_code == 200
    assert await barred(runtime, tenant, BUYER) == {}
    for _ in range(2):
        answer = await anonymous.http.post(path, content="List-Unsubscribe=One-Click", headers=ONE_CLICK)
        assert answer.status_code == 200
        assert not answer.cookies
    assert await barred(runtime, tenant, BUYER) == {BUYER: "unsubscribed"}
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        assert await session.scalar(select(func.count()).select_from(Suppression)) == 1
    [row] = await recipients(runtime, tenant, outgoing_id)
    assert row.unsubscribed_at is not None


async def test_one_click_as_multipart(runtime: Runtime, tenant: TestTenant, anonymous: ApiClient) -> None:
    _, path = await reader(runtime, tenant)
    answer = await anonymous.http.post(path, files={"List-Unsubscribe": (None, "One-Click")})
    assert answer.status_code == 200
    assert await barred(runtime, tenant, "ana@moinho.br") == {"ana@moinho.br": "unsubscribed"}


async def test_a_post_of_something_else_changes_nothing(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient
) -> None:
    _, path = await reader(runtime, tenant)
    assert (await anonymous.http.post(path, content="x=y", headers=ONE_CLICK)).status_code == 200
    assert await barred(runtime, tenant, BUYER) == {}
    forged = path[:-1] + ("A" if path[-1] != "A" else "B")
    assert (await anonymous.http.post(forged, content="List-Unsubscribe=One-Click")).status_code == 404
    assert (await anonymous.http.get("/u/nonsense")).status_code == 404


async def test_readers_may_come_back_but_not_past_what_a_server_said(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient
) -> None:
    _, path = await reader(runtime, tenant)
    await anonymous.http.post(path, data={"action": "unsubscribe"})
    page = await anonymous.http.post(path, data={"action": "subscribe"})
    assert "Send me no more mail" in page.text
    assert await barred(runtime, tenant, BUYER) == {}
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await suppress(session, BUYER, "hard_bounce", "report")
    await anonymous.http.post(path, data={"action": "subscribe"})
    assert await barred(runtime, tenant, BUYER) == {BUYER: "hard_bounce"}


def test_a_companys_period_ends_the_sentence() -> None:
    said = _fill("You get mail from {company}.", {"company": "Acme Co., Ltd.", "address": "a@x.example"})
    assert said == "You get mail from <bdi>Acme Co., Ltd.</bdi>"
    assert _fill("Mail from {company}.", {"company": "Acme"}) == "Mail from <bdi>Acme</bdi>."


@pytest.mark.parametrize("language", TEXTS)
async def test_pages_speak_the_readers_language(
    runtime: Runtime, tenant: TestTenant, anonymous: ApiClient, language: str
) -> None:
    _, path = await reader(runtime, tenant)
    page = await anonymous.http.get(path, headers={"Accept-Language": language})
    assert f'lang="{language}"' in page.text
    assert TEXTS[language].unsubscribe.replace("'", "&#x27;") in page.text
    assert ('dir="rtl"' in page.text) == (language == "ar")
    assert "ana@moinho.br" in page.text
    assert not re.search(r"<script|https?://", page.text)


def test_the_nearest_language_is_taken() -> None:
    assert page_language("pt-BR") == "pt"
    assert page_language(None, accept_language="zh-Hant-TW, en;q=0.5") == "zh-CN"
    assert page_language("xx", accept_language="de-AT;q=0.8, fr;q=0.9") == "fr"
    assert page_language(None) == "en"


async def test_the_header_for_one_click_needs_https(runtime: Runtime, tenant: TestTenant, settings: Settings) -> None:
    outgoing_id, _ = await send(runtime, tenant, BUYER)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        secure = await unsubscribe_header(
            session, outgoing_id, Recipient(BUYER), mailto="sales@harbour.example", runtime=runtime
        )
    assert secure.one_click
    assert secure.https is not None
    assert secure.mailto == f"mailto:sales@harbour.example?subject=unsubscribe%20{secure.https.rpartition('/')[2]}"
    plain = settings.model_copy(update={"tracking_url": None, "public_url": "http://lading.test"})
    from dataclasses import replace

    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        insecure = await unsubscribe_header(
            session,
            outgoing_id,
            Recipient(BUYER),
            mailto="sales@harbour.example",
            runtime=replace(runtime, settings=plain),
        )
    assert (insecure.https, insecure.one_click) == (None, False)


async def test_the_list_outlives_the_contact(runtime: Runtime, tenant: TestTenant, client: ApiClient) -> None:
    contact = (await client.post("/contacts", {"name": "Ana", "email": BUYER})).json()
    added = (await client.post("/suppressions", {"address": BUYER, "note": "Asked by phone."})).json()
    assert (added["address"], added["reason"], added["by"]) == ("ana@moinho.br", "typed", tenant.owner.name)
    assert (await client.delete(f"/contacts/{contact['id']}")).status_code < 300
    await client.post("/contacts", {"name": "Ana again", "email": BUYER})
    assert await barred(runtime, tenant, "ANA@moinho.br") == {"ANA@moinho.br": "typed"}


async def test_lifting_wants_a_reason_and_stays_on_record(
    runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    added = (await client.post("/suppressions", {"address": BUYER})).json()
    assert (await client.post(f"/suppressions/{added['id']}/lift", {"reason": ""})).status_code == 400
    lifted = (await client.post(f"/suppressions/{added['id']}/lift", {"reason": "She asked for mail again."})).json()
    assert lifted["lifted_reason"] == "She asked for mail again."
    assert (await client.post(f"/suppressions/{added['id']}/lift", {"reason": "again"})).status_code == 409
    assert await barred(runtime, tenant, BUYER) == {}
    again = (await client.post("/suppressions", {"address": BUYER})).json()
    assert again["id"] != added["id"]
    rows = (await client.get("/suppressions", state="all", with_total=True)).json()
    assert [row["id"] for row in rows["items"]] == [again["id"], added["id"]]
    assert rows["total"] == 2
    assert (await client.get("/suppressions", text="MOINHO")).json()["items"][0]["id"] == again["id"]
    assert (await client.get("/suppressions", reason="complaint")).json()["items"] == []


async def test_lists_of_other_systems_come_in(client: ApiClient) -> None:
    text = 'Email,Reason\na@x.example,bounced in 2024\n"B" <b@x.example>\nno address here\na@x.example\n'
    outcome = (await client.post("/suppressions/imports", {"text": text})).json()
    assert outcome == {"added": 2, "known": 1, "unreadable": ["no address here"], "unreadable_count": 1}
    rows = (await client.get("/suppressions")).json()["items"]
    assert {row["address"]: row["note"] for row in rows} == {"a@x.example": "bounced in 2024", "b@x.example": "B"}


async def test_labels_are_their_readers_and_domains_are_everybody_there(
    runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await suppress(session, "Ana+Offers@Moinho.br", "unsubscribed", "page")
        await suppress(session, "bo+a@moinho.br", "hard_bounce", "report")
    assert await barred(
        runtime, tenant, "ana@moinho.br", "ANA+x@moinho.br", "ana.b@moinho.br", "bo@moinho.br", "bo+a@moinho.br"
    ) == {"ana@moinho.br": "unsubscribed", "ANA+x@moinho.br": "unsubscribed", "bo+a@moinho.br": "hard_bounce"}
    added = await client.post("/suppressions", {"address": "@Bücher.example", "note": "A competitor."})
    assert added.json()["address"] == "@xn--bcher-kva.example"
    here = ("a@bücher.example", "b@mail.xn--bcher-kva.example")
    assert await barred(runtime, tenant, *here, "c@nobücher.example", "d@example") == dict.fromkeys(here, "typed")
    refused_one = await client.post("/suppressions", {"address": "@gmail.com"})
    assert refused_one.status_code == 400, refused_one.text
    outcome = (await client.post("/suppressions/imports", {"text": "@rival.example, told us\n@qq.com\n"})).json()
    assert (outcome["added"], outcome["unreadable"]) == (1, ["@qq.com"])
    assert await barred(runtime, tenant, "x@rival.example") == {"x@rival.example": "typed"}


async def test_only_who_manages_outreach_sees_the_list(
    runtime: Runtime, tenant: TestTenant, app: object, client: ApiClient
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as other:  # type: ignore[arg-type]
        await other.sign_in(rep.email)
        assert (await other.get("/suppressions")).status_code == 403
        assert (await other.post("/suppressions", {"address": BUYER})).status_code == 403


async def test_another_tenant_may_write_to_them(
    runtime: Runtime, tenant: TestTenant, other_tenant: TestTenant, client: ApiClient
) -> None:
    await client.post("/suppressions", {"address": BUYER})
    assert await barred(runtime, other_tenant, BUYER) == {}
