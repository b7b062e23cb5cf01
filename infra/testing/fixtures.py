"""Pytest plugin: PostgreSQL and Redis for the run, with a migrated database and a Redis database per worker."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from infra.local.postgres import DatabaseUrls
from infra.testing.services import PostgresHandle, start_test_postgres, start_test_redis
from tenants.session import make_engine


def _worker_number() -> int:
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresHandle]:
    """The PostgreSQL server of this run."""
    handle = start_test_postgres()
    yield handle
    handle.close()


@pytest.fixture(scope="session")
def database_urls(postgres: PostgresHandle) -> DatabaseUrls:
    """This worker's own database, migrated as its owner."""
    from backend.metadata import all_tables
    from infra.migrations.runner import migrate

    urls = postgres.create_database(f"test_{_worker_number()}")
    asyncio.run(migrate(urls.owner_url, all_tables()))
    return urls


@pytest.fixture(scope="session")
def owner_url(database_urls: DatabaseUrls) -> str:
    """The database as the role that owns the tables."""
    return database_urls.owner_url


@pytest.fixture
async def owner_engine(owner_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine as the owner, for looking at the catalog."""
    engine = make_engine(owner_url, pool_size=2)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """This worker's own Redis database."""
    handle = start_test_redis()
    yield handle.url(_worker_number() + 1)
    handle.close()
