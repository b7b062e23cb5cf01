"""Reminders as a calendar to subscribe to."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar
from litestar import Litestar

from backend.reminders.feed.calendar import Entry, calendar_of
from tenants.orm import new_id
from tests.backend.reminders.setting import a_company, a_reminder, ahead
from tests.support import ApiClient, api_client

_AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def entry(**given: object) -> Entry:
    whole: dict[str, object] = {
        "id": new_id(), "text": "Call", "name": None, "at": _AT, "start": datetime(2026, 11, 22, 9),  # noqa: DTZ001
        "zone_name": "UTC", "rule": None, "version": 3, "changed_at": _AT, "link": "https://lading.example/today",
    }  # fmt: skip
    return Entry(**whole | given)  # type: ignore[arg-type]


def test_lines_are_folded_at_75_octets_and_nothing_is_lost() -> None:
    text = "下周二上午给安娜发报价单并确认包装和交货期以及付款方式请务必在中午之前完成谢谢大家啊"
    document = calendar_of([entry(text=text)], owner="周海平", locale="zh-CN", at=_AT)
    assert all(len(line) <= 75 for line in document.split(b"\r\n"))
    (event,) = Calendar.from_ical(document).walk("VEVENT")
    assert str(event["SUMMARY"]) == text
    assert event["SEQUENCE"] == 3


def test_a_single_reminder_is_an_instant() -> None:
    (event,) = Calendar.from_ical(calendar_of([entry(name="Anna, Ltd; x")], owner="A", locale="en", at=_AT)).walk(
        "VEVENT"
    )
    assert event.decoded("DTSTART") == _AT
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=15)
    assert str(event["SUMMARY"]) == "Call · Anna, Ltd; x"


def test_a_series_keeps_its_wall_time_and_brings_its_zone() -> None:
    start = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - a wall time
    series = entry(start=start, zone_name="America/New_York", rule="FREQ=WEEKLY;BYDAY=MO")
    calendar = Calendar.from_ical(calendar_of([series], owner="A", locale="en", at=_AT))
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event.decoded("DTSTART").replace(tzinfo=ZoneInfo("America/New_York")) == start.replace(
        tzinfo=ZoneInfo("America/New_York")
    )
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO"


def test_the_last_day_of_a_series_is_an_instant_of_its_zone() -> None:
    series = entry(
        start=datetime(2026, 3, 2, 9),  # noqa: DTZ001 - a wall time
        zone_name="Asia/Shanghai",
        rule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20260531",
    )
    (event,) = Calendar.from_ical(calendar_of([series], owner="A", locale="en", at=_AT)).walk("VEVENT")
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260531T155959Z;BYDAY=MO"


async def test_an_address_is_shown_once_and_ends(client: ApiClient, app: Litestar) -> None:
    company = await a_company(client)
    made = await a_reminder(client, company_id=company["id"])
    await a_reminder(client, text="Done with", when={"at": ahead(days=1)})
    assert (await client.get("/calendar-feed")).json() == {"exists": False, "url": None}
    url = (await client.post("/calendar-feed")).json()["url"]
    assert (await client.get("/calendar-feed")).json() == {"exists": True, "url": None}
    path = url.partition("/calendars/")[2]
    async with api_client(app) as anybody:
        answer = await anybody.http.get(f"/calendars/{path}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        assert answer.headers["x-robots-tag"] == "noindex"
        events = {str(event["UID"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}
        assert len(events) == 2
        assert str(events[f"{made['id']}@lading"]["SUMMARY"]) == f"Call about the samples · {company['name']}"
        again = await anybody.http.get(f"/calendars/{path}", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert (await client.post("/calendar-feed")).json()["url"] != url
        assert (await anybody.http.get(f"/calendars/{path}")).status_code == 404
        second = (await client.post("/calendar-feed")).json()["url"].partition("/calendars/")[2]
        await client.delete("/calendar-feed")
        assert (await anybody.http.get(f"/calendars/{second}")).status_code == 404


async def test_addresses_that_nobody_made_lead_nowhere(client: ApiClient, app: Litestar) -> None:
    url = (await client.post("/calendar-feed")).json()["url"]
    tenant, _, token = url.rpartition("/")[2].removesuffix(".ics").partition("-")
    async with api_client(app) as anybody:
        for wrong in (f"{tenant}-", f"{UUID(int=0).hex}-{token}", f"{tenant}-{token[:-1]}", "x", "x-y"):
            assert (await anybody.http.get(f"/calendars/{wrong}.ics")).status_code == 404, wrong
