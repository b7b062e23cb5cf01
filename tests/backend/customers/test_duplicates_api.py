"""Duplicates over HTTP: refused on the way in, reviewed side by side, merged, undone, dismissed."""

from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy import select

from backend.customers.duplicates.finder import find_duplicates
from tenants.audit import AuditEntry
from tenants.outbox import OutboxEvent
from tenants.session import Database
from tests.support import ApiClient, TestTenant, api_client, make_person

KERN = {"name": "Kern Valves GmbH", "country": "DE", "domain": "kern.example", "phone": "+49 431 1234567"}


async def make(client: ApiClient, **given: Any) -> str:
    answer = await client.post("/companies", given)
    assert answer.status_code == 201, answer.text
    made: str = answer.json()["id"]
    return made


async def test_a_certain_twin_refuses_and_a_reason_overrides(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    first = await make(client, **KERN)
    given = {"name": "Kern Valves", "country": "de", "phone": "0431 1234567"}
    answer = await client.post("/companies", given)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "possible-duplicate")
    (twin,) = answer.json()["twins"]
    assert (twin["id"], twin["verdict"]) == (first, "certain")
    assert [reason["code"] for reason in twin["reasons"]] == ["name_country", "phone"]
    answer = await client.post("/companies", {**given, "allow_duplicate": {}})
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["field"] == "allow_duplicate.reason"
    second = await make(client, **given, allow_duplicate={"reason": "The branch in Hamburg"})
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        entry = await session.scalar(select(AuditEntry).where(AuditEntry.action == "company.made_beside_twin"))
        assert entry is not None
        assert entry.details == {"reason": "The branch in Hamburg", "twins": [first]}
    await find_duplicates(database, tenant.id)
    assert (await client.get("/duplicates")).json()["items"] == []
    assert {first, second} == {item["id"] for item in (await client.get("/companies")).json()["items"]}


async def test_a_likely_twin_is_confirmed_without_a_reason(client: ApiClient) -> None:
    await make(client, name="Kern Valves", country="DE")
    answer = await client.post("/companies", {"name": "KERN VALVES GMBH", "country": "DE"})
    assert (answer.status_code, answer.json()["twins"][0]["verdict"]) == (409, "likely")
    await make(client, name="KERN VALVES GMBH", country="DE", allow_duplicate={})


async def test_what_is_typed_is_checked_before_it_is_saved(client: ApiClient) -> None:
    first = await make(client, **KERN)
    for asked in ({"emails": ["new@kern.example"]}, {"domains": ["www.kern.example"]}, {"website": "kern.example/en"}):
        answer = await client.post("/duplicates/checks", asked)
        (twin,) = answer.json()["twins"]
        assert (twin["id"], twin["verdict"], twin["archived"]) == (first, "certain", False)
    assert (await client.post("/duplicates/checks", {**KERN, "company_id": first})).json() == {"twins": []}
    assert (await client.post("/duplicates/checks", {})).json() == {"twins": []}
    await client.delete(f"/companies/{first}")
    (twin,) = (await client.post("/duplicates/checks", {"domains": ["kern.example"]})).json()["twins"]
    assert twin["archived"] is True


async def two_kerns(client: ApiClient, database: Database, tenant: TestTenant) -> tuple[str, str]:
    first = await make(client, **KERN)
    second = await make(client, name="Kern Valve Trading", country="DE", city="Kiel", stage="negotiating")
    answer = await client.patch(f"/companies/{second}", {"name": "Kern Valves", "phone": "+49 431 1234567"}, 1)
    assert answer.status_code == 200
    await find_duplicates(database, tenant.id)
    return first, second


async def test_a_cluster_is_merged_and_the_merge_undone(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    first, second = await two_kerns(client, database, tenant)
    search = (await client.get("/duplicates/search")).json()
    assert (search["companies"], search["contacts"], search["records"]) == (1, 0, 2)
    (cluster,) = (await client.get("/duplicates")).json()["items"]
    assert (cluster["verdict"], cluster["size"]) == ("certain", 2)
    shown = (await client.get(f"/duplicates/{cluster['id']}")).json()
    assert [member["id"] for member in shown["members"]] == [first, second]
    assert shown["members"][1]["values"]["city"] == "Kiel"
    assert shown["fields"][0] == "name"
    given = {"kind": "company", "winner_id": first, "loser_ids": [second], "choices": {"name": second}}
    merge = (await client.post("/merges", given)).json()
    assert (merge["merged"], merge["undoable"], merge["by"]) == (["Kern Valves"], True, tenant.owner.name)
    company = (await client.get(f"/companies/{first}")).json()
    assert (company["name"], company["city"], company["stage"]) == ("Kern Valves", "Kiel", "negotiating")
    assert (await client.get("/duplicates")).json()["items"] == []
    gone = await client.get(f"/companies/{second}")
    assert (gone.status_code, gone.json()["into"]) == (404, first)
    (entry,) = (await client.get(f"/companies/{first}/timeline", kind="merge")).json()["items"]
    assert (entry["summary"], entry["details"]["merge_id"]) == ("Kern Valves", merge["id"])
    assert (await client.delete(f"/merges/{merge['id']}")).json() == {"record_ids": [first, second]}
    assert (await client.get(f"/companies/{second}")).json()["city"] == "Kiel"
    (told,) = (await client.get("/merges", record_id=second)).json()
    assert (told["undoable"], told["undone_by"]) == (False, tenant.owner.name)
    assert (await client.delete(f"/merges/{merge['id']}")).status_code == 409


async def test_not_duplicates_is_remembered_and_can_be_taken_back(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await two_kerns(client, database, tenant)
    (cluster,) = (await client.get("/duplicates")).json()["items"]
    dismissal = (await client.post(f"/duplicates/{cluster['id']}/dismissal")).json()
    assert (await client.get("/duplicates")).json()["items"] == []
    await find_duplicates(database, tenant.id)
    assert (await client.get("/duplicates")).json()["items"] == []
    assert (await client.post("/duplicates/dismissal-undos", dismissal)).status_code == 204
    await find_duplicates(database, tenant.id)
    assert [each["id"] for each in (await client.get("/duplicates")).json()["items"]] == [cluster["id"]]


async def test_who_only_looks_may_not_decide(app: Litestar, database: Database, tenant: TestTenant) -> None:
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as client:
        await client.sign_in(viewer.email)
        assert (await client.get("/duplicates")).status_code == 200
        some = str(tenant.id)
        for path, body in (
            ("/duplicates/checks", {"name": "Kern"}),
            ("/duplicates/searches", None),
            (f"/duplicates/{some}/dismissal", None),
            ("/duplicates/dismissal-undos", {"pairs": [[some, some]]}),
            ("/merges", {"kind": "company", "winner_id": some, "loser_ids": [some]}),
        ):
            assert (await client.post(path, body)).status_code == 403, path


async def test_somebody_may_ask_to_look_now(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    assert (await client.post("/duplicates/searches")).status_code == 202
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        events = list(await session.scalars(select(OutboxEvent.type)))
        assert "DuplicatesWanted" in events


@pytest.mark.parametrize("bad", [{"winner_id": "x"}, {"kind": "deal"}, {"loser_ids": []}])
async def test_a_merge_that_makes_no_sense_is_refused(client: ApiClient, bad: dict[str, Any]) -> None:
    some = "018f0000-0000-7000-8000-000000000000"
    given = {"kind": "company", "winner_id": some, "loser_ids": [some], **bad}
    assert (await client.post("/merges", given)).status_code == 400
