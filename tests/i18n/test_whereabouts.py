"""Where somebody is: clues, their weight, and what is never set silently."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.calendar_zones import zone_of_calendar
from i18n.places import zones_of_place
from i18n.territories import territory_of
from i18n.whereabouts import (
    contradicts,
    from_country,
    from_dates,
    from_invite,
    from_person,
    from_phone,
    from_place,
    weigh,
)
from i18n.zones import country_zones, resolve_wall_time


@pytest.mark.parametrize(
    ("place", "country", "zones"),
    [
        ("Chicago", "US", ["America/Chicago"]),
        ("Portland", "US", ["America/Los_Angeles"]),
        ("Portland, ME", "US", ["America/New_York"]),
        ("Portland, Oregon", "US", ["America/Los_Angeles"]),
        ("Springfield, MO", "US", ["America/Chicago"]),
        ("Houston TX 77002", "US", ["America/Chicago"]),
        ("123 Main St\nPhoenix, AZ 85001", "US", ["America/Phoenix"]),
        ("Pensacola, FL", "US", ["America/Chicago"]),
        ("El Paso, Texas", "US", ["America/Denver"]),
        ("California", "US", ["America/Los_Angeles"]),
        ("Vancouver, BC", "CA", ["America/Vancouver"]),
        ("Calgary, Alberta", "CA", ["America/Edmonton"]),
        ("Manaus", "BR", ["America/Manaus"]),
        ("Recife, PE", "BR", ["America/Sao_Paulo"]),
        ("Perth", "AU", ["Australia/Perth"]),
        ("Melbourne VIC 3000", "AU", ["Australia/Sydney"]),
        ("Новосибирск", "RU", ["Asia/Novosibirsk"]),
        ("Denpasar, Bali", "ID", ["Asia/Makassar"]),
        ("Surabaya", "ID", ["Asia/Jakarta"]),
        ("Las Palmas", "ES", ["Atlantic/Canary"]),
        ("München", "DE", ["Europe/Berlin"]),
        ("Washington, D.C.", "US", ["America/New_York"]),
        ("Seattle, Washington", "US", ["America/Los_Angeles"]),
        ("Ft. Lauderdale", "US", ["America/New_York"]),
        ("Sydney NSW 2000", "AU", ["Australia/Sydney"]),
        ("Broken Hill NSW", "AU", ["Australia/Adelaide"]),
        ("Whitehorse, Yukon", "CA", ["America/Whitehorse"]),
        ("St. John's, NL", "CA", ["America/St_Johns"]),
        ("Chihuahua", "MX", ["America/Mexico_City"]),
        ("Ciudad Juárez, Chihuahua", "MX", ["America/Ciudad_Juarez"]),
        ("Нижний Новгород", "RU", ["Europe/Moscow"]),
        ("г. Тольятти, ул. Ленина 5", "RU", ["Europe/Samara"]),
        ("Jakarta Selatan", "ID", ["Asia/Jakarta"]),
        ("Isla de Pascua", "CL", ["Pacific/Easter"]),
        ("Mbuji-Mayi", "CD", ["Africa/Lubumbashi"]),
        ("Tashkent", "UZ", ["Asia/Tashkent"]),
        ("Nowhere", "US", []),
        ("", "US", []),
    ],
)
def test_places(place: str, country: str, zones: list[str]) -> None:
    assert list(zones_of_place(place, country)) == zones


def test_a_name_that_many_states_share_leaves_a_choice() -> None:
    assert len(zones_of_place("Springfield", "US")) > 1


@pytest.mark.parametrize(
    ("country", "place", "territory"),
    [
        ("AE", "Sharjah", "AE-SH"), ("AE", "Khor Fakkan", "AE-SH"), ("AE", "Dubai", "AE"),
        ("MY", "Kota Bharu", "MY-03"), ("MY", "Johor Bahru, Johor", "MY-01"), ("MY", None, "MY"),
        ("DE", "München", "DE-BY"), (None, "Berlin", None), ("DE", "Mainz", "DE-RP"), ("MY", "新山", "MY-01"),
        ("AE", "沙迦", "AE-SH"), ("CA", "Montréal", "CA-QC"), ("FR", "Strasbourg", "FR-6AE"), ("GB", "London", "GB"),
    ],
)  # fmt: skip
def test_parts_of_countries(country: str | None, place: str | None, territory: str | None) -> None:
    assert territory_of(country, place) == territory


@pytest.mark.parametrize(
    ("phone", "zone", "settled"),
    [
        ("+971501234567", "Asia/Dubai", True),
        ("+966501234567", "Asia/Riyadh", True),
        ("+212612345678", "Africa/Casablanca", True),
        ("+919812345678", "Asia/Kolkata", True),
        ("+447400123456", "Europe/London", True),
        ("+6281234567890", "Asia/Jakarta", False),
        ("+18005551234", None, False),
        ("+79161234567", None, False),
        ("+34612345678", "Europe/Madrid", True),
        ("+5592987654321", "America/Manaus", True),
    ],
)
def test_phones(phone: str, zone: str | None, settled: bool) -> None:
    found = weigh([from_phone(phone)])
    assert (found.zone, found.settled) == (zone, settled)
    assert found.candidates


def test_the_strongest_clue_wins_and_the_others_are_told() -> None:
    found = weigh([from_phone("+6281234567890"), from_place("Denpasar", "ID"), from_country("ID")])
    assert (found.zone, found.reason, found.score, found.settled) == ("Asia/Makassar", "place", 80, True)
    assert [clue.reason for clue in found.against] == ["mobile-prefix"]
    chosen = weigh([from_place("Denpasar", "ID"), from_person("Asia/Calcutta")])
    assert (chosen.zone, chosen.reason) == ("Asia/Kolkata", "set")


def test_countries() -> None:
    assert weigh([from_country("DE")]).reason == "only-zone"
    assert weigh([from_country("BR")]).reason == "main-zone"
    assert weigh([from_country("US")]).zone is None
    assert weigh([from_country("US")]).candidates == country_zones("US")
    assert weigh([]).zone is None


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
        ("(UTC+04:00) Abu Dhabi, Muscat", "Asia/Dubai"),
        ("/mozilla.org/20050126_1/America/New_York", "America/New_York"),
        ("/softwarestudio.org/Tzfile/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("europe/berlin", "Europe/Berlin"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("arabian standard time", "Asia/Dubai"),
        ("Customized Time Zone", None),
        ("(UTC) Somewhere", None),
        ("", None),
    ],
)
def test_what_calendars_call_a_zone(name: str, zone: str | None) -> None:
    assert zone_of_calendar(name) == zone


def test_invitations() -> None:
    windows = from_invite("W. Europe Standard Time")
    assert windows is not None
    assert (windows.zones, windows.score) == (("Europe/Berlin",), 85)
    start = datetime.fromisoformat("2026-07-06T10:00")
    assert resolve_wall_time(start, windows.zones[0]) == datetime(2026, 7, 6, 8, tzinfo=UTC)
    italian = from_invite("W. Europe Standard Time", "IT")
    assert italian is not None
    assert italian.zones == ("Europe/Rome",)
    chinese = from_invite("China Standard Time")
    assert chinese is not None
    assert chinese.zones == ("Asia/Shanghai",)
    assert from_invite("Customized Time Zone") is None
    assert from_person("Mars/Olympus") is None


JULY, JANUARY = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_a_date_header_sets_nothing_and_flags_what_does_not_fit() -> None:
    american = country_zones("US")
    assert from_dates([(JULY, -300)], american) is None
    assert contradicts("America/New_York", JULY, -300)
    assert not contradicts("America/Chicago", JULY, -300)
    assert not contradicts("America/New_York", JULY, None)
    assert not contradicts("America/New_York", JULY, 0)
    steady = from_dates([(JULY, -240), (JULY, -240), (JANUARY, -300)], american)
    assert steady is not None
    assert steady.zones == ("America/New_York",)
    alone = weigh([steady])
    assert alone.zone is None
    assert not alone.settled
    hinted = weigh([from_country("US"), steady])
    assert (hinted.zone, hinted.settled) == ("America/New_York", False)
    kept = weigh([from_person("America/Chicago"), steady])
    assert (kept.zone, [clue.reason for clue in kept.against]) == ("America/Chicago", ["date-header"])


@given(st.text(max_size=80), st.sampled_from(["US", "CA", "BR", "RU", "AU", "DE", "ZZ"]))
def test_any_place_is_answered_with_the_countrys_own_zones(place: str, country: str) -> None:
    assert set(zones_of_place(place, country)) <= set(country_zones(country))
