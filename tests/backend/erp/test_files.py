"""What an ERP of files tells lives in trade: goods, orders that begin there, deliveries, money; never doubled."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from backend.alerts.models import Alert
from erp_adapters.engine.models import ErpSwitch
from infra.demo.erp import DESCRIPTION, FilesErp
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.erp.linking import ACTOR, jobs_done, make_link, rehearse, switch_on, turn
from tests.support import ApiClient, TestTenant

FLOWS = tuple((entity, "in", "linked") for entity in ("customer", "product", "sales_order"))
BOTH = (*FLOWS, ("customer", "out", "linked"), ("sales_order", "out", "create"))


class Linked:
    """A link to an ERP of files, its folder, and turns at it."""

    def __init__(self, runtime: Runtime, tenant: TestTenant, client: ApiClient, erp: FilesErp, link_id: str) -> None:
        self.runtime, self.tenant, self.client, self.erp, self.link_id = runtime, tenant, client, erp, link_id

    async def read(self) -> None:
        """Everything that was delivered is read and taken."""
        for _ in range(2):  # what is made of one thing may be what another waits for
            await turn(self.runtime, self.tenant, self.link_id)
            await jobs_done(self.runtime, self.tenant)

    async def get(self, path: str, **params: Any) -> Any:
        answer = await self.client.get(path, **params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any) -> Any:
        answer = await self.client.post(path, body)
        assert answer.status_code < 300, answer.text
        return answer.json()


@pytest.fixture
async def linked(settings: Settings, runtime: Runtime, tenant: TestTenant, client: ApiClient) -> Linked:
    assert settings.erp_dir is not None
    erp = FilesErp(settings.erp_dir / str(tenant.id))
    erp.deliver("product", [{"Item": "HL-1", "Name": "Bit set", "Unit": "SET", "HS code": "8207.9010"}])
    link_id = await make_link(client, {"description": DESCRIPTION, "place": "folder"}, "files")
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, *BOTH)
    return Linked(runtime, tenant, client, erp, link_id)


def order_rows(number: str, lines: list[tuple[str, str, str]], **head: str) -> list[dict[str, str]]:
    kept = {"Order": number, "Reference": "", "Customer": "", "Customer name": "", "Currency": "USD", "PO": "",
            "Delivery": "", "Status": "approved", "Released": "yes", "Net": "", "Total": ""}  # fmt: skip
    return [
        {**kept, **head, "Item": item, "Text": item, "Unit": "pcs", "Quantity": quantity, "Unit price": price}
        for item, quantity, price in lines
    ]


async def test_goods_come_in_and_orders_that_begin_there_wait_for_their_customer(linked: Linked) -> None:
    erp, link_id = linked.erp, linked.link_id
    erp.deliver("price", [{"No": "1", "Item": "HL-1", "List": "Export", "Price": "5.85", "Currency": "USD", "From": ""},
                          {"No": "2", "Item": "HL-1", "List": "Export", "Price": "5.50", "Currency": "USD",
                           "From": "1000"}])  # fmt: skip
    erp.deliver("stock", [{"No": "HL-1/N", "Item": "HL-1", "Warehouse": "Ningbo", "Unit": "SET", "On hand": "500",
                           "Reserved": "120", "Available": "380", "Incoming": "60"}])  # fmt: skip
    await linked.read()
    product = (await linked.get("/products", q="HL-1"))["items"][0]
    assert (product["name"], product["unit"], product["hs_code"]) == ("Bit set", "SET", "82079010")
    goods = (await linked.get("/erp-goods", sku="HL-1", currency="USD", quantity="1200"))["links"][0]
    assert [(each["warehouse"], each["available"]) for each in goods["stock"]] == [("Ningbo", "380")]
    assert (goods["available"], goods["price"]["amount"], goods["price"]["price_list"]) == ("380", "5.5", "Export")
    lists = await linked.get("/price-lists")
    assert [(each["currency"], each["items_count"]) for each in lists] == [("USD", 2)]

    erp.deliver("order", order_rows("SO-1", [("HL-1", "100", "5.85"), ("HL-1", "5", "0")], Customer="C-9",
                                    **{"Customer name": "Brightwater"}))  # fmt: skip
    await linked.read()
    arrivals = [each for each in await linked.get(f"/erp-links/{link_id}/arrivals") if each["entity"] == "sales_order"]
    assert [each["problem"]["code"] for each in arrivals] == ["unlinked"]
    company = await linked.post("/companies", {"name": "Brightwater Ironmongery", "country": "GB"})
    decision = {"action": "link", "local_id": company["id"]}
    await linked.post(f"/erp-arrivals/{arrivals[0]['id']}/decisions", decision)
    await linked.read()
    listed = (await linked.get("/orders", company_id=company["id"]))["items"]
    assert [(each["state"], Decimal(each["total"])) for each in listed] == [
        ("draft", Decimal(585))
    ]  # a free line is no price
    file = await linked.get(f"/orders/{listed[0]['id']}")
    assert next((line["sku"], line["product_id"] is not None) for line in file["order"]["lines"]) == ("HL-1", True)

    # Changed there before goods move, it follows.
    erp.deliver("order", order_rows("SO-1", [("HL-1", "150", "5.85")], Customer="C-9"))
    await linked.read()
    shown = (await linked.get(f"/orders/{listed[0]['id']}"))["order"]
    assert (Decimal(shown["total"]), shown["state"]) == (Decimal("877.5"), "confirmed")
    assert shown["lock_reason"]
    run = await linked.post(f"/erp-links/{link_id}/runs", {"kind": "reconciliation"})
    await linked.read()
    runs = await linked.get(f"/erp-links/{link_id}/runs")
    assert next(each for each in runs if each["id"] == run["id"])["state"] == "done"


async def test_deliveries_invoices_and_money_come_back_once(linked: Linked) -> None:
    erp, link_id, client = linked.erp, linked.link_id, linked.client
    company = await linked.post("/companies", {"name": "Werkhof Baumann", "country": "DE"})
    line = {"sku": "HL-1", "name": "Bit set", "quantity": "100", "unit_price": "6"}
    body = {"company_id": company["id"], "currency": "USD", "incoterm": "FOB", "place": "Ningbo", "lines": [line],
            "charges": [{"label": "Freight", "amount": "50"}]}  # fmt: skip
    order = await linked.post("/orders", body)
    await linked.post(f"/orders/{order['id']}/confirmations", {})
    await jobs_done(linked.runtime, linked.tenant)
    await linked.read()
    # A charge needs its product there; then it goes as a line.
    values = await linked.get(f"/erp-links/{link_id}/values")
    freight = next(each for each in values if each["table"] == "charge")
    answer = await client.put(f"/erp-links/{link_id}/values/{freight['id']}", {"theirs": "FRT"})
    assert answer.status_code == 200, answer.text
    await linked.read()
    sent = erp.sent("order")[order["number"]]
    assert [(row["Item"], row["Quantity"], row["Unit price"]) for row in sent] == [("HL-1", "100", "6"),
                                                                                  ("FRT", "1", "50")]  # fmt: skip
    reference = next(iter(erp.sent("customer")))
    erp.deliver("customer", [{"Code": "C-1", "Reference": reference, "Name": "Werkhof Baumann", "Phone": ""}])
    erp.deliver("order", order_rows("SO-7", [("HL-1", "100", "6"), ("FRT", "1", "50")], Customer="C-1",
                                    Reference=order["number"], Net="650", Total="650"))  # fmt: skip
    await linked.read()
    made = {"No": "MO-1", "Order": "SO-7", "Started": "yes", "Planned": "2026-12-01", "Finished": "2026-11-20",
            "Status": "done"}  # fmt: skip
    erp.deliver("production", [made])
    erp.deliver("shipment", [{"Delivery": "DN-1", "Order": "SO-7", "Carrier": "Example Lines", "Tracking": "EXLU1",
                              "Planned": "2026-11-21", "Shipped": "2026-11-22", "Status": "done", "Item": "HL-1",
                              "Quantity": "60"}])  # fmt: skip
    erp.deliver("invoice", [{"Invoice": "IN-1", "Order": "SO-7", "Date": "2026-11-22", "Due": "2026-12-22",
                             "Currency": "USD", "Total": "650", "Open": "650", "Status": "open"}])  # fmt: skip
    # Somebody entered the deposit already; the ERP knows it by the same amount, the balance by nobody's word yet.
    payment = {"company_id": company["id"], "received_on": "2026-11-20", "currency": "USD", "amount": "200",
               "reference": "TT 4711", "parts": [{"order_id": order["id"], "settles": "200"}]}  # fmt: skip
    entered = await linked.post("/payments", payment)
    money = {"Customer": "C-1", "Currency": "USD", "Fee": "", "Status": "done", "Invoice": "IN-1"}
    erp.deliver("receipt", [
        {**money, "Receipt": "R-1", "Date": "2026-11-21", "Amount": "200", "Bank reference": "", "Of it": "200"},
        {**money, "Receipt": "R-2", "Date": "2026-11-22", "Amount": "300", "Bank reference": "TT 4712", "Of it": "300"},
    ])  # fmt: skip
    await linked.read()
    file = await linked.get(f"/orders/{order['id']}")
    stuck = [each for each in await linked.get(f"/erp-links/{link_id}/arrivals") if each["entity"] != "receipt"]
    assert [(each["entity"], each["problem"]) for each in stuck] == []
    done = {each["kind"]: each["proof"] for each in file["steps"] if each["board"] == "milestone" and each["proven"]}
    assert "MO-1" in done["production"]
    assert file["order"]["state"] == "partially_shipped"
    shipments = (await linked.get("/shipments", order_id=order["id"]))["items"]
    assert [(each["state"], each["carrier"]) for each in shipments] == [("departed", "Example Lines")]
    view = await linked.get(f"/shipments/{shipments[0]['id']}")
    patch = await client.patch(f"/shipments/{view['id']}", {"carrier": "Another"}, view["version"])
    assert patch.json()["type"].endswith("mastered-elsewhere")

    arrivals = [each for each in await linked.get(f"/erp-links/{link_id}/arrivals") if each["entity"] == "receipt"]
    assert [(each["external_id"], each["problem"]["code"]) for each in arrivals] == [("R-1", "match")]
    await linked.post(f"/erp-arrivals/{arrivals[0]['id']}/decisions", {"action": "link", "local_id": entered["id"]})
    await linked.post(f"/erp-links/{link_id}/runs", {"kind": "resync"})
    await linked.read()
    payments = (await linked.get("/payments", company_id=company["id"]))["items"]
    assert sorted((Decimal(each["amount"]), each["reference"]) for each in payments) == [
        (Decimal(200), "TT 4711"), (Decimal(300), "TT 4712"),
    ]  # fmt: skip
    owed = await linked.get(f"/orders/{order['id']}/money")
    assert (Decimal(owed["received"]), Decimal(owed["outstanding"])) == (Decimal(500), Decimal(150))
    panel = (await linked.get(f"/orders/{order['id']}/erp"))["links"][0]
    assert panel["external_number"] == "SO-7"
    rail = {each["step"]: (each["state"], each["done"]) for each in panel["rail"]}
    assert (rail["produced"][0], rail["shipped"][0], rail["invoiced"][0]) == ("done", "partial", "done")
    async with linked.runtime.database.tenant_session(linked.tenant.id, ACTOR) as session:
        assert {row.active for row in await session.scalars(select(ErpSwitch))} == {True}
        told = set(await session.scalars(select(Alert.title).where(Alert.kind == "erp")))
    assert "Order {number}: goods have left the warehouse" in told
