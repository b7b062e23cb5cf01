"""Country and clock of a letter's author, concluded from what the letter gives away."""

from collections.abc import Iterable
from datetime import timedelta

from backend.customers.learning.letters import Letter, LetterFact, Span
from backend.customers.vocabulary import FactSubject
from i18n.zones import country_zones, primary_zone, zone, zone_for_phone

_OFFSET_CONFIDENCE = 0.6
_COUNTRY_ZONE_CONFIDENCE = 0.5
_SUBJECTS: tuple[FactSubject, ...] = ("contact", "company")


def concluded_facts(letter: Letter) -> list[LetterFact]:
    """Facts that do not stand in the letter but follow from it; each names its reason."""
    found = _zones(letter, letter.facts)
    if letter.language:
        found += [
            LetterFact(subject, "language", letter.language, 0.6, Span("text", 0, 0, ""), "written")
            for subject in _SUBJECTS
        ]
    return found


def _zones(letter: Letter, facts: Iterable[LetterFact]) -> list[LetterFact]:
    found: list[LetterFact] = []

    def add(name: str, confidence: float, span: Span, reason: str) -> None:
        found.extend(LetterFact(subject, "time_zone", name, confidence, span, reason) for subject in _SUBJECTS)

    countries: dict[str, LetterFact] = {}
    for fact in facts:
        if fact.field == "phone":
            guess = zone_for_phone(fact.value)
            if guess.zone:
                add(guess.zone, guess.confidence / 100 * fact.confidence, fact.span, "phone-area")
        elif fact.field == "country":
            known = countries.get(fact.value)
            if known is None or fact.confidence > known.confidence:
                countries[fact.value] = fact
    for country, fact in sorted(countries.items()):
        only = primary_zone(country)
        if only:
            add(only, _COUNTRY_ZONE_CONFIDENCE * (0.5 + fact.confidence / 2), fact.span, "country")
        elif letter.utc_offset:
            fitting = _zones_at(letter, country)
            if len(fitting) == 1:
                quote = _offset_text(letter.utc_offset)
                add(fitting[0], _OFFSET_CONFIDENCE, Span("date", 0, len(quote), quote), "date-header")
    return found


def _zones_at(letter: Letter, country: str) -> list[str]:
    """The country's zones whose clock agrees with the letter's Date header. (An offset of zero is no evidence:
    servers write it for everybody.)"""
    wanted = timedelta(minutes=letter.utc_offset or 0)
    return [name for name in country_zones(country) if letter.at.astimezone(zone(name)).utcoffset() == wanted]


def _offset_text(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
