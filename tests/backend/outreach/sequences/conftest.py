"""What tests of sequences are given."""

from typing import Any
from uuid import UUID

import pytest

from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.sequences.support import a_mailbox, a_sequence
from tests.support import ApiClient, TestTenant


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A server that its readers reach over https."""
    return settings.model_copy(update={"tracking_url": "https://crm.harbour.example"})


@pytest.fixture
async def mailbox_id(runtime: Runtime, tenant: TestTenant) -> UUID:
    """The owner's mailbox."""
    return await a_mailbox(runtime, tenant)


@pytest.fixture
async def sequence(client: ApiClient, mailbox_id: UUID) -> dict[str, Any]:
    """Two letters, two working days apart."""
    return await a_sequence(client)
