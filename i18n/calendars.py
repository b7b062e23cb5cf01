"""Working weeks, holidays, and what hour of the working day it is somewhere.

A territory is an ISO 3166-1 country ("DE") or an ISO 3166-2 subdivision of one ("DE-BY", "MY-03"). Its week comes
from `i18n.working_weeks` where we know better, else from the `holidays` library (which covers every country, and
China's make-up working days); its holidays from that library. Islamic holidays that wait for the moon are `expected`.
"""

import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from i18n.feast_names import feast_name
from i18n.locale import best_match
from i18n.messages import translate
from i18n.working_weeks import SAT_SUN, WorkingWeek, bare_territory, own_week
from i18n.zones import zone, zone_country

if TYPE_CHECKING:
    from holidays import HolidayBase

DayState = Literal["desk", "lunch", "early", "evening", "night", "weekend", "holiday"]

DAY_STARTS: Final = time(6)
DESK_STARTS: Final = time(9)
LUNCH_STARTS: Final = time(12)
LUNCH_ENDS: Final = time(13)
DESK_ENDS: Final = time(18)
NIGHT_STARTS: Final = time(22)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday; `expected` while its date may still move by a day (a sighting of the moon)."""

    day: date
    name: str
    expected: bool


@dataclass(frozen=True, slots=True)
class LocalClock:
    """The time somewhere: "10:42" on `day`, "+03:00" from UTC, and what that hour is in a working day there."""

    zone: str
    clock: str
    offset: str
    day: date
    day_state: DayState
    holiday: Holiday | None
    text: str


# Of a country alone, the part in which most of its firms are is meant where the national list says less than all of
# its parts together keep: the English, and the people of Zürich and Ontario, are at home on Easter or Whit Monday.
_USUAL_PART: Final = {"CA": "ON", "CH": "ZH", "GB": "ENG", "MY": "14"}
# Days that no law frees, on which offices are closed all the same: calendar, category in the library, names.
_CUSTOM: Final = {
    "BR": ("optional", ("Carnival", "Corpus Christi")),
    "JP": ("bank", ("Bank Holiday",)),
    "PT": ("optional", ("Carnival",)),
}


def local_clock(instant: datetime, zone_name: str, locale: str, *, territory: str | None = None) -> LocalClock:
    """What a clock shows in a zone, and what that means for a call; holiday and text in the language of `locale`.

    `territory` defaults to the country the zone lies in. Raises `ValueError` for an instant without an offset
    and `UnknownZoneError`.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset")
    there = instant.astimezone(zone(zone_name))
    territory = territory or zone_country(zone_name)
    holiday = holiday_on(there.date(), territory, locale)
    clock = f"{there:%H:%M}"
    return LocalClock(
        zone=zone_name,
        clock=clock,
        offset=_offset(there),
        day=there.date(),
        day_state=day_state(there, territory),
        holiday=holiday,
        text=translate("{clock} there", locale, clock=clock),
    )


def day_state(local: datetime, territory: str | None, *, week: WorkingWeek | None = None) -> DayState:
    """What a local time is in the working day of a territory.

    At night people sleep, whatever the day; then a holiday counts, then the weekend, to which the afternoon of a
    half day belongs; then the hours of a desk: 09:00-18:00 with lunch 12:00-13:00. `week` is the days off of one
    customer, in place of the territory's.
    """
    hour, day = local.time(), local.date()
    if hour < DAY_STARTS or hour >= NIGHT_STARTS:
        return "night"
    if not is_working_day(day, territory, week=week):
        return "weekend" if holiday_on(day, territory) is None else "holiday"
    if hour < DESK_STARTS:
        return "early"
    if day.weekday() in (week or working_week(territory, day)).half_days and hour >= LUNCH_STARTS:
        return "weekend"
    if LUNCH_STARTS <= hour < LUNCH_ENDS:
        return "lunch"
    return "desk" if hour < DESK_ENDS else "evening"


def working_week(territory: str | None, day: date) -> WorkingWeek:
    """The week in force on a day; Saturday and Sunday off where nothing is known."""
    if territory is None:
        return SAT_SUN
    own = own_week(territory, day)
    if own is not None:
        return own
    table = _table(territory)
    return SAT_SUN if table is None else WorkingWeek(frozenset(table.weekend))


def is_working_day(day: date, territory: str | None, *, week: WorkingWeek | None = None) -> bool:
    """Whether offices work, be it half the day; a weekend day that makes up for a holiday counts.

    `week` is the days off of one customer, in place of the territory's.
    """
    table = _table(territory)
    if table is not None:
        if _name_of(table, day) is not None:
            return False
        if day in table.weekend_workdays:
            return True
    return day.weekday() not in (week or working_week(territory, day)).weekend


def next_working_day(day: date, territory: str | None, *, week: WorkingWeek | None = None) -> date:
    """The first working day after `day`."""
    following = day + timedelta(days=1)
    while not is_working_day(following, territory, week=week):
        following += timedelta(days=1)
    return following


def holiday_on(day: date, territory: str | None, locale: str = "en") -> Holiday | None:
    """The public holiday on a day; its name in the language of `locale` where we know it, else in English."""
    table = _table(territory)
    english = None if table is None else _name_of(table, day)
    if table is None or english is None:
        return None
    name = english.replace(", estimated)", ")").replace(" (estimated)", "")
    languages = {tag.replace("_", "-"): tag for tag in table.supported_languages if not tag.startswith("en")}
    match = best_match(locale, tuple(languages))
    if match is not None:
        translated = _table(territory, languages[match], labelled=False)
        name = (None if translated is None else _name_of(translated, day)) or name
    else:
        name = feast_name(name, locale) or name
    return Holiday(day, name, expected="estimated)" in english)


def _name_of(table: "HolidayBase", day: date) -> str | None:
    """What the library calls a holiday; None for an ordinary day."""
    if day.year in table.years:
        return table.get(day)
    with warnings.catch_warnings():
        # A calendar that fills in a year of which it knows only some holidays says so.
        warnings.simplefilter("ignore", UserWarning)
        found: str | None = table.get(day)
        _add_custom(table, day.year)
    return found or table.get(day)


def _add_custom(table: "HolidayBase", year: int) -> None:
    """Put the days that custom frees beside those that the law does."""
    import holidays

    custom = _CUSTOM.get(table.country)
    if custom is None or table.categories == {custom[0]}:
        return
    english = holidays.country_holidays(table.country, categories=custom[0], language="en_US", years=year)
    named = holidays.country_holidays(table.country, categories=custom[0], language=table.language, years=year)
    table.update({day: named[day] for day, name in english.items() if name in custom[1] and day not in table})


def _offset(local: datetime) -> str:
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@lru_cache(maxsize=512)
def _table(territory: str | None, language: str = "en_US", *, labelled: bool = True) -> "HolidayBase | None":
    """The library's calendar, which fills itself year by year; None for a territory it does not know.

    `labelled` asks for the mark "(estimated)" in names. Calendars without Islamic holidays refuse that option, and
    of a subdivision that the library does not tell apart the country's calendar is taken.
    """
    code = bare_territory(territory)
    if code is None:
        return None
    import holidays

    country, _, subdivision = code.partition("-")
    try:
        national = holidays.country_holidays(country)
    except NotImplementedError:
        return None
    subdiv = subdivision if subdivision in national.subdivisions else _USUAL_PART.get(country)
    if "islamic_show_estimated" not in national.get_supported_options():
        return holidays.country_holidays(country, subdiv, language=language)
    return holidays.country_holidays(country, subdiv, language=language, islamic_show_estimated=labelled)
