"""The model CRM's table, and links between both models."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from erp_adapters.engine import noting
from infra.local.postgres import DatabaseUrls
from tenants.runtime import Runtime
from tenants.session import make_engine
from tests.erp_adapters.model.crm import make_tables
from tests.erp_adapters.model.erp import ModelErp
from tests.erp_adapters.model.stage import Stage, make_stage, served
from tests.support import TestTenant


@pytest.fixture
async def model_crm(database_urls: DatabaseUrls) -> None:
    """The model CRM can be used."""
    owner = make_engine(database_urls.superuser_url, pool_size=1)
    await make_tables(owner)
    await owner.dispose()


@pytest.fixture
async def stage(
    runtime: Runtime, tenant: TestTenant, model_crm: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """A quiet pair of models. Nothing is tried again before a test says so, however slow the machine is."""
    monkeypatch.setattr(noting, "backoff", lambda _: timedelta(hours=1))
    erp = ModelErp()
    with served({"model": erp}):
        yield await make_stage(runtime, tenant.id, erp)
