"""What a clock shows somewhere, and whether anybody sits at a desk there."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.calendars import (
    DayState,
    day_state,
    holiday_on,
    is_working_day,
    local_clock,
    next_working_day,
    working_week,
)
from i18n.zones import UnknownZoneError, zone_names


def test_local_clock() -> None:
    clock = local_clock(datetime(2026, 3, 5, 7, 42, tzinfo=UTC), "Asia/Riyadh", "en")
    assert (clock.clock, clock.offset, clock.day, clock.day_state) == ("10:42", "+03:00", date(2026, 3, 5), "desk")
    assert clock.text == "10:42 there"
    assert clock.holiday is None


def test_local_clock_speaks_chinese() -> None:
    clock = local_clock(datetime(2026, 2, 17, 2, 42, tzinfo=UTC), "Asia/Shanghai", "zh-CN")
    assert clock.text == "当地 10:42"
    assert clock.holiday is not None
    assert clock.holiday.name == "春节"


@pytest.mark.parametrize(
    ("territory", "day", "chinese", "arabic"),
    [
        ("SA", "2026-03-23", "开斋节", "عطلة عيد الفطر (يوم تعويضي)"),  # in the library's own words where it has them
        ("DE", "2026-12-25", "圣诞节", "عيد الميلاد"),
        ("BR", "2026-04-21", "蒂拉登特斯日", "يوم تيرادنتس"),
        ("KR", "2026-08-17", "解放日", "يوم التحرير"),
        ("LV", "2026-01-02", "公休日", "عطلة رسمية"),
        ("PK", "2026-05-28", "宰牲节", "عيد الأضحى"),
        ("PE", "2026-07-23", "Peruvian Air Force Day", "Peruvian Air Force Day"),
    ],
)
def test_holidays_are_named_in_the_readers_language(territory: str, day: str, chinese: str, arabic: str) -> None:
    found = [holiday_on(date.fromisoformat(day), territory, locale) for locale in ("zh-CN", "ar")]
    assert [one.name if one else None for one in found] == [chinese, arabic]


@pytest.mark.parametrize(
    ("name", "clock", "offset"),
    [
        ("Asia/Kathmandu", "17:45", "+05:45"),
        ("America/St_Johns", "08:30", "-03:30"),
        ("Pacific/Kiritimati", "02:00", "+14:00"),
        ("UTC", "12:00", "+00:00"),
    ],
)
def test_offsets(name: str, clock: str, offset: str) -> None:
    local = local_clock(datetime(2026, 1, 15, 12, tzinfo=UTC), name, "en")
    assert (local.clock, local.offset) == (clock, offset)


def test_local_clock_wants_an_instant_and_a_zone() -> None:
    with pytest.raises(ValueError, match="offset"):
        local_clock(datetime.fromisoformat("2026-01-01"), "UTC", "en")
    with pytest.raises(UnknownZoneError):
        local_clock(datetime(2026, 1, 1, tzinfo=UTC), "Nowhere", "en")


@pytest.mark.parametrize(
    ("local", "territory", "state"),
    [
        ("2026-03-05T05:59", "DE", "night"),
        ("2026-03-05T06:00", "DE", "early"),
        ("2026-03-05T09:00", "DE", "desk"),
        ("2026-03-05T12:00", "DE", "lunch"),
        ("2026-03-05T13:00", "DE", "desk"),
        ("2026-03-05T18:00", "DE", "evening"),
        ("2026-03-05T22:00", "DE", "night"),
        ("2026-03-07T10:00", "DE", "weekend"),
        ("2026-03-07T23:00", "DE", "night"),
        ("2026-04-03T10:00", "DE", "holiday"),
        ("2026-03-06T10:00", "SA", "weekend"),
        ("2026-03-08T10:00", "SA", "desk"),
        ("2026-03-06T10:00", "AE", "desk"),
        ("2026-03-06T15:00", "AE", "weekend"),
        ("2026-03-06T10:00", "AE-SH", "weekend"),
        ("2026-02-14T10:00", "CN", "desk"),
        ("2026-02-16T10:00", "CN", "holiday"),
        ("2026-03-05T10:00", None, "desk"),
        ("2026-03-08T10:00", "ZZ", "weekend"),
    ],
)
def test_day_state(local: str, territory: str | None, state: DayState) -> None:
    assert day_state(datetime.fromisoformat(local), territory) == state


@pytest.mark.parametrize(
    ("after", "territory", "following"),
    [
        ("2026-03-06", "AE", "2026-03-09"),
        ("2026-03-05", "AE", "2026-03-06"),
        ("2026-03-05", "SA", "2026-03-08"),
        ("2026-02-14", "CN", "2026-02-24"),
        ("2026-09-30", "CN", "2026-10-08"),
        ("2026-11-25", "US", "2026-11-27"),
        ("2026-04-02", "DE", "2026-04-07"),
    ],
)
def test_next_working_day(after: str, territory: str, following: str) -> None:
    assert next_working_day(date.fromisoformat(after), territory) == date.fromisoformat(following)


def test_weeks_change_with_time_and_place() -> None:
    assert working_week("AE", date(2021, 12, 31)).weekend == {4, 5}
    assert working_week("AE", date(2022, 1, 1)).weekend == {5, 6}
    assert working_week("AE", date(2006, 8, 31)).weekend == {3, 4}
    assert working_week("SA", date(2013, 6, 28)).weekend == {3, 4}
    assert working_week("SA", date(2013, 6, 29)).weekend == {4, 5}
    assert working_week("OM", date(2013, 5, 1)).weekend == {4, 5}
    assert working_week("DZ", date(2009, 8, 13)).weekend == {3, 4}
    assert working_week("MR", date(2026, 1, 1)).weekend == {5, 6}
    assert working_week("NP", date(2026, 1, 1)).weekend == {5}
    assert working_week("MY-01", date(2013, 12, 31)).weekend == {5, 6}
    assert working_week("MY-01", date(2024, 12, 31)).weekend == {4, 5}
    assert working_week("MY-01", date(2025, 1, 1)).weekend == {5, 6}
    assert working_week("MY-03", date(2026, 1, 1)).weekend == {4, 5}
    assert working_week("MY", date(2026, 1, 1)).weekend == {5, 6}
    assert working_week("IR", date(2026, 1, 1)).half_days == {3}
    assert working_week("BN", date(2026, 1, 1)).weekend == {4, 6}


def test_holidays_of_a_part_of_a_country() -> None:
    epiphany = date(2026, 1, 6)
    assert holiday_on(epiphany, "DE") is None
    assert holiday_on(epiphany, "DE-XX") is None
    holiday = holiday_on(epiphany, "de-by")
    assert holiday is not None
    assert (holiday.name, holiday.expected) == ("Epiphany", False)


@pytest.mark.parametrize(
    ("day", "territory", "name"),
    [
        ("2026-04-06", "GB", "Easter Monday"), ("2026-10-12", "CA", "Thanksgiving Day"),
        ("2026-02-17", "BR", "Carnival"), ("2026-12-31", "JP", "Bank Holiday"), ("2026-01-01", "MY", "New Year's Day"),
    ],
)  # fmt: skip
def test_days_on_which_offices_are_closed_without_a_law_of_the_whole_country(
    day: str, territory: str, name: str
) -> None:
    holiday = holiday_on(date.fromisoformat(day), territory)
    assert holiday is not None
    assert holiday.name == name
    assert not is_working_day(date.fromisoformat(day), territory)
    assert holiday_on(date(2026, 4, 6), "GB-SCT") is None


@pytest.mark.parametrize(
    ("day", "territory"), [("2026-01-10", "HU"), ("2026-06-27", "LV"), ("2026-08-22", "VN"), ("2027-02-20", "RU")]
)
def test_saturdays_that_make_up_for_a_holiday_are_worked(day: str, territory: str) -> None:
    assert is_working_day(date.fromisoformat(day), territory)


def test_islamic_holidays_are_expected_until_the_moon_is_seen() -> None:
    for territory in ("AE", "SA", "EG"):
        holiday = holiday_on(date(2027, 3, 10), territory)
        assert holiday is not None
        assert holiday.expected
        assert "estimated" not in holiday.name
    arabic = holiday_on(date(2027, 3, 10), "AE", "ar")
    assert arabic is not None
    assert arabic.name == "عطلة عيد الفطر"


@given(
    st.datetimes(
        min_value=datetime.fromisoformat("2000-01-01"),
        max_value=datetime.fromisoformat("2035-01-01"),
        timezones=st.just(UTC),
    ),
    st.sampled_from(zone_names()),
    st.sampled_from(["en", "zh-CN", "ar"]),
)
def test_every_place_has_a_clock(instant: datetime, name: str, locale: str) -> None:
    local = local_clock(instant, name, locale)
    hours, minutes = local.offset[1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if local.offset[0] == "-" else 1)
    shown = instant.astimezone(timezone(offset))
    assert (f"{shown:%H:%M}", shown.date()) == (local.clock, local.day)
    assert (local.day_state == "holiday") <= (local.holiday is not None)


@given(
    st.dates(min_value=date(2005, 1, 1), max_value=date(2030, 1, 1)), st.sampled_from(["CN", "SA", "IR", "US", "JP"])
)
def test_between_a_day_and_the_next_working_day_nobody_works(day: date, territory: str) -> None:
    following = next_working_day(day, territory)
    assert is_working_day(following, territory)
    assert not any(is_working_day(day + timedelta(days=n), territory) for n in range(1, (following - day).days))


def test_years_that_the_library_knows_in_part_have_a_clock() -> None:
    assert local_clock(datetime(2000, 8, 15, 6, tzinfo=UTC), "Asia/Kolkata", "en").clock == "11:30"
