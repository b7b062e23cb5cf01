"""Statements of hot paths, compiled once and run on the session's own connection and transaction.

SQLAlchemy builds, keys and wraps a statement anew on each execution, which costs several times what PostgreSQL needs
for a page of a list. A `Prepared` is written in SQLAlchemy with named `bindparam`s, turned into SQL when it is first
run, and then handed to asyncpg as it is. It names `tenant_id` itself (`tenant`), since the ORM's filter does not see
it; row-level security holds as everywhere.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol, cast

from sqlalchemy import BindParameter, Uuid, bindparam
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from tenants.session import ReadSession

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

#: The session's tenant; filled in by `Prepared`.
tenant: BindParameter[Any] = bindparam("tenant", type_=Uuid())


class Row(Protocol):
    """A row as asyncpg gives it: read by column name."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column."""


class _Connected(Protocol):
    async def connection(self) -> AsyncConnection: ...


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

    def arguments(self, session: ReadSession, params: dict[str, Any]) -> list[Any]:
        """The values of the statement's parameters, in the order of its `$1`, `$2`, …"""
        _, names, fixed = self._compiled
        known = {**fixed, **params, "tenant": session.info["tenant_id"]}
        return [known[name] for name in names]

    async def fetch(self, session: ReadSession, /, **params: Any) -> Sequence[Row]:
        """Run the statement; its rows. Raises asyncpg's errors as they are."""
        connected: _Connected = session  # type: ignore[assignment]  # every session has it; queries are not shown it
        connection = await connected.connection()
        driver = connection.sync_connection.connection.driver_connection  # type: ignore[union-attr]
        rows: Sequence[Row] = await driver.fetch(self.sql, *self.arguments(session, params))  # type: ignore[union-attr]
        return rows
