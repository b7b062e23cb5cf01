"""People with a domain that several companies share: each belongs to the one that they sign for, else to the one whose
domain it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from backend.customers.models import CompanyDomain
from backend.customers.splitting.models import CompanySplit
from backend.customers.vocabulary import EmployerReason
from mail_ingest.understand.domains import company_domain
from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class Shared:
    """Where somebody may work: `home` has the domain, `among` are all that share it."""

    home: UUID
    among: frozenset[UUID]


def choose_sharer(shared: Shared, named: Iterable[UUID]) -> tuple[UUID, EmployerReason | None]:
    """The one company of those that share the domain whose name somebody signs with; `named` have that name."""
    found = shared.among & set(named)
    if len(found) == 1 and found != {shared.home}:
        return next(iter(found)), "name"
    return shared.home, None


async def shared_homes(
    session: ReadSession, emails: Mapping[UUID, Iterable[str]], guessed: Iterable[UUID]
) -> dict[UUID, Shared]:
    """Of these people, those whose domain is shared; `emails` by contact. `guessed` are at a company that only their
    signature led to: where their domain is shared no more, it is the company of the domain again."""
    domains = {each: {company_domain(address) for address in addresses} - {None} for each, addresses in emails.items()}
    wanted = sorted({domain for found in domains.values() for domain in found if domain})
    if not wanted:
        return {}
    rows = await session.execute(
        select(CompanyDomain.domain, CompanyDomain.company_id, CompanySplit.to_id)
        .outerjoin(
            CompanySplit,
            (CompanySplit.tenant_id == CompanyDomain.tenant_id)
            & (CompanySplit.from_id == CompanyDomain.company_id)
            & CompanySplit.undone_at.is_(None)
            & CompanyDomain.shared,
        )
        .where(CompanyDomain.domain.in_(wanted))
    )
    homes: dict[str, tuple[UUID, set[UUID]]] = {}
    for row in rows:
        among = homes.setdefault(row.domain, (row.company_id, {row.company_id}))[1]
        if row.to_id is not None:
            among.add(row.to_id)
    result, moved = {}, set(guessed)
    for each, found in domains.items():
        known = [homes[domain] for domain in found if domain in homes]
        shared = each in moved or any(len(among) > 1 for _, among in known)
        if known and len(known) == len(found) and shared:
            result[each] = Shared(known[0][0], frozenset().union(*(among for _, among in known)))
    return result
