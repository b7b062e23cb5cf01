"""Leads come, go to somebody by the rules, and are kept to: mail, the API, owners, many at once, the past."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from backend.alerts.models import AlertSettings
from backend.customers.models import Company
from tenants.orm import now
from tests.backend.leads.desk import ACTOR, Desk


async def test_mail_of_a_company_that_nobody_has_is_given_out_with_its_reason(desk: Desk) -> None:
    await desk.mailbox()
    await desk.rule(name="Germans", languages=["en"], method="round_robin", respond_hours=2)
    await desk.writes("Petra Lang <petra@nordlicht-bau.test>", "Pumps for Kiel")
    await desk.writes("Petra Lang <petra@nordlicht-bau.test>", "Second question")
    await desk.writes("ivan@severmash.test", "Pumps wanted")
    first, second, third = await desk.leads()
    assert [desk.who(lead) for lead in (first, second, third)] == ["ana", "ana", "ben"]
    assert (first.sla, first.respond_hours, first.source) == ("running", 2, "mail")
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        company = await session.get_one(Company, (desk.tenant.id, first.company_id))
        assert company.owner_id == desk.people["ana"].membership_id
    shown = (await desk.clients["ana"].get(f"/leads/{first.id}")).json()
    assert (shown["rule"], shown["title"], shown["may_change"]) == ("Germans", "Pumps for Kiel", True)
    assert shown["why"] == "Fits since it is written in English. Next in turn."
    kept = (await desk.clients["ana"].get(f"/leads/{second.id}")).json()
    assert (kept["why"], kept["events"][0]["kind"]) == ("Looks after the company already.", "kept")
    titles = [row["title"] for row in (await desk.clients["ana"].get("/alerts")).json()["items"]]
    assert any(title.startswith("New inquiry for you: ") for title in titles)
    assert (await desk.clients["ana"].get("/leads", show="mine")).json()["items"][0]["id"] == str(second.id)


async def test_letters_of_ours_answers_and_noise_make_no_lead(desk: Desk) -> None:
    await desk.mailbox()
    await desk.rule()
    await desk.writes("petra@nordlicht-bau.test", "Our own offer", ours=True)
    await desk.writes("petra@nordlicht-bau.test", "Our own offer", minutes_ago=20)
    assert await desk.leads() == []


async def test_a_letter_of_ours_stops_the_clock(desk: Desk) -> None:
    await desk.mailbox()
    await desk.rule(respond_hours=40)
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", minutes_ago=90)
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", ours=True, minutes_ago=10)
    (lead,) = await desk.leads()
    assert (lead.sla, lead.next_at, lead.responded_at is not None) == ("met", None, True)
    assert [event.kind for event in await desk.log(lead)] == ["assigned", "answered"]


async def test_the_clocks_of_first_answers_stand_beside_their_conversations(desk: Desk) -> None:
    await desk.mailbox()
    await desk.rule(name="Quick", respond_hours=40)
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", minutes_ago=90)
    await desk.writes("ivan@severmash.test", "Pumps wanted", minutes_ago=60)
    first, second = await desk.leads()
    shown = (await desk.clients["boss"].get("/leads/clocks")).json()
    assert [one["conversation_id"] for one in shown] == [str(first.conversation_id), str(second.conversation_id)]
    one = shown[0]
    assert (one["lead_id"], one["rule"], one["sla"], one["respond_hours"]) == (str(first.id), "Quick", "running", 40)
    assert one["left_hours"] + one["waited_hours"] == pytest.approx(40, abs=0.05)
    # Of a colleague's inquiries a rep sees what the desk shows them; an answer ends the clock.
    mine = (await desk.clients["ana"].get("/leads/clocks")).json()
    assert str(first.conversation_id) in {each["conversation_id"] for each in mine}
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", ours=True, minutes_ago=10)
    left = (await desk.clients["boss"].get("/leads/clocks")).json()
    assert [each["conversation_id"] for each in left] == [str(second.conversation_id)]


async def test_many_at_once_keep_the_turns_and_the_caps(desk: Desk) -> None:
    await desk.rule(open_cap=4)
    companies = [await desk.company(f"Buyer {number}") for number in range(13)]
    await asyncio.gather(*(desk.asks(company) for company in companies))
    counts = Counter(desk.who(lead) for lead in await desk.leads())
    assert counts == {"ana": 4, "ben": 4, "cem": 4, None: 1}


async def test_two_inquiries_of_one_company_at_once_go_to_one_person(desk: Desk) -> None:
    await desk.rule()
    for number in range(4):
        company = await desk.company(f"Twice {number}")
        await asyncio.gather(desk.asks(company), desk.asks(company), desk.asks(company))
        whose = {desk.who(lead) for lead in await desk.leads() if lead.company_id == company}
        assert len(whose) == 1


async def test_an_owner_keeps_their_company_and_leaves_are_heeded(desk: Desk) -> None:
    today = now().date()
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        away = {"leave_from": today - timedelta(days=1), "leave_until": today + timedelta(days=1)}
        session.add(AlertSettings(id=desk.people["ana"].membership_id, **away))
    await desk.rule()
    assert desk.who(await desk.asks(await desk.company("Cem's", "cem"))) == "cem"
    assert desk.who(await desk.asks(await desk.company("Free"))) == "ben"


async def test_hands_and_states(desk: Desk) -> None:
    await desk.rule(respond_hours=3)
    company = await desk.company("Kiel Pumps")
    lead = await desk.asks(company)
    boss, ana = desk.clients["boss"], desk.clients["ana"]
    given = await boss.post(f"/leads/{lead.id}/assignments", {"owner_id": desk.seat("ben"), "note": "Speaks German."})
    assert (given.json()["owner"]["id"], given.json()["why"]) == (desk.seat("ben"), "Given by hand. Speaks German.")
    assert (await ana.post(f"/leads/{lead.id}/assignments", {"owner_id": desk.seat("ana")})).status_code == 403
    paused = (await boss.post(f"/leads/{lead.id}/pauses", {"note": "Waits for a drawing."})).json()
    assert (paused["sla"], paused["due_at"], paused["left_hours"] is not None) == ("paused", None, True)
    resumed = (await boss.post(f"/leads/{lead.id}/resumptions")).json()
    assert (resumed["sla"], resumed["due_at"] is not None) == ("running", True)
    answered = (await boss.post(f"/leads/{lead.id}/answers")).json()
    assert (answered["sla"], answered["response_hours"]) == ("met", answered["response_hours"])
    closed = (await boss.put(f"/leads/{lead.id}/state", {"state": "done"})).json()
    assert closed["state"] == "done"
    assert (await boss.post(f"/leads/{lead.id}/pauses", {})).json()["type"].endswith("lead-closed")
    kinds = [event["kind"] for event in closed["events"]]
    assert kinds == ["done", "answered", "resumed", "paused", "reassigned", "assigned"]


async def test_the_api_makes_leads_and_finds_who_is_here(desk: Desk) -> None:
    await desk.rule()
    body = {"title": "Fair: 40 pumps", "company": "Kiel Pumps GmbH", "person": "Petra Lang", "country": "DE",
            "email": "petra@kiel-pumps.test"}  # fmt: skip
    first = (await desk.clients["boss"].post("/leads", body)).json()
    again = (await desk.clients["boss"].post("/leads", body | {"title": "Once more", "company": "KIEL PUMPS"})).json()
    assert (first["company"]["name"], first["country"], first["source"]) == ("Kiel Pumps GmbH", "DE", "manual")
    assert (again["company"]["id"], again["contact"]["id"]) == (first["company"]["id"], first["contact"]["id"])
    assert again["owner"] == first["owner"]
    assert (await desk.clients["boss"].post("/leads", {"title": "Who?"})).status_code == 400


async def test_rules_are_tried_on_the_past_and_ordered(desk: Desk) -> None:
    await desk.mailbox()
    rest = await desk.rule(name="Rest", active=False)
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", minutes_ago=3 * 24 * 60)
    await desk.writes("petra@nordlicht-bau.test", "Pumps for Kiel", ours=True, minutes_ago=60)
    await desk.writes("ivan@severmash.test", "Pumps wanted", minutes_ago=50)
    boss = desk.clients["boss"]
    body = {"name": "Try", "member_ids": [desk.seat("ana"), desk.seat("ben")], "respond_hours": 0.01}
    trial = (await boss.post("/lead-rules/dry-runs", [body])).json()
    assert (trial["inquiries"], trial["unassigned"], trial["rules"]) == (2, 0, [{"name": "Try", "leads": 2}])
    assert {row["owner"]["id"] for row in trial["rows"]} == {desk.seat("ana"), desk.seat("ben")}
    assert await desk.leads() == []
    first = await desk.rule(name="First", countries=["DE"])
    ordered = await boss.put("/lead-rules/order", {"ids": [first["id"], rest["id"]]})
    assert [rule["name"] for rule in ordered.json()] == ["First", "Rest"]
    assert (await boss.put("/lead-rules/order", {"ids": [rest["id"]]})).status_code == 400
    assert (await desk.clients["ana"].post("/lead-rules", body)).status_code == 403
    assert (await boss.post("/lead-rules", {"name": "Nobody"})).json()["errors"][0]["field"] == "member_ids"
