"""Fixtures of the tests of leads."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from litestar import Litestar

from tenants.runtime import Runtime
from tests.backend.leads.desk import Desk
from tests.support import TestTenant, api_client, make_person


@pytest.fixture
async def desk(app: Litestar, runtime: Runtime, tenant: TestTenant) -> AsyncIterator[Desk]:
    people = {"boss": tenant.owner}
    for name in ("ana", "ben", "cem"):
        people[name] = await make_person(runtime.database, tenant.id, "rep")
    async with AsyncExitStack() as stack:
        clients = {}
        for name in ("boss", "ana"):
            clients[name] = await stack.enter_async_context(api_client(app))
            await clients[name].sign_in(people[name].email)
        yield Desk(runtime, tenant, people, clients)
