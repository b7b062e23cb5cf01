"""Texts of the backend in the reader's language, from PO catalogs.

A message id is the English sentence itself, with parameters as `{name}`; a literal brace is doubled. Texts
that are written where no language is known yet (error classes, tables) are marked with `N_` and translated
later. Nothing here raises on a missing entry, catalog or parameter: a reader is better served by English, or
by a visible `{name}`, than by a 500. `python -m i18n.check` finds such gaps before they ship.
"""

import gettext
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from i18n.locale import babel_locale, fallback_chain

CATALOGS: Final = Path(__file__).parent / "catalogs"
DOMAIN: Final = "lading"
PARAMETER: Final = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Texts:
    single: Mapping[str, str] = field(default_factory=dict)
    plural: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form_of: Callable[[int], int] = lambda n: int(n != 1)


def N_(msgid: str, /) -> str:  # noqa: N802 - the marker's name is gettext's
    """Mark a text for extraction and return it unchanged."""
    return msgid


def translate(msgid: str, locale: str, /, **params: object) -> str:
    """`msgid` in the language of the BCP 47 tag `locale`, with `{name}` replaced by the parameters as `str`.

    Numbers, dates and money are passed already formatted (`i18n.formats`).
    """
    for tag in fallback_chain(locale, available_catalogs()):
        text = _texts(tag).single.get(msgid)
        if text is not None:
            return _fill(text, params)
    return _fill(msgid, params)


def translate_plural(singular: str, plural: str, n: int, locale: str, /, **params: object) -> str:
    """The form for `n` in the language of `locale`; `{n}` is `n` written with that locale's digit groups."""
    values = {"n": format_decimal(n, locale=babel_locale(locale), numbering_system="latn"), **params}
    for tag in fallback_chain(locale, available_catalogs()):
        texts = _texts(tag)
        forms = texts.plural.get(singular)
        if forms is not None:
            index = texts.form_of(abs(n))
            return _fill(forms[min(index, len(forms) - 1)], values)
    return _fill(singular if abs(n) == 1 else plural, values)


@lru_cache(maxsize=1)
def available_catalogs() -> tuple[str, ...]:
    """Tags that have a catalog on disk."""
    return tuple(sorted(path.parent.parent.name for path in CATALOGS.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def catalog_path(tag: str) -> Path:
    """Where the catalog of a language lies."""
    return CATALOGS / tag / "LC_MESSAGES" / f"{DOMAIN}.po"


@lru_cache(maxsize=64)
def _texts(tag: str) -> _Texts:
    try:
        with catalog_path(tag).open("rb") as file:
            catalog = read_po(file, locale=tag.replace("-", "_"))
        form_of = gettext.c2py(catalog.plural_expr)
    except (OSError, ValueError, PoFileError):
        _log.exception("catalog %s cannot be read; its texts appear in English", tag)
        return _Texts()
    single: dict[str, str] = {}
    plural: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str):
            if isinstance(message.string, str) and message.string:
                single[message.id] = message.string
        elif isinstance(message.string, tuple | list) and all(message.string):
            plural[message.id[0]] = tuple(message.string)
    return _Texts(single, plural, form_of)


def _fill(text: str, params: Mapping[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0][0]
        if name not in params:
            _log.warning("text %r was shown without its parameter %r", text, name)
            return match[0]
        return str(params[name])

    return PARAMETER.sub(value, text)
