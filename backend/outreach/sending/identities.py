"""Whose addresses mail may carry. The one rule, asked when a message is written, queued and sent.

An address belongs to the owner of its mailbox, an alias to the person it was given to. Beside them, those may send from
it for whom it was opened (`MailIdentity.used_by`): a team, or everybody. No role sends from more than that.
"""

from collections.abc import Sequence
from typing import Any, Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from backend.outreach.sending.errors import NotYourSenderError
from backend.outreach.sending.models import Audience, MailIdentity
from mail_ingest.store.models import Mailbox
from tenants.directory.models import Membership, Team, TeamMember
from tenants.session import ReadSession

_Own: Final = aliased(MailIdentity, name="own_identity")


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """An address that mail can be sent from. `id` is the mailbox's own id for its own address."""

    id: UUID
    mailbox_id: UUID
    address: str
    name: str
    signature: str
    owner_id: UUID | None
    used_by: Audience
    team_id: UUID | None
    alias: bool
    provider: str | None
    #: 0 while nobody has set anything.
    version: int


async def senders_of(session: ReadSession, membership_id: UUID | None) -> list[Sender]:
    """The addresses that a person may send from, their own first."""
    if membership_id is None:
        return []
    found = await _senders(session, membership_id)
    return sorted(found, key=lambda each: (each.owner_id != membership_id, each.alias, each.address))


async def all_senders(session: ReadSession) -> list[Sender]:
    """Every address of the tenant that mail can be sent from, for who manages mailboxes."""
    return sorted(await _senders(session, None), key=lambda each: (each.address, each.alias))


async def require_sender(session: ReadSession, membership_id: UUID | None, mailbox_id: UUID, address: str) -> Sender:
    """The sender if the person may use it; raises `NotYourSenderError`."""
    wanted = address.strip().casefold()
    for sender in await senders_of(session, membership_id):
        if sender.mailbox_id == mailbox_id and sender.address == wanted:
            return sender
    raise NotYourSenderError


def best_sender(senders: Sequence[Sender], written_to: Sequence[str], mailbox_ids: Sequence[UUID]) -> Sender | None:
    """The default: the address that the customer wrote to, else one of a mailbox that the mail lies in, else the
    first."""
    addressed = {address.casefold() for address in written_to}
    for sender in senders:
        if sender.address in addressed:
            return sender
    for sender in senders:
        if sender.mailbox_id in mailbox_ids and not sender.alias:
            return sender
    return senders[0] if senders else None


async def _senders(session: ReadSession, membership_id: UUID | None) -> list[Sender]:
    can_send = and_(Mailbox.kind == "imap", Mailbox.removed_at.is_(None), Mailbox.smtp_host.is_not(None))
    own = (
        select(
            Mailbox.id,
            Mailbox.id.label("mailbox_id"),
            Mailbox.address,
            Mailbox.display_name,
            Mailbox.provider,
            Mailbox.owner_id,
            _Own.name,
            _Own.signature,
            _Own.used_by,
            _Own.team_id,
            _Own.version,
            Membership.name.label("owner_name"),
        )
        .outerjoin(_Own, and_(_Own.tenant_id == Mailbox.tenant_id, _Own.id == Mailbox.id))
        .outerjoin(Membership, and_(Membership.tenant_id == Mailbox.tenant_id, Membership.id == Mailbox.owner_id))
        .where(can_send)
    )
    owner = func.coalesce(MailIdentity.owner_id, Mailbox.owner_id)
    aliases = (
        select(
            MailIdentity.id,
            MailIdentity.mailbox_id,
            MailIdentity.address,
            Mailbox.display_name,
            Mailbox.provider,
            owner.label("owner_id"),
            MailIdentity.name,
            MailIdentity.signature,
            MailIdentity.used_by,
            MailIdentity.team_id,
            MailIdentity.version,
            Membership.name.label("owner_name"),
        )
        .join(Mailbox, and_(Mailbox.tenant_id == MailIdentity.tenant_id, Mailbox.id == MailIdentity.mailbox_id))
        .outerjoin(Membership, and_(Membership.tenant_id == Mailbox.tenant_id, Membership.id == owner))
        .where(can_send, MailIdentity.id != MailIdentity.mailbox_id)
    )
    if membership_id is not None:
        own = own.where(_open_to(membership_id, Mailbox.owner_id, _Own.used_by, _Own.team_id))
        aliases = aliases.where(_open_to(membership_id, owner, MailIdentity.used_by, MailIdentity.team_id))
    rows = [*(await session.execute(own)).all(), *(await session.execute(aliases)).all()]
    return [
        Sender(
            id=row.id,
            mailbox_id=row.mailbox_id,
            address=row.address.casefold(),
            name=row.name or row.display_name or row.owner_name or "",
            signature=row.signature or "",
            owner_id=row.owner_id,
            used_by=cast("Audience", row.used_by or "owner"),
            team_id=row.team_id,
            alias=row.id != row.mailbox_id,
            provider=row.provider,
            version=row.version or 0,
        )
        for row in rows
    ]


def _open_to(membership_id: UUID, owner: Any, used_by: Any, team_id: Any) -> ColumnElement[bool]:
    teams = (
        select(TeamMember.team_id)
        .join(Team, and_(Team.tenant_id == TeamMember.tenant_id, Team.id == TeamMember.team_id))
        .where(TeamMember.membership_id == membership_id, Team.archived_at.is_(None))
    )
    active = select(Membership.id).where(Membership.id == membership_id, Membership.active).exists()
    return and_(active, or_(owner == membership_id, used_by == "all", and_(used_by == "team", team_id.in_(teams))))
