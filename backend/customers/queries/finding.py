"""The global search box, as far as customers go."""

from typing import Any

from sqlalchemy import and_, func, select

from backend.customers.models import Company, Contact
from backend.customers.profile import name_key
from backend.customers.queries.words import matching
from backend.customers.schemas import CompanyHit, ContactHit, CustomerHits
from tenants.session import ReadSession


async def search(session: ReadSession, q: str, limit: int = 8) -> CustomerHits:
    """Companies and contacts that hold all words of `q`: those whose name begins with it first, then by last mail."""
    return CustomerHits(await _companies(session, q, limit), await _contacts(session, q, limit))


def _best_first(model: type[Company] | type[Contact], q: str) -> tuple[Any, ...]:
    begins = func.starts_with(model.name_key, name_key(q))
    return begins.desc(), model.last_message_sort.desc(), model.id.desc()


async def _companies(session: ReadSession, q: str, limit: int) -> list[CompanyHit]:
    found = await matching(session, "company", q)
    if found is None:
        return []
    rows = await session.execute(
        select(Company.id, Company.name, Company.country, Company.domain)
        .where(Company.archived_at.is_(None), found)
        .order_by(*_best_first(Company, q))
        .limit(limit)
    )
    return [CompanyHit(row.id, row.name, row.country, row.domain) for row in rows]


async def _contacts(session: ReadSession, q: str, limit: int) -> list[ContactHit]:
    found = await matching(session, "contact", q)
    if found is None:
        return []
    rows = await session.execute(
        select(Contact.id, Contact.name, Contact.email, Company.name.label("company_name"))
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.archived_at.is_(None), found)
        .order_by(*_best_first(Contact, q))
        .limit(limit)
    )
    return [ContactHit(row.id, row.name, row.email, row.company_name) for row in rows]
