"""Sequences over the API, their letters, and every reason for which they end."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from backend.customers.events import CompanyBinned
from backend.outreach.bounces.events import AutoReplyReceived, MessageBounced
from backend.outreach.sending.models import OutgoingMessage, SendingLimit
from backend.outreach.sending.problems import problem
from backend.outreach.sending.service import note_failed
from backend.outreach.suppression.service import suppress
from backend.outreach.tracking.events import ReplyReceived
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.pipeline.events import DealStageChanged
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.sequences.support import (
    ACTOR,
    TEXTS,
    TUESDAY,
    a_mailbox,
    a_sequence,
    ana,
    began,
    enrol,
    enrolments,
    goes_out,
    hear,
    letters,
    no_cap,
    turn,
)
from tests.backend.outreach.templates.support import a_contact, a_template
from tests.support import ApiClient, TestTenant, make_person


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A server that its readers reach over https."""
    return settings.model_copy(update={"tracking_url": "https://crm.harbour.example"})


@pytest.fixture
async def mailbox_id(runtime: Runtime, tenant: TestTenant) -> UUID:
    """The owner's mailbox."""
    return await a_mailbox(runtime, tenant)


@pytest.fixture
async def sequence(client: ApiClient, mailbox_id: UUID) -> dict[str, Any]:
    """Two letters, two working days apart."""
    return await a_sequence(client)


async def under_way(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any], **given: Any
) -> str:
    """Ana, who got the first letter on Tuesday at noon."""
    contact = await ana(client, **given)
    assert await enrol(client, sequence, contact) == {"enrolled": 1, "left_out": 0}
    await began(runtime, tenant, TUESDAY)
    assert await turn(runtime, tenant, sequence, TUESDAY) == 1
    await goes_out(runtime, tenant, TUESDAY)
    return contact


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


async def test_every_letter_can_be_unsubscribed_by_one_click_in_the_readers_language(
    client: ApiClient, anonymous: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    given = first.unsubscribe or {}
    page = str(given["https"])
    assert page.startswith("https://crm.harbour.example/u/")
    assert given["one_click"]
    assert str(given["mailto"]).startswith(f"mailto:{first.from_address}?subject=unsubscribe%20")
    assert f'href="{page}"' in (first.final_html or "")
    assert "Cancelar inscrição" in (first.final_html or "")
    assert page in (first.final_text or "")
    path = page.removeprefix("https://crm.harbour.example")
    answer = await anonymous.http.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        told = list(await session.scalars(select(OutboxEvent).where(OutboxEvent.type == "AddressSuppressed")))
    assert len(told) == 1
    # Even before any job has heard of it, nothing more is written.
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason) == ("stopped", "suppressed")
    assert len(await letters(runtime, tenant)) == 1


async def stopped_by(client: ApiClient, runtime: Runtime, tenant: TestTenant, event: Any, reason: str) -> None:
    """The event ends it, and takes back what waits in the queue."""
    await hear(runtime, tenant, event)
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason) == ("stopped", reason)
    assert [each.state for each in await letters(runtime, tenant)] == ["sent", "cancelled"]
    entry = (await client.get(f"/companies/{gone.company_id}/timeline")).json()["items"][0]
    assert (entry["kind"], entry["summary"], entry["details"]["reason"]) == ("sequence", "First contact", reason)


@pytest.mark.parametrize("stranger", [False, True])
async def test_an_answer_ends_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any], *, stranger: bool
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    first, _ = await letters(runtime, tenant)
    event = ReplyReceived(tracked_id=new_id(), outgoing_id=first.id, conversation_id=None, at=now(),
                          message_id=new_id(), stranger=stranger)  # fmt: skip
    await stopped_by(client, runtime, tenant, event, "colleague-replied" if stranger else "replied")


async def test_a_bounce_ends_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    first, _ = await letters(runtime, tenant)
    event = MessageBounced(bounce_id=new_id(), bounce_class="full", suppressed=False, tracked_id=None,
                           outgoing_id=first.id, conversation_id=None, contact_id=None, company_id=None,
                           at=now())  # fmt: skip
    await stopped_by(client, runtime, tenant, event, "bounced")


async def test_another_stage_of_the_deal_ends_it_where_that_was_asked_for(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (on_the_way,) = await enrolments(runtime, tenant)
    assert on_the_way.company_id is not None
    event = DealStageChanged(
        deal_id=new_id(), company_id=on_the_way.company_id, from_stage=None, to_stage=new_id(), at=now()
    )
    await client.patch(f"/sequences/{sequence['id']}", {"stop_on_stage": False}, sequence["version"])
    await hear(runtime, tenant, event)
    assert [each.state for each in await enrolments(runtime, tenant)] == ["active"]
    await client.patch(f"/sequences/{sequence['id']}", {"stop_on_stage": True}, sequence["version"] + 1)
    await stopped_by(client, runtime, tenant, event, "stage")


async def test_who_is_found_to_be_no_customer_leaves_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (on_the_way,) = await enrolments(runtime, tenant)
    subject = {"kind": "company", "id": str(on_the_way.company_id)}
    answer = await client.post("/bin-decisions", {"bin": "noise", "subjects": [subject]})
    assert answer.status_code == 201, answer.text
    event = CompanyBinned(company_ids=[on_the_way.company_id] if on_the_way.company_id else [], contact_ids=[])
    await stopped_by(client, runtime, tenant, event, "noise")


async def test_a_merged_contact_leaves_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    loser = await under_way(client, runtime, tenant, sequence)
    winner = await ana(client, name="Ana Lima Souza")
    answer = await client.post("/merges", {"kind": "contact", "winner_id": winner, "loser_ids": [loser]})
    assert answer.status_code == 201, answer.text
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason, str(gone.contact_id)) == ("stopped", "merged", loser)
    assert len(await letters(runtime, tenant)) == 1


async def test_an_absence_postpones_it_and_stops_nothing(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    away = AutoReplyReceived(
        auto_reply_id=new_id(), message_id=new_id(), reply_kind="absent", return_on=date(2027, 3, 29),
        substitute_name=None, substitute_address=None, tracked_id=None, outgoing_id=first.id, conversation_id=new_id(),
        contact_id=UUID(contact), company_id=None, at=now(),
    )  # fmt: skip
    await hear(runtime, tenant, away)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (waiting,) = await enrolments(runtime, tenant)
    # Monday of their return, when desks open in São Paulo (UTC-3).
    assert (waiting.state, waiting.next_at) == ("active", datetime(2027, 3, 29, 12, 0, tzinfo=UTC))
    await hear(runtime, tenant, AutoReplyReceived(
        auto_reply_id=new_id(), message_id=new_id(), reply_kind="left", return_on=None,
        substitute_name=None, substitute_address=None, tracked_id=None, outgoing_id=first.id, conversation_id=new_id(),
        contact_id=UUID(contact), company_id=None, at=now(),
    ))  # fmt: skip
    assert [each.reason for each in await enrolments(runtime, tenant)] == ["left"]


async def test_who_is_away_without_a_day_gets_nothing_for_a_week(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    told: dict[str, Any] = {
        "return_on": None, "substitute_name": None, "substitute_address": None, "tracked_id": None,
        "outgoing_id": first.id, "conversation_id": new_id(), "contact_id": UUID(contact), "company_id": None,
        "at": TUESDAY,
    }  # fmt: skip
    received = AutoReplyReceived(auto_reply_id=new_id(), message_id=new_id(), reply_kind="received", **told)
    await hear(runtime, tenant, received)
    assert [each.away_until for each in await enrolments(runtime, tenant)] == [None]
    away = AutoReplyReceived(auto_reply_id=new_id(), message_id=new_id(), reply_kind="absent", **told)
    await hear(runtime, tenant, away)
    (waiting,) = await enrolments(runtime, tenant)
    assert (waiting.state, waiting.away_until) == ("active", TUESDAY.date() + timedelta(days=7))


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


async def test_the_preview_tells_who_gets_what_in_which_language_and_all_that_speaks_against_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    colleague = await make_person(runtime.database, tenant.id, "rep")
    good, twin = await ana(client), await ana(client, name="Twin")
    wandering = await a_contact(client, None, name="Nowhere", email="n@nowhere.example")
    nobody = await ana(client, name="No address", email=None)
    theirs = await ana(client, name="Of a colleague")
    gone = await ana(client, name="Unsubscribed", email="gone@moinho.example")
    company = (await client.get(f"/contacts/{theirs}")).json()["company"]["id"]
    version = (await client.get(f"/companies/{company}")).json()["version"]
    await client.patch(f"/companies/{company}", {"owner_id": str(colleague.membership_id)}, version)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await suppress(session, "gone@moinho.example", "unsubscribed", "page")
    await enrol(client, sequence, twin)
    body = {"whom": {"contact_ids": [good, twin, wandering, nobody, theirs, gone]}}
    answer = await client.post(f"/sequences/{sequence['id']}/previews", body)
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    found = {each["contact"]["name"]: each for each in shown["people"]}
    codes = {name: [problem["code"] for problem in each["problems"]] for name, each in found.items()}
    assert codes == {
        "Ana Lima": [],
        "Twin": ["enrolled"],
        "Nowhere": ["no-zone", "language", "language"],
        "No address": ["no-address"],
        "Of a colleague": ["colleague"],
        "Unsubscribed": ["suppressed"],
    }
    assert {name for name, each in found.items() if each["goes_in"]} == {"Ana Lima", "Nowhere"}
    assert (shown["goes_in"], shown["stays_out"], shown["asks"]) == (2, 4, 1)
    one, two = found["Ana Lima"]["letters"]
    assert (one["language"], one["subject"], found["Ana Lima"]["zone"]) == ("pt-BR", "Work lights", "America/Sao_Paulo")
    assert datetime.fromisoformat(two["at"]) - datetime.fromisoformat(one["at"]) >= timedelta(days=2)
    assert len(await letters(runtime, tenant)) == 0
    done = await client.post(f"/sequences/{sequence['id']}/enrolments", {**body, "include": ["colleague"]})
    assert done.json() == {"enrolled": 3, "left_out": 3}


async def test_people_are_found_by_company_and_by_filter(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await ana(client)
    company = (await client.get(f"/contacts/{contact}")).json()["company"]["id"]
    second = await client.post("/contacts", {"name": "Bruno", "email": "b@moinho.example", "company_id": company})
    assert second.status_code == 201
    await a_contact(client, {"name": "Elsewhere", "country": "DE"}, name="Uwe", email="uwe@elsewhere.example")
    path = f"/sequences/{sequence['id']}/previews"

    async def names(**whom: Any) -> set[str]:
        answer = await client.post(path, {"whom": whom})
        assert answer.status_code == 200, answer.text
        return {each["contact"]["name"] for each in answer.json()["people"]}

    assert len(await names(company_ids=[company])) == 1
    assert await names(company_ids=[company], one_each=False) == {"Ana Lima", "Bruno"}
    assert await names(companies={"country": "DE"}) == {"Uwe"}
    assert await names(contacts={"q": "bruno"}) == {"Bruno"}


async def test_results_count_people_and_no_machines(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        message = (await session.scalars(select(TrackedMessage).where(TrackedMessage.outgoing_id == first.id))).one()
        # What judging found to be a person's is noted with the recipient; a machine's hits never are.
        await session.execute(
            update(TrackedRecipient)
            .where(TrackedRecipient.message_id == message.id)
            .values(opened_at=now(), replied_at=now())
        )
    row = (await client.get("/sequences")).json()["items"][0]
    assert row["results"] == {"sent": 1, "replied": 1, "opened": 1, "clicked": 0, "bounced": 0, "unsubscribed": 0}


async def test_who_may_do_what(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, app: Any, mailbox_id: UUID
) -> None:
    from tests.support import api_client

    draft = await a_sequence(client, start=False)
    contact = await ana(client)
    answer = await client.post(f"/sequences/{draft['id']}/enrolments", {"whom": {"contact_ids": [contact]}})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/sequence-not-running")
    empty = (await client.post("/sequences", {"name": "Empty"})).json()
    answer = await client.patch(f"/sequences/{empty['id']}", {"status": "running"}, empty["version"])
    assert answer.json()["type"] == "/problems/sequence-without-steps"
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert (await theirs.get("/sequences")).json()["items"][0]["may_change"] is False
        answer = await theirs.patch(f"/sequences/{draft['id']}", {"name": "Mine"}, draft["version"])
        assert answer.status_code == 403
        await client.patch(f"/sequences/{draft['id']}", {"status": "running"}, draft["version"])
        body = {"whom": {"contact_ids": [contact]}}
        answer = await theirs.post(f"/sequences/{draft['id']}/enrolments", body)
        assert answer.json()["type"] == "/problems/no-sequence-sender"
    assert (await client.delete(f"/sequences/{draft['id']}")).status_code == 204
    assert [each["name"] for each in (await client.get("/sequences")).json()["items"]] == ["Empty"]
    await no_cap(runtime, tenant)
