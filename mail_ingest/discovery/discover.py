"""Asks every source at once where the mailbox of an address is, and ranks the answers.

A provider that is known by the address's domain needs no network. Otherwise all sources are asked side by side, each
with its own deadline; as soon as a trustworthy one has spoken, the less trustworthy are not waited for.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

import dns.asyncresolver
import msgspec

from mail_ingest.discovery.autoconfig import addresses_of, read_autoconfig
from mail_ingest.discovery.dns import IMAP_SERVICES, SMTP_SERVICES, announced, mail_exchangers
from mail_ingest.discovery.found import RANK, Discovery, Found
from mail_ingest.imap.providers.profile import Endpoint, SecretKind
from mail_ingest.imap.providers.settings import provider_of, settings_for

#: Seconds for all of it; one source that hangs must not keep a person waiting.
SECONDS: Final = 6.0
_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_HOST: Final = re.compile(r"[a-z0-9._-]{1,253}")
_IMAP_GUESSES: Final = ("imap.{}", "mail.{}", "{}")
_SMTP_GUESSES: Final = ("smtp.{}", "mail.{}", "{}")


class Reach(msgspec.Struct, frozen=True):
    """How the search reaches the world; all of it bounded and guarded by whoever makes it."""

    resolver: dns.asyncresolver.Resolver
    #: The content of an https address, or None.
    fetch: Callable[[str], Awaitable[bytes | None]]
    #: Whether an IMAP or SMTP server greets at the endpoint over verified TLS.
    greets: Callable[[Endpoint], Awaitable[bool]]


async def discover(address: str, reach: Reach, *, seconds: float = SECONDS) -> Discovery:
    """The ways to the mailbox of `address`, best first. Raises ValueError when it is no address."""
    if not _ADDRESS.fullmatch(address):
        raise ValueError("not an e-mail address")
    if provider_of(address) is not None:
        return Discovery(address=address, ways=(_by_provider(address),))
    domain = _ascii(address.rpartition("@")[2].lower().rstrip("."))
    if domain is None:
        raise ValueError("no domain")
    ways = await _ask_all(
        [
            (RANK.index("mx"), _by_mx(address, domain, reach)),
            (RANK.index("autoconfig"), _by_autoconfig(address, domain, reach)),
            (RANK.index("srv"), _by_srv(address, domain, reach)),
            (RANK.index("probe"), _by_probe(address, domain, reach)),
        ],
        seconds,
    )
    return Discovery(address=address, ways=_distinct(ways) or (_guess(address),))


async def _ask_all(sources: list[tuple[int, Coroutine[Any, Any, Found | None]]], seconds: float) -> list[Found]:
    """What the sources found, by rank. Those that rank below one that found something are cancelled, once all that
    rank above it have spoken."""
    tasks = {asyncio.ensure_future(source): rank for rank, source in sources}
    end = asyncio.get_running_loop().time() + seconds
    pending = set(tasks)
    try:
        while pending:
            left = end - asyncio.get_running_loop().time()
            done, pending = await asyncio.wait(pending, timeout=max(0.0, left), return_when=asyncio.FIRST_COMPLETED)
            spoken = [tasks[task] for task in tasks if task.done() and _result(task) is not None]
            if not done or (spoken and min(spoken) < min((tasks[task] for task in pending), default=len(RANK))):
                break
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    found = [(rank, way) for task, rank in tasks.items() if (way := _result(task)) is not None]
    return [way for _, way in sorted(found, key=lambda pair: pair[0])]


def _result(task: "asyncio.Future[Found | None]") -> Found | None:
    return None if task.cancelled() or task.exception() is not None else task.result()


def _distinct(ways: list[Found]) -> tuple[Found, ...]:
    by_server: dict[Endpoint, Found] = {}
    for way in ways:
        by_server.setdefault(way.imap, way)
    return tuple(by_server.values())


def _by_provider(address: str, mx: list[str] | None = None) -> Found:
    settings = settings_for(address, mx or ())
    return Found(
        source="mx" if mx else "provider_table",
        imap=settings.imap,
        smtp=settings.smtp,
        username=settings.username,
        provider=settings.provider,
        secret=settings.secret_kind,
    )


async def _by_mx(address: str, domain: str, reach: Reach) -> Found | None:
    hosts = await mail_exchangers(reach.resolver, domain)
    return _by_provider(address, hosts) if provider_of(address, hosts) else None


async def _by_autoconfig(address: str, domain: str, reach: Reach) -> Found | None:
    for content in await asyncio.gather(*(reach.fetch(url) for url in addresses_of(domain))):
        said = read_autoconfig(content, address) if content else None
        if said is not None:
            kind: SecretKind = "oauth" if said.only_oauth else "password"
            return Found(source="autoconfig", imap=said.imap, smtp=said.smtp, username=said.username, secret=kind)
    return None


async def _by_srv(address: str, domain: str, reach: Reach) -> Found | None:
    imap, smtp = await asyncio.gather(
        announced(reach.resolver, domain, IMAP_SERVICES), announced(reach.resolver, domain, SMTP_SERVICES)
    )
    return Found(source="srv", imap=imap, smtp=smtp, username=address) if imap else None


async def _by_probe(address: str, domain: str, reach: Reach) -> Found | None:
    imap, smtp = await asyncio.gather(
        _first_that_greets(
            [Endpoint(name.format(domain), 993, "tls") for name in _IMAP_GUESSES]
            + [Endpoint(name.format(domain), 143, "starttls") for name in _IMAP_GUESSES[:2]],
            reach,
        ),
        _first_that_greets(
            [Endpoint(name.format(domain), 465, "tls") for name in _SMTP_GUESSES]
            + [Endpoint(name.format(domain), 587, "starttls") for name in _SMTP_GUESSES[:2]],
            reach,
        ),
    )
    return Found(source="probe", imap=imap, smtp=smtp, username=address, answered=True) if imap else None


async def _first_that_greets(endpoints: list[Endpoint], reach: Reach) -> Endpoint | None:
    answers = await asyncio.gather(*(reach.greets(endpoint) for endpoint in endpoints))
    return next((endpoint for endpoint, greets in zip(endpoints, answers, strict=True) if greets), None)


def _guess(address: str) -> Found:
    domain = address.rpartition("@")[2].lower()
    return Found(
        source="guess",
        imap=Endpoint(f"imap.{domain}", 993, "tls"),
        smtp=Endpoint(f"smtp.{domain}", 465, "tls"),
        username=address,
    )


def _ascii(domain: str) -> str | None:
    """The domain as the DNS writes it (RFC 5891); None where no host has such a name (RFC 1123)."""
    try:
        name = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name if _HOST.fullmatch(name) else None
