"""Fields of a tenant's own in letters: filled as the reader writes, refused where the tenant has no such field."""

from typing import Any

from tests.backend.custom_fields.setting import a_field
from tests.backend.outreach.templates.support import a_template, codes, rendered, version_of
from tests.support import ApiClient

BODY = (
    "<p>{{ company.custom.port_code }}|{{ company.custom.volume }}|{{ company.custom.budget }}"
    "|{{ company.custom.season }}|{{ company.custom.grades }}"
    "|{% if company.custom.audited %}A{% else %}B{% endif %}|{{ company.custom.audited }}"
    "{% if company.custom.grades == 'b' %}!{% endif %}</p>"
)


async def _fields(client: ApiClient) -> None:
    for kind, label in (("text", "Port code"), ("number", "Volume"), ("money", "Budget"), ("date", "Season"),
                        ("yes_no", "Audited")):  # fmt: skip
        await a_field(client, kind, label)
    labels = [{"en": "Premium", "de": "Spitze"}, {"en": "Basic", "de": "Einfach"}]
    options = [{"key": key, "labels": each} for key, each in zip("ab", labels, strict=True)]
    await a_field(client, "choice", "Grades", options=options, many=True)


async def test_they_are_written_for_the_reader(client: ApiClient) -> None:
    await _fields(client)
    values: dict[str, Any] = {
        "port_code": "CNNGB", "volume": "1234.5", "budget": {"amount": "1234.5", "currency": "EUR"},
        "season": "2026-03-05", "grades": ["a", "b"], "audited": False,
    }  # fmt: skip
    company = (await client.post("/companies", {"name": "Nordlicht", "country": "DE", "custom": values})).json()
    person = {"name": "Ute Kern", "company_id": company["id"], "language": "de"}
    contact = (await client.post("/contacts", person)).json()["id"]
    template = await a_template(client, languages={"en": BODY, "de": BODY})
    letter = await rendered(client, template["id"], contact_id=contact)
    assert codes(letter) == []
    assert letter["text"].replace("\xa0", " ") == ("CNNGB|1.234,5|EUR 1.234,50|5. März 2026|Spitze und Einfach|B|nein")
    bare = (await client.post("/contacts", {"name": "Jo Kurz"})).json()["id"]
    empty = await rendered(client, template["id"], contact_id=bare)
    assert empty["problems"][0]["field"] == "company.custom.port_code"
    assert not empty["may_send"]
    given = {"company": {"custom.port_code": "DEHAM", "custom.budget": {"amount": "5", "currency": "USD"}}}
    typed = await rendered(client, template["id"], contact_id=contact, given=given)
    assert typed["text"].replace("\xa0", " ").startswith("DEHAM|1.234,5|USD 5,00|")


async def test_one_that_is_not_there_is_named_and_not_approved(client: ApiClient) -> None:
    await a_field(client, "text", "Port code")
    template = await a_template(client)
    version = (await version_of(client, template["id"], "en"))["version"]
    body = {"subject": "Hello", "html": "<p>Dear</p><p>{{ company.custom.prot_code }}</p>", "status": "approved"}
    answer = await client.send("PUT", f"/templates/{template['id']}/languages/en", body, **{"If-Match": f'"{version}"'})
    assert answer.status_code == 409
    (problem,) = answer.json()["problems"]
    assert (problem["code"], problem["field"], problem["line"]) == ("unknown", "company.custom.prot_code", 2)
    looked = await rendered(client, template["id"], draft={"subject": "x", "html": body["html"]}, language="en")
    assert codes(looked) == ["unknown"]
    catalogue = (await client.get("/template-fields")).json()
    company = next(group for group in catalogue["groups"] if group["name"] == "company")
    assert ("company.custom.port_code", "Port code") in {(each["path"], each["label"]) for each in company["fields"]}
