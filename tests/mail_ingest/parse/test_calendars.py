"""Invitations: who asks whom, when, in which zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
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


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("GMT+01:00", "2026-10-12T09:30:00+01:00"),
        ("UTC-3", "2026-10-12T09:30:00-03:00"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern", "2026-10-12T09:30:00+02:00"),
        ("W. Europe Standard Time", "2026-10-12T09:30:00+02:00"),
        ("tzone://Microsoft/Utc", "2026-10-12T09:30:00+00:00"),
        ("/example.org/20260101_1/Europe/Berlin", "2026-10-12T09:30:00+02:00"),
        ("Customized Time Zone", "2026-10-12T09:30:00"),
    ],
)
def test_a_zone_by_its_name_also_with_a_colon_out_of_quotes(name: str, start: str) -> None:
    [event] = read_invitations(f"BEGIN:VEVENT\nDTSTART;TZID={name}:20261012T093000\nEND:VEVENT\n")
    assert (event.start, event.time_zone) == (start, name)


OUTLOOK = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def listed(zone: str) -> str:
    """A definition that lists the days on which the clock changes."""
    return bytes(icalendar.Timezone.from_tzid(zone).to_ical()).decode().replace(f"TZID:{zone}", "TZID:Ours")


@pytest.mark.parametrize(
    ("definition", "zone"),
    [
        (OUTLOOK, "Europe/Berlin"),
        (listed("America/New_York"), "America/New_York"),
        (listed("Australia/Sydney"), "Australia/Sydney"),
        (listed("America/Sao_Paulo"), "America/Sao_Paulo"),
        (listed("Africa/Casablanca"), "Africa/Casablanca"),
    ],
)
def test_a_definition_tells_the_hour_of_every_day(definition: str, zone: str) -> None:
    clock = ZoneInfo(zone)
    for day in range(0, 730, 2):
        noon = datetime(2026, 1, 1, 12, tzinfo=clock) + timedelta(days=day)
        text = f"{definition}BEGIN:VEVENT\nDTSTART;TZID=Ours:{noon:%Y%m%dT%H%M%S}\nEND:VEVENT\n"
        [event] = read_invitations(text)
        assert event.start == noon.isoformat()


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYDAY=9XX", "FREQ=YEARLY;BYMONTH=99", "", "x" * 5000])
def test_a_definition_of_nonsense_is_no_obstacle(rule: str) -> None:
    lines = ["DTSTART:20260101T000000", "TZOFFSETTO:+0100", f"RRULE:{rule}", "RDATE:x,20269999T000000"]
    zone = "\n".join(["BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", *lines, "END:STANDARD", "END:VTIMEZONE\n"])
    [event] = read_invitations(f"{zone}BEGIN:VEVENT\nDTSTART;TZID=Ours:20260601T120000\nEND:VEVENT\n")
    assert event.start == "2026-06-01T12:00:00+01:00"


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
