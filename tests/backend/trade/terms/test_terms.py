"""Terms of payment: read, shared out, dated."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.trade.money import digits_of
from backend.trade.terms.reading import read_terms
from backend.trade.terms.schedule import Share, bank_day, due_lines


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("T/T 30/70", ["30 tt proforma 0", "70 tt bl 0"]),
        ("30% deposit, 70% against copy of B/L", ["30 tt proforma 0", "70 tt bl 0"]),
        ("30% T/T in advance, balance before shipment", ["30 tt proforma 0", "70 tt before_shipment 0"]),
        ("20% deposit, 80% 30 days after arrival", ["20 tt proforma 0", "80 tt arrival 30"]),
        ("100% T/T in advance", ["100 tt proforma 0"]),
        ("T/T 100% before shipment", ["100 tt before_shipment 0"]),
        ("L/C at sight", ["100 lc presentation 7"]),
        ("Irrevocable LC 90 days after B/L date", ["100 lc bl 90"]),
        ("D/P at sight", ["100 dp arrival 0"]),
        ("D/A 60 days", ["100 da bl 60"]),
        ("O/A 45 days after B/L", ["100 oa bl 45"]),
        ("Net 30", ["100 tt invoice 30"]),
        ("Trade Assurance", ["100 platform proforma 0"]),
        ("定金30%，提单付尾款70%", ["30 tt proforma 0", "70 tt bl 0"]),
        ("30% deposit, 70% L/C at sight", ["30 tt proforma 0", "70 lc bl 0"]),
    ],
)
def test_terms_are_read(words: str, shares: list[str]) -> None:
    found = read_terms(words)
    assert found is not None
    assert [f"{each.percent:f} {each.method} {each.trigger} {each.days}" for each in found] == shares


@pytest.mark.parametrize("words", ["", "as agreed", "see contract", "120% deposit, 10% later"])
def test_what_is_not_understood_stays_words(words: str) -> None:
    assert read_terms(words) is None


@given(
    st.lists(st.decimals("0.01", 100, places=2), min_size=1, max_size=6),
    st.integers(0, 10**9),
    st.sampled_from(["USD", "JPY", "KWD"]),
)
def test_shares_sum_to_the_total(percents: list[Decimal], minor: int, currency: str) -> None:
    total = Decimal(minor).scaleb(-digits_of(currency))
    shares = [Share(percent=each, method="tt", trigger="order") for each in percents]
    assert sum(due.amount for due in due_lines(shares, total, currency, {})) == total


def test_due_dates_fall_on_days_when_both_banks_work() -> None:
    # 1 May 2026 is a Friday and a holiday in China through the 5th; Costa Rica keeps 1 May only.
    assert bank_day(date(2026, 5, 1), ["CR"]) == date(2026, 5, 4)
    assert bank_day(date(2026, 5, 1), ["CR", "CN"]) == date(2026, 5, 6)
    # Saudi banks rest on Friday and Saturday, ours on Saturday and Sunday.
    assert bank_day(date(2026, 6, 12), ["SA", "CN"]) == date(2026, 6, 15)
    shares = [
        Share(percent=Decimal(30), method="tt", trigger="proforma"),
        Share(percent=Decimal(70), method="tt", trigger="bl", days=3),
    ]
    first, second = due_lines(shares, Decimal("100.01"), "USD", {"bl": date(2026, 4, 28)}, ["CR", "CN"])
    assert (first.label, first.amount, first.due_on) == ("deposit", Decimal("30.00"), None)
    assert (second.label, second.amount, second.due_on) == ("balance", Decimal("70.01"), date(2026, 5, 6))
