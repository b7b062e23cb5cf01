"""What letters say about customers: who is one, of which company, and with what evidence. Pure.

Each letter is judged by itself, so the order in which letters arrive, and how they are batched, changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from backend.customers.learning.inference import concluded_facts
from backend.customers.learning.letters import Letter, LetterFact, Ourselves, Person, Role, Span
from mail_ingest.understand.domains import company_domain, is_no_reply, is_relay, registrable_domain

#: With more strangers than this in To, it is a circular: being named there makes nobody a contact.
MOST_RECIPIENTS = 10

_LIST_HOSTS = frozenset({"groups", "list", "lists"})

_AUTHOR_NAME = 0.8
_RECIPIENT_NAME = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in a letter."""

    letter: Letter
    role: Role


@dataclass(frozen=True, slots=True)
class PlannedFact:
    """A fact with the letter that it comes from."""

    letter: Letter
    fact: LetterFact


@dataclass(slots=True)
class PlannedContact:
    """A person who takes part; `company_domain` is None on free mail."""

    address: str
    company_domain: str | None
    parts: list[Part] = field(default_factory=list)
    facts: list[PlannedFact] = field(default_factory=list)
    #: Facts about the company, whichever it turns out to be.
    company_facts: list[PlannedFact] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """All that some letters say; contacts by address."""

    contacts: dict[str, PlannedContact] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)

    @property
    def domains(self) -> list[str]:
        """Domains of companies, sorted."""
        return sorted({one.company_domain for one in self.contacts.values() if one.company_domain})


def make_plan(letters: Iterable[Letter], ourselves: Ourselves) -> Plan:
    """Read `letters`, which may repeat, in any order."""
    plan = Plan()
    by_id: dict[UUID, Letter] = {letter.message_id: letter for letter in letters}
    for letter in sorted(by_id.values(), key=_order):
        if not letter.human:
            continue
        parts = _parts(letter, ourselves)
        if not parts:
            continue
        plan.letters.append(letter)
        for person, role in parts.values():
            _note(plan, letter, person, role)
    return plan


def _order(letter: Letter) -> tuple[datetime, UUID]:
    return letter.at, letter.message_id


def _parts(letter: Letter, ourselves: Ourselves) -> dict[str, tuple[Person, Role]]:
    """The strangers who take part, by address, in the order of their weight."""

    def strangers(people: Iterable[Person]) -> list[Person]:
        return [person for person in people if _is_stranger(person, ourselves)]

    parts: dict[str, tuple[Person, Role]] = {}
    if letter.author is None:
        return parts
    if strangers([letter.author]):
        parts[letter.author.address] = (letter.author, "from")
    elif not _is_ours(letter.author, ourselves):
        # Written by a program whose name gave it away.
        return parts
    addressed, copied = (
        [person for person in strangers(people) if not _is_list(person)] for people in (letter.to, letter.cc)
    )
    if len(addressed) > MOST_RECIPIENTS:
        addressed, copied = [], [*addressed, *copied]
    for person in addressed:
        parts.setdefault(person.address, (person, "to"))
    domains = {company_domain(person.address) for person, _ in parts.values()} - {None}
    for person in copied:
        if company_domain(person.address) in domains:
            parts.setdefault(person.address, (person, "cc"))
    return parts


def _is_ours(person: Person, ourselves: Ourselves) -> bool:
    if person.address in ourselves.addresses:
        return True
    domain = registrable_domain(person.domain)
    return domain is not None and domain in ourselves.domains


def _is_list(person: Person) -> bool:
    """An address that passes mail on to many. (As an author, one behind a relay is a person all the same.)"""
    return is_relay(person.domain) or person.domain.partition(".")[0] in _LIST_HOSTS


def _is_stranger(person: Person, ourselves: Ourselves) -> bool:
    return (
        registrable_domain(person.domain) is not None
        and not _is_ours(person, ourselves)
        and not is_no_reply(person.address)
    )


def _note(plan: Plan, letter: Letter, person: Person, role: Role) -> None:
    domain = company_domain(person.address)
    contact = plan.contacts.setdefault(person.address, PlannedContact(person.address, domain))
    contact.parts.append(Part(letter, role))

    def know(fact: LetterFact) -> None:
        if domain and fact.field == "website" and registrable_domain(fact.value) != domain:
            # In a signature stand the sites of customers, shops and social networks as well.
            return
        facts = contact.facts if fact.subject == "contact" else contact.company_facts
        facts.append(PlannedFact(letter, fact))

    if person.name and person.name.casefold() != person.address and not (role == "from" and _named(letter)):
        span = Span(role, 0, len(person.name), person.name)
        know(LetterFact("contact", "name", person.name, _AUTHOR_NAME if role == "from" else _RECIPIENT_NAME, span))
    if role == "from":
        for fact in [*letter.facts, *concluded_facts(letter)]:
            know(fact)
            if domain is None and fact.subject == "company" and fact.field == "name":
                # On free mail the firm is only what the person says: kept with the person.
                know(LetterFact("contact", "company", fact.value, fact.confidence, fact.span, fact.reason))


def _named(letter: Letter) -> bool:
    """Whether the extraction has read the author's name, from the header too."""
    return any(fact.subject == "contact" and fact.field == "name" for fact in letter.facts)
