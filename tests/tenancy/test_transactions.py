"""One transaction for the ORM, prepared statements and rows that were put: all of it commits, or none."""

from collections.abc import Sequence

import asyncpg
import pytest
from sqlalchemy import insert, select, text

from tenants.audit import AuditEntry, record
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.prepared import Prepared
from tenants.prepared import tenant as own_tenant
from tenants.session import Database, WriteSession
from tests.support import TestTenant

ACTOR = system_actor("test")
NAMES = Prepared(select(AuditEntry.subject_name).where(AuditEntry.tenant_id == own_tenant))
PUT = Prepared(
    insert(AuditEntry).values(
        tenant_id=own_tenant, id=new_id(), at=now(), actor_kind="system", actor_name="test",
        action="test.done", subject_kind="test", subject_name="prepared", details=text("'{}'"),
    )
)  # fmt: skip
FORBIDDEN = "UPDATE tenant SET name = 'x'"


def entry(name: str) -> AuditEntry:
    return AuditEntry(
        actor_kind="system", actor_name="test", action="test.done", subject_kind="test", subject_name=name
    )


async def write_in_each_way(session: WriteSession) -> None:
    await PUT.fetch(session)
    session.add(entry("orm"))
    record(session, "test.done", subject_name="put")


async def write_and_fail(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await write_in_each_way(session)
        await session.flush()
        raise RuntimeError("changed my mind")


async def write_and_swallow(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await PUT.fetch(session)
        driver = await session.driver()
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await driver.execute(FORBIDDEN)


async def stored(database: Database, tenant: TestTenant) -> Sequence[str]:
    async with database.tenant_read_session(tenant.id, ACTOR) as session:
        return sorted(row["subject_name"] for row in await NAMES.fetch(session))


async def test_every_way_of_writing_commits_together(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await write_in_each_way(session)
    assert await stored(database, tenant) == ["orm", "prepared", "put"]


async def test_every_way_of_writing_rolls_back_together(database: Database, tenant: TestTenant) -> None:
    with pytest.raises(RuntimeError, match="changed my mind"):
        await write_and_fail(database, tenant)
    assert await stored(database, tenant) == []


async def test_one_prepared_statement_alone_commits(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await PUT.fetch(session)
    assert await stored(database, tenant) == ["prepared"]


async def test_a_prepared_statement_sees_what_was_added_and_the_orm_what_was_flushed(
    database: Database, tenant: TestTenant
) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        session.add(entry("orm"))
        assert [row["subject_name"] for row in await NAMES.fetch(session)] == ["orm"]
        record(session, "test.done", subject_name="put")
        await session.flush()
        assert sorted(await session.scalars(select(AuditEntry.subject_name))) == ["orm", "put"]


async def test_a_swallowed_failure_cannot_pass_for_a_commit(database: Database, tenant: TestTenant) -> None:
    with pytest.raises(Exception, match="nothing was committed"):
        await write_and_swallow(database, tenant)
    assert await stored(database, tenant) == []


async def test_a_reading_transaction_cannot_write_either_way(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_read_session(tenant.id, ACTOR) as session:
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await PUT.fetch(session)
    async with database.tenant_read_session(tenant.id, ACTOR) as session:
        with pytest.raises(Exception, match="read-only transaction"):
            await session.execute(text("DELETE FROM audit_entry"))
    assert await stored(database, tenant) == []


async def test_the_orm_and_prepared_statements_read_in_one_transaction(database: Database, tenant: TestTenant) -> None:
    numbers = set()
    async with database.tenant_read_session(tenant.id, ACTOR) as session:
        numbers.add(await (await session.driver()).fetchval("SELECT pg_backend_pid()"))
        numbers.add(await session.scalar(text("SELECT pg_backend_pid()")))
        started = await (await session.driver()).fetchval("SELECT now()")
        assert await session.scalar(text("SELECT now()")) == started
    assert len(numbers) == 1
