"""The way out to an ERP: through the egress guard, within its rate limits, counted.

Plain HTTP is spoken only inside networks that the operator opened (an ERP in the company's own network); everything
else is HTTPS with the certificate verified against the name.
"""

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from typing import Final

import httpx

from erp_adapters.contract.capabilities import Limit
from erp_adapters.contract.http import ClientHttp, Http, Request, Response, TransportError
from tenants.egress import EgressError, EgressGuard

_SECONDS: Final = 30.0


class _Guarded(httpx.AsyncBaseTransport):
    """Connections to checked addresses; kept per host name, so that none skips another name's certificate."""

    def __init__(self, guard: EgressGuard) -> None:
        self._guard = guard
        self._inner: dict[str, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """See `httpx.AsyncBaseTransport`."""
        host, plain = request.url.host, request.url.scheme == "http"
        # No port at all is allowed for plain HTTP, except on networks that the operator opened.
        port = request.url.port or (80 if plain else 443)
        try:
            checked = await self._guard.resolve(host, port, ports=frozenset() if plain else None)
        except EgressError as error:
            raise TransportError(str(error), sent=False, code=error.code) from error
        if host not in self._inner:
            context = self._guard.shared_tls_context()
            self._inner[host] = httpx.AsyncHTTPTransport(verify=context, trust_env=False)
        failure: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in checked.addresses:
            sent = httpx.Request(
                request.method,
                request.url.copy_with(host=address, port=checked.port),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self._inner[host].handle_async_request(sent)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError("no address", request=request)

    async def aclose(self) -> None:
        """See `httpx.AsyncBaseTransport`."""
        for inner in self._inner.values():
            await inner.aclose()


class Bucket:
    """`calls` in any `per` seconds, at most `parallel` at once; a server's own wish to wait comes on top."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._room = asyncio.Semaphore(max(1, limit.parallel))
        self._sent: deque[float] = deque()
        self._not_before = 0.0

    async def take(self) -> float:
        """Wait for a place; answers the seconds that it took."""
        began = time.monotonic()
        await self._room.acquire()
        per = self._limit.per.total_seconds()
        while True:
            at = time.monotonic()
            while self._sent and self._sent[0] <= at - per:
                self._sent.popleft()
            wait = max(0.0, self._not_before - at)
            if self._limit.calls and len(self._sent) >= self._limit.calls:
                wait = max(wait, self._sent[0] + per - at)
            if wait <= 0:
                self._sent.append(at)
                return at - began
            await asyncio.sleep(wait)

    def give(self) -> None:
        """A call ended."""
        self._room.release()

    def rest(self, seconds: float) -> None:
        """The server asked for quiet."""
        self._not_before = max(self._not_before, time.monotonic() + min(seconds, 120.0))


class CountedHttp:
    """`Http` of one link."""

    def __init__(self, inner: Http, limits: Mapping[str, Limit]) -> None:
        self._inner = inner
        self._buckets = {name: Bucket(limit) for name, limit in (limits or {"": Limit()}).items()}
        self.calls = 0
        self.limited = 0

    async def send(self, request: Request) -> Response:
        """See `Http`."""
        bucket = self._buckets.get(request.bucket) or next(iter(self._buckets.values()))
        waited = await bucket.take()
        self.calls += 1
        self.limited += waited > 0.05
        try:
            response = await self._inner.send(request)
        finally:
            bucket.give()
        if response.status == 429:
            self.limited += 1
            bucket.rest(1.0)
        return response


def guarded_http(guard: EgressGuard) -> tuple[httpx.AsyncClient, Http]:
    """A client that only reaches what the guard permits, and the contract's `Http` over it. Close the client."""
    client = httpx.AsyncClient(
        transport=_Guarded(guard),
        timeout=_SECONDS,
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": "Lading"},
    )
    return client, ClientHttp(client)
