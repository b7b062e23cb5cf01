"""The long work of imports: looking through rows, and carrying them out, in small transactions.

Each step of rows commits by itself with the progress that it made, so that a worker that is killed goes on where it
was, a cancel is heard within a second, and nobody waits for locks.
"""

from collections.abc import Sequence
from typing import Final, cast
from uuid import UUID

from msgspec import convert, to_builtins
from sqlalchemy import select, update

from backend.accounts.queries.sight import sight_of
from backend.customers.duplicates.sweep import want_keys
from backend.customers.events import (
    CompanyCreated,
    ContactCreated,
    CustomerImportChanged,
    PooledCustomersImported,
)
from backend.customers.importing.acting import acting_session, actor_of, lock_run, setting_of, settings_of
from backend.customers.importing.carrying import carry_out
from backend.customers.importing.cells import Draft, Problem, read_row
from backend.customers.importing.matching import Seen, match_row, verdict_of
from backend.customers.importing.models import CustomerImport, CustomerImportRow
from backend.customers.importing.schemas import ImportFound, ImportSettings, Made
from backend.customers.importing.undoing import take_back
from backend.customers.importing.vocabulary import Decision, ImportState
from tenants import audit
from tenants.context import Actor, system_actor
from tenants.errors import LadingError, ValidationFailedError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import Database, WriteSession

CHECKED: Final = 200
CARRIED: Final = 25


class _RowFailedError(Exception):
    """A row could not be carried out, which nothing foretold; the others of its step are tried again without it."""

    def __init__(self, number: int, error: LadingError) -> None:
        super().__init__(number)
        self.number = number
        self.error = error


async def work_on(database: Database, tenant_id: UUID, import_id: UUID, *, step: int | None = None) -> None:
    """Bring an import to the end of what its state asks for; called again, it goes on. `step`: rows at a time."""
    async with database.tenant_session(tenant_id, system_actor("customers.import")) as session:
        run = await session.scalar(select(CustomerImport).where(CustomerImport.id == import_id))
    if run is None:
        return
    actor = await actor_of(database, tenant_id, run.by_id)
    if run.state == "undoing":
        await take_back(database, tenant_id, actor or system_actor("customers.import"), run)
        return
    if actor is None or not actor.may("companies.write"):
        async with database.tenant_session(tenant_id, system_actor("customers.import")) as session:
            await _settle(session, import_id, "cancelled")
        return
    if run.state == "checking":
        await _check(database, tenant_id, actor, run, step or CHECKED)
    elif run.state == "running":
        await _carry(database, tenant_id, actor, run, step or CARRIED)


async def rows_after(
    session: WriteSession, import_id: UUID, number: int, limit: int, *, undecided: bool = False
) -> list[CustomerImportRow]:
    """The next rows in the file's order."""
    wanted = select(CustomerImportRow).where(
        CustomerImportRow.import_id == import_id, CustomerImportRow.number > number
    )
    if undecided:
        wanted = wanted.where(CustomerImportRow.outcome.is_(None))
    return list(await session.scalars(wanted.order_by(CustomerImportRow.number).limit(limit)))


async def _settle(session: WriteSession, import_id: UUID, state: ImportState) -> None:
    await session.execute(
        update(CustomerImport)
        .where(CustomerImport.id == import_id)
        .values(state=state, finished_at=now())
        .execution_options(synchronize_session=False)
    )
    append(session, CustomerImportChanged(import_id=import_id))


async def _check(database: Database, tenant_id: UUID, actor: Actor, run: CustomerImport, step: int) -> None:
    """Give every row its verdict, from the first row on: what is in the file twice is known by the rows before."""
    seen, last, done = Seen(), 0, 0
    while True:
        async with acting_session(database, tenant_id, actor, run.locale) as session:
            held = await lock_run(session, run.id)
            if held is None or held.state != "checking" or (held.fields, held.settings) != (run.fields, run.settings):
                return
            await want_keys(session)
            setting, settings = await setting_of(session, held), settings_of(held)
            sight = await sight_of(session)
            rows = await rows_after(session, run.id, last, step)
            for row in rows:
                draft = read_row(setting, row.cells)
                found = await match_row(session, sight, seen, row.number, draft)
                row.found = to_builtins(found)
                row.problems = to_builtins(draft.problems)
                row.verdict = verdict_of(found, refused=_refuses(draft, settings))
                row.decision = row.decision if row.verdict in ("same", "doubtful", "new") else None
            last, done = (rows[-1].number if rows else last), done + len(rows)
            held.progress = done
            if len(rows) < step:
                held.state = "checked"
            append(session, CustomerImportChanged(import_id=run.id))
            if held.state == "checked":
                return


def _refuses(draft: Draft, settings: ImportSettings) -> bool:
    """Whether what is wrong with a row keeps all of it out."""
    if any(not problem.column for problem in draft.problems):
        return True
    return bool(draft.problems) and not settings.lenient


async def _carry(database: Database, tenant_id: UUID, actor: Actor, run: CustomerImport, step: int) -> None:
    failed: dict[int, LadingError] = {}
    while True:
        try:
            async with acting_session(database, tenant_id, actor, run.locale) as session:
                held = await lock_run(session, run.id)
                if held is None or held.state != "running":
                    return
                rows = await rows_after(session, run.id, 0, step, undecided=True)
                await _carry_rows(session, actor, held, rows, failed)
                held.progress += len(rows)
                if len(rows) < step:
                    held.state, held.finished_at = "done", now()
                    audit.record(session, "customers.imported", subject_id=run.id, subject_name=run.filename)
                append(session, CustomerImportChanged(import_id=run.id))
                if held.state == "done":
                    return
        except _RowFailedError as error:
            failed[error.number] = error.error


async def _carry_rows(
    session: WriteSession,
    actor: Actor,
    run: CustomerImport,
    rows: Sequence[CustomerImportRow],
    failed: dict[int, LadingError],
) -> None:
    setting, settings = await setting_of(session, run), settings_of(run)
    earlier = await _earlier(session, run.id, rows)
    companies: list[UUID] = []
    contacts: list[UUID] = []
    for row in rows:
        if row.number in failed:
            row.outcome = "refused"
            row.problems = [*row.problems, *to_builtins(_told(failed[row.number]))]
            continue
        if row.verdict == "refused":
            row.outcome = "refused"
            continue
        try:
            made, row.outcome = await carry_out(
                session, actor, read_row(setting, row.cells), convert(row.found, ImportFound),
                decision_of(row, settings), settings, earlier, pooled=run.pool_id is not None,
            )  # fmt: skip
        except LadingError as error:
            raise _RowFailedError(row.number, error) from error
        row.made = to_builtins(made)
        earlier[row.number] = made
        companies += [made.company] if made.created_company and made.company else []
        contacts += [made.contact] if made.created_contact and made.contact else []
    if companies:
        append(session, CompanyCreated(company_ids=companies))
        if run.pool_id is not None:
            append(
                session,
                PooledCustomersImported(
                    import_id=run.id, pool_id=run.pool_id, seat_id=run.by_id, company_ids=companies
                ),
            )
    if contacts:
        append(session, ContactCreated(contact_ids=contacts))


def decision_of(row: CustomerImportRow, settings: ImportSettings) -> Decision:
    """What is done with a row: what was said of it, or what holds for all that are like it."""
    if row.decision is not None:
        return cast("Decision", row.decision)
    if row.verdict == "new":
        return "fill"
    return settings.same if row.verdict == "same" else settings.doubtful


async def _earlier(session: WriteSession, import_id: UUID, rows: Sequence[CustomerImportRow]) -> dict[int, Made]:
    """What the rows that these lead to have become."""
    wanted = {
        part["row"] for row in rows for part in row.found.values() if part is not None and part.get("row") is not None
    } - {row.number for row in rows}  # fmt: skip
    if not wanted:
        return {}
    found = await session.execute(
        select(CustomerImportRow.number, CustomerImportRow.made).where(
            CustomerImportRow.import_id == import_id, CustomerImportRow.number.in_(wanted)
        )
    )
    return {number: convert(made, Made) for number, made in found.all()}


def _told(error: LadingError) -> list[Problem]:
    """Why a row could not be kept, as its problems."""
    if isinstance(error, ValidationFailedError) and error.errors:
        return [Problem(each.field, each.message, dict(each.params)) for each in error.errors]
    return [Problem("", error.title, {name: str(value) for name, value in error.params.items()})]
