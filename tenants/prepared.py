"""Statements of hot paths, compiled once and run on the session's own connection and transaction.

SQLAlchemy builds, keys and wraps a statement anew on each execution, which costs several times what PostgreSQL needs
for a page of a list. A `Prepared` is written in SQLAlchemy with named `bindparam`s, turned into SQL when it is first
run, and then handed to asyncpg as it is. It names `tenant_id` itself (`tenant`), since the ORM's filter does not see
it; row-level security holds as everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Protocol, cast

import asyncpg
from sqlalchemy import BindParameter, Boolean, Uuid, bindparam, insert
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from tenants.orm import Base
from tenants.session import ReadSession, WriteSession

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

#: The session's tenant; filled in by `Prepared`.
tenant: BindParameter[Any] = bindparam("tenant", type_=Uuid())
#: The seat of the session's actor, and whether it is the system itself; filled in by `Prepared`.
viewer: BindParameter[Any] = bindparam("viewer", type_=Uuid())
sees_all: BindParameter[Any] = bindparam("sees_all", type_=Boolean())


class Row(Protocol):
    """A row as asyncpg gives it: read by column name."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column."""


class Prepared:
    """A statement with named parameters. Safe to share; make it once, at import or behind a cache."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, Sequence[str], dict[str, Any]]:
        compiled = cast("SQLCompiler", self._statement.compile(dialect=_DIALECT))
        return str(compiled), list(compiled.positiontup or ()), dict(compiled.params)

    @property
    def sql(self) -> str:
        """The SQL as PostgreSQL sees it."""
        return self._compiled[0]

    def arguments(self, session: ReadSession, params: Mapping[str, Any]) -> list[Any]:
        """The values of the statement's parameters, in the order of its `$1`, `$2`, …"""
        _, names, fixed = self._compiled
        actor = session.info["actor"]
        known = {
            **fixed,
            "viewer": actor.membership_id,
            "sees_all": actor.kind == "system",
            **params,
            "tenant": session.info["tenant_id"],
        }
        return [known[name] for name in names]

    async def fetch(self, session: ReadSession, /, **params: Any) -> Sequence[Row]:
        """Run the statement; its rows. Raises SQLAlchemy's `IntegrityError`, and asyncpg's other errors as they are."""
        driver = await session.driver()
        with _constraints(self.sql):
            rows: Sequence[Row] = await driver.fetch(self.sql, *self.arguments(session, params))
        return rows

    async def run_many(self, session: WriteSession, rows: Iterable[Mapping[str, Any]], /) -> None:
        """Run the statement once for each row of parameters, in one round trip. Raises as `fetch`."""
        listed = [self.arguments(session, row) for row in rows]
        if listed:
            driver = await session.driver()
            with _constraints(self.sql):
                await driver.executemany(self.sql, listed)


def prepared_insert(model: type[Base]) -> Prepared:
    """An insert that takes every column but `tenant_id` and the computed ones as parameters; JSON as its text."""
    columns = [column.key for column in model.__table__.columns if column.computed is None]
    return Prepared(
        insert(model).values(tenant_id=tenant, **{key: bindparam(key) for key in columns if key != "tenant_id"})
    )


@contextmanager
def _constraints(sql: str) -> Iterator[None]:
    """A refused row as the error that the edge knows."""
    try:
        yield
    except asyncpg.IntegrityConstraintViolationError as error:
        raise IntegrityError(sql, None, error) from error
