"""The author's time zone, and from what it was concluded (facts: address, telephone, Date header, country)."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import phonenumbers
import pytz
from phonenumbers import timezone as phone_zones


class Zone(NamedTuple):
    """An IANA zone, or "UTC+05:30"; the reason is "phone", "country" or "date". The Date header is weak:
    web mail and gateways write their own clock."""

    name: str
    reason: str
    confidence: float


#: All of China keeps the time of its east.
_ONE_CLOCK: Final = {"CN": "Asia/Shanghai"}
_UNKNOWN: Final = "Etc/Unknown"


@lru_cache(maxsize=512)
def zones_of_country(code: str) -> tuple[str, ...]:
    """The zones of a country (tz database)."""
    return tuple(pytz.country_timezones.get(code, ()))


def find_zone(country: str | None, phones: tuple[str, ...], utc_offset: int | None, at: datetime | None) -> Zone | None:
    """A country with one clock needs no more; else the telephone's area, then the offset of the Date header decides.

    `utc_offset` is in minutes; `at` is when the message was sent (daylight saving depends on it).
    """
    at = at or datetime.now(UTC)
    zones = (_ONE_CLOCK[country],) if country in _ONE_CLOCK else zones_of_country(country) if country else ()
    if zones and len({_offset(zone, at) for zone in zones}) == 1:
        return Zone(zones[0], "country", 0.8)
    for phone in phones:
        found = _of_phone(phone)
        if found and (not zones or found in zones):
            return Zone(found, "phone", 0.75)
    if utc_offset is None or (utc_offset == 0 and not zones):  # servers write UTC for everybody
        return None
    fitting = next((zone for zone in zones if _offset(zone, at) == utc_offset), None)
    if fitting is not None:
        return Zone(fitting, "date", 0.45)
    sign = "-" if utc_offset < 0 else "+"
    return Zone(f"UTC{sign}{abs(utc_offset) // 60:02d}:{abs(utc_offset) % 60:02d}", "date", 0.35)


def _of_phone(phone: str) -> str | None:
    try:
        zones = phone_zones.time_zones_for_number(phonenumbers.parse(phone, None))
    except phonenumbers.NumberParseException:
        return None
    return zones[0] if len(zones) == 1 and zones[0] != _UNKNOWN else None


#: `ZoneInfo` itself keeps eight and reads the others from disk each time.
_zone_of = lru_cache(maxsize=512)(ZoneInfo)


@lru_cache(maxsize=4096)
def _offset_at(zone: str, year: int, month: int) -> int:
    shift = datetime(year, month, 15, tzinfo=_zone_of(zone)).utcoffset()
    return int(shift.total_seconds() // 60) if shift is not None else 0


def _offset(zone: str, at: datetime) -> int:
    return _offset_at(zone, at.year, at.month)


#: Where a language is written by traders, by the clock there: hours from UTC, then countries, the likeliest first.
_SPOKEN: Final = {
    "en": """0: GB GH IE; 1: GB NG IE; 2: ZA; 3: KE UG TZ; 4: AE; 5: PK; 5.5: IN LK; 6: BD; 8: SG MY PH HK;
        9.5: AU; 10: AU; 10.5: AU; 11: AU; 12: NZ; 13: NZ""",
    "es": "-6: MX GT CR; -5: CO PE EC; -4: CL BO; -3: AR CL UY; 1: ES; 2: ES",
    "pt": "-4: BR; -3: BR; 0: PT; 1: PT AO",
    "fr": "0: CI SN; 1: FR BE CH MA TN; 2: FR BE CH",
    "de": "1: DE AT CH; 2: DE AT CH",
    "nl": "1: NL BE; 2: NL BE",
    "ar": "1: DZ TN MA; 2: EG JO; 3: SA IQ KW QA JO EG; 4: AE OM",
}


@lru_cache(maxsize=1)
def _by_clock() -> dict[tuple[str, int], tuple[str, ...]]:
    found = {}
    for language, row in _SPOKEN.items():
        for entry in row.split(";"):
            hours, _, countries = entry.strip().partition(": ")
            found[language, int(float(hours) * 60)] = tuple(countries.split())
    return found


def countries_of_clock(language: str | None, offset: int | None) -> tuple[str, ...]:
    """Where somebody may be who writes this language on a clock `offset` minutes from UTC."""
    return _by_clock().get((language, offset), ()) if language is not None and offset is not None else ()
