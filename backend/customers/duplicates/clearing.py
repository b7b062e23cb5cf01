"""Forgets the steps of merges that can no longer be undone. That they happened stays."""

from sqlalchemy import delete, select

from backend.customers.duplicates.models import MergeChange, RecordMerge
from backend.customers.duplicates.undoing import UNDO_FOR
from tenants.orm import now
from tenants.session import WriteSession


async def clear_old_changes(session: WriteSession) -> None:
    """Delete the ledgers of merges that are older than they may be undone, or that were undone."""
    done = select(RecordMerge.id).where(
        (RecordMerge.at < now() - UNDO_FOR) | RecordMerge.undone_at.is_not(None),
        RecordMerge.tenant_id == session.info["tenant_id"],
    )
    await session.execute(
        delete(MergeChange).where(MergeChange.merge_id.in_(done)).execution_options(synchronize_session=False)
    )
