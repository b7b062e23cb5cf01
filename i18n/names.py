"""Names of countries, languages and people, as a reader expects them."""

import re
from functools import lru_cache
from typing import Final

import pytz

from i18n.locale import babel_locale, maximized

# Han, kana and Hangul: names in these put the family first and are not spaced.
_JOINED: Final = re.compile(
    r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u3041-\u3096\u30a1-\u30fa\u30fc\U00020000-\U000323af]+"
)
# Languages that put the family first in spaced scripts too.
_FAMILY_FIRST: Final = frozenset({"hu", "km", "vi"})


def country_name(code: str, locale: str) -> str:
    """The name of an ISO 3166-1 country in the reader's language; the code itself when it is unknown."""
    return str(babel_locale(locale).territories.get(code.upper(), code))


@lru_cache(maxsize=32)
def country_names(locale: str) -> dict[str, str]:
    """All ISO 3166-1 countries: code → name in the reader's language, by code."""
    return {code: country_name(code, locale) for code in sorted(pytz.country_names)}


def language_name(tag: str, locale: str | None = None) -> str:
    """The name of a language in itself ("Deutsch", 「繁體中文」), or in the reader's language when one is given.

    Capitalised for use in a list. The tag itself when CLDR does not know the language.
    """
    subtags, cldr = maximized(tag), babel_locale(tag)
    if subtags is None or cldr.language != subtags.language:
        return tag
    reader = babel_locale(locale or tag)
    # Readers of Chinese choose by script; others by the dialect's own name where it has one ("British English").
    dialect = f"zh_{subtags.script}" if subtags.language == "zh" else f"{cldr.language}_{cldr.territory}"
    name = str(reader.languages.get(dialect) or cldr.get_display_name(reader) or tag)
    return name[:1].upper() + name[1:]


def display_name(given: str | None, family: str | None, language: str | None = None) -> str:
    """A person's full name in the order of the person's language: 王小明, Nagy Anna, Ana López.

    A name in Latin letters stays in Western order even for a Chinese, Japanese or Korean (Xiaoming Wang), as such
    people write it themselves in mail. An empty string when there is neither part.
    """
    given, family = (given or "").strip(), (family or "").strip()
    if not given or not family:
        return given or family
    if _JOINED.fullmatch(given) and _JOINED.fullmatch(family):
        return f"{family}{given}"
    subtags = maximized(language) if language else None
    if subtags is not None and subtags.language in _FAMILY_FIRST:
        return f"{family} {given}"
    return f"{given} {family}"
