"""Whom news of meetings may reach: those who see the mail in which they are spoken of."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from backend.meetings.models import Meeting
from backend.web.audiences import Audience, register_audience
from mail_ingest.store.audience import audience_of_conversations
from tenants.session import ReadSession


async def audience_of_meetings(session: ReadSession, ids: Sequence[UUID]) -> Audience:
    """The seats that see each of these meetings."""
    rows = (
        await session.execute(select(Meeting.id, Meeting.conversation_id, Meeting.host_id).where(Meeting.id.in_(ids)))
    ).all()
    mail = await audience_of_conversations(session, [row.conversation_id for row in rows if row.conversation_id])
    found: dict[UUID, set[UUID] | None] = {}
    for row in rows:
        seats = mail.get(row.conversation_id) if row.conversation_id else None
        found[row.id] = seats if seats is None or row.host_id is None else {*seats, row.host_id}
    return found


def register() -> None:
    """Let the live hub ask."""
    register_audience("meeting", audience_of_meetings)
