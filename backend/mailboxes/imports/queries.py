"""Reads of imports, in the reader's language."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from backend.mailboxes.imports.schemas import ImportFailure, ImportProblemView, ImportRunView
from i18n.messages import translate
from mail_ingest.archives.items import FAILURES, PROBLEMS
from mail_ingest.store.models import ImportProblem, ImportRun
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession


async def list_runs(session: ReadSession, cursor: str | None, limit: int) -> Page[ImportRunView]:
    """Imports, the latest first."""
    chosen = sorting(None, {"created_at": SortField(ImportRun.created_at, datetime)}, ImportRun.id, "-created_at")
    rows = list(await session.scalars(after_cursor(select(ImportRun), chosen, cursor, limit)))
    return page_of(rows, limit, chosen, value=lambda row: row.created_at, row_id=lambda row: row.id, item=run_view)


async def list_problems(session: ReadSession, run_id: UUID, cursor: str | None, limit: int) -> Page[ImportProblemView]:
    """Messages of an import that could not be stored, in their order; raises `NotFoundError`."""
    await load_run(session, run_id)
    chosen = sorting(None, {"id": SortField(ImportProblem.id, UUID)}, ImportProblem.id, "id")
    rows = list(
        await session.scalars(
            after_cursor(select(ImportProblem).where(ImportProblem.run_id == run_id), chosen, cursor, limit)
        )
    )
    locale = current().locale
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.id,
        row_id=lambda row: row.id,
        item=lambda row: ImportProblemView(
            row.id, row.origin, row.reason, translate(PROBLEMS.get(row.reason, PROBLEMS["unreadable"]), locale)
        ),
    )


async def load_run(session: ReadSession, run_id: UUID) -> ImportRun:
    """The run; raises `NotFoundError`."""
    run = await session.get(ImportRun, (session.info["tenant_id"], run_id))
    if run is None:
        raise NotFoundError
    return run


def run_view(run: ImportRun) -> ImportRunView:
    """A run for a reader."""
    return ImportRunView(
        id=run.id,
        kind=cast("Any", run.kind),
        filename=run.filename,
        status=cast("Any", run.status),
        read=run.read,
        stored=run.stored,
        duplicate=run.duplicate,
        defective=run.defective,
        ignored=run.ignored,
        total_bytes=run.total_bytes,
        done_bytes=run.done_bytes,
        position=run.read + run.ignored,
        error=_failure(run),
        begun_by=run.begun_by,
        created_at=run.created_at,
        started_at=run.started_at,
        finished_at=run.finished_at,
    )


def _failure(run: ImportRun) -> ImportFailure | None:
    if run.error is None:
        return None
    code = str(run.error.get("code"))
    title, what_to_do = FAILURES.get(code, FAILURES["unexpected"])
    locale, params = current().locale, run.error.get("params", {})
    return ImportFailure(code, translate(title, locale, **params), translate(what_to_do, locale, **params))
