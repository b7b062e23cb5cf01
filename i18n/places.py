"""Which clock a town keeps.

Only countries with several clocks need their towns: those are in `data/towns.txt` (made by `i18n.towns_data`), and with
the states and provinces in `i18n.place_tables`. A town of a name that several states share counts only with its state.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pytz

from i18n.place_tables import LARGE, SHARED, STATES
from i18n.territories import plain
from i18n.zones import country_zones, representative

TOWNS: Final = Path(__file__).parent / "data" / "towns.txt"


@lru_cache(maxsize=4096)
def zones_of_place(place: str, country: str) -> tuple[str, ...]:
    """The clocks that a town or an address may have, as `country_zones` names them; empty when it tells nothing.

    `place` is a town with or without its state ("Portland, OR"), or lines of an address.
    """
    country = country.upper()
    own = country_zones(country)
    if len(own) < 2:
        return own
    pieces, regions, towns = _pieces(place, country), _regions(country), _towns(country)
    # The last is the state: of "Washington, DC" and "Delaware, Ohio" the first is a town.
    states = [regions[piece] for piece in reversed(pieces) if piece in regions]
    for piece in pieces:
        for state in states:
            found = towns.get(f"{piece}, {state}")
            if found:
                return tuple(name for name in own if name in found)
    for state in states:
        if (sure := _read_table(country, states=True).get(state)) and (
            len(pieces) > 1 or pieces[0] not in _large(country)
        ):
            return (sure,)
    for piece in pieces:
        if piece in _large(country):
            return (_large(country)[piece],)
    for piece in pieces:
        if piece in towns:
            return tuple(name for name in own if name in towns[piece])
    return next(((likely,) for state in states if (likely := _likely(country).get(state))), ())


_INITIALS: Final = re.compile(r"\b(\w)\.(?=\w\b)\.?")
_SHORT: Final = {"ft": "fort", "ste": "sainte"}
_BEFORE_TOWNS: Final = frozenset({"г", "город", "gorod", "kota", "kab", "kabupaten", "municipio", "cd"})


def _pieces(place: str, country: str) -> list[str]:
    """Parts between commas and lines without digits (postcodes), as plain words; a state behind a town is a part of
    its own. At least one."""
    found: list[str] = []
    # "Washington, D.C." and "Mexicali, B.C." name their state.
    for written in re.split(r"[,;\n/]|\s-\s", _INITIALS.sub(r"\1", place)):
        words = re.sub(r"\w*\d\w*", " ", plain(written)).split()
        while len(words) > 1 and words[0] in _BEFORE_TOWNS:
            words = words[1:]
        words[:1] = [_SHORT.get(word, word) for word in words[:1]]
        if len(words) > 1 and words[-1] in _regions(country) and " ".join(words) not in _large(country):
            found += [" ".join(words[:-1]), words[-1]]
        elif words:
            found.append(" ".join(words))
    return found or [""]


@cache
def _read_table(country: str, *, states: bool) -> dict[str, str]:
    """ "zone: name, name zone: name" → each name's zone; a state stands under its code and its name."""
    found: dict[str, str] = {}
    for zone_name, names in re.findall(
        r"(\w+/\w+): ([^:]+?)(?=\s+\w+/\w+:|\s*$)", (STATES if states else LARGE).get(country, "")
    ):
        known = representative(country, zone_name) or zone_name
        for listed in names.split(","):
            name = plain(" ".join(listed.split()))
            found[name] = known
            code, _, rest = name.partition(" ")
            if states and rest and len(code) <= 3:
                found[code] = found[rest] = known
    return found


def _large(country: str) -> dict[str, str]:
    return _read_table(country, states=False)


@cache
def _regions(country: str) -> dict[str, str]:
    """State, by code or name → its code."""
    listed = re.sub(r"\w+/\w+:", ",", STATES.get(country, "")) + "," + re.sub(r" > \S+\b", "", SHARED.get(country, ""))
    found: dict[str, str] = {}
    for names in listed.split(","):
        code, _, rest = " ".join(names.split()).partition(" ")
        if len(code) <= 3 and code:
            found |= {code: code, rest: code} if rest else {code: code}
        elif code:
            whole = f"{code} {rest}".strip()
            found[whole] = whole
    return found


@cache
def _likely(country: str) -> dict[str, str]:
    """Code of a state that two clocks share → the one that nearly all of it keeps."""
    found: dict[str, str] = {}
    for state in SHARED.get(country, "").split(", "):
        name, _, zone_name = state.partition(" > ")
        if zone_name:
            found[name.split()[0]] = representative(country, zone_name) or zone_name
    return found


@cache
def _towns(country: str) -> dict[str, frozenset[str]]:
    """Towns → their zones, more than one where states share a name; "name, region" is sure."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in TOWNS.read_text(encoding="utf-8").splitlines():
        code, name, towns = line.split("\t")
        if code == country:
            for town in towns.split("|"):
                found[town].add(name)
                found[town.partition(", ")[0]].add(name)
    for name in pytz.country_timezones.get(country, ()):
        known = representative(country, name)
        if known:
            found.setdefault(plain(name.rpartition("/")[2].replace("_", " ")), {known})
    return {town: frozenset(zones) for town, zones in found.items()}
