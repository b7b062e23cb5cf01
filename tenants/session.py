"""The one way to the database: a session that belongs to a tenant, or to the narrow system role.

`tenant_session` opens one transaction and names the tenant in it with `SET LOCAL`, which PostgreSQL's policies
read. The edge (route, job, command) opens and ends it; services only flush. Keep no network call inside: a
transaction over 30 s holds locks and the cleaning of old rows.
"""

import ssl
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from typing import Any, Protocol, TypeVar, TypeVarTuple, Unpack, cast, overload, runtime_checkable
from urllib.parse import parse_qs, urlsplit, urlunsplit
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Executable, Result, ScalarResult, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.selectable import TypedReturnsRows

from tenants.context import Actor, Context, current_or_none, use_context
from tenants.orm import TenantScoped
from tenants.reader import TenantReader
from tenants.settings import Settings
from tenants.transactions import HeldTransaction, TenantConnection

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


@runtime_checkable
class ReadSession(Protocol):
    """What a query may do. A write through it fails type checking, and a real one runs `READ ONLY`."""

    @property
    def info(self) -> dict[Any, Any]:
        """Facts about the session: `tenant_id` and `actor`."""

    @overload
    async def execute(self, statement: TypedReturnsRows[Unpack[_Ts]], /) -> Result[Unpack[_Ts]]: ...
    @overload
    async def execute(self, statement: Executable, params: Any = ..., /) -> Result[Unpack[tuple[Any, ...]]]: ...
    @overload
    async def scalar(self, statement: TypedReturnsRows[_T], /) -> _T | None: ...
    @overload
    async def scalar(self, statement: Executable, /) -> Any: ...
    @overload
    async def scalars(self, statement: TypedReturnsRows[_T], /) -> ScalarResult[_T]: ...
    @overload
    async def scalars(self, statement: Executable, /) -> ScalarResult[Any]: ...
    async def get(self, entity: type[_T], ident: Any, /) -> _T | None: ...
    async def driver(self) -> TenantConnection:
        """asyncpg's connection inside the transaction, for prepared statements."""


class RowWriter(Protocol):
    """What writes rows of one kind: a prepared statement."""

    async def run_many(self, session: "WriteSession", rows: Iterable[Mapping[str, Any]], /) -> None:
        """Write the rows, in one round trip."""


class WriteSession(AsyncSession):
    """A session that may change things. Services take it and flush; they never commit."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._waiting: dict[RowWriter, list[Mapping[str, Any]]] = {}

    def put(self, writer: "RowWriter", row: Mapping[str, Any]) -> None:
        """Write a row that nothing in this transaction reads: with the next `flush`, or before the commit."""
        self._waiting.setdefault(writer, []).append(row)

    async def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what was added and put."""
        await super().flush(objects)
        await self.write_waiting()

    async def write_waiting(self) -> None:
        """Write what was put."""
        while self._waiting:
            writer = next(iter(self._waiting))
            await writer.run_many(self, self._waiting.pop(writer))

    @asynccontextmanager
    async def whole(self) -> AsyncIterator[None]:
        """All that is done, added and put within, or nothing of it where it raises."""
        await self.flush()
        try:
            async with self.begin_nested():
                yield
                await self.flush()
        except BaseException:
            self._waiting.clear()
            raise

    async def driver(self) -> TenantConnection:
        """asyncpg's connection inside the transaction; what was added to the session is written first."""
        if self.in_transaction():  # adding an object begins the ORM's part of the transaction
            await super().flush()
        held: HeldTransaction = self.info["held"]
        return await held.driver()


class _TenantSyncSession(Session):
    """Runs in the held transaction, and names the tenant in every ORM statement, so that one shard answers."""

    def get_bind(self, *_: Any, **__: Any) -> Connection:
        """See `Session.get_bind`."""
        held: HeldTransaction = self.info["held"]
        return held.orm_connection()


@event.listens_for(_TenantSyncSession, "do_orm_execute")
def _filter_tenant(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load or state.is_insert:
        return
    tenant_id = state.session.info["tenant_id"]
    state.statement = state.statement.options(
        with_loader_criteria(TenantScoped, lambda cls: cls.tenant_id == tenant_id, include_aliases=True)
    )


def asyncpg_url(url: str) -> tuple[str, dict[str, Any]]:
    """SQLAlchemy's form of a libpq URL, and what asyncpg takes as arguments (`host` as socket folder, `sslmode`)."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    arguments: dict[str, Any] = {}
    if socket_dir := query.pop("host", None):
        arguments["host"] = socket_dir
    if port := query.pop("port", None):
        arguments["port"] = int(port)
    if sslmode := query.pop("sslmode", None):
        arguments["ssl"] = ssl.create_default_context() if sslmode == "verify-full" else sslmode
    return urlunsplit(("postgresql+asyncpg", parts.netloc, parts.path, "", "")), arguments


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def make_engine(url: str, *, pool_size: int = 5, application: str = "lading") -> AsyncEngine:
    """An engine on asyncpg with our JSON codec; `url` is a libpq URL, a unix socket as `?host=/folder`."""
    address, arguments = asyncpg_url(url)
    return create_async_engine(
        address,
        connect_args={
            **arguments,
            "connection_class": TenantConnection,
            "server_settings": {"application_name": application},
        },
        pool_size=pool_size,
        max_overflow=pool_size,
        # Error texts go to logs, and parameters are people's mail.
        hide_parameters=True,
        json_serializer=_json,
        json_deserializer=msgspec.json.decode,
    )


def _acting(tenant_id: UUID, actor: Actor) -> AbstractContextManager[object]:
    """The context of the session; the edge of a request has set it already, jobs and commands get theirs here."""
    running = current_or_none()
    if running is not None and running.tenant_id == tenant_id and running.actor is actor:
        return nullcontext()
    locale, request_id = (running.locale, running.request_id) if running else ("en", None)
    return use_context(Context(tenant_id, actor, locale, request_id))


def _orm_session(info: dict[Any, Any]) -> WriteSession:
    return WriteSession(sync_session_class=_TenantSyncSession, expire_on_commit=False, info=info)


class Database:
    """The pools of one process: the application's role, which policies bind, and the system role."""

    def __init__(self, app: AsyncEngine, system: AsyncEngine) -> None:
        self.app = app
        self.system = system

    @classmethod
    def from_settings(cls, settings: Settings, application: str) -> "Database":
        """Pools after the settings; `application` shows in `pg_stat_activity`."""
        return cls(
            make_engine(settings.database_url, pool_size=settings.database_pool_size, application=application),
            make_engine(settings.database_system_url, pool_size=5, application=application),
        )

    @asynccontextmanager
    async def tenant_session(self, tenant_id: UUID, actor: Actor) -> AsyncIterator[WriteSession]:
        """One transaction of one tenant: committed at the end of the block, rolled back when it raises."""
        held = HeldTransaction(self.app, tenant_id, read_only=False)
        session = _orm_session({"tenant_id": tenant_id, "actor": actor, "held": held})
        with _acting(tenant_id, actor):
            try:
                yield session
                await session.write_waiting()
                if session.in_transaction():
                    await session.commit()
                await held.commit()
            except BaseException:
                await held.abandon(session)
                raise

    @asynccontextmanager
    async def tenant_read_session(self, tenant_id: UUID, actor: Actor) -> AsyncIterator[ReadSession]:
        """One READ ONLY transaction of one tenant."""
        held = HeldTransaction(self.app, tenant_id, read_only=True)
        reader = TenantReader(held, _orm_session, tenant_id, actor)
        with _acting(tenant_id, actor):
            try:
                yield cast("ReadSession", reader)
            finally:
                await reader.finish()

    @asynccontextmanager
    async def system_session(self) -> AsyncIterator[WriteSession]:
        """One transaction as the system role: sees only what crosses tenants (sign-in, leases, outbox)."""
        async with WriteSession(self.system, expire_on_commit=False) as session, session.begin():
            yield session

    async def connect_system(self) -> AsyncConnection:
        """A bare system connection, for a listener that outlives transactions."""
        return await self.system.connect()

    async def dispose(self) -> None:
        """Close every pool."""
        await self.app.dispose()
        await self.system.dispose()
