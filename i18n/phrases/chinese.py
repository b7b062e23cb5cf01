"""The words for times in Chinese, simplified and traditional."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from i18n.phrases import said as act
from i18n.phrases import series
from i18n.phrases.said import Said

Act = Callable[[Said, re.Match[str]], bool]

_DIGITS: Final = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
                  "八": 8, "九": 9}  # fmt: skip
_PARTS: Final = {"一大早": "morning", "大早上": "morning", "一早": "morning", "清早": "morning", "清晨": "morning",
                 "早上": "morning", "早晨": "morning", "上午": "morning", "早": "morning", "中午": "noon",
                 "下午": "afternoon", "午后": "afternoon", "午後": "afternoon", "晚上": "evening", "傍晚": "evening",
                 "夜里": "evening", "夜晚": "evening", "晚": "evening", "夜": "evening", "凌晨": "dawn"}  # fmt: skip
_WEEK: Final = r"(?:周|星期|礼拜|週|禮拜)"
_DAY: Final = r"([一二三四五六日天])"
_SOME: Final = r"[一二三四五六日天]"
NUMBER: Final = r"(\d{1,3}|[一二两兩三四五六七八九十廿卅]{1,3})"
_TH: Final = r"(?:(最后一|最末一)|第?(\d|[一二三四]))个?"
_ONE: Final = NUMBER.replace("(", "(?:", 1)
_DATES: Final = rf"{_ONE}(?:(?:号|日|號)?[、,，和跟及]{_ONE})*"
_ON: Final = r"(?:之?[后後]|以[后後]|之?内|以内|内)"
_MONTH: Final = r"(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_THIS_MONTH: Final = r"(?:(?:这个?|本|当|這個?)?月)"
_NEXT_MONTH: Final = r"下个?月"


def number(text: str) -> int:
    """ "12", "两", "二十五", "廿五"."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _day(sign: str) -> int:
    return 6 if sign in "日天" else "一二三四五六".index(sign)


def _days(text: str) -> list[int]:
    return [_day(sign) for sign in re.findall(_SOME, text)]


def _dates(text: str) -> list[int]:
    return [number(found) for found in re.findall(NUMBER, text)]


def _nth(last: str | None, nth: str | None) -> int:
    return -1 if last else number(nth or "1")


_MANY: Final = rf"{_SOME}(?:(?:[、,，和跟及]|以及){_WEEK}?{_SOME}|{_SOME})+(?![点點号天])"
_HOUR: Final = r"(\d{1,2}|[零一二两兩三四五六七八九十]{1,3})"
_UNITS: Final[dict[str, str]] = {"天": "DAILY", "日": "DAILY", "周": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY",
                                 "月": "MONTHLY", "年": "YEARLY", "小时": "HOURLY"}  # fmt: skip

RULES: Final[tuple[tuple[str, Act], ...]] = (
    # Series
    (r"每个?工作日", lambda s, m: series.every_working_day(s)),
    (r"每个?(早上|上午|中午|下午|晚上|早晨)",
     lambda s, m: series.every(s, "DAILY") and act.part_of_day(s, _PARTS[m[1]])),
    (r"每(?:一)?(?:天|日)", lambda s, m: series.every(s, "DAILY")),
    (rf"(?:每两个?{_WEEK}|每隔一个?{_WEEK}|隔{_WEEK}|双周)(?:的)?{_WEEK}?{_DAY}",
     lambda s, m: series.every_weekday(s, [_day(m[1])], 2)),
    (rf"每个?{_WEEK}的?(?:{_WEEK})?({_MANY})", lambda s, m: series.every_weekday(s, _days(m[1]))),
    (rf"每个?{_WEEK}(?:的{_WEEK})?{_DAY}(?!次)", lambda s, m: series.every_weekday(s, [_day(m[1])])),
    (rf"每个?月的?{_TH}{_WEEK}{_DAY}", lambda s, m: series.every_nth(s, _nth(m[1], m[2]), _day(m[3]))),
    (rf"每个?月的?{_TH}工作日", lambda s, m: series.every_nth(s, _nth(m[1], m[2]), None)),
    (r"每个?月(?:底|末|的?最后一天)", lambda s, m: series.every_month_end(s)),
    (r"每个?月(?:初|的?第一天)", lambda s, m: series.every_month(s, [1])),
    (rf"每个?月的?({_DATES})(?:号|日|號)", lambda s, m: series.every_month(s, _dates(m[1]))),
    (rf"每(?:个|一)?季度?的?{_TH}(?:{_WEEK}{_DAY}|(工作日))",
     lambda s, m: series.every_quarter_nth(s, _nth(m[1], m[2]), None if m[4] else _day(m[3]))),
    (r"每(?:个|一)?季度?[末底]", lambda s, m: series.every_quarter_end(s)),
    (r"每(?:个|一)?季度?", lambda s, m: series.every(s, "MONTHLY", 3)),
    (r"每半年", lambda s, m: series.every(s, "MONTHLY", 6)),
    (rf"每年的?{_MONTH}{NUMBER}(?:号|日|號)?", lambda s, m: series.every_year(s, number(m[1]), number(m[2]))),
    (rf"每隔{NUMBER}(?:个)?(天|日|周|星期|月|年|小时)", lambda s, m: _each(s, m[2], number(m[1]) + 1)),
    (rf"每{NUMBER}个?(天|日|周|星期|礼拜|月|年|小时)", lambda s, m: _each(s, m[2], number(m[1]))),
    (r"每半个?月", lambda s, m: series.every(s, "WEEKLY", 2)),
    (r"隔天|隔日", lambda s, m: series.every(s, "DAILY", 2)),
    (rf"隔{_WEEK}", lambda s, m: series.every(s, "WEEKLY", 2)),
    (rf"每个?{_WEEK}", lambda s, m: series.every(s, "WEEKLY")),
    (r"每个?月", lambda s, m: series.every(s, "MONTHLY")),
    (r"每年", lambda s, m: series.every(s, "YEARLY")),
    (r"每个?小时", lambda s, m: series.every(s, "HOURLY")),
    (rf"[共连续]{{1,2}}{NUMBER}次", lambda s, m: series.times(s, number(m[1]))),
    (rf"连续{NUMBER}个?(天|日|周|星期|月|年)", lambda s, m: series.lasting(s, _UNITS[m[2]], number(m[1]))),
    (rf"(?:直?到|至){_MONTH}(?:底|末)(?:为止|止)?", lambda s, m: series.until(s, act.last_day(s.today, number(m[1])))),
    (rf"(?:直?到|至){_MONTH}{NUMBER}(?:号|日|號)(?:为止|止)?",
     lambda s, m: series.until(s, act.last_day(s.today, number(m[1])).replace(day=number(m[2])))),
    (r"一次", lambda s, m: s.rule is not None),
    # Ahead
    (rf"(?:再?过)?半个?(?:小时|钟头|鐘頭|小時){_ON}?", lambda s, m: act.from_now(s, minutes=30)),
    (rf"(?:再?过)?([一三])刻钟?{_ON}", lambda s, m: act.from_now(s, minutes=15 * number(m[1]))),
    (rf"(?:再?过)?{NUMBER}个?半(?:小时|钟头|小時|鐘頭){_ON}?", lambda s, m: act.from_now(s, hours=number(m[1]) + 0.5)),
    (rf"(?:再?过)?(\d{{1,2}})\.(\d)个?(?:小时|钟头|小時){_ON}?",
     lambda s, m: act.from_now(s, hours=float(f"{m[1]}.{m[2]}"))),
    (rf"(?:再?过)?{NUMBER}(?:分钟?|分鐘|min){_ON}?", lambda s, m: act.from_now(s, minutes=number(m[1]))),
    (rf"(?:再?过)?{NUMBER}个?(?:小时|钟头|小時|鐘頭|h(?=[后後])){_ON}?",
     lambda s, m: act.from_now(s, hours=number(m[1]))),
    (rf"(?:再?过)?{NUMBER}个?工作[日天]{_ON}?", lambda s, m: act.working_days(s, number(m[1]))),
    (rf"再?过{NUMBER}[天日]|{NUMBER}(?:[天日]|d){_ON}", lambda s, m: act.step(s, days=number(m[1] or m[2]))),
    (rf"再?过{NUMBER}个?{_WEEK}|{NUMBER}个?{_WEEK}{_ON}", lambda s, m: act.step(s, weeks=number(m[1] or m[2]))),
    (rf"(?:再?过)?半个月{_ON}?", lambda s, m: act.step(s, days=15)),
    (rf"再?过{NUMBER}个?半月|{NUMBER}个半月{_ON}",
     lambda s, m: act.set_day(s, _half_month(s, number(m[1] or m[2])))),
    (rf"再?过{NUMBER}个月|{NUMBER}个月{_ON}", lambda s, m: act.step(s, months=number(m[1] or m[2]))),
    (rf"(?:再?过)?半年{_ON}?", lambda s, m: act.step(s, months=6)),
    (rf"再?过{NUMBER}个?季度|{NUMBER}个季度{_ON}", lambda s, m: act.step(s, months=3 * number(m[1] or m[2]))),
    (rf"再?过{NUMBER}年|{NUMBER}年{_ON}", lambda s, m: act.step(s, years=number(m[1] or m[2]))),
    # Days
    (r"大大后天|大大後天", lambda s, m: act.set_day(s, s.today + timedelta(days=4))),
    (r"大后天|大後天", lambda s, m: act.set_day(s, s.today + timedelta(days=3))),
    (r"后天|後天|后日", lambda s, m: act.set_day(s, s.today + timedelta(days=2))),
    (r"明天|明日|明儿|次日|第二天|明(?=[早晚上下])", lambda s, m: act.set_day(s, s.today + timedelta(days=1))),
    (r"今天|今日|今儿|今(?=[早晚夜])", lambda s, m: act.set_day(s, s.today)),
    (r"下一?个?工作[日天]", lambda s, m: act.working_days(s, 1)),
    (rf"(?:({_NEXT_MONTH})|{_THIS_MONTH})的?{_TH}(?:{_WEEK}{_DAY}|(工作日))",
     lambda s, m: act.nth_of_month(s, _nth(m[2], m[3]), None if m[5] else _day(m[4]), 1 if m[1] else 0)),
    (rf"{_MONTH}份?的?{_TH}(?:{_WEEK}{_DAY}|(工作日))",
     lambda s, m: act.nth_of_month(s, _nth(m[2], m[3]), None if m[5] else _day(m[4]), month=number(m[1]))),
    (rf"(下+)一?个?{_WEEK}[末尾]", lambda s, m: act.weekend(s, len(m[1]))),
    (rf"(?:[这本這]个?)?{_WEEK}末[之以]?前", lambda s, m: act.week_end(s, 0)),
    (rf"(?:[这本這]个?)?{_WEEK}末", lambda s, m: act.weekend(s, 0)),
    (rf"(下+)一?个?{_WEEK}(?:中|中间)", lambda s, m: act.weekday(s, 2, len(m[1]))),
    (rf"(下+)一?个?{_WEEK}内", lambda s, m: act.week_end(s, len(m[1]))),
    (rf"[这本這]个?{_WEEK}(?:内|之内|底)", lambda s, m: act.week_end(s, 0)),
    (rf"(下+)一?个?{_WEEK}{_DAY}", lambda s, m: act.weekday(s, _day(m[2]), len(m[1]))),
    (rf"次{_WEEK}{_DAY}", lambda s, m: act.weekday(s, _day(m[1]), 1)),
    (rf"(?:[这本這])个?{_WEEK}{_DAY}", lambda s, m: act.weekday(s, _day(m[1]), 0)),
    (rf"[（(]?{_WEEK}{_DAY}[)）]?", lambda s, m: act.weekday(s, _day(m[1]), None)),
    (rf"(下+)一?个?{_WEEK}初?", lambda s, m: act.weekday(s, 0, len(m[1]))),
    (r"(下+)个?月(?:底|末)", lambda s, m: act.in_months(s, len(m[1]), -1)),
    (r"(下+)个?月(?:中旬?)", lambda s, m: act.in_months(s, len(m[1]), 15)),
    (rf"(下+)个?月{NUMBER}(?:号|日|號)", lambda s, m: act.day_of_month(s, number(m[2]), len(m[1]))),
    (r"(下+)个?月初?", lambda s, m: act.in_months(s, len(m[1]), 1)),
    (rf"{_THIS_MONTH}(?:底|末)", lambda s, m: act.in_months(s, 0, -1)),
    (rf"{_THIS_MONTH}中旬?", lambda s, m: act.coming_day(s, 15)),
    (r"月初", lambda s, m: act.in_months(s, 1, 1)),
    (rf"(?:[本这]个?月){NUMBER}(?:号|日|號)", lambda s, m: act.in_months(s, 0, number(m[1]))),
    (r"(?:[本这]个?)?季度?[末底]", lambda s, m: act.quarter(s, 0, -1)),
    (r"下个?季度?[末底]", lambda s, m: act.quarter(s, 1, -1)),
    (r"下个?季度?初?", lambda s, m: act.quarter(s, 1, 1)),
    (r"明年初", lambda s, m: act.on_date(s, s.today.year + 1, 1, 1)),
    (r"明年[底末]", lambda s, m: act.on_date(s, s.today.year + 1, 12, 31)),
    (r"(?:今年)?年[底末]", lambda s, m: act.on_date(s, s.today.year, 12, 31)),
    (rf"(?:(\d{{4}})年|(明年)|今年)?{_MONTH}{NUMBER}(?:号|日|號)?",
     lambda s, m: act.on_date(s, _year(s, m[1], m[2]), number(m[3]), number(m[4]))),
    (rf"(?:(\d{{4}})年|(明年)|今年)?{_MONTH}份?(?:(底|末|下旬)|(中旬?)|初|上旬)?",
     lambda s, m: act.in_month(s, number(m[3]), -1 if m[4] else 15 if m[5] else 1, _year(s, m[1], m[2]))),
    (r"(\d{1,2})[/-](\d{1,2})(?![\d/-])", lambda s, m: act.numbered(s, int(m[1]), int(m[2]))),
    (rf"{NUMBER}(?:号|日|號)(?![后後])", lambda s, m: act.day_of_month(s, number(m[1]), None)),
    (r"一?(?:下班|收工|打烊|关门)(?:之|以)?前", lambda s, m: act.closing(s)),
    (r"等?到?[他她]?们?一?(?:上班|开工|开门)(?:的?时候|时|就|以后|之?后|後)?|第一时间", lambda s, m: act.opening(s)),
    (r"(?:吃完)?午[饭餐休]之?[后後]", lambda s, m: act.at(s, 14)),
    (r"午[饭餐休]之?前", lambda s, m: act.at(s, 11)),
    # Hours
    (rf"{_HOUR}(?:点钟?|點鐘?|时(?!间))(?:(半)|([一三])刻|{_HOUR}分?(?![钟天]))?",
     lambda s, m: (act.at if m[1].startswith("0") else act.spoken_at)(
         s, number(m[1]), 30 if m[2] else 15 * number(m[3]) if m[3] else number(m[4]) if m[4] else 0)),
    (rf"({'|'.join(_PARTS)})", lambda s, m: act.part_of_day(s, _PARTS[m[1]])),
    (r"(?:之|以)?前", lambda s, m: act.before(s)),
    (r"(\d{1,2})(?![\d:./月号日号號点點年a-z-])",
     lambda s, m: (act.at if m[1].startswith("0") else act.spoken_at)(s, int(m[1]))),
)  # fmt: skip


def _each(said: Said, unit: str, count: int) -> bool:
    return series.every(said, _UNITS[unit], count)


def _half_month(said: Said, months: int) -> date:
    return said.today + relativedelta(months=months) + timedelta(days=15)


def _year(said: Said, year: str | None, coming: str | None) -> int | None:
    return int(year) if year else said.today.year + 1 if coming else None
