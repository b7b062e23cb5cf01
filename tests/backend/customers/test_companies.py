"""Companies over HTTP: making, finding, changing, conflicts, archiving, bulk changes."""

import itertools
from typing import Any

import pytest
from litestar import Litestar

from tenants.session import Database
from tests.support import ApiClient, TestTenant, api_client, make_person

FULL = {
    "name": "Nordlicht Bau GmbH",
    "domain": "https://www.nordlicht-bau.example/kontakt",
    "website": "nordlicht-bau.example",
    "country": "de",
    "city": "Kiel",
    "address": "Hafenstr. 1, 24103 Kiel",
    "industry": "Construction",
    "phone": "+49 431 1234567",
    "language": "DE",
    "time_zone": "Europe/Berlin",
    "stage": "contacted",
    "tags": ["A", "fair ", "A"],
    "note": "Met in Canton",
}


AT_DESK = {"desk", "lunch"}


async def make(client: ApiClient, **given: Any) -> dict[str, Any]:
    answer = await client.post("/companies", given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_company_is_made_and_read_back(client: ApiClient, tenant: TestTenant) -> None:
    made = await make(client, **FULL, owner_id=str(tenant.owner.membership_id))
    assert (made["domain"], made["domains"]) == ("nordlicht-bau.example", ["nordlicht-bau.example"])
    assert (made["website"], made["country"], made["phone"]) == (
        "https://nordlicht-bau.example",
        "DE",
        "+494311234567",
    )
    assert (made["language"], made["tags"], made["stage"]) == ("de", ["A", "fair"], "contacted")
    assert made["owner"] == {"id": str(tenant.owner.membership_id), "name": tenant.owner.name}
    assert made["source"] == "manual"
    assert made["local_time"]["zone"] == "Europe/Berlin"
    answer = await client.get(f"/companies/{made['id']}")
    assert answer.headers["etag"] == '"1"'
    shown = answer.json()
    assert (shown.pop("people"), shown.pop("starred")) == ([], False)
    assert shown == made
    timeline = (await client.get(f"/companies/{made['id']}/timeline")).json()["items"]
    assert [(item["kind"], item["actor"]["name"]) for item in timeline] == [("created", tenant.owner.name)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "  ", "missing"),
        ("name", "x" * 201, "too-long"),
        ("country", "XX", "invalid-country"),
        ("language", "not a tag", "invalid-language"),
        ("time_zone", "Mars/Olympus", "invalid-time-zone"),
        ("website", "javascript:alert(1)", "invalid-website"),
        ("domain", "nonsense", "invalid-domain"),
        ("domain", "gmail.com", "free-mail-domain"),
        ("phone", "call me", "invalid-phone"),
        ("owner_id", "00000000-0000-7000-8000-000000000000", "unknown-user"),
    ],
)
async def test_wrong_input_names_its_field(client: ApiClient, field: str, value: str, code: str) -> None:
    answer = await client.post("/companies", {"name": "Acme", field: value})
    assert answer.status_code == 400, answer.text
    assert [(item["field"], item["code"]) for item in answer.json()["errors"]] == [(field, code)]


async def test_a_second_company_with_the_domain_is_refused(client: ApiClient) -> None:
    first = await make(client, name="Acme", domain="acme.example")
    answer = await client.post("/companies", {"name": "Acme again", "domain": "mail.acme.example"})
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["type"] == "/problems/duplicate-company"
    assert problem["existing"] == {"id": first["id"], "name": "Acme", "archived": False}
    assert len((await client.get("/companies")).json()["items"]) == 1


async def test_a_change_needs_the_version_and_shows_the_conflict(client: ApiClient) -> None:
    company = await make(client, name="Acme", city="Lyon")
    path = f"/companies/{company['id']}"
    assert (await client.patch(path, {"city": "Paris"})).status_code == 428
    changed = await client.patch(path, {"city": None, "stage": "customer"}, 1)
    assert changed.status_code == 200, changed.text
    assert changed.headers["etag"] == '"2"'
    assert (changed.json()["city"], changed.json()["stage"]) == (None, "customer")
    conflict = await client.patch(path, {"city": "Nice"}, 1)
    assert conflict.status_code == 412
    assert conflict.json()["type"] == "/problems/version-conflict"
    assert conflict.json()["current"]["version"] == 2
    same = await client.patch(path, {"stage": "customer"}, 2)
    assert (same.status_code, same.json()["version"]) == (200, 2)


async def test_domains_are_changed_and_set_free(client: ApiClient) -> None:
    one = await make(client, name="One", domains=["one.example", "uno.example"])
    answer = await client.patch(f"/companies/{one['id']}", {"domains": ["uno.example", "eins.example"]}, 1)
    assert (answer.json()["domain"], answer.json()["domains"]) == ("uno.example", ["uno.example", "eins.example"])
    assert (await make(client, name="Two", domain="one.example"))["domain"] == "one.example"
    found = (await client.get("/companies", domain="eins.example")).json()["items"]
    assert [item["name"] for item in found] == ["One"]


@pytest.mark.parametrize("sort", ["name", "-name", "country", "-country", "last_message_at", "-created_at"])
async def test_pages_show_every_company_once_and_in_order(client: ApiClient, sort: str) -> None:
    names = ["Ärzte", "acme", "Zebra", "上海", "Österreich", "acme", "Über", "beta", "北京", "Acme 2", "ölwerk"]
    for name, country in zip(names, itertools.cycle(["DE", "AE", None]), strict=False):
        await make(client, name=name, country=country)
    whole = (await client.get("/companies", sort=sort, limit=200)).json()["items"]
    assert len(whole) == len(names)
    seen: list[str] = []
    cursor: str | None = None
    while True:
        params = {"sort": sort, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/companies", **params)).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [item["id"] for item in whole]
    if sort == "name":
        assert [item["name"] for item in whole][:4] == ["acme", "acme", "Acme 2", "Ärzte"]


async def test_filters_and_totals(client: ApiClient, tenant: TestTenant) -> None:
    owner = str(tenant.owner.membership_id)
    await make(client, name="A", country="DE", stage="customer", owner_id=owner)
    await make(client, name="B", country="DE")
    await make(client, name="C", country="FR")

    async def names(**filters: str) -> list[str]:
        answer = await client.get("/companies", sort="name", **filters)
        assert answer.status_code == 200, answer.text
        return [item["name"] for item in answer.json()["items"]]

    assert await names(country="de") == ["A", "B"]
    assert await names(stage="customer") == ["A"]
    assert await names(owner_id=owner) == ["A"]
    assert await names(source="mail") == []
    page = (await client.get("/companies", country="DE", with_total="true", limit=1)).json()
    assert (page["total"], page["total_capped"], len(page["items"])) == (2, False, 1)
    assert (await client.get("/companies", sort="nonsense")).status_code == 400
    assert (await client.get("/companies", cursor="nonsense")).json()["type"] == "/problems/bad-cursor"


async def test_an_archived_company_is_gone_until_it_is_brought_back(client: ApiClient) -> None:
    company = await make(client, name="Acme", domain="acme.example")
    person = (await client.post("/contacts", {"name": "Ana", "email": "ana@acme.example"})).json()
    assert person["company"]["id"] == company["id"]
    path = f"/companies/{company['id']}"
    assert (await client.delete(path)).status_code == 204
    for listed in ("/companies", "/contacts"):
        assert (await client.get(listed)).json()["items"] == []
        assert (await client.get(listed, q="acme")).json()["items"] == []
    assert (await client.get(path)).json()["archived_at"] is not None
    refused = await client.post("/companies", {"name": "Acme", "domain": "acme.example"})
    assert refused.json()["existing"]["archived"] is True
    back = await client.post(f"{path}/restorations")
    assert back.json()["archived_at"] is None
    assert back.json()["contacts_count"] == 1
    for listed in ("/companies", "/contacts"):
        assert len((await client.get(listed, q="acme")).json()["items"]) == 1


async def test_one_change_to_many(client: ApiClient, other_client: ApiClient) -> None:
    ids = [(await make(client, name=f"Firm {n}", tags=["old"]))["id"] for n in range(3)]
    strange = (await make(other_client, name="Strange"))["id"]
    edit = {
        "ids": [*ids[:2], strange],
        "changes": {"stage": "dormant", "country": "es", "add_tags": ["new"], "remove_tags": ["old"]},
    }
    answer = await client.post("/companies/bulk-edits", edit)
    assert (answer.status_code, answer.json()) == (200, {"changed": 2})
    listed = (await client.get("/companies", sort="name")).json()["items"]
    assert [(item["stage"], item["country"], item["tags"]) for item in listed] == [
        ("dormant", "ES", ["new"]),
        ("dormant", "ES", ["new"]),
        ("new", None, ["old"]),
    ]
    untouched = (await other_client.get(f"/companies/{strange}")).json()
    assert (untouched["stage"], untouched["version"]) == ("new", 1)
    await client.post("/companies/bulk-edits", {"ids": ids, "changes": {"archived": True}})
    assert (await client.get("/companies")).json()["items"] == []
    await client.post("/companies/bulk-edits", {"ids": ids, "changes": {"archived": False}})
    assert len((await client.get("/companies")).json()["items"]) == 3


async def test_a_viewer_changes_nothing(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    company = await make(client, name="Acme")
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as looking:
        await looking.sign_in(viewer.email)
        path = f"/companies/{company['id']}"
        assert (await looking.get(path)).status_code == 200
        assert (await looking.post("/companies", {"name": "B"})).status_code == 403
        assert (await looking.patch(path, {"name": "B"}, 1)).status_code == 403
        assert (await looking.delete(path)).status_code == 403
        assert (await looking.post(f"{path}/notes", {"text": "x"})).status_code == 403
        assert (await looking.post("/companies/bulk-edits", {"ids": [company["id"]], "changes": {}})).status_code == 403


async def test_a_note_stands_on_the_timeline_and_changes_are_audited(client: ApiClient, tenant: TestTenant) -> None:
    company = await make(client, name="Acme")
    note = await client.post(f"/companies/{company['id']}/notes", {"text": "  Called, wants samples. "})
    assert note.status_code == 201
    assert note.json()["summary"] == "Called, wants samples."
    timeline = (await client.get(f"/companies/{company['id']}/timeline", limit=1)).json()
    assert timeline["items"][0] == note.json()
    for kind, kinds in {"note": ["note"], "created": ["created"], "message": []}.items():
        only = (await client.get(f"/companies/{company['id']}/timeline", kind=kind)).json()["items"]
        assert [item["kind"] for item in only] == kinds
    older = await client.get(f"/companies/{company['id']}/timeline", cursor=timeline["next_cursor"])
    assert [item["kind"] for item in older.json()["items"]] == ["created"]
    assert (await client.post(f"/companies/{company['id']}/notes", {"text": "   "})).status_code == 400
    await client.patch(f"/companies/{company['id']}", {"name": "Acme Corp"}, 1)
    entries = (await client.get("/audit-entries", subject_kind="company")).json()["items"]
    assert [entry["action"] for entry in entries] == ["company.changed", "company.created"]
    assert entries[0]["details"] == {"before": {"name": "Acme"}, "after": {"name": "Acme Corp"}}
    assert entries[0]["actor_name"] == tenant.owner.name


async def test_those_at_their_desk_now(client: ApiClient) -> None:
    places = {"Asia/Shanghai": "CN", "Europe/Berlin": "DE", "America/New_York": "US", "Asia/Dubai": "AE",
              "Pacific/Auckland": "NZ", "America/Los_Angeles": "US", "Asia/Kolkata": "IN"}  # fmt: skip
    for zone, country in places.items():
        await make(client, name=zone, country=country, time_zone=zone)
    await make(client, name="Nobody knows where")

    async def answers() -> tuple[set[str], set[str]]:
        every = (await client.get("/companies")).json()["items"]
        at_desk = {row["name"] for row in every if row["local_time"] and row["local_time"]["day_state"] in AT_DESK}
        return at_desk, {row["name"] for row in (await client.get("/companies", awake=True)).json()["items"]}

    for _ in range(2):  # an office may open between the two questions
        expected, found = await answers()
        if expected == found:
            break
    assert found == expected


@pytest.mark.parametrize("path", ["/companies", "/contacts"])
async def test_lists_begin_with_those_at_their_desk(client: ApiClient, path: str) -> None:
    # Wherever the sun stands, some of these offices are open and some are not.
    zones = {"Asia/Shanghai": "CN", "Europe/Berlin": "DE", "America/New_York": "US", "Pacific/Auckland": "NZ"}
    for zone, country in zones.items():
        company = await make(client, name=zone, country=country, time_zone=zone)
        await client.post("/contacts", {"name": f"{zone} buyer", "company_id": company["id"]})

    async def listed() -> list[bool]:
        rows: list[dict[str, Any]] = []
        cursor = None
        while True:
            page = (await client.get(path, sort="awake", limit=3, **({"cursor": cursor} if cursor else {}))).json()
            rows += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert sorted(row["name"].split()[0] for row in rows) == sorted(zones)
        return [bool(row["local_time"]) and row["local_time"]["day_state"] in AT_DESK for row in rows]

    for _ in range(2):  # an office may open between two pages
        found = await listed()
        if found == sorted(found, reverse=True):
            break
    assert found == sorted(found, reverse=True)
