"""The extraction pipeline: a spaCy pipeline over the signature, made of components that each add candidates.

Today every component works by rules. A trained component (`ner`, `spancat`) goes into the same pipeline, in front of
`lading_lines`, and its entities become candidates there; nothing outside this file changes for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import phonenumbers
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from mail_ingest.understand.countries import country_at_end, country_of_name
from mail_ingest.understand.domains import is_free_mail, registrable_domain
from mail_ingest.understand.names import read_person
from mail_ingest.understand.result import Field
from mail_ingest.understand.signatures import is_closing
from mail_ingest.understand.vocabulary import (
    ADDRESS_LABEL,
    COMPANY_WORD,
    DEPARTMENT,
    FAX_LABEL,
    SOCIAL,
    STREET,
    TITLE,
    TITLE_CJK,
    has_legal_form,
)

_CANDIDATES: Final = "lading_candidates"
_REGION: Final = "lading_region"
_LABELS: Final = {
    "ORG": Field.COMPANY_NAME,
    "PER": Field.PERSON_NAME,
    "PERSON": Field.PERSON_NAME,
    "TITLE": Field.PERSON_TITLE,
}

_SEGMENTS = re.compile(r"\s*[|•·¦]\s*|\s+[/–—]\s+|\t+|\s{4,}|(?<=[^\s,]),\s+(?=[A-ZÀ-Þ])|，")
_URL = re.compile(
    r"(?i)(?<![\w@.-])(?:https?:/{1,2})?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})(?![\w@-])(?:/[^\s<>\")]*)?"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REACH = re.compile(r"@|https?:|www\.|\d{5,}|\+\d")
# Lines that German and other law asks for: whom the register names, not who writes.
_REGISTER = re.compile(
    r"(?i)(?:geschäftsführ\w*|managing directors?|vorstand|aufsichtsrat|board|commercial register|registergericht"
    r"|hrb|amtsgericht|sitz)\b.*(?:[:：]|\d)"
)
_LABELLED = re.compile(
    r"(?i)^\W*(?:company(?: name)?|firm|公司名?称?|会社名|компания|empresa|firma|société)\s*[:：]\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible fact: characters `start` to `end` of the signature."""

    field: Field
    value: str
    confidence: float
    start: int
    end: int


def find_candidates(signature: str, region: str | None) -> list[Candidate]:
    """All candidates in a signature. `region` (a country) is how bare national phone numbers are read."""
    pipeline = _pipeline()
    doc = pipeline.make_doc(signature)
    doc.user_data[_CANDIDATES] = []
    doc.user_data[_REGION] = region
    return _candidates(pipeline(doc))


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    pipeline = spacy.blank("xx")
    for name in ("lading_lines", "lading_phones", "lading_websites", "lading_countries"):
        pipeline.add_pipe(name)
    return pipeline


@Language.component("lading_lines")
def _read_lines(doc: Doc) -> Doc:
    """Names, jobs, companies and addresses, each told by its line; entities of earlier components count as well."""
    found = _candidates(doc)
    for entity in doc.ents:
        if entity.label_ in _LABELS:
            start, end = entity.start_char, entity.end_char
            found.append(Candidate(_LABELS[entity.label_], entity.text, 0.8, start, end))
    for number, (start, line) in enumerate(_lines(doc.text)):
        if is_closing(line):
            continue
        labelled = ADDRESS_LABEL.match(line)
        if labelled or (STREET.search(line) and re.search(r"\d", line) and not has_legal_form(line)):
            _add(found, Field.COMPANY_ADDRESS, line, labelled.end() if labelled else 0, start, 0.7 if labelled else 0.5)
            continue
        for offset, segment in _segments(line):
            _read_segment(found, segment, start + offset, number)
    return doc


@Language.component("lading_phones")
def _read_phones(doc: Doc) -> Doc:
    found = _candidates(doc)
    region: str | None = doc.user_data[_REGION]
    for start, line in _lines(doc.text):
        if not re.search(r"\d{2}.*\d{2}.*\d{2}", line):
            continue
        readable = line.replace("(0)", "   ")
        for match in phonenumbers.PhoneNumberMatcher(readable, region, leniency=phonenumbers.Leniency.POSSIBLE):
            before = line[: match.start]
            label = re.split(r"[|•/;,]|\d", before)[-1] if before else ""
            international = match.raw_string.strip().startswith(("+", "00"))
            valid = phonenumbers.is_valid_number(match.number)
            if FAX_LABEL.search(label) or not (valid or international):
                continue
            value = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            confidence = 0.95 if valid and international else 0.7 if valid else 0.5
            found.append(Candidate(Field.PERSON_PHONE, value, confidence, start + match.start, start + match.end))
            code = phonenumbers.region_code_for_number(match.number)
            if code and code.isalpha():
                found.append(Candidate(Field.COMPANY_COUNTRY, code, 0.6, start + match.start, start + match.end))
    return doc


@Language.component("lading_websites")
def _read_websites(doc: Doc) -> Doc:
    found = _candidates(doc)
    text = _MAIL.sub(lambda mail: " " * len(mail[0]), doc.text)
    for match in _URL.finditer(text):
        host = match[1].lower()
        domain = registrable_domain(host)
        explicit = match[0].lower().startswith(("http", "www"))
        if not domain or domain in SOCIAL or host in SOCIAL or is_free_mail(host):
            continue
        if explicit or re.search(r"(?i)web|网|site|url|home", text[max(0, match.start() - 15) : match.start()]):
            found.append(Candidate(Field.COMPANY_WEBSITE, host, 0.85, match.start(), match.end()))
    return doc


@Language.component("lading_countries")
def _read_countries(doc: Doc) -> Doc:
    found = _candidates(doc)
    for start, line in _lines(doc.text):
        bare = line.strip(" .,;|")
        whole = country_of_name(bare)
        if whole and len(bare) > 2:
            offset = line.index(bare)
            found.append(Candidate(Field.COMPANY_COUNTRY, whole, 0.85, start + offset, start + offset + len(bare)))
            continue
        ending = country_at_end(line) if ("," in line or "，" in line or STREET.search(line)) else None
        if ending:
            code, first, last = ending
            found.append(Candidate(Field.COMPANY_COUNTRY, code, 0.9, start + first, start + last))
    return doc


def _read_segment(  # noqa: PLR0911 - a ladder of tests
    found: list[Candidate], segment: str, start: int, line_number: int
) -> None:
    text = segment.strip(" \t*_,;:.-–—")
    if not 2 <= len(text) <= 120:
        return
    start += segment.index(text)
    labelled = _LABELLED.match(text)
    if labelled:
        _add(found, Field.COMPANY_NAME, text, labelled.end(), start, 0.9)
        return
    if _REACH.search(text):
        return
    if has_legal_form(text):
        if len(text.split()) > 1 or not text.isascii():
            _add(found, Field.COMPANY_NAME, segment, segment.index(text), start - segment.index(text), 0.9)
        return
    if _REGISTER.match(text):
        return
    if (TITLE.search(text) or TITLE_CJK.search(text) or DEPARTMENT.search(text)) and len(text) <= 80:
        _add(found, Field.PERSON_TITLE, text, 0, start, 0.75)
        return
    person = read_person(text)
    if person and line_number <= 3:
        words = len(person.full.split())
        confidence = 0.8 if words > 1 or not person.full.isascii() else 0.6
        found.append(
            Candidate(Field.PERSON_NAME, person.full, confidence - 0.05 * line_number, start, start + len(text))
        )
        return
    if COMPANY_WORD.search(text) and len(text.split()) <= 8 and text[:1].isupper():
        _add(found, Field.COMPANY_NAME, text, 0, start, 0.6)


def _add(found: list[Candidate], field: Field, line: str, offset: int, start: int, confidence: float) -> None:
    value = line[offset:].strip(" \t*_,;:-–—")
    if value:
        position = start + line.index(value, offset)
        found.append(Candidate(field, value, confidence, position, position + len(value)))


def _segments(line: str) -> Iterator[tuple[int, str]]:
    """Pieces of a line such as "Li Wei | Sales Manager | Ningbo Harbour Tools Co., Ltd"."""
    if has_legal_form(line) and not re.search(r"[|•·¦\t]|\s{4,}", line):
        yield 0, line
        return
    position = 0
    for separator in _SEGMENTS.finditer(line):
        if separator.start() > position:
            yield position, line[position : separator.start()]
        position = separator.end()
    if position < len(line):
        yield position, line[position:]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for line in text.split("\n"):
        if line.strip():
            yield position, line
        position += len(line) + 1


def _candidates(doc: Doc) -> list[Candidate]:
    found: list[Candidate] = doc.user_data[_CANDIDATES]
    return found
