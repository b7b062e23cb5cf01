"""From a mailbox row to a signed-in `MailSource`: address through the egress guard, secret out of the vault."""

import socket
from collections.abc import Awaitable, Callable
from typing import Protocol
from uuid import UUID

import msgspec

from mail_ingest.imap.client import open_imap
from mail_ingest.imap.errors import ConnectError, MailError, Problem, Scope, SignInError, Step, Verdict
from mail_ingest.imap.problems import PROBLEMS
from mail_ingest.imap.providers.settings import provider_by_slug
from mail_ingest.imap.signin import BearerToken, sign_in_with
from mail_ingest.imap.source import MailSource
from mail_ingest.imap.target import ConnectTarget, Security
from mail_ingest.imap.verdicts import Context, judge_exception
from mail_ingest.store.models import Mailbox
from mail_ingest.submit.check import check_smtp
from tenants.egress import EgressError, EgressGuard
from tenants.secrets import SealBrokenError, Vault
from tenants.session import WriteSession

IMAP_PORTS = frozenset({143, 993})
SMTP_PORTS = frozenset({25, 465, 587, 2525})


class Granted(msgspec.Struct, frozen=True):
    """A mailbox that is opened with an access token instead of a secret."""

    tenant_id: UUID
    mailbox_id: UUID


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """All that is needed to open a mailbox: `secret`, or a token for `granted`. Holds the secret: never log it."""

    host: str
    port: int
    security: Security
    username: str
    secret: str
    provider: str | None = None
    granted: Granted | None = None

    def __repr__(self) -> str:
        return f"Account({self.username} at {self.host}:{self.port})"


#: Opens a signed-in source; raises MailError.
Opener = Callable[[Account], Awaitable[MailSource]]


class TokenSource(Protocol):
    """Where access tokens come from."""

    async def __call__(self, tenant_id: UUID, mailbox_id: UUID, *, refused: str | None = None) -> str:
        """A token that holds; `refused` is one that the server did not take. Raises MailError."""
        ...


async def account_of(session: WriteSession, vault: Vault, mailbox: Mailbox) -> Account:
    """The settings of a mailbox with its secret opened; raises `SignInError` when there is none that opens."""
    if mailbox.imap_host is None or mailbox.imap_port is None:
        raise ValueError("an archive has no server")
    secret = ""
    if mailbox.secret is not None:
        try:
            secret = await vault.open(session, mailbox.secret, table="mailbox", column="secret", row=mailbox.id)
        except SealBrokenError as error:
            raise SignInError(_problem("wrong-secret", mailbox.imap_host, mailbox.imap_port, Step.SIGN_IN)) from error
    return Account(
        host=mailbox.imap_host,
        port=mailbox.imap_port,
        security="starttls" if mailbox.imap_security == "starttls" else "tls",
        username=mailbox.username or mailbox.address,
        secret=secret,
        provider=mailbox.provider,
        granted=Granted(session.info["tenant_id"], mailbox.id) if mailbox.auth == "oauth" else None,
    )


async def resolve(guard: EgressGuard, host: str, port: int, security: Security, ports: frozenset[int]) -> ConnectTarget:
    """Look the host up once and check where it leads; raises `ConnectError`."""
    try:
        checked = await guard.resolve(host, port, ports=ports)
    except EgressError as error:
        if error.code == "host-not-found":
            cause = error.__cause__
            context = Context(host, port, Step.RESOLVE)
            unknown = cause if isinstance(cause, socket.gaierror) else socket.gaierror(socket.EAI_NONAME, "no name")
            raise ConnectError(judge_exception(unknown, context)) from error
        raise ConnectError(_problem("address-not-allowed", host, port, Step.RESOLVE)) from error
    return ConnectTarget(
        host=host,
        addresses=checked.addresses,
        port=checked.port,
        security=security,
        ssl_context=guard.shared_tls_context(),
    )


def opener(guard: EgressGuard, tokens: TokenSource | None = None) -> Opener:
    """Opens IMAP accounts through the egress guard; `tokens` for those that are opened with an access token."""

    async def open_with(account: Account, secret: str | BearerToken) -> MailSource:
        target = await resolve(guard, account.host, account.port, account.security, IMAP_PORTS)
        provider = provider_by_slug(account.provider) if account.provider else None
        return await open_imap(
            target,
            sign_in_with(account.username, secret),
            provider=provider.slug if provider else None,
            provider_name=provider.name if provider else None,
            always_send_id=bool(provider and provider.quirks.always_send_id),
        )

    async def open_account(account: Account) -> MailSource:
        if account.granted is None:
            return await open_with(account, account.secret)
        if tokens is None:
            raise ValueError("this program opens no mailboxes by access token")
        granted = account.granted
        token = await tokens(granted.tenant_id, granted.mailbox_id)
        try:
            return await open_with(account, BearerToken(token))
        except SignInError:
            # A token can end before its time (RFC 6749 section 5.1): with another one the server decides for good.
            fresh = await tokens(granted.tenant_id, granted.mailbox_id, refused=token)
        return await open_with(account, BearerToken(fresh))

    return open_account


async def try_smtp(guard: EgressGuard, account: Account, token: BearerToken | None = None) -> None:
    """Sign in at an account's SMTP server, with its secret or a token, and leave; raises MailError with the step
    SMTP."""
    try:
        target = await resolve(guard, account.host, account.port, account.security, SMTP_PORTS)
    except ConnectError as error:
        # A check of IMAP has a step for finding the server; for SMTP all is one step.
        raise ConnectError(msgspec.structs.replace(error.problem, step=Step.SMTP)) from error
    provider = provider_by_slug(account.provider) if account.provider else None
    await check_smtp(
        target,
        account.username,
        token or account.secret,
        provider=provider.slug if provider else None,
        provider_name=provider.name if provider else None,
    )


def _problem(code: str, host: str, port: int, step: Step) -> Problem:
    words = PROBLEMS[code]
    return Problem(
        code=code,
        title=words.title,
        what_to_do=words.what_to_do,
        params={"host": host, "port": str(port), "provider": host},
        step=step,
        verdict=Verdict.STOP,
        scope=Scope.ACCOUNT,
        retry_after=0,
        retry_at_most=0,
    )


def silent(account: Account) -> MailError:
    """That an account's server let us wait for too long."""
    return MailError(_problem("server-silent", account.host, account.port, Step.FOLDERS))


def unexpected(error: Exception, account: Account) -> MailError:
    """A defect of ours as a problem that passes, so that one mailbox never takes others with it."""
    context = Context(account.host, account.port, Step.FOLDERS, account.provider)
    return MailError(judge_exception(error, context))
