"""The parts of a postal address: street, city, region, postcode, each where it stands."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mail_ingest.understand.cities import country_of_place
from mail_ingest.understand.countries import country_at_end, country_of_name
from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.result import Field

# Postcodes by country (UPU addressing sheets), where they are not simply four to six digits.
_POSTCODES: Final = {
    **dict.fromkeys("DE FR ES IT MX TR TH MY ID FI HR UA EG SA MA PK UY PE EE".split(), r"\d{5}"),  # noqa: SIM905
    **dict.fromkeys("AT CH BE DK NO AU NZ HU BG LU ZA PH TN SI BD PY".split(), r"\d{4}"),  # noqa: SIM905
    **dict.fromkeys("RO CO EC KZ BY".split(), r"\d{6}"),  # noqa: SIM905
    "GB": r"[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}",
    "CA": r"[A-Z]\d[A-Z]\s?\d[A-Z]\d",
    "NL": r"\d{4}\s?[A-Z]{2}(?![A-Za-z])",
    "US": r"\d{5}(?:-\d{4})?",
    "BR": r"\d{5}-?\d{3}",
    "PT": r"\d{4}-\d{3}",
    "PL": r"\d{2}-\d{3}",
    "SE": r"\d{3}\s?\d{2}",
    "CZ": r"\d{3}\s?\d{2}",
    "SK": r"\d{3}\s?\d{2}",
    "GR": r"\d{3}\s?\d{2}",
    "JP": r"\d{3}-\d{4}",
    "IN": r"\d{3}\s?\d{3}",
    "AR": r"[A-Z]?\d{4}(?:[A-Z]{3})?",
    "IE": r"[A-Z]\d[\dW]\s?[A-Z\d]{4}",
    "TW": r"\d{3}(?:\d{2,3})?",
    "KR": r"\d{5}",
    "CN": r"\d{6}",
    "RU": r"\d{6}",
    "SG": r"\d{6}",
    "VN": r"\d{5,6}",
    "IR": r"\d{10}|\d{5}-\d{5}",
}
_ANY: Final = r"\d{4,6}|\d{3}\s\d{2}(?=\s+[^\W\d_])"
#: Places where nobody writes one.
_NONE: Final = frozenset({"AE", "HK", "QA"})
_REGIONS: Final = {
    "US": r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[AT]|W[AIVY]",
    "CA": r"AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT",
    "AU": r"NSW|VIC|QLD|WA|SA|TAS|ACT|NT",
    "BR": r"A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO",
    "IT": r"[A-Z]{2}",
}
_HAN = re.compile(
    r"(?P<region>[\u4e00-\u9fff]{2,7}?(?:省|自治区|自治區)|[\u4e00-\u9fff]{2,3}(?:都|道|府|県))?"
    r"(?P<city>[\u4e00-\u9fff]{2,6}?(?:市|縣|县|区(?=[^\d]{0,8}\d)))(?P<street>[\u4e00-\u9fffA-Za-z0-9〇－\- ]{3,60})"
)
_HANGUL = re.compile(
    # Seoul, Busan and their like are cities, whose districts are none.
    r"(?:(?P<region>[\uac00-\ud7af]{1,4}도)\s*)?(?P<city>[\uac00-\ud7af]{1,5}(?:특별자치시|특별시|광역시|시|군))\s*"
    r"(?P<street>[\uac00-\ud7af0-9,.\- ]{4,50})"
)
_STREET = re.compile(
    r"(?i)\b(?:street|st|road|rd|ave(?:nue)?|av|avenida|lane|ln|drive|dr|blvd|floor|building|unit|suite|plot|room|block|tower"
    r"|house|park|estate|zone|box|rua|calle|carrera|via|viale|rue|bd|ul|ulica|jl|jalan|cad|sok|mah|no|km|way|square|c/)\b\.?"
    r"|\w*stra(?:ß|ss)e\b|\w*str\.|\w+(?:weg|platz|laan|straat|gatan|vägen|vej|gade|utca)\b|ул\.|улица|просп|шоссе|út\b|شارع|طريق"
)


_BOX = re.compile(r"(?i)box\W*$|\b(?:b\.?p|a\.?s)\.?\s*$")
_CITY_MARK = re.compile(r"(?i)(?:г|гор|м|tp)\.\s*(?=\w)|(?:thành phố|città di|ciudad de(?! méxico)|kota)\s+")
#: What stands before a postcode, and is no place when the code is taken away.
_CODE_LABEL = re.compile(
    r"(?i)\W*(?:c\.?\s?p|c\.?\s?e\.?\s?p|zip(?: code)?|p\.?\s?c|plz|post(?:al)? ?code|pin(?: code)?|индекс|邮编)?\W*"
)
#: Countries that are one town, by what it is called.
_TOWNS: Final = {
    "SG": re.compile(r"(?i)\bsingapore\b(?:\s*\(?(?P<code>\d{6})\)?)?|新加坡"),
    "HK": re.compile(r"(?i)\b(?:kowloon|hong kong|new territories)\b|九[龍龙]|新界|香港"),
    "MO": re.compile(r"(?i)\bmaca[uo]\b|澳[門门]"),
    "MC": re.compile(r"(?i)\bmonaco\b"),
}
_PROVINCE = re.compile(r"\s*\([A-Z]{2}\)$")


class _Segment(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_address_parts(pieces: Sequence[tuple[int, str]], country: str | None, confidence: float) -> Iterator[Found]:
    """Parts of an address written in `pieces` (where each stands, and its text), surer where the country is known."""
    if country in _TOWNS:
        yield from _in_one_town(pieces, _TOWNS[country], confidence)
        return
    whole = " ".join(text for _, text in pieces)
    for pattern in (_HAN, _HANGUL):
        match = pattern.search(whole)
        if match:
            yield from _dense(pieces, pattern, confidence)
            return
    segments = list(_segments(pieces))
    found: dict[Field, _Segment] = {}
    streets: list[_Segment] = []
    behind_code = False
    for number, segment in enumerate(segments):
        rest = _take_postcode(segment, country, found, last=number >= len(segments) - 3)
        rest = _take_region(rest, country, found)
        if _CODE_LABEL.fullmatch(rest.text):
            behind_code = rest.text != segment.text  # "C.P. 37490, León"
            continue
        if country_of_name(rest.text):
            continue
        named = behind_code and not re.search(r"\d", rest.text)
        behind_code = False
        if Field.COMPANY_CITY not in found and (
            ((rest.text != segment.text or named) and not re.search(r"\d", rest.text) and not _STREET.search(rest.text))
            or _is_city(rest.text)
        ):
            found[Field.COMPANY_CITY] = rest
        elif streets or re.search(r"\d", rest.text) or _STREET.search(rest.text):
            streets.append(rest)
    if Field.COMPANY_CITY not in found and (unmarked := _unmarked_city(streets, segments, country)) is not None:
        found[Field.COMPANY_CITY] = unmarked
    street = _joined(streets, pieces)
    if street is not None:
        found[Field.COMPANY_STREET] = street
    _take_marks(found)
    for field, segment in found.items():
        yield Found(field, segment.text, round(confidence - 0.1, 3), segment.start, segment.end)


def _take_marks(found: dict[Field, _Segment]) -> None:
    """The city without what says that it is one, and without its province."""
    city = found.get(Field.COMPANY_CITY)
    if city is not None and (mark := _CITY_MARK.match(city.text)):  # "г. Екатеринбург"
        city = found[Field.COMPANY_CITY] = _Segment(city.start + mark.end(), city.text[mark.end() :])
    if city is not None and (province := _PROVINCE.search(city.text)):  # "Bergamo (BG)"
        found[Field.COMPANY_CITY] = _Segment(city.start, city.text[: province.start()])
        found.setdefault(Field.COMPANY_REGION, _Segment(city.start + province.start() + 2, province[0].strip(" ()")))


def _unmarked_city(streets: list[_Segment], segments: Sequence[_Segment], country: str | None) -> _Segment | None:
    """A city that no postcode stands beside; what is taken from the streets is one no more."""
    if len(streets) > 1 and not re.search(r"\d", streets[-1].text) and not _STREET.search(streets[-1].text):
        return streets.pop()  # "Monroe Street, Toledo, OH 43606", "Av. Apoquindo 4501, Las Condes, Santiago"
    for segment in reversed(streets):  # "Dhanmondi, Dhaka-1205"
        place = country_of_place(segment.text)
        if place is not None and not re.search(r"\d", name := segment.text[place[1] : place[2]]):
            return _Segment(segment.start + place[1], name)
    named = country is not None and not streets and not any(re.search(r"\d", each.text) for each in segments)
    return segments[0] if named and segments else None  # "Heraklion, Crete, Greece"


def _in_one_town(pieces: Sequence[tuple[int, str]], town: re.Pattern[str], confidence: float) -> Iterator[Found]:
    """A town that is a country: its name, a postcode right behind, and the first line as the street."""
    sure = round(confidence - 0.1, 3)
    for start, text in pieces:
        match = town.search(text)
        if match is None:
            continue
        name = re.match(r"[^\d(]*[^\d(\s]", match[0])
        end = start + match.start() + (name.end() if name else len(match[0]))
        yield Found(Field.COMPANY_CITY, text[match.start() : end - start], sure, start + match.start(), end)
        code = match.groupdict().get("code")
        if code:
            yield Found(Field.COMPANY_POSTCODE, code, sure, start + match.start("code"), start + match.end("code"))
        break
    start, text = pieces[0]
    first = next(iter(town.finditer(text)), None)
    before = text[: first.start()] if first and first.start() else "" if first and first.end() == len(text) else text
    street = before.strip(" ,，.;-–(")
    if re.search(r"\d", street):
        at = start + text.index(street)
        yield Found(Field.COMPANY_STREET, street, sure, at, at + len(street))


def _joined(streets: Sequence[_Segment], pieces: Sequence[tuple[int, str]]) -> _Segment | None:
    """The segments of the first line that has any, from street to floor, with the commas between them."""
    if not streets:
        return None
    start, text = next(piece for piece in reversed(pieces) if piece[0] <= streets[0].start)
    last = streets[0]
    for segment in streets[1:]:
        if segment.start > last.end + 4 or segment.end > start + len(text):
            break
        last = segment
    return _Segment(streets[0].start, text[streets[0].start - start : last.end - start])


def _segments(pieces: Sequence[tuple[int, str]]) -> Iterator[_Segment]:
    """Between commas, without the country at the end."""
    for start, text in pieces:
        position = 0
        for part in re.split(r"[,，،、;|]|\s[-–—/]\s", text):
            bare = part.strip(" \t.,;|-–—·")
            if bare:
                offset = text.index(bare, position)
                named = country_at_end(f", {bare}")
                shown = bare[: named[1] - 2].strip(" ,.-") if named and named[1] > 4 else bare
                shown = bare if shown.endswith(" de") else shown  # Ciudad de México is no country
                if shown and not country_of_name(shown):
                    yield _Segment(start + offset, shown)
            position += len(part)


def _take_postcode(segment: _Segment, country: str | None, found: dict[Field, _Segment], *, last: bool) -> _Segment:
    """The segment without its postcode."""
    if Field.COMPANY_POSTCODE in found or country in _NONE:
        return segment
    form = _POSTCODES.get(country or "", _ANY)
    for match in re.finditer(rf"(?<![\w-])(?:CEP:?\s*|〒\s?|[A-Z]{{1,2}}-)?(?P<code>{form})(?![\w-])", segment.text):
        if _BOX.search(segment.text[: match.start()]):
            continue  # of a post office box
        edge = match.start() == 0 or match.end() == len(segment.text)
        if not edge or (match.start() == 0 and match.end() < len(segment.text) and _STREET.search(segment.text)):
            continue  # a house number
        if match.end() == len(segment.text) and match.start() > 0 and _STREET.search(segment.text):
            number = len(match["code"]) <= 4 and country_of_place(segment.text[: match.start()]) is None
            if number or not last:
                continue
        found[Field.COMPANY_POSTCODE] = _Segment(segment.start + match.start("code"), match["code"])
        left, right = segment.text[: match.start()], segment.text[match.end() :]
        kept = left if left.strip(" -–") else right
        bare = kept.strip(" ,.-–")
        return _Segment(segment.start + segment.text.index(bare), bare) if bare else _Segment(segment.end, "")
    return segment


def _take_region(segment: _Segment, country: str | None, found: dict[Field, _Segment]) -> _Segment:
    """The segment without a state's letters at its end: "Houston TX", "São Paulo/SP", "Milano (MI)"."""
    form = _REGIONS.get(country or "")
    if form is None or Field.COMPANY_REGION in found:
        return segment
    pattern = rf"(?:^|[\s/(-])\(?(?P<code>{form})\)?$" if country != "IT" else r"\((?P<code>[A-Z]{2})\)$"
    match = re.search(pattern, segment.text)
    if match is None:
        return segment
    found[Field.COMPANY_REGION] = _Segment(segment.start + match.start("code"), match["code"])
    bare = segment.text[: match.start()].strip(" ,/-")
    return _Segment(segment.start, bare)


def _is_city(text: str) -> bool:
    place = country_of_place(text)
    return place is not None and place[2] - place[1] >= len(text.strip()) - 4 and not re.search(r"\d", text)


def _dense(pieces: Sequence[tuple[int, str]], pattern: re.Pattern[str], confidence: float) -> Iterator[Found]:
    """Chinese, Japanese and Korean addresses, from the large to the small."""
    fields = {
        "region": Field.COMPANY_REGION,
        "city": Field.COMPANY_CITY,
        "street": Field.COMPANY_STREET,
    }
    for start, text in pieces:
        match = pattern.search(text)
        if match is None:
            continue
        code = re.search(r"〒?\s?(?<!\d)(?P<code>\d{3}-\d{4}|\d{6}|\d{5}|\d{3})(?!\d)", text[: match.start()])
        if code:
            at = start + code.start("code")
            yield Found(Field.COMPANY_POSTCODE, code["code"], confidence - 0.1, at, at + len(code["code"]))
        for name, field in fields.items():
            value = (match[name] or "").strip(" ,.-")
            if value:
                at = start + match.start(name) + (match[name] or "").index(value)
                yield Found(field, value, round(confidence - 0.1, 3), at, at + len(value))
        return
