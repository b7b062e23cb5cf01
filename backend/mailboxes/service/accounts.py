"""Adding, changing and removing mailboxes."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select

from backend.mailboxes.errors import ArchiveMailboxError, MailboxExistsError
from backend.mailboxes.events import MailboxAccessEnded
from backend.mailboxes.queries import load_mailbox, mailbox_view
from backend.mailboxes.schemas import Endpoint, MailboxPatch, NewMailbox
from i18n.messages import N_
from mail_ingest.imap.providers.profile import Provider
from mail_ingest.imap.providers.settings import provider_of
from mail_ingest.imap.providers.table import PROVIDERS
from mail_ingest.parse.addresses import normalise_address
from mail_ingest.store import leases
from mail_ingest.store.events import MailboxChanged
from mail_ingest.store.models import Mailbox
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership, Team
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.secrets import Vault
from tenants.session import WriteSession
from tenants.versions import raise_version


class NewAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A mailbox to add, without the way to open it. `username` is the address unless given."""

    address: str
    username: str | None
    imap: Endpoint
    smtp: Endpoint | None
    display_name: str
    sync_since: date | None
    visibility: str
    team_id: UUID | None


async def add_mailbox(session: WriteSession, actor: Actor, vault: Vault, data: NewMailbox) -> Mailbox:
    """Add a mailbox that is opened with a secret; its synchronisation begins within a second or two. Raises
    `MailboxExistsError`."""
    account = NewAccount(
        address=data.address,
        username=data.username,
        imap=data.imap,
        smtp=data.smtp,
        display_name=data.display_name,
        sync_since=data.sync_since,
        visibility=data.visibility,
        team_id=data.team_id,
    )
    mailbox = await add_account(session, actor, account)
    await _set_secret(session, vault, mailbox, data.secret)
    await session.flush()
    return mailbox


async def add_account(session: WriteSession, actor: Actor, data: NewAccount) -> Mailbox:
    """Add a mailbox; whoever calls gives it the secret or the consent in the same transaction. Raises
    `MailboxExistsError`."""
    actor.require("mailboxes.manage")
    address = normalise_address(data.address.strip()).casefold()
    taken = await session.scalar(select(Mailbox.id).where(Mailbox.address == address, Mailbox.removed_at.is_(None)))
    if taken is not None:
        raise MailboxExistsError(address=address)
    if data.visibility == "team" and (data.team_id is None or not await _is_team(session, data.team_id)):
        problem = FieldProblem("team_id", "missing", N_("Choose the team that sees the mail of this mailbox."))
        raise ValidationFailedError(errors=[problem])
    # A colleague's own mailbox is theirs, whoever sets it up for them.
    theirs = await session.scalar(select(Membership.id).where(Membership.email == address, Membership.active))
    mailbox = Mailbox(
        id=new_id(),
        address=address,
        display_name=data.display_name.strip(),
        username=data.username or data.address.strip(),
        sync_since=data.sync_since,
        visibility=data.visibility,
        team_id=data.team_id if data.visibility == "team" else None,
        owner_id=theirs or actor.membership_id,
    )
    give_servers(mailbox, data.imap, data.smtp)
    session.add(mailbox)
    await session.flush()
    await leases.request(session, mailbox.id, active=True)
    audit.record(session, "mailbox.added", subject_id=mailbox.id, subject_name=address, imap_host=data.imap.host)
    append(session, MailboxChanged(mailbox_id=mailbox.id))
    return mailbox


async def try_anew(session: WriteSession, mailbox: Mailbox) -> None:
    """What stopped the mailbox is forgotten, and whoever looks after it begins again with its new settings."""
    await leases.hold(session, mailbox.id)
    mailbox.version += 1
    _forget_problem(mailbox)
    await session.flush()
    await leases.request(session, mailbox.id, active=not mailbox.paused)
    append(session, MailboxChanged(mailbox_id=mailbox.id))


def give_servers(mailbox: Mailbox, imap: Endpoint, smtp: Endpoint | None) -> None:
    """The servers of a mailbox, and the provider that runs them."""
    _set_imap(mailbox, imap)
    _set_smtp(mailbox, smtp)


async def change_mailbox(
    session: WriteSession, actor: Actor, vault: Vault, mailbox_id: UUID, expected: int, data: MailboxPatch
) -> Mailbox:
    """Change settings; whatever stopped the mailbox before is tried anew. Raises `VersionConflictError`."""
    actor.require("mailboxes.manage")
    mailbox = await load_mailbox(session, mailbox_id)
    await leases.hold(session, mailbox_id)
    _need_server(mailbox)
    raise_version(mailbox, expected, await mailbox_view(session, mailbox))
    changed = [name for name in data.__struct_fields__ if getattr(data, name) is not UNSET]
    _check_secret_given(mailbox, data)
    if data.display_name is not UNSET:
        mailbox.display_name = data.display_name.strip()
    if data.username is not UNSET:
        mailbox.username = data.username
    if data.imap is not UNSET:
        _set_imap(mailbox, data.imap)
    if data.smtp is not UNSET:
        _set_smtp(mailbox, data.smtp)
    if data.secret is not UNSET:
        await _set_secret(session, vault, mailbox, data.secret)
        if mailbox.auth == "oauth":
            mailbox.auth = "password"
            append(session, MailboxAccessEnded(mailbox_id=mailbox.id))
    if data.paused is not UNSET:
        mailbox.paused = data.paused
    if data.sync_since is not UNSET and data.sync_since != mailbox.sync_since:
        mailbox.sync_since = data.sync_since
        mailbox.finished_at = None
    _forget_problem(mailbox)
    await session.flush()
    await leases.request(session, mailbox.id, active=not mailbox.paused)
    audit.record(session, "mailbox.changed", subject_id=mailbox.id, subject_name=mailbox.address, fields=changed)
    append(session, MailboxChanged(mailbox_id=mailbox.id))
    return mailbox


async def remove_mailbox(session: WriteSession, actor: Actor, mailbox_id: UUID) -> None:
    """End the synchronisation and forget the secret; the mail stays."""
    actor.require("mailboxes.manage")
    mailbox = await load_mailbox(session, mailbox_id)
    await leases.hold(session, mailbox_id)
    mailbox.removed_at = now()
    mailbox.secret = None
    mailbox.version += 1
    _forget_problem(mailbox)
    await session.flush()
    if mailbox.kind == "imap":
        await leases.request(session, mailbox.id, active=False)
    if mailbox.auth == "oauth":
        append(session, MailboxAccessEnded(mailbox_id=mailbox.id))
    audit.record(session, "mailbox.removed", subject_id=mailbox.id, subject_name=mailbox.address)
    append(session, MailboxChanged(mailbox_id=mailbox.id))


async def request_sync(session: WriteSession, actor: Actor, mailbox_id: UUID) -> None:
    """Look at the server now instead of at the next turn."""
    actor.require("conversations.write")
    mailbox = await load_mailbox(session, mailbox_id)
    await leases.hold(session, mailbox_id)
    _need_server(mailbox)
    _forget_problem(mailbox)
    await leases.request(session, mailbox.id, active=not mailbox.paused)
    append(session, MailboxChanged(mailbox_id=mailbox.id))


def provider_for(address: str, host: str) -> Provider | None:
    """The provider that runs an IMAP server, else that of the address: it is the server's oddities that matter."""
    name = host.strip().lower()
    return next((provider for provider in PROVIDERS if provider.imap.host == name), None) or provider_of(address)


def _need_server(mailbox: Mailbox) -> None:
    if mailbox.kind != "imap":
        raise ArchiveMailboxError


def _check_secret_given(mailbox: Mailbox, data: MailboxPatch) -> None:
    """The stored secret goes only where it was given for: whoever may change settings must not be able to have it
    sent to a server of their own."""
    elsewhere = (data.imap is not UNSET and data.imap.host.lower() != (mailbox.imap_host or "").lower()) or (
        data.smtp is not UNSET
        and data.smtp is not None
        and data.smtp.host.lower() not in {(mailbox.smtp_host or "").lower(), (mailbox.imap_host or "").lower()}
    )
    if elsewhere and data.secret is UNSET:
        problem = FieldProblem("secret", "missing", N_("Enter the password again: the server is another one now."))
        raise ValidationFailedError(errors=[problem])


def _forget_problem(mailbox: Mailbox) -> None:
    mailbox.problem = mailbox.problem_since = None


def _set_imap(mailbox: Mailbox, imap: Endpoint) -> None:
    provider = provider_for(mailbox.address, imap.host)
    mailbox.provider = provider.slug if provider else None
    mailbox.imap_host, mailbox.imap_port, mailbox.imap_security = imap.host.strip().lower(), imap.port, imap.security


def _set_smtp(mailbox: Mailbox, smtp: Endpoint | None) -> None:
    mailbox.smtp_host = smtp.host.strip().lower() if smtp else None
    mailbox.smtp_port = smtp.port if smtp else None
    mailbox.smtp_security = smtp.security if smtp else None


async def _is_team(session: WriteSession, team_id: UUID) -> bool:
    return await session.scalar(select(Team.id).where(Team.id == team_id)) is not None


async def _set_secret(session: WriteSession, vault: Vault, mailbox: Mailbox, secret: str) -> None:
    mailbox.secret = await vault.seal(session, secret, table="mailbox", column="secret", row=mailbox.id)
