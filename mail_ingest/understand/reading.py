"""A letter read whole: its parts, its author, what it is for, and every fact, whoever sent it."""

import re
from dataclasses import dataclass
from typing import Final

from mail_ingest.parse.html import to_text
from mail_ingest.parse.message import Address, ParsedMessage
from mail_ingest.parse.quotes import OwnLine, own_lines
from mail_ingest.parse.quotes_html import split_html
from mail_ingest.understand.author import author_of, from_header, known_of
from mail_ingest.understand.cues import cues_of
from mail_ingest.understand.fields.clocks import find_zone
from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.fields.identity import Author
from mail_ingest.understand.fields.opening import find_in_text
from mail_ingest.understand.fields.trade import find_requests
from mail_ingest.understand.kinds import Shown, decide, signs_for
from mail_ingest.understand.languages import detect_language
from mail_ingest.understand.layout import Layout, find_layout
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.marks import DELIMITER, RULE
from mail_ingest.understand.others import find_others, own_facts
from mail_ingest.understand.result import Fact, Field, Kind, MessageKind, Other, Reason, Signature, Source
from mail_ingest.understand.settling import settle
from mail_ingest.understand.signature import HOMES, read_signature
from mail_ingest.understand.sorting import Features, features_of

#: Characters of a message that are looked at.
MAX_TEXT: Final = 60_000
#: Minutes from UTC.
_CHINA: Final = 480
#: Letters that are written in another way in the People's Republic.
_TRADITIONAL: Final = re.compile("[們個這國麼請給說對時會為樣後來點貨單廠價]")
#: Kinds of letters that ask for goods or speak of them.
_ASKING: Final = frozenset([MessageKind.INQUIRY, MessageKind.ORDER, MessageKind.REPLY, MessageKind.LOGISTICS])


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one message tells; `facts` are settled: the best of each field first."""

    author: Address | None
    kind: Kind
    reasons: tuple[Reason, ...]
    sort: MessageKind
    sort_confidence: float
    language: str | None
    signature: Signature | None
    new_text_end: int | None
    last_line: str | None
    notices: tuple[int, int] | None
    facts: tuple[Fact, ...]
    others: tuple[Other, ...]

    @property
    def is_human(self) -> bool:
        return self.kind is Kind.HUMAN and self.sort.by_people


def reading_text(parsed: ParsedMessage | Letter) -> str:
    """The string that `Source` offsets of part "text" refer to: the plain text, or the HTML as text."""
    return parsed.text if parsed.text is not None else to_text(parsed.html or "")


def _zone(parsed: ParsedMessage | Letter, facts: list[Fact]) -> Fact | None:
    """The clock that the author lives by, with the fact it was concluded from as its source."""
    country = next((fact for fact in facts if fact.field is Field.COMPANY_COUNTRY and fact.confidence >= 0.5), None)
    phones = [fact for fact in facts if fact.field is Field.PERSON_PHONE and fact.value.startswith("+")]
    told = tuple(fact.value for fact in phones)
    zone = find_zone(country.value if country else None, told, parsed.utc_offset, parsed.date)
    if zone is None:
        return None
    shown = {"country": country, "phone": phones[0] if phones else None}.get(zone.reason)
    source = shown.source if shown else Source("date", 0, 0, "")
    return Fact(Field.PERSON_TIME_ZONE, zone.name, zone.confidence, source, zone.reason)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A message taken apart, before anything is concluded."""

    text: str
    own: list[OwnLine]
    layout: Layout
    author: Address | None
    known: Author
    language: str | None
    signature: Signature | None
    #: From the signature.
    facts: list[Fact]
    shown: Shown


def _take_apart(parsed: ParsedMessage | Letter) -> _Parts:
    text, own = _own(parsed)
    author = author_of(parsed)
    known = known_of(author)
    layout = find_layout(own, known.words)
    body = "\n".join(line.text for line in own[: layout.body_end])
    written = "\n".join(line.text for line in own)
    language = detect_language(body) or detect_language(written) or detect_language(parsed.subject)
    signature = _signature(text, own, layout)
    facts = read_signature(signature, known, author, language, parsed.utc_offset)
    signed = layout.marked and _signs(facts, known)
    shown = Shown(text, written, body, facts, layout.marked, signed)
    return _Parts(text, own, layout, author, known, language, signature, facts, shown)


def features_to_sort(parsed: ParsedMessage | Letter) -> Features:
    """What the classifier of kinds reads of a message."""
    parts = _take_apart(parsed)
    cues = cues_of(parsed.subject, parts.shown.body)
    return features_of(parsed.subject, parts.shown.body, signs_for(parsed, parts.author, parts.shown, cues))


def read_letter(parsed: ParsedMessage | Letter) -> Reading:
    """Read one message, by a person or by a program. Facts come from what the author wrote, never from quotes."""
    parts = _take_apart(parsed)
    own, layout, author, language = parts.own, parts.layout, parts.author, parts.language
    facts = [*(from_header(author) if author is not None else ()), *parts.facts]
    kind, reasons, sort, confidence = decide(parsed, author, parts.shown)
    if author is not None and language in {"ja", "ko", "pl", "cs", "tr", "hu", "th", "vi", "el", "he"}:
        facts.append(Fact(Field.COMPANY_COUNTRY, HOMES[language], 0.36, Source("text", 0, 0, ""), "language"))
    if author is not None and language == "zh" and parsed.utc_offset == _CHINA and not _TRADITIONAL.search(parts.text):
        facts.append(Fact(Field.COMPANY_COUNTRY, HOMES["zh"], 0.36, Source("text", 0, 0, ""), "language"))
    facts += [_placed(one, own) for one in find_in_text(own[: layout.body_end], parts.known)]
    if sort in _ASKING:
        facts += [_placed(one, own) for one in find_requests(own[: layout.body_end], parsed.subject)]
    others: tuple[Other, ...] = ()
    if author is not None and kind is Kind.HUMAN and sort.by_people:
        facts += own_facts(author, parsed.cards, parsed.invitations)
        others = find_others(parts.text, author, parsed.cards, parsed.invitations)
    settled = settle(facts, author)
    told = any(fact.field is Field.PERSON_TIME_ZONE for fact in settled)
    zone = None if told else _zone(parsed, settled)
    body = _body(own, layout)
    return Reading(
        author=author,
        kind=kind,
        reasons=reasons,
        sort=sort,
        sort_confidence=confidence,
        language=language,
        signature=parts.signature,
        new_text_end=body[-1].start + len(body[-1].text) if body else None,
        last_line=body[-1].text.strip() if body else None,
        notices=_notices(own, layout),
        facts=(*settled, zone) if zone else tuple(settled),
        others=others,
    )


def _body(own: list[OwnLine], layout: Layout) -> list[OwnLine]:
    """The filled lines of the new text, without the rules that stand right before the signature."""
    body = [line for line in own[: layout.body_end] if line.text.strip()]
    while (
        body and not re.search(r"\w", body[-1].text) and (RULE.match(body[-1].text) or DELIMITER.match(body[-1].text))
    ):
        body.pop()
    return body


def _own(parsed: ParsedMessage | Letter) -> tuple[str, list[OwnLine]]:
    text = reading_text(parsed)[:MAX_TEXT]
    if parsed.text is None and parsed.html:
        new = to_text(split_html(parsed.html).new)
        if text.startswith(new):
            return text, own_lines(new)
    return text, own_lines(text)


def _signature(text: str, own: list[OwnLine], layout: Layout) -> Signature | None:
    if layout.last <= layout.first:
        return None
    start, last = own[layout.first].start, own[layout.last - 1]
    end = last.start + len(last.text)
    return Signature(start, end, text[start:end]) if end - start <= 6_000 else None


def _notices(own: list[OwnLine], layout: Layout) -> tuple[int, int] | None:
    rest = [line for line in own[layout.notices :] if line.text.strip()]
    return (rest[0].start, rest[-1].start + len(rest[-1].text)) if rest else None


def _signs(facts: list[Fact], known: Author) -> bool:
    """The signature names whom the header names as a person."""
    shown = known.name.isupper() and " " not in known.name
    words = {word for word in known.words if not shown or word not in known.name.casefold()}
    names = (fact.value.casefold() for fact in facts if fact.field is Field.PERSON_NAME)
    return any(word in words for name in names for word in re.findall(r"\w+", name))


def _placed(one: Found, own: list[OwnLine]) -> Fact:
    """A find in one of the author's lines: `start` is of the whole text already, its quote is cut from the line."""
    line = next(line for line in reversed(own) if line.start <= one.start)
    quote = line.text[one.start - line.start : one.end - line.start]
    return Fact(one.field, one.value, round(one.confidence, 2), Source("text", one.start, one.end, quote), one.detail)
