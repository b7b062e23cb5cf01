"""Facts about other people than the author: who wrote the messages below, cards that came along, who organises."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from i18n.calendar_zones import zone_of_calendar
from mail_ingest.parse.message import Address, Invitation
from mail_ingest.parse.quotes import OwnLine
from mail_ingest.understand.author import from_header, known_of
from mail_ingest.understand.cards import read_cards
from mail_ingest.understand.inner import find_inner_authors
from mail_ingest.understand.languages import detect_language
from mail_ingest.understand.layout import find_layout
from mail_ingest.understand.result import Fact, Field, InnerAuthor, Origin, Other, Signature, Source
from mail_ingest.understand.settling import settle
from mail_ingest.understand.signature import read_signature

#: Of one message.
MAX_OTHERS: Final = 8
_MAX_QUOTED: Final = 4
_MAX_LINES: Final = 120
_QUOTE = re.compile(r"^[ \t]*(?:[>|][ \t]?)+")


def find_others(
    text: str, author: Address, cards: Sequence[str], invitations: Sequence[Invitation]
) -> tuple[Other, ...]:
    """Each person once for each way in which they are named; the author's own are in `own_facts`."""
    found = [
        *_quoted(text, author),
        *(other for other, own in _of_cards(cards, author) if not own),
        *_organizers(invitations, author),
    ]
    return tuple(found[:MAX_OTHERS])


def own_facts(author: Address, cards: Sequence[str], invitations: Sequence[Invitation]) -> list[Fact]:
    """What the author's own card and calendar tell."""
    facts = [fact for other, own in _of_cards(cards, author) if own for fact in other.facts]
    for invitation in invitations:
        zone = _zone_of(invitation)
        if zone and invitation.organizer is not None and invitation.organizer.key == author.key:
            facts.append(zone)
    return facts


def _zone_of(invitation: Invitation) -> Fact | None:
    zone = zone_of_calendar(invitation.time_zone or "")
    if zone is None or invitation.method not in {"request", "publish", "counter"}:
        return None
    return Fact(Field.PERSON_TIME_ZONE, zone, 0.88, Source("calendar", 0, 0, invitation.time_zone or ""), "calendar")


def _organizers(invitations: Sequence[Invitation], author: Address) -> Iterator[Other]:
    for invitation in invitations:
        person = invitation.organizer
        if person is None or not person.address or person.key == author.key:
            continue
        zone = _zone_of(invitation)
        yield Other(person=person, origin=Origin.CALENDAR, facts=(zone,) if zone else ())


def _of_cards(cards: Sequence[str], author: Address) -> Iterator[tuple[Other, bool]]:
    """Whose cards came along, and whether it is the author's own: by its address, or its name where it has none."""
    for text in cards:
        for card in read_cards(text):
            addresses = [address.casefold() for address in card.addresses]
            same_name = _words(card.name) and _words(card.name) == _words(author.name)
            own = author.key in addresses or (not addresses and bool(same_name))
            person = Address(card.name, card.addresses[0] if card.addresses else "")
            if card.facts:
                yield Other(person=person, origin=Origin.CARD, facts=card.facts), own


def _words(name: str) -> list[str]:
    return sorted(re.findall(r"\w+", name.casefold()))


def _quoted(text: str, author: Address) -> Iterator[Other]:
    """The authors of messages forwarded or quoted below, each with what stands in their own signature."""
    headings = find_inner_authors(text)
    theirs = 0
    for number, heading in enumerate(headings):
        if heading.author.key == author.key or theirs == _MAX_QUOTED:
            continue
        theirs += 1
        end = headings[number + 1].start if number + 1 < len(headings) else len(text)
        yield Other(person=heading.author, origin=Origin.QUOTED, facts=_signed_below(text, heading, end))


def _signed_below(text: str, heading: InnerAuthor, end: int) -> tuple[Fact, ...]:
    """Facts from the signature of the message between `heading` and `end`; offsets are those of `text`."""
    lines, shown = _unquoted(text, heading.end + 1, end)
    person = heading.author
    known = known_of(person)
    layout = find_layout(lines, known.words)
    if layout.last <= layout.first:
        return ()
    first, last = lines[layout.first], lines[layout.last - 1]
    signature = Signature(first.start, last.start + len(last.text), shown[first.start : last.start + len(last.text)])
    language = detect_language(shown)
    facts = [*from_header(person), *read_signature(signature, known, person, language)]
    starts = _line_starts(text, heading.end + 1, end)
    return tuple(_moved(fact, lines, starts, text) for fact in settle(facts, person) if fact.source.part == "text")


def _unquoted(text: str, start: int, end: int) -> tuple[list[OwnLine], str]:
    """The lines without the marks of quoting, with offsets in the text that they make together."""
    lines: list[OwnLine] = []
    position = 0
    for line in text[start:end].split("\n")[:_MAX_LINES]:
        bare = line[_mark(line) :]
        lines.append(OwnLine(position, bare))
        position += len(bare) + 1
    return lines, "\n".join(line.text for line in lines)


def _mark(line: str) -> int:
    match = _QUOTE.match(line)
    return match.end() if match else 0


def _line_starts(text: str, start: int, end: int) -> list[int]:
    """Where each line begins in the whole text, behind its marks of quoting."""
    starts: list[int] = []
    position = start
    for line in text[start:end].split("\n")[:_MAX_LINES]:
        starts.append(position + _mark(line))
        position += len(line) + 1
    return starts


def _moved(fact: Fact, lines: Sequence[OwnLine], starts: Sequence[int], text: str) -> Fact:
    def place(offset: int) -> int:
        number = next(at for at in range(len(lines) - 1, -1, -1) if lines[at].start <= offset)
        return starts[number] + offset - lines[number].start

    source = fact.source
    start, last = place(source.start), place(max(source.start, source.end - 1))
    return Fact(
        fact.field, fact.value, fact.confidence, Source("text", start, last + 1, text[start : last + 1]), fact.detail
    )
