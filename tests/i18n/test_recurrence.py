"""Series keep their wall time through clock changes and happen once each."""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.recurrence import (
    LAST_DAY_OF_MONTH,
    InvalidRuleError,
    check_rule,
    next_occurrence,
    occurrences,
)
from i18n.zones import zone, zone_names


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def days(rule: str, start: str, count: int) -> list[str]:
    found = islice(occurrences(rule, wall(start), "Europe/Berlin", after=None), count)
    return [f"{one.wall:%Y-%m-%d}" for one in found]


def test_daily_keeps_the_wall_time_through_the_clock_change() -> None:
    found = list(islice(occurrences("FREQ=DAILY", wall("2026-03-06T09:00"), "America/New_York", after=None), 4))
    assert [one.instant for one in found] == [
        at("2026-03-06T14:00"), at("2026-03-07T14:00"), at("2026-03-08T13:00"), at("2026-03-09T13:00"),
    ]  # fmt: skip


def test_a_gap_moves_the_shown_time_and_an_overlap_happens_once() -> None:
    spring = next_occurrence("FREQ=DAILY", wall("2026-03-08T02:30"), "America/New_York", after=at("2026-03-08T00:00"))
    assert spring is not None
    assert (spring.instant, spring.shown, spring.clock_change) == (
        at("2026-03-08T07:30"), wall("2026-03-08T03:30"), True,
    )  # fmt: skip
    autumn = list(islice(occurrences("FREQ=DAILY", wall("2026-11-01T01:30"), "America/New_York", after=None), 2))
    assert [one.instant for one in autumn] == [at("2026-11-01T05:30"), at("2026-11-02T06:30")]
    assert not autumn[0].clock_change


def test_hours_are_elapsed_time() -> None:
    found = islice(occurrences("FREQ=HOURLY;INTERVAL=24", wall("2026-03-07T09:00"), "America/New_York", after=None), 2)
    assert [one.shown for one in found] == [wall("2026-03-07T09:00"), wall("2026-03-08T10:00")]


def test_the_31st_and_the_last_day_are_different_things() -> None:
    assert days("FREQ=MONTHLY", "2026-01-31T09:00", 3) == ["2026-01-31", "2026-03-31", "2026-05-31"]
    assert days(LAST_DAY_OF_MONTH, "2026-02-01T09:00", 3) == ["2026-02-28", "2026-03-31", "2026-04-30"]
    assert days("FREQ=YEARLY", "2028-02-29T09:00", 2) == ["2028-02-29", "2032-02-29"]
    assert days("FREQ=YEARLY", "2096-02-29T09:00", 2) == ["2096-02-29", "2104-02-29"]


def test_until_is_inclusive_on_the_series_own_clock() -> None:
    assert days("FREQ=DAILY;UNTIL=20260302T080000Z", "2026-03-01T09:00", 9) == ["2026-03-01", "2026-03-02"]
    assert days("FREQ=DAILY;UNTIL=20260302", "2026-03-01T09:00", 9) == ["2026-03-01", "2026-03-02"]
    assert days("FREQ=WEEKLY;COUNT=2;BYDAY=MO,TH", "2026-03-02T09:00", 9) == ["2026-03-02", "2026-03-05"]


def test_free_days_are_skipped_when_asked_for_and_two_that_meet_are_one() -> None:
    found = occurrences(
        "FREQ=DAILY", wall("2026-02-13T10:00"), "Asia/Shanghai", after=None, territory="CN", skip_free_days=True
    )
    # Saturday the 14th is worked; then Spring Festival until the 23rd.
    assert [f"{one.shown:%m-%d}" for one in islice(found, 4)] == ["02-13", "02-14", "02-24", "02-25"]


def test_one_time_without_a_rule() -> None:
    one = next_occurrence(None, wall("2026-03-06T09:00"), "UTC", after=at("2026-03-01T00:00"))
    assert one is not None
    assert one.instant == at("2026-03-06T09:00")
    assert next_occurrence(None, wall("2026-03-06T09:00"), "UTC", after=at("2026-03-06T09:00")) is None


@pytest.mark.parametrize(
    "rule",
    [
        "", "every day", "FREQ=MINUTELY", "FREQ=SECONDLY", "FREQ=DAILY;FREQ=WEEKLY", "INTERVAL=2", "FREQ=DAILY\nX=1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=3", "FREQ=DAILY;INTERVAL=0",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=3", "FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", "FREQ=DAILY;BYMONTHDAY=x",
        "FREQ=DAILY;BYSECOND=1", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=2;UNTIL=20300101",
    ],
)  # fmt: skip
def test_rules_that_are_refused(rule: str) -> None:
    with pytest.raises(InvalidRuleError):
        check_rule(rule)


def test_rules_are_kept_in_one_form() -> None:
    assert check_rule(" rrule:freq=weekly;byday=mo ") == "FREQ=WEEKLY;BYDAY=MO"


ZONES = st.sampled_from(zone_names())


@given(
    ZONES,
    st.datetimes(wall("2020-01-01T00:00"), wall("2040-01-01T00:00")),
    st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=DAILY;INTERVAL=91"]),
)
def test_wall_time_is_kept_through_every_gap_and_overlap(name: str, start: datetime, rule: str) -> None:
    found = list(islice(occurrences(rule, start.replace(second=0, microsecond=0), name, after=None), 20))
    for one in found:
        back = one.instant.astimezone(zone(name)).replace(tzinfo=None)
        assert back == one.shown >= one.wall
        assert one.wall.time() == start.replace(second=0, microsecond=0).time()
        if back != one.wall:  # only in a gap: that local time does not exist
            assert one.wall.replace(tzinfo=UTC) - one.wall.replace(tzinfo=zone(name)).astimezone(UTC) != (
                one.wall.replace(tzinfo=UTC) - one.wall.replace(tzinfo=zone(name), fold=1).astimezone(UTC)
            )
    assert all(later.instant > earlier.instant for earlier, later in pairwise(found))
    assert len({one.wall for one in found}) == len(found)


@given(ZONES, st.datetimes(wall("2024-01-01T00:00"), wall("2030-01-01T00:00")), st.integers(0, 900))
def test_the_next_is_the_first_after(name: str, start: datetime, ahead: int) -> None:
    after = start.replace(tzinfo=UTC) + timedelta(days=ahead, hours=7)
    one = next_occurrence("FREQ=WEEKLY", start, name, after=after)
    assert one is not None
    assert timedelta(0) < one.instant - after <= timedelta(days=9)
