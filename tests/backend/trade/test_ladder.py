"""The price ladder: the worked example of a costing, and its reverse."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.trade.costs.ladder import LADDER, CostedLine, CostSheet, climbed, earnings, prices
from backend.trade.money import round_to


def dec(least: str, most: str, places: int = 2) -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=Decimal(least), max_value=Decimal(most), places=places)


SHEETS = st.builds(
    CostSheet,
    inland=dec("0", "5000"),
    port=dec("0", "5000"),
    freight=dec("0", "9000"),
    insurance_rate=dec("0", "2"),
    delivery=dec("0", "5000"),
    unloading=dec("0", "500"),
    duty_rate=dec("0", "30"),
    import_vat_rate=dec("0", "25"),
    commission_rate=dec("0", "10"),
    commission_on_price=st.booleans(),
    margin=dec("0", "60"),
)
LINES = st.lists(
    st.builds(CostedLine, quantity=dec("1", "9999", 0), cost=dec("0.1", "900"), rebate_rate=dec("0", "13")),
    min_size=1,
    max_size=6,
)


def test_a_costing_by_hand() -> None:
    # 1,000 pieces at CNY 22.60 with VAT, 13 % rebate, CNY 1,000 inland, CNY 2,000 port, USD 800 freight, 7 CNY/USD.
    sheet = CostSheet(
        inland=Decimal(1000),
        port=Decimal(2000),
        freight=Decimal(800),
        insurance_rate=Decimal("0.3"),
        margin=Decimal(20),
    )
    line = CostedLine(Decimal(1000), Decimal("22.60"), Decimal(13))
    (at,) = prices([line], LADDER, sheet, Decimal(7))
    assert at["EXW"] == round_to(Decimal("22.60") / 7 / Decimal("0.8"), 6)
    fob_cost = (Decimal("22.60") - Decimal("2.60") + 1 + 2) / 7  # the rebate is 22.60 ÷ 1.13 × 13 %
    assert at["FOB"] == round_to(fob_cost / Decimal("0.8"), 6) == Decimal("4.107143")
    assert at["CFR"] == round_to(fob_cost / Decimal("0.8") + Decimal("0.8"), 6)
    assert at["CIF"] == round_to((fob_cost / Decimal("0.8") + Decimal("0.8")) / (1 - Decimal("0.0033")), 6)
    assert at["FAS"] == at["FOB"]
    assert (at["CPT"], at["CIP"]) == (at["CFR"], at["CIF"])


def test_commission_is_of_the_price() -> None:
    line = CostedLine(Decimal(10), Decimal(70))
    (at,) = prices([line], ["FOB"], CostSheet(margin=Decimal(0), commission_rate=Decimal(5)), Decimal(7))
    assert at["FOB"] == round_to(Decimal(10) / Decimal("0.95"), 6)


def test_commission_on_the_whole_price() -> None:
    # CIFC5 of goods at USD 10 FOB and USD 1 freight, insured at 0.5 %: CIF ÷ 0.95.
    sheet = CostSheet(
        freight=Decimal(10),
        insurance_rate=Decimal("0.5"),
        margin=Decimal(0),
        commission_rate=Decimal(5),
        commission_on_price=True,
    )
    (at,) = prices([CostedLine(Decimal(10), Decimal(70))], ["FOB", "CFR", "CIF"], sheet, Decimal(7))
    assert at["FOB"] == Decimal("10.526316")
    assert at["CFR"] == round_to(Decimal(11) / Decimal("0.95"), 6)
    assert at["CIF"] == round_to(Decimal(11) / (1 - Decimal("0.0055")) / Decimal("0.95"), 6)


@given(LINES, SHEETS, dec("0.5", "150", 4))
def test_the_ladder_only_climbs(lines: list[CostedLine], sheet: CostSheet, rate: Decimal) -> None:
    for at in prices(lines, LADDER, sheet, rate):
        climbed = [at[term] for term in ("FCA", "FOB", "CFR", "CIF", "DAP", "DPU", "DDP")]
        # A penny of rounding apart: DDP leaves out the unloading.
        assert climbed[:6] == sorted(climbed[:6])
        assert at["DDP"] >= at["DAP"]


@given(LINES, SHEETS, dec("0.5", "150", 4), st.sampled_from(LADDER))
def test_the_margin_of_a_ladders_price_is_the_sheets(
    lines: list[CostedLine], sheet: CostSheet, rate: Decimal, term: str
) -> None:
    at = [each[term] for each in prices(lines, LADDER, sheet, rate)]  # type: ignore[index]
    assume(all(price > Decimal("0.01") for price in at))
    for earned in earnings(lines, at, term, sheet, rate):  # type: ignore[arg-type]
        assert abs(earned.margin - sheet.margin) < Decimal("0.5")


def test_margin_and_commission_must_leave_something() -> None:
    with pytest.raises(ValueError, match="leave no price"):
        prices([CostedLine(Decimal(1), Decimal(1))], ["FOB"], CostSheet(margin=Decimal(100)), Decimal(7))


@given(SHEETS, LINES, st.sampled_from(LADDER), dec("1", "9"))
def test_climbing_from_a_price_of_the_sheet_is_the_sheet(
    sheet: CostSheet, lines: list[CostedLine], term: Any, rate: Decimal
) -> None:
    assume(sheet.margin + sheet.commission_rate < 90)
    by_sheet = prices(lines, LADDER, sheet, rate)
    found = climbed(lines, [at[term] for at in by_sheet], term, LADDER, sheet, rate)
    for line, meant in zip(found, by_sheet, strict=True):
        assert all(abs(line[to] - meant[to]) <= Decimal("0.00001") for to in LADDER)


def test_climbing_from_a_listed_price() -> None:
    sheet = CostSheet(freight=Decimal(800), insurance_rate=Decimal("0.3"), margin=Decimal(20))
    line = CostedLine(Decimal(1000), Decimal("22.60"), Decimal(13))
    (at,) = climbed([line], [Decimal(5)], "FOB", ["FOB", "CFR", "CIF"], sheet, Decimal(7))
    assert (at["FOB"], at["CFR"]) == (Decimal(5), Decimal("5.8"))
    assert at["CIF"] == round_to(Decimal("5.8") / (1 - Decimal("0.0033")), 6)
