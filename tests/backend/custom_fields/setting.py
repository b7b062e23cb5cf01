"""What the tests of the tenant's own fields share."""

from typing import Any

from tests.support import ApiClient


async def a_field(client: ApiClient, kind: str, label: str, of: str = "company", **rules: Any) -> dict[str, Any]:
    """A field that was just added."""
    answer = await client.post("/custom-fields", {"object": of, "kind": kind, "labels": {"en": label}} | rules)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def a_company(client: ApiClient, name: str, **custom: Any) -> dict[str, Any]:
    """A company with values."""
    answer = await client.post("/companies", {"name": name, "custom": custom, "allow_duplicate": {"reason": "test"}})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def a_file(client: ApiClient, field_id: str, content: bytes = b"signed") -> dict[str, Any]:
    """A file that was uploaded for a field."""
    headers = {"X-CSRF-Token": client.http.cookies["lading_csrf"], "Content-Type": "application/octet-stream"}
    path = f"/api/v1/custom-fields/{field_id}/files?filename=contract.txt"
    answer = await client.http.post(path, content=content, headers=headers)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def custom_records(client: ApiClient) -> dict[str, str]:
    """A record for each path parameter of the domain."""
    field = await a_field(client, "file", "Contract")
    return {"field_id": field["id"], "custom_file_id": (await a_file(client, field["id"]))["id"]}


def wrong(answer: Any) -> dict[str, str]:
    """Codes of a refusal's problems, by field."""
    assert answer.status_code == 400, answer.text
    return {each["field"]: each["code"] for each in answer.json()["errors"]}


def names(answer: Any) -> list[str]:
    """The names on a page."""
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


GRADES = [
    {"key": "a", "labels": {"en": "Key account", "zh-CN": "重点客户"}, "color": "green"},
    {"key": "b", "labels": {"en": "Regular"}, "color": "gray"},
    {"key": "c", "labels": {"en": "Occasional"}},
]
