"""A tenant's language model is asked about letters, over real HTTPS, and adds what rules did not find."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from backend.customers.learning.run import learn
from backend.customers.models import ProfileFact
from backend.reading.errors import NoOpinionError
from backend.reading.models import LanguageModel
from backend.reading.service.opinions import hear_opinions
from backend.reading.service.understanding import understand
from mail_ingest.store.events import MessagesUnderstood
from mail_ingest.store.models import Message
from mail_ingest.testing.certificates import CertificateAuthority
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.alerts.services import Services
from tests.backend.conversations.taking_in import ACTOR, take_in
from tests.mail_ingest.mailing import shared_pool
from tests.support import ApiClient, TestTenant

LETTER = (
    b"From: buyer@kw-tools.com\r\nTo: sales@anchor.example\r\nSubject: hello\r\nMessage-ID: <7@kw-tools.com>\r\n"
    b"Date: Fri, 20 Nov 2026 09:00:00 +0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"we at Kern Werkzeuge look at grinding wheels again this year, 300 of the big ones\r\n"
)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> CertificateAuthority:
    return CertificateAuthority(tmp_path_factory.mktemp("opinions"))


@pytest.fixture
def endpoint(authority: CertificateAuthority) -> Iterator[Services]:
    with Services(authority) as running:
        yield running


@pytest.fixture
def settings(settings: Settings, authority: CertificateAuthority, tmp_path: Path) -> Settings:
    return settings.model_copy(update={"extra_ca_file": authority.ca_file})


def says(endpoint: Services, **values: str) -> None:
    endpoint.answer(200, {"choices": [{"message": {"content": json.dumps({"kind": "inquiry", **values})}}]})


async def choose(client: ApiClient, endpoint: Services, **more: Any) -> None:
    body = {"url": f"{endpoint.url}/v1/chat", "model": "small", "active": True, "daily_limit": 5, "api_key": "k-1"}
    answer = await client.put("/language-model", {**body, **more})
    assert answer.status_code == 200, answer.text


async def understood(runtime: Runtime, tenant: TestTenant) -> list[Any]:
    taken = await take_in(runtime, tenant, LETTER)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await understand(session, taken.created, shared_pool().understand)
    return list(taken.created)


async def test_an_opinion_adds_what_rules_did_not_find(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, endpoint: Services
) -> None:
    await choose(client, endpoint)
    ids = await understood(runtime, tenant)
    says(endpoint, company="Kern Werkzeuge", product="grinding wheels", person="Nobody There")
    await hear_opinions(runtime, tenant.id, ids)
    (request,) = endpoint.taken
    assert request.headers["authorization"] == "Bearer k-1"
    assert "Kern Werkzeuge" in request.json["messages"][1]["content"]
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = (await session.scalars(select(Message).options(undefer(Message.understanding)))).one()
        facts = {fact["field"]: fact["value"] for fact in row.understanding["facts"]}
        assert facts["company.name"] == "Kern Werkzeuge"
        assert "Nobody There" not in facts.values()
        assert row.understanding["opinion"] == "small"
        news = await session.scalars(
            select(OutboxEvent).where(OutboxEvent.type == MessagesUnderstood.__name__).order_by(OutboxEvent.id)
        )
        assert len(list(news)) == 2
        await learn(session, ids)
        fact = (await session.scalars(select(ProfileFact).where(ProfileFact.value == "Kern Werkzeuge"))).one()
        assert (fact.subject_kind, fact.field) == ("company", "name")
    # Its own news asks nobody again.
    await hear_opinions(runtime, tenant.id, ids)
    assert len(endpoint.taken) == 1


async def test_nobody_is_asked_unless_it_is_chosen_and_the_day_allows(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, endpoint: Services
) -> None:
    ids = await understood(runtime, tenant)
    await hear_opinions(runtime, tenant.id, ids)
    await choose(client, endpoint, active=False)
    await hear_opinions(runtime, tenant.id, ids)
    assert endpoint.taken == []
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = (await session.scalars(select(LanguageModel))).one()
        row.active, row.daily_limit = True, 1
    says(endpoint)
    await hear_opinions(runtime, tenant.id, ids)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = (await session.scalars(select(LanguageModel))).one()
        assert row.asked_count == 1
        message = (await session.scalars(select(Message).options(undefer(Message.understanding)))).one()
        message.understanding = {**message.understanding, "opinion": None}
    await hear_opinions(runtime, tenant.id, ids)
    assert len(endpoint.taken) == 1


async def test_an_endpoint_that_fails_is_tried_again_and_shown(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, endpoint: Services
) -> None:
    await choose(client, endpoint)
    ids = await understood(runtime, tenant)
    endpoint.answer(500)
    with pytest.raises(NoOpinionError):
        await hear_opinions(runtime, tenant.id, ids)
    shown = (await client.get("/language-model")).json()
    assert shown["problem"] == "no answer: HTTPStatusError"
    assert shown["has_key"] is True
    assert "k-1" not in json.dumps(shown)
    says(endpoint, company="Kern Werkzeuge")
    await hear_opinions(runtime, tenant.id, ids)
    assert (await client.get("/language-model")).json()["problem"] is None


async def test_a_trial_shows_what_the_model_reads(client: ApiClient, endpoint: Services) -> None:
    missing = await client.post("/language-model/trials")
    assert missing.status_code == 502
    await choose(client, endpoint)
    says(endpoint, company="Moinho Azul Ltda")
    answer = await client.post("/language-model/trials")
    assert answer.json() == {"found": [{"field": "company.name", "value": "Moinho Azul Ltda"}]}


async def test_a_key_is_for_the_address_it_was_given_for(client: ApiClient, endpoint: Services) -> None:
    await choose(client, endpoint)
    body = {"url": "https://models.example/v1/chat", "model": "other", "active": True, "daily_limit": 5}
    refused = await client.send("PUT", "/language-model", body, **{"If-Match": '"9"'})
    assert refused.status_code == 412
    changed = await client.send("PUT", "/language-model", body, **{"If-Match": '"1"'})
    assert changed.json()["has_key"] is False
    plain = await client.put("/language-model", {**body, "url": "ftp://models.example"})
    assert [problem["field"] for problem in plain.json()["errors"]] == ["url"]
    assert (await client.delete("/language-model")).status_code == 204
    gone = (await client.get("/language-model")).json()
    assert (gone["url"], gone["active"], gone["has_key"]) == ("", False, False)
