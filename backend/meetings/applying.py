"""What a letter's invitation does to a meeting (iTIP, RFC 5546), whatever the order in which letters come in. Pure.

The newest revision counts (sequence, then the time of the letter). Answers are kept with their time, so that an old one
never replaces a newer; those from before a meeting was moved do not count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, cast

from backend.meetings.models import Meeting
from backend.meetings.vocabulary import Answer
from i18n.calendar_zones import zone_of_calendar
from i18n.zones import resolve_wall_time, tzdata_version
from mail_ingest.parse.message import Address, Invitation

_LASTS: Final = timedelta(hours=1)
#: What replies may say; all else is no answer.
_SAYINGS: Final = {"accepted": "accepted", "tentative": "tentative", "declined": "declined"}
#: Of a meeting that is known from answers alone: any invitation knows it better.
UNTOLD: Final = -1


@dataclass(frozen=True, slots=True)
class Timing:
    """When it is: `wall` in `zone` where that is known, and the instants."""

    wall: datetime | None
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    whole_days: bool


def timing_of(invitation: Invitation, zone_there: str | None) -> Timing | None:
    """The time of an invitation; None where it names none. A local time without a zone (and a whole day) is read on
    the clock of who invites. A zone is taken by its name, also by the one that Windows gives it: the definition that
    comes along may be stale."""
    start = _moment(invitation.start)
    if start is None:
        return None
    end = _moment(invitation.end)
    named = zone_of_calendar(invitation.time_zone or "") or (zone_there if _local(start) else None)
    if not isinstance(start, datetime):
        first, last = _midnight(start), _midnight(end) if isinstance(end, date) else None
        lasts = last - first if last and last > first else timedelta(days=1)
        zone = named or "UTC"
        begins = resolve_wall_time(first, zone)
        return Timing(first, zone, begins, begins + lasts, whole_days=True)
    lasts = end - start if isinstance(end, datetime) and _local(end) == _local(start) and end > start else _LASTS
    if named is None and not _local(start):
        begins = start.astimezone(UTC)
        return Timing(None, None, begins, begins + lasts, whole_days=False)
    wall = start.replace(tzinfo=None)
    begins = resolve_wall_time(wall, named or "UTC")
    return Timing(wall, named or "UTC", begins, begins + lasts, whole_days=False)


def apply(meeting: Meeting, invitation: Invitation, timing: Timing, *, author: str, told_at: datetime) -> bool:
    """Let a letter by `author` (casefolded) tell of a meeting; answers whether anything changed."""
    if invitation.method == "reply":
        return _hear_answer(meeting, invitation, author, told_at)
    if invitation.method == "counter":
        return _hear_counter(meeting, timing, author)
    if invitation.method == "declinecounter":
        meeting.counter, before = None, meeting.counter
        return before is not None
    called_off = invitation.method == "cancel" or invitation.status == "cancelled"
    if (invitation.sequence, told_at) < (meeting.sequence, meeting.told_at):
        # Mail is fetched newest first: an older letter still says what the hour was before.
        return _fill(meeting, invitation, timing, told_at)
    if meeting.sequence != UNTOLD and not called_off and meeting.starts_at != timing.starts_at:
        meeting.moved_at = told_at
    if not called_off or meeting.sequence == UNTOLD:
        _set_time(meeting, timing)
        meeting.summary = invitation.summary[:500]
        meeting.location = invitation.location
        meeting.repeats = invitation.repeats
        meeting.attendees = _merged(meeting.attendees, invitation.attendees)
    if invitation.organizer is not None:
        meeting.organizer_name = invitation.organizer.name[:200]
        meeting.organizer_address = invitation.organizer.key
    meeting.sequence, meeting.told_at = invitation.sequence, told_at
    meeting.cancelled_at = told_at if called_off else None
    meeting.counter = None
    return True


def answer(meeting: Meeting, address: str, name: str, said: str, at: datetime) -> bool:
    """Note what somebody says; answers whether that is new. Who was not on the list is put there."""
    key = address.casefold()
    attendees = [dict(each) for each in meeting.attendees]
    entry = next((each for each in attendees if each["address"] == key), None)
    if entry is None:
        entry = {"name": name[:200], "address": key, "answer": "none", "at": None}
        attendees.append(entry)
    stamp = at.astimezone(UTC).isoformat()
    if entry["answer"] == said or (entry["at"] or "") > stamp:
        return False
    entry["answer"], entry["at"] = said, stamp
    meeting.attendees = attendees
    return True


def answer_of(meeting: Meeting, attendee: Mapping[str, Any]) -> Answer:
    """What an attendee says to the meeting as it is now."""
    at = attendee["at"]
    if at is None or (meeting.moved_at is not None and datetime.fromisoformat(at) < meeting.moved_at):
        return "none"
    return cast("Answer", attendee["answer"])


def _hear_answer(meeting: Meeting, invitation: Invitation, author: str, told_at: datetime) -> bool:
    said = _SAYINGS.get(invitation.answer or "")
    if said is None:
        return False
    who = invitation.attendees[0] if invitation.attendees else Address("", author)
    return answer(meeting, who.key or author, who.name, said, told_at)


def _hear_counter(meeting: Meeting, timing: Timing, author: str) -> bool:
    told = {"by": author, "start": timing.starts_at.isoformat(), "end": timing.ends_at.isoformat()}
    if meeting.counter == told:
        return False
    meeting.counter = told
    return True


def _fill(meeting: Meeting, invitation: Invitation, timing: Timing, told_at: datetime) -> bool:
    """What an older letter adds: names and people that the newer left out, and that it was at another hour."""
    changed = False
    if timing.starts_at != meeting.starts_at and (meeting.moved_at is None or meeting.moved_at <= told_at):
        meeting.moved_at, changed = meeting.told_at, True
    if not meeting.summary and invitation.summary:
        meeting.summary, changed = invitation.summary[:500], True
    known = {each["address"] for each in meeting.attendees}
    missing = [person for person in invitation.attendees if person.key not in known]
    if missing and meeting.cancelled_at is not None:
        meeting.attendees = [*meeting.attendees, *_merged([], missing)]
        changed = True
    return changed


def _set_time(meeting: Meeting, timing: Timing) -> None:
    meeting.wall, meeting.zone = timing.wall, timing.zone
    meeting.starts_at, meeting.ends_at = timing.starts_at, timing.ends_at
    meeting.whole_days, meeting.tzdata = timing.whole_days, tzdata_version()


def _merged(known: list[Any], given: Iterable[Address]) -> list[Any]:
    said = {each["address"]: each for each in known}
    merged = []
    for person in given:
        before = said.pop(person.key, None)
        merged.append(
            {
                "name": (person.name or (before["name"] if before else ""))[:200],
                "address": person.key,
                "answer": before["answer"] if before else "none",
                "at": before["at"] if before else None,
            }
        )
    # Who answered without being on the list came by somebody's forwarding it.
    return [*merged, *(each for each in said.values() if each["answer"] != "none")]


def _moment(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-01") else datetime.fromisoformat(text)
    except ValueError:
        return None


def _local(moment: date) -> bool:
    return not isinstance(moment, datetime) or moment.tzinfo is None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
