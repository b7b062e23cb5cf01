"""Dates, money and plurals inside a letter to a customer, as CLDR writes them in the reader's locale.

Apart from `i18n.formats`, which writes for our own screens: a letter spells dates out and may use the currency's sign.
Digits stay 0-9 in every language, as commercial mail has them.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from babel.dates import format_date, format_time
from babel.numbers import format_currency
from babel.plural import PluralRule

from i18n.formats import cldr_locale, day, number
from i18n.locale import babel_locale
from i18n.zones import zone

DateStyle = Literal["long", "medium", "full", "weekday"]
DATE_STYLES: Final[tuple[DateStyle, ...]] = ("long", "medium", "full", "weekday")
#: CLDR's order of plural categories; `other` is in every language.
PLURAL_FORMS: Final = ("zero", "one", "two", "few", "many", "other")


def long_date(value: date, locale: str, style: DateStyle = "long") -> str:
    """A date with its month's name: "5 de março de 2026", 「2026年3月5日」; `weekday` is `full`'s other name.

    `medium` shortens the month's name where the language does, and never makes a number of it as CLDR's own does.
    """
    if style == "medium":
        return day(value, locale)
    return format_date(value, "long" if style == "long" else "full", locale=cldr_locale(locale))


def clock_time(instant: datetime, zone_name: str, locale: str) -> str:
    """The time on the clock of a zone, as the locale writes it: "14:07", "2:07 PM". Raises `UnknownZoneError`."""
    return format_time(instant.astimezone(zone(zone_name)), "short", locale=cldr_locale(locale))


def currency(amount: Decimal, code: str, locale: str) -> str:
    """An amount with the currency's own sign and digits: "1.234,50 €", "¥1,234", "KWD1,234.500" (half to even)."""
    return format_currency(amount, code.upper(), locale=babel_locale(locale), numbering_system="latn")


def plural_forms(tag: str) -> tuple[str, ...]:
    """The plural categories a language has for cardinal numbers: six in Arabic, only `other` in Chinese."""
    rule: PluralRule = babel_locale(tag).plural_form
    return tuple(form for form in PLURAL_FORMS if form == "other" or form in rule.tags)


def plural_form(value: int | Decimal, tag: str) -> str:
    """The category of a number: ru 21 → one, pl 21 → many, cs 1.5 → many, fr 0 → one."""
    return str(babel_locale(tag).plural_form(value))


def counted(value: int | Decimal, forms: dict[str, str], tag: str) -> str:
    """The form for a number, with `#` replaced by the number: "21 cartons". A missing form falls to `other`.

    Zeros that the number is not shown with do not count: 1.00 from a database reads "1 carton".
    """
    exact = value.normalize() if isinstance(value, Decimal) else Decimal(value)
    form = forms.get(plural_form(exact, tag)) or forms["other"]
    return form.replace("#", number(value, tag))
