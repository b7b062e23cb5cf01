"""How to sign in: what to send, decided without I/O."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from mail_ingest.imap.grammar import quote
from mail_ingest.imap.sending import Literal


@dataclass(frozen=True, slots=True)
class Attempt:
    """One command and the answers to the server's challenges, in order. Holds the secret: never log it."""

    parts: Sequence[bytes]
    answers: Sequence[bytes] = ()
    #: What to say to a challenge that comes after these: "*" cancels (RFC 3501 section 6.2.2). None = not SASL.
    refusal_answer: bytes | None = None
    bearer: bool = False

    def __repr__(self) -> str:
        return "Attempt(...)"


class BearerToken(str):
    """An OAuth 2 access token. Refreshing it is the caller's business."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "BearerToken(...)"


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
                return Attempt((b"AUTHENTICATE PLAIN " + token,), refusal_answer=b"*")
            return Attempt((b"AUTHENTICATE PLAIN",), (token,), refusal_answer=b"*")
        return Attempt((b"LOGIN ", _argument(self._username), b" ", _argument(self._secret)))


class BearerSignIn:
    """An access token, by XOAUTH2 (Google, Microsoft, Yandex, Yahoo, Alibaba) or OAUTHBEARER (RFC 7628).

    A server that refuses the token sends the reason as a challenge and its NO only after an answer to that.
    """

    def __init__(self, username: str, token: BearerToken) -> None:
        self._username = username
        self._token = token

    def __repr__(self) -> str:
        return f"BearerSignIn({self._username!r})"

    def attempt(self, capabilities: frozenset[str]) -> Attempt:
        """See `SignIn`. XOAUTH2 even where neither is announced: some announce nothing before TLS is up."""
        if "AUTH=OAUTHBEARER" in capabilities and "AUTH=XOAUTH2" not in capabilities:
            name = self._username.replace("=", "=3D").replace(",", "=2C")
            mechanism, message, goodbye = b"OAUTHBEARER", f"n,a={name},\1auth=Bearer {self._token}\1\1", b"AQ=="
        else:
            mechanism, message, goodbye = b"XOAUTH2", f"user={self._username}\1auth=Bearer {self._token}\1\1", b""
        response = b64encode(message.encode())
        if "SASL-IR" in capabilities:
            return Attempt((b"AUTHENTICATE " + mechanism + b" " + response,), (), goodbye, bearer=True)
        return Attempt((b"AUTHENTICATE " + mechanism,), (response,), goodbye, bearer=True)


def sign_in_with(username: str, secret: str | BearerToken) -> SignIn:
    """The way to sign in with this secret: a password, an authorization code, or an access token."""
    return BearerSignIn(username, secret) if isinstance(secret, BearerToken) else PasswordSignIn(username, secret)


def _argument(text: str) -> bytes:
    data = text.encode()
    if re.search(rb"[\x00\r\n\x80-\xff]", data):
        return Literal(data)
    return quote(data)
