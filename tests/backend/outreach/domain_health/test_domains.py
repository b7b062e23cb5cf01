"""What the DNS says of a sending domain, asked of a DNS server of our own."""
# ruff: noqa: E501 - records

import asyncio
import base64
import re
from collections.abc import AsyncIterator
from typing import cast

import dns.asyncresolver
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.outreach.bounces.effects import raise_alarm
from backend.outreach.domain_health.checking import TrackingHost, check_domain, organisational
from backend.outreach.domain_health.reading import DnsReader
from backend.outreach.domain_health.schemas import Finding
from backend.outreach.domain_health.service import signatures_of
from tenants.context import system_actor
from tenants.orm import now
from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant

D = "harbour.example"


def dkim(bits: int) -> str:
    public = generate_private_key(65537, bits).public_key()
    return base64.b64encode(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


class Zone(asyncio.DatagramProtocol):
    """Answers what it was told, NXDOMAIN for the rest, and nothing at all for `silent` names."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, str], list[str]] = {}
        self.silent: set[str] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        question = dns.message.from_wire(data)
        asked = question.question[0]
        name, kind = asked.name.to_text().rstrip(".").lower(), dns.rdatatype.to_text(asked.rdtype)
        if name in self.silent:
            return
        answer = dns.message.make_response(question)
        answer.flags |= dns.flags.RA
        found = self.records.get((name, kind))
        if found:
            answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, *found))
        elif not any(known == name for known, _ in self.records):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        cast("asyncio.DatagramTransport", self._transport).sendto(answer.to_wire(), addr)

    def text(self, name: str, *records: str) -> None:
        # One string of a TXT record holds 255 bytes at most.
        self.records[name, "TXT"] = [
            " ".join(f'"{piece}"' for piece in re.findall(r".{1,200}", record)) for record in records
        ]


@pytest.fixture
async def zone() -> AsyncIterator[Zone]:
    transport, protocol = await asyncio.get_running_loop().create_datagram_endpoint(Zone, local_addr=("127.0.0.1", 0))
    protocol.port = transport.get_extra_info("sockname")[1]  # type: ignore[attr-defined]
    yield protocol
    transport.close()


async def look(
    zone: Zone,
    *selectors: str,
    signing: frozenset[str] = frozenset(),
    host: str | None = None,
    patience: float = 20.0,
) -> dict[str, Finding]:
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], zone.port  # type: ignore[attr-defined]
    resolver.lifetime = resolver.timeout = patience
    tracking = TrackingHost(host, "app.lading.example") if host else None
    found = await check_domain(DnsReader(resolver), D, selectors, signing=signing, tracking=tracking)
    return {finding.topic: finding for finding in found}


async def test_a_domain_in_good_health(zone: Zone) -> None:
    zone.records[D, "MX"] = ["10 smtp.google.com."]
    zone.text(D, "v=spf1 include:_spf.google.com ~all", "google-site-verification=x")
    zone.text("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all")
    zone.text(f"google._domainkey.{D}", f"v=DKIM1; k=rsa; p={dkim(2048)}")
    zone.text(f"_dmarc.{D}", f"v=DMARC1; p=quarantine; rua=mailto:dmarc@{D}")
    zone.records[f"go.{D}", "CNAME"] = ["app.lading.example."]
    found = await look(zone, signing=frozenset({D}), host=f"go.{D}")
    assert {finding.state for finding in found.values()} == {"ok"}
    assert list(found) == ["spf", "dkim", "dmarc", "mx", "alignment", "tracking"]


async def test_nothing_there_says_what_to_enter(zone: Zone) -> None:
    found = await look(zone, host=f"go.{D}")
    assert {topic: finding.code for topic, finding in found.items()} == {
        "spf": "spf-missing", "dkim": "dkim-missing", "dmarc": "dmarc-missing", "mx": "mx-missing",
        "alignment": "alignment-none", "tracking": "tracking-missing",
    }  # fmt: skip
    assert found["dmarc"].record_name == f"_dmarc.{D}"
    assert found["dmarc"].record == f"v=DMARC1; p=none; rua=mailto:dmarc@{D}"
    assert (found["tracking"].record_name, found["tracking"].record) == (f"go.{D}", "app.lading.example")
    assert found["spf"].record == "v=spf1 mx ~all"


async def test_the_record_proposed_names_the_provider(zone: Zone) -> None:
    zone.records[D, "MX"] = ["5 mxbiz1.qq.com."]
    zone.text(D, "v=spf1 ip4:192.0.2.1 -all")
    found = (await look(zone))["spf"]
    assert (found.code, found.record) == ("spf-provider-missing", "v=spf1 include:spf.mail.qq.com ip4:192.0.2.1 -all")


@pytest.mark.parametrize(
    ("records", "code"),
    [
        (["v=spf1 mx ~all", "v=spf1 a -all"], "spf-several"),
        (["v=spf1 +all"], "spf-everybody"),
        (["v=spf1 ip4:192.0.2.1"], "spf-no-end"),
        (["v=spf1 ip4:192.0.2.1 ptr ~all"], "spf-ptr"),
        (["v=spf1 include:nothing.example ~all"], "spf-include-empty"),
        (["v=spf1 a:x1.example a:x2.example a:x3.example ~all"], "spf-void"),
        (["v=spf1 " + " ".join(f"exists:e{n}.example" for n in range(11)) + " ~all"], "spf-lookups"),
        (["v=spf1 redirect=_spf.ok.example"], "spf-ok"),
        (["v=spf1 include:_spf.loop.example ~all"], "spf-lookups"),
    ],
)
async def test_what_is_wrong_with_spf(zone: Zone, records: list[str], code: str) -> None:
    zone.text(D, *records)
    zone.text("_spf.ok.example", "v=spf1 ip4:192.0.2.0/24 -all")
    zone.text("_spf.loop.example", "v=spf1 include:_spf.loop.example ~all")
    assert (await look(zone))["spf"].code == code


async def test_keys_that_are_too_short_or_revoked(zone: Zone) -> None:
    zone.text(f"s9._domainkey.{D}", f"v=DKIM1; p={dkim(1024)}")
    assert (await look(zone, "s9"))["dkim"].code == "dkim-short"
    zone.text(f"s9._domainkey.{D}", "v=DKIM1; p=")
    assert (await look(zone, "s9"))["dkim"].code == "dkim-revoked"


async def test_dmarc_of_the_organisation_counts_below_it(zone: Zone) -> None:
    assert organisational("mail.eu.harbour.co.uk") == "harbour.co.uk"
    zone.text(f"_dmarc.{D}", "v=DMARC1; p=none")
    found = (await look(zone))["dmarc"]
    assert (found.code, found.record) == ("dmarc-no-reports", f"v=DMARC1; p=none; rua=mailto:dmarc@{D}")
    zone.text(f"_dmarc.{D}", "v=DMARC1; p=perhaps")
    assert (await look(zone))["dmarc"].code == "dmarc-broken"


async def test_mail_that_somebody_else_signs(zone: Zone) -> None:
    assert (await look(zone, signing=frozenset({"provider.example.net"})))["alignment"].code == "alignment-other"
    assert (await look(zone, signing=frozenset({f"mail.{D}"})))["alignment"].code == "alignment-ok"


async def test_a_silent_dns_is_no_verdict(zone: Zone) -> None:
    zone.silent = {D, f"_dmarc.{D}"}
    found = await look(zone, patience=0.5)
    assert {found[topic].state for topic in ("spf", "dmarc", "mx")} == {"unknown"}


def test_selectors_are_read_from_our_own_mail() -> None:
    raw = b"DKIM-Signature: v=1; a=rsa-sha256; d=Harbour.example; s=key7;\r\n h=from:to; bh=x; b=y\r\nFrom: a@b.example\r\n\r\nhi"
    assert signatures_of(raw) == {("key7", "harbour.example")}


async def test_alarms_show_and_are_settled(runtime: Runtime, tenant: TestTenant, client: ApiClient) -> None:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await raise_alarm(session, "authentication", D, now(), "550 5.7.515 no")
        await raise_alarm(session, "authentication", D, now(), "550 5.7.515 no")
    assert (await client.post("/sending-domains/checks", {"domain": "not a domain"})).status_code == 400
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        from backend.outreach.domain_health.models import DomainCheck

        session.add(DomainCheck(domain=D, result={"findings": []}))
    [domain] = (await client.get("/sending-domains")).json()
    assert (domain["state"], domain["alarms"][0]["count"]) == ("problem", 2)
    assert (await client.post(f"/sending-domains/alarms/{domain['alarms'][0]['id']}/settle")).status_code == 204
    assert (await client.get("/sending-domains")).json()[0]["alarms"] == []
