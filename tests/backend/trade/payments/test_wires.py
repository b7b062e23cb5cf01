"""Hard receipts over HTTP: other currencies, short and early ones, given back, freed, and two people at once."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from litestar import Litestar

from tenants.runtime import Runtime
from tests.backend.reading.test_understanding import run_jobs
from tests.backend.trade.papers.setting import an_order, ok
from tests.backend.trade.payments.test_payments import TODAY, a_payment, money
from tests.support import ApiClient, TestTenant, api_client

ADVANCE: dict[str, Any] = {"payment_terms": "100% T/T in advance"}


async def rates(client: ApiClient) -> None:
    given = [("USD", "7.10"), ("EUR", "7.80"), ("JPY", "0.05")]
    body = {"rates": [{"base": base, "quote": "CNY", "rate": rate} for base, rate in given]}
    await ok(await client.post("/exchange-rates", body))


async def an_advance(client: ApiClient, runtime: Runtime, tenant: TestTenant, **given: Any) -> dict[str, Any]:
    order = await an_order(client, **ADVANCE, **given)
    await run_jobs(runtime, tenant)
    return order


async def on_account(client: ApiClient, order: dict[str, Any]) -> dict[str, float]:
    rows = (await ok(await client.get("/payments/ageing", company_id=order["company_id"])))["rows"]
    return {row["currency"]: float(row["on_account"]) for row in rows}


async def test_a_wire_in_another_currency(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await rates(client)
    order = await an_advance(client, runtime, tenant)
    asked = {"company_id": order["company_id"], "currency": "EUR", "amount": "5000.00", "charges": "10.00"}
    [line] = await ok(await client.get("/payments/proposals", **asked, bear="true"))
    # 7.80 / 7.10: what is worth less than a cent is the payer's.
    assert (line["currency"], float(line["money"]), float(line["money_paid"])) == ("USD", 5492.95, 5000.0)
    assert (float(line["charge"]), float(line["charge_paid"])) == (10.98, 10.0)
    parts = [
        {"order_id": order["id"], "settles": line["money"], "amount": line["money_paid"]},
        {"order_id": order["id"], "settles": line["charge"], "amount": line["charge_paid"], "kind": "bank_charge"},
    ]
    made = await a_payment(client, order, "5000.00", currency="EUR", charges="10.00", parts=parts)
    assert (float(made["rate"]), made["rate_date"], float(made["unallocated"])) == (7.8, TODAY.isoformat(), 0.0)
    assert made["rate_source"].startswith("entered: ")
    found = await money(client, order)
    assert (float(found["received"]), float(found["borne"])) == (5492.95, 10.98)
    short = [{"order_id": order["id"], "settles": "11070.00", "amount": "5000.00"}]
    refused = await client.put(f"/payments/{made['id']}/parts", {"parts": short})
    assert refused.json()["errors"][0]["code"] == "rate", "a short payment is no exchange loss"
    # A tenth of a cent short of the day's rate is what the bank's own rate did, and is apart.
    near = [{"order_id": order["id"], "settles": "5400.00", "amount": "5000.00"}]
    [part] = (await ok(await client.put(f"/payments/{made['id']}/parts", {"parts": near})))["parts"]
    assert float(part["exchange_difference"]) == 5000 * 7.80 - 5400 * 7.10


async def test_own_currency_before_others(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await rates(client)
    usd = await an_advance(client, runtime, tenant)
    company = {"id": usd["company_id"]}
    eur = await an_advance(client, runtime, tenant, company=company, currency="EUR")
    asked = {"company_id": company["id"], "currency": "EUR", "amount": "20000.00"}
    lines = await ok(await client.get("/payments/proposals", **asked))
    assert [(line["order_id"], float(line["money"])) for line in lines] == [(eur["id"], 11070.0), (usd["id"], 0.0)]
    lines = await ok(await client.get("/payments/proposals", **asked, order_id=usd["id"]))
    assert [float(line["money"]) for line in lines] == [11070.0, float(lines[1]["money"])]
    assert float(lines[0]["money_paid"]) == 10076.54


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"amount": "-5.00"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "1.005"}, "amount"),
        ({"amount": "10.5", "currency": "JPY"}, "amount"),
        ({"amount": "1.0005", "currency": "KWD"}, "amount"),
        ({"amount": "5", "charges": "-1"}, "charges"),
        ({"amount": "5", "rate": "0"}, "rate"),
        ({"amount": "5", "rate": "5", "currency": "CNY"}, "rate"),
        ({"amount": "5", "currency": "XQZ"}, "currency"),
        ({"amount": "5", "received_on": (TODAY + timedelta(days=2)).isoformat()}, "received_on"),
    ],
)
async def test_what_is_no_receipt(client: ApiClient, given: dict[str, Any], field: str) -> None:
    order = await an_order(client)
    body = {"company_id": order["company_id"], "received_on": TODAY.isoformat(), "currency": "USD"} | given
    answer = await client.post("/payments", body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


async def test_in_one_currency_a_part_settles_what_it_takes(client: ApiClient) -> None:
    order = await an_order(client)
    part = {"order_id": order["id"], "settles": "1000.00", "amount": "0.01"}
    body = {"company_id": order["company_id"], "received_on": TODAY.isoformat(), "currency": "USD", "amount": "1.00"}
    assert (await client.post("/payments", body | {"parts": [part]})).status_code == 400


@pytest.mark.parametrize(("currency", "amount", "over"), [("JPY", "420", "9"), ("KWD", "420.214", "9.125")])
async def test_amounts_of_refusals_have_the_digits_of_the_currency(
    client: ApiClient, currency: str, amount: str, over: str
) -> None:
    line = {"name": "Box", "unit": "H87", "quantity": "333", "unit_price": "1.2345"}
    order = await an_order(client, currency=currency, lines=[line], charges=[])
    body = {
        "company_id": order["company_id"], "received_on": TODAY.isoformat(), "currency": currency, "amount": amount,
        "parts": [{"order_id": order["id"], "settles": amount}],
    }  # fmt: skip
    answer = await client.post("/payments", body)
    assert f"by {over} {currency}" in answer.json()["title"]


async def test_a_cancelled_order_gives_its_money_back(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    order = await an_advance(client, runtime, tenant)
    paid = await a_payment(client, order, "3000.00", parts=[{"order_id": order["id"], "settles": "3000.00"}])
    await ok(await client.post(f"/orders/{order['id']}/cancellations"))
    await run_jobs(runtime, tenant)
    payment = await ok(await client.get(f"/payments/{paid['id']}"))
    assert (float(payment["unallocated"]), payment["parts"]) == (3000.0, [])
    assert await on_account(client, order) == {"USD": 3000.0}
    assert float((await money(client, order))["outstanding"]) == 0


async def test_money_is_paid_back(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    order = await an_advance(client, runtime, tenant)
    paid = await a_payment(client, order, "3000.00", parts=[{"order_id": order["id"], "settles": "2000.00"}])
    path = f"/payments/{paid['id']}/refunds"
    back = {"amount": "1000.01", "refunded_on": TODAY.isoformat(), "reason": "Paid twice"}
    assert (await client.post(path, back)).json()["type"].endswith("more-than-received")
    early = back | {"amount": "1.00", "refunded_on": (TODAY - timedelta(days=3)).isoformat()}
    assert (await client.post(path, early)).status_code == 400
    done = await ok(await client.post(path, back | {"amount": "400.00"}), 201)
    assert [float(done[name]) for name in ("refunded", "unallocated")] == [400.0, 600.0]
    assert await on_account(client, order) == {"USD": 600.0}
    parts = [{"order_id": order["id"], "settles": "2600.01"}]
    over = await client.put(f"/payments/{paid['id']}/parts", {"parts": parts})
    assert over.json()["type"].endswith("more-than-received")
    assert (await client.post(f"/payments/{paid['id']}/cancellations")).status_code == 409
    dropped = await ok(await client.delete(f"{path}/{done['refunds'][0]['id']}"))
    assert (float(dropped["unallocated"]), dropped["refunds"]) == (1000.0, [])


async def test_a_change_below_what_was_paid(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    order = await an_advance(client, runtime, tenant)
    await a_payment(client, order, "9000.00", parts=[{"order_id": order["id"], "settles": "9000.00"}])
    order = (await ok(await client.get(f"/orders/{order['id']}")))["order"]
    lines = [{name: order["lines"][0][name] for name in ("id", "name", "unit", "unit_price")} | {"quantity": "1000"}]
    content = {"currency": "USD", "incoterm": "FOB", "place": "Ningbo", "lines": lines} | ADVANCE
    path, wish = f"/orders/{order['id']}/changes", {"reason": "Less", "content": content}
    await ok(await client.post(path, wish, **{"If-Match": f'"{order["version"]}"'}))
    [change] = (await ok(await client.get(f"/orders/{order['id']}")))["changes"]
    if change["state"] == "open":
        await ok(await client.post(f"{path}/{change['id']}/decisions", {"approve": True}))
    await run_jobs(runtime, tenant)
    found = await money(client, order)
    assert (float(found["total"]), float(found["outstanding"])) == (3850.0, -5150.0)
    assert [(float(due["amount"]), float(due["settled"])) for due in found["dues"]] == [(3850.0, 3850.0)]
    assert await on_account(client, order) == {"USD": 5150.0}, "what is too much is the customer's"


async def test_a_slip_whose_order_was_paid_or_cancelled(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    order = await an_advance(client, runtime, tenant)
    other = await an_advance(client, runtime, tenant, company={"id": order["company_id"]})
    plan = [{"order_id": each["id"], "settles": "5000.00"} for each in (order, other)]
    slip = await a_payment(client, order, "10000.00", state="slip", parts=plan)
    await a_payment(client, order, "11000.00", parts=[{"order_id": order["id"], "settles": "11000.00"}])
    await ok(await client.post(f"/orders/{other['id']}/cancellations"))
    arrival = {"received_on": TODAY.isoformat(), "amount": "9980.00", "charges": "20.00"}
    got = await ok(await client.post(f"/payments/{slip['id']}/arrivals", arrival))
    assert [float(part["settles"]) for part in got["parts"]] == [70.0], "no more than is due"
    assert float(got["unallocated"]) == 9910.0


async def test_two_people_share_out_at_once(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, app: Litestar
) -> None:
    one = await an_advance(client, runtime, tenant)
    two = await an_advance(client, runtime, tenant, company={"id": one["company_id"]})

    async def swap(paid: dict[str, Any], orders: list[dict[str, Any]]) -> set[int]:
        async with api_client(app) as own:
            await own.sign_in(tenant.owner.email)
            path = f"/payments/{paid['id']}/parts"
            plans = [{"parts": [{"order_id": each["id"], "settles": "500.00"}]} for each in orders * 4]
            return {(await own.put(path, plan)).status_code for plan in plans}

    payments = [
        await a_payment(client, order, "500.00", parts=[{"order_id": order["id"], "settles": "500.00"}])
        for order in (one, two)
    ]
    codes = await asyncio.gather(swap(payments[0], [two, one]), swap(payments[1], [one, two]))
    assert list(codes) == [{200}, {200}], "neither waits for the other"

    async def pay() -> int:
        async with api_client(app) as own:
            await own.sign_in(tenant.owner.email)
            body = {
                "company_id": one["company_id"], "received_on": TODAY.isoformat(), "currency": "USD",
                "amount": "6000.00", "parts": [{"order_id": one["id"], "settles": "6000.00"}],
            }  # fmt: skip
            return (await own.post("/payments", body)).status_code

    assert sorted(await asyncio.gather(*(pay() for _ in range(4)))) == [201, 409, 409, 409]


async def test_today_is_that_of_who_asks(client: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    await ok(await client.patch("/profile", {"time_zone": "Pacific/Kiritimati"}))
    early = datetime(2026, 3, 9, 11, tzinfo=UTC)  # the 10th has begun there
    monkeypatch.setattr("backend.trade.clock.now", lambda: early)
    rate = {"rates": [{"base": "USD", "quote": "CNY", "rate": "7.1", "on_date": "2026-03-10"}]}
    assert (await client.post("/exchange-rates", rate)).status_code == 200
    rate["rates"][0]["on_date"] = "2026-03-11"
    assert (await client.post("/exchange-rates", rate)).status_code == 400
