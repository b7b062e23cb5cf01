"""A mailbox's two servers, opened for sending: SMTP to hand mail over, IMAP for its copies."""

from typing import Final

import aiosmtplib
import msgspec

from mail_ingest.imap.errors import SignInError
from mail_ingest.imap.providers.settings import provider_by_slug
from mail_ingest.imap.signin import BearerToken
from mail_ingest.imap.source import Folder, FolderRole, MailSource
from mail_ingest.store.models import Mailbox
from mail_ingest.submit.connecting import open_smtp
from mail_ingest.sync.connecting import SMTP_PORTS, Account, TokenSource, account_of, opener, resolve
from tenants.egress import EgressGuard
from tenants.secrets import Vault
from tenants.session import WriteSession

_EHLO: Final = "localhost"


class NoSmtpError(Exception):
    """The mailbox has no server for outgoing mail."""


class Doors(msgspec.Struct, frozen=True):
    """Where a mailbox's servers are and how to sign in. Holds secrets: never log it."""

    imap: Account
    smtp: Account
    #: The provider files what it sends itself.
    keeps_copies: bool

    def __repr__(self) -> str:
        return f"Doors({self.smtp})"


async def doors_of(session: WriteSession, vault: Vault, mailbox: Mailbox) -> Doors:
    """The doors of a mailbox; raises NoSmtpError, SignInError where the secret does not open."""
    if mailbox.smtp_host is None or mailbox.smtp_port is None:
        raise NoSmtpError
    imap = await account_of(session, vault, mailbox)
    smtp = msgspec.structs.replace(
        imap,
        host=mailbox.smtp_host,
        port=mailbox.smtp_port,
        security="starttls" if mailbox.smtp_security == "starttls" else "tls",
    )
    provider = provider_by_slug(mailbox.provider) if mailbox.provider else None
    return Doors(imap, smtp, bool(provider and provider.quirks.stores_sent_mail))


async def open_submission(guard: EgressGuard, tokens: TokenSource, account: Account) -> aiosmtplib.SMTP:
    """A signed-in SMTP connection through the egress guard. Raises MailError."""
    target = await resolve(guard, account.host, account.port, account.security, SMTP_PORTS)
    provider = provider_by_slug(account.provider) if account.provider else None

    async def open_with(secret: str | BearerToken) -> aiosmtplib.SMTP:
        return await open_smtp(
            target,
            account.username,
            secret,
            provider=provider.slug if provider else None,
            provider_name=provider.name if provider else None,
            ehlo_name=_EHLO,
        )

    if account.granted is None:
        return await open_with(account.secret)
    granted = account.granted
    token = await tokens(granted.tenant_id, granted.mailbox_id)
    try:
        return await open_with(BearerToken(token))
    except SignInError:
        # A token can end before its time (RFC 6749 section 5.1): with another one the server decides for good.
        fresh = await tokens(granted.tenant_id, granted.mailbox_id, refused=token)
    return await open_with(BearerToken(fresh))


async def open_mailbox(guard: EgressGuard, tokens: TokenSource, account: Account) -> MailSource:
    """A signed-in IMAP connection. Raises MailError."""
    return await opener(guard, tokens)(account)


async def sent_folder(source: MailSource) -> Folder | None:
    """The folder for sent mail, if there is one."""
    for folder in await source.list_folders():
        if folder.role is FolderRole.SENT and folder.selectable:
            return folder
    return None
