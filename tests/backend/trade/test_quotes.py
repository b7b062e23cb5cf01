"""Quotes over HTTP: drafts, versions, sending, answers, differences, who else quotes."""

from datetime import UTC, datetime, timedelta

import pytest
from litestar import Litestar

from tenants.runtime import Runtime
from tenants.session import Database
from tests.backend.reading.test_understanding import run_jobs
from tests.backend.trade.setting import CIF, FOB, a_company, a_quote, content, dec, line, made, written
from tests.support import ApiClient, TestTenant, api_client, make_person

#: Another company of the same family of domains, on purpose.
SAME = {"reason": "the branch office"}


async def test_a_draft_is_numbered_summed_and_found(client: ApiClient) -> None:
    company = await a_company(client)
    lines = [line(), line(name="Tray", quantity="3", unit_price="9.99", discount="10", tax_rate="13")]
    quote = await a_quote(client, company, lines=lines, discount="5", charges=[{"label": "Tooling", "amount": "50"}])
    year = datetime.now(UTC).year
    assert quote["number"] == f"Q{year}-0001"
    assert (await a_quote(client, company))["number"] == f"Q{year}-0002"
    now_is = quote["current"]
    assert [each["amount"] for each in now_is["lines"]] == ["1250.00", "26.97"]
    assert (dec(now_is["discount_amount"]), dec(now_is["tax"])) == (dec("63.85"), dec("3.33"))
    assert dec(now_is["total"]) == dec("1266.45")
    assert now_is["lines"][0]["unit"] == "H87"
    assert quote["state"] == "draft"
    found = (await client.get("/quotes", q="tray", with_total=True)).json()
    assert [row["id"] for row in found["items"]] == [quote["id"]]
    assert (await client.get("/quotes", company_id=company["id"], with_total=True)).json()["total"] == 2


async def test_a_number_that_was_not_used_was_not_given(client: ApiClient) -> None:
    company = await a_company(client)
    refused = await client.post("/quotes", content(lines=[line(quantity="-1")]) | {"company_id": company["id"]})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == "lines.0.quantity"
    assert (await a_quote(client, company))["number"].endswith("-0001")


async def test_a_sent_version_stays_and_another_follows(client: ApiClient) -> None:
    company = await a_company(client)
    quote = await a_quote(client, company, lines=[line(), line(name="Tray")])
    sent = await made(client, f"/quotes/{quote['id']}/sendings", None)
    assert (sent["state"], sent["current"]["frozen_at"] is not None) == ("sent", True)
    frozen = await client.send("PUT", f"/quotes/{quote['id']}/draft", content(), **{"If-Match": f'"{sent["version"]}"'})
    assert frozen.json()["type"].endswith("quote-frozen")
    following = await made(client, f"/quotes/{quote['id']}/versions", None)
    first, second = following["current"]["lines"]
    body = content(lines=[line(id=first["id"], unit_price="1.20"), line(name="Bowl", quantity="200")], note="New price")
    done = await written(client, f"/quotes/{quote['id']}/draft", body, following["version"])
    assert (done["latest"], done["state"]) == (2, "draft")
    before = (await client.get(f"/quotes/{quote['id']}/versions/1")).json()
    assert [each["unit_price"] for each in before["lines"]] == ["1.250000", "1.250000"]
    told = (await client.get(f"/quotes/{quote['id']}/differences", before=1, after=2)).json()
    changes = {each["name"]: each for each in told["lines"]}
    assert [changes[name]["change"] for name in ("Ceramic mug", "Bowl", "Tray")] == ["changed", "added", "removed"]
    assert changes["Ceramic mug"]["fields"] == [{"field": "unit_price", "before": "1.25", "after": "1.2"}]
    assert {each["field"] for each in told["fields"]} >= {"note", "total"}
    assert second["name"] == "Tray"


async def test_a_change_names_the_version_it_was_made_from(client: ApiClient) -> None:
    quote = await a_quote(client, await a_company(client))
    await written(client, f"/quotes/{quote['id']}/draft", content(note="one"), quote["version"])
    late = await client.send("PUT", f"/quotes/{quote['id']}/draft", content(note="two"), **{"If-Match": '"1"'})
    assert late.status_code == 412
    assert late.json()["current"]["current"]["note"] == "one"


@pytest.mark.parametrize("lines", [[], [line(unit_price="0")], [line(quantity="0")]], ids=["none", "price", "quantity"])
async def test_what_has_no_price_does_not_go_out(client: ApiClient, lines: list[dict[str, str]]) -> None:
    quote = await a_quote(client, await a_company(client), lines=lines)
    answer = await client.post(f"/quotes/{quote['id']}/sendings")
    assert answer.json()["type"].endswith("price-missing")


async def test_a_quote_expires_by_itself_and_may_still_be_answered(client: ApiClient, database: Database) -> None:
    company = await a_company(client)
    quote = await a_quote(client, company, valid_until=str(datetime.now(UTC).date()))
    await made(client, f"/quotes/{quote['id']}/sendings", None)
    assert (await client.get("/quotes", state="sent")).json()["items"][0]["id"] == quote["id"]
    assert (await client.get("/quotes", state="expired")).json()["items"] == []
    refused = await made(client, f"/quotes/{quote['id']}/answers", {"accepted": False, "reason": "Too dear"})
    assert (refused["state"], refused["refusal_reason"]) == ("refused", "Too dear")


async def test_several_incoterms_and_quantities_stand_side_by_side(client: ApiClient) -> None:
    prices = [
        {"offer": 1, "min_quantity": "0", "price": "1.40"},
        {"offer": 1, "min_quantity": "5000", "price": "1.30"},
        {"offer": 0, "min_quantity": "5000", "price": "1.15"},
    ]
    quote = await a_quote(client, await a_company(client), offers=[FOB, CIF], lines=[line(prices=prices)])
    assert [each["total"] for each in quote["current"]["offer_totals"]] == ["1250.00", "1400.00"]
    half = await a_quote(client, await a_company(client, name="Zweite GmbH"), offers=[FOB, CIF])
    assert half["current"]["offer_totals"][1]["total"] is None


async def test_an_incoterm_that_does_not_fit_warns_and_blocks_nothing(client: ApiClient) -> None:
    quote = await a_quote(
        client, await a_company(client), offers=[{"incoterm": "FOB", "place": ""}], transport="sea_container"
    )
    codes = {(each["code"], each["better"]) for each in quote["current"]["warnings"]}
    assert codes == {("place_missing", None), ("container_sea_rule", "FCA")}
    assert (await client.post(f"/quotes/{quote['id']}/sendings")).status_code == 200


async def test_two_people_who_quote_one_customer_or_its_family_are_warned_with_the_manager(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant, runtime: Runtime
) -> None:
    company = await a_company(client, domains=["nordlicht.de"])
    family = await a_company(client, name="Nordlicht Benelux", domains=["nordlicht.nl"], allow_duplicate=SAME)
    product = await made(client, "/products", {"sku": "LM-1", "name": "Ceramic mug"})
    ours = [line(product_id=product["id"])]
    mine = await a_quote(client, company, lines=ours)
    colleague = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(colleague.email)
        theirs = await a_quote(other, company)
        assert [each["number"] for each in theirs["others"]] == [mine["number"]]
        near = await a_quote(other, family, lines=ours)
        assert [(each["number"], each["products"]) for each in near["others"]] == [(mine["number"], ["Ceramic mug"])]
        assert (await a_quote(other, family))["others"] == []  # other goods to another firm of the family
        await run_jobs(runtime, tenant)
        told = (await other.get("/alerts")).json()["items"]
        assert any(mine["number"] in each["title"] and theirs["number"] in each["title"] for each in told)
    again = (await client.get(f"/quotes/{mine['id']}")).json()
    assert {each["owner"]["name"] for each in again["others"]} == {colleague.name}
    told = (await client.get("/alerts")).json()["items"]
    assert sum(theirs["number"] in each["title"] for each in told) == 1  # each pair once, whoever comes to know of it


async def test_what_became_of_a_quote_stands_on_the_company_s_timeline(client: ApiClient) -> None:
    company = await a_company(client)
    quote = await a_quote(client, company)
    await made(client, f"/quotes/{quote['id']}/sendings", None)
    order = await made(client, f"/quotes/{quote['id']}/orders", {})
    await made(client, f"/orders/{order['id']}/confirmations", None)
    entries = (await client.get(f"/companies/{company['id']}/timeline")).json()["items"]
    told = [(each["summary"], each["details"]["what"]) for each in entries if each["kind"] == "trade"]
    number = quote["number"]
    assert told[::-1] == [
        (f"Quote {number} was sent", "quote"),
        (f"Quote {number} was accepted", "quote"),
        (f"Order {order['number']} was confirmed", "order"),
    ]


async def test_a_viewer_reads_and_does_not_write(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    quote = await a_quote(client, await a_company(client))
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as other:
        await other.sign_in(viewer.email)
        seen = (await other.get(f"/quotes/{quote['id']}")).json()
        assert (seen["may_change"], seen["may_approve"]) == (False, False)
        assert (await other.post(f"/quotes/{quote['id']}/sendings")).status_code == 403


async def test_validity_is_that_of_the_settings(client: ApiClient) -> None:
    quote = await a_quote(client, await a_company(client))
    assert quote["valid_until"] == str(datetime.now(UTC).date() + timedelta(days=30))


async def test_a_deal_in_another_currency_is_locked_at_the_known_rate(client: ApiClient) -> None:
    currency = (await client.get("/pipelines")).json()["items"][0]["currency"]
    other = "EUR" if currency != "EUR" else "USD"
    rate = {"base": other, "quote": currency, "rate": "7.8"}
    await made(client, "/exchange-rates", {"rates": [rate]})
    company = await a_company(client)
    body = {"name": "Lamps", "company_id": company["id"], "amount": "10", "currency": other}
    deal = await made(client, "/deals", body)
    assert dec(deal["value"]) == dec("78")
    assert deal["locked_rate"]["source"].startswith("entered")
