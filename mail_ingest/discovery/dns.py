"""What a domain says about its mail in the DNS. A domain that says nothing, or a DNS that does not answer, is no
error: there is nothing to find then."""

from typing import Final

import dns.asyncresolver
import dns.exception
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.IN.SRV import SRV

from mail_ingest.imap.providers.profile import Endpoint
from mail_ingest.imap.target import Security

#: Names below which a domain announces its servers, encryption from the first byte preferred (RFC 8314 section 5.1).
IMAP_SERVICES: Final[tuple[tuple[str, Security], ...]] = (("_imaps._tcp", "tls"), ("_imap._tcp", "starttls"))
SMTP_SERVICES: Final[tuple[tuple[str, Security], ...]] = (
    ("_submissions._tcp", "tls"),
    ("_submission._tcp", "starttls"),
)


def system_resolver(seconds: float) -> dns.asyncresolver.Resolver:
    """The machine's resolver, which gives up after `seconds`; without a configuration it finds nothing."""
    try:
        resolver = dns.asyncresolver.Resolver()
    except dns.exception.DNSException:
        resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.lifetime = seconds
    return resolver


async def mail_exchangers(resolver: dns.asyncresolver.Resolver, domain: str) -> list[str]:
    """The hosts that receive the domain's mail, preferred first."""
    try:
        answer = await resolver.resolve(domain, "MX")
    except (dns.exception.DNSException, OSError, ValueError):
        return []
    found = [record for record in answer if isinstance(record, MX)]
    return [record.exchange.to_text() for record in sorted(found, key=lambda record: record.preference)]


async def announced(
    resolver: dns.asyncresolver.Resolver, domain: str, services: tuple[tuple[str, Security], ...]
) -> Endpoint | None:
    """The server that the domain announces for one of `services`, tried in order (RFC 6186)."""
    for name, security in services:
        try:
            answer = await resolver.resolve(f"{name}.{domain}", "SRV")
        except (dns.exception.DNSException, OSError, ValueError):
            continue
        records = [record for record in answer if isinstance(record, SRV)]
        for record in sorted(records, key=lambda record: (record.priority, -record.weight)):
            host = record.target.to_text().rstrip(".").lower()
            # A target of "." says that the service is not offered (RFC 2782).
            if host:
                return Endpoint(host, record.port, security)
    return None
