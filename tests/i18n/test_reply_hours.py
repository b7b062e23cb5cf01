"""The hours in which somebody answers."""

from datetime import UTC, datetime, time, timedelta

from i18n.reply_hours import reply_hours

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def mails(*hours: float) -> list[datetime]:
    return [MONDAY + timedelta(days=day, hours=hour) for day, hour in enumerate(hours)]


def test_five_replies_tell_the_hours_on_their_own_clock() -> None:
    assert reply_hours(mails(7, 7.5, 8, 8.9, 13), "Europe/Berlin") == (time(8), time(10))
    assert reply_hours(mails(7, 7.5, 8, 8.9), "Europe/Berlin") is None


def test_a_run_of_mails_counts_once() -> None:
    run = [MONDAY + timedelta(hours=7, minutes=minute) for minute in range(0, 50, 10)]
    assert reply_hours(run, "UTC") is None


def test_no_habit_is_no_answer() -> None:
    assert reply_hours(mails(1, 4, 7, 10, 13, 16, 19, 22), "UTC") is None
    assert reply_hours(mails(22, 22, 23, 23, 22), "UTC") == (time(22), time(23, 59))
