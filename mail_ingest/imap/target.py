"""Where to connect: decided by the caller, never looked up here."""

import ssl
from typing import Literal

import msgspec

Security = Literal["tls", "starttls"]


class ConnectTarget(msgspec.Struct, frozen=True, kw_only=True):
    """A server whose addresses the egress guard has resolved and allowed.

    Connections go to `addresses` in order and nowhere else, so that a second DNS answer cannot redirect them;
    `host` is only the name that the certificate must carry (SNI).
    """

    host: str
    addresses: tuple[str, ...]
    port: int
    security: Security
    ssl_context: ssl.SSLContext

    def __repr__(self) -> str:
        return f"ConnectTarget({self.host}:{self.port} {self.security})"
