"""What a provider profile says."""

from typing import Literal

import msgspec

from mail_ingest.imap.target import Security

SecretKind = Literal["password", "authorization_code", "app_password", "oauth"]


class Endpoint(msgspec.Struct, frozen=True):
    """A server of the provider."""

    host: str
    port: int
    security: Security


class Quirks(msgspec.Struct, frozen=True, kw_only=True):
    """What to do differently; capabilities still win over this."""

    #: Send ID even when it is not advertised: folders stay closed without it.
    always_send_id: bool = False
    #: The server files what is sent over its SMTP under Sent; appending a copy would double it.
    stores_sent_mail: bool = False
    #: Syncing the folder with all mail is enough.
    all_mail_folder: bool = False
    #: Bytes that may be downloaded in a day; None = not published.
    daily_download: int | None = None
    #: Compress where the server offers it: for servers that are far away, since it costs three times the CPU.
    compress: bool = False
    #: Connections at a time for one mailbox.
    connections: int = 2


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """One provider. `domains` are its own addresses, `mx` suffixes of the mail exchangers that it runs for others."""

    slug: str
    #: What people call it; a message id where it has a name of its own in their language.
    name: str
    domains: tuple[str, ...] = ()
    mx: tuple[str, ...] = ()
    imap: Endpoint
    smtp: Endpoint
    secret: SecretKind
    #: A message id: where to find the secret. None = nothing special.
    help: str | None = None
    #: Log in with the part before "@" only.
    local_part_login: bool = False
    quirks: Quirks = Quirks()
