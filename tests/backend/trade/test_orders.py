"""Orders over HTTP: made of a quote, confirmed, changed by request, followed step by step."""

import base64
from datetime import UTC, datetime
from typing import Any

from litestar import Litestar

from tenants.session import Database
from tests.backend.trade.setting import CIF, FOB, a_company, a_quote, dec, line, made, written
from tests.support import ApiClient, TestTenant, api_client, make_person

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def a_sent_quote(client: ApiClient, **given: Any) -> dict[str, Any]:
    quote = await a_quote(client, await a_company(client), **given)
    return await made(client, f"/quotes/{quote['id']}/sendings", None)


async def an_order(client: ApiClient, **given: Any) -> dict[str, Any]:
    """A draft of one line."""
    company = await a_company(client)
    body = {"company_id": company["id"], "currency": "USD", "lines": [line()]} | FOB | given
    return await made(client, "/orders", body)


def as_content(order: dict[str, Any], **changed: Any) -> dict[str, Any]:
    kept = (
        "currency",
        "incoterm",
        "place",
        "transport",
        "payment_terms",
        "tolerance",
        "discount",
        "charges",
        "ship_by",
    )
    return {name: order[name] for name in kept} | {"lines": order["lines"]} | changed


async def test_an_order_keeps_the_line_that_it_was_made_of(client: ApiClient) -> None:
    prices = [{"offer": 1, "min_quantity": "0", "price": "1.40"}, {"offer": 1, "min_quantity": "500", "price": "1.33"}]
    quote = await a_sent_quote(
        client, offers=[FOB, CIF], lines=[line(prices=prices, discount="2")], payment_terms="30/70 T/T", discount="1"
    )
    order = await made(client, f"/quotes/{quote['id']}/orders", {"offer": 1, "customer_po": "PO-77"})
    assert order["number"] == f"SO{datetime.now(UTC).year}-0001"
    assert (order["incoterm"], order["place"], order["payment_terms"]) == ("CIF", "Hamburg", "30/70 T/T")
    (bought,) = order["lines"]
    assert bought["quote_line_id"] == quote["current"]["lines"][0]["id"]
    assert dec(bought["unit_price"]) == dec("1.33")
    assert dec(order["total"]) == dec("1290.37")  # 1,303.40 less 1 % (13.03)
    assert order["quote_number"] == quote["number"]
    again = (await client.get(f"/quotes/{quote['id']}")).json()
    assert (again["state"], again["orders"][0]["number"]) == ("accepted", order["number"])


async def test_samples_have_their_own_numbers_and_do_not_accept_the_quote(client: ApiClient) -> None:
    quote = await a_sent_quote(client)
    sample = await made(client, f"/quotes/{quote['id']}/orders", {"kind": "sample"})
    assert sample["number"].startswith("SP")
    answer = await client.patch(
        f"/orders/{sample['id']}",
        {"courier": "DHL", "courier_number": "1234567890", "feedback_due_on": "2030-01-15"},
        sample["version"],
    )
    assert (answer.json()["courier_number"], answer.json()["feedback_due_on"]) == ("1234567890", "2030-01-15")
    assert (await client.get(f"/quotes/{quote['id']}")).json()["state"] == "sent"
    confirmed = await made(client, f"/orders/{sample['id']}/confirmations", None)
    steps = (await client.get(f"/orders/{confirmed['id']}")).json()["steps"]
    assert [(step["kind"], step["promised_on"]) for step in steps] == [
        ("sample_sent", None),
        ("sample_feedback", "2030-01-15"),
    ]


async def test_a_draft_of_a_quote_makes_no_order(client: ApiClient) -> None:
    quote = await a_quote(client, await a_company(client))
    answer = await client.post(f"/quotes/{quote['id']}/orders", {})
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (409, "wrong-trade-state")


async def test_a_confirmed_order_changes_by_request_with_its_difference(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    order = await an_order(client)
    draft = await written(
        client, f"/orders/{order['id']}/draft", as_content(order, ship_by="2030-03-01"), order["version"]
    )
    confirmed = await made(client, f"/orders/{order['id']}/confirmations", None)
    body = as_content(confirmed, ship_by="2030-03-01")
    refused = await client.send(
        "PUT", f"/orders/{order['id']}/draft", body, **{"If-Match": f'"{confirmed["version"]}"'}
    )
    assert refused.status_code == 409
    wish = {"reason": "Wants more", "content": body | {"lines": [{**draft["lines"][0], "quantity": "1500"}]}}
    path = f"/orders/{order['id']}/changes"
    asked = await made(client, path, wish, **{"If-Match": f'"{confirmed["version"]}"'})
    assert asked["total"] == confirmed["total"]
    (change,) = (await client.get(f"/orders/{order['id']}")).json()["changes"]
    assert (dec(change["total_before"]), dec(change["total_after"])) == (dec("1250"), dec("1875"))
    assert change["lines"][0]["fields"] == [{"field": "quantity", "before": "1000", "after": "1500"}]
    assert change["fields"] == []
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert (await other.post(f"{path}/{change['id']}/decisions", {"approve": True})).status_code == 403
    done = await made(client, f"{path}/{change['id']}/decisions", {"approve": True})
    assert dec(done["total"]) == dec("1875")
    assert done["lines"][0]["id"] == confirmed["lines"][0]["id"]
    nothing = await client.post(path, wish, **{"If-Match": f'"{done["version"]}"'})
    assert nothing.json()["type"].endswith("wrong-trade-state")


async def test_milestones_have_owners_promises_proof_and_photos(client: ApiClient) -> None:
    order = await an_order(client, ship_by="2030-05-01")
    await made(client, f"/orders/{order['id']}/confirmations", None)
    file = (await client.get(f"/orders/{order['id']}")).json()
    rail = [step for step in file["steps"] if step["board"] == "milestone"]
    assert [step["kind"] for step in rail][:3] == ["contract", "deposit", "production"]
    assert next(step for step in rail if step["kind"] == "shipment")["promised_on"] == "2030-05-01"
    deposit = rail[1]
    answer = await client.patch(
        f"/order-steps/{deposit['id']}", {"state": "done", "proof": "Slip 4711"}, deposit["version"]
    )
    assert answer.json()["done_on"] == str(datetime.now(UTC).date())
    row = (await client.get("/orders", company_id=file["company"]["id"])).json()["items"][0]
    assert row["next_step"] == "contract"
    mould = next(step for step in file["steps"] if step["kind"] == "mould")
    body = {"filename": "mould.png", "media_type": "image/png", "content": base64.b64encode(PIXEL).decode()}
    shown = await made(client, f"/order-steps/{mould['id']}/files", body)
    assert (await made(client, f"/order-steps/{mould['id']}/files", body))["files"] == shown["files"]
    photo = await client.get(f"/order-files/{shown['files'][0]['id']}/content", inline="true")
    assert (photo.content, photo.headers["content-type"]) == (PIXEL, "image/png")
    board = (await client.get("/order-steps")).json()
    assert {card["order_number"] for card in board} == {order["number"]}
    assert len(board) == 6
    added = await made(
        client, f"/orders/{order['id']}/steps", {"board": "production", "kind": "other", "title": "Labels"}
    )
    assert (await client.delete(f"/order-steps/{added['id']}")).status_code == 204


async def test_cartons_weights_and_volume_are_those_of_all_of_a_line(client: ApiClient) -> None:
    packing = {
        "pcs_per_carton": "24", "carton_length": "50", "carton_width": "40", "carton_height": "30",
        "net_weight": "9.6", "gross_weight": "10.8",
    }  # fmt: skip
    order = await an_order(client, lines=[line(**packing)])
    (bought,) = order["lines"]
    assert bought["cartons"] == 42  # 41 full ones and one with 16
    assert dec(bought["total_volume"]) == dec("2.52")
    assert dec(bought["total_gross_weight"]) == dec("450")


async def test_an_order_is_cancelled_and_then_stays(client: ApiClient) -> None:
    order = await an_order(client)
    cancelled = await made(client, f"/orders/{order['id']}/cancellations", None)
    assert cancelled["state"] == "cancelled"
    assert (await client.post(f"/orders/{order['id']}/confirmations")).status_code == 409
    moved = await client.put(f"/orders/{order['id']}/state/shipped", None)
    assert moved.status_code == 409
