"""One wire over many orders, exact to the cent."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from backend.trade.payments.allocating import Open, exchange_difference, propose
from tenants.orm import new_id

CENTS = st.decimals(0, 10**6, places=2)


@given(CENTS, CENTS, st.lists(CENTS, max_size=8), st.booleans())
def test_nothing_is_lost_and_nothing_paid_twice(
    credited: Decimal, charges: Decimal, amounts: list[Decimal], bear: bool
) -> None:
    opens = [Open(new_id(), None, amount) for amount in amounts]
    parts, left = propose(credited, charges, opens, bear_charges=bear)
    assert sum(part.money for part in parts) + left == credited
    assert sum(part.charge for part in parts) <= (charges if bear else 0)
    due = {each.order_id: each.amount for each in opens}
    assert all(0 <= part.money + part.charge <= due[part.order_id] for part in parts)
    assert left == max(Decimal(0), credited - sum(amounts))


def test_a_charge_settles_what_the_buyer_meant_to_pay() -> None:
    one, two = new_id(), new_id()
    opens = [Open(one, None, Decimal("4459.80")), Open(two, None, Decimal("1000.00"))]
    parts, left = propose(Decimal("5429.80"), Decimal("30.00"), opens, bear_charges=True)
    assert [(part.order_id, part.money, part.charge) for part in parts] == [
        (one, Decimal("4459.80"), Decimal(0)),
        (two, Decimal("970.00"), Decimal("30.00")),
    ]
    assert left == 0
    plain, _ = propose(Decimal("5429.80"), Decimal("30.00"), opens, bear_charges=False)
    assert plain[1].charge == 0, "a short receipt stays short until somebody says otherwise"


def test_what_the_rate_did_is_apart() -> None:
    assert exchange_difference(Decimal("1000.00"), Decimal("7.05"), Decimal("7.10"), "CNY") == Decimal("-50.00")
    assert exchange_difference(Decimal("1000.00"), None, Decimal("7.10"), "CNY") == 0
