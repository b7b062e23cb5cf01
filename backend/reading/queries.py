"""Reads of reading."""

from uuid import UUID

from sqlalchemy import select

from backend.reading.schemas import ReparseRunView
from mail_ingest.store.models import ReparseRun
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession


async def list_runs(session: ReadSession, cursor: str | None, limit: int) -> Page[ReparseRunView]:
    """Runs over all mail, newest first."""
    chosen = sorting(None, {"id": SortField(ReparseRun.id, UUID)}, ReparseRun.id, "-id")
    rows = list(await session.scalars(after_cursor(select(ReparseRun), chosen, cursor, limit)))
    return page_of(rows, limit, chosen, value=lambda row: row.id, row_id=lambda row: row.id, item=run_view)


async def load_run(session: ReadSession, run_id: UUID) -> ReparseRunView:
    """A run; raises `NotFoundError`."""
    run = await session.get(ReparseRun, (session.info["tenant_id"], run_id))
    if run is None:
        raise NotFoundError
    return run_view(run)


def run_view(run: ReparseRun) -> ReparseRunView:
    """A run as the API gives it."""
    return ReparseRunView(**{name: getattr(run, name) for name in ReparseRunView.__struct_fields__})
