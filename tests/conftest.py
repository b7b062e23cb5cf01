"""Fixtures on real servers. A test commits for real and works in fresh tenants of its own, which isolate it."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from litestar import Litestar

from backend.accounts.service import passwords
from backend.app import create_app
from infra.local.postgres import DatabaseUrls
from tenants.runtime import Runtime, open_runtime
from tenants.session import Database
from tenants.settings import Settings, load_settings
from tests.support import ApiClient, TestTenant, api_client, make_tenant

pytest_plugins = ["infra.testing.fixtures"]


@pytest.fixture(autouse=True, scope="session")
def _cheap_passwords() -> None:
    """argon2id with its least cost: thousands of sign-ins are not what these tests are about."""
    passwords._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def settings(database_urls: DatabaseUrls, redis_url: str, tmp_path: Path) -> Settings:
    """Settings of a process in this test."""
    return load_settings(
        database_url=database_urls.app_url,
        database_system_url=database_urls.system_url,
        database_owner_url=database_urls.owner_url,
        database_pool_size=5,
        redis_url=redis_url,
        blob_url=f"file://{tmp_path}/blobs",
        master_key=base64.b64encode(b"0123456789abcdef0123456789abcdef").decode(),
        data_dir=tmp_path,
        erp_dir=tmp_path / "erp",
        allowed_networks="127.0.0.0/8,::1/128",
    )


@pytest.fixture
async def runtime(settings: Settings) -> AsyncIterator[Runtime]:
    """The shared things of a process, with an empty Redis."""
    async with open_runtime(settings, "lading-test") as opened:
        await opened.redis.flushdb()
        yield opened


@pytest.fixture
async def database(runtime: Runtime) -> Database:
    """The pools as the application and the system role."""
    return runtime.database


@pytest.fixture
async def tenant(database: Database) -> TestTenant:
    """A fresh tenant with an owner."""
    return await make_tenant(database, "Harbour")


@pytest.fixture
async def other_tenant(database: Database) -> TestTenant:
    """A second fresh tenant, which must never show."""
    return await make_tenant(database, "Other")


class _Apps:
    """The app by those settings that shape it. Its hundreds of routes take longer to put together than most tests run,
    so one is made in each process; what it runs on is opened anew for each test."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Litestar] = {}
        self._settings: Settings | None = None

    def of(self, settings: Settings) -> Litestar:
        shaping = (settings.web_dir, settings.secure_cookies, *settings.free_mail_domains)
        self._settings = settings
        if shaping not in self._made:
            self._made[shaping] = create_app(settings, self._open)
        return self._made[shaping]

    def _open(self, _made_with: Settings, name: str) -> AbstractAsyncContextManager[Runtime]:
        assert self._settings is not None
        return open_runtime(self._settings, name)


_APPS = _Apps()


@pytest.fixture
async def app(settings: Settings, runtime: Runtime) -> AsyncIterator[Litestar]:
    """The running app, in the test's own event loop."""
    created = _APPS.of(settings)
    started, stop = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        # The lifespan must end in the task that it began in, and pytest ends fixtures in another.
        async with created.lifespan():
            started.set()
            await stop.wait()

    holding = asyncio.create_task(hold())
    waiting = asyncio.create_task(started.wait())
    await asyncio.wait({holding, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if holding.done():
        holding.result()
    yield created
    stop.set()
    await holding


@pytest.fixture
async def anonymous(app: Litestar) -> AsyncIterator[ApiClient]:
    """A client that nobody is signed in with."""
    async with api_client(app) as client:
        yield client


@pytest.fixture
async def client(app: Litestar, tenant: TestTenant) -> AsyncIterator[ApiClient]:
    """A client signed in as the tenant's owner."""
    async with api_client(app) as opened:
        answer = await opened.sign_in(tenant.owner.email)
        assert answer.status_code == 201, answer.text
        yield opened


@pytest.fixture
async def other_client(app: Litestar, other_tenant: TestTenant) -> AsyncIterator[ApiClient]:
    """A client signed in as the other tenant's owner."""
    async with api_client(app) as opened:
        answer = await opened.sign_in(other_tenant.owner.email)
        assert answer.status_code == 201, answer.text
        yield opened
