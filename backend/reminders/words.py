"""Times and rules in the reader's words."""

from datetime import date, datetime

from babel.dates import get_day_names

from i18n import formats
from i18n.locale import babel_locale
from i18n.messages import N_, translate
from i18n.zones import zone

_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_EVERY = {
    "HOURLY": N_("every hour"),
    "DAILY": N_("every day"),
    "WEEKLY": N_("every week"),
    "MONTHLY": N_("every month"),
    "YEARLY": N_("every year"),
}
_EVERY_FEW = {
    "HOURLY": N_("every {count} hours"),
    "DAILY": N_("every {count} days"),
    "WEEKLY": N_("every {count} weeks"),
    "MONTHLY": N_("every {count} months"),
    "YEARLY": N_("every {count} years"),
}
_ON_NTH = {
    "1": N_("{every}, on the first {day}"),
    "2": N_("{every}, on the second {day}"),
    "3": N_("{every}, on the third {day}"),
    "4": N_("{every}, on the fourth {day}"),
    "-1": N_("{every}, on the last {day}"),
}
_ON_WORKING_DAY = {
    "1": N_("{every}, on the first working day"),
    "-1": N_("{every}, on the last working day"),
}


def moment_text(instant: datetime, zone_name: str, locale: str) -> str:
    """ "Tue 10 Mar 2026, 09:00" on a clock."""
    local = instant.astimezone(zone(zone_name))
    name = get_day_names("abbreviated", locale=babel_locale(locale))[local.weekday()]
    return f"{name} {formats.moment(instant, zone_name, locale)}"


def rule_text(rule: str | None, start: datetime, locale: str) -> str | None:
    """ "every week on Monday", 「每周，星期一」; the rule itself where it says more than words do."""
    if rule is None:
        return None
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    parts.pop("WKST", None)
    ending = _ending(parts)
    frequency, count = parts.pop("FREQ"), int(parts.pop("INTERVAL", "1"))
    every = translate(_EVERY[frequency] if count == 1 else _EVERY_FEW[frequency], locale, count=count)
    text = _on_days(every, frequency, parts, locale)
    if text is None or parts:
        return rule
    if ending is None:
        return text
    name, value = ending
    if name == "COUNT":
        return translate("{rule}, {count} times", locale, rule=text, count=int(value))
    last = formats.day(datetime.strptime(value[:8], "%Y%m%d").date(), locale)  # noqa: DTZ007 - a date
    return translate("{rule}, until {day}", locale, rule=text, day=last)


def _ending(parts: dict[str, str]) -> tuple[str, str] | None:
    return next(((name, parts.pop(name)) for name in ("COUNT", "UNTIL") if name in parts), None)


def _on_days(every: str, frequency: str, parts: dict[str, str], locale: str) -> str | None:
    """With the days that the rule names, which are taken from `parts`; None where there are no words for them."""
    days, month_day = parts.pop("BYDAY", None), parts.pop("BYMONTHDAY", None)
    if month_day is not None:
        return None if days else _on_date(every, frequency, month_day, parts, locale)
    if days is None:
        return every
    return _on_weekdays(every, frequency, days, parts.pop("BYSETPOS", None), locale)


def _on_weekdays(every: str, frequency: str, days: str, position: str | None, locale: str) -> str | None:
    if days == "MO,TU,WE,TH,FR" and position is None and frequency in ("DAILY", "WEEKLY"):
        return translate("every weekday", locale)
    if position is not None:
        # Several days of which one is chosen are those of a working week.
        words = _ON_WORKING_DAY.get(position) if days.count(",") >= 3 else None
        return translate(words, locale, every=every) if words else None
    names = get_day_names("wide", locale=babel_locale(locale))
    if set(days.split(",")) <= set(_DAYS):
        listed = formats.listing([names[_DAYS[each]] for each in days.split(",")], locale)
        return translate("{every} on {days}", locale, every=every, days=listed)
    words = _ON_NTH.get(days[:-2])
    return translate(words, locale, every=every, day=names[_DAYS[days[-2:]]]) if words else None


def _on_date(every: str, frequency: str, month_day: str, parts: dict[str, str], locale: str) -> str | None:
    if frequency == "YEARLY":
        month = parts.pop("BYMONTH", "")
        if not (month.isdigit() and month_day.isdigit()):
            return None
        # A leap year has every date.
        text = formats.day(date(2028, int(month), int(month_day)), locale, with_year=False)
        return translate("{every} on {days}", locale, every=every, days=text)
    if month_day == "-1":
        return translate("{every}, on its last day", locale, every=every)
    listed = month_day.split(",")
    if not all(day.isdigit() for day in listed):
        return None
    return translate("{every}, on day {day}", locale, every=every, day=formats.listing(listed, locale))
