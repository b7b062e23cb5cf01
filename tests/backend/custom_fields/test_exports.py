"""Lists of deals, products and orders as files: as their reader sees them, with the tenant's own fields, and logged."""

import csv
import io
from typing import Any

from litestar import Litestar

from tenants.session import Database
from tests.backend.custom_fields.setting import a_field
from tests.backend.pipeline.setting import a_company, a_deal
from tests.support import ApiClient, TestTenant, api_client, make_person


async def _table(client: ApiClient, path: str, **body: Any) -> list[dict[str, str]]:
    answer = await client.post(path, {"format": "csv"} | body)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def test_lists_go_out_with_fields_of_ones_own(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    for of in ("deal", "product", "order"):
        await a_field(client, "text", "Fair", of=of)
        await a_field(client, "number", "Stand", of=of)
    company = (await a_company(client, name="Nordlicht"))["id"]
    values = {"fair": "=Canton", "stand": "12.5"}
    await a_deal(client, name="Lamps", company_id=company, amount="100", custom=values)
    await a_deal(client, name="Other", company_id=company)
    product = {"sku": "L-1", "name": "Lamp", "unit": "H87", "cost": "3", "cost_currency": "CNY", "custom": values}
    assert (await client.post("/products", product)).status_code == 201
    line = {"name": "Lamp", "quantity": "10", "unit_price": "7"}
    order = {"company_id": company, "currency": "USD", "incoterm": "FOB", "place": "Ningbo", "lines": [line]}
    made = await client.post("/orders", order | {"custom": values})
    assert made.status_code == 201, made.text
    # Made findable by what its own fields hold, at once.
    for path in ("/orders", "/products"):
        (found,) = (await client.get(path, q="canton")).json()["items"]
        assert found["custom"]["fair"] == "=Canton"
    (deal,) = await _table(client, "/deals/exports", custom=["fair==canton"])
    assert (deal["Deal"], deal["Company"], deal["Fair"], deal["Stand"]) == ("Lamps", "Nordlicht", "'=Canton", "12.5")
    (sold,) = await _table(client, "/orders/exports", q="lamp")
    assert (sold["Company"], float(sold["Amount"]), sold["Fair"]) == ("Nordlicht", 70, "'=Canton")
    (thing,) = await _table(client, "/products/exports")
    assert (thing["Number"], float(thing["Stand"])) == ("L-1", 12.5)
    assert float(thing["Cost"]) == 3
    assert await _table(client, "/quotes/exports") == []
    log = (await client.get("/exports")).json()["items"]
    assert [(each["kind"], each["rows"]) for each in log[:4]] == [
        ("quotes", 0), ("products", 1), ("orders", 1), ("deals", 1),
    ]  # fmt: skip
    rep = await make_person(database, tenant.id, "rep")
    layout = {"sections": [{"titles": {"en": "All"}, "items": [{"field": "custom.fair", "mode": "hidden"}]}]}
    for of in ("deal", "product", "order"):
        assert (await client.put(f"/forms/{of}/layouts/rep", layout)).status_code == 200
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        for path in ("/deals/exports", "/products/exports", "/orders/exports", "/quotes/exports"):
            assert (await theirs.post(path, {"format": "csv"})).status_code == 403
        assert (await client.patch("/role-policies/rep", {"may_export": True, "masks": ["cost"]})).status_code == 200
        assert "Fair" not in (await _table(theirs, "/deals/exports"))[0]
        assert {"Fair", "Cost"}.isdisjoint((await _table(theirs, "/products/exports"))[0])
        for path in ("/orders", "/products"):
            assert (await theirs.get(path, q="canton")).json()["items"] == []
            assert len((await theirs.get(path, q="lamp")).json()["items"]) == 1
