"""Dates as people write them in automatic answers, in many languages, relative to the day of writing."""
# ruff: noqa: E501 - patterns broken over lines are harder to read than long ones

import itertools
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import msgspec
from babel import Locale

_LANGUAGES: Final = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "ru",
    "ar",
    "it",
    "tr",
    "nl",
    "pl",
    "sv",
    "da",
    "uk",
    "cs",
    "id",
    "vi",
    "no",
    "fi",
    "hu",
    "ro",
    "el",
    "he",
    "fa",
    "th",
    "bg",
    "sk",
    "hi",
)
_HAN: Final = re.compile("[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "012345678901234567890123456789")
#: Levantine and Maghrebi names of months stand beside those of CLDR's Arabic.
_MORE_MONTHS: Final = {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "sept": 9, "setiembre": 9,
}  # fmt: skip


#: Only after a word that leads to a day: "sun" and "sat" are words as well.
_SHORT: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A day that is named, and where. `begins`: the first day of a range written in one ("1.-5. December")."""

    day: date
    start: int
    end: int
    begins: date | None = None
    #: Only a day of the week was said.
    weekday: bool = False
    #: Only a day of the month was said: its month is that of the day named before.
    bare: bool = False


def mentions(text: str, written_on: date) -> list[Mention]:
    """Every day named in a text, in order. Years that are left out are taken so that the day is near."""
    plain = text.translate(_DIGITS)
    found: list[Mention] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(plain):
            days = read(match, written_on)
            if days is not None and all(match.end() <= item.start or match.start() >= item.end for item in found):
                begins, day = days
                weekday = read in {_weekday, _short_weekday, _han_weekday, _japanese_weekday}
                item = Mention(
                    day=day, start=match.start(), end=match.end(), begins=begins, weekday=weekday, bare=read is _bare
                )
                found.append(item)
    found.sort(key=lambda item: item.start)
    return _in_their_months(_one_for_each_day(found), written_on)


def _one_for_each_day(found: list[Mention]) -> list[Mention]:
    """ "Monday, 7 December" is one day, and so is "7 December, Monday"."""
    days: list[Mention] = []
    for item, following in itertools.zip_longest(found, found[1:]):
        if item.weekday and following is not None and following.start - item.end <= 4 and not following.weekday:
            continue
        before = days[-1] if days else None
        beside = before is not None and not before.weekday and item.start - before.end <= 3
        if before is not None and item.weekday and beside and before.day.weekday() == item.day.weekday():
            days[-1] = msgspec.structs.replace(before, end=item.end)
            continue
        days.append(item)
    return days


def _in_their_months(found: list[Mention], written_on: date) -> list[Mention]:
    """ "11月27日まで…30日より": a day without its month is the next such day after the one before."""
    days: list[Mention] = []
    for item in found:
        since = max(days[-1].day, written_on) if days else written_on
        days.append(msgspec.structs.replace(item, day=_next_such_day(since, item.day.day)) if item.bare else item)
    return days


def _next_such_day(since: date, number: int) -> date:
    return next(day for ahead in range(120) if (day := since + timedelta(days=ahead)).day == number)


_Days = tuple[date | None, date] | None
_Reader = Callable[[re.Match[str], date], _Days]


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    names: dict[str, int] = dict(_MORE_MONTHS)
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    key = name.strip(". ").casefold()
                    if len(key) >= 3 and not key.isdigit():
                        names.setdefault(key, number)
    return names


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for number, name in locale.days[context]["wide"].items():
                names.setdefault(name.strip(". ").casefold(), number)
    # Russian and Polish weekdays stand in the accusative: "в среду".
    names |= {"среду": 2, "пятницу": 4, "субботу": 5, "środę": 2, "sobotę": 5, "niedzielę": 6}
    return names


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], "_Reader"]]:
    month = rf"(?P<month>{_any(_months())})\b\.?"
    month_again = rf"(?P<month>{_any(_months())})"
    day = r"(?P<day>\d{1,2})"
    first = r"(?P<first>\d{1,2})"
    year = r"(?:(?:\s*,?\s*(?:de[l]?\s+)?|\s+)(?P<year>2[05]\d\d)\b(?:\s*г\.?)?)?"
    of = r"(?:\s*(?:st|nd|rd|th|er|[.ºª°])\s*|\s*)(?:of\s+|de\s+|من\s+|ב)?\s*"
    joint = r"\s*(?:st|nd|rd|th|er|[.ºª])?\s*(?:[-–—]|to|bis(?: zum)?|au|al|à|a|e|até|по|إلى|ve|tot(?: en met)?|do|until|through)\s*(?:el\s+|the\s+)?"
    han_year = r"(?:(?P<year>20\d\d)\s*[年년]\s*)?"
    flags = re.IGNORECASE
    return [
        (re.compile(rf"(?<!\d){first}{joint}{day}{of}{month}{year}", flags), _named),
        (re.compile(rf"(?<!\d){day}{of}{month}{year}", flags), _named),
        (re.compile(rf"\b{month_again}\.?\s+{first}(?:st|nd|rd|th)?\s*(?:[-–—]|to|through|until)\s*{day}(?:st|nd|rd|th)?\b(?!\s*(?:[:.]\d|(?:{_any(_months())})\b)){year}", flags), _named),
        (re.compile(rf"\b{month_again}\.?\s+{day}(?:st|nd|rd|th)?\b(?![:.]\d){year}", flags), _named),
        (re.compile(rf"{han_year}(?P<number>\d{{1,2}})\s*[月월]\s*{first}\s*[日号號일]?\s*(?:[((][^))]{{1,4}}[))])?\s*(?:[-–—~～〜至到]|から|부터)\s*{day}\s*[日号號일]"), _numbered),
        (re.compile(rf"{han_year}(?P<number>\d{{1,2}})\s*[月월]\s*{day}\s*[日号號일]?"), _numbered),
        (re.compile(r"(?<![\d./-])(?P<year>20\d\d)[-./](?P<number>\d{1,2})[-./](?P<day>\d{1,2})(?![\d])"), _numbered),
        (re.compile(r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?:(?P=mark)(?P<year>(?:20)?\d\d)?)?(?![\d:%])"), _ambiguous),
        (re.compile(r"(?<![月월\d/.\-年년第])\s*(?P<day>[0-3]?\d)\s*(?:日|号|號|일)(?!間|间|内|以内|간|前|后|後|曜|本|元)"), _bare),
        (re.compile(r"\b(?:on|until|till|by|from)\s+the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b", flags), _bare),
        (re.compile(rf"\b(?:on|until|till|by|from|next)\s+(?P<short>{'|'.join(_SHORT)})\b", flags), _short_weekday),
        (re.compile(rf"(?P<next>next|kommenden?|nächste[nr]?|prochaine?|próxim[oa]|следующ\w+|القادم|prossim[oa]|gelecek|önümüzdeki)?\s*\b(?P<weekday>{_any(_weekdays())})\b(?:\s*(?P<next2>prochain|próximo|que vem|القادم|prossimo))?", flags), _weekday),
        (re.compile(r"(?P<han>(?:下|本|这|這|来|來)?(?:周|週|星期|礼拜|禮拜)(?P<which>[一二三四五六日天]))"), _han_weekday),
        (re.compile(r"(?P<ja>来週|今週)?の?(?P<which>[月火水木金土日])曜日?"), _japanese_weekday),
        (re.compile(r"\b(?:tomorrow|morgen(?! früh)|demain|mañana|amanhã|domani|yarın)\b|завтра|明天|明日|غدا", flags), _tomorrow),
    ]  # fmt: skip


def _named(match: re.Match[str], written_on: date) -> _Days:
    month = _months().get(match["month"].strip(". ").casefold())
    return None if month is None else _near(match, month, written_on)


def _numbered(match: re.Match[str], written_on: date) -> _Days:
    return _near(match, int(match["number"]), written_on)


def _near(match: re.Match[str], month: int, written_on: date) -> _Days:
    year = match["year"]
    number = int(year) if year else None
    if number is not None and number >= 2500:  # the Buddhist calendar's
        number -= 543
    last = _day(number, month, int(match["day"]), written_on)
    if last is None:
        return None
    first = match.groupdict().get("first")
    begins = _day(last.year, month, int(first), written_on) if first else None
    return begins, last


def _ambiguous(match: re.Match[str], written_on: date) -> _Days:
    """7/12 or 12/7: day first as most of the world writes, unless only the other way gives a day that is near. In
    Chinese, Japanese and Korean the month stands first, with any mark."""
    one, two, text = int(match["one"]), int(match["two"]), match["year"]
    if _HAN.search(match.string) and text is None:
        day = _day(None, one, two, written_on)
        if day is not None:
            return None, day
    if match["mark"] != "." and text is None and match["mark"] == "-":
        return None
    year = None if text is None else int(text) + (2000 if len(text) == 2 else 0)
    day_first = _day(year, two, one, written_on)
    month_first = _day(year, one, two, written_on) if match["mark"] == "/" else None
    near = [
        day for day in (day_first, month_first)
        if day is not None and written_on - timedelta(days=21) <= day <= written_on + timedelta(days=120)
    ]  # fmt: skip
    if near:
        return None, near[0]
    return (None, day_first) if day_first is not None and text is not None else None


def _weekday(match: re.Match[str], written_on: date) -> _Days:
    number = _weekdays().get(match["weekday"].casefold())
    return None if number is None else (None, _following(written_on, number))


def _short_weekday(match: re.Match[str], written_on: date) -> _Days:
    return None, _following(written_on, _SHORT[match["short"].casefold()])


def _bare(match: re.Match[str], written_on: date) -> _Days:
    number = int(match["day"])
    return (None, _next_such_day(written_on, number)) if 1 <= number <= 31 else None


def _han_weekday(match: re.Match[str], written_on: date) -> _Days:
    number = "一二三四五六日".index(match["which"].replace("天", "日"))
    monday = written_on - timedelta(days=written_on.weekday())
    if match["han"][0] in "下来來":
        return None, monday + timedelta(days=7 + number)
    return None, _following(written_on, number)


def _japanese_weekday(match: re.Match[str], written_on: date) -> _Days:
    number = "月火水木金土日".index(match["which"])
    monday = written_on - timedelta(days=written_on.weekday())
    return None, monday + timedelta(days=7 + number) if match["ja"] == "来週" else _following(written_on, number)


def _tomorrow(match: re.Match[str], written_on: date) -> _Days:
    return None, written_on + timedelta(days=1)


def _following(day: date, weekday: int) -> date:
    """The next such weekday after `day`."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def _day(year: int | None, month: int, day: int, written_on: date) -> date | None:
    if not 1 <= month <= 12 or day < 1:
        return None
    if year is None:
        candidates = [written_on.year - 1, written_on.year, written_on.year + 1]
        days = [date(y, month, day) for y in candidates if day <= monthrange(y, month)[1]]
        # An absence that was written of begins a little ago at most, and ends within the year.
        return next((one for one in days if one >= written_on - timedelta(days=60)), None)
    if not written_on.year - 2 <= year <= written_on.year + 3 or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day)
