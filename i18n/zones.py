"""Time zones: the packaged rules, the zones of a country, the zone behind a phone number, wall times to instants.

All arithmetic is zoneinfo's on the `tzdata` package. Python prefers the system's zone files, which lag behind by
years (a Debian image of 2025 puts Vancouver and Casablanca an hour off), so importing this module turns them off
for the process and its children. pytz is asked for what zoneinfo lacks, the zones of a country, and never for time.
"""

import os
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

import pytz

from i18n.phone_areas import is_open_area, zone_of_area

# How sure a guess is, of 100 (a zone that a person chose). From `SURE` on it may be set without asking.
SURE: Final = 60
AREA_CODE: Final = 70
ONLY_ZONE: Final = 65
MOBILE_PREFIX: Final = 20

# Countries of several zones where about nine of ten people live in one of them.
_DOMINANT: Final = {
    "BR": "America/Sao_Paulo",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "GL": "America/Nuuk",
    "KI": "Pacific/Tarawa",
    "MN": "Asia/Ulaanbaatar",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
}
# Names people know, for zones that zone.tab lists behind a small place with the same clock.
_WELL_KNOWN: Final = frozenset(
    {
        *_DOMINANT.values(),
        "America/Manaus",
        "America/Rio_Branco",
        "America/Whitehorse",
        "Asia/Tashkent",
        "Asia/Yakutsk",
        "Australia/Adelaide",
        "Australia/Sydney",
        "Europe/Samara",
    }
)


class UnknownZoneError(ValueError):
    """The name is no IANA time zone."""


@dataclass(frozen=True, slots=True)
class ZoneGuess:
    """What a phone number says about its owner's clock.

    `zone` is None while several `candidates` remain; `confidence` is out of 100, see `SURE`.
    """

    zone: str | None
    candidates: tuple[str, ...]
    confidence: int


def use_packaged_tzdata() -> None:
    """Make zoneinfo read the `tzdata` package alone, here and in child processes."""
    os.environ["PYTHONTZPATH"] = ""
    zoneinfo.reset_tzpath(())
    ZoneInfo.clear_cache()


use_packaged_tzdata()


def tzdata_version() -> str:
    """The IANA release in use, such as "2026f"."""
    return _rules()[0].removeprefix("# version ")


def zone(name: str) -> ZoneInfo:
    """The rules of an IANA zone; `UnknownZoneError` for any other name."""
    if name not in _all_names():
        raise UnknownZoneError(name)
    return ZoneInfo(name)


@cache
def zone_names() -> tuple[str, ...]:
    """The zones to offer in a list, sorted, without aliases and technical names other than UTC."""
    return tuple(sorted({*_zone_countries(), "UTC"}))


@lru_cache(maxsize=1024)
def canonical_zone(name: str) -> str:
    """The name in use for an alias (`Asia/Calcutta` → `Asia/Kolkata`); a country's own zone stays as it is.

    Raises `UnknownZoneError`.
    """
    if name in _zone_countries():
        return name
    if name not in _all_names():
        raise UnknownZoneError(name)
    return _links().get(name, name)


def zone_country(name: str) -> str | None:
    """The ISO 3166-1 code of the country a zone lies in; None for UTC and unknown names."""
    try:
        return _zone_countries().get(canonical_zone(name))
    except UnknownZoneError:
        return None


@lru_cache(maxsize=512)
def country_zones(country: str) -> tuple[str, ...]:
    """The zones of a country whose clocks differ in the year of the zone data or the next, one name for each.

    Germany has one, Spain two, the United States eight. Empty for an unknown country.
    """
    return tuple(dict.fromkeys(_representatives(country).values()))


def primary_zone(country: str) -> str | None:
    """The zone that holds for nearly everybody in the country, or None where the country is truly divided."""
    zones = country_zones(country)
    return zones[0] if len(zones) == 1 else _DOMINANT.get(country.upper())


def representative(country: str, name: str) -> str | None:
    """The name chosen in `country_zones` for one of a country's zones; None when the zone is not the country's."""
    return _representatives(country).get(name)


def zone_for_phone(e164: str) -> ZoneGuess:
    """The zone of a phone number in international form ("+971501234567").

    The library's table is right about area codes and wrong about some countries (Morocco is given the Canary
    Islands) or over-sure (any Indonesian mobile is in Jakarta), so it only chooses among the country's own zones.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType, timezone

    nothing = ZoneGuess(None, (), 0)
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return nothing
    country = phonenumbers.region_code_for_number(number)
    if country is None or not phonenumbers.is_valid_number(number):
        return nothing
    own = country_zones(country)
    if len(own) == 1:
        return ZoneGuess(own[0], own, ONLY_ZONE)
    # A Brazilian mobile number has the area of its fixed lines; elsewhere it tells the country alone.
    mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE and country != "BR"
    whole = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    candidates = own if is_open_area(whole) else _of_numbering_plan(country, timezone.time_zones_for_number(number))
    area = None if mobile else _representatives(country).get(zone_of_area(whole) or "")
    if area is not None:
        candidates = (area,)
    if len(candidates) != 1:
        # The table forgets places (Darwin, Kaliningrad); whoever carries the telephone may be anywhere.
        return ZoneGuess(None, own if mobile else candidates, 0)
    return ZoneGuess(candidates[0], candidates, MOBILE_PREFIX if mobile else AREA_CODE)


def _of_numbering_plan(country: str, names: Iterable[str]) -> tuple[str, ...]:
    """The country's own zones among those of the library's table; all of them where it names none."""
    by_name, own = _representatives(country), country_zones(country)
    named = {by_name.get(_canonical_or_same(name)) for name in names}
    return tuple(name for name in own if name in named) or own


def resolve_wall_time(wall: datetime, name: str) -> datetime:
    """The instant (in UTC) of a naive local time in a zone (RFC 5545 §3.3.5, PEP 495 fold 0).

    In a gap the offset before it counts, so the shown time moves on by the length of the gap; of two equal times
    the first is meant. Raises `UnknownZoneError`, and `ValueError` for a time that carries a zone already.
    """
    if wall.tzinfo is not None:
        raise ValueError("a wall time has no time zone of its own")
    return wall.replace(tzinfo=zone(name), fold=0).astimezone(UTC)


@cache
def _all_names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@cache
def _zone_countries() -> dict[str, str]:
    return {name: country for country, names in pytz.country_timezones.items() for name in names}


@cache
def _rules() -> tuple[str, ...]:
    """The lines of the release's source, headed by "# version 2026f"."""
    return tuple(files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text(encoding="ascii").splitlines())


@cache
def _links() -> dict[str, str]:
    links = (line.split()[1:3] for line in _rules() if line.startswith("L "))
    return {alias: target for target, alias in links}


@lru_cache(maxsize=512)
def _representatives(country: str) -> dict[str, str]:
    """Each zone of a country → the name chosen for all of its zones with the same clock."""
    try:
        names = pytz.country_timezones[country.upper()]
    except KeyError:
        return {}
    alike: dict[tuple[timedelta | None, ...], list[str]] = {}
    for name in names:
        alike.setdefault(_offsets(name), []).append(name)
    chosen = {}
    for group in alike.values():
        best = next((name for name in group if name in _WELL_KNOWN), group[0])
        chosen.update(dict.fromkeys(group, best))
    # Urumqi time is a local custom; business in Xinjiang runs on the one official time.
    return dict.fromkeys(chosen, _DOMINANT["CN"]) if country.upper() == "CN" else chosen


def _offsets(name: str) -> tuple[timedelta | None, ...]:
    """The zone's offset on each day of two years, by which zones are alike."""
    start, rules = datetime(int(tzdata_version()[:4]), 1, 1, 12, tzinfo=UTC), ZoneInfo(name)
    return tuple((start + timedelta(days=day)).astimezone(rules).utcoffset() for day in range(730))


def _canonical_or_same(name: str) -> str:
    try:
        return canonical_zone(name)
    except UnknownZoneError:
        return name
