"""Ports by UN/LOCODE (UN/ECE Recommendation 16): found by code and by name, with what can be done there.

The table is `data/ports.txt.xz` (made by `i18n.ports_data`); `data/great_ports.txt` says what the great ones are
called, in Chinese too, and which further codes carriers use for them: several Chinese codes that every booking says
("CNNGB") belong to the airport in UN/LOCODE since 2016. Both are read when a port is first asked for (half a second).
"""

import lzma
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal

from i18n.names import country_names
from i18n.words import fold

DATA: Final = Path(__file__).parent / "data"
PORTS: Final = DATA / "ports.txt.xz"
GREAT_PORTS: Final = DATA / "great_ports.txt"

PortKind = Literal["sea", "air", "inland"]
_FUNCTIONS: Final[dict[str, PortKind]] = {"1": "sea", "4": "air", "6": "inland"}
_CODE: Final = re.compile(r"[A-Z]{2} ?[A-Z2-9]{3}")
_IN_BRACKETS: Final = re.compile(r"[(（\[]\s*([A-Z]{2} ?[A-Z2-9]{3})\s*[)）\]]")
_COORDINATES: Final = re.compile(r"(\d{2})(\d{2})([NS])(\d{3})(\d{2})([EW])")
#: Where a name that people write ends: "Ningbo, China", "Hamburg (DEHAM)", "Xiamen Pt", "Port of Santos".
_BEHIND: Final = re.compile(
    r"\s*(?:[,(/;，（].*|\b(?:pt|port|seaport|apt|airport)\.?$|[港市]$)", re.IGNORECASE | re.DOTALL
)
_BEFORE: Final = re.compile(
    r"^(?:(?:sea)?port|puerto|porto|hafen|порт|ميناء|icd|cfs|inland (?:container )?depot|dry port)\s+(?:of\s+|de\s+)?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[,/;()，、（）]|\bor\b|\boder\b|或")
#: Three letters of an airport, which UN/LOCODE has behind the country's two (Recommendation 16, 3.2).
_AIRPORT: Final = re.compile(r"[A-Z]{3}")
#: Languages whose names of countries are read behind a place, and names that CLDR does not have.
_READ_IN: Final = ("en", "zh-CN", "zh-TW", "es", "fr", "pt", "de", "ru", "ar", "ja")
_CALLED: Final = {
    "uk": "GB", "england": "GB", "great britain": "GB", "usa": "US", "u s a": "US", "us": "US", "america": "US",
    "uae": "AE", "u a e": "AE", "ksa": "SA", "prc": "CN", "p r china": "CN", "pr china": "CN", "p r c": "CN",
    "mainland china": "CN", "korea": "KR", "republic of korea": "KR", "holland": "NL", "viet nam": "VN",
    "russian federation": "RU", "ivory coast": "CI", "turkey": "TR", "hongkong": "HK", "hong kong": "HK",
    "macau": "MO", "macao": "MO", "burma": "MM", "czech republic": "CZ", "中国大陆": "CN", "阿联酋": "AE",
}  # fmt: skip
#: Hits of a search that are looked at before the best are chosen.
_LOOKED_AT: Final = 400


@dataclass(frozen=True, slots=True)
class Port:
    """A place of UN/LOCODE. `name` is what traders call it, `plain` UNECE's name without diacritics; latitude and
    longitude in degrees, where known."""

    code: str
    name: str
    plain: str
    chinese: str
    kinds: tuple[PortKind, ...]
    latitude: float | None
    longitude: float | None

    @property
    def country(self) -> str:
        """ISO 3166-1."""
        return self.code[:2]

    @property
    def label(self) -> str:
        """As it is written in an order: "Ningbo (CNNBG)"."""
        return f"{self.name} ({self.code})"


@dataclass(frozen=True, slots=True)
class _Table:
    lines: list[str]
    #: Line by its own code, and by code with those that carriers use for great ports.
    own: dict[str, int]
    by_code: dict[str, int]
    #: Great ports' names by line: English, Chinese, others; the greatest first.
    great: dict[int, tuple[str, ...]]
    #: Those further codes, by line.
    also: dict[int, list[str]]
    #: " code name other names " of all lines, folded, and where each line's begins.
    text: str
    starts: list[int]


def _cells(line: str) -> list[str]:
    """Code, functions, coordinates, name, plain name, other names."""
    return [*line.split("\t"), "", ""][:6]


@cache
def _table() -> _Table:
    lines = lzma.decompress(PORTS.read_bytes()).decode().split("\n")
    own = {line[:5]: place for place, line in enumerate(lines)}
    by_code = dict(own)
    great: dict[int, tuple[str, ...]] = {}
    also: dict[int, list[str]] = {}
    for row in GREAT_PORTS.read_text("utf-8").splitlines():
        codes, *names = row.split("|")
        first, *others = codes.split()
        place = own[first]
        great[place], also[place] = tuple(names), others
        for code in others:
            by_code[code] = place
    texts = []
    for place, line in enumerate(lines):
        code, _, _, name, plain, other = _cells(line)
        extra = " ".join((*great.get(place, ()), *also.get(place, ())))
        texts.append(f"\n {code} {plain or name} {name if plain else ''} {other} {extra}")
    folded = fold("".join(texts)).split("\n")[1:]
    folded = [_separated(each) for each in folded]
    return _Table(
        lines, own, by_code, great, also, "\n".join(folded), [0, *accumulate(len(each) + 1 for each in folded)]
    )


_MARKS: Final = str.maketrans(dict.fromkeys("-/().,'|’", " "))


def _separated(text: str) -> str:
    return text.translate(_MARKS)


def _port(table: _Table, place: int) -> Port:
    code, _, where, name, plain, _ = _cells(table.lines[place])
    names = table.great.get(place, ())
    found = _COORDINATES.fullmatch(where)
    latitude = longitude = None
    if found:
        latitude = round((int(found[1]) + int(found[2]) / 60) * (1 if found[3] == "N" else -1), 4)
        longitude = round((int(found[4]) + int(found[5]) / 60) * (1 if found[6] == "E" else -1), 4)
    return Port(
        code=code,
        name=names[0] if names else _usual(name),
        plain=plain or name,
        chinese=names[1] if len(names) > 1 else "",
        kinds=_kinds(table, place),
        latitude=latitude,
        longitude=longitude,
    )


def _usual(name: str) -> str:
    return re.sub(r" Pt$", "", name).replace(" Apt", " Airport")


def port_by_code(code: str) -> Port | None:
    """The port of a code, "CNNBG" or "CN NBG", in any case; also of a further code that carriers use for it."""
    table = _table()
    place = table.by_code.get(code.replace(" ", "").upper())
    return None if place is None else _port(table, place)


def code_in(text: str) -> str | None:
    """The UN/LOCODE that `text` is, or that stands in brackets in it ("CNNBG", "Ningbo (CN NBG)")."""
    found = _IN_BRACKETS.search(text)
    code = (found[1] if found else text.strip()).replace(" ", "")
    return code if _CODE.fullmatch(code) and code in _table().by_code else None


def search_ports(
    words: str, *, kind: PortKind | None = None, country: str | None = None, limit: int = 12
) -> list[Port]:
    """Ports whose code, name or other name has words that begin like these, the likeliest first: great ones, then names
    that begin so, then seaports before airports and inland ports. Fewer than two characters (one of Chinese) find
    nothing."""
    wanted = _separated(fold(words)).split()
    if not wanted or (len(words.strip()) < 2 and words.strip().isascii()):
        return []
    found = _searched(wanted, kind, country, limit)
    if _AIRPORT.fullmatch(words.strip().upper()):
        flown, great = _airports(words.strip().upper(), kind, country), _table().great
        first = [port for port in flown if _table().own[port.code] in great]
        found = _first([*first, *found, *flown], limit)
    if found:
        return found
    pieces, countries = _pieces(words)
    meant = country or next(iter(countries), None)
    bare = [_BEFORE.sub("", _BEHIND.sub("", each)) for each in reversed(pieces)]
    return _first(
        [port for each in bare for port in _searched(_separated(fold(each)).split(), kind, meant, limit)], limit
    )


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """The places that are named in `text`, and the countries that stand behind them, with a comma or without."""
    places: list[str] = []
    countries: list[str] = []
    for piece in (each.strip() for each in _BETWEEN.split(text)):
        if not piece:
            continue
        if places and _countries([piece]):
            countries += _countries([piece])
            continue
        name, country = _country_at_end(piece)
        places.append(name)
        countries += country
    # Hong Kong, Macau and Taiwan are written with China behind them too.
    return places, [*countries, *(("HK", "MO", "TW") if "CN" in countries else ())]


def _country_at_end(text: str) -> tuple[str, list[str]]:
    """ "Le Havre France": the place, and the country; a code of two letters is none here."""
    words = text.split()
    for count in (3, 2, 1):
        country = _countries([" ".join(words[-count:])]) if len(words) > count and len(words[-1]) > 2 else []
        if country:
            return " ".join(words[:-count]), country
    return text, []


def _first(ports: list[Port], limit: int) -> list[Port]:
    return list({port.code: port for port in ports}.values())[:limit]


@cache
def _country_codes() -> dict[str, str]:
    """ISO 3166-1 codes by the folded names of countries."""
    named = {_key(name): code for tag in _READ_IN for code, name in country_names(tag).items()}
    return named | _CALLED


def _countries(words: list[str]) -> list[str]:
    """The countries among `words`: two letters, or a name."""
    found = [_country_codes().get(_key(each)) or each.strip() for each in words]
    return [each for each in found if each in country_names("en")]


def _airports(letters: str, kind: PortKind | None = None, country: str | None = None) -> list[Port]:
    """Airports of three letters, a great port's alone."""
    table = _table()
    places = [
        place for code, place in table.by_code.items() if code.endswith(letters) and code.startswith(country or "")
    ]
    flown = [place for place in dict.fromkeys(places) if "air" in _kinds(table, place)]
    great = [place for place in flown if place in table.great]
    return [_port(table, place) for place in great or flown if kind in {None, "air"}]


def _searched(wanted: list[str], kind: PortKind | None, country: str | None, limit: int) -> list[Port]:
    if not wanted:
        return []
    table = _table()
    longest = max(wanted, key=len)
    hits: list[tuple[tuple[bool, bool, int, bool, int, str], int]] = []
    ranks = {place: rank for rank, place in enumerate(table.great)}
    for place in _places_with(table, longest, country or ""):
        kinds = _kinds(table, place)
        text = table.text[table.starts[place] : table.starts[place + 1]]
        if (kind and kind not in kinds) or not all(_stands(word, text) for word in wanted):
            continue
        name = text[7:].strip()
        begins = (
            name.startswith(wanted[0]) or wanted[0] == text[1:6] or (place in ranks and f" {wanted[0]}" in text[6:])
        )
        rank = ranks.get(place, len(ranks))
        hits.append(((place not in table.great, not begins, rank, "sea" not in kinds, len(name), name), place))
    hits.sort()
    return [_port(table, place) for _, place in hits[:limit]]


def _stands(word: str, text: str) -> bool:
    return f" {word}" in text or (not word.isascii() and word in text)


def _kinds(table: _Table, place: int) -> tuple[PortKind, ...]:
    """What can be done there; at a great port also what can be at the codes that carriers use for it."""
    codes = [table.lines[place][:5], *table.also.get(place, ())]
    known = [table.lines[table.own[code]] for code in codes if code in table.own]
    found = {digit for line in known for digit in line.split("\t", 2)[1]}
    return tuple(kind for function, kind in _FUNCTIONS.items() if function in found)


def _places_with(table: _Table, word: str, country: str = "") -> list[int]:
    """Lines that have a word beginning like `word`, great ports first and all others up to a limit."""
    mark = f" {word}" if word.isascii() else word
    found: dict[int, None] = {}
    for place in table.great:
        within = table.text[table.starts[place] : table.starts[place + 1]]
        if mark in within and table.lines[place].startswith(country):
            found[place] = None
    at = table.text.find(mark)
    while at >= 0 and len(found) < _LOOKED_AT:
        place = bisect_right(table.starts, at) - 1
        if table.lines[place].startswith(country):
            found[place] = None
        at = table.text.find(mark, table.starts[place + 1])
    return list(found)


def ports_named(text: str) -> list[Port]:
    """All ports that `text`, as people write a place, may mean: that of its code, else every one of just that name, in
    the country that stands behind it; of names that a great port has, that alone. Of several places ("Ho Chi Minh / Cat
    Lai") those of each. None for a street or a town that is not in the list."""
    if _IN_BRACKETS.search(text):
        code = code_in(text)
        return [_port(_table(), _table().by_code[code])] if code else []
    whole = _exactly(text.strip(), [])
    places, countries = ([], []) if whole else _pieces(text)
    first = _BETWEEN.split(text)[0].strip()
    several = re.search(r"/|\bor\b|\boder\b|或", text) is not None
    exact = whole or (_exactly(first, countries) if countries else [])
    for place in (places if several else places[:1]) if not exact else []:
        bare = _BEFORE.sub("", _BEHIND.sub("", place)).strip()
        exact += _exactly(place, countries) or _exactly(bare, countries)
    table = _table()
    code = None if exact else code_in(text)
    if code:
        return [_port(table, table.by_code[code])]
    if not exact and _AIRPORT.fullmatch(text.strip()):
        return _airports(text.strip())
    return [_port(table, place) for place in dict.fromkeys(exact)]


def _key(name: str) -> str:
    return " ".join(_separated(fold(name)).split())


def _exactly(name: str, countries: list[str]) -> list[int]:
    """Lines of just this name, in one of `countries` if any is given: a great port's alone, else all."""
    key = _key(name)
    found = _with_key(key, countries)
    if not found and re.search("[aou]e", key):
        found = _with_key(re.sub("([aou])e", r"\1", key), countries)  # Koeln, Muenchen
    table = _table()
    great = [place for place in found if any(_key(each) == key for each in table.great.get(place, ()))]
    return great[:1] or found


def _with_key(key: str, countries: list[str]) -> list[int]:
    if not key:
        return []
    table = _table()
    exact: list[int] = []
    for place in [
        place for country in countries or [""] for place in _places_with(table, key.split(maxsplit=1)[0], country)
    ]:
        _, _, _, called, plain, others = _cells(table.lines[place])
        names = (*table.great.get(place, ()), called, plain, _usual(plain or called), *others.split("|"))
        if any(key in (_key(each), _key(each.partition(" (")[0])) for each in names if each):
            exact.append(place)
    return exact
