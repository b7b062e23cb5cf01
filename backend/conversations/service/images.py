"""Remote images of a mail, fetched by us when a reader asks for them: the sender learns that, but not who or where.

The address is the sender's choice, so every step goes through the egress guard, redirects too. Only pictures come
back, recognised by their first bytes and not by what the server says of them.
"""

import asyncio
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec

from backend.conversations.errors import RemoteImageError
from tenants.egress import EgressError, EgressGuard

_PORTS: Final = frozenset({80, 443})
_MAX_BYTES: Final = 8 * 1024 * 1024
_MAX_REDIRECTS: Final = 4
_SECONDS: Final = 12.0
_HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (compatible; image proxy)",
    "Accept": "image/*",
    "Accept-Encoding": "identity",
}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


class Picture(msgspec.Struct, frozen=True):
    """A picture and its type."""

    content: bytes
    content_type: str


def picture_type(content: bytes) -> str | None:
    """The type of a picture that browsers show and that cannot act; None for anything else."""
    signatures = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
    for signature, name in signatures:
        if content.startswith(signature):
            return f"image/{name}"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in {b"ftypavif", b"ftypavis"}:
        return "image/avif"
    if content[:2] == b"BM" and len(content) > 26:
        return "image/bmp"
    return None


async def fetch_picture(guard: EgressGuard, address: str) -> Picture:
    """Fetch a remote image; raises `RemoteImageError`."""
    try:
        async with asyncio.timeout(_SECONDS):
            content = await _follow(guard, address)
    except (httpx.HTTPError, httpx.InvalidURL, EgressError, OSError, ValueError) as error:
        raise RemoteImageError from error
    kind = picture_type(content)
    if kind is None:
        raise RemoteImageError
    return Picture(content, kind)


async def _follow(guard: EgressGuard, address: str) -> bytes:
    transport = httpx.AsyncHTTPTransport(verify=guard.tls_context(), trust_env=False)
    async with httpx.AsyncClient(transport=transport, timeout=_SECONDS, follow_redirects=False) as client:
        for _ in range(_MAX_REDIRECTS + 1):
            request = await _request(client, guard, address)
            async with client.stream(
                request.method, request.url, headers=request.headers, extensions=request.extensions
            ) as answer:
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    address = urljoin(address, answer.headers["location"])
                    continue
                if answer.status_code != 200:
                    raise RemoteImageError
                return await _read(answer)
    raise RemoteImageError


async def _request(client: httpx.AsyncClient, guard: EgressGuard, address: str) -> httpx.Request:
    """A request to a checked address of the host: the name goes into Host, SNI and certificate check alone."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RemoteImageError
    port = parts.port or (443 if parts.scheme == "https" else 80)
    checked = await guard.resolve(parts.hostname, port, ports=_PORTS)
    literal = checked.addresses[0]
    host = f"[{literal}]" if ":" in literal else literal
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return client.build_request(
        "GET",
        f"{parts.scheme}://{host}:{port}{target}",
        headers={**_HEADERS, "Host": parts.netloc.rpartition("@")[2]},
        extensions={"sni_hostname": parts.hostname},
    )


async def _read(answer: httpx.Response) -> bytes:
    content = bytearray()
    async for chunk in answer.aiter_raw():
        content += chunk
        if len(content) > _MAX_BYTES:
            raise RemoteImageError
    return bytes(content)
