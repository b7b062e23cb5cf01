"""Leads from a record that was merged away to the one that it is part of."""

from uuid import UUID

from sqlalchemy import and_, select

from backend.customers.duplicates.models import MergedRecord, RecordMerge
from tenants.errors import NotFoundError
from tenants.session import ReadSession


async def not_found(session: ReadSession, record_id: UUID) -> NotFoundError:
    """The error for a record that is not there; `into` in the answer names the one that it was merged into."""
    into = await merged_into(session, record_id)
    return NotFoundError(extra={"into": into} if into else None)


async def merged_into(session: ReadSession, record_id: UUID) -> UUID | None:
    """The record that one which was merged away is part of now; None where it was not, or stands again."""
    found: UUID | None = None
    for _ in range(10):
        winner = await session.scalar(
            select(RecordMerge.winner_id)
            .join(
                MergedRecord,
                and_(MergedRecord.tenant_id == RecordMerge.tenant_id, MergedRecord.merge_id == RecordMerge.id),
            )
            .where(MergedRecord.record_id == (found or record_id), RecordMerge.undone_at.is_(None))
            .order_by(RecordMerge.id.desc())
            .limit(1)
        )
        if winner is None:
            return found
        found = winner
    return found
