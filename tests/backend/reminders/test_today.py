"""Today: who is at the desk, what is due, what waits; and nothing of mail that is closed to the reader."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select, update

from backend.customers.models import Company, Contact
from backend.customers.service.timeline import record
from backend.reminders.queries import day as day_queries
from backend.reminders.scheduler import ReminderScheduler
from mail_ingest.store.models import Conversation, Mailbox, Message
from tenants.context import system_actor
from tenants.orm import now
from tenants.session import Database
from tests.backend.customers.mail import START, Mail, learn_from, our_mailbox, store
from tests.backend.reminders.setting import a_company, put_in
from tests.support import ApiClient, TestTenant, api_client, make_person

BUYER = "Ingrid Solberg <ingrid@nordlys.example>"


def minutes_ago(count: float) -> int:
    return int((now() - START).total_seconds() // 60 - count)


async def a_question(database: Database, tenant: TestTenant, ago: float, subject: str = "Inquiry") -> UUID:
    """A letter of a customer some minutes ago; answers the conversation's id."""
    ours = f"sales-{tenant.slug}@anchor.test"
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        there = await session.scalar(select(Mailbox.id).where(Mailbox.address == ours))
    if there is None:
        await our_mailbox(database, tenant.id, ours)
    (message_id,) = await store(database, tenant.id, Mail(BUYER, subject=subject, minute=minutes_ago(ago)))
    await learn_from(database, tenant.id, [message_id])
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Contact).values(bin="customer", time_zone="Europe/Oslo"))
        await session.execute(update(Company).values(bin="customer", country="NO", time_zone="Europe/Oslo"))
        found = await session.scalar(select(Message.conversation_id).where(Message.id == message_id))
    assert found is not None
    return found


async def rows(client: ApiClient, group: str, **params: Any) -> list[dict[str, Any]]:
    answer = await client.get("/today", **{"here": "Asia/Shanghai"} | params)
    assert answer.status_code == 200, answer.text
    return [row for row in answer.json()["rows"] if row["group"] == group]


@pytest.fixture
def at_berlins_desk(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Thursday 2026-03-05, 09:30 in Berlin and 16:30 in Shanghai."""
    moment = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
    monkeypatch.setattr(day_queries, "now", lambda: moment)
    return moment


async def test_the_day_is_grouped_by_the_customers_clock(
    client: ApiClient, database: Database, tenant: TestTenant, at_berlins_desk: datetime
) -> None:
    berlin = UUID((await a_company(client))["id"])
    la = UUID((await a_company(client, name="Pacific", country="US", time_zone="America/Los_Angeles"))["id"])
    for fire_at, company in (
        (at_berlins_desk - timedelta(minutes=5), berlin),
        (at_berlins_desk - timedelta(minutes=4), la),
        (at_berlins_desk + timedelta(hours=3), berlin),
        (at_berlins_desk - timedelta(days=2), berlin),
        (at_berlins_desk + timedelta(days=1), berlin),
    ):
        await put_in(database, tenant, fire_at, company_id=company)
    await ReminderScheduler(database, clock=lambda: at_berlins_desk).tick()
    now_rows = await rows(client, "now")
    assert [(row["company"]["id"], row["good"], row["moment"]) for row in now_rows] == [(str(berlin), True, "good")]
    later = await rows(client, "later")
    assert {row["company"]["id"] for row in later} == {str(berlin), str(la)}
    sleeping = next(row for row in later if row["company"]["id"] == str(la))
    assert (sleeping["moment"], sleeping["next_good_at"]) == ("night", "2026-03-05T17:00:00Z")
    assert len(await rows(client, "overdue")) == 1
    day = (await client.get("/today", here="Asia/Shanghai", scope="all")).json()
    assert day["counts"] == {"now": 1, "later": 2, "overdue": 1, "waiting": 0, "warm": 0}
    assert (day["day_start"], day["day_end"]) == ("2026-03-04T16:00:00Z", "2026-03-05T16:00:00Z")


async def test_the_strip_shows_desk_hours_during_my_day(
    client: ApiClient, tenant: TestTenant, at_berlins_desk: datetime
) -> None:
    await a_company(client)
    await a_company(client, name="Souq", country="SA", city="Riyadh", time_zone="Asia/Riyadh")
    day = (await client.get("/today", here="Asia/Shanghai", scope="all")).json()
    riyadh, berlin = day["zones"]
    assert (riyadh["country"], berlin["label"], berlin["customers"]) == ("SA", "Germany", 1)
    desk = [(bar["since"], bar["until"]) for bar in berlin["bars"] if not bar["good"]]
    # The first hour of the day in Shanghai is the last of the day before in Berlin.
    assert desk == [
        ("2026-03-04T16:00:00Z", "2026-03-04T17:00:00Z"), ("2026-03-05T08:00:00Z", "2026-03-05T16:00:00Z"),
    ]  # fmt: skip
    assert ("2026-03-05T01:00:00Z", "2026-03-05T10:00:00Z") in [(bar["since"], bar["until"]) for bar in day["mine"]]
    assert (await client.get("/today", here="Mars/Olympus")).status_code == 400


async def test_a_question_waits_until_it_is_settled(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    conversation_id = await a_question(database, tenant, ago=3 * 24 * 60)
    (row,) = await rows(client, "waiting")
    assert (row["conversation_id"], row["company"]["country"], row["subject"]) == (
        str(conversation_id),
        "NO",
        "Inquiry",
    )
    assert row["last_said"]["text"].startswith("Dear Wei")
    assert row["waited_hours"] is not None
    assert "working" in row["why"] or row["waited_hours"] < 1
    answer = await client.post(f"/conversations/{conversation_id}/settlements", {"outcome": "reached"})
    assert answer.status_code == 200, answer.text
    assert await rows(client, "waiting") == []
    await a_question(database, tenant, ago=-1)  # they write again
    assert len(await rows(client, "waiting")) == 1


async def test_a_question_can_wait_till_tomorrow(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    conversation_id = await a_question(database, tenant, ago=60)
    answer = await client.post(f"/conversations/{conversation_id}/snoozes", {"when": {"said": "in 3 days"}})
    assert answer.status_code == 200, answer.text
    assert await rows(client, "waiting") == []
    (planned,) = (await client.get("/reminders", conversation_id=str(conversation_id))).json()["items"]
    assert (planned["snoozed"], planned["contact"]["name"]) == (True, "Ingrid Solberg")


async def test_what_was_answered_and_what_machines_wrote_does_not_wait(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_question(database, tenant, ago=120)
    us = f"Wei <sales-{tenant.slug}@anchor.test>"
    await store(database, tenant.id, Mail(us, to=("ingrid@nordlys.example",), minute=minutes_ago(30)))
    await store(database, tenant.id, Mail(BUYER, subject="Out of office", kind="machine", minute=minutes_ago(20)))
    assert await rows(client, "waiting") == []


async def test_closed_mail_shows_nothing(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    conversation_id = await a_question(database, tenant, ago=60)
    await put_in(database, tenant, now() - timedelta(minutes=1), conversation_id=conversation_id)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=tenant.owner.membership_id))
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        shown = (await other.get("/today", here="UTC", scope="all")).json()
        assert [row["group"] for row in shown["rows"] if row["group"] == "waiting"] == []
        assert [(row["conversation_id"], row["last_said"]) for row in shown["rows"]] == [(None, None)]
        for path, body in (("settlements", {}), ("snoozes", {"choice": "hour"})):
            assert (await other.post(f"/conversations/{conversation_id}/{path}", body)).status_code == 404


async def test_colleagues_customers_are_not_mine(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_question(database, tenant, ago=60)
    rep = await make_person(database, tenant.id, "rep")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).values(owner_id=rep.membership_id))
    assert await rows(client, "waiting") == []
    assert len(await rows(client, "waiting", scope="all")) == 1


async def test_the_hours_in_which_somebody_answers_are_learnt(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_question(database, tenant, ago=60)
    evening = datetime.combine(now().date() - timedelta(days=9), datetime.min.time(), UTC) + timedelta(hours=18)
    mails = [
        Mail(BUYER, subject=f"Re {day}", minute=int((evening + timedelta(days=day) - START).total_seconds() // 60))
        for day in range(6)
    ]
    await learn_from(database, tenant.id, await store(database, tenant.id, *mails))
    (row, *_) = await rows(client, "waiting")
    assert row["reply_hours"] in ("18:00-20:00", "19:00-21:00", "20:00-22:00")


async def test_what_has_just_come_due_is_alerted_to_whom_it_belongs(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await put_in(database, tenant, now() - timedelta(seconds=1), text="Call Ingrid")
    await ReminderScheduler(database).tick()
    assert [each["text"] for each in (await client.get("/today/alerts")).json()] == ["Call Ingrid"]
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert (await other.get("/today/alerts")).json() == []


async def test_who_looked_at_our_mail_is_warm_until_somebody_acts(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    conversation = await a_question(database, tenant, ago=60)
    assert len(await rows(client, "waiting")) == 1
    answered = {"outcome": "reached"}
    assert (await client.post(f"/conversations/{conversation}/settlements", answered)).status_code in (200, 201)
    assert await rows(client, "waiting") == []
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        person = await session.scalar(select(Contact))
        assert person is not None
        await record(
            session, company_id=person.company_id, contact_id=person.id, kind="opened", at=now() + timedelta(seconds=5),
            summary="Price list", conversation_id=conversation, details={"verdict": "human"},
        )  # fmt: skip
    (row,) = await rows(client, "warm")
    shown = (row["id"], row["why"], row["contact"]["name"], row["reminder"])
    assert shown == (str(conversation), "Opened our mail", "Ingrid Solberg", None)
    stranger = await make_person(database, tenant.id, "rep")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=tenant.owner.membership_id))
    async with api_client(app) as theirs:
        await theirs.sign_in(stranger.email)
        assert await rows(theirs, "warm") == []
    put_off = await client.post(f"/conversations/{conversation}/snoozes", {"choice": "hour"})
    assert put_off.status_code in (200, 201), put_off.text
    assert await rows(client, "warm") == []


async def test_who_answers_a_letter_of_ours_is_warm(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    ours = await a_question(database, tenant, ago=300, subject="Our offer")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        sent = await session.scalar(select(Message.id).where(Message.conversation_id == ours))
    theirs = await a_question(database, tenant, ago=60, subject="Re: Our offer")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Message).where(Message.id == sent).values(direction="out", conversation_id=theirs))
        await session.execute(update(Conversation).where(Conversation.id == ours).values(direction_last="out"))
        await session.execute(update(Conversation).where(Conversation.id == theirs).values(direction_last="in"))
    (row,) = await rows(client, "warm")
    assert (row["id"], row["why"]) == (str(theirs), "Answered our mail")
    assert row["last_said"]["direction"] == "in"
    assert await rows(client, "waiting") == []
