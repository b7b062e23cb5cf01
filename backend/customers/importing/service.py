"""What people do with imports: bring a file, tell its columns, decide about rows, run, cancel, undo."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET, to_builtins
from sqlalchemy import delete, insert, select, update

from backend.custom_fields.queries.shape import load_shape
from backend.customers.events import CustomerImportChanged, CustomerImportWanted
from backend.customers.fields import clean_country
from backend.customers.importing.acting import lock_run
from backend.customers.importing.columns import choices, is_head, propose, titles
from backend.customers.importing.errors import ImportStateError, ImportTooOldError
from backend.customers.importing.models import CustomerImport, CustomerImportRow
from backend.customers.importing.queries import UNDO_FOR, load_run
from backend.customers.importing.schemas import CustomerImportSetup, ImportSettings, NewCustomerImport, RowDecision
from backend.customers.importing.vocabulary import ImportState
from backend.customers.service.given import clean_tags, owner_name
from backend.sheets.reading import numbered_sheet
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_INSERTED: Final = 1000


async def begin_import(session: WriteSession, actor: Actor, given: NewCustomerImport) -> UUID:
    """Read a file and propose its columns; nothing of it becomes a customer yet.

    Raises `NotAllowedError`, `SheetUnreadableError`.
    """
    actor.require("companies.write")
    if actor.membership_id is None:
        # What an API key makes goes through the API, record by record.
        raise NotAllowedError
    # A large workbook takes seconds, in which others are served.
    heads, rows = await asyncio.to_thread(numbered_sheet, given.content, is_head)
    shapes = {"company": await load_shape(session, "company"), "contact": await load_shape(session, "contact")}
    locale = current().locale
    fields = propose(heads, [cells for _, cells in rows[:200]], shapes, titles(locale))
    import_id = new_id()
    session.add(
        CustomerImport(
            id=import_id,
            filename=given.filename,
            state="draft",
            by_id=actor.membership_id,
            by_name=actor.name,
            locale=locale,
            heads=heads,
            fields=fields,
            settings=to_builtins(ImportSettings(owner_id=actor.membership_id)),
            rows_count=len(rows),
        )
    )
    await session.flush()
    for start in range(0, len(rows), _INSERTED):
        part = [
            {"id": new_id(), "import_id": import_id, "number": number, "cells": cells, "found": {}, "problems": [],
             "made": {}}
            for number, cells in rows[start : start + _INSERTED]
        ]  # fmt: skip
        await session.execute(insert(CustomerImportRow), part)
    return import_id


async def set_up(session: WriteSession, actor: Actor, import_id: UUID, given: CustomerImportSetup) -> None:
    """Say what the columns are and how rows are taken, and let the rows be looked through.

    Raises `NotFoundError`, `ImportStateError`, `ValidationFailedError`.
    """
    run = await _hold(session, actor, import_id, "draft", "checking", "checked")
    if given.fields is not UNSET:
        run.fields = await _checked_fields(session, given.fields, len(run.heads))
    if given.settings is not UNSET:
        run.settings = to_builtins(await _checked_settings(session, given.settings))
    run.locale = current().locale
    await _begin(session, run, "checking")


async def _checked_fields(session: WriteSession, fields: Sequence[str | None], columns: int) -> list[str | None]:
    known = {choice.field for choice in choices(await _shapes(session), current().locale)}
    chosen = [field for field in fields if field]
    if len(fields) != columns or len(chosen) != len(set(chosen)) or set(chosen) - known:
        raise ValidationFailedError(
            errors=[FieldProblem("fields", "invalid", N_("Give each column one field, and no field twice."))]
        )
    return list(fields)


async def _checked_settings(session: WriteSession, settings: ImportSettings) -> ImportSettings:
    if settings.owner_id is not None:
        await owner_name(session, settings.owner_id)
    settings.country = clean_country(settings.country) if settings.country else None
    settings.tags = clean_tags(settings.tags)
    return settings


async def _shapes(session: WriteSession) -> dict[str, Any]:
    return {"company": await load_shape(session, "company"), "contact": await load_shape(session, "contact")}


async def set_pool(
    session: WriteSession, actor: Actor, import_id: UUID, pool_id: UUID | None, name: str | None
) -> None:
    """Let the new companies of an import go into a public pool, or to their owners again. `backend.pool` has asked
    whether the actor may fill it. Raises `NotFoundError`, `ImportStateError`."""
    run = await _hold(session, actor, import_id, "draft", "checking", "checked")
    run.pool_id, run.pool_name = pool_id, name
    append(session, CustomerImportChanged(import_id=import_id))


async def decide_rows(session: WriteSession, actor: Actor, import_id: UUID, given: RowDecision) -> None:
    """Say of single rows what is done with them. Raises `NotFoundError`, `ImportStateError`."""
    await _hold(session, actor, import_id, "checked")
    await session.execute(
        update(CustomerImportRow)
        .where(CustomerImportRow.import_id == import_id, CustomerImportRow.number.in_(given.numbers))
        .where(CustomerImportRow.verdict != "refused")
        .values(decision=given.decision)
        .execution_options(synchronize_session=False)
    )


async def run_import(session: WriteSession, actor: Actor, import_id: UUID) -> None:
    """Carry the rows out; after a cancel, go on. Raises `NotFoundError`, `ImportStateError`."""
    run = await _hold(session, actor, import_id, "checked", "cancelled")
    unseen = select(CustomerImportRow.id).where(
        CustomerImportRow.import_id == import_id, CustomerImportRow.verdict.is_(None)
    )
    if await session.scalar(unseen.limit(1)) is not None:
        raise ImportStateError
    await _begin(session, run, "running")
    done = select(CustomerImportRow.number).where(
        CustomerImportRow.import_id == import_id, CustomerImportRow.outcome.is_not(None)
    )
    run.progress = len((await session.scalars(done)).all())
    run.started_at = run.started_at or now()
    audit.record(session, "customers.import_begun", subject_id=run.id, subject_name=run.filename, rows=run.rows_count)


async def cancel_import(session: WriteSession, actor: Actor, import_id: UUID) -> None:
    """Stop after the rows that are being written; those that were stay. Raises `NotFoundError`, `ImportStateError`."""
    run = await _hold(session, actor, import_id, "checking", "running")
    run.state, run.finished_at = "cancelled", now()
    audit.record(session, "customers.import_cancelled", subject_id=run.id, subject_name=run.filename)
    append(session, CustomerImportChanged(import_id=run.id))


async def undo_import(session: WriteSession, actor: Actor, import_id: UUID) -> None:
    """Take back what an import made and filled. Raises `NotFoundError`, `ImportStateError`, `ImportTooOldError`."""
    run = await _hold(session, actor, import_id, "done", "cancelled")
    if run.started_at is None:
        raise ImportStateError
    if (run.finished_at or run.at) < now() - UNDO_FOR:
        raise ImportTooOldError
    await _begin(session, run, "undoing")
    audit.record(session, "customers.import_undone", subject_id=run.id, subject_name=run.filename)


async def drop_import(session: WriteSession, actor: Actor, import_id: UUID) -> None:
    """Put a file away of which nothing was made. Raises `NotFoundError`, `ImportStateError`."""
    run = await _hold(session, actor, import_id, "draft", "checking", "checked", "cancelled", "undone")
    if run.started_at is not None and run.state != "undone":
        raise ImportStateError
    await session.delete(run)


async def clear_old_imports(session: WriteSession) -> None:
    """Forget the rows of imports that cannot be undone any more, and files that nobody went on with."""
    before = now() - UNDO_FOR
    old = select(CustomerImport.id).where(CustomerImport.at < before)
    await session.execute(
        delete(CustomerImportRow)
        .where(CustomerImportRow.import_id.in_(old.where(CustomerImport.finished_at < before)))
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(CustomerImport)
        .where(CustomerImport.at < before, CustomerImport.started_at.is_(None))
        .execution_options(synchronize_session=False)
    )


async def _begin(session: WriteSession, run: CustomerImport, state: ImportState) -> None:
    run.state, run.progress, run.finished_at = state, 0, None if state != "undoing" else run.finished_at
    append(session, CustomerImportWanted(import_id=run.id))
    append(session, CustomerImportChanged(import_id=run.id))
    await session.flush()


async def _hold(session: WriteSession, actor: Actor, import_id: UUID, *states: ImportState) -> CustomerImport:
    actor.require("companies.write")
    await load_run(session, actor, import_id)
    run = await lock_run(session, import_id)
    if run is None:
        raise NotFoundError
    if run.state not in states:
        raise ImportStateError
    return run
