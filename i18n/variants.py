"""Which language version of a text a reader gets, and why. Scripts are never crossed in silence.

The order: the reader's own tag, what CLDR has it inherit from, any region of the same language and script; Chinese in
the other script (only where somebody accepts it); the reader's further languages; the house's; English.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from babel.languages import get_official_languages

from i18n.locale import DEFAULT, best_match, canonical_tag, inherits, maximized

#: `chosen` and `source` are for callers that let a person choose, or have one version only.
Reason = Literal[
    "exact", "same_language_script", "other_region", "script_mismatch", "second_language", "house_language", "english",
    "chosen", "source",
]  # fmt: skip

# People there write in several languages, whatever the law calls official: asking is better than guessing.
_SEVERAL: Final = frozenset({"AE", "BE", "CA", "CH", "FI", "IN", "LU", "MY", "SG"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The version `tag`, as the offering side spells it, for a reader of `wanted`."""

    tag: str
    wanted: str | None
    reason: Reason


def choose(
    wanted: str | None, available: Iterable[str], *, further: Sequence[str] = (), house: str | None = None
) -> Choice | None:
    """The version for a reader of `wanted`; None where not even the house's language or English is there.

    A `script_mismatch` is an offer that a person must accept before it is used.
    """
    spelled = {canonical_tag(tag) or tag: tag for tag in available}
    tags = tuple(spelled)
    own = canonical_tag(wanted) if wanted else None
    if own:
        match = best_match(own, tags)
        if match is not None:
            return Choice(spelled[match], own, _nearness(own, match))
        other_script = _chinese_in_other_script(own, tags)
        if other_script is not None:
            return Choice(spelled[other_script], own, "script_mismatch")
    rest: list[tuple[str | None, Reason]] = [(tag, "second_language") for tag in further]
    for tag, reason in [*rest, (house, "house_language"), (DEFAULT.tag, "english")]:
        match = best_match(tag, tags) if tag else None
        if match is not None:
            return Choice(spelled[match], own, reason)
    return None


def language_of_country(country: str | None) -> str | None:
    """The language people write in a country with one; None for countries of several, and unknown ones."""
    if not country or country.upper() in _SEVERAL:
        return None
    territory = country.upper()
    if territory == "TW":  # official together with languages that nobody writes letters in
        return "zh-Hant-TW"
    found = get_official_languages(territory, de_facto=True)
    languages = get_official_languages(territory) or found[:1]
    if len(languages) != 1 or (len(found) > 1 and "_" not in languages[0]):
        return None
    return canonical_tag(f"{languages[0].replace('_', '-')}-{territory}")


def regional(version: str, wanted: str | None, country: str | None) -> str:
    """The tag by which numbers and dates of a version are written for one reader.

    A version in Spanish for Mexico writes 1,234.5; an English one for Germany stays English.
    """
    base, own = maximized(version), maximized(wanted) if wanted else None
    if base is None or base.region:
        return version
    region = own.region if own is not None and own[:2] == base[:2] else None
    if region is None and country:
        spoken = {tag.partition("_")[0] for tag in get_official_languages(country.upper(), de_facto=True)}
        region = country.upper() if base.language in spoken else None
    return f"{version}-{region}" if region else version


def _nearness(own: str, match: str) -> Reason:
    if own == match or maximized(own) == maximized(match):
        return "exact"
    return "same_language_script" if inherits(own, match) or not _region(match) else "other_region"


def _region(tag: str) -> str | None:
    subtags = maximized(tag)
    return subtags.region if subtags is not None else None


def _chinese_in_other_script(own: str, tags: tuple[str, ...]) -> str | None:
    subtags = maximized(own)
    if subtags is None or subtags.language != "zh":
        return None
    return next((tag for tag in tags if (maximized(tag) or subtags).language == "zh"), None)
