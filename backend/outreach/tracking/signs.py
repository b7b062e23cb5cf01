"""What became of the messages of a conversation, in a word each, for who reads it."""

from collections.abc import Sequence
from typing import Final, get_args
from uuid import UUID

from sqlalchemy import select

from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.outreach.tracking.queries import furthest
from backend.outreach.tracking.schemas import LetterSigns, Status
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession

_MOST: Final = 200
_WEIGHT: Final = {status: weight for weight, status in enumerate(get_args(Status))}


async def signs_of_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> list[LetterSigns]:
    """Of each message that went out in it from here, the newest first. Raises `NotFoundError`."""
    seen = await session.scalar(
        select(Conversation.id).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if seen is None:
        raise NotFoundError
    rows = (
        await session.execute(
            select(TrackedMessage, OutgoingMessage.id.label("outgoing_id"), Message.id.label("message_id"))
            .join(
                OutgoingMessage,
                (OutgoingMessage.tenant_id == TrackedMessage.tenant_id)
                & (OutgoingMessage.id == TrackedMessage.outgoing_id),
            )
            .join(
                Message,
                (Message.tenant_id == OutgoingMessage.tenant_id)
                & (Message.message_id_header == OutgoingMessage.message_id_header),
            )
            .where(Message.conversation_id == conversation_id, TrackedMessage.sent_at.is_not(None))
            .order_by(TrackedMessage.sent_at.desc(), TrackedMessage.id)
            .limit(_MOST)
        )
    ).all()
    readers = await _readers(session, [row[0].id for row in rows])
    return [_signs(row[0], row.outgoing_id, row.message_id, readers.get(row[0].id, [])) for row in rows]


async def _readers(session: ReadSession, message_ids: Sequence[UUID]) -> dict[UUID, list[TrackedRecipient]]:
    found: dict[UUID, list[TrackedRecipient]] = {}
    if message_ids:
        for reader in await session.scalars(
            select(TrackedRecipient).where(TrackedRecipient.message_id.in_(message_ids))
        ):
            found.setdefault(reader.message_id, []).append(reader)
    return found


def _signs(
    message: TrackedMessage, outgoing_id: UUID, stored_id: UUID, readers: Sequence[TrackedRecipient]
) -> LetterSigns:
    reached = [furthest(reader, message.sent_at) for reader in readers] or [("sent", message.sent_at)]
    status, at = max(reached, key=lambda each: _WEIGHT[each[0]])
    return LetterSigns(
        outgoing_id=outgoing_id,
        message_id=stored_id,
        effect=message.mode,  # type: ignore[arg-type]
        status=status,
        at=at,
        opens=max((reader.opens for reader in readers), default=0),
        clicks=max((reader.clicks for reader in readers), default=0),
    )
