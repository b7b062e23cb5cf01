"""Times after a feast: "after Easter", 春节后. Pure."""

import re
from datetime import date, timedelta
from typing import Final

from i18n.calendars import holiday_on, is_working_day
from i18n.phrases.said import Said, set_day

# Word in a phrase → word in the English name of the holiday, and the calendar to ask where the customer's lacks it.
_FEASTS: Final = (
    (r"chinese new year|cny|lunar new year|spring festival|春节|春節|过年|過年|农历新年",
     "Chinese New Year|Lunar New Year|Korean New Year", "CN"),
    (r"(?:the )?golden week|国庆(?:节|假期)?|國慶", "National Day", "CN"),
    (r"(?:the )?may day|labou?r day|五一(?:节|假期)?|劳动节", "Labor Day|May Day", "CN"),
    (r"dragon boat(?: festival)?|端午节?", "Dragon Boat", "CN"),
    (r"mid-autumn(?: festival)?|中秋节?", "Mid-Autumn", "CN"),
    (r"qingming|清明节?", "Tomb-Sweeping", "CN"),
    (r"new year(?:'s(?: day)?)?|元旦", "New Year's Day|Universal Fraternization", "US"),
    (r"easter|复活节", "Easter Monday|Easter Sunday|Good Friday", "DE"),
    (r"(?:christmas|xmas)|圣诞节?|聖誕節?", "Christmas Day|Christmas", "US"),
    (r"thanksgiving|感恩节", "Thanksgiving", "US"),
    (r"eid al-?adha|宰牲节|古尔邦节", "Eid al-Adha", "SA"),
    (r"eid(?: al-?fitr)?|ramadan|开斋节|斋月", "Eid al-Fitr", "SA"),
    (r"diwali|排灯节", "Diwali", "IN"),
    (r"songkran|泼水节|宋干节", "Songkran", "TH"),
    (r"nowruz", "Nowruz", "IR"),
)  # fmt: skip
_BREAK: Final = r"(?: holidays?| break)?(?![a-z一-鿿])"
_AFTER: Final = tuple(
    (
        re.compile(rf"(?:right )?after (?:the )?(?:{words}){_BREAK}|(?:{words})(?:假期)?[之以一]?[后後過过]完?"),
        re.compile(names),
        usual,
    )
    for words, names, usual in _FEASTS
)
#: Far enough ahead to find every feast once.
_HORIZON: Final = 400
#: A bridge of some working days still belongs to the feast before it ends (made-up days come after).
_LONGEST: Final = 20


def read_feast(said: Said, words: str) -> int | None:
    """Set the first working day after a feast that the words begin with; answers how much of them was read."""
    for pattern, wanted, usual in _AFTER:
        match = pattern.match(words)
        if match is None:
            continue
        for territory in (said.territory, usual):
            found = _next(said.now.date(), territory, wanted)
            if found is not None:
                return match.end() if set_day(said, _resumes(found, said.territory or territory, territory)) else None
        return None
    return None


def _next(today: date, territory: str | None, wanted: re.Pattern[str]) -> date | None:
    for offset in range(_HORIZON):
        day = today + timedelta(days=offset)
        holiday = holiday_on(day, territory)
        if holiday is not None and wanted.search(holiday.name):
            return day
    return None


def _resumes(feast: date, worked_in: str | None, kept_in: str | None) -> date:
    """The first day on which both the customer and the country that keeps the feast work again."""
    day = feast + timedelta(days=1)
    for _ in range(_LONGEST):
        if is_working_day(day, worked_in) and is_working_day(day, kept_in):
            return day
        day += timedelta(days=1)
    return day
