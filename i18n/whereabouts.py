"""In which zone somebody is: clues weighed, the best named with its reason, the contradicting ones told.

A guess below `zones.SURE` is a suggestion that a person confirms; it is never set silently. A clock offset in a Date
header fits dozens of places (and servers write their own), so it sets nothing: it only speaks for or against.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final, Literal

from i18n.calendar_zones import zone_of_calendar
from i18n.places import zones_of_place
from i18n.zones import (
    AREA_CODE,
    MOBILE_PREFIX,
    ONLY_ZONE,
    SURE,
    UnknownZoneError,
    canonical_zone,
    country_zones,
    primary_zone,
    zone,
    zone_country,
    zone_for_phone,
)

ZoneReason = Literal[
    "set", "browser", "invite", "place", "area-code", "only-zone", "main-zone", "mobile-prefix", "date-header"
]

#: How much each clue is worth, of 100.
SET_BY_PERSON: Final = 100
INVITE: Final = 85
PLACE: Final = 80
#: Nine of ten people of the country live in that zone.
MAIN_ZONE: Final = SURE
DATE_HEADER: Final = 30
#: Fewer mails, or all from one side of a clock change, say nothing.
ENOUGH_MAILS: Final = 3


@dataclass(frozen=True, slots=True)
class ZoneClue:
    """What one source says: `zones` are all that it allows (one, if it names one), `score` is of 100."""

    reason: ZoneReason
    zones: tuple[str, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The answer: `zone` is None where several `candidates` remain. `settled` means sure enough to be set without
    asking; `against` are the clues that the zone contradicts."""

    zone: str | None
    reason: ZoneReason | None
    score: int
    candidates: tuple[str, ...]
    against: tuple[ZoneClue, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether to set the zone without asking."""
        return self.zone is not None and self.score >= SURE


def weigh(clues: Iterable[ZoneClue | None]) -> Whereabouts:
    """The zone that the strongest clue names; clues that leave several places narrow each other down."""
    given = sorted((clue for clue in clues if clue is not None and clue.zones), key=lambda clue: -clue.score)
    naming = [clue for clue in given if len(clue.zones) == 1 and clue.reason != "date-header"]
    if not naming:
        candidates = _common(clue.zones for clue in given)
        named = candidates[0] if len(candidates) == 1 and any(clue.reason != "date-header" for clue in given) else None
        score = min((clue.score for clue in given), default=0) if named else 0
        return Whereabouts(named, given[0].reason if named else None, min(score, DATE_HEADER), candidates)
    best = naming[0]
    chosen = best.zones[0]
    against = tuple(clue for clue in given if not any(_alike(chosen, name) for name in clue.zones))
    return Whereabouts(chosen, best.reason, best.score, best.zones, against)


def from_person(name: str, *, browser: bool = False) -> ZoneClue | None:
    """A zone that somebody chose, or that the browser of a contact form named."""
    try:
        return ZoneClue("browser" if browser else "set", (canonical_zone(name),), SET_BY_PERSON)
    except UnknownZoneError:
        return None


def from_invite(tzid: str, country: str | None = None) -> ZoneClue | None:
    """The zone of a calendar invitation's organiser: an IANA name, or Windows' ("W. Europe Standard Time").

    The rules that travel with an invitation may be old; only the name counts. None for names that tell nothing
    ("Customized Time Zone").
    """
    found = zone_of_calendar(tzid)
    if found is None:
        return None
    # Windows has one name for the clocks of many countries.
    own = next((other for other in country_zones(country or "") if _alike(found, other)), None)
    return ZoneClue("invite", (own or found,), INVITE)


def from_place(place: str | None, country: str | None) -> ZoneClue | None:
    """A town or an address with its country."""
    if not place or not country:
        return None
    found = zones_of_place(place, country)
    return ZoneClue("place", found, PLACE) if found and len(country_zones(country)) > 1 else None


def from_country(country: str | None) -> ZoneClue | None:
    """A country alone: sure where it has one clock, fairly sure where nearly all keep the same."""
    own = country_zones(country or "")
    if len(own) == 1:
        return ZoneClue("only-zone", own, ONLY_ZONE)
    main = primary_zone(country or "")
    if main is not None:
        return ZoneClue("main-zone", (main,), MAIN_ZONE)
    return ZoneClue("only-zone", own, 0) if own else None


def from_phone(e164: str | None) -> ZoneClue | None:
    """A telephone number: the area code of a fixed line, the only clock of its country, or a hint."""
    guess = zone_for_phone(e164 or "")
    if guess.zone is None:
        main = primary_zone(zone_country(guess.candidates[0]) or "") if guess.candidates else None
        if main in guess.candidates and main is not None:
            return ZoneClue("main-zone", (main,), MAIN_ZONE)
        return ZoneClue("mobile-prefix", guess.candidates, 0) if guess.candidates else None
    reasons: dict[int, ZoneReason] = {AREA_CODE: "area-code", ONLY_ZONE: "only-zone", MOBILE_PREFIX: "mobile-prefix"}
    return ZoneClue(reasons[guess.confidence], (guess.zone,), guess.confidence)


def from_dates(sent: Sequence[tuple[datetime, int | None]], zones: Sequence[str]) -> ZoneClue | None:
    """Which of `zones` agree with the offsets (minutes; None for "-0000") in the Date headers of somebody's own mails.

    None unless at least three mails speak, on both sides of a clock change of one of the zones.
    """
    known = [(instant, timedelta(minutes=minutes)) for instant, minutes in sent if minutes is not None]
    if len(known) < ENOUGH_MAILS or not _spans_change([instant for instant, _ in known], zones):
        return None
    fitting = tuple(
        name for name in zones if all(instant.astimezone(zone(name)).utcoffset() == shift for instant, shift in known)
    )
    return ZoneClue("date-header", fitting, DATE_HEADER) if fitting else None


def contradicts(name: str, instant: datetime, minutes: int | None) -> bool:
    """Whether a Date header's offset cannot be that of the zone; "-0000" (None) and UTC, which servers write, may."""
    return bool(minutes) and instant.astimezone(zone(name)).utcoffset() != timedelta(minutes=minutes or 0)


def _spans_change(instants: Sequence[datetime], zones: Sequence[str]) -> bool:
    return any(len({instant.astimezone(zone(name)).utcoffset() for instant in instants}) > 1 for name in zones)


def _common(allowed: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: tuple[str, ...] | None = None
    for zones in allowed:
        both = zones if found is None else tuple(name for name in found if name in zones)
        found = both or found
    return found or ()


@cache
def _alike(one: str, other: str) -> bool:
    """Whether two zones show the same time all through a year."""
    if one == other:
        return True
    days = (datetime.fromisoformat("2026-01-01T12:00+00:00") + timedelta(days=day) for day in range(0, 365, 5))
    return all(day.astimezone(zone(one)).utcoffset() == day.astimezone(zone(other)).utcoffset() for day in days)
