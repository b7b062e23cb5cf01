"""Terms of payment: read, shared out, dated."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.trade.money import digits_of
from backend.trade.terms.banking import bank_day, settles_on
from backend.trade.terms.reading import read_terms
from backend.trade.terms.schedule import Share, Trigger, due_lines


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
        ("T/T 30/70, balance against B/L copy", ["30 tt proforma 0", "70 tt bl 0"]),
        ("B/L后60天付款", ["100 tt bl 60"]),
        ("前払い30%、残金70%は船積前", ["30 tt proforma 0", "70 tt before_shipment 0"]),
    ],
)
def test_terms_are_read(words: str, shares: list[str]) -> None:
    found = read_terms(words)
    assert found is not None
    assert [f"{each.percent:f} {each.method} {each.trigger} {each.days}" for each in found] == shares


@pytest.mark.parametrize(
    ("words", "due"),
    [
        # Sixty days are sixty days; two months are two months, whichever way they are written. From 31 December 2025.
        ("60 days after B/L", date(2026, 3, 2)),
        ("2 months after B/L", date(2026, 3, 2)),
        ("two calendar months from B/L date", date(2026, 3, 2)),
        ("30% deposit, 70% within one month after B/L", date(2026, 2, 2)),
        ("T/T 30/70, balance 3 months after B/L", date(2026, 3, 31)),
        ("L/C 3 months after sight", date(2026, 3, 31)),
        ("提单后两个月付款", date(2026, 3, 2)),
        ("3个月远期信用证", date(2026, 3, 31)),
        ("半个月内付清", date(2026, 1, 15)),
        ("zwei Monate nach Rechnungsdatum", date(2026, 3, 2)),
        ("2 meses fecha factura", date(2026, 3, 2)),
        ("через 3 месяца после отгрузки", date(2026, 3, 31)),
        ("1 month before shipment", date(2025, 12, 1)),
        ("10th of the following month", date(2026, 1, 12)),
        ("月结，次月15日付款", date(2026, 1, 15)),
        ("am 20. des Folgemonats", date(2026, 1, 20)),
        ("30% deposit, 70% EOM+10", date(2026, 1, 12)),
        ("end of month plus 10 days", date(2026, 1, 12)),
        ("2 months end of month", date(2026, 3, 2)),
    ],
)
def test_months_are_those_of_the_calendar(words: str, due: date) -> None:
    triggers: tuple[Trigger, ...] = ("bl", "invoice", "presentation", "before_shipment", "proforma")
    last = due_lines(read_terms(words) or [], Decimal(100), "GBP", dict.fromkeys(triggers, date(2025, 12, 31)))[-1]
    assert last.due_on == due


@pytest.mark.parametrize(
    ("currency", "rests", "works"),
    [
        # The Federal Reserve rests on Columbus Day, and on no Friday for a Saturday's holiday; TARGET on neither.
        ("USD", [date(2026, 10, 12), date(2026, 11, 26)], [date(2026, 7, 3), date(2026, 4, 3)]),
        ("EUR", [date(2026, 4, 3), date(2026, 5, 1)], [date(2026, 10, 12), date(2026, 5, 14), date(2026, 10, 5)]),
        ("GBP", [date(2026, 8, 31)], [date(2026, 5, 1)]),
        ("JPY", [date(2026, 10, 12), date(2026, 12, 31)], [date(2026, 5, 1)]),
        # China rests from 1 to 7 October, and makes up on Saturday the 10th.
        ("CNY", [date(2026, 10, 5), date(2026, 10, 11)], [date(2026, 10, 10), date(2026, 10, 12)]),
        ("HKD", [date(2026, 10, 10)], [date(2026, 10, 12)]),
        ("SAR", [date(2026, 10, 9)], [date(2026, 10, 11)]),
        ("XAF", [date(2026, 10, 10)], [date(2026, 10, 12)]),
    ],
)
def test_a_currency_moves_while_its_centre_works(currency: str, rests: list[date], works: list[date]) -> None:
    assert not any(settles_on(day, currency) for day in rests)
    assert all(settles_on(day, currency) for day in works)


def test_a_wire_in_dollars_waits_for_new_york() -> None:
    shares = read_terms("T/T 100% against B/L copy") or []
    # Monday 12 October 2026 is a holiday in the United States alone; 25 and 28 December are kept in England.
    for currency, day, due in (
        ("USD", date(2026, 10, 12), date(2026, 10, 13)),
        ("EUR", date(2026, 10, 12), date(2026, 10, 12)),
        ("GBP", date(2026, 12, 25), date(2026, 12, 29)),
        ("CNY", date(2026, 10, 1), date(2026, 10, 8)),
    ):
        assert due_lines(shares, Decimal(100), currency, {"bl": day}, ["DE"])[0].due_on == due


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
    def due(*banks: str, currency: str = "USD") -> date | None:
        shares = read_terms("L/C at sight") or []
        return due_lines(shares, Decimal(100), currency, {"presentation": date(2026, 9, 28)}, banks)[0].due_on

    # Monday 28 September 2026; Chinese banks rest from 1 to 7 October and make up on Saturday the 10th.
    assert due() == due("DE") == date(2026, 10, 5)
    # The yuan moves on that Saturday, the dollar only once the Federal Reserve is back from Columbus Day.
    assert due("CN", currency="CNY") == date(2026, 10, 10)
    assert due("CN") == due("DE", "CN") == date(2026, 10, 13)
    assert due("DE", "CN", currency="EUR") == date(2026, 10, 12)


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
