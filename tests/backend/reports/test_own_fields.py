"""Fields of the tenant's own in reports: split by, filtered, summed, exported, and hidden from whom they are hidden."""

import csv
import io
from decimal import Decimal
from typing import Any

from litestar import Litestar

from tenants.session import Database
from tests.backend.custom_fields.setting import GRADES, a_field
from tests.backend.pipeline.setting import a_company, a_deal
from tests.backend.reports.asking import asked, table
from tests.support import ApiClient, TestTenant, api_client, make_person


async def _deals(client: ApiClient) -> None:
    """Three deals with values of every kind that counts, and one without any."""
    await a_field(client, "choice", "Grade", of="company", options=GRADES)
    await a_field(client, "choice", "Certificates", of="deal", options=GRADES, many=True)
    await a_field(client, "number", "Cartons", of="deal")
    await a_field(client, "money", "Tooling", of="deal")
    await a_field(client, "yes_no", "Urgent", of="deal")
    await a_field(client, "date", "Fair", of="deal")
    key = await a_company(client, name="Key", custom={"grade": "a"})
    other = await a_company(client, name="Other", custom={"grade": "b"})
    tooling = {"amount": "70", "currency": "USD"}
    given: list[tuple[str, dict[str, Any]]] = [
        (key["id"], {"certificates": ["a", "b"], "cartons": 10, "urgent": True, "fair": "2027-04-15"}),
        (key["id"], {"certificates": ["a"], "cartons": "2.5", "tooling": tooling}),
        (other["id"], {"urgent": False, "fair": "2027-04-30", "tooling": {"amount": "9", "currency": "XTS"}}),
        (other["id"], {}),
    ]
    for place, (company, custom) in enumerate(given):
        await a_deal(client, name=f"Deal {place}", company_id=company, amount="100", custom=custom)


async def test_facts_are_split_and_filtered_by_fields_of_ones_own(client: ApiClient) -> None:
    await _deals(client)
    by_grade = await asked(client, "deals", ["count"], ["custom.company.grade"])
    assert table(by_grade) == {"Key account": [2], "Regular": [2]}
    assert by_grade["dimensions"][0]["title"] == "Grade (customer)"
    held = await asked(client, "deals", ["count", "value"], ["custom.deal.certificates"])
    assert table(held) == {"Key account": [2, 200], "Regular": [1, 100], "None": [2, 200]}
    assert [Decimal(value) for value in held["totals"]] == [4, 400]
    assert table(await asked(client, "deals", ["count"], ["custom.deal.urgent"])) == {
        "Yes": [1],
        "No": [1],
        "None": [2],
    }
    assert table(await asked(client, "deals", ["count"], ["custom.deal.fair"])) == {"2027-04": [2], "None": [2]}
    only = {"dimension": "custom.deal.certificates", "values": ["a", "b"]}
    assert table(await asked(client, "deals", ["count"], [], filters=[only])) == {(): [2]}
    without = {"dimension": "custom.deal.certificates", "values": [None]}
    question = {"subject": "deals", "measures": ["custom.deal.cartons"], "by": ["custom.company.grade"]}
    rows = await client.post("/reports/rows", {"query": question | {"filters": [without]}, "keys": ["b"]})
    assert {row["label"] for row in rows.json()["rows"]} == {"Deal 2", "Deal 3"}


async def test_numbers_and_money_of_ones_own_are_summed(client: ApiClient) -> None:
    await _deals(client)
    measures = ["custom.deal.cartons", "custom.deal.cartons.average", "custom.deal.tooling"]
    report = await asked(client, "deals", measures, ["custom.company.grade"])
    # An amount in a currency without a rate is in no sum, and told of.
    assert table(report) == {"Key account": [Decimal("12.5"), Decimal("6.25"), 70], "Regular": [None, None, None]}
    assert (report["currency"], report["without_rate"]) == ("USD", 1)
    assert [each["title"] for each in report["measures"]] == [
        "Cartons (deal)", "Cartons (deal), on average", "Tooling (deal)",
    ]  # fmt: skip
    query = {"subject": "deals", "measures": measures[:1], "by": ["custom.company.grade"]}
    answer = await client.post("/reports/exports", {"query": query, "format": "csv"})
    heads, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heads == ["Grade (customer)", "Cartons (deal)"]
    assert (rows[0][0], Decimal(rows[0][1])) == ("Key account", Decimal("12.5"))


async def test_what_a_layout_hides_is_neither_offered_nor_answered(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    await _deals(client)
    rep = await make_person(database, tenant.id, "rep")
    hidden = [{"field": name, "mode": "hidden"} for name in ("custom.cartons", "amount")]
    section = {"titles": {"en": "All"}, "columns": 1, "items": hidden}
    assert (await client.put("/forms/deal/layouts/rep", {"sections": [section]})).status_code == 200
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        catalog = (await theirs.get("/reports")).json()
        (deals,) = (each for each in catalog["subjects"] if each["key"] == "deals")
        keys = {part["key"] for part in (*deals["measures"], *deals["dimensions"])}
        assert keys.isdisjoint({"custom.deal.cartons", "custom.deal.cartons.average", "value", "weighted"})
        assert {"custom.deal.tooling", "custom.deal.certificates", "count"} <= keys
        for measure in ("custom.deal.cartons", "value"):
            answer = await theirs.post("/reports/results", {"subject": "deals", "measures": [measure]})
            assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "measures")
        for ready in catalog["ready"]:
            answer = await theirs.post("/reports/results", ready["query"])
            assert answer.status_code == 200, (ready["key"], answer.text)
