"""Many rows in one statement: `INSERT … SELECT FROM unnest(…)`, handed to asyncpg as it is.

An ORM insert costs a tenth of a millisecond of our own time per row; this costs a few microseconds. (COPY would cost
as little, but PostgreSQL refuses it for tables under row-level security.)
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, cast

import asyncpg
import msgspec
from sqlalchemy import Column, Table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import IntegrityError

from tenants.orm import Base
from tenants.prepared import Row
from tenants.session import WriteSession

#: The values of a column for rows, of which some or none name it.
_Reader = Callable[[Sequence[Mapping[str, Any]], bool], list[Any]]

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


class BulkInsert:
    """Inserts rows of `model`, given as mappings; what a row leaves out gets the column's default.

    `conflict` is what follows the VALUES (`ON CONFLICT …`), `returning` the columns to be answered. Make it once.
    """

    def __init__(self, model: type[Base], *, conflict: str = "", returning: Sequence[str] = ()) -> None:
        self._table = cast("Table", model.__table__)
        self._conflict = conflict
        self._returning = returning

    @cached_property
    def _columns(self) -> list[tuple[str, _Reader]]:
        columns = [column for column in self._table.columns if column.computed is None]
        return [(column.key, _reader(column)) for column in columns if column.key != "tenant_id"]

    @cached_property
    def sql(self) -> str:
        """The SQL as PostgreSQL sees it: the tenant first, then one array for each column."""
        table = self._table
        names = [name for name, _ in self._columns]
        arrays = [
            f"${place}::{table.columns[name].type.compile(dialect=_DIALECT)}[]"
            for place, name in enumerate(names, start=2)
        ]
        answer = f" RETURNING {', '.join(self._returning)}" if self._returning else ""
        return (
            f"INSERT INTO {table.name} (tenant_id, {', '.join(names)})"  # noqa: S608 - names of our own columns
            f" SELECT $1, r.* FROM unnest({', '.join(arrays)}) AS r {self._conflict}{answer}"
        )

    async def run(self, session: WriteSession, rows: Sequence[Mapping[str, Any]]) -> Sequence[Row]:
        """Insert; raises SQLAlchemy's `IntegrityError`, and asyncpg's other errors as they are."""
        if not rows:
            return ()
        driver = await session.driver()
        named = set().union(*rows)
        arrays = [read(rows, key in named) for key, read in self._columns]
        try:
            found: Sequence[Row] = await driver.fetch(self.sql, session.info["tenant_id"], *arrays)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise IntegrityError(self.sql, None, error) from error
        return found


def _reader(column: Column[Any]) -> _Reader:
    """Takes a column's values from rows, as asyncpg wants them."""
    key, default = column.key, _default(column)
    given = itemgetter(key)

    def read(rows: Sequence[Mapping[str, Any]], named: bool) -> list[Any]:
        if not named:
            return [default() for _ in rows]
        try:
            return list(map(given, rows))  # nearly always, since rows of one kind have the same keys
        except KeyError:
            return [row[key] if key in row else default() for row in rows]

    if isinstance(column.type, JSONB):
        return lambda rows, named: [as_json(value) for value in read(rows, named)]
    return read


def _default(column: Column[Any]) -> Callable[[], Any]:
    if column.default is None:
        return lambda: None
    given: Any = column.default
    if given.is_callable:
        return lambda: given.arg(None)
    return lambda: given.arg


def as_json(value: Any) -> str | None:
    """JSON as asyncpg takes it: its text."""
    return None if value is None else msgspec.json.encode(value).decode()
