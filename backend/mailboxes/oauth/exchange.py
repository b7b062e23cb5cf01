"""The requests to a provider: built and read by oauthlib, sent through the egress guard."""

import base64
import time
from typing import Any, Final

import httpx
import msgspec
from oauthlib.oauth2 import OAuth2Error, WebApplicationClient
from oauthlib.oauth2.rfc6749.tokens import OAuth2Token

from backend.mailboxes.oauth.clients import UsedClient
from tenants.egress import EgressError, EgressGuard
from tenants.egress_http import guarded_client

_SECONDS: Final = 15.0
#: Assumed where a provider does not say how long a token lives (RFC 6749 section 5.1 only recommends it).
_DEFAULT_LIFE: Final = 600


class ExchangeError(Exception):
    """The provider refused or did not answer; `code` is the OAuth error, or `unavailable`. `said` is for a person."""

    def __init__(self, code: str, said: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.said = said[:300]


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider gave. `expires_at` in seconds since 1970. Secret: sealed at rest, never logged."""

    access_token: str
    refresh_token: str
    expires_at: float
    scope: str = ""

    def __repr__(self) -> str:
        return "Tokens(...)"


class Granted(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a code or a refresh. `names`: the addresses of the account, casefolded, where it says so."""

    tokens: Tokens
    names: tuple[str, ...]
    #: Seconds until the consent itself ends, where the provider says so.
    consent_lasts: float | None

    def __repr__(self) -> str:
        return "Granted(...)"


def authorize_address(
    used: UsedClient, *, redirect_uri: str, state: str, verifier: str, nonce: str, address: str
) -> str:
    """Where the person's browser is sent."""
    client = WebApplicationClient(used.client_id)
    uri: str = client.prepare_request_uri(
        used.provider.authorize_url,
        redirect_uri=redirect_uri,
        scope=list(used.provider.scopes),
        state=state,
        code_challenge=client.create_code_challenge(verifier, "S256"),
        code_challenge_method="S256",
        nonce=nonce,
        login_hint=address,
        **used.provider.extra,
    )
    return uri


def new_verifier() -> str:
    """A PKCE code verifier (RFC 7636 section 4.1)."""
    verifier: str = WebApplicationClient("").create_code_verifier(64)
    return verifier


async def redeem_code(
    guard: EgressGuard, used: UsedClient, *, code: str, verifier: str, redirect_uri: str, nonce: str
) -> Granted:
    """Tokens for the code that the browser brought back; raises `ExchangeError`."""
    body = WebApplicationClient(used.client_id).prepare_request_body(
        code=code, redirect_uri=redirect_uri, code_verifier=verifier, client_secret=used.secret
    )
    answer = await _ask(guard, used, body)
    return Granted(
        tokens=_tokens(answer, refresh_token=""),
        names=_names(answer.get("id_token"), used.client_id, nonce),
        consent_lasts=_seconds(answer.get("refresh_token_expires_in")),
    )


async def refresh(guard: EgressGuard, used: UsedClient, refresh_token: str) -> Granted:
    """New tokens; a provider that rotates gives another refresh token and ends the old one. Raises `ExchangeError`."""
    body = WebApplicationClient(used.client_id).prepare_refresh_body(
        refresh_token=refresh_token, client_id=used.client_id, client_secret=used.secret
    )
    answer = await _ask(guard, used, body)
    return Granted(
        tokens=_tokens(answer, refresh_token=refresh_token),
        names=(),
        consent_lasts=_seconds(answer.get("refresh_token_expires_in")),
    )


async def revoke(guard: EgressGuard, used: UsedClient, refresh_token: str) -> None:
    """End the consent (RFC 7009). A token that the provider no longer knows is no error; raises `ExchangeError`."""
    if used.provider.revoke_url is None:
        return
    url, headers, body = WebApplicationClient(used.client_id).prepare_token_revocation_request(
        used.provider.revoke_url, refresh_token, "refresh_token", client_id=used.client_id, client_secret=used.secret
    )
    answer = await _post(guard, url, body, headers)
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise ExchangeError("unavailable")


async def _ask(guard: EgressGuard, used: UsedClient, body: str) -> OAuth2Token:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    answer = await _post(guard, used.provider.token_url, body, headers)
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise ExchangeError("unavailable", f"HTTP {answer.status_code}")
    try:
        return WebApplicationClient(used.client_id).parse_request_body_response(answer.text)
    except OAuth2Error as error:
        raise ExchangeError(error.error or "unavailable", error.description or "") from error
    except (ValueError, TypeError) as error:
        raise ExchangeError("unavailable", f"HTTP {answer.status_code}") from error


async def _post(guard: EgressGuard, url: str, body: str, headers: dict[str, str]) -> httpx.Response:
    try:
        async with guarded_client(guard, seconds=_SECONDS) as client:
            return await client.post(url, content=body, headers=headers)
    except (httpx.HTTPError, EgressError, OSError) as error:
        raise ExchangeError("unavailable") from error


def _tokens(answer: OAuth2Token, *, refresh_token: str) -> Tokens:
    lasts = _seconds(answer.get("expires_in"))
    return Tokens(
        access_token=str(answer["access_token"]),
        refresh_token=str(answer.get("refresh_token") or refresh_token),
        expires_at=time.time() + (lasts if lasts is not None else _DEFAULT_LIFE),
        scope=" ".join(answer.scopes),
    )


def _seconds(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _names(id_token: Any, client_id: str, nonce: str) -> tuple[str, ...]:
    """Who signed in, by the id token. It came straight from the token endpoint over verified TLS, so its signature
    need not be checked (OpenID Connect Core section 3.1.3.7); whom it is for, and that it is of this sign-in, must."""
    try:
        payload = str(id_token).split(".")[1]
        claims = msgspec.json.decode(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)), type=dict)
    except (IndexError, ValueError, msgspec.DecodeError):
        return ()
    audience = claims.get("aud")
    if client_id not in (audience if isinstance(audience, list) else [audience]) or claims.get("nonce") != nonce:
        return ()
    found = [claims.get(name) for name in ("email", "preferred_username", "upn")]
    return tuple(dict.fromkeys(str(name).casefold() for name in found if name and "@" in str(name)))
