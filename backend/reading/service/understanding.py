"""Understanding of messages that came in, and the news of it."""

from collections.abc import Sequence
from uuid import UUID

from mail_ingest.store.events import MessagesUnderstood
from mail_ingest.store.understanding import Reader, understand_messages
from tenants.outbox import append
from tenants.session import WriteSession


async def understand(session: WriteSession, message_ids: Sequence[UUID], read: Reader) -> None:
    """Write down what these messages tell, and let it be known. Doing it again changes nothing."""
    change = await understand_messages(session, message_ids, read)
    if change.message_ids:
        append(
            session,
            MessagesUnderstood(message_ids=change.message_ids, conversation_ids=change.conversation_ids),
        )
