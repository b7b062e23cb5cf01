"""What letters do to a meeting, in whatever order they come in."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from backend.meetings.applying import UNTOLD, answer_of, apply, timing_of
from backend.meetings.models import Meeting
from mail_ingest.parse.calendars import read_invitations
from mail_ingest.parse.message import Invitation

SENT = datetime(2026, 7, 1, 8, tzinfo=UTC)


def invitation(method: str = "REQUEST", *lines: str, start: str = "DTSTART:20260706T080000Z") -> Invitation:
    text = "\r\n".join(
        [
            "BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", "UID:1@x", "SUMMARY:Samples", start,
            "ORGANIZER:mailto:eva@x.example", *lines, "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip
    return read_invitations(text)[0]


def blank() -> Meeting:
    return Meeting(
        uid="1@x", side="theirs", sequence=UNTOLD, told_at=SENT, summary="", attendees=[], organizer_address="",
        starts_at=SENT, ends_at=SENT, tzdata="",
    )  # fmt: skip


def hear(meeting: Meeting, letter: Invitation, minute: int, author: str = "eva@x.example") -> bool:
    timing = timing_of(letter, None)
    assert timing is not None
    return apply(meeting, letter, timing, author=author, told_at=SENT + timedelta(minutes=minute))


def test_a_windows_name_is_a_zone() -> None:
    timing = timing_of(invitation(start='DTSTART;TZID="W. Europe Standard Time":20260706T100000'), None)
    assert timing is not None
    assert (timing.zone, timing.starts_at) == ("Europe/Berlin", datetime(2026, 7, 6, 8, tzinfo=UTC))
    assert timing.wall == datetime(2026, 7, 6, 10)  # noqa: DTZ001 - a wall time


def test_a_local_time_is_read_on_the_clock_of_who_invites() -> None:
    timing = timing_of(invitation(start="DTSTART:20260706T100000"), "America/Sao_Paulo")
    assert timing is not None
    assert (timing.zone, timing.starts_at) == ("America/Sao_Paulo", datetime(2026, 7, 6, 13, tzinfo=UTC))


def test_a_whole_day() -> None:
    timing = timing_of(invitation(start="DTSTART;VALUE=DATE:20260706"), "Asia/Tokyo")
    assert timing is not None
    assert (timing.whole_days, timing.starts_at) == (True, datetime(2026, 7, 5, 15, tzinfo=UTC))
    assert timing.ends_at - timing.starts_at == timedelta(days=1)


def test_no_time_is_no_meeting() -> None:
    assert timing_of(invitation(start="X-NOTHING:1"), None) is None


GUEST = "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:wei@us.example"
LETTERS: list[tuple[Invitation, int, str]] = [
    (invitation("REQUEST", GUEST, "SEQUENCE:0"), 0, "eva@x.example"),
    (invitation("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:wei@us.example"), 1, "wei@us.example"),
    (invitation("REQUEST", GUEST, "SEQUENCE:1", start="DTSTART:20260707T080000Z"), 2, "eva@x.example"),
    (invitation("REPLY", "ATTENDEE;PARTSTAT=DECLINED:mailto:wei@us.example", start="DTSTART:20260707T080000Z"), 3,
     "wei@us.example"),
]  # fmt: skip


def state_of(meeting: Meeting) -> dict[str, Any]:
    return {
        "at": meeting.starts_at,
        "answers": {each["address"]: answer_of(meeting, each) for each in meeting.attendees},
        "off": meeting.cancelled_at is not None,
    }


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_any_order_ends_the_same(order: tuple[int, ...]) -> None:
    meeting = blank()
    for number in order:
        hear(meeting, *LETTERS[number])
    assert state_of(meeting) == {
        "at": datetime(2026, 7, 7, 8, tzinfo=UTC),
        "answers": {"wei@us.example": "declined"},
        "off": False,
    }


@pytest.mark.parametrize("newest_first", [True, False])
def test_called_off_whichever_letter_comes_in_first(newest_first: bool) -> None:
    letters = [(LETTERS[0][0], 0), (invitation("CANCEL", "SEQUENCE:1"), 5)]
    meeting = blank()
    for letter, minute in reversed(letters) if newest_first else letters:
        hear(meeting, letter, minute)
    assert meeting.cancelled_at == SENT + timedelta(minutes=5)
    assert [each["address"] for each in meeting.attendees] == ["wei@us.example"]


def test_the_same_letter_twice_changes_nothing_that_was_answered() -> None:
    meeting = blank()
    for letter in (LETTERS[0], LETTERS[1], LETTERS[0]):
        hear(meeting, *letter)
    assert state_of(meeting)["answers"] == {"wei@us.example": "accepted"}


def test_moved_asks_anew() -> None:
    meeting = blank()
    for letter in LETTERS[:3]:
        hear(meeting, *letter)
    assert state_of(meeting)["answers"] == {"wei@us.example": "none"}


def test_another_time_is_proposed() -> None:
    meeting = blank()
    hear(meeting, *LETTERS[0])
    assert hear(meeting, invitation("COUNTER", start="DTSTART:20260708T090000Z"), 4, "wei@us.example")
    assert meeting.counter is not None
    assert meeting.counter["by"] == "wei@us.example"
    assert meeting.starts_at == datetime(2026, 7, 6, 8, tzinfo=UTC)
