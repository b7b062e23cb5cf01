"""On whose clock an hour falls how."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from babel.dates import get_day_names

from backend.customers.clock import Place as Clock
from backend.customers.clock import place_of
from backend.customers.queries.places import Place, places_of
from backend.meetings import schemas
from backend.meetings.errors import SlotRefusedError
from backend.reminders.service import known_zone
from backend.reminders.service.times import understand
from i18n import formats
from i18n.locale import babel_locale
from i18n.messages import N_, translate
from i18n.slots import Seat, SlotReason, SlotTrouble, good_slots, judge_slot
from i18n.zones import zone
from tenants.context import current
from tenants.orm import now
from tenants.session import ReadSession

_MOST_CLOCKS: Final = 5
_REASONS: Final[dict[SlotReason, str]] = {
    "night": N_("Night"),
    "early": N_("Before work"),
    "evening": N_("After work"),
    "lunch": N_("At lunch"),
    "weekend": N_("Weekend"),
    "holiday": N_("Holiday"),
}


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at the table: whose clock, by which name."""

    name: str
    clock: Clock
    mine: bool

    @property
    def seat(self) -> Seat:
        """As `i18n.slots` takes it."""
        return Seat(self.clock.zone, self.clock.territory)


async def sitters_of(
    session: ReadSession, addresses: Collection[str], *, here: str, mine: Collection[str], also: str | None = None
) -> list[Sitter]:
    """The caller on the clock `here`, and each other clock of those behind the addresses; `also` is a zone that an
    invitation names, which counts where nobody's is known."""
    own = Sitter(translate("You", current().locale), Clock(known_zone(here, "here"), None), mine=True)
    strangers = [address for address in addresses if address.casefold() not in mine]
    return [own, *_others(await places_of(session, strangers), strangers, own.clock.zone, also)]


def _others(places: Mapping[str, Place], addresses: Sequence[str], here: str, also: str | None) -> list[Sitter]:
    found: list[Sitter] = []
    for address in addresses:
        place = places.get(address.strip().casefold())
        clock = place_of(place.time_zone, place.country) if place else None
        if place is None or clock is None or any(each.clock == clock for each in found):
            continue
        found.append(Sitter(place.contact_name, clock, mine=False))
    if not found and also is not None and also != here:
        found.append(Sitter(also.rpartition("/")[2].replace("_", " "), Clock(also, None), mine=False))
    return found[: _MOST_CLOCKS - 1]


def clocks_at(start: datetime, end: datetime, sitters: Sequence[Sitter]) -> list[schemas.MeetingClock]:
    """The hour on each clock, with what is wrong with it there."""
    locale = current().locale
    troubles = {each.seat: each for each in judge_slot(start, end, [each.seat for each in sitters])}
    return [_clock(start, sitter, troubles.get(number), locale) for number, sitter in enumerate(sitters)]


def require_waking(clocks: Sequence[schemas.MeetingClock], slots: Sequence[schemas.MeetingSlot]) -> None:
    """Raises `SlotRefusedError` where somebody would have to get up in the night."""
    for clock in clocks:
        if clock.refused:
            extra = {"clocks": list(clocks), "slots": list(slots)}
            raise SlotRefusedError(extra=extra, clock=clock.clock, name=clock.name)


def slots_after(after: datetime, lasts: timedelta, sitters: Sequence[Sitter]) -> list[schemas.MeetingSlot]:
    """The next hours that suit everybody."""
    found = good_slots(after, lasts, [each.seat for each in sitters])
    return [schemas.MeetingSlot(start, clocks_at(start, start + lasts, sitters)) for start in found]


async def read_slot(
    session: ReadSession, mine: Collection[str], asked: schemas.MeetingQuestion
) -> schemas.MeetingReading:
    """How an hour falls for everybody, and which would suit. Raises what `understand` raises."""
    sitters = await sitters_of(session, asked.to, here=asked.here, mine=mine)
    lasts = timedelta(minutes=asked.minutes)
    start = None
    clocks: list[schemas.MeetingClock] = []
    if asked.when is not None:
        there = next((each.clock for each in sitters if not each.mine), None)
        start = understand(asked.when, there).instant
        clocks = clocks_at(start, start + lasts, sitters)
    return schemas.MeetingReading(
        start=start,
        clocks=clocks,
        refused=any(clock.refused for clock in clocks),
        slots=slots_after(now() + timedelta(hours=1), lasts, sitters),
    )


def _clock(start: datetime, sitter: Sitter, trouble: SlotTrouble | None, locale: str) -> schemas.MeetingClock:
    local = start.astimezone(zone(sitter.clock.zone))
    offset = local.strftime("%z")
    return schemas.MeetingClock(
        name=sitter.name,
        zone=sitter.clock.zone,
        mine=sitter.mine,
        day=f"{get_day_names('abbreviated', locale=babel_locale(locale))[local.weekday()]} "
        f"{formats.day(local.date(), locale, with_year=False)}",
        clock=f"{local:%H:%M}",
        offset=f"{offset[:3]}:{offset[3:]}",
        trouble=translate(_REASONS[trouble.reason], locale) if trouble else None,
        reason=trouble.reason if trouble else None,
        refused=trouble.refused if trouble else False,
    )
