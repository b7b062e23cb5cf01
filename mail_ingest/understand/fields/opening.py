"""What authors say of themselves in running text: "My name is ...", "we are ... Co., Ltd", a number to call."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mail_ingest.parse.quotes import OwnLine
from mail_ingest.understand.fields.companies import company_in
from mail_ingest.understand.fields.found import Found, Line, plain
from mail_ingest.understand.fields.identity import Author
from mail_ingest.understand.fields.phones import find_phones
from mail_ingest.understand.names import read_person
from mail_ingest.understand.result import Field

_NAME: Final = re.compile(
    r"(?i:\b(?:my name is|this is|i am|i'm|here is|mein name ist|ich bin|je m'appelle|je suis|me llamo"
    r"|mi nombre es|soy|meu nome é|me chamo|sou|mi chiamo|sono|nazywam się|jmenuji se|меня зовут|benim adım"
    r"|adım)\s+)"
    r"(?:(?i:mr|mrs|ms|miss|dr|eng|engr)\.?\s+)?(?P<name>[A-ZÀ-ÞА-Я][\w'’.-]+(?:\s+(?:(?:de|da|van|von|del|bin"
    r"|al)\s+)?[A-ZÀ-ÞА-Я][\w'’.-]+){0,3})"
)
_NAME_CJK = re.compile(r"(?:我是|我叫|我的名字[是叫])(?P<name>[\u4e00-\u9fff]{2,3})(?=[，,。.！ ]|$)")
_COMPANY: Final = re.compile(
    r"(?i:\b(?:from|with|at|of|for|represent(?:ing)?|behalf of|we(?:,| are| 're)|we're|this is"
    r"|company(?: name)?(?: is)?|called|named|bei|von|der|firma|de la empresa|empresa|société|somos|da empresa"
    r"|siamo|компани[ия]|ооо)\b[\s,:]+)(?:(?i:the company|company|the|a|an|our)\s+)?"
    r"(?P<company>[\"“«]?[A-ZÀ-ÞА-Я0-9][^\n!?;:()|]{1,70})"
)
_COMPANY_CJK = re.compile(
    r"(?:我们是|我司是?|我公司是?|这里是|我是|来自)(?P<company>[\u4e00-\u9fff（）()A-Za-z]{2,30}(?:有限公司|公司|集团|厂))"
)
_REACHED = re.compile(
    r"(?i)whats?\s?app|we\s?chat|微信|\b(?:tel|phone|mobile|mob|cell|call)\b\W{0,3}(?:\w+\W+){0,4}[+\d(]|电话|手机|тел"
    r"|هاتف|telefono|teléfono|telefon|téléphone"
)
_CALLER = re.compile(r"(?i)\b(?:your|you)\b.{0,20}\b(?:phone|number|whats?app)")
_OPENING: Final = 12


def find_in_text(lines: Sequence[OwnLine], author: Author) -> Iterator[Found]:
    """People and companies in the first lines, numbers anywhere. Offsets are those of the whole text."""
    filled = [line for line in lines if line.text.strip()]
    for number, line in enumerate(filled):
        text = plain(line.text)
        if number < _OPENING:
            yield from _introduced(line.start, text[:600], author)
        if _REACHED.search(text) and not _CALLER.search(text) and re.search(r"\d{3}", text):
            yield from _numbers(Line(line.start, text[:400], 0))


def _introduced(start: int, text: str, author: Author) -> Iterator[Found]:
    for match in (*_NAME.finditer(text), *_NAME_CJK.finditer(text)):
        person = read_person(match["name"].rstrip("."))
        if person is None:
            continue
        own = any(word in author.words for word in re.findall(r"\w+", person.full.casefold()))
        named = re.match(
            r"(?i)(?:my name|mein name|je m'app|me llamo|mi nombre|meu nome|me chamo|mi chiamo|nazywam|jmenuji"
            r"|меня|我叫|benim)",
            match[0],
        )
        if not own and not named and len(person.full.split()) < 2:
            continue
        confidence = 0.8 if own else 0.66 if named else 0.4
        yield Found(
            Field.PERSON_NAME,
            person.full,
            confidence,
            start + match.start("name"),
            start + match.start("name") + len(person.full),
        )
    for match in (*_COMPANY.finditer(text), *_COMPANY_CJK.finditer(text)):
        found = company_in(
            re.split(
                r"(?<=[a-z])\.\s|[,，]\s+(?!(?i:ltd|limited|inc|llc|co\b|corp|s\.|gmbh))|\s(?:and|in|is|are|which"
                r"|who|based|located|und|et|y|e)\s",
                match["company"],
            )[0]
        )
        if found:
            name, offset, _ = found
            first = start + match.start("company") + offset
            yield Found(Field.COMPANY_NAME, name.strip(" ,."), 0.5, first, first + len(name))


def _numbers(line: Line) -> Iterator[Found]:
    for one in find_phones([line], ()):
        if one.field is Field.PERSON_PHONE and one.value.startswith("+"):
            yield Found(one.field, one.value, min(one.confidence, 0.6), one.start, one.end, one.detail)
        elif one.field is Field.COMPANY_COUNTRY:
            yield Found(one.field, one.value, 0.42, one.start, one.end)
