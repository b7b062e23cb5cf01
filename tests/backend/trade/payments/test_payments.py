"""Money over HTTP: what is due, slips, one wire over many orders, charges, short payments, credit."""

from datetime import UTC, datetime, timedelta
from typing import Any

from litestar import Litestar

from tenants.runtime import Runtime
from tenants.session import Database
from tests.backend.reading.test_understanding import run_jobs
from tests.backend.trade.papers.setting import a_firm, a_paper, an_order, ok
from tests.support import ApiClient, TestTenant, api_client, make_person

TODAY = datetime.now(UTC).date()


async def a_payment(client: ApiClient, order: dict[str, Any], amount: str, **given: Any) -> dict[str, Any]:
    body = {
        "company_id": order["company_id"], "received_on": TODAY.isoformat(), "currency": order["currency"],
        "amount": amount, "reference": "FT-1",
    } | given  # fmt: skip
    made: dict[str, Any] = await ok(await client.post("/payments", body), 201)
    return made


async def money(client: ApiClient, order: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = await ok(await client.get(f"/orders/{order['id']}/money"))
    return found


async def test_deposit_and_balance(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    await a_paper(client, order, "proforma", dated_on=TODAY.isoformat())
    dues = (await money(client, order))["dues"]
    assert [(due["label"], float(due["amount"]), due["due_on"] is None) for due in dues] == [
        ("deposit", 3321.0, False),
        ("balance", 7749.0, True),
    ]
    part = {"order_id": order["id"], "due_line_id": dues[0]["id"]}
    slip = await a_payment(client, order, "3321.00", state="slip", parts=[part | {"settles": "3321.00"}])
    found = await money(client, order)
    assert (float(found["outstanding"]), float(found["announced"])) == (11070.0, 3321.0), "a slip is not money"
    arrival = {"received_on": TODAY.isoformat(), "amount": "3296.00", "charges": "25.00"}
    got = await ok(await client.post(f"/payments/{slip['id']}/arrivals", arrival))
    assert (got["state"], float(got["unallocated"])) == ("received", 0.0)
    found = await money(client, order)
    assert float(found["outstanding"]) == 11070 - 3296, "what banks took is not netted silently"
    borne = [part | {"settles": "3296.00"}, part | {"settles": "25.00", "kind": "bank_charge"}]
    await ok(await client.put(f"/payments/{slip['id']}/parts", {"parts": borne}))
    found = await money(client, order)
    assert (float(found["received"]), float(found["borne"])) == (3296.0, 25.0)
    assert float(found["dues"][0]["settled"]) == 3321.0
    steps = (await ok(await client.get(f"/orders/{order['id']}")))["steps"]
    assert [step["state"] for step in steps if step["kind"] == "deposit"] == ["done"]
    await a_payment(client, order, "7740.00", parts=[{"order_id": order["id"], "settles": "7740.00"}])
    waived = await ok(
        await client.post(f"/orders/{order['id']}/waivers", {"settles": "9.00", "reason": "Rounded by the buyer"})
    )
    assert (float(waived["outstanding"]), float(waived["waived"])) == (0.0, 9.0)
    over = await client.post(f"/orders/{order['id']}/waivers", {"settles": "0.01", "reason": "One cent more"})
    assert over.json()["type"].endswith("more-than-due")


async def test_one_wire_pays_many_orders(client: ApiClient) -> None:
    await a_firm(client)
    one = await an_order(client, payment_terms="100% T/T in advance")
    company = {"id": one["company_id"]}
    two = await an_order(client, company=company, payment_terms="100% T/T in advance")
    for order in (one, two):
        await a_paper(client, order, "proforma")
    asked = {"company_id": company["id"], "currency": "USD", "amount": "15000.00"}
    proposal = await ok(await client.get("/payments/proposals", **asked))
    assert [float(line["money"]) for line in proposal] == [11070.0, 3930.0]
    parts = [
        {"order_id": line["order_id"], "due_line_id": line["due_line_id"], "settles": line["money"]}
        for line in proposal
    ]
    made = await a_payment(client, one, "15000.00", parts=parts)
    assert float(made["unallocated"]) == 0
    assert float((await money(client, two))["outstanding"]) == 11070 - 3930
    too_much = await client.put(
        f"/payments/{made['id']}/parts", {"parts": [parts[0] | {"settles": "11070.00"}, parts[1] | {"settles": "4000"}]}
    )
    assert too_much.json()["type"].endswith("more-than-received")
    gone = await ok(await client.post(f"/payments/{made['id']}/cancellations"))
    assert (gone["state"], gone["parts"]) == ("cancelled", [])
    assert float((await money(client, one))["outstanding"]) == 11070
    other = await an_order(client)
    foreign = await client.put(
        f"/payments/{made['id']}/parts", {"parts": [{"order_id": other["id"], "settles": "1.00"}]}
    )
    assert foreign.status_code == 409


async def test_ageing_and_letters_of_credit(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client, payment_terms="100% T/T in advance", ship_by="2030-06-01")
    await a_paper(client, order, "proforma", dated_on=(TODAY - timedelta(days=45)).isoformat())
    [row] = (await ok(await client.get("/payments/ageing", company_id=order["company_id"])))["rows"]
    assert (float(row["to_60"]), float(row["total"])) == (11070.0, 11070.0)
    letter: dict[str, Any] = {
        "number": "LC-77", "currency": "USD", "amount": "10000.00", "tolerance": "5",
        "expires_on": "2030-05-20", "latest_shipment": "2030-05-01", "documents": ["Full set B/L"],
    }  # fmt: skip
    made = await ok(await client.post(f"/orders/{order['id']}/letters-of-credit", letter), 201)
    assert made["warnings"] == ["amount", "shipment_late", "shipment_after_expiry"]
    letter |= {"amount": "11070.00", "amendments": [{"on": TODAY.isoformat(), "text": "Amount raised"}]}
    answer = await client.send("PUT", f"/letters-of-credit/{made['id']}", letter, **{"If-Match": '"1"'})
    assert answer.json()["warnings"] == ["shipment_late", "shipment_after_expiry"]
    stale = await client.send("PUT", f"/letters-of-credit/{made['id']}", letter, **{"If-Match": '"1"'})
    assert stale.status_code == 412


async def test_credit_counts_what_is_shipped(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client, payment_terms="O/A 60 days")
    credit = await ok(
        await client.put(
            f"/companies/{order['company_id']}/credit", {"currency": "USD", "amount": "15000", "insured": "8000"}
        )
    )
    assert (float(credit["owed"]), float(credit["free"])) == (0.0, 15000.0)
    shipment = await ok(await client.post("/shipments", {"order_id": order["id"]}), 201)
    await ok(
        await client.post(f"/shipments/{shipment['id']}/milestones", {"state": "departed", "on": TODAY.isoformat()})
    )
    credit = (await money(client, order))["credit"]
    assert [float(credit[name]) for name in ("owed", "free", "at_risk")] == [11070.0, 3930.0, 3070.0]


async def test_who_may_not(client: ApiClient, app: Litestar, database: Database, tenant: TestTenant) -> None:
    order = await an_order(client)
    viewer, rep = await make_person(database, tenant.id, "viewer"), await make_person(database, tenant.id, "rep")
    body = {"company_id": order["company_id"], "received_on": "2026-03-05", "currency": "USD", "amount": "1.00"}
    async with api_client(app) as other:
        await other.sign_in(viewer.email)
        assert (await other.post("/payments", body)).status_code == 403
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        waiver = {"settles": "1.00", "reason": "A short one"}
        assert (await other.post(f"/orders/{order['id']}/waivers", waiver)).status_code == 403


async def test_an_order_owes_once_it_is_confirmed(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    order = await an_order(client)
    await run_jobs(runtime, tenant)
    assert len((await money(client, order))["dues"]) == 2
