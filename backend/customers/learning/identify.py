"""Finds the contacts and companies of a plan, and makes those that are missing.

Two jobs may meet the same stranger at once. Whoever inserts the domain or the address first wins; the other one
waits at the unique constraint, finds that it came second, drops its own record and takes the winner's. Rows are
inserted in sorted order, so that two jobs cannot wait for each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from backend.customers.learning.families import by_family, join_family, known_families
from backend.customers.learning.names import name_from_address, name_from_domain
from backend.customers.learning.plan import Plan
from backend.customers.models import Company, CompanyDomain, Contact, ContactEmail
from backend.customers.profile import name_key
from tenants.orm import new_id
from tenants.session import WriteSession


@dataclass(frozen=True, slots=True)
class _Found:
    id: UUID
    #: Of a contact: the company. Of a company: itself.
    company_id: UUID | None
    archived_at: datetime | None


@dataclass(slots=True)
class Identified:
    """Whom a plan speaks of: contact and company ids by address."""

    contacts: dict[str, UUID] = field(default_factory=dict)
    companies: dict[str, UUID | None] = field(default_factory=dict)
    new_contacts: set[UUID] = field(default_factory=set)
    new_companies: set[UUID] = field(default_factory=set)


async def identify(session: WriteSession, plan: Plan) -> Identified:
    """The records behind every contact of `plan`. A company is made only where a person is new."""
    result = Identified()
    known = await _contacts(session, plan.contacts)
    strangers = sorted(set(plan.contacts) - set(known))
    domains = {domain for address in strangers if (domain := plan.contacts[address].company_domain)}
    companies = await _companies(session, domains)
    missing = sorted(domains - set(companies))
    if missing:
        result.new_companies = await _found_or_join(session, missing)
        companies |= await _companies(session, missing)
    if strangers:
        employers = {address: companies.get(plan.contacts[address].company_domain or "") for address in strangers}
        result.new_contacts = await _make_contacts(session, employers)
        known |= await _contacts(session, strangers)
    for address, found in known.items():
        result.contacts[address] = found.id
        result.companies[address] = found.company_id
    return result


async def _contacts(session: WriteSession, addresses: Iterable[str]) -> dict[str, _Found]:
    wanted = sorted(addresses)
    if not wanted:
        return {}
    rows = await session.execute(
        select(ContactEmail.address, Contact.id, Contact.company_id, Contact.archived_at)
        .join(Contact, and_(Contact.tenant_id == ContactEmail.tenant_id, Contact.id == ContactEmail.contact_id))
        .where(ContactEmail.address.in_(wanted))
    )
    return {row.address: _Found(row.id, row.company_id, row.archived_at) for row in rows}


async def _companies(session: WriteSession, domains: Iterable[str]) -> dict[str, _Found]:
    wanted = sorted(domains)
    if not wanted:
        return {}
    rows = await session.execute(
        select(CompanyDomain.domain, Company.id, Company.archived_at)
        .join(Company, and_(Company.tenant_id == CompanyDomain.tenant_id, Company.id == CompanyDomain.company_id))
        .where(CompanyDomain.domain.in_(wanted))
    )
    return {row.domain: _Found(row.id, row.id, row.archived_at) for row in rows}


async def _found_or_join(session: WriteSession, domains: Sequence[str]) -> set[UUID]:
    """Give each new domain a company: that of its family, or a new one; answers the new ones."""
    kin = await known_families(session, domains)
    groups = by_family(domain for domain in domains if domain not in kin)
    made = await _make_companies(session, [group[0] for group in groups]) if groups else set()
    heads = await _companies(session, [group[0] for group in groups])
    joining: dict[UUID, list[str]] = defaultdict(list)
    for domain, company_id in kin.items():
        joining[company_id].append(domain)
    for group in groups:
        if group[1:]:
            joining[heads[group[0]].id].extend(group[1:])
    for company_id in sorted(joining):
        await join_family(session, company_id, joining[company_id])
    return made


async def _make_companies(session: WriteSession, domains: Sequence[str]) -> set[UUID]:
    made = {domain: new_id() for domain in domains}
    await session.execute(
        insert(Company),
        [
            {
                "id": made[domain],
                "name": name_from_domain(domain),
                "name_key": name_key(name_from_domain(domain)),
                "domain": domain,
                "domains": [domain],
                "source": "mail",
                "bin": "candidate",
            }
            for domain in domains
        ],
    )
    won = await _claim(session, CompanyDomain, "domain", "company_id", made)
    return await _drop_losers(session, Company, set(made.values()), won)


async def _make_contacts(session: WriteSession, employers: dict[str, _Found | None]) -> set[UUID]:
    made = {address: new_id() for address in sorted(employers)}
    rows = []
    for address, contact_id in made.items():
        employer, name = employers[address], name_from_address(address)
        rows.append(
            {
                "id": contact_id,
                "company_id": employer.id if employer else None,
                "name": name,
                "name_key": name_key(name),
                "email": address,
                "emails": [address],
                "source": "mail",
                "bin": "candidate",
                # Who writes from a company that was put aside stays aside with it.
                "archived_at": employer.archived_at if employer else None,
            }
        )
    await session.execute(insert(Contact), rows)
    won = await _claim(session, ContactEmail, "address", "contact_id", made)
    return await _drop_losers(session, Contact, set(made.values()), won)


async def _claim(
    session: WriteSession,
    model: type[CompanyDomain] | type[ContactEmail],
    key: str,
    owner: str,
    made: dict[str, UUID],
) -> set[UUID]:
    rows: list[dict[str, Any]] = [{"id": new_id(), key: value, owner: made[value]} for value in sorted(made)]
    statement = upsert(model).on_conflict_do_nothing(index_elements=["tenant_id", key])
    return set(await session.scalars(statement.returning(getattr(model, owner)), rows))


async def _drop_losers(
    session: WriteSession, model: type[Company] | type[Contact], made: set[UUID], won: set[UUID]
) -> set[UUID]:
    lost = sorted(made - won)
    if lost:
        await session.execute(delete(model).where(model.id.in_(lost)).execution_options(synchronize_session=False))
    return won
