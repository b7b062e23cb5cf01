"""What happened in trade on a deal, in one row of time."""

from tenants.orm import now
from tests.backend.pipeline.setting import a_deal
from tests.backend.trade.papers.setting import a_firm, ok
from tests.backend.trade.setting import a_company, a_quote, made
from tests.support import ApiClient

TODAY = now().date().isoformat()


async def test_a_deal_tells_its_trade(client: ApiClient) -> None:
    await a_firm(client)
    company = await a_company(client)
    deal = await a_deal(client, name="Mugs", company_id=company["id"])
    door = f"/deals/{deal['id']}/trade-events"
    assert await ok(await client.get(door)) == []
    quote = await a_quote(client, company, deal_id=deal["id"])
    await made(client, f"/quotes/{quote['id']}/papers", {"languages": ["en"]})
    order = await made(client, f"/quotes/{quote['id']}/orders", {})
    await made(client, f"/orders/{order['id']}/confirmations", None)
    body = {"company_id": company["id"], "received_on": TODAY, "currency": "USD", "amount": "400.00",
            "parts": [{"order_id": order["id"], "settles": "400.00"}], "reference": "FT-9"}  # fmt: skip
    await made(client, "/payments", body)
    shipment = await made(client, "/shipments", {"order_id": order["id"], "etd": TODAY, "eta": "2099-01-01"})
    await made(client, f"/shipments/{shipment['id']}/milestones", {"state": "departed", "on": TODAY})
    told = await ok(await client.get(door))
    assert [each["happened"] for each in told] == [
        "arrives", "departed", "payment", "paper", "order_confirmed", "order_made", "quote_accepted", "quote_sent",
        "quote_made",
    ]  # fmt: skip
    by = {each["happened"]: each for each in told}
    assert (by["payment"]["number"], float(by["payment"]["amount"]), by["payment"]["currency"]) == ("FT-9", 400, "USD")
    assert (by["paper"]["paper"], by["paper"]["number"]) == ("quotation", quote["number"])
    assert (by["arrives"]["on"], by["arrives"]["id"]) == ("2099-01-01", shipment["id"])
