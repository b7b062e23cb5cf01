"""Recurring wall times: RFC 5545 rules on a zone's clock.

A series is a local time, a zone and a rule. Steps of days, weeks, months and years keep the local time through clock
changes; steps of hours are elapsed time. In a gap the shown time moves on by its length, of two equal times the first
is meant (`i18n.zones.resolve_wall_time`), so each occurrence happens once. Reading and counting is dateutil's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from dateutil.rrule import HOURLY, rrule, rrulestr

from i18n.moments import off_free_days
from i18n.working_weeks import WorkingWeek
from i18n.zones import resolve_wall_time, zone

#: The last day of each month, which "on the 31st" is not.
LAST_DAY_OF_MONTH: Final = "FREQ=MONTHLY;BYMONTHDAY=-1"
# 29 February is away for eight years around 2100; a rule without a day in so many years never has one.
_HORIZON: Final = timedelta(days=366 * 9)
_MOST: Final = 1000
_PART: Final = re.compile(r"[A-Z]+=[A-Z0-9+,-]+")
_ALLOWED: Final = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYHOUR", "BYWEEKNO", "WKST"}
)
_FREQUENCIES: Final = frozenset({"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_LONGEST: Final = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SOME: Final = datetime(2024, 1, 1, 9)  # noqa: DTZ001 - a wall time


class InvalidRuleError(ValueError):
    """The text is no RFC 5545 rule, steps in minutes or seconds, or never comes true."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of a series. `wall` is the local time that the rule names and the occurrence's key; `shown` what the
    clock shows at `instant` (UTC): later than `wall` in a gap, or when it was moved off a free day. `clock_change`: the
    time meant does not exist on that day."""

    wall: datetime
    shown: datetime
    instant: datetime
    clock_change: bool


def check_rule(text: str) -> str:
    """The rule in capitals, without the "RRULE:" in front; raises `InvalidRuleError`."""
    rule = text.strip().upper().removeprefix("RRULE:")
    parts = rule.split(";")
    names = [part.partition("=")[0] for part in parts]
    known = all(_PART.fullmatch(part) for part in parts) and len(set(names)) == len(names) and set(names) <= _ALLOWED
    given = dict(part.partition("=")[::2] for part in parts)
    if len(rule) > 300 or not known or given.get("FREQ") not in _FREQUENCIES or {"COUNT", "UNTIL"} <= set(names):
        raise InvalidRuleError(text)
    if not _can_come(given):
        raise InvalidRuleError(text)
    for name in ("INTERVAL", "COUNT"):
        if not given.get(name, "1").isdigit() or not 1 <= int(given.get(name, "1")) <= _MOST:
            raise InvalidRuleError(text)
    try:
        endless = ";".join(part for part in parts if not part.startswith(("COUNT=", "UNTIL=")))
        found = next(occurrences(endless, _SOME, "UTC", after=None), None)
        _parsed(rule, _SOME, "UTC")
    except ValueError as error:
        raise InvalidRuleError(text) from error
    if found is None:
        raise InvalidRuleError(text)
    return rule


def _can_come(given: dict[str, str]) -> bool:
    """Whether the days that a rule names exist at all; looking for 31 February day by day would take long. Of hours,
    only those of a day and days of the week are chosen among."""
    if given["FREQ"] == "HOURLY":
        return set(given) <= {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYHOUR", "WKST"}
    days, months = (given.get(name, "").split(",") for name in ("BYMONTHDAY", "BYMONTH"))
    if not all(number.lstrip("+-").isdigit() for number in (*days, *months) if number):
        return False
    longest = max((_LONGEST[int(month)] for month in months if month and 1 <= int(month) <= 12), default=31)
    return not days[0] or any(1 <= abs(int(day)) <= longest for day in days if day)


def occurrences(
    rule: str | None,
    start: datetime,
    zone_name: str,
    *,
    after: datetime | None,
    territory: str | None = None,
    skip_free_days: bool = False,
    week: WorkingWeek | None = None,
) -> Iterator[Occurrence]:
    """The occurrences of a series that begins at the local time `start`, those after an instant, in order.

    Without a rule that is the one time itself. `skip_free_days` moves an occurrence on a free day of the territory to
    the same hour of the next working day; two that meet there are one. Ends after nine years without any. Raises
    `InvalidRuleError`, `UnknownZoneError`.
    """
    last: datetime | None = None
    for wall in [start] if rule is None else _walls(rule, start, zone_name, after):
        meant = off_free_days(wall, territory, week=week) if skip_free_days else wall
        instant = resolve_wall_time(meant, zone_name)
        if (after is not None and instant <= after) or instant == last:
            continue
        last = instant
        shown = instant.astimezone(zone(zone_name)).replace(tzinfo=None)
        yield Occurrence(wall, shown, instant, clock_change=shown != meant)


def next_occurrence(
    rule: str | None,
    start: datetime,
    zone_name: str,
    *,
    after: datetime,
    territory: str | None = None,
    skip_free_days: bool = False,
    week: WorkingWeek | None = None,
) -> Occurrence | None:
    """The first occurrence after an instant, or None; see `occurrences`."""
    found = occurrences(
        rule, start, zone_name, after=after, territory=territory, skip_free_days=skip_free_days, week=week
    )
    return next(found, None)


def _walls(rule: str, start: datetime, zone_name: str, after: datetime | None) -> Iterator[datetime]:
    parsed = _parsed(rule, start, zone_name)
    hourly = parsed._freq == HOURLY  # type: ignore[attr-defined]
    rules = zone(zone_name)
    edge = resolve_wall_time(start, zone_name) if after is None else max(after, resolve_wall_time(start, zone_name))
    reached = edge.astimezone(rules).replace(tzinfo=None)
    for found in parsed:
        wall = found.replace(tzinfo=UTC).astimezone(rules).replace(tzinfo=None) if hourly else found
        if wall - reached > _HORIZON:
            return
        reached = max(reached, wall)
        yield wall


def _parsed(rule: str, start: datetime, zone_name: str) -> rrule:
    hourly = "FREQ=HOURLY" in rule
    begins = resolve_wall_time(start, zone_name).replace(tzinfo=None) if hourly else start
    try:
        parsed = rrulestr(_naive_until(rule, zone_name, utc=hourly), dtstart=begins)
    except (ValueError, TypeError) as error:
        raise InvalidRuleError(rule) from error
    if not isinstance(parsed, rrule):
        raise InvalidRuleError(rule)
    end = parsed._until  # type: ignore[attr-defined]
    most = begins + timedelta(days=366 * 40)
    return parsed.replace(until=most if end is None else min(end, most)) if "COUNT" not in rule else parsed


def _naive_until(rule: str, zone_name: str, *, utc: bool) -> str:
    """UNTIL on the clock that is counted on: RFC 5545 writes it in UTC for a start with a zone."""
    match = re.search(r"UNTIL=(\d{8})(?:T(\d{6})(Z?))?", rule)
    if match is None or match[2] is None:
        return rule if match is None else rule.replace(match[0], f"UNTIL={match[1]}T235959")
    end = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - converted below
    if match[3] and not utc:
        end = end.replace(tzinfo=UTC).astimezone(zone(zone_name)).replace(tzinfo=None)
    if not match[3] and utc:
        end = resolve_wall_time(end, zone_name).replace(tzinfo=None)
    return rule.replace(match[0], f"UNTIL={end:%Y%m%dT%H%M%S}")
