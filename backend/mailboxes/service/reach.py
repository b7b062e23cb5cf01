"""How the search for a mailbox's servers reaches the world: guarded, bounded, and saying no more than yes or no."""

import asyncio
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx
from publicsuffixlist import PublicSuffixList

from mail_ingest.discovery.autoconfig import MAX_BYTES
from mail_ingest.discovery.discover import Reach
from mail_ingest.discovery.dns import system_resolver
from mail_ingest.imap.connecting import NotConnectedError, connect
from mail_ingest.imap.errors import MailError
from mail_ingest.imap.providers.profile import Endpoint
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.submit.check import greets_smtp
from mail_ingest.sync.connecting import IMAP_PORTS, SMTP_PORTS, resolve
from tenants.egress import EgressError, EgressGuard
from tenants.egress_http import AnswerTooLargeError, guarded_client, read_at_most

_SECONDS: Final = 4.0
_MAX_REDIRECTS: Final = 2
_SUFFIXES: Final = PublicSuffixList()


def make_reach(guard: EgressGuard) -> Reach:
    """The ways out, each through the egress guard."""

    async def fetch(url: str) -> bytes | None:
        try:
            async with asyncio.timeout(_SECONDS), guarded_client(guard, seconds=_SECONDS) as client:
                return await _get(client, url)
        except (httpx.HTTPError, EgressError, AnswerTooLargeError, OSError, ValueError):
            return None

    async def greets(endpoint: Endpoint) -> bool:
        ports = IMAP_PORTS if endpoint.port in IMAP_PORTS else SMTP_PORTS
        try:
            async with asyncio.timeout(_SECONDS):
                target = await resolve(guard, endpoint.host, endpoint.port, endpoint.security, ports)
                return await (greets_imap(target) if ports is IMAP_PORTS else greets_smtp(target, seconds=_SECONDS))
        except (MailError, TimeoutError):
            return False

    return Reach(system_resolver(_SECONDS), fetch, greets)


async def greets_imap(target: ConnectTarget) -> bool:
    """Whether an IMAP server greets at the target over verified TLS."""
    try:
        protocol, _ = await connect(target, seconds=_SECONDS)
    except NotConnectedError:
        return False
    protocol.drop()
    return True


def same_owner(host: str, domain: str) -> bool:
    """Whether a host belongs to who owns the domain: both below one registered domain."""
    return _registered(host) == _registered(domain)


async def _get(client: httpx.AsyncClient, url: str) -> bytes | None:
    """Follows redirects only over https and only below the same registered domain."""
    first = urlsplit(url).hostname or ""
    for _ in range(_MAX_REDIRECTS + 1):
        answer = await read_at_most(client, url, MAX_BYTES)
        if answer.status_code == httpx.codes.OK:
            return answer.content
        target = urljoin(url, answer.headers.get("location", ""))
        if not answer.is_redirect or not same_owner(urlsplit(target).hostname or "", first):
            return None
        url = target
    return None


def _registered(name: str) -> str:
    name = name.lower().rstrip(".")
    return _SUFFIXES.privatesuffix(name) or name
