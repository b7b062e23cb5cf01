"""The second factor, with real codes of a real secret."""

import time

import pyotp
from litestar import Litestar

from tests.support import PASSWORD, ApiClient, TestTenant, api_client


async def switch_on(client: ApiClient) -> tuple[str, list[str]]:
    setup = (await client.post("/profile/totp", {"password": PASSWORD})).json()
    assert setup["uri"].startswith("otpauth://totp/Lading")
    assert setup["qr_svg"].startswith("<svg")
    answer = await client.put("/profile/totp", {"code": pyotp.TOTP(setup["secret"]).now()})
    assert answer.status_code == 200, answer.text
    return setup["secret"], answer.json()["recovery_codes"]


async def enter(app: Litestar, email: str, code: str | None) -> str:
    async with api_client(app) as later:
        answer = await later.post("/session", {"email": email, "password": PASSWORD, "totp_code": code})
        return "in" if answer.status_code == 201 else answer.json()["type"].removeprefix("/problems/")


async def test_sign_in_asks_for_the_code_and_takes_it_once(
    client: ApiClient, app: Litestar, tenant: TestTenant
) -> None:
    secret, _ = await switch_on(client)
    # The code that switched it on is spent; the next step's is accepted for clock drift.
    code = pyotp.TOTP(secret).at(int(time.time()) + 30)
    assert await enter(app, tenant.owner.email, None) == "totp-required"
    assert await enter(app, tenant.owner.email, "000000") == "wrong-totp-code"
    assert await enter(app, tenant.owner.email, code) == "in"
    assert await enter(app, tenant.owner.email, code) == "wrong-totp-code"


async def test_a_recovery_code_works_once(client: ApiClient, app: Litestar, tenant: TestTenant) -> None:
    _, codes = await switch_on(client)
    assert len(set(codes)) == 10
    assert await enter(app, tenant.owner.email, codes[0]) == "in"
    assert await enter(app, tenant.owner.email, codes[0]) == "wrong-totp-code"
    assert await enter(app, tenant.owner.email, codes[1].upper()) == "in"


async def test_a_wrong_first_code_switches_nothing_on(client: ApiClient, app: Litestar, tenant: TestTenant) -> None:
    await client.post("/profile/totp", {"password": PASSWORD})
    assert (await client.put("/profile/totp", {"code": "000000"})).status_code == 401
    assert await enter(app, tenant.owner.email, None) == "in"


async def test_it_is_switched_off_with_the_password_alone(client: ApiClient, app: Litestar, tenant: TestTenant) -> None:
    await switch_on(client)
    assert (await client.delete("/profile/totp", {"password": "not mine"})).status_code == 400
    assert (await client.delete("/profile/totp", {"password": PASSWORD})).status_code == 204
    assert await enter(app, tenant.owner.email, None) == "in"


async def test_colleagues_see_who_has_a_second_factor(client: ApiClient) -> None:
    await switch_on(client)
    assert [seat["totp_enabled"] for seat in (await client.get("/users")).json()["items"]] == [True]
