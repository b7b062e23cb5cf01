"""How many cartons go into a container, a consignment or an aeroplane, and what is charged for. Pure.

Space and payload are practical figures, not the door plate's: cartons leave gaps, roads limit weight. Cartons are
shared out whole over containers (`filling`); how they stand in one is the warehouse's art, so a plan near the edge
needs its eye.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Final, Literal

import msgspec

from backend.trade.calculators.filling import Filling, Goods, Room, fill, held

ZERO: Final = Decimal(0)
Vehicle = Literal["20GP", "40GP", "40HQ", "LCL", "air", "express"]


ROOMS: Final[dict[Vehicle, Room]] = {
    "20GP": Room(Decimal(28), Decimal(21700), (Decimal(589), Decimal(235), Decimal(239))),
    "40GP": Room(Decimal(58), Decimal(26500), (Decimal(1203), Decimal(235), Decimal(239))),
    "40HQ": Room(Decimal(68), Decimal(26500), (Decimal(1203), Decimal(235), Decimal(269))),
}
#: cm³ per kilogram: IATA Resolution 502 for air freight, the usual divisor of couriers.
AIR_DIVISOR: Final = Decimal(6000)
EXPRESS_DIVISOR: Final = Decimal(5000)


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


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(Decimal("0.1")) if whole else ZERO


def _fits(each: Goods, room: Room) -> bool:
    """Whether an empty container takes one."""
    return held(each, (room.volume, room.payload), room) > 0


def _containers(vehicle: Vehicle, goods: Sequence[Goods]) -> Fit:
    room = ROOMS[vehicle]
    volume, weight = _totals(goods)
    fitting = [each for each in goods if _fits(each, room)]
    too_long = [each.name for each in goods if each not in fitting]
    filled = fill(goods, room)
    return Fit(
        vehicle=vehicle,
        count=filled.count,
        volume=volume,
        weight=weight,
        filled=_percent(volume, room.volume * filled.count),
        loaded=_percent(weight, room.payload * filled.count),
        chargeable=None,
        limit="size" if too_long else "weight" if weight / room.payload > volume / room.volume else "volume",
        more=[_more(each, filled, room) for each in fitting],
        too_long=too_long,
    )


def _more(each: Goods, filled: Filling, room: Room) -> More:
    cartons = sum(held(each, left, room) * many for left, many in filled.left)
    pieces = each.per_carton * cartons if each.per_carton is not None else None
    by_volume = sum(held(each, (left[0], room.payload), room) * many for left, many in filled.left)
    return More(name=each.name, cartons=cartons, pieces=pieces, by="weight" if cartons < by_volume else "volume")


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
