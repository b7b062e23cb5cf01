"""A little internet on loopback: a DNS server, names that lead to it, and a web server with certificates."""

import asyncio
import contextlib
import http.server
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from ipaddress import ip_network
from pathlib import Path
from typing import cast

import dns.asyncresolver
import dns.message
import dns.rcode
import dns.rrset

from mail_ingest.testing.certificates import CertificateAuthority
from tenants.egress import CheckedHost, EgressError, EgressGuard


class NamedGuard(EgressGuard):
    """The guard, with a hosts file: `(host, port)` to a port of loopback. Other names do not exist."""

    def __init__(self, places: dict[tuple[str, int], int], ca_file: Path) -> None:
        super().__init__([ip_network("127.0.0.0/8")], ca_file)
        self.places = places
        self.asked: list[tuple[str, int]] = []

    async def resolve(self, host: str, port: int, *, ports: frozenset[int] | None = None) -> CheckedHost:
        """See `EgressGuard`."""
        self.asked.append((host, port))
        place = self.places.get((host, port))
        if place is None:
            raise EgressError("host-not-found", host)
        checked = await super().resolve("127.0.0.1", place)
        return CheckedHost(host, place, checked.addresses)


class _Dns(asyncio.DatagramProtocol):
    def __init__(self, records: dict[tuple[str, str], list[str]]) -> None:
        self.records = records
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        (question,) = query.question
        answer = dns.message.make_response(query)
        kind = question.rdtype.name
        found = self.records.get((question.name.to_text(omit_final_dot=True), kind))
        if found is None:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        else:
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        assert self.transport is not None
        self.transport.sendto(answer.to_wire(), addr)


@asynccontextmanager
async def dns_server(records: dict[tuple[str, str], list[str]]) -> AsyncIterator[dns.asyncresolver.Resolver]:
    """A resolver whose only server knows `records`: (name, type) to the text of the records."""
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: _Dns(records), local_addr=("127.0.0.1", 0))
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = transport.get_extra_info("sockname")[1]
    resolver.lifetime = 3
    try:
        yield resolver
    finally:
        transport.close()


@contextmanager
def web_server(
    authority: CertificateAuthority, names: list[str], pages: dict[str, tuple[int, dict[str, str], bytes]]
) -> Iterator[int]:
    """An HTTPS server for `names`; `pages` maps `host/path` to status, headers and content. Yields its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").partition(":")[0]
            status, headers, content = pages.get(host + self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = authority.server_context(names).wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
