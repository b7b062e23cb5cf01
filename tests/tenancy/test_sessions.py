"""A session sees its tenant and nothing else, and a session without a tenant sees nothing."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from tenants.audit import AuditEntry, record
from tenants.context import NoTenantError, current_tenant_id, system_actor
from tenants.orm import new_id
from tenants.session import Database
from tests.support import TestTenant

ACTOR = system_actor("test")


async def write_entry(database: Database, tenant: TestTenant, name: str) -> None:
    async with database.tenant_session(tenant.id, ACTOR) as session:
        record(session, "test.done", subject_name=name)


async def test_each_tenant_sees_its_own_rows(database: Database, tenant: TestTenant, other_tenant: TestTenant) -> None:
    await write_entry(database, tenant, "ours")
    await write_entry(database, other_tenant, "theirs")
    for who, expected in ((tenant, ["ours"]), (other_tenant, ["theirs"])):
        async with database.tenant_session(who.id, ACTOR) as session:
            assert list(await session.scalars(select(AuditEntry.subject_name))) == expected
            # Without the ORM's own filter the policy alone holds.
            assert list(await session.scalars(text("SELECT subject_name FROM audit_entry"))) == expected


async def test_a_connection_without_a_tenant_sees_and_writes_nothing(database: Database, tenant: TestTenant) -> None:
    await write_entry(database, tenant, "ours")
    async with database.app.connect() as connection:
        assert (await connection.execute(text("SELECT * FROM audit_entry"))).all() == []
        with pytest.raises(DBAPIError, match="row-level security"):
            await connection.execute(
                text(
                    "INSERT INTO dead_letter (tenant_id, id, job, payload, error, attempts, created_at)"
                    " VALUES (:tenant, :id, 'x', '{}', '', 1, now())"
                ),
                {"tenant": tenant.id, "id": new_id()},
            )


async def test_a_session_cannot_write_for_another_tenant(
    database: Database, tenant: TestTenant, other_tenant: TestTenant
) -> None:
    with pytest.raises(DBAPIError, match="row-level security"):
        async with database.tenant_session(tenant.id, ACTOR) as session:
            await session.execute(
                text(
                    "INSERT INTO dead_letter (tenant_id, id, job, payload, error, attempts, created_at)"
                    " VALUES (:tenant, :id, 'x', '{}', '', 1, now())"
                ),
                {"tenant": other_tenant.id, "id": new_id()},
            )


async def test_the_tenant_does_not_outlive_its_transaction_on_a_pooled_connection(
    database: Database, tenant: TestTenant
) -> None:
    await write_entry(database, tenant, "ours")
    for _ in range(30):
        async with database.app.connect() as connection:
            assert (await connection.execute(text("SELECT * FROM audit_entry"))).all() == []


async def test_concurrent_sessions_do_not_mix(database: Database, tenant: TestTenant, other_tenant: TestTenant) -> None:
    await write_entry(database, tenant, "ours")
    await write_entry(database, other_tenant, "theirs")

    async def look(who: TestTenant) -> list[str]:
        async with database.tenant_session(who.id, ACTOR) as session:
            await asyncio.sleep(0)
            assert current_tenant_id() == who.id
            return list(await session.scalars(select(AuditEntry.subject_name)))

    found = await asyncio.gather(*(look(who) for who in [tenant, other_tenant] * 10))
    assert found == [["ours"], ["theirs"]] * 10


async def test_a_read_session_cannot_write(database: Database, tenant: TestTenant) -> None:
    with pytest.raises(DBAPIError, match="read-only transaction"):
        async with database.tenant_read_session(tenant.id, ACTOR) as session:
            await session.execute(text("DELETE FROM audit_entry"))


async def test_a_failed_block_leaves_nothing(database: Database, tenant: TestTenant) -> None:
    async def fail_half_way() -> None:
        async with database.tenant_session(tenant.id, ACTOR) as session:
            record(session, "test.done", subject_name="half")
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    async with database.tenant_session(tenant.id, ACTOR) as session:
        assert list(await session.scalars(select(AuditEntry.id))) == []


async def test_the_system_role_sees_only_what_crosses_tenants(database: Database, tenant: TestTenant) -> None:
    await write_entry(database, tenant, "ours")
    for table in ("audit_entry", "tenant_key", "api_key", "invitation", "dead_letter"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            async with database.system_session() as session:
                await session.execute(text(f"SELECT * FROM {table}"))


def test_outside_a_context_there_is_no_tenant() -> None:
    with pytest.raises(NoTenantError):
        current_tenant_id()
