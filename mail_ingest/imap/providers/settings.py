"""From an address to the settings of its mailbox."""

import re
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from mail_ingest.imap.providers.profile import Endpoint, Provider, SecretKind
from mail_ingest.imap.providers.table import PROVIDERS

Source = Literal["provider_table", "srv", "guess"]

_BY_DOMAIN: Final = {domain: provider for provider in PROVIDERS for domain in provider.domains}
_BY_SLUG: Final = {provider.slug: provider for provider in PROVIDERS}
#: The longest suffix wins: consumer Outlook's exchangers end like Microsoft 365's.
_MX_SUFFIXES: Final = sorted(
    ((suffix, provider) for provider in PROVIDERS for suffix in provider.mx), key=lambda pair: -len(pair[0])
)
#: NetEase's services beside 163.com have servers of their own.
_OWN_HOSTS: Final = frozenset({"126.com", "yeah.net", "188.com", "vip.163.com", "vip.126.com"})


class MailSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal for connecting; `help` is a message id."""

    address: str
    provider: str | None
    provider_name: str | None
    imap: Endpoint
    smtp: Endpoint
    username: str
    secret_kind: SecretKind
    help: str | None
    sources: tuple[Source, ...]


def provider_of(address: str, mx_hosts: Sequence[str] = ()) -> Provider | None:
    """The provider of an address: by its domain, else by who receives the domain's mail."""
    known = _BY_DOMAIN.get(_domain(address))
    if known:
        return known
    for host in mx_hosts:
        name = host.rstrip(".").lower()
        for suffix, provider in _MX_SUFFIXES:
            if name == suffix or name.endswith("." + suffix):
                return provider
    return None


def provider_by_slug(slug: str) -> Provider | None:
    """The profile with this slug."""
    return _BY_SLUG.get(slug)


def settings_for(
    address: str,
    mx_hosts: Sequence[str] = (),
    *,
    imap_srv: Endpoint | None = None,
    smtp_srv: Endpoint | None = None,
) -> MailSettings:
    """What to try for an address. `imap_srv` and `smtp_srv` are what the domain itself announces (RFC 6186, 8314) and
    the caller has looked up. Raises ValueError when `address` is none."""
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", address):
        raise ValueError("not an e-mail address")
    provider = provider_of(address, mx_hosts)
    if provider:
        local = _domain(address) if _domain(address) in _OWN_HOSTS else None
        return MailSettings(
            address=address,
            provider=provider.slug,
            provider_name=provider.name,
            imap=Endpoint(f"imap.{local}", 993, "tls") if local else provider.imap,
            smtp=Endpoint(f"smtp.{local}", 465, "tls") if local else provider.smtp,
            username=address.partition("@")[0] if provider.local_part_login else address,
            secret_kind=provider.secret,
            help=provider.help,
            sources=("provider_table",),
        )
    domain = _domain(address)
    return MailSettings(
        address=address,
        provider=None,
        provider_name=None,
        imap=imap_srv or Endpoint(f"imap.{domain}", 993, "tls"),
        smtp=smtp_srv or Endpoint(f"smtp.{domain}", 465, "tls"),
        username=address,
        secret_kind="password",  # noqa: S106 - the kind of secret, not one
        help=None,
        sources=("srv",) if imap_srv else ("guess",),
    )


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower().rstrip(".")
