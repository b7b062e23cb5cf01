"""Shipments over HTTP: cargo, containers, dates and their history, delays, what they set off."""

from typing import Any

from tests.backend.trade.papers.setting import a_firm, a_paper, an_order, ok
from tests.support import ApiClient

CONTAINER = {
    "number": "csqu 305438-3", "kind": "20GP", "seal": "CN1", "packages": 30, "gross_weight": "486", "volume": "2.592",
}  # fmt: skip


async def change(client: ApiClient, shipment: dict[str, Any], **fields: Any) -> dict[str, Any]:
    answer = await client.patch(f"/shipments/{shipment['id']}", fields, shipment["version"])
    changed: dict[str, Any] = await ok(answer)
    return changed


async def test_from_booking_to_arrival_with_all_papers(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    await a_paper(client, order, "proforma", dated_on="2026-03-05")
    shipment = await ok(
        await client.post("/shipments", {"order_id": order["id"], "etd": "2026-04-28", "eta": "2026-06-02"}), 201
    )
    assert [float(line["quantity"]) for line in shipment["lines"]] == [1200.0, 500.0]
    shipment = await change(client, shipment, booking_number="SO-1", carrier="Pacific Arc", vessel="ARC", voyage="1E")
    assert shipment["state"] == "booked"
    cargo = {
        "lines": [{"order_line_id": line["order_line_id"], "quantity": line["quantity"]} for line in shipment["lines"]],
        "containers": [CONTAINER],
    }
    headers = {"If-Match": f'"{shipment["version"]}"'}
    shipment = await ok(await client.send("PUT", f"/shipments/{shipment['id']}/cargo", cargo, **headers))
    assert [(each["number"], each["fault"]) for each in shipment["containers"]] == [("CSQU3054383", None)]
    shipment = await ok(
        await client.post(
            f"/shipments/{shipment['id']}/milestones", {"state": "departed", "on": "2026-04-29", "bl_number": "BL-9"}
        )
    )
    assert (shipment["state"], shipment["bl_number"]) == ("departed", "BL-9")
    dues = (await ok(await client.get(f"/orders/{order['id']}/money")))["dues"]
    assert dues[1]["due_on"] == "2026-04-29", "the balance is due with the bill of lading"
    file = await ok(await client.get(f"/orders/{order['id']}"))
    assert file["order"]["state"] == "shipped"
    assert {step["kind"] for step in file["steps"] if step["state"] == "done"} >= {"booking", "shipment"}
    for kind in ("invoice", "packing_list"):
        await a_paper(client, order, kind, dated_on="2026-04-29")
    papers = await ok(await client.get(f"/orders/{order['id']}/papers"))
    assert [each for each in papers["contradictions"] if each["severity"] == "error"] == []
    twice = await client.post(f"/shipments/{shipment['id']}/milestones", {"state": "departed", "on": "2026-04-30"})
    assert twice.json()["type"].endswith("wrong-trade-state")


async def test_a_wrong_check_digit_is_marked_and_contradicts(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    shipment = await ok(await client.post("/shipments", {"order_id": order["id"]}), 201)
    cargo = {
        "lines": [{"order_line_id": line["order_line_id"], "quantity": line["quantity"]} for line in shipment["lines"]],
        "containers": [CONTAINER | {"number": "CSQU3054384", "packages": 29}],
    }
    shipment = await ok(await client.send("PUT", f"/shipments/{shipment['id']}/cargo", cargo, **{"If-Match": '"1"'}))
    assert shipment["containers"][0]["fault"] == "check_digit"
    wish = {"kind": "packing_list", "languages": ["en"]}
    preview = await ok(await client.post(f"/orders/{order['id']}/paper-previews", wish))
    assert {"container_number", "packages_differ"} <= {each["code"] for each in preview["contradictions"]}


async def test_a_delay_is_kept_and_told_in_the_buyers_language(client: ApiClient) -> None:
    order = await an_order(client)
    await client.patch(f"/companies/{order['company_id']}", {"language": "es"}, 1)
    shipment = await ok(await client.post("/shipments", {"order_id": order["id"], "eta": "2026-06-02"}), 201)
    assert (await client.get(f"/shipments/{shipment['id']}/delay-letter")).status_code == 404
    shipment = await change(client, shipment, eta="2026-06-09", reason="Vessel rolled <b>over</b>")
    assert (shipment["delayed_days"], shipment["dates"][0]["before"]) == (7, "2026-06-02")
    letter = await ok(await client.get(f"/shipments/{shipment['id']}/delay-letter"))
    assert letter["language"] == "es"
    assert "09 Jun 2026" in letter["subject"]
    assert "02 Jun 2026" in letter["html"]
    assert "&lt;b&gt;over" in letter["html"]


async def test_part_of_an_order_and_no_more_than_it_has(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    line = order["lines"][0]["id"]
    part = {"order_id": order["id"], "lines": [{"order_line_id": line, "quantity": "600"}]}
    first = await ok(await client.post("/shipments", part), 201)
    wish = {"kind": "invoice", "languages": ["en"], "shipment_id": first["id"]}
    extras = {"partial_shipment": True}
    await client.send("PUT", f"/orders/{order['id']}/paper-data", extras, **{"If-Match": "0"})
    made = await a_paper(client, order, **wish)
    assert made["shipment_id"] == first["id"]
    rest = await ok(await client.post("/shipments", {"order_id": order["id"]}), 201)
    assert [float(each["quantity"]) for each in rest["lines"]] == [600.0, 500.0]
    too_much = await client.post("/shipments", part)
    assert too_much.json()["errors"][0]["field"] == "lines.0.quantity"
    await ok(await client.post(f"/shipments/{first['id']}/milestones", {"state": "departed", "on": "2026-04-29"}))
    assert (await ok(await client.get(f"/orders/{order['id']}")))["order"]["state"] == "partially_shipped"


async def test_what_fits(client: ApiClient) -> None:
    box = {"name": "box", "cartons": 321, "length": "60", "width": "40", "height": "36", "gross_weight": "16.2"}
    plan = await ok(await client.post("/loading-plans", {"goods": [box]}))
    assert [each["more"][0]["cartons"] for each in plan["fits"] if each["vehicle"] == "20GP"] == [3]
