"""Letters that speak of a quotation, an order, its money and its goods, as the reader writes numbers and days."""

from tests.backend.outreach.templates.support import a_template, codes, rendered
from tests.backend.trade.setting import FOB, content, line, made
from tests.support import ApiClient

BODY = (
    "<p>{{ quote.number }}|{{ quote.total }}|{{ quote.terms }}|{{ quote.lead_time }}</p>"
    "<p>{{ order.number }}|{{ order.deposit }}|{{ order.vessel }}</p>"
    "<p>{{ payment.deposit }}|{{ payment.received }}|{{ payment.outstanding }}|{{ payment.last_on }}</p>"
    "<p>{{ shipment.vessel }}|{{ shipment.from_port }}|{{ shipment.departure }}|{{ shipment.arrival }}</p>"
)


async def test_quotation_order_money_and_goods(client: ApiClient) -> None:
    company = await made(client, "/companies", {"name": "Nordlicht Bau GmbH", "country": "DE"})
    person = {"name": "Ute Kern", "email": "ute@nordlicht.example", "company_id": company["id"], "language": "de"}
    contact = await made(client, "/contacts", person)
    offered = content(payment_terms="30/70 T/T", lead_time="25 days") | {"company_id": company["id"]}
    quote = await made(client, "/quotes", offered)
    ordered = {"company_id": company["id"], "currency": "USD", "payment_terms": "30/70 T/T", "lines": [line()]} | FOB
    order = await made(client, "/orders", ordered)
    order = await made(client, f"/orders/{order['id']}/confirmations", None)
    part = {"order_id": order["id"], "settles": "375"}
    receipt = {"company_id": company["id"], "received_on": "2026-03-05", "currency": "USD", "amount": "375"}
    await made(client, "/payments", receipt | {"parts": [part]})
    shipment = await made(client, "/shipments", {"order_id": order["id"], "etd": "2030-03-05", "eta": "2030-04-01"})
    ship = {"vessel": "EVER GOOD", "voyage": "012W", "port_of_loading": "Ningbo"}
    changed = await client.patch(f"/shipments/{shipment['id']}", ship, shipment["version"])
    assert changed.status_code == 200, changed.text
    template = await a_template(client, languages={"en": BODY, "de": BODY})
    letter = await rendered(client, template["id"], contact_id=contact["id"])
    assert codes(letter) == []
    assert letter["text"].replace("\xa0", " ").split("\n\n") == [
        f"{quote['number']}|USD 1.250,00|FOB Ningbo|25 days",
        f"{order['number']}|USD 375,00|EVER GOOD 012W",
        "USD 375,00|USD 375,00|USD 875,00|5. März 2026",
        "EVER GOOD 012W|Ningbo|5. März 2030|1. April 2030",
    ]


async def test_what_is_not_there_yet_stops_the_letter_and_says_where(client: ApiClient) -> None:
    company = await made(client, "/companies", {"name": "Nordlys AS", "country": "NO"})
    contact = await made(client, "/contacts", {"name": "Ola Nordmann", "company_id": company["id"]})
    template = await a_template(client, languages={"en": "<p>{{ shipment.bill_of_lading }}</p>"})
    letter = await rendered(client, template["id"], contact_id=contact["id"])
    assert (letter["may_send"], [each["field"] for each in letter["problems"]]) == (
        False,
        ["shipment.bill_of_lading"],
    )
