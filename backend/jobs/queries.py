"""Reads of jobs."""

from uuid import UUID

from sqlalchemy import select

from backend.jobs.models import DeadLetter
from backend.jobs.schemas import DeadLetterView
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession


async def list_dead_letters(session: ReadSession, cursor: str | None, limit: int) -> Page[DeadLetterView]:
    """Jobs that gave up, newest first."""
    chosen = sorting(None, {"id": SortField(DeadLetter.id, UUID)}, DeadLetter.id, "-id")
    rows = list(await session.scalars(after_cursor(select(DeadLetter), chosen, cursor, limit)))
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.id,
        row_id=lambda row: row.id,
        item=lambda row: DeadLetterView(row.id, row.job, row.event_type, row.error, row.attempts, row.created_at),
    )
