"""The public addresses of pixels and links: answers at once, whatever it thinks of who asks, and only then is anything
judged. Plain ASGI, since a thousand of these a second may come in and nothing of the API's edge concerns them."""

import contextlib
import time
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
import structlog
from litestar import Response, asgi, get
from litestar.params import QueryParameter
from litestar.types import Receive, Scope, Send
from prometheus_client import Counter
from sqlalchemy.exc import DBAPIError, InterfaceError

from backend.outreach.tracking.hosts import is_known_host
from backend.outreach.tracking.keys import KeyRing
from backend.outreach.tracking.lookups import Destinations
from backend.outreach.tracking.spool import Spool, SpoolFullError
from backend.outreach.tracking.tokens import LENGTH, Kind, Name, read_token, tenant_of
from backend.web.given import GivenRuntime
from tenants.orm import new_id, now
from tenants.runtime import Runtime

HITS = Counter("lading_tracking_hits_total", "Pixels and links asked for", ["kind", "outcome"])

#: One transparent pixel.
_GIF: Final = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b")
_COMMON: Final = [
    (b"cache-control", b"no-store, max-age=0"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-robots-tag", b"noindex, nofollow"),
    (b"content-security-policy", b"default-src 'none'"),
]
_GONE: Final = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Not found</title>"
    b"<p>This link does not lead anywhere (any more)."
)
#: What tells machines (`rules.toml` says how), and nothing else of a request.
_TELLING: Final = frozenset({b"sec-purpose", b"purpose", b"x-purpose", b"x-moz"})
_METHODS: Final = frozenset({"GET", "HEAD"})
_MOST_CLIENTS: Final = 50_000
#: Tokens that nobody made, after which one client's are no longer looked up, per minute.
_PATIENCE: Final = 60

Domain = Annotated[str, QueryParameter(name="domain", max_length=253, description="A host.")]

_log = structlog.get_logger(__name__)


class SpooledHit(msgspec.Struct, frozen=True, kw_only=True):
    """A hit as it lies in the spool."""

    id: UUID
    kind: Kind
    token: str
    at: float
    method: str
    ip: str
    user_agent: str
    headers: dict[str, str] = {}


class Door:
    """What answers the public addresses in one process."""

    def __init__(self, runtime: Runtime, spool: Spool) -> None:
        self._runtime = runtime
        self._spool = spool
        self._keys = KeyRing(runtime)
        self._destinations = Destinations(runtime)
        self._strikes: dict[str, tuple[float, int]] = {}

    async def pixel(self, scope: Scope, send: Send) -> None:
        """Answer for a pixel: the same image for everybody, so that nothing is learnt from it about tokens."""
        method = str(scope.get("method", "GET"))
        if method not in _METHODS:
            await _reply(send, 405, b"", [(b"allow", b"GET, HEAD")])
            return
        token = _named(scope).removesuffix(".gif")
        try:
            made_by_us = await self._read(scope, "pixel", token) is not None
        except (DBAPIError, InterfaceError, OSError):
            made_by_us = len(token) == LENGTH  # the key cannot be had now: whoever stores the hit looks at it
        if made_by_us:
            await self._note(scope, "pixel", token, method)
        else:
            HITS.labels("pixel", "unknown").inc()
        await _reply(send, 200, _GIF if method == "GET" else b"", [(b"content-type", b"image/gif")], len(_GIF))

    async def link(self, scope: Scope, send: Send) -> None:
        """Lead to where the server knows that a link leads; what else the request says is not looked at."""
        method = str(scope.get("method", "GET"))
        if method not in _METHODS:
            await _reply(send, 405, b"", [(b"allow", b"GET, HEAD")])
            return
        token = _named(scope)
        try:
            name = await self._read(scope, "link", token)
            destination = None if name is None else await self._destinations.of(name)
        except (DBAPIError, InterfaceError, OSError) as error:
            _log.warning("a link cannot be looked up", error=type(error).__name__)
            await _reply(send, 503, b"", [(b"retry-after", b"5")])
            return
        if destination is None:
            HITS.labels("link", "unknown").inc()
            await _not_found(send, method)
            return
        await self._note(scope, "link", token, method)
        if destination:
            await _reply(send, 302, b"", [(b"location", destination.encode("utf-8"))])
        else:
            await _reply(send, 204, b"", [])

    async def _read(self, scope: Scope, kind: Kind, token: str) -> Name | None:
        tenant_id = tenant_of(token)
        if tenant_id is None:
            return None
        client, moment = _client(scope, trust_proxy=self._runtime.settings.trust_proxy), time.monotonic()
        since, count = self._strikes.get(client, (moment, 0))
        if count >= _PATIENCE and moment - since < 60:
            return None
        name = read_token(await self._keys.keys(tenant_id, moment), kind, token)
        if name is None:
            self._strike(client, since, count, moment)
        return name

    def _strike(self, client: str, since: float, count: int, moment: float) -> None:
        if len(self._strikes) >= _MOST_CLIENTS:
            self._strikes.clear()
        self._strikes[client] = (moment, 1) if moment - since >= 60 else (since, count + 1)

    async def _note(self, scope: Scope, kind: Kind, token: str, method: str) -> None:
        headers = {key: value for key, value in scope["headers"] if key in _TELLING or key == b"user-agent"}
        agent = headers.pop(b"user-agent", b"").decode("latin-1")[:500]
        hit = SpooledHit(
            id=new_id(),
            kind=kind,
            token=token,
            at=now().timestamp(),
            method=method,
            ip=_client(scope, trust_proxy=self._runtime.settings.trust_proxy),
            user_agent=agent,
            headers={key.decode(): value.decode("latin-1")[:200] for key, value in headers.items()},
        )
        try:
            await self._spool.append(msgspec.msgpack.encode(hit))
            HITS.labels(kind, "noted").inc()
        except SpoolFullError as error:
            HITS.labels(kind, "lost").inc()
            _log.error("a hit is lost: the spool cannot be written", error=str(error))


@asgi("/t/o", is_mount=True, copy_scope=True)
async def pixel_door(scope: Scope, receive: Receive, send: Send) -> None:
    """Pixels."""
    await _door(scope).pixel(scope, send)


@asgi("/t/c", is_mount=True, copy_scope=True)
async def link_door(scope: Scope, receive: Receive, send: Send) -> None:
    """Links."""
    await _door(scope).link(scope, send)


@get("/t/known-host", include_in_schema=False)
async def known_host(runtime: GivenRuntime, domain: Domain) -> Response[None]:
    """For a proxy that gets certificates when they are first asked for: may it, for this host?"""
    return Response(None, status_code=200 if await is_known_host(runtime, domain) else 404)


DOORS = [pixel_door, link_door, known_host]


def _door(scope: Scope) -> Door:
    door: Door = scope["litestar_app"].state.tracking_door
    return door


def _named(scope: Scope) -> str:
    """What stands behind the door's own path; Litestar puts a slash around what it leaves of it."""
    return scope["path"].strip("/")


def _client(scope: Scope, *, trust_proxy: bool) -> str:
    if trust_proxy:
        for key, value in scope["headers"]:
            if key == b"x-forwarded-for":
                named = value.decode("latin-1").rpartition(",")[2].strip()
                if named:
                    return str(named)
    client: Any = scope.get("client")
    return str(client[0]) if client else ""


async def _not_found(send: Send, method: str) -> None:
    body = _GONE if method == "GET" else b""
    await _reply(send, 404, body, [(b"content-type", b"text/html; charset=utf-8")], len(_GONE))


async def _reply(
    send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]], length: int | None = None
) -> None:
    announced = str(len(body) if length is None else length).encode()
    with contextlib.suppress(ConnectionError):
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [*_COMMON, *headers, (b"content-length", announced)],
            }
        )
        await send({"type": "http.response.body", "body": body, "more_body": False})
