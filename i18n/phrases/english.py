"""The words for times in English."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from i18n.phrases import said as act
from i18n.phrases import series
from i18n.phrases.said import Said

Act = Callable[[Said, re.Match[str]], bool]

_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: number * 10 for number, word in enumerate(_TENS, 2)},
    **dict.fromkeys(("a", "an"), 1),
    **dict.fromkeys(("couple of", "a couple of"), 2),
}
_DAYS: Final = ("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:r(?:s(?:day)?)?)?", "fri(?:day)?",
                "sat(?:urday)?", "sun(?:day)?")  # fmt: skip
_MONTHS: Final = ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
                  "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")  # fmt: skip
NTH: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_PARTS: Final = {"morning": "morning", "noon": "noon", "midday": "noon", "lunchtime": "noon", "afternoon": "afternoon",
                 "evening": "evening", "night": "evening"}  # fmt: skip

_DAY: Final = "|".join(_DAYS)
_MONTH: Final = "|".join(_MONTHS)
EACH: Final = "|".join(NTH)
_TEEN: Final = rf"(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_ONES[:9])}))|{'|'.join((*_TENS, *reversed(_ONES)))}"
NUMBER: Final = rf"(\d{{1,3}}|a couple of|couple of|{_TEEN}|an?)"
_HOUR: Final = rf"(\d{{1,2}}|{'|'.join(reversed(_ONES[:12]))})"
_FIVES: Final = "five|ten|twenty[- ]five|twenty"
_IN: Final = r"(?:in |within |after )?"
_ON: Final = r"(?: from now| later|(?:'s|s'|')? time)?"
WORKING: Final = "(?:working|business|work) ?"


def number(text: str) -> int:
    """ "12", "a couple of", "twenty-five"."""
    if text.isdigit():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    return sum(_WORDS[word] for word in re.split(r"[ -]", text))


def _day(text: str) -> int:
    return act.index_of(_DAYS, text)


def _month(text: str) -> int:
    return act.index_of(_MONTHS, text) + 1


def _days(text: str) -> list[int]:
    return [_day(found.removesuffix("s")) for found in re.findall(rf"(?:{_DAY})s?", text)]


def _dates(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


def _year(text: str | None) -> int | None:
    return int(text) if text else None


_AND: Final = r"(?:,? and |, ?| ?& ?|/)"
_MANY: Final = rf"(?:{_DAY})s?(?:{_AND}(?:{_DAY})s?)+"
_PLURAL: Final = "(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_DATES: Final = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:{_AND}(?:the )?\d{{1,2}}(?:st|nd|rd|th)?)*"
_UNITS: Final = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY", "h": "HOURLY"}

RULES: Final[tuple[tuple[str, Act], ...]] = (
    (r"(am|pm)\b", lambda s, m: act.part_of_day(s, "morning" if m[1] == "am" else "afternoon")),
    # Series
    (rf"(?:every|each) (?:{WORKING}day|weekday)s?\b|(?:on )?(?:weekdays|{WORKING}days)\b",
     lambda s, m: series.every_working_day(s)),
    (r"(?:every|each) (morning|afternoon|evening|night)\b",
     lambda s, m: series.every(s, "DAILY") and act.part_of_day(s, _PARTS[m[1]])),
    (r"(?:(?:every|each) day|daily)\b", lambda s, m: series.every(s, "DAILY")),
    (r"every other day\b", lambda s, m: series.every(s, "DAILY", 2)),
    (rf"(?:every|each) (?:other|second|2 weeks on|two weeks on) ({_DAY})s?\b",
     lambda s, m: series.every_weekday(s, [_day(m[1])], 2)),
    (rf"(?:every|each) ({_MANY})\b", lambda s, m: series.every_weekday(s, _days(m[1]))),
    (rf"({_PLURAL}(?:{_AND}{_PLURAL})*)\b", lambda s, m: series.every_weekday(s, _days(m[1]))),
    (rf"(?:every|each) ({EACH}) ({_DAY})(?: of (?:the|every|each) month)?\b",
     lambda s, m: series.every_nth(s, NTH[m[1]], _day(m[2]))),
    (rf"(?:the )?({EACH}) ({_DAY}) of (?:every|each) month\b", lambda s, m: series.every_nth(s, NTH[m[1]], _day(m[2]))),
    (rf"(?:(?:every|each) month|monthly),? on (?:the )?({EACH}) (?:({_DAY})|{WORKING}day)\b",
     lambda s, m: series.every_nth(s, NTH[m[1]], _day(m[2]) if m[2] else None)),
    (rf"(?:the |every )?({EACH}) (?:({_DAY})|{WORKING}day) (?:of|in) (?:every|each) quarter\b",
     lambda s, m: series.every_quarter_nth(s, NTH[m[1]], _day(m[2]) if m[2] else None)),
    (r"(?:at )?(?:the )?end of (?:every|each) quarter\b", lambda s, m: series.every_quarter_end(s)),
    (rf"(?:(?:every|each) )?({EACH}) {WORKING}day of (?:every|each) month\b",
     lambda s, m: series.every_nth(s, NTH[m[1]], None)),
    (rf"(?:every|each) (?:week )?(?:on )?({_DAY})s?\b", lambda s, m: series.every_weekday(s, [_day(m[1])])),
    (rf"(?:weekly|biweekly|fortnightly) on ({_DAY})s?\b",
     lambda s, m: series.every_weekday(s, [_day(m[1])], 1 if m[0].startswith("weekly") else 2)),
    (r"(?:every )?(?:last day of (?:every|each|the) month|end of (?:every|each) month|month end)\b",
     lambda s, m: series.every_month_end(s)),
    (rf"(?:(?:every|each) month|monthly) on (?:the )?({_DATES})\b", lambda s, m: series.every_month(s, _dates(m[1]))),
    (rf"({_DATES}) of (?:every|each) month\b", lambda s, m: series.every_month(s, _dates(m[1]))),
    (r"(?:every|each) (\d{1,2})(?:st|nd|rd|th)(?: of (?:the|each|every) month)?\b",
     lambda s, m: series.every_month(s, [int(m[1])])),
    (rf"(?:every year|yearly|annually|each year|every) on (?:the )?(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b",
     lambda s, m: series.every_year(s, _month(m[2]), int(m[1]))),
    (rf"(?:every year on |every )({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b",
     lambda s, m: series.every_year(s, _month(m[1]), int(m[2]))),
    (r"(?:every|each) quarter\b|quarterly\b", lambda s, m: series.every(s, "MONTHLY", 3)),
    (r"every half year\b|half[- ]yearly\b", lambda s, m: series.every(s, "MONTHLY", 6)),
    (r"(?:(?:every|each) (?:other week|fortnight)|fortnightly|biweekly)\b", lambda s, m: series.every(s, "WEEKLY", 2)),
    (rf"every (?:other month|{NUMBER} (days?|weeks?|months?|years?|hours?))\b",
     lambda s, m: series.every(s, _UNITS[m[2][0]], number(m[1])) if m[1] else series.every(s, "MONTHLY", 2)),
    (r"(?:(?:every|each) month|monthly)\b", lambda s, m: series.every(s, "MONTHLY")),
    (r"(?:(?:every|each) week|weekly)\b", lambda s, m: series.every(s, "WEEKLY")),
    (r"(?:(?:every|each) year|yearly|annually)\b", lambda s, m: series.every(s, "YEARLY")),
    (r"(?:every|each) hour\b|hourly\b", lambda s, m: series.every(s, "HOURLY")),
    (rf"(?:for )?{NUMBER} times\b", lambda s, m: series.times(s, number(m[1]))),
    (rf"for {NUMBER} (days|weeks|months|years)\b", lambda s, m: series.lasting(s, _UNITS[m[2][0]], number(m[1]))),
    (rf"(?:(?:until|till|through) (?:the )?end of|through) ({_MONTH})\b",
     lambda s, m: series.until(s, act.last_day(s.today, _month(m[1])))),
    (rf"(?:until|till|through) (\d{{1,2}}) ({_MONTH})\b",
     lambda s, m: series.until(s, act.last_day(s.today, _month(m[2])) + relativedelta(day=int(m[1])))),
    (rf"(?:until|till) ({_MONTH})\b",
     lambda s, m: series.until(s, act.last_day(s.today, _month(m[1])).replace(day=1) - timedelta(days=1))),
    # Ahead
    (rf"{_IN}(?:{NUMBER} and a half|(?:an )?hour and a half)\s?h(?:ou)?rs?\b|{_IN}an hour and a half\b",
     lambda s, m: act.from_now(s, hours=(number(m[1]) if m[1] else 1) + 0.5)),
    (rf"{_IN}(\d{{1,2}})[.,](\d)\s?(?:h|hrs?|hours?){_ON}\b",
     lambda s, m: act.from_now(s, hours=float(f"{m[1]}.{m[2]}"))),
    (r"in (\d{1,2})\s?h ?([0-5]\d)\b", lambda s, m: act.from_now(s, hours=int(m[1]), minutes=int(m[2]))),
    (rf"{_IN}(?:half an hour|a half hour){_ON}\b", lambda s, m: act.from_now(s, minutes=30)),
    (rf"{_IN}(?:a )?quarter (?:of an |an )?hour\b", lambda s, m: act.from_now(s, minutes=15)),
    (r"([01]?\d|2[0-3])h([0-5]\d)?\b",
     lambda s, m: (m[2] is not None or s.day is not None) and act.at(s, int(m[1]), int(m[2] or 0))),
    (rf"{_IN}{NUMBER}\s?(?:m|mins?|minutes?){_ON}\b", lambda s, m: act.from_now(s, minutes=number(m[1]))),
    (rf"{_IN}{NUMBER}\s?(?:h|hrs?|hours?){_ON}\b", lambda s, m: act.from_now(s, hours=number(m[1]))),
    (rf"{_IN}{NUMBER} {WORKING}days?{_ON}\b", lambda s, m: act.working_days(s, number(m[1]))),
    (rf"{NUMBER} (?:weeks?|wks?) (?:from|after|on) (?={_DAY}|tomorrow|today|the )",
     lambda s, m: act.onward(s, number(m[1]))),
    (rf"({_DAY}|tomorrow|today) week\b",
     lambda s, m: act.onward(s, 1) and (act.step(s, days=int(m[1] == "tomorrow")) if m[1].startswith("to")
                                        else act.weekday(s, _day(m[1]), None))),
    (rf"(two|three|four|2|3|4) ({_DAY})s from now\b",
     lambda s, m: act.onward(s, number(m[1]) - 1) and act.weekday(s, _day(m[2]), None)),
    (rf"{_IN}(?:half a year|a half year){_ON}\b", lambda s, m: act.step(s, months=6)),
    (rf"{_IN}a quarter{_ON}\b(?! past| to)", lambda s, m: act.step(s, months=3)),
    (rf"{_IN}(?:{NUMBER} )?fortnights?{_ON}\b", lambda s, m: act.step(s, weeks=2 * (number(m[1]) if m[1] else 1))),
    (rf"{_IN}{NUMBER}\s?(?:d|days?){_ON}\b", lambda s, m: act.step(s, days=number(m[1]))),
    (rf"{_IN}{NUMBER}\s?(?:w|wks?|weeks?){_ON}\b", lambda s, m: act.step(s, weeks=number(m[1]))),
    (rf"{_IN}{NUMBER}\s?(?:mo|months?){_ON}\b", lambda s, m: act.step(s, months=number(m[1]))),
    (rf"{_IN}{NUMBER}\s?(?:y|years?){_ON}\b", lambda s, m: act.step(s, years=number(m[1]))),
    # Days
    (r"same time next week\b", lambda s, m: act.at(s, s.now.hour, s.now.minute) and act.step(s, weeks=1)),
    (r"same time\b", lambda s, m: act.at(s, s.now.hour, s.now.minute)),
    (rf"({_DAY})(?: of)? (?:the )?week after next\b|(?:the )?({_DAY}) after next\b",
     lambda s, m: act.weekday(s, _day(m[1] or m[2]), 2)),
    (rf"(?:the )?week after next(?:,? on)? ({_DAY})\b", lambda s, m: act.weekday(s, _day(m[1]), 2)),
    (r"(?:the )?week after next\b", lambda s, m: act.weekday(s, 0, 2)),
    (r"(?:the )?weekend after next\b", lambda s, m: act.weekend(s, 2)),
    (r"(?:the )?month after next\b", lambda s, m: act.in_months(s, 2, 1)),
    (r"(?:the )?day after tomorrow\b|overmorrow\b", lambda s, m: act.set_day(s, s.today + timedelta(days=2))),
    (r"(?:tomorrow|tmrw|tmr|the next day)\b", lambda s, m: act.set_day(s, s.today + timedelta(days=1))),
    (r"tonight\b", lambda s, m: act.set_day(s, s.today) and act.part_of_day(s, "evening")),
    (r"this (morning|afternoon|evening)\b",
     lambda s, m: act.set_day(s, s.today) and act.part_of_day(s, _PARTS[m[1]])),
    (r"today\b", lambda s, m: act.set_day(s, s.today)),
    (rf"(?:next|following) {WORKING}day\b|next workday\b", lambda s, m: act.working_days(s, 1)),
    (rf"({EACH}) ({_DAY}|{WORKING}day) (?:of|in) (?:(?:the|this) month|(next month)|({_MONTH}))\b",
     lambda s, m: act.nth_of_month(s, NTH[m[1]], None if m[2].startswith(("work", "business")) else _day(m[2]),
                                   1 if m[3] else 0, _month(m[4]) if m[4] else None)),
    (rf"next week(?: on)? ({_DAY})\b", lambda s, m: act.weekday(s, _day(m[1]), 1)),
    (rf"({_DAY})(?: of)? next week\b", lambda s, m: act.weekday(s, _day(m[1]), 1)),
    (rf"(?:next|following) ({_DAY})\b", lambda s, m: act.weekday(s, _day(m[1]), 1)),
    (rf"({_DAY}) this week\b", lambda s, m: act.weekday(s, _day(m[1]), 0)),
    (rf"(?:this |the )?coming ({_DAY})\b", lambda s, m: act.weekday(s, _day(m[1]), None)),
    (rf"this ({_DAY})\b", lambda s, m: act.weekday(s, _day(m[1]), 0)),
    (rf"before ({_DAY})\b", lambda s, m: act.before_weekday(s, _day(m[1]))),
    (rf"({_DAY})\b\.?", lambda s, m: act.weekday(s, _day(m[1]), None)),
    (r"(?:(?:start|beginning) of|early) next week\b",
     lambda s, m: act.weekday(s, 0, 1)),
    (r"(?:mid(?:dle of)?[ -]next week|midweek next week)\b", lambda s, m: act.weekday(s, 2, 1)),
    (r"(?:end of next week|late next week|later next week)\b", lambda s, m: act.week_end(s, 1)),
    (r"(?:(?:end of (?:this |the )?|later this |late this )week|eow)\b", lambda s, m: act.week_end(s, 0)),
    (r"(?:this |the |on the )?weekend\b", lambda s, m: act.weekend(s, 0)),
    (r"next weekend\b", lambda s, m: act.weekend(s, 1)),
    (r"end of next month\b", lambda s, m: act.in_months(s, 1, -1)),
    (r"(?:(?:start|beginning) of next month|early next month)\b", lambda s, m: act.in_months(s, 1, 1)),
    (r"(?:(?:the )?middle of next month|mid[ -]next month)\b", lambda s, m: act.in_months(s, 1, 15)),
    (r"(?:before (?:the )?|by (?:the )?)?(?:end of (?:this |the )?month|month[- ]end|eom)\b",
     lambda s, m: act.in_months(s, 0, -1)),
    (r"(?:mid[ -](?:of the )?month|(?:the )?middle of (?:the|this) month)\b", lambda s, m: act.coming_day(s, 15)),
    (r"end of (?:this |the )?quarter\b|eoq\b", lambda s, m: act.quarter(s, 0, -1)),
    (r"end of next quarter\b", lambda s, m: act.quarter(s, 1, -1)),
    (r"(?:(?:start|beginning) of )?next quarter\b", lambda s, m: act.quarter(s, 1, 1)),
    (r"end of q([1-4])\b", lambda s, m: act.in_month(s, int(m[1]) * 3, -1)),
    (r"(?:(?:start|beginning) of )?q([1-4])\b", lambda s, m: act.in_month(s, int(m[1]) * 3 - 2, 1)),
    (r"end of (?:this |the )?year\b|eoy\b", lambda s, m: act.on_date(s, s.today.year, 12, 31)),
    (r"(?:end of (?:the )?day|eod|close of (?:business|play)|cob|cop|eob|end of business|"
     r"before (?:they|he|she) closes?)\b", lambda s, m: act.closing(s)),
    (r"(?:first thing|opening)\b", lambda s, m: act.opening(s)),
    (r"(?:when|once|as soon as|after) (?:they|he|she)(?:'s|'re| is| are| gets?| comes?)? back from lunch\b",
     lambda s, m: act.at(s, 14)),
    (r"(?:when|once|as soon as|after) (?:they|he|she) (?:(?:opens?|starts?)(?: work)?|(?:gets?|comes?) "
     r"(?:in|to work|to (?:the|their|his|her) (?:office|desks?)))\b", lambda s, m: act.opening(s)),
    (r"(?:when|once|as soon as) (?:they|he|she)(?:'s|'re| is| are) (?:in|at work|in the office|"
     r"at (?:the|their|his|her) desks?)\b", lambda s, m: act.opening(s)),
    (r"after lunch\b", lambda s, m: act.at(s, 14)),
    (r"before (?:lunch|noon)\b", lambda s, m: act.at(s, 11)),
    (r"next week\b", lambda s, m: act.weekday(s, 0, 1)),
    (r"next month (?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)\b", lambda s, m: act.day_of_month(s, int(m[1]), 1)),
    (r"next month\b", lambda s, m: act.in_months(s, 1, 1)),
    (r"next year\b", lambda s, m: act.on_date(s, s.today.year + 1, 1, 1)),
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(?=\d))?", lambda s, m: act.on_date(s, int(m[1]), int(m[2]), int(m[3]))),
    (r"(20\d\d)([01]\d)([0-3]\d)(?!\d)", lambda s, m: act.on_date(s, int(m[1]), int(m[2]), int(m[3]))),
    # With dots the day stands first wherever dates are written so.
    (r"(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\d)", lambda s, m: act.on_date(s, int(m[3]), int(m[2]), int(m[1]))),
    (r"(\d{1,2})[/-](\d{1,2})[/-](20\d\d)(?!\d)",
     lambda s, m: act.numbered(s, int(m[1]), int(m[2]), year=int(m[3]))),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)? ?(?:of )?({_MONTH})\b\.?,?(?: (\d{{4}})\b)?",
     lambda s, m: act.on_date(s, _year(m[3]), _month(m[2]), int(m[1]))),
    (rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?![:\d])(?:,? (\d{{4}}))?\b",
     lambda s, m: act.on_date(s, _year(m[3]), _month(m[1]), int(m[2]))),
    (rf"end of ({_MONTH})(?: (\d{{4}}))?\b", lambda s, m: act.in_month(s, _month(m[1]), -1, _year(m[2]))),
    (rf"(?:the )?(?:mid(?:dle of)?[ -])({_MONTH})(?: (\d{{4}}))?\b",
     lambda s, m: act.in_month(s, _month(m[1]), 15, _year(m[2]))),
    (rf"(?:in )?(?:early |(?:start|beginning) of )?({_MONTH})(?: (\d{{4}}))?\b",
     lambda s, m: act.in_month(s, _month(m[1]), 1, _year(m[2]))),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:of )?next month\b", lambda s, m: act.day_of_month(s, int(m[1]), 1)),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of (?:this |the )month)?\b",
     lambda s, m: act.day_of_month(s, int(m[1]), None)),
    # Hours
    (rf"(?:a )?quarter past {_HOUR}\b", lambda s, m: act.spoken_at(s, number(m[1]), 15)),
    (rf"half past {_HOUR}\b", lambda s, m: act.spoken_at(s, number(m[1]), 30)),
    (rf"(?:a )?quarter to {_HOUR}\b", lambda s, m: act.minutes_to(s, number(m[1]), 15)),
    (rf"({_FIVES}) past {_HOUR}\b", lambda s, m: act.spoken_at(s, number(m[2]), number(m[1]))),
    (rf"({_FIVES}) to {_HOUR}\b", lambda s, m: act.minutes_to(s, number(m[2]), number(m[1]))),
    (r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)(?![a-z])",
     lambda s, m: act.at(s, int(m[1]), int(m[2] or 0), m[3].replace(".", ""))),
    (r"(\d{1,2})[:](\d{2})(?::00)?(?!\d)", lambda s, m: act.at(s, int(m[1]), int(m[2]))),
    (r"([01]?\d|2[0-3])\.([0-5]\d)(?!\d|\.\d)", lambda s, m: s.day is not None and act.at(s, int(m[1]), int(m[2]))),
    (r"(?!20[2-9]\d)([01]\d|2[0-3])([0-5]\d)(?!\d)(?: ?(?:h|hrs|hours))?",
     lambda s, m: act.at(s, int(m[1]), int(m[2]))),
    (r"(?:noon|midday|lunch ?time)\b", lambda s, m: act.at(s, 12)),
    (r"midnight\b", lambda s, m: act.midnight(s)),
    (r"(?:in the )?(morning|afternoon|evening|night)\b", lambda s, m: act.part_of_day(s, _PARTS[m[1]])),
    (rf"({'|'.join(reversed(_ONES[:12]))})(?: (thirty|fifteen))?(?: ?(am|pm))?\b",
     lambda s, m: (act.at(s, _WORDS[m[1]], _WORDS[m[2]] if m[2] else 0, m[3]) if m[3]
                   else act.spoken_at(s, _WORDS[m[1]], _WORDS[m[2]] if m[2] else 0))),
)  # fmt: skip
