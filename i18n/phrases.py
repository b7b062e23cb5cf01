"""Times as people say them, in English and Chinese: "in 3 days", "next Tuesday 9:00 there", 下周二上午9点, 月底.

`read_time` answers a wall time on a named clock, its instant, and the rule of a series ("every Monday", 每周一). It
answers None rather than guess: every word must be understood. Weeks begin on Monday; "next Tuesday" and 下周二 are the
Tuesday of next week, "Tuesday" and 周二 the coming one. Hours and minutes ahead are elapsed time; days, weeks and
months ahead keep the hour when it is a desk hour, else take nine o'clock. Unless "here" (北京时间, 我这边) or "there"
(当地, 对方时间) is said, the customer's clock is meant, and for "tonight" and "this evening" the speaker's own.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from i18n import calendars
from i18n.calendars import DESK_ENDS, DESK_STARTS
from i18n.recurrence import LAST_DAY_OF_MONTH
from i18n.zones import resolve_wall_time, zone

MORNING: Final = time(9)
NOON: Final = time(12)
AFTERNOON: Final = time(14)
EVENING: Final = time(20)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was understood: `wall` on the clock of `zone`, which is `instant` (UTC), and a rule if it recurs.

    `side` says whose clock that is; `clock_change` that the named time does not exist on that day, so that the clock
    shows a later one.
    """

    wall: datetime
    zone: str
    side: Literal["here", "there"]
    instant: datetime
    rule: str | None = None
    clock_change: bool = False


@dataclass(slots=True)
class _Said:
    """What the words have said so far."""

    now: datetime
    territory: str | None
    day: date | None = None
    clock: time | None = None
    part: str | None = None
    ahead: timedelta | None = None
    moved: bool = False
    weekday: bool = False
    yearless: bool = False
    rule: str | None = None


_DIGITS: Final = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
                  "八": 8, "九": 9}  # fmt: skip
_WORDS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
                 "eight": 8, "nine": 9, "ten": 10, "couple of": 2, "a couple of": 2}  # fmt: skip
_EN_DAYS: Final = ("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:r(?:s(?:day)?)?)?", "fri(?:day)?",
                   "sat(?:urday)?", "sun(?:day)?")  # fmt: skip
_EN_MONTHS: Final = ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
                     "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")  # fmt: skip
_BY_DAY: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = "|".join(_EN_DAYS)
_MONTH: Final = "|".join(_EN_MONTHS)
_N: Final = r"(\d{1,3}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_ZN: Final = r"(\d{1,3}|[一二两兩三四五六七八九十]{1,3})"
_HERE: Final = r"\b(?:here|my time|our time)\b|北京时间|我这边|我这里|我们这边|本地时间|本地"
_THERE: Final = (
    r"\b(?:there|their time|local time|customer'?s? time)\b|当地时间|当地|对方时间|客户时间|客户那边|那边|对方"
)
_FILLER: Final = re.compile(r"^(?:\b(?:at|on|the|of|in|by|from now|o'?clock|please)\b|[\s,;，、的在])+")


def read_time(
    text: str, now: datetime, *, here: str, there: str | None = None, territory: str | None = None
) -> Spoken | None:
    """The time that a phrase means, said at `now` by somebody whose zone is `here` about a customer in `there`.

    `territory` is the customer's (working days); None when the phrase is not understood or lies in the past.
    """
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).strip().casefold())[:120]
    side: Literal["here", "there"] = "there" if there else "here"
    for pattern, chosen in ((_THERE, "there"), (_HERE, "here")):
        shorter = re.sub(pattern, " ", words)
        if shorter != words:
            words, side = shorter, "there" if chosen == "there" and there else "here"
            break
    else:
        if re.search(r"\b(?:tonight|this evening)\b|今晚|今天晚上", words):
            side = "here"
    name = there if side == "there" and there else here
    said = _Said(now.astimezone(zone(name)).replace(tzinfo=None, second=0, microsecond=0), territory)
    if not _consume(words, said):
        return None
    return _settle(said, name, side, now)


def _consume(words: str, said: _Said) -> bool:
    rest = words.strip()
    understood = False
    while rest:
        rest = _FILLER.sub("", rest)
        if not rest:
            break
        for pattern, act in _GRAMMAR:
            match = pattern.match(rest)
            if match is not None and act(said, match):
                rest, understood = rest[match.end() :], True
                break
        else:
            return False
    return understood


def _settle(said: _Said, name: str, side: Literal["here", "there"], now: datetime) -> Spoken | None:
    if said.ahead is not None:
        if said.day or said.clock or said.part or said.rule:
            return None
        instant = (now + said.ahead).astimezone(UTC).replace(second=0, microsecond=0)
        return Spoken(instant.astimezone(zone(name)).replace(tzinfo=None), name, side, instant)
    clock = _clock(said)
    if clock is None:
        return None
    wall = datetime.combine(said.day or said.now.date(), clock)
    if wall <= said.now:
        later = _later(said, wall)
        if later is None:
            return None
        wall = later
    instant = resolve_wall_time(wall, name)
    shown = instant.astimezone(zone(name)).replace(tzinfo=None)
    return Spoken(wall, name, side, instant, said.rule, clock_change=shown != wall)


def _later(said: _Said, wall: datetime) -> datetime | None:
    """What is meant where the words name a moment that has passed: the next of its kind, if it has one."""
    if said.rule is not None or said.day is None:
        step = relativedelta(days=1)
        if said.rule and "WEEKLY" in said.rule:
            step = relativedelta(weeks=1)
        elif said.rule and "MONTHLY" in said.rule:
            step = relativedelta(months=1)
        later = wall + step
        return _month_end(later) if said.rule == LAST_DAY_OF_MONTH else later
    if said.weekday:
        return wall + timedelta(weeks=1)
    if said.yearless:
        return wall + relativedelta(years=1)
    return None


def _clock(said: _Said) -> time | None:
    if said.clock is None:
        if said.part is not None:
            return {"morning": MORNING, "noon": NOON, "afternoon": AFTERNOON, "evening": EVENING}[said.part]
        if said.day is None and said.rule is None:
            return None
        kept = said.now.time()
        return kept if said.moved and DESK_STARTS <= kept < DESK_ENDS else MORNING
    if said.part in ("afternoon", "evening") and said.clock.hour < 12:
        return said.clock.replace(hour=said.clock.hour + 12)
    if said.part == "noon" and said.clock.hour in (1, 2):
        return said.clock.replace(hour=said.clock.hour + 12)
    return said.clock


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _month_end(day: datetime) -> datetime:
    return day + relativedelta(day=31)


def _set_day(said: _Said, day: date, *, yearless: bool = False) -> bool:
    if said.day is not None:
        return False
    said.day, said.yearless = day, yearless
    return True


def _step(said: _Said, **ahead: int) -> bool:
    said.moved = True
    return _set_day(said, (said.now + relativedelta(**ahead)).date())  # type: ignore[arg-type]


def _working_days(said: _Said, count: int) -> bool:
    day = said.now.date()
    for _ in range(min(count, 260)):
        day = calendars.next_working_day(day, said.territory)
    said.moved = True
    return _set_day(said, day)


def _weekday(said: _Said, index: int, weeks: int | None) -> bool:
    """`weeks`: 0 this week, 1 next week, None the coming one (today included)."""
    today = said.now.date()
    if weeks is None:
        said.weekday = True
        return _set_day(said, today + timedelta(days=(index - today.weekday()) % 7))
    return _set_day(said, today + timedelta(days=index - today.weekday(), weeks=weeks))


def _date(said: _Said, year: int | None, month: int, day: int) -> bool:
    try:
        return _set_day(said, date(year or said.now.year, month, day), yearless=year is None)
    except ValueError:
        return False


def _day_of_month(said: _Said, day: int, months: int | None) -> bool:
    if not 1 <= day <= 31:
        return False
    first = said.now.date().replace(day=1) + relativedelta(months=months or 0)
    for ahead in range(0 if months is None else 1, 3):
        month = first + relativedelta(months=ahead if months is None else 0)
        try:
            found = month.replace(day=day)
        except ValueError:
            if months is not None:
                return False
            continue
        if months is not None or found >= said.now.date():
            return _set_day(said, found)
    return False


def _at(said: _Said, hour: int, minute: int, half: str | None = None) -> bool:
    if half is not None and (not 1 <= hour <= 12 or said.clock is not None):
        return False
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if said.clock is not None or not (0 <= hour < 24 and 0 <= minute < 60):
        return False
    said.clock = time(hour, minute)
    return True


def _part(said: _Said, name: str) -> bool:
    if said.part is not None:
        return False
    said.part = name
    return True


def _recur(said: _Said, rule: str, day: date | None = None) -> bool:
    if said.rule is not None:
        return False
    said.rule = rule
    return day is None or _set_day(said, day)


def _every_weekday(said: _Said, index: int, weeks: int = 1) -> bool:
    interval = f";INTERVAL={weeks}" if weeks > 1 else ""
    return _recur(said, f"FREQ=WEEKLY{interval};BYDAY={_BY_DAY[index]}") and _weekday(said, index, None)


def _ahead(said: _Said, **size: float) -> bool:
    if said.ahead is not None:
        return False
    said.ahead = timedelta(**size)
    return True


def _index(names: tuple[str, ...], text: str) -> int:
    return next(number for number, name in enumerate(names) if re.fullmatch(name, text))


_ZH_WEEK: Final = r"(?:周|星期|礼拜|週|禮拜)"
_ZH_DAY: Final = r"([一二三四五六日天])"


def _zh_day(sign: str) -> int:
    return 6 if sign in "日天" else "一二三四五六".index(sign)


def _week(said: _Said, word: str, index: int) -> bool:
    return _weekday(said, index, word.count("下"))


_PARTS_EN: Final = {"morning": "morning", "noon": "noon", "midday": "noon", "afternoon": "afternoon",
                    "evening": "evening", "night": "evening"}  # fmt: skip
_PARTS_ZH: Final = {"早上": "morning", "早晨": "morning", "上午": "morning", "早": "morning", "中午": "noon",
                    "下午": "afternoon", "晚上": "evening", "傍晚": "evening", "晚": "evening"}  # fmt: skip
_Act = Callable[[_Said, re.Match[str]], bool]
_RULES: Final[tuple[tuple[str, _Act], ...]] = (
    # English, series
    (r"every (?:working day|workday|weekday)\b", lambda s, m: _recur(s, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")),
    (r"(?:every day|daily)\b", lambda s, m: _recur(s, "FREQ=DAILY")),
    (rf"every (?:other |second |2 weeks on |two weeks on )({_DAY})s?\b",
     lambda s, m: _every_weekday(s, _index(_EN_DAYS, m[1]), 2)),
    (rf"every ({_DAY})s?\b", lambda s, m: _every_weekday(s, _index(_EN_DAYS, m[1]))),
    (r"(?:every )?(?:last day of (?:every|each|the) month|end of (?:every|each) month|month end)\b",
     lambda s, m: _recur(s, LAST_DAY_OF_MONTH, _month_end(s.now).date())),
    (r"every month on (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b",
     lambda s, m: _recur(s, f"FREQ=MONTHLY;BYMONTHDAY={int(m[1])}") and _day_of_month(s, int(m[1]), None)),
    (r"(?:every month|monthly)\b", lambda s, m: _recur(s, "FREQ=MONTHLY", s.now.date())),
    (r"(?:every (?:other week|(?:2|two) weeks)|fortnightly)\b",
     lambda s, m: _recur(s, "FREQ=WEEKLY;INTERVAL=2", s.now.date())),
    (r"(?:every week|weekly)\b", lambda s, m: _recur(s, "FREQ=WEEKLY", s.now.date())),
    (r"(?:every year|yearly|annually)\b", lambda s, m: _recur(s, "FREQ=YEARLY", s.now.date())),
    # English, ahead
    (rf"(?:in )?(?:{_N} and a half|(?:an )?hour and a half)\s?h(?:ou)?rs?\b|(?:in )?an hour and a half\b",
     lambda s, m: _ahead(s, hours=(_number(m[1]) if m[1] else 1) + 0.5)),
    (r"(?:in )?half an hour\b", lambda s, m: _ahead(s, minutes=30)),
    (rf"(?:in )?{_N}\s?(?:m|mins?|minutes?)\b", lambda s, m: _ahead(s, minutes=_number(m[1]))),
    (rf"(?:in )?{_N}\s?(?:h|hrs?|hours?)\b", lambda s, m: _ahead(s, hours=_number(m[1]))),
    (rf"(?:in )?{_N} (?:working|business) days?\b", lambda s, m: _working_days(s, _number(m[1]))),
    (rf"(?:in )?{_N}\s?(?:d|days?)\b", lambda s, m: _step(s, days=_number(m[1]))),
    (rf"(?:in )?{_N}\s?(?:w|wks?|weeks?)\b", lambda s, m: _step(s, weeks=_number(m[1]))),
    (rf"(?:in )?{_N}\s?(?:mo|months?)\b", lambda s, m: _step(s, months=_number(m[1]))),
    (rf"(?:in )?{_N}\s?(?:y|years?)\b", lambda s, m: _step(s, years=_number(m[1]))),
    # English, days
    (r"day after tomorrow\b", lambda s, m: _set_day(s, s.now.date() + timedelta(days=2))),
    (r"(?:tomorrow|tmrw)\b", lambda s, m: _set_day(s, s.now.date() + timedelta(days=1))),
    (r"tonight\b", lambda s, m: _set_day(s, s.now.date()) and _part(s, "evening")),
    (r"this (morning|afternoon|evening)\b", lambda s, m: _set_day(s, s.now.date()) and _part(s, _PARTS_EN[m[1]])),
    (r"today\b", lambda s, m: _set_day(s, s.now.date())),
    (r"(?:next|following) (?:working|business) day\b|next workday\b", lambda s, m: _working_days(s, 1)),
    (rf"next week(?: on)? ({_DAY})\b", lambda s, m: _weekday(s, _index(_EN_DAYS, m[1]), 1)),
    (rf"({_DAY}) next week\b", lambda s, m: _weekday(s, _index(_EN_DAYS, m[1]), 1)),
    (rf"next ({_DAY})\b", lambda s, m: _weekday(s, _index(_EN_DAYS, m[1]), 1)),
    (rf"this ({_DAY})\b", lambda s, m: _weekday(s, _index(_EN_DAYS, m[1]), 0)),
    (rf"({_DAY})\b", lambda s, m: _weekday(s, _index(_EN_DAYS, m[1]), None)),
    (r"end of next month\b", lambda s, m: _set_day(s, _month_end(s.now + relativedelta(months=1, day=1)).date())),
    (r"(?:end of (?:this |the )?month|eom)\b", lambda s, m: _set_day(s, _month_end(s.now).date())),
    (r"(?:end of (?:this |the )?week|eow)\b", lambda s, m: _weekday(s, 4, 0)),
    (r"end of next week\b", lambda s, m: _weekday(s, 4, 1)),
    (r"end of (?:this |the )?year\b", lambda s, m: _date(s, s.now.year, 12, 31)),
    (r"(?:end of (?:the )?day|eod)\b", lambda s, m: (s.day is not None or _set_day(s, s.now.date())) and _at(s, 17, 0)),
    (r"next week\b", lambda s, m: _weekday(s, 0, 1)),
    (r"next month\b", lambda s, m: _day_of_month(s, 1, 1)),
    (r"next year\b", lambda s, m: _date(s, s.now.year + 1, 1, 1)),
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(?=\d))?", lambda s, m: _date(s, int(m[1]), int(m[2]), int(m[3]))),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)? ?(?:of )?({_MONTH})\.?,?(?: (\d{{4}}))?\b",
     lambda s, m: _date(s, int(m[3]) if m[3] else None, _index(_EN_MONTHS, m[2]) + 1, int(m[1]))),
    (rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?!:)(?:,? (\d{{4}}))?\b",
     lambda s, m: _date(s, int(m[3]) if m[3] else None, _index(_EN_MONTHS, m[1]) + 1, int(m[2]))),
    (r"(\d{1,2})(?:st|nd|rd|th)\b", lambda s, m: _day_of_month(s, int(m[1]), None)),
    # Chinese, series
    (r"每个?工作日", lambda s, m: _recur(s, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")),
    (r"每(?:天|日)", lambda s, m: _recur(s, "FREQ=DAILY")),
    (rf"(?:每两个?{_ZH_WEEK}|每隔一个?{_ZH_WEEK}|隔{_ZH_WEEK}){_ZH_WEEK}?{_ZH_DAY}",
     lambda s, m: _every_weekday(s, _zh_day(m[1]), 2)),
    (rf"每个?{_ZH_WEEK}{_ZH_DAY}", lambda s, m: _every_weekday(s, _zh_day(m[1]))),
    (r"每个?月(?:底|末|最后一天)", lambda s, m: _recur(s, LAST_DAY_OF_MONTH, _month_end(s.now).date())),
    (rf"每个?月{_ZN}(?:号|日)",
     lambda s, m: _recur(s, f"FREQ=MONTHLY;BYMONTHDAY={_number(m[1])}") and _day_of_month(s, _number(m[1]), None)),
    (rf"每两个?{_ZH_WEEK}|隔{_ZH_WEEK}", lambda s, m: _recur(s, "FREQ=WEEKLY;INTERVAL=2", s.now.date())),
    (rf"每个?{_ZH_WEEK}", lambda s, m: _recur(s, "FREQ=WEEKLY", s.now.date())),
    (r"每个?月", lambda s, m: _recur(s, "FREQ=MONTHLY", s.now.date())),
    (r"每年", lambda s, m: _recur(s, "FREQ=YEARLY", s.now.date())),
    # Chinese, ahead
    (r"半个?(?:小时|钟头)(?:之?后|以后)?", lambda s, m: _ahead(s, minutes=30)),
    (rf"{_ZN}个?半(?:小时|钟头)(?:之?后|以后)?", lambda s, m: _ahead(s, hours=_number(m[1]) + 0.5)),
    (rf"(?:过)?{_ZN}分钟?(?:之?后|以后)?", lambda s, m: _ahead(s, minutes=_number(m[1]))),
    (rf"(?:过)?{_ZN}个?(?:小时|钟头)(?:之?后|以后)?", lambda s, m: _ahead(s, hours=_number(m[1]))),
    (rf"(?:过)?{_ZN}个?工作日(?:之?后|以后)?", lambda s, m: _working_days(s, _number(m[1]))),
    (rf"过{_ZN}天|{_ZN}[天日](?:之?后|以后)", lambda s, m: _step(s, days=_number(m[1] or m[2]))),
    (rf"过{_ZN}个?{_ZH_WEEK}|{_ZN}个?{_ZH_WEEK}(?:之?后|以后)", lambda s, m: _step(s, weeks=_number(m[1] or m[2]))),
    (r"半个月(?:之?后|以后)?", lambda s, m: _step(s, days=15)),
    (rf"过{_ZN}个月|{_ZN}个月(?:之?后|以后)", lambda s, m: _step(s, months=_number(m[1] or m[2]))),
    (rf"过{_ZN}年|{_ZN}年(?:之?后|以后)", lambda s, m: _step(s, years=_number(m[1] or m[2]))),
    # Chinese, days
    (r"大后天", lambda s, m: _set_day(s, s.now.date() + timedelta(days=3))),
    (r"后天|後天", lambda s, m: _set_day(s, s.now.date() + timedelta(days=2))),
    (r"明天|明日|明(?=[早晚上下])", lambda s, m: _set_day(s, s.now.date() + timedelta(days=1))),
    (r"今天|今日|今(?=[早晚])", lambda s, m: _set_day(s, s.now.date())),
    (r"下一?个?工作日", lambda s, m: _working_days(s, 1)),
    (rf"(下下|下)个?{_ZH_WEEK}{_ZH_DAY}", lambda s, m: _week(s, m[1], _zh_day(m[2]))),
    (rf"(?:这|本)个?{_ZH_WEEK}{_ZH_DAY}", lambda s, m: _weekday(s, _zh_day(m[1]), 0)),
    (rf"{_ZH_WEEK}{_ZH_DAY}", lambda s, m: _weekday(s, _zh_day(m[1]), None)),
    (rf"(下下|下)个?{_ZH_WEEK}", lambda s, m: _week(s, m[1], 0)),
    (r"下个?月(?:底|末)", lambda s, m: _set_day(s, _month_end(s.now + relativedelta(months=1, day=1)).date())),
    (r"下个?月初", lambda s, m: _day_of_month(s, 1, 1)),
    (rf"下个?月{_ZN}(?:号|日)", lambda s, m: _day_of_month(s, _number(m[1]), 1)),
    (r"下个?月", lambda s, m: _day_of_month(s, 1, 1)),
    (r"(?:这个|本)?月(?:底|末)", lambda s, m: _set_day(s, _month_end(s.now).date())),
    (r"年底|年末", lambda s, m: _date(s, s.now.year, 12, 31)),
    (rf"(?:(\d{{4}})年|(明年))?{_ZN}月{_ZN}(?:号|日)?",
     lambda s, m: _date(s, int(m[1]) if m[1] else s.now.year + 1 if m[2] else None, _number(m[3]), _number(m[4]))),
    (rf"{_ZN}号", lambda s, m: _day_of_month(s, _number(m[1]), None)),
    # Hours
    (r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)(?![a-z])",
     lambda s, m: _at(s, int(m[1]), int(m[2] or 0), m[3].replace(".", ""))),
    (r"(\d{1,2})[:](\d{2})(?::00)?(?!\d)", lambda s, m: _at(s, int(m[1]), int(m[2]))),
    (rf"{_ZN}(?:点钟?|點|时(?!间))(?:(半)|(?:{_ZN}分?)|(一刻)|(三刻))?",
     lambda s, m: _at(s, _number(m[1]), 30 if m[2] else _number(m[3]) if m[3] else 15 if m[4] else 45 if m[5] else 0)),
    (r"noon\b|midday\b", lambda s, m: _at(s, 12, 0)),
    (r"(?:in the )?(morning|afternoon|evening|night)\b", lambda s, m: _part(s, _PARTS_EN[m[1]])),
    (r"(早上|早晨|上午|中午|下午|晚上|傍晚|早|晚)", lambda s, m: _part(s, _PARTS_ZH[m[1]])),
    (r"(\d{1,2})(?![\d:./月号日点年a-z-])", lambda s, m: _at(s, int(m[1]), 0)),
)  # fmt: skip
_GRAMMAR: Final = tuple((re.compile(pattern), act) for pattern, act in _RULES)
