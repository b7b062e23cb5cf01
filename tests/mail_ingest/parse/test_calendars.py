"""Invitations: who asks whom, when, in which zone."""

from datetime import UTC, datetime

import pytest

from mail_ingest.parse.calendars import read_invitations
from mail_ingest.parse.message import Address
from mail_ingest.parse.parser import parse_message

NOW = datetime(2026, 11, 22, tzinfo=UTC)
REQUEST = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:China Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:77@moinho.example
SUMMARY:Visit to the mill\\, São
  Paulo
DTSTART;TZID="China Standard Time":20261201T090000
DTEND;TZID="China Standard Time":20261201T103000
LOCATION:Rua A\\nHall 3
ORGANIZER;CN="Souza, Ana":MAILTO:ana@moinho.example
ATTENDEE;CN=Wei;PARTSTAT=NEEDS-ACTION:mailto:wei@anchor.example
STATUS:CONFIRMED
RRULE:FREQ=WEEKLY
BEGIN:VALARM
SUMMARY:Alarm
TRIGGER:-PT15M
END:VALARM
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_request() -> None:
    [event] = read_invitations(REQUEST)
    assert (event.method, event.uid, event.summary) == ("request", "77@moinho.example", "Visit to the mill, São Paulo")
    assert (event.start, event.end) == ("2026-12-01T09:00:00+08:00", "2026-12-01T10:30:00+08:00")
    assert (event.time_zone, event.whole_days, event.repeats) == ("China Standard Time", False, True)
    assert (event.location, event.status) == ("Rua A Hall 3", "confirmed")
    assert event.organizer == Address("Souza, Ana", "ana@moinho.example")
    assert event.attendees == (Address("Wei", "wei@anchor.example"),)


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("DTSTART:20261201T090000Z\nDURATION:PT1H30M", "2026-12-01T09:00:00+00:00", "2026-12-01T10:30:00+00:00"),
        ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203", "2026-12-01", "2026-12-03"),
        ("DTSTART:20261201T090000", "2026-12-01T09:00:00", None),
        ("DTSTART;TZID=America/Sao_Paulo:20261201T090000", "2026-12-01T09:00:00-03:00", None),
        ("DTSTART;TZID=Nowhere:20261201T090000", "2026-12-01T09:00:00", None),
        ("DTSTART:tomorrow", None, None),
        ("DTSTART:20269901T990000", None, None),
    ],
)
def test_times(lines: str, start: str | None, end: str | None) -> None:
    [event] = read_invitations(f"BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")
    assert (event.start, event.end) == (start, end)


def test_an_answer() -> None:
    text = "METHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=DECLINED:mailto:wei@anchor.example\nEND:VEVENT\n"
    [event] = read_invitations(text)
    assert (event.method, event.answer) == ("reply", "declined")


def test_an_event_that_comes_twice_is_one() -> None:
    part = b"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n" + REQUEST.encode()
    raw = (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nCome!\r\n--x\r\n"
        + part
        + b"--x\r\n"
        + part
        + b"--x--"
    )
    parsed = parse_message(raw, now=NOW)
    assert [event.uid for event in parsed.invitations] == ["77@moinho.example"]
    assert parsed.text == "Come!"


@pytest.mark.parametrize(
    "text", ["", "BEGIN:VEVENT", "END:VEVENT\n" * 5, "BEGIN:VEVENT\n" * 1000, "DTSTART:x\nBEGIN:VCALENDAR"]
)
def test_nonsense_is_left_out(text: str) -> None:
    assert read_invitations(text) == ()
