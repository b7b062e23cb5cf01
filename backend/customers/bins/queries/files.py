"""All about one candidate: what would be created, why, and the messages that say so."""

from functools import lru_cache
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, func, select

from backend.customers.bins.models import BinSignal
from backend.customers.bins.queries.decisions import list_decisions
from backend.customers.bins.schemas import (
    CandidateFile,
    CandidateLetter,
    CandidatePerson,
    CandidateTwin,
    Mark,
)
from backend.customers.duplicates.keys import Given, IdentityKeys
from backend.customers.duplicates.twins import find_twins
from backend.customers.models import Company, Contact
from backend.customers.queries.history import list_facts
from backend.customers.queries.seen import hidden_from, require_seen
from backend.customers.schemas import Fact
from backend.customers.vocabulary import Bin, EmployerReason, FactSubject
from mail_ingest.parse.html import to_text
from mail_ingest.store.queries import MessageRecord, bodies, messages
from mail_ingest.store.records import StoredBody
from mail_ingest.store.sight import message_seen, sees_everything
from tenants.errors import NotFoundError
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_LETTERS: Final = 3
_PEOPLE: Final = 5
#: A letter is shown up to so many characters.
_MOST_TEXT: Final = 8000


async def load_candidate(session: ReadSession, kind: FactSubject, record_id: UUID) -> CandidateFile:
    """What would be created of a company or person, and why. Raises `NotFoundError`."""
    await require_seen(session, kind, record_id)
    return await (_company(session, record_id) if kind == "company" else _contact(session, record_id))


async def _company(session: ReadSession, company_id: UUID) -> CandidateFile:
    company = await session.scalar(select(Company).where(Company.id == company_id))
    if company is None:
        raise NotFoundError
    people = (
        await session.scalars(
            select(Contact)
            .where(Contact.company_id == company_id, Contact.archived_at.is_(None))
            .order_by((Contact.bin == "noise").asc(), Contact.last_message_sort.desc(), Contact.id.desc())
            .limit(_PEOPLE)
        )
    ).all()
    facts = await list_facts(session, "company", company_id)
    persons = [await _person(session, each) for each in people]
    given = Given(
        name=company.name,
        country=company.country,
        domains=tuple(company.domains),
        website=company.website,
        emails=tuple(email for each in people for email in each.emails),
        phones=_values([*facts, *(fact for each in persons for fact in each.facts)], "phone"),
        address=company.address,
    )
    return CandidateFile(
        kind="company",
        id=company.id,
        name=company.name,
        bin=cast("Bin", company.bin),
        domains=[] if "domains" in await hidden_from(session, "company", company.id) else company.domains,
        facts=_shown(facts),
        people=persons,
        decision=next(iter(await list_decisions(session, "company", company_id)), None),
        letters=await _letters(session, "company", company_id, [*facts, *(f for each in persons for f in each.facts)]),
        twins=await _twins(session, given, company_id),
    )


async def _contact(session: ReadSession, contact_id: UUID) -> CandidateFile:
    contact = await session.scalar(select(Contact).where(Contact.id == contact_id))
    if contact is None:
        raise NotFoundError
    person = await _person(session, contact)
    firms = _values(person.facts, "company")
    given = Given(name=firms[0] if firms else "", emails=tuple(contact.emails), phones=_values(person.facts, "phone"))
    return CandidateFile(
        kind="contact",
        id=contact.id,
        name=contact.name,
        bin=cast("Bin", contact.bin),
        domains=[],
        facts=[],
        people=[person],
        decision=next(iter(await list_decisions(session, "contact", contact_id)), None),
        letters=await _letters(session, "contact", contact_id, person.facts),
        twins=await _twins(session, given, contact.company_id),
    )


async def _person(session: ReadSession, contact: Contact) -> CandidatePerson:
    hidden = await hidden_from(session, "contact", contact.id)
    return CandidatePerson(
        contact.id,
        contact.name,
        None if "email" in hidden else contact.email,
        contact.title,
        None if "phone" in hidden else contact.phone,
        cast("EmployerReason | None", contact.employer_reason),
        _shown(await list_facts(session, "contact", contact.id)),
    )


def _shown(facts: list[Fact]) -> list[Fact]:
    """What the record would show, and what has no column of its own."""
    return [fact for fact in facts if not fact.rejected and (fact.shown or fact.field == "company")]


def _values(facts: list[Fact], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in facts if fact.field == field and not fact.rejected))


async def _twins(session: ReadSession, given: Given, own_id: UUID | None) -> list[CandidateTwin]:
    found = await find_twins(session, IdentityKeys.of(given), but=[own_id] if own_id else [])
    return [
        CandidateTwin(twin.company_id, twin.name, twin.verdict, [reason.code for reason in twin.reasons])
        for twin in found
        if twin.bin == "customer" and not twin.archived
    ]


@lru_cache(maxsize=4)
def _latest(subject: FactSubject, *, everything: bool) -> Prepared:
    column = BinSignal.company_id if subject == "company" else BinSignal.contact_id
    at: Any = func.max(BinSignal.at)
    found = select(BinSignal.message_id, BinSignal.direction).where(
        BinSignal.tenant_id == tenant, column == bindparam("record_id", type_=Uuid())
    )
    if not everything:
        found = found.where(message_seen("bin_signal.message_id"))
    theirs: Any = func.bool_or(BinSignal.role == "from")
    return Prepared(
        found.group_by(BinSignal.message_id, BinSignal.direction)
        .order_by(theirs.desc(), at.desc(), BinSignal.message_id.desc())
        .limit(bindparam("most", type_=Integer()))
    )


async def _letters(
    session: ReadSession, subject: FactSubject, record_id: UUID, facts: list[Fact]
) -> list[CandidateLetter]:
    statement = _latest(subject, everything=await sees_everything(session))
    rows = await statement.fetch(session, record_id=record_id, most=_LETTERS)
    sent = {row["message_id"]: row["direction"] == "out" for row in rows}
    records = {record.id: record for record in await messages(session, sorted(sent))}
    texts = await bodies(session, sorted(sent))
    return [_letter(records[each], texts.get(each), facts, outgoing=sent[each]) for each in sent if each in records]


def _letter(record: MessageRecord, body: StoredBody | None, facts: list[Fact], *, outgoing: bool) -> CandidateLetter:
    # The text that extraction read, so that the marks fit.
    text = "" if body is None else body.text if body.text is not None else to_text(body.html or "")
    shown = text[:_MOST_TEXT]
    author = record.envelope.from_[0] if record.envelope.from_ else None
    return CandidateLetter(
        message_id=record.id,
        conversation_id=record.conversation_id,
        outgoing=outgoing,
        subject=record.subject,
        author="" if author is None else f"{author.name} <{author.address}>" if author.name else author.address,
        at=record.sent_at,
        language=record.language,
        text=shown,
        marks=_marks(record.id, len(shown), facts),
    )


def _marks(message_id: UUID, length: int, facts: list[Fact]) -> list[Mark]:
    """The places of facts in a letter; of those that overlap, the first and longest."""
    places = sorted(
        (
            Mark(fact.source.start, fact.source.end, fact.field, fact.value)
            for fact in facts
            if fact.source is not None
            and fact.source.message_id == message_id
            and fact.source.part == "text"
            and fact.source.start < fact.source.end <= length
        ),
        key=lambda mark: (mark.start, -mark.end, mark.field),
    )
    marks: list[Mark] = []
    for mark in places:
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return marks
