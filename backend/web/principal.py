"""Whom a request comes from: a browser with a session cookie or a machine with an API key.

A principal is looked up once and kept for a few seconds per process. News of a changed user or key ends that
early in every process, so a sign-out or a revoked key works at once.
"""

import hashlib
import hmac
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import select, update

from tenants.access import Role, Scope, permissions_of, permissions_of_scopes
from tenants.context import Actor, system_actor
from tenants.directory.models import ApiKey, Membership, SignInSession, Tenant, UserAccount
from tenants.orm import now
from tenants.session import Database
from tenants.tokens import KEY_PREFIX, hash_secret, read_token

_CACHE_SECONDS = 10.0
_CACHE_SIZE = 10_000
_SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in caller. `session_id` is set for browsers, `csrf` is what their changes must send along."""

    tenant_id: UUID
    actor: Actor
    locale: str | None
    time_zone: str
    session_id: UUID | None = None
    csrf: str | None = None


def csrf_token(session_token: str) -> str:
    """The token that a browser's changes send in `X-CSRF-Token`: bound to the session, not guessable from it."""
    return hmac.new(session_token.encode(), b"lading csrf", hashlib.sha256).hexdigest()


class PrincipalCache:
    """Principals by token, for a few seconds."""

    def __init__(self) -> None:
        self._items: OrderedDict[str, tuple[float, Principal]] = OrderedDict()

    def get(self, token: str) -> Principal | None:
        """The principal if it was looked up lately."""
        item = self._items.get(token)
        if item is None or item[0] < time.monotonic():
            return None
        return item[1]

    def put(self, token: str, principal: Principal) -> None:
        """Keep a principal."""
        self._items[token] = (time.monotonic() + _CACHE_SECONDS, principal)
        self._items.move_to_end(token)
        while len(self._items) > _CACHE_SIZE:
            self._items.popitem(last=False)

    def forget(self, *ids: UUID) -> None:
        """Drop every principal whose user, seat, key or session is among `ids`."""
        gone = set(ids)
        for token, (_, principal) in list(self._items.items()):
            if gone & {principal.actor.id, principal.actor.membership_id, principal.session_id}:
                del self._items[token]


async def principal_of_session(database: Database, token: str) -> Principal | None:
    """The user behind a session cookie, at the tenant that the session looks at."""
    parts = read_token(token, 1)
    if parts is None:
        return None
    (session_id,), secret = parts
    moment = now()
    async with database.system_session() as session:
        row = (
            await session.execute(
                select(SignInSession, UserAccount, Membership)
                .join(UserAccount, UserAccount.id == SignInSession.user_id)
                .join(Tenant, Tenant.id == SignInSession.tenant_id_current)
                .join(
                    Membership,
                    (Membership.tenant_id == SignInSession.tenant_id_current)
                    & (Membership.user_id == SignInSession.user_id),
                )
                .where(SignInSession.id == session_id, SignInSession.expires_at > moment)
                .where(Membership.active, Tenant.active)
            )
        ).one_or_none()
        if row is None or not hmac.compare_digest(row[0].token_hash, hash_secret(secret)):
            return None
        signed_in, account, membership = row
        if moment - signed_in.seen_at > _SEEN_EVERY:
            lifetime = signed_in.expires_at - signed_in.seen_at
            await session.execute(
                update(SignInSession)
                .where(SignInSession.id == session_id)
                .values(seen_at=moment, expires_at=moment + lifetime)
            )
            await session.execute(
                update(Membership)
                .where(Membership.tenant_id == membership.tenant_id, Membership.id == membership.id)
                .values(last_seen_at=moment, updated_at=Membership.updated_at)
            )
    role = cast("Role", membership.role)
    actor = Actor("user", membership.name, role, account.id, membership.id, permissions_of(role))
    return Principal(membership.tenant_id, actor, account.locale, account.time_zone, session_id, csrf_token(token))


async def principal_of_key(database: Database, key: str) -> Principal | None:
    """The machine behind an API key."""
    parts = read_token(key, 2, KEY_PREFIX)
    if parts is None:
        return None
    (tenant_id, key_id), secret = parts
    moment = now()
    async with database.tenant_session(tenant_id, system_actor("sign-in")) as session:
        stored = await session.get(ApiKey, (tenant_id, key_id))
        if (
            stored is None
            or (stored.expires_at and stored.expires_at <= moment)
            or not hmac.compare_digest(stored.secret_hash, hash_secret(secret))
        ):
            return None
        if stored.last_used_at is None or moment - stored.last_used_at > _SEEN_EVERY:
            stored.last_used_at = moment
        permissions = permissions_of_scopes(cast("list[Scope]", stored.scopes))
        return Principal(tenant_id, Actor("api_key", stored.name, "viewer", stored.id, None, permissions), None, "UTC")
