"""What a deal grew out of."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from backend.pipeline.models import Deal, DealConversation
from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class Roots:
    """Whom a deal is with, and the conversations that are about it."""

    company_id: UUID
    conversation_ids: list[UUID]


async def deal_roots(session: ReadSession, deal_id: UUID) -> Roots | None:
    """The roots of a deal; None where there is none."""
    company_id = await session.scalar(select(Deal.company_id).where(Deal.id == deal_id))
    if company_id is None:
        return None
    linked = await session.scalars(select(DealConversation.conversation_id).where(DealConversation.deal_id == deal_id))
    return Roots(company_id, list(linked))
