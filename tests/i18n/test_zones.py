"""Zones come from current data, from a country's own list, and a wall time always means one instant."""

import os
import subprocess
import sys
import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.zones import (
    AREA_CODE,
    ONLY_ZONE,
    SURE,
    UnknownZoneError,
    canonical_zone,
    country_zones,
    primary_zone,
    resolve_wall_time,
    tzdata_version,
    zone,
    zone_country,
    zone_for_phone,
    zone_names,
)


def test_zone_data_is_current_and_packaged() -> None:
    assert tzdata_version() >= "2026f"
    assert zoneinfo.TZPATH == ()
    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert noon.astimezone(zone("America/Vancouver")).utcoffset() == timedelta(hours=-7)
    assert noon.astimezone(zone("Africa/Casablanca")).utcoffset() == timedelta(0)


def test_child_processes_use_the_package_too() -> None:
    code = "import zoneinfo; print(zoneinfo.TZPATH)"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert child.stdout.strip() == "()"


@pytest.mark.parametrize(
    ("wall", "name", "instant"),
    [
        ("2026-03-06T09:00", "America/New_York", "2026-03-06T14:00"),
        ("2026-03-09T09:00", "America/New_York", "2026-03-09T13:00"),
        ("2026-03-08T02:30", "America/New_York", "2026-03-08T07:30"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),
        ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30"),
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30"),
        ("2026-01-15T09:00", "America/Sao_Paulo", "2026-01-15T12:00"),
        ("2026-11-02T09:00", "America/Sao_Paulo", "2026-11-02T12:00"),
        ("2018-12-03T09:00", "America/Sao_Paulo", "2018-12-03T11:00"),
        ("2026-10-30T09:00", "America/Vancouver", "2026-10-30T16:00"),
        ("2026-11-02T09:00", "America/Vancouver", "2026-11-02T16:00"),
        ("2026-09-18T09:00", "Africa/Casablanca", "2026-09-18T08:00"),
        ("2026-09-21T09:00", "Africa/Casablanca", "2026-09-21T09:00"),
        ("2026-03-02T09:00", "Africa/Casablanca", "2026-03-02T09:00"),
        ("2026-04-23T09:00", "Africa/Cairo", "2026-04-23T07:00"),
        ("2026-04-26T09:00", "Africa/Cairo", "2026-04-26T06:00"),
        ("2026-04-24T00:30", "Africa/Cairo", "2026-04-23T22:30"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45"),
        ("2026-03-09T10:00", "Asia/Kathmandu", "2026-03-09T04:15"),
        ("2026-07-04T09:00", "Asia/Tehran", "2026-07-04T05:30"),
    ],
)
def test_wall_times(wall: str, name: str, instant: str) -> None:
    assert resolve_wall_time(datetime.fromisoformat(wall), name) == datetime.fromisoformat(f"{instant}+00:00")


ZONES = st.sampled_from(zone_names())
SPAN = (datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2037-01-01"))
WALLS = st.datetimes(*SPAN)
INSTANTS = st.datetimes(*SPAN, timezones=st.just(UTC))


@given(WALLS, ZONES)
def test_a_wall_time_is_kept_or_moved_on_by_the_gap(wall: datetime, name: str) -> None:
    shown = resolve_wall_time(wall, name).astimezone(zone(name))
    gap = shown.replace(tzinfo=None) - wall
    assert timedelta(0) <= gap <= timedelta(hours=24)
    if gap:
        assert not any(_shows(wall, name, gap * step / 8) for step in range(-16, 17))


def _shows(wall: datetime, name: str, around: timedelta) -> bool:
    instant = resolve_wall_time(wall, name) + around
    return instant.astimezone(zone(name)).replace(tzinfo=None) == wall


@given(INSTANTS, ZONES)
def test_of_two_equal_wall_times_the_first_is_meant(instant: datetime, name: str) -> None:
    wall = instant.astimezone(zone(name)).replace(tzinfo=None)
    assert resolve_wall_time(wall, name) <= instant


def test_wall_times_are_naive() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        resolve_wall_time(datetime(2026, 1, 1, tzinfo=UTC), "Europe/Berlin")


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "America", "IST+5", "europe/berlin"]
)
def test_unknown_zones(name: str) -> None:
    with pytest.raises(UnknownZoneError):
        zone(name)
    with pytest.raises(UnknownZoneError):
        canonical_zone(name)
    assert zone_country(name) is None


def test_aliases() -> None:
    assert canonical_zone("Asia/Calcutta") == "Asia/Kolkata"
    assert canonical_zone("Asia/Katmandu") == "Asia/Kathmandu"
    assert canonical_zone("US/Pacific") == "America/Los_Angeles"
    assert canonical_zone("Europe/Oslo") == "Europe/Oslo"
    assert zone_country("Asia/Calcutta") == "IN"
    assert zone_country("UTC") is None


COUNTS = {"DE": 1, "MY": 1, "AR": 1, "KZ": 1, "UZ": 1, "CN": 1, "ES": 2, "PT": 2, "CL": 3, "EC": 2, "NZ": 2, "ID": 3}
COUNTS |= {"MN": 2, "CD": 2, "BR": 4, "MX": 6, "AU": 7, "US": 8, "RU": 11, "CA": 12, "ZZ": 0}


@pytest.mark.parametrize(("country", "count"), COUNTS.items())
def test_zones_that_truly_differ(country: str, count: int) -> None:
    zones = country_zones(country)
    assert len(zones) == count
    assert all(zone_country(name) == country for name in zones)


def test_primary_zone_is_not_guessed_where_a_country_is_divided() -> None:
    assert primary_zone("DE") == "Europe/Berlin"
    assert primary_zone("cn") == "Asia/Shanghai"
    assert primary_zone("BR") == "America/Sao_Paulo"
    assert primary_zone("UA") == "Europe/Kyiv"
    assert [primary_zone(country) for country in ("US", "CA", "RU", "AU", "MX", "ID", "ZZ", "")] == [None] * 8
    assert "Australia/Sydney" in country_zones("AU")


@pytest.mark.parametrize(
    ("phone", "name", "confidence"),
    [
        ("+971501234567", "Asia/Dubai", ONLY_ZONE),
        ("+966501234567", "Asia/Riyadh", ONLY_ZONE),
        ("+212612345678", "Africa/Casablanca", ONLY_ZONE),
        ("+919812345678", "Asia/Kolkata", ONLY_ZONE),
        ("+447400123456", "Europe/London", ONLY_ZONE),
        ("+18765551234", "America/Jamaica", ONLY_ZONE),
        ("+8613812345678", "Asia/Shanghai", ONLY_ZONE),
        ("+77012345678", "Asia/Almaty", ONLY_ZONE),
        ("+14165551234", "America/Toronto", AREA_CODE),
        ("+14805551234", "America/Phoenix", AREA_CODE),
        ("+526641234567", "America/Tijuana", AREA_CODE),
        ("+34928123456", "Atlantic/Canary", AREA_CODE),
        ("+351295200000", "Atlantic/Azores", AREA_CODE),
        ("+61292345678", "Australia/Sydney", AREA_CODE),
        ("+61733451234", "Australia/Brisbane", AREA_CODE),
        ("+61892345678", "Australia/Perth", AREA_CODE),
        ("+61889231234", "Australia/Darwin", AREA_CODE),
        ("+74012123456", "Europe/Kaliningrad", AREA_CODE),
        ("+73832123456", "Asia/Novosibirsk", AREA_CODE),
        ("+526142223334", "America/Mexico_City", AREA_CODE),
        ("+17097225555", "America/St_Johns", AREA_CODE),
        ("+17098965555", "America/Halifax", AREA_CODE),
        ("+18676335555", "America/Whitehorse", AREA_CODE),
        ("+19072725555", "America/Anchorage", AREA_CODE),
        ("+998901234567", "Asia/Tashkent", ONLY_ZONE),
        ("+5581991234567", "America/Sao_Paulo", AREA_CODE),
        ("+558136191234", "America/Noronha", AREA_CODE),
    ],
)
def test_phone_numbers_that_tell(phone: str, name: str, confidence: int) -> None:
    guess = zone_for_phone(phone)
    assert (guess.zone, guess.confidence) == (name, confidence)
    assert guess.confidence >= SURE


def test_phone_numbers_that_only_hint() -> None:
    guess = zone_for_phone("+6281234567890")
    assert guess.zone == "Asia/Jakarta"
    assert guess.confidence < SURE


@pytest.mark.parametrize("phone", ["+18005551234", "+79161234567", "+61412345678", "+18675551234"])
def test_ambiguous_phone_numbers(phone: str) -> None:
    guess = zone_for_phone(phone)
    assert guess.zone is None
    assert len(guess.candidates) > 1
    assert "Asia/Almaty" not in guess.candidates
    if phone.startswith(("+7", "+61")):  # whoever carries it may be anywhere in the country
        assert guess.candidates == country_zones("RU" if phone.startswith("+7") else "AU")


@given(st.text(max_size=20) | st.from_regex(r"\+\d{1,15}", fullmatch=True))
def test_any_phone_number_is_answered(phone: str) -> None:
    guess = zone_for_phone(phone)
    assert (guess.zone is None) == (guess.confidence == 0)
    assert all(ZoneInfo(name) for name in guess.candidates)
