"""What the database itself says about tenancy: no table escapes row-level security or the leading tenant key."""

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint, text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.metadata import all_tables
from infra.migrations.runner import differences
from tenants.policies import unprotected_tables

GLOBAL_TABLES = {"sign_in_session", "tenant", "throttle", "user_account"}


def tenant_tables() -> list[Table]:
    return [table for table in all_tables().tables.values() if table.name not in GLOBAL_TABLES]


async def test_every_tenant_table_is_under_forced_row_level_security(owner_engine: AsyncEngine) -> None:
    async with owner_engine.connect() as connection:
        assert await connection.run_sync(unprotected_tables) == []


async def test_the_check_finds_a_table_without_policies(owner_engine: AsyncEngine) -> None:
    async with owner_engine.connect() as connection, connection.begin() as transaction:
        await connection.execute(text("CREATE TABLE leaky (tenant_id uuid, id uuid)"))
        assert await connection.run_sync(unprotected_tables) == ["leaky"]
        await transaction.rollback()


def test_tables_without_a_tenant_are_the_known_few() -> None:
    assert {name for name, table in all_tables().tables.items() if "tenant_id" not in table.c} == GLOBAL_TABLES


def test_tenant_leads_every_primary_key() -> None:
    wrong = [table.name for table in tenant_tables() if next(iter(table.primary_key.columns)).name != "tenant_id"]
    assert wrong == []


def test_tenant_leads_every_index_and_unique_constraint() -> None:
    wrong = []
    for table in tenant_tables():
        for index in table.indexes:
            wrong += [str(index.name)] if not _leads(index) else []
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint) and next(iter(constraint.columns)).name != "tenant_id":
                wrong.append(str(constraint.name))
    assert wrong == []


def _leads(index: Index) -> bool:
    # GIN indexes of search columns are reached through doors, whose lexemes carry the tenant themselves.
    if index.dialect_options["postgresql"]["using"] == "gin":
        return True
    first = index.expressions[0]
    return str(getattr(first, "name", first)) == "tenant_id"


def test_no_foreign_key_can_cross_tenants() -> None:
    wrong = []
    for table in tenant_tables():
        for constraint in table.constraints:
            if not isinstance(constraint, ForeignKeyConstraint):
                continue
            pairs = [(element.parent.name, element.column.name) for element in constraint.elements]
            if pairs[0] != ("tenant_id", "tenant_id"):
                wrong.append(str(constraint.name))
    assert wrong == []


async def test_models_and_migrations_agree(owner_url: str) -> None:
    assert await differences(owner_url, all_tables()) == []


async def test_the_application_role_is_bound_by_policies(owner_engine: AsyncEngine) -> None:
    async with owner_engine.connect() as connection:
        rows = await connection.execute(
            text("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'lading\\_%'")
        )
        found = {row.rolname: (row.rolsuper, row.rolbypassrls) for row in rows}
    assert set(found) >= {"lading_owner", "lading_app", "lading_system", "lading_search"}
    assert set(found.values()) == {(False, False)}


async def test_the_application_role_owns_nothing(owner_engine: AsyncEngine) -> None:
    async with owner_engine.connect() as connection:
        owners = await connection.scalars(text("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
        assert set(owners) == {"lading_owner"}
