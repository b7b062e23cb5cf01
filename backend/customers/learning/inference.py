"""Country and clock of a letter's author, concluded from what the letter gives away."""

from collections.abc import Iterable

from backend.customers.learning.letters import Letter, LetterFact, Span
from backend.customers.vocabulary import FactSubject
from i18n.whereabouts import ZoneClue, from_country, from_invite, from_phone, from_place
from i18n.zones import SURE

_SUBJECTS: tuple[FactSubject, ...] = ("contact", "company")


def concluded_facts(letter: Letter) -> list[LetterFact]:
    """Facts that do not stand in the letter but follow from it; each names its reason."""
    found = _zones(letter.facts) + _of_invitation(letter)
    if letter.language:
        found += [
            LetterFact(subject, "language", letter.language, 0.6, Span("text", 0, 0, ""), "written")
            for subject in _SUBJECTS
        ]
    return found


def _of_invitation(letter: Letter) -> list[LetterFact]:
    """The clock on which the author's calendar is: theirs alone, since the firm may have others."""
    countries = {fact.value for fact in letter.facts if fact.field == "country"}
    country = next(iter(countries)) if len(countries) == 1 else None
    clue = from_invite(letter.invite_zone, country) if letter.invite_zone else None
    if clue is None:
        return []
    span = Span("text", 0, 0, letter.invite_zone or "")
    return [LetterFact("contact", "time_zone", clue.zones[0], clue.score / 100, span, "invite")]


def _zones(facts: Iterable[LetterFact]) -> list[LetterFact]:
    """The clock, from what names it surely enough to be set without asking: a place, the area of a telephone, a
    country with one clock. The offset of a Date header fits dozens of places and sets nothing."""
    found: list[LetterFact] = []

    def add(clue: ZoneClue | None, fact: LetterFact, reason: str) -> None:
        if clue is not None and len(clue.zones) == 1 and clue.score >= SURE:
            confidence = clue.score / 100 * (0.5 + fact.confidence / 2)
            found.extend(
                LetterFact(subject, "time_zone", clue.zones[0], confidence, fact.span, reason) for subject in _SUBJECTS
            )

    known = list(facts)
    countries: dict[str, LetterFact] = {}
    for fact in known:
        best = countries.get(fact.value)
        if fact.field == "country" and (best is None or fact.confidence > best.confidence):
            countries[fact.value] = fact
    for fact in known:
        if fact.field == "phone":
            add(from_phone(fact.value), fact, "phone-area")
        elif fact.field in ("city", "address") and len(countries) == 1:
            add(from_place(fact.value, next(iter(countries))), fact, "place")
    for country, fact in sorted(countries.items()):
        add(from_country(country), fact, "country")
    return found
