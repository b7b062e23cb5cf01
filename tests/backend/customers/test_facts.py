"""Facts behind a profile: what mail says fills it, people have the last word, and each value shows its source."""

from datetime import datetime
from typing import Any

import pytest

from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant

SIGNED = """Dear Wei,

please quote 500 pcs FOB Ningbo.

Best regards,
{name}
{title}
Kranbau Weber GmbH
Hafenstrasse 12, 20457 Hamburg, Germany
Tel.: +49 40 3690010
www.kranbau-weber.example
"""


def letter(minute: int, **signed: str) -> Mail:
    body = SIGNED.format(**{"name": "Jens Petersen", "title": "Purchasing Manager", **signed})
    return Mail("Jens Petersen <j.petersen@kranbau-weber.example>", minute=minute, body=body, language="en")


@pytest.fixture
async def company(database: Database, tenant: TestTenant, client: ApiClient) -> dict[str, Any]:
    await our_mailbox(database, tenant.id)
    await learn_from(database, tenant.id, await store(database, tenant.id, letter(0), letter(60)))
    items = (await client.get("/companies", bin="candidate")).json()["items"]
    assert len(items) == 1
    found: dict[str, Any] = items[0]
    return found


async def facts_of(client: ApiClient, path: str, field: str) -> list[dict[str, Any]]:
    answer = await client.get(f"{path}/facts")
    assert answer.status_code == 200, answer.text
    return [fact for fact in answer.json() if fact["field"] == field]


async def test_a_signature_fills_company_and_person(client: ApiClient, company: dict[str, Any]) -> None:
    assert company["name"] == "Kranbau Weber GmbH"
    assert company["country"] == "DE"
    assert company["website"] == "https://www.kranbau-weber.example"
    assert (company["time_zone"], company["local_time"]["zone"]) == ("Europe/Berlin", "Europe/Berlin")
    assert (company["source"], company["language"]) == ("mail", "en")
    person = (await client.get("/contacts", bin="candidate")).json()["items"][0]
    assert (person["name"], person["given_name"], person["family_name"]) == ("Jens Petersen", "Jens", "Petersen")
    assert (person["title"], person["phone"]) == ("Purchasing Manager", "+49403690010")
    assert person["messages_count"] == 2
    at_work = (await client.get(f"/companies/{company['id']}")).json()["people"][0]
    assert (at_work["id"], at_work["title"], at_work["messages_count"]) == (person["id"], person["title"], 2)
    assert datetime.fromisoformat(at_work["last_message_at"]) == datetime.fromisoformat(person["last_message_at"])


async def test_a_value_shows_the_words_it_was_read_in(client: ApiClient, company: dict[str, Any]) -> None:
    name = (await facts_of(client, f"/companies/{company['id']}", "name"))[0]
    assert (name["value"], name["shown"], name["typed"], name["sources"]) == ("Kranbau Weber GmbH", True, False, 2)
    source = name["source"]
    assert source["quote"] == "Kranbau Weber GmbH"
    text = letter(60).body
    assert text[source["start"] : source["end"]] == source["quote"]
    zone = (await facts_of(client, f"/companies/{company['id']}", "time_zone"))[0]
    assert zone["source"]["reason"]


async def test_wrong_takes_a_value_out_and_keeps_it_out(
    client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    path = f"/companies/{company['id']}"
    fact = (await facts_of(client, path, "website"))[0]
    assert (await client.post(f"{path}/facts/{fact['id']}/rejection")).status_code == 201
    assert (await client.get(path)).json()["website"] is None
    await learn_from(database, tenant.id, await store(database, tenant.id, letter(120)))
    again = (await facts_of(client, path, "website"))[0]
    assert (again["id"], again["rejected"], again["sources"]) == (fact["id"], True, 3)
    assert (await client.get(path)).json()["website"] is None
    assert (await client.delete(f"{path}/facts/{fact['id']}/rejection")).status_code == 204
    assert (await client.get(path)).json()["website"] == "https://www.kranbau-weber.example"


async def test_what_a_person_typed_outlives_more_mail(
    client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    path = f"/companies/{company['id']}"
    typed = await client.patch(path, {"name": "Weber Krane", "website": None}, company["version"])
    assert typed.status_code == 200, typed.text
    await learn_from(database, tenant.id, await store(database, tenant.id, *(letter(200 + n) for n in range(5))))
    shown = (await client.get(path)).json()
    assert (shown["name"], shown["website"], shown["country"]) == ("Weber Krane", None, "DE")
    names = await facts_of(client, path, "name")
    assert [(fact["value"], fact["typed"], fact["shown"]) for fact in names] == [
        ("Weber Krane", True, True),
        ("Kranbau Weber GmbH", False, False),
    ]


async def test_many_old_mails_do_not_bring_an_old_job_title_back(
    client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    old = [letter(-60 * 24 * (1000 + day), title="Sales Assistant") for day in range(10)]
    await learn_from(database, tenant.id, await store(database, tenant.id, *old))
    person = (await client.get("/contacts", bin="candidate")).json()["items"][0]
    assert person["title"] == "Purchasing Manager"
    titles = await facts_of(client, f"/contacts/{person['id']}", "title")
    assert [(fact["value"], fact["sources"]) for fact in titles] == [("Purchasing Manager", 2), ("Sales Assistant", 10)]


async def test_the_timeline_holds_both_directions(
    client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    answer = Mail("Wei <sales@anchor.test>", ("j.petersen@kranbau-weber.example",), subject="Offer", minute=90)
    await learn_from(database, tenant.id, await store(database, tenant.id, answer))
    items = (await client.get(f"/companies/{company['id']}/timeline")).json()["items"]
    assert [(item["kind"], item["direction"], item["summary"]) for item in items] == [
        ("message", "out", "Offer"),
        ("message", "in", "Inquiry"),
        ("message", "in", "Inquiry"),
    ]
    assert items[0]["contact"]["name"] == "Jens Petersen"


async def test_facts_of_another_tenant_do_not_exist(other_client: ApiClient, company: dict[str, Any]) -> None:
    assert (await other_client.get(f"/companies/{company['id']}/facts")).status_code == 404
    assert (await other_client.get(f"/companies/{company['id']}/timeline")).status_code == 404
    assert (await other_client.get(f"/companies/{company['id']}/contacts")).status_code == 404
