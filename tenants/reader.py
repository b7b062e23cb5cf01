"""A READ ONLY transaction of a tenant that takes no ORM session with it until somebody asks for one."""

import asyncio
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, Result, ScalarResult
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn

from tenants.context import Actor
from tenants.transactions import TenantConnection, begin, driver_of


class TenantReader:
    """A `ReadSession`. Prepared statements use the connection as it is; for all else an ORM session is laid over it."""

    def __init__(self, engine: AsyncEngine, sync_session_class: type[Session], tenant_id: UUID, actor: Actor) -> None:
        self.info: dict[Any, Any] = {"tenant_id": tenant_id, "actor": actor}
        self._engine = engine
        self._sync_session_class = sync_session_class
        self._pooled: PoolProxiedConnection | None = None
        self._orm: AsyncSession | None = None

    async def driver(self) -> TenantConnection:
        """asyncpg's connection, inside the transaction."""
        return driver_of(self._pooled or await self._begin())

    async def _begin(self) -> PoolProxiedConnection:
        self._pooled = pooled = await self._engine.raw_connection()
        await begin(pooled, self.info["tenant_id"], read_only=True)
        return pooled

    async def _session(self) -> AsyncSession:
        if self._orm is None:
            pooled = self._pooled or await self._begin()
            connection = AsyncConnection(self._engine, Connection(self._engine.sync_engine, connection=pooled))
            self._orm = AsyncSession(
                connection, sync_session_class=self._sync_session_class, expire_on_commit=False, info=self.info
            )
        return self._orm

    async def execute(self, statement: Executable, params: Any = None, /) -> Result[Any]:
        """See `AsyncSession.execute`."""
        return await (await self._session()).execute(statement, params)

    async def scalar(self, statement: Executable, /) -> Any:
        """See `AsyncSession.scalar`."""
        return await (await self._session()).scalar(statement)

    async def scalars(self, statement: Executable, /) -> ScalarResult[Any]:
        """See `AsyncSession.scalars`."""
        return await (await self._session()).scalars(statement)

    async def get(self, entity: type[Any], ident: Any, /) -> Any:
        """See `AsyncSession.get`."""
        return await (await self._session()).get(entity, ident)

    async def finish(self) -> None:
        """End the transaction and give the connection back."""
        if self._orm is not None:
            await self._orm.close()
        if self._pooled is not None:
            # Nothing was written, so the rollback by which the pool resets a connection is all it takes.
            await greenlet_spawn(self._pooled.close)

    async def abandon(self) -> None:
        """`finish` after an error, also while the task is being cancelled."""
        await asyncio.shield(self.finish())
