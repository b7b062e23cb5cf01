"""Amounts in words, checked by hand against grammars of each language."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.trade.papers.model import PAPER_LANGUAGES, PaperLanguage
from backend.trade.papers.words import amount_in_words, number_in_words


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1_002_003, "one million two thousand and three"),
        ("de", 1_000_001, "eine Million eins"),
        ("de", 21_101, "einundzwanzigtausendeinhunderteins"),
        ("es", 21_000, "veintiún mil"),
        ("es", 1_031_100, "un millón treinta y un mil cien"),
        ("fr", 80, "quatre-vingts"),
        ("fr", 80_071, "quatre-vingt mille soixante et onze"),
        ("fr", 200_000_000, "deux cents millions"),
        ("pt", 1_200, "mil e duzentos"),
        ("pt", 1_200_000, "um milhão e duzentos mil"),
        ("pt", 1_500_021, "um milhão quinhentos mil e vinte e um"),
        ("de", 101_000_000, "einhunderteine Millionen"),
        ("pt", 2_345, "dois mil trezentos e quarenta e cinco"),
        ("ru", 2_021_011, "два миллиона двадцать одна тысяча одиннадцать"),
        ("ru", 112_000, "сто двенадцать тысяч"),
        ("ar", 3_000, "ثلاثة آلاف"),
        ("ar", 200_000, "مئتا ألف"),
        ("ar", 11_002, "أحد عشر ألفًا واثنان"),
        ("zh", 10_010, "壹万零壹拾"),
        ("zh", 100_010_000, "壹亿零壹万"),
        ("zh", 107_000_530, "壹亿零柒佰万零伍佰叁拾"),
        ("ja", 13_100_021, "一千三百十万二十一"),
    ],
)
def test_numbers(language: str, number: int, words: str) -> None:
    assert number_in_words(number, language) == words


@pytest.mark.parametrize(
    ("amount", "currency", "language", "words"),
    [
        ("14866.00", "USD", "en", "SAY US DOLLARS FOURTEEN THOUSAND EIGHT HUNDRED AND SIXTY-SIX ONLY"),
        ("0.07", "USD", "en", "SAY US DOLLARS ZERO AND CENTS SEVEN ONLY"),
        ("107000.53", "CNY", "zh", "人民币壹拾万柒仟元伍角叁分"),
        ("1680.32", "CNY", "zh", "人民币壹仟陆佰捌拾元叁角贰分"),
        ("325.04", "CNY", "zh", "人民币叁佰贰拾伍元零肆分"),
        ("16409.02", "USD", "zh", "美元壹万陆仟肆佰零玖元零贰分"),
        ("5000", "JPY", "zh", "日元伍仟元整"),
        ("1.125", "KWD", "zh", "科威特第纳尔壹元壹角贰分伍厘"),
        ("12.50", "USD", "es", "Son: doce con 50/100 USD"),
        ("7", "JPY", "de", "In Worten: sieben JPY"),
        ("1234", "JPY", "ja", "金 千二百三十四円也"),
        ("12.345", "BHD", "en", "SAY BAHRAINI DINARS TWELVE AND 345/1000 ONLY"),
        ("12.345", "KWD", "zh", "科威特第纳尔壹拾贰元叁角肆分伍厘"),
    ],
)
def test_amounts(amount: str, currency: str, language: str, words: str) -> None:
    assert amount_in_words(Decimal(amount), currency, language) == words


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1), st.sampled_from(PAPER_LANGUAGES))
def test_different_numbers_have_different_words(one: int, other: int, language: PaperLanguage) -> None:
    words = number_in_words(one, language)
    assert words
    assert "  " not in words
    assert (words == number_in_words(other, language)) == (one == other)
