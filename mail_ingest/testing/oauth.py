"""An OAuth 2.0 server on loopback that behaves like a large provider's: consent page, authorization code with PKCE,
rotating refresh tokens with detection of reuse, revocation, and a way for Dovecot to check a token.

Serves TLS for browsers and Lading, and plain HTTP for Dovecot's look at a token. Tests set its attributes to have it
misbehave.
"""

import base64
import hashlib
import html
import http.server
import json
import secrets
import threading
import time
from dataclasses import MISSING, dataclass, field, fields
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from mail_ingest.testing.certificates import CertificateAuthority

MAIL_SCOPE: Final = "https://mail.google.com/"

_PAGE: Final = """<!doctype html><html lang="en"><title>Sign in</title>
<h1>Sign in</h1><p>An app wants to read and send the mail of <b>{account}</b>.</p>
<form method="post" action="/authorize">{fields}
<label>Account <input name="account" value="{account}"></label>
<button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form></html>"""


@dataclass
class _Grant:
    account: str
    scope: str
    refresh: str
    ended: bool = False


@dataclass
class OAuthServer:
    """A running server. Use as a context manager. `accounts` may sign in; a new one is added by naming it."""

    authority: CertificateAuthority
    client_id: str = "lading-test"
    client_secret: str = "lading-test-secret"
    #: Seconds that an access token lasts, as it is announced.
    lifetime: int = 3600
    #: Whether a refresh ends the refresh token that it was made with.
    rotates: bool = True
    #: What is granted whatever is asked for; None = what is asked for.
    scope: str | None = None
    #: Whether a refresh token is given at all.
    gives_refresh: bool = True
    #: Seconds until a consent ends by itself, as it is announced.
    consent_lasts: int | None = None
    #: Answer of the token address while it misbehaves: status and JSON.
    fails: tuple[int, dict[str, str]] | None = None
    #: Requests of the token address, in order: `authorization_code` or `refresh_token`.
    asked: list[str] = field(default_factory=list)
    #: Refresh tokens that were used a second time.
    reused: int = 0

    def __post_init__(self) -> None:
        self._codes: dict[str, dict[str, str]] = {}
        self._grants: dict[str, _Grant] = {}
        self._access: dict[str, tuple[_Grant, float]] = {}
        self._lock = threading.Lock()
        handler = _handler(self)
        self._tls = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._tls.socket = self.authority.server_context().wrap_socket(self._tls.socket, server_side=True)
        self._plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            for server in (self._tls, self._plain)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in (self._tls, self._plain):
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._tls.server_address[1]}"

    @property
    def endpoints(self) -> dict[str, str]:
        """For LADING_OAUTH_ENDPOINTS."""
        return {name: f"{self.url}/{name}" for name in ("authorize", "token", "revoke")}

    def dovecot_passdb(self) -> str:
        """What an `oauth2` passdb file of Dovecot says to check tokens here."""
        return (
            f"tokeninfo_url = http://127.0.0.1:{self._plain.server_address[1]}/tokeninfo?access_token=\n"
            "username_attribute = email\nactive_attribute = active\nactive_value = true\ntls_ca_cert_file =\n"
        )

    # What tests do to it

    def reset(self) -> None:
        """Behave again, and forget everybody."""
        fresh = {each.name: each.default for each in fields(self) if each.default is not MISSING}
        for name, value in fresh.items():
            setattr(self, name, value)
        with self._lock:
            self.asked = []
            self._codes.clear()
            self._grants.clear()
            self._access.clear()

    def consent(self, authorize_url: str, *, account: str | None = None) -> dict[str, str]:
        """What a browser brings back when a person allows the access: `code` and `state`."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(authorize_url).query).items()}
        return self._answer({**asked, "account": account or asked["login_hint"], "answer": "allow"})

    def expire_access_tokens(self) -> None:
        """No access token holds any more, although their announced time is not over."""
        with self._lock:
            self._access.clear()

    def end_consents(self) -> None:
        """As when people withdraw their consent on the provider's page."""
        with self._lock:
            self._access.clear()
            for grant in self._grants.values():
                grant.ended = True

    @property
    def live_consents(self) -> int:
        """How many consents hold."""
        return len({id(grant) for grant in self._grants.values() if not grant.ended})

    # What it answers

    def page(self, query: dict[str, str]) -> str:
        """The consent page."""
        fields = "".join(
            f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
            for name, value in query.items()
        )
        return _PAGE.format(fields=fields, account=html.escape(query.get("login_hint", "")))

    def redirect(self, form: dict[str, str]) -> str:
        """Where the browser is sent after the person's answer."""
        return f"{form['redirect_uri']}?{urlencode(self._answer(form))}"

    def _answer(self, form: dict[str, str]) -> dict[str, str]:
        if form.get("answer") != "allow":
            return {"error": "access_denied", "state": form["state"]}
        code = secrets.token_urlsafe(16)
        with self._lock:
            self._codes[code] = form
        return {"code": code, "state": form["state"]}

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The token address (RFC 6749 sections 4.1.3 and 6)."""
        with self._lock:
            self.asked.append(form.get("grant_type", ""))
            if self.fails is not None:
                return self.fails
            if (form.get("client_id"), form.get("client_secret")) != (self.client_id, self.client_secret):
                return 401, {"error": "invalid_client"}
            if form.get("grant_type") == "authorization_code":
                return self._redeem(form)
            return self._refresh(form.get("refresh_token", ""))

    def _redeem(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            asked is None
            or asked.get("code_challenge") != challenge
            or asked.get("redirect_uri") != form.get("redirect_uri")
        ):
            return 400, {"error": "invalid_grant"}
        grant = _Grant(asked["account"], self.scope or asked["scope"], secrets.token_urlsafe(24))
        self._grants[grant.refresh] = grant
        claims = {"aud": self.client_id, "nonce": asked.get("nonce"), "email": grant.account}
        return 200, {**self._tokens(grant), "id_token": f"e30.{_base64(claims)}."}

    def _refresh(self, token: str) -> tuple[int, dict[str, Any]]:
        grant = self._grants.get(token)
        if grant is None:
            return 400, {"error": "invalid_grant"}
        if grant.refresh != token:
            self.reused += 1
            grant.ended = True
        if grant.ended:
            return 400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
        if self.rotates:
            grant.refresh = secrets.token_urlsafe(24)
            self._grants[grant.refresh] = grant
        return 200, self._tokens(grant)

    def _tokens(self, grant: _Grant) -> dict[str, Any]:
        access = secrets.token_urlsafe(24)
        self._access[access] = grant, time.time() + self.lifetime
        answer: dict[str, Any] = {
            "access_token": access, "token_type": "Bearer", "expires_in": self.lifetime, "scope": grant.scope,
        }  # fmt: skip
        if self.gives_refresh:
            answer["refresh_token"] = grant.refresh
        if self.consent_lasts is not None:
            answer["refresh_token_expires_in"] = self.consent_lasts
        return answer

    def revoke(self, token: str) -> None:
        """RFC 7009: ends the consent that the token belongs to."""
        with self._lock:
            grant = self._grants.get(token)
            if grant is not None:
                grant.ended = True

    def tokeninfo(self, token: str) -> tuple[int, dict[str, Any]]:
        """Whose access token it is."""
        with self._lock:
            found = self._access.get(token)
        if found is None or found[1] < time.time() or found[0].ended:
            return 401, {"error": "invalid_token"}
        return 200, {"active": True, "email": found[0].account, "scope": found[0].scope}


def _base64(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _handler(server: OAuthServer) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(address.query).items()}
            if address.path == "/authorize":
                self._send(200, server.page(query).encode(), "text/html; charset=utf-8")
            elif address.path == "/tokeninfo":
                self._json(*server.tokeninfo(query.get("access_token", "")))
            else:
                self._json(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            if self.path == "/token":
                self._json(*server.token(form))
            elif self.path == "/revoke":
                server.revoke(form.get("token", ""))
                self._json(200, {})
            elif self.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", server.redirect(form))
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._json(404, {})

        def _json(self, status: int, value: dict[str, Any]) -> None:
            self._send(status, json.dumps(value).encode(), "application/json")

        def _send(self, status: int, content: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing: requests carry secrets."""

    return Handler
