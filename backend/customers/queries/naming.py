"""The names of companies and contacts, for values of the tenant's own fields that lead to one."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from backend.custom_fields.targets import register
from backend.customers.models import Company, Contact
from backend.customers.queries.seen import seen_among
from tenants.session import ReadSession


async def company_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of those companies that the session's actor sees."""
    seen = await seen_among(session, "company", list(ids))
    found = await session.execute(select(Company.id, Company.name).where(Company.id.in_(seen)))
    return {row.id: row.name for row in found}


async def contact_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of those contacts that the session's actor sees."""
    seen = await seen_among(session, "contact", list(ids))
    found = await session.execute(select(Contact.id, Contact.name).where(Contact.id.in_(seen)))
    return {row.id: row.name for row in found}


register("company", company_names)
register("contact", contact_names)
