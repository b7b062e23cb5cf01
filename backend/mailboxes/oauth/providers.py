"""Google and Microsoft: where people consent, where tokens are made, and what is asked for."""

from typing import Final

import msgspec

from mail_ingest.discovery.guides import OAuthSlug
from mail_ingest.imap.providers.profile import Endpoint
from tenants.settings import Settings


class OAuthProvider(msgspec.Struct, frozen=True, kw_only=True):
    """A provider's endpoints. `needed` are scopes without which the mailbox cannot be read. A mailbox gets `imap` and
    `smtp` with the consent; whoever gives it other servers has to give it a secret, which ends the consent."""

    slug: OAuthSlug
    name: str
    authorize_url: str
    token_url: str
    #: Where a consent is ended (RFC 7009); None = the provider has no such address.
    revoke_url: str | None
    scopes: tuple[str, ...]
    needed: frozenset[str]
    #: Further parameters of the authorize address.
    extra: dict[str, str] = {}
    imap: Endpoint
    smtp: Endpoint


#: `{directory}` is Microsoft's tenant: `common`, `organizations`, or one company's.
_MICROSOFT: Final = "https://login.microsoftonline.com/{directory}/oauth2/v2.0"
_PROVIDERS: Final[dict[OAuthSlug, OAuthProvider]] = {
    "google": OAuthProvider(
        slug="google",
        name="Google",
        authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
        revoke_url="https://oauth2.googleapis.com/revoke",
        scopes=("openid", "email", "https://mail.google.com/"),
        needed=frozenset({"https://mail.google.com/"}),
        # Without both, Google gives a refresh token only for the very first consent.
        extra={"access_type": "offline", "prompt": "consent"},
        imap=Endpoint("imap.gmail.com", 993, "tls"),
        smtp=Endpoint("smtp.gmail.com", 465, "tls"),
    ),
    "microsoft": OAuthProvider(
        slug="microsoft",
        name="Microsoft",
        authorize_url=f"{_MICROSOFT}/authorize",
        token_url=f"{_MICROSOFT}/token",
        revoke_url=None,
        scopes=(
            "openid",
            "email",
            "profile",
            "offline_access",
            "https://outlook.office.com/IMAP.AccessAsUser.All",
            "https://outlook.office.com/SMTP.Send",
        ),
        needed=frozenset({"https://outlook.office.com/IMAP.AccessAsUser.All"}),
        extra={"prompt": "select_account"},
        imap=Endpoint("outlook.office365.com", 993, "tls"),
        smtp=Endpoint("smtp.office365.com", 587, "starttls"),
    ),
}


def oauth_provider(slug: OAuthSlug, settings: Settings, directory: str | None = None) -> OAuthProvider:
    """The provider with the addresses that hold here: the operator can name others, for national clouds."""
    known = _PROVIDERS[slug]
    own = settings.oauth_endpoints.get(slug, {})
    place = directory or settings.oauth_microsoft_directory

    def at(name: str, usual: str) -> str:
        return own.get(name, usual).replace("{directory}", place)

    return msgspec.structs.replace(
        known,
        authorize_url=at("authorize", known.authorize_url),
        token_url=at("token", known.token_url),
        revoke_url=at("revoke", known.revoke_url or "") or None,
        imap=_server(own.get("imap"), known.imap),
        smtp=_server(own.get("smtp"), known.smtp),
    )


def _server(text: str | None, usual: Endpoint) -> Endpoint:
    """HOST:PORT of the operator."""
    if text is None:
        return usual
    host, _, port = text.rpartition(":")
    return Endpoint(host, int(port), "starttls" if port in {"143", "587"} else "tls")
