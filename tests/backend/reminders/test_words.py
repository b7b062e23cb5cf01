"""Rules in words."""

from datetime import UTC, datetime

import pytest

from backend.reminders.words import rule_text

START = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260531", "every week on Monday and Wednesday, until 31 May 2026"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=4", "every month, on the last Friday, 4 times"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "every month, on the first working day"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,SU;BYSETPOS=-1", "every month, on the last working day"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "every month, on day 1 and 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month, on its last day"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "every year on 5 Mar"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        # What words would not say whole stands as it is.
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("FREQ=MONTHLY;BYMONTH=3,6;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTH=3,6;BYMONTHDAY=-1"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert rule_text(rule, START, "en") == words


def test_rules_in_chinese() -> None:
    assert rule_text("FREQ=MONTHLY;BYDAY=1MO", START, "zh-CN") == "每月第一个星期一"
    assert rule_text("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", START, "zh-CN") == "每月最后一个工作日"
