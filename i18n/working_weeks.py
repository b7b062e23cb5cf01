"""The days off of a usual week by territory and date, where we know better than the `holidays` library. Pure.

A territory is an ISO 3166-1 country or an ISO 3166-2 part of one. Changes of law carry the day from which they hold:
Saudi Arabia left Thursday and Friday on 29 June 2013, the Emirates Friday and Saturday on 1 January 2022, Johor went to
Friday and Saturday in 2014 and back in 2025.

One customer's own week stands behind the territory: "DE;off=4,5;half=3" keeps Germany's holidays, with Friday and
Saturday off and half of Thursday. Whatever takes a territory takes such a name, so a week set by hand holds everywhere.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


class WorkingWeek(NamedTuple):
    """The days off of a usual week, and those worked until noon only, as `date.weekday()` numbers."""

    weekend: frozenset[int]
    half_days: frozenset[int] = frozenset()


THU_FRI: Final = WorkingWeek(frozenset({THU, FRI}))
FRI_SAT: Final = WorkingWeek(frozenset({FRI, SAT}))
SAT_SUN: Final = WorkingWeek(frozenset({SAT, SUN}))
_SATURDAY: Final = WorkingWeek(frozenset({SAT}))
_ALWAYS: Final = date.min


def _from_thursday(since: date) -> tuple[tuple[date, WorkingWeek], ...]:
    return ((since, FRI_SAT), (_ALWAYS, THU_FRI))


# Territory → the weeks in force since a day, newest first.
_WEEKS: Final[Mapping[str, tuple[tuple[date, WorkingWeek], ...]]] = {
    **dict.fromkeys(
        ("BD", "EG", "IL", "IQ", "JO", "LY", "MV", "PS", "QA", "SD", "SY"),
        ((_ALWAYS, FRI_SAT),),
    ),
    **dict.fromkeys(("MY-02", "MY-03", "MY-11"), ((_ALWAYS, FRI_SAT),)),
    "AE": (
        (date(2022, 1, 1), WorkingWeek(frozenset({SAT, SUN}), half_days=frozenset({FRI}))),
        *_from_thursday(date(2006, 9, 1)),
    ),
    "AE-SH": ((date(2022, 1, 1), WorkingWeek(frozenset({FRI, SAT, SUN}))), *_from_thursday(date(2006, 9, 1))),
    "BH": _from_thursday(date(2006, 9, 1)),
    "BN": ((_ALWAYS, WorkingWeek(frozenset({FRI, SUN}))),),
    "DZ": _from_thursday(date(2009, 8, 14)),
    # Offices close on Saturday at noon, if they open at all; the law frees Sunday alone.
    "HK": ((_ALWAYS, WorkingWeek(frozenset({SUN}), half_days=frozenset({SAT}))),),
    "IR": ((_ALWAYS, WorkingWeek(frozenset({FRI}), half_days=frozenset({THU}))),),
    "KW": _from_thursday(date(2007, 9, 1)),
    "MR": ((date(2014, 10, 1), SAT_SUN), (_ALWAYS, FRI_SAT)),
    "MY-01": ((date(2025, 1, 1), SAT_SUN), (date(2014, 1, 1), FRI_SAT), (_ALWAYS, SAT_SUN)),
    # For a month of 2022 Nepal tried two days.
    "NP": ((date(2022, 6, 15), _SATURDAY), (date(2022, 5, 15), SAT_SUN), (_ALWAYS, _SATURDAY)),
    "OM": _from_thursday(date(2013, 5, 1)),
    "SA": _from_thursday(date(2013, 6, 29)),
    "YE": _from_thursday(date(2013, 8, 15)),
}


def with_week(territory: str | None, days_off: Collection[int] | None, half_days: Collection[int] | None) -> str | None:
    """A territory with the week of one customer; the territory itself where none was set."""
    if days_off is None:
        return territory
    off, half = (",".join(map(str, sorted(set(days)))) for days in (days_off, half_days or ()))
    return f"{bare_territory(territory) or 'ZZ'};off={off};half={half}"


def bare_territory(territory: str | None) -> str | None:
    """The territory without a customer's own week; None for nowhere ("ZZ")."""
    if territory is None:
        return None
    code = territory.partition(";")[0].upper()
    return None if code == "ZZ" else code


def own_week(territory: str, day: date) -> WorkingWeek | None:
    """The customer's own week, or that of our table in force on a day; None for a territory that is not in it."""
    code, *set_by_hand = territory.upper().split(";")
    if set_by_hand:
        parts = dict(part.split("=", 1) for part in set_by_hand)
        off, half = (frozenset(int(day) for day in parts.get(name, "").split(",") if day) for name in ("OFF", "HALF"))
        return WorkingWeek(off, half - off)
    for key in (code, code.partition("-")[0]):
        for since, week in _WEEKS.get(key, ()):
            if day >= since:
                return week
    return None
