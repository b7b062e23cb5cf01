"""Times around a feast: "after Easter", "a week before Christmas", 春节后第三个工作日, 节前. Pure.

After a feast means the first day on which both the customer and the country that keeps it work again; before it, the
last day on which the customer works.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from i18n.calendars import DESK_STARTS, holiday_on, is_working_day
from i18n.phrases import chinese, english
from i18n.phrases.said import Said, set_day


class _Feast(NamedTuple):
    """The words for it in a phrase, the names of its days in English, and the calendar to ask where the customer's
    lacks it."""

    words: str
    names: str
    usual: str


_EID: Final = "Eid al-Fitr|Hari Raya Puasa|Ramadan (?:Bayram|Feast)"
_HOLIDAYS: Final = _Feast(r"(?:(?:public|bank|national) )?holidays?|(?:节|節)假?日?|放假|休假|长假|小长假|假期", "", "")
_WINTER: Final = _Feast("", "New Year's Day", "US")
_RAMADAN: Final = _Feast(r"ramadan|斋月", r"(?:Beginning|First Day) of Ramadan|Ramadan Begins", "MV")
_AFTER_RAMADAN: Final = _Feast("", _EID, "SA")
_FEASTS: Final = (
    _Feast(r"chinese new year|cny|lunar new year|spring festival|春节|春節|过年|過年|农历新年|农历年|"
           r"(?<!\d)年(?=[前后後])", "Chinese New Year|Lunar New Year|Korean New Year", "CN"),
    _Feast(r"golden week|国庆|國慶|十一(?=[前后後假长黄])", "National Day", "CN"),
    _Feast(r"may day|labou?r day|五一|劳动节", "Labor Day|May Day", "CN"),
    _Feast(r"dragon boat(?: festival)?|端午", "Dragon Boat", "CN"),
    _Feast(r"mid-autumn(?: festival)?|中秋", "Mid-Autumn", "CN"),
    _Feast(r"qingming|清明", "Tomb-Sweeping", "CN"),
    _Feast(r"new year(?:'s(?: day)?)?|元旦", "New Year's Day|Universal Fraternization", "US"),
    _Feast(r"easter|复活节", "Easter Monday|Easter Sunday|Good Friday", "DE"),
    _Feast(r"(?:christmas|xmas)|圣诞|聖誕", "Christmas Day|Christmas", "US"),
    _Feast(r"thanksgiving|感恩节", "Thanksgiving", "US"),
    _Feast(r"eid al-?adha|宰牲节|古尔邦节", "Eid al-Adha|Hari Raya Haji|Feast of the Sacrifice", "SA"),
    _Feast(r"eid(?: al-?fitr)?|开斋节", _EID, "SA"),
    _RAMADAN,
    _Feast(r"diwali|deepavali|排灯节", "Diwali|Deepavali", "IN"),
    _Feast(r"songkran|泼水节|宋干节", "Songkran", "TH"),
    _Feast(r"carnival|狂欢节", "Carnival|Shrove", "BR"),
    _Feast(r"nowruz|诺鲁孜节", "Nowruz", "IR"),
    _HOLIDAYS,
)  # fmt: skip
_SIZE: Final = (
    rf"(?:(?:the )?(?:(?P<nth>{english.EACH}) (?P<workday>{english.WORKING}days?)|"
    rf"{english.NUMBER.replace('(', '(?P<many>', 1)} (?P<unit>{english.WORKING}days?|days?|weeks?|months?)|"
    r"(?P<day>day)) )?"
)
_BREAK: Final = r"(?: holidays?| break| festival| season)?(?: (?:is|are) over| (?:ends?|finish(?:es)?))?(?![a-z一-鿿])"
_ZH_DAYS: Final = r"(?:节|節)?(?:小?长?假期?|黄金周)?"
_ZH_WAY: Final = r"(?:(?P<over>[之以一]?[后後]|(?:结束|放?完假?|[过過]完?)[之以一]?[后後]?)|(?:开始|放假)?[之以]?前)"
_ZH_SIZE: Final = (
    rf"(?:的?(?P<th>第|头)?{chinese.NUMBER.replace('(', '(?P<many>', 1)}个?"
    r"(?P<unit>工作[日天]|[天日]|周|星期|礼拜|月))?"
)
#: Far enough ahead to find every feast, and the next one where a day before this one has passed.
_HORIZON: Final = 800
#: A bridge of some working days still belongs to the feast before it ends (made-up days come after).
_LONGEST: Final = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which day around a feast is meant: so many days, weeks or months, or working days (the first, by default)."""

    after: bool
    many: int = 1
    unit: str = "w"
    #: "the third week after": counted from the day on which work begins again.
    nth: bool = False


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Feast], ...]:
    return tuple(
        (re.compile(pattern), feast)
        for feast in _FEASTS
        for pattern in (
            rf"(?:right |just |shortly )?{_SIZE}(?:(?P<over>after|following)|before|ahead of) "
            rf"(?:the )?(?:{feast.words}){_BREAK}",
            rf"(?:等)?(?:[过過]完|放完)(?P<over>)(?:{feast.words.replace('(?=[前后後])', '')}|[节節假]){_ZH_DAYS}"
            rf"[之以]?[后後]?{_ZH_SIZE}",
            rf"(?P<cn>(?:中国|国内)的?)?(?:{feast.words}){_ZH_DAYS}{_ZH_WAY}{_ZH_SIZE}",
        )
    )


def read_feast(said: Said, words: str) -> int | None:
    """Set the day around a feast that the words begin with; answers how much of them was read."""
    for pattern, feast in _patterns():
        match = pattern.match(words)
        if match is None:
            continue
        if said.rule is not None and said.rule.startswith("FREQ=YEARLY"):
            return None  # another date each year
        asked = _asked(match)
        meant = _meant(feast, asked, said, match[0])
        asked_in = ("CN",) if match.groupdict().get("cn") else (said.territory, meant.usual)
        for territory in dict.fromkeys(asked_in):
            day = _around(said, meant, asked, territory) if territory else None
            if day is not None:
                return match.end() if set_day(said, day) else None
        return None
    return None


def _meant(feast: _Feast, asked: _Asked, said: Said, words: str) -> _Feast:
    """ "The holidays" are those of the turn of the year when that is near; after Ramadan is after the feast that ends
    it."""
    if feast is _HOLIDAYS and asked.after and "holidays" in words and said.today.month >= 11:
        return _WINTER
    return _AFTER_RAMADAN if feast is _RAMADAN and asked.after else feast


def _asked(match: re.Match[str]) -> _Asked:
    found = match.groupdict()
    after = found["over"] is not None
    if found.get("workday"):
        return _Asked(after, abs(english.NTH[found["nth"]]))
    if found.get("day"):
        return _Asked(after, 1, "d")
    many = found["many"]
    if many is None:
        return _Asked(after)
    unit = found["unit"]
    if unit.isascii():
        kind = "w" if unit.startswith(("work", "bus")) else {"d": "d", "w": "k", "m": "m"}[unit[0]]
        return _Asked(after, english.number(many), kind)
    kind = "w" if unit.startswith("工作") else {"天": "d", "日": "d", "月": "m"}.get(unit, "k")
    nth = found["th"] is not None
    return _Asked(after, chinese.number(many), "w" if nth and kind == "d" else kind, nth)


def _around(said: Said, feast: _Feast, asked: _Asked, kept_in: str) -> date | None:
    """The day around the next feast of that name, as `kept_in` keeps it, that is not past."""
    today = said.today
    for day in _days_of(today, kept_in, re.compile(feast.names)):
        found = _counted(day, asked, said.territory or kept_in, kept_in)
        if found > today or (found == today and said.now.time() < DESK_STARTS):
            return found
    return None


def _days_of(today: date, territory: str, wanted: re.Pattern[str]) -> Iterator[date]:
    """The first day of each holiday of that name, of one under way today."""
    last: date | None = None
    for offset in range(_HORIZON):
        day = today + timedelta(days=offset)
        holiday = holiday_on(day, territory)
        if holiday is not None and wanted.search(holiday.name):
            if last is None or day - last > timedelta(days=4):
                yield day
            last = day


def _counted(feast: date, asked: _Asked, worked_in: str, kept_in: str) -> date:
    step = timedelta(days=1 if asked.after else -1)
    edge = feast + step
    for _ in range(_LONGEST):
        if is_working_day(edge, worked_in) and not (asked.after and not is_working_day(edge, kept_in)):
            break
        edge += step
    if asked.unit == "w":
        left, day = asked.many - 1, edge
        while left > 0:
            day += step
            left -= is_working_day(day, worked_in)
        return day
    # Weeks before are counted from the feast, weeks after from its last free day.
    start = feast if not asked.after else edge if asked.nth else edge - step
    many = (asked.many - asked.nth) * (1 if asked.after else -1)
    ahead = {"d": relativedelta(days=many), "k": relativedelta(weeks=many), "m": relativedelta(months=many)}
    return start + ahead[asked.unit]
