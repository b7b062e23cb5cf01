"""Clocks of customers."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend.customers.schemas.shared import LocalTime

#: How a zone came to be known.
Reason = Literal[
    "typed", "mail", "invite", "place", "area-code", "only-zone", "main-zone", "mobile-prefix", "company", "travel",
    "unknown"
]  # fmt: skip
#: Monday is 0.
Weekday = Annotated[int, Meta(ge=0, le=6)]


class Week(msgspec.Struct):
    """The days off of a usual week there and those worked until noon, Monday being 0; `own`: somebody set them for this
    company, in place of its country's."""

    days_off: list[int]
    half_days: list[int]
    own: bool


class NewWeek(msgspec.Struct, kw_only=True):
    """The working week of one company; at least one day is worked."""

    days_off: Annotated[list[Weekday], Meta(max_length=6)]
    half_days: Annotated[list[Weekday], Meta(max_length=7)] = []


class ZoneClue(msgspec.Struct):
    """What one source says; `zones` are all that it allows."""

    reason: str
    text: str
    zones: list[str]
    score: int


class Journey(msgspec.Struct):
    """Another clock from a day to a day, both included; open at an end that is null."""

    zone: str
    place: str | None
    since: date | None
    until: date | None


class Clock(msgspec.Struct):
    """Which clock a company or contact keeps, why we think so, and whether this is a good hour there.

    `score` is of 100; below 60 a zone is only suggested. `candidates` are those to choose from, `against` what
    contradicts the zone. `suggestion` is a zone that is not sure enough to be set. `travel` is a contact's journey that
    goes on or is to come; `week` is null where the zone is not known.
    """

    zone: str | None
    reason: Reason
    reason_text: str
    score: int
    suggestion: str | None
    candidates: list[str]
    against: list[ZoneClue]
    territory: str | None
    local_time: LocalTime | None
    good: bool
    next_good_at: datetime | None
    reply_hours: str | None
    week: Week | None
    travel: Journey | None = None


class NewTravel(msgspec.Struct, kw_only=True):
    """Where somebody travels: another clock from a day to a day, both included; open at an end that is left out."""

    zone: Annotated[str, Meta(max_length=60)]
    place: Annotated[str, Meta(max_length=120)] | None = None
    since: date | None = None
    until: date | None = None
