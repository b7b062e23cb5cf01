"""Dates, times, numbers, money, sizes and lists as a reader of a locale writes them (CLDR through Babel).

House rules, in every language: months have names (never 03/05/26), hours run to 24, digits are 0-9, money carries
its ISO 4217 code. Plain "en" is the international English of day-first dates; "en-US" is American.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Final

import babel
from babel.dates import format_skeleton, format_timedelta, get_date_format
from babel.lists import format_list
from babel.numbers import NumberPattern, get_currency_precision, parse_pattern
from babel.units import format_unit

from i18n.locale import babel_locale, direction
from i18n.messages import translate
from i18n.zones import zone

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_SIZES: Final = ("kilobyte", "megabyte", "gigabyte", "terabyte")


def day(value: date, locale: str, *, with_year: bool = True) -> str:
    """A date: "5 Mar 2026", 「2026年3月5日」; without its year where that is plain, "5 Mar"."""
    cldr = cldr_locale(locale)
    skeleton = _named_month(cldr, with_year=with_year)
    if skeleton is not None:
        return format_skeleton(skeleton, value, locale=cldr)
    return get_date_format("long", locale=cldr).apply(value, cldr)


def moment(instant: datetime, zone_name: str, locale: str, *, with_zone: bool = False) -> str:
    """An instant on the clock of a zone: "5 Mar 2026, 14:07", or "5 Mar 2026, 14:07 (UTC+08:00)".

    Raises `ValueError` for an instant without an offset and `UnknownZoneError`.
    """
    local = _local(instant, zone_name)
    pattern = str(cldr_locale(locale).datetime_formats["medium"])
    text = pattern.replace("{1}", day(local.date(), locale)).replace("{0}", f"{local:%H:%M}")
    if not with_zone:
        return text
    minutes = (local.utcoffset() or timedelta()) // _MINUTE
    offset = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    # Without the isolate the sign would jump to the other end inside Arabic text.
    return f"{text} (\u2066{offset}\u2069)" if direction(locale) == "rtl" else f"{text} ({offset})"


def ago(instant: datetime, now: datetime, zone_name: str, locale: str) -> str:
    """How long ago or ahead, below 24 hours ("2 hr ago", "in 5 min"); further away the date in the zone."""
    away = instant - now
    size = abs(away)
    if size < _MINUTE:
        return translate("just now", locale)
    if size >= _DAY:
        return day(_local(instant, zone_name).date(), locale)
    unit = _HOUR if size >= _HOUR else _MINUTE
    whole = unit * (size // unit) * (1 if away > timedelta(0) else -1)
    return format_timedelta(whole, add_direction=True, threshold=1, format="short", locale=cldr_locale(locale))


def number(value: int | Decimal | float, locale: str, *, digits: int | None = None) -> str:
    """A number with the locale's separators; `digits` fixes how many stand after the point (half-even)."""
    cldr = cldr_locale(locale)
    return str(_number_pattern(cldr, digits).apply(value, cldr))


def money(amount: Decimal, currency: str, locale: str) -> str:
    """An amount with its ISO 4217 code and that currency's digits: "USD 1,234.50", "JPY 1,234", "KWD 1,234.500".

    Rounds half to even: whoever rounds by an invoice's rule does so before. The space does not break.
    """
    code = currency.upper()
    digits = get_currency_precision(code)
    exact = amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
    return f"{code}\N{NO-BREAK SPACE}{number(exact, locale, digits=digits)}"


def file_size(octets: int, locale: str) -> str:
    """A size in thousands of octets: "1 kB" for anything up to that, "12 kB", "1.5 MB"."""
    size, unit = Decimal(max(octets, 1000 if octets > 0 else 0)) / 1000, 0
    # 999.5 kB would read "1,000 kB".
    while size >= Decimal("999.5") and unit < len(_SIZES) - 1:
        size, unit = size / 1000, unit + 1
    places = Decimal("0.1") if size < 10 else Decimal(1)
    rounded = size.quantize(places, rounding=ROUND_HALF_EVEN)
    return format_unit(rounded, f"digital-{_SIZES[unit]}", length="short", locale=cldr_locale(locale))


def listing(items: Iterable[str], locale: str) -> str:
    """Items joined as a sentence joins them: "A, B and C", 「A、B和C」."""
    return format_list(list(items), locale=cldr_locale(locale))


@lru_cache(maxsize=256)
def cldr_locale(locale: str) -> babel.Locale:
    """CLDR's locale for a tag; plain "en" is the international English of day-first dates."""
    found = babel_locale(locale)
    return babel.Locale("en", "GB") if str(found) == "en" else found


@lru_cache(maxsize=512)
def _number_pattern(cldr: babel.Locale, digits: int | None) -> NumberPattern:
    pattern = parse_pattern(cldr.decimal_formats[None].pattern)
    if digits is not None:
        pattern.frac_prec = (digits, digits)
    return pattern


@lru_cache(maxsize=512)
def _named_month(cldr: babel.Locale, *, with_year: bool) -> str | None:
    """The shortest skeleton that the locale writes with the month's name, or a sign for "month", not as a number."""
    for skeleton in ("yMMMd", "yMMMMd") if with_year else ("MMMd", "MMMMd"):
        pattern = cldr.datetime_skeletons.get(skeleton)
        if pattern is None or not any(sign in pattern.pattern for sign in ("MMM", "LLL", "月", "월")):
            continue
        # Dzongkha "abbreviates" its months to numbers.
        if any(character.isalpha() for character in format_skeleton(skeleton, date(2000, 1, 1), locale=cldr)):
            return skeleton
    return None


def _local(instant: datetime, zone_name: str) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return instant.astimezone(zone(zone_name))
