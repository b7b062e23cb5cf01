"""What tests of templates share."""

from typing import Any

from tests.support import ApiClient


async def a_template(
    client: ApiClient,
    *,
    name: str = "Quotation",
    languages: dict[str, str] | None = None,
    subject: str = "Hello",
    **given: Any,
) -> dict[str, Any]:
    """A template shared with all, approved in each language; the first is the source."""
    texts = languages or {"en": "<p>Hello {{ contact.name }}</p>"}
    source, *others = texts
    body = {"name": name, "language": source, "sharing": "all", **given}
    made = (await client.post("/templates", body)).json()
    path = f"/templates/{made['id']}"
    for tag in others:
        answer = await client.post(f"{path}/languages", {"language": tag})
        assert answer.status_code == 201, answer.text
    for tag, html in texts.items():
        saved = await save(client, made["id"], tag, html, subject=subject)
        assert saved["status"] == "approved", saved
    shown: dict[str, Any] = (await client.get(path)).json()
    return shown


async def version_of(client: ApiClient, template_id: str, language: str) -> dict[str, Any]:
    """A template's version in a language."""
    shown = (await client.get(f"/templates/{template_id}")).json()
    found: dict[str, Any] = next(each for each in shown["versions"] if each["language"] == language)
    return found


async def save(
    client: ApiClient, template_id: str, language: str, html: str, *, subject: str = "Hello", status: str = "approved"
) -> dict[str, Any]:
    """Save a language at its present version."""
    version = (await version_of(client, template_id, language))["version"]
    body = {"subject": subject, "html": html, "status": status}
    answer = await client.send(
        "PUT", f"/templates/{template_id}/languages/{language}", body, **{"If-Match": f'"{version}"'}
    )
    found: dict[str, Any] = answer.json()
    return found


async def a_contact(client: ApiClient, company: dict[str, Any] | None = None, **given: Any) -> str:
    """A contact, at a company when one is given."""
    body = dict(given)
    if company is not None:
        body["company_id"] = (await client.post("/companies", {"name": "Nordlys AS", **company})).json()["id"]
    answer = await client.post("/contacts", {"name": "Ana Silva", **body})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def rendered(client: ApiClient, template_id: str, **given: Any) -> dict[str, Any]:
    """A template filled."""
    answer = await client.post(f"/templates/{template_id}/renderings", given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def codes(answer: dict[str, Any]) -> list[str]:
    """What is wrong with a rendering."""
    return [each["code"] for each in answer["problems"]]
