"""Reports over HTTP: what is counted agrees with what was made, for whoever asks."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from litestar import Litestar
from openpyxl import load_workbook

from tenants.session import Database
from tests.backend.pipeline.setting import a_company, a_deal, moved, stages_of
from tests.backend.reports.asking import asked, table
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_deals_are_counted_by_country_and_region(client: ApiClient) -> None:
    for country, amount in (("DE", "1000"), ("DE", "500.50"), ("BR", "70"), ("FR", "9")):
        company = await a_company(client, name=f"Firm {country} {amount}", country=country)
        await a_deal(client, company_id=company["id"], amount=amount)
    by_country = await asked(client, "deals", ["value", "count"], ["country"])
    assert table(by_country) == {
        "Germany": [Decimal("1500.50"), 2],
        "Brazil": [70, 1],
        "France": [9, 1],
    }
    assert [row["keys"][0]["label"] for row in by_country["rows"]] == ["Germany", "Brazil", "France"]
    assert [Decimal(value) for value in by_country["totals"]] == [Decimal("1579.50"), 4]
    by_region = await asked(client, "deals", ["value"], ["region"])
    assert table(by_region) == {"Europe": [Decimal("1509.50")], "Latin America": [70]}
    only = await asked(
        client, "deals", ["value"], ["country"], filters=[{"dimension": "region", "values": ["latin_america"]}]
    )
    assert table(only) == {"Brazil": [70]}


async def test_a_group_leads_to_its_deals(client: ApiClient) -> None:
    made = [await a_deal(client, name=f"Deal {place}", source="api") for place in range(2)]
    await a_deal(client, name="Other", source="manual")
    question = {"subject": "deals", "measures": ["value"], "by": ["source"]}
    answer = await client.post("/reports/rows", {"query": question, "keys": ["api"]})
    rows = answer.json()["rows"]
    assert {row["record_id"] for row in rows} == {deal["id"] for deal in made}
    assert {(row["record"], row["label"]) for row in rows} == {("deal", "Deal 0"), ("deal", "Deal 1")}
    assert [Decimal(row["values"][0]) for row in rows] == [1000, 1000]


async def test_steps_tell_how_often_deals_go_forward(client: ApiClient) -> None:
    stages = await stages_of(client)
    forward, back = await a_deal(client), await a_deal(client, name="Back")
    await moved(client, forward, stages["quotation"])
    await moved(client, forward, stages["sample"])
    await moved(client, back, stages["quotation"])
    await moved(client, back, stages["inquiry"])
    report = await asked(client, "steps", ["forward", "count"], ["stage"])
    assert list(table(report).values()) == [[100, 2], [50, 2]]
    assert [Decimal(value) for value in report["totals"]] == [75, 4]
    # Counted deal by deal, the same comes out.
    by_source = await asked(client, "steps", ["forward", "count"], ["source", "stage"])
    assert [Decimal(value) for value in by_source["totals"]] == [75, 4]
    dated = {"since": "2020-01-01", "until": "2020-12-31"}
    assert table(await asked(client, "steps", ["count"], ["stage"], **dated)) == {}


async def test_amounts_without_a_rate_are_in_no_sum_and_told_of(client: ApiClient) -> None:
    currency = (await client.get("/pipelines")).json()["items"][0]["currency"]
    other = "EUR" if currency != "EUR" else "USD"
    await a_deal(client, amount="100", currency=currency)
    await a_deal(client, amount="999", currency=other)
    await a_deal(client, amount="10", currency=other, locked_rate={"rate": "2", "date": "2026-11-02"})
    report = await asked(client, "deals", ["value", "count"], [])
    assert [Decimal(value) for value in report["totals"]] == [120, 3]
    assert (report["currency"], report["without_rate"]) == (currency, 1)


async def test_sums_in_any_currency_name_their_rates(client: ApiClient) -> None:
    await a_deal(client, amount="100", currency="USD")
    await a_deal(
        client, amount="50", currency="EUR", locked_rate={"rate": "1.2", "date": "2026-11-02", "source": "Bank"}
    )
    given = [{"base": "USD", "quote": "CNY", "rate": "7", "on_date": "2026-11-01"}]
    assert (await client.post("/exchange-rates", {"rates": given})).status_code == 200
    await a_deal(client, amount="70", currency="CNY")
    catalog = (await client.get("/reports")).json()["subjects"][0]
    assert {"CNY", "USD"} <= set(catalog["currencies"])
    usual = await asked(client, "deals", ["value"], [])
    assert [Decimal(value) for value in usual["totals"]] == [170]
    in_yuan = await asked(client, "deals", ["value", "count"], ["currency"], currency="CNY")
    # What is in yuan counts as it stands, the rest at its locked rate and then at the last one known.
    assert table(in_yuan) == {"USD": [700, 1], "EUR": [420, 1], "CNY": [70, 1]}
    told = {(each["base"], each["source"], each["first"]) for each in in_yuan["rates"] if each["rate"] is None}
    assert told == {("EUR", "Bank", "2026-11-02")}
    (today,) = (each for each in in_yuan["rates"] if each["rate"] is not None)
    assert (today["base"], Decimal(today["rate"]), today["last"]) == ("USD", Decimal(7), "2026-11-01")
    question = {"subject": "deals", "measures": ["value"], "by": ["currency"], "currency": "CNY"}
    (row,) = (await client.post("/reports/rows", {"query": question, "keys": ["EUR"]})).json()["rows"]
    assert Decimal(row["values"][0]) == 420


async def test_a_period_holds_both_its_ends(client: ApiClient) -> None:
    await a_deal(client, expected_close_on="2027-01-31")
    await a_deal(client, expected_close_on="2027-02-01")
    period = {"dated_by": "expected_close_on", "since": "2027-01-01", "until": "2027-01-31"}
    report = await asked(client, "deals", ["count"], ["month_expected"], **period)
    assert table(report) == {"2027-01": [1]}


async def test_nobody_counts_what_they_do_not_see(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    rep = await make_person(database, tenant.id, "rep")
    await a_deal(client, amount="1000", owner_id=str(tenant.owner.membership_id))
    await a_deal(client, amount="20", owner_id=str(rep.membership_id))
    policy = {"reach": {"deal": "own"}, "unowned": False}
    assert (await client.patch("/role-policies/rep", policy)).status_code == 200
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        mine = await asked(theirs, "deals", ["value", "count"], ["owner"])
        assert table(mine) == {rep.name: [20, 1]}
        rows = (await theirs.post("/reports/rows", {"query": {"subject": "deals", "measures": ["value"]}})).json()[
            "rows"
        ]
        assert [Decimal(row["values"][0]) for row in rows] == [20]
        refused = await theirs.post(
            "/reports/exports", {"query": {"subject": "deals", "measures": ["count"]}, "format": "csv"}
        )
        assert refused.status_code == 403
    assert table(await asked(client, "deals", ["count"], [])) == {(): [2]}


async def test_who_is_in_two_teams_counts_in_both_and_once_in_all(client: ApiClient, tenant: TestTenant) -> None:
    me = str(tenant.owner.membership_id)
    teams = []
    for name in ("North", "South"):
        answer = await client.post("/teams", {"name": name, "member_ids": [me]})
        assert answer.status_code == 201, answer.text
        teams.append(answer.json()["id"])
    await a_deal(client, amount="5", owner_id=me)
    report = await asked(client, "deals", ["value"], ["team"])
    assert table(report) == {"North": [5], "South": [5]}
    assert [Decimal(value) for value in report["totals"]] == [5]
    both = await asked(client, "deals", ["count"], [], filters=[{"dimension": "team", "values": teams}])
    assert [Decimal(value) for value in both["totals"]] == [1]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_file_holds_numbers_and_no_formulas(client: ApiClient, form: str) -> None:
    company = await a_company(client, name="=HYPERLINK(1)")
    await a_deal(client, company_id=company["id"], amount="12.5")
    query = {"subject": "deals", "measures": ["value"], "by": ["company"]}
    answer = await client.post("/reports/exports", {"query": query, "format": form})
    assert answer.status_code == 200
    if form == "csv":
        heads, row, totals = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    else:
        sheet: Any = load_workbook(io.BytesIO(answer.content)).worksheets[0]
        heads, row, totals = [list(each) for each in sheet.values]
    assert heads[0] == "Customer"
    assert row[0] == "'=HYPERLINK(1)"
    assert [Decimal(str(each[1])) for each in (row, totals)] == [Decimal("12.5")] * 2
    log = (await client.get("/audit-entries")).json()["items"]
    assert any(entry["action"] == "report.exported" for entry in log)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ({"subject": "nothing"}, "subject"),
        ({"subject": "deals", "measures": ["nothing"]}, "measures"),
        ({"subject": "deals", "measures": ["count"], "by": ["hs_code"]}, "by"),
        ({"subject": "deals", "measures": ["count"], "dated_by": "ordered_on"}, "dated_by"),
        ({"subject": "deals", "measures": ["count"], "currency": "XTS"}, "currency"),
        ({"subject": "deals", "measures": ["count"], "filters": [{"dimension": "x", "values": []}]}, "filters"),
    ],
)
async def test_what_does_not_exist_is_named(client: ApiClient, question: dict[str, Any], field: str) -> None:
    answer = await client.post("/reports/results", {"measures": ["count"]} | question)
    assert answer.status_code == 400
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]


async def test_every_ready_report_can_be_asked_and_every_dimension_split_by(client: ApiClient) -> None:
    stages = await stages_of(client)
    deal = await a_deal(client, expected_close_on=date(2027, 1, 5).isoformat())
    await moved(client, deal, stages["quotation"])
    catalog = (await client.get("/reports")).json()
    assert catalog["may_export"] is True
    for ready in catalog["ready"]:
        answer = await client.post("/reports/results", ready["query"])
        assert answer.status_code == 200, (ready["key"], answer.text)
    assert set(catalog["dashboard"]) <= {ready["key"] for ready in catalog["ready"]}
    for subject in catalog["subjects"]:
        measures = [measure["key"] for measure in subject["measures"]]
        for dimension in subject["dimensions"]:
            report = await asked(client, subject["key"], measures, [dimension["key"]])
            if subject["key"] == "deals":
                assert [Decimal(row["values"][0]) for row in report["rows"]] == [1], dimension["key"]
