"""Dates, numbers and money read the same to everybody they are written for."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from i18n.formats import ago, day, file_size, listing, moment, money, number

FIFTH_OF_MARCH = date(2026, 3, 5)
INSTANT = datetime(2026, 3, 5, 6, 7, tzinfo=UTC)
# Tibetan and Dzongkha name their months by numbers in their own digits.
TAGS = [tag.replace("_", "-") for tag in localedata.locale_identifiers() if tag[:2] not in {"bo", "dz"}]
LOCALES = st.sampled_from(sorted(TAGS))


@pytest.mark.parametrize(
    ("locale", "full", "short"),
    [
        ("en", "5 Mar 2026", "5 Mar"),
        ("en-US", "Mar 5, 2026", "Mar 5"),
        ("zh-CN", "2026年3月5日", "3月5日"),
        ("ar", "5 مارس 2026", "5 مارس"),
        ("de", "5. März 2026", "5. März"),
        ("pt-PT", "5 de março de 2026", "5 de março"),
        ("cs", "5. března 2026", "5. března"),
        ("ja", "2026年3月5日", "3月5日"),
        ("not a tag", "5 Mar 2026", "5 Mar"),
    ],
)
def test_dates_name_their_month(locale: str, full: str, short: str) -> None:
    assert day(FIFTH_OF_MARCH, locale) == full
    assert day(FIFTH_OF_MARCH, locale, with_year=False) == short


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)), LOCALES)
def test_no_language_writes_a_date_in_digits_alone(value: date, locale: str) -> None:
    text = day(value, locale)
    assert str(value.day) in text
    assert not re.fullmatch(r"[\d\s./,-]+", text)


def test_moments_are_on_the_clock_of_their_zone() -> None:
    assert moment(INSTANT, "Asia/Shanghai", "en") == "5 Mar 2026, 14:07"
    assert moment(INSTANT, "America/St_Johns", "en", with_zone=True) == "5 Mar 2026, 02:37 (UTC-03:30)"
    assert moment(INSTANT, "Asia/Shanghai", "zh-CN", with_zone=True) == "2026年3月5日 14:07 (UTC+08:00)"
    assert moment(INSTANT, "Asia/Riyadh", "ar", with_zone=True) == "5 مارس 2026، 09:07 (\u2066UTC+03:00\u2069)"
    with pytest.raises(ValueError, match="offset"):
        moment(INSTANT.replace(tzinfo=None), "UTC", "en")


@pytest.mark.parametrize(
    ("away", "english", "chinese"),
    [
        (timedelta(0), "just now", "刚刚"),
        (timedelta(seconds=-59), "just now", "刚刚"),
        (timedelta(minutes=-1), "1 min ago", "1分钟前"),
        (timedelta(minutes=5, seconds=30), "in 5 min", "5分钟后"),
        (timedelta(minutes=-119), "1 hr ago", "1小时前"),
        (timedelta(hours=-23, minutes=-59), "23 hr ago", "23小时前"),
        (timedelta(hours=-24), "5 Mar 2026", "2026年3月5日"),
    ],
)
def test_relative_time_below_a_day(away: timedelta, english: str, chinese: str) -> None:
    assert ago(INSTANT, INSTANT - away, "UTC", "en") == english
    assert ago(INSTANT, INSTANT - away, "UTC", "zh-CN") == chinese


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("1234.5", "USD", "en", "USD 1,234.50"),
        ("1234.5", "eur", "de", "EUR 1.234,50"),
        ("-1234.5", "USD", "en", "USD -1,234.50"),
        ("1234.5", "JPY", "en", "JPY 1,234"),
        ("1235.5", "JPY", "en", "JPY 1,236"),
        ("1234.5", "KWD", "ar", "KWD 1,234.500"),
        ("1234567.891", "INR", "en-IN", "INR 12,34,567.89"),
        ("2.345", "USD", "zh-CN", "USD 2.34"),
        ("1234.5", "EUR", "fr", "EUR 1\u202f234,50"),
    ],
)
def test_money_carries_its_code(amount: str, currency: str, locale: str, text: str) -> None:
    assert money(Decimal(amount), currency, locale) == text.replace(" ", "\u00a0", 1)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), LOCALES)
def test_digits_are_latin_everywhere(amount: Decimal, locale: str) -> None:
    for text in (money(amount, "USD", locale), number(amount, locale), day(FIFTH_OF_MARCH, locale)):
        assert all(character in "0123456789" for character in text if character.isdigit())


def test_numbers() -> None:
    assert number(1234567, "en") == "1,234,567"
    assert number(1234.5, "de") == "1.234,5"
    assert number(Decimal("0.125"), "en", digits=2) == "0.12"
    assert number(3, "en", digits=1) == "3.0"


@pytest.mark.parametrize(
    ("octets", "text"),
    [
        (0, "0 kB"),
        (1, "1 kB"),
        (1499, "1.5 kB"),
        (12_345, "12 kB"),
        (999_499, "999 kB"),
        (999_600, "1 MB"),
        (1_500_000, "1.5 MB"),
        (25_000_000_000, "25 GB"),
        (10**18, "1,000,000 TB"),
    ],
)
def test_file_sizes(octets: int, text: str) -> None:
    assert file_size(octets, "en") == text


def test_listings() -> None:
    assert listing(["A", "B", "C"], "en") == "A, B and C"
    assert listing(["A", "B", "C"], "zh-CN") == "A、B和C"
    assert listing(["A", "B", "C"], "ar") == "A وB وC"
    assert listing([], "en") == ""
