"""Dates, money and plurals in letters (facts computed with Babel 2.18, CLDR 47)."""

from datetime import date
from decimal import Decimal

import pytest

from i18n.formats import number
from i18n.letters import counted, currency, long_date, plural_form, plural_forms


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 103: "few"}),
        ("ru", {1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 22: "few", 112: "many"}),
        ("pl", {1: "one", 21: "many", 22: "few", 12: "many"}),
        ("fr", {0: "one", 1: "one", 2: "other", 1000000: "many"}),
        ("es", {0: "other", 1: "one", 1000000: "many"}),
        ("pt-BR", {0: "one", 2: "other"}),
        ("ja", {1: "other"}),
        ("he", {1: "one", 2: "two", 3: "other"}),
        ("lv", {0: "zero", 1: "one", 2: "other"}),
        ("sl", {1: "one", 2: "two", 3: "few", 5: "other"}),
        ("fa", {0: "one", 1: "one", 2: "other"}),
        ("hi", {0: "one", 1: "one", 2: "other"}),
        ("th", {1: "other"}),
        ("vi", {1: "other", 2: "other"}),
        ("lt", {1: "one", 2: "few", 10: "other", 21: "one"}),
        ("ro", {1: "one", 2: "few", 19: "few", 20: "other", 101: "few"}),
        ("sr", {1: "one", 2: "few", 5: "other", 21: "one"}),
        ("uk", {1: "one", 3: "few", 11: "many", 101: "one"}),
        ("tr", {0: "other", 1: "one"}),
    ],
)
def test_plural_categories(tag: str, forms: dict[int, str]) -> None:
    assert {value: plural_form(value, tag) for value in forms} == forms


def test_fractions_have_forms_of_their_own() -> None:
    assert plural_form(Decimal("1.5"), "cs") == "many"
    assert plural_form(Decimal("1.5"), "ru") == "other"
    assert plural_form(Decimal("1.5"), "fr") == "one"


def test_the_forms_a_language_has() -> None:
    assert plural_forms("ar") == ("zero", "one", "two", "few", "many", "other")
    assert plural_forms("pl") == ("one", "few", "many", "other")
    assert plural_forms("zh") == ("other",)


def test_a_missing_form_falls_to_other() -> None:
    forms = {"one": "# carton", "other": "# cartons"}
    assert counted(1_000_000, forms, "es") == "1.000.000 cartons"
    assert counted(1, forms, "en") == "1 carton"


@pytest.mark.parametrize(("value", "text"), [("1.000", "1 carton"), ("1.50", "1.5 cartons"), ("100.00", "100 cartons")])
def test_the_form_is_that_of_the_number_shown(value: str, text: str) -> None:
    assert counted(Decimal(value), {"one": "# carton", "other": "# cartons"}, "en") == text
    assert plural_form(Decimal("1.0"), "en") == "other"


@pytest.mark.parametrize(
    ("amount", "code", "tag", "expected"),
    [
        ("1234.5", "EUR", "de-DE", "1.234,50\xa0€"),
        ("1234.5", "EUR", "fr-FR", "1\u202f234,50\xa0€"),
        ("1234.5", "JPY", "en-US", "¥1,234"),
        ("1235.5", "JPY", "en-US", "¥1,236"),
        ("1234.5", "KWD", "en-US", "KWD1,234.500"),
        ("2.345", "USD", "en-US", "$2.34"),
        ("1234.5", "EUR", "ar-AE", "\u200f1,234.50\xa0€"),
        ("1234.5", "EUR", "de-CH", "EUR\xa01’234.50"),
    ],
)
def test_money_with_the_currencys_sign(amount: str, code: str, tag: str, expected: str) -> None:
    assert currency(Decimal(amount), code, tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ru", "5 марта 2026\u202fг."),
        ("pt-BR", "5 de março de 2026"),
        ("zh-CN", "2026年3月5日"),
        ("de", "5. März 2026"),
        ("en-US", "March 5, 2026"),
        ("en-GB", "5 March 2026"),
        ("ar-AE", "5 مارس 2026"),
        ("fa", "5 مارس 2026"),
        ("pl", "5 marca 2026"),
        ("hi", "5 मार्च 2026"),
        ("th", "5 มีนาคม ค.ศ. 2026"),
        ("ja", "2026年3月5日"),
        ("ko", "2026년 3월 5일"),
        ("vi", "5 tháng 3, 2026"),
        ("tr", "5 Mart 2026"),
        ("hu", "2026. március 5."),
        ("he", "5 במרץ 2026"),
        ("en", "5 March 2026"),
    ],
)
def test_dates_are_spelled_out(tag: str, expected: str) -> None:
    assert long_date(date(2026, 3, 5), tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de-CH", "5. März 2026"),
        ("pt-PT", "5 de março de 2026"),
        ("cs", "5. března 2026"),
        ("ja", "2026年3月5日"),
        ("ko", "2026년 3월 5일"),
        ("ar", "5 مارس 2026"),
        ("bg", "5 март 2026\u202fг."),
        ("en-US", "Mar 5, 2026"),
    ],
)
def test_a_shorter_date_names_its_month_too(tag: str, expected: str) -> None:
    assert long_date(date(2026, 3, 5), tag, "medium") == expected


def test_digit_groups_of_india_and_france() -> None:
    assert number(Decimal("1234567.891"), "en-IN", digits=3) == "12,34,567.891"
    assert number(Decimal("1234567.891"), "fr-FR", digits=3) == "1\u202f234\u202f567,891"
