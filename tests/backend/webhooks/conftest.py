"""A receiver, and the webhooks of the tenant."""

from collections.abc import AsyncIterator

import pytest

from tenants.runtime import Runtime
from tests.backend.webhooks.hooking import Hooks
from tests.backend.webhooks.receiver import Receiver
from tests.support import ApiClient, TestTenant


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """Where messages go."""
    async with Receiver() as running:
        yield running


@pytest.fixture
def hooks(runtime: Runtime, tenant: TestTenant, client: ApiClient) -> Hooks:
    """Webhooks of the tenant whose owner `client` is."""
    return Hooks(runtime, tenant, client)
