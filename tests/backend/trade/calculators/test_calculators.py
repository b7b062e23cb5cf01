"""Container numbers, and what fits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.trade.calculators.containers import check_digit, container_number_fault
from backend.trade.calculators.filling import Goods
from backend.trade.calculators.loading import ROOMS, plan


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        # The example of ISO 6346 itself, and one whose remainder is ten, which counts as zero.
        ("CSQU3054383", None),
        ("csqu 305438-3", None),
        ("TEXU3070079", None),
        ("CSQU3054384", "check_digit"),
        ("CSQX3054383", "shape"),
        ("CSQU305438", "shape"),
    ],
)
def test_container_numbers(number: str, fault: str | None) -> None:
    assert container_number_fault(number) == fault


def test_a_remainder_of_ten_counts_as_zero() -> None:
    zeros = [n for n in range(200) if check_digit(f"MSCU{n:06}") == 0]
    assert zeros
    assert all(container_number_fault(f"MSCU{n:06}0") is None for n in zeros)


def a_box(cartons: int, **given: str) -> Goods:
    sizes = {"length": "60", "width": "40", "height": "36", "gross_weight": "16.2"} | given
    return Goods(
        name="box", cartons=cartons, per_carton=Decimal(60), **{name: Decimal(value) for name, value in sizes.items()}
    )


def test_room_for_three_more_cartons() -> None:
    fits = {each.vehicle: each for each in plan([a_box(321)])}
    twenty = fits["20GP"]
    # 28 m³ hold 324 cartons of 0.0864 m³.
    assert (twenty.count, twenty.more[0].cartons) == (1, 3)
    assert twenty.more[0].pieces == 180
    assert twenty.limit == "volume"
    assert fits["40HQ"].more[0].cartons == 787 - 321
    heavy = {each.vehicle: each for each in plan([a_box(100, gross_weight="216")])}["20GP"]
    assert (heavy.limit, heavy.more[0].cartons, heavy.more[0].by) == ("weight", 0, "weight")


def test_what_is_charged_for() -> None:
    fits = {each.vehicle: each for each in plan([a_box(10)])}
    assert fits["LCL"].chargeable == 1, "at least one revenue ton"
    assert fits["air"].chargeable == 162, "162 kg weigh more than 144 kg of volume"
    assert fits["express"].chargeable == Decimal("173.0")
    assert {each.vehicle: each for each in plan([a_box(1, length="620")])}["20GP"].too_long == ["box"]


@given(st.integers(1, 5000), st.integers(5, 100), st.integers(5, 100), st.integers(5, 100), st.integers(1, 60))
def test_what_is_said_to_fit_fits(cartons: int, length: int, width: int, height: int, weight: int) -> None:
    box = a_box(cartons, length=str(length), width=str(width), height=str(height), gross_weight=str(weight))
    for fit in plan([box]):
        if fit.vehicle not in ROOMS:
            continue
        room, full = ROOMS[fit.vehicle], cartons + fit.more[0].cartons
        assert box.volume * full <= room.volume * fit.count
        assert box.gross_weight * full <= room.payload * fit.count
        # No carton is cut in two: each container is as full as whole cartons make it.
        one = full // fit.count + 1
        assert full % fit.count == 0
        assert box.volume * one > room.volume or box.gross_weight * one > room.payload


def test_crates_are_not_cut_in_two() -> None:
    # 17 m³ each: 85 m³ would be four containers of 28 m³ by volume alone.
    crate = a_box(5, length="400", width="220", height="193", gross_weight="900")
    fits = {each.vehicle: each for each in plan([crate])}
    assert (fits["20GP"].count, fits["20GP"].more[0].cartons) == (5, 0)
    assert (fits["40HQ"].count, fits["40HQ"].more[0].cartons) == (2, 1)


def test_pallets_stand_in_rows() -> None:
    # Eleven Euro pallets on the floor of a 20GP, which nobody stacks at 1.5 m; its 28 m³ would hold nineteen.
    pallet = a_box(11, length="120", width="80", height="150", gross_weight="420")
    fits = {each.vehicle: each for each in plan([pallet])}
    assert (fits["20GP"].count, fits["20GP"].more[0].cartons) == (1, 0)
    assert fits["40GP"].more[0].cartons == 13
    standard = a_box(10, length="120", width="100", height="150", gross_weight="420")
    fits = {each.vehicle: each for each in plan([standard])}
    assert (fits["20GP"].more[0].cartons, fits["40GP"].more[0].cartons) == (0, 11)


def test_heavy_and_bulky_goods_share_containers() -> None:
    foam = a_box(700, length="50", width="40", height="40", gross_weight="2")
    foam.name = "foam"
    steel = a_box(1000, length="30", width="20", height="10", gross_weight="40")
    (twenty,) = (each for each in plan([foam, steel]) if each.vehicle == "20GP")
    # 62 m³ and 41.4 t: three containers, if foam and steel go together; each alone they would need four.
    assert twenty.count == 3
    assert [more.name for more in twenty.more] == ["foam", "box"]
    assert plan([a_box(1, gross_weight="30000")])[0].too_long == ["box"]
