"""The demo's trade is made through the services that people use, once."""

from decimal import Decimal

from backend.cli.demo_trade import put_trade
from infra.demo.trade import BANKS, PRODUCTS, QUOTES, SELLER
from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant


async def test_the_demos_quotes_become_orders(runtime: Runtime, client: ApiClient, tenant: TestTenant) -> None:
    first, *_ = QUOTES["harbourline"]
    wanted = [
        type(each)(tenant.owner.email, each.contact, each.currency, each.lines, each.state, each.note)
        for each in QUOTES["harbourline"]
    ]
    QUOTES[tenant.slug] = tuple(wanted)
    try:
        assert await put_trade(runtime, tenant.slug) == len(wanted)  # nobody is known yet
        for address in {each.contact for each in wanted}:
            domain = address.partition("@")[2]
            company = (await client.post("/companies", {"name": domain, "domains": [domain]})).json()
            made = await client.post(
                "/contacts", {"name": address.partition("@")[0], "email": address, "company_id": company["id"]}
            )
            assert made.status_code == 201, made.text
        assert await put_trade(runtime, tenant.slug) == 0
        assert await put_trade(runtime, tenant.slug) == 0
    finally:
        del QUOTES[tenant.slug]
    assert (await client.get("/products", with_total=True)).json()["total"] == len(PRODUCTS)
    quotes = (await client.get("/quotes", with_total=True)).json()
    assert quotes["total"] == len(wanted)
    orders = (await client.get("/orders", with_total=True)).json()
    assert orders["total"] == sum(each.state in ("order", "sample") for each in wanted)
    assert sorted(row["state"] for row in orders["items"]) == [
        "confirmed", "confirmed", "confirmed", "partially_shipped", "shipped",
    ]  # fmt: skip
    [letter] = (await client.get("/letters-of-credit")).json()
    assert letter["warnings"] == ["shipment_soon", "amendment_waits"]
    assert [each["state"] for each in letter["amendments"]] == ["accepted", "offered"]
    owed = (await client.get("/payments/ageing")).json()
    assert any(Decimal(row["to_60"]) > 0 for row in owed["rows"]), "a balance is overdue"
    [note] = (await client.get("/account-notes")).json()
    assert note["kind"] == "credit_note"
    assert any(each["delayed_days"] == 7 for each in (await client.get("/shipments")).json()["items"])
    spring = next(row for row in quotes["items"] if row["currency"] == first.currency)
    shown = (await client.get(f"/quotes/{spring['id']}")).json()["current"]
    assert shown["needs_approval"] is False
    assert shown["offer_totals"][1]["total"] is not None
    cards = (await client.get("/order-steps")).json()
    assert {card["step"]["state"] for card in cards} == {"open", "doing", "problem", "done"}
    assert any(card["step"]["files"] for card in cards), "a photo of the production"
    files = [(await client.get(f"/orders/{row['id']}")).json() for row in orders["items"]]
    assert [each["order"]["courier_number"] for each in files if each["order"]["kind"] == "sample"] == ["1234567890"]
    changes = [change for each in files for change in each["changes"]]
    assert [change["state"] for change in changes] == ["open"], "a buyer asks for more"
    goods = (await client.get("/products", limit=100)).json()["items"]
    assert all(row["picture_id"] for row in goods)
    papers = (await client.get("/paper-settings")).json()
    assert papers["firms"][0]["party"]["name"] == SELLER["name"]
    assert {row["currency"] for row in papers["accounts"] if row["approved_at"]} == set(BANKS)
