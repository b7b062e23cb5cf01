"""Products and prices over HTTP: kept, found in any language, imported with a preview, priced by lists."""

import base64
import io
from typing import Any

from litestar import Litestar
from openpyxl import Workbook

from backend.trade.rates.service import read_ecb
from tenants.session import Database
from tests.backend.trade.setting import CIF, FOB, a_company, a_quote, dec, line, made
from tests.support import ApiClient, TestTenant, api_client, make_person

MUG = {
    "sku": "LM-100",
    "name": "Ceramic mug",
    "names": {"zh-CN": "陶瓷马克杯"},
    "hs_code": "6912.00.10",
    "rebate_rate": "13",
    "unit": "pcs",
    "cost": "5.65",
    "cost_currency": "CNY",
    "pcs_per_carton": "48",
    "carton_length": "50",
    "carton_width": "40",
    "carton_height": "40",
}


async def a_mug(client: ApiClient, **given: Any) -> dict[str, Any]:
    return await made(client, "/products", MUG | given)


async def a_rate(client: ApiClient) -> None:
    await made(client, "/exchange-rates", {"rates": [{"base": "USD", "quote": "CNY", "rate": "7.1"}]})


async def hide_costs(client: ApiClient, role: str) -> None:
    answer = await client.patch(f"/role-policies/{role}", {"masks": ["cost"]})
    assert answer.status_code == 200, answer.text


async def test_a_product_is_found_in_any_language_and_by_the_customers_number(client: ApiClient) -> None:
    company = await a_company(client)
    mug = await a_mug(
        client,
        variants=[{"sku": "LM-100-R", "attributes": {"colour": "red"}}],
        codes=[{"company_id": company["id"], "part_number": "NB/7788"}],
        category="Kitchen / Mugs",
    )
    assert (mug["hs_code"], mug["category"], dec(mug["carton_volume"])) == ("69120010", "Mugs", dec("0.08"))
    for words in ("马克杯", "ceramic", "lm-100-r", "NB/7788"):
        assert [row["id"] for row in (await client.get("/products", q=words)).json()["items"]] == [mug["id"]], words
    twice = await client.post("/products", MUG | {"sku": "lm-100"})
    assert (twice.status_code, twice.json()["type"].rsplit("/", 1)[-1]) == (409, "trade-name-taken")
    assert (await client.delete(f"/products/{mug['id']}")).status_code == 204
    assert (await client.get("/products", q="ceramic")).json()["items"] == []
    assert (await client.post(f"/products/{mug['id']}/restorations")).status_code == 204
    assert len((await client.get("/products", q="ceramic")).json()["items"]) == 1


async def test_a_sheet_is_previewed_row_by_row_and_then_kept(client: ApiClient) -> None:
    await a_mug(client)
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["货号", "英文品名", "成本价", "退税率", "HS code", "Remark", "Name (de)"])
    sheet.append(["LM-100", "Ceramic mug 330 ml", 5.65, 13, "69120010", "x", ""])
    sheet.append(["LM-200", "Tray", "12,50", 9, "44219990", "", "Tablett"])
    sheet.append(["", "Nameless", 1, 1, "", ""])
    sheet.append(["LM-300", "Bowl", "dear", 13, "69", ""])
    file = io.BytesIO()
    book.save(file)
    body = {"filename": "goods.xlsx", "content": base64.b64encode(file.getvalue()).decode()}
    told = await made(client, "/products/imports", body)
    assert told["columns"] == {
        "货号": "sku", "英文品名": "name_en", "成本价": "cost", "退税率": "rebate_rate", "HS code": "hs_code",
        "Remark": None, "Name (de)": "name_de",
    }  # fmt: skip
    assert [row["action"] for row in told["rows"]] == ["change", "create", "refuse", "refuse"]
    assert told["rows"][3]["problems"][0]["column"] == "成本价"
    assert len((await client.get("/products")).json()["items"]) == 1
    done = await made(client, "/products/imports", body | {"apply": True})
    assert (done["creates"], done["changes"], done["refused"], done["applied"]) == (1, 1, 2, True)
    rows = {row["sku"]: row for row in (await client.get("/products")).json()["items"]}
    assert dec(rows["LM-200"]["cost"]) == dec("12.5")
    tray = (await client.get(f"/products/{rows['LM-200']['id']}")).json()
    assert tray["names"] == {"en": "Tray", "de": "Tablett"}
    again = await made(client, "/products/imports", body)
    assert (again["same"], again["creates"]) == (2, 0)


async def test_a_file_that_is_no_sheet_is_refused(client: ApiClient) -> None:
    body = {"filename": "x.xlsx", "content": base64.b64encode(b"PK\x03\x04 no workbook").decode()}
    assert (await client.post("/products/imports", body)).json()["type"].endswith("sheet-unreadable")


async def test_prices_come_from_the_customers_list_at_the_incoterm_and_quantity(client: ApiClient) -> None:
    mug = await a_mug(client)
    item = {"product_id": mug["id"]}
    await made(
        client,
        "/price-lists",
        {
            "name": "General FOB", "currency": "USD", "incoterm": "FOB",
            "items": [item | {"min_quantity": "0", "price": "1.30"}, item | {"min_quantity": "2000", "price": "1.20"}],
        },
    )  # fmt: skip
    await made(
        client,
        "/price-lists",
        {"name": "Chains", "currency": "USD", "incoterm": "FOB", "customer_group": "chain",
         "items": [item | {"price": "1.11"}]},
    )  # fmt: skip
    company, chain = await a_company(client), await a_company(client, name="Kette AG", tags=["chain"])
    wish = line(product_id=mug["id"], unit_price=None)
    quote = await a_quote(client, company, lines=[wish])
    (offered,) = quote["current"]["lines"]
    assert (dec(offered["unit_price"]), offered["price_from"], offered["sku"]) == (dec("1.3"), "General FOB", "LM-100")
    assert [dec(price["min_quantity"]) for price in offered["prices"]] == [2000]
    many = await a_quote(client, company, lines=[wish | {"quantity": "3000"}])
    assert dec(many["current"]["lines"][0]["unit_price"]) == dec("1.2")
    theirs = await a_quote(client, chain, lines=[wish])
    assert dec(theirs["current"]["lines"][0]["unit_price"]) == dec("1.11")


async def test_the_cost_sheet_prices_every_offer_and_tells_the_margin(client: ApiClient) -> None:
    await a_rate(client)
    mug = await a_mug(client)
    costs = {"freight": "500", "margin": "20", "insurance_rate": "0.3"}
    quote = await a_quote(
        client,
        await a_company(client),
        offers=[FOB, CIF],
        lines=[line(product_id=mug["id"], unit_price=None)],
        costs=costs,
    )
    now_is = quote["current"]
    # (5.65 − 0.65 rebate) ÷ 7.1 ÷ 0.8, as people write a price
    assert dec(now_is["lines"][0]["unit_price"]) == dec("0.8803")
    assert now_is["lines"][0]["price_from"] == "cost_sheet"
    assert abs(dec(now_is["margin"]) - 20) < dec("0.01")
    assert (now_is["rate"], now_is["rate_source"].partition(":")[0]) == ("7.1000000000", "entered")
    rungs = {rung["incoterm"]: dec(rung["total"]) for rung in now_is["ladder"]}
    assert rungs["CFR"] - rungs["FOB"] == dec("500")
    assert abs(dec(now_is["offer_totals"][1]["total"]) - rungs["CIF"]) <= 1000 * dec("0.0001"), "but for the rounding"


async def test_below_the_floor_a_manager_has_to_approve_just_these_prices(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_rate(client)
    mug = await a_mug(client)
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as selling:
        await selling.sign_in(rep.email)
        company = await a_company(selling)
        quote = await a_quote(selling, company, lines=[line(product_id=mug["id"], unit_price="0.82")])
        assert quote["current"]["needs_approval"]
        path = f"/quotes/{quote['id']}"
        assert (await selling.post(f"{path}/sendings")).json()["type"].endswith("approval-needed")
        asked = await made(selling, f"{path}/approvals", {"reason": "To win them from a rival"})
        decision = f"{path}/approvals/{asked['approvals'][0]['id']}/decisions"
        assert (await selling.post(decision, {"approve": True})).status_code == 403
        await made(client, decision, {"approve": True, "note": "Once"})
        body = {"currency": "USD", "offers": [FOB]}
        lower = line(product_id=mug["id"], unit_price="0.80")
        current = (await selling.get(path)).json()
        changed = await selling.send(
            "PUT", f"{path}/draft", body | {"lines": [lower]}, **{"If-Match": f'"{current["version"]}"'}
        )
        assert changed.json()["approvals"][0]["counts"] is False
        assert (await selling.post(f"{path}/sendings")).status_code == 409
        again = line(product_id=mug["id"], unit_price="0.82")
        await selling.send(
            "PUT", f"{path}/draft", body | {"lines": [again]}, **{"If-Match": f'"{changed.json()["version"]}"'}
        )
        assert (await selling.post(f"{path}/sendings")).status_code == 200


async def test_who_may_not_see_costs_sees_none_and_changes_none(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_rate(client)
    mug = await a_mug(client)
    quote = await a_quote(
        client,
        await a_company(client),
        lines=[line(product_id=mug["id"], unit_price="2")],
        costs={"margin": "20"},
    )
    rep = await make_person(database, tenant.id, "rep")
    await hide_costs(client, "rep")
    async with api_client(app) as selling:
        await selling.sign_in(rep.email)
        seen = (await selling.get(f"/quotes/{quote['id']}")).json()
        now_is = seen["current"]
        assert (now_is["costs_hidden"], now_is["costs"], now_is["margin"]) == (True, None, None)
        assert (now_is["lines"][0]["cost"], now_is["lines"][0]["margin"]) == (None, None)
        assert (await selling.get(f"/products/{mug['id']}")).json()["cost"] is None
        body = {
            "currency": "USD",
            "offers": [FOB],
            "lines": [line(id=now_is["lines"][0]["id"], product_id=mug["id"], unit_price="3", cost="0.01")],
            "costs": {"margin": "1"},
        }
        await selling.send("PUT", f"/quotes/{quote['id']}/draft", body, **{"If-Match": f'"{seen["version"]}"'})
    kept = (await client.get(f"/quotes/{quote['id']}")).json()["current"]
    assert (dec(kept["lines"][0]["cost"]), dec(kept["lines"][0]["unit_price"])) == (dec("5.65"), dec("3"))
    assert dec(kept["costs"]["margin"]) == dec("20")


async def test_rates_keep_their_day_and_source(client: ApiClient) -> None:
    sheet = b"base;quote;rate;date\nEUR;CNY;7,85;2026-03-02\nEUR;USD;1.09;2026-03-02\n"
    body = {"filename": "bank.csv", "content": base64.b64encode(sheet).decode()}
    assert (await made(client, "/exchange-rates/imports", body))["kept"] == 2
    assert (await made(client, "/exchange-rates/imports", body))["kept"] == 0
    rows = (await client.get("/exchange-rates")).json()["items"]
    assert {(row["quote"], row["rate"], row["on_date"], row["source"], row["origin"]) for row in rows} == {
        ("CNY", "7.8500000000", "2026-03-02", "file", "bank.csv"),
        ("USD", "1.0900000000", "2026-03-02", "file", "bank.csv"),
    }
    quote = await a_quote(client, await a_company(client))
    # Through the euro: 7.85 ÷ 1.09.
    assert dec(quote["current"]["rate"]) == dec("7.2018348624")


def test_the_banks_feed() -> None:
    daily = b"""<?xml version="1.0"?><e:Envelope xmlns:e="urn:e" xmlns="urn:x"><Cube><Cube time="2026-03-02">
    <Cube currency="USD" rate="1.0905"/><Cube currency="JPY" rate="163.2"/></Cube></Cube></e:Envelope>"""
    assert [(each.quote, str(each.rate), str(each.on_date)) for each in read_ecb(daily)] == [
        ("USD", "1.0905", "2026-03-02"),
        ("JPY", "163.2", "2026-03-02"),
    ]
    assert read_ecb(b"<html/>") == read_ecb(b"not xml") == []
