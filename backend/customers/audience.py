"""Whom news of companies and contacts may reach: what they see (`queries.seen`), asked the other way round."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, select

from backend.accounts.queries.sight import audience_of
from backend.customers.models import Company, Contact
from backend.web.audiences import Audience, register_audience
from tenants.session import ReadSession


async def audience_of_companies(session: ReadSession, ids: Sequence[UUID]) -> Audience:
    """The seats that see each of these companies."""
    rows = (
        await session.execute(select(Company.id, Company.owner_id, Company.pool_id).where(Company.id.in_(ids)))
    ).all()
    pooled = {row.id for row in rows if row.pool_id is not None}
    # A company that is no more (merged away) is news to all: the screen that shows it has to let go of it.
    gone: dict[UUID, UUID | None] = dict.fromkeys(ids)
    return await audience_of(session, "company", gone | {row.id: row.owner_id for row in rows}, pooled)


async def audience_of_contacts(session: ReadSession, ids: Sequence[UUID]) -> Audience:
    """The seats that see each of these contacts."""
    join = and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id)
    rows = (
        await session.execute(
            select(Contact.id, Company.owner_id, Company.pool_id).outerjoin(Company, join).where(Contact.id.in_(ids))
        )
    ).all()
    pooled = {row.id for row in rows if row.pool_id is not None}
    gone: dict[UUID, UUID | None] = dict.fromkeys(ids)
    return await audience_of(session, "contact", gone | {row.id: row.owner_id for row in rows}, pooled)


def register() -> None:
    """Let the live hub ask."""
    register_audience("company", audience_of_companies)
    register_audience("contact", audience_of_contacts)
