"""Hours that suit everybody: refused at night, doubtful outside desks, and found where there are any."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.calendars import DESK_ENDS, DESK_STARTS
from i18n.slots import Seat, good_slots, judge_slot
from i18n.zones import zone, zone_names

SHANGHAI, BERLIN, NEW_YORK = Seat("Asia/Shanghai"), Seat("Europe/Berlin"), Seat("America/New_York")
HALF_HOUR = timedelta(minutes=30)
# Tuesday of an ordinary week.
TUESDAY = datetime(2026, 3, 10, tzinfo=UTC)


def at(hour: int, minute: int = 0) -> datetime:
    return TUESDAY.replace(hour=hour, minute=minute)


def troubles(start: datetime, *seats: Seat, lasts: timedelta = HALF_HOUR) -> list[tuple[int, str, str]]:
    return [(each.seat, each.reason, f"{each.local:%H:%M}") for each in judge_slot(start, start + lasts, seats)]


def test_three_in_the_morning_is_refused() -> None:
    # 15:00 in Shanghai is 03:00 in New York.
    found = judge_slot(at(7), at(7, 30), [SHANGHAI, NEW_YORK])
    assert [(each.seat, each.reason, each.refused) for each in found] == [(1, "night", True)]
    assert f"{found[0].local:%H:%M}" == "03:00"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (at(8, 30), []),
        (at(4, 30), [(0, "lunch", "12:30"), (1, "night", "05:30")]),
        (at(6), [(1, "early", "07:00")]),
        (at(12), [(0, "evening", "20:00")]),
    ],
)
def test_what_is_wrong_with_an_hour(start: datetime, expected: list[tuple[int, str, str]]) -> None:
    assert [(seat, reason) for seat, reason, _ in troubles(start, SHANGHAI, BERLIN)] == [
        (seat, reason) for seat, reason, _ in expected
    ]


def test_a_meeting_that_runs_into_the_night_is_refused() -> None:
    assert troubles(at(13), SHANGHAI, lasts=timedelta(hours=2)) == [(0, "night", "22:00")]


def test_a_holiday_and_a_weekend_there() -> None:
    friday_in_riyadh = datetime(2026, 3, 6, 8, tzinfo=UTC)
    assert troubles(friday_in_riyadh, Seat("Asia/Riyadh")) == [(0, "weekend", "11:00")]
    national_day = datetime(2026, 10, 1, 2, tzinfo=UTC)
    assert troubles(national_day, SHANGHAI) == [(0, "holiday", "10:00")]


def test_slots_lie_in_both_desks() -> None:
    found = good_slots(TUESDAY, HALF_HOUR, [SHANGHAI, BERLIN])
    # Winter: Berlin opens at 16:00 of Shanghai. One a day, so that there is a choice.
    assert found[0] == at(8)
    assert len(found) == 3
    assert len({each.date() for each in found}) == 3


def test_where_no_desk_hours_are_shared_nobody_rises_in_the_night() -> None:
    found = good_slots(TUESDAY, HALF_HOUR, [SHANGHAI, NEW_YORK])
    assert found
    for start in found:
        for seat in (SHANGHAI, NEW_YORK):
            assert 7 <= start.astimezone(zone(seat.zone)).hour <= 21
    assert not any(
        each.refused for start in found for each in judge_slot(start, start + HALF_HOUR, [SHANGHAI, NEW_YORK])
    )


def test_an_instant_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        judge_slot(datetime(2026, 3, 10), datetime(2026, 3, 10, 1), [SHANGHAI])  # noqa: DTZ001


@given(
    st.sampled_from(zone_names()),
    st.sampled_from(zone_names()),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)),  # noqa: DTZ001 - hypothesis adds no zone
    st.sampled_from([15, 30, 60, 90]),
)
def test_whatever_is_proposed_suits_everybody(here: str, there: str, after: datetime, minutes: int) -> None:
    seats, lasts, since = [Seat(here), Seat(there)], timedelta(minutes=minutes), after.replace(tzinfo=UTC)
    for start in good_slots(since, lasts, seats, most=1):
        assert start > since
        assert not any(each.refused for each in judge_slot(start, start + lasts, seats))
        if (start.astimezone(zone(here)).utcoffset()) == (start.astimezone(zone(there)).utcoffset()):
            local = start.astimezone(zone(here)).time()
            assert DESK_STARTS <= local < DESK_ENDS
