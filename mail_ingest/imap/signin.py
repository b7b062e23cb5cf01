"""How to sign in: what to send, decided without I/O."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from mail_ingest.imap.grammar import quote
from mail_ingest.imap.protocol import Literal


@dataclass(frozen=True, slots=True)
class Attempt:
    """One command and the answers to the server's challenges, in order. Holds the secret: never log it."""

    parts: Sequence[bytes]
    answers: Sequence[bytes] = ()

    def __repr__(self) -> str:
        return "Attempt(...)"


class SignIn(Protocol):
    """A way to sign in."""

    def attempt(self, capabilities: frozenset[str]) -> Attempt:
        """The command for a server with these capabilities."""
        ...


class PasswordSignIn:
    """User name and password, authorization code or app password: they travel alike.

    LOGIN, because every provider takes it; AUTHENTICATE PLAIN (RFC 4616) where LOGIN is disabled or the
    secret is beyond ASCII, for which LOGIN has no charset.
    """

    def __init__(self, username: str, secret: str) -> None:
        self._username = username
        self._secret = secret

    def __repr__(self) -> str:
        return f"PasswordSignIn({self._username!r})"

    def attempt(self, capabilities: frozenset[str]) -> Attempt:
        """See `SignIn`."""
        plain = "AUTH=PLAIN" in capabilities
        ascii_only = (self._username + self._secret).isascii()
        if plain and ("LOGINDISABLED" in capabilities or not ascii_only):
            token = b64encode(f"\0{self._username}\0{self._secret}".encode())
            if "SASL-IR" in capabilities:
                return Attempt((b"AUTHENTICATE PLAIN " + token,))
            return Attempt((b"AUTHENTICATE PLAIN",), (token,))
        return Attempt((b"LOGIN ", _argument(self._username), b" ", _argument(self._secret)))


def _argument(text: str) -> bytes:
    data = text.encode()
    if re.search(rb"[\x00\r\n\x80-\xff]", data):
        return Literal(data)
    return quote(data)
