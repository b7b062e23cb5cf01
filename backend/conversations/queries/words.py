"""Search words as conversations, through the narrow door `search_messages()`."""

from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, func, literal_column, select

from i18n.words import query_words
from mail_ingest.store.models import Message
from tenants.search import mark_of, tsquery
from tenants.session import ReadSession

SUBJECT = "message"
#: So many of the newest messages that answer to a query are looked at.
MOST_MESSAGES = 5000


def query_text(tenant_id: UUID, q: str) -> str | None:
    """The tsquery of search words; None when there is no word in them."""
    return tsquery(mark_of(tenant_id, SUBJECT), query_words(q))


async def matching_conversations(session: ReadSession, q: str) -> list[UUID] | None:
    """Conversations with a message that holds all words of `q`; None when it holds no word."""
    query = query_text(session.info["tenant_id"], q)
    if query is None:
        return None
    door: Any = func.search_messages(query, MOST_MESSAGES).table_valued("message_id", "sent_at")
    found = list(await session.scalars(select(literal_column("message_id", Uuid())).select_from(door)))
    # Two steps: a door called inside another query does not work on Citus.
    return list(await session.scalars(select(Message.conversation_id).where(Message.id.in_(found)).distinct()))
