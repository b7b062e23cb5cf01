"""Deals over HTTP: made, changed, priced, listed, found in the company's file."""

from typing import Any

from litestar import Litestar
from sqlalchemy import select

from backend.pipeline.rates import FoundRate, _finders, offer
from tenants.audit import AuditEntry
from tenants.context import system_actor
from tenants.outbox import OutboxEvent
from tenants.session import Database
from tests.backend.pipeline.setting import a_company, a_deal, moved, stages_of, the_pipeline
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_a_tenant_has_the_export_pipeline_in_its_language(client: ApiClient, other_client: ApiClient) -> None:
    mine = await the_pipeline(client)
    kinds = [stage["kind"] for stage in mine["stages"]]
    assert kinds == [
        "inquiry", "quotation", "sample", "contract", "deposit", "production", "inspection", "shipment", "balance",
        "after_sales",
    ]  # fmt: skip
    assert mine["stages"][0]["name"] == "Inquiry"
    answer = await other_client.http.get("/api/v1/pipelines", headers={"Accept-Language": "zh-CN"})
    assert answer.json()["items"][0]["name"] != ""
    assert len(answer.json()["loss_reasons"]) == 9


async def test_a_deal_is_made_with_lines_and_its_rate_is_locked(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    company = await a_company(client)
    deal = await a_deal(
        client,
        company_id=company["id"],
        amount="12000.50",
        currency="eur",
        locked_rate={"rate": "1.085", "date": "2026-11-20", "source": "ECB"},
        lines=[{"product": "LED work light", "quantity": "500", "unit": "c62", "unit_price": "24.001"}],
        competitors=[{"name": "Lumen AG", "offer": "EUR 23"}],
    )
    assert (deal["number"], deal["currency"], deal["value"]) == (1, "EUR", "13020.542500")
    assert deal["locked_rate"] == {
        "rate": "1.085", "currency": "USD", "date": "2026-11-20", "source": "ECB"
    }  # fmt: skip
    assert deal["lines"][0]["unit"] == "C62"
    assert deal["competitors"][0]["name"] == "Lumen AG"
    assert deal["owner"]["id"] == str(tenant.owner.membership_id)
    assert [step["kind"] for step in deal["history"]] == ["create"]
    assert (await a_deal(client, company_id=company["id"]))["number"] == 2
    listed = (await client.get(f"/companies/{company['id']}/deals")).json()
    assert {each["number"] for each in listed} == {1, 2}
    timeline = (await client.get(f"/companies/{company['id']}/timeline")).json()["items"]
    assert [item["details"]["number"] for item in timeline if item["kind"] == "stage"] == [2, 1]
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        told = set(await session.scalars(select(OutboxEvent.type)))
        noted = set(await session.scalars(select(AuditEntry.action)))
    assert "DealCreated" in told
    assert "deal.created" in noted


async def test_a_change_names_its_version_and_keeps_the_rate(client: ApiClient) -> None:
    deal = await a_deal(client, currency="EUR", locked_rate={"rate": "1.1"})
    path = f"/deals/{deal['id']}"
    changed = await client.patch(path, {"amount": "2000", "next_step": "Send samples"}, deal["version"])
    assert changed.status_code == 200, changed.text
    assert changed.json()["value"] == "2200.000000"
    assert changed.json()["next_step"] == "Send samples"
    late = await client.patch(path, {"amount": "1"}, deal["version"])
    assert late.status_code == 412
    assert late.json()["current"]["amount"] == "2000.000000"
    other = await client.patch(path, {"currency": "CNY"}, changed.json()["version"])
    assert other.json()["locked_rate"] is None
    assert other.json()["value"] is None


async def test_rates_are_asked_of_whoever_offers_them(client: ApiClient) -> None:
    from datetime import date
    from decimal import Decimal

    async def find(_: Any, source: str, target: str, on: date) -> FoundRate | None:
        return FoundRate(Decimal("0.14"), on, "ECB") if (source, target) == ("CNY", "USD") else None

    offer(find)
    try:
        deal = await a_deal(client, currency="CNY")
    finally:
        _finders.remove(find)
    assert deal["locked_rate"]["source"] == "ECB"
    assert deal["value"] == "140.000000"


async def test_shares_leave_something_to_the_owner(client: ApiClient, tenant: TestTenant, database: Database) -> None:
    deal = await a_deal(client)
    other = await make_person(database, tenant.id, "rep")
    path, seat = f"/deals/{deal['id']}", str(other.membership_id)
    too_much = await client.patch(path, {"co_owners": [{"member_id": seat, "share": "101"}]}, deal["version"])
    assert too_much.status_code == 400
    own = [{"member_id": str(tenant.owner.membership_id), "share": "10"}]
    assert (await client.patch(path, {"co_owners": own}, deal["version"])).status_code == 400
    good = await client.patch(path, {"co_owners": [{"member_id": seat, "share": "40"}]}, deal["version"])
    assert [each["name"] for each in good.json()["co_owners"]] == [other.name]
    assert [each["id"] for each in (await client.get("/deals", owner_id=seat)).json()["items"]] == [deal["id"]]


async def test_who_sees_only_their_own_finds_no_other_deal(
    app: Litestar, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    rep = await make_person(database, tenant.id, "rep")
    mine = await a_deal(client, name="The owner's")
    theirs = await a_deal(client, name="The rep's", owner_id=str(rep.membership_id))
    shared = await a_deal(client, name="Shared", co_owners=[{"member_id": str(rep.membership_id), "share": "5"}])
    await narrow(client, "rep")
    async with api_client(app) as http:
        await http.sign_in(rep.email)
        listed = (await http.get("/deals")).json()["items"]
        assert {each["id"] for each in listed} == {theirs["id"], shared["id"]}
        for method, path, body in (
            ("GET", f"/deals/{mine['id']}", None),
            ("POST", f"/deals/{mine['id']}/moves", {"stage_id": mine["stage"]["id"]}),
            ("PUT", f"/deals/{mine['id']}/closure", {"outcome": "won"}),
        ):
            assert (await http.send(method, path, body)).status_code == 404
        board = (await http.get(f"/pipelines/{mine['pipeline_id']}/board")).json()
        assert sum(column["total"]["deals"] for column in board["columns"]) == 2
        insight = (await http.get(f"/pipelines/{mine['pipeline_id']}/insight")).json()
        assert insight["opened"] == 2
        forecast = (await http.get(f"/pipelines/{mine['pipeline_id']}/forecast")).json()
        assert forecast["total"]["amount"] == "2000.000000"


async def narrow(client: ApiClient, role: str) -> None:
    """Let a role see its own deals alone."""
    answer = await client.send(
        "PATCH", f"/role-policies/{role}", {"reach": {"deal": "own"}, "unowned": False}
    )  # fmt: skip
    assert answer.status_code == 200, answer.text


async def test_a_viewer_changes_nothing(
    app: Litestar, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    deal = await a_deal(client)
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as http:
        await http.sign_in(viewer.email)
        assert (await http.get(f"/deals/{deal['id']}")).json()["editable"] is False
        assert (await http.post("/deals", {"name": "x", "company_id": deal["company"]["id"]})).status_code == 403
        answer = await http.post(f"/deals/{deal['id']}/moves", {"stage_id": deal["stage"]["id"]})
        assert answer.status_code == 403


async def test_the_list_filters_sorts_and_goes_on(client: ApiClient) -> None:
    germany, brazil = await a_company(client), await a_company(client, name="Sol Ltda", country="BR")
    for index in range(5):
        await a_deal(
            client, company_id=germany["id"], name=f"German {index}", amount=str(100 + index),
            expected_close_on=f"2026-12-0{index + 1}",
        )  # fmt: skip
    await a_deal(client, company_id=brazil["id"], name="Brazilian", amount=None)
    first = (await client.get("/deals", sort="-value", limit=4, with_total=True)).json()
    rest = (await client.get("/deals", sort="-value", limit=4, cursor=first["next_cursor"])).json()
    names = [each["name"] for each in first["items"] + rest["items"]]
    assert names == ["German 4", "German 3", "German 2", "German 1", "German 0", "Brazilian"]
    assert first["total"] == 6
    assert rest["next_cursor"] is None

    async def found(**given: Any) -> set[str]:
        return {each["name"] for each in (await client.get("/deals", **given)).json()["items"]}

    assert await found(country="br") == {"Brazilian"}
    assert await found(q="sol") == {"Brazilian"}
    assert await found(q="#6") == {"Brazilian"}
    assert await found(close_from="2026-12-02", close_until="2026-12-03") == {"German 1", "German 2"}
    assert await found(status="won") == set()


async def test_many_deals_get_the_same_change(client: ApiClient, tenant: TestTenant, database: Database) -> None:
    stages, other = await stages_of(client), await make_person(database, tenant.id, "rep")
    one, two, closed = await a_deal(client), await a_deal(client), await a_deal(client)
    await client.put(f"/deals/{closed['id']}/closure", {"outcome": "won"})
    answer = await client.post(
        "/deals/bulk-edits",
        {
            "ids": [one["id"], two["id"], closed["id"]],
            "changes": {"owner_id": str(other.membership_id), "stage_id": stages["sample"]},
        },
    )
    assert answer.json() == {"changed": 2, "held_back": [closed["id"]]}
    after = (await client.get(f"/deals/{one['id']}")).json()
    assert after["stage"]["kind"] == "sample"
    assert after["owner"]["name"] == other.name


async def test_the_same_key_makes_a_deal_once(client: ApiClient) -> None:
    company = await a_company(client)
    body = {"name": "Once", "company_id": company["id"]}
    answers = [await client.post("/deals", body, **{"Idempotency-Key": "k-1"}) for _ in range(2)]
    assert answers[0].json()["id"] == answers[1].json()["id"]


async def test_a_stage_in_which_deals_are_does_not_go(client: ApiClient) -> None:
    pipeline = await the_pipeline(client)
    deal = await a_deal(client)
    kept = [
        {"id": each["id"], "name": each["name"], "kind": each["kind"], "probability": each["probability"]}
        for each in pipeline["stages"]
    ]
    path = f"/pipelines/{pipeline['id']}"
    refused = await client.patch(path, {"stages": kept[1:]}, pipeline["version"])
    assert refused.status_code == 409
    assert refused.json()["count"] == 1
    await moved(client, deal, kept[1]["id"])
    own = [*kept[1:], {"name": "Second sample", "probability": 45, "kind": "sample"}]
    changed = await client.patch(path, {"stages": own, "name": "Ours"}, pipeline["version"])
    assert changed.status_code == 200, changed.text
    assert [each["name"] for each in changed.json()["stages"]][-1] == "Second sample"
    history = (await client.get(f"/deals/{deal['id']}")).json()["history"]
    assert history[0]["from_stage"]["name"] == "Inquiry"
