"""Whose registration at a provider is used: the tenant's own, else the operator's."""

import msgspec
from sqlalchemy import select

from backend.mailboxes.oauth.providers import OAuthProvider, oauth_provider
from backend.mailboxes.oauth.schemas import OAuthClientView, SetOAuthClient
from i18n.messages import N_
from mail_ingest.discovery.guides import OAuthSlug
from mail_ingest.store.models import OAuthClient
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.secrets import Vault
from tenants.session import ReadSession, WriteSession
from tenants.settings import Settings

SLUGS: tuple[OAuthSlug, ...] = ("google", "microsoft")
_CALLBACK = "/mailbox-sign-in"


class UsedClient(msgspec.Struct, frozen=True, kw_only=True):
    """A registration with its secret opened: never log it."""

    provider: OAuthProvider
    client_id: str
    secret: str

    def __repr__(self) -> str:
        return f"UsedClient({self.client_id} at {self.provider.slug})"


def redirect_uri(settings: Settings) -> str:
    """The address to which providers send people back; it has to be registered there to the letter."""
    return settings.public_url + _CALLBACK


async def client_for(session: WriteSession, vault: Vault, settings: Settings, slug: OAuthSlug) -> UsedClient | None:
    """The registration that holds for the session's tenant; None when there is none."""
    own = await _own(session, slug)
    if own is not None:
        secret = await vault.open(session, own.secret, table="oauth_client", column="secret", row=own.id)
        return UsedClient(
            provider=oauth_provider(slug, settings, own.directory), client_id=own.client_id, secret=secret
        )
    client_id, operators = _operators(settings, slug)
    if client_id is None or operators is None:
        return None
    return UsedClient(provider=oauth_provider(slug, settings), client_id=client_id, secret=operators)


async def client_views(session: ReadSession, settings: Settings) -> list[OAuthClientView]:
    """For each provider whether people can sign in with it here, and through whose registration."""
    own = {client.provider: client for client in await session.scalars(select(OAuthClient))}
    views = []
    for slug in SLUGS:
        client = own.get(slug)
        by_operator = _operators(settings, slug)[0] is not None
        views.append(
            OAuthClientView(
                provider=slug,
                name=oauth_provider(slug, settings).name,
                set_up_by="tenant" if client else "operator" if by_operator else None,
                client_id=client.client_id if client else None,
                directory=client.directory if client else None,
                redirect_uri=redirect_uri(settings),
                changed_at=client.updated_at if client else None,
            )
        )
    return views


async def set_client(session: WriteSession, actor: Actor, vault: Vault, slug: OAuthSlug, data: SetOAuthClient) -> None:
    """Enter the tenant's own registration; without a secret the one that is there stays."""
    actor.require("mailboxes.manage")
    client = await _own(session, slug)
    if data.secret is None and (client is None or client.client_id != data.client_id):
        problem = FieldProblem("secret", "missing", N_("Enter the client secret that belongs to this client id."))
        raise ValidationFailedError(errors=[problem])
    client = client or OAuthClient(id=new_id(), provider=slug)
    if data.secret is not None:
        client.secret = await vault.seal(session, data.secret, table="oauth_client", column="secret", row=client.id)
    client.client_id, client.directory, client.set_by = data.client_id, data.directory, actor.membership_id
    session.add(client)
    await session.flush()
    audit.record(session, "oauth_client.set", subject_id=client.id, subject_name=slug, client_id=data.client_id)


async def remove_client(session: WriteSession, actor: Actor, slug: OAuthSlug) -> None:
    """Forget the tenant's own registration; its mailboxes then need the operator's and a new consent."""
    actor.require("mailboxes.manage")
    client = await _own(session, slug)
    if client is not None:
        await session.delete(client)
        await session.flush()
        audit.record(session, "oauth_client.removed", subject_id=client.id, subject_name=slug)


async def _own(session: WriteSession, slug: OAuthSlug) -> OAuthClient | None:
    return await session.scalar(select(OAuthClient).where(OAuthClient.provider == slug))


def _operators(settings: Settings, slug: OAuthSlug) -> tuple[str | None, str | None]:
    if slug == "google":
        client_id, secret = settings.oauth_google_client_id, settings.oauth_google_client_secret
    else:
        client_id, secret = settings.oauth_microsoft_client_id, settings.oauth_microsoft_client_secret
    return (client_id, secret.get_secret_value()) if client_id and secret else (None, None)
