"""Who is put into a sequence: the preview, lists and filters, rights; and what came of it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.outreach.suppression.service import suppress
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from tenants.orm import now
from tenants.runtime import Runtime
from tests.backend.outreach.sequences.support import (
    ACTOR,
    a_sequence,
    ana,
    enrol,
    letters,
    no_cap,
    under_way,
)
from tests.backend.outreach.templates.support import a_contact
from tests.support import ApiClient, TestTenant, make_person


async def test_the_preview_tells_who_gets_what_in_which_language_and_all_that_speaks_against_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    colleague = await make_person(runtime.database, tenant.id, "rep")
    good, twin = await ana(client), await ana(client, name="Twin")
    wandering = await a_contact(client, None, name="Nowhere", email="n@nowhere.example")
    nobody = await ana(client, name="No address", email=None)
    theirs = await ana(client, name="Of a colleague")
    gone = await ana(client, name="Unsubscribed", email="gone@moinho.example")
    company = (await client.get(f"/contacts/{theirs}")).json()["company"]["id"]
    version = (await client.get(f"/companies/{company}")).json()["version"]
    await client.patch(f"/companies/{company}", {"owner_id": str(colleague.membership_id)}, version)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await suppress(session, "gone@moinho.example", "unsubscribed", "page")
    await enrol(client, sequence, twin)
    body = {"whom": {"contact_ids": [good, twin, wandering, nobody, theirs, gone]}}
    answer = await client.post(f"/sequences/{sequence['id']}/previews", body)
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    found = {each["contact"]["name"]: each for each in shown["people"]}
    codes = {name: [problem["code"] for problem in each["problems"]] for name, each in found.items()}
    assert codes == {
        "Ana Lima": [],
        "Twin": ["enrolled"],
        "Nowhere": ["no-zone", "language", "language"],
        "No address": ["no-address"],
        "Of a colleague": ["colleague"],
        "Unsubscribed": ["suppressed"],
    }
    assert {name for name, each in found.items() if each["goes_in"]} == {"Ana Lima", "Nowhere"}
    assert (shown["goes_in"], shown["stays_out"], shown["asks"]) == (2, 4, 1)
    one, two = found["Ana Lima"]["letters"]
    assert (one["language"], one["subject"], found["Ana Lima"]["zone"]) == ("pt-BR", "Work lights", "America/Sao_Paulo")
    assert datetime.fromisoformat(two["at"]) - datetime.fromisoformat(one["at"]) >= timedelta(days=2)
    assert len(await letters(runtime, tenant)) == 0
    done = await client.post(f"/sequences/{sequence['id']}/enrolments", {**body, "include": ["colleague"]})
    assert done.json() == {"enrolled": 3, "left_out": 3}


async def test_people_are_found_by_company_and_by_filter(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await ana(client)
    company = (await client.get(f"/contacts/{contact}")).json()["company"]["id"]
    second = await client.post("/contacts", {"name": "Bruno", "email": "b@moinho.example", "company_id": company})
    assert second.status_code == 201
    await a_contact(client, {"name": "Elsewhere", "country": "DE"}, name="Uwe", email="uwe@elsewhere.example")
    path = f"/sequences/{sequence['id']}/previews"

    async def names(**whom: Any) -> set[str]:
        answer = await client.post(path, {"whom": whom})
        assert answer.status_code == 200, answer.text
        return {each["contact"]["name"] for each in answer.json()["people"]}

    assert len(await names(company_ids=[company])) == 1
    assert await names(company_ids=[company], one_each=False) == {"Ana Lima", "Bruno"}
    assert await names(companies={"country": "DE"}) == {"Uwe"}
    assert await names(contacts={"q": "bruno"}) == {"Bruno"}


async def test_results_count_people_and_no_machines(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        message = (await session.scalars(select(TrackedMessage).where(TrackedMessage.outgoing_id == first.id))).one()
        # What judging found to be a person's is noted with the recipient; a machine's hits never are.
        await session.execute(
            update(TrackedRecipient)
            .where(TrackedRecipient.message_id == message.id)
            .values(opened_at=now(), replied_at=now())
        )
    row = (await client.get("/sequences")).json()["items"][0]
    assert row["results"] == {"sent": 1, "replied": 1, "opened": 1, "clicked": 0, "bounced": 0, "unsubscribed": 0}


async def test_who_may_do_what(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, app: Any, mailbox_id: UUID
) -> None:
    from tests.support import api_client

    draft = await a_sequence(client, start=False)
    contact = await ana(client)
    answer = await client.post(f"/sequences/{draft['id']}/enrolments", {"whom": {"contact_ids": [contact]}})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/sequence-not-running")
    empty = (await client.post("/sequences", {"name": "Empty"})).json()
    answer = await client.patch(f"/sequences/{empty['id']}", {"status": "running"}, empty["version"])
    assert answer.json()["type"] == "/problems/sequence-without-steps"
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert (await theirs.get("/sequences")).json()["items"][0]["may_change"] is False
        answer = await theirs.patch(f"/sequences/{draft['id']}", {"name": "Mine"}, draft["version"])
        assert answer.status_code == 403
        await client.patch(f"/sequences/{draft['id']}", {"status": "running"}, draft["version"])
        body = {"whom": {"contact_ids": [contact]}}
        answer = await theirs.post(f"/sequences/{draft['id']}/enrolments", body)
        assert answer.json()["type"] == "/problems/no-sequence-sender"
    assert (await client.delete(f"/sequences/{draft['id']}")).status_code == 204
    assert [each["name"] for each in (await client.get("/sequences")).json()["items"]] == ["Empty"]
    await no_cap(runtime, tenant)
