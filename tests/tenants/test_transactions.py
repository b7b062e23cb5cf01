"""Transactions on one connection of the pool."""

from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from infra.local.postgres import DatabaseUrls
from tenants.transactions import TenantConnection

_ROUNDS, _ROWS = 40, 50
_SCHEMA = """
    CREATE TEMP TABLE letter (tenant_id uuid, id uuid, identity text, body char(2000), PRIMARY KEY (tenant_id, id));
    -- As wide as the planner thinks it is: narrower rows would look too few to choose an index by.
    ALTER TABLE letter ALTER COLUMN body SET STORAGE PLAIN;
    CREATE UNIQUE INDEX letter_identity ON letter (tenant_id, identity);
    CREATE TEMP TABLE place (tenant_id uuid, letter_id uuid, FOREIGN KEY (tenant_id, letter_id) REFERENCES letter);
"""
_WALKED = "SELECT pg_stat_get_xact_tuples_returned('letter_identity'::regclass)"


@pytest.fixture
async def connection(database_urls: DatabaseUrls) -> AsyncIterator[TenantConnection]:
    url = database_urls.superuser_url.replace("postgresql+asyncpg", "postgresql")
    opened: TenantConnection = await asyncpg.connect(url, connection_class=TenantConnection)
    yield opened
    await opened.close()


async def _begun(connection: TenantConnection, *, read_only: bool) -> list[str]:
    """What is sent to begin a transaction."""
    sent: list[str] = []
    with connection.query_logger(lambda record: sent.append(record.query)):
        connection.open_as(uuid4(), read_only=read_only)
        transaction = connection.transaction()
        await transaction.start()
    await transaction.rollback()
    return sent


async def test_plans_are_forgotten_at_powers_of_two(connection: TenantConnection) -> None:
    replanned = [
        number
        for number in range(1, 40)
        if any("DISCARD PLANS" in query for query in await _begun(connection, read_only=False))
    ]
    assert replanned == [8, 16, 32]


async def test_reading_forgets_no_plans(connection: TenantConnection) -> None:
    begun = [query for _ in range(20) for query in await _begun(connection, read_only=True)]
    assert len(begun) == 20
    assert not any("DISCARD" in query for query in begun)


async def test_a_table_that_was_empty_when_its_keys_were_first_looked_up(connection: TenantConnection) -> None:
    """Each new row looks its letter up by its key and does not walk an index of all letters of the tenant."""
    await connection.execute(_SCHEMA)
    tenant_id = uuid4()
    for _ in range(_ROUNDS):
        connection.open_as(tenant_id, read_only=False)
        transaction = connection.transaction()
        await transaction.start()
        letters = [uuid4() for _ in range(_ROWS)]
        await connection.execute(
            "INSERT INTO letter SELECT $1, id, id::text, '' FROM unnest($2::uuid[]) AS id", tenant_id, letters
        )
        before = await connection.fetchval(_WALKED)
        await connection.execute("INSERT INTO place SELECT $1, unnest($2::uuid[])", tenant_id, letters)
        walked = await connection.fetchval(_WALKED) - before
        await transaction.commit()
    assert walked == 0
