"""Reminders and meetings as an iCalendar document. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID

from icalendar import Calendar
from icalendar import Event as VEvent
from icalendar.prop import vRecur

from i18n.messages import translate
from i18n.zones import resolve_wall_time, zone

_LASTS: Final = timedelta(minutes=15)
_LAST_SECOND: Final = time(23, 59, 59)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that takes place: written on the clock of `zone_name` where that is known, a whole day as dates.
    `settled`: it stands, else it may; `version` counts its changes; `path` leads to it in the app."""

    uid: str
    summary: str
    location: str | None
    starts_at: datetime
    ends_at: datetime
    zone_name: str | None
    whole_days: bool
    settled: bool
    version: int
    changed_at: datetime
    path: str


def calendar_of(
    entries: Iterable[Entry], events: Iterable[Event] = (), *, owner: str, locale: str, at: datetime, app: str = ""
) -> bytes:
    """The document: CRLF, folded, with the time zones it names. `at` is its DTSTAMP, `app` where the app is."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lading//Reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", translate("Reminders of {name}", locale, name=owner))
    calendar.add("refresh-interval", _REFRESH, {"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_reminder(entry, at))
    for event in events:
        calendar.add_component(_event(event, at, app))
    # A TZID without its VTIMEZONE is read as another time by some programs.
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(given: Event, at: datetime, app: str) -> VEvent:
    event = VEvent()
    event.add("uid", given.uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("last-modified", given.changed_at.astimezone(UTC))
    event.add("sequence", given.version)
    event.add("summary", given.summary)
    if given.location:
        event.add("location", given.location)
    event.add("url", app + given.path)
    event.add("status", "CONFIRMED" if given.settled else "TENTATIVE")
    clock = zone(given.zone_name) if given.zone_name else UTC
    starts, ends = given.starts_at.astimezone(clock), given.ends_at.astimezone(clock)
    event.add("dtstart", starts.date() if given.whole_days else starts)
    event.add("dtend", ends.date() if given.whole_days else ends)
    return event


def _rule(rule: str, zone_name: str) -> vRecur:
    """The rule; a last day is written as the instant at which it ends there, since UNTIL has to be of the kind of
    DTSTART, and in UTC (RFC 5545 section 3.3.10)."""
    found: vRecur = vRecur.from_ical(rule)
    until = found.get("UNTIL")
    if until and not isinstance(until[0], datetime):
        found["UNTIL"] = [resolve_wall_time(datetime.combine(until[0], _LAST_SECOND), zone_name)]
    return found


def _reminder(entry: Entry, at: datetime) -> VEvent:
    event = VEvent()
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
        event.add("rrule", _rule(entry.rule, entry.zone_name))
    event.add("dtstart", begins)
    event.add("dtend", begins + _LASTS)
    return event
