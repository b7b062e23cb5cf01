"""Work that is cancelled at any moment leaves the pool fit for whoever comes next."""

import asyncio
import contextlib
import random
from uuid import UUID

from sqlalchemy import text

from tenants.context import system_actor
from tenants.session import Database
from tests.support import TestTenant

ACTOR = system_actor("test")


async def seen_tenant(database: Database, tenant_id: UUID, *, writing: bool) -> UUID:
    """The tenant that a session of `tenant_id` works for."""
    opened = database.tenant_session if writing else database.tenant_read_session
    async with opened(tenant_id, ACTOR) as session:
        return UUID(await session.scalar(text("SELECT current_setting('app.tenant_id')")))


async def test_sessions_after_cancelled_ones_work_for_their_own_tenant(
    database: Database, tenant: TestTenant, other_tenant: TestTenant
) -> None:
    dice = random.Random(4)
    for _ in range(150):
        task = asyncio.create_task(seen_tenant(database, other_tenant.id, writing=dice.random() < 0.5))
        for _ in range(dice.randrange(30)):
            await asyncio.sleep(0)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        assert await seen_tenant(database, tenant.id, writing=dice.random() < 0.5) == tenant.id
