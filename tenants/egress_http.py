"""HTTP through the egress guard: the name is resolved and checked once, the connection goes to that address, and the
certificate is verified against the name. Plain http is for the networks that the operator opened, where a company's own
ERP or model may stand without a certificate. Redirects are never followed by themselves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import httpx

from tenants.egress import EgressGuard

HTTPS_PORTS: Final = frozenset({443})
_AGENT: Final = "Lading"


class AnswerTooLargeError(Exception):
    """A server sent more than was asked for."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests to checked addresses alone; raises `EgressError` for others, and for anything but https outside of
    the networks that the operator opened.

    Connections are not kept: two names can share an address, and a kept connection would skip the second
    name's certificate.
    """

    def __init__(self, guard: EgressGuard) -> None:
        self._guard = guard
        self._inner = httpx.AsyncHTTPTransport(
            verify=guard.tls_context(), trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """See `httpx.AsyncBaseTransport`."""
        if request.url.scheme not in {"https", "http"}:
            raise httpx.UnsupportedProtocol("only https", request=request)
        host, plain = request.url.host, request.url.scheme == "http"
        checked = await self._guard.resolve(host, request.url.port or (80 if plain else 443), ports=HTTPS_PORTS)
        if plain and not self._guard.opened(checked):
            raise httpx.UnsupportedProtocol("only https", request=request)
        failure: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in checked.addresses:
            # The Host header was made from the name already.
            sent = httpx.Request(
                request.method,
                request.url.copy_with(host=address, port=checked.port),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self._inner.handle_async_request(sent)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError("no address", request=request)

    async def aclose(self) -> None:
        """See `httpx.AsyncBaseTransport`."""
        await self._inner.aclose()


@asynccontextmanager
async def guarded_client(guard: EgressGuard, *, seconds: float) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client that only reaches what the guard permits; `seconds` bounds each step of a request."""
    client = httpx.AsyncClient(
        transport=GuardedTransport(guard),
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": _AGENT},
    )
    async with client:
        yield client


async def read_at_most(client: httpx.AsyncClient, url: str, most: int) -> httpx.Response:
    """GET `url` and read at most `most` bytes of the answer; raises `AnswerTooLargeError`."""
    async with client.stream("GET", url) as answer:
        content = b""
        async for chunk in answer.aiter_bytes():
            content += chunk
            if len(content) > most:
                raise AnswerTooLargeError(url)
        headers = {name: value for name, value in answer.headers.items() if name.lower() != "content-encoding"}
        return httpx.Response(answer.status_code, headers=headers, content=content, request=answer.request)
