"""Several firms to sell as: whom papers name, by which numbers, with whose stamp and account."""

from io import BytesIO
from typing import Any

import msgspec
from pypdf import PdfReader

from backend.trade.papers.firms import dressed
from backend.trade.papers.layout import default_layout
from backend.trade.papers.models import PaperProfile
from tests.backend.trade.papers.setting import BANK, SELLER, a_firm, a_paper, an_order, ok
from tests.backend.trade.setting import a_company, a_quote, made, written
from tests.support import ApiClient

HONG_KONG = {
    "party": {"name": "Harbourline (HK) Limited", "native_name": "港际线（香港）有限公司",
              "address": ["12/F Example Tower", "Hong Kong"], "country": "HK"},
    "label": "Hong Kong",
    "code": "HK",
}  # fmt: skip

HK_BANK = {"beneficiary": "HARBOURLINE (HK) LIMITED", "account": "8888 1234"}


async def _text(client: ApiClient, paper: dict[str, Any]) -> str:
    answer = await client.get(f"/papers/{paper['id']}/content")
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


async def test_a_quote_and_its_order_go_out_in_another_firms_name(client: ApiClient) -> None:
    await a_firm(client)
    firm = await made(client, "/paper-settings/firms", HONG_KONG)
    assert (firm["main"], firm["code"]) == (False, "HK")
    bank = {"label": "HK", "currency": "USD", "firm_id": firm["id"], "bank": BANK | HK_BANK}
    account = await made(client, "/paper-settings/accounts", bank)
    await made(client, f"/paper-settings/accounts/{account['id']}/approvals", None)
    quote = await a_quote(client, await a_company(client), firm_id=firm["id"])
    assert quote["number"].startswith("HK-Q")
    assert quote["number"].endswith("-0001")
    await made(client, f"/quotes/{quote['id']}/papers", {"languages": ["en", "zh"]})
    order = await made(client, f"/quotes/{quote['id']}/orders", {})
    assert (order["firm_id"], order["number"][:3]) == (firm["id"], "HK-")
    paper = await a_paper(client, order, "proforma", despite="Ports follow")
    text = await _text(client, paper)
    assert paper["number"].startswith("HK-PI")
    for words in ("Harbourline (HK) Limited", "8888 1234"):
        assert words in text
    assert str(SELLER["name"]) not in text
    ours = await an_order(client)
    assert (await a_paper(client, ours, "proforma"))["number"].endswith("-0001"), "each series has no gaps"


async def test_another_firms_account_is_never_borrowed(client: ApiClient) -> None:
    account = await a_firm(client)
    firm = await made(client, "/paper-settings/firms", HONG_KONG)
    [main] = [each for each in (await client.get("/paper-settings")).json()["firms"] if each["main"]]
    await ok(await client.put(f"/paper-settings/accounts/{account['id']}", _of(account) | {"firm_id": main["id"]}))
    order = await an_order(client, firm_id=firm["id"])
    wish = {"kind": "proforma", "languages": ["en"]}
    found = (await made(client, f"/orders/{order['id']}/paper-previews", wish))["contradictions"]
    assert [each["subject"] for each in found if each["code"] == "missing"] == ["bank"]
    await ok(await client.send("PUT", f"/orders/{order['id']}/paper-data", {"bank_account_id": account["id"]},
                               **{"If-Match": "0"}))  # fmt: skip
    found = (await made(client, f"/orders/{order['id']}/paper-previews", wish))["contradictions"]
    assert [each["code"] for each in found if each["severity"] == "error"] == ["account_not_approved"]


def _of(account: dict[str, Any]) -> dict[str, Any]:
    return {name: account[name] for name in ("label", "currency", "bank", "active")}


async def test_another_firm_takes_over_by_a_change_request(client: ApiClient) -> None:
    await a_firm(client)
    order = await an_order(client)
    first = await a_paper(client, order, "proforma")
    firm = await made(client, "/paper-settings/firms", HONG_KONG)
    content = {name: order[name] for name in ("currency", "incoterm", "place", "charges", "tolerance")} | {
        "lines": [{"name": line["name"], "id": line["id"], "quantity": line["quantity"], "unit": line["unit"],
                   "unit_price": line["unit_price"], "sku": line["sku"]} for line in order["lines"]],
        "firm_id": firm["id"],
        "payment_terms": order["payment_terms"],
    }  # fmt: skip
    asked = await made(client, f"/orders/{order['id']}/changes", {"reason": "Sold from HK", "content": content},
                       **{"If-Match": f'"{order["version"]}"'})  # fmt: skip
    file = (await client.get(f"/orders/{order['id']}")).json()
    [told] = [each for each in file["changes"][0]["fields"] if each["field"] == "firm_id"]
    assert (told["before"], told["after"]) == (None, "Hong Kong")
    change = file["changes"][0]["id"]
    await made(client, f"/orders/{asked['id']}/changes/{change}/decisions", {"approve": True})
    listed = (await client.get(f"/orders/{order['id']}/papers")).json()
    assert "name_differs" in [each["code"] for each in listed["contradictions"]]
    second = await a_paper(client, order, "proforma", despite="Ports follow")
    assert (second["number"][:2], second["version"], first["number"][:2]) == ("HK", 1, "PI")
    states = {
        row["number"]: row["state"] for row in (await client.get(f"/orders/{order['id']}/papers")).json()["papers"]
    }
    assert states == {first["number"]: "replaced", second["number"]: "issued"}


def test_no_firm_bears_anothers_stamp() -> None:
    layout = msgspec.structs.replace(
        default_layout("proforma"), stamp="a" * 64, signature="b" * 64, signatory="Lin Wei"
    )
    main = PaperProfile(label="", seller={}, main=True, signatory="", logo="c" * 64)
    other = PaperProfile(label="", seller={}, main=None, signatory="Ho Man", signature="d" * 64)
    ours, theirs = dressed(layout, main), dressed(layout, other)
    assert (ours.logo, ours.stamp, ours.signatory) == ("c" * 64, "a" * 64, "Lin Wei")
    assert (theirs.logo, theirs.stamp, theirs.signature, theirs.signatory) == (None, None, "d" * 64, "Ho Man")


async def test_firms_are_kept_apart(client: ApiClient) -> None:
    main = await made(client, "/paper-settings/firms", {"party": SELLER})
    assert main["main"], "the first one is the main one"
    firm = await made(client, "/paper-settings/firms", HONG_KONG)
    for body in (
        {"party": SELLER, "code": "HK"},
        {"party": SELLER | {"address": [" "]}},
        {"party": SELLER, "code": "h k"},
    ):
        assert (await client.post("/paper-settings/firms", body)).status_code == 400
    gone = await client.put(f"/paper-settings/firms/{main['id']}", {"party": SELLER, "active": False})
    assert gone.status_code == 400, "another one has to be the main one first"
    moved = await ok(await client.put(f"/paper-settings/firms/{firm['id']}", HONG_KONG | {"main": True}))
    assert moved["main"]
    await ok(await client.put(f"/paper-settings/firms/{main['id']}", {"party": SELLER, "active": False}))
    quote = await a_quote(client, await a_company(client))
    body = {"currency": "USD", "offers": quote["current"]["offers"], "lines": [], "firm_id": main["id"]}
    refused = await client.send("PUT", f"/quotes/{quote['id']}/draft", body, **{"If-Match": f'"{quote["version"]}"'})
    assert refused.status_code == 400, "nothing new is sold in its name"
    kept = await written(client, f"/quotes/{quote['id']}/draft", body | {"firm_id": firm["id"]}, quote["version"])
    assert kept["current"]["firm_id"] == firm["id"]
