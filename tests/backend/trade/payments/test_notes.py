"""Credit and debit notes, reallocation, credit limits of partial shipments, ageing and its lines, drawings."""

import asyncio
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from litestar import Litestar
from pypdf import PdfReader

from backend.trade.activity import companies_that_owe
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.trade.papers.setting import a_firm, a_paper, an_order, ok
from tests.backend.trade.payments.test_payments import a_payment, money
from tests.support import ApiClient, TestTenant, api_client, make_person

TODAY = datetime.now(UTC).date()


def a_note(kind: str, price: str, **given: Any) -> dict[str, Any]:
    line = {"text": "Boxes, scratched", "quantity": "100", "unit_price": price}
    return {"kind": kind, "reason": "quality", "lines": [line], "languages": ["en"]} | given


async def test_notes_change_what_is_owed_and_have_papers(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    path = f"/orders/{order['id']}/notes"
    found = await ok(await client.post(path, a_note("credit_note", "3.85")), 201)
    assert (float(found["credited"]), float(found["outstanding"])) == (385.0, 10685.0)
    settled = {due["label"]: float(due["settled"]) for due in found["dues"]}
    assert settled == {"deposit": 0.0, "balance": 385.0}, "a deposit is still asked for"
    late = (TODAY - timedelta(days=40)).isoformat()
    found = await ok(await client.post(path, a_note("debit_note", "1.20", dated_on=late, reason="freight")), 201)
    assert float(found["outstanding"]) == 10805.0
    assert (found["dues"][-1]["label"], found["dues"][-1]["overdue_days"]) == ("debit_note", 40)
    [aged] = (await ok(await client.get("/payments/ageing", company_id=order["company_id"])))["rows"]
    assert (float(aged["to_60"]), float(aged["total"])) == (120.0, 10805.0)
    [line] = await ok(await client.get("/payments/ageing/lines", company_id=order["company_id"], late="to_60"))
    assert (line["label"], float(line["open"]), line["order_number"]) == ("debit_note", 120.0, order["number"])
    debit, credit = found["notes"] if found["notes"][0]["kind"] == "debit_note" else found["notes"][::-1]
    pdf = (await client.get(f"/papers/{credit['paper_id']}/content")).content
    said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for words in ("CREDIT NOTE", credit["number"], "385.00", "Boxes, scratched", "quality", order["number"]):
        assert words in said
    beyond = await client.post(path, a_note("credit_note", "200.00"))
    assert beyond.json()["type"].endswith("credit-beyond-invoice")
    found = await ok(await client.post(f"/account-notes/{debit['id']}/voidings", {"reason": "Written twice"}))
    assert (float(found["debited"]), float(found["outstanding"])) == (0.0, 10685.0)
    assert len(await ok(await client.get("/account-notes", company_id=order["company_id"]))) == 2
    listed = await ok(await client.get(f"/orders/{order['id']}/papers"))
    assert [each["severity"] for each in listed["contradictions"] if each["severity"] == "error"] == []


async def test_what_was_credited_is_no_debt_and_what_was_debited_is_one(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_firm(client)
    order = await an_order(client)

    async def owing() -> list[str]:
        async with database.tenant_read_session(tenant.id, system_actor("test")) as session:
            return [str(each) for each in await session.scalars(companies_that_owe())]

    assert await owing() == [order["company_id"]]
    path = f"/orders/{order['id']}/notes"
    found = await ok(await client.post(path, a_note("credit_note", "3.85")), 201)
    rest = found["outstanding"]
    paid = {"company_id": order["company_id"], "currency": order["currency"], "amount": rest}
    proposal = await ok(await client.get("/payments/proposals", **paid))
    parts = [
        {"order_id": order["id"], "due_line_id": each["due_line_id"], "settles": each["money"]} for each in proposal
    ]
    await a_payment(client, order, amount=rest, parts=parts)
    assert await owing() == []
    found = await ok(await client.post(path, a_note("debit_note", "1.20")), 201)
    assert await owing() == [order["company_id"]]
    (debit,) = (each for each in found["notes"] if each["kind"] == "debit_note")
    await ok(await client.post(f"/account-notes/{debit['id']}/voidings", {"reason": "Written twice"}))
    assert await owing() == []


async def test_numbers_of_notes_have_no_gap_when_some_fail(client: ApiClient) -> None:
    await a_firm(client)
    orders = [await an_order(client) for _ in range(3)]
    wishes = [a_note("credit_note", price) for price in ("1.00", "999.00", "2.00")]  # the second is beyond its order
    made = await asyncio.gather(
        *(client.post(f"/orders/{order['id']}/notes", wish) for order, wish in zip(orders * 2, wishes * 2, strict=True))
    )
    assert sorted(answer.status_code for answer in made) == [201, 201, 201, 201, 409, 409]
    notes = await ok(await client.get("/account-notes"))
    assert sorted(int(note["number"][-4:]) for note in notes) == [1, 2, 3, 4]


async def test_a_number_goes_back_when_its_paper_cannot_be_made(client: ApiClient) -> None:
    order = await an_order(client)
    wish = a_note("credit_note", "1.00")
    refused = await client.post(f"/orders/{order['id']}/notes", wish)
    assert refused.json()["type"].endswith("paper-not-possible"), "the number was taken by then, and is given back"
    await a_firm(client)
    found = await ok(await client.post(f"/orders/{order['id']}/notes", wish), 201)
    assert found["notes"][0]["number"].endswith("0001")


async def test_a_wire_is_shared_out_anew_and_the_opened_order_comes_first(client: ApiClient) -> None:
    one = await an_order(client, payment_terms="100% T/T in advance")
    two = await an_order(client, company={"id": one["company_id"]}, payment_terms="100% T/T in advance")
    for order in (one, two):
        await client.post(f"/orders/{order['id']}/steps", {"board": "production", "kind": "other"})
        await ok(await client.post("/shipments", {"order_id": order["id"]}), 201)
    asked = {"company_id": one["company_id"], "currency": "USD", "amount": "5000.00"}
    first = await ok(await client.get("/payments/proposals", **asked, order_id=two["id"]))
    assert [(line["order_number"], float(line["money"])) for line in first] == [
        (two["number"], 5000.0),
        (one["number"], 0.0),
    ]
    made = await a_payment(client, one, "11070.00", parts=[{"order_id": one["id"], "settles": "11070.00"}])
    anew = await ok(await client.get("/payments/proposals", **asked, payment_id=made["id"], order_id=two["id"]))
    assert {line["order_number"]: float(line["open"]) for line in anew} == {
        one["number"]: 11070.0,
        two["number"]: 11070.0,
    }
    moved = {"parts": [{"order_id": two["id"], "settles": "7000.00"}]}
    found = await ok(await client.put(f"/payments/{made['id']}/parts", moved))
    assert float(found["unallocated"]) == 4070.0
    assert [float((await money(client, order))["outstanding"]) for order in (one, two)] == [11070.0, 4070.0]
    [aged] = (await ok(await client.get("/payments/ageing", company_id=one["company_id"])))["rows"]
    assert float(aged["on_account"]) == 4070.0


async def test_what_was_shipped_in_part_counts_in_part(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client, payment_terms="O/A 60 days", charges=[])
    await ok(
        await client.put(
            f"/companies/{order['company_id']}/credit", {"currency": "USD", "amount": "8000", "insured": "2000"}
        )
    )
    assert float((await money(client, order))["beyond_limit"]) == 2820.0, "4,620 + 6,200 against 8,000"
    lines = [{"order_line_id": order["lines"][0]["id"], "quantity": "600"}]
    part = await ok(await client.post("/shipments", {"order_id": order["id"], "lines": lines}), 201)
    sailed = {"state": "departed", "on": TODAY.isoformat()}
    await ok(await client.post(f"/shipments/{part['id']}/milestones", sailed))
    credit = (await money(client, order))["credit"]
    assert [float(credit[name]) for name in ("owed", "used", "coming", "free", "at_risk")] == [
        2310.0, 2310.0, 8510.0, 5690.0, 310.0,
    ]  # fmt: skip
    assert [use["order_number"] for use in credit["orders"]] == [order["number"]]
    letter = {
        "number": "LC-9", "currency": "USD", "amount": "2000.00", "expires_on": (TODAY + timedelta(days=5)).isoformat(),
        "drawings": [{"on": TODAY.isoformat(), "amount": "500.00", "reference": "CI-1"}],
    }  # fmt: skip
    made = await ok(await client.post(f"/orders/{order['id']}/letters-of-credit", letter), 201)
    assert (float(made["drawn"]), float(made["left"])) == (500.0, 1500.0)
    assert made["warnings"] == ["amount", "expires_soon"]
    assert made["present_until"] == letter["expires_on"]
    credit = (await money(client, order))["credit"]
    assert [float(credit[name]) for name in ("covered", "used")] == [1500.0, 810.0]
    [listed] = await ok(await client.get("/letters-of-credit", company_id=order["company_id"], open=True))
    assert (listed["id"], listed["order_number"]) == (made["id"], order["number"])


async def test_orders_share_a_shipment_and_its_invoice(client: ApiClient) -> None:
    await a_firm(client)
    one = await an_order(client, customer_po="PO-1", charges=[])
    two = await an_order(client, company={"id": one["company_id"]}, customer_po="PO-2", charges=[])
    euros = await an_order(client, company={"id": one["company_id"]}, currency="EUR")
    shipment = await ok(await client.post("/shipments", {"order_id": one["id"]}), 201)
    path = f"/shipments/{shipment['id']}"
    assert [each["number"] for each in await ok(await client.get(f"{path}/joinable-orders"))] == [two["number"]]
    refused = await client.post(f"{path}/orders", {"order_id": euros["id"]})
    assert refused.json()["type"].endswith("cannot-travel-together")
    shared = await ok(await client.post(f"{path}/orders", {"order_id": two["id"]}))
    assert [each["number"] for each in shared["orders"]] == [one["number"], two["number"]]
    assert len(shared["lines"]) == 4
    paper = await a_paper(client, one, "packing_list", shipment_id=shipment["id"])
    said = (await client.get(f"/papers/{paper['id']}/content")).content
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(said)).pages)
    assert "PO-1, PO-2" in text
    invoice = await a_paper(client, one, "invoice", shipment_id=shipment["id"])
    assert invoice["shipment_id"] == shipment["id"]
    await ok(await client.post(f"{path}/milestones", {"state": "departed", "on": TODAY.isoformat()}))
    for order in (one, two):
        file = (await ok(await client.get(f"/orders/{order['id']}")))["order"]
        assert file["state"] == "shipped"
    [seen] = (await ok(await client.get("/shipments", order_id=two["id"])))["items"]
    assert seen["id"] == shipment["id"]
    late = await client.delete(f"{path}/orders/{two['id']}")
    assert late.status_code == 409, "what has left stays"


async def test_a_rep_issues_no_note(client: ApiClient, app: Litestar, database: Database, tenant: TestTenant) -> None:
    order = await an_order(client)
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert (await other.post(f"/orders/{order['id']}/notes", a_note("credit_note", "1.00"))).status_code == 403
