"""Whom conversations are with, for the domain above."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on
from sqlalchemy.orm import InstrumentedAttribute, aliased

from backend.customers.models import Company, Contact, Participation
from backend.customers.queries.seen import seen_among
from backend.customers.schemas import CompanyRef, ContactRef, ConversationCustomer
from tenants.context import current_tenant_id
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_CUSTOMERS: Final = Prepared(
    select(
        Participation.conversation_id,
        Contact.id.label("contact_id"),
        Contact.name.label("contact_name"),
        Company.id.label("company_id"),
        Company.name.label("company_name"),
        Company.country,
        func.coalesce(Contact.time_zone, Company.time_zone).label("time_zone"),
        func.coalesce(Company.bin, Contact.bin).label("bin"),
        Company.owner_id,
    )
    .ext(distinct_on(Participation.conversation_id))
    .join(Contact, and_(Contact.tenant_id == Participation.tenant_id, Contact.id == Participation.contact_id))
    .outerjoin(Company, and_(Company.tenant_id == Participation.tenant_id, Company.id == Participation.company_id))
    .where(
        Participation.tenant_id == tenant,
        Participation.conversation_id == any_(bindparam("conversation_ids", type_=ARRAY(Uuid()))),
        Contact.bin != "noise",
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
    # The mail is the mailbox's to show; who its customer is and whose, only to those who see the customer.
    seen = await seen_among(session, "company", {row["company_id"] for row in rows if row["company_id"]})
    return {
        row["conversation_id"]: ConversationCustomer(
            CompanyRef(row["company_id"], row["company_name"], row["country"]) if row["company_id"] else None,
            ContactRef(row["contact_id"], row["contact_name"]),
            row["time_zone"],
            row["bin"],
            row["owner_id"],
        )
        for row in rows
        if row["company_id"] is None or row["company_id"] in seen
    }


def in_conversations_of(
    conversation_id: ColumnElement[UUID] | InstrumentedAttribute[UUID],
    *,
    company_id: UUID | None = None,
    contact_id: UUID | None = None,
) -> ColumnElement[bool]:
    """Whether the conversation of that id is with the company, with the contact, or with both in one message."""
    part = aliased(Participation)
    theirs = select(part.conversation_id).where(part.tenant_id == current_tenant_id())
    if company_id is not None:
        theirs = theirs.where(part.company_id == company_id)
    if contact_id is not None:
        theirs = theirs.where(part.contact_id == contact_id)
    return conversation_id.in_(theirs)
