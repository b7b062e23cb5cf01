"""Access tokens for whoever opens a mailbox."""

import hashlib
import time
from datetime import UTC, datetime, timedelta
from typing import Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.mailboxes.oauth.clients import UsedClient, client_for
from backend.mailboxes.oauth.exchange import ExchangeError, Granted, Tokens, refresh, revoke
from backend.mailboxes.oauth.problems import mailbox_problem
from backend.mailboxes.oauth.providers import oauth_provider
from mail_ingest.discovery.guides import OAuthSlug
from mail_ingest.imap.errors import MailError
from mail_ingest.store.models import MailboxGrant
from tenants.context import system_actor
from tenants.egress import EgressGuard
from tenants.orm import now
from tenants.secrets import SealBrokenError, Vault
from tenants.session import Database, WriteSession
from tenants.settings import Settings

#: A token that ends within so many seconds is renewed before it is used.
_MARGIN: Final = 120
_ACTOR: Final = system_actor("mailbox sign-in")
_LOCK_SPACE: Final = "lading mailbox grant"
_REFUSED: Final = frozenset({"invalid_client", "unauthorized_client"})
_PASSING: Final = frozenset({"unavailable", "temporarily_unavailable", "server_error", "slow_down"})


class TokenKeeper:
    """Gives out access tokens and renews them, one process and one task at a time for each mailbox: a provider that
    rotates refresh tokens ends the consent when an old one is used twice."""

    def __init__(self, database: Database, vault: Vault, guard: EgressGuard, settings: Settings) -> None:
        self._database = database
        self._vault = vault
        self._guard = guard
        self._settings = settings

    async def access_token(self, tenant_id: UUID, mailbox_id: UUID, *, refused: str | None = None) -> str:
        """A token that holds for a while. `refused` is one that the mail server did not take although it should still
        hold: another is made then. Raises `MailError` with what a person can do."""
        async with self._database.tenant_session(tenant_id, _ACTOR) as session:
            grant = await session.get(MailboxGrant, (tenant_id, mailbox_id))
            tokens = await self._open(session, grant)
            if _holds(tokens, refused):
                return tokens.access_token
        # The one place where a transaction waits for a stranger: the lock must end with this process whatever
        # happens, and a rotated token must be kept by the transaction that holds it. It is bounded and rare.
        async with self._database.tenant_session(tenant_id, _ACTOR) as session:
            await lock_grant(session, mailbox_id)
            grant = await session.get(MailboxGrant, (tenant_id, mailbox_id), populate_existing=True)
            tokens = await self._open(session, grant)
            if grant is None or _holds(tokens, refused):
                return tokens.access_token
            granted = await self._refresh(session, grant, tokens)
            await keep_tokens(session, self._vault, grant, granted)
        return granted.tokens.access_token

    async def end(self, session: WriteSession, mailbox_id: UUID) -> None:
        """Tell the provider that the consent is over, and erase it. Raises `ExchangeError` when it is away."""
        await lock_grant(session, mailbox_id)
        grant = await session.get(MailboxGrant, (session.info["tenant_id"], mailbox_id))
        if grant is None:
            return
        try:
            tokens = await self._open(session, grant)
            used = await self._client(session, grant)
        except MailError:
            used = None  # nothing to tell the provider with
        if used is not None:
            await revoke(self._guard, used, tokens.refresh_token)
        await session.delete(grant)
        await session.flush()

    async def _refresh(self, session: WriteSession, grant: MailboxGrant, tokens: Tokens) -> Granted:
        used = await self._client(session, grant)
        name = used.provider.name
        try:
            return await refresh(self._guard, used, tokens.refresh_token)
        except ExchangeError as error:
            if error.code in _PASSING:
                raise mailbox_problem("oauth-unavailable", name, said=error.said or None) from error
            code = "oauth-client-refused" if error.code in _REFUSED else "sign-in-again"
            raise mailbox_problem(code, name, said=error.said or None) from error

    async def _client(self, session: WriteSession, grant: MailboxGrant) -> UsedClient:
        provider = oauth_provider(cast("OAuthSlug", grant.provider), self._settings)
        try:
            used = await client_for(session, self._vault, self._settings, provider.slug)
        except SealBrokenError:
            used = None
        if used is None:
            raise mailbox_problem("oauth-not-set-up", provider.name)
        if used.client_id != grant.client_id:
            raise mailbox_problem("sign-in-again", provider.name)
        return used

    async def _open(self, session: WriteSession, grant: MailboxGrant | None) -> Tokens:
        if grant is None:
            raise mailbox_problem("sign-in-again", "")
        try:
            text = await self._vault.open(session, grant.token, table="mailbox_grant", column="token", row=grant.id)
            return msgspec.json.decode(text, type=Tokens)
        except (SealBrokenError, msgspec.DecodeError) as error:
            raise mailbox_problem("sign-in-again", grant.provider.title()) from error


async def keep_tokens(session: WriteSession, vault: Vault, grant: MailboxGrant, granted: Granted) -> None:
    """Seal what the provider gave into the grant."""
    text = msgspec.json.encode(granted.tokens).decode()
    grant.token = await vault.seal(session, text, table="mailbox_grant", column="token", row=grant.id)
    grant.refreshed_at = now()
    if granted.consent_lasts is not None:
        grant.consent_ends_at = datetime.now(UTC) + timedelta(seconds=granted.consent_lasts)
    await session.flush()


async def lock_grant(session: WriteSession, mailbox_id: UUID) -> None:
    """Wait until nobody else renews or ends the consent of this mailbox, and keep it so until the transaction ends."""
    digest = hashlib.sha256(_LOCK_SPACE.encode() + session.info["tenant_id"].bytes + mailbox_id.bytes).digest()
    await session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(digest[:8], "big", signed=True))))


def _holds(tokens: Tokens, refused: str | None) -> bool:
    return tokens.access_token != refused and tokens.expires_at - _MARGIN > time.time()
