"""API keys: scopes, secrecy and the end of one."""

import pytest
from litestar import Litestar

from tests.support import ApiClient, api_client


async def make_key(client: ApiClient, *scopes: str) -> dict[str, str]:
    answer = await client.post("/api-keys", {"name": "ERP bridge", "scopes": list(scopes)})
    assert answer.status_code == 201, answer.text
    made: dict[str, str] = answer.json()
    return made


async def test_a_key_signs_a_machine_in_and_is_shown_once(client: ApiClient, app: Litestar) -> None:
    made = await make_key(client, "read")
    listed = (await client.get("/api-keys")).json()["items"]
    assert [item["name"] for item in listed] == ["ERP bridge"]
    assert "key" not in listed[0]
    assert made["key"] not in str(listed)
    async with api_client(app, authorization=f"Bearer {made['key']}") as machine:
        assert (await machine.get("/users")).status_code == 200


@pytest.mark.parametrize(("scope", "status"), [("read", 403), ("write", 403), ("admin", 201)])
async def test_scopes_narrow_a_key(client: ApiClient, app: Litestar, scope: str, status: int) -> None:
    made = await make_key(client, scope)
    async with api_client(app, authorization=f"Bearer {made['key']}") as machine:
        answer = await machine.post("/invitations", {"email": "someone@people.example", "role": "viewer"})
        assert answer.status_code == status


async def test_a_key_makes_no_keys(client: ApiClient, app: Litestar) -> None:
    made = await make_key(client, "admin")
    async with api_client(app, authorization=f"Bearer {made['key']}") as machine:
        assert (await machine.post("/api-keys", {"name": "child", "scopes": ["read"]})).status_code == 403


async def test_a_revoked_key_is_nobody(client: ApiClient, app: Litestar) -> None:
    made = await make_key(client, "read")
    assert (await client.delete(f"/api-keys/{made['id']}")).status_code == 204
    async with api_client(app, authorization=f"Bearer {made['key']}") as machine:
        assert (await machine.get("/users")).status_code == 401


@pytest.mark.parametrize("key", ["", "lk_", "lk_nonsense", "sk_" + "A" * 86, "lk_" + "A" * 86])
async def test_nonsense_is_nobody(app: Litestar, key: str) -> None:
    async with api_client(app, authorization=f"Bearer {key}") as machine:
        assert (await machine.get("/users")).status_code == 401


async def test_the_same_idempotency_key_makes_one_key_and_keeps_no_secret(client: ApiClient) -> None:
    body = {"name": "once", "scopes": ["read"]}
    first = await client.post("/api-keys", body, **{"Idempotency-Key": "make-once"})
    again = await client.post("/api-keys", body, **{"Idempotency-Key": "make-once"})
    assert (first.status_code, again.status_code) == (201, 409)
    assert again.json()["type"] == "/problems/answer-shown-once"
    assert len((await client.get("/api-keys")).json()["items"]) == 1
