"""Values of the tenant's own fields over HTTP: typed, checked, kept, found, filtered and sorted by."""

from typing import Any

from tests.backend.custom_fields.setting import GRADES, a_company, a_field, names, wrong
from tests.support import ApiClient, TestTenant

EVERY_KIND: list[tuple[str, dict[str, Any], Any, Any]] = [
    ("text", {}, "  VIP   since 2019 ", "VIP since 2019"),
    ("long_text", {}, "two\nlines", "two\nlines"),
    ("number", {"decimals": 2}, 12.5, "12.5"),
    ("money", {}, {"amount": "1500.00", "currency": "usd"}, {"amount": "1500", "currency": "USD"}),
    ("date", {}, "2026-03-05", "2026-03-05"),
    ("choice", {"options": GRADES}, "a", "a"),
    ("choice", {"options": GRADES, "many": True}, ["c", "a"], ["c", "a"]),
    ("yes_no", {}, False, False),
]


async def test_values_of_every_kind_come_back_as_they_were_given(client: ApiClient, tenant: TestTenant) -> None:
    given, expected = {}, {}
    for place, (kind, rules, value, kept) in enumerate(EVERY_KIND):
        made = await a_field(client, kind, f"Field {place}", **rules)
        given[made["key"]], expected[made["key"]] = value, kept
    person = await a_field(client, "user", "Quality contact")
    partner = await a_field(client, "reference", "Agent", target="company")
    agent = await a_company(client, "Golden Gate Agency")
    given |= {person["key"]: str(tenant.owner.membership_id), partner["key"]: {"id": agent["id"]}}
    expected |= {
        person["key"]: {"id": str(tenant.owner.membership_id), "name": tenant.owner.name},
        partner["key"]: {"id": agent["id"], "name": "Golden Gate Agency"},
    }
    made = await a_company(client, "Nordlicht Bau", **given)
    assert made["custom"] == expected
    shown = (await client.get(f"/companies/{made['id']}")).json()
    assert shown["custom"] == expected
    listed = (await client.get("/companies", q="Nordlicht")).json()["items"]
    assert [item["custom"] for item in listed] == [expected]
    # What was read can be given back, and changes nothing.
    again = await client.patch(f"/companies/{made['id']}", {"custom": expected}, made["version"])
    assert (again.status_code, again.json()["version"]) == (200, made["version"])
    cleared = await client.patch(f"/companies/{made['id']}", {"custom": dict.fromkeys(expected)}, made["version"])
    assert cleared.json()["custom"] == {}
    assert cleared.json()["version"] == made["version"] + 1


async def test_a_wrong_value_is_refused_by_its_path(client: ApiClient) -> None:
    nobody = "0198c000-0000-7000-8000-000000000000"
    await a_field(client, "text", "Grade", pattern="[A-Z]{2}-[0-9]+")
    await a_field(client, "user", "Person")
    await a_field(client, "reference", "Agent", target="company")
    await a_field(client, "file", "Contract")
    await a_field(client, "text", "Needed", required="create")
    given = {"grade": "X-1", "person": nobody, "agent": nobody, "contract": nobody, "nothing": 1}
    answer = await client.post("/companies", {"name": "Nordlicht", "custom": given})
    assert wrong(answer) == {
        "custom.grade": "wrong-pattern",
        "custom.person": "unknown-target",
        "custom.agent": "unknown-target",
        "custom.contract": "unknown-target",
        "custom.nothing": "unknown",
        "custom.needed": "missing",
    }
    assert names(await client.get("/companies", q="Nordlicht")) == []


async def test_required_unique_and_default(client: ApiClient) -> None:
    await a_field(client, "text", "Tax number", unique=True, required="create")
    await a_field(client, "choice", "Grade", options=GRADES, default="b")
    assert wrong(await client.post("/companies", {"name": "One"})) == {"custom.tax_number": "missing"}
    one = await a_company(client, "One", tax_number="DE 1")
    assert one["custom"] == {"tax_number": "DE 1", "grade": "b"}
    twin = await client.post("/companies", {"name": "Two", "custom": {"tax_number": "de 1"}})
    assert wrong(twin) == {"custom.tax_number": "taken"}
    cleared = await client.patch(f"/companies/{one['id']}", {"custom": {"tax_number": None}}, one["version"])
    assert wrong(cleared) == {"custom.tax_number": "missing"}
    # Another field can be changed without naming the required one.
    kept = await client.patch(f"/companies/{one['id']}", {"city": "Kiel"}, one["version"])
    assert kept.json()["custom"]["tax_number"] == "DE 1"


async def test_a_stage_asks_for_a_field(client: ApiClient) -> None:
    await a_field(client, "text", "Contract", required="stages", stages=["customer"])
    made = await a_company(client, "Nordlicht")
    refused = await client.patch(f"/companies/{made['id']}", {"stage": "customer"}, made["version"])
    assert wrong(refused) == {"custom.contract": "missing"}
    bulk = {"ids": [made["id"]], "changes": {"stage": "customer"}}
    assert wrong(await client.post("/companies/bulk-edits", bulk)) == {"custom.contract": "missing"}
    given = {"stage": "customer", "custom": {"contract": "C-7"}}
    assert (await client.patch(f"/companies/{made['id']}", given, made["version"])).status_code == 200


async def test_lists_filter_and_sort_and_page_by_values(client: ApiClient) -> None:
    await a_field(client, "number", "Score")
    await a_field(client, "choice", "Grade", options=GRADES)
    await a_field(client, "text", "Class")
    for name, score, grade, cls in (
        ("Alpha", 3, "a", "Blue"), ("Beta", 1, "b", "blue sky"), ("Gamma", 2, "a", None), ("Delta", None, None, None),
    ):  # fmt: skip
        await a_company(client, name, score=score, grade=grade, **{"class": cls})

    async def listed(**params: Any) -> list[str]:
        return names(await client.get("/companies", **params))

    assert await listed(sort="custom.score") == ["Beta", "Gamma", "Alpha", "Delta"]
    assert await listed(sort="-custom.score") == ["Alpha", "Gamma", "Beta", "Delta"]
    pages, cursor = [], None
    while True:
        found = await client.get("/companies", sort="-custom.score", limit=1, **({"cursor": cursor} if cursor else {}))
        pages += names(found)
        cursor = found.json()["next_cursor"]
        if cursor is None:
            break
    assert pages == ["Alpha", "Gamma", "Beta", "Delta"]
    assert await listed(**{"custom.score.min": "2", "sort": "custom.score"}) == ["Gamma", "Alpha"]
    assert await listed(**{"custom.score.max": "2", "sort": "name"}) == ["Beta", "Gamma"]
    assert await listed(**{"custom.grade": "a", "sort": "name"}) == ["Alpha", "Gamma"]
    assert await listed(**{"custom.grade": ["a", "b"], "sort": "name"}) == ["Alpha", "Beta", "Gamma"]
    assert await listed(custom=["grade=a", "score.min=3"]) == ["Alpha"]
    assert await listed(**{"custom.class": "BLUE"}) == ["Alpha"]
    assert await listed(**{"custom.class.has": "blue", "sort": "name"}) == ["Alpha", "Beta"]
    assert await listed(**{"custom.score.empty": "true"}) == ["Delta"]
    counted = (await client.get("/companies", with_total=True, **{"custom.score.empty": "false"})).json()
    assert counted["total"] == 3
    assert wrong(await client.get("/companies", **{"custom.score": "much", "custom.none": "1"})) == {
        "custom.score": "wrong-type", "custom.none": "unknown",
    }  # fmt: skip
    assert wrong(await client.get("/companies", sort="custom.none")) == {"sort": "unknown"}


async def test_search_finds_texts_and_options_in_every_language(client: ApiClient) -> None:
    await a_field(client, "choice", "Grade", options=GRADES)
    await a_field(client, "long_text", "Remark")
    made = await a_company(client, "Nordlicht", grade="a", remark="prefers sea freight")
    await a_company(client, "Suedwind", grade="b")
    assert names(await client.get("/companies", q="重点")) == ["Nordlicht"]
    assert names(await client.get("/companies", q="freight")) == ["Nordlicht"]
    hits = (await client.get("/search", q="freight")).json()
    assert [hit["name"] for hit in hits["companies"]] == ["Nordlicht"]
    await client.patch(f"/companies/{made['id']}", {"custom": {"remark": "by rail"}}, made["version"])
    assert names(await client.get("/companies", q="freight")) == []


async def test_contacts_and_deals_carry_fields_too(client: ApiClient) -> None:
    company = await a_company(client, "Nordlicht")
    await a_field(client, "date", "Birthday", of="contact")
    await a_field(client, "money", "Target price", of="deal")
    await a_field(client, "text", "Certificate", of="deal")
    person = (await client.post("/contacts", {"name": "Jens", "custom": {"birthday": "1980-02-03"}})).json()
    assert person["custom"] == {"birthday": "1980-02-03"}
    later = await client.patch(f"/contacts/{person['id']}", {"custom": {"birthday": "1980-02-04"}}, person["version"])
    assert (later.json()["custom"], later.json()["version"]) == ({"birthday": "1980-02-04"}, person["version"] + 1)
    assert names(await client.get("/contacts", sort="custom.birthday")) == ["Jens"]
    assert names(await client.get("/contacts", **{"custom.birthday.max": "1980-02-03"})) == []
    price = {"amount": "4.25", "currency": "EUR"}
    for name, custom in (("Lamps", {"target_price": price, "certificate": "CE 2014"}), ("Poles", {})):
        answer = await client.post("/deals", {"name": name, "company_id": company["id"], "custom": custom})
        assert answer.status_code == 201, answer.text
    deal = (await client.get("/deals", q="ce 2014")).json()["items"][0]
    assert (deal["name"], deal["custom"]) == ("Lamps", {"target_price": price, "certificate": "CE 2014"})
    assert names(await client.get("/deals", sort="-custom.target_price")) == ["Lamps", "Poles"]
    assert names(await client.get("/deals", **{"custom.target_price.min": "5"})) == []
    board = (await client.get(f"/pipelines/{deal['pipeline_id']}/board", **{"custom.certificate": "ce 2014"})).json()
    assert [item["name"] for column in board["columns"] for item in column["items"]] == ["Lamps"]
    changed = await client.patch(f"/deals/{deal['id']}", {"custom": {"certificate": None}}, deal["version"])
    assert changed.json()["custom"] == {"target_price": price}


async def test_a_deals_stage_asks_for_a_field(client: ApiClient) -> None:
    company = await a_company(client, "Nordlicht")
    stages = (await client.get("/pipelines")).json()["items"][0]["stages"]
    await a_field(client, "text", "HS code", of="deal", required="stages", stages=[stages[1]["id"]])
    deal = (await client.post("/deals", {"name": "Lamps", "company_id": company["id"]})).json()
    held = await client.post(f"/deals/{deal['id']}/moves", {"stage_id": stages[1]["id"]})
    assert (held.status_code, held.json()["missing"]) == (409, [{"key": "custom.hs_code", "text": "HS code"}])
    await client.patch(f"/deals/{deal['id']}", {"custom": {"hs_code": "9405"}}, deal["version"])
    assert (await client.post(f"/deals/{deal['id']}/moves", {"stage_id": stages[1]["id"]})).status_code == 200


async def test_what_changed_is_history_and_audited(client: ApiClient, tenant: TestTenant) -> None:
    await a_field(client, "choice", "Grade", options=GRADES)
    made = await a_company(client, "Nordlicht", grade="b")
    await client.patch(f"/companies/{made['id']}", {"custom": {"grade": "a"}}, made["version"])
    changes = (await client.get(f"/companies/{made['id']}/field-changes", field="custom.grade")).json()
    assert [(each["value"], each["previous"]) for each in changes] == [("Key account", "Regular"), ("Regular", None)]
    log = (await client.get("/audit-entries", limit=1)).json()["items"][0]
    assert (log["action"], log["details"]["after"]) == ("company.changed", {"custom.grade": "Key account"})
