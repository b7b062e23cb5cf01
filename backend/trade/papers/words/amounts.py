"""An amount of money as a paper spells it out.

English and Chinese name the currency, as bills of exchange do; the others give the words, the minor unit as a fraction
and the ISO 4217 code, which needs no case or gender and reads the same everywhere ("doce mil con 50/100 USD").
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_name

from backend.trade.money import digits_of, round_money
from backend.trade.papers.words import chinese, germanic, romance, semitic, slavic

#: Below this every language here has words.
LIMIT: Final = 10**12
_WORDS: Final[dict[str, Callable[[int], str]]] = {
    "en": germanic.english,
    "de": germanic.german,
    "es": romance.spanish,
    "fr": romance.french,
    "pt": romance.portuguese,
    "ru": slavic.russian,
    "ar": semitic.arabic,
    "zh": chinese.capitals,
    "ja": chinese.japanese,
}
_ENGLISH: Final = {
    "USD": ("US DOLLARS", "CENTS"), "EUR": ("EUROS", "CENTS"), "GBP": ("POUNDS STERLING", "PENCE"),
    "CNY": ("CHINESE YUAN", "FEN"), "JPY": ("JAPANESE YEN", ""), "HKD": ("HONG KONG DOLLARS", "CENTS"),
    "AUD": ("AUSTRALIAN DOLLARS", "CENTS"), "CAD": ("CANADIAN DOLLARS", "CENTS"), "AED": ("UAE DIRHAMS", "FILS"),
    "SAR": ("SAUDI RIYALS", "HALALAS"), "KWD": ("KUWAITI DINARS", "FILS"),
}  # fmt: skip
_CHINESE: Final = {
    "USD": "美元", "EUR": "欧元", "GBP": "英镑", "CNY": "人民币", "JPY": "日元", "HKD": "港币", "AUD": "澳元",
    "CAD": "加元",
}  # fmt: skip
_BETWEEN: Final = {"es": "con", "fr": "et", "pt": "e", "de": "und", "ru": "и", "ar": "و", "ja": "と"}
_LEADS: Final = {"es": "Son: ", "fr": "Arrêté à la somme de ", "pt": "São: ", "de": "In Worten: ", "ru": "Итого: ",
                 "ar": "فقط ", "ja": "金 "}  # fmt: skip


def number_in_words(number: int, language: str) -> str:
    """A whole number from 0 to 999,999,999,999 in words (zh: capitals 大写). Raises `ValueError` beyond."""
    if not 0 <= number < LIMIT:
        raise ValueError("a number that is not spelled out here")
    return _WORDS[language](number)


def amount_in_words(amount: Decimal, currency: str, language: str) -> str:
    """`amount`, rounded to its currency, in words. A negative amount says so with a minus before it.

    Raises `ValueError` from a million million on and for a language without words.
    """
    if language not in _WORDS:
        raise ValueError(f"no words for {language}")
    rounded = round_money(abs(amount), currency)
    digits = digits_of(currency)
    whole = int(rounded)
    minor = int((rounded - whole).scaleb(digits))
    sign = "−" if amount < 0 and rounded else ""
    if language == "zh":
        return sign + (_CHINESE.get(currency) or _named(currency, "zh")) + chinese.money(whole, minor, digits)
    words = number_in_words(whole, language)
    if language == "ja" and currency == "JPY":
        return f"{sign}{_LEADS[language]}{words}円也"
    if language == "en":
        return sign + _in_english(words, minor, digits, currency)
    fraction = f" {_BETWEEN[language]} {minor:0{digits}}/{10**digits}" if digits and minor else ""
    return f"{sign}{_LEADS[language]}{words}{fraction} {currency}"


def _named(currency: str, language: str) -> str:
    """What CLDR calls many of a currency, "Bahraini dinars"; the code where it calls it nothing."""
    return get_currency_name(currency, count=2, locale=language) or currency


def _in_english(words: str, minor: int, digits: int, currency: str) -> str:
    name, cents = _ENGLISH.get(currency) or (_named(currency, "en").upper(), "")
    text = f"SAY {name} {words.upper()}"
    if minor and cents:
        text += f" AND {cents} {germanic.english(minor).upper()}"
    elif minor:
        text += f" AND {minor:0{digits}}/{10**digits}"
    return text + " ONLY"
