"""Plain helpers that many tests share: a tenant with people, and clients that speak to the app as them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import httpx
from litestar import Litestar
from sqlalchemy import select

from backend.accounts.service.tenants import add_seat, create_account, create_tenant
from tenants.access import Role, permissions_of
from tenants.context import Actor
from tenants.directory.models import UserAccount
from tenants.orm import new_id
from tenants.session import Database

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class TestPerson:
    """A user of a test tenant."""

    __test__ = False

    email: str
    name: str
    role: Role
    user_id: UUID
    membership_id: UUID

    def actor(self) -> Actor:
        """The person as the acting user."""
        return Actor("user", self.name, self.role, self.user_id, self.membership_id, permissions_of(self.role))


@dataclass(frozen=True)
class TestTenant:
    """A tenant with an owner."""

    __test__ = False

    id: UUID
    slug: str
    owner: TestPerson
    people: dict[str, TestPerson] = field(default_factory=dict)


async def make_tenant(database: Database, name: str) -> TestTenant:
    """A fresh tenant with an owner whose password is `PASSWORD`."""
    async with database.system_session() as session:
        tenant = await create_tenant(session, f"{name} {new_id().hex[-8:]}")
    owner = await make_person(database, tenant.id, "owner")
    return TestTenant(tenant.id, tenant.slug, owner)


async def make_person(database: Database, tenant_id: UUID, role: Role) -> TestPerson:
    """A fresh user with a seat in the tenant."""
    label = f"{role}-{new_id().hex[-10:]}"
    async with database.system_session() as session:
        account = await create_account(
            session, email=f"{label}@people.example", name=f"Person {label}", password=PASSWORD
        )
        seat = await add_seat(session, tenant_id, account, role)
        return TestPerson(account.email, account.name, role, account.id, seat.id)


async def account_of(database: Database, email: str) -> UserAccount | None:
    """The stored account of an address."""
    async with database.system_session() as session:
        return await session.scalar(select(UserAccount).where(UserAccount.email == email))


async def eventually(holds: Callable[[], Awaitable[bool]], seconds: float = 30.0) -> None:
    """Wait until `holds()`; for work of other processes, which announces its end only in the database."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - the other process can set no event of ours
            await asyncio.sleep(0.05)


class ApiClient:
    """An httpx client that signs in, sends the CSRF token along and knows the API's prefix."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def sign_in(self, email: str, password: str = PASSWORD) -> httpx.Response:
        """Sign in; the cookies stay with the client."""
        return await self.post("/session", {"email": email, "password": password})

    async def get(self, path: str, **params: Any) -> httpx.Response:
        """GET with query parameters."""
        return await self.http.get(f"/api/v1{path}", params=params)

    async def post(self, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """POST a JSON body."""
        return await self.send("POST", path, body, **headers)

    async def patch(self, path: str, body: Any, version: int | None = None) -> httpx.Response:
        """PATCH with If-Match."""
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return await self.send("PATCH", path, body, **headers)

    async def put(self, path: str, body: Any) -> httpx.Response:
        """PUT a JSON body."""
        return await self.send("PUT", path, body)

    async def delete(self, path: str, body: Any = None) -> httpx.Response:
        """DELETE."""
        return await self.send("DELETE", path, body)

    async def send(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """Any request, with the CSRF token when a session is open."""
        token = self.http.cookies.get("lading_csrf")
        if token:
            headers.setdefault("X-CSRF-Token", token)
        return await self.http.request(method, f"/api/v1{path}", json=body, headers=headers)


@asynccontextmanager
async def api_client(app: Litestar, **headers: str) -> AsyncIterator[ApiClient]:
    """A client on the app's ASGI interface, in the test's own event loop."""
    transport = httpx.ASGITransport(app=cast("Any", app), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://lading.test", headers=headers) as http:
        yield ApiClient(http)
