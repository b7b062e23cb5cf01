"""Finding customers by words in any script, and never those of another tenant."""

import pytest

from backend.customers.queries import search
from backend.customers.queries import words as words_module
from tenants.context import system_actor
from tenants.session import Database
from tests.support import ApiClient, TestTenant

COMPANIES = [
    ("Müller & Söhne GmbH", "mueller-soehne.example", "Köln"),
    ("宁波港通进出口有限公司", "gangtong.example", "宁波"),
    ("شركة النور للتجارة", "alnoor.example", "دبي"),
    ("ООО Северный Ветер", "severveter.example", "Санкт-Петербург"),
    ("Acme Lighting", "acme-lighting.example", "Lyon"),
]


FINDS = [
    ("muller", "Müller & Söhne GmbH"),
    ("MÜLL", "Müller & Söhne GmbH"),
    ("sohne koln", "Müller & Söhne GmbH"),
    ("进出口", "宁波港通进出口有限公司"),
    ("港", "宁波港通进出口有限公司"),
    ("宁波", "宁波港通进出口有限公司"),
    ("النور", "شركة النور للتجارة"),
    ("ветер", "ООО Северный Ветер"),
    ("Сев", "ООО Северный Ветер"),
    ("acme-light", "Acme Lighting"),
    ("acme-lighting.example", "Acme Lighting"),
    ("o'brien@acme-lighting.example", "Acme Lighting"),
    ("Padraig O'Br", "Acme Lighting"),
]


@pytest.mark.parametrize("few", [1000, 0], ids=["by ids", "by walking the list"])
async def test_a_company_is_found_by_name_domain_city_and_people(
    client: ApiClient, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    for name, domain, city in COMPANIES:
        await client.post("/companies", {"name": name, "domain": domain, "city": city})
    await client.post("/contacts", {"name": "Pádraig O'Brien", "email": "o'brien@acme-lighting.example"})
    monkeypatch.setattr(words_module, "FEW", few)
    for q, found in FINDS:
        answer = await client.get("/companies", q=q, sort="name", with_total="true")
        assert answer.status_code == 200, answer.text
        assert ([item["name"] for item in answer.json()["items"]], answer.json()["total"]) == ([found], 1), q


async def test_odd_words_break_nothing(client: ApiClient) -> None:
    await client.post("/companies", {"name": "Acme"})
    for q in ("nobody", "' & ''", "a:*|b", "\\", "!", "  ", "%_"):
        answer = await client.get("/companies", q=q)
        assert answer.status_code == 200, answer.text


async def test_a_new_name_is_found_and_the_old_one_is_not(client: ApiClient) -> None:
    company = (await client.post("/companies", {"name": "Before", "domain": "b.example"})).json()
    await client.post("/contacts", {"name": "Ana", "email": "ana@b.example"})
    await client.patch(f"/companies/{company['id']}", {"name": "After"}, 1)
    for path in ("/companies", "/contacts"):
        assert (await client.get(path, q="before")).json()["items"] == []
        assert len((await client.get(path, q="after")).json()["items"]) == 1


async def test_another_tenant_finds_nothing_of_ours(
    client: ApiClient, other_client: ApiClient, database: Database, other_tenant: TestTenant
) -> None:
    await client.post("/companies", {"name": "Secret Harbour", "domain": "secret.example"})
    await client.post("/contacts", {"name": "Secret Person"})
    for path in ("/companies", "/contacts"):
        assert (await other_client.get(path, q="secret")).json()["items"] == []
    async with database.tenant_read_session(other_tenant.id, system_actor("test")) as session:
        hits = await search(session, "secret")
    assert (hits.companies, hits.contacts) == ([], [])


async def test_the_search_box_shows_names_that_begin_with_the_words_first(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    for n in range(12):
        await client.post("/companies", {"name": f"Trading {n}", "city": "Harbour"})
    await client.post("/companies", {"name": "Harbour Master", "domain": "harbour.example", "country": "GB"})
    await client.post("/contacts", {"name": "Hugo Harbour", "email": "hugo@harbour.example"})
    async with database.tenant_read_session(tenant.id, system_actor("test")) as session:
        hits = await search(session, "harb")
    assert len(hits.companies) == 8
    assert (hits.companies[0].name, hits.companies[0].country) == ("Harbour Master", "GB")
    assert [(hit.name, hit.company_name) for hit in hits.contacts] == [("Hugo Harbour", "Harbour Master")]
