"""Money to the last minor unit, in currencies of 0, 2, 3 and 4 decimals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.trade.money import LineInput, allocate, digits_of, line_amount, round_money, total_up

CURRENCIES = st.sampled_from(["JPY", "USD", "EUR", "CNY", "KWD", "CLF"])
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=10**9, places=6), min_size=1, max_size=40)
LINES = st.lists(
    st.builds(
        LineInput,
        quantity=st.decimals(min_value=0, max_value=10**7, places=3),
        unit_price=st.decimals(min_value=0, max_value=10**6, places=6),
        discount=st.decimals(min_value=0, max_value=100, places=2),
        tax_rate=st.sampled_from([Decimal(0), Decimal(13), Decimal("7.5")]),
    ),
    max_size=30,
)


def whole(amount: Decimal, currency: str) -> bool:
    return round_money(amount, currency) == amount


@given(CURRENCIES, st.integers(min_value=-(10**12), max_value=10**12), WEIGHTS)
def test_the_parts_sum_to_the_whole(currency: str, minor: int, weights: list[Decimal]) -> None:
    total = Decimal(minor).scaleb(-digits_of(currency))
    parts = allocate(total, weights, currency)
    assert sum(parts) == total
    assert all(whole(part, currency) for part in parts)
    assert all(part * total >= 0 for part in parts)


@given(CURRENCIES, st.integers(min_value=0, max_value=10**12), WEIGHTS)
def test_no_part_is_a_minor_unit_away_from_its_share(currency: str, minor: int, weights: list[Decimal]) -> None:
    unit = Decimal(1).scaleb(-digits_of(currency))
    total, whole_weight = minor * unit, sum(weights)
    shares = weights if whole_weight else [Decimal(1)] * len(weights)
    for part, share in zip(allocate(total, weights, currency), shares, strict=True):
        assert abs(part - total * share / (whole_weight or len(weights))) < unit


@given(CURRENCIES, LINES, st.decimals(min_value=0, max_value=100, places=2))
def test_a_paper_sums_to_the_last_minor_unit(currency: str, lines: list[LineInput], percent: Decimal) -> None:
    freight = Decimal("120.125")
    totals = total_up(lines, currency, discount_percent=percent, charges=[freight])
    assert totals.subtotal == sum((line_amount(line, currency) for line in lines), Decimal(0))
    assert sum((line.share for line in totals.lines), Decimal(0)) == totals.discount
    assert sum((line.net for line in totals.lines), Decimal(0)) == totals.subtotal - totals.discount
    assert totals.charges == round_money(freight, currency)
    assert totals.total == totals.subtotal - totals.discount + totals.charges + totals.tax
    assert whole(totals.total, currency)
    assert all(line.net >= 0 for line in totals.lines)


def test_halves_go_away_from_zero() -> None:
    assert round_money(Decimal("1.005"), "USD") == Decimal("1.01")
    assert round_money(Decimal("-1.005"), "USD") == Decimal("-1.01")
    assert round_money(Decimal("0.5"), "JPY") == 1
    assert round_money(Decimal("0.0005"), "KWD") == Decimal("0.001")


def test_the_earlier_of_equal_parts_gets_the_odd_cent() -> None:
    assert allocate(Decimal("100.00"), [Decimal(1)] * 3, "USD") == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]
    assert allocate(Decimal("-0.05"), [Decimal(1), Decimal(1)], "USD") == [Decimal("-0.03"), Decimal("-0.02")]


@pytest.mark.parametrize(
    ("total", "weights"), [("1.005", ["1"]), ("1.00", []), ("1.00", ["1", "-1"])], ids=["broken", "none", "negative"]
)
def test_what_cannot_be_shared_out(total: str, weights: list[str]) -> None:
    with pytest.raises(ValueError, match=r"weights|total"):
        allocate(Decimal(total), [Decimal(weight) for weight in weights], "USD")


def test_the_order_of_discount_charges_and_tax() -> None:
    lines = [
        LineInput(Decimal(3), Decimal("9.99"), discount=Decimal(10), tax_rate=Decimal(13)),
        LineInput(Decimal(1000), Decimal("0.015"), per=Decimal(1)),
    ]
    totals = total_up(lines, "USD", discount_percent=Decimal(5), charges=[Decimal(50)])
    assert [line.amount for line in totals.lines] == [Decimal("26.97"), Decimal("15.00")]
    assert totals.discount == Decimal("2.10")  # 5 % of 41.97 is 2.0985
    assert [line.share for line in totals.lines] == [Decimal("1.35"), Decimal("0.75")]
    assert totals.tax == Decimal("3.33")  # 13 % of 25.62 is 3.3306; freight bears none
    assert totals.total == Decimal("93.20")
