"""Makes `i18n/data/towns.txt`: the towns of countries with several clocks, by zone.

phonenumbers knows the place and the zones behind each fixed-line prefix, so both together tell the zone of nearly
every town that has telephones. Run `python -m i18n.towns_data` after an update of phonenumbers or tzdata.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
from phonenumbers.geodata import GEOCODE_DATA
from phonenumbers.tzdata import TIMEZONE_DATA

from i18n.phone_areas import zone_of_area
from i18n.places import TOWNS
from i18n.territories import plain
from i18n.zones import canonical_zone, representative

# Where that table is right; in the others states and the large towns of `i18n.places` say enough.
_COUNTRIES = frozenset({"BR", "CA", "ID", "MX", "US"})
# It takes the whole of Pernambuco and of Canada's north for these.
_WRONG = frozenset({"America/Creston", "America/Noronha"})
_REGION = re.compile(r"(?:, | - )([A-Z]{2,3})$")


def write_towns(path: Path) -> int:
    """Write the table; answers how many towns it has."""
    towns: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for prefix, names in GEOCODE_DATA.items():
        for country in _divided(prefix):
            zones = {representative(country, canonical_zone(name)) for name in _zones(prefix)} - {None}
            if len(zones) == 1 and not zones & _WRONG:
                for town in {town for name in names.values() for town in _towns(name)}:
                    towns[country][town][str(next(iter(zones)))] += 1
    lines = []
    for country in sorted(towns):
        by_zone: dict[str, list[str]] = defaultdict(list)
        for town, counted in towns[country].items():
            name, count = counted.most_common(1)[0]
            if count * 10 >= counted.total() * 9:
                by_zone[name].append(town)
        lines += [f"{country}\t{name}\t{'|'.join(sorted(by_zone[name]))}" for name in sorted(by_zone)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(line.count("|") + 1 for line in lines)


def _divided(prefix: str) -> Iterator[str]:
    for size in (1, 2, 3):
        for country in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(prefix[:size]), ()):
            if country in _COUNTRIES:
                yield country


def _zones(prefix: str) -> tuple[str, ...]:
    if area := zone_of_area(prefix):
        return (area,)
    known = (TIMEZONE_DATA.get(prefix[:size]) for size in range(len(prefix), 0, -1))
    found: tuple[str, ...] = next((zones for zones in known if zones), ())
    return tuple(name for name in found if name != "Etc/Unknown")


def _towns(name: str) -> Iterator[str]:
    """ "Springfield/Ozark, MO" names two towns; the region stays with each, since there are many Springfields."""
    match = _REGION.search(name)
    region = f", {match[1].lower()}" if match else ""
    for town in re.split(r"[/,(]| - ", name[: match.start()] if match else name):
        folded = plain(town)
        if len(folded) > 1 and not folded.isdigit():
            yield folded + region


if __name__ == "__main__":
    write_towns(TOWNS)
