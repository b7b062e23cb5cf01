"""Transactions that begin and name their tenant in one message, so that naming it costs no round trip of its own."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

import asyncpg
from sqlalchemy import Connection
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import await_only

if TYPE_CHECKING:
    _Driver = asyncpg.Connection[asyncpg.Record]
else:
    _Driver = asyncpg.Connection  # generic in its stubs only


class TenantConnection(_Driver):
    """asyncpg's connection; the next transaction on it is the one that `open_as` announced, a plain one otherwise."""

    _announced: str = ""

    def open_as(self, tenant_id: UUID, *, read_only: bool) -> None:
        """Let the next transaction, and no later one, belong to this tenant."""
        # `set_config()` does not reach Citus shards; SET LOCAL takes no parameters, so a UUID is formatted by us.
        self._announced = f"{' READ ONLY' if read_only else ''}; SET LOCAL app.tenant_id = '{UUID(str(tenant_id))}'"

    def transaction(  # type: ignore[override]  # SQLAlchemy's adapter asks for start, commit and rollback only
        self, *, isolation: str | None = None, readonly: bool = False, deferrable: bool = False
    ) -> "Transaction":
        """What SQLAlchemy begins, commits and rolls back; see `asyncpg.Connection.transaction`."""
        opening, self._announced = self._announced, ""
        level = f" ISOLATION LEVEL {isolation.replace('_', ' ')}" if isolation else ""
        modes = f"{level}{' READ ONLY' if readonly else ''}{' DEFERRABLE' if deferrable else ''}"
        return Transaction(self, f"BEGIN{modes}{opening}")


class Transaction:
    """One transaction of a `TenantConnection`."""

    def __init__(self, connection: TenantConnection, begin: str) -> None:
        self._connection = connection
        self._begin = begin

    async def start(self) -> None:
        """Begin. A transaction that is still open was begun by somebody who was cancelled at that moment, before
        SQLAlchemy knew of it; it would lend its tenant to this one, so it ends here."""
        if self._connection.is_in_transaction():
            await self._connection.execute("ROLLBACK")
        try:
            await self._connection.execute(self._begin)
        except asyncpg.PostgresError:
            if self._connection.is_in_transaction():
                await self._connection.execute("ROLLBACK")
            raise

    async def commit(self) -> None:
        """Commit; raises when a statement had failed before, which PostgreSQL answers by rolling back in silence."""
        if await self._connection.execute("COMMIT") != "COMMIT":
            raise asyncpg.InFailedSQLTransactionError("a statement had failed: nothing was committed")

    async def rollback(self) -> None:
        """Undo everything."""
        await self._connection.execute("ROLLBACK")


def driver_of(pooled: PoolProxiedConnection) -> TenantConnection:
    """asyncpg's connection behind SQLAlchemy's."""
    driver = pooled.driver_connection
    if not isinstance(driver, TenantConnection):
        raise TypeError("the engine was not made by `make_engine`")
    return driver


async def begin(pooled: PoolProxiedConnection, tenant_id: UUID, *, read_only: bool) -> TenantConnection:
    """Begin the tenant's transaction at once, so that statements may bypass SQLAlchemy from here on.

    SQLAlchemy's adapter holds the transaction: it commits with the session, and rolls back what a pool gets returned.
    """
    driver = driver_of(pooled)
    driver.open_as(tenant_id, read_only=read_only)
    adapter: Any = pooled.dbapi_connection
    await adapter._start_transaction()
    return driver


def begin_within(connection: Connection, tenant_id: UUID, *, read_only: bool) -> None:
    """`begin` for SQLAlchemy's synchronous events, which run inside its greenlet."""
    await_only(begin(connection.connection, tenant_id, read_only=read_only))
