"""What a conversation says about the deal that it starts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries import customers_for_conversations, list_requests
from backend.pipeline.schemas.deals import GivenLine
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession

#: Fields of requests that name a product.
_PRODUCTS: Final = frozenset({"product"})
_MOST: Final = 10
_BEFORE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked, and for what."""

    name: str
    company_id: UUID | None
    contact_id: UUID | None
    lines: list[GivenLine]


async def require_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> Conversation:
    """A conversation that the actor sees; raises `NotFoundError`."""
    found = await session.scalar(
        select(Conversation).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if found is None:
        raise NotFoundError
    return found


async def read_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> Asked:
    """Company, contact and products of a conversation that the actor sees; raises `NotFoundError`."""
    conversation = await require_conversation(session, actor, conversation_id)
    customer = (await customers_for_conversations(session, [conversation_id])).get(conversation_id)
    company = customer.company if customer else None
    contact = customer.contact if customer else None
    lines: list[GivenLine] = []
    if company is not None:
        asked = [
            each.value
            for each in await list_requests(session, "company", company.id)
            if each.field in _PRODUCTS and each.last_at is not None
            and conversation.first_message_at - _BEFORE <= each.last_at <= conversation.last_message_at + _BEFORE
        ]  # fmt: skip
        lines = [GivenLine(product=value[:200]) for value in dict.fromkeys(asked)][:_MOST]
    return Asked(
        name=conversation.subject or (company.name if company else ""),
        company_id=company.id if company else None,
        contact_id=contact.id if contact else None,
        lines=lines,
    )
