"""What a merge changes, row by row, so that it can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, DateTime, Table, Uuid, delete, insert, null, select, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert

from backend.customers.duplicates.models import ChangeKind, MergeChange
from backend.metadata import all_tables
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

_CHUNK: Final = 1000
#: These only ever rise: an editor who holds an older version must hear that the record changed.
_NEVER_BACK: Final = frozenset({"version", "updated_at"})


@cache
def table_named(name: str) -> Table:
    """A table of the program by its name, whichever domain it belongs to."""
    return all_tables().tables[name]


def ours(session: ReadSession, table: Table) -> ColumnElement[bool]:
    """The condition that names the tenant, which statements on bare tables need."""
    condition: ColumnElement[bool] = table.c.tenant_id == session.info["tenant_id"]
    return condition


async def read_rows(session: ReadSession, table: Table, *where: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Whole rows of a table but for computed columns, as JSON can hold them."""
    columns = [column for column in table.columns if column.computed is None and column.name != "tenant_id"]
    rows = await session.execute(select(*columns).where(ours(session, table), *where).order_by(table.c.id))
    return [{name: _encoded(value) for name, value in row._mapping.items()} for row in rows]


class Ledger:
    """Carries out changes of a merge and notes each."""

    def __init__(self, session: WriteSession, merge_id: UUID) -> None:
        self._session = session
        self._merge_id = merge_id
        self._position = 0

    async def _note(self, op: ChangeKind, table: Table, rows: Sequence[Any], **more: Any) -> None:
        for start in range(0, len(rows), _CHUNK):
            self._position += 1
            row = {
                "id": new_id(),
                "merge_id": self._merge_id,
                "position": self._position,
                "op": op,
                "table_name": table.name,
                "column_name": None,
                "from_id": None,
                "to_id": None,
                "rows": rows[start : start + _CHUNK],
            }
            await self._session.execute(insert(MergeChange), [row | more])

    async def repoint(self, table: Table, column: str, from_id: UUID, to_id: UUID, *where: ColumnElement[bool]) -> None:
        """Let the rows that name `from_id` name `to_id`."""
        statement = (
            update(table)
            .where(ours(self._session, table), table.c[column] == from_id, *where)
            .values({column: to_id})
            .returning(table.c.id)
        )
        ids = sorted((await self._session.execute(statement)).scalars())
        await self._note("repoint", table, ids, column_name=column, from_id=from_id, to_id=to_id)

    async def remove(self, table: Table, *where: ColumnElement[bool]) -> int:
        """Delete rows, keeping them whole; answers how many."""
        rows = await read_rows(self._session, table, *where)
        if rows:
            await self._note("delete", table, rows)
            ids = [UUID(row["id"]) for row in rows]
            await self._session.execute(delete(table).where(ours(self._session, table), table.c.id.in_(ids)))
        return len(rows)

    async def added(self, table: Table, ids: Iterable[UUID]) -> None:
        """Note rows that were inserted."""
        await self._note("insert", table, sorted(ids))

    async def changed(self, table: Table, before: Iterable[Mapping[str, Any]]) -> None:
        """Note how rows differ from what they were `before` (as `read_rows` read them)."""
        old = {row["id"]: row for row in before}
        if not old:
            return
        rows = []
        for new in await read_rows(self._session, table, table.c.id.in_([UUID(each) for each in old])):
            was = old[new["id"]]
            names = [name for name in new if name not in _NEVER_BACK and new[name] != was[name]]
            if names:
                before_values, after_values = ({name: row[name] for name in names} for row in (was, new))
                rows.append({"id": new["id"], "before": before_values, "after": after_values})
        await self._note("update", table, rows)


async def take_back(session: WriteSession, change: MergeChange) -> None:
    """Undo one step. What was changed again since keeps the later value; what can no longer stand is left out."""
    table = table_named(change.table_name)
    if change.op == "repoint":
        column = table.c[change.column_name or ""]
        ids = [UUID(each) for each in change.rows]
        await session.execute(
            update(table)
            .where(ours(session, table), table.c.id.in_(ids), column == change.to_id)
            .values({column.name: change.from_id})
        )
    elif change.op == "insert":
        ids = [UUID(each) for each in change.rows]
        await session.execute(delete(table).where(ours(session, table), table.c.id.in_(ids)))
    elif change.op == "delete":
        await _put_back(session, table, change.rows)
    else:
        await _restore(session, table, change.rows)


async def _restore(session: WriteSession, table: Table, changes: Sequence[Mapping[str, Any]]) -> None:
    ids = [UUID(each["id"]) for each in changes]
    current = {row["id"]: row for row in await read_rows(session, table, table.c.id.in_(ids))}
    for each in changes:
        row = current.get(each["id"])
        if row is None:
            continue
        values = {
            name: decoded(table, name, value)
            for name, value in each["before"].items()
            if row[name] == each["after"][name]
        }
        if values:
            await session.execute(
                update(table).where(ours(session, table), table.c.id == UUID(each["id"])).values(values)
            )


async def _put_back(session: WriteSession, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    standing = await _with_parents(session, table, rows)
    values = [{name: decoded(table, name, value) for name, value in row.items()} for row in standing]
    for value in values:
        # One by one: a null of a JSON column is written as SQL's own, which rows of one statement cannot differ in.
        statement = upsert(table).values(tenant_id=session.info["tenant_id"], **value).on_conflict_do_nothing()
        await session.execute(statement)


async def _with_parents(
    session: ReadSession, table: Table, rows: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The rows whose parents still exist: mail may have been deleted since."""
    left = list(rows)
    for constraint in table.foreign_key_constraints:
        names = [element.parent.name for element in constraint.elements if element.parent.name != "tenant_id"]
        parent = constraint.referred_table
        if len(names) != 1 or "tenant_id" not in parent.c:
            continue
        wanted = {UUID(row[names[0]]) for row in left if row[names[0]] is not None}
        found = await session.execute(select(parent.c.id).where(ours(session, parent), parent.c.id.in_(wanted)))
        known = {str(each) for each in found.scalars()}
        left = [row for row in left if row[names[0]] is None or row[names[0]] in known]
    return left


def _encoded(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_encoded(each) for each in value]
    return value


def decoded(table: Table, name: str, value: Any) -> Any:
    """A value that `read_rows` gave as its column takes it."""
    kind = table.c[name].type
    if value is None:
        return null() if isinstance(kind, JSONB) else None
    if isinstance(kind, ARRAY):
        return [UUID(each) for each in value] if isinstance(kind.item_type, Uuid) else value
    if isinstance(kind, Uuid):
        return UUID(value)
    return datetime.fromisoformat(value) if isinstance(kind, DateTime) else value
