"""Times and rules in the reader's words."""

from datetime import datetime

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
    frequency, count = parts.pop("FREQ"), int(parts.pop("INTERVAL", "1"))
    text = translate(_EVERY[frequency] if count == 1 else _EVERY_FEW[frequency], locale, count=count)
    days = parts.pop("BYDAY", None)
    if parts.get("BYMONTHDAY") == "-1":
        parts.pop("BYMONTHDAY")
        text = translate("{every}, on its last day", locale, every=text)
    elif parts.get("BYMONTHDAY", "").isdigit():
        text = translate("{every}, on day {day}", locale, every=text, day=int(parts.pop("BYMONTHDAY")))
    elif days is not None and set(days.split(",")) <= set(_DAYS):
        if days == "MO,TU,WE,TH,FR":
            text = translate("every weekday", locale)
        else:
            names = get_day_names("wide", locale=babel_locale(locale))
            listed = formats.listing([names[_DAYS[day]] for day in days.split(",")], locale)
            text = translate("{every} on {days}", locale, every=text, days=listed)
    elif days is not None:
        return rule
    parts.pop("WKST", None)
    return rule if parts else text
