"""From an address to servers, against a DNS server, a web server and a Dovecot of our own."""

import asyncio
from pathlib import Path

import dns.asyncresolver
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.mailboxes.service.reach import make_reach
from i18n.messages import translate
from mail_ingest.discovery.autoconfig import read_autoconfig
from mail_ingest.discovery.discover import Reach, discover
from mail_ingest.discovery.guides import GUIDES, OAUTH
from mail_ingest.imap.providers.profile import Endpoint
from mail_ingest.imap.providers.table import PROVIDERS
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.dovecot import Dovecot
from tests.mail_ingest.discovery.world import NamedGuard, dns_server, web_server

CONFIG = b"""<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="anchor.example">
 <domain>anchor.example</domain>
 <incomingServer type="pop3">
  <hostname>pop.anchor.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
 <incomingServer type="imap">
  <hostname>plain.anchor.example</hostname><port>143</port><socketType>plain</socketType></incomingServer>
 <incomingServer type="imap">
  <hostname>mx.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
  <authentication>password-cleartext</authentication><username>%EMAILLOCALPART%</username></incomingServer>
 <outgoingServer type="smtp">
  <hostname>mx.anchor.example</hostname><port>587</port><socketType>STARTTLS</socketType></outgoingServer>
</emailProvider></clientConfig>"""


async def nothing(_: str) -> bytes | None:
    return None


async def silent(_: Endpoint) -> bool:
    return False


def reach_of(resolver: dns.asyncresolver.Resolver, guard: NamedGuard | None = None) -> Reach:
    if guard is None:
        return Reach(resolver, nothing, silent)
    made = make_reach(guard)
    return Reach(resolver, made.fetch, made.greets)


async def test_a_known_domain_needs_no_network() -> None:
    async with dns_server({}) as resolver:
        found = await discover("li.wei@163.com", reach_of(resolver))
    assert (found.best.source, found.best.provider, found.best.secret) == (
        "provider_table", "netease", "authorization_code",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("exchanger", "provider"),
    [
        ("aspmx.l.google.com.", "gmail"),
        ("anchor-example.mail.protection.outlook.com.", "microsoft365"),
        ("mxbiz1.qq.com.", "exmail"),
        ("qiye163mx01.mxmail.netease.com.", "netease-enterprise"),
        ("mxw.mxhichina.com.", "aliyun"),
    ],
)
async def test_the_exchanger_tells_the_provider(exchanger: str, provider: str) -> None:
    async with dns_server({("anchor.example", "MX"): [f"10 {exchanger}", "20 backup.example."]}) as resolver:
        found = await discover("sales@anchor.example", reach_of(resolver))
    assert (found.best.source, found.best.provider) == ("mx", provider)


async def test_the_domain_announces_its_servers() -> None:
    records = {
        ("_imaps._tcp.anchor.example", "SRV"): ["20 1 993 b.anchor.example.", "10 1 9933 a.anchor.example."],
        ("_submissions._tcp.anchor.example", "SRV"): ["0 0 0 ."],
        ("_submission._tcp.anchor.example", "SRV"): ["10 1 587 a.anchor.example."],
    }
    async with dns_server(records) as resolver:
        found = await discover("sales@anchor.example", reach_of(resolver))
    assert found.best.source == "srv"
    assert found.best.imap == Endpoint("a.anchor.example", 9933, "tls")
    assert found.best.smtp == Endpoint("a.anchor.example", 587, "starttls")


async def test_the_domain_publishes_a_file(tmp_path: Path) -> None:
    authority = CertificateAuthority(tmp_path)
    pages = {
        "autoconfig.anchor.example/mail/config-v1.1.xml": (
            302, {"Location": "https://www.anchor.example/config.xml"}, b"",
        ),
        "www.anchor.example/config.xml": (200, {}, CONFIG),
    }  # fmt: skip
    names = ["autoconfig.anchor.example", "www.anchor.example"]
    with web_server(authority, names, pages) as port:
        guard = NamedGuard({(name, 443): port for name in names}, authority.ca_file)
        async with dns_server({}) as resolver:
            found = await discover("sales@anchor.example", reach_of(resolver, guard))
    best = found.best
    assert (best.source, best.username) == ("autoconfig", "sales")
    assert best.imap == Endpoint("mx.anchor.example", 993, "tls")
    assert best.smtp == Endpoint("mx.anchor.example", 587, "starttls")


@pytest.mark.parametrize(
    ("location", "certificate"),
    [
        ("https://elsewhere.example/config.xml", "autoconfig.anchor.example"),
        ("http://www.anchor.example/config.xml", "autoconfig.anchor.example"),
        ("https://www.anchor.example/config.xml", "somebody-else.example"),
    ],
)
async def test_a_redirect_elsewhere_and_a_wrong_certificate_are_not_followed(
    tmp_path: Path, location: str, certificate: str
) -> None:
    authority = CertificateAuthority(tmp_path)
    pages = {
        "autoconfig.anchor.example/mail/config-v1.1.xml": (302, {"Location": location}, b""),
        "elsewhere.example/config.xml": (200, {}, CONFIG),
        "www.anchor.example/config.xml": (200, {}, CONFIG),
    }
    with web_server(authority, [certificate, "elsewhere.example"], pages) as port:
        hosts = ["autoconfig.anchor.example", "elsewhere.example", "www.anchor.example"]
        guard = NamedGuard({(host, 443): port for host in hosts}, authority.ca_file)
        async with dns_server({}) as resolver:
            found = await discover("sales@anchor.example", reach_of(resolver, guard))
    assert found.best.source == "guess"
    assert ("elsewhere.example", 443) not in guard.asked


async def test_a_server_that_greets_is_found_by_its_name(dovecot: Dovecot, tmp_path: Path) -> None:
    authority = CertificateAuthority(tmp_path)
    guard = NamedGuard({("mail.anchor.example", 993): dovecot.tls_port}, dovecot.authority.ca_file)
    async with dns_server({}) as resolver:
        wrong_name = await discover("sales@anchor.example", reach_of(resolver, guard))
    assert wrong_name.best.source == "guess"
    # Its certificate names localhost, so below that name alone it is believed.
    guard = NamedGuard({("localhost", 993): dovecot.tls_port}, dovecot.authority.ca_file)
    assert await make_reach(guard).greets(Endpoint("localhost", 993, "tls"))
    untrusting = NamedGuard({("localhost", 993): dovecot.tls_port}, authority.ca_file)
    assert not await make_reach(untrusting).greets(Endpoint("localhost", 993, "tls"))


async def test_a_probe_counts_when_nothing_better_is_known() -> None:
    async def greets(endpoint: Endpoint) -> bool:
        return endpoint.host == "mail.anchor.example" and endpoint.port in {993, 587}

    async with dns_server({}) as resolver:
        found = await discover("sales@anchor.example", Reach(resolver, nothing, greets))
    assert found.best.source == "probe"
    assert found.best.answered
    assert found.best.imap == Endpoint("mail.anchor.example", 993, "tls")
    assert found.best.smtp == Endpoint("mail.anchor.example", 587, "starttls")


async def test_a_source_that_hangs_is_not_waited_for() -> None:
    async def hang(_: str) -> bytes | None:
        await asyncio.get_running_loop().create_future()
        return None

    async with dns_server({}) as resolver:
        found = await discover("sales@anchor.example", Reach(resolver, hang, silent), seconds=0.5)
        assert found.best.source == "guess"
        # The exchanger ranks above the file, so with it nothing is waited for.
    async with dns_server({("anchor.example", "MX"): ["10 aspmx.l.google.com."]}) as resolver, asyncio.timeout(10):
        found = await discover("sales@anchor.example", Reach(resolver, hang, silent), seconds=60)
        assert found.best.provider == "gmail"


@pytest.mark.parametrize("address", ["nobody", "a@b", "a b@c.example", ""])
async def test_no_address(address: str) -> None:
    async with dns_server({}) as resolver:
        with pytest.raises(ValueError, match="address"):
            await discover(address, reach_of(resolver))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><clientConfig>&a;</clientConfig>',
        b'<!DOCTYPE x SYSTEM "https://elsewhere.example/x.dtd"><clientConfig/>',
        CONFIG.replace(b"mx.%EMAILDOMAIN%", b"bad host").replace(b">plain<", b">plain<"),
        CONFIG.replace(b"993", b"99300"),
        CONFIG + b" " * 70_000,
        b"not xml",
        b"",
    ],
)
def test_files_that_are_not_believed(content: bytes) -> None:
    assert read_autoconfig(content, "a@anchor.example") is None


@given(st.binary(max_size=400), st.integers(0, len(CONFIG)), st.integers(0, 40))
def test_reading_a_file_never_raises(noise: bytes, at: int, cut: int) -> None:
    read_autoconfig(CONFIG[:at] + noise + CONFIG[at + cut :], "a@anchor.example")


def test_guides_speak_of_providers_that_exist_and_need_one() -> None:
    slugs = {provider.slug: provider for provider in PROVIDERS}
    assert set(GUIDES) <= set(slugs)
    assert set(OAUTH) <= set(slugs)
    without = [p.slug for p in PROVIDERS if p.secret in {"authorization_code", "app_password"} and p.slug not in GUIDES]
    assert without == ["naver"]
    assert "授权码" in translate(GUIDES["netease"].why, "en")
