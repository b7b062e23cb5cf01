"""What a layout hides from a role is neither shown to it nor taken from it, whatever the door."""

from typing import Any

from litestar import Litestar

from backend.custom_fields.objects import built_in
from backend.customers.schemas.companies import CompanyFile, NewCompany
from backend.customers.schemas.contacts import Contact, ContactFields
from backend.pipeline.schemas.deals import DealFile, NewDeal
from backend.trade.orders.schemas import NewOrder, Order
from tenants.session import Database
from tests.backend.custom_fields.setting import a_company, a_field, a_file, names, wrong
from tests.support import ApiClient, TestTenant, api_client, make_person


def section(*items: tuple[str, str]) -> dict[str, object]:
    """A section with fields in their modes."""
    return {"titles": {"en": "Basics"}, "items": [{"field": field, "mode": mode} for field, mode in items]}


async def test_a_layout_holds_for_its_role_at_every_door(
    app: Litestar, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    await a_field(client, "text", "Margin note")
    await a_field(client, "text", "Grade")
    rep = await make_person(database, tenant.id, "rep")
    made = await a_company(client, "Nordlicht", margin_note="careful", grade="A")
    made = (await client.patch(f"/companies/{made['id']}", {"phone": "+49 431 1234567"}, made["version"])).json()
    layout = {
        "sections": [
            section(("phone", "hidden"), ("custom.margin_note", "hidden"), ("custom.grade", "read_only")),
            section(("country", "required")),
        ]
    }
    answer = await client.put("/forms/company/layouts/rep", layout)
    assert answer.status_code == 200, answer.text
    assert [each["role"] for each in answer.json() if each["own"]] == ["rep"]
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        form = (await theirs.get("/forms/company")).json()
        assert "phone" not in [each["field"] for each in form["built_in"]]
        assert [(each["key"], each["mode"]) for each in form["fields"]] == [("grade", "read_only")]
        shown = (await theirs.get(f"/companies/{made['id']}")).json()
        assert (shown["phone"], shown["custom"]) == (None, {"grade": "A"})
        listed = (await theirs.get("/companies")).json()["items"][0]
        assert (listed["phone"], listed["custom"]) == (None, {"grade": "A"})
        facts = (await theirs.get(f"/companies/{made['id']}/facts")).json()
        assert "phone" not in {fact["field"] for fact in facts}
        changes = (await theirs.get(f"/companies/{made['id']}/field-changes")).json()
        assert not {"phone", "custom.margin_note"} & {each["field"] for each in changes}
        assert wrong(await theirs.get("/companies", **{"custom.margin_note": "careful"})) == {
            "custom.margin_note": "unknown"
        }
        path = f"/companies/{made['id']}"
        given = {"phone": "+49 431 7", "custom": {"margin_note": "x", "grade": "B"}}
        assert wrong(await theirs.patch(path, given, made["version"])) == {
            "phone": "not-writable", "custom.margin_note": "unknown", "custom.grade": "not-writable",
        }  # fmt: skip
        assert wrong(await theirs.post("/companies", {"name": "Suedwind"})) == {"country": "missing"}
        assert wrong(await theirs.patch(path, {"country": None}, made["version"])) == {"country": "missing"}
        assert (await theirs.put("/forms/company/layouts/rep", layout)).status_code == 403
        assert (await theirs.post("/custom-fields", {"object": "company", "kind": "text", "labels": {"en": "X"}})
                ).status_code == 403  # fmt: skip
    # Others see all of it still.
    assert (await client.get(f"/companies/{made['id']}")).json()["custom"] == {"margin_note": "careful", "grade": "A"}
    assert (await client.delete("/forms/company/layouts/rep")).status_code == 200
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert (await theirs.get(f"/companies/{made['id']}")).json()["phone"] == "+494311234567"


async def test_a_layout_names_what_is_there_once_and_hides_only_what_can_be_missing(client: ApiClient) -> None:
    twice = {"sections": [section(("city", "normal"), ("city", "hidden"))]}
    assert wrong(await client.put("/forms/company/layouts/everyone", twice)) == {"sections.0.items.1": "taken"}
    always = {"sections": [section(("name", "hidden"), ("custom.none", "normal"))]}
    assert wrong(await client.put("/forms/company/layouts/everyone", always)) == {
        "name": "not-hideable", "sections.0.items.1": "unknown",
    }  # fmt: skip


async def test_fields_are_changed_ordered_archived_and_brought_back(client: ApiClient) -> None:
    grade = await a_field(
        client, "choice", "Grade", options=[{"key": "a", "labels": {"en": "A"}}, {"key": "b", "labels": {"en": "B"}}]
    )
    remark = await a_field(client, "text", "客户等级")
    assert (grade["key"], remark["key"]) == ("grade", "kehudengji")
    made = await a_company(client, "Nordlicht", grade="a", kehudengji="x")
    # An option that somebody chose is not lost; it is only chosen no more.
    kept = await client.patch(
        f"/custom-fields/{grade['id']}", {"options": [{"key": "b", "labels": {"en": "B"}}]}, grade["version"]
    )
    assert {each["key"]: each.get("archived", False) for each in kept.json()["options"]} == {"b": False, "a": True}
    twin = await client.post("/companies", {"name": "Suedwind", "custom": {"grade": "a"}})
    assert wrong(twin) == {"custom.grade": "archived-option"}
    await client.put("/custom-fields/order", {"object": "company", "ids": [remark["id"], grade["id"]]})
    listed = (await client.get("/custom-fields", object="company", counted=True)).json()
    assert [(each["key"], each["used"]) for each in listed] == [("kehudengji", 1), ("grade", 1)]
    stale = await client.patch(f"/custom-fields/{grade['id']}", {"many": True}, grade["version"])
    assert stale.status_code == 412
    assert (await client.delete(f"/custom-fields/{remark['id']}")).status_code == 204
    assert (await client.get(f"/companies/{made['id']}")).json()["custom"] == {"grade": "a"}
    taken = await client.post(
        "/custom-fields", {"object": "company", "kind": "text", "key": "kehudengji", "labels": {"en": "Again"}}
    )
    assert taken.status_code == 409
    await client.post(f"/custom-fields/{remark['id']}/restorations")
    assert (await client.get(f"/companies/{made['id']}")).json()["custom"] == {"kehudengji": "x", "grade": "a"}


async def test_files_are_read_by_those_who_see_a_record_that_holds_them(
    client: ApiClient, other_client: ApiClient, tenant: TestTenant
) -> None:
    field = await a_field(client, "file", "Contract")
    file = await a_file(client, field["id"])
    made = await a_company(client, "Nordlicht", contract=file["id"])
    assert (made["custom"]["contract"]["id"], made["custom"]["contract"]["name"]) == (file["id"], "contract.txt")
    assert (await client.get(f"/custom-fields/files/{file['id']}")).content == b"signed"
    assert (await other_client.get(f"/custom-fields/files/{file['id']}")).status_code == 404


async def test_products_quotes_and_orders_carry_fields(client: ApiClient) -> None:
    company = await a_company(client, "Nordlicht")
    for of in ("product", "quote", "order"):
        await a_field(client, "number", "Priority", of=of)
        refused = {"object": of, "kind": "text", "labels": {"en": "X"}, "required": "create"}
        assert wrong(await client.post("/custom-fields", refused)) == {"required": "no-creation"}
    lamp = await client.post("/products", {"sku": "L-1", "name": "Lamp", "custom": {"priority": "2"}})
    assert (lamp.status_code, lamp.json()["custom"]) == (201, {"priority": "2"}), lamp.text
    await client.post("/products", {"sku": "L-2", "name": "Pole", "custom": {"priority": 1}})
    assert names(await client.get("/products", sort="custom.priority")) == ["Pole", "Lamp"]
    assert names(await client.get("/products", **{"custom.priority.min": "2"})) == ["Lamp"]
    line = {"name": "Lamp", "quantity": "1", "unit_price": "5"}
    order = await client.post(
        "/orders",
        {"company_id": company["id"], "currency": "USD", "incoterm": "FOB", "lines": [line], "custom": {"priority": 3}},
    )
    assert (order.status_code, order.json()["custom"]) == (201, {"priority": "3"}), order.text
    changed = await client.patch(f"/orders/{order.json()['id']}", {"custom": {"priority": 4}}, order.json()["version"])
    assert changed.json()["custom"] == {"priority": "4"}
    assert (await client.get("/orders", sort="-custom.priority")).json()["items"][0]["custom"] == {"priority": "4"}
    quote = await client.post(
        "/quotes",
        {"company_id": company["id"], "currency": "USD", "offers": [{"incoterm": "FOB"}], "lines": [line],
         "custom": {"priority": 5}},
    )  # fmt: skip
    assert (quote.status_code, quote.json()["custom"]) == (201, {"priority": "5"}), quote.text
    assert len((await client.get("/quotes", **{"custom.priority": "5"})).json()["items"]) == 1


async def _an_order(client: ApiClient, company_id: str, **given: object) -> dict[str, Any]:
    line = {"name": "Lamp", "quantity": "10", "unit_price": "5"}
    body = {"company_id": company_id, "currency": "USD", "incoterm": "FOB", "place": "Ningbo", "lines": [line]} | given
    made = await client.post("/orders", body)
    assert made.status_code == 201, made.text
    confirmed = await client.post(f"/orders/{made.json()['id']}/confirmations")
    assert confirmed.status_code == 200, confirmed.text
    found: dict[str, Any] = confirmed.json()
    return found


async def test_shipments_and_payments_carry_fields(client: ApiClient) -> None:
    company = await a_company(client, "Nordlicht")
    for of in ("shipment", "payment"):
        await a_field(client, "text", "Surveyor", of=of)
        await a_field(client, "number", "Priority", of=of)
    order = await _an_order(client, company["id"])
    shipment = await client.post("/shipments", {"order_id": order["id"], "custom": {"surveyor": "SGS", "priority": 2}})
    assert (shipment.status_code, shipment.json()["custom"]) == (201, {"surveyor": "SGS", "priority": "2"})
    payments = []
    for priority in (3, 1):
        given = {"company_id": company["id"], "received_on": "2026-11-02", "currency": "USD", "amount": "10"}
        made = await client.post("/payments", given | {"custom": {"priority": priority}})
        assert (made.status_code, made.json()["custom"]) == (201, {"priority": str(priority)}), made.text
        payments.append(made.json())
    for path, row in (("shipments", shipment.json()), ("payments", payments[0])):
        wanted = {"surveyor": "CCIC", "priority": None}
        changed = await client.patch(f"/{path}/{row['id']}", {"custom": wanted}, row["version"])
        assert (changed.status_code, changed.json()["custom"]) == (200, {"surveyor": "CCIC"}), changed.text
        assert wrong(
            await client.patch(f"/{path}/{row['id']}", {"custom": {"none": 1}}, changed.json()["version"])
        ) == {"custom.none": "unknown"}
        found = (await client.get(f"/{path}", **{"custom.surveyor": "ccic"})).json()["items"]
        assert [(each["id"], each["custom"]) for each in found] == [(row["id"], {"surveyor": "CCIC"})]
        assert (await client.get(f"/{path}", **{"custom.surveyor": "SGS"})).json()["items"] == []
    ordered = (await client.get("/payments", sort="custom.priority")).json()["items"]
    assert [each["id"] for each in ordered] == [payments[1]["id"], payments[0]["id"]]


async def test_the_form_of_orders_holds_for_its_role(
    app: Litestar, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    company = await a_company(client, "Nordlicht")
    order = await _an_order(client, company["id"], customer_po="PO-77", note="Pay late", shipping_marks="N/M")
    layout = {"sections": [section(("note", "hidden"), ("customer_po", "hidden"), ("shipping_marks", "read_only"))]}
    assert (await client.put("/forms/order/layouts/rep", layout)).status_code == 200
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        shown = (await theirs.get(f"/orders/{order['id']}")).json()["order"]
        assert (shown["note"], shown["customer_po"], shown["shipping_marks"]) == (None, None, "N/M")
        assert [row["customer_po"] for row in (await theirs.get("/orders")).json()["items"]] == [None]
        given = {"note": "x", "shipping_marks": "y", "courier": "DHL"}
        assert wrong(await theirs.patch(f"/orders/{order['id']}", given, shown["version"])) == {
            "note": "not-writable", "shipping_marks": "not-writable",
        }  # fmt: skip
        changed = await theirs.patch(f"/orders/{order['id']}", {"courier": "DHL"}, shown["version"])
        assert (changed.status_code, changed.json()["note"]) == (200, None), changed.text
    assert (await client.get(f"/orders/{order['id']}")).json()["order"]["note"] == "Pay late"


def test_the_names_of_built_in_fields_are_those_of_answers_and_requests() -> None:
    """What a layout hides would stay visible under another name."""
    shapes = {
        "company": (CompanyFile, NewCompany), "contact": (Contact, ContactFields), "deal": (DealFile, NewDeal),
        "order": (Order, NewOrder),
    }  # fmt: skip
    for of, (answer, request) in shapes.items():
        for field in built_in(of).values():  # type: ignore[arg-type]
            assert set(field.shown_as) & set(answer.__struct_fields__), (of, field.name)
            assert set(field.set_by) & set(request.__struct_fields__), (of, field.name)
