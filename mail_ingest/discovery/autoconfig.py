"""The XML in which a domain describes its mail servers, as Thunderbird's autoconfiguration reads it
(draft-bucksch-autoconfig). It is a stranger's file: bounded, without entities, and only encrypted servers count."""

from typing import Final
from xml.etree.ElementTree import Element, ParseError

import msgspec
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mail_ingest.imap.providers.profile import Endpoint
from mail_ingest.imap.target import Security

MAX_BYTES: Final = 64 * 1024
_SECURITY: Final[dict[str, Security]] = {"SSL": "tls", "STARTTLS": "starttls"}
_MAX_SERVERS: Final = 20


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """The servers of an address, and whether they take OAuth2 alone."""

    imap: Endpoint
    smtp: Endpoint | None
    username: str
    only_oauth: bool


def addresses_of(domain: str) -> tuple[str, ...]:
    """Where a domain may publish the file; https alone, and without the person's address."""
    return (
        f"https://autoconfig.{domain}/mail/config-v1.1.xml",
        f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
    )


def read_autoconfig(content: bytes, address: str) -> Announced | None:
    """The first encrypted IMAP server of the file and the first encrypted SMTP server; None when it has no such."""
    if len(content) > MAX_BYTES:
        return None
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    incoming = [server for server in _servers(root, "incomingServer") if server.get("type") == "imap"]
    outgoing = [server for server in _servers(root, "outgoingServer") if server.get("type") == "smtp"]
    for server in incoming:
        imap = _endpoint(server, address)
        if imap is None:
            continue
        smtp = next((found for each in outgoing if (found := _endpoint(each, address))), None)
        ways = {_text(way) for way in server.findall("authentication")}
        return Announced(
            imap=imap,
            smtp=smtp,
            username=_filled(_text(server.find("username")), address) or address,
            only_oauth=ways == {"OAuth2"},
        )
    return None


def _servers(root: Element, tag: str) -> list[Element]:
    return root.findall(f"./emailProvider/{tag}")[:_MAX_SERVERS]


def _endpoint(server: Element, address: str) -> Endpoint | None:
    host = _filled(_text(server.find("hostname")), address).lower().rstrip(".")
    port = _text(server.find("port"))
    security = _SECURITY.get(_text(server.find("socketType")))
    if security is None or not _is_host(host) or not port.isdigit() or not 0 < int(port) < 65536:
        return None
    return Endpoint(host, int(port), security)


def _is_host(host: str) -> bool:
    return 0 < len(host) <= 253 and "." in host and all(letter.isalnum() or letter in ".-" for letter in host)


def _text(element: Element | None) -> str:
    return (element.text or "").strip()[:300] if element is not None else ""


def _filled(text: str, address: str) -> str:
    local, _, domain = address.rpartition("@")
    for name, value in (
        ("%EMAILADDRESS%", address),
        ("%EMAILLOCALPART%", local),
        ("%EMAILDOMAIN%", domain),
    ):
        text = text.replace(name, value)
    return "" if "%" in text else text
