"""When a reminder fires, from what was meant."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.reminders.timing import LATE, Series, fire, first_at, next_at


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def test_one_time() -> None:
    series = Series(wall("2026-03-06T09:00"), "America/New_York")
    due = at("2026-03-06T14:00")
    assert first_at(series) == due
    firing = fire(series, due, due, snoozed=False)
    assert (firing.key, firing.due_at, firing.late, firing.missed, firing.next_at) == (
        "2026-03-06T09:00:00", due, False, 0, None,
    )  # fmt: skip


def test_missed_occurrences_collapse_into_the_latest() -> None:
    series = Series(wall("2026-03-06T09:00"), "America/New_York", "FREQ=DAILY")
    firing = fire(series, at("2026-03-06T14:00"), at("2026-03-10T20:00"), snoozed=False)
    assert (firing.key, firing.due_at) == ("2026-03-10T09:00:00", at("2026-03-10T13:00"))
    assert (firing.missed, firing.late, firing.next_at) == (4, True, at("2026-03-11T13:00"))


def test_a_snooze_is_an_occurrence_of_its_own() -> None:
    series = Series(wall("2026-03-06T09:00"), "UTC", "FREQ=WEEKLY")
    due = at("2026-03-06T11:00")
    firing = fire(series, due, due + LATE, snoozed=True)
    assert (firing.key, firing.late, firing.next_at) == (f"snooze:{due.isoformat()}", False, at("2026-03-13T09:00"))


def test_an_overlap_fires_once_and_a_gap_at_the_shifted_time() -> None:
    autumn = Series(wall("2026-10-31T01:30"), "America/New_York", "FREQ=DAILY")
    keys, moment = [], at("2026-10-31T05:30")
    for _ in range(3):
        firing = fire(autumn, moment, moment, snoozed=False)
        keys.append((firing.key, moment))
        assert firing.next_at is not None
        moment = firing.next_at
    assert keys == [
        ("2026-10-31T01:30:00", at("2026-10-31T05:30")),
        ("2026-11-01T01:30:00", at("2026-11-01T05:30")),
        ("2026-11-02T01:30:00", at("2026-11-02T06:30")),
    ]
    assert next_at(Series(wall("2026-03-28T02:30"), "Europe/Berlin", "FREQ=DAILY"), at("2026-03-28T12:00")) == at(
        "2026-03-29T01:30"
    )


def test_free_days_are_left_out_when_asked_for() -> None:
    series = Series(wall("2026-04-03T10:00"), "Europe/Berlin", None, "DE", skip_free_days=True)
    assert first_at(series) == at("2026-04-07T08:00")
    assert first_at(Series(wall("2026-04-03T10:00"), "Europe/Berlin", None, "DE")) == at("2026-04-03T08:00")


@pytest.mark.parametrize("days", [1, 400])
def test_a_long_outage_of_an_hourly_series_is_one_firing(days: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    firing = fire(
        Series(start.replace(tzinfo=None), "UTC", "FREQ=HOURLY"), start, start + timedelta(days=days), snoozed=False
    )
    assert firing.missed == days * 24
