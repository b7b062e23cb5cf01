"""Languages of the user interface, BCP 47 tags, and what a caller gets who asks for another one.

Tags go in and out in BCP 47 form (`zh-Hant-TW`); Babel's underscores stay inside this module.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

import babel
from babel.core import UnknownLocaleError, get_global, parse_locale

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Locale:
    """A language the interface speaks: its tag, its name in itself, and the direction it is written in."""

    tag: str
    name: str
    direction: Direction


class Subtags(NamedTuple):
    """The parts of a tag that decide about language; `script` is the likely one when the tag names none."""

    language: str
    script: str | None
    region: str | None


DEFAULT: Final = Locale("en", "English", "ltr")
SUPPORTED: Final = (DEFAULT, Locale("zh-CN", "简体中文", "ltr"), Locale("ar", "العربية", "rtl"))
_BY_TAG: Final = {locale.tag: locale for locale in SUPPORTED}

# CLDR writes Kurdish (ckb) and others right to left through `text_direction`, which needs locale data;
# the script alone answers for tags that CLDR has no data for.
_RTL_SCRIPTS: Final = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa", "Yezi"})


def parse_tag(tag: str) -> Subtags | None:
    """Split a BCP 47 tag (or a POSIX locale name) into canonical subtags, without adding a likely script.

    Deprecated codes are replaced (`iw` → `he`, `cmn` → `zh`), extensions, private use and variants dropped.
    None for anything that is not a tag.
    """
    parts: list[str] = []
    for part in tag.strip().split(".", 1)[0].split("@", 1)[0].replace("_", "-").split("-"):
        if len(part) == 1:
            break
        parts.append(part)
    try:
        language, region, script = parse_locale("-".join(parts), sep="-")[:3]
    except ValueError:
        return None
    # Letters of other scripts are letters to Babel, too: a language's own name is no tag.
    if not 2 <= len(language) <= 3 or not "".join(part or "" for part in (language, region, script)).isascii():
        return None
    alias = get_global("language_aliases").get(language)
    if alias is not None:
        alias_language, _, alias_script = str(alias).partition("_")
        language, script = alias_language, script or (alias_script if len(alias_script) == 4 else None)
    if region is not None:
        successors = get_global("territory_aliases").get(region)
        if successors and len(successors) == 1:
            region = str(successors[0])
    return Subtags(language, script, region)


def canonical_tag(tag: str) -> str | None:
    """The tag in its canonical BCP 47 spelling: `ZH_hant_tw` → `zh-Hant-TW`; None if it is not a tag."""
    subtags = parse_tag(tag)
    return None if subtags is None else "-".join(part for part in subtags if part)


@lru_cache(maxsize=1024)
def maximized(tag: str) -> Subtags | None:
    """Canonical subtags with the likely script added: `zh-TW` → (zh, Hant, TW), `zh-SG` → (zh, Hans, SG)."""
    subtags = parse_tag(tag)
    if subtags is None or subtags.script is not None:
        return subtags
    likely = get_global("likely_subtags")
    language, _, region = subtags
    full = (likely.get(f"{language}_{region}") if region else None) or likely.get(language)
    script = next((part for part in str(full).split("_") if len(part) == 4), None) if full else None
    return Subtags(language, script, region)


def _ancestors(tag: str) -> list[str]:
    """The tag and what it inherits from by CLDR, nearest first, never across scripts.

    `en-AU` → en-AU, en-001, en; `zh-HK` → zh-HK, zh-Hant-HK, zh-Hant; `sr-Latn` → sr-Latn only.
    """
    full, plain = maximized(tag), parse_tag(tag)
    if full is None or plain is None:
        return []
    chain = ["-".join(part for part in plain if part), "-".join(part for part in full if part)]
    likely = maximized(full.language)
    default_script = likely is None or likely.script == full.script
    parents = get_global("parent_exceptions")
    current = "_".join(part for part in (plain if default_script else full) if part)
    while current:
        current = str(parents.get(current) or current.rpartition("_")[0])
        if current == "root" or (current == full.language and not default_script):
            break
        if current:
            chain.append(current.replace("_", "-"))
    if full.script:
        chain.append(f"{full.language}-{full.script}")
    return list(dict.fromkeys(chain))


def inherits(tag: str, ancestor: str) -> bool:
    """Whether `tag` is `ancestor` or inherits from it by CLDR: `pt-AO` from `pt-PT`, but `pt-BR` not."""
    return ancestor in _ancestors(tag)


def best_match(tag: str, available: tuple[str, ...]) -> str | None:
    """The one of `available` a reader of `tag` should get, or None when no one has language and script.

    Order: the tag itself, its CLDR parents, then the region of the same language and script that shares the nearest
    parent (`en-AU` gets `en-GB` rather than `en-US`). Scripts are never crossed: a reader of `zh-Hant` does not
    silently get `zh-Hans`.
    """
    chain = list(_ancestors(tag))
    for candidate in chain:
        if candidate in available:
            return candidate
    wanted = maximized(tag)
    if wanted is None:
        return None
    kin = [each for each in available if (offered := maximized(each)) is not None and offered[:2] == wanted[:2]]
    return min(kin, key=lambda each: _kinship(each, chain), default=None)


def _kinship(tag: str, chain: Sequence[str]) -> int:
    """How far up `chain`, the tags that another inherits from, the first is that `tag` inherits from too."""
    own = set(_ancestors(tag))
    return next((place for place, each in enumerate(chain) if each in own), len(chain))


@lru_cache(maxsize=1024)
def fallback_chain(tag: str, available: tuple[str, ...]) -> tuple[str, ...]:
    """All of `available` to look a text up in, best first, ending with the default language."""
    chain = [candidate for candidate in _ancestors(tag) if candidate in available]
    match = best_match(tag, available)
    if match is not None:
        chain.append(match)
    if DEFAULT.tag in available:
        chain.append(DEFAULT.tag)
    return tuple(dict.fromkeys(chain))


def negotiate(accept_language: str | None, preferred: str | None = None) -> Locale:
    """Choose the interface language.

    `preferred` (the user's own setting) wins when we speak it; then the header by weight (RFC 9110 §12.5.4),
    then, before giving up, the wanted language in another script (a reader of Traditional Chinese is better
    served by Simplified Chinese than by English, and sees which language it is); then English.
    """
    tags = tuple(_BY_TAG)
    wanted = ([preferred] if preferred else []) + accepted_languages(accept_language)
    for tag in wanted:
        match = best_match(tag, tags)
        if match is not None:
            return _BY_TAG[match]
    for tag in wanted:
        subtags = parse_tag(tag)
        for locale in SUPPORTED:
            if subtags is not None and locale.tag.partition("-")[0] == subtags.language:
                return locale
    return DEFAULT


def accepted_languages(header: str | None) -> list[str]:
    """The tags of an Accept-Language header, heaviest first; malformed members and `*` are left out."""
    weighted: list[tuple[float, str]] = []
    for member in (header or "").split(",")[:32]:
        tag, *parameters = (part.strip() for part in member.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                try:
                    weight = float(value)
                except ValueError:
                    weight = 0.0
        if 0.0 < weight <= 1.0 and parse_tag(tag) is not None:
            weighted.append((weight, tag))
    return [tag for _, tag in sorted(weighted, key=lambda pair: -pair[0])]


def direction(tag: str) -> Direction:
    """The direction `tag` is written in; "ltr" for what is no tag."""
    subtags = maximized(tag)
    return "rtl" if subtags is not None and subtags.script in _RTL_SCRIPTS else "ltr"


@lru_cache(maxsize=256)
def babel_locale(tag: str) -> babel.Locale:
    """CLDR data nearest to `tag` for formatting; English when CLDR knows nothing near."""
    for candidate in _ancestors(tag):
        try:
            return babel.Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return babel.Locale("en")
