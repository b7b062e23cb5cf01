"""Lets all that points at one record point at another."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Index,
    Table,
    TextClause,
    UniqueConstraint,
    insert,
    intersect,
    select,
    tuple_,
    update,
)

from backend.customers.duplicates.ledger import Ledger, decoded, ours, read_rows, table_named
from backend.customers.learning.evidence import sum_up
from backend.customers.models import FactSource, Participation, ProfileFact
from backend.customers.references import Reference, references_to
from backend.customers.vocabulary import FactSubject
from tenants.session import WriteSession

_ROLES: Final = {"from": 0, "to": 1, "cc": 2}
_CHUNK: Final = 500


async def move_references(
    session: WriteSession, ledger: Ledger, subject: FactSubject, from_id: UUID, to_id: UUID
) -> None:
    """Re-point every "move" and "facts" column of `references`; the ledger notes each row."""
    if subject == "contact":
        await _keep_best_roles(session, ledger, from_id, to_id)
    for reference in references_to(subject, "move"):
        table, column = table_named(reference.table), reference.column
        if reference.apart_from is not None:
            await ledger.remove(table, table.c[column] == from_id, table.c[reference.apart_from] == to_id)
        where = _of_kind(table, reference)
        for names, predicate in _unique_sets(table, column):
            await _drop_collisions(session, ledger, table, column, names, [*where, *predicate], from_id, to_id)
        await ledger.repoint(table, column, from_id, to_id, *where)
    for reference in references_to(subject, "one"):
        await _move_own_row(session, ledger, table_named(reference.table), from_id, to_id)
    await _move_facts(session, ledger, subject, from_id, to_id)


async def _move_own_row(session: WriteSession, ledger: Ledger, table: Table, from_id: UUID, to_id: UUID) -> None:
    """A row that has the record's own id becomes the winner's, unless that has one."""
    rows = await read_rows(session, table, table.c.id == from_id)
    kept = await read_rows(session, table, table.c.id == to_id)
    await ledger.remove(table, table.c.id == from_id)
    if rows and not kept:
        values = {name: decoded(table, name, value) for name, value in rows[0].items()}
        await session.execute(insert(table).values(tenant_id=session.info["tenant_id"], **{**values, "id": to_id}))
        await ledger.added(table, [to_id])


def _of_kind(table: Table, reference: Reference) -> list[ColumnElement[bool]]:
    if reference.kind_column is None:
        return []
    return [table.c[reference.kind_column] == reference.points_to]


def _unique_sets(table: Table, column: str) -> Iterator[tuple[list[str], list[Any]]]:
    """The other columns of each unique constraint that holds `column`, with the condition of a partial one."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            names = [each.name for each in constraint.columns]
            if column in names:
                yield [name for name in names if name not in (column, "tenant_id")], []
    for index in table.indexes:
        if index.unique and column in (names := [each.name for each in index.columns]):
            yield [name for name in names if name not in (column, "tenant_id")], _predicate(index)


def _predicate(index: Index) -> list[TextClause]:
    where = index.dialect_options["postgresql"]["where"]
    return [] if where is None else [where]


async def _drop_collisions(
    session: WriteSession,
    ledger: Ledger,
    table: Table,
    column: str,
    names: Sequence[str],
    where: Sequence[Any],
    from_id: UUID,
    to_id: UUID,
) -> None:
    """Take away rows of the loser that the winner has too."""
    # Where each record may have one row only, nothing but whose it is tells the rows apart.
    columns = [table.c[name] for name in names] or [table.c.tenant_id]
    of_loser, of_winner = (
        select(*columns).where(ours(session, table), table.c[column] == record_id, *where)
        for record_id in (from_id, to_id)
    )
    both = [tuple(row) for row in await session.execute(intersect(of_loser, of_winner))]
    for start in range(0, len(both), _CHUNK):
        part = both[start : start + _CHUNK]
        await ledger.remove(table, table.c[column] == from_id, tuple_(*columns).in_(part), *where)


async def _keep_best_roles(session: WriteSession, ledger: Ledger, from_id: UUID, to_id: UUID) -> None:
    """Who wrote a message with a copy to their other address is its author."""
    table = table_named(Participation.__tablename__)
    in_both = intersect(
        select(table.c.message_id).where(ours(session, table), table.c.contact_id == from_id),
        select(table.c.message_id).where(ours(session, table), table.c.contact_id == to_id),
    )
    messages = list((await session.execute(in_both)).scalars())
    for start in range(0, len(messages), _CHUNK):
        part = table.c.message_id.in_(messages[start : start + _CHUNK])
        theirs = {
            row["message_id"]: row for row in await read_rows(session, table, table.c.contact_id == from_id, part)
        }
        kept = await read_rows(session, table, table.c.contact_id == to_id, part)
        worse = [row for row in kept if _ROLES[theirs[row["message_id"]]["role"]] < _ROLES[row["role"]]]
        for row in worse:
            role = theirs[row["message_id"]]["role"]
            await session.execute(
                update(table).where(ours(session, table), table.c.id == UUID(row["id"])).values(role=role)
            )
        await ledger.changed(table, worse)


async def _move_facts(session: WriteSession, ledger: Ledger, subject: FactSubject, from_id: UUID, to_id: UUID) -> None:
    """Facts follow the record. Where both have the same value, its sources join those of the winner's fact."""
    table, sources = table_named(ProfileFact.__tablename__), table_named(FactSource.__tablename__)
    theirs = await read_rows(session, table, table.c.subject_id == from_id, table.c.subject_kind == subject)
    ours_now = await read_rows(session, table, table.c.subject_id == to_id, table.c.subject_kind == subject)
    kept = {(row["field"], row["normalized"]): row for row in ours_now}
    same = [(row, kept[row["field"], row["normalized"]]) for row in theirs if (row["field"], row["normalized"]) in kept]
    for their, our in same:
        their_id, our_id = UUID(their["id"]), UUID(our["id"])
        await _drop_collisions(session, ledger, sources, "fact_id", ["message_id"], [], their_id, our_id)
        await ledger.repoint(sources, "fact_id", their_id, our_id)
        await session.execute(
            update(table).where(ours(session, table), table.c.id == our_id).values(_judged(their, our))
        )
    await ledger.remove(table, table.c.id.in_([UUID(their["id"]) for their, _ in same]))
    await sum_up(session, [UUID(our["id"]) for _, our in same])
    await ledger.changed(table, [our for _, our in same])
    await ledger.repoint(table, "subject_id", from_id, to_id, table.c.subject_kind == subject)


def _judged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What people said of a value that both records have: typed if either is, unless it was rejected later."""
    by_typing = sorted((one, other), key=lambda row: (row["typed_at"] or "", row["value"]))
    by_rejecting = sorted((one, other), key=lambda row: (row["rejected_at"] or "", row["rejected_by"] or ""))
    typed, rejected = by_typing[-1]["typed_at"], by_rejecting[-1]["rejected_at"]
    stays_rejected = rejected is not None and (typed is None or rejected > typed)
    return {
        "typed_at": datetime.fromisoformat(typed) if typed else None,
        "value": by_typing[-1]["value"],
        "rejected_at": datetime.fromisoformat(rejected) if rejected and stays_rejected else None,
        "rejected_by": by_rejecting[-1]["rejected_by"] if stays_rejected else None,
    }
