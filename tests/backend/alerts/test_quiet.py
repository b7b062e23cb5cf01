"""When an alert may leave the app."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.alerts.quiet import QuietHours, loud_from, next_digest, next_full_hour, on_leave

_NIGHT = QuietHours(time(22), time(7))


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-11-20T13:59:00+00:00", "2026-11-20T13:59:00+00:00"),  # 21:59 in Shanghai
        ("2026-11-20T14:00:00+00:00", "2026-11-20T23:00:00+00:00"),  # 22:00 → 07:00
        ("2026-11-20T22:59:00+00:00", "2026-11-20T23:00:00+00:00"),  # 06:59
        ("2026-11-20T23:00:00+00:00", "2026-11-20T23:00:00+00:00"),  # 07:00
    ],
)
def test_a_night_in_shanghai(instant: str, expected: str) -> None:
    assert loud_from(datetime.fromisoformat(instant), "Asia/Shanghai", _NIGHT) == datetime.fromisoformat(expected)


def test_quiet_weekends_end_on_monday_after_the_night() -> None:
    friday_night = datetime(2026, 11, 20, 15, tzinfo=UTC)  # Friday 23:00 in Shanghai
    assert loud_from(friday_night, "Asia/Shanghai", QuietHours(time(22), time(7), weekends=True)) == datetime(
        2026, 11, 22, 23, tzinfo=UTC
    )


def test_a_weekend_is_that_of_where_they_live() -> None:
    weekends = QuietHours(weekends=True)
    friday = datetime(2026, 11, 20, 8, tzinfo=UTC)  # 11:00 in Riyadh, 16:00 in Shanghai
    assert loud_from(friday, "Asia/Riyadh", weekends) == datetime(2026, 11, 21, 21, tzinfo=UTC)
    assert loud_from(friday, "Asia/Shanghai", weekends) == friday
    # 10 October 2026 is a Saturday that China works to make up for its holiday.
    made_up = datetime(2026, 10, 10, 2, tzinfo=UTC)
    assert loud_from(made_up, "Asia/Shanghai", weekends) == made_up


def test_of_an_hour_that_comes_twice_nothing_leaves_before_it_was_said() -> None:
    second = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)  # 01:10 in New York, for the second time
    assert loud_from(second, "America/New_York", QuietHours(time(22), time(1, 30))) == second


def test_the_clock_goes_back_within_the_night() -> None:
    # New York, 1 November 2026: 07:00 is 12:00 UTC after the change, 11:00 before it.
    assert loud_from(datetime(2026, 11, 1, 3, tzinfo=UTC), "America/New_York", _NIGHT).hour == 12


@given(
    instant=st.integers(1_577_836_800, 2_051_222_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    zone=st.sampled_from(["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "UTC"]),
    start=st.times().map(lambda t: t.replace(microsecond=0)),
    end=st.times().map(lambda t: t.replace(microsecond=0)),
    weekends=st.booleans(),
)
def test_it_waits_at_most_over_a_weekend_and_then_is_loud(
    instant: datetime, zone: str, start: time, end: time, *, weekends: bool
) -> None:
    quiet = QuietHours(start, end, weekends)
    loud = loud_from(instant, zone, quiet)
    assert timedelta(0) <= loud - instant <= timedelta(days=5)
    assert loud_from(loud, zone, quiet) == loud


def test_digests_come_at_the_readers_hour() -> None:
    moment = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)  # 08:30 in Shanghai
    assert next_digest(moment, "Asia/Shanghai", 8) == datetime(2026, 11, 21, 0, tzinfo=UTC)
    assert next_digest(moment, "Asia/Shanghai", 9) == datetime(2026, 11, 20, 1, tzinfo=UTC)
    assert next_full_hour(moment) == datetime(2026, 11, 20, 1, tzinfo=UTC)


def test_a_leave_counts_days_where_its_owner_is() -> None:
    evening = datetime(2026, 11, 20, 17, tzinfo=UTC)  # 21 November in Shanghai
    assert on_leave(evening, "Asia/Shanghai", date(2026, 11, 21), date(2026, 11, 21))
    assert not on_leave(evening, "Europe/London", date(2026, 11, 21), date(2026, 11, 21))
    assert not on_leave(evening, "Asia/Shanghai", None, None)
