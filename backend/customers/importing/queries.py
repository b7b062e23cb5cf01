"""Reads of imports."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from msgspec import convert
from sqlalchemy import func, select

from backend.custom_fields.queries.shape import load_shape
from backend.customers.importing.acting import settings_of
from backend.customers.importing.columns import choices
from backend.customers.importing.models import CustomerImport, CustomerImportRow
from backend.customers.importing.schemas import (
    CustomerImportFile,
    CustomerImportRowView,
    CustomerImportView,
    ImportColumn,
    ImportCounts,
    ImportFound,
    ImportProblem,
    Made,
)
from backend.customers.importing.vocabulary import Decision, ImportState, Outcome, Verdict
from backend.customers.schemas import Owner
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

UNDO_FOR: Final = timedelta(days=30)
_SAMPLES: Final = 3


async def load_run(session: ReadSession, actor: Actor, import_id: UUID) -> CustomerImport:
    """An import of the actor's own, or anybody's for who looks after people. Raises `NotFoundError`."""
    run = await session.scalar(select(CustomerImport).where(CustomerImport.id == import_id))
    if run is None or not _may_see(actor, run):
        raise NotFoundError
    return run


def _may_see(actor: Actor, run: CustomerImport) -> bool:
    return run.by_id == actor.membership_id or actor.may("users.manage")


async def list_imports(
    session: ReadSession, actor: Actor, *, cursor: str | None, limit: int
) -> Page[CustomerImportView]:
    """Imports, the newest first: one's own, or everybody's for who looks after people."""
    chosen = sorting(None, {"at": SortField(CustomerImport.at, datetime)}, CustomerImport.id, "-at")
    wanted = select(CustomerImport)
    if not actor.may("users.manage"):
        wanted = wanted.where(CustomerImport.by_id == actor.membership_id)
    rows = list(await session.scalars(after_cursor(wanted, chosen, cursor, limit)))
    counts = await _counts(session, [row.id for row in rows])
    return page_of(
        rows, limit, chosen, value=lambda row: row.at, row_id=lambda row: row.id,
        item=lambda row: CustomerImportView(**_view(row, counts[row.id])),
    )  # fmt: skip


async def load_import(session: ReadSession, actor: Actor, import_id: UUID) -> CustomerImportFile:
    """An import with its columns. Raises `NotFoundError`."""
    run = await load_run(session, actor, import_id)
    counts = await _counts(session, [run.id])
    first = list(
        await session.scalars(
            select(CustomerImportRow.cells)
            .where(CustomerImportRow.import_id == run.id)
            .order_by(CustomerImportRow.number)
            .limit(50)
        )
    )
    shapes = {"company": await load_shape(session, "company"), "contact": await load_shape(session, "contact")}
    return CustomerImportFile(
        **_view(run, counts[run.id]),
        columns=[
            ImportColumn(head, field, [cells[index] for cells in first if cells[index]][:_SAMPLES])
            for index, (head, field) in enumerate(zip(run.heads, run.fields, strict=True))
        ],
        choices=choices(shapes, current().locale),
        settings=settings_of(run),
    )


async def list_rows(
    session: ReadSession,
    actor: Actor,
    import_id: UUID,
    *,
    verdict: Verdict | None,
    outcome: Outcome | None,
    cursor: str | None,
    limit: int,
) -> Page[CustomerImportRowView]:
    """The rows of an import with their verdicts, in the file's order. Raises `NotFoundError`."""
    run = await load_run(session, actor, import_id)
    chosen = sorting(None, {"number": SortField(CustomerImportRow.number, int)}, CustomerImportRow.id, "number")
    wanted = select(CustomerImportRow).where(
        CustomerImportRow.import_id == run.id, CustomerImportRow.verdict.is_not(None)
    )
    if verdict is not None:
        wanted = wanted.where(CustomerImportRow.verdict == verdict)
    if outcome is not None:
        wanted = wanted.where(CustomerImportRow.outcome == outcome)
    rows = list(await session.scalars(after_cursor(wanted, chosen, cursor, limit)))
    return page_of(rows, limit, chosen, value=lambda row: row.number, row_id=lambda row: row.id, item=_row_view)


def problems_of(row: CustomerImportRow, locale: str) -> list[ImportProblem]:
    """What is wrong with a row, in a language."""
    return [
        ImportProblem(each["column"], translate(each["message"], locale, **each.get("params", {})))
        for each in row.problems
    ]


def _row_view(row: CustomerImportRow) -> CustomerImportRowView:
    found, made = convert(row.found, ImportFound), convert(row.made, Made)
    return CustomerImportRowView(
        number=row.number,
        cells=row.cells,
        verdict=convert(row.verdict, Verdict),
        company=found.company,
        contact=found.contact,
        problems=problems_of(row, current().locale),
        decision=convert(row.decision, Decision | None),
        outcome=convert(row.outcome, Outcome | None),
        company_id=made.company,
        contact_id=made.contact,
    )


def _view(run: CustomerImport, counts: ImportCounts) -> dict[str, Any]:
    undoable = run.started_at is not None and run.state in ("done", "cancelled") and run.finished_at is not None
    until = run.finished_at + UNDO_FOR if undoable and run.finished_at else None
    return {
        "id": run.id,
        "filename": run.filename,
        "state": convert(run.state, ImportState),
        "by": Owner(run.by_id, run.by_name),
        "at": run.at,
        "rows": run.rows_count,
        "progress": run.progress,
        "pool": run.pool_name,
        "counts": counts,
        "finished_at": run.finished_at,
        "undone_at": run.undone_at,
        "undo_until": until if until and until > now() else None,
        "kept": run.kept,
    }


async def _counts(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, ImportCounts]:
    found: dict[UUID, ImportCounts] = defaultdict(
        lambda: ImportCounts(**dict.fromkeys(ImportCounts.__struct_fields__, 0))
    )
    rows = await session.execute(
        select(CustomerImportRow.import_id, CustomerImportRow.verdict, CustomerImportRow.outcome, func.count())
        .where(CustomerImportRow.import_id.in_(ids))
        .group_by(CustomerImportRow.import_id, CustomerImportRow.verdict, CustomerImportRow.outcome)
    )
    for import_id, verdict, outcome, count in rows.all():
        counts = found[import_id]
        for name in (verdict, "failed" if outcome == "refused" else outcome):
            if name:
                setattr(counts, name, getattr(counts, name) + count)
    return found
