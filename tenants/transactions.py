"""Transactions that begin and name their tenant in one message, so that naming it costs no round trip of its own."""

import asyncio
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import asyncpg
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import await_only, greenlet_spawn

if TYPE_CHECKING:
    _Driver = asyncpg.Connection[asyncpg.Record]
else:
    _Driver = asyncpg.Connection  # generic in its stubs only


_FIRST_REPLAN: Final = 8
_LAST_REPLAN: Final = 8192


class TenantConnection(_Driver):
    """asyncpg's connection; the next transaction on it is the one that `open_as` announced, a plain one otherwise."""

    _announced: str = ""
    _writings: int = 0

    def open_as(self, tenant_id: UUID, *, read_only: bool) -> None:
        """Let the next transaction, and no later one, belong to this tenant."""
        # `set_config()` does not reach Citus shards; SET LOCAL takes no parameters, so a UUID is formatted by us.
        self._announced = f"{' READ ONLY' if read_only else ''}; SET LOCAL app.tenant_id = '{UUID(str(tenant_id))}'"

    def transaction(  # type: ignore[override]  # SQLAlchemy's adapter asks for start, commit and rollback only
        self, *, isolation: str | None = None, readonly: bool = False, deferrable: bool = False
    ) -> "Transaction":
        """What SQLAlchemy begins, commits and rolls back; see `asyncpg.Connection.transaction`."""
        opening, self._announced = self._announced, ""
        if "READ ONLY" not in opening and not readonly:
            opening += self._plans_anew()
        level = f" ISOLATION LEVEL {isolation.replace('_', ' ')}" if isolation else ""
        modes = f"{level}{' READ ONLY' if readonly else ''}{' DEFERRABLE' if deferrable else ''}"
        return Transaction(self, f"BEGIN{modes}{opening}")

    def _plans_anew(self) -> str:
        """Forget cached plans at the 8th, 16th, 32nd… writing transaction.

        PostgreSQL plans the look-up behind a foreign key once for a connection, and on tables that are still empty it
        takes any index that begins with the tenant: each row then reads all of the tenant, until the first ANALYZE.
        """
        self._writings += 1
        often = self._writings.bit_count() == 1 and _FIRST_REPLAN <= self._writings <= _LAST_REPLAN
        return "; DISCARD PLANS" if often else ""


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


class HeldTransaction:
    """A connection of the pool with one tenant's transaction on it, both begun when they are first needed.

    Prepared statements use asyncpg's connection as it is (`driver`), the ORM SQLAlchemy's (`orm_connection`). The
    adapter between them holds the transaction, so whichever of them commits commits all of it.
    """

    def __init__(self, engine: AsyncEngine, tenant_id: UUID, *, read_only: bool) -> None:
        self._engine = engine
        self._tenant_id = tenant_id
        self._read_only = read_only
        self._pooled: PoolProxiedConnection | None = None
        self._driver: TenantConnection | None = None
        self._for_orm: Connection | None = None

    async def driver(self) -> TenantConnection:
        """asyncpg's connection, inside the transaction."""
        return self._driver or await self._begin()

    async def _begin(self) -> TenantConnection:
        self._pooled = pooled = await self._engine.raw_connection()
        driver = pooled.driver_connection
        if not isinstance(driver, TenantConnection):
            raise TypeError("the engine was not made by `make_engine`")
        driver.open_as(self._tenant_id, read_only=self._read_only)
        adapter: Any = pooled.dbapi_connection
        await adapter._start_transaction()
        self._driver = driver
        return driver

    def orm_connection(self) -> Connection:
        """SQLAlchemy's connection, inside the transaction. Call it within SQLAlchemy's greenlet."""
        if self._for_orm is None:
            if self._driver is None:
                await_only(self._begin())
            self._for_orm = Connection(self._engine.sync_engine, connection=self._pooled)
        return self._for_orm

    async def commit(self) -> None:
        """Commit what was not committed by the ORM already, and give the connection back."""
        await self._finish(commit=True)

    async def abandon(self, orm: AsyncSession | None = None) -> None:
        """Roll back and give the connection back; `orm`, when it was used, is closed before."""
        if orm is None:
            await self._finish(commit=False)
        else:
            # Being cancelled between the two steps would lose the connection.
            await asyncio.shield(self._abandon_with(orm))

    async def _abandon_with(self, orm: AsyncSession) -> None:
        try:
            await orm.close()
        finally:
            await self._finish(commit=False)

    async def _finish(self, *, commit: bool) -> None:
        pooled, self._pooled = self._pooled, None
        if pooled is not None:
            await greenlet_spawn(self._end, pooled, commit)

    def _end(self, pooled: PoolProxiedConnection, commit: bool) -> None:
        if not pooled.is_valid:  # SQLAlchemy dropped the connection after an error on it, and the transaction with it
            if commit:
                raise asyncpg.InterfaceError("the connection was lost: nothing was committed")
            return
        try:
            if commit:
                pooled.commit()
            else:
                pooled.rollback()
            # Interrupted while it began or ended, a transaction may be open that the adapter does not know of.
            clean = self._driver is not None and not self._driver.is_in_transaction()
        except BaseException:
            pooled.invalidate()
            raise
        if clean:
            pooled.close()
        else:
            pooled.invalidate()
