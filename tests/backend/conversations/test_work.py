"""Colleagues share a conversation: assign, claim, comments that name each other, who is answering."""

from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy import select, update

from mail_ingest.store.models import Mailbox
from mail_ingest.sync.archive import import_paths
from mail_ingest.sync.work import Engine
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import ACTOR, raw_mail, shared_pool
from tests.support import ApiClient, TestPerson, TestTenant, api_client, make_person


@pytest.fixture
async def conversation(runtime: Runtime, tenant: TestTenant, client: ApiClient, tmp_path: Path) -> str:
    """The path of a conversation."""
    file = tmp_path / "one.eml"
    file.write_bytes(raw_mail(1))
    await import_paths(Engine(runtime.database, runtime.blobs, shared_pool()), tenant.id, tenant.slug, [file])
    return f"/conversations/{(await client.get('/conversations')).json()['items'][0]['id']}"


@pytest.fixture
async def rep(runtime: Runtime, tenant: TestTenant) -> TestPerson:
    return await make_person(runtime.database, tenant.id, "rep")


async def work(client: ApiClient, conversation: str) -> dict[str, Any]:
    answer = await client.get(f"{conversation}/work")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_who_comes_first_claims_it(
    app: Litestar, client: ApiClient, tenant: TestTenant, conversation: str, rep: TestPerson
) -> None:
    async with api_client(app) as colleague:
        await colleague.sign_in(rep.email)
        claim = {"membership_id": str(rep.membership_id), "claim": True}
        assert (await colleague.put(f"{conversation}/assignment", claim)).status_code == 204
        assert (await colleague.put(f"{conversation}/assignment", claim)).status_code == 204
    late = {"membership_id": str(tenant.owner.membership_id), "claim": True}
    refused = await client.put(f"{conversation}/assignment", late)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/claimed-already")
    assert (await work(client, conversation))["assignee"]["name"] == rep.name
    assert (await client.put(f"{conversation}/assignment", {**late, "claim": False})).status_code == 204
    assert (await work(client, conversation))["assignee"]["name"] == tenant.owner.name
    assert (await client.delete(f"{conversation}/assignment")).status_code == 204
    assert (await work(client, conversation))["assignee"] is None


async def test_a_comment_tells_who_is_named(
    app: Litestar, client: ApiClient, conversation: str, rep: TestPerson
) -> None:
    text = f"@[{rep.name}](membership:{rep.membership_id}) please ask the factory."
    made = await client.post(f"{conversation}/comments", {"text": text})
    assert made.status_code == 201, made.text
    async with api_client(app) as colleague:
        await colleague.sign_in(rep.email)
        mentions = (await colleague.get("/mentions")).json()["items"]
        assert [each["kind"] for each in mentions] == ["comment"]
        comments = (await work(colleague, conversation))["comments"]
        assert [(each["text"], each["own"]) for each in comments] == [(text, False)]
        assert (await colleague.delete(f"{conversation}/comments/{made.json()['id']}")).status_code == 403
    assert (await client.delete(f"{conversation}/comments/{made.json()['id']}")).status_code == 204
    assert (await work(client, conversation))["comments"] == []


async def test_who_is_answering_now(app: Litestar, client: ApiClient, conversation: str, rep: TestPerson) -> None:
    async with api_client(app) as colleague:
        await colleague.sign_in(rep.email)
        assert (await colleague.put(f"{conversation}/replying", None)).status_code == 204
        assert (await work(colleague, conversation))["replying"] == []
        assert [each["name"] for each in (await work(client, conversation))["replying"]] == [rep.name]
        assert (await colleague.delete(f"{conversation}/replying")).status_code == 204
    assert (await work(client, conversation))["replying"] == []


async def test_a_closed_conversation_is_nobody_elses_work(
    app: Litestar, runtime: Runtime, tenant: TestTenant, client: ApiClient, conversation: str, rep: TestPerson
) -> None:
    await client.post(f"{conversation}/comments", {"text": "Between us."})
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(Mailbox.id)) is not None
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=tenant.owner.membership_id))
    async with api_client(app) as colleague:
        await colleague.sign_in(rep.email)
        assert (await colleague.get(f"{conversation}/work")).status_code == 404
        assert (await colleague.post(f"{conversation}/comments", {"text": "x"})).status_code == 404
        assert (await colleague.put(f"{conversation}/replying", None)).status_code == 404
