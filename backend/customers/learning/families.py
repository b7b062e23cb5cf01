"""Domains of one family are one company's: brand.com, brand.de, brand.com.br.

A family is known by the label that was registered, where it is long enough to be nobody else's by chance. It is known
the same way in whatever order its domains turn up; a domain that a person gave to another company is left there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.models import IdentityKey
from backend.customers.models import Company, CompanyDomain
from tenants.orm import new_id
from tenants.session import WriteSession

_SHORTEST: Final = 6
#: Labels that many firms register.
_WORDS: Final = """
    import imports export exports exporter trading trader company global international worldwide industries industry
    products product supply supplier supplies solutions service services machinery hardware garden furniture textile
    logistics shipping freight market marketing online office design studio systems technology electric electronics
"""
_COMMON: Final = frozenset(_WORDS.split())
_GENERIC: Final = ("com", "net", "org")


def family(domain: str) -> str | None:
    """The label by which a domain's family is known; None where it could be anybody's."""
    label = domain.partition(".")[0]
    return label if len(label) >= _SHORTEST and label not in _COMMON and not label.isdigit() else None


def ranked(domains: Iterable[str]) -> list[str]:
    """A family's domains, the one that stands for it first: the generic ones, then the shortest."""

    def rank(domain: str) -> tuple[int, int, str]:
        end = domain.partition(".")[2]
        return (_GENERIC.index(end) if end in _GENERIC else len(_GENERIC), len(domain), domain)

    return sorted(set(domains), key=rank)


def by_family(domains: Iterable[str]) -> list[list[str]]:
    """Domains that belong together, each group ranked."""
    groups: dict[str, list[str]] = defaultdict(list)
    for domain in domains:
        groups[family(domain) or f".{domain}"].append(domain)
    return [ranked(groups[label]) for label in sorted(groups)]


async def known_families(session: WriteSession, domains: Iterable[str]) -> dict[str, UUID]:
    """Of these new domains, those whose family one company has: its id by the domain."""
    labels = {domain: label for domain in domains if (label := family(domain))}
    if not labels:
        return {}
    rows = await session.execute(
        select(IdentityKey.value, IdentityKey.company_id).where(
            IdentityKey.kind == "domain_label",
            IdentityKey.value.in_(sorted(set(labels.values()))),
            IdentityKey.company_id.is_not(None),
        )
    )
    holders: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        holders[row.value].add(row.company_id)
    return {domain: next(iter(holders[label])) for domain, label in labels.items() if len(holders[label]) == 1}


async def join_family(session: WriteSession, company_id: UUID, domains: Sequence[str]) -> None:
    """Make further domains stand for a company, and say whose family they are of."""
    await session.execute(
        insert(CompanyDomain).on_conflict_do_nothing(index_elements=["tenant_id", "domain"]),
        [{"id": new_id(), "domain": domain, "company_id": company_id} for domain in sorted(domains)],
    )
    company = (
        await session.execute(
            select(Company.source, Company.domains).where(Company.id == company_id).with_for_update(key_share=True)
        )
    ).one()
    held = await session.scalars(select(CompanyDomain.domain).where(CompanyDomain.company_id == company_id))
    every = set(held)
    # A person's order stays; what mail made is in the order of the family, however it came.
    first = [] if company.source == "mail" else list(company.domains)
    listed = first + ranked(every - set(first))
    await session.execute(
        update(Company)
        .where(Company.id == company_id)
        .values(domain=listed[0], domains=listed, version=Company.version + 1)
        .execution_options(synchronize_session=False)
    )
    for domain in listed:
        kin = family(domain) is not None and family(domain) == family(listed[0]) and domain != listed[0]
        await session.execute(
            update(CompanyDomain)
            .where(CompanyDomain.domain == domain)
            .values(family_of=listed[0] if kin else None)
            .execution_options(synchronize_session=False)
        )
