"""The way out that an adapter is handed. The engine's passes the egress guard, counts calls and bounds sizes.

An adapter never opens a connection of its own: it sends `Request`s through `Http` and gets whole `Response`s.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

import httpx
import msgspec
from msgspec import Struct

_ENCODER = msgspec.json.Encoder(decimal_format="number")
MOST_BYTES = 64 * 1024 * 1024


class Request(Struct, kw_only=True, frozen=True):
    """One HTTP request. `url` is complete and encoded already; `effect` tells that it may change something there.

    `bucket` names the rate limit it counts against (`capabilities.Limit`). `secrets` are the headers and query
    parameters (lower case) that must not be shown or logged, `secret_texts` texts that must not wherever they stand.
    """

    method: str
    url: str
    headers: Mapping[str, str] = {}
    body: bytes = b""
    effect: bool = False
    bucket: str = ""
    secrets: frozenset[str] = frozenset()
    secret_texts: frozenset[str] = frozenset()

    def shown(self) -> "Request":
        """The same request with its secrets masked, to be shown and stored."""
        from urllib.parse import urlsplit, urlunsplit

        split = urlsplit(self.url)
        query = "&".join(
            f"{part.partition('=')[0]}=***" if part.partition("=")[0].lower() in self.secrets else part
            for part in split.query.split("&")
        )
        masked = {
            name: "***" if name.lower() in self.secrets | _ALWAYS else value for name, value in self.headers.items()
        }
        url, body = urlunsplit(split._replace(query=query)), self.body
        for text in self.secret_texts - {""}:
            url = url.replace(text, "***")
            body = body.replace(text.encode(), b"***")
            masked = {name: value.replace(text, "***") for name, value in masked.items()}
        return msgspec.structs.replace(self, url=url, headers=masked, body=body, secret_texts=frozenset())


_ALWAYS = frozenset({"authorization", "cookie", "proxy-authorization"})


class Response(Struct, kw_only=True, frozen=True):
    """A whole answer; header names are lower case. Nothing about it is decided by `status` alone."""

    status: int
    headers: Mapping[str, str] = {}
    body: bytes = b""

    @property
    def content_type(self) -> str:
        """The media type without parameters, lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as UTF-8, what does not fit replaced."""
        return self.body.decode("utf-8", "replace")

    @property
    def date(self) -> datetime | None:
        """The server's clock as its Date header tells it (UTC)."""
        try:
            return parsedate_to_datetime(self.headers["date"]).astimezone(UTC)
        except (KeyError, ValueError):
            return None

    def json(self) -> Any:
        """The body as JSON with numbers as int and Decimal; raises ValueError."""
        return json.loads(self.body, parse_float=Decimal)


class TransportError(Exception):
    """No whole answer came. `sent` tells whether the server may have got the request; `code` is the egress guard's."""

    def __init__(self, message: str, *, sent: bool, code: str = "") -> None:
        super().__init__(message)
        self.sent = sent
        self.code = code


class Http(Protocol):
    """Sends a request; raises `TransportError`. Follows no redirect."""

    async def send(self, request: Request) -> Response:
        """The answer to `request`, whatever its status."""
        ...


class ClientHttp:
    """`Http` over an httpx client, which brings its own guard, time-outs and verification."""

    def __init__(self, client: httpx.AsyncClient, *, most_bytes: int = MOST_BYTES) -> None:
        self._client = client
        self._most = most_bytes

    async def send(self, request: Request) -> Response:
        """See `Http`."""
        try:
            async with self._client.stream(
                request.method, request.url, headers=dict(request.headers), content=request.body or None
            ) as answer:
                body = bytearray()
                async for chunk in answer.aiter_bytes():
                    body += chunk
                    if len(body) > self._most:
                        raise TransportError("the answer is too large", sent=True, code="answer-too-large")
                headers = {name.lower(): value for name, value in answer.headers.items()}
                if cookies := answer.headers.get_list("set-cookie"):
                    headers["set-cookie"] = "\n".join(cookies)
                return Response(status=answer.status_code, headers=headers, body=bytes(body))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
            raise TransportError(_reason(error), sent=False) from error
        except httpx.HTTPError as error:
            raise TransportError(_reason(error), sent=True) from error
        except httpx.InvalidURL as error:
            raise TransportError("the address is malformed", sent=False) from error


def to_json(value: Any) -> bytes:
    """JSON with Decimals as plain numbers, digits kept."""
    return _ENCODER.encode(value)


def _reason(error: Exception) -> str:
    # httpx texts can quote the URL, and some ERPs want secrets in it.
    return type(error).__name__
