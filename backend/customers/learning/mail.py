"""Reads letters and ourselves out of the mail tables."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.customers.fields import a_labels
from backend.customers.learning.letters import Letter, LetterFact, Ourselves, Person, Span
from backend.customers.models import CompanyDomain
from backend.customers.queries.mail_clock import own_zones
from backend.customers.vocabulary import FactSubject
from mail_ingest.parse.message import Address
from mail_ingest.store.queries import MessageRecord, messages, own_addresses
from mail_ingest.understand.domains import company_domain
from mail_ingest.understand.result import Fact, Field, MessageKind, Understanding
from tenants.session import ReadSession, WriteSession

_PLACES: Final[dict[Field, tuple[FactSubject, str]]] = {
    Field.PERSON_NAME: ("contact", "name"),
    Field.PERSON_GIVEN_NAME: ("contact", "given_name"),
    Field.PERSON_FAMILY_NAME: ("contact", "family_name"),
    Field.PERSON_TITLE: ("contact", "title"),
    Field.PERSON_PHONE: ("contact", "phone"),
    Field.COMPANY_NAME: ("company", "name"),
    Field.COMPANY_WEBSITE: ("company", "website"),
    Field.COMPANY_OTHER_NAME: ("company", "other_name"),
    Field.COMPANY_ADDRESS: ("company", "address"),
    Field.COMPANY_STREET: ("company", "street"),
    Field.COMPANY_CITY: ("company", "city"),
    Field.COMPANY_REGION: ("company", "region"),
    Field.COMPANY_POSTCODE: ("company", "postal_code"),
    Field.COMPANY_COUNTRY: ("company", "country"),
    Field.PERSON_NATIVE_NAME: ("contact", "native_name"),
    Field.PERSON_HONORIFIC: ("contact", "honorific"),
    Field.PERSON_DEPARTMENT: ("contact", "department"),
    Field.PERSON_HANDLE: ("contact", "handle"),
    Field.PERSON_EMAIL: ("contact", "other_email"),
    Field.COMPANY_FAX: ("company", "fax"),
    Field.COMPANY_TAX_ID: ("company", "tax_id"),
    Field.REQUEST_PRODUCT: ("company", "product"),
    Field.REQUEST_QUANTITY: ("company", "quantity"),
    Field.REQUEST_INCOTERM: ("company", "incoterm"),
    Field.REQUEST_PORT: ("company", "port"),
    Field.REQUEST_PRICE: ("company", "price"),
    Field.REQUEST_CERTIFICATE: ("company", "certificate"),
    Field.REQUEST_URGENCY: ("company", "urgency"),
}

#: How much surer a number is somebody's than their firm's.
_FIRM_PHONE: Final = 0.8


async def load_letters(session: ReadSession, message_ids: Sequence[UUID]) -> list[Letter]:
    """The letters behind these messages; ids that do not exist are passed over."""
    return [letter_of(record) for record in await messages(session, message_ids)]


async def load_ourselves(session: WriteSession) -> Ourselves:
    """Our mailboxes and colleagues, and the domains that are ours alone."""
    people = _people(Address("", address) for address in await own_addresses(session))
    domains = {company_domain(person.address) for person in people}
    shared = await session.scalars(select(CompanyDomain.domain).where(CompanyDomain.shared))
    return Ourselves(
        frozenset(person.address for person in people),
        frozenset(domain for domain in domains if domain),
        frozenset(shared),
    )


def letter_of(record: MessageRecord) -> Letter:
    """A stored message as learning reads it."""
    envelope, understood = record.envelope, _understanding(record)
    author = _people([understood.author] if understood and understood.author else envelope.from_[:1])
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
        kind=understood.message_kind.value if understood else MessageKind.OTHER.value,
        sure=understood.kind_confidence if understood else 0.0,
        facts=tuple(_facts(understood.facts)) if understood else (),
        invite_zone=next(iter(own_zones(record.invitations, author[0].address)), None) if author else None,
    )


def _understanding(record: MessageRecord) -> Understanding | None:
    """None for a message that was stored without one, or by an extractor whose result had another shape."""
    try:
        return msgspec.convert(record.understanding, Understanding)
    except msgspec.ValidationError:
        return None


def _facts(facts: Iterable[Fact]) -> Iterable[LetterFact]:
    for fact in facts:
        place = _PLACES.get(fact.field)
        if place is not None:
            source = fact.source
            span = Span(source.part, source.start, source.end, source.quote)
            yield LetterFact(*place, fact.value, fact.confidence, span, _reason(fact), fact.detail)
            if fact.field is Field.PERSON_PHONE and (fact.detail or "").partition(";")[0] == "fixed":
                # Somebody's line at a desk is the firm's, without the extension.
                confidence = round(fact.confidence * _FIRM_PHONE, 2)
                yield LetterFact("company", "phone", fact.value.partition(";")[0], confidence, span)
            if fact.field is Field.PERSON_TITLE and fact.detail:
                yield LetterFact("contact", "seniority", fact.detail, fact.confidence, span)


def _reason(fact: Fact) -> str | None:
    """How a country was concluded that is not named where it was read."""
    if fact.field is not Field.COMPANY_COUNTRY:
        return None
    if fact.source.part == "from":
        return "domain-suffix"
    return "phone-country" if any(char.isdigit() for char in fact.source.quote) else None


def _people(addresses: Iterable[Address]) -> tuple[Person, ...]:
    people = []
    for address in addresses:
        local, at, domain = address.address.casefold().rpartition("@")
        if at and local and domain:
            people.append(Person(" ".join(address.name.split()), f"{local}@{a_labels(domain)}"))
    return tuple(people)
