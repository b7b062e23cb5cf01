"""The zone behind what a calendar calls it: an IANA name, Windows' name, or what Outlook shows to people. Pure.

The rules that travel with an invitation may be old, so the name counts wherever it tells something.
"""

import re
import zoneinfo
from functools import cache
from typing import Final

from babel.core import get_global

from i18n.zones import UnknownZoneError, canonical_zone, representative, zone_names

#: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"
_SHOWN: Final = re.compile(r"^\((?:utc|gmt)[^)]*\)\s*(.+)$")
#: Outlook's words that are no town of the zone data.
_WORDS: Final = {
    "eastern time": "America/New_York", "central time": "America/Chicago", "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles", "atlantic time": "America/Halifax", "arizona": "America/Phoenix",
    "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu", "newfoundland": "America/St_Johns",
    "beijing": "Asia/Shanghai", "abu dhabi": "Asia/Dubai", "chennai": "Asia/Kolkata", "islamabad": "Asia/Karachi",
    "hanoi": "Asia/Ho_Chi_Minh", "osaka": "Asia/Tokyo", "brasilia": "America/Sao_Paulo", "sydney": "Australia/Sydney",
    "canberra": "Australia/Sydney", "wellington": "Pacific/Auckland", "west central africa": "Africa/Lagos",
    "harare": "Africa/Harare", "edinburgh": "Europe/London", "st. petersburg": "Europe/Moscow",
    "yangon (rangoon)": "Asia/Yangon", "guadalajara": "America/Mexico_City",
}  # fmt: skip


def zone_of_calendar(tzid: str) -> str | None:
    """The IANA zone by the name in use; None for names that tell nothing ("Customized Time Zone").

    Programs put their own path in front ("/mozilla.org/20050126_1/Europe/Paris"), and care little for capitals.
    """
    name = tzid.strip().strip('"').strip().replace("\\,", ",")
    parts = name.strip("/").split("/")
    for size in (len(parts), 3, 2, 1):
        found = _by_name().get("/".join(parts[-size:]).casefold())
        if found is not None:
            return found
    shown = _SHOWN.match(name.casefold())
    places = re.split(r",\s*", re.sub(r"\s*\(us & canada\)", "", shown[1])) if shown else []
    return next((found for place in places if (found := _by_place().get(place))), None)


@cache
def _by_name() -> dict[str, str]:
    """IANA's names with their aliases, and Windows' (after CLDR), casefolded."""
    found = {name.casefold(): canonical_zone(name) for name in zoneinfo.available_timezones()}
    for windows, name in get_global("windows_zone_mapping").items():
        try:
            known = canonical_zone(name)
        except UnknownZoneError:
            continue
        found[windows.casefold()] = representative("CN", known) or known
    return found


@cache
def _by_place() -> dict[str, str]:
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in zone_names()} | _WORDS
