"""A READ ONLY transaction of a tenant that takes no ORM session with it until somebody asks for one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, Result, ScalarResult
from sqlalchemy.ext.asyncio import AsyncSession

from tenants.context import Actor
from tenants.transactions import HeldTransaction, TenantConnection


class TenantReader:
    """A `ReadSession`. Prepared statements use the connection as it is; for all else an ORM session is laid over it."""

    def __init__(
        self, held: HeldTransaction, orm: Callable[[dict[Any, Any]], AsyncSession], tenant_id: UUID, actor: Actor
    ) -> None:
        self.info: dict[Any, Any] = {"tenant_id": tenant_id, "actor": actor, "held": held}
        self._held = held
        self._make_orm = orm
        self._orm: AsyncSession | None = None

    async def driver(self) -> TenantConnection:
        """asyncpg's connection, inside the transaction."""
        return await self._held.driver()

    def _session(self) -> AsyncSession:
        if self._orm is None:
            self._orm = self._make_orm(self.info)
        return self._orm

    async def execute(self, statement: Executable, params: Any = None, /) -> Result[Any]:
        """See `AsyncSession.execute`."""
        return await self._session().execute(statement, params)

    async def scalar(self, statement: Executable, /) -> Any:
        """See `AsyncSession.scalar`."""
        return await self._session().scalar(statement)

    async def scalars(self, statement: Executable, /) -> ScalarResult[Any]:
        """See `AsyncSession.scalars`."""
        return await self._session().scalars(statement)

    async def get(self, entity: type[Any], ident: Any, /) -> Any:
        """See `AsyncSession.get`."""
        return await self._session().get(entity, ident)

    async def finish(self) -> None:
        """End the transaction and give the connection back."""
        # Nothing was written: rolling back is as good as committing, and no failed statement can spoil it.
        await self._held.abandon(self._orm)
