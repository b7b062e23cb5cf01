"""The time where a customer is, as screens show it."""

from datetime import datetime
from functools import lru_cache
from typing import Final

from backend.customers.schemas import DayState, LocalTime
from i18n.calendars import local_clock
from i18n.zones import UnknownZoneError
from tenants.orm import now

# Lists speak of fewer states than the calendar knows: who is at lunch can be written to.
_STATES: Final[dict[str, DayState]] = {
    "desk": "desk",
    "lunch": "desk",
    "early": "early",
    "evening": "evening",
    "night": "night",
    "weekend": "weekend",
    "holiday": "weekend",
}


def local_time(zone: str | None, locale: str) -> LocalTime | None:
    """What a clock shows there now; None where the zone is not known."""
    return None if zone is None else _at_minute(zone, locale, now().replace(second=0, microsecond=0))


@lru_cache(maxsize=2048)
def _at_minute(zone: str, locale: str, minute: datetime) -> LocalTime | None:
    try:
        clock = local_clock(minute, zone, locale)
    except UnknownZoneError:
        return None
    return LocalTime(clock.zone, clock.clock, clock.offset, _STATES[clock.day_state], clock.text)
