"""Reads letters and ourselves out of the mail tables."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from backend.customers.fields import a_labels
from backend.customers.learning.domains import DomainRules
from backend.customers.learning.letters import Letter, Ourselves, Person
from mail_ingest.parse.message import Address
from mail_ingest.store.queries import MessageRecord, messages, own_addresses
from tenants.session import ReadSession, WriteSession


async def load_letters(session: ReadSession, message_ids: Sequence[UUID]) -> list[Letter]:
    """The letters behind these messages; ids that do not exist are passed over."""
    return [letter_of(record) for record in await messages(session, message_ids)]


async def load_ourselves(session: WriteSession, rules: DomainRules) -> Ourselves:
    """Our mailboxes and colleagues, and the domains that are ours alone."""
    addresses = await own_addresses(session)
    people = [Person("", address.casefold()) for address in addresses if "@" in address]
    domains = {rules.registrable(a_labels(person.domain)) for person in people if not rules.is_free(person.domain)}
    return Ourselves(
        frozenset(person.address for person in people),
        frozenset(domain for domain in domains if domain and not rules.is_free(domain)),
    )


def letter_of(record: MessageRecord) -> Letter:
    """A stored message as learning reads it."""
    envelope = record.envelope
    author = _people(envelope.from_[:1])
    return Letter(
        message_id=record.id,
        conversation_id=record.conversation_id,
        at=record.sent_at,
        direction="out" if record.direction == "out" else "in",
        human=record.kind == "human",
        subject=record.subject or record.snippet,
        author=author[0] if author else None,
        to=_people(envelope.to),
        cc=_people([*envelope.cc, *envelope.bcc]),
        language=record.language,
        utc_offset=record.utc_offset,
    )


def _people(addresses: Iterable[Address]) -> tuple[Person, ...]:
    people = []
    for address in addresses:
        local, at, domain = address.address.casefold().rpartition("@")
        if at and local and domain:
            people.append(Person(" ".join(address.name.split()), f"{local}@{a_labels(domain)}"))
    return tuple(people)
