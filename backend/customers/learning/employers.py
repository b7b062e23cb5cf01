"""Finds the companies of people whose address does not tell: on free mail by the website, the phone or the firm's name
that they sign with; with a domain that several companies share (`sharing`) by the name alone.

Worked out anew whenever keys on either side change, so the order of mail does not matter. Whom a person gave a company,
or none, is left alone; so is everybody for whom two companies answer equally well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import aliased

from backend.customers.bins.models import BinSignal
from backend.customers.counters import count_companies, lock_records
from backend.customers.duplicates.models import IdentityKey
from backend.customers.learning.sharing import choose_sharer, shared_homes
from backend.customers.models import Company, CompanyDomain, Contact, Participation, ProfileFact
from backend.customers.search_index import index_companies
from backend.customers.vocabulary import EmployerReason
from mail_ingest.understand.domains import company_domain, registrable_domain
from tenants.session import WriteSession

#: The field of the empty typed fact by which a person decided where somebody works.
EMPLOYER: Final = "employer"
_ORDER: Final[tuple[EmployerReason, ...]] = ("website", "phone", "name")


@dataclass(slots=True)
class Hints:
    """Companies that answer to what somebody signs with, by reason; and the countries that they speak of."""

    companies: dict[EmployerReason, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    countries: set[str] = field(default_factory=set)


def choose_employer(hints: Hints, countries: Mapping[UUID, str | None]) -> tuple[UUID, EmployerReason] | None:
    """The one company that the strongest hint leads to; `countries` are those of the companies.

    A name alone does not do where the countries contradict each other.
    """
    for reason in _ORDER:
        found = hints.companies.get(reason, set())
        if reason == "name":
            found = {
                each
                for each in found
                if not hints.countries or countries.get(each) is None or countries[each] in hints.countries
            }
        if len(found) == 1:
            return next(iter(found)), reason
        if found:
            return None
    return None


async def match_employers(
    session: WriteSession, company_ids: Iterable[UUID], contact_ids: Iterable[UUID]
) -> list[UUID]:
    """Give people the companies that they sign for, or take them away; answers messages to read again."""
    affected = await _affected(session, sorted(set(company_ids)), sorted(set(contact_ids)))
    rows = (
        await session.execute(
            select(Contact.id, Contact.company_id, Contact.employer_reason, Contact.emails).where(
                Contact.id.in_(sorted(affected)), Contact.source == "mail", Contact.archived_at.is_(None)
            )
        )
    ).all()
    guessed = [row.id for row in rows if row.employer_reason is not None]
    shared = await shared_homes(session, {row.id: row.emails for row in rows}, guessed)
    people = {
        row.id: row
        for row in rows
        if row.id in shared
        or (
            (row.company_id is None or row.employer_reason is not None)
            and all(company_domain(address) is None for address in row.emails)
        )
    }
    typed = await session.scalars(
        select(ProfileFact.subject_id).where(
            ProfileFact.subject_id.in_(sorted(people)),
            ProfileFact.field == EMPLOYER,
            ProfileFact.typed_at.is_not(None),
        )
    )
    for each in typed:
        people.pop(each, None)
    if not people:
        return []
    hints = await _hints(session, sorted(people))
    named = sorted({each for one in hints.values() for found in one.companies.values() for each in found})
    found = await session.execute(select(Company.id, Company.country).where(Company.id.in_(named)))
    countries = {row.id: row.country for row in found}
    moves = {}
    for each, row in people.items():
        chosen: tuple[UUID | None, EmployerReason | None]
        if each in shared:
            chosen = choose_sharer(shared[each], hints[each].companies.get("name", ()))
        else:
            chosen = choose_employer(hints[each], countries) or (None, None)
        if chosen != (row.company_id, row.employer_reason):
            moves[each] = (row.company_id, *chosen)
    return await _move(session, moves) if moves else []


async def _affected(session: WriteSession, company_ids: list[UUID], contact_ids: list[UUID]) -> set[UUID]:
    """People whose employer may be another one now."""
    affected = set(contact_ids)
    if not company_ids:
        return affected
    theirs, own = aliased(IdentityKey), aliased(IdentityKey)
    found = await session.scalars(
        select(own.contact_id)
        .join(theirs, and_(theirs.tenant_id == own.tenant_id, theirs.value == own.value, _meet(own, theirs)))
        .where(
            own.tenant_id == session.info["tenant_id"], theirs.company_id.in_(company_ids), own.contact_id.is_not(None)
        )
    )
    affected.update(each for each in found if each is not None)
    domains = await session.scalars(select(CompanyDomain.domain).where(CompanyDomain.company_id.in_(company_ids)))
    sites = await session.scalars(
        select(ProfileFact.subject_id).where(
            ProfileFact.subject_kind == "contact",
            ProfileFact.field == "website",
            ProfileFact.normalized.in_(sorted(domains)),
        )
    )
    employed = await session.scalars(
        select(Contact.id).where(Contact.company_id.in_(company_ids), Contact.employer_reason.is_not(None))
    )
    return affected | set(sites) | set(employed)


def _meet(own: type[IdentityKey], theirs: type[IdentityKey]) -> ColumnElement[bool]:
    return or_(
        and_(own.kind == "employer_name", theirs.kind == "name"), and_(own.kind == "phone", theirs.kind == "phone")
    )


async def _hints(session: WriteSession, ids: list[UUID]) -> dict[UUID, Hints]:
    hints: dict[UUID, Hints] = {each: Hints() for each in ids}
    theirs, own = aliased(IdentityKey), aliased(IdentityKey)
    rows = await session.execute(
        select(own.contact_id, own.kind, theirs.company_id)
        .join(theirs, and_(theirs.tenant_id == own.tenant_id, theirs.value == own.value, _meet(own, theirs)))
        .join(Company, and_(Company.tenant_id == theirs.tenant_id, Company.id == theirs.company_id))
        .where(
            own.tenant_id == session.info["tenant_id"],
            own.contact_id.in_(ids),
            Company.bin != "noise",
            Company.archived_at.is_(None),
        )
    )
    for row in rows:
        hints[row.contact_id].companies["phone" if row.kind == "phone" else "name"].add(row.company_id)
    facts = await session.execute(
        select(ProfileFact.subject_id, ProfileFact.field, ProfileFact.value).where(
            ProfileFact.subject_id.in_(ids),
            ProfileFact.field.in_(("country", "website")),
            ProfileFact.rejected_at.is_(None),
        )
    )
    sites: dict[str, set[UUID]] = defaultdict(set)
    for fact in facts:
        if fact.field == "country":
            hints[fact.subject_id].countries.add(fact.value)
        else:
            host = fact.value.partition("://")[2].partition("/")[0]
            sites[registrable_domain(host) or host].add(fact.subject_id)
    known = await session.execute(
        select(CompanyDomain.domain, Company.id)
        .join(Company, and_(Company.tenant_id == CompanyDomain.tenant_id, Company.id == CompanyDomain.company_id))
        .where(CompanyDomain.domain.in_(sorted(sites)), Company.bin != "noise", Company.archived_at.is_(None))
    )
    for found in known:
        for each in sites[found.domain]:
            hints[each].companies["website"].add(found.id)
    return hints


async def _move(
    session: WriteSession, moves: Mapping[UUID, tuple[UUID | None, UUID | None, EmployerReason | None]]
) -> list[UUID]:
    """What they had a part in goes with them: it was always their company's."""
    companies = {each for before, after, _ in moves.values() for each in (before, after) if each}
    await lock_records(session, companies, moves)
    again: list[UUID] = []
    for contact_id, (before, after, reason) in sorted(moves.items()):
        await session.execute(
            update(Contact)
            .where(Contact.id == contact_id)
            .values(company_id=after, employer_reason=reason, version=Contact.version + 1)
            .execution_options(synchronize_session=False)
        )
        again += await move_parts(session, contact_id, before, after)
    await count_companies(session, companies)
    await index_companies(session, companies)
    return list(dict.fromkeys(again))


async def move_parts(session: WriteSession, contact_id: UUID, before: UUID | None, after: UUID | None) -> list[UUID]:
    """Make a contact's parts that are for `before` be for `after`; answers the messages, which must be read again to
    bring facts and timelines in line, oldest first."""
    messages: set[UUID] = set()
    for model in (Participation, BinSignal):
        moved = await session.scalars(
            update(model)
            .where(
                model.contact_id == contact_id,
                model.company_id.is_(None) if before is None else model.company_id == before,
            )
            .values(company_id=after)
            .returning(model.message_id)
            .execution_options(synchronize_session=False)
        )
        messages.update(moved)
    return sorted(messages)
