"""The door to hosts that a tenant typed."""

import ipaddress
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest

from tenants.egress import EgressError, EgressGuard
from tenants.egress_http import guarded_client

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_inner_addresses_are_refused(address: str) -> None:
    assert not EgressGuard().permits(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_outer_addresses_are_permitted(address: str) -> None:
    assert EgressGuard().permits(ipaddress.ip_address(address))


def test_the_operator_opens_a_range_and_nothing_beside_it() -> None:
    guard = EgressGuard([ipaddress.ip_network("10.1.0.0/16")])
    assert guard.permits(ipaddress.ip_address("10.1.255.1"))
    assert guard.permits(ipaddress.ip_address("::ffff:10.1.2.3"))
    assert not guard.permits(ipaddress.ip_address("10.2.0.1"))


async def test_a_name_that_leads_inside_is_refused() -> None:
    with pytest.raises(EgressError) as caught:
        await EgressGuard().resolve("localhost", 993)
    assert (caught.value.code, caught.value.host) == ("address-refused", "localhost")


async def test_a_name_that_does_not_exist_is_told_apart() -> None:
    with pytest.raises(EgressError) as caught:
        await EgressGuard().resolve("no-such-host.invalid", 993)
    assert caught.value.code == "host-not-found"


async def test_only_checked_addresses_are_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 993)) for ip in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    checked = await EgressGuard().resolve("mixed.example", 993)
    assert checked.addresses == ("93.184.215.14",)


async def test_ports_are_limited_except_on_opened_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = EgressGuard([ipaddress.ip_network("127.0.0.0/8")])
    assert (await opened.resolve("127.0.0.1", 12345, ports=frozenset({993}))).port == 12345

    def answer(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 25))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(EgressError) as caught:
        await opened.resolve("mail.example", 25, ports=frozenset({993}))
    assert caught.value.code == "port-refused"


async def test_plain_http_is_for_networks_that_the_operator_opened() -> None:
    class Ok(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ok)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        async with guarded_client(EgressGuard([ipaddress.ip_network("127.0.0.0/8")]), seconds=5) as client:
            assert (await client.get(url)).status_code == 204
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    async with guarded_client(EgressGuard(), seconds=5) as client:
        with pytest.raises(httpx.UnsupportedProtocol):
            await client.get("http://93.184.215.14:443/")
