"""What made a customer's purchases grow or shrink."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reports.growth import Sold, Split
from tests.backend.pipeline.setting import a_deal
from tests.backend.reports.asking import asked, table
from tests.backend.trade.setting import FOB, a_company, line, made
from tests.support import ApiClient

_AMOUNT = st.decimals(0, 10_000, places=2)
_YEARS = {"since": "2026-01-01", "until": "2026-12-31", "before_since": "2025-01-01", "before_until": "2025-12-31"}
_FIGURES = ("before", "after", "volume", "price", "exchange", "other")
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


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # Quantity 3 to 7 at a third of a unit of money: what rounding leaves is with what it was nearest to.
        (("3", "1", "7"), ("7", "2.3333", "16.33"), ("9.33", "0.00", "0.00", "0.00")),
        # Given away at first, then paid for: a price, at the rate of then.
        (("10", "0", "0"), ("20", "100", "700"), ("0.00", "700.00", "0.00", "0.00")),
        # Paid for, then given away.
        (("10", "100", "700"), ("20", "0", "0"), ("700.00", "-1400.00", "0.00", "0.00")),
        # Gone, and new.
        (("10", "100", "700"), ("0", "0", "0"), ("0.00", "0.00", "0.00", "-700.00")),
        (("0", "0", "0"), ("5", "60", "420"), ("0.00", "0.00", "0.00", "420.00")),
        # 100 pieces at 10 USD and 7.2, then 120 at 11 USD and 7.0.
        (("100", "1000", "7200"), ("120", "1320", "9240"), ("1440.00", "864.00", "-264.00", "0.00")),
    ],
)
def test_what_each_cause_made_by_hand(old: Any, new: Any, told: Any) -> None:
    split = Split()
    split.add(Sold(*map(Decimal, old)), Sold(*map(Decimal, new)))
    row = split.row(UUID(int=1), "")
    assert tuple(str(getattr(row, name)) for name in _FIGURES[2:]) == told


async def _ordered(client: ApiClient, company: dict[str, Any], day: str, *lines: Any, **given: Any) -> None:
    body = {"company_id": company["id"], "currency": "CNY", "ordered_on": day, "lines": list(lines)} | FOB | given
    order = await made(client, "/orders", body)
    await made(client, f"/orders/{order['id']}/confirmations", None)


async def _growth(client: ApiClient, **given: Any) -> dict[str, Any]:
    answer = await client.post("/reports/growth", _YEARS | given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def _figures(row: dict[str, Any]) -> dict[str, Decimal]:
    return {name: Decimal(row[name]) for name in _FIGURES}


async def test_orders_of_two_years_are_compared(client: ApiClient) -> None:
    company = await a_company(client)
    await _ordered(client, company, "2025-03-01", line(quantity="100", unit_price="2"))
    await _ordered(client, company, "2026-03-01", line(quantity="150", unit_price="3"))
    await _ordered(client, company, "2026-04-01", line(name="Lamp", quantity="1", unit_price="50"))
    growth = await _growth(client)
    (row,) = growth["rows"]
    assert _figures(row) == {"before": 200, "after": 500, "volume": 100, "price": 150, "exchange": 0, "other": 50}
    assert (row["company"], growth["currency"]) == (company["name"], "CNY")


async def test_every_line_counts_and_each_period_has_its_rate(client: ApiClient) -> None:
    """Two products in one order, in dollars: mugs 1000 at 1.00 and lamps 10 at 20 at 7.2; then mugs 1200 at 1.10, lamps
    8 at 25 and a new bowl 5 at 40, at 7.0. Mugs: 200 x 1 x 7.2, 1200 x 0.1 x 7.2, 1320 x -0.2; lamps: -2 x 20 x 7.2,
    8 x 5 x 7.2, 200 x -0.2."""
    company = await a_company(client)

    given = [("7.2", "2025-01-02"), ("7.0", "2026-01-02")]
    known = [
        {"base": "USD", "quote": "CNY", "rate": rate, "on_date": day, "source": "Bank"} for rate, day in given
    ]  # fmt: skip
    assert (await client.post("/exchange-rates", {"rates": known})).status_code == 200
    mug, lamp = line(quantity="1000", unit_price="1.00"), line(name="Lamp", quantity="10", unit_price="20")
    await _ordered(client, company, "2025-05-01", mug, lamp, currency="USD")
    await _ordered(
        client, company, "2026-05-01",
        line(quantity="1200", unit_price="1.10"), line(name=" lamp", quantity="8", unit_price="25"),
        line(name="Bowl", quantity="5", unit_price="40"), currency="USD",
    )  # fmt: skip
    growth = await _growth(client, currency="CNY")
    (row,) = growth["rows"]
    assert _figures(row) == {
        "before": 8640, "after": 12040, "volume": Decimal(1440 - 288), "price": Decimal(864 + 288),
        "exchange": Decimal(-264 - 40), "other": 1400,
    }  # fmt: skip
    assert [(each["base"], Decimal(each["before"]), Decimal(each["after"])) for each in growth["averages"]] == [
        ("USD", Decimal("7.2"), Decimal(7))
    ]
    assert [each["base"] for each in growth["rates"] if each["rate"] is None] == ["USD"]
    assert _figures(growth["total"]) == _figures(row)
    in_dollars = await _growth(client, currency="USD")
    assert _figures(in_dollars["rows"][0]) == {
        "before": 1200, "after": 1720, "volume": 160, "price": 160, "exchange": 0, "other": 200,
    }  # fmt: skip


async def test_an_order_counts_once_under_each_of_its_products(client: ApiClient) -> None:
    company = await a_company(client)
    mug, lamp = line(quantity="10", unit_price="1"), line(name="Lamp", quantity="2", unit_price="30")
    await _ordered(client, company, "2026-03-01", mug, lamp, lamp)
    await _ordered(client, company, "2026-04-01", lamp)
    report = await asked(client, "orders", ["orders", "value", "lines", "average"], ["product"])
    assert table(report) == {"Ceramic mug": [1, 10, 1, 10], "Lamp": [2, 180, 3, 90]}
    assert [Decimal(value) for value in report["totals"]] == [2, 190, 4, 95]
    only = {"filters": [{"dimension": "product", "values": ["Lamp"]}]}
    assert table(await asked(client, "orders", ["orders", "value"], [], **only)) == {(): [2, 180]}
    behind = {"query": {"subject": "orders", "measures": ["orders"], "by": ["product"]}, "keys": ["Lamp"]}
    rows = (await client.post("/reports/rows", behind)).json()["rows"]
    assert sorted(int(row["values"][0]) for row in rows) == [0, 1, 1]


async def test_a_deal_counts_under_each_of_its_products_and_its_amount_is_shared_out(client: ApiClient) -> None:
    lines = [
        {"product": "LED Lamp", "quantity": "10", "unit_price": "3"},
        {"product": "Mug ", "quantity": "7", "unit_price": "10"},
        {"product": "led lamp", "quantity": "0.5", "unit_price": "0"},
    ]
    deal = await a_deal(client, amount="100.01", lines=lines)
    await a_deal(
        client, name="No price", amount="1", lines=[{"product": "Mug"}, {"product": "Bowl"}, {"product": "Cup"}]
    )
    await a_deal(client, name="Nothing named", amount="7")
    report = await asked(client, "deals", ["count", "value"], ["product"])
    told = {key.casefold(): row for key, row in table(report).items()}
    assert told == {
        "led lamp": [1, Decimal("30.00")], "mug": [2, Decimal("70.01") + Decimal("0.33")],
        "bowl": [1, Decimal("0.33")], "cup": [1, Decimal("0.34")], "none": [1, 7],
    }  # fmt: skip
    assert [Decimal(value) for value in report["totals"]] == [3, Decimal("108.01")]
    query = {"subject": "deals", "measures": ["value"], "by": ["product"]}
    rows = (await client.post("/reports/rows", {"query": query, "keys": ["led lamp"]})).json()["rows"]
    assert [(row["record_id"], Decimal(row["values"][0])) for row in rows] == [(deal["id"], Decimal("30.00"))]
    mugs = {"filters": [{"dimension": "product", "values": ["mug"]}]}
    assert table(await asked(client, "deals", ["count"], [], **mugs)) == {(): [2]}
