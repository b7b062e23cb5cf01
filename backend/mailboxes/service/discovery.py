"""From an address to the settings of its mailbox: what we know of providers, and what the domain says in the DNS.

Bounded in time: without a network, or with a slow one, the answer is a guess from the domain's name.
"""

import asyncio
from typing import Final

import dns.asyncresolver
import dns.exception
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.IN.SRV import SRV

from backend.mailboxes.schemas import Endpoint, SettingsProposal
from i18n.messages import translate
from mail_ingest.imap.providers.profile import Endpoint as ServerEndpoint
from mail_ingest.imap.providers.settings import provider_of, settings_for
from mail_ingest.imap.target import Security

_SECONDS: Final = 3.0
_IMAP_SRV: Final[tuple[tuple[str, Security], ...]] = (("_imaps._tcp", "tls"), ("_imap._tcp", "starttls"))
_SMTP_SRV: Final[tuple[tuple[str, Security], ...]] = (("_submissions._tcp", "tls"), ("_submission._tcp", "starttls"))


async def propose_settings(address: str, locale: str) -> SettingsProposal:
    """How the mailbox of `address` is probably reached; raises ValueError when it is no address."""
    domain = address.rpartition("@")[2]
    mx: list[str] = []
    imap = smtp = None
    if provider_of(address) is None:
        mx, imap, smtp = await asyncio.gather(_mx(domain), _srv(domain, _IMAP_SRV), _srv(domain, _SMTP_SRV))
    found = settings_for(address, mx, imap_srv=imap, smtp_srv=smtp)
    return SettingsProposal(
        address=found.address,
        provider=found.provider,
        provider_name=found.provider_name,
        imap=Endpoint(found.imap.host, found.imap.port, found.imap.security),
        smtp=Endpoint(found.smtp.host, found.smtp.port, found.smtp.security),
        username=found.username,
        secret_kind=found.secret_kind,
        help=translate(found.help, locale) if found.help else None,
        sources=list(found.sources),
    )


def _resolver() -> dns.asyncresolver.Resolver:
    resolver = dns.asyncresolver.Resolver()
    resolver.lifetime = _SECONDS
    return resolver


async def _mx(domain: str) -> list[str]:
    """The domain's mail exchangers, preferred first; none when the DNS does not answer."""
    try:
        answer = await _resolver().resolve(domain, "MX")
    except (dns.exception.DNSException, OSError, ValueError):
        return []
    found = [record for record in answer if isinstance(record, MX)]
    return [record.exchange.to_text() for record in sorted(found, key=lambda record: record.preference)]


async def _srv(domain: str, services: tuple[tuple[str, Security], ...]) -> ServerEndpoint | None:
    """What the domain announces (RFC 6186, 8314), encrypted from the first byte before STARTTLS."""
    for name, security in services:
        try:
            answer = await _resolver().resolve(f"{name}.{domain}", "SRV")
        except (dns.exception.DNSException, OSError, ValueError):
            continue
        found = sorted((record for record in answer if isinstance(record, SRV)), key=lambda record: record.priority)
        for record in found:
            host = record.target.to_text().rstrip(".")
            # A target of "." says that the service is not offered (RFC 2782).
            if host:
                return ServerEndpoint(host, record.port, security)
    return None
