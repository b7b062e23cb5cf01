"""Board, map, pace, conversion, forecast, targets and saved views: the numbers, against hand-made histories."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from litestar import Litestar

from backend.pipeline.service.learning import learn_pace
from tenants.context import system_actor
from tenants.orm import now
from tenants.session import Database
from tests.backend.pipeline.setting import a_company, a_deal, backdate, moved, put_step, stages_of, the_pipeline
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_the_board_counts_and_sums_what_it_does_not_show(client: ApiClient) -> None:
    pipeline = await the_pipeline(client)
    company = await a_company(client)
    for amount in ("100", "200", "300"):
        await a_deal(client, company_id=company["id"], amount=amount)
    await a_deal(
        client, company_id=company["id"], amount="1000", currency="EUR",
        locked_rate={"rate": "1.2", "date": "2026-11-02", "source": "Bank"},
    )  # fmt: skip
    await a_deal(client, company_id=company["id"], amount="50", currency="JPY")
    board = (await client.get(f"/pipelines/{pipeline['id']}/board", limit=2)).json()
    column = board["columns"][0]
    assert column["total"] == {
        "amount": "1800.000000",
        "currency": "USD",
        "deals": 5,
        "without_rate": 1,
        "rates": [{"source": "Bank", "first": "2026-11-02", "last": "2026-11-02", "base": None, "rate": None}],
    }
    assert len(column["items"]) == 2
    assert board["columns"][1]["items"] == []
    rest = await client.get(
        "/deals", stage_id=column["stage"]["id"], status="open", cursor=column["next_cursor"], limit=10
    )
    shown = [each["number"] for each in column["items"] + rest.json()["items"]]
    assert sorted(shown) == [1, 2, 3, 4, 5]
    assert len(shown) == len(set(shown))


async def test_the_map_splits_by_country(client: ApiClient) -> None:
    germany, brazil = await a_company(client), await a_company(client, name="Sol", country="BR")
    one = await a_deal(client, company_id=germany["id"], amount="100")
    await a_deal(client, company_id=brazil["id"], amount="900")
    won = await a_deal(client, company_id=germany["id"], amount="40")
    await client.put(f"/deals/{won['id']}/closure", {"outcome": "won"})
    rows = (await client.get(f"/pipelines/{one['pipeline_id']}/countries")).json()
    assert [(row["country"], row["open"]["amount"], row["won"]["amount"]) for row in rows] == [
        ("BR", "900.000000", "0"),
        ("DE", "100.000000", "40.000000"),
    ]


async def test_what_is_slow_is_learnt_from_the_countrys_own_cases(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    stages = await stages_of(client)
    brazil, germany = await a_company(client, name="Sol", country="BR"), await a_company(client)
    slow = await a_deal(client, company_id=brazil["id"])
    quick = await a_deal(client, company_id=germany["id"])
    for index in range(8):
        at = now() - timedelta(days=index)
        await put_step(database, tenant, slow, stages["inquiry"], stages["quotation"], at, 20)
        await put_step(database, tenant, quick, stages["inquiry"], stages["quotation"], at, 2)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        assert await learn_pace(session) == 3
    for deal in (slow, quick):
        await backdate(database, tenant, deal["id"], days=10)
    there = (await client.get(f"/deals/{slow['id']}")).json()
    here = (await client.get(f"/deals/{quick['id']}")).json()
    assert (there["stale"], here["stale"]) == (False, True)
    assert here["pace"] == {"basis": "country", "median_days": 2.0, "slow_days": 4.0, "cases": 8}
    board = (await client.get(f"/pipelines/{slow['pipeline_id']}/board")).json()
    assert board["columns"][0]["stale"] == 1
    # A country of which nothing is known goes by the stage, a stage of which nothing is known by its own limit.
    stranger = await a_deal(client, company_id=(await a_company(client, name="Oy", country="FI"))["id"])
    assert stranger["pace"]["basis"] == "stage"
    assert stranger["pace"]["cases"] == 16
    await moved(client, stranger, stages["deposit"])
    assert (await client.get(f"/deals/{stranger['id']}")).json()["pace"] == {
        "basis": "limit", "median_days": None, "slow_days": 10.0, "cases": 0
    }  # fmt: skip


async def test_time_in_stage_and_conversion_in_both_ways(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    stages = await stages_of(client)
    reasons = (await client.get("/pipelines")).json()["loss_reasons"]
    deals = [await a_deal(client) for _ in range(4)]
    for deal in deals:
        await backdate(database, tenant, deal["id"], days=2)
    for deal in deals[:3]:
        await moved(client, deal, stages["quotation"])
    await moved(client, deals[0], stages["sample"])
    await moved(client, deals[0], stages["quotation"])
    await client.put(f"/deals/{deals[0]['id']}/closure", {"outcome": "won"})
    await client.put(f"/deals/{deals[1]['id']}/closure", {"outcome": "lost", "reason_id": reasons[0]["id"]})
    found = (await client.get(f"/pipelines/{deals[0]['pipeline_id']}/insight")).json()
    assert (found["opened"], found["won"], found["lost"]) == (4, 1, 1)
    cohort = {each["stage"]["kind"]: each for each in found["cohort"]}
    assert [cohort[kind]["reached"] for kind in ("inquiry", "quotation", "sample", "contract")] == [4, 3, 1, 0]
    assert cohort["quotation"]["from_before"] == 0.75
    assert cohort["sample"]["share"] == 0.25
    snapshot = {each["stage"]["kind"]: each for each in found["snapshot"]}
    inquiry, quotation, sample = snapshot["inquiry"], snapshot["quotation"], snapshot["sample"]
    assert (inquiry["left"], inquiry["onwards"], inquiry["onwards_share"]) == (3, 3, 1.0)
    assert (quotation["onwards"], quotation["won"], quotation["lost"], quotation["won_share"]) == (1, 1, 1, 0.5)
    assert (sample["onwards"], sample["back"]) == (0, 1)
    times = {each["stage"]["kind"]: each for each in found["stages"]}
    assert times["inquiry"]["cases"] == 3
    assert times["inquiry"]["median_days"] == 2.0
    assert not any(each["bottleneck"] for each in found["stages"])
    empty = await client.get(f"/pipelines/{deals[0]['pipeline_id']}/insight", first="2020-01-01", last="2020-12-31")
    assert empty.json()["opened"] == 0
    assert empty.json()["stages"][0]["cases"] == 0


async def test_the_forecast_weighs_probability_and_deposit(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    stages = await stages_of(client)
    helper = await make_person(database, tenant.id, "rep")
    today = now().date()
    this = today.replace(day=1)
    ahead = (this + timedelta(days=32)).replace(day=1)
    company = await a_company(client)

    async def deal(**given: Any) -> dict[str, Any]:
        return await a_deal(client, company_id=company["id"], **given)

    one = await deal(amount="1000", expected_close_on=str(ahead), stage_id=stages["contract"])
    await deal(
        amount="2000", expected_close_on=str(ahead), probability=50, deposit_percent="40",
        co_owners=[{"member_id": str(helper.membership_id), "share": "25"}],
    )  # fmt: skip
    await deal(amount="500", expected_close_on="2020-01-05")
    await deal(amount="700")
    won = await deal(amount="800")
    await client.put(f"/deals/{won['id']}/closure", {"outcome": "won"})
    owner = str(tenant.owner.membership_id)
    targets = [
        {"member_id": owner, "month": str(this), "amount": "1600"},
        {"month": str(this), "amount": "3000"},
    ]
    assert (await client.put("/deal-targets", {"items": targets})).status_code == 204
    found = (await client.get(f"/pipelines/{one['pipeline_id']}/forecast", months=3)).json()
    overdue, first, second, third, undated = found["months"]
    assert overdue["overdue"]
    assert overdue["weighted"] == "50.00"
    assert (first["month"], first["won"], first["target"]) == (str(this), "800.00", "3000.00")
    # 1000 × 60 % + 2000 × 50 %; of it 30 % and 40 % in advance.
    assert (second["amount"], second["weighted"], second["deposit"], second["balance"]) == (
        "3000.00", "1600.00", "580.00", "1020.00"
    )  # fmt: skip
    assert third["deals"] == 0
    assert undated["month"] is None
    assert undated["weighted"] == "70.00"
    assert found["total"]["amount"] == "4200.000000"
    people = {each["member"]["id"]: each for each in found["attainment"]}
    assert (people[owner]["target"], people[owner]["won"]) == ("1600.00", "800.00")
    # Both: 600 + 1000 × 75 %, and the overdue 50; the helper: 1000 × 25 %.
    assert people[owner]["weighted"] == "1400.00"
    assert people[str(helper.membership_id)]["weighted"] == "250.00"
    by_ship = (await client.get(f"/pipelines/{one['pipeline_id']}/forecast", by="ship")).json()
    assert sum(Decimal(each["amount"]) for each in by_ship["months"]) == Decimal(4200)
    assert (await client.put("/deal-targets", {"items": [targets[0] | {"amount": None}]})).status_code == 204
    left = (await client.get("/deal-targets", first=str(this), last=str(this))).json()["items"]
    assert [each["member_id"] for each in left] == [None]


async def test_views_are_kept_and_shared(
    app: Litestar, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    mine = (await client.post("/deal-views", {"name": "Mine", "params": {"view": "table", "country": "DE"}})).json()
    shared = (await client.post("/deal-views", {"name": "Ours", "sharing": "all", "params": {"view": "board"}})).json()
    assert [each["name"] for each in (await client.get("/deal-views")).json()["items"]] == ["Mine", "Ours"]
    colleague = await make_person(database, tenant.id, "rep")
    async with api_client(app) as http:
        await http.sign_in(colleague.email)
        seen = (await http.get("/deal-views")).json()["items"]
        assert [(each["name"], each["mine"]) for each in seen] == [("Ours", False)]
        assert (await http.patch(f"/deal-views/{shared['id']}", {"name": "Taken"}, 1)).status_code == 404
        refused = await http.post("/deal-views", {"name": "Team", "sharing": "team", "params": {}})
        assert refused.status_code == 400
    renamed = await client.patch(f"/deal-views/{mine['id']}", {"name": "Germany"}, mine["version"])
    assert renamed.json()["name"] == "Germany"
    assert renamed.json()["version"] == 2
    assert (await client.delete(f"/deal-views/{mine['id']}")).status_code == 204
    assert [each["name"] for each in (await client.get("/deal-views")).json()["items"]] == ["Ours"]


async def test_sums_in_a_chosen_currency(client: ApiClient) -> None:
    """Board, map, list and forecast agree, whatever deals are in, and say at which rates."""
    company = (await a_company(client))["id"]
    soon = (now().date() + timedelta(days=1)).isoformat()
    for amount, currency, more in (
        ("100", "USD", {}),
        ("50", "EUR", {"locked_rate": {"rate": "1.2", "date": "2026-11-02", "source": "Bank"}}),
        ("30", "XTS", {}),
    ):
        dated = {"expected_close_on": soon, "probability": 50}
        await a_deal(client, company_id=company, amount=amount, currency=currency, **dated, **more)
    rates = [{"base": "USD", "quote": "CNY", "rate": "7", "on_date": "2026-11-01"}]
    assert (await client.post("/exchange-rates", {"rates": rates})).status_code == 200
    pipeline = await the_pipeline(client)
    assert {"CNY", "USD"} <= set((await client.get("/pipelines")).json()["currencies"])
    path = f"/pipelines/{pipeline['id']}"
    for sum_in, worth, base in ((None, 160, None), ("CNY", 1120, "USD"), ("XTS", 30, None)):
        asked = {} if sum_in is None else {"sum_in": sum_in}
        board = (await client.get(f"{path}/board", **asked)).json()["columns"][0]["total"]
        (country,) = (await client.get(f"{path}/countries", **asked)).json()
        listed = (await client.get("/deals/sum", pipeline_id=pipeline["id"], status="open", **asked)).json()
        forecast = (await client.get(f"{path}/forecast", **asked)).json()
        assert board == country["open"] == listed == forecast["total"]
        assert (Decimal(board["amount"]), board["currency"]) == (Decimal(worth), sum_in or "USD")
        assert (board["deals"], board["without_rate"]) == (3, 2 if sum_in == "XTS" else 1)
        assert Decimal(forecast["weighted"]) == Decimal(worth) / 2
        told = {(each["source"], each["base"], each["first"]) for each in board["rates"]}
        locked = set() if sum_in == "XTS" else {("Bank", None, "2026-11-02")}
        assert told - locked == (set() if base is None else {(told - locked).pop()})
        assert {each["base"] for each in board["rates"]} - {None} == ({base} if base else set())
