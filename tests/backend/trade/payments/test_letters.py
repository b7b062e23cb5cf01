"""Letters of credit and their amendments: offered, accepted whole or refused, and what does not fit then."""

from datetime import timedelta
from typing import Any

from tenants.orm import now
from tests.backend.trade.papers.setting import a_firm, an_order, ok
from tests.backend.trade.setting import made
from tests.support import ApiClient

TODAY = now().date()


def _day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


async def a_letter(client: ApiClient, order: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A letter of credit of 11,070.00 USD, to be shipped within 20 days."""
    body = {
        "number": f"LC-{order['number']}", "currency": "USD", "amount": "11070.00", "expires_on": _day(60),
        "latest_shipment": _day(20), "documents": ["Invoice"], "goods": "STORAGE BOX and CANISTER, as per PI",
    } | given  # fmt: skip
    return await made(client, f"/orders/{order['id']}/letters-of-credit", body)


async def _contradictions(client: ApiClient, order: dict[str, Any], kind: str, **wish: Any) -> dict[str, list[str]]:
    asked = {"kind": kind, "languages": ["en"]} | wish
    found = (await made(client, f"/orders/{order['id']}/paper-previews", asked))["contradictions"]
    return {
        weight: [each["code"] for each in found if each["severity"] == weight and each["code"].startswith("credit")]
        for weight in ("error", "warning")
    }


async def test_an_amendment_counts_once_it_is_accepted(client: ApiClient) -> None:
    order = await an_order(client, ship_by=_day(30))
    letter = await a_letter(client, order)
    assert letter["warnings"] == ["shipment_late"]
    door = f"/letters-of-credit/{letter['id']}/amendments"
    terms = {"latest_shipment": _day(35), "amount": "10000", "partial_shipment": True, "expiry_place": None}
    offered = await made(client, door, {"on": _day(0), "terms": terms, "text": "MT707"})
    [amendment] = offered["amendments"]
    assert {each["term"] for each in amendment["changes"]} == {"latest_shipment", "amount", "partial_shipment"}
    assert (offered["latest_shipment"], offered["warnings"]) == (_day(20), ["shipment_late", "amendment_waits"])
    assert amendment["would_warn"] == ["amount"], "what would not fit is told before it is accepted"
    refused = await made(client, f"{door}/1/answers", {"accept": False})
    assert (refused["amendments"][0]["state"], refused["warnings"]) == ("refused", ["shipment_late"])
    await made(client, door, {"on": _day(0), "terms": {"latest_shipment": _day(35), "documents": ["Invoice", "C/O"]}})
    taken = await made(client, f"{door}/2/answers", {"accept": True, "on": _day(-1)})
    second = taken["amendments"][1]
    assert (taken["latest_shipment"], taken["documents"], taken["warnings"]) == (_day(35), ["Invoice", "C/O"], [])
    assert (second["state"], second["answered_on"], second["would_warn"]) == ("accepted", _day(-1), [])
    assert {each["term"]: (each["before"], each["after"]) for each in second["changes"]} == {
        "latest_shipment": (_day(20), _day(35)),
        "documents": ("Invoice", "Invoice\nC/O"),
    }
    again = await client.post(f"{door}/2/answers", {"accept": False})
    assert again.status_code == 409
    assert (await client.post(f"{door}/9/answers", {"accept": True})).status_code == 404
    same = await client.post(door, {"on": _day(0), "terms": {"amount": "11070"}})
    assert same.status_code == 400, "nothing would change"


async def test_papers_are_held_against_the_amended_terms(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    letter = await a_letter(client, order, amount="11000.00", goods="Storage boxes of polypropylene")
    assert await _contradictions(client, order, "invoice") == {
        "error": ["credit_exceeded"],
        "warning": ["credit_goods"],
    }
    line = order["lines"][0]
    part = {"order_id": order["id"], "lines": [{"order_line_id": line["id"], "quantity": "600"}]}
    shipment = await made(client, "/shipments", part)
    found = await _contradictions(client, order, "packing_list", shipment_id=shipment["id"])
    assert found["error"] == ["credit_partial"]
    door = f"/letters-of-credit/{letter['id']}/amendments"
    goods = "Storage  box; canister"
    await made(client, door, {"on": _day(0), "terms": {"tolerance": "5", "partial_shipment": True, "goods": goods}})
    await made(client, f"{door}/1/answers", {"accept": True})
    nothing: dict[str, list[str]] = {"error": [], "warning": []}
    assert await _contradictions(client, order, "invoice") == nothing
    assert await _contradictions(client, order, "packing_list", shipment_id=shipment["id"]) == nothing


async def test_a_paid_credit_is_not_amended(client: ApiClient) -> None:
    order = await an_order(client)
    letter = await a_letter(client, order, state="paid")
    late = await client.post(f"/letters-of-credit/{letter['id']}/amendments", {"on": _day(0), "terms": {"amount": "1"}})
    assert late.status_code == 409
    assert (await ok(await client.get(f"/letters-of-credit/{letter['id']}")))["amendments"] == []
