"""The book of questions that were asked of the radar."""

from datetime import timedelta
from typing import Final, cast
from uuid import UUID

from sqlalchemy import delete, select

from backend.customers.overlap.models import Asked, OverlapCheck, OverlapVerdict
from backend.customers.overlap.schemas import OverlapCheckView
from tenants.context import Actor
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession, WriteSession

#: The book is kept this long.
KEPT: Final = timedelta(days=365)


async def list_checks(session: ReadSession, actor: Actor, cursor: str | None, limit: int) -> Page[OverlapCheckView]:
    """Questions, newest first. Raises `NotAllowedError`."""
    actor.require("audit.read")
    chosen = sorting(None, {"id": SortField(OverlapCheck.id, UUID)}, OverlapCheck.id, "-id")
    rows = list(await session.scalars(after_cursor(select(OverlapCheck), chosen, cursor, limit)))
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.id,
        row_id=lambda row: row.id,
        item=lambda row: OverlapCheckView(
            row.id,
            row.at,
            row.actor_name,
            cast("Asked", row.asked_kind),
            row.asked,
            cast("OverlapVerdict", row.verdict),
        ),
    )


async def clear_old_checks(session: WriteSession) -> None:
    """Forget questions older than a year."""
    await session.execute(
        delete(OverlapCheck).where(OverlapCheck.at < now() - KEPT).execution_options(synchronize_session=False)
    )
