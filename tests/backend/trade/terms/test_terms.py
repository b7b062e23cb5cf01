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
        ("L/C at sight", ["100 lc presentation 0"]),
        ("Irrevocable LC 90 days after B/L date", ["100 lc bl 90"]),
        ("D/P at sight", ["100 dp arrival 0"]),
        ("D/A 60 days", ["100 da bl 60"]),
        ("O/A 45 days after B/L", ["100 oa bl 45"]),
        ("Net 30", ["100 tt invoice 30"]),
        ("Trade Assurance", ["100 platform proforma 0"]),
        ("定金30%，提单付尾款70%", ["30 tt proforma 0", "70 tt bl 0"]),
        ("30% deposit, 70% L/C at sight", ["30 tt proforma 0", "70 lc presentation 0"]),
        ("30% T/T in advance and 70% by irrevocable L/C at sight", ["30 tt proforma 0", "70 lc presentation 0"]),
        ("T/T 20/30/50", ["20 tt proforma 0", "30 tt before_shipment 0", "50 tt bl 0"]),
        (
            "1/3 deposit, 1/3 before shipment, 1/3 after arrival",
            ["33.33 tt proforma 0", "33.33 tt before_shipment 0", "33.34 tt arrival 0"],
        ),
        ("40% deposit 60% on delivery", ["40 tt proforma 0", "60 tt arrival 0"]),
        ("30% deposit, balance 15 days before ETD", ["30 tt proforma 0", "70 tt before_shipment -15"]),
        ("70% 30 days after arrival", ["30 tt proforma 0", "70 tt arrival 30"]),
        ("2% 10 days, net 30", ["100 tt invoice 30"]),
        ("L/C at 120 days after sight", ["100 lc presentation 120"]),
        ("open account 90 days from invoice date", ["100 oa invoice 90"]),
        ("CAD", ["100 cash arrival 0"]),
        ("30% anticipo, saldo contra copia de B/L", ["30 tt proforma 0", "70 tt bl 0"]),
        ("30% acompte, 70% avant expédition", ["30 tt proforma 0", "70 tt before_shipment 0"]),
        ("предоплата 30%, остаток против коносамента", ["30 tt proforma 0", "70 tt bl 0"]),
        ("30% مقدم و 70% قبل الشحن", ["30 tt proforma 0", "70 tt before_shipment 0"]),
        ("款到发货", ["100 tt before_shipment 0"]),
        ("前払い30%、残金70%は船積前", ["30 tt proforma 0", "70 tt before_shipment 0"]),
    ],
)
def test_terms_are_read(words: str, shares: list[str]) -> None:
    found = read_terms(words)
    assert found is not None
    assert [f"{each.percent:f} {each.method} {each.trigger} {each.days}" for each in found] == shares


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        # The end of the month, then the days; the days, then the end of that month; the end of the month after.
        ("Net 60 EOM", date(2026, 1, 15), date(2026, 4, 1)),
        ("60 days from invoice date, end of month", date(2026, 1, 15), date(2026, 3, 31)),
        ("30 jours fin de mois", date(2026, 2, 10), date(2026, 3, 31)),
        ("EOM + 45", date(2026, 6, 3), date(2026, 8, 14)),
        ("月末締め翌月末払い", date(2026, 5, 10), date(2026, 6, 30)),
    ],
)
def test_the_end_of_the_month(words: str, start: date, due: date) -> None:
    (line,) = due_lines(read_terms(words) or [], Decimal(100), "EUR", {"invoice": start})
    assert line.due_on == due


def test_banks_examine_papers_on_five_banking_days() -> None:
    def due(*banks: str) -> date | None:
        shares = read_terms("L/C at sight") or []
        return due_lines(shares, Decimal(100), "USD", {"presentation": date(2026, 9, 28)}, banks)[0].due_on

    # Monday 28 September 2026; Chinese banks rest from 1 to 7 October and make up on Saturday the 10th.
    assert due() == due("DE") == date(2026, 10, 5)
    assert due("CN") == date(2026, 10, 10)
    assert due("DE", "CN") == date(2026, 10, 12)


@pytest.mark.parametrize(
    "words",
    ["", "as agreed", "see contract", "120% deposit, 10% later", "deposit 5000 USD, balance later", "consignment"],
)
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
