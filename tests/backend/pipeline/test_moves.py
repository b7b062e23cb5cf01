"""Moving deals: proofs, undo, the end; one history."""

from typing import Any

from litestar import Litestar

from backend.pipeline.proofs import _KINDS, register
from tenants.session import Database
from tests.backend.pipeline.setting import a_deal, backdate, moved, stages_of, the_pipeline
from tests.support import ApiClient, TestTenant, api_client


async def test_a_deal_goes_anywhere_and_as_often_as_it_takes(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    stages = await stages_of(client)
    deal = await a_deal(client)
    await backdate(database, tenant, deal["id"], days=3)
    for kind in ("sample", "quotation", "sample", "shipment"):
        await moved(client, deal, stages[kind])
    after = (await client.get(f"/deals/{deal['id']}")).json()
    assert after["stage"]["kind"] == "shipment"
    assert [step["to_stage"]["kind"] for step in after["history"]] == [
        "shipment", "sample", "quotation", "sample", "inquiry"
    ]  # fmt: skip
    first = after["history"][3]
    assert first["kind"] == "move"
    assert 259_000 < first["seconds"] < 259_400
    rail = {each["stage"]["kind"]: each for each in after["rail"]}
    assert rail["sample"]["visits"] == 2
    assert rail["balance"]["visits"] == 0
    assert rail["inquiry"]["seconds"] == first["seconds"]


async def test_a_move_is_taken_back_as_if_it_had_not_been(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    stages = await stages_of(client)
    deal = await a_deal(client)
    entered = (await client.get(f"/deals/{deal['id']}")).json()["stage_entered_at"]
    move = await moved(client, deal, stages["sample"])
    back = await client.delete(f"/deals/{deal['id']}/moves/{move['move_id']}")
    assert back.status_code == 200, back.text
    assert back.json()["stage"]["kind"] == "inquiry"
    assert back.json()["stage_entered_at"] == entered
    history = (await client.get(f"/deals/{deal['id']}")).json()["history"]
    assert [(step["kind"], step["undone"]) for step in history] == [
        ("undo", False), ("move", True), ("create", False)
    ]  # fmt: skip
    again = await client.delete(f"/deals/{deal['id']}/moves/{move['move_id']}")
    assert again.status_code == 409
    assert again.json()["type"].endswith("nothing-to-undo")
    insight = (await client.get(f"/pipelines/{deal['pipeline_id']}/insight")).json()
    assert [each["left"] for each in insight["snapshot"]] == [0] * 10
    assert [each["reached"] for each in insight["cohort"]][:2] == [1, 0]


async def test_only_the_last_move_is_taken_back(client: ApiClient) -> None:
    stages = await stages_of(client)
    deal = await a_deal(client)
    first = await moved(client, deal, stages["sample"])
    await moved(client, deal, stages["contract"])
    answer = await client.delete(f"/deals/{deal['id']}/moves/{first['move_id']}")
    assert answer.status_code == 409
    assert (await moved(client, deal, stages["contract"]))["move_id"] is None


async def demanding(client: ApiClient, proofs: list[dict[str, Any]]) -> dict[str, str]:
    """Let the inquiry stage demand these before a deal goes on."""
    pipeline = await the_pipeline(client)
    stages = [
        {"id": each["id"], "name": each["name"], "kind": each["kind"], "probability": each["probability"]}
        for each in pipeline["stages"]
    ]
    stages[0]["exit_proofs"] = proofs
    changed = await client.patch(f"/pipelines/{pipeline['id']}", {"stages": stages}, pipeline["version"])
    assert changed.status_code == 200, changed.text
    return {stage["kind"]: stage["id"] for stage in changed.json()["stages"]}


async def test_a_stage_holds_back_what_is_missing_until_it_is_there(client: ApiClient) -> None:
    wanted: list[dict[str, Any]] = [
        {"kind": "field.lines", "required": True},
        {"kind": "manual", "label": "Called them", "required": True},
        {"kind": "field.contact"},
    ]
    stages = await demanding(client, wanted)
    deal = await a_deal(client)
    assert deal["missing"] == ["Products are listed", "Called them", "A contact is named"]
    path = f"/deals/{deal['id']}"
    refused = await client.post(f"{path}/moves", {"stage_id": stages["quotation"]})
    assert refused.status_code == 409
    assert [each["key"] for each in refused.json()["missing"]] == ["field.lines", "manual:Called them"]
    await client.patch(path, {"lines": [{"product": "Lamp"}]}, deal["version"])
    confirmed = await client.put(f"{path}/proofs", {"key": "manual:Called them", "note": "On Monday"})
    state = next(each for each in confirmed.json()["rail"][0]["proofs"] if each["key"].startswith("manual"))
    assert state["met"]
    assert state["note"] == "On Monday"
    assert state["by_hand"]
    await moved(client, deal, stages["quotation"])
    # Back never needs a proof, and with a reason one goes on without.
    await moved(client, deal, stages["inquiry"])
    await client.send("DELETE", f"{path}/proofs?key=manual:Called them")
    assert (await client.post(f"{path}/moves", {"stage_id": stages["sample"]})).status_code == 409
    await moved(client, deal, stages["sample"], reason="The buyer is in a hurry")
    history = (await client.get(path)).json()["history"]
    assert history[0]["reason"] == "The buyer is in a hurry"


async def test_domains_above_answer_for_their_proofs(client: ApiClient) -> None:
    stages = await demanding(client, [{"kind": "quote.sent", "required": True}])
    with_quote, without = await a_deal(client), await a_deal(client)
    before = _KINDS["quote.sent"]

    async def sent(_: Any, deal_ids: Any) -> set[Any]:
        return {each for each in deal_ids if str(each) == with_quote["id"]}

    register("quote.sent", sent)
    try:
        await moved(client, with_quote, stages["sample"])
        refused = await client.post(f"/deals/{without['id']}/moves", {"stage_id": stages["sample"]})
        assert refused.json()["missing"][0]["text"] == "A quotation was sent"
    finally:
        _KINDS["quote.sent"] = before


async def test_a_lost_deal_says_why_and_can_be_opened_again(client: ApiClient) -> None:
    stages = await stages_of(client)
    reasons = (await client.get("/pipelines")).json()["loss_reasons"]
    deal = await a_deal(client)
    path = f"/deals/{deal['id']}/closure"
    assert (await client.put(path, {"outcome": "lost"})).status_code == 400
    lost = await client.put(path, {"outcome": "lost", "reason_id": reasons[0]["id"], "note": "Too dear"})
    assert (lost.json()["status"], lost.json()["lost_reason"]) == ("lost", "Price")
    assert (await client.put(path, {"outcome": "won"})).status_code == 409
    assert (await client.post(f"/deals/{deal['id']}/moves", {"stage_id": stages["sample"]})).status_code == 409
    opened = await client.delete(path)
    assert opened.json()["status"] == "open"
    assert opened.json()["lost_reason"] is None
    history = (await client.get(f"/deals/{deal['id']}")).json()["history"]
    assert [step["kind"] for step in history] == ["reopen", "close", "create"]


async def test_loss_reasons_are_the_tenants_own(client: ApiClient) -> None:
    reasons = (await client.get("/pipelines")).json()["loss_reasons"]
    answer = await client.put("/loss-reasons", {"items": [{"name": "Politics"}, reasons[3]]})
    assert [each["name"] for each in answer.json()] == ["Politics", reasons[3]["name"]]
    double = await client.put("/loss-reasons", {"items": [{"name": "Price"}, {"name": "price"}]})
    assert double.status_code == 400


async def test_a_colleagues_screen_hears_of_a_move(app: Litestar, client: ApiClient, tenant: TestTenant) -> None:
    stages = await stages_of(client)
    deal = await a_deal(client)
    move = await moved(client, deal, stages["sample"])
    async with api_client(app) as http:
        await http.sign_in(tenant.owner.email)
        board = (await http.get(f"/pipelines/{deal['pipeline_id']}/board")).json()
    column = next(each for each in board["columns"] if each["stage"]["kind"] == "sample")
    assert [each["id"] for each in column["items"]] == [deal["id"]]
    assert column["items"][0]["version"] == move["deal"]["version"]
