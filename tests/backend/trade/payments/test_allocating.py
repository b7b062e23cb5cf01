"""One wire over many orders, exact to the cent."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from backend.trade.money import round_money
from backend.trade.payments.allocating import Open, exchange_difference, is_far, propose
from tenants.orm import new_id

CENTS = st.decimals(0, 10**6, places=2)


@given(CENTS, CENTS, st.lists(CENTS, max_size=8), st.booleans())
def test_nothing_is_lost_and_nothing_paid_twice(
    credited: Decimal, charges: Decimal, amounts: list[Decimal], bear: bool
) -> None:
    opens = [Open(new_id(), None, amount, "USD") for amount in amounts]
    parts, left = propose(credited, charges, "USD", opens, bear_charges=bear)
    assert sum(part.money for part in parts) + left == credited
    assert sum(part.charge for part in parts) <= (charges if bear else 0)
    due = {each.order_id: each.amount for each in opens}
    assert all(0 <= part.money + part.charge <= due[part.order_id] for part in parts)
    assert left == max(Decimal(0), credited - sum(amounts))


def test_a_charge_settles_what_the_buyer_meant_to_pay() -> None:
    one, two = new_id(), new_id()
    opens = [Open(one, None, Decimal("4459.80"), "USD"), Open(two, None, Decimal("1000.00"), "USD")]
    parts, left = propose(Decimal("5429.80"), Decimal("30.00"), "USD", opens, bear_charges=True)
    assert [(part.order_id, part.money, part.charge) for part in parts] == [
        (one, Decimal("4459.80"), Decimal(0)),
        (two, Decimal("970.00"), Decimal("30.00")),
    ]
    assert left == 0
    plain, _ = propose(Decimal("5429.80"), Decimal("30.00"), "USD", opens, bear_charges=False)
    assert plain[1].charge == 0, "a short receipt stays short until somebody says otherwise"


RATES = st.decimals("0.0001", 20000, places=6)
MINOR = {"USD": 2, "JPY": 0, "KWD": 3}


@given(
    st.integers(1, 10**9), st.sampled_from(sorted(MINOR)), st.sampled_from(sorted(MINOR)),
    st.lists(st.integers(1, 10**8), max_size=6), RATES,
)  # fmt: skip
def test_another_currency_is_paid_in_whole_minor_units(
    credited: int, paid_in: str, owed_in: str, amounts: list[int], rate: Decimal
) -> None:
    money = Decimal(credited).scaleb(-MINOR[paid_in])
    opens = [Open(new_id(), None, Decimal(each).scaleb(-MINOR[owed_in]), owed_in, rate) for each in amounts]
    parts, left = propose(money, Decimal(0), paid_in, opens, bear_charges=False)
    due = {each.order_id: each.amount for each in opens}
    assert sum(part.money_paid for part in parts) + left == money
    assert all(0 < part.money <= due[part.order_id] and part.money_paid > 0 for part in parts)
    assert all(round_money(part.money, owed_in) == part.money for part in parts)
    assert all(round_money(part.money_paid, paid_in) == part.money_paid for part in parts)


def test_a_part_far_from_the_rate_hides_something() -> None:
    rate = Decimal("1.0986")
    assert not is_far(Decimal("1000.00"), Decimal("910.24"), rate)
    assert not is_far(Decimal("1000.00"), Decimal("880.00"), rate), "banks keep a few percent"
    assert is_far(Decimal("1000.00"), Decimal("500.00"), rate)
    assert not is_far(Decimal("1000.00"), Decimal("1.00"), None)


def test_what_the_rate_did_is_apart() -> None:
    assert exchange_difference(Decimal("1000.00"), Decimal("7.05"), Decimal("7.10"), "CNY") == Decimal("-50.00")
    assert exchange_difference(Decimal("1000.00"), None, Decimal("7.10"), "CNY") == 0
