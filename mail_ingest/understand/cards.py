"""Electronic business cards (vCard, RFC 6350; version 3.0 by RFC 2426, 2.1 by its habits) as facts."""

import quopri
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mail_ingest.understand.countries import country_of_name
from mail_ingest.understand.fields.identity import seniority
from mail_ingest.understand.fields.phones import read_number
from mail_ingest.understand.result import Fact, Field, Source

MAX_CARDS: Final = 10
_MAX_LINES: Final = 2_000
_LINE = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]{1,60})((?:;[^:\"]{0,500}(?:\"[^\"]{0,500}\"[^:\"]{0,500})*)?):(.*)"
)
_TYPES = re.compile(r"(?i)(?:type=)?\"?([a-z0-9,-]+)\"?")
_NETWORKS: Final = {
    "x-wechat": "wechat",
    "x-qq": "qq",
    "x-skype": "skype",
    "x-skype-username": "skype",
    "x-whatsapp": "whatsapp",
    "x-telegram": "telegram",
}


class Card(NamedTuple):
    """One card: the name and mail addresses it gives, and its facts; sources are of part "card"."""

    name: str
    addresses: tuple[str, ...]
    facts: tuple[Fact, ...]


class _Line(NamedTuple):
    name: str
    types: frozenset[str]
    value: str
    start: int
    end: int


def read_cards(text: str) -> list[Card]:
    """The cards of a file, in order. Never raises: what cannot be read is left out. Offsets are those of `text`."""
    cards: list[Card] = []
    lines: list[_Line] | None = None
    for line in _lines(text):
        word = line.value.strip().upper()
        if line.name == "BEGIN" and word == "VCARD":
            lines = []
        elif line.name == "END" and word == "VCARD" and lines is not None:
            cards.append(_card(lines))
            lines = None
        elif lines is not None:
            lines.append(line)
        if len(cards) >= MAX_CARDS:
            break
    return cards


def _lines(text: str) -> Iterator[_Line]:
    """Unfolded content lines; quoted-printable ones (version 2.1) are decoded."""
    rows: list[tuple[int, int, str]] = []
    position = 0
    for row in text.split("\n")[:_MAX_LINES]:
        bare = row.rstrip("\r")
        start, _, before = rows[-1] if rows else (0, 0, "")
        soft = before.endswith("=") and "QUOTED-PRINTABLE" in before.upper()
        if rows and (bare[:1] in {" ", "\t"} or soft):
            rows[-1] = (start, position + len(bare), before[:-1] + bare if soft else before + bare[1:])
        else:
            rows.append((position, position + len(bare), bare))
        position += len(row) + 1
    for start, end, joined in rows:
        match = _LINE.match(joined[:5_000])
        if match is None:
            continue
        parameters, value = match[2].upper(), match[3]
        if "QUOTED-PRINTABLE" in parameters:
            value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
        types = frozenset(part.lower() for group in parameters.split(";") for part in _types(group))
        yield _Line(match[1].upper(), types, value, start, end)


def _types(group: str) -> list[str]:
    match = _TYPES.fullmatch(group.strip())
    return match[1].split(",") if match else []


def _plain(value: str) -> str:
    return " ".join(re.sub(r"\\(.)", lambda found: " " if found[1] in "nN" else found[1], value).split())


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in re.split(r"(?<!\\);", value)]


def _card(lines: list[_Line]) -> Card:
    facts = [fact for line in lines for fact in _facts(line)]
    country = next((fact.value for fact in facts if fact.field is Field.COMPANY_COUNTRY), None)
    for line in lines:
        if line.name == "TEL":
            facts += _phone(line, country)
    names = [fact.value for fact in facts if fact.field is Field.PERSON_NAME]
    addresses = [_plain(line.value).removeprefix("mailto:") for line in lines if line.name == "EMAIL"]
    return Card(names[0] if names else "", tuple(address for address in addresses if "@" in address), tuple(facts))


_SINGLE: Final = {
    "FN": Field.PERSON_NAME,
    "TITLE": Field.PERSON_TITLE,
    "URL": Field.COMPANY_WEBSITE,
}


def _facts(line: _Line) -> Iterator[Fact]:
    def fact(field: Field, value: str, confidence: float = 0.92, detail: str | None = None) -> Fact:
        return Fact(field, value, confidence, Source("card", line.start, line.end, line.value[:300]), detail)

    value = _plain(line.value)
    if not value:
        return
    if line.name in _SINGLE:
        yield fact(_SINGLE[line.name], value, detail=seniority(value) if line.name == "TITLE" else None)
    elif line.name == "N":
        family, given, _, honorific, *_ = [*_parts(line.value), "", "", "", ""]
        for field, piece in (
            (Field.PERSON_FAMILY_NAME, family),
            (Field.PERSON_GIVEN_NAME, given),
            (Field.PERSON_HONORIFIC, honorific),
        ):
            if piece:
                yield fact(field, piece)
    elif line.name == "ORG":
        company, *department = _parts(line.value)
        if company:
            yield fact(Field.COMPANY_NAME, company)
        if department and department[0]:
            yield fact(Field.PERSON_DEPARTMENT, department[0])
    elif line.name == "ADR" and "home" not in line.types:
        yield from _address(line)
    elif line.name == "TZ" and "/" in value:
        yield fact(Field.PERSON_TIME_ZONE, value, detail="card")
    elif line.name.lower() in _NETWORKS:
        yield fact(Field.PERSON_HANDLE, value, detail=_NETWORKS[line.name.lower()])


def _address(line: _Line) -> Iterator[Fact]:
    parts = [*_parts(line.value), *[""] * 7][:7]
    shown = ", ".join(part for part in parts if part)
    if not shown:
        return
    source = Source("card", line.start, line.end, line.value[:300])
    yield Fact(Field.COMPANY_ADDRESS, shown, 0.92, source)
    for field, part in (
        (Field.COMPANY_STREET, parts[2]),
        (Field.COMPANY_CITY, parts[3]),
        (Field.COMPANY_REGION, parts[4]),
        (Field.COMPANY_POSTCODE, parts[5]),
    ):
        if part:
            yield Fact(field, part, 0.92, source)
    country = country_of_name(parts[6]) if parts[6] else None
    if country:
        yield Fact(Field.COMPANY_COUNTRY, country, 0.92, source)


def _phone(line: _Line, country: str | None) -> Iterator[Fact]:
    written = re.sub(r"(?i)^tel:", "", _plain(line.value))
    source = Source("card", line.start, line.end, line.value[:300])
    number = read_number(written, [country] if country else [], labelled=True)
    if number is None:
        return
    if "fax" in line.types:
        yield Fact(Field.COMPANY_FAX, number.value, 0.9, source)
        return
    kind = "mobile" if line.types & {"cell", "mobile"} else number.kind
    yield Fact(Field.PERSON_PHONE, number.value, 0.92, source, kind)
