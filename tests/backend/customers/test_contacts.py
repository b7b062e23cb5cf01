"""Contacts over HTTP."""

from typing import Any

import pytest

from tests.support import ApiClient


async def make(client: ApiClient, path: str, **given: Any) -> dict[str, Any]:
    answer = await client.post(path, given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_contact_joins_the_company_of_its_domain(client: ApiClient) -> None:
    company = await make(
        client, "/companies", name="Acme", domain="acme.example", country="FR", time_zone="Europe/Paris"
    )
    contact = await make(client, "/contacts", given_name="Zoé", family_name="Petit", email="Zoe@Acme.example")
    assert contact["name"] == "Zoé Petit"
    assert (contact["email"], contact["emails"]) == ("zoe@acme.example", ["zoe@acme.example"])
    assert contact["company"] == {"id": company["id"], "name": "Acme", "country": "FR"}
    assert contact["time_zone"] == "Europe/Paris"
    shown = (await client.get(f"/companies/{company['id']}")).json()
    assert shown["contacts_count"] == 1
    assert [(person["name"], person["email"]) for person in shown["people"]] == [("Zoé Petit", "zoe@acme.example")]
    listed = (await client.get(f"/companies/{company['id']}/contacts")).json()["items"]
    assert [item["id"] for item in listed] == [contact["id"]]


async def test_a_name_is_needed_unless_an_address_gives_one(client: ApiClient) -> None:
    assert (await make(client, "/contacts", email="ana.lima@x.example"))["name"] == "Ana Lima"
    answer = await client.post("/contacts", {"phone": "+4915112345678"})
    assert [(item["field"], item["code"]) for item in answer.json()["errors"]] == [("name", "missing")]
    assert (await client.post("/contacts", {"name": "A", "email": "not@valid"})).status_code == 400


async def test_an_address_stands_for_one_contact(client: ApiClient) -> None:
    ana = await make(client, "/contacts", name="Ana", email="ana@x.example")
    answer = await client.post("/contacts", {"name": "Ana 2", "emails": ["ANA@x.example"]})
    assert answer.status_code == 409
    assert answer.json()["existing"] == {"id": ana["id"], "name": "Ana", "archived": False}


async def test_a_contact_moves_to_another_company(client: ApiClient) -> None:
    old = await make(client, "/companies", name="Old")
    new = await make(client, "/companies", name="New")
    ana = await make(client, "/contacts", name="Ana", company_id=old["id"])
    path = f"/contacts/{ana['id']}"
    moved = await client.patch(path, {"company_id": new["id"], "title": "Buyer", "email": "ana@new.example"}, 1)
    assert moved.status_code == 200, moved.text
    assert (moved.json()["company"]["name"], moved.json()["version"]) == ("New", 2)
    counts = {item["name"]: item["contacts_count"] for item in (await client.get("/companies")).json()["items"]}
    assert counts == {"Old": 0, "New": 1}
    assert (await client.patch(path, {"title": "x"}, 1)).json()["current"]["title"] == "Buyer"
    alone = await client.patch(path, {"company_id": None, "email": None}, 2)
    assert (alone.json()["company"], alone.json()["emails"]) == (None, [])
    unknown = "00000000-0000-7000-8000-000000000000"
    assert (await client.patch(path, {"company_id": unknown}, 3)).json()["errors"][0]["code"] == "unknown-company"


async def test_an_archived_contact_comes_back(client: ApiClient) -> None:
    company = await make(client, "/companies", name="Acme")
    ana = await make(client, "/contacts", name="Ana", company_id=company["id"])
    assert (await client.delete(f"/contacts/{ana['id']}")).status_code == 204
    assert (await client.get("/contacts")).json()["items"] == []
    assert (await client.get(f"/companies/{company['id']}")).json()["contacts_count"] == 0
    back = await client.post(f"/contacts/{ana['id']}/restorations")
    assert back.json()["archived_at"] is None
    assert (await client.get("/contacts", q="ana")).json()["items"] == [back.json()]


@pytest.mark.parametrize("sort", ["name", "-last_message_at", "created_at"])
async def test_pages_show_every_contact_once(client: ApiClient, sort: str) -> None:
    made = {(await make(client, "/contacts", name=f"Person {n % 4}"))["id"] for n in range(9)}
    seen: list[str] = []
    params: dict[str, Any] = {"sort": sort, "limit": 2}
    while True:
        page = (await client.get("/contacts", **params)).json()
        seen += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert len(seen) == len(made)
    assert set(seen) == made
