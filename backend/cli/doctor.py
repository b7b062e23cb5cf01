"""`lading doctor`: looks at every dependency and says in words what is wrong and what to do."""

import asyncio
import sys
import zoneinfo
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import click
import tzdata
from alembic.runtime.migration import MigrationContext
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from backend.cli.running import run, settings_or_fail
from backend.web.pages import find_web_dir
from infra.migrations.runner import newest_revision
from tenants.orm import now
from tenants.runtime import Runtime, open_runtime
from tenants.session import make_engine


@dataclass(frozen=True, slots=True)
class Finding:
    """One checked thing: fine, or what is wrong and what to do."""

    name: str
    ok: bool
    text: str


async def _database(runtime: Runtime) -> str:
    async with runtime.database.app.connect() as connection:
        version = await connection.scalar(text("SHOW server_version_num"))
        if int(version) < 150000:
            raise RuntimeError(f"PostgreSQL {version} is too old; 15 or newer is needed")
        row = (
            await connection.execute(text("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"))
        ).one()
        if row.rolsuper or row.rolbypassrls:
            raise RuntimeError(
                "LADING_DATABASE_URL connects as a role that row-level security does not bind;"
                " connect as lading_app (docs/operator.md)"
            )
    return f"PostgreSQL {int(version) // 10000}, bound by row-level security"


async def _system_role(runtime: Runtime) -> str:
    async with runtime.database.system_session() as session:
        tenants = await session.scalar(text("SELECT count(*) FROM tenant"))
    return f"the system role sees {tenants} tenant(s)"


async def _migrations(runtime: Runtime) -> str:
    url = runtime.settings.database_owner_url
    if url is None:
        return "not checked: LADING_DATABASE_OWNER_URL is not set for this process"
    engine = make_engine(url)
    try:
        async with engine.connect() as connection:
            found = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
    finally:
        await engine.dispose()
    if found != newest_revision():
        raise RuntimeError(
            f"the schema is at {found or 'nothing'}, this program needs {newest_revision()}: run `lading migrate`"
        )
    return f"the schema is at {found}"


async def _redis(runtime: Runtime) -> str:
    info = await runtime.redis.info("server")
    return f"Redis {info['redis_version']}"


async def _blobs(runtime: Runtime) -> str:
    await runtime.blobs.check()
    return f"{runtime.settings.blob_url} can be written and read"


async def _clock(runtime: Runtime) -> str:
    async with runtime.database.system_session() as session:
        theirs = await session.scalar(text("SELECT now()"))
    drift = abs((now() - theirs).total_seconds())
    if drift > 5:
        raise RuntimeError(f"this machine's clock and PostgreSQL's differ by {drift:.0f} s: set up NTP")
    return "this machine and PostgreSQL agree on the time"


async def _zones(_: Runtime) -> str:
    if zoneinfo.TZPATH:
        raise RuntimeError("time zones come from the system and may be stale; set PYTHONTZPATH to an empty value")
    return f"time zone data {tzdata.IANA_VERSION}"


async def _web(runtime: Runtime) -> str:
    folder = find_web_dir(runtime.settings.web_dir)
    if not await asyncio.to_thread((folder / "index.html").is_file):
        raise RuntimeError(f"the web app is not built in {folder}: run `npm ci && npm run build` in frontend/")
    return "the web app is built"


CHECKS: list[tuple[str, Callable[[Runtime], Awaitable[str]], str]] = [
    ("database", _database, "check LADING_DATABASE_URL and that PostgreSQL runs"),
    ("system role", _system_role, "check LADING_DATABASE_SYSTEM_URL and run `lading migrate`"),
    ("migrations", _migrations, "check LADING_DATABASE_OWNER_URL"),
    ("redis", _redis, "check LADING_REDIS_URL and that Redis runs"),
    ("blob store", _blobs, "check LADING_BLOB_URL, its folder's rights or its keys"),
    ("clock", _clock, "check that PostgreSQL runs"),
    ("time zones", _zones, "reinstall the package tzdata"),
    ("web app", _web, "build the web app"),
]


async def examine(runtime: Runtime) -> list[Finding]:
    """Run every check; none stops the others."""
    findings = []
    for name, check, remedy in CHECKS:
        try:
            async with asyncio.timeout(15):
                findings.append(Finding(name, True, await check(runtime)))
        except RuntimeError as error:
            findings.append(Finding(name, False, str(error)))
        except (SQLAlchemyError, RedisError, OSError, TimeoutError) as error:
            first_line = (str(error) or type(error).__name__).splitlines()[0]
            findings.append(Finding(name, False, f"{first_line}; {remedy}"))
    return findings


@click.command()
def doctor() -> None:
    """Check every dependency and say in words what is wrong."""
    settings = settings_or_fail()

    async def work() -> list[Finding]:
        async with open_runtime(settings, "lading-doctor") as runtime:
            return await examine(runtime)

    findings = run(work())
    for finding in findings:
        click.echo(f"{'ok   ' if finding.ok else 'WRONG'}  {finding.name}: {finding.text}")
    if not all(finding.ok for finding in findings):
        sys.exit(1)
