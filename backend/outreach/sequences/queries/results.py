"""What came of letters, counted from what tracking found; machines never reach its records of recipients."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences import schemas
from backend.outreach.sequences.models import SequenceSend
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from tenants.session import ReadSession


async def results_by_step(session: ReadSession, sequence_id: UUID) -> dict[UUID, schemas.LetterResults]:
    """By the step's id."""
    return await _results(session, SequenceSend.step_id, SequenceSend.sequence_id == sequence_id)


async def results_by_sequence(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, schemas.LetterResults]:
    """By the sequence's id."""
    return await _results(session, SequenceSend.sequence_id, SequenceSend.sequence_id.in_(list(ids)))


async def _results(session: ReadSession, key: Any, condition: ColumnElement[bool]) -> dict[UUID, schemas.LetterResults]:
    rows = await session.execute(
        select(
            key.label("key"),
            func.count(SequenceSend.id).label("sent"),
            func.count(TrackedRecipient.replied_at).label("replied"),
            func.count(TrackedRecipient.opened_at).label("opened"),
            func.count(TrackedRecipient.clicked_at).label("clicked"),
            func.count(TrackedRecipient.bounced_at).label("bounced"),
            func.count(TrackedRecipient.unsubscribed_at).label("unsubscribed"),
        )
        .select_from(SequenceSend)
        .join(
            OutgoingMessage,
            and_(
                OutgoingMessage.tenant_id == SequenceSend.tenant_id,
                OutgoingMessage.id == SequenceSend.outgoing_id,
                OutgoingMessage.sent_at.is_not(None),
            ),
        )
        .outerjoin(
            TrackedMessage,
            and_(
                TrackedMessage.tenant_id == SequenceSend.tenant_id,
                TrackedMessage.outgoing_id == SequenceSend.outgoing_id,
            ),
        )
        .outerjoin(
            TrackedRecipient,
            and_(
                TrackedRecipient.tenant_id == TrackedMessage.tenant_id,
                TrackedRecipient.message_id == TrackedMessage.id,
            ),
        )
        .where(condition)
        .group_by(key)
    )
    return {
        row.key: schemas.LetterResults(
            sent=row.sent,
            replied=row.replied,
            opened=row.opened,
            clicked=row.clicked,
            bounced=row.bounced,
            unsubscribed=row.unsubscribed,
        )
        for row in rows
    }
