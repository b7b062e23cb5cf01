"""Who a customer of the ERP is among ours, and whether both sides hold the same stock, open invoices and sums."""

from datetime import timedelta
from typing import Any, Final

import pytest
from sqlalchemy import update

from erp_adapters.engine.models import ErpCursor
from infra.demo.erp import FilesErp
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.erp.linking import ACTOR, jobs_done, make_link, rehearse, switch_on, turn
from tests.support import ApiClient, TestTenant

DESCRIPTION: Final = """
[entities.customer]
files = "from-erp/customer-*.csv"
fields = { external_id = "Code", name = "Name", tax_id = "Tax" }
[entities.product]
files = "from-erp/product-*.csv"
fields = { external_id = "Item", external_number = "Item", name = "Item" }
[entities.stock]
files = "from-erp/stock-*.csv"
fields = { external_id = "No", "product.number" = "Item", "warehouse.name" = "At", on_hand = "Qty", available = "Qty" }
[entities.sales_order]
files = "from-erp/order-*.csv"
fields = { external_id = "Order", "customer.external_id" = "Code", currency = "Currency", untaxed = "Net" }
[entities.invoice]
files = "from-erp/invoice-*.csv"
[entities.invoice.fields]
external_id = "No"
"customer.name" = "Whose"
currency = "Currency"
total = "Total"
open_amount = "Open"
status = "Status"
"""


@pytest.fixture
def erp(settings: Settings, tenant: TestTenant) -> FilesErp:
    assert settings.erp_dir is not None
    return FilesErp(settings.erp_dir / str(tenant.id))


async def link_to(client: ApiClient) -> str:
    return await make_link(client, {"description": DESCRIPTION, "place": "folder"}, "files")


async def test_a_customer_is_known_by_its_tax_number(
    erp: FilesErp, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    company = (await client.post("/companies", {"name": "Nordlys Lys", "country": "NO"})).json()
    fact = {"field": "tax_id", "value": "NO 923 609 016 MVA", "detail": "VAT"}
    assert (await client.post(f"/companies/{company['id']}/facts", fact)).status_code == 204
    erp.deliver("customer", [{"Code": "K-1", "Name": "Nordlys Lys", "Tax": "no-923.609.016-mva"},
                             {"Code": "K-2", "Name": "Nobody yet", "Tax": "/"},
                             {"Code": "K-3", "Name": "New One", "Tax": "DE 811 907 980"}])  # fmt: skip
    link_id = await link_to(client)
    run = await rehearse(runtime, tenant, client, link_id)
    path = f"/erp-links/{link_id}/runs/{run['id']}/findings"
    (mine,) = [each for each in (await client.get(path, outcome="skip")).json() if each["external_id"] == "K-1"]
    assert (mine["local_id"], mine["reason"]["what_to_do"]) == (company["id"], "Known by its tax number.")
    assert {each["external_id"] for each in (await client.get(path, outcome="create")).json()} == {"K-2", "K-3"}

    await switch_on(runtime, tenant, client, link_id, ("customer", "in", "all"))
    await turn(runtime, tenant, link_id)
    listed = {each["name"]: each["id"] for each in (await client.get("/companies")).json()["items"]}
    assert set(listed) == {"Nordlys Lys", "Nobody yet", "New One"}
    for name, numbers in (("Nordlys Lys", ["NO 923 609 016 MVA"]), ("Nobody yet", []), ("New One", ["DE811907980"])):
        facts = (await client.get(f"/companies/{listed[name]}/facts")).json()
        assert [each["value"] for each in facts if each["field"] == "tax_id"] == numbers
    counts = (await compared(runtime, tenant, client, link_id))["counts"]
    assert counts == {"customer.theirs": 3}


async def compared(runtime: Runtime, tenant: TestTenant, client: ApiClient, link_id: str) -> dict[str, Any]:
    asked = (await client.post(f"/erp-links/{link_id}/runs", {"kind": "reconciliation"})).json()
    await turn(runtime, tenant, link_id, read=False)
    runs = (await client.get(f"/erp-links/{link_id}/runs")).json()
    run: dict[str, Any] = next(each for each in runs if each["id"] == asked["id"])
    assert run["state"] == "done", run
    return run


async def hold_readings(runtime: Runtime, tenant: TestTenant) -> None:
    """What is delivered now is not read in its turn: the comparison is to find it."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(ErpCursor).values(next_at=now() + timedelta(days=1)))


async def test_stock_and_open_invoices_are_compared_and_repaired(
    erp: FilesErp, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    erp.deliver("product", [{"Item": "HL-1"}])
    erp.deliver("stock", [{"No": "1", "Item": "HL-1", "At": "Ningbo", "Qty": "500"},
                          {"No": "2", "Item": "HL-1", "At": "Yiwu", "Qty": "40"}])  # fmt: skip
    bill = {"No": "IN-1", "Whose": "Nordlys", "Currency": "USD", "Total": "650.10", "Open": "650.10", "Status": "open"}
    erp.deliver("invoice", [bill])
    link_id = await link_to(client)
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, ("product", "in", "all"), ("sales_order", "in", "linked"))
    await turn(runtime, tenant, link_id)
    await jobs_done(runtime, tenant)
    before = (await client.get("/erp-goods", sku="HL-1")).json()["links"][0]
    assert before["available"] == "540"
    run = await compared(runtime, tenant, client, link_id)
    assert all(name.endswith(".theirs") for name in run["counts"]), run["counts"]
    assert [(each["what"], each["label"], each["ours"], each["theirs"]) for each in run["sums"]] == [
        ("receivables", "Nordlys", "650.1", "650.1"),
        ("stock", "Ningbo", "500", "500"),
        ("stock", "Yiwu", "40", "40"),
    ]

    # Read again without news: as fresh as that reading.
    await turn(runtime, tenant, link_id)
    again = (await client.get("/erp-goods", sku="HL-1")).json()["links"][0]
    assert again["stock"][0]["read_at"] > before["stock"][0]["read_at"]

    for old in (erp.folder / "from-erp").glob("stock-*.csv"):
        old.unlink()
    erp.deliver("stock", [{"No": "1", "Item": "HL-1", "At": "Ningbo", "Qty": "460"},
                          {"No": "3", "Item": "HL-1", "At": "Ningbo", "Qty": "15"}])  # fmt: skip
    erp.deliver("invoice", [{**bill, "Open": "150.09"}])
    await hold_readings(runtime, tenant)
    run = await compared(runtime, tenant, client, link_id)
    found: dict[tuple[str, str], tuple[str, Any]] = {}
    for outcome in ("stale", "missing_here", "missing_there"):
        path = f"/erp-links/{link_id}/runs/{run['id']}/findings"
        found |= {
            (each["entity"], each["external_id"]): (outcome, each)
            for each in (await client.get(path, outcome=outcome)).json()
        }
    assert {key: outcome for key, (outcome, _) in found.items()} == {
        ("stock", "1"): "stale", ("stock", "2"): "missing_there", ("stock", "3"): "missing_here",
        ("invoice", "IN-1"): "stale",
    }  # fmt: skip
    assert found["invoice", "IN-1"][1]["fields"] == [{"field": "open_amount", "ours": "650.1", "theirs": "150.09"}]
    assert found["stock", "1"][1]["title"] == "HL-1 · Ningbo"
    sums = {each["label"]: (each["ours"], each["theirs"]) for each in run["sums"]}
    assert sums == {"Nordlys": ("650.1", "150.09"), "Ningbo": ("500", "475"), "Yiwu": ("40", "0")}
    for _, each in found.values():
        answer = await client.post(f"/erp-findings/{each['id']}/repairs", {"way": "adopt"})
        assert answer.json()["state"] == "repaired", answer.text
    goods = (await client.get("/erp-goods", sku="HL-1")).json()["links"][0]
    assert sorted((each["warehouse"], each["available"]) for each in goods["stock"]) == [
        ("Ningbo", "15"), ("Ningbo", "460"),
    ]  # fmt: skip
    run = await compared(runtime, tenant, client, link_id)
    assert all(name.endswith(".theirs") for name in run["counts"]), run["counts"]


async def test_stock_that_is_not_there_any_more_is_forgotten(
    erp: FilesErp, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    erp.deliver("product", [{"Item": "HL-1"}])
    row = {"No": "2", "Item": "HL-1", "At": "Yiwu", "Qty": "40"}
    erp.deliver("stock", [{"No": "1", "Item": "HL-1", "At": "Ningbo", "Qty": "5"}, row])
    link_id = await link_to(client)
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, ("product", "in", "all"))
    await turn(runtime, tenant, link_id)
    assert (await client.get("/erp-goods", sku="HL-1")).json()["links"][0]["available"] == "45"
    (old,) = (erp.folder / "from-erp").glob("stock-*.csv")
    old.unlink()
    erp.deliver("stock", [row])
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(ErpCursor).values(swept_at=now() - timedelta(hours=7)))
    await turn(runtime, tenant, link_id)
    assert (await client.get("/erp-goods", sku="HL-1")).json()["links"][0]["available"] == "40"
