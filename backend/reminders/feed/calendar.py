"""Reminders as an iCalendar document. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from icalendar import Calendar, Event
from icalendar.prop import vRecur

from i18n.messages import translate
from i18n.zones import zone

_LASTS: Final = timedelta(minutes=15)
#: How often a calendar may ask again; most have ideas of their own.
_REFRESH: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A reminder. `at` is its next instant (UTC); a series has `rule` (RFC 5545) and begins at local `start` in
    `zone_name`. `version` counts its changes."""

    id: UUID
    text: str
    name: str | None
    at: datetime
    start: datetime
    zone_name: str
    rule: str | None
    version: int
    changed_at: datetime
    link: str


def calendar_of(entries: Iterable[Entry], *, owner: str, locale: str, at: datetime) -> bytes:
    """The document: CRLF, folded, with the time zones it names. `at` is its DTSTAMP."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lading//Reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", translate("Reminders of {name}", locale, name=owner))
    calendar.add("refresh-interval", _REFRESH, {"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry, at))
    # A TZID without its VTIMEZONE is read as another time by some programs.
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@lading")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.version)
    event.add("summary", f"{entry.text} · {entry.name}" if entry.name else entry.text)
    event.add("url", entry.link)
    event.add("transp", "TRANSPARENT")
    if entry.rule is None:
        begins = entry.at.astimezone(UTC)
    else:
        begins = entry.start.replace(tzinfo=zone(entry.zone_name))
        event.add("rrule", vRecur.from_ical(entry.rule))
    event.add("dtstart", begins)
    event.add("dtend", begins + _LASTS)
    return event
