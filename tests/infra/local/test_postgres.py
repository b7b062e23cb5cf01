"""The embedded PostgreSQL: roles, lifetime, crashes, awkward places."""

import os
import shutil
import signal
from pathlib import Path

import asyncpg
import pytest

from infra.local.postgres import EmbeddedPostgres
from infra.local.process import ServiceError
from tests.infra.local.conftest import processes_of


async def fetch(url: str, query: str) -> object:
    """One value."""
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def execute(url: str, *statements: str) -> None:
    """Statements outside of a transaction."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def test_no_role_of_ours_may_pass_the_policies(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, durable=False) as server:
        unsafe = await fetch(
            server.urls().superuser_url,
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'lading%' AND (rolsuper OR rolbypassrls)",
        )
        owner = await fetch(
            server.urls().app_url,
            "SELECT rolname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE datname = 'lading'",
        )
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await execute(server.urls().app_url, "CREATE TABLE of_the_app ()")
    assert unsafe == 0
    assert owner == "lading_owner"


async def test_the_owner_hands_a_door_over_without_seeing_through_it(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, durable=False) as server:
        urls = server.urls()
        await execute(
            urls.owner_url,
            "CREATE TABLE thing (id int)",
            "INSERT INTO thing VALUES (1)",
            "ALTER TABLE thing ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE thing FORCE ROW LEVEL SECURITY",
            "CREATE POLICY door ON thing TO lading_search USING (true)",
            "GRANT SELECT ON thing TO lading_search",
            "CREATE FUNCTION things() RETURNS bigint LANGUAGE sql SECURITY DEFINER RETURN (SELECT count(*) FROM thing)",
            "GRANT CREATE ON SCHEMA public TO lading_search",
            "ALTER FUNCTION things() OWNER TO lading_search",
        )
        assert await fetch(urls.app_url, "SELECT things()") == 1
        assert await fetch(urls.owner_url, "SELECT count(*) FROM thing") == 0


async def test_data_outlives_a_restart_and_a_crash(data_dir: Path) -> None:
    server = EmbeddedPostgres(data_dir)
    urls = server.start()
    await execute(urls.owner_url, "CREATE TABLE note (text text)", "INSERT INTO note VALUES ('before')")
    server.stop()
    assert processes_of(data_dir) == []

    server.start()
    await execute(urls.owner_url, "INSERT INTO note VALUES ('between')")
    postmaster = int((data_dir / "postgres/data/postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)

    again = EmbeddedPostgres(data_dir)
    again.start()
    assert await fetch(urls.owner_url, "SELECT string_agg(text, ' ') FROM note") == "before between"
    again.stop()
    server.stop()


async def test_two_data_directories_run_side_by_side(data_dir: Path) -> None:
    with (
        EmbeddedPostgres(data_dir / "one", durable=False) as one,
        EmbeddedPostgres(data_dir / "two", durable=False) as two,
    ):
        await execute(one.urls().owner_url, "CREATE TABLE only_here ()")
        assert await fetch(two.urls().owner_url, "SELECT to_regclass('only_here')") is None


async def test_a_place_too_long_for_a_socket_with_awkward_letters(data_dir: Path) -> None:
    place = data_dir / "a, long: path" / ("deep" * 20) / ("deeper" * 10)
    with EmbeddedPostgres(place, durable=False) as server:
        assert await fetch(server.urls().app_url, "SELECT 1") == 1
    shutil.rmtree(server.socket_dir)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts PostgreSQL as another user")
async def test_a_place_that_only_root_may_enter(data_dir: Path) -> None:
    place = data_dir / "closed"
    place.mkdir(mode=0o700)
    with EmbeddedPostgres(place, durable=False) as server:
        await execute(server.urls().owner_url, "CREATE TABLE kept ()")
    elsewhere = (place / "postgres").resolve()
    assert place.stat().st_mode & 0o077 == 0
    with EmbeddedPostgres(place, durable=False) as server:
        assert await fetch(server.urls().owner_url, "SELECT to_regclass('kept') IS NOT NULL") is True

    (place / "postgres").unlink()
    with EmbeddedPostgres(place, durable=False) as server:
        assert await fetch(server.urls().owner_url, "SELECT to_regclass('kept')") is None
    shutil.rmtree(elsewhere)
    shutil.rmtree(server.socket_dir)


def test_data_of_another_version_is_refused_in_words(data_dir: Path) -> None:
    server = EmbeddedPostgres(data_dir, durable=False)
    server.prepare()
    (data_dir / "postgres/data/PG_VERSION").write_text("17\n")
    with pytest.raises(ServiceError, match=r"made by PostgreSQL 17.*dump it"):
        server.start()


def test_a_broken_server_tells_the_end_of_its_log(data_dir: Path) -> None:
    server = EmbeddedPostgres(data_dir, durable=False)
    server.prepare()
    with (data_dir / "postgres/data/postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    with pytest.raises(ServiceError, match="no_such_setting"):
        server.start()
