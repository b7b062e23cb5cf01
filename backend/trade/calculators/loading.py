"""How many cartons go into a container, a consignment or an aeroplane, and what is charged for. Pure.

Space and payload are practical figures, not the door plate's: cartons leave gaps, roads limit weight. It reckons by
volume and weight and does not pack boxes one by one, so a plan near the edge needs the warehouse's eye.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, Literal

import msgspec

ZERO: Final = Decimal(0)
Vehicle = Literal["20GP", "40GP", "40HQ", "LCL", "air", "express"]


@dataclass(frozen=True, slots=True)
class Room:
    """Usable cubic metres and kilograms of a container, and its inner length, width, height in cm."""

    volume: Decimal
    payload: Decimal
    inner: tuple[Decimal, Decimal, Decimal]


ROOMS: Final[dict[Vehicle, Room]] = {
    "20GP": Room(Decimal(28), Decimal(21700), (Decimal(589), Decimal(235), Decimal(239))),
    "40GP": Room(Decimal(58), Decimal(26500), (Decimal(1203), Decimal(235), Decimal(239))),
    "40HQ": Room(Decimal(68), Decimal(26500), (Decimal(1203), Decimal(235), Decimal(269))),
}
#: cm³ per kilogram: IATA Resolution 502 for air freight, the usual divisor of couriers.
AIR_DIVISOR: Final = Decimal(6000)
EXPRESS_DIVISOR: Final = Decimal(5000)


class Goods(msgspec.Struct, kw_only=True):
    """Cartons of one kind: how many, their measures in cm and their gross weight in kg."""

    name: str
    cartons: int
    length: Decimal
    width: Decimal
    height: Decimal
    gross_weight: Decimal
    per_carton: Decimal | None = None

    @property
    def volume(self) -> Decimal:
        """Cubic metres of one carton."""
        return self.length * self.width * self.height / Decimal(1_000_000)


class More(msgspec.Struct, kw_only=True):
    """So many cartons more of a kind would fit beside all the others; `by` what limits them."""

    name: str
    cartons: int
    pieces: Decimal | None
    by: Literal["volume", "weight"]


class Fit(msgspec.Struct, kw_only=True):
    """One way to ship. `count`: containers needed; `filled` and `loaded`: percent of their room and payload;
    `chargeable`: kg for air and express, revenue tons (W/M) for LCL; `too_long`: kinds that do not go in at all."""

    vehicle: Vehicle
    count: int
    volume: Decimal
    weight: Decimal
    filled: Decimal
    loaded: Decimal
    chargeable: Decimal | None
    limit: Literal["volume", "weight", "size"] | None
    more: list[More]
    too_long: list[str]


def plan(goods: Sequence[Goods]) -> list[Fit]:
    """Every way to ship `goods`."""
    return [*(_containers(vehicle, goods) for vehicle in ROOMS), _lcl(goods), *(_by_weight(goods))]


def _totals(goods: Sequence[Goods]) -> tuple[Decimal, Decimal]:
    volume = sum((each.volume * each.cartons for each in goods), ZERO)
    weight = sum((each.gross_weight * each.cartons for each in goods), ZERO)
    return volume, weight


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))


def _down(value: Decimal) -> int:
    return max(0, int(value.to_integral_value(ROUND_FLOOR)))


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(Decimal("0.1")) if whole else ZERO


def _fits(each: Goods, room: Room) -> bool:
    return all(
        side <= space
        for side, space in zip(sorted((each.length, each.width, each.height)), sorted(room.inner), strict=True)
    )


def _containers(vehicle: Vehicle, goods: Sequence[Goods]) -> Fit:
    room = ROOMS[vehicle]
    volume, weight = _totals(goods)
    by_volume, by_weight = _up(volume / room.volume), _up(weight / room.payload)
    count = max(by_volume, by_weight, 1 if goods else 0)
    space, load = room.volume * count, room.payload * count
    too_long = [each.name for each in goods if not _fits(each, room)]
    return Fit(
        vehicle=vehicle,
        count=count,
        volume=volume,
        weight=weight,
        filled=_percent(volume, space),
        loaded=_percent(weight, load),
        chargeable=None,
        limit="size" if too_long else "weight" if weight / room.payload > volume / room.volume else "volume",
        more=[_more(each, space - volume, load - weight) for each in goods if each.name not in too_long],
        too_long=too_long,
    )


def _more(each: Goods, space: Decimal, load: Decimal) -> More:
    by_volume = _down(space / each.volume) if each.volume else 0
    by_weight = _down(load / each.gross_weight) if each.gross_weight else by_volume
    cartons = min(by_volume, by_weight)
    pieces = each.per_carton * cartons if each.per_carton is not None else None
    return More(name=each.name, cartons=cartons, pieces=pieces, by="weight" if by_weight < by_volume else "volume")


def _lcl(goods: Sequence[Goods]) -> Fit:
    """Charged by weight or measure: a cubic metre counts as a ton, and at least one is charged."""
    volume, weight = _totals(goods)
    tons = max(volume, weight / 1000, Decimal(1)).quantize(Decimal("0.001"), ROUND_CEILING)
    return _loose("LCL", volume, weight, tons, "weight" if weight / 1000 > volume else "volume")


def _by_weight(goods: Sequence[Goods]) -> list[Fit]:
    """Air and express: the larger of weight and volume weight, rounded up to half a kilogram."""
    volume, weight = _totals(goods)
    fits = []
    for vehicle, divisor in (("air", AIR_DIVISOR), ("express", EXPRESS_DIVISOR)):
        by_volume = volume * 1_000_000 / divisor
        charged = Decimal(_up(max(weight, by_volume) * 2)) / 2
        fits.append(
            _loose(vehicle, volume, weight, charged, "weight" if weight > by_volume else "volume")  # type: ignore[arg-type]
        )
    return fits


def _loose(
    vehicle: Vehicle, volume: Decimal, weight: Decimal, chargeable: Decimal, limit: Literal["volume", "weight"]
) -> Fit:
    return Fit(
        vehicle=vehicle,
        count=0,
        volume=volume,
        weight=weight,
        filled=ZERO,
        loaded=ZERO,
        chargeable=chargeable,
        limit=limit,
        more=[],
        too_long=[],
    )
