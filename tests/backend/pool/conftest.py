"""Fixtures of the pool's tests."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from litestar import Litestar

from tenants.runtime import Runtime
from tests.backend.pool.scene import Scene
from tests.support import TestTenant, api_client, make_person


@pytest.fixture
async def scene(app: Litestar, runtime: Runtime, tenant: TestTenant) -> AsyncIterator[Scene]:
    people = {"boss": tenant.owner}
    for name in ("ana", "ben"):
        people[name] = await make_person(runtime.database, tenant.id, "rep")
    async with AsyncExitStack() as stack:
        clients = {}
        for name, person in people.items():
            clients[name] = await stack.enter_async_context(api_client(app))
            await clients[name].sign_in(person.email)
        made = await clients["boss"].post("/pools", {"name": "Open sea", "claims_a_day": 2, "views_a_day": 2})
        assert made.status_code == 201, made.text
        yield Scene(runtime, tenant, people, clients, made.json()["id"])
