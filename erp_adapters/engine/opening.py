"""A link as adapters see it: settings with their secrets, kept tokens, the way out, corrected clock."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import msgspec
from redis.exceptions import LockError
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError

from erp_adapters.contract.adapter import Adapter
from erp_adapters.contract.capabilities import Capabilities, Limit
from erp_adapters.contract.outside import Link
from erp_adapters.engine.limits import gates, link_key
from erp_adapters.engine.models import ErpLink, ErpUsage
from erp_adapters.engine.transport import CountedHttp, guarded_dial, guarded_http
from erp_adapters.registry import load
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import WriteSession

TABLE: Final = "erp_link"


class OpenLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link that calls can be made at."""

    id: UUID
    name: str
    adapter: Adapter
    link: Link
    http: CountedHttp
    capabilities: Capabilities


class _SkewedClock:
    def __init__(self, skew: timedelta) -> None:
        self._skew = skew

    def now(self) -> datetime:
        """See `Clock`."""
        return datetime.now(UTC) + self._skew


class SealedTokens:
    """Tokens of a link, sealed in its row; one refresher at a time over all processes (`TokenStore`)."""

    def __init__(self, runtime: Runtime, tenant_id: UUID, actor: Actor, link_id: UUID) -> None:
        self._runtime, self._tenant, self._actor, self._link = runtime, tenant_id, actor, link_id
        self._cache: dict[str, tuple[str, datetime | None]] | None = None

    async def get(self, name: str) -> str | None:
        """See `TokenStore`."""
        if self._cache is None:
            self._cache = await self._load()
        value, expires = self._cache.get(name, (None, None))
        return None if expires is not None and expires <= datetime.now(UTC) else value

    async def put(self, name: str, value: str, expires_at: datetime | None = None) -> None:
        """See `TokenStore`."""
        await self._store(name, (value, expires_at))

    async def drop(self, name: str) -> None:
        """See `TokenStore`."""
        await self._store(name, None)

    @asynccontextmanager
    async def lock(self, name: str) -> AsyncIterator[None]:
        """See `TokenStore`. What another process stored meanwhile is seen inside."""
        held = self._runtime.redis.lock(f"erp:{self._link}:{name}", timeout=60, blocking_timeout=60)
        await held.acquire()
        self._cache = None
        try:
            yield
        finally:
            with contextlib.suppress(LockError):  # it took longer than the lease; another may have refreshed already
                await held.release()

    async def _load(self) -> dict[str, tuple[str, datetime | None]]:
        async with self._runtime.database.tenant_session(self._tenant, self._actor) as session:
            row = await session.get(ErpLink, (self._tenant, self._link))
            if row is None or row.session is None:
                return {}
            return await self._open(session, row.session)

    async def _open(self, session: WriteSession, sealed: bytes) -> dict[str, tuple[str, datetime | None]]:
        text = await self._runtime.vault.open(session, sealed, table=TABLE, column="session", row=self._link)
        return msgspec.json.decode(text, type=dict[str, tuple[str, datetime | None]])

    async def _store(self, name: str, value: tuple[str, datetime | None] | None) -> None:
        async with self._runtime.database.tenant_session(self._tenant, self._actor) as session:
            row = await session.scalar(select(ErpLink).where(ErpLink.id == self._link).with_for_update())
            if row is None:
                return
            kept = await self._open(session, row.session) if row.session else {}
            kept.pop(name, None)
            if value is not None:
                kept[name] = value
            text = msgspec.json.encode(kept).decode()
            row.session = await self._runtime.vault.seal(session, text, table=TABLE, column="session", row=self._link)
            self._cache = kept


async def settings_of(session: WriteSession, runtime: Runtime, row: ErpLink) -> dict[str, Any]:
    """All settings of a link, secrets opened."""
    if row.secrets is None:
        return dict(row.settings)
    text = await runtime.vault.open(session, row.secrets, table=TABLE, column="secrets", row=row.id)
    return {**row.settings, **msgspec.json.decode(text, type=dict[str, Any])}


def with_link(runtime: Runtime, tokens: Any, link_id: str, settings: Mapping[str, Any], server: Mapping[str, Any],
              http: CountedHttp, tenant_id: UUID | None = None) -> Link:  # fmt: skip
    """The contract's link."""
    folder = runtime.settings.erp_dir
    skew = timedelta(seconds=float(server.get("skew") or 0))
    return Link(
        id=link_id, settings=settings, http=http, tokens=tokens, clock=_SkewedClock(skew),
        dial=guarded_dial(runtime.egress),
        facts=server.get("facts") or {}, folder=folder / str(tenant_id) if folder and tenant_id else None,
    )  # fmt: skip


async def note_usage(session: WriteSession, link_id: UUID, http: CountedHttp, *, urgent: bool) -> None:
    """Add a piece of work's calls to the link's day."""
    moment = now()
    statement = insert(ErpUsage).values(
        id=new_id(), link_id=link_id, day=moment.date(), calls=http.calls, urgent=http.calls if urgent else 0,
        limited=http.limited, waited_seconds=http.waited,
    )  # fmt: skip
    added = ("calls", "urgent", "limited", "waited_seconds")
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "link_id", "day"],
            set_={name: getattr(ErpUsage, name) + statement.excluded[name] for name in added},
        )
    )


@asynccontextmanager
async def open_link(
    runtime: Runtime, tenant_id: UUID, actor: Actor, link_id: UUID, *, urgent: bool = True
) -> AsyncIterator[OpenLink]:
    """Open a link for a piece of work; `urgent` where somebody waits for it, whose calls go before bulk work's. Raises
    `NotFoundError`, `UnknownAdapterError`, and `Refused` where asking for the capabilities fails."""
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        row = await session.get(ErpLink, (tenant_id, link_id))
        if row is None:
            raise NotFoundError
        settings = await settings_of(session, runtime, row)
    adapter = load(row.adapter)
    client, inner = guarded_http(runtime.egress)
    http = probe = CountedHttp(inner, {})
    try:
        tokens = SealedTokens(runtime, tenant_id, actor, link_id)
        link = with_link(runtime, tokens, str(link_id), settings, row.server, probe, tenant_id)
        found = await adapter.capabilities(link)
        limits: dict[str, Limit] = {limit.bucket: limit for limit in found.limits}
        through = gates(limits, link_key(tenant_id, link_id), runtime.redis, urgent=urgent)
        http = CountedHttp(inner, limits, through)
        http.calls = probe.calls
        link = msgspec.structs.replace(link, http=http)
        yield OpenLink(id=link_id, name=row.name, adapter=adapter, link=link, http=http, capabilities=found)
    finally:
        await asyncio.shield(_close(runtime, tenant_id, actor, link_id, client, http, urgent=urgent))


async def _close(
    runtime: Runtime, tenant_id: UUID, actor: Actor, link_id: UUID, client: httpx.AsyncClient, http: CountedHttp,
    *, urgent: bool,
) -> None:  # fmt: skip
    await client.aclose()
    if http.calls:
        with contextlib.suppress(DBAPIError, OSError):  # the link may be gone, or the database away
            async with runtime.database.tenant_session(tenant_id, actor) as session:
                await note_usage(session, link_id, http, urgent=urgent)
