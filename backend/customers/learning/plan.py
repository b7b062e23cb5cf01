"""What letters say about customers: who is one, of which company, and with what evidence. Pure.

Each letter is judged by itself, so the order in which letters arrive, and how they are batched, changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from backend.customers.fields import REQUEST_FIELDS
from backend.customers.learning.inference import concluded_facts
from backend.customers.learning.letters import Letter, LetterFact, Ourselves, Person, Role, Span
from mail_ingest.understand.domains import company_domain, is_no_reply, is_relay, registrable_domain
from mail_ingest.understand.result import MessageKind

#: With more strangers than this in To, it is a circular: being named there makes nobody a contact.
MOST_RECIPIENTS = 10

#: What else letters from free mail say about a firm that is kept with the person: by it the company is found.
_KEPT_WITH_PEOPLE = frozenset({"website", "country", *REQUEST_FIELDS})

_LIST_HOSTS = frozenset({"groups", "list", "lists"})

_ANSWERS_OF_MACHINES = frozenset({MessageKind.BOUNCE.value, MessageKind.AUTO_REPLY.value})
_DAEMONS = frozenset({"mailer-daemon", "postmaster"})

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


@dataclass(frozen=True, slots=True)
class Signal:
    """A part in a letter as far as it tells customers from noise; `outgoing` says that we wrote the letter."""

    letter: Letter
    role: Role
    human: bool
    outgoing: bool


@dataclass(slots=True)
class PlannedContact:
    """Somebody who takes part; `company_domain` is None on free mail. Programs have signals, and no parts or facts."""

    address: str
    company_domain: str | None
    parts: list[Part] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    facts: list[PlannedFact] = field(default_factory=list)
    #: Facts about the company, whichever it turns out to be.
    company_facts: list[PlannedFact] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """All that some letters say; contacts by address."""

    contacts: dict[str, PlannedContact] = field(default_factory=dict)
    #: Every letter that was read, those that say nothing included.
    letters: list[Letter] = field(default_factory=list)

    @property
    def domains(self) -> list[str]:
        """Domains of companies, sorted."""
        return sorted({one.company_domain for one in self.contacts.values() if one.company_domain})


def make_plan(letters: Iterable[Letter], ourselves: Ourselves, heard: frozenset[str] = frozenset()) -> Plan:
    """Read `letters`, which may repeat, in any order. `heard` are addresses of programs whose letters count as a
    person's, since a person said that they matter."""
    plan = Plan()
    by_id: dict[UUID, Letter] = {letter.message_id: letter for letter in letters}
    for letter in sorted(by_id.values(), key=_order):
        plan.letters.append(letter)
        listened = letter.author is not None and letter.author.address in heard
        parts = _parts(letter, ourselves, listened=listened) if letter.human or listened else {}
        for person, role in parts.values():
            _note(plan, letter, person, role, ourselves.shared)
        outgoing = letter.direction == "out" or letter.author is None or _is_ours(letter.author, ourselves)
        if parts:
            for person, role in parts.values():
                human = letter.human and not (role == "from" and is_no_reply(person.address))
                plan.contacts[person.address].signals.append(Signal(letter, role, human, outgoing))
        elif letter.author is not None and not outgoing and _is_sender(letter, letter.author):
            planned = _planned(plan, letter.author)
            planned.signals.append(Signal(letter, "from", human=False, outgoing=False))
    return plan


def _is_sender(letter: Letter, author: Person) -> bool:
    """Whether a program wrote of its own accord. Reports about our mail and automatic replies say nothing about who
    sends them."""
    return (
        letter.kind not in _ANSWERS_OF_MACHINES
        and author.address.partition("@")[0] not in _DAEMONS
        and registrable_domain(author.domain) is not None
    )


def _order(letter: Letter) -> tuple[datetime, UUID]:
    return letter.at, letter.message_id


def _parts(letter: Letter, ourselves: Ourselves, *, listened: bool) -> dict[str, tuple[Person, Role]]:
    """The strangers who take part, by address, in the order of their weight."""

    def strangers(people: Iterable[Person]) -> list[Person]:
        return [person for person in people if _is_stranger(person, ourselves)]

    parts: dict[str, tuple[Person, Role]] = {}
    if letter.author is None:
        return parts
    if strangers([letter.author]) or (listened and not _is_ours(letter.author, ourselves)):
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


def _note(plan: Plan, letter: Letter, person: Person, role: Role, shared: frozenset[str]) -> None:
    contact = _planned(plan, person)
    domain = contact.company_domain
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
            if (domain is None or domain in shared) and fact.subject == "company" and fact.field == "name":
                # On free mail, or a domain of several firms, the firm is what the person says: kept with the person.
                know(LetterFact("contact", "company", fact.value, fact.confidence, fact.span, fact.reason))
            elif domain is None and fact.field in _KEPT_WITH_PEOPLE:
                know(replace(fact, subject="contact"))


def _planned(plan: Plan, person: Person) -> PlannedContact:
    domain = company_domain(person.address)
    return plan.contacts.setdefault(person.address, PlannedContact(person.address, domain))


def _named(letter: Letter) -> bool:
    """Whether the extraction has read the author's name, from the header too."""
    return any(fact.subject == "contact" and fact.field == "name" for fact in letter.facts)
