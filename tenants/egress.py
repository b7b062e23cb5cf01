"""The one door to hosts that a tenant typed: resolved once, private ranges refused, TLS verified.

`EgressGuard.resolve` answers checked addresses; the caller connects to one of them and never asks DNS again
(so a second answer cannot lead inside), with the name kept for SNI and certificate.
"""

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_CGNAT = ipaddress.ip_network("100.64.0.0/10")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class EgressError(Exception):
    """Base of refusals; `code` is stable: `host-not-found`, `address-refused`, `port-refused`."""

    def __init__(self, code: str, host: str) -> None:
        self.code = code
        self.host = host
        super().__init__(f"{code}: {host}")


@dataclass(frozen=True, slots=True)
class CheckedHost:
    """A name and the addresses it had when it was checked; connect to these alone."""

    host: str
    port: int
    addresses: tuple[str, ...]


def _inner(address: IpAddress) -> IpAddress:
    """The IPv4 address inside IPv4-mapped and NAT64 forms, else the address."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


class EgressGuard:
    """Decides which outside addresses may be reached; `allowed` are private networks that the operator opened."""

    def __init__(self, allowed: list[IpNetwork] | None = None, extra_ca_file: Path | None = None) -> None:
        self._allowed = allowed or []
        self._extra_ca_file = extra_ca_file
        self._shared_context: ssl.SSLContext | None = None

    def permits(self, address: IpAddress) -> bool:
        """Whether a connection to `address` may be made."""
        real = _inner(address)
        if any(real.version == network.version and real in network for network in self._allowed):
            return True
        if real.version == 4 and real in _CGNAT:
            return False
        return real.is_global and not real.is_multicast

    def opened(self, checked: CheckedHost) -> bool:
        """Whether all addresses of a checked host are in networks that the operator opened."""
        return all(self._in_opened(ipaddress.ip_address(address)) for address in checked.addresses)

    def _in_opened(self, address: IpAddress) -> bool:
        return any(address.version == network.version and address in network for network in self._allowed)

    async def resolve(self, host: str, port: int, *, ports: frozenset[int] | None = None) -> CheckedHost:
        """Look `host` up once and keep the addresses that may be reached; raises `EgressError`.

        `ports` limits the port, except on networks that the operator opened.
        """
        host = host.strip().rstrip(".")
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise EgressError("host-not-found", host) from error
        addresses = [ipaddress.ip_address(str(item[4][0]).partition("%")[0]) for item in found]
        permitted = [address for address in dict.fromkeys(addresses) if self.permits(address)]
        if not permitted:
            raise EgressError("address-refused", host)
        opened = all(self._in_opened(address) for address in permitted)
        if ports is not None and port not in ports and not opened:
            raise EgressError("port-refused", host)
        return CheckedHost(host, port, tuple(str(address) for address in permitted))

    def tls_context(self) -> ssl.SSLContext:
        """A verifying client context (TLS 1.2 or newer) with the operator's further authorities."""
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self._extra_ca_file:
            context.load_verify_locations(cafile=str(self._extra_ca_file))
        return context

    def shared_tls_context(self) -> ssl.SSLContext:
        """`tls_context`, the same for all callers, who must not change it: each holds a megabyte of authorities."""
        if self._shared_context is None:
            self._shared_context = self.tls_context()
        return self._shared_context
