"""Whole cartons shared out over containers of one size. Pure.

Small cartons count by volume against a container's practical room. A piece with a side longer than half the container's
width cannot be turned into gaps: of such the container takes as many as stand in rows, a centimetre apart, and what a
hand does not lift stays upright. Nothing is cut in two: five crates of 17 m³ need five containers of 28 m³, not four.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_FLOOR, Decimal
from functools import lru_cache
from itertools import permutations
from typing import Final

import msgspec

ZERO: Final = Decimal(0)
#: Kilograms that people turn over by hand.
_BY_HAND: Final = Decimal(30)
#: Centimetres between pieces in rows.
_GAP: Final = Decimal(1)
#: Containers up to which mixing kinds evenly is tried, where it may need fewer of them.
_TRIED: Final = 60
#: Cubic metres and kilograms that are left in a container.
Left = tuple[Decimal, Decimal]
_Sides = tuple[Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Room:
    """Usable cubic metres and kilograms of a container, and its inner length, width, height in cm."""

    volume: Decimal
    payload: Decimal
    inner: tuple[Decimal, Decimal, Decimal]


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


@dataclass(frozen=True, slots=True)
class Filling:
    """Containers by what is left in them: (room left, how many such)."""

    left: list[tuple[Left, int]]

    @property
    def count(self) -> int:
        """How many containers."""
        return sum(many for _, many in self.left)


def held(each: Goods, left: Left, room: Room) -> int:
    """How many cartons of a kind go into what is left of a container; 0 for a kind that it never takes."""
    size = (each.length, each.width, each.height)
    taken = _taken(size, each.gross_weight > _BY_HAND, room)
    if taken is None:
        return 0
    by_volume = _whole(left[0], taken)
    return min(by_volume, _whole(left[1], each.gross_weight)) if each.gross_weight else by_volume


def fill(goods: Sequence[Goods], room: Room) -> Filling:
    """As few containers as are found for `goods`; a kind that no container takes has one for each piece."""
    if not goods:
        return Filling([])
    one_by_one = _in_turn(goods, room)
    least = _least(goods, room)
    for count in range(least, min(one_by_one.count, _TRIED)):
        mixed = _evenly(goods, room, count)
        if mixed is not None:
            return mixed
    return one_by_one


def _least(goods: Sequence[Goods], room: Room) -> int:
    volume = sum((each.volume * each.cartons for each in goods), ZERO)
    weight = sum((each.gross_weight * each.cartons for each in goods), ZERO)
    return max(1, -_whole(-volume, room.volume), -_whole(-weight, room.payload))


def _in_turn(goods: Sequence[Goods], room: Room) -> Filling:
    """Kind by kind, the bulkiest first, each into what the others left."""
    left: list[tuple[Left, int]] = []
    for each in sorted(goods, key=lambda one: one.volume, reverse=True):
        cartons, after = each.cartons, []
        for space, many in left:
            here = held(each, space, room)
            full = min(many, cartons // here) if here else 0
            rest = min(here, cartons - full * here) if full < many else 0
            cartons -= full * here + rest
            after += [(_less(space, each, here, room), full), (_less(space, each, rest, room), 1 if rest else 0)]
            after.append((space, many - full - (1 if rest else 0)))
        empty = (room.volume, room.payload)
        most = held(each, empty, room) or 1
        full, rest = divmod(cartons, most)
        after += [(_less(empty, each, most, room), full), (_less(empty, each, rest, room), 1 if rest else 0)]
        left = [(space, many) for space, many in after if many]
    return Filling(left or [((room.volume, room.payload), 1)])


def _evenly(goods: Sequence[Goods], room: Room, count: int) -> Filling | None:
    """Each kind spread over `count` containers, so that heavy and bulky goods share them; None where one overflows."""
    left = [(room.volume, room.payload)] * count
    for each in goods:
        base, over = divmod(each.cartons, count)
        roomy = sorted(range(count), key=lambda place: left[place], reverse=True)
        for rank, place in enumerate(roomy):
            cartons = base + (1 if rank < over else 0)
            if held(each, left[place], room) < cartons:
                return None
            left[place] = _less(left[place], each, cartons, room)
    return Filling([(space, 1) for space in left])


def _less(left: Left, each: Goods, cartons: int, room: Room) -> Left:
    taken = _taken((each.length, each.width, each.height), each.gross_weight > _BY_HAND, room) or each.volume
    return max(ZERO, left[0] - taken * cartons), max(ZERO, left[1] - each.gross_weight * cartons)


@lru_cache(maxsize=2048)
def _taken(size: _Sides, upright: bool, room: Room) -> Decimal | None:
    """Cubic metres that one piece takes away; None where it does not go in."""
    length, width, height = size
    volume = length * width * height / Decimal(1_000_000)
    most = max((_standing(sides, room.inner) for sides in _ways(size, upright=upright)), default=0)
    if not most or not volume:
        return None
    if max(size) <= room.inner[1] / 2:
        return volume
    return max(volume, (room.volume / most).quantize(Decimal("1e-9"), ROUND_DOWN))


def _ways(size: _Sides, *, upright: bool) -> Iterable[_Sides]:
    length, width, height = size
    if upright:
        return ((length, width, height), (width, length, height))
    return permutations(size)  # type: ignore[return-value]  # of three sides


def _standing(sides: _Sides, inner: _Sides) -> int:
    """How many stand in a container in rows along it; the strip that rows leave takes rows turned round."""
    along, across = sides[0] + _GAP, sides[1] + _GAP
    length, width, height = inner
    tiers = _whole(height, sides[2])
    best = 0
    for rows in range(_whole(width, across) + 1):
        turned = _whole(width - rows * across, along)
        best = max(best, rows * _whole(length, along) + turned * _whole(length, across))
    if along < across and along + across <= width and 2 * along <= width:
        # Two rows of which each is turned halfway, so that no two stand side by side with their long sides: ten
        # pallets of 100 × 120 cm in a 20GP, where straight rows hold nine.
        for first in range(_whole(length, along) + 1):
            turned = -_whole(-first * along, across)
            if turned * across <= length:
                one = first + _whole(length - first * along, across)
                best = max(best, one + turned + _whole(length - turned * across, along))
    return best * tiers


def _whole(part: Decimal, size: Decimal) -> int:
    return int((part / size).to_integral_value(ROUND_FLOOR))
