"""Papers over HTTP: derived, checked, numbered without gaps, kept as they went out."""

import asyncio
from io import BytesIO

from litestar import Litestar
from openpyxl import load_workbook
from pypdf import PdfReader

from tenants.session import Database
from tests.backend.trade.papers.setting import BANK, SELLER, a_firm, a_paper, an_order, ok
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_papers_need_a_seller_and_are_derived_from_the_order(client: ApiClient) -> None:
    order = await an_order(client)
    wish = {"kind": "proforma", "languages": ["zh", "en"]}
    refused = await client.post(f"/orders/{order['id']}/papers", wish)
    assert refused.json()["type"].endswith("paper-not-possible")
    await a_firm(client)
    preview = await ok(await client.post(f"/orders/{order['id']}/paper-previews", wish))
    assert preview["page_count"] == len(preview["pages"]) >= 1
    assert [each for each in preview["contradictions"] if each["severity"] == "error"] == []
    made = await a_paper(client, order, "proforma", languages=["zh", "en"])
    assert (made["number"][:2], made["version"], made["state"]) == ("PI", 1, "issued")
    letter = await ok(await client.get(f"/papers/{made['id']}/letter"))
    assert letter["subject"] == f"Proforma invoice {made['number']} ({order['number']})"
    answer = await client.get(f"/papers/{made['id']}/content")
    text: str = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    for words in ("形式发票", str(SELLER["name"]), "Almacenes", "11,070.00", "3,321.00", "3301 0188", "Mould"):
        assert words in text
    sheet = load_workbook(BytesIO((await client.get(f"/papers/{made['id']}/content", form="xlsx")).content))
    assert 11070 in [cell.value for row in sheet.worksheets[0] for cell in row]
    assert (await client.get(f"/papers/{made['id']}/content", form="docx")).content[:2] == b"PK"


async def test_a_correction_is_a_new_version_and_the_old_one_stays(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    first = await a_paper(client, order, "proforma")
    before = (await client.get(f"/papers/{first['id']}/content")).content
    extras = {"latest_shipment": "2030-05-15", "consignee": {"name": "Bodega Sur", "address": ["Limón"]}}
    answer = await client.send("PUT", f"/orders/{order['id']}/paper-data", extras, **{"If-Match": "0"})
    assert answer.status_code == 200, answer.text
    second = await a_paper(client, order, "proforma")
    assert (second["number"], second["version"]) == (first["number"], 2)
    assert (await client.get(f"/papers/{first['id']}/content")).content == before
    listed = await ok(await client.get(f"/orders/{order['id']}/papers"))
    assert [(each["version"], each["state"]) for each in listed["papers"]] == [(2, "issued"), (1, "replaced")]
    void = await ok(await client.post(f"/papers/{second['id']}/voidings", {"reason": "Wrong customer"}))
    assert void["state"] == "void"
    again = await client.post(f"/papers/{second['id']}/voidings", {"reason": "Wrong customer"})
    assert again.json()["type"].endswith("paper-closed")
    assert (await a_paper(client, order, "proforma"))["number"] != first["number"], "a used number stays used"


async def test_what_contradicts_does_not_go_out_without_a_word(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    await a_paper(client, order, "proforma", dated_on="2026-03-05")
    wish = {"kind": "invoice", "languages": ["en"], "dated_on": "2026-03-04"}
    refused = await client.post(f"/orders/{order['id']}/papers", wish)
    assert refused.status_code == 409
    assert [each["code"] for each in refused.json()["contradictions"] if each["severity"] == "error"] == ["date_order"]
    made = await a_paper(client, order, "invoice", dated_on="2026-03-04", despite="The buyer's bank asked for it")
    assert made["reason"] == "The buyer's bank asked for it"


async def test_an_unapproved_account_is_found(client: ApiClient) -> None:
    account = await a_firm(client)
    order = await an_order(client)
    changed = {"label": "USD", "currency": "USD", "bank": BANK | {"account": "9999 6666"}}
    after = await ok(await client.put(f"/paper-settings/accounts/{account['id']}", changed))
    assert after["approved_at"] is None, "a changed number takes the approval away"
    extras = {"bank_account_id": account["id"]}
    await client.send("PUT", f"/orders/{order['id']}/paper-data", extras, **{"If-Match": "0"})
    preview = await ok(
        await client.post(f"/orders/{order['id']}/paper-previews", {"kind": "proforma", "languages": ["en"]})
    )
    assert "account_not_approved" in [each["code"] for each in preview["contradictions"]]


async def test_numbers_have_no_gaps_when_many_papers_are_made_at_once(client: ApiClient) -> None:
    await a_firm(client)
    orders = [await an_order(client, confirmed=False) for _ in range(4)]
    made = await asyncio.gather(*(a_paper(client, order, "confirmation") for order in orders))
    refused = await client.post(f"/orders/{orders[0]['id']}/papers", {"kind": "confirmation", "languages": ["xx"]})
    assert refused.status_code == 400
    made = [*made, await a_paper(client, await an_order(client, confirmed=False), "confirmation")]
    assert sorted(int(each["number"][-4:]) for each in made) == [1, 2, 3, 4, 5]


async def test_a_layout_is_tried_kept_and_forgotten(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    layout = {"columns": ["description", "quantity", "amount"], "parts": ["words"], "accent": "#884400"}
    trial = await ok(
        await client.post("/paper-settings/trials", {"kind": "proforma", "languages": ["ar"], "layout": layout})
    )
    assert len(trial["pages"]) == 1
    kept = await ok(await client.put("/paper-settings/layouts/proforma", layout))
    assert kept["own"] == ["proforma"]
    assert kept["layouts"]["proforma"]["accent"] == "#884400"
    bad = await client.put("/paper-settings/layouts/proforma", layout | {"accent": "red; x"})
    assert bad.status_code == 400
    assert (await ok(await client.delete("/paper-settings/layouts/proforma")))["own"] == []
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as other:
        await other.sign_in(viewer.email)
        assert (await other.put("/paper-settings/layouts/proforma", layout)).status_code == 403
        assert (await other.post("/paper-settings/firms", {"party": SELLER})).status_code == 403
