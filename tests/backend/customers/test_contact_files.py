"""Pictures and papers at a person: put there once, shown at the company too, taken away and given back."""

from typing import Any
from uuid import uuid4

from tests.support import ApiClient

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


async def put(client: ApiClient, path: str, content: bytes, **headers: str) -> Any:
    token = client.http.cookies.get("lading_csrf") or ""
    sent = {"X-CSRF-Token": token, "Content-Type": "application/octet-stream", **headers}
    return await client.http.post(
        f"/api/v1{path}", params={"filename": "card.png"}, content=content, headers=sent
    )  # fmt: skip


async def a_person(client: ApiClient, **given: Any) -> dict[str, Any]:
    answer = await client.post("/contacts", {"name": "Ola Nordmann"} | given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_card_stands_at_the_person_and_at_the_company(client: ApiClient) -> None:
    company = (await client.post("/companies", {"name": "Nordlys AS"})).json()
    person = await a_person(client, company_id=company["id"])
    path = f"/contacts/{person['id']}/files"
    made = await put(client, path, PNG)
    assert made.status_code == 201, made.text
    assert (made.json()["content_type"], made.json()["previewable"]) == ("image/png", "image")
    for listed in (path, f"/companies/{company['id']}/files"):
        assert [one["id"] for one in (await client.get(listed)).json()["items"]] == [made.json()["id"]]
    assert (await client.get(f"{path}/{made.json()['id']}")).content == PNG
    assert (await client.get(f"/companies/{company['id']}/files/{made.json()['id']}")).content == PNG
    for timeline in (f"/contacts/{person['id']}/timeline", f"/companies/{company['id']}/timeline"):
        kinds = [one["kind"] for one in (await client.get(timeline)).json()["items"]]
        assert kinds.count("file") == 1

    assert (await client.delete(f"{path}/{made.json()['id']}")).status_code == 204
    assert (await client.get(path)).json()["items"] == []
    assert (await client.get(f"{path}/{made.json()['id']}")).status_code == 404
    assert (await client.post(f"{path}/{made.json()['id']}/restorations")).status_code == 204
    assert len((await client.get(path)).json()["items"]) == 1


async def test_a_person_without_a_company_has_files_too(client: ApiClient) -> None:
    person = await a_person(client)
    assert (await put(client, f"/contacts/{person['id']}/files", PNG)).status_code == 201
    assert len((await client.get(f"/contacts/{person['id']}/files")).json()["items"]) == 1
    assert (await put(client, f"/contacts/{uuid4()}/files", PNG)).status_code == 404


async def test_an_upload_that_is_sent_again_is_one(client: ApiClient) -> None:
    person = await a_person(client)
    company = (await client.post("/companies", {"name": "Nordlys AS"})).json()
    for path in (f"/contacts/{person['id']}/files", f"/companies/{company['id']}/files"):
        key = {"Idempotency-Key": str(uuid4())}
        first, second = await put(client, path, PNG, **key), await put(client, path, PNG, **key)
        assert (first.status_code, second.status_code) == (201, 201)
        assert second.headers["Idempotency-Replayed"] == "true"
        assert first.json() == second.json()
        assert len((await client.get(path)).json()["items"]) == 1
        assert (await put(client, path, PNG + b"other", **key)).status_code == 409
