"""An OAuth server, and a Dovecot that lets in whom that server gave a token."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.oauth import OAuthServer
from tenants.settings import Settings

_EXTRA = """
auth_mechanisms = plain login xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {args}
}}
"""


@pytest.fixture(scope="session")
def oauth_dovecot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OAuthServer, Dovecot]]:
    """Both servers, under one authority."""
    args = tmp_path_factory.mktemp("oauth") / "dovecot-oauth2.conf"
    args.parent.chmod(0o755)
    dovecot = Dovecot(extra=_EXTRA.format(args=args))
    with OAuthServer(dovecot.authority) as server:
        args.write_text(server.dovecot_passdb())
        args.chmod(0o644)
        with dovecot:
            yield server, dovecot


@pytest.fixture
def oauth(oauth_dovecot: tuple[OAuthServer, Dovecot]) -> OAuthServer:
    """The OAuth server, as new."""
    oauth_dovecot[0].reset()
    return oauth_dovecot[0]


@pytest.fixture
def mail_server(oauth_dovecot: tuple[OAuthServer, Dovecot]) -> Dovecot:
    """The Dovecot that asks it."""
    return oauth_dovecot[1]


@pytest.fixture
def settings(settings: Settings, oauth: OAuthServer, mail_server: Dovecot, tmp_path: Path) -> Settings:
    """Settings of a process whose "Google" is ours."""
    endpoints = {"google": {**oauth.endpoints, "imap": f"localhost:{mail_server.tls_port}"}}
    return settings.model_copy(
        update={
            "extra_ca_file": mail_server.authority.ca_file,
            "oauth_endpoints": endpoints,
            "oauth_google_client_id": oauth.client_id,
            "oauth_google_client_secret": SecretStr(oauth.client_secret),
            "public_url": "http://lading.test",
        }
    )
