"""Invitations, answers and cancellations as iCalendar documents (RFC 5545), as mail carries them (RFC 6047). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from icalendar import Calendar, Event, vCalAddress, vText

from i18n.zones import zone

Method = Literal["REQUEST", "REPLY", "CANCEL", "COUNTER"]

#: PARTSTAT by our word for it.
_PARTSTAT: Final = {
    "none": "NEEDS-ACTION",
    "accepted": "ACCEPTED",
    "tentative": "TENTATIVE",
    "declined": "DECLINED",
}


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in the document."""

    name: str
    address: str
    answer: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The event. Where `zone_name` is known, the times are written on its clock; a whole day has dates alone."""

    uid: str
    sequence: int
    summary: str
    location: str | None
    starts_at: datetime
    ends_at: datetime
    zone_name: str | None
    whole_days: bool
    organizer: Guest


def document(method: Method, occasion: Occasion, guests: Sequence[Guest], *, at: datetime, note: str = "") -> bytes:
    """The document: CRLF, folded, with the time zones that it names. `at` is its DTSTAMP. Of a reply the one guest is
    who answers (RFC 5546 section 3.2.3)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lading//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(method, occasion, guests, at, note))
    # A TZID without its VTIMEZONE is read as another time by some programs.
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(method: Method, occasion: Occasion, guests: Sequence[Guest], at: datetime, note: str) -> Event:
    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("sequence", occasion.sequence)
    event.add("summary", occasion.summary)
    clock = zone(occasion.zone_name) if occasion.zone_name else UTC
    starts, ends = occasion.starts_at.astimezone(clock), occasion.ends_at.astimezone(clock)
    event.add("dtstart", starts.date() if occasion.whole_days else starts)
    event.add("dtend", ends.date() if occasion.whole_days else ends)
    if occasion.location:
        event.add("location", occasion.location)
    if note:
        event.add("comment" if method != "REQUEST" else "description", note)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", _person(occasion.organizer))
    for guest in guests:
        person = _person(guest)
        person.params["PARTSTAT"] = vText(_PARTSTAT[guest.answer])
        if method == "REQUEST":
            person.params["ROLE"] = vText("REQ-PARTICIPANT")
            person.params["RSVP"] = vText("TRUE")
        event.add("attendee", person, encode=False)
    return event


def _person(guest: Guest) -> vCalAddress:
    person = vCalAddress(f"mailto:{guest.address}")
    if guest.name:
        person.params["CN"] = vText(guest.name)
    return person
