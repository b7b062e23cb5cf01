"""Good moments to reach somebody, and when desks open next."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.moments import (
    after_working_hours,
    good_moment,
    next_desk_opening,
    next_working_day,
    off_free_days,
    working_hours_between,
)
from i18n.working_weeks import WorkingWeek
from i18n.zones import UnknownZoneError, zone_names


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("instant", "zone", "territory", "reason", "following"),
    [
        ("2026-03-05T08:00", "Europe/Berlin", "DE", "good", "2026-03-05T08:00"),
        ("2026-03-05T10:30", "Europe/Berlin", "DE", "desk", "2026-03-05T13:00"),
        ("2026-03-05T11:30", "Europe/Berlin", "DE", "lunch", "2026-03-05T13:00"),
        ("2026-03-05T17:30", "Europe/Berlin", "DE", "evening", "2026-03-06T08:00"),
        ("2026-03-06T23:00", "Europe/Berlin", "DE", "night", "2026-03-09T08:00"),
        ("2026-04-03T08:00", "Europe/Berlin", "DE", "holiday", "2026-04-07T07:00"),
        # Friday is a half day in Dubai and free in Sharjah and Riyadh.
        ("2026-03-06T06:00", "Asia/Dubai", None, "good", "2026-03-06T06:00"),
        ("2026-03-06T10:30", "Asia/Dubai", None, "weekend", "2026-03-09T05:00"),
        ("2026-03-06T06:00", "Asia/Dubai", "AE-SH", "weekend", "2026-03-09T05:00"),
        ("2026-03-06T06:00", "Asia/Riyadh", None, "weekend", "2026-03-08T06:00"),
        # The Saturday before Spring Festival is worked in China; then nine days of rest.
        ("2026-02-14T02:00", "Asia/Shanghai", None, "good", "2026-02-14T02:00"),
        ("2026-02-14T10:00", "Asia/Shanghai", None, "evening", "2026-02-24T01:00"),
        # Clocks of New York go forward on the Sunday between.
        ("2026-03-06T22:30", "America/New_York", "US", "desk", "2026-03-09T13:00"),
    ],
)
def test_good_moments(instant: str, zone: str, territory: str | None, reason: str, following: str) -> None:
    moment = good_moment(at(instant), zone, territory)
    assert (moment.reason, moment.next_good_at) == (reason, at(following))
    assert moment.good == (reason == "good")


def test_hours_and_week_of_one_person() -> None:
    seven = ((time(7), time(8)),)
    assert good_moment(at("2026-03-05T06:10"), "Europe/Berlin", hours=seven).good
    sunday_too = WorkingWeek(frozenset({5}))
    assert good_moment(at("2026-03-08T08:10"), "Europe/Berlin", week=sunday_too).good
    assert not good_moment(at("2026-03-08T08:10"), "Europe/Berlin").good


def test_desk_openings() -> None:
    assert next_desk_opening("Asia/Dubai", None, at("2026-03-06T05:00")) == at("2026-03-09T05:00")
    assert next_desk_opening("Asia/Dubai", None, at("2026-03-06T04:59")) == at("2026-03-06T05:00")
    assert next_desk_opening("America/New_York", "US", at("2026-11-25T15:00")) == at("2026-11-27T14:00")
    assert next_desk_opening("UTC", None, at("2026-03-07T12:00")) == at("2026-03-09T09:00")


def test_the_next_working_day_is_counted_from_the_day_there() -> None:
    # 23:30 UTC on Wednesday is Thursday in Shanghai.
    assert next_working_day("Asia/Shanghai", None, at("2026-03-04T23:30")) == at("2026-03-06T01:00")
    assert next_working_day("Asia/Riyadh", "SA", at("2026-03-05T08:00"), at=time(10, 30)) == at("2026-03-08T07:30")


def test_off_free_days() -> None:
    friday = datetime.fromisoformat("2026-04-03T10:00")
    assert off_free_days(friday, "DE") == datetime.fromisoformat("2026-04-07T10:00")
    assert off_free_days(friday, "CN") == friday


def test_working_hours_pass_only_at_the_desk() -> None:
    friday, monday = at("2026-03-06T16:00"), at("2026-03-09T09:00")
    assert working_hours_between(friday, monday, "Europe/Berlin", "DE") == 2.0
    assert working_hours_between(monday, friday, "Europe/Berlin", "DE") == 0.0
    # Half of Friday in Dubai, nothing on the weekend, two hours of Monday.
    assert working_hours_between(at("2026-03-06T00:00"), at("2026-03-09T07:00"), "Asia/Dubai", None) == 5.0
    assert after_working_hours(friday, 2.0, "Europe/Berlin", "DE") == monday
    assert after_working_hours(at("2026-02-14T09:00"), 2.0, "Asia/Shanghai", None) == at("2026-02-24T02:00")


def test_moments_want_an_instant_and_a_zone() -> None:
    with pytest.raises(ValueError, match="offset"):
        good_moment(datetime.fromisoformat("2026-01-01"), "UTC")
    with pytest.raises(UnknownZoneError):
        next_desk_opening("Nowhere", None, at("2026-01-01T00:00"))


@given(
    st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-01-01"), timezones=st.just(UTC)),
    st.sampled_from(zone_names()),
)
def test_what_is_promised_next_is_good_and_nothing_before_it_is(instant: datetime, zone: str) -> None:
    moment = good_moment(instant, zone)
    assert good_moment(moment.next_good_at, zone).good
    assert moment.next_good_at >= instant
    if not moment.good:
        before = moment.next_good_at - timedelta(minutes=1)
        assert before < instant or not good_moment(before, zone).good


@given(
    st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-01-01"), timezones=st.just(UTC)),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Dubai", "Australia/Lord_Howe"]),
    st.floats(0.5, 100),
)
def test_working_hours_come_out_as_they_were_asked_for(instant: datetime, zone: str, hours: float) -> None:
    then = after_working_hours(instant, hours, zone, None)
    assert working_hours_between(instant, then, zone, None) == pytest.approx(hours, abs=1e-6)
