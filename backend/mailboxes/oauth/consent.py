"""The round trip of a person: to the provider's page and back to a mailbox.

What was begun waits in Redis, sealed, for ten minutes; it is taken out by the first who comes back. If Redis loses it
the person begins again.
"""

import hashlib
import hmac
import secrets
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from backend.mailboxes.oauth import problems
from backend.mailboxes.oauth.clients import UsedClient, client_for, redirect_uri
from backend.mailboxes.oauth.exchange import (
    ExchangeError,
    Granted,
    authorize_address,
    new_verifier,
    redeem_code,
)
from backend.mailboxes.oauth.providers import oauth_provider
from backend.mailboxes.oauth.schemas import FinishedMailboxSignIn, MailboxSignIn, NewMailboxSignIn
from backend.mailboxes.oauth.tokens import keep_tokens, lock_grant
from backend.mailboxes.queries import load_mailbox
from backend.mailboxes.schemas import Endpoint, OAuthSlug
from backend.mailboxes.service.accounts import NewAccount, add_account, give_servers, try_anew
from i18n.messages import N_
from mail_ingest.store.models import Mailbox, MailboxGrant
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, NotAllowedError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.secrets import SealBrokenError
from tenants.session import WriteSession

_LIFETIME: Final = timedelta(minutes=10)
#: Microsoft's codes for "an administrator has to consent" and "not allowed for this organization".
_ADMIN_CODES: Final = ("AADSTS90094", "AADSTS65001", "AADSTS90095", "AADSTS900941", "AADSTS7000112", "AADSTS50105")


class Caller(NamedTuple):
    """Who begins or ends a sign-in, and in which browser session; an API key has none."""

    actor: Actor
    session_id: UUID | None


class _Begun(msgspec.Struct, frozen=True, kw_only=True):
    provider: OAuthSlug
    state_hash: str
    verifier: str
    nonce: str
    session_id: UUID | None
    actor_id: UUID | None
    address: str
    mailbox_id: UUID | None
    display_name: str
    sync_since: date | None
    visibility: str
    team_id: UUID | None


async def begin(runtime: Runtime, session: WriteSession, caller: Caller, data: NewMailboxSignIn) -> MailboxSignIn:
    """Where to send the browser; raises `OAuthNotSetUpError`."""
    address = data.address
    if data.mailbox_id is not None:
        mailbox = await load_mailbox(session, data.mailbox_id)
        _may_sign_in(caller.actor, mailbox)
        address = mailbox.address
    else:
        caller.actor.require("mailboxes.manage")
    if address is None:
        raise ValidationFailedError(errors=[FieldProblem("address", "missing", N_("Enter the mail address."))])
    used = await _client(runtime, session, data.provider)
    request_id, secret = new_id(), secrets.token_urlsafe(32)
    begun = _Begun(
        provider=data.provider,
        state_hash=_hash(secret),
        verifier=new_verifier(),
        nonce=secrets.token_urlsafe(16),
        session_id=caller.session_id,
        actor_id=caller.actor.id,
        address=address.strip().casefold(),
        mailbox_id=data.mailbox_id,
        display_name=data.display_name,
        sync_since=data.sync_since,
        visibility=data.visibility,
        team_id=data.team_id,
    )
    text = msgspec.json.encode(begun).decode()
    sealed = await runtime.vault.seal(session, text, table="oauth_request", column="begun", row=request_id)
    await runtime.redis.set(_key(request_id), sealed.hex(), ex=int(_LIFETIME.total_seconds()))
    url = authorize_address(
        used,
        redirect_uri=redirect_uri(runtime.settings),
        state=f"{request_id.hex}.{secret}",
        verifier=begun.verifier,
        nonce=begun.nonce,
        address=begun.address,
    )
    return MailboxSignIn(authorize_url=url, expires_at=now() + _LIFETIME)


async def finish(runtime: Runtime, caller: Caller, data: FinishedMailboxSignIn) -> UUID:
    """The mailbox that the sign-in led to, added or opened anew. Raises an `OAuthError` that says what to do."""
    async with runtime.database.tenant_session(current().tenant_id, caller.actor) as session:
        begun = await _take(runtime, session, caller, data.state)
        used = await _client(runtime, session, begun.provider)
    name = used.provider.name
    if data.error is not None or data.code is None:
        raise _refusal(name, data.error or "access_denied", data.error_description or "")
    try:
        granted = await redeem_code(
            runtime.egress,
            used,
            code=data.code,
            verifier=begun.verifier,
            redirect_uri=redirect_uri(runtime.settings),
            nonce=begun.nonce,
        )
    except ExchangeError as error:
        raise _refusal(name, error.code, error.said) from error
    _check(used, begun, granted)
    async with runtime.database.tenant_session(current().tenant_id, caller.actor) as session:
        return await _keep(runtime, session, caller.actor, used, begun, granted)


async def _take(runtime: Runtime, session: WriteSession, caller: Caller, state: str) -> _Begun:
    name, _, secret = state.partition(".")
    try:
        request_id = UUID(hex=name)
        # Also text that Redis answers as bytes: the client may decode or not.
        sealed = await runtime.redis.getdel(_key(request_id))
        text = sealed.decode() if isinstance(sealed, bytes) else str(sealed or "")
        opened = await runtime.vault.open(
            session, bytes.fromhex(text), table="oauth_request", column="begun", row=request_id
        )
        begun = msgspec.json.decode(opened, type=_Begun)
    except (ValueError, SealBrokenError, msgspec.DecodeError) as error:
        raise problems.OAuthStaleError from error
    mine = begun.actor_id == caller.actor.id and begun.session_id == caller.session_id
    if not mine or not hmac.compare_digest(begun.state_hash, _hash(secret)):
        raise problems.OAuthStaleError
    return begun


def _check(used: UsedClient, begun: _Begun, granted: Granted) -> None:
    name = used.provider.name
    if not granted.names:
        raise problems.OAuthUnavailableError(provider=name)
    if begun.address not in granted.names:
        raise problems.OAuthWrongAccountError(chosen=granted.names[0], wanted=begun.address)
    given = {scope.casefold() for scope in granted.tokens.scope.split()}
    # Left out, it is what was asked for (RFC 6749 section 5.1).
    if given and not {scope.casefold() for scope in used.provider.needed} <= given:
        raise problems.OAuthScopesMissingError(provider=name)
    if not granted.tokens.refresh_token:
        raise problems.OAuthNoRefreshError(provider=name)


async def _keep(
    runtime: Runtime, session: WriteSession, actor: Actor, used: UsedClient, begun: _Begun, granted: Granted
) -> UUID:
    imap, smtp = used.provider.imap, used.provider.smtp
    servers = Endpoint(imap.host, imap.port, imap.security), Endpoint(smtp.host, smtp.port, smtp.security)
    if begun.mailbox_id is not None:
        mailbox = await load_mailbox(session, begun.mailbox_id)
        _may_sign_in(actor, mailbox)
        give_servers(mailbox, *servers)
        mailbox.auth, mailbox.secret, mailbox.username = "oauth", None, mailbox.address
    else:
        wanted = NewAccount(
            address=begun.address,
            username=None,
            imap=servers[0],
            smtp=servers[1],
            display_name=begun.display_name,
            sync_since=begun.sync_since,
            visibility=begun.visibility,
            team_id=begun.team_id,
        )
        mailbox = await add_account(session, actor, wanted)
        mailbox.auth = "oauth"
    await lock_grant(session, mailbox.id)
    grant = await session.get(MailboxGrant, (session.info["tenant_id"], mailbox.id))
    grant = grant or MailboxGrant(id=mailbox.id)
    grant.provider, grant.client_id, grant.signed_in_as = used.provider.slug, used.client_id, granted.names[0]
    grant.consent_ends_at = None
    await keep_tokens(session, runtime.vault, grant, granted)
    # Only now is a new row whole: sealing reads the tenant's key, and reading writes what was added.
    session.add(grant)
    await try_anew(session, mailbox)
    audit.record(
        session, "mailbox.signed_in", subject_id=mailbox.id, subject_name=mailbox.address, provider=used.provider.slug
    )
    return mailbox.id


async def _client(runtime: Runtime, session: WriteSession, slug: OAuthSlug) -> UsedClient:
    used = await client_for(session, runtime.vault, runtime.settings, slug)
    if used is None:
        raise problems.OAuthNotSetUpError(provider=oauth_provider(slug, runtime.settings).name)
    return used


def _may_sign_in(actor: Actor, mailbox: Mailbox) -> None:
    """Who manages mailboxes, and the owner: only they know the account."""
    if not actor.may("mailboxes.manage") and (mailbox.owner_id is None or mailbox.owner_id != actor.membership_id):
        raise NotAllowedError


def _refusal(provider: str, code: str, said: str) -> problems.OAuthError:
    if any(number in said for number in _ADMIN_CODES) or code in {"admin_policy_enforced", "consent_required"}:
        return problems.OAuthAdminConsentError(provider=provider)
    match code:
        case "access_denied" | "interaction_required" | "login_required":
            return problems.OAuthDeniedError(provider=provider)
        case "invalid_grant":
            return problems.OAuthStaleError()
        case "unavailable" | "server_error" | "temporarily_unavailable":
            return problems.OAuthUnavailableError(provider=provider)
    return problems.OAuthClientRefusedError(provider=provider)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(request_id: UUID) -> str:
    return f"lading:mailbox-sign-in:{current().tenant_id}:{request_id}"
