"""Whom conversations are with, for the domain above."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, and_, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on

from backend.customers.models import Company, Contact, Participation
from backend.customers.schemas import CompanyRef, ContactRef, ConversationCustomer
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

#: A company's newest conversations; more are found by search.
MOST = 5000


_CUSTOMERS: Final = Prepared(
    select(
        Participation.conversation_id,
        Contact.id.label("contact_id"),
        Contact.name.label("contact_name"),
        Company.id.label("company_id"),
        Company.name.label("company_name"),
        Company.country,
        func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
    )
    .ext(distinct_on(Participation.conversation_id))
    .join(Contact, and_(Contact.tenant_id == Participation.tenant_id, Contact.id == Participation.contact_id))
    .outerjoin(Company, and_(Company.tenant_id == Participation.tenant_id, Company.id == Participation.company_id))
    .where(
        Participation.tenant_id == tenant,
        Participation.conversation_id == any_(bindparam("conversation_ids", type_=ARRAY(Uuid()))),
    )
    .order_by(
        Participation.conversation_id,
        (Participation.role == "from").desc(),
        (Participation.role == "to").desc(),
        Participation.at.desc(),
        Participation.contact_id,
    )
)


async def customers_for_conversations(
    session: ReadSession, conversation_ids: Sequence[UUID]
) -> dict[UUID, ConversationCustomer]:
    """The customer of each conversation that has one: of those who wrote, else were written to, the latest."""
    if not conversation_ids:
        return {}
    rows = await _CUSTOMERS.fetch(session, conversation_ids=list(conversation_ids))
    return {
        row["conversation_id"]: ConversationCustomer(
            CompanyRef(row["company_id"], row["company_name"], row["country"]) if row["company_id"] else None,
            ContactRef(row["contact_id"], row["contact_name"]),
            row["time_zone"],
        )
        for row in rows
    }


async def conversation_ids(
    session: ReadSession, *, company_id: UUID | None = None, contact_id: UUID | None = None
) -> list[UUID]:
    """Conversations of a company, of a contact, or of both at once; the newest 5,000, newest first."""
    statement = select(Participation.conversation_id)
    if company_id is not None:
        statement = statement.where(Participation.company_id == company_id)
    if contact_id is not None:
        statement = statement.where(Participation.contact_id == contact_id)
    newest = func.max(Participation.at).desc()
    return list(
        await session.scalars(
            statement.group_by(Participation.conversation_id)
            .order_by(newest, Participation.conversation_id)
            .limit(MOST)
        )
    )
