"""What made a customer's purchases grow or shrink."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from backend.reports.growth import Sold, Split
from tests.backend.trade.setting import FOB, a_company, line, made
from tests.support import ApiClient

_AMOUNT = st.decimals(0, 10_000, places=2)
_SOLD = st.builds(lambda quantity, amount, rate: Sold(quantity, amount, amount * rate), _AMOUNT, _AMOUNT, _AMOUNT)


@given(st.lists(st.tuples(_SOLD, _SOLD), max_size=5))
def test_the_parts_add_up_to_the_change(products: list[tuple[Sold, Sold]]) -> None:
    split = Split()
    for old, new in products:
        split.add(old, new)
    row = split.row(UUID(int=1), "")
    assert row.before + row.volume + row.price + row.exchange + row.other == row.after


def test_each_cause_is_told_apart() -> None:
    old = Sold(Decimal(100), Decimal(200), Decimal(1400))
    for new, cause in (
        (Sold(Decimal(150), Decimal(300), Decimal(2100)), "volume"),
        (Sold(Decimal(100), Decimal(300), Decimal(2100)), "price"),
        (Sold(Decimal(100), Decimal(200), Decimal(2100)), "exchange"),
    ):
        split = Split()
        split.add(old, new)
        row = split.row(UUID(int=1), "")
        told = {name: getattr(row, name) for name in ("volume", "price", "exchange", "other")}
        assert told == {name: 700 if name == cause else 0 for name in told}


async def test_orders_of_two_years_are_compared(client: ApiClient) -> None:
    company = await a_company(client)

    async def ordered(day: str, **given: Any) -> None:
        body = {"company_id": company["id"], "currency": "CNY", "ordered_on": day, "lines": [line(**given)]} | FOB
        order = await made(client, "/orders", body)
        await made(client, f"/orders/{order['id']}/confirmations", None)

    await ordered("2025-03-01", quantity="100", unit_price="2")
    await ordered("2026-03-01", quantity="150", unit_price="3")
    await ordered("2026-04-01", name="Lamp", quantity="1", unit_price="50")
    answer = await client.post(
        "/reports/growth",
        {"since": "2026-01-01", "until": "2026-12-31", "before_since": "2025-01-01", "before_until": "2025-12-31"},
    )
    growth = answer.json()
    (row,) = growth["rows"]
    figures = {name: Decimal(row[name]) for name in ("before", "after", "volume", "price", "exchange", "other")}
    assert figures == {"before": 200, "after": 500, "volume": 100, "price": 150, "exchange": 0, "other": 50}
    assert (row["company"], growth["currency"]) == (company["name"], "CNY")
