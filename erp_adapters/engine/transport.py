"""The way out to an ERP: through the egress guard, within its rate limits, counted; for SFTP a guarded connection.

Plain HTTP is spoken only inside networks that the operator opened (an ERP in the company's own network); everything
else is HTTPS with the certificate verified against the name.
"""

import asyncio
import socket
from collections.abc import Mapping
from typing import Final

import httpx

from erp_adapters.contract.capabilities import Limit
from erp_adapters.contract.errors import retry_after
from erp_adapters.contract.http import ClientHttp, Http, Request, Response, TransportError
from erp_adapters.contract.outside import Dial
from erp_adapters.contract.results import RateLimited, Refused
from erp_adapters.engine.limits import Gate, LimitWaitError, gates
from tenants.egress import EgressError, EgressGuard

_SECONDS: Final = 30.0
#: A shorter wait for a place is the ordinary course of things.
_NOTICED: Final = 0.05


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


class CountedHttp:
    """`Http` of one link: within its limits, and counted. `waited` counts seconds, `limited` calls that had to wait."""

    def __init__(self, inner: Http, limits: Mapping[str, Limit], through: Mapping[str, Gate] | None = None) -> None:
        self._inner = inner
        self._gates = dict(through) if through is not None else gates(limits, "")
        self.calls = 0
        self.limited = 0
        self.waited = 0.0

    async def send(self, request: Request) -> Response:
        """See `Http`; raises `Refused` where the limit asks for a long pause."""
        gate = self._gates.get(request.bucket) or next(iter(self._gates.values()))
        try:
            place, waited = await gate.take()
        except LimitWaitError as error:
            self.limited += 1
            raise Refused(RateLimited(message="", after=error.after)) from error
        self.calls += 1
        self.limited += waited > _NOTICED
        self.waited += waited
        try:
            response = await self._inner.send(request)
        finally:
            await asyncio.shield(gate.give(place))
        if response.status == 429:
            self.limited += 1
            await gate.rest(retry_after(response) or 1.0)
        return response


def guarded_dial(guard: EgressGuard) -> Dial:
    """Opens connections to what the guard permits, for protocols that verify who answers by themselves."""

    async def dial(host: str, port: int, /) -> socket.socket:
        try:
            checked = await guard.resolve(host, port)
        except EgressError as error:
            raise TransportError(str(error), sent=False, code=error.code) from error
        failure: Exception | None = None
        for address in checked.addresses:
            opened = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
            opened.setblocking(False)
            try:
                async with asyncio.timeout(_SECONDS):
                    await asyncio.get_running_loop().sock_connect(opened, (address, checked.port))
            except (OSError, TimeoutError) as error:
                opened.close()
                failure = error
            else:
                return opened
        raise TransportError(type(failure).__name__, sent=False) from failure

    return dial


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
