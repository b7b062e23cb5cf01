"""Sequences over the API: their letters, when they go, and what holds them up."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.outreach.sending.models import OutgoingMessage, SendingLimit
from backend.outreach.sending.problems import problem
from backend.outreach.sending.service import note_failed
from tenants.runtime import Runtime
from tests.backend.outreach.sequences.support import (
    ACTOR,
    TEXTS,
    TUESDAY,
    a_sequence,
    ana,
    began,
    enrol,
    enrolments,
    goes_out,
    letters,
    turn,
    under_way,
)
from tests.backend.outreach.templates.support import a_template
from tests.support import ApiClient, TestTenant


async def test_letters_follow_each_other_in_the_thread_by_the_readers_clock(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    assert "Cara Ana Lima, nossa oferta." in (first.final_html or "")
    assert (first.subject, first.references, first.author_id) == ("Work lights", [], tenant.owner.membership_id)
    # Thursday at the same hour, not before.
    thursday = TUESDAY + timedelta(days=2)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(minutes=15))
    assert [each.next_at for each in await enrolments(runtime, tenant)] == [thursday]
    await turn(runtime, tenant, sequence, thursday)
    second = (await letters(runtime, tenant))[1]
    assert (second.subject, second.in_reply_to) == ("Re: Work lights", first.message_id_header)
    assert second.references == [first.message_id_header]
    await goes_out(runtime, tenant, thursday)
    await turn(runtime, tenant, sequence, thursday + timedelta(hours=1))
    shown = (await client.get(f"/sequences/{sequence['id']}")).json()
    assert shown["people"] == {"active": 0, "paused": 0, "held": 0, "finished": 1, "stopped": 0}
    assert [step["results"]["sent"] for step in shown["steps"]] == [1, 1]
    (person,) = (await client.get(f"/sequences/{sequence['id']}/enrolments")).json()["items"]
    assert (person["state"], person["step"], person["steps"], person["language"]) == ("finished", 2, 2, "pt-BR")


async def test_pausing_takes_back_what_waits_and_going_on_writes_it_anew(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await ana(client)
    await enrol(client, sequence, contact)
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY)
    (person,) = (await client.get("/sequence-enrolments", contact_id=contact)).json()["items"]
    path = f"/sequence-enrolments/{person['id']}"
    paused = (await client.patch(path, {"state": "paused"}, person["version"])).json()
    assert (paused["state"], await letters(runtime, tenant)) == ("paused", [])
    assert await turn(runtime, tenant, sequence, TUESDAY) == 0
    answer = await client.patch(path, {"state": "active"}, paused["version"])
    assert answer.status_code == 200, answer.text
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(minutes=1))
    assert len(await letters(runtime, tenant)) == 1
    # The whole of it.
    version = (await client.get(f"/sequences/{sequence['id']}")).json()["version"]
    answer = await client.patch(f"/sequences/{sequence['id']}", {"status": "paused"}, version)
    assert answer.status_code == 200, answer.text
    assert await letters(runtime, tenant) == []
    assert await turn(runtime, tenant, sequence, TUESDAY + timedelta(minutes=2)) == 0
    await client.patch(f"/sequences/{sequence['id']}", {"status": "running"}, version + 1)
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(minutes=3))
    assert len(await letters(runtime, tenant)) == 1
    person = (await client.get("/sequence-enrolments", contact_id=contact)).json()["items"][0]
    ended = await client.patch(path, {"state": "stopped"}, person["version"])
    assert ended.json()["reason_text"] == f"Taken out by {tenant.owner.name}."
    again = await client.patch(path, {"state": "active"}, ended.json()["version"])
    assert (again.status_code, again.json()["type"]) == (409, "/problems/enrolment-ended")


async def test_letters_wait_for_tomorrow_when_the_days_cap_is_reached(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    sequence = (await client.patch(f"/sequences/{sequence['id']}", {"daily_cap": 2}, sequence["version"])).json()
    await enrol(client, sequence, *[await ana(client) for _ in range(3)])
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY)
    assert len(await letters(runtime, tenant)) == 2
    assert await turn(runtime, tenant, sequence, TUESDAY + timedelta(hours=1)) == 0
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=1))
    assert len(await letters(runtime, tenant)) == 3


async def test_a_mailbox_without_room_lets_letters_wait(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any], mailbox_id: UUID
) -> None:
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        session.add(SendingLimit(id=mailbox_id, per_hour=1, per_day=100))
    await enrol(client, sequence, *[await ana(client) for _ in range(2)])
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY)
    assert len(await letters(runtime, tenant)) == 1
    waits = [each.next_at for each in await enrolments(runtime, tenant) if each.next_at is not None]
    assert min(waits) == TUESDAY + timedelta(minutes=10)


async def test_a_letter_that_cannot_be_written_is_held_and_goes_on_once_it_can(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, mailbox_id: UUID
) -> None:
    template = (await a_template(client, languages={"en": "<p>Dear {{ contact.given_name }}</p>"}))["id"]
    sequence = await a_sequence(client, {"template_id": template})
    contact = await ana(client, given_name="Ana")
    await enrol(client, sequence, contact)
    person = (await client.get(f"/contacts/{contact}")).json()
    await client.patch(f"/contacts/{contact}", {"given_name": None}, person["version"])
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY)
    (held,) = (await client.get("/sequence-enrolments", contact_id=contact)).json()["items"]
    assert (held["state"], held["reason_text"]) == ("held", "The letter cannot be written: “First name” is empty.")
    assert await letters(runtime, tenant) == []
    person = (await client.get(f"/contacts/{contact}")).json()
    await client.patch(f"/contacts/{contact}", {"given_name": "Ana"}, person["version"])
    await client.patch(f"/sequence-enrolments/{held['id']}", {"state": "active"}, held["version"])
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY)
    assert len(await letters(runtime, tenant)) == 1


async def test_a_letter_that_failed_is_held_but_one_that_may_have_arrived_is_never_written_again(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await enrol(client, sequence, await ana(client), await ana(client))
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        one, other = await session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id))
        note_failed(session, one, problem("smtputf8"))
        note_failed(session, other, problem("outcome-unknown"))
        await session.execute(update(OutgoingMessage).values(queued_at=TUESDAY))
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=3))
    states = sorted((each.state, each.reason) for each in await enrolments(runtime, tenant))
    assert states == [("active", None), ("held", "send-failed")]
    steps = {each["id"]: number for number, each in enumerate(sequence["steps"])}
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        keys = list(await session.scalars(select(OutgoingMessage.unique_key).order_by(OutgoingMessage.id)))
    assert [steps[str(key).rpartition(":")[2]] for key in keys] == [0, 0, 1]


async def test_what_was_changed_under_way_counts_from_the_next_letter_on(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    first, second = sequence["steps"]
    before = (await a_template(client, name="Before", languages=TEXTS, subject="Never sent"))["id"]
    third = (await a_template(client, name="Third", languages=TEXTS, subject="A third one"))["id"]
    body = {
        "steps": [
            {"template_id": before},
            {"id": first["id"], "template_id": first["template_id"]},
            {"template_id": third, "wait": 1, "thread": "new"},
            {"id": second["id"], "template_id": second["template_id"], "wait": 5},
        ]
    }
    answer = await client.send(
        "PUT", f"/sequences/{sequence['id']}/steps", body, **{"If-Match": f'"{sequence["version"]}"'}
    )
    assert answer.status_code == 200, answer.text
    assert (await client.send("PUT", f"/sequences/{sequence['id']}/steps", body)).status_code == 428
    await began(runtime, tenant, TUESDAY)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=1))
    newest = (await letters(runtime, tenant))[-1]
    assert (newest.subject, newest.references) == ("A third one", [])
    # A letter that is taken out keeps its results.
    body["steps"] = body["steps"][2:]
    version = answer.json()["version"]
    shown = (await client.send("PUT", f"/sequences/{sequence['id']}/steps", {"steps": [
        {"id": second["id"], "template_id": second["template_id"], "wait": 5}
    ]}, **{"If-Match": f'"{version}"'})).json()  # fmt: skip
    assert [(each["removed"], each["results"]["sent"]) for each in shown["steps"]] == [(False, 0), (True, 1)]
