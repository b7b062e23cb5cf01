"""Times in words: what is understood, on whose clock, and what is not."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.phrases import read_time

# Wednesday 2026-03-04, 15:20 in Shanghai, 08:20 in Berlin.
NOW = datetime(2026, 3, 4, 7, 20, tzinfo=UTC)


def said(text: str, *, now: datetime = NOW, there: str = "Europe/Berlin", territory: str | None = "DE") -> str | None:
    found = read_time(text, now, here="Asia/Shanghai", there=there, territory=territory)
    if found is None:
        return None
    return f"{found.wall:%Y-%m-%d %H:%M} {found.side}" + (f" {found.rule}" if found.rule else "")


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("in 3 days", "2026-03-07 09:00 there"),
        ("in 2 hours", "2026-03-04 10:20 there"),
        ("in an hour here", "2026-03-04 16:20 here"),
        ("half an hour", "2026-03-04 08:50 there"),
        ("in 45 min", "2026-03-04 09:05 there"),
        ("next Tuesday 9:00 there", "2026-03-10 09:00 there"),
        ("Tuesday 9:00", "2026-03-10 09:00 there"),
        ("this friday 3pm", "2026-03-06 15:00 there"),
        ("Wednesday 8:00", "2026-03-11 08:00 there"),
        ("wednesday 10am", "2026-03-04 10:00 there"),
        ("tomorrow", "2026-03-05 09:00 there"),
        ("tomorrow morning", "2026-03-05 09:00 there"),
        ("tomorrow at 9 their time", "2026-03-05 09:00 there"),
        ("day after tomorrow 14:30 here", "2026-03-06 14:30 here"),
        ("tonight", "2026-03-04 20:00 here"),
        ("tonight there", "2026-03-04 20:00 there"),
        ("this afternoon", "2026-03-04 14:00 there"),
        ("end of month", "2026-03-31 09:00 there"),
        ("end of next month", "2026-04-30 09:00 there"),
        ("end of the week", "2026-03-06 09:00 there"),
        ("end of day", "2026-03-04 17:00 there"),
        ("next week", "2026-03-09 09:00 there"),
        ("in 2 weeks", "2026-03-18 09:00 there"),
        ("next month", "2026-04-01 09:00 there"),
        ("in 2 working days", "2026-03-06 09:00 there"),
        ("next working day 10:00", "2026-03-05 10:00 there"),
        ("5 Mar", "2026-03-05 09:00 there"),
        ("3 March", "2027-03-03 09:00 there"),
        ("April 7th, 9.30am", "2026-04-07 09:30 there"),
        ("2026-12-05 8:00", "2026-12-05 08:00 there"),
        ("on the 20th at noon", "2026-03-20 12:00 there"),
        ("9:00", "2026-03-04 09:00 there"),
        ("7:00", "2026-03-05 07:00 there"),
        ("every Monday 9:00", "2026-03-09 09:00 there FREQ=WEEKLY;BYDAY=MO"),
        ("every other Friday", "2026-03-06 09:00 there FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every day 18:00 here", "2026-03-04 18:00 here FREQ=DAILY"),
        ("last day of every month", "2026-03-31 09:00 there FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("every month on the 31st", "2026-03-31 09:00 there FREQ=MONTHLY;BYMONTHDAY=31"),
        ("三天后", "2026-03-07 09:00 there"),
        ("3天后下午3点", "2026-03-07 15:00 there"),
        ("两小时后", "2026-03-04 10:20 there"),
        ("半小时后", "2026-03-04 08:50 there"),
        ("下周二上午9点", "2026-03-10 09:00 there"),
        ("下周二当地时间上午9点", "2026-03-10 09:00 there"),
        ("下周二北京时间下午三点半", "2026-03-10 15:30 here"),
        ("下下周一", "2026-03-16 09:00 there"),
        ("周五", "2026-03-06 09:00 there"),
        ("本周五下午2点", "2026-03-06 14:00 there"),
        ("星期天", "2026-03-08 09:00 there"),
        ("明早", "2026-03-05 09:00 there"),
        ("明天早上8点半", "2026-03-05 08:30 there"),
        ("明晚八点", "2026-03-05 20:00 there"),
        ("今晚", "2026-03-04 20:00 here"),
        ("后天", "2026-03-06 09:00 there"),
        ("大后天10:30", "2026-03-07 10:30 there"),
        ("月底", "2026-03-31 09:00 there"),
        ("下月底", "2026-04-30 09:00 there"),
        ("下个月5号", "2026-04-05 09:00 there"),
        ("十二月二十五号", "2026-12-25 09:00 there"),
        ("2026年12月5日 上午10点", "2026-12-05 10:00 there"),
        ("一周后", "2026-03-11 09:00 there"),
        ("两个月后", "2026-05-04 09:00 there"),
        ("下一个工作日", "2026-03-05 09:00 there"),
        ("３个工作日后", "2026-03-09 09:00 there"),
        ("每周一上午9点", "2026-03-09 09:00 there FREQ=WEEKLY;BYDAY=MO"),
        ("每月底", "2026-03-31 09:00 there FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每天早上9点", "2026-03-04 09:00 there FREQ=DAILY"),
        ("中午12点", "2026-03-04 12:00 there"),
        ("明天中午一点", "2026-03-05 13:00 there"),
        ("in a fortnight", "2026-03-18 09:00 there"),
        ("two weeks from Tuesday", "2026-03-24 09:00 there"),
        ("Monday week", "2026-03-16 09:00 there"),
        ("before Friday", "2026-03-05 09:00 there"),
        ("by EOD tomorrow", "2026-03-05 17:00 there"),
        ("mid April", "2026-04-15 09:00 there"),
        ("in January", "2027-01-01 09:00 there"),
        ("last Friday of the month", "2026-03-27 09:00 there"),
        ("first working day of next month", "2026-04-01 09:00 there"),
        ("the 5th of next month", "2026-04-05 09:00 there"),
        ("end of the quarter", "2026-03-31 09:00 there"),
        ("after Easter", "2026-04-07 09:00 there"),
        ("half past nine tomorrow", "2026-03-05 09:30 there"),
        ("Monday, 9 March 2026 at 14h30", "2026-03-09 14:30 there"),
        ("31/3/2026", "2026-03-31 09:00 there"),
        ("Friday 9am Berlin time", "2026-03-06 09:00 there"),
        ("Friday 9am New York time", "2026-03-06 09:00 named"),
        ("when they open", "2026-03-04 09:00 there"),
        ("tonight at 12", "2026-03-05 00:00 here"),
        ("every Tuesday and Thursday", "2026-03-05 09:00 there FREQ=WEEKLY;BYDAY=TU,TH"),
        ("every first Monday of the month", "2026-04-06 09:00 there FREQ=MONTHLY;BYDAY=1MO"),
        ("every 3 days", "2026-03-04 09:00 there FREQ=DAILY;INTERVAL=3"),
        ("quarterly", "2026-03-04 09:00 there FREQ=MONTHLY;INTERVAL=3"),
        ("Mondays at 10 for 4 weeks", "2026-03-09 10:00 there FREQ=WEEKLY;BYDAY=MO;COUNT=4"),
        ("every Friday until June", "2026-03-06 09:00 there FREQ=WEEKLY;BYDAY=FR;UNTIL=20260531"),
        ("下下周三下午", "2026-03-18 14:00 there"),
        ("月底前", "2026-03-31 09:00 there"),
        ("后天晚上8点他那边", "2026-03-06 20:00 there"),
        ("周二他们时间下午两点一刻", "2026-03-10 14:15 there"),
        ("下周二纽约时间上午9点", "2026-03-10 09:00 named"),
        ("今天下午五点前", "2026-03-04 16:30 there"),
        ("周五下班前", "2026-03-06 17:00 there"),
        ("他们一上班", "2026-03-04 09:00 there"),
        ("周末", "2026-03-07 09:00 there"),
        ("四月中旬", "2026-04-15 09:00 there"),
        ("下个月第一个周一", "2026-04-06 09:00 there"),
        ("三天内", "2026-03-07 09:00 there"),
        ("国庆后", "2026-10-08 09:00 there"),
        ("半年后", "2026-09-04 09:00 there"),
        ("明天凌晨2点", "2026-03-05 02:00 there"),
        ("今晚12点", "2026-03-05 00:00 here"),
        ("3月9日（周一）上午", "2026-03-09 09:00 there"),
        ("每周一、三、五上午", "2026-03-04 09:00 there FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("每月第一个周一", "2026-04-06 09:00 there FREQ=MONTHLY;BYDAY=1MO"),
        ("每周一次", "2026-03-04 09:00 there FREQ=WEEKLY"),
        ("每隔一天", "2026-03-04 09:00 there FREQ=DAILY;INTERVAL=2"),
        ("每年3月5日", "2026-03-05 09:00 there FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5"),
        ("today", "2026-03-04 09:00 there"),
        ("EOD Friday there", "2026-03-06 17:00 there"),
        ("first thing Monday their time", "2026-03-09 09:00 there"),
        ("the Monday after next", "2026-03-16 09:00 there"),
        ("Thursday of the week after next", "2026-03-19 09:00 there"),
        ("before month end", "2026-03-31 09:00 there"),
        ("tomorrow at around 10", "2026-03-05 10:00 there"),
        ("by 5pm tomorrow at the latest", "2026-03-05 17:00 there"),
        ("tomorrow at 3", "2026-03-05 15:00 there"),
        ("ten past nine tomorrow", "2026-03-05 09:10 there"),
        ("twenty to four tomorrow", "2026-03-05 15:40 there"),
        ("tomorrow pm", "2026-03-05 14:00 there"),
        ("once they are at their desks", "2026-03-04 09:00 there"),
        ("20.03.2026", "2026-03-20 09:00 there"),
        ("the first working day after the holidays", "2026-04-07 09:00 there"),
        ("2 working days after Easter", "2026-04-08 09:00 there"),
        ("a week before Christmas", "2026-12-18 09:00 there"),
        ("before Easter", "2026-04-02 09:00 there"),
        ("after Ramadan", "2026-03-25 09:00 there"),
        ("Thursday 8:45 in Kathmandu", "2026-03-05 08:45 named"),
        ("3pm London", "2026-03-04 15:00 named"),
        ("on the 1st and 15th of every month", "2026-03-15 09:00 there FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("first Monday of every quarter", "2026-04-06 09:00 there FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"),
        ("monthly on the last Friday", "2026-03-27 09:00 there FREQ=MONTHLY;BYDAY=-1FR"),
        ("every other Tuesday for 3 months", "2026-03-10 09:00 there FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260609"),
        ("every weekday for 10 days", "2026-03-04 09:00 there FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260313"),
        ("every Monday starting 1 April", "2026-04-06 09:00 there FREQ=WEEKLY;BYDAY=MO"),
        ("明早八点半他们那边", "2026-03-05 08:30 there"),
        ("他们那边周一早上第一时间", "2026-03-09 09:00 there"),
        ("明天大概三点左右", "2026-03-05 15:00 there"),
        ("明天凌晨三点", "2026-03-05 03:00 there"),
        ("节后第一个工作日", "2026-04-07 09:00 there"),
        ("节前", "2026-04-02 09:00 there"),
        ("国庆节前", "2026-09-30 09:00 there"),
        ("国庆假期后第二个工作日", "2026-10-09 09:00 there"),
        ("圣诞前一周", "2026-12-18 09:00 there"),
        ("中国五一节后", "2026-05-06 09:00 there"),
        ("纽约早上九点", "2026-03-04 09:00 named"),
        ("每月初", "2026-04-01 09:00 there FREQ=MONTHLY;BYMONTHDAY=1"),
        ("每月1号和15号", "2026-03-15 09:00 there FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("从下周一开始每周", "2026-03-09 09:00 there FREQ=WEEKLY"),
        ("每季度末", "2026-03-31 09:00 there FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
    ],
)
def test_phrases(phrase: str, meant: str) -> None:
    assert said(phrase) == meant


@pytest.mark.parametrize(
    "phrase",
    ["", "soon", "when he is back", "next blue moon", "25:00", "30 Feb", "yesterday", "2 March 2026",
     "tomorrow tomorrow", "in 2 hours on Friday", "13pm", "尽快", "等他回复", "2月30号", "at", "的", "3/4", "1/4/2026",
     "tuesday 9 march", "每年春节前",
     "in Easter", "next Monday in Springfield", "过几天", "美国时间9点", "Friday 9am CST", "two Fridays ago", "2026"],
)  # fmt: skip
def test_what_is_not_understood_is_not_guessed(phrase: str) -> None:
    assert said(phrase) is None


def test_the_hour_is_kept_when_it_is_one_of_the_desk() -> None:
    later = datetime(2026, 3, 4, 13, 40, tzinfo=UTC)
    assert said("in 3 days", now=later) == "2026-03-07 14:40 there"
    assert said("三天后", now=later) == "2026-03-07 14:40 there"
    assert said("next Friday", now=later) == "2026-03-13 09:00 there"


def test_elapsed_hours_and_wall_time_differ_over_a_clock_change() -> None:
    now = datetime(2026, 3, 7, 14, tzinfo=UTC)  # 09:00 in New York, the day before clocks go forward
    day = read_time("in 24 hours", now, here="Asia/Shanghai", there="America/New_York")
    morning = read_time("tomorrow 09:00", now, here="Asia/Shanghai", there="America/New_York")
    assert day is not None
    assert morning is not None
    assert (day.wall, day.instant) == (datetime.fromisoformat("2026-03-08T10:00"), datetime(2026, 3, 8, 14, tzinfo=UTC))
    assert morning.wall == datetime.fromisoformat("2026-03-08T09:00")
    assert morning.instant == datetime(2026, 3, 8, 13, tzinfo=UTC)


def test_a_time_that_the_clocks_leave_out_is_told() -> None:
    now = datetime(2026, 3, 7, 14, tzinfo=UTC)
    gap = read_time("tomorrow 2:30", now, here="Asia/Shanghai", there="America/New_York")
    assert gap is not None
    assert gap.clock_change
    assert gap.instant == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_working_days_are_the_customers() -> None:
    thursday = datetime(2026, 3, 5, 8, tzinfo=UTC)
    assert said("next working day", now=thursday, there="Asia/Riyadh", territory="SA") == "2026-03-08 11:00 there"
    assert said("下个工作日 9点", now=thursday, there="Asia/Riyadh", territory="SA") == "2026-03-08 09:00 there"


def test_days_are_counted_on_the_speakers_calendar() -> None:
    """Monday morning in Shanghai is Sunday evening in New York."""
    monday = datetime(2026, 11, 23, 1, 33, tzinfo=UTC)
    for words, meant in [
        ("tomorrow 9:00 there", "2026-11-24 09:00 there"),
        ("明早八点半他们那边", "2026-11-24 08:30 there"),
        ("next Thursday 10:00 there", "2026-12-03 10:00 there"),
        ("today 10:00", "2026-11-23 10:00 there"),
        ("in 3 working days", "2026-11-27 09:00 there"),  # Thursday is Thanksgiving there
        ("when they open", "2026-11-23 09:00 there"),
        ("in 2 hours", "2026-11-22 22:33 there"),
    ]:
        assert said(words, now=monday, there="America/New_York", territory="US") == meant
    # The other way round it is Monday already where the customer is, and Sunday's hour has passed.
    ahead = read_time("today 10:00 there", monday, here="America/New_York", there="Asia/Shanghai", territory="CN")
    assert ahead is not None
    assert ahead.wall == datetime.fromisoformat("2026-11-23T10:00")


def test_a_week_ends_and_works_as_it_does_there() -> None:
    thursday = datetime(2026, 3, 5, 5, tzinfo=UTC)  # 08:00 in Riyadh
    there = {"now": thursday, "there": "Asia/Riyadh", "territory": "SA"}
    assert said("end of the week", **there) == "2026-03-05 09:00 there"  # type: ignore[arg-type]
    assert said("end of next week", **there) == "2026-03-12 09:00 there"  # type: ignore[arg-type]
    assert said("every working day", **there) == (  # type: ignore[arg-type]
        "2026-03-05 09:00 there FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SU"
    )
    assert said("next working day here", **there) == "2026-03-06 13:00 here"  # type: ignore[arg-type]


def test_series_of_working_days_pass_over_holidays() -> None:
    found = [
        read_time(words, NOW, here="Asia/Shanghai", there="Europe/Berlin", territory="DE")
        for words in ("every working day", "每月第一个工作日", "last working day of every month", "every Monday")
    ]
    assert [one is not None and one.working for one in found] == [True, True, False, False]


def test_before_a_feast_that_begins_tomorrow_it_is_the_next() -> None:
    at_work = datetime(2026, 9, 24, 8, tzinfo=UTC)  # 16:00 in Shanghai, the day before Mid-Autumn
    assert said("节前", now=at_work, there="Asia/Shanghai", territory="CN") == "2026-09-30 09:00 there"
    assert said("节后", now=at_work, there="Asia/Shanghai", territory="CN") == "2026-09-28 09:00 there"


def test_without_a_customers_clock_the_speakers_counts() -> None:
    found = read_time("tomorrow 9:00 there", NOW, here="Asia/Shanghai")
    assert found is not None
    assert (found.zone, found.side) == ("Asia/Shanghai", "here")


@given(st.text(max_size=60) | st.lists(
    st.sampled_from(["next", "in", "3", "days", "tuesday", "9:00", "下周", "二", "点", "半", "月", "every", "后"]),
    max_size=8,
).map(" ".join))  # fmt: skip
def test_anything_said_gets_an_answer_that_is_ahead(text: str) -> None:
    found = read_time(text, NOW, here="Asia/Shanghai", there="America/New_York", territory="US")
    assert found is None or found.instant > NOW
