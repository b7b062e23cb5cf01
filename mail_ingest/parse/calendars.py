"""Invitations in calendar parts (iCalendar, RFC 5545; their exchange by mail, RFC 5546)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from i18n.calendar_zones import zone_of_calendar
from i18n.zones import zone
from mail_ingest.parse.addresses import normalise_address
from mail_ingest.parse.calendar_rules import Season, offset_at, season
from mail_ingest.parse.message import Address, Invitation

MAX_EVENTS: Final = 20
MAX_ATTENDEES: Final = 200
_MAX_TEXT: Final = 1_000_000
_MAX_LINES: Final = 20_000

_LINE = re.compile(r"([A-Za-z0-9-]{1,60})((?:;[^:\"]{0,2000}(?:\"[^\"]{0,2000}\"[^:\"]{0,2000})*)?):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([A-Za-z0-9-]{1,60})=(?:\"([^\"]*)\"|([^;\"]*))")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?")
#: A name that is an offset: "GMT+01:00", "UTC-3".
_FIXED = re.compile(r"(?i)(?:utc|gmt)\s*([+-])(\d{1,2})(?::?([0-5]\d))?")
_DURATION = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")


class _Property(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str
    #: How many components (alarms, a zone's seasons) it stands in, below the event or zone.
    depth: int = 0


def read_invitations(text: str, method: str | None = None) -> tuple[Invitation, ...]:
    """The events of a calendar; `method` is the content type's parameter, used when the calendar names none. Never
    raises: what cannot be read is left out."""
    events: list[list[_Property]] = []
    zones: dict[str, list[_Property]] = {}
    into: list[_Property] | None = None
    depth = 0
    for item in _properties(text[:_MAX_TEXT]):
        kind = item.value.strip().upper()
        if item.name == "BEGIN" and into is None and kind in {"VEVENT", "VTIMEZONE"}:
            into, depth = [], 0
        elif item.name == "METHOD" and into is None:
            method = item.value.strip() or method
        elif into is None:
            continue
        elif item.name == "END" and kind in {"VEVENT", "VTIMEZONE"}:
            if kind == "VTIMEZONE":
                zones[_value(into, "TZID")] = into
            elif len(events) < MAX_EVENTS:
                events.append(into)
            into = None
        else:
            depth += {"BEGIN": 1, "END": -1}.get(item.name, 0)
            into.append(item._replace(depth=depth))
    return tuple(_invitation(event, (method or "publish").strip().lower()[:20], zones) for event in events)


def _properties(text: str) -> Iterator[_Property]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for number, line in enumerate(re.split(r"\r?\n|\r", unfolded)):
        if number >= _MAX_LINES:
            return
        match = _LINE.match(line[:20_000])
        if match:
            parameters = {name.upper(): quoted or plain for name, quoted, plain in _PARAMETER.findall(match[2])}
            yield _Property(match[1].upper(), parameters, match[3])


def _invitation(event: list[_Property], method: str, zones: dict[str, list[_Property]]) -> Invitation:
    start_at, end_at = _find(event, "DTSTART"), _find(event, "DTEND")
    start, zone_name = _when(start_at, zones)
    end, _ = _when(end_at, zones)
    if end is None and start is not None:
        end = _after(start, _value(event, "DURATION"))
    attendees = [item for item in event if item.name == "ATTENDEE" and item.depth == 0][:MAX_ATTENDEES]
    answer = attendees[0].parameters.get("PARTSTAT", "").lower()[:30] if method == "reply" and attendees else ""
    organizer = _find(event, "ORGANIZER")
    return Invitation(
        method=method,
        uid=_value(event, "UID")[:500],
        summary=_text(event, "SUMMARY", 500) or "",
        start=None if start is None else start.isoformat(),
        end=None if end is None else end.isoformat(),
        whole_days=start is not None and not isinstance(start, datetime),
        time_zone=zone_name,
        location=_text(event, "LOCATION", 500),
        organizer=_person(organizer) if organizer else None,
        attendees=tuple(person for item in attendees if (person := _person(item)) is not None),
        status=_value(event, "STATUS").lower()[:30] or None,
        answer=answer or None,
        repeats=_find(event, "RRULE") is not None or _find(event, "RDATE") is not None,
        sequence=_number(event, "SEQUENCE"),
    )


def _find(event: list[_Property], name: str) -> _Property | None:
    return next((item for item in event if item.name == name and item.depth == 0), None)


def _value(event: list[_Property], name: str) -> str:
    found = _find(event, name)
    return found.value.strip() if found else ""


def _number(event: list[_Property], name: str) -> int:
    value = _value(event, name)
    return int(value) if re.fullmatch(r"\d{1,9}", value, re.ASCII) else 0


def _text(event: list[_Property], name: str, limit: int) -> str | None:
    plain = _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], _value(event, name))
    return " ".join(plain.split())[:limit] or None


def _person(item: _Property) -> Address | None:
    address = normalise_address(re.sub(r"(?i)^mailto:", "", item.value.strip()))
    name = " ".join(item.parameters.get("CN", "").split())[:500]
    return Address("" if name.casefold() == address.casefold() else name, address) if address or name else None


def _when(item: _Property | None, zones: dict[str, list[_Property]]) -> tuple[date | None, str | None]:
    """A date, or a time with the offset of its zone where that is known; and the zone's name."""
    # A zone's name with a colon in it ("GMT+01:00") should stand in quotes, and often does not.
    cut, _, value = item.value.strip().rpartition(":") if item else ("", "", "")
    match = _STAMP.match(value)
    if item is None or match is None:
        return None, None
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day)), None
        local = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second), 59))  # noqa: DTZ001
        if utc:
            return local.replace(tzinfo=timezone.utc), None  # noqa: UP017 - prints as +00:00 either way
        name = ":".join(filter(None, (item.parameters.get("TZID", "").strip(), cut)))[:100]
        if not name:
            return local, None
        known = _zone(name, local, zones)
        return (local.replace(tzinfo=known) if known else local), name
    except (ValueError, OverflowError):
        return None, None


def _zone(name: str, local: datetime, zones: dict[str, list[_Property]]) -> tzinfo | None:
    """By its name, also Windows' and Outlook's; else by the definition that came with the event, which may be old."""
    known = zone_of_calendar(name)
    if known is not None:
        return zone(known)
    fixed = _FIXED.fullmatch(name)
    if fixed:
        hours, minutes = int(fixed[2]), int(fixed[3] or 0)
        return timezone((-1 if fixed[1] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    return offset_at(_seasons(zones.get(name, ())), local)


def _seasons(definition: Iterable[_Property]) -> Iterator[Season]:
    lines: list[tuple[str, str]] = []
    for item in definition:
        if item.name == "BEGIN":
            lines = []
        elif item.name == "END":
            if found := season(lines):
                yield found
        else:
            lines.append((item.name, item.value))


def _after(start: date, duration: str) -> date | None:
    match = _DURATION.match(duration.lstrip("+"))
    if not duration or match is None:
        return None
    weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    try:
        return start + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
