"""Runs migrations as the owner role, and answers where a database stands."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from tenants.session import make_engine

# Two `lading migrate` at once wait for each other on this advisory lock.
_LOCK = 0x1AD1_0001


def _config(connection: Connection | None, metadata: MetaData) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config


def _upgrade(connection: Connection, metadata: MetaData) -> list[str]:
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({_LOCK})")
    connection.commit()
    try:
        before = MigrationContext.configure(connection).get_current_revision()
        connection.commit()
        command.upgrade(_config(connection, metadata), "head")
        scripts = ScriptDirectory.from_config(_config(None, metadata))
        done = [script.doc for script in scripts.iterate_revisions("head", before or "base")]
        return [text for text in reversed(done) if text]
    finally:
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_LOCK})")
        connection.commit()


async def migrate(owner_url: str, metadata: MetaData) -> list[str]:
    """Bring the database to the newest revision; answers what was done, in words."""
    engine = make_engine(owner_url, application="lading-migrate")
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_upgrade, metadata)
    finally:
        await engine.dispose()


async def differences(owner_url: str, metadata: MetaData) -> list[object]:
    """What the models say and the migrations do not; empty when they agree."""
    engine = make_engine(owner_url, application="lading-migrate")
    try:
        async with engine.connect() as connection:

            def compare(sync: Connection) -> list[object]:
                context = MigrationContext.configure(sync, opts={"compare_type": True})
                return list(compare_metadata(context, metadata))

            return await connection.run_sync(compare)
    finally:
        await engine.dispose()


def newest_revision() -> str:
    """The revision that this program expects."""
    head = ScriptDirectory.from_config(_config(None, MetaData())).get_current_head()
    if head is None:
        raise RuntimeError("there are no migrations")
    return head
