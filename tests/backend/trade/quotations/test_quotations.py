"""A quote's version as a paper: side by side, kept under the quote's number, sent with its letter."""

from io import BytesIO

from litestar import Litestar
from openpyxl import load_workbook

from tenants.session import Database
from tests.backend.trade.papers.setting import a_firm, ok
from tests.backend.trade.setting import CIF, FOB, PIXEL, a_company, a_quote, line, made
from tests.support import ApiClient, TestTenant, api_client, make_person

PRICES = [
    {"offer": 0, "min_quantity": "5000", "price": "1.15"},
    {"offer": 1, "min_quantity": "0", "price": "1.40"},
    {"offer": 1, "min_quantity": "5000", "price": "1.30"},
]
ENGLISH = {"languages": ["en"]}


async def test_a_version_becomes_a_quotation_with_all_its_prices(client: ApiClient) -> None:
    company = await a_company(client, language="de")
    product = await made(client, "/products", {"sku": "LM-1", "name": "Ceramic mug", "names": {"de": "Keramikbecher"}})
    picture = {"filename": "mug.png", "media_type": "image/png", "content": PIXEL}
    await made(client, f"/products/{product['id']}/pictures", picture)
    lines = [line(product_id=product["id"], prices=PRICES)]
    charges = [{"label": "Tooling", "amount": "50"}, {"label": "Inspection", "amount": "20"}]
    quote = await a_quote(client, company, offers=[FOB, CIF], lines=lines, charges=charges)
    path = f"/quotes/{quote['id']}"
    refused = await client.post(f"{path}/papers", ENGLISH)
    assert refused.status_code == 409  # our own name is not known yet
    await a_firm(client)
    seen = await made(client, f"{path}/paper-previews", ENGLISH)
    assert seen["page_count"] == 1
    assert [each for each in seen["contradictions"] if each["severity"] == "error"] == []
    assert (await client.get(path)).json()["state"] == "draft"  # looking at it sends nothing

    paper = await made(client, f"{path}/papers", ENGLISH)
    assert (paper["kind"], paper["number"], paper["version"]) == ("quotation", quote["number"], 1)
    assert (await client.get(path)).json()["state"] == "sent"
    pdf = await client.get(f"/papers/{paper['id']}/content")
    assert pdf.content.startswith(b"%PDF-")
    assert (await client.get(f"/papers/{paper['id']}/content", form="docx")).status_code == 200
    sheet = load_workbook(BytesIO((await client.get(f"/papers/{paper['id']}/content", form="xlsx")).content)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet if any(cell.value is not None for cell in row)]
    heads = next(row for row in rows if "#" in row)
    prices = rows[rows.index(heads) + 1]
    side_by_side = {str(head).replace("\n", " "): value for head, value in zip(heads, prices, strict=True) if head}
    assert {name: value for name, value in side_by_side.items() if "Ningbo" in name or "Hamburg" in name} == {
        "FOB Ningbo (USD)": 1.25,
        "FOB Ningbo ≥ 5,000 (USD)": 1.15,
        "CIF Hamburg (USD)": 1.4,
        "CIF Hamburg ≥ 5,000 (USD)": 1.3,
    }
    listed = (await client.get(f"{path}/papers")).json()
    assert (listed["suggested_languages"], [each["id"] for each in listed["papers"]]) == (["de"], [paper["id"]])
    letter = (await client.get(f"/papers/{paper['id']}/letter")).json()
    assert quote["number"] in letter["subject"]

    await made(client, f"{path}/versions", None)
    following = await made(client, f"{path}/papers", {"languages": ["zh", "en"]})
    assert (following["number"], following["version"]) == (quote["number"], 2)
    states = {each["version"]: each["state"] for each in (await client.get(f"{path}/papers")).json()["papers"]}
    assert states == {1: "replaced", 2: "issued"}


async def test_a_quotation_is_seen_and_made_by_those_who_may(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_firm(client)
    quote = await a_quote(client, await a_company(client), lines=[line(unit_price="0")])
    unpriced = await client.post(f"/quotes/{quote['id']}/papers", ENGLISH)
    assert unpriced.json()["type"].endswith("price-missing")
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as other:
        await other.sign_in(viewer.email)
        assert (await ok(await other.get(f"/quotes/{quote['id']}/papers")))["may_change"] is False
        assert (await other.post(f"/quotes/{quote['id']}/papers", ENGLISH)).status_code == 403
