"""Countries from names, telephone numbers and domains (ISO 3166-1 alpha-2)."""

import re
from functools import lru_cache
from typing import Final

from babel import Locale

_LANGUAGES: Final = "en zh es fr de it pt ru ar tr ja ko nl pl vi id uk cs ro".split()  # noqa: SIM905
_MORE = """
    US: usa; u.s.a; u.s.a.; united states of america
    GB: uk; u.k.; u.k; england; scotland; wales; great britain
    CN: p.r. china; p.r.china; pr china; prc; p. r. china; p.r.c; p.r.c.; people's republic of china; mainland china
    AE: uae; u.a.e; u.a.e.; 阿联酋; الامارات
    SA: ksa; k.s.a; 沙特
    KR: korea; south korea; republic of korea; 南韩
    TW: r.o.c; taiwan; taiwan r.o.c; 中国台湾
    HK: hong kong; hongkong; 香港; 中国香港
    MO: macau; 澳门; 中国澳门
    BA: 波黑
    DO: 多米尼加
    CF: 中非
    PG: 巴新
    TT: 特立尼达; 特多
    NL: holland; the netherlands
    CZ: czech republic
    RU: russian federation; рф
    BR: brasil
    MX: méxico
    PE: perú
    DE: deutschland
    TR: türkiye; turkiye; turkey
    VN: vietnam; viet nam
    CI: ivory coast; cote d'ivoire
    MK: macedonia
    MM: burma
    IR: iran
    SY: syria
    TZ: tanzania
    BO: bolivia
    VE: venezuela
    MD: moldova
    LA: laos
    PS: palestine
    CD: democratic republic of congo; drc
"""
#: Top-level domains that are sold as brands and say nothing about a country.
_GENERIC_TLDS: Final = frozenset(
    "io ai co me tv cc ws fm to la sc gg ly so am vc pw ac sh ag bz nu st tk ml ga cf gq eu su ms".split()  # noqa: SIM905
)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"} and len(name) > 1:
                found.setdefault(name.casefold(), code)
    for line in _MORE.strip().splitlines():
        code, _, names = line.strip().partition(": ")
        found.update((name, code) for name in names.split("; "))
    return found


#: What a country's name may stand behind, and what may follow it to the end of a line.
_BEFORE: Final = re.compile(r"^|[\s,，،.;\-–/|(]")
_BEHIND: Final = re.compile(r"[\s.,)]*(?:\(?\d{4,6}\)?)?[\s.]*")
_MOST_BEHIND: Final = 20


def country_at_end(line: str) -> tuple[str, int, int] | None:
    """The country named at the end of an address line: code, start and end of the name."""
    shift = max(0, len(line) - 80)
    text = line[shift:]
    ends = [
        end
        for end in range(len(text), max(0, len(text) - _MOST_BEHIND), -1)
        if _BEHIND.fullmatch(text, end) is not None and not text[end - 1].isspace()
    ]
    for before in _BEFORE.finditer(text) if ends else ():
        start = before.end()
        if text[max(0, start - 4) : start].casefold() == "new ":  # "New Mexico" is no country
            continue
        for end in ends:
            name = text[start:end].casefold()
            code = _names().get(name) if len(name) >= 3 or not name.isascii() else None
            if code is not None:
                return code, start + shift, end + shift
    return None


def country_of_name(text: str) -> str | None:
    """The country that a whole text names."""
    return _names().get(text.strip(" .,;()").casefold())


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_names().values())


def country_of_domain(domain: str) -> str | None:
    """By its country-code top-level domain, unless that one is sold as a brand."""
    top = domain.rpartition(".")[2].lower()
    if len(top) != 2 or top in _GENERIC_TLDS:
        return None
    code = {"uk": "GB"}.get(top, top.upper())
    return code if code in _codes() else None
