"""What happens to an order after its papers went out is told as what it contradicts, whoever changed it."""

from typing import Any

from tests.backend.trade.papers.setting import a_firm, a_paper, an_order, ok
from tests.support import ApiClient


async def told(client: ApiClient, order: dict[str, Any]) -> set[tuple[str, str]]:
    """Paper and code of each contradiction that the order's screen lists."""
    listed = await ok(await client.get(f"/orders/{order['id']}/papers"))
    return {(each["paper"], each["code"]) for each in listed["contradictions"]}


async def previewed(client: ApiClient, order: dict[str, Any], kind: str) -> set[str]:
    """Codes of what contradicts in a paper before it is made."""
    shown = await ok(await client.post(f"/orders/{order['id']}/paper-previews", {"kind": kind, "languages": ["en"]}))
    return {each["code"] for each in shown["contradictions"]}


async def patched(client: ApiClient, path: str, **given: Any) -> dict[str, Any]:
    """A record with `given` changed, whichever version it has."""
    known = await ok(await client.get(path))
    version = known["version"] if "version" in known else known["order"]["version"]
    done: dict[str, Any] = await ok(await client.patch(path, given, version))
    return done


async def test_names_marks_and_account(client: ApiClient) -> None:
    account = await a_firm(client)
    order = await an_order(client)
    await a_paper(client, order, "proforma")
    assert await told(client, order) == set()
    await patched(client, f"/orders/{order['id']}", shipping_marks="ADN\nSAN JOSE")
    assert await told(client, order) == {("proforma", "marks_differ")}
    await patched(client, f"/orders/{order['id']}", shipping_marks="ADN\nC/NO. 1-UP")
    await patched(client, f"/companies/{order['company_id']}", name="Almacenes del Norte, S.A.")
    assert await told(client, order) == {("proforma", "name_differs")}
    bank = account["bank"] | {"account": "9999 0000"}
    body = {"label": "USD", "currency": "USD", "bank": bank}
    await ok(await client.put(f"/paper-settings/accounts/{account['id']}", body))
    assert ("proforma", "account_not_approved") in await told(client, order)


async def test_quantities_prices_and_totals(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client, tolerance="5")
    await a_paper(client, order, "proforma")
    names = ("currency", "incoterm", "place", "transport", "port_of_loading", "port_of_discharge", "payment_terms",
             "tolerance", "charges")  # fmt: skip
    head = {name: order[name] for name in names}

    async def changed(**given: str) -> set[tuple[str, str]]:
        file = (await ok(await client.get(f"/orders/{order['id']}")))["order"]
        fields = ("id", "name", "sku", "unit", "quantity", "unit_price", "hs_code", "origin", "pcs_per_carton")
        lines = [{name: line[name] for name in fields} for line in file["lines"]]
        wish = {"reason": "Asked by mail", "content": head | {"lines": [lines[0] | given, *lines[1:]]}}
        version = {"If-Match": f'"{file["version"]}"'}
        await ok(await client.post(f"/orders/{order['id']}/changes", wish, **version))
        change = (await ok(await client.get(f"/orders/{order['id']}")))["changes"][0]["id"]
        await ok(await client.post(f"/orders/{order['id']}/changes/{change}/decisions", {"approve": True}))
        return await told(client, order)

    assert await changed(quantity="1250") == set(), "within the tolerance of 5 %"
    assert await changed(quantity="1320") == {("proforma", "quantity_beyond_tolerance")}
    assert await changed(quantity="1200", unit_price="3.90") == {("proforma", "price_differs")}


async def test_ports_packages_weights_and_dates(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client, ship_by="2026-09-30")
    await a_paper(client, order, "proforma")
    made = await ok(await client.post("/shipments", {"order_id": order["id"]}), 201)
    path = f"/shipments/{made['id']}"
    await patched(client, path, port_of_discharge="Puerto Limon (CRLIO)")
    assert ("proforma", "port_differs") in await told(client, order)
    await patched(client, path, port_of_discharge="Caldera (CRCAL)", etd="2026-10-02", eta="2026-09-20")
    assert {"late_shipment", "arrival_before_departure"} <= await previewed(client, order, "invoice")
    file = await patched(client, path, etd="2026-09-20", eta="2026-10-20")
    assert await previewed(client, order, "invoice") == set()
    box = {"number": "CSQU3054383", "kind": "20GP", "packages": 29, "gross_weight": "500", "volume": "2.592"}
    cargo = {"lines": [], "containers": [box]}
    version = {"If-Match": f'"{file["version"]}"'}
    await ok(await client.send("PUT", f"{path}/cargo", cargo, **version))
    assert {"packages_differ", "weight_differs"} <= await previewed(client, order, "packing_list")
