"""Signing in and out: password, second factor, and the session that a cookie names."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select, update

from backend.accounts.errors import NoSeatError, TotpRequiredError, WrongCredentialsError, WrongTotpCodeError
from backend.accounts.service.passwords import password_fits
from backend.accounts.service.two_factor import check_second_factor
from tenants.directory.models import Membership, SignInSession, Tenant, UserAccount
from tenants.orm import new_id, now
from tenants.secrets import Vault
from tenants.session import WriteSession
from tenants.tokens import new_token


class SignedIn(NamedTuple):
    """A fresh session: the cookie's token, and who and where."""

    token: str
    session_id: UUID
    account: UserAccount
    tenant_id: UUID


async def check_credentials(
    session: WriteSession, vault: Vault, email: str, password: str, code: str | None
) -> UserAccount:
    """The account behind an address (already normalised).

    Raises `WrongCredentialsError`, `TotpRequiredError`, `WrongTotpCodeError`.
    """
    account = await session.scalar(select(UserAccount).where(UserAccount.email == email).with_for_update())
    if not await password_fits(account.password_hash if account else None, password) or account is None:
        raise WrongCredentialsError
    if account.totp_secret is not None:
        if not code:
            raise TotpRequiredError
        if not check_second_factor(account, vault, code):
            raise WrongTotpCodeError
    return account


async def open_session(
    session: WriteSession, account: UserAccount, *, days: int, tenant_id: UUID | None = None
) -> SignedIn:
    """Start a session at `tenant_id`, or at the tenant where the person was last; raises `NoSeatError`."""
    seats = (
        select(Membership.tenant_id)
        .join(Tenant, Tenant.id == Membership.tenant_id)
        .where(Membership.user_id == account.id, Membership.active, Tenant.active)
        .order_by(Membership.last_seen_at.desc().nulls_last(), Membership.id)
        .limit(1)
    )
    chosen = await session.scalar(seats.where(Membership.tenant_id == tenant_id) if tenant_id else seats)
    if chosen is None:
        raise NoSeatError
    session_id, moment = new_id(), now()
    token, digest = new_token(session_id)
    session.add(
        SignInSession(
            id=session_id,
            token_hash=digest,
            user_id=account.id,
            tenant_id_current=chosen,
            expires_at=moment + timedelta(days=days),
        )
    )
    await session.execute(
        update(Membership)
        .where(Membership.tenant_id == chosen, Membership.user_id == account.id)
        .values(last_seen_at=moment, updated_at=Membership.updated_at)
    )
    await session.flush()
    return SignedIn(token, session_id, account, chosen)


async def close_session(session: WriteSession, session_id: UUID) -> None:
    """End one session."""
    await session.execute(delete(SignInSession).where(SignInSession.id == session_id))


async def close_other_sessions(session: WriteSession, user_id: UUID, keep: UUID | None) -> None:
    """End a person's sessions except `keep`: after a changed password nobody stays in by an old one."""
    statement = delete(SignInSession).where(SignInSession.user_id == user_id)
    await session.execute(statement if keep is None else statement.where(SignInSession.id != keep))


async def switch_tenant(session: WriteSession, session_id: UUID, user_id: UUID, tenant_id: UUID) -> None:
    """Let a session look at another tenant of its user; raises `NoSeatError`."""
    seat = await session.scalar(
        select(Membership.id)
        .join(Tenant, Tenant.id == Membership.tenant_id)
        .where(Membership.tenant_id == tenant_id, Membership.user_id == user_id, Membership.active, Tenant.active)
    )
    if seat is None:
        raise NoSeatError
    await session.execute(
        update(SignInSession).where(SignInSession.id == session_id).values(tenant_id_current=tenant_id)
    )
