"""Invitations by mail: shown on both clocks, answered by letter, refused at night; ours go out and are followed."""

import email
import email.policy
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar
from litestar import Litestar
from sqlalchemy import select, update

from backend.customers.models import Contact
from backend.meetings.models import Meeting
from backend.meetings.service import hear_letters, keep_reminder, retime_meetings
from backend.outreach.sending.models import OutgoingAttachment, OutgoingMessage, OutgoingRecipient
from backend.reminders.models import Reminder
from backend.reminders.scheduler import ReminderScheduler
from mail_ingest.store.models import Mailbox, Message
from mail_ingest.submit.mime import File, Letter, Party, build
from tenants.context import system_actor
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import Database
from tests.backend.customers.mail import learn_from, store_raw
from tests.support import ApiClient, TestTenant, api_client, make_person

ACTOR = system_actor("test")
BUYER, OURS = "eva@kontor.example", "wei@anchor.test"


def next_weekday(hour: int, weekday: int = 1) -> datetime:
    """An instant (UTC) of a Tuesday some weeks ahead."""
    day = now() + timedelta(days=21)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def letter(method: str, start: datetime, *, uid: str = "7@kontor.example", sequence: int = 0, author: str = BUYER,
           to: str = OURS, answer: str = "NEEDS-ACTION") -> bytes:  # fmt: skip
    guest = OURS if method != "REPLY" else author
    document = "\r\n".join(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}", f"SEQUENCE:{sequence}",
            "SUMMARY:Talk about the samples", f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT45M",
            f"ORGANIZER;CN=Eva Kontor:mailto:{author if method != 'REPLY' else to}",
            f"ATTENDEE;CN=Wei;PARTSTAT={answer}:mailto:{guest}", "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip
    mail = EmailMessage()
    mail["From"] = f"Eva Kontor <{author}>"
    mail["To"] = to
    mail["Subject"] = "Talk about the samples"
    mail["Date"] = now() - timedelta(minutes=10 - sequence)
    mail["Message-ID"] = f"<{method}-{sequence}-{uid}>"
    mail.set_content("Dear Wei,\n\ncould we talk about the samples?\n\nBest regards\nEva Kontor\n")
    mail.add_alternative(document, subtype="calendar", params={"method": method})
    return mail.as_bytes(policy=email.policy.SMTP)


@pytest.fixture
async def seat(database: Database, tenant: TestTenant) -> UUID:
    """Our mailbox, the owner's."""
    async with database.tenant_session(tenant.id, ACTOR) as session:
        mailbox = Mailbox(
            address=OURS, username=OURS, owner_id=tenant.owner.membership_id, visibility="all", smtp_host="localhost",
            smtp_port=465, smtp_security="tls",
        )  # fmt: skip
        session.add(mailbox)
    return tenant.owner.membership_id


async def take_in(database: Database, tenant: TestTenant, *raws: bytes) -> None:
    """Store letters, learn from them, and hear what they say of meetings."""
    ids = await store_raw(database, tenant.id, list(raws))
    await learn_from(database, tenant.id, ids)
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(Contact).where(Contact.email == BUYER).values(time_zone="America/New_York"))
        await hear_letters(session, ids)


async def meetings(client: ApiClient, **params: Any) -> list[dict[str, Any]]:
    found = await client.get(
        "/meetings", **{"here": "Asia/Shanghai", "until": (now() + timedelta(days=60)).isoformat()} | params
    )
    assert found.status_code == 200, found.text
    return list(found.json())


async def the_letter(database: Database, tenant: TestTenant) -> tuple[OutgoingMessage, OutgoingAttachment, list[str]]:
    """The newest letter that goes out, its file, and to whom."""
    async with database.tenant_session(tenant.id, ACTOR) as session:
        row = (await session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id.desc()))).first()
        assert row is not None
        file = (await session.scalars(select(OutgoingAttachment).where(OutgoingAttachment.outgoing_id == row.id))).one()
        to = list(
            await session.scalars(select(OutgoingRecipient.address).where(OutgoingRecipient.outgoing_id == row.id))
        )
        return row, file, to


async def test_an_invitation_stands_on_both_clocks(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    start = next_weekday(13)
    await take_in(database, tenant, letter("REQUEST", start))
    [meeting] = await meetings(client)
    assert (meeting["side"], meeting["standing"], meeting["may_answer"]) == ("theirs", "asked", True)
    assert meeting["summary"] == "Talk about the samples"
    assert [(clock["mine"], clock["zone"]) for clock in meeting["clocks"]] == [
        (True, "Asia/Shanghai"),
        (False, "America/New_York"),
    ]
    assert meeting["clocks"][0]["clock"] == "21:00"
    assert meeting["clocks"][0]["reason"] == "evening"
    assert meeting["contact"]["name"] == "Eva Kontor"


async def test_yes_goes_out_as_a_letter_that_a_calendar_understands(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID, runtime: Runtime
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    [meeting] = await meetings(client)
    said = await client.post(
        f"/meetings/{meeting['id']}/answers?here=Asia/Shanghai", {"answer": "accepted", "note": "Gladly."}
    )
    assert said.status_code == 200, said.text
    assert said.json()["standing"] == "accepted"
    row, file, to = await the_letter(database, tenant)
    assert (to, row.from_address, row.subject) == ([BUYER], OURS, "Accepted: Talk about the samples")
    content = (await runtime.blobs.get(tenant.id, "outgoing", file.sha256)).decode()
    unfolded = content.replace("\r\n ", "")
    assert "METHOD:REPLY" in unfolded
    assert "PARTSTAT=ACCEPTED" in unfolded
    assert "mailto:wei@anchor.test" in unfolded
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await keep_reminder(session, ACTOR, UUID(meeting["id"]))
        [reminder] = await session.scalars(select(Reminder))
        assert reminder.assignee_id == seat
        assert reminder.fire_at == datetime.fromisoformat(meeting["starts_at"]) - timedelta(minutes=15)


async def test_letters_about_a_meeting_stand_in_its_conversation(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    [theirs] = await meetings(client)
    await client.post(f"/meetings/{theirs['id']}/answers?here=Asia/Shanghai", {"answer": "accepted"})
    yes, _, _ = await the_letter(database, tenant)
    assert (yes.in_reply_to, str(yes.conversation_id)) == ("REQUEST-0-7@kontor.example", theirs["conversation_id"])
    assert yes.references == ["REQUEST-0-7@kontor.example"]
    # Ours answers the conversation from which it was called.
    when = {"at": next_weekday(13).isoformat(), "here": "Asia/Shanghai"}
    given = {"to": [BUYER], "summary": "The offer", "when": when}
    await client.post("/meetings", given | {"conversation_id": theirs["conversation_id"]})
    ours, _, _ = await the_letter(database, tenant)
    assert (ours.in_reply_to, ours.conversation_id) == (yes.in_reply_to, yes.conversation_id)


async def test_letters_about_a_meeting_without_a_conversation_follow_each_other(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    when = {"at": next_weekday(13).isoformat(), "here": "Asia/Shanghai"}
    made = (await client.post("/meetings", {"to": [BUYER], "summary": "The offer", "when": when})).json()
    first, _, _ = await the_letter(database, tenant)
    await client.post(f"/meetings/{made['id']}/moves", {"when": when | {"at": next_weekday(12).isoformat()}})
    second, _, _ = await the_letter(database, tenant)
    await client.post(f"/meetings/{made['id']}/cancellation", {})
    third, _, _ = await the_letter(database, tenant)
    assert first.in_reply_to is None
    assert second.in_reply_to == first.message_id_header
    assert third.references == [first.message_id_header, second.message_id_header]


async def test_three_in_the_morning_is_refused_with_its_reason(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(19)))
    [meeting] = await meetings(client)
    path = f"/meetings/{meeting['id']}/answers?here=Asia/Shanghai"
    refused = await client.post(path, {"answer": "accepted"})
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "slot-refused")
    assert "03:00" in refused.json()["title"]
    assert refused.json()["slots"]
    assert (await client.post(path, {"answer": "declined"})).status_code == 200
    assert (await client.post(path, {"answer": "accepted", "anyway": True})).status_code == 200


async def test_ours_at_their_night_is_refused_and_better_hours_are_named(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    wall = next_weekday(15).replace(tzinfo=None).isoformat()
    given = {
        "to": [BUYER],
        "summary": "The offer",
        "when": {"wall": wall, "zone": "Asia/Shanghai", "here": "Asia/Shanghai"},
    }
    refused = await client.post("/meetings", given)
    assert refused.status_code == 409, refused.text
    assert [clock["refused"] for clock in refused.json()["clocks"]] == [False, True]
    reading = (
        await client.post("/meetings/readings", {"to": [BUYER], "here": "Asia/Shanghai", "when": given["when"]})
    ).json()
    assert reading["refused"] is True
    best = reading["slots"][0]["start"]
    made = await client.post("/meetings", given | {"when": {"at": best, "here": "Asia/Shanghai"}})
    assert made.status_code == 201, made.text
    assert (made.json()["side"], made.json()["standing"], made.json()["may_change"]) == ("ours", "waiting", True)
    row, _, to = await the_letter(database, tenant)
    assert (to, row.subject) == ([BUYER], "Invitation: The offer")


async def test_their_answer_to_ours_comes_back(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    when = {"at": next_weekday(13).isoformat(), "here": "Asia/Shanghai"}
    made = (await client.post("/meetings", {"to": [BUYER], "summary": "The offer", "when": when})).json()
    async with database.tenant_session(tenant.id, ACTOR) as session:
        uid = await session.scalar(select(Meeting.uid))
    assert uid is not None
    await take_in(database, tenant, letter("REPLY", next_weekday(13), uid=uid, answer="TENTATIVE"))
    [meeting] = await meetings(client)
    assert (meeting["id"], meeting["standing"]) == (made["id"], "tentative")
    moved = await client.post(f"/meetings/{made['id']}/moves", {"when": when | {"at": next_weekday(12).isoformat()}})
    assert (moved.status_code, moved.json()["standing"]) == (200, "waiting"), moved.text
    off = await client.post(f"/meetings/{made['id']}/cancellation", {"note": "The samples are late."})
    assert off.json()["standing"] == "cancelled"
    row, _, _ = await the_letter(database, tenant)
    assert row.subject == "Called off: The offer"
    assert (await client.post(f"/meetings/{made['id']}/cancellation", {})).status_code == 409


async def test_called_off_by_them_ends_the_reminder(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    [meeting] = await meetings(client)
    await client.post(f"/meetings/{meeting['id']}/answers?here=Asia/Shanghai", {"answer": "accepted"})
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await keep_reminder(session, ACTOR, UUID(meeting["id"]))
    await take_in(database, tenant, letter("CANCEL", next_weekday(13), sequence=1))
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await keep_reminder(session, ACTOR, UUID(meeting["id"]))
        [reminder] = await session.scalars(select(Reminder))
        assert reminder.ended_at is not None
    [meeting] = await meetings(client)
    assert (meeting["standing"], meeting["may_answer"]) == ("cancelled", False)


async def test_who_may_not_see_the_mail_sees_no_meeting(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID, app: Litestar
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    [meeting] = await meetings(client)
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(Mailbox).values(visibility="owner"))
        await session.execute(update(Mailbox).where(Mailbox.kind == "archive").values(owner_id=seat))
        assert (await session.scalar(select(Message.id))) is not None
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert await meetings(other) == []
        assert (await other.get(f"/meetings/{meeting['id']}")).status_code == 404
        assert (await other.post(f"/meetings/{meeting['id']}/answers", {"answer": "accepted"})).status_code == 404


async def test_another_time_is_proposed_to_who_invited(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID, runtime: Runtime
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(19)))
    [meeting] = await meetings(client)
    path = f"/meetings/{meeting['id']}"
    refused = await client.post(f"{path}/answers?here=Asia/Shanghai", {"answer": "accepted"})
    best = refused.json()["slots"][0]["start"]
    asked = await client.post(f"{path}/proposals", {"when": {"at": best, "here": "Asia/Shanghai"}})
    assert asked.status_code == 200, asked.text
    assert (asked.json()["standing"], asked.json()["counter"]["mine"]) == ("tentative", True)
    row, file, to = await the_letter(database, tenant)
    assert (to, row.subject) == ([BUYER], "Another time proposed: Talk about the samples")
    content = (await runtime.blobs.get(tenant.id, "outgoing", file.sha256)).decode()
    assert "METHOD:COUNTER" in content
    assert f"DTSTART:{datetime.fromisoformat(best):%Y%m%dT%H%M%SZ}" in content
    await take_in(database, tenant, letter("DECLINECOUNTER", next_weekday(19)))
    assert (await client.get(path)).json()["counter"] is None


async def test_a_move_in_another_conversation_shows_in_both(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    [before] = await meetings(client)
    moved = letter("REQUEST", next_weekday(14), sequence=1).replace(b"Subject: Talk about", b"Subject: Updated: about")
    await take_in(database, tenant, moved)
    [after] = await meetings(client)
    for conversation in {before["conversation_id"], after["conversation_id"]}:
        [shown] = await meetings(client, conversation_id=conversation)
        assert (shown["id"], shown["starts_at"]) == (before["id"], after["starts_at"])


async def test_meetings_stand_in_the_calendar_to_subscribe_to(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID, app: Litestar
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    [meeting] = await meetings(client)
    await client.post(f"/meetings/{meeting['id']}/answers?here=Asia/Shanghai", {"answer": "accepted"})
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await keep_reminder(session, ACTOR, UUID(meeting["id"]))
    url = (await client.post("/calendar-feed")).json()["url"]
    async with api_client(app) as calendar:
        document = await calendar.http.get(url[url.index("/calendars") :])
    event: Any = Calendar.from_ical(document.content).walk("VEVENT")[0]
    assert str(event["summary"]) == "Talk about the samples"
    assert event["dtstart"].dt == next_weekday(13)
    assert (event["dtend"].dt - event["dtstart"].dt, str(event["status"])) == (timedelta(minutes=45), "CONFIRMED")
    assert not event.walk("VALARM")
    before = event["sequence"]
    await take_in(database, tenant, letter("REQUEST", next_weekday(14), sequence=1))
    async with api_client(app) as calendar:
        document = await calendar.http.get(url[url.index("/calendars") :])
    event = Calendar.from_ical(document.content).walk("VEVENT")[0]
    assert event["dtstart"].dt == next_weekday(14)
    assert event["sequence"] > before


async def test_meetings_keep_their_local_time_under_other_zone_data(
    client: ApiClient, database: Database, tenant: TestTenant, seat: UUID
) -> None:
    await take_in(database, tenant, letter("REQUEST", next_weekday(13)))
    # Made under rules by which Vancouver was an hour later in winter.
    wall, stale = datetime(2027, 1, 5, 9), datetime(2027, 1, 5, 17, tzinfo=UTC)  # noqa: DTZ001 - a wall time
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(
            update(Meeting).values(
                wall=wall, zone="America/Vancouver", starts_at=stale, ends_at=stale + timedelta(hours=1), tzdata="2026a"
            )
        )
    scheduler = ReminderScheduler(database, clock=now, followers=(retime_meetings,))
    assert await scheduler.retime_followers(now()) == 1
    assert await scheduler.retime_followers(now()) == 0
    async with database.tenant_session(tenant.id, ACTOR) as session:
        meeting = (await session.scalars(select(Meeting))).one()
        assert (meeting.starts_at, meeting.wall) == (stale - timedelta(hours=1), wall)
        assert meeting.ends_at - meeting.starts_at == timedelta(hours=1)


def test_the_invitation_is_another_form_of_the_mails_text() -> None:
    built = build(
        Letter(
            message_id="1@anchor.test", date=datetime(2026, 7, 1, tzinfo=UTC), sender=Party("Wei", OURS),
            to=[Party("", BUYER)], subject="Accepted", text="Yes", html="<p>Yes</p>",
            files=[File(filename="invite.ics", content_type="text/calendar; method=REPLY", content=b"BEGIN:VCALENDAR")],
        )
    )  # fmt: skip
    message = email.message_from_bytes(built.raw, policy=email.policy.default)
    forms = [(part.get_content_type(), part.get_param("method")) for part in message.walk() if not part.is_multipart()]
    assert ("text/calendar", "REPLY") in forms
    assert [part.get_filename() for part in message.iter_attachments()] == ["invite.ics"]
