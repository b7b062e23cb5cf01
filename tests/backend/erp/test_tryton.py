"""The whole way against a real Tryton: rehearsal, customers and orders there, shipments and invoices back."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from erp_adapters.engine.models import ErpBinding, ErpConflict, ErpInbound, ErpOutbound
from erp_adapters.testing.tryton_server import TrytonCalls, TrytonServer
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.backend.erp.linking import ACTOR, jobs_done, make_link, rehearse, switch_on, turn
from tests.support import ApiClient, TestTenant

# A real server beside other tests: what takes seconds alone takes minutes on a busy machine.
pytestmark = [pytest.mark.real_erp, pytest.mark.timeout(360)]
CUSTOMERS = (("customer", "in", "linked"), ("customer", "out", "linked"))
ORDERS = (*CUSTOMERS, ("sales_order", "in", "linked"), ("sales_order", "out", "approve"))


def party(clerk: TrytonCalls, name: str) -> int:
    values = {"name": name, "addresses": [["create", [{"city": "Hamburg", "street_unstructured": "Kai 1"}]]]}
    ids: list[int] = clerk.call("model.party.party.create", [values])
    return ids[0]


async def company_called(client: ApiClient, name: str) -> dict[str, Any]:
    found = (await client.get("/companies", q=name)).json()["items"]
    assert len(found) == 1, found
    company: dict[str, Any] = found[0]
    return company


async def an_order(client: ApiClient, company_id: str) -> dict[str, Any]:
    line = {"sku": "VALVE-50", "name": "Ball valve DN50", "quantity": "10", "unit_price": "18.4"}
    hose = {"sku": "HOSE-1", "name": "Hydraulic hose", "quantity": "25", "unit_price": "3.25", "discount": "10"}
    body = {"company_id": company_id, "currency": "USD", "incoterm": "FOB", "place": "Ningbo", "lines": [line, hose]}
    answer = await client.post("/orders", body)
    assert answer.status_code == 201, answer.text
    order: dict[str, Any] = answer.json()
    answer = await client.post(f"/orders/{order['id']}/confirmations")
    assert answer.status_code in {200, 201}, answer.text
    return order


async def test_a_rehearsal_says_what_would_happen_and_changes_nothing(
    tryton: TrytonServer, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    name = f"Rehearsed {new_id().hex[-8:]}"
    party(TrytonCalls(tryton), name)
    link_id = await make_link(client, tryton.settings)
    refused = await client.put(f"/erp-links/{link_id}/switches/customer/in", {"active": True})
    assert refused.json()["type"].endswith("erp-rehearsal-needed")
    run = await rehearse(runtime, tenant, client, link_id)
    assert run["counts"]["customer.in.create"] >= 1
    found = (await client.get(f"/erp-links/{link_id}/runs/{run['id']}/findings", outcome="create")).json()
    mine = next(each for each in found if each["title"] == name)
    assert {"field": "city", "ours": None, "theirs": "Hamburg"} in mine["fields"]
    assert (await client.get("/companies", q=name)).json()["items"] == []


async def test_an_order_goes_there_and_its_shipment_and_invoice_come_back(
    tryton: TrytonServer, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    clerk = TrytonCalls(tryton)
    link_id = await make_link(client, tryton.settings)
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, *ORDERS)
    name = f"Nordlys {new_id().hex[-8:]}"
    company = (await client.post("/companies", {"name": name, "country": "DE", "city": "Kiel"})).json()
    order = await an_order(client, company["id"])
    await jobs_done(runtime, tenant)
    await turn(runtime, tenant, link_id, read=False)

    sales = clerk.call("model.sale.sale.search_read", [["reference", "=", order["number"]]], 0, None, None,
                       ["number", "state", "party.name", "untaxed_amount", "total_amount", "lines", "shipments",
                        "invoices"])  # fmt: skip
    assert len(sales) == 1
    sale = sales[0]
    assert (sale["state"], sale["party."]["name"]) == ("processing", name)
    assert sale["untaxed_amount"]["decimal"] == "257.13"  # 10 × 18.40 + 25 × 3.25 − 10 %
    assert len(sale["lines"]) == 2

    shipment = sale["shipments"][0]
    for step in ("assign_force", "pick", "pack", "ship", "do"):
        clerk.call(f"model.stock.shipment.out.{step}", [shipment])
    clerk.call("model.account.invoice.write", sale["invoices"], {"invoice_date": {
        "__class__": "date", "year": 2026, "month": 11, "day": 22}})  # fmt: skip
    clerk.call("model.account.invoice.post", sale["invoices"])
    await turn(runtime, tenant, link_id)
    await jobs_done(runtime, tenant)

    panel = (await client.get(f"/orders/{order['id']}/erp")).json()
    there = panel["links"][0]
    assert (there["status"], there["locked"], there["external_number"]) == ("shipped", True, sale["number"])
    assert {(each["entity"], each["status"]) for each in there["documents"]} == {
        ("shipment", "done"), ("invoice", "open"),
    }  # fmt: skip
    assert there["read_at"] is not None
    shown = (await client.get(f"/orders/{order['id']}")).json()["order"]
    assert shown["state"] == "shipped"
    assert shown["lock_reason"]

    # What came back lives in trade: the shipment with its lines, the milestone with its proof, the invoice.
    listed = (await client.get("/shipments", order_id=order["id"])).json()["items"]
    assert [each["state"] for each in listed] == ["departed"]
    there = (await client.get(f"/shipments/{listed[0]['id']}")).json()
    assert sorted((each["sku"], each["quantity"].rstrip("0").rstrip(".")) for each in there["lines"]) == [
        ("HOSE-1", "25"), ("VALVE-50", "10"),
    ]  # fmt: skip
    file = (await client.get(f"/orders/{order['id']}")).json()
    step = next(each for each in file["steps"] if each["kind"] == "shipment")
    assert (step["state"], step["proven"]) == ("done", True)
    invoices = panel["links"][0]["documents"]
    assert [each["amount"] for each in invoices if each["entity"] == "invoice"] == ["282.84"]
    held = await client.post(f"/shipments/{listed[0]['id']}/cancellations")
    assert held.status_code == 409, held.text
    # Read once more, all of it: nothing doubles.
    await client.post(f"/erp-links/{link_id}/runs", {"kind": "resync"})
    await turn(runtime, tenant, link_id)
    await jobs_done(runtime, tenant)
    assert len((await client.get("/shipments", order_id=order["id"])).json()["items"]) == 1

    run = await reconcile(runtime, tenant, client, link_id)
    differing = {name: count for name, count in run["counts"].items() if not name.endswith(".theirs")}
    assert [each for each in differing if each.startswith("sales_order")] == []
    assert {each["theirs"] == each["ours"] for each in run["sums"] if each["label"] == name} == {True}


async def reconcile(runtime: Runtime, tenant: TestTenant, client: ApiClient, link_id: str) -> dict[str, Any]:
    answer = await client.post(f"/erp-links/{link_id}/runs", {"kind": "reconciliation"})
    await turn(runtime, tenant, link_id)
    runs = (await client.get(f"/erp-links/{link_id}/runs")).json()
    run: dict[str, Any] = next(each for each in runs if each["id"] == answer.json()["id"])
    assert run["state"] == "done", run
    return run


async def test_what_changed_on_both_sides_is_shown_and_decided(
    tryton: TrytonServer, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    clerk = TrytonCalls(tryton)
    name = f"Both {new_id().hex[-8:]}"
    theirs = party(clerk, name)
    link_id = await make_link(client, tryton.settings)
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, *CUSTOMERS)
    await turn(runtime, tenant, link_id)
    company = await company_called(client, name)
    assert (company["city"], company["address"]) == ("Hamburg", "Kai 1")

    # One side each: both arrive, neither is undone.
    clerk.call("model.party.party.write", [theirs], {"addresses": [["write", clerk.call(
        "model.party.address.search", [["party", "=", theirs]], 0, None, None), {"city": "Bremen"}]]})  # fmt: skip
    await client.patch(f"/companies/{company['id']}", {"website": "https://both.example"}, company["version"])
    await jobs_done(runtime, tenant)
    await turn(runtime, tenant, link_id)
    company = (await client.get(f"/companies/{company['id']}")).json()
    assert company["city"] == "Bremen"
    there = clerk.call("model.party.party.read", [theirs], ["website", "addresses"])[0]
    assert there["website"] == "https://both.example"
    assert len(there["addresses"]) == 1

    # The same field on both sides.
    clerk.call("model.party.party.write", [theirs], {"name": f"{name} SE"})
    await client.patch(f"/companies/{company['id']}", {"name": f"{name} AG"}, company["version"])
    await jobs_done(runtime, tenant)
    await turn(runtime, tenant, link_id)
    conflicts = (await client.get(f"/erp-links/{link_id}/conflicts")).json()
    assert [(each["field"], each["base"], each["ours"], each["theirs"]) for each in conflicts[0]["fields"]] == [
        ("name", name, f"{name} AG", f"{name} SE")
    ]
    assert clerk.call("model.party.party.read", [theirs], ["name"])[0]["name"] == f"{name} SE"
    assert (await client.get(f"/companies/{company['id']}")).json()["name"] == f"{name} AG"

    answer = await client.post(f"/erp-conflicts/{conflicts[0]['id']}/decision", {"choices": {"name": "ours"}})
    assert answer.status_code == 200, answer.text
    await turn(runtime, tenant, link_id)
    assert clerk.call("model.party.party.read", [theirs], ["name"])[0]["name"] == f"{name} AG"
    run = await reconcile(runtime, tenant, client, link_id)
    found = (await client.get(f"/erp-links/{link_id}/runs/{run['id']}/findings")).json()
    assert [each for each in found if each["title"].startswith(name)] == []


async def test_a_difference_is_found_and_repaired_in_either_direction(
    tryton: TrytonServer, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    clerk = TrytonCalls(tryton)
    name = f"Repair {new_id().hex[-8:]}"
    theirs = party(clerk, name)
    link_id = await make_link(client, tryton.settings)
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, *CUSTOMERS)
    await turn(runtime, tenant, link_id)
    company = await company_called(client, name)
    for way in ("adopt", "push"):
        version = (await client.get(f"/companies/{company['id']}")).json()["version"]
        await client.patch(f"/companies/{company['id']}", {"city": f"Lost {way}"}, version)  # no job hears of it
        run = await reconcile(runtime, tenant, client, link_id)
        found = (await client.get(f"/erp-links/{link_id}/runs/{run['id']}/findings", outcome="differs")).json()
        mine = next(each for each in found if each["title"] == name)
        assert mine["fields"][0]["field"] == "city"
        answer = await client.post(f"/erp-findings/{mine['id']}/repairs", {"way": way})
        assert answer.status_code == 200, answer.text
        await turn(runtime, tenant, link_id)
        there = clerk.call("model.party.address.search_read", [["party", "=", theirs]], 0, None, None, ["city"])
        here = (await client.get(f"/companies/{company['id']}")).json()["city"]
        assert {here, there[0]["city"]} == ({"Hamburg"} if way == "adopt" else {"Lost push"})
        run = await reconcile(runtime, tenant, client, link_id)
        left = (await client.get(f"/erp-links/{link_id}/runs/{run['id']}/findings")).json()
        assert [each for each in left if each["title"] == name] == []


async def test_a_server_that_dies_loses_and_doubles_nothing(
    tryton: TrytonServer, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    clerk = TrytonCalls(tryton)
    link_id = await make_link(client, tryton.settings)
    await rehearse(runtime, tenant, client, link_id)
    await switch_on(runtime, tenant, client, link_id, *ORDERS)
    name = f"Outage {new_id().hex[-8:]}"
    company = (await client.post("/companies", {"name": name})).json()
    order = await an_order(client, company["id"])
    await jobs_done(runtime, tenant)
    # The order was made there, yet the answer never came: the process died in between.
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        steps = list(await session.scalars(select(ErpOutbound).order_by(ErpOutbound.created_at)))
        assert [(step.entity, step.operation) for step in steps] == [
            ("customer", "create"), ("sales_order", "create"), ("sales_order", "submit"), ("sales_order", "approve"),
        ]  # fmt: skip
    tryton.kill()
    await turn(runtime, tenant, link_id, read=False)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert {step.state for step in await session.scalars(select(ErpOutbound))} == {"waiting"}
    tryton.start()
    await client.patch(f"/erp-links/{link_id}", {"paused": False}, await version_of(client, link_id))
    await turn(runtime, tenant, link_id)
    found = clerk_sales(TrytonCalls(tryton), order["number"])
    assert len(found) == 1
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        # As if the worker had died between the ERP's commit and ours.
        created = (await session.scalars(select(ErpOutbound).where(
            ErpOutbound.entity == "sales_order", ErpOutbound.operation == "create"))).one()  # fmt: skip
        created.state, created.phase, created.fence = "sending", "handing_over", 0
        for binding in await session.scalars(select(ErpBinding).where(ErpBinding.entity.like("sales_order%"))):
            await session.delete(binding)
    await turn(runtime, tenant, link_id)
    assert clerk_sales(TrytonCalls(tryton), order["number"]) == found
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        bound = (await session.scalars(select(ErpBinding).where(ErpBinding.entity == "sales_order"))).one()
        assert (bound.local_id, bound.external_id) == (UUID(order["id"]), str(found[0]))
        assert (await session.scalars(select(ErpConflict))).all() == []
        waiting = await session.scalars(select(ErpInbound).where(ErpInbound.state == "new"))
        assert waiting.all() == []
    assert clerk is not None


async def version_of(client: ApiClient, link_id: str) -> int:
    version: int = (await client.get(f"/erp-links/{link_id}")).json()["version"]
    return version


def clerk_sales(clerk: TrytonCalls, number: str) -> list[int]:
    found: list[int] = clerk.call("model.sale.sale.search", [["reference", "=", number]], 0, None, None)
    return found
