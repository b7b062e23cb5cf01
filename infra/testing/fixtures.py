"""Pytest plugin: the controlling process starts the servers, every worker gets a database and a Redis of its own."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from infra.testing.services import TEMPLATE, TestPostgres, TestServers
from tenants.session import make_engine

_DATABASE = "LADING_TEST_DATABASE_URL"
_REDIS = "LADING_TEST_REDIS_URL"
_servers: list[TestServers] = []


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """Start what the environment does not name; workers inherit the addresses."""
    if _is_worker(config):
        return
    if not (os.environ.get(_DATABASE) and os.environ.get(_REDIS)):
        servers = TestServers()
        _servers.append(servers)
        os.environ.setdefault(_DATABASE, servers.postgres.superuser_url)
        os.environ.setdefault(_REDIS, servers.redis_url)
    asyncio.run(_prepare(TestPostgres(os.environ[_DATABASE])))


async def _prepare(postgres: TestPostgres) -> None:
    from backend.metadata import all_tables
    from infra.migrations.runner import migrate

    await postgres.prepare()
    await migrate(postgres.url("lading_owner", TEMPLATE), all_tables())


def pytest_unconfigure() -> None:
    """Stop what was started."""
    while _servers:
        _servers.pop().stop()


def _worker_number() -> int:
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session")
def test_postgres() -> TestPostgres:
    """The server of this run."""
    return TestPostgres(os.environ[_DATABASE])


@pytest.fixture(scope="session")
def database_name(test_postgres: TestPostgres) -> str:
    """This worker's own database, migrated."""
    name = f"lading_test_{_worker_number()}"
    asyncio.run(test_postgres.create_database(name))
    return name


@pytest.fixture(scope="session")
def owner_url(test_postgres: TestPostgres, database_name: str) -> str:
    """The database as the role that owns the tables."""
    return test_postgres.url("lading_owner", database_name)


@pytest.fixture
async def owner_engine(owner_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine as the owner, for looking at the catalog."""
    engine = make_engine(owner_url, pool_size=2)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def redis_url() -> str:
    """This worker's own Redis database."""
    return f"{os.environ[_REDIS]}?db={_worker_number() + 1}"
