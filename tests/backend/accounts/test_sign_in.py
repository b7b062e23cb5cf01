"""Sign-up, sign-in, sign-out, and what slows a guesser down."""

import pytest
from litestar import Litestar

from tenants.runtime import Runtime
from tests.support import PASSWORD, ApiClient, TestTenant, api_client

NEWCOMER = {
    "tenant_name": "宁波海线进出口有限公司",
    "name": "Lin Wei",
    "email": "Lin.Wei@Harbourline.example",
    "password": PASSWORD,
    "locale": "zh-CN",
    "time_zone": "Asia/Shanghai",
}


async def test_sign_up_makes_a_tenant_with_its_owner_signed_in(anonymous: ApiClient) -> None:
    answer = await anonymous.post("/sign-up", NEWCOMER)
    assert answer.status_code == 201, answer.text
    me = answer.json()
    assert me["role"] == "owner"
    assert me["user"]["email"] == "lin.wei@harbourline.example"
    assert me["tenant"]["name"] == NEWCOMER["tenant_name"]
    assert "users.manage" in me["permissions"]
    assert (await anonymous.get("/session")).json() == me


async def test_the_session_cookie_is_out_of_reach_of_scripts(anonymous: ApiClient, tenant: TestTenant) -> None:
    answer = await anonymous.sign_in(tenant.owner.email)
    cookies = {item.split("=")[0]: item for item in answer.headers.get_list("set-cookie")}
    assert "HttpOnly" in cookies["lading_session"]
    assert "SameSite=lax" in cookies["lading_session"]
    assert "HttpOnly" not in cookies["lading_csrf"]


async def test_an_address_signs_up_once(anonymous: ApiClient, tenant: TestTenant) -> None:
    answer = await anonymous.post("/sign-up", {**NEWCOMER, "email": tenant.owner.email.upper()})
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/email-taken"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "nobody", "invalid-email"),
        ("password", "short", "too-short"),
        ("locale", "xx", "unknown"),
        ("time_zone", "Mars/Olympus", "unknown"),
        ("tenant_name", "", "too-short"),
    ],
)
async def test_sign_up_names_the_wrong_field(anonymous: ApiClient, field: str, value: str, code: str) -> None:
    answer = await anonymous.post("/sign-up", {**NEWCOMER, "email": "fresh@harbourline.example", field: value})
    assert answer.status_code == 400
    assert [(item["field"], item["code"]) for item in answer.json()["errors"]] == [(field, code)]


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    anonymous: ApiClient, tenant: TestTenant
) -> None:
    wrong = await anonymous.sign_in(tenant.owner.email, "not the password")
    unknown = await anonymous.sign_in("nobody@people.example", "not the password")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json()["type"] == unknown.json()["type"] == "/problems/wrong-credentials"
    assert wrong.json()["title"] == unknown.json()["title"]


async def test_guessing_is_throttled_and_says_for_how_long(anonymous: ApiClient, tenant: TestTenant) -> None:
    for _ in range(9):
        assert (await anonymous.sign_in(tenant.owner.email, "guess guess guess")).status_code == 401
    blocked = await anonymous.sign_in(tenant.owner.email, PASSWORD)
    assert blocked.status_code == 429
    assert blocked.json()["type"] == "/problems/too-many-attempts"
    assert int(blocked.headers["retry-after"]) > 0


async def test_sign_out_ends_the_session_itself_and_not_only_the_cookie(
    client: ApiClient, app: Litestar, tenant: TestTenant
) -> None:
    stolen = client.http.cookies.get("lading_session")
    assert (await client.delete("/session")).status_code == 204
    async with api_client(app, cookie=f"lading_session={stolen}") as thief:
        assert (await thief.get("/session")).status_code == 401


async def test_a_change_without_the_csrf_token_is_refused(client: ApiClient) -> None:
    answer = await client.http.patch("/api/v1/profile", json={"name": "Mallory"})
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/csrf-token-missing"
    assert (await client.get("/profile")).json()["name"] != "Mallory"


async def test_strangers_get_nothing(anonymous: ApiClient) -> None:
    answer = await anonymous.get("/users")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/sign-in-required"


async def test_a_forged_session_is_nobody(app: Litestar, client: ApiClient) -> None:
    token = client.http.cookies.get("lading_session") or ""
    forged = token[:-4] + ("AAAA" if not token.endswith("AAAA") else "BBBB")
    async with api_client(app, cookie=f"lading_session={forged}") as mallory:
        assert (await mallory.get("/session")).status_code == 401


async def test_a_new_password_signs_other_browsers_out(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    changed = await client.put("/profile/password", {"current_password": PASSWORD, "new_password": "another long one"})
    assert changed.status_code == 204
    async with api_client(app) as later:
        assert (await later.sign_in(tenant.owner.email, PASSWORD)).status_code == 401
        assert (await later.sign_in(tenant.owner.email, "another long one")).status_code == 201


async def test_the_current_password_is_asked_for(client: ApiClient) -> None:
    answer = await client.put(
        "/profile/password", {"current_password": "wrong one", "new_password": "another long one"}
    )
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "current_password"


async def test_a_profile_is_changed_field_by_field(client: ApiClient) -> None:
    answer = await client.patch("/profile", {"locale": "ar", "theme": "dark"})
    assert answer.status_code == 200
    assert (answer.json()["locale"], answer.json()["theme"]) == ("ar", "dark")
    named = await client.patch("/profile", {"name": "林伟"})
    assert (named.json()["name"], named.json()["locale"]) == ("林伟", "ar")
    assert [seat["name"] for seat in (await client.get("/users")).json()["items"]] == ["林伟"]
