"""Reminders over HTTP: set in words, changed, put off, done with a next step, taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from litestar import Litestar

from backend.reminders.scheduler import ReminderScheduler
from i18n.zones import zone
from tenants.session import Database
from tests.backend.reminders.setting import a_company, a_reminder, ahead, occurrences_of, put_in, stored
from tests.support import ApiClient, TestTenant, api_client, make_person


def local(text: str, name: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone(name))


async def test_a_reminder_is_set_in_words_on_the_customers_clock(client: ApiClient, tenant: TestTenant) -> None:
    company = await a_company(client)
    made = await a_reminder(
        client,
        company_id=company["id"],
        when={"said": "下周二上午9点", "here": "Asia/Shanghai"},
        text=" Ask the PO ",
    )
    there = local(made["next_at"], "Europe/Berlin")
    assert (there.hour, there.minute, there.weekday()) == (9, 0, 1)
    assert (made["zone"], made["text"], made["due"]) == ("Europe/Berlin", "Ask the PO", False)
    assert made["company"]["name"] == company["name"]
    assert made["assignee"]["id"] == str(tenant.owner.membership_id)
    assert (await client.get("/reminders", company_id=company["id"])).json()["items"][0]["id"] == made["id"]
    shown = (await client.get(f"/companies/{company['id']}")).json()
    assert shown["next_follow_up_at"] == made["next_at"]


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ({"said": "when he is back"}, "time-not-understood"),
        ({}, "time-not-understood"),
        ({"at": "2020-01-01T00:00:00Z"}, "time-in-past"),
        ({"wall": "2020-01-01T09:00:00", "zone": "UTC"}, "time-in-past"),
        ({"wall": "2040-01-01T09:00:00", "zone": "Mars/Olympus"}, "validation-failed"),
    ],
)
async def test_times_that_are_refused(client: ApiClient, when: dict[str, Any], problem: str) -> None:
    answer = await client.post("/reminders", {"text": "Call", "when": when})
    assert answer.status_code == 400
    assert answer.json()["type"].endswith(problem)


async def test_how_words_are_understood_is_told_before_anything_is_set(client: ApiClient) -> None:
    company = await a_company(client)
    reading = (
        await client.post(
            "/reminders/readings",
            {"company_id": company["id"], "when": {"said": "tomorrow 3:00 there", "here": "Asia/Shanghai"}},
        )
    ).json()
    assert (reading["zone"], reading["good"], reading["moment"]) == ("Europe/Berlin", False, "night")
    assert reading["there"] != reading["here"]
    assert "03:00" in reading["there"]
    assert datetime.fromisoformat(reading["next_good_at"]) > datetime.fromisoformat(reading["instant"])
    weekly = await client.post("/reminders/readings", {"when": {"said": "every Monday 9:00"}})
    assert weekly.json()["rule_text"] == "every week on Monday"


async def test_a_wrong_rule_is_refused(client: ApiClient) -> None:
    answer = await client.post("/reminders", {"text": "x", "when": {"at": ahead(days=1)}, "rule": "FREQ=MINUTELY"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "rule"


async def test_a_change_names_the_version_it_was_made_from(client: ApiClient) -> None:
    made = await a_reminder(client)
    path = f"/reminders/{made['id']}"
    changed = await client.patch(path, {"text": "Write instead", "when": {"at": ahead(days=5)}}, made["version"])
    assert changed.status_code == 200, changed.text
    assert changed.json()["next_at"] > made["next_at"]
    late = await client.patch(path, {"text": "No, call"}, made["version"])
    assert late.status_code == 412
    assert late.json()["current"]["text"] == "Write instead"


async def test_the_next_step_is_one_and_moves(client: ApiClient) -> None:
    company = await a_company(client)
    path = f"/companies/{company['id']}/follow-up"
    first = (await client.put(path, {"when": {"at": ahead(days=2)}})).json()
    second = (await client.put(path, {"when": {"said": "三天后"}, "text": "Send the offer"})).json()
    assert (second["id"], second["text"], second["follow_up"]) == (first["id"], "Send the offer", True)
    assert len((await client.get("/reminders", company_id=company["id"])).json()["items"]) == 1
    assert (await client.put(path, {"when": {"said": "soon"}})).status_code == 400


async def test_done_sets_the_next_step_and_is_told_on_the_timeline(client: ApiClient) -> None:
    company = await a_company(client)
    made = await a_reminder(client, company_id=company["id"])
    answer = await client.post(
        f"/reminders/{made['id']}/completions",
        {"outcome": "reached", "note": "Wants a sample", "next": {"said": "in 3 days"}, "next_text": "Ask about it"},
    )
    assert answer.status_code == 200, answer.text
    done = answer.json()
    assert (done["reminder"]["ending"], done["reminder"]["next_at"]) == ("done", None)
    assert done["next"]["text"] == "Ask about it"
    shown = (await client.get(f"/companies/{company['id']}")).json()
    assert shown["next_follow_up_at"] == done["next"]["next_at"]
    timeline = (await client.get(f"/companies/{company['id']}/timeline")).json()["items"]
    assert ("reminder", made["text"]) in [(entry["kind"], entry["summary"]) for entry in timeline]
    again = await client.post(f"/reminders/{made['id']}/completions", {})
    assert again.status_code == 409
    past = (await client.get(f"/reminders/{made['id']}")).json()["occurrences"]
    assert [(one["outcome"], one["note"]) for one in past] == [("reached", "Wants a sample")]


async def test_done_can_be_taken_back(client: ApiClient) -> None:
    made = await a_reminder(client)
    await client.post(f"/reminders/{made['id']}/completions", {})
    back = (await client.post(f"/reminders/{made['id']}/reopenings")).json()
    assert (back["ended_at"], back["ending"]) == (None, None)
    assert back["next_at"] is not None
    assert (await client.delete(f"/reminders/{made['id']}")).status_code == 204
    back = (await client.post(f"/reminders/{made['id']}/reopenings")).json()
    assert back["ended_at"] is None


async def test_snoozes(client: ApiClient, tenant: TestTenant, database: Database) -> None:
    company = await a_company(client)
    made = await a_reminder(client, company_id=company["id"])
    path = f"/reminders/{made['id']}/snoozes"
    hour = (await client.post(path, {"choice": "hour"})).json()
    away = datetime.fromisoformat(hour["next_at"]) - datetime.now(UTC)
    assert timedelta(minutes=58) < away <= timedelta(hours=1)
    assert hour["snoozed"]
    tonight = local((await client.post(path, {"choice": "tonight", "here": "Asia/Shanghai"})).json()["next_at"],
                    "Asia/Shanghai")  # fmt: skip
    assert tonight.hour == 20
    working = local((await client.post(path, {"choice": "next_working_day"})).json()["next_at"], "Europe/Berlin")
    assert (working.hour, working.weekday() < 5) == (9, True)
    custom = (await client.post(path, {"when": {"said": "in 2 weeks"}})).json()
    assert datetime.fromisoformat(custom["next_at"]) - datetime.now(UTC) > timedelta(days=12)
    assert (await client.post(path, {})).status_code == 400


async def test_editing_a_series_keeps_its_past(client: ApiClient, tenant: TestTenant, database: Database) -> None:
    yesterday = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    series = await put_in(database, tenant, yesterday, rule="FREQ=DAILY")
    await ReminderScheduler(database).tick()
    before = await occurrences_of(database, tenant, series.id)
    shown = (await client.get(f"/reminders/{series.id}")).json()
    assert (shown["due"], len(before)) == (True, 1)
    answer = await client.patch(
        f"/reminders/{series.id}", {"when": {"said": "every Monday 9:00"}, "text": "Weekly"}, shown["version"]
    )
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert (changed["rule"], changed["due"]) == ("FREQ=WEEKLY;BYDAY=MO", False)
    assert [one.key for one in await occurrences_of(database, tenant, series.id)] == [one.key for one in before]


async def test_a_series_goes_on_when_an_occurrence_is_done(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    due = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    series = await put_in(database, tenant, due, rule="FREQ=WEEKLY")
    await ReminderScheduler(database).tick()
    done = (await client.post(f"/reminders/{series.id}/completions", {"outcome": "no_answer"})).json()["reminder"]
    assert (done["ending"], done["due"]) == (None, False)
    assert datetime.fromisoformat(done["next_at"]) == due + timedelta(weeks=1)
    assert (await stored(database, tenant, series.id)).fire_at == due + timedelta(weeks=1)


async def test_who_only_looks_sets_nothing(
    app: Litestar, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    made = await a_reminder(client)
    viewer = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as looking:
        await looking.sign_in(viewer.email)
        assert (await looking.get(f"/reminders/{made['id']}")).status_code == 200
        for path, body in (("snoozes", {"choice": "hour"}), ("completions", {}), ("reopenings", None)):
            assert (await looking.post(f"/reminders/{made['id']}/{path}", body)).status_code == 403
        assert (await looking.post("/reminders", {"text": "x", "when": {"at": ahead(days=1)}})).status_code == 403


async def test_lists_go_page_by_page(client: ApiClient, tenant: TestTenant) -> None:
    for day in (3, 1, 2):
        await a_reminder(client, text=f"Day {day}", when={"at": ahead(days=day)})
    first = (await client.get("/reminders", limit=2, assignee_id=str(tenant.owner.membership_id))).json()
    rest = (await client.get("/reminders", limit=2, cursor=first["next_cursor"])).json()
    assert [one["text"] for one in first["items"] + rest["items"]] == ["Day 1", "Day 2", "Day 3"]
    assert (await client.get("/reminders", state="due")).json()["items"] == []
    await client.delete(f"/reminders/{first['items'][0]['id']}")
    closed = (await client.get("/reminders", state="closed")).json()["items"]
    assert [(one["text"], one["ending"]) for one in closed] == [("Day 1", "cancelled")]


async def test_words_count_from_when_they_were_said(client: ApiClient) -> None:
    said_at = datetime.now(UTC) - timedelta(days=2)
    words = {"said": "in 5 days", "here": "Asia/Shanghai"}
    made = await a_reminder(client, when=words | {"said_at": said_at.isoformat()})
    plain = await a_reminder(client, when=words)
    apart = datetime.fromisoformat(plain["next_at"]) - datetime.fromisoformat(made["next_at"])
    assert abs(apart - timedelta(days=2)) <= timedelta(minutes=1)

    # What has passed meanwhile is due at once instead of being refused.
    put_off = {"choice": "hour", "said_at": (datetime.now(UTC) - timedelta(hours=2)).isoformat()}
    answer = await client.post(f"/reminders/{made['id']}/snoozes", put_off)
    assert answer.status_code in (200, 201), answer.text
    assert datetime.fromisoformat(answer.json()["next_at"]) < datetime.now(UTC)


async def test_a_deal_has_a_next_step_of_its_own(client: ApiClient) -> None:
    company = await a_company(client)
    deal = (await client.post("/deals", {"name": "Work lights", "company_id": company["id"]})).json()
    ours = await client.put(f"/companies/{company['id']}/follow-up", {"when": {"said": "in 9 days", "here": "UTC"}})
    for words in ("in 5 days", "in 4 days"):
        made = await client.put(f"/deals/{deal['id']}/follow-up", {"when": {"said": words, "here": "UTC"}})
        assert made.status_code == 200, made.text
    assert made.json()["deal"] == {"id": deal["id"], "name": "Work lights"}
    assert made.json()["company"]["id"] == company["id"]
    # The second moved the first, and both left the company's own alone.
    listed = (await client.get("/reminders", deal_id=deal["id"])).json()["items"]
    assert [row["id"] for row in listed] == [made.json()["id"]]
    assert len((await client.get("/reminders", company_id=company["id"])).json()["items"]) == 2
    assert (await client.get(f"/deals/{deal['id']}")).json()["next_follow_up_at"] == made.json()["next_at"]
    done = await client.post(f"/reminders/{made.json()['id']}/completions", {"next": {"said": "in 2 days"}})
    assert done.json()["next"]["deal"]["id"] == deal["id"]
    assert (await client.get(f"/deals/{deal['id']}")).json()["next_follow_up_at"] == done.json()["next"]["next_at"]
    assert ours.json()["deal"] is None
